// SPDX-License-Identifier: Apache-2.0
// Takes a sentence and a model, gives what the features of each word say for each label.
//
// Sums of a word's own features, which are two of three of all features, are remembered from
// sentence to sentence (text/labeller.h). Cost of a feature: its record read, and its row added
// when the model knows it.
#include "text/label_parts.h"

#include <string.h>

enum {
    OFFSETS = 2 * SYN_REACH + 1,
    LINE_BYTES = 64,
    OPEN_BITS = (1 << OFFSETS) - 1,
    // The lowest bits of a key in the memory for words: which offsets' sums are there, and in the
    // first of two slots, which of them was used last.
    SECOND_IS_NEWER = 128,
    FLAGS = 255
};

/// Does the low byte of a number lie first in memory?
static bool is_low_first(void) {
    static const union {
        uint16_t number;
        uint8_t bytes[2];
    } order = {1};
    return order.bytes[0] == 1; // known when compiling
}

/// A number as it lies in the file: one load on most machines.
static uint32_t read_32(const uint8_t *bytes) {
    uint32_t number;
    memcpy(&number, bytes, sizeof number);
    if (is_low_first()) return number;
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/// Asks for memory that is to be read some hundred instructions later.
static inline void fetch(const void *place) {
#if defined(__GNUC__)
    __builtin_prefetch(place);
#else
    (void)place;
#endif
}

/// Where the rows of features would stand, and the checks by which they are these.
typedef struct found_rows {
    const uint8_t *records[SYN_FEATURES_MOST];
    uint32_t checks[SYN_FEATURES_MOST];
    size_t count;
} found_rows;

/// Finds the places, and asks for them: they are read some hundred instructions later.
static void find_rows(const syn_labeller *model, const uint64_t *features, size_t count,
                      found_rows *out_found) {
    uint32_t low_mask = model->low_mask, group_mask = model->group_mask;
    const uint8_t *seeds = model->seeds, *records = model->records;
    size_t record_count = model->record_count, record_size = model->record_size;
    for (size_t i = 0; i < count; i++) {
        uint32_t key = syn_feature_key(features[i], low_mask);
        const uint8_t *seed = seeds + 2 * (size_t)(key & group_mask);
        size_t place = syn_key_place(key, seed[0] | (uint32_t)seed[1] << 8, record_count);
        const uint8_t *record = records + place * record_size;
        fetch(record);
        out_found->records[i] = record;
        out_found->checks[i] = syn_key_check(key);
    }
    out_found->count = count;
}

/// The rows of those features that the model knows; gives their number. Which they are, no
/// processor foresees, so nothing is branched on.
static size_t keep_known(const found_rows *found, const int8_t **out_rows) {
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        const uint8_t *record = found->records[i];
        uint32_t check = read_32(record) & ((1U << 8 * SYN_CHECK_BYTES) - 1);
        out_rows[count] = (const int8_t *)record + SYN_CHECK_BYTES;
        count += check == found->checks[i];
    }
    return count;
}

/// Adds rows to the sums of 16 labels from `part` on: they stay in registers.
static void add_wide(const int8_t *const *rows, size_t row_count, size_t part,
                     int16_t *restrict sums) {
    int16_t lanes[16];
    memcpy(lanes, sums + part, sizeof lanes);
    for (size_t k = 0; k < row_count; k++) {
        const int8_t *row = rows[k] + part;
        for (size_t i = 0; i < 16; i++)
            lanes[i] = (int16_t)(lanes[i] + row[i]);
    }
    memcpy(sums + part, lanes, sizeof lanes);
}

/// The same for 8 labels: a row is one number, its bytes are raised by 128 so that none is
/// negative, and every other byte is added to a quarter of a sum.
static void add_narrow(const int8_t *const *rows, size_t row_count, size_t part,
                       int16_t *restrict sums) {
    static const uint64_t raised = 0x8080808080808080u, every_other = 0x00FF00FF00FF00FFu;
    uint64_t even = 0, odd = 0; // SYN_FEATURES_MOST rows of at most 255 each: no carry
    for (size_t k = 0; k < row_count; k++) {
        uint64_t row;
        memcpy(&row, rows[k] + part, sizeof row);
        row ^= raised;
        even += row & every_other;
        odd += row >> 8 & every_other;
    }
    int all_raised = (int)row_count * 128;
    for (size_t i = 0; i < 4; i++) {
        int16_t *low = &sums[part + (is_low_first() ? 2 * i : 7 - 2 * i)];
        int16_t *high = &sums[part + (is_low_first() ? 2 * i + 1 : 6 - 2 * i)];
        *low = (int16_t)(*low + (int)(even >> 16 * i & 0xFFFF) - all_raised);
        *high = (int16_t)(*high + (int)(odd >> 16 * i & 0xFFFF) - all_raised);
    }
}

