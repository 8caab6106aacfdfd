// SPDX-License-Identifier: Apache-2.0
// Takes paths of news and prose, gives models/english_words.tsv: each term that stands in at least
// so many documents, with their number. Terms are made by the program's own tokens and stems, so
// that lookups fit.
//
//   count_words LEAST PATH... > models/english_words.tsv
#include "base/sort.h"
#include "base/str.h"
#include "synopt/synopt.h"

#include <stdio.h>
#include <stdlib.h>

static int compare_terms(const void *a, const void *b, void *context) {
    const syn_vocabulary *words = context;
    return syn_str_compare(words->terms[*(const uint32_t *)a], words->terms[*(const uint32_t *)b]);
}

/// Numbers and odd strings say nothing about English.
static bool is_word(syn_str term) {
    bool has_letter = false;
    for (size_t i = 0; i < term.size; i++) {
        if ((unsigned char)term.data[i] < 0x21) return false;
        has_letter |= syn_ascii_is_alpha(term.data[i]);
    }
    return has_letter && term.size > 1;
}

static int write_words(const syn_pile *pile, size_t least) {
    const syn_vocabulary *words = &pile->vocabulary;
    uint32_t *order = malloc((words->term_count + 1) * sizeof *order);
    if (order == NULL) return 1;
    for (uint32_t i = 0; i < words->term_count; i++)
        order[i] = i;
    syn_sort(order, words->term_count, sizeof *order, compare_terms, (void *)words);
    printf("# Document counts of English terms, made by tools/count_words.c. Card: "
           "english_words.md\n");
    printf("# documents %zu\n", pile->count);
    for (size_t i = 0; i < words->term_count; i++) {
        syn_str term = words->terms[order[i]];
        if (words->document_counts[order[i]] < least || !is_word(term)) continue;
        printf("%.*s\t%u\n", (int)term.size, term.data, words->document_counts[order[i]]);
    }
    free(order);
    return fflush(stdout) != 0;
}

int main(int count, char **arguments) {
    syn_error error = {0};
    syn_run *run = NULL;
    syn_status status = syn_run_new(&(syn_options){.jobs = 0}, &run, &error);
    for (int i = 2; i < count && status == SYN_OK; i++) {
        status = syn_run_add_path(run, arguments[i], &error);
    }
    // The pile is numbered before reuse looks at it; stop at the first step that needs it.
    if (status == SYN_OK) status = syn_run_execute(run, SYN_STEP_REUSE, &error);
    int failed = 1;
    if (status == SYN_OK && count > 2) {
        failed = write_words(syn_run_get_pile(run), (size_t)strtoul(arguments[1], NULL, 10));
    } else {
        fprintf(stderr, "count_words LEAST PATH...: %s %s\n", error.where, error.message);
    }
    syn_run_free(run);
    return failed;
}
