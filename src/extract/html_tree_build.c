// SPDX-License-Identifier: Apache-2.0
// The tree builder: takes tokens, gives the flat tree.
//
// Follows the HTML Standard's tree construction where it decides which text stands in which block
// and in which order: what start and end tags close, scopes, list items, tables with implied rows
// and misplaced content, forms, svg and math with the places where HTML stands in them again. Left
// out, because only inline elements change by it: rebuilding of formatting elements and the
// adoption agency; a link that is closed across a block ends in the source, not in the tree.
// Missing <html>, <head>, <body> and <tbody> are not made up. Measured by bench/tree_order. Cost:
// linear; an end tag looks at most SYN_CAP_NESTING elements up, and only when one with its name is
// open.
#include "base/str.h"
#include "extract/html_doctype.h"
#include "extract/html_foster.h"
#include "extract/html_open.h"

static void close_paragraph(syn_html_builder *b, size_t at) {
    syn__html_open_close(b, SYN_TAG_P, SYN_HTML_RULE_SCOPE | SYN_HTML_RULE_BUTTON, at);
}

/// Closes the open item `a` or `other` that a new one follows: <li>One<ul><li>One, first part. Only
/// address, div and p between them are looked through.
static void close_item(syn_html_builder *b, syn_tag a, syn_tag other, size_t at) {
    if (b->open_by_tag[a] + b->open_by_tag[other] == 0) return;
    for (size_t i = b->open_count; i-- > 1;) {
        unsigned rules = b->open[i].rules;
        if (b->open[i].tag == a || b->open[i].tag == other) {
            syn__html_open_close_to(b, i, at);
            return;
        }
        if ((rules & SYN_HTML_RULE_SPECIAL) != 0 && (rules & SYN_HTML_RULE_THROUGH) == 0) return;
    }
}

/// In a select an option ends all before it that needs no end tag; elsewhere only another option.
static void close_option(syn_html_builder *b, syn_tag tag, size_t at) {
    if (b->open_by_tag[SYN_TAG_SELECT] == 0) {
        if (syn__html_open_top(b)->tag == SYN_TAG_OPTION)
            syn__html_open_close_to(b, b->open_count - 1, at);
        return;
    }
    size_t count = b->open_count;
    while (count > 1 && (b->open[count - 1].rules & SYN_HTML_RULE_IMPLIED) != 0 &&
           (tag == SYN_TAG_OPTGROUP || b->open[count - 1].tag != SYN_TAG_OPTGROUP))
        count--;
    syn__html_open_close_to(b, count, at);
}

/// What a start tag closes before it opens, outside of tables' own tags.
static void close_before(syn_html_builder *b, syn_tag tag, size_t at) {
    unsigned flags = syn__html_tag_get_flags(tag);
    if (tag == SYN_TAG_LI) close_item(b, SYN_TAG_LI, SYN_TAG_LI, at);
    if (tag == SYN_TAG_DD || tag == SYN_TAG_DT) close_item(b, SYN_TAG_DD, SYN_TAG_DT, at);
    if ((flags & SYN_HTML_CLOSES_P) != 0) close_paragraph(b, at);
    if (syn__html_tag_is_heading(tag) &&
        (syn__html_open_top(b)->rules & SYN_HTML_RULE_HEADING) != 0)
        syn__html_open_close_to(b, b->open_count - 1, at);
    switch ((int)tag) {
    case SYN_TAG_OPTGROUP:
    case SYN_TAG_OPTION: close_option(b, tag, at); break;
    case SYN_TAG_INPUT: syn__html_open_close(b, SYN_TAG_SELECT, SYN_HTML_RULE_SCOPE, at); break;
    case SYN_TAG_BUTTON: syn__html_open_close(b, SYN_TAG_BUTTON, SYN_HTML_RULE_SCOPE, at); break;
    case SYN_TAG_A: syn__html_open_close(b, SYN_TAG_A, SYN_HTML_RULE_SPECIAL, at); break;
    case SYN_TAG_TABLE:
        if (!b->is_quirky) close_paragraph(b, at);
        break;
    default: break;
    }
}

/// Closes what keeps a row, cell or other part of a table from its place and makes the row of a
/// lone cell. False when no table is open: the tag is passed over then.
static bool make_place(syn_html_builder *b, syn_tag tag, size_t at) {
    size_t base = syn__html_open_find_table(b);
    if (base == 0) return false;
    if (b->open[base].tag == SYN_TAG_TEMPLATE) return true;
    bool is_cell = tag == SYN_TAG_TD || tag == SYN_TAG_TH;
    if ((is_cell || tag == SYN_TAG_TR) && base + 1 < b->open_count &&
        (b->open[base + 1].rules & SYN_HTML_RULE_SECTION) != 0)
        base++;
    bool has_row = base + 1 < b->open_count && b->open[base + 1].tag == SYN_TAG_TR;
    bool is_in_group =
        tag == SYN_TAG_COL && base + 1 < b->open_count && b->open[base + 1].tag == SYN_TAG_COLGROUP;
    if ((is_cell && has_row) || is_in_group) base++;
    syn__html_open_close_to(b, base + 1, at);
    if (is_cell && !has_row) {
        syn_html_node row = {.tag = SYN_TAG_TR, .source = {at, at + 1}, .content = at};
        syn__html_open_push(b, syn__html_open_add(b, row), SYN_TAG_TR, 0, 0);
    }
    return true;
}

