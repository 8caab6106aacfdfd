// SPDX-License-Identifier: Apache-2.0
// The open elements while a tree is built: html_tree_build.c opens by start tags, html_tree_end.c
// closes by end tags, html_open.c is the stack between them.
#ifndef SYN_EXTRACT_HTML_OPEN_H
#define SYN_EXTRACT_HTML_OPEN_H

#include "base/caps.h"
#include "extract/html_rules.h"
#include "extract/html_tree.h"

/// An open element.
typedef struct syn_html_level {
    uint32_t node;
    uint16_t rules;   ///< of the element; in svg and math those of its kind only
    uint8_t tag;      ///< SYN_TAG_TEXT, which is looked for by nobody, in svg and math
    uint8_t foreign;  ///< the tag whose grammar holds: SYN_TAG_SVG, SYN_TAG_MATH, or 0
    uint8_t hash;     ///< of the name
    bool is_finished; ///< a form after its end tag, with elements in it still open
} syn_html_level;

typedef struct syn_html_builder {
    syn_html_tree *tree;
    syn_arena *arena;
    syn_html_scanner scanner;
    syn_html_level open[SYN_CAP_NESTING]; ///< from the root down
    size_t open_count;
    uint32_t open_by_tag[SYN_TAG_COUNT + 1];
    uint32_t open_unknown[256]; ///< unknown elements by hash
    uint32_t form;              ///< the node of the form that has not met its end tag, or 0
    bool has_form;              ///< there is one; it may have been closed with its parent
    bool is_quirky;             ///< no doctype, or an old one: a table does not end a paragraph
    bool has_content;           ///< anything but what may stand in a head
    bool is_frameset;           ///< the rest of the page are frames
    SYN_VEC(uint32_t) fostered;
} syn_html_builder;

_Static_assert(SYN_TAG_COUNT < UINT8_MAX, "a tag fits a byte");

static inline unsigned syn__html_rules_get(syn_tag tag) {
    return syn__html_rules[tag];
}

static inline syn_html_level *syn__html_open_top(syn_html_builder *b) {
    return &b->open[b->open_count - 1];
}

/// Adds a node below the innermost open element; its number.
uint32_t syn__html_open_add(syn_html_builder *b, syn_html_node node);
/// Tells the scanner which grammar holds inside the innermost open element.
void syn__html_open_tell(syn_html_builder *b);
/// Opens a node that has been added. `foreign`: inside of svg or math, its tag. `name_size`: of the
/// name in the source.
void syn__html_open_push(syn_html_builder *b, uint32_t node, syn_tag tag, uint8_t foreign,
                         size_t name_size);
/// Closes open elements until `count` are left; `at` is where they end in the source.
void syn__html_open_close_to(syn_html_builder *b, size_t count, size_t at);

/// The level of the innermost open `tag`, not looking through an element with one of the rules
/// `stop`; 0, the root's, when there is none.
size_t syn__html_open_find(const syn_html_builder *b, syn_tag tag, unsigned stop);
/// Closes it and all inside of it, if there is one.
void syn__html_open_close(syn_html_builder *b, syn_tag tag, unsigned stop, size_t at);
/// The level of the table that a row or cell belongs to, or of a template before it; 0: none.
size_t syn__html_open_find_table(const syn_html_builder *b);

/// Notes that the node about to be added stands in a table outside of its cells.
void syn__html_open_foster(syn_html_builder *b);
/// A group of columns holds nothing but them: closes it.
void syn__html_open_close_columns(syn_html_builder *b, size_t at);
/// Closes svg and math up to where HTML may stand.
void syn__html_open_leave_foreign(syn_html_builder *b, size_t at);
/// A byte of an unknown element's name that does not change with case.
uint8_t syn__html_open_hash(const syn_html_builder *b, syn_span name);

/// Does what an end tag asks for (html_tree_end.c).
void syn__html_tree_end(syn_html_builder *b, const syn_html_token *token);

#endif
