// SPDX-License-Identifier: Apache-2.0
// dump
#include "base/json.h"
#include "base/str.h"
#include "collate/align.h"
#include "synopt/synopt.h"
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    syn_options o = {.from = SYN_FROM_JSONL};
    syn_run *run;
    syn_error e;
    if (argc < 2) return 2;
    if (syn_run_new(&o, &run, &e) || syn_run_add_path(run, argv[1], &e) || syn_run_execute(run, SYN_STEP_STORIES, &e)) { fprintf(stderr, "%s\n", e.message); return 2; }
    const syn_stories *st = syn_run_get_stories(run);
    const syn_pile *pile = syn_run_get_pile(run);
    printf("id");
#define P(n, d) printf("\t" #n);
    SYN__MEASURE_LIST(P)
    printf("\n");
    for (size_t i = 0; i < st->story_count; i++) {
        syn_arena arena = {0}, scratch = {0};
        syn__collator c = {.pile = pile, .reuse = syn_run_get_reuse(run), .story = &st->stories[i], .arena = &arena, .scratch = &scratch};
        syn__collate_entities(&c);
        syn__collate_sentences(&c);
        const syn__line *a = NULL, *b = NULL;
        for (size_t j = 0; j < c.line_count; j++) {
            const syn__line *l = &c.lines[j];
            const syn__line **x = l->member == 0 ? &a : &b;
            if (*x == NULL || (*x)->weight < l->weight) *x = l;
        }
        if (a && b) {
            syn__alignment al;
            float m[SYN__MEASURE_COUNT];
            syn__lines_align(&c, a, b, &al);
            syn__alignment_measure(&c, a, b, &al, m);
            printf("%.*s", SYN_STR_PRINT(st->stories[i].id));
            for (size_t k = 0; k < SYN__MEASURE_COUNT; k++) printf("\t%.5g", (double)m[k]);
            printf("\n");
        } else printf("%.*s\tnone\n", SYN_STR_PRINT(st->stories[i].id));
        syn_arena_finish(&arena);
        syn_arena_finish(&scratch);
    }
    return 0;
}
