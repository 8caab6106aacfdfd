// SPDX-License-Identifier: Apache-2.0
// Counts words and pairs of neighbours as src/annotate/wording_words.c gives them, and writes the
// model that src/text/collocations.c reads; or shows the features of documents for
// tools/fit_wording.
//
//   train_wording count COUNT.jsonl models/collocations.bin
//   train_wording features TEXTS.jsonl > TABLE
//
// Pairs are counted after rare words have become classes: a second pass. The same texts in the same
// order give the same bytes.
#include "annotate/parts.h"
#include "annotate/wording_features.h"
#include "base/sort.h"
#include "synopt/synopt.h"
#include "text/collocations.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct row {
    uint64_t hash;
    uint32_t count;
} row;

/// Open addressing by a hash that is never 0.
typedef struct table {
    row *slots;
    size_t slot_count, count;
} table;

static void stop(const char *path, const char *why) {
    fprintf(stderr, "train_wording: %s: %s\n", path, why);
    exit(2);
}

static row *find(table *in, uint64_t hash) {
    size_t at = (size_t)(hash * 0x9E3779B97F4A7C15u >> 20) & (in->slot_count - 1);
    while (in->slots[at].hash != 0 && in->slots[at].hash != hash)
        at = (at + 1) & (in->slot_count - 1);
    return &in->slots[at];
}

static table make_table(size_t slot_count) {
    table made = {calloc(slot_count, sizeof(row)), slot_count, 0};
    if (made.slots == NULL) stop("memory", "none left");
    return made;
}

static void add(table *to, uint64_t hash) {
    if (to->count * 3 >= to->slot_count * 2) stop("table", "too many words");
    row *one = find(to, hash);
    to->count += one->hash == 0;
    one->hash = hash;
    one->count++;
}

static int compare_rows(const void *a, const void *b) {
    uint64_t x = ((const row *)a)->hash, y = ((const row *)b)->hash;
    return (x > y) - (x < y);
}

/// The used rows, sorted, in front.
static void sort_rows(table *one) {
    size_t kept = 0;
    for (size_t i = 0; i < one->slot_count; i++) {
        if (one->slots[i].hash != 0) one->slots[kept++] = one->slots[i];
    }
    qsort(one->slots, kept, sizeof *one->slots, compare_rows);
}

static void put_32(FILE *out, uint32_t value) {
    for (int i = 0; i < 4; i++)
        fputc((int)(value >> 8 * i & 255), out);
}

static unsigned find_level(double count, double (*value_of)(unsigned), unsigned most) {
    unsigned level = 0;
    while (level < most && value_of(level + 1) <= count)
        level++;
    return level;
}

static void put_starts(FILE *out, const table *from, unsigned shift, size_t buckets) {
    size_t at = 0;
    for (size_t bucket = 0; bucket <= buckets; bucket++) {
        while (at < from->count && from->slots[at].hash >> shift < bucket)
            at++;
        put_32(out, (uint32_t)at);
    }
}

enum { TAGS = SYN_COLLOCATIONS_TAGS };
static double tag_counts[TAGS][TAGS][TAGS];

static void count_tag(uint8_t before_last, uint8_t last, uint8_t tag) {
    tag_counts[before_last][last][tag]++;
}

/// Rows that were seldom seen lean on the rows of their last tag alone.
static void put_tags(FILE *out) {
    static double pairs[TAGS][TAGS], lasts[TAGS];
    for (size_t a = 0; a < TAGS * TAGS * TAGS; a++) {
        double count = tag_counts[a / TAGS / TAGS][a / TAGS % TAGS][a % TAGS];
        pairs[a / TAGS % TAGS][a % TAGS] += count;
        lasts[a / TAGS % TAGS] += count;
    }
    for (size_t a = 0; a < TAGS; a++) {
        for (size_t b = 0; b < TAGS; b++) {
            double all = 0;
            for (size_t c = 0; c < TAGS; c++)
                all += tag_counts[a][b][c];
            for (size_t c = 0; c < TAGS; c++) {
                double share = (pairs[b][c] + 1) / (lasts[b] + TAGS);
                share = (tag_counts[a][b][c] + 20 * share) / (all + 20);
                double steps = -log2(share) * SYN_COLLOCATIONS_STEPS + 0.5;
                fputc(steps > 255 ? 255 : (int)steps, out);
            }
        }
    }
}

