// SPDX-License-Identifier: Apache-2.0
// Character references ("&amp;", "&#8217;") of HTML.
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

/// `text` with its references read; `text` itself when it holds none. Unknown on failure.
syn_str syn__html_reference_decode(syn_arena *arena, syn_str text, bool is_in_attribute);

#endif
