// SPDX-License-Identifier: Apache-2.0
// Indirect speech while a sentence is read: what its words are labelled, and what of it is found
// where. Shared by indirect.c (what is said), indirect_bounds.c (from where to where),
// indirect_doubts.c (whether at all) and indirect_sources.c (by whom).
#ifndef SYN_ANNOTATE_INDIRECT_H
#define SYN_ANNOTATE_INDIRECT_H

#include "annotate/attribution.h"
#include "annotate/speech.h"

/// A sentence while it is read.
typedef struct syn__reading {
    syn__speech *speech;
    size_t first; ///< its first token
    syn__quote_vec rules;
    syn_attribution_words words;
    uint8_t *labels;
    syn__quote_vec *quotes; ///< what is found
} syn__reading;

/// Words [first, end) of the sentence.
typedef struct syn__piece {
    size_t first, end;
} syn__piece;

static inline bool syn__is_said(uint8_t label) {
    return label == SYN_ATTRIBUTION_FIRST || label == SYN_ATTRIBUTION_NEXT;
}

/// indirect_sources.c: the words of saying that a content hangs on: close in front, else in a tag
/// behind.
syn__piece syn__reading_cue(const syn__reading *read, syn__piece said);
/// indirect_sources.c: the verb among the words of a cue: "has repeatedly | said", "according |
/// to".
size_t syn__reading_head(const syn__reading *read, syn__piece cue);
/// indirect_sources.c: who says what hangs on `cue`, in words as far as they are known.
syn__subject syn__reading_subject(const syn__reading *read, syn__piece cue);
/// indirect_sources.c: gives quotes in marks whose speaker no rule knows to the labelled source of
/// a cue beside them.
void syn__reading_settle_quotes(syn__reading *read);
/// indirect_bounds.c: moves the bounds of what is said between words, names and clauses.
void syn__reading_fit(const syn__reading *read, syn__piece *said);
/// indirect_bounds.c: the same, knowing the words of saying that it hangs on.
void syn__reading_fit_to_cue(const syn__reading *read, syn__piece *said, syn__piece cue);
/// indirect_doubts.c: does nobody say these words after all? `head` is the verb of the cue.
bool syn__reading_doubts(const syn__reading *read, syn__piece said, syn__piece cue, size_t head);
/// indirect_doubts.c: the same of what stands in front of its tag: only a clause is said there.
bool syn__reading_doubts_front(const syn__reading *read, syn__piece said, syn__piece cue);

#endif
