// SPDX-License-Identifier: Apache-2.0
// Utterances: sentences of quotations, made ready for comparison word by word.
#ifndef SYN_COLLATE_UTTERANCES_H
#define SYN_COLLATE_UTTERANCES_H

#include "collate/parts.h"

/// Words of an utterance that are compared; a longer sentence is no sentence.
enum { SYN__UTTERANCE_CAP = 160 };

typedef struct syn__spoken_word {
    syn_span span;
    uint64_t surface; ///< hash of the word in lower case: equal for equal wording
    uint32_t term;
    uint32_t senses[2];
    float weight; ///< small for stop words
} syn__spoken_word;

typedef struct syn__utterance {
    size_t document, lineage, quote;
    syn_span span; ///< from the first to the last word
    const syn__spoken_word *words;
    size_t word_count;
    size_t content_count; ///< words that are no stop words
    double weight;
    uint32_t speaker; ///< number + 1 in the table of speakers, 0: unknown
} syn__utterance;

typedef struct syn__utterances {
    SYN_VEC(syn__utterance) items; ///< by place
    SYN_VEC(syn_str) speakers;     ///< names as they are shown
} syn__utterances;

/// What two utterances share, in order.
typedef struct syn__sharing {
    size_t words, content_words;
    size_t run;            ///< the longest row of equally written words
    double part_a, part_b; ///< share of each side's weight
} syn__sharing;

void syn__utterances_list(const syn__collator *collator, syn__utterances *out_utterances);

/// Aligns in order, words that mean the same counting less than equal ones.
syn__sharing syn__utterances_compare(const syn__utterance *a, const syn__utterance *b);

/// For each word of `a` the index of the equally written word of `b` that stands for it, or
/// SYN_NOTHING; in order.
void syn__utterances_match(const syn__utterance *a, const syn__utterance *b,
                           size_t out_matches[SYN__UTTERANCE_CAP]);

#endif
