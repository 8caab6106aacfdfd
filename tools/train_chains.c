// SPDX-License-Identifier: Apache-2.0
// Counts classes of words in a row, as src/annotate/wording_places.c gives them, and writes the
// model that src/text/chains.c reads.
//
//   train_chains COUNT.jsonl models/chains.bin FOLDER
//
// FOLDER gets chains.0 to chains.7, each counted without an eighth of the documents, as those of
// train_wording. The same texts in the same order give the same bytes.
#include "annotate/parts.h"
#include "annotate/wording_places.h"
#include "synopt/synopt.h"
#include "text/collocations.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FOLDS = 8,
    ALL = FOLDS, ///< the row of what all folds hold
    CLASSES = SYN_CHAINS_CLASSES,
    START = CLASSES - 1,
    TRIPLE_SLOTS = 1 << 22
};

typedef struct triple {
    uint32_t key; ///< of the three and 1; 0: free
    uint32_t counts[FOLDS + 1];
} triple;

static triple *triples;
static size_t triple_count;
static uint32_t pairs[CLASSES][CLASSES][FOLDS + 1], skips[CLASSES][CLASSES][FOLDS + 1];
static uint32_t singles[CLASSES][FOLDS + 1], all_words[FOLDS + 1];

static void stop(const char *path, const char *why) {
    fprintf(stderr, "train_chains: %s: %s\n", path, why);
    exit(2);
}

static void add(uint32_t counts[FOLDS + 1], size_t fold) {
    counts[ALL]++;
    counts[fold]++;
}

static void add_triple(uint32_t a, uint32_t b, uint32_t c, size_t fold) {
    uint32_t key = (a * CLASSES + b) * CLASSES + c + 1;
    size_t at = (size_t)(key * 0x9E3779B97F4A7C15u >> 24) & (TRIPLE_SLOTS - 1);
    while (triples[at].key != 0 && triples[at].key != key)
        at = (at + 1) & (TRIPLE_SLOTS - 1);
    triple_count += triples[at].key == 0;
    if (triple_count * 3 > TRIPLE_SLOTS * (size_t)2) stop("triples", "too many");
    triples[at].key = key;
    add(triples[at].counts, fold);
}

static void count_document(const syn__wording_words *words, const uint16_t *classes, size_t fold) {
    uint32_t a = START, b = START;
    for (size_t i = 0; i < words->count; i++) {
        if (!words->items[i].is_prose) continue;
        if (words->items[i].is_first) {
            a = b = START;
            add(singles[START], fold);
            add(pairs[START][START], fold);
        }
        uint32_t c = classes[i];
        add(singles[c], fold);
        add(all_words, fold);
        add(pairs[b][c], fold);
        add(skips[a][c], fold);
        add_triple(a, b, c, fold);
        a = b;
        b = c;
    }
}

