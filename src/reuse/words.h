// SPDX-License-Identifier: Apache-2.0
// The normalised word stream of a document, cut into units: what all of reuse compares.
#ifndef SYN_REUSE_WORDS_H
#define SYN_REUSE_WORDS_H

#include "base/arena.h"
#include "reuse/credit.h"
#include "synopt/pile.h"
#include "text/pack.h"

/// A unit has at most this many words, so that two of them align in one machine word
/// (unit.h). A longer sentence is cut at places that its own words decide, so that its copies are
/// cut alike.
#define SYN__UNIT_MOST_WORDS ((size_t)64)

/// What a unit is to the question of copying.
typedef enum syn__unit_role {
    SYN__UNIT_PROSE,     ///< the article's own text
    SYN__UNIT_CREDIT,    ///< byline, dateline, credit line: never evidence, never a passage
    SYN__UNIT_FURNITURE, ///< footer and other text of the page, not of the article
} syn__unit_role;

/// A sentence, or a part of a very long one.
typedef struct syn__unit {
    size_t first, count; ///< into the words
    syn_span span;       ///< of the text, with its punctuation
    uint64_t hash;       ///< of its forms
    uint32_t quoted;     ///< how many of its words stand inside quotation marks
    syn__unit_role role;
} syn__unit;

typedef struct syn__word {
    uint32_t form;       ///< hash of the word as written, letters folded, marks normalised
    uint32_t term;       ///< stem number of the pile
    uint32_t start, end; ///< of the text
    uint32_t token;      ///< of the opened document
    bool is_stop_word, is_quoted;
    bool is_anchor; ///< a number, or a capital inside a sentence: what rewording leaves alone
} syn__word;

typedef struct syn__words {
    syn__word *items;
    size_t count;
    syn__unit *units; ///< in text order
    size_t unit_count;
    uint64_t hash; ///< of all forms of all units
    size_t text_size;
    // for syn__words_get_text
    const char *text;              ///< of a document that is not packed
    const uint32_t *numbers;       ///< of one that is
    const syn_spelling *spellings; ///< the same
} syn__words;

/// Reads an opened document, which may be without its text; the words point to its arrays, not to
/// it. All memory is the arena's. Linear; touches nothing else, so documents may go in parallel.
/// Empty when the arena has failed.
void syn__words_read(const syn_pile *pile, const syn_opened *opened, const syn__credits *credits,
                     syn_arena *arena, syn__words *out_words);

/// The text of `count` words of a unit from its word `first`: with the unit's punctuation at an end
/// that is the unit's.
syn_span syn__words_get_span(const syn__words *words, const syn__unit *unit, size_t first,
                             size_t count);

/// A word as it is written.
syn_str syn__words_get_text(const syn__words *words, const syn__word *word);

/// Words of units whose role is prose.
size_t syn__words_count_prose(const syn__words *words);

#endif
