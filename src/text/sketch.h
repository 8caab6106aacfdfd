// SPDX-License-Identifier: Apache-2.0
// Word sketches: what a labeller's features are made of, worked out once a word.
#ifndef SYN_TEXT_SKETCH_H
#define SYN_TEXT_SKETCH_H

#include "base/arena.h"

/// Hashes; 0 stands for "beyond the sentence" or "too short".
typedef struct syn_sketch {
    uint64_t word;      ///< as it stands
    uint64_t lower;     ///< ASCII letters folded; digits as 0
    uint64_t ends[4];   ///< last 1..4 bytes of the folded word
    uint64_t starts[3]; ///< first 1..3 bytes
    uint64_t shape;     ///< "Xx", "X.X.", "d,d": runs of a class as one letter
    uint32_t cluster;   ///< of words that are used alike, 0: unknown
    uint32_t fine;      ///< the same, with more and smaller clusters
    uint32_t facts;     ///< bits of models/word_facts: may be a surname, a town, ...
    bool is_capital;
    uint8_t sure_tag; ///< its part of speech where that is nearly always one, or SYN_LABEL_OPEN
} syn_sketch;

void syn_sketch_make(syn_str word, syn_sketch *out_sketch);

#endif
