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
#include "base/fnv.h"
#include "base/sort.h"
#include "synopt/synopt.h"
#include "text/collocations.h"
#include "text/wordnet.h"

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

/// Words by part of speech: their key in the low bits.
static table posed;
/// How often each meaning of all lemmas would be drawn, per lemma and part of speech.
enum { POSES = 4, MOST_KIN = 400, MOST_LEMMAS = 28 };
static const char poses[POSES] = {'n', 'v', 'a', 'r'};

static double count_posed(uint32_t lemma, size_t pos) {
    return find(&posed, (uint64_t)syn_wordnet_get_hash(lemma) << 8 | (uint8_t)poses[pos])->count;
}

/// Kinds of a meaning: the reverse of its hypernyms.
typedef struct kin {
    uint32_t *starts, *items;
} kin;

static kin turn_kin(void) {
    size_t count = syn__wordnet_synset_count;
    kin made = {calloc(count + 2, sizeof(uint32_t)), NULL};
    uint32_t links[MOST_KIN];
    if (made.starts == NULL) stop("memory", "none left");
    for (uint32_t s = 0; s < count; s++) {
        size_t some = syn_wordnet_list_kin(s, links, MOST_KIN);
        for (size_t i = 0; i < some; i++)
            made.starts[links[i] + 2]++;
    }
    for (size_t s = 2; s < count + 2; s++)
        made.starts[s] += made.starts[s - 1];
    made.items = calloc(made.starts[count + 1] + 1, sizeof(uint32_t));
    if (made.items == NULL) stop("memory", "none left");
    for (uint32_t s = 0; s < count; s++) {
        size_t some = syn_wordnet_list_kin(s, links, MOST_KIN);
        for (size_t i = 0; i < some; i++)
            made.items[made.starts[links[i] + 1]++] = s;
    }
    return made;
}

/// Deals `mass` to the lemmas of some meanings, but for `from`, by the root of how common they are.
static void deal(double *drawn, const uint32_t *synsets, size_t count, uint32_t from, size_t pos,
                 double mass) {
    for (int round = 0; round < 2; round++) {
        double all = 0;
        for (size_t i = 0; i < count; i++) {
            uint32_t lemmas[MOST_LEMMAS];
            size_t some = syn_wordnet_list_lemmas(synsets[i], lemmas, MOST_LEMMAS);
            for (size_t k = 0; k < some; k++) {
                double share = lemmas[k] == from ? 0 : sqrt(count_posed(lemmas[k], pos) + 1);
                all += share;
                if (round == 1) drawn[POSES * lemmas[k] + pos] += mass * share;
            }
        }
        if (all <= 0) return;
        mass /= all;
    }
}

/// What a program that exchanges words would write: near synonyms, or kinds too.
static double *draw(bool is_wide, const kin *kinds) {
    double *drawn = calloc(syn__wordnet_word_count * POSES, sizeof *drawn);
    if (drawn == NULL) stop("memory", "none left");
    for (uint32_t lemma = 0; lemma < syn__wordnet_word_count; lemma++) {
        syn_wordnet_sense senses[32];
        size_t count = syn_wordnet_list_senses(lemma, senses, 32);
        for (size_t pos = 0; pos < POSES; pos++) {
            double found = count_posed(lemma, pos), all = 0;
            for (size_t i = 0; i < count; i++)
                all += senses[i].pos == poses[pos] ? 1.0 / (1 + senses[i].rank) : 0;
            if (found <= 0 || all <= 0) continue;
            for (size_t i = 0; i < count; i++) {
                if (senses[i].pos != poses[pos]) continue;
                uint32_t near[MOST_KIN] = {senses[i].synset};
                size_t some = 1;
                if (is_wide) some += syn_wordnet_list_kin(near[0], near + 1, 40);
                uint32_t kind = kinds->starts[near[0]], end = kinds->starts[near[0] + 1];
                for (; is_wide && kind < end && some < MOST_KIN; kind++)
                    near[some++] = kinds->items[kind];
                deal(drawn, near, some, lemma, pos, found / all / (1 + senses[i].rank));
            }
        }
    }
    return drawn;
}

static unsigned step_drawn(double drawn, double found) {
    double step = 128.5 + SYN_COLLOCATIONS_DRAWN_STEPS * log2((drawn + 0.5) / (found + 0.5));
    return step < 0 ? 0 : step > 255 ? 255 : (unsigned)step;
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

/// A row a word and part of speech: its key, and its two steps as the count.
static table collect_drawn(void) {
    kin kinds = turn_kin();
    double *near = draw(false, &kinds), *wide = draw(true, &kinds);
    table made = make_table(1 << 19);
    for (uint32_t lemma = 0; lemma < syn__wordnet_word_count; lemma++) {
        for (size_t pos = 0; pos < POSES; pos++) {
            size_t at = POSES * (size_t)lemma + pos;
            double found = count_posed(lemma, pos);
            if (found < 1 && near[at] < 0.5 && wide[at] < 0.5) continue;
            uint64_t key = syn__collocation_as(syn_wordnet_get_hash(lemma), poses[pos]);
            row *one = find(&made, key | (uint64_t)1 << 32);
            made.count += one->hash == 0;
            one->hash = key | (uint64_t)1 << 32;
            one->count = step_drawn(near[at], found) | step_drawn(wide[at], found) << 8;
        }
    }
    sort_rows(&made);
    for (size_t i = 0; i < made.count; i++)
        made.slots[i].hash &= 0xFFFFFFFF;
    return made;
}

static void put_drawn(FILE *out) {
    table made = collect_drawn();
    put_starts(out, &made, 32 - SYN_COLLOCATIONS_WORD_BITS, 1 << SYN_COLLOCATIONS_WORD_BITS);
    for (size_t i = 0; i < made.count; i++) {
        for (int k = 0; k < 3; k++)
            fputc((int)(made.slots[i].hash >> 8 * k & 255), out);
        fputc((int)(made.slots[i].count & 255), out);
        fputc((int)(made.slots[i].count >> 8), out);
    }
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
    put_drawn(out);
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
            uint32_t own = word->key;
            syn__wording_set_count(word, find(words, word->key)->count);
            if (word->key == SYN__WORDING_NAME || word->key == SYN__WORDING_RARE)
                add(words, word->key);
            if (word->is_first) add(words, SYN__WORDING_START);
            if (word->pos != 0 && (!word->is_capital || word->is_first))
                add(&posed, (uint64_t)own << 8 | (uint8_t)word->pos);
            uint8_t tags[2] = {SYN_POS_COUNT, SYN_POS_COUNT};
            syn__wording_find_tags(&found, i, tags);
            // The stop at the end of a sentence is no other mark.
            bool is_last = i + 1 == found.count || found.items[i + 1].is_first;
            uint8_t tag = is_last && own == syn_fnv(".", 1) ? SYN_POS_COUNT : word->tag;
            if (word->is_prose) count_tag(tags[0], tags[1], tag);
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
    posed = make_table(1 << 20);
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