static void count_all(const char *path) {
    syn_error error = {0};
    syn_run *run;
    bool is_good = syn_run_new(&(syn_options){.jobs = 0}, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_ANNOTATE, &error) == SYN_OK;
    if (!is_good) stop(path, error.message);
    const syn_pile *pile = syn_run_get_pile(run);
    syn_arena arena = {0};
    for (size_t d = 0; d < pile->count; d++) {
        syn__view view = syn__view_make(pile->documents[d], pile->marks[d], &arena);
        syn__wording_words words = syn__wording_read(&view, SIZE_MAX, &arena);
        const uint16_t *classes = syn__wording_classes(&view, &words, &arena);
        int fold = pile->documents[d]->id.data[0] - '0';
        if (classes == NULL || fold < 0 || fold >= FOLDS) stop(path, "no fold");
        count_document(&words, classes, (size_t)fold);
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
    syn_run_free(run);
}

/// What was counted outside of a fold; of all for ALL.
static double get(const uint32_t counts[FOLDS + 1], size_t left_out) {
    return left_out == ALL ? counts[ALL] : (double)(counts[ALL] - counts[left_out]);
}
static double share_alone(uint32_t c, size_t left_out) {
    return (get(singles[c], left_out) + 1) / (get(all_words, left_out) + CLASSES);
}
static double share_behind(uint32_t b, uint32_t c, size_t left_out) {
    double imagined = SYN_CHAINS_LEANING * share_alone(c, left_out);
    return (get(pairs[b][c], left_out) + imagined) /
           (get(singles[b], left_out) + SYN_CHAINS_LEANING);
}

static uint8_t to_eighths(double bits, int offset) {
    double eighths = floor(bits * SYN_CHAINS_EIGHTHS + offset + 0.5);
    return (uint8_t)(eighths < 0 ? 0 : eighths > 255 ? 255 : eighths);
}

/// Three classes counted so often: of (found + 6 p) / (all + 6), all that is not 6 / (all + 6).
static void write_seen(FILE *out) {
    for (unsigned level = 0; level < SYN_CHAINS_LEVELS; level++) {
        double found = syn__collocation_of_pair_level(level) / SYN_CHAINS_LEANING;
        for (int behind = 0; behind < 256; behind++)
            fputc(to_eighths(-log2(found + exp2(-behind / (double)SYN_CHAINS_EIGHTHS)), 128), out);
    }
}

static void write_pairs(FILE *out, size_t left_out) {
    for (uint32_t a = 0; a < CLASSES; a++) {
        for (uint32_t b = 0; b < CLASSES; b++) {
            double both = get(pairs[a][b], left_out);
            double by_chance = get(singles[a], left_out) * share_alone(b, left_out);
            double skipped = get(skips[a][b], left_out);
            fputc(to_eighths(-log2(share_behind(a, b, left_out)), 0), out);
            fputc(to_eighths(log2((both + SYN_CHAINS_LEANING) / SYN_CHAINS_LEANING), 0), out);
            fputc(to_eighths(log2((skipped + 1) / (by_chance + 1)), 128), out);
        }
    }
}

static int compare_triples(const void *a, const void *b) {
    uint32_t x = ((const triple *)a)->key, y = ((const triple *)b)->key;
    return (x > y) - (x < y);
}

/// Triples in order of their keys, each into the first free slot from its bucket on.
static void write_triples(FILE *out, size_t left_out) {
    enum { BUCKETS = (1 << SYN_CHAINS_BITS) + SYN_CHAINS_TAIL };
    static uint16_t slots[BUCKETS][SYN_CHAINS_SLOTS];
    memset(slots, 0, sizeof slots);
    for (size_t i = 0; i < triple_count; i++) {
        double count = get(triples[i].counts, left_out);
        if (count < 1) continue;
        uint32_t key = triples[i].key - 1;
        uint32_t hash =
            syn__chain_hash(key / CLASSES / CLASSES, key / CLASSES % CLASSES, key % CLASSES);
        size_t bucket = hash >> (32 - SYN_CHAINS_BITS), at = 0;
        while (bucket < BUCKETS && slots[bucket][SYN_CHAINS_SLOTS - 1] != 0)
            bucket++;
        if (bucket + 1 >= BUCKETS) stop("triples", "too many");
        while (slots[bucket][at] != 0)
            at++;
        unsigned level = 0;
        while (level < 15 && syn__collocation_of_pair_level(level + 1) <= count)
            level++;
        slots[bucket][at] = (uint16_t)(syn__chain_check(hash) << 4 | level);
    }
    for (size_t i = 0; i < BUCKETS; i++) {
        for (size_t k = 0; k < SYN_CHAINS_SLOTS; k++) {
            fputc(slots[i][k] & 255, out);
            fputc(slots[i][k] >> 8, out);
        }
    }
}

static void pad(FILE *out) {
    while (ftell(out) % 64 != 0)
        fputc(0, out);
}

static void write_model(const char *path, size_t left_out) {
    FILE *out = fopen(path, "wb");
    if (out == NULL) stop(path, "cannot write");
    fputs(SYN_CHAINS_MAGIC, out);
    pad(out);
    write_seen(out);
    for (uint32_t c = 0; c < CLASSES; c++)
        fputc(to_eighths(-log2(share_alone(c, left_out)), 0), out);
    pad(out);
    write_pairs(out, left_out);
    pad(out);
    write_triples(out, left_out);
    if (fclose(out) != 0) stop(path, "cannot write");
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: train_chains COUNT.jsonl MODEL FOLDER\n", stderr);
        return 3;
    }
    triples = calloc(TRIPLE_SLOTS, sizeof *triples);
    if (triples == NULL) stop("memory", "none left");
    count_all(argv[1]);
    size_t kept = 0;
    for (size_t i = 0; i < TRIPLE_SLOTS; i++) {
        if (triples[i].key != 0) triples[kept++] = triples[i];
    }
    qsort(triples, kept, sizeof *triples, compare_triples);
    fprintf(stderr, "%u words, %zu triples\n", all_words[ALL], kept);
    write_model(argv[2], ALL);
    for (size_t fold = 0; fold < FOLDS; fold++) {
        char path[512];
        snprintf(path, sizeof path, "%s/chains.%zu", argv[3], fold);
        write_model(path, fold);
    }
    return 0;
}
