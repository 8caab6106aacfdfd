// SPDX-License-Identifier: Apache-2.0
// Comparing one sentence with another, word by word.
#ifndef SYN_REUSE_UNIT_H
#define SYN_REUSE_UNIT_H

#include "reuse/words.h"

enum { SYN__UNIT_SLOTS = 256 }; ///< twice the two keys of each word

/// The left sentence of comparisons, made ready once for many right ones. For each form and each
/// stem: a bit for every place where it stands.
typedef struct syn__unit_masks {
    uint32_t keys[SYN__UNIT_SLOTS];
    uint64_t masks[SYN__UNIT_SLOTS]; ///< 0: the slot is free
} syn__unit_masks;

typedef struct syn__unit_pattern {
    syn__unit_masks forms, terms;
    size_t count;
} syn__unit_pattern;

/// How alike two sentences are.
typedef struct syn__unit_likeness {
    uint32_t same_words; ///< longest common subsequence, by form
    uint32_t same_stems; ///< the same, by stem
    double content;      ///< Dice of content stems without order, each by its weight
} syn__unit_likeness;

/// What a sentence holds.
typedef struct syn__unit_size {
    double weight; ///< of its content words
    uint32_t stop_words;
} syn__unit_size;

syn__unit_size syn__unit_measure(const syn__word *words, size_t count, const float *weights);

void syn__unit_pattern_set(syn__unit_pattern *pattern, const syn__word *words, size_t count);

/// `all` is the weight of both sentences; `weights` holds one for every term of the pile.
syn__unit_likeness syn__unit_compare(const syn__unit_pattern *pattern, const syn__word *right,
                                     size_t right_count, double all, const float *weights);

/// The stretch of `whole` (its first word and its length) that holds its longest common subsequence
/// with `part`; all of it when they have nothing in common.
void syn__unit_find_part(const syn__word *part, size_t part_count, const syn__word *whole,
                         size_t whole_count, size_t *out_first, size_t *out_count);

#endif
