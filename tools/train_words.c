// SPDX-License-Identifier: Apache-2.0
// Takes an unpacked `*.tokens.txt`, gives its sentences with parts of speech as labels.
//
// A word a line, FORM<tab>UPOS<tab>XPOS<tab>NAME-TAG; a blank line behind each sentence; `# doc ID`
// before each document. Words without a label end nothing: they are left out.
#include "base/str.h"
#include "text/facts.h"
#include "text/tagger.h"
#include "train_labeller.h"

#include <string.h>

enum { LONGEST_LINE = 4096, COLUMNS = 4 };

/// A sentence that grows.
typedef struct collected {
    syn_str *words;
    uint8_t *labels;
    size_t count, room;
} collected;

static int find_label(const train_labeller *trainer, const char *name) {
    for (size_t i = 0; i < trainer->label_count; i++) {
        if (strcmp(trainer->labels[i], name) == 0) return (int)i;
    }
    return -1;
}

/// "VERB" with "VBD" is "VERB/VBD" where there is such a label.
static int read_label(const train_labeller *trainer, const char *coarse, const char *fine) {
    char both[64];
    if (strcmp(fine, "NNPS") != 0 &&
        snprintf(both, sizeof both, "%s/%s", coarse, fine) < (int)sizeof both) {
        int label = find_label(trainer, both);
        if (label >= 0) return label;
    }
    return find_label(trainer, coarse);
}

static syn_str copy_word(const char *word) {
    size_t size = strlen(word);
    char *bytes = need(malloc(size + 1));
    memcpy(bytes, word, size + 1);
    return (syn_str){bytes, size};
}

static void add_word(collected *now, const char *word, int label) {
    if (now->count == now->room) {
        now->room = now->room * 2 + 16;
        now->labels = need(realloc(now->labels, now->room * sizeof *now->labels));
        now->words = need(realloc(now->words, now->room * sizeof *now->words));
    }
    now->words[now->count] = copy_word(word);
    now->labels[now->count++] = (uint8_t)label;
}

static void end_sentence(train_corpus *corpus, collected *now) {
    if (now->count == 0) return;
    syn_sketch *sketches = need(calloc(now->count, sizeof *sketches));
    for (size_t i = 0; i < now->count; i++)
        syn_sketch_make(now->words[i], &sketches[i]);
    syn_facts_find(now->words, sketches, now->count);
    syn_sketches *words = need(malloc(sizeof *words));
    *words = (syn_sketches){sketches, now->count};
    train_corpus_add(corpus, (train_sentence){words, now->labels, now->count, NULL, NULL});
    *now = (collected){0};
}

/// Cuts a line at its tabs; gives the number of columns.
static int cut_columns(char *line, char **out_columns) {
    int found = 1;
    out_columns[0] = line;
    for (char *at = line; *at != '\0' && found < COLUMNS; at++) {
        if (*at != '\t') continue;
        *at = '\0';
        out_columns[found++] = at + 1;
    }
    return found;
}

void train_read_words(const train_labeller *trainer, const char *path, train_corpus *corpus) {
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "train_labeller: cannot open %s\n", path);
        exit(2);
    }
    char line[LONGEST_LINE], *columns[COLUMNS];
    collected now = {0};
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "# doc", 5) == 0) continue;
        if (line[0] == '\0') {
            end_sentence(corpus, &now);
            continue;
        }
        int label = cut_columns(line, columns) == COLUMNS
                        ? read_label(trainer, columns[1], columns[2])
                        : -1;
        if (label >= 0) add_word(&now, columns[0], label);
    }
    end_sentence(corpus, &now);
    if (ferror(file)) {
        fprintf(stderr, "train_labeller: cannot read %s\n", path);
        exit(2);
    }
    fclose(file);
}
