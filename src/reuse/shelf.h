// SPDX-License-Identifier: Apache-2.0
// Reading documents of the pile when they are needed: words of one, or two set side by side.
#ifndef SYN_REUSE_SHELF_H
#define SYN_REUSE_SHELF_H

#include "reuse/credit.h"
#include "reuse/words.h"

enum { SYN__SHELF_TAIL_UNITS = 6 }; ///< sentences at the end that may be furniture

/// What is known of every document at once: little. The rest is read from the pile again.
typedef struct syn__shelf {
    const syn_pile *pile;
    syn__credits *credits; ///< one a document
    uint8_t *furniture;    ///< one a document: bit n: the unit n before the last one is furniture
} syn__shelf;

/// A document with its words.
typedef struct syn__book {
    syn_opened opened;
    syn__words words;
} syn__book;

/// Opens a document, with the roles of its units; all memory is the arena's. Linear.
void syn__shelf_open(const syn__shelf *shelf, size_t document, syn_arena *arena,
                     syn__book *out_book);

/// Two documents as a pile of two, for what compares documents: numbers 0 and 1.
typedef struct syn__couple {
    syn_pile pile;
    syn__words words[2];
    syn__credits credits[2];
    const syn_document *documents[2];
    const syn_marks *marks[2];
    const uint32_t *terms[2];
} syn__couple;

/// `a` and `b` must stay where they are while the couple is used.
void syn__couple_set(const syn__shelf *shelf, size_t document_a, const syn__book *a,
                     size_t document_b, const syn__book *b, syn__couple *out_couple);

#endif