static bool may_stand_in_table(syn_tag tag) {
    return (syn__html_rules_get(tag) & SYN_HTML_RULE_PART) != 0 || tag == SYN_TAG_SCRIPT ||
           tag == SYN_TAG_STYLE || tag == SYN_TAG_TEMPLATE || tag == SYN_TAG_FORM ||
           tag == SYN_TAG_INPUT; // nearly all are hidden
}

static void add_attributes(syn_html_builder *b, syn_html_node *node) {
    node->attribute_first = (uint32_t)b->tree->attributes.count;
    for (size_t i = 0; i < b->scanner.attribute_count; i++)
        SYN_PUSH(b->arena, &b->tree->attributes, b->scanner.attributes[i]);
    node->attribute_count = (uint32_t)b->tree->attributes.count - node->attribute_first;
}

/// Adds the element of a start tag and opens it unless it `is_void`. Its number.
static uint32_t add_element(syn_html_builder *b, const syn_html_token *token, uint8_t foreign,
                            bool is_void) {
    syn_html_node node = {.tag = token->tag, .source = token->span, .content = token->span.end};
    add_attributes(b, &node);
    uint32_t index = syn__html_open_add(b, node);
    if (!is_void) syn__html_open_push(b, index, token->tag, foreign, syn_span_size(token->name));
    return index;
}

/// True among the rows of a table, also inside of what is misplaced there, but in no cell.
static bool is_among_rows(const syn_html_builder *b) {
    size_t table = syn__html_open_find_table(b);
    if (table == 0 || b->open[table].tag != SYN_TAG_TABLE) return false;
    for (size_t i = table + 1; i < b->open_count; i++) {
        unsigned rules = b->open[i].rules;
        if ((rules & SYN_HTML_RULE_PART) != 0 && (rules & SYN_HTML_RULE_SCOPE) != 0) return false;
    }
    return true;
}

/// True when a form is not to be opened, or was opened without taking what follows.
static bool handle_form(syn_html_builder *b, const syn_html_token *token) {
    if (b->has_form && b->open_by_tag[SYN_TAG_TEMPLATE] == 0) return true;
    b->has_form = true;
    b->form = 0;
    if (!is_among_rows(b)) return false;
    add_element(b, token, 0, true); // <table><form><tr>: it stays empty
    return true;
}

/// Tags that are passed over where they stand. Also keeps account of what has been seen.
static bool is_passed_over(syn_html_builder *b, const syn_html_token *token) {
    syn_tag tag = token->tag;
    unsigned flags = syn__html_tag_get_flags(tag);
    if (tag == SYN_TAG_HTML || tag == SYN_TAG_BODY || tag == SYN_TAG_HEAD) {
        if (b->open_by_tag[tag] > 0 || (tag == SYN_TAG_HEAD && b->has_content)) return true;
        return b->open_count > 1 && syn__html_open_top(b)->tag != SYN_TAG_HTML &&
               syn__html_open_top(b)->tag != SYN_TAG_HEAD;
    }
    if (tag == SYN_TAG_FRAMESET) {
        b->is_frameset = !b->has_content && b->open_by_tag[SYN_TAG_BODY] == 0;
        return !b->is_frameset;
    }
    if ((flags & SYN_HTML_IN_HEAD) == 0) b->has_content = true;
    if (tag == SYN_TAG_SELECT && b->open_by_tag[tag] > 0 &&
        syn__html_open_find(b, tag, SYN_HTML_RULE_SCOPE) != 0) {
        syn__html_open_close(b, tag, SYN_HTML_RULE_SCOPE, token->span.start);
        return true; // <select> in a select is </select>
    }
    return b->is_frameset && tag != SYN_TAG_NOFRAMES;
}

static void open_html(syn_html_builder *b, const syn_html_token *token) {
    syn_tag tag = token->tag;
    size_t at = token->span.start;
    unsigned rules = syn__html_rules_get(tag), flags = syn__html_tag_get_flags(tag);
    if (is_passed_over(b, token)) return;
    if ((flags & SYN_HTML_IN_HEAD) == 0 && tag != SYN_TAG_HEAD)
        syn__html_open_close(b, SYN_TAG_HEAD, 0, at);
    if ((rules & SYN_HTML_RULE_PART) != 0) {
        if (!make_place(b, tag, at)) return;
    } else {
        if (tag != SYN_TAG_TEMPLATE) syn__html_open_close_columns(b, at);
        // A table among the rows of another follows it.
        if (tag == SYN_TAG_TABLE && is_among_rows(b))
            syn__html_open_close_to(b, syn__html_open_find_table(b), at);
        if (tag == SYN_TAG_FORM && handle_form(b, token)) return;
        close_before(b, tag, at);
        if (!may_stand_in_table(tag)) syn__html_open_foster(b);
    }
    bool is_foreign = tag == SYN_TAG_SVG || tag == SYN_TAG_MATH;
    bool is_void = (flags & SYN_HTML_VOID) != 0 || (is_foreign && token->is_self_closing);
    uint32_t node = add_element(b, token, is_foreign ? (uint8_t)tag : 0, is_void);
    if (tag == SYN_TAG_FORM) b->form = node;
    if (is_foreign) syn__html_open_tell(b);
}

