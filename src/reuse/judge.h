// SPDX-License-Identifier: Apache-2.0
// Deciding whether aligned documents share wording, how much of it, and of what kind.
#ifndef SYN_REUSE_JUDGE_H
#define SYN_REUSE_JUDGE_H

#include "reuse/align.h"
#include "reuse/edits.h"
#include "synopt/reuse.h"

/// A pair with what lineages need to know of it.
typedef struct syn__link {
    syn_pair pair;             ///< without direction
    double share_a, share_b;   ///< share of the words of each article (no credits, no furniture)
    double identity;           ///< of those words
    double same_words;         ///< how many words stand in both
    syn__edits edits;          ///< what speaks against either being the source
    const syn__match *matches; ///< kept for a partial pair (stock.h), else NULL
    size_t match_count;
    bool is_refused; ///< no copies; kept for what it tells about stock passages
} syn__link;

typedef struct syn__links {
    syn__link *items;
    size_t count, capacity;
} syn__links;

/// Weighs the matches of two documents (of their units, sorted). False: no copy. Passages are made
/// in `arena`; the numbers of the pair are the caller's to set, here and below.
bool syn__judge(const syn_pile *pile, const syn__words *a, const syn__words *b,
                const syn__matches *matches, syn_arena *scratch, syn_arena *arena,
                syn__link *out_link);

/// Looks whether one document retells the other in other words (rewording.h), and if so makes the
/// link a pair of that kind; else it stays as it is.
void syn__judge_retold(const syn_pile *pile, const syn__words *a, const syn__words *b,
                       const float *weights, syn_arena *scratch, syn_arena *arena, syn__link *link);

/// A pair of documents with the same words throughout.
void syn__judge_identical(const syn__words *a, const syn__words *b, syn_arena *arena,
                          syn__link *out_link);

#endif
