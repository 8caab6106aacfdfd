// SPDX-License-Identifier: Apache-2.0
// Characters of HTML as they are meant: references ("&amp;", "&#8217;"), line ends, NUL, case.
#ifndef SYN_TEXT_HTML_REFERENCE_H
#define SYN_TEXT_HTML_REFERENCE_H

#include "base/arena.h"

typedef struct syn_html_reference {
    size_t size;         ///< bytes of the source that it takes
    size_t written_size; ///< bytes of UTF-8 in `written`
    char written[8];     ///< one or two characters
} syn_html_reference;

/// Reads the reference at `at`, where an '&' stands; false when it is only an ampersand.
/// `is_in_attribute`: there "&copy=" stays as it is.
bool syn__html_reference_scan(syn_str text, size_t at, bool is_in_attribute,
                              syn_html_reference *out_reference);

/// What is done to a stretch of the source to make a string of it.
enum syn_html_reading {
    SYN_HTML_READ_REFERENCES = 1,
    SYN_HTML_READ_ATTRIBUTE = 2, ///< with references: those of an attribute's value
    SYN_HTML_READ_NUL = 4,       ///< NUL becomes U+FFFD
    SYN_HTML_READ_LOWER = 8      ///< ASCII letters become lower case
};

/// `text` as the HTML Standard has its characters: CR LF and CR become LF, and what `how` asks for;
/// `text` itself when nothing changes. Unknown on failure. Linear.
syn_str syn__html_text_read(syn_arena *arena, syn_str text, unsigned how);

/// `text` with its references read; `text` itself when it holds none. Unknown on failure.
static inline syn_str syn__html_reference_decode(syn_arena *arena, syn_str text,
                                                 bool is_in_attribute) {
    unsigned how = SYN_HTML_READ_REFERENCES | (is_in_attribute ? SYN_HTML_READ_ATTRIBUTE : 0);
    return syn__html_text_read(arena, text, how);
}

#endif
