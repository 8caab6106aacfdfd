// SPDX-License-Identifier: Apache-2.0
// What is known of a word by its letters alone, looked up once and remembered: its sketch with
// cluster, facts and sure tag, and its number among the words of all lists.
//
// Nineteen of twenty words of a news text were seen in the texts before, so one look at one place
// of memory takes the place of hashing the word letter by letter and of asking five tables that
// are too large for the processor's nearest memory. A word is known by its bytes, so an answer is
// the same whatever was asked before. Words over SYN_FORM_BYTES are worked out each time.
#ifndef SYN_TEXT_FORMS_H
#define SYN_TEXT_FORMS_H

#include "text/sketch.h"

enum { SYN_FORM_BYTES = 16, SYN_FORM_SLOTS = 16384 };

typedef struct syn_form {
    uint64_t first, last; ///< its first and its last bytes: with the size, all of them
    syn_sketch sketch;    ///< with the facts of the word alone
    uint32_t number;      ///< syn_lexicon_find_word
    uint8_t size;         ///< 0: a free slot
} syn_form;

/// SYN_FORM_SLOTS places for the words seen last, zeros at first, for one thread at a time.
typedef syn_form *syn_forms;

/// What is known of `word`, in its place or, where it has none, in `spare`; until the next
/// question. `forms` may be NULL: nothing is remembered.
const syn_form *syn_forms_find(syn_forms forms, syn_str word, syn_form *spare);

#endif
