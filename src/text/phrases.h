// SPDX-License-Identifier: Apache-2.0
// Many phrases at once: where in a text does an entry of a word list begin?
//
// The keys of a list are filed by their first two bytes, so a text is walked once however many
// phrases are looked for. Phrases are found anywhere, also inside of words.
//
//     syn_phrase_match match = {0};
//     while (syn_phrases_find(&phrases, text, &match))
//         use(match.entry);
//     // matches come by their place, at one place in the order of the list's table
#ifndef SYN_TEXT_PHRASES_H
#define SYN_TEXT_PHRASES_H

#include "base/arena.h"
#include "text/lexicon.h"

typedef struct syn_phrases {
    const syn_lexicon_table *table;
    uint32_t *next;        ///< per slot: the next one with the same first byte, + 1; 0 = none
    uint32_t first[256];   ///< by first byte: its first slot + 1
    uint32_t seconds[256]; ///< by first byte: the set of second bytes that follow it, modulo 32
} syn_phrases;

typedef struct syn_phrase_match {
    const syn_lexicon_entry *entry;
    size_t slot;   ///< of the entry in its table
    size_t start;  ///< where it begins in the text
    uint32_t next; ///< its own: the slot to look at next, + 1
} syn_phrase_match;

/// Files the entries of `list`, whose keys are two bytes or longer (shorter ones are never found).
/// Linear in the list.
void syn_phrases_init(syn_phrases *phrases, syn_lexicon list, syn_arena *arena);
/// The next match, false when there is none. Linear in the text, times the phrases that share two
/// first bytes.
bool syn_phrases_find(const syn_phrases *phrases, syn_str text, syn_phrase_match *match);

#endif