static void write_model(const char *path, const table *words, const table *pairs, double all) {
    FILE *out = fopen(path, "wb");
    if (out == NULL) stop(path, "cannot write");
    fputs(SYN_COLLOCATIONS_MAGIC, out);
    put_32(out, (uint32_t)all);
    put_32(out, (uint32_t)pairs->count);
    put_tags(out);
    put_starts(out, words, 32 - SYN_COLLOCATIONS_WORD_BITS, 1 << SYN_COLLOCATIONS_WORD_BITS);
    for (size_t i = 0; i < words->count; i++) {
        unsigned level = find_level(words->slots[i].count, syn__collocation_of_level, 60);
        put_32(out, (uint32_t)(words->slots[i].hash & 0xFFFFFF) << 8 | level);
    }
    put_starts(out, pairs, 64 - SYN_COLLOCATIONS_PAIR_BITS, 1 << SYN_COLLOCATIONS_PAIR_BITS);
    for (size_t i = 0; i < pairs->count; i++) {
        unsigned level = find_level(pairs->slots[i].count, syn__collocation_of_pair_level, 15);
        uint64_t check = pairs->slots[i].hash >> (64 - SYN_COLLOCATIONS_PAIR_BITS - 12) & 0xFFF;
        uint32_t entry = (uint32_t)check << 4 | level;
        fputc((int)(entry & 255), out);
        fputc((int)(entry >> 8), out);
    }
    if (fclose(out) != 0) stop(path, "cannot write");
}

static const syn_pile *annotate(const char *path) {
    syn_error error = {0};
    syn_run *run; // stays: the pile lies in it
    bool is_good = syn_run_new(&(syn_options){.jobs = 0}, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_ANNOTATE, &error) == SYN_OK;
    if (!is_good) stop(path, error.message);
    return syn_run_get_pile(run);
}

/// Walks all documents: counts words, or pairs once words are known.
static void count_pile(const syn_pile *pile, table *words, table *pairs) {
    syn_arena arena = {0};
    for (size_t d = 0; d < pile->count; d++) {
        syn__view view = syn__view_make(pile->documents[d], pile->marks[d], &arena);
        syn__wording_words found = syn__wording_read(&view, &arena);
        uint32_t left = SYN__WORDING_START;
        for (size_t i = 0; i < found.count; i++) {
            syn__wording_word *word = &found.items[i];
            if (pairs == NULL) {
                add(words, word->key);
                continue;
            }
            syn__wording_set_count(word, find(words, word->key)->count);
            if (word->key == SYN__WORDING_NAME || word->key == SYN__WORDING_RARE)
                add(words, word->key);
            if (word->is_first) add(words, SYN__WORDING_START);
            uint8_t tags[2] = {SYN_POS_COUNT, SYN_POS_COUNT};
            syn__wording_find_tags(&found, i, tags);
            if (word->is_prose) count_tag(tags[0], tags[1], word->tag);
            add(pairs,
                syn__collocation_hash(word->is_first ? SYN__WORDING_START : left, word->key));
            left = word->key;
        }
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
}

/// Rare words are left out of the model; their classes get what all of them have.
static void drop_rare(table *words) {
    table kept = make_table(words->slot_count);
    for (size_t i = 0; i < words->slot_count; i++) {
        row *one = &words->slots[i];
        if (one->hash == 0 || (one->count < SYN__WORDING_LEAST && one->hash > SYN__WORDING_SYMBOL))
            continue;
        *find(&kept, one->hash) = *one;
        kept.count++;
    }
    free(words->slots);
    *words = kept;
}

static int count(const char *from, const char *to) {
    const syn_pile *pile = annotate(from);
    table words = make_table((size_t)1 << 20), pairs = make_table((size_t)1 << 23);
    count_pile(pile, &words, NULL);
    double all = 0;
    for (size_t i = 0; i < words.slot_count; i++)
        all += words.slots[i].count;
    count_pile(pile, &words, &pairs);
    drop_rare(&words);
    sort_rows(&words);
    sort_rows(&pairs);
    write_model(to, &words, &pairs, all);
    fprintf(stderr, "%zu documents, %.0f tokens, %zu words, %zu pairs\n", pile->count, all,
            words.count, pairs.count);
    return 0;
}

/// A row a document: name, words, and the features by name in the first row.
static int show(const char *from) {
#define NAME(constant) "\t" #constant
    puts("id\twords\tprose" SYN__ODDNESS_LIST(NAME));
    const syn_pile *pile = annotate(from);
    syn_arena arena = {0};
    for (size_t d = 0; d < pile->count; d++) {
        syn__view view = syn__view_make(pile->documents[d], pile->marks[d], &arena);
        syn__wording_words words = syn__wording_read(&view, &arena);
        syn__wording_oddities oddities = {0};
        double features[SYN__ODDNESS_COUNT];
        syn__wording_measure(&view, &words, &arena, features, &oddities);
        size_t prose = 0;
        for (size_t i = 0; i < words.count; i++)
            prose += words.items[i].is_prose;
        printf("%.*s\t%zu\t%zu", SYN_STR_PRINT(pile->documents[d]->id), words.count, prose);
        for (size_t i = 0; i < SYN__ODDNESS_COUNT; i++)
            printf("\t%.5f", features[i]);
        putchar('\n');
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
    return fflush(stdout) != 0;
}

int main(int argc, char **argv) {
    if (argc == 4 && strcmp(argv[1], "count") == 0) return count(argv[2], argv[3]);
    if (argc == 3 && strcmp(argv[1], "features") == 0) return show(argv[2]);
    fputs("usage: train_wording count COUNT.jsonl MODEL | features TEXTS.jsonl\n", stderr);
    return 3;
}
