// SPDX-License-Identifier: Apache-2.0
// Takes words, gives how often they were counted, alone and in pairs. See collocations.h.
//
// The model: magic, the count of all words, the places of the tables, then these. Tags: a byte of
// surprise a row of three; then of each tag alone. Words: where the buckets begin (32 bits, one
// more than buckets), then entries in order of buckets, 24 bits of a key and 8 of its level; a
// word's number is the place of its entry. Pairs: buckets of eight entries of 16 bits, 12 of the
// pair's hash and 4 of its level; a bucket that is full goes on in the next. Choices: like words;
// entries lead to lists of synonyms, which begin with a byte of how many were counted and one of
// how many were not. Little-endian. A question about a pair costs one cache line and some thirty
// instructions.
#include "text/collocations.h"

#include "base/prefetch.h"

#include "text/levels.h"

#include <math.h>
#include <string.h>

extern const uint8_t syn__collocations_model[], syn__collocations_model_end[];

enum {
    TABLES = 5, ///< words, pairs, choices, lists, end
    TAG_BYTES = SYN_COLLOCATIONS_TAGS * SYN_COLLOCATIONS_TAGS * SYN_COLLOCATIONS_TAGS,
    STARTS_BYTES = 4 * ((1 << SYN_COLLOCATIONS_WORD_BITS) + 1),
    BUCKETS = (1 << SYN_COLLOCATIONS_PAIR_BITS) + SYN_COLLOCATIONS_PAIR_TAIL
};

static uint32_t read_32(const uint8_t *at) {
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}
syn_collocations syn_collocations_open(void) {
    size_t size = (size_t)(syn__collocations_model_end - syn__collocations_model);
    return syn_collocations_open_bytes(syn__collocations_model, size);
}

syn_collocations syn_collocations_open_bytes(const uint8_t *model, size_t size) {
    syn_collocations opened = {0};
    if (size < SYN_COLLOCATIONS_HEAD_BYTES || memcmp(model, SYN_COLLOCATIONS_MAGIC, 8) != 0)
        return opened;
    if (read_32(model + 12 + 4 * (TABLES - 1)) != size) return opened;
    opened.tags = model + SYN_COLLOCATIONS_HEAD_BYTES;
    opened.word_starts = model + read_32(model + 12);
    opened.words = opened.word_starts + STARTS_BYTES;
    opened.pairs = model + read_32(model + 16);
    opened.choice_starts = model + read_32(model + 20);
    opened.choices = opened.choice_starts + STARTS_BYTES;
    opened.lists = model + read_32(model + 24);
    opened.all = (double)read_32(model + 8);
    return opened;
}

double syn__collocation_of_level(unsigned level) {
    if (level == 0) return 1;
    return (level % 2 == 0 ? 1.5 : 1) * (double)((uint64_t)1 << ((level + 1) / 2 & 31));
}

/// None, then the levels.
static const double found_counts[17] = {0,  1,  2,  3,  4,   6,    8,    12,   16,
                                        24, 32, 48, 64, 256, 1024, 4096, 16384};

double syn__collocation_of_pair_level(unsigned level) {
    return found_counts[1 + (level & 15)];
}

uint32_t syn_collocations_find(const syn_collocations *in, uint32_t key) {
    if (in->all <= 0) return SYN_COLLOCATIONS_NONE;
    uint32_t bucket = key >> (32 - SYN_COLLOCATIONS_WORD_BITS), check = key & 0xFFFFFF;
    uint32_t end = read_32(in->word_starts + 4 * (size_t)(bucket + 1));
    for (uint32_t i = read_32(in->word_starts + 4 * (size_t)bucket); i < end; i++) {
        if (read_32(in->words + 4 * (size_t)i) >> 8 == check) return i;
    }
    return SYN_COLLOCATIONS_NONE;
}

double syn_collocations_count(const syn_collocations *in, uint32_t word) {
    if (word == SYN_COLLOCATIONS_NONE) return 0;
    return syn__collocation_of_level(in->words[4 * (size_t)word]);
}

double syn_collocations_count_pair(const syn_collocations *in, uint32_t left, uint32_t right) {
    if (left == SYN_COLLOCATIONS_NONE || right == SYN_COLLOCATIONS_NONE) return 0;
    uint32_t hash = syn__collocation_hash(left, right);
    return found_counts[syn_levels_find(in->pairs, BUCKETS,
                                        hash >> (32 - SYN_COLLOCATIONS_PAIR_BITS),
                                        syn__collocation_check(hash))];
}

void syn_collocations_fetch_pair(const syn_collocations *in, uint32_t left, uint32_t right) {
    if (left == SYN_COLLOCATIONS_NONE || right == SYN_COLLOCATIONS_NONE) return;
    uint32_t hash = syn__collocation_hash(left, right);
    SYN_PREFETCH(in->pairs +
                 (size_t)(hash >> (32 - SYN_COLLOCATIONS_PAIR_BITS)) * SYN_LEVELS_BUCKET_BYTES);
}

syn_collocations_choice syn_collocations_choose(const syn_collocations *in, uint32_t key,
                                                char pos) {
    syn_collocations_choice chosen = {0};
    if (in->all <= 0) return chosen;
    uint32_t own = syn__collocation_as(key, pos), check = own & 0xFFFFFF;
    uint32_t bucket = own >> (32 - SYN_COLLOCATIONS_WORD_BITS);
    uint32_t end = read_32(in->choice_starts + 4 * (size_t)(bucket + 1));
    for (uint32_t i = read_32(in->choice_starts + 4 * (size_t)bucket); i < end; i++) {
        const uint8_t *entry = in->choices + SYN_COLLOCATIONS_CHOICE_BYTES * (size_t)i;
        if ((read_32(entry) & 0xFFFFFF) != check) continue;
        const uint8_t *list = in->lists + (read_32(entry + 4) >> 8);
        chosen.drawn = (float)(entry[3] - 128) / SYN_COLLOCATIONS_DRAWN_STEPS;
        chosen.drawn_wide = (float)(entry[4] - 128) / SYN_COLLOCATIONS_DRAWN_STEPS;
        chosen.synonym_count = list[0];
        chosen.rare_count = list[1];
        chosen.synonyms = list + 2;
        break;
    }
    return chosen;
}

double syn_collocations_surprise(const syn_collocations *in, uint8_t before_last, uint8_t last,
                                 uint8_t tag) {
    size_t at = ((size_t)before_last * SYN_COLLOCATIONS_TAGS + last) * SYN_COLLOCATIONS_TAGS + tag;
    return at < TAG_BYTES && in->all > 0 ? in->tags[at] / (double)SYN_COLLOCATIONS_STEPS : 0;
}

double syn_collocations_share(const syn_collocations *in, uint8_t tag) {
    if (tag >= SYN_COLLOCATIONS_TAGS || in->all <= 0) return 1;
    return exp2(-in->tags[TAG_BYTES + tag] / (double)SYN_COLLOCATIONS_STEPS);
}
