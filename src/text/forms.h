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

/// The bytes of a word of 1 to SYN_FORM_BYTES bytes, as numbers that no other word has.
typedef struct syn_form_key {
    uint64_t first, last; ///< its first and its last bytes
    uint32_t size;        ///< 0: no word
} syn_form_key;

/// Two lines of memory.
typedef struct syn_form {
    uint64_t first, last; ///< of the key
    uint32_t size;        ///< the same; 0: a free place
    uint32_t number;      ///< syn_lexicon_find_word
    syn_sketch sketch;    ///< with the facts of the word alone
} syn_form;

/// SYN_FORM_SLOTS places for the words seen last, for one thread at a time.
typedef syn_form *syn_forms;

/// No words seen yet; lives as long as the arena. Only memory fails, stickily.
syn_forms syn_forms_new(syn_arena *arena);

/// What is known of `word`, in its place or, where it has none, in `spare`; until the next
/// question. `forms` may be NULL: nothing is remembered.
const syn_form *syn_forms_find(syn_forms forms, syn_str word, syn_form *spare);

/// Asks for the memory that finding `word` will read.
void syn_forms_fetch(syn_forms forms, syn_str word);

/// The key of a word; size 0 for one that has none. Which number a byte counts in may differ
/// between machines, so a hash of it may decide nothing but places in a memory.
syn_form_key syn_form_key_make(syn_str word);
/// Its high bits are the best ones.
static inline uint64_t syn_form_key_hash(const syn_form_key *key) {
    uint64_t hash = key->first ^ key->last * 0x9E3779B97F4A7C15u ^ key->size;
    hash *= 0xD6E8FEB86659FD93u;
    return (hash ^ hash >> 32) * 0x9E3779B97F4A7C15u;
}

#endif
