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

/// Reads a document's words, with the roles of its units; all memory is the arena's. Linear.
void syn__shelf_read(const syn__shelf *shelf, size_t document, syn_arena *arena,
                     syn__words *out_words);

#endif