/// <font> ends svg and math only when it is what it was in HTML.
static bool is_old_font(const syn_html_builder *b, const syn_html_token *token) {
    size_t at = token->attributes;
    syn_html_attribute attribute;
    while (token->tag == SYN_TAG_FONT && at < token->span.end &&
           syn__html_scan_attribute(b->tree->source, &at, &attribute)) {
        syn_str name = syn_str_span(b->tree->source, attribute.name);
        if (syn_str_equal_nocase(name, SYN_STR("color")) ||
            syn_str_equal_nocase(name, SYN_STR("face")) ||
            syn_str_equal_nocase(name, SYN_STR("size")))
            return true;
    }
    return false;
}

static void open_element(syn_html_builder *b, const syn_html_token *token) {
    const syn_html_level *top = syn__html_open_top(b);
    bool is_html = top->foreign == 0 || (top->rules & SYN_HTML_RULE_HTML_INSIDE) != 0;
    if (!is_html && ((syn__html_rules_get(token->tag) & SYN_HTML_RULE_BREAKS_OUT) != 0 ||
                     is_old_font(b, token))) {
        syn__html_open_leave_foreign(b, token->span.start);
        is_html = true;
    }
    if (is_html) {
        open_html(b, token);
    } else {
        add_element(b, token, top->foreign, token->is_self_closing);
        syn__html_open_tell(b);
    }
}

static void add_text(syn_html_builder *b, const syn_html_token *token) {
    syn_str text = syn_str_span(b->tree->source, token->span);
    if (syn__html_open_top(b)->tag == SYN_TAG_COLGROUP && syn_str_trim(text).size > 0)
        syn__html_open_close_columns(b, token->span.start);
    const syn_html_level *top = syn__html_open_top(b);
    bool is_misplaced = (top->rules & SYN_HTML_RULE_TABLE) != 0;
    if (!b->has_content || top->tag == SYN_TAG_HEAD || is_misplaced || b->is_frameset) {
        bool is_blank = syn_str_trim(text).size == 0;
        if (b->is_frameset || (is_blank && top->tag == SYN_TAG_HEAD)) return;
        if (top->tag == SYN_TAG_HEAD)
            syn__html_open_close_to(b, b->open_count - 1, token->span.start);
        if (is_misplaced && !is_blank) syn__html_open_foster(b);
        bool is_raw = token->mode != SYN_HTML_MODE_DATA; // a title or a script has its own
        if (!is_blank && !is_raw) b->has_content = true;
    }
    syn__html_open_add(b, (syn_html_node){.tag = SYN_TAG_TEXT,
                                          .source = token->span,
                                          .content = token->span.start,
                                          .is_raw = token->kind == SYN_HTML_TEXT_AS_IS});
}

static void add_token(syn_html_builder *b, const syn_html_token *token) {
    switch (token->kind) {
    case SYN_HTML_TEXT:
    case SYN_HTML_TEXT_AS_IS: add_text(b, token); break;
    case SYN_HTML_START_TAG: open_element(b, token); break;
    case SYN_HTML_END_TAG: syn__html_tree_end(b, token); break;
    case SYN_HTML_DOCTYPE:
        if (b->open_count == 1 && !b->has_content && b->tree->attributes.count == 0)
            b->is_quirky = syn__html_doctype_is_quirky(b->tree->source, token);
        break;
    case SYN_HTML_COMMENT:
    case SYN_HTML_END_OF_PAGE: break;
    }
}

syn_status syn__html_tree_build(syn_str source, syn_arena *arena, syn_html_tree *out_tree,
                                syn_error *error) {
    *out_tree = (syn_html_tree){.source = source};
    syn_html_builder *b = syn_arena_alloc(arena, sizeof *b);
    if (b == NULL) return syn_arena_status(arena, error);
    b->tree = out_tree;
    b->arena = arena;
    b->is_quirky = true;
    b->scanner.source = source;
    syn__html_open_add(b, (syn_html_node){.tag = SYN_TAG_UNKNOWN});
    b->open_count = 1;
    b->open_by_tag[SYN_TAG_UNKNOWN] = 1;
    b->open_unknown[0] = 1;
    while (!arena->has_failed) {
        syn_html_token token = syn__html_scan_next(&b->scanner);
        if (token.kind == SYN_HTML_END_OF_PAGE) break;
        add_token(b, &token);
    }
    syn__html_open_close_to(b, 0, source.size);
    if (b->fostered.count > 0 && !arena->has_failed)
        syn__html_foster(out_tree, b->fostered.items, b->fostered.count, arena);
    return syn_arena_status(arena, error);
}
