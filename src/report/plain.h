// SPDX-License-Identifier: Apache-2.0
// Untrusted text where no markup is: a line for a terminal, a cell of a table, Markdown.
//
// Each style keeps a text from being taken for anything else than text: characters that command a
// terminal or turn text round are tamed in all (words.h), what a spreadsheet would reckon is set
// apart in a cell, punctuation that Markdown reads is escaped.
#ifndef SYN_REPORT_PLAIN_H
#define SYN_REPORT_PLAIN_H

#include "base/buffer.h"

typedef enum syn_plain_style {
    SYN_PLAIN_LINE,    ///< as it stands
    SYN_PLAIN_CELL,    ///< inside the quotes of CSV
    SYN_PLAIN_MARKDOWN ///< inline text; may begin a paragraph or a list item
} syn_plain_style;

/// Appends `text` with every run of white space as one space and none at the ends. Longer texts are
/// cut to about `most` bytes and end in "...".
void syn__plain_append(syn_buffer *out, syn_str text, size_t most, syn_plain_style style);
/// True for a text that a spreadsheet would take for a formula: it begins with = + - or @, maybe
/// behind characters that are not seen.
bool syn__plain_is_formula(syn_str text);

#endif
