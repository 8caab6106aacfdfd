// SPDX-License-Identifier: Apache-2.0
// Aligning two documents: which sentence of one is which sentence of the other.
#ifndef SYN_REUSE_ALIGN_H
#define SYN_REUSE_ALIGN_H

#include "reuse/unit.h"

/// Two sentences that are one, or a sentence and its part.
typedef struct syn__match {
    size_t a, b;             ///< unit numbers
    syn_span span_a, span_b; ///< of the sentence, or of the part that stands in the other
    size_t words_a, words_b; ///< words of these spans
    syn__unit_likeness likeness;
    double identity; ///< share of equal words, 0..1; of the shorter when it is a part
    double score;    ///< how surely one was made from the other, 0..1
    bool is_strong;  ///< by itself; a weak one needs neighbours
    bool is_part;    ///< one is a part of the other
} syn__match;

typedef struct syn__matches {
    syn__match *items;
    size_t count, capacity;
} syn__matches;

/// One document made ready to be compared with many. Zero-initialise; all memory is the arena's.
typedef struct syn__aligner {
    const syn__words *words;
    const float *weights;
    uint32_t *keys; ///< hash table: term + 1, or a pair of terms → its first place
    uint32_t *heads;
    size_t slot_count;
    uint32_t *next;    ///< chain of places of one term, in units
    uint32_t *unit_of; ///< place → unit
    uint32_t *lengths; ///< per slot: places in the chain
    size_t place_count;
    bool has_pairs;        ///< neighbouring terms are keys as well
    syn__unit_size *sizes; ///< per unit
    struct syn__vote {
        float weight; ///< of the words that go to a unit
        uint32_t count;
    } * votes; ///< per unit
    uint32_t *touched;
} syn__aligner;

/// Prepares `words` (the b side). Linear.
void syn__aligner_set(syn__aligner *aligner, const syn__words *words, const float *weights,
                      syn_arena *arena);

/// Aligns `a` with the prepared document; matches are sorted by (a, b). Linear in the words.
void syn__aligner_find(syn__aligner *aligner, const syn__words *a, syn_arena *arena,
                       syn__matches *out_matches);

#endif
