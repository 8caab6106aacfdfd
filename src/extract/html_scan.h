// SPDX-License-Identifier: Apache-2.0
// The HTML scanner: cuts a page into tags and runs of text, each with its place in the source.
#ifndef SYN_EXTRACT_HTML_SCAN_H
#define SYN_EXTRACT_HTML_SCAN_H

#include "extract/html_tags.h"

typedef enum syn_html_token_kind {
    SYN_HTML_END_OF_PAGE,
    SYN_HTML_TEXT,       ///< references are still to be read
    SYN_HTML_TEXT_AS_IS, ///< as it stands: content of script, style, ...
    SYN_HTML_START_TAG,
    SYN_HTML_END_TAG
} syn_html_token_kind;

typedef struct syn_html_token {
    syn_html_token_kind kind;
    syn_span span; ///< all of it in the source, angle brackets included
    syn_span name; ///< of a tag
    syn_tag tag;
    size_t attributes; ///< where the attributes of a start tag begin
    bool is_self_closing;
} syn_html_token;

typedef struct syn_html_scanner {
    syn_str source;
    size_t at;
    syn_tag raw_tag; ///< inside an element whose content is text, else SYN_TAG_UNKNOWN
    bool is_foreign; ///< set by the tree inside svg and math: there no element has raw content
} syn_html_scanner;

/// The next token; comments, processing instructions and doctypes are passed over. Linear over the
/// whole page. A tag cut off by the end of the page is no token, as the standard has it.
syn_html_token syn__html_scan_next(syn_html_scanner *scanner);

typedef struct syn_html_attribute {
    syn_span name, value; ///< in the source; the value without its quotes, references not read
} syn_html_attribute;

/// The attribute at or after *at, which moves behind it; false at the end of the tag.
bool syn__html_scan_attribute(syn_str source, size_t *at, syn_html_attribute *out_attribute);

#endif
