// SPDX-License-Identifier: Apache-2.0
// The HTML scanner: cuts a page into tags, comments and runs of text, each with its place in the
// source.
#ifndef SYN_EXTRACT_HTML_SCAN_H
#define SYN_EXTRACT_HTML_SCAN_H

#include "extract/html_tags.h"

typedef enum syn_html_token_kind {
    SYN_HTML_END_OF_PAGE,
    SYN_HTML_TEXT,       ///< references are still to be read
    SYN_HTML_TEXT_AS_IS, ///< as it stands: content of script, style, CDATA sections, ...
    SYN_HTML_START_TAG,
    SYN_HTML_END_TAG,
    SYN_HTML_COMMENT, ///< also what the standard reads as one: "<?xml ?>", "<!x>", "</ x>"
    SYN_HTML_DOCTYPE  ///< html_doctype.h reads it
} syn_html_token_kind;

/// What the next bytes are: the groups of the standard's tokenizer states.
typedef enum syn_html_mode {
    SYN_HTML_MODE_DATA,
    SYN_HTML_MODE_RCDATA,    ///< text with references up to the end tag of `raw_name`
    SYN_HTML_MODE_RAWTEXT,   ///< text up to the end tag of `raw_name`
    SYN_HTML_MODE_SCRIPT,    ///< the same, but "<!-- <script>" hides an end tag
    SYN_HTML_MODE_PLAINTEXT, ///< text up to the end
    SYN_HTML_MODE_CDATA      ///< text up to "]]>"
} syn_html_mode;

typedef struct syn_html_token {
    syn_html_token_kind kind;
    syn_html_mode mode; ///< in which it was found
    syn_span span;      ///< all of it in the source, angle brackets included
    syn_span name;      ///< of a tag; the content of a comment; what follows "<!doctype"
    syn_tag tag;
    size_t attributes; ///< where the attributes of a tag begin
    bool is_self_closing;
} syn_html_token;

/// An attribute with a listed name; the value stands in the source, references not read.
typedef struct syn_html_known_attribute {
    syn_attr name;
    syn_span value;
} syn_html_known_attribute;

typedef struct syn_html_scanner {
    syn_str source;
    size_t at;
    syn_html_mode mode;
    syn_str raw_name;       ///< lower case: the element whose end tag ends the raw text
    bool is_foreign;        ///< set by the tree inside svg and math: no element is raw there
    bool has_cdata;         ///< likewise: there are CDATA sections
    size_t attribute_count; ///< of the start tag that was read last, each name once: the first
    syn_html_known_attribute attributes[SYN_ATTR_COUNT];
} syn_html_scanner;

/// The next token. Linear over the whole page. A tag cut off by the end of the page is no token, as
/// the standard has it. Text may come in several tokens, never in an empty one.
syn_html_token syn__html_scan_next(syn_html_scanner *scanner);

typedef struct syn_html_attribute {
    syn_span name, value; ///< in the source; the value without its quotes, references not read
} syn_html_attribute;

/// The attribute at or after *at, which moves behind it; false at the end of the tag.
bool syn__html_scan_attribute(syn_str source, size_t *at, syn_html_attribute *out_attribute);

#endif
