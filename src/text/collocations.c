// SPDX-License-Identifier: Apache-2.0
// Takes words, gives how often they were counted, alone and in pairs. See collocations.h.
//
// The model: magic, two counts, a byte of surprise a row of three tags, then two tables, each of
// where its buckets begin (32 bits, one more than buckets) and its entries in order of buckets. An
// entry of a word is 24 bits of its key and 8 of its level; one of a pair 12 bits of its hash and 4
// of its level. Little-endian. A question costs two cache lines.
#include "text/collocations.h"

#include <string.h>

extern const uint8_t syn__collocations_model[], syn__collocations_model_end[];

enum {
    TAG_BYTES = SYN_COLLOCATIONS_TAGS * SYN_COLLOCATIONS_TAGS * SYN_COLLOCATIONS_TAGS,
    WORD_STARTS = SYN_COLLOCATIONS_HEAD_BYTES + TAG_BYTES,
    WORD_ENTRIES = WORD_STARTS + 4 * ((1 << SYN_COLLOCATIONS_WORD_BITS) + 1),
    PAIR_STARTS_BYTES = 4 * ((1 << SYN_COLLOCATIONS_PAIR_BITS) + 1)
};

static uint32_t read_32(const uint8_t *at) {
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static bool is_there(void) {
    size_t size = (size_t)(syn__collocations_model_end - syn__collocations_model);
    return size > WORD_ENTRIES + PAIR_STARTS_BYTES &&
           memcmp(syn__collocations_model, SYN_COLLOCATIONS_MAGIC, 8) == 0;
}

double syn__collocation_of_level(unsigned level) {
    if (level == 0) return 1;
    return (level % 2 == 0 ? 1.5 : 1) * (double)((uint64_t)1 << ((level + 1) / 2 & 31));
}
double syn__collocation_of_pair_level(unsigned level) {
    // 64 is level 11; what comes four times as often takes the next, up to 16,384.
    return level <= 11 ? syn__collocation_of_level(level) : 64 * (double)(1u << (level - 11) * 2);
}

double syn_collocations_count(uint32_t word) {
    if (!is_there()) return 0;
    const uint8_t *model = syn__collocations_model;
    const uint8_t *starts = model + WORD_STARTS, *entries = model + WORD_ENTRIES;
    if (word == 0) return (double)read_32(model + 8);
    uint32_t bucket = word >> (32 - SYN_COLLOCATIONS_WORD_BITS), check = word & 0xFFFFFF;
    uint32_t end = read_32(starts + 4 * (size_t)(bucket + 1));
    for (uint32_t i = read_32(starts + 4 * (size_t)bucket); i < end; i++) {
        uint32_t entry = read_32(entries + 4 * (size_t)i);
        if (entry >> 8 == check) return syn__collocation_of_level(entry & 255);
    }
    return 0;
}

double syn_collocations_count_pair(uint32_t left, uint32_t right) {
    if (!is_there()) return 0;
    const uint8_t *words = syn__collocations_model + WORD_ENTRIES;
    uint32_t word_count = read_32(syn__collocations_model + WORD_ENTRIES - 4);
    const uint8_t *starts = words + 4 * (size_t)word_count, *entries = starts + PAIR_STARTS_BYTES;
    uint64_t hash = syn__collocation_hash(left, right);
    uint32_t bucket = (uint32_t)(hash >> (64 - SYN_COLLOCATIONS_PAIR_BITS));
    uint32_t check = (uint32_t)(hash >> (64 - SYN_COLLOCATIONS_PAIR_BITS - 12)) & 0xFFF;
    uint32_t end = read_32(starts + 4 * (size_t)(bucket + 1));
    for (uint32_t i = read_32(starts + 4 * (size_t)bucket); i < end; i++) {
        uint32_t entry = (uint32_t)entries[2 * (size_t)i] | (uint32_t)entries[2 * (size_t)i + 1]
                                                                << 8;
        if (entry >> 4 == check) return syn__collocation_of_pair_level(entry & 15);
    }
    return 0;
}

/// Behind the pairs: where the buckets of drawn words begin, then these.
double syn_collocations_drawn(uint32_t word, char pos, bool is_wide) {
    if (!is_there()) return 0;
    const uint8_t *words = syn__collocations_model + WORD_ENTRIES;
    const uint8_t *pairs = words + 4 * (size_t)read_32(words - 4) + PAIR_STARTS_BYTES;
    const uint8_t *starts = pairs + 2 * (size_t)read_32(pairs - 4);
    const uint8_t *entries = starts + WORD_ENTRIES - WORD_STARTS;
    uint32_t key = syn__collocation_as(word, pos), check = key & 0xFFFFFF;
    uint32_t bucket = key >> (32 - SYN_COLLOCATIONS_WORD_BITS);
    uint32_t end = read_32(starts + 4 * (size_t)(bucket + 1));
    for (uint32_t i = read_32(starts + 4 * (size_t)bucket); i < end; i++) {
        const uint8_t *entry = entries + SYN_COLLOCATIONS_DRAWN_BYTES * (size_t)i;
        if ((read_32(entry) & 0xFFFFFF) != check) continue;
        return (entry[3 + is_wide] - 128) / (double)SYN_COLLOCATIONS_DRAWN_STEPS;
    }
    return 0;
}

double syn_collocations_surprise(uint8_t before_last, uint8_t last, uint8_t tag) {
    if (!is_there()) return 0;
    size_t at = ((size_t)before_last * SYN_COLLOCATIONS_TAGS + last) * SYN_COLLOCATIONS_TAGS + tag;
    const uint8_t *tags = syn__collocations_model + SYN_COLLOCATIONS_HEAD_BYTES;
    return at < TAG_BYTES ? tags[at] / (double)SYN_COLLOCATIONS_STEPS : 0;
}