/// Adds the rows of the features that the model knows. What is behind the last label's sum is
/// anything then: a row is read as if it were as long as a row of sums.
static void add_rows(const syn_labeller *model, const found_rows *found, int16_t *restrict sums) {
    const int8_t *rows[SYN_FEATURES_MOST];
    size_t part = 0, row_count = keep_known(found, rows);
    for (; part + 16 <= model->row_size; part += 16)
        add_wide(rows, row_count, part, sums);
    if (part < model->row_size) add_narrow(rows, row_count, part, sums);
}

void syn_labeller_remember(syn_labeller *labeller, syn_arena *arena) {
    size_t used = OFFSETS * labeller->row_size * sizeof(int16_t);
    size_t sum_size = (used + LINE_BYTES - 1) / LINE_BYTES * LINE_BYTES;
    syn_label_memo memo = {.keys = syn_arena_array(arena, SYN_MEMO_SLOTS, sizeof *memo.keys),
                           .sums = syn_arena_lines(arena, SYN_MEMO_SLOTS, sum_size),
                           .sum_size = sum_size};
    if (!arena->has_failed) labeller->memo = memo;
}

/// Adds sums that are kept. Inlined for each size of a row, so that it becomes a few vectors.
static inline void add_sums(const int16_t *restrict kept, size_t row_size, int16_t *restrict sums) {
    for (size_t i = 0; i < row_size; i++)
        sums[i] = (int16_t)(sums[i] + kept[i]);
}

/// What the word at `place` gives to those around, a row of sums for each of the `offsets`.
static void sum_own(const syn__sums *all, long place, unsigned offsets, int16_t *out_sums) {
    size_t row_size = all->model->row_size;
    found_rows found[OFFSETS];
    for (size_t k = 0; k < OFFSETS; k++) {
        syn_feature_writer to;
        if ((offsets >> k & 1) == 0) continue;
        to.count = 0;
        all->plan->own(all->sentence, place, (long)k - SYN_REACH, &to);
        find_rows(all->model, to.out, to.count, &found[k]);
    }
    for (size_t k = 0; k < OFFSETS; k++) {
        if ((offsets >> k & 1) == 0) continue;
        memset(out_sums + k * row_size, 0, row_size * sizeof *out_sums);
        add_rows(all->model, &found[k], out_sums + k * row_size);
    }
}

/// Is the word one whose label the model gives by the words around, too?
static bool is_open(const syn__sums *all, long place) {
    if (place < 0 || (size_t)place >= all->count) return false;
    return all->known == NULL || all->known[place] == SYN_LABEL_OPEN;
}

/// The slot of the word at `place`, whose sums are asked for, and the word's key: one of the two
/// slots that it may have; where it has none, the one that was used less recently.
static inline size_t find_slot(const syn__sums *all, long place, uint64_t *out_key) {
    const syn_label_memo *memo = &all->model->memo;
    uint64_t key = (all->plan->own_key(all->sentence, place) & ~(uint64_t)FLAGS) | (FLAGS + 1);
    size_t slot = (size_t)(key >> 32) % SYN_MEMO_SLOTS & ~(size_t)1;
    uint64_t first = memo->keys[slot], second = memo->keys[slot + 1];
    bool is_first = (first ^ key) <= FLAGS, is_second = (second ^ key) <= FLAGS;
    slot += (size_t)(is_second | (!is_first & ((first & SECOND_IS_NEWER) == 0)));
    const char *sums = memo->sums + slot * memo->sum_size;
    for (size_t at = 0; at < memo->sum_size; at += LINE_BYTES)
        fetch(sums + at);
    *out_key = key;
    return slot;
}

