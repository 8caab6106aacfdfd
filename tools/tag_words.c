// SPDX-License-Identifier: Apache-2.0
// Tags words for the scorer: takes an unpacked `*.tokens.txt`, gives FORM<tab>TAG lines.
//
//   tag_words ewt_dev.tokens.txt > out.txt
//   ../shared/score/score_annotation.py --tokens ewt_dev.tokens.txt out.txt
//
// Words are taken as the file cuts them; what the program's own tokens would cost is not seen.
#include "base/str.h"
#include "text/facts.h"
#include "text/tagger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 4096, MOST_WORDS = 4096 };

static syn_str words[MOST_WORDS];
static syn_sketch sketches[MOST_WORDS];
static uint8_t tags[MOST_WORDS];

/// Tags and forgets the words collected.
static void end_sentence(const syn_labeller *tagger, size_t count, syn_arena *arena) {
#define TAG_NAME(constant, text) text,
    static const char *const names[] = {SYN_POS_LIST(TAG_NAME)};
    for (size_t i = 0; i < count; i++)
        syn_sketch_make(words[i], &sketches[i]);
    syn_facts_find(words, sketches, count);
    syn_tagger_run(tagger, (syn_sketches){sketches, count}, arena, tags);
    for (size_t i = 0; i < count; i++) {
        const char *name = names[tags[i]]; // "VERB/VBD": the scorer knows VERB
        printf("%.*s\t%.*s\n", (int)words[i].size, words[i].data, (int)strcspn(name, "/"), name);
    }
    printf("\n");
    syn_arena_reset(arena);
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    syn_labeller tagger;
    if (file == NULL || !syn_tagger_open(&tagger)) {
        fputs("usage: tag_words FILE.tokens.txt\n", stderr);
        return 3;
    }
    char line[LONGEST_LINE];
    syn_arena arena = {0};
    size_t count = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "# doc", 5) == 0) continue;
        syn_str word = {line, strcspn(line, "\t\n")};
        if (word.size == 0 || count == MOST_WORDS) {
            end_sentence(&tagger, count, &arena);
            count = 0;
        }
        if (word.size > 0) words[count++] = syn_arena_copy(&arena, word);
    }
    end_sentence(&tagger, count, &arena);
    syn_arena_finish(&arena);
    fclose(file);
    return ferror(stdout) ? 2 : 0;
}
