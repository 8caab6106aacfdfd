// SPDX-License-Identifier: Apache-2.0
// The pile: all documents of a run with their marks and shared word statistics, read-only.
//
// It is what reuse, story and collate look at. Documents are numbered from 0 in input order; a
// place is a document's number and a span of its text.
#ifndef SYNOPT_PILE_H
#define SYNOPT_PILE_H

#include "synopt/marks.h"

/// A span of a document of the pile.
typedef struct syn_place {
    size_t document;
    syn_span span;
} syn_place;

/// The words of the pile. A term is a stemmed, case-folded word or a number as written.
typedef struct syn_vocabulary {
    syn_str *terms;            ///< by term number, in order of first appearance
    uint32_t *document_counts; ///< in how many documents the term stands
    bool *is_stop_word;
    float *weights; ///< how telling a term is: its inverse document frequency, 0 for stop words
    float *shares;  ///< share of documents of English that hold the term; 0 for stop words
    size_t term_count;
} syn_vocabulary;

#define SYN_NO_TERM UINT32_MAX ///< the token is no term: punctuation

typedef struct syn_pile {
    const syn_document *const *documents;
    const syn_marks *const *marks;
    size_t count;
    syn_vocabulary vocabulary;
    const uint32_t *const
        *terms; ///< per document, per token of its marks: term number or SYN_NO_TERM
    /// In a run that streams: texts, tokens, sentences and terms stand in here alone, and documents
    /// and marks hold only what is small. src/text/pack.h opens them one by one. Else NULL.
    const struct syn_packs *packs;
} syn_pile;

#endif
