// SPDX-License-Identifier: Apache-2.0
// What was done to a text on its way into another, as far as it makes sense one way only.
#ifndef SYN_REUSE_EDITS_H
#define SYN_REUSE_EDITS_H

#include "reuse/align.h"
#include "synopt/pile.h"

/// Of one side of a pair, a or b.
typedef struct syn__edits_side {
    double against;     ///< log-odds against this text being the source of the other, from 0
    size_t added_words; ///< in passages of its own that have little to do with the rest
    size_t kept_words;  ///< in passages of the subject that the other lacks
    size_t rarer_words; ///< that stand for commoner ones of the other; 0: not clear
    size_t prose_words;
} syn__edits_side;

typedef struct syn__edits {
    syn__edits_side a, b;
} syn__edits;

/// Compares what two verified copies do not share. Quadratic in the words of an edited sentence
/// (at most 64), else n log n.
syn__edits syn__edits_find(const syn_pile *pile, const syn__words *a, const syn__words *b,
                           const syn__matches *matches, syn_arena *scratch);

#endif
