// SPDX-License-Identifier: Apache-2.0
// Takes two sentences of at most 64 words, gives how alike they are.
//
// The longest common subsequence comes from one machine word a step (Hyyrö, Bit-parallel LCS-length
// computation revisited, 2004), so a comparison costs as much as reading the right sentence. Order
// matters to it; the content measure beside it does not see order, and bears clauses that moved.
#include "reuse/unit.h"

static uint64_t *find_mask(syn__unit_masks *masks, uint32_t key) {
    size_t slot = (key * 2654435761u) >> 24;
    while (masks->masks[slot] != 0 && masks->keys[slot] != key)
        slot = (slot + 1) % SYN__UNIT_SLOTS;
    masks->keys[slot] = key;
    return &masks->masks[slot];
}

static uint64_t get_mask(const syn__unit_masks *masks, uint32_t key) {
    size_t slot = (key * 2654435761u) >> 24;
    while (masks->masks[slot] != 0 && masks->keys[slot] != key)
        slot = (slot + 1) % SYN__UNIT_SLOTS;
    return masks->masks[slot];
}

void syn__unit_pattern_set(syn__unit_pattern *pattern, const syn__word *words, size_t count) {
    *pattern = (syn__unit_pattern){.count = count};
    for (size_t i = 0; i < count && i < SYN__UNIT_MOST_WORDS; i++) {
        *find_mask(&pattern->forms, words[i].form) |= (uint64_t)1 << i;
        *find_mask(&pattern->terms, words[i].term) |= (uint64_t)1 << i;
    }
}

/// All bits at once (Warren, Hacker's Delight, 2002).
static uint32_t count_zeros(uint64_t bits, size_t width) {
    uint64_t zeros = ~bits;
    if (width < SYN__UNIT_MOST_WORDS) zeros &= ((uint64_t)1 << width) - 1;
    zeros -= zeros >> 1 & UINT64_C(0x5555555555555555);
    zeros = (zeros & UINT64_C(0x3333333333333333)) + (zeros >> 2 & UINT64_C(0x3333333333333333));
    zeros = (zeros + (zeros >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (uint32_t)(zeros * UINT64_C(0x0101010101010101) >> 56);
}

/// One step of the subsequence: the rows of `bits` that gained a match become 0.
static uint64_t step(uint64_t bits, uint64_t mask) {
    uint64_t hit = bits & mask;
    return (bits + hit) | (bits - hit);
}

syn__unit_size syn__unit_measure(const syn__word *words, size_t count, const float *weights) {
    syn__unit_size size = {0};
    for (size_t i = 0; i < count; i++) {
        size.stop_words += words[i].is_stop_word;
        size.weight += words[i].is_stop_word ? 0 : (double)weights[words[i].term];
    }
    return size;
}

syn__unit_likeness syn__unit_compare(const syn__unit_pattern *pattern, const syn__word *right,
                                     size_t right_count, double all, const float *weights) {
    uint64_t forms = UINT64_MAX, terms = UINT64_MAX, used = 0;
    double shared = 0;
    for (size_t i = 0; i < right_count; i++) {
        uint64_t places = get_mask(&pattern->terms, right[i].term);
        forms = step(forms, get_mask(&pattern->forms, right[i].form));
        terms = step(terms, places);
        places &= ~used;
        if (places == 0 || right[i].is_stop_word) continue;
        used |= places & (~places + 1); // its first free place
        shared += (double)weights[right[i].term];
    }
    return (syn__unit_likeness){
        .same_words = count_zeros(forms, pattern->count),
        .same_stems = count_zeros(terms, pattern->count),
        .content = all > 0 ? 2 * shared / all : 0,
    };
}

/// After how many words of `right`, read in the given direction, the common subsequence with the
/// pattern is as long as it gets.
static size_t find_reach(const syn__unit_pattern *pattern, const syn__word *right, size_t count,
                         bool is_backward) {
    uint64_t bits = UINT64_MAX;
    uint32_t most = 0;
    size_t reach = 0;
    for (size_t i = 0; i < count; i++) {
        const syn__word *word = is_backward ? &right[count - 1 - i] : &right[i];
        bits = step(bits, get_mask(&pattern->forms, word->form));
        uint32_t same = count_zeros(bits, pattern->count);
        if (same <= most) continue;
        most = same;
        reach = i + 1;
    }
    return reach;
}

void syn__unit_find_part(const syn__word *part, size_t part_count, const syn__word *whole,
                         size_t whole_count, size_t *out_first, size_t *out_count) {
    syn__word backward[SYN__UNIT_MOST_WORDS];
    if (part_count > SYN__UNIT_MOST_WORDS) part_count = SYN__UNIT_MOST_WORDS;
    for (size_t i = 0; i < part_count; i++)
        backward[i] = part[part_count - 1 - i];
    syn__unit_pattern pattern;
    syn__unit_pattern_set(&pattern, part, part_count);
    size_t end = find_reach(&pattern, whole, whole_count, false);
    syn__unit_pattern_set(&pattern, backward, part_count);
    size_t count = find_reach(&pattern, whole, end, true);
    *out_count = count == 0 ? whole_count : count;
    *out_first = count == 0 ? 0 : end - count;
}
