// SPDX-License-Identifier: Apache-2.0
// What the tree builder must know of each element, beside the flags of html_tags.h.
#ifndef SYN_EXTRACT_HTML_RULES_H
#define SYN_EXTRACT_HTML_RULES_H

#include "extract/html_tags.h"

enum syn_html_rule {
    SYN_HTML_RULE_SPECIAL = 1,      ///< the end tag of an inline element does not reach through it
    SYN_HTML_RULE_SCOPE = 2,        ///< an end tag outside does not reach through it
    SYN_HTML_RULE_LIST = 4,         ///< holds items
    SYN_HTML_RULE_IMPLIED = 8,      ///< needs no end tag
    SYN_HTML_RULE_HEADING = 16,     ///< any of their end tags ends any of them
    SYN_HTML_RULE_ENDS_ALL = 32,    ///< its end tag ends all that is open inside, within the scope
    SYN_HTML_RULE_TABLE = 64,       ///< table, its sections and rows: they hold cells only
    SYN_HTML_RULE_PART = 128,       ///< stands in tables only
    SYN_HTML_RULE_BREAKS_OUT = 256, ///< its start tag ends svg and math
    SYN_HTML_RULE_SECTION = 512,    ///< of a table
    SYN_HTML_RULE_HTML_INSIDE = 1024, ///< in svg: HTML stands in it again
    SYN_HTML_RULE_BUTTON = 2048,      ///< holds paragraphs back
    SYN_HTML_RULE_THROUGH = 4096,     ///< special, but a new list item looks through it
    SYN_HTML_RULE_MATH_INSIDE = 8192  ///< in math: HTML stands in it again
};

/// By tag; 0 for text and unknown elements.
extern const uint16_t syn__html_rules[];

#endif
