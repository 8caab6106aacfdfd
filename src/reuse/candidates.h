// SPDX-License-Identifier: Apache-2.0
// Candidate pairs: documents that share enough features to be worth an alignment.
#ifndef SYN_REUSE_CANDIDATES_H
#define SYN_REUSE_CANDIDATES_H

#include "reuse/words.h"

enum { SYN__CANDIDATES_MOST = 48 }; ///< earlier documents that one document is aligned with

typedef struct syn__index {
    uint64_t *entries; ///< sorted: feature << 28 | document
    size_t entry_count;
    uint32_t *places; ///< entries of each document whose feature others have too, grouped
    uint8_t *counts;  ///< beside them: how many documents have the feature, at most 255
    size_t *first;    ///< per document: its first place; one more than there are documents
    size_t document_count;
} syn__index;

/// Working memory of one worker for syn__index_find.
typedef struct syn__tally {
    uint32_t *points; ///< per document
    uint32_t *touched;
    size_t touched_count;
} syn__tally;

/// Indexes the documents whose `is_left_out` is false. Linear in their words.
SYN_WARN_UNUSED syn_status syn__index_build(const syn__words *words, const bool *is_left_out,
                                            size_t document_count, syn_arena *arena,
                                            syn__index *out_index, syn_error *error);

void syn__tally_init(syn__tally *tally, size_t document_count, syn_arena *arena);

/// Earlier documents that may share text with `document`, best first; gives their number. Bounded
/// work for each feature, however many documents have it.
size_t syn__index_find(const syn__index *index, size_t document, syn__tally *tally,
                       size_t out_documents[SYN__CANDIDATES_MOST]);

#endif
