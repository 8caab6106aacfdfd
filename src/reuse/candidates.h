// SPDX-License-Identifier: Apache-2.0
// Candidate pairs: documents that share enough features to be worth an alignment.
#ifndef SYN_REUSE_CANDIDATES_H
#define SYN_REUSE_CANDIDATES_H

#include "base/thread.h"
#include "reuse/words.h"

enum { SYN__CANDIDATES_MOST = 48 }; ///< earlier documents that one document is aligned with

/// The documents of each feature that two or more have. Zero-initialise.
typedef struct syn__index {
    uint32_t *documents; ///< feature by feature, ascending; see candidates.c for its flags
    uint32_t *places;    ///< of each document in `documents`, grouped
    uint8_t *counts;     ///< beside them: how many documents have the feature, at most 255
    size_t *first;       ///< per document: its first place; one more than there are documents
    uint32_t *sizes;     ///< per document: how many words it has
    size_t document_count;
} syn__index;

/// Reads the words of a document; false to leave it out. They may live in `scratch`, which is given
/// back before the next one.
typedef bool (*syn__read_fn)(void *context, size_t document, syn_arena *scratch,
                             syn__words *out_words);

/// Indexes the documents that `read` gives; `weights` tells for each term of the pile how rare it
/// is, `word_count` how many words there are about. Linear in the words; many documents are read at
/// once, each as often as memory asks for.
SYN_WARN_UNUSED syn_status syn__index_build(size_t document_count, size_t word_count,
                                            syn__read_fn read, void *context, const float *weights,
                                            syn_pool *pool, syn_arena *arena, syn__index *out_index,
                                            syn_error *error);

/// What a document has in common with the one that is asked about.
typedef struct syn__common {
    uint32_t points;
    uint32_t pairs;   ///< features that are no wording
    uint32_t wording; ///< features of wording
} syn__common;

/// Working memory of one worker for syn__index_find.
typedef struct syn__tally {
    syn__common *common; ///< per document
    uint32_t *touched;
    size_t touched_count;
} syn__tally;

void syn__tally_init(syn__tally *tally, size_t document_count, syn_arena *arena);

/// Earlier documents that may share text with `document`, best first; gives their number. Bounded
/// work for each feature, however many documents have it.
size_t syn__index_find(const syn__index *index, size_t document, syn__tally *tally,
                       size_t out_documents[SYN__CANDIDATES_MOST]);

#endif
