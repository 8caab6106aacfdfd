// SPDX-License-Identifier: Apache-2.0
// Finding footers: text of the page that stands under articles of every kind.
#ifndef SYN_REUSE_FURNITURE_H
#define SYN_REUSE_FURNITURE_H

#include "base/thread.h"
#include "reuse/shelf.h"

/// A sentence near the end of a document, and what is known of it.
typedef struct syn__tail_unit {
    uint64_t hash;
    uint16_t words;
    uint8_t cues; ///< phrases of lexicon/furniture_cue.txt
    uint8_t role; ///< a syn__unit_role
    bool starts_paragraph;
} syn__tail_unit;

/// The last sentences of a document, in text order.
typedef struct syn__tail {
    syn__tail_unit units[SYN__SHELF_TAIL_UNITS];
    uint8_t count;
} syn__tail;

/// The first eight letters of all phrases of lexicon/furniture_cue.txt, as a hash: a text that
/// starts otherwise begins with none of them.
typedef struct syn__cue_starts {
    bool has[4096];
    bool has_short; ///< a phrase has less: anything may be one
} syn__cue_starts;

void syn__cue_starts_fill(syn__cue_starts *out_starts);
/// Linear in the last sentences.
void syn__tail_read(syn_str text, const syn__words *words, const syn__cue_starts *starts,
                    syn__tail *out_tail);

/// Fills shelf->furniture. `tails` has one item a document of the pile, and roles are set in it.
/// n log n in the documents; a few of each footer are opened.
SYN_WARN_UNUSED syn_status syn__furniture_mark(syn__shelf *shelf, syn__tail *tails, syn_pool *pool,
                                               syn_error *error);

#endif
