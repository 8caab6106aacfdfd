// SPDX-License-Identifier: Apache-2.0
// Units: the paragraphs, headings and stray lines of a plain text, found from its line breaks
// alone.
//
// A line is a paragraph, unless the text is wrapped: then the lines of a paragraph are joined.
// Blank lines always part. A unit is one stretch of the decoded text, its line breaks inside.
#ifndef SYN_EXTRACT_TEXT_UNITS_H
#define SYN_EXTRACT_TEXT_UNITS_H

#include "base/arena.h"
#include "synopt/document.h"

/// What a unit is taken for.
typedef enum syn_unit_role {
    SYN_UNIT_PROSE,
    SYN_UNIT_HEADING,
    SYN_UNIT_LIST_ITEM,
    SYN_UNIT_CAPTION,
    SYN_UNIT_TITLE,
    SYN_UNIT_DROPPED
} syn_unit_role;

typedef struct syn_unit {
    syn_span span; ///< trimmed, without a list mark
    bool is_after_blank, is_before_blank;
    bool is_list_item;
    bool ends_sentence; ///< ends in . ! ? ... or their like, perhaps inside closing marks
    size_t word_count;
    syn_unit_role role;
    syn_dropped_kind dropped; ///< when role is SYN_UNIT_DROPPED
} syn_unit;

/// The units of `text` in order, in `arena`; NULL when there are none. At most SYN_CAP_LINES and
/// one more. Linear.
syn_unit *syn__units_split(syn_str text, syn_arena *arena, size_t *out_count);

/// The text of a unit.
syn_str syn__unit_get_text(syn_str text, const syn_unit *unit);

/// A word of a unit, for looking at its wording.
typedef struct syn_unit_word {
    syn_span span;   ///< into the unit's text; apostrophes belong to the word
    bool is_capital; ///< begins with an upper-case letter
    bool is_number;  ///< begins with a digit
    char sign;       ///< the first ASCII sign between it and the next word, 0 when only space
} syn_unit_word;

/// The first words of `text`, at most `most`; gives their count.
size_t syn__words_split(syn_str text, syn_unit_word *out_words, size_t most);

/// True when `text` ends as a sentence does.
bool syn__text_ends_sentence(syn_str text);

#endif
