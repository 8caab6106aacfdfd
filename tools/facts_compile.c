// SPDX-License-Identifier: Apache-2.0
// Takes models/word_clusters.tsv, models/gazetteer.tsv and models/sure_tags.tsv, gives a C file
// with the three tables that src/text/facts.c looks words up in.
//
//   facts_compile word_clusters.tsv gazetteer.tsv sure_tags.tsv OUT.c
//
// Open addressing on a 64-bit hash, of which 32 bits are kept to tell words apart: of a million
// unknown words a few dozen are taken for known ones, which costs a feature, not a crash. Runs on
// the building machine.
#include "base/str.h"
#include "text/facts.h"
#include "text/sketch.h"
#include "text/tagger.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_LINE = 512 };

typedef struct row {
    uint64_t hash;
    unsigned value;
} row;

typedef struct row_list {
    row *items;
    size_t count, capacity;
} row_list;

static void push(row_list *to, row value) {
    if (to->count == to->capacity) {
        to->capacity = to->capacity * 2 + 1024;
        to->items = realloc(to->items, to->capacity * sizeof *to->items);
        if (to->items == NULL) exit(2);
    }
    to->items[to->count++] = value;
}

/// The hash of a phrase: its words, and hyphens as words of their own, one after another.
static uint64_t hash_phrase(char *phrase, size_t *out_count) {
    uint64_t hash = 0;
    *out_count = 0;
    for (char *at = phrase; *at != '\0';) {
        size_t size = *at == '-' ? 1 : strcspn(at, " -");
        if (size > 0) {
            syn_sketch sketch;
            syn_sketch_make((syn_str){at, size}, &sketch);
            hash = syn_phrase_add(hash, &sketch);
            (*out_count)++;
        }
        at += size;
        while (*at == ' ')
            at++;
    }
    return hash;
}

static unsigned read_kinds(const char *kinds) {
    static const struct {
        char letter;
        unsigned fact;
    } letters[] = {{'f', SYN_FACT_FIRST_NAME}, {'s', SYN_FACT_SURNAME}, {'p', SYN_FACT_PLACE},
                   {'n', SYN_FACT_PERSON},     {'o', SYN_FACT_BODY},    {'q', SYN_FACT_TOWN},
                   {'b', SYN_FACT_KNOWN},      {'t', SYN_FACT_THING},   {'w', SYN_FACT_WORLD_NAME}};
    unsigned bits = 0;
    for (; *kinds != '\0'; kinds++) {
        for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
            bits |= *kinds == letters[i].letter ? letters[i].fact : 0;
    }
    return bits;
}

/// The two numbers of a word's clusters.
static unsigned read_clusters(const char *clusters) {
    const char *fine = strchr(clusters, '\t');
    return (unsigned)atoi(clusters) | (unsigned)(fine ? atoi(fine) : 0) << 16;
}

/// The number of a part of speech, from 1.
static unsigned read_tag(const char *tag) {
#define TAG_NAME(constant, text) text,
    static const char *const names[] = {SYN_POS_LIST(TAG_NAME)};
#undef TAG_NAME
    for (unsigned i = 0; i < SYN_POS_COUNT; i++) {
        if (strcmp(tag, names[i]) == 0) return i + 1;
    }
    fprintf(stderr, "facts_compile: no part of speech: %s\n", tag);
    exit(2);
}

/// Reads `key<TAB>value`; keys are phrases where is_phrase, else words as they stand.
static row_list read_rows(const char *path, bool is_phrase, unsigned (*read_value)(const char *)) {
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "facts_compile: cannot open %s\n", path);
        exit(2);
    }
    row_list rows = {0};
    char line[LONGEST_LINE];
    while (fgets(line, sizeof line, file) != NULL) {
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || tab == NULL) continue;
        *tab = '\0';
        tab[strcspn(tab + 1, "\n") + 1] = '\0';
        size_t count = 1;
        syn_sketch sketch;
        syn_sketch_make(syn_str_from(line), &sketch);
        uint64_t hash = is_phrase ? hash_phrase(line, &count) : sketch.word;
        if (count <= SYN_PHRASE_WORDS) push(&rows, (row){hash, read_value(tab + 1)});
    }
    fclose(file);
    return rows;
}

static void write_table(FILE *out, const char *name, const row_list *to) {
    size_t slots = 1;
    while (slots * 3 < to->count * 4)
        slots *= 2;
    row *table = calloc(slots, sizeof *table);
    if (table == NULL) exit(2);
    for (size_t i = 0; i < to->count; i++) {
        size_t at = (size_t)to->items[i].hash & (slots - 1);
        uint32_t check = syn_fact_check(to->items[i].hash);
        while (table[at].hash != 0 && table[at].hash != check)
            at = (at + 1) & (slots - 1);
        table[at] = (row){check, table[at].value | to->items[i].value};
    }
    fprintf(out,
            "const size_t syn__%s_slot_count = %zu;\nconst syn_fact_slot syn__%s_slots[] = {\n",
            name, slots, name);
    for (size_t i = 0; i < slots; i++)
        fprintf(out, "{%u,%u},%s", (unsigned)table[i].hash, table[i].value, i % 8 == 7 ? "\n" : "");
    fprintf(out, "};\n");
    free(table);
}

int main(int count, char **arguments) {
    if (count != 5) {
        fputs("usage: facts_compile word_clusters.tsv gazetteer.tsv sure_tags.tsv OUT.c\n", stderr);
        return 3;
    }
    row_list clusters = read_rows(arguments[1], false, read_clusters);
    row_list names = read_rows(arguments[2], true, read_kinds);
    row_list tags = read_rows(arguments[3], false, read_tag);
    FILE *out = fopen(arguments[4], "w");
    if (out == NULL) return 2;
    fprintf(out, "// Made by tools/facts_compile.c.\n#include \"text/facts.h\"\n");
    write_table(out, "cluster", &clusters);
    write_table(out, "gazetteer", &names);
    write_table(out, "sure_tag", &tags);
    free(clusters.items);
    free(names.items);
    free(tags.items);
    return fclose(out) != 0;
}