/// What the word at `place` gives to those of the `offsets` around, as remembered in its slot or
/// worked out now.
static inline const int16_t *read_slot(const syn__sums *all, long place, size_t slot, uint64_t key,
                                       unsigned offsets) {
    const syn_label_memo *memo = &all->model->memo;
    int16_t *own = (int16_t *)(void *)(memo->sums + slot * memo->sum_size);
    uint64_t *kept = &memo->keys[slot], *pair = &memo->keys[slot & ~(size_t)1];
    if ((*kept ^ key) > FLAGS) *kept = key | (*kept & SECOND_IS_NEWER);
    unsigned missing = offsets & ~(unsigned)*kept;
    *pair = (*pair & ~(uint64_t)SECOND_IS_NEWER) | (slot & 1) * SECOND_IS_NEWER;
    if (missing == 0) return own;
    *kept |= missing;
    sum_own(all, place, missing, own);
    return own;
}

/// Adds what each word gives to itself and to those around; the next word's slot is asked for
/// meanwhile. Inlined for each size of a row.
static inline void spread_own(const syn__sums *all, size_t row_size) {
    unsigned open = is_open(all, 0); // a bit a word around `place`, the lowest is two behind
    uint64_t key = 0, next_key = 0;
    size_t slot = open != 0 ? find_slot(all, -SYN_REACH, &key) : 0, next_slot = 0;
    for (long place = -SYN_REACH; place < (long)all->count + SYN_REACH; place++) {
        unsigned next_open = (open << 1 | is_open(all, place + 1 + SYN_REACH)) & OPEN_BITS;
        if (next_open != 0) next_slot = find_slot(all, place + 1, &next_key);
        const int16_t *own = open != 0 ? read_slot(all, place, slot, key, open) : NULL;
        for (long offset = SYN_REACH; offset >= -SYN_REACH && open != 0; offset--) {
            if ((open >> (offset + SYN_REACH) & 1) == 0) continue;
            int16_t *sums = all->sums + (size_t)(place - offset) * row_size;
            add_sums(own + (size_t)(offset + SYN_REACH) * row_size, row_size, sums);
        }
        open = next_open;
        key = next_key;
        slot = next_slot;
    }
}

/// Adds the features that go on for words in a row.
static void spread_stretch(const syn__sums *all, size_t stretch) {
    int16_t last[SYN_LABELS_MOST] = {0};
    uint64_t last_key = 0; // none
    size_t row_size = all->model->row_size;
    for (size_t at = 0; at < all->count; at++) {
        if (!is_open(all, (long)at)) continue;
        uint64_t key = all->plan->stretch_key(all->sentence, at, stretch);
        if (key != last_key) {
            syn_feature_writer to;
            found_rows found;
            to.count = 0;
            all->plan->stretch(all->sentence, at, stretch, &to);
            find_rows(all->model, to.out, to.count, &found);
            memset(last, 0, row_size * sizeof *last);
            add_rows(all->model, &found, last);
            last_key = key;
        }
        add_sums(last, row_size, all->sums + at * row_size);
    }
}

/// The places of the word's joint features, or of all of them.
static void find_features(const syn__sums *all, bool is_joint, size_t at, found_rows *out_found) {
    syn_feature_writer to;
    to.count = 0;
    if (is_joint)
        all->plan->joint(all->sentence, at, &to);
    else
        to.count = all->plan->all(all->sentence, at, to.out);
    find_rows(all->model, to.out, to.count, out_found);
}

/// Adds those features of each word. While a word's rows are on their way from memory, the next
/// word's features are made.
static void add_each(const syn__sums *all, bool is_joint) {
    const syn_labeller *model = all->model;
    found_rows places[2], *here = &places[0], *before = &places[1];
    int16_t *before_sums = all->sums;
    before->count = 0;
    for (size_t at = 0; at < all->count; at++) {
        if (syn__is_label_known(all, at)) continue;
        find_features(all, is_joint, at, here);
        add_rows(model, before, before_sums);
        before_sums = all->sums + at * model->row_size;
        found_rows *next = before;
        before = here;
        here = next;
    }
    add_rows(model, before, before_sums);
}

void syn__sums_add(const syn__sums *all) {
    bool has_memo = all->model->memo.keys != NULL && all->plan->own != NULL;
    if (has_memo) {
        switch (all->model->row_size) {
        case 8: spread_own(all, 8); break;
        case 16: spread_own(all, 16); break;
        case 24: spread_own(all, 24); break;
        default: spread_own(all, all->model->row_size); break;
        }
        for (size_t k = 0; k < all->plan->stretch_count; k++)
            spread_stretch(all, k);
    }
    add_each(all, has_memo);
}
