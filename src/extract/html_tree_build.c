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
#include "base/caps.h"
#include "base/str.h"
#include "extract/html_doctype.h"
#include "extract/html_foster.h"
#include "extract/html_rules.h"
#include "extract/html_tree.h"

/// An open element.
typedef struct level {
    uint32_t node;
    uint16_t rules;   ///< of the element; in svg and math those of its kind only
    uint8_t tag;      ///< SYN_TAG_TEXT, which is looked for by nobody, in svg and math
    uint8_t foreign;  ///< the tag whose grammar holds: SYN_TAG_SVG, SYN_TAG_MATH, or 0
    uint8_t hash;     ///< of the name
    bool is_finished; ///< a form after its end tag, with elements in it still open
} level;

typedef struct builder {
    syn_html_tree *tree;
    syn_arena *arena;
    syn_html_scanner scanner;
    level open[SYN_CAP_NESTING]; ///< from the root down
    size_t open_count;
    uint32_t open_by_tag[SYN_TAG_COUNT + 1];
    uint32_t open_unknown[256]; ///< unknown elements by hash
    uint32_t form;              ///< the node of the form that has not met its end tag, or 0
    bool has_form;              ///< there is one; it may have been closed with its parent
    bool is_quirky;             ///< no doctype, or an old one: a table does not end a paragraph
    bool has_content;           ///< anything but what may stand in a head
    bool is_frameset;           ///< the rest of the page are frames
    SYN_VEC(uint32_t) fostered;
} builder;

_Static_assert(SYN_TAG_COUNT < UINT8_MAX, "a tag fits a byte");

static unsigned rules_of(syn_tag tag) {
    return syn__html_rules[tag];
}

static level *get_top(builder *b) {
    return &b->open[b->open_count - 1];
}

/// Adds a node below the innermost open element; its number.
static uint32_t add_node(builder *b, syn_html_node node) {
    uint32_t index = (uint32_t)b->tree->nodes.count;
    node.parent = b->open_count > 0 ? get_top(b)->node : 0;
    node.end = index + 1;
    SYN_PUSH(b->arena, &b->tree->nodes, node);
    return index;
}

/// A byte of an unknown element's name that does not change with case.
static uint8_t hash_name(const builder *b, syn_span name) {
    size_t size = syn_span_size(name), readable = b->tree->source.size - name.start;
    uint64_t key = syn__html_name_key(b->tree->source.data + name.start, size, readable);
    return (uint8_t)((key ^ size) * 0x9E3779B97F4A7C15u >> 56);
}

static void tell_scanner(builder *b) {
    const level *top = get_top(b);
    b->scanner.has_cdata = top->foreign != 0;
    b->scanner.is_foreign = top->foreign != 0 && (top->rules & SYN_HTML_RULE_HTML_INSIDE) == 0;
}

static void pop(builder *b, size_t at) {
    level *top = get_top(b);
    b->open_count--;
    b->open_by_tag[top->tag]--;
    b->open_unknown[top->hash] -= top->tag == SYN_TAG_UNKNOWN;
    if (top->node >= b->tree->nodes.count) return;
    syn_html_node *node = &b->tree->nodes.items[top->node];
    node->end = (uint32_t)b->tree->nodes.count;
    if (node->source.end == 0) node->source.end = at;
}

/// Closes open elements until `count` are left; `at` is where they end in the source.
static void close_to(builder *b, size_t count, size_t at) {
    while (b->open_count > count)
        pop(b, at);
    while (b->open_count > 1 && get_top(b)->is_finished)
        pop(b, at);
    if (b->open_count > 0) tell_scanner(b);
}

static void push(builder *b, uint32_t node, syn_tag tag, uint8_t foreign, size_t name_size) {
    if (b->open_count >= SYN_CAP_NESTING || node >= b->tree->nodes.count) return;
    unsigned rules = rules_of(tag), inside = SYN_HTML_RULE_HTML_INSIDE;
    if (foreign == SYN_TAG_MATH) inside = SYN_HTML_RULE_MATH_INSIDE;
    if (foreign == 0) {
        rules &= ~inside;
    } else if ((rules & inside) != 0) {
        // <svg><title>: no title of a page, but HTML may stand in it, and it holds end tags back.
        rules = SYN_HTML_RULE_HTML_INSIDE | SYN_HTML_RULE_SCOPE | SYN_HTML_RULE_SPECIAL;
    } else {
        rules = 0;
    }
    uint8_t seen = foreign != 0 ? SYN_TAG_TEXT : (uint8_t)tag;
    size_t name = b->tree->nodes.items[node].source.start + 1;
    uint8_t hash = tag == SYN_TAG_UNKNOWN ? hash_name(b, (syn_span){name, name + name_size}) : 0;
    b->open[b->open_count++] = (level){node, (uint16_t)rules, seen, foreign, hash, false};
    b->open_by_tag[seen]++;
    b->open_unknown[hash] += seen == SYN_TAG_UNKNOWN;
    b->tree->nodes.items[node].source.end = 0; // known when it closes
}

/// The level of the innermost open `tag`, not looking through an element with one of the rules
/// `stop`; 0, the root's, when there is none.
static size_t find_open(const builder *b, syn_tag tag, unsigned stop) {
    if (b->open_by_tag[tag] == 0) return 0;
    for (size_t i = b->open_count; i-- > 1;) {
        if (b->open[i].tag == tag) return i;
        if ((b->open[i].rules & stop) != 0) return 0;
    }
    return 0;
}

static bool close_open(builder *b, syn_tag tag, unsigned stop, size_t at) {
    size_t found = find_open(b, tag, stop);
    if (found != 0) close_to(b, found, at);
    return found != 0;
}

static void close_paragraph(builder *b, size_t at) {
    close_open(b, SYN_TAG_P, SYN_HTML_RULE_SCOPE | SYN_HTML_RULE_BUTTON, at);
}

/// Closes the open item `a` or `other` that a new one follows: <li>One<ul><li>One, first part. Only
/// address, div and p between them are looked through.
static void close_item(builder *b, syn_tag a, syn_tag other, size_t at) {
    if (b->open_by_tag[a] + b->open_by_tag[other] == 0) return;
    for (size_t i = b->open_count; i-- > 1;) {
        unsigned rules = b->open[i].rules;
        if (b->open[i].tag == a || b->open[i].tag == other) {
            close_to(b, i, at);
            return;
        }
        if ((rules & SYN_HTML_RULE_SPECIAL) != 0 && (rules & SYN_HTML_RULE_THROUGH) == 0) return;
    }
}

/// The level of the table that the next tag of a row or cell belongs to, or of a template; 0: none.
static size_t find_table(const builder *b) {
    if (b->open_by_tag[SYN_TAG_TABLE] + b->open_by_tag[SYN_TAG_TEMPLATE] == 0) return 0;
    for (size_t i = b->open_count; i-- > 1;) {
        if (b->open[i].tag == SYN_TAG_TABLE || b->open[i].tag == SYN_TAG_TEMPLATE) return i;
    }
    return 0;
}

/// In a select an option ends all before it that needs no end tag; elsewhere only another option.
static void close_option(builder *b, syn_tag tag, size_t at) {
    if (b->open_by_tag[SYN_TAG_SELECT] == 0) {
        if (get_top(b)->tag == SYN_TAG_OPTION) close_to(b, b->open_count - 1, at);
        return;
    }
    size_t count = b->open_count;
    while (count > 1 && (b->open[count - 1].rules & SYN_HTML_RULE_IMPLIED) != 0 &&
           (tag == SYN_TAG_OPTGROUP || b->open[count - 1].tag != SYN_TAG_OPTGROUP))
        count--;
    close_to(b, count, at);
}

/// A group of columns holds nothing but them.
static void close_columns(builder *b, size_t at) {
    if (get_top(b)->tag == SYN_TAG_COLGROUP) close_to(b, b->open_count - 1, at);
}

/// What a start tag closes before it opens, outside of tables' own tags.
static void close_before(builder *b, syn_tag tag, size_t at) {
    unsigned flags = syn__html_tag_get_flags(tag);
    if (tag == SYN_TAG_LI) close_item(b, SYN_TAG_LI, SYN_TAG_LI, at);
    if (tag == SYN_TAG_DD || tag == SYN_TAG_DT) close_item(b, SYN_TAG_DD, SYN_TAG_DT, at);
    if ((flags & SYN_HTML_CLOSES_P) != 0) close_paragraph(b, at);
    if (syn__html_tag_is_heading(tag) && (get_top(b)->rules & SYN_HTML_RULE_HEADING) != 0)
        close_to(b, b->open_count - 1, at);
    switch ((int)tag) {
    case SYN_TAG_OPTGROUP:
    case SYN_TAG_OPTION: close_option(b, tag, at); break;
    case SYN_TAG_INPUT: close_open(b, SYN_TAG_SELECT, SYN_HTML_RULE_SCOPE, at); break;
    case SYN_TAG_BUTTON: close_open(b, SYN_TAG_BUTTON, SYN_HTML_RULE_SCOPE, at); break;
    case SYN_TAG_A: close_open(b, SYN_TAG_A, SYN_HTML_RULE_SPECIAL, at); break;
    case SYN_TAG_TABLE:
        if (!b->is_quirky) close_paragraph(b, at);
        break;
    default: break;
    }
}

/// Closes what keeps a row, cell or other part of a table from its place and makes the row of a
/// lone cell. False when no table is open: the tag is passed over then.
static bool make_place(builder *b, syn_tag tag, size_t at) {
    size_t base = find_table(b);
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
    close_to(b, base + 1, at);
    if (is_cell && !has_row) {
        syn_html_node row = {.tag = SYN_TAG_TR, .source = {at, at}, .content = at};
        push(b, add_node(b, row), SYN_TAG_TR, 0, 0);
    }
    return true;
}

/// Notes that the node about to be added stands in a table outside of its cells.
static void foster_next(builder *b) {
    if ((get_top(b)->rules & SYN_HTML_RULE_TABLE) == 0) return;
    if (b->open[find_table(b)].tag == SYN_TAG_TEMPLATE) return;
    SYN_PUSH(b->arena, &b->fostered, (uint32_t)b->tree->nodes.count);
}

static bool may_stand_in_table(syn_tag tag) {
    return (rules_of(tag) & SYN_HTML_RULE_PART) != 0 || tag == SYN_TAG_SCRIPT ||
           tag == SYN_TAG_STYLE || tag == SYN_TAG_TEMPLATE || tag == SYN_TAG_FORM ||
           tag == SYN_TAG_INPUT; // nearly all are hidden
}

static void add_attributes(builder *b, syn_html_node *node) {
    node->attribute_first = (uint32_t)b->tree->attributes.count;
    for (size_t i = 0; i < b->scanner.attribute_count; i++)
        SYN_PUSH(b->arena, &b->tree->attributes, b->scanner.attributes[i]);
    node->attribute_count = (uint32_t)b->tree->attributes.count - node->attribute_first;
}

/// Adds the element of a start tag and opens it unless it `is_void`. Its number.
static uint32_t add_element(builder *b, const syn_html_token *token, uint8_t foreign,
                            bool is_void) {
    syn_html_node node = {.tag = token->tag, .source = token->span, .content = token->span.end};
    add_attributes(b, &node);
    uint32_t index = add_node(b, node);
    if (!is_void) push(b, index, token->tag, foreign, syn_span_size(token->name));
    return index;
}

/// True among the rows of a table, also inside of what is misplaced there, but in no cell.
static bool is_among_rows(const builder *b) {
    size_t table = find_table(b);
    if (table == 0 || b->open[table].tag != SYN_TAG_TABLE) return false;
    for (size_t i = table + 1; i < b->open_count; i++) {
        unsigned rules = b->open[i].rules;
        if ((rules & SYN_HTML_RULE_PART) != 0 && (rules & SYN_HTML_RULE_SCOPE) != 0) return false;
    }
    return true;
}

/// True when a form is not to be opened, or was opened without taking what follows.
static bool handle_form(builder *b, const syn_html_token *token) {
    if (b->has_form && b->open_by_tag[SYN_TAG_TEMPLATE] == 0) return true;
    b->has_form = true;
    b->form = 0;
    if (!is_among_rows(b)) return false;
    add_element(b, token, 0, true); // <table><form><tr>: it stays empty
    return true;
}

/// Tags that are passed over where they stand. Also keeps account of what has been seen.
static bool is_passed_over(builder *b, const syn_html_token *token) {
    syn_tag tag = token->tag;
    unsigned flags = syn__html_tag_get_flags(tag);
    if (tag == SYN_TAG_HTML || tag == SYN_TAG_BODY || tag == SYN_TAG_HEAD) {
        if (b->open_by_tag[tag] > 0 || (tag == SYN_TAG_HEAD && b->has_content)) return true;
        return b->open_count > 1 && get_top(b)->tag != SYN_TAG_HTML &&
               get_top(b)->tag != SYN_TAG_HEAD;
    }
    if (tag == SYN_TAG_FRAMESET) {
        b->is_frameset = !b->has_content && b->open_by_tag[SYN_TAG_BODY] == 0;
        return !b->is_frameset;
    }
    if ((flags & SYN_HTML_IN_HEAD) == 0) b->has_content = true;
    if (tag == SYN_TAG_SELECT && b->open_by_tag[tag] > 0 &&
        find_open(b, tag, SYN_HTML_RULE_SCOPE) != 0) {
        close_open(b, tag, SYN_HTML_RULE_SCOPE, token->span.start);
        return true; // <select> in a select is </select>
    }
    return b->is_frameset && tag != SYN_TAG_NOFRAMES;
}

static void open_html(builder *b, const syn_html_token *token) {
    syn_tag tag = token->tag;
    size_t at = token->span.start;
    unsigned rules = rules_of(tag), flags = syn__html_tag_get_flags(tag);
    if (is_passed_over(b, token)) return;
    if ((flags & SYN_HTML_IN_HEAD) == 0 && tag != SYN_TAG_HEAD) close_open(b, SYN_TAG_HEAD, 0, at);
    if ((rules & SYN_HTML_RULE_PART) != 0) {
        if (!make_place(b, tag, at)) return;
    } else {
        if (tag != SYN_TAG_TEMPLATE) close_columns(b, at);
        // A table among the rows of another follows it.
        if (tag == SYN_TAG_TABLE && is_among_rows(b)) close_to(b, find_table(b), at);
        if (tag == SYN_TAG_FORM && handle_form(b, token)) return;
        close_before(b, tag, at);
        if (!may_stand_in_table(tag)) foster_next(b);
    }
    bool is_foreign = tag == SYN_TAG_SVG || tag == SYN_TAG_MATH;
    bool is_void = (flags & SYN_HTML_VOID) != 0 || (is_foreign && token->is_self_closing);
    uint32_t node = add_element(b, token, is_foreign ? (uint8_t)tag : 0, is_void);
    if (tag == SYN_TAG_FORM) b->form = node;
    if (is_foreign) tell_scanner(b);
}

/// <font> ends svg and math only when it is what it was in HTML.
static bool is_old_font(const builder *b, const syn_html_token *token) {
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

/// Closes svg and math up to where HTML may stand.
static void leave_foreign(builder *b, size_t at) {
    size_t count = b->open_count;
    while (count > 1 && b->open[count - 1].foreign != 0 &&
           (b->open[count - 1].rules & SYN_HTML_RULE_HTML_INSIDE) == 0)
        count--;
    close_to(b, count, at);
}

static void open_element(builder *b, const syn_html_token *token) {
    const level *top = get_top(b);
    bool is_html = top->foreign == 0 || (top->rules & SYN_HTML_RULE_HTML_INSIDE) != 0;
    if (!is_html &&
        ((rules_of(token->tag) & SYN_HTML_RULE_BREAKS_OUT) != 0 || is_old_font(b, token))) {
        leave_foreign(b, token->span.start);
        is_html = true;
    }
    if (is_html) {
        open_html(b, token);
    } else {
        add_element(b, token, top->foreign, token->is_self_closing);
        tell_scanner(b);
    }
}

/// Closes the element at `found` by its end tag.
static void end_element(builder *b, size_t found, const syn_html_token *token) {
    close_to(b, found + 1, token->span.start);
    if (b->open_count <= found) return;
    uint32_t node = b->open[found].node;
    if (node < b->tree->nodes.count) b->tree->nodes.items[node].source.end = token->span.end;
    close_to(b, found, token->span.start);
}

/// True when an open element has the name of the token.
static bool is_named_as(const builder *b, const level *open, const syn_html_token *token,
                        uint8_t hash) {
    const syn_html_node *node = &b->tree->nodes.items[open->node];
    if (node->tag != token->tag || open->hash != hash) return false;
    if (token->tag != SYN_TAG_UNKNOWN) return true;
    syn_str source = b->tree->source;
    size_t start = node->source.start + 1, size = syn_span_size(token->name);
    size_t end = start + size;
    if (end >= source.size || (!syn_ascii_is_space(source.data[end]) && source.data[end] != '>' &&
                               source.data[end] != '/'))
        return false;
    return syn_str_equal_nocase(syn_str_slice(source, start, end),
                                syn_str_span(source, token->name));
}

/// The end tag of an inline or unknown element.
static void close_inline(builder *b, const syn_html_token *token) {
    if (b->open_by_tag[token->tag] == 0) return;
    bool is_unknown = token->tag == SYN_TAG_UNKNOWN;
    uint8_t hash = is_unknown ? hash_name(b, token->name) : 0;
    if (is_unknown && b->open_unknown[hash] == 0) return;
    for (size_t i = b->open_count; i-- > 1;) {
        if (b->open[i].tag == token->tag && is_named_as(b, &b->open[i], token, hash)) {
            end_element(b, i, token);
            return;
        }
        if ((b->open[i].rules & SYN_HTML_RULE_SPECIAL) != 0) break;
    }
    size_t link = token->tag == SYN_TAG_A ? find_open(b, SYN_TAG_A, SYN_HTML_RULE_SCOPE) : 0;
    if (link != 0) b->tree->nodes.items[b->open[link].node].source.end = token->span.end;
}

/// </form> takes the form out from under what is still open in it.
static void close_form(builder *b, const syn_html_token *token) {
    uint32_t form = b->form;
    size_t found = find_open(b, SYN_TAG_FORM, SYN_HTML_RULE_SCOPE);
    b->has_form = false;
    b->form = 0;
    if (found == 0 || (form != b->open[found].node && b->open_by_tag[SYN_TAG_TEMPLATE] == 0))
        return;
    size_t above = b->open_count - 1;
    while (above > found && (b->open[above].rules & SYN_HTML_RULE_IMPLIED) != 0)
        above--;
    close_to(b, above + 1, token->span.start);
    if (above == found) {
        end_element(b, found, token);
        return;
    }
    b->open_by_tag[SYN_TAG_FORM]--;
    b->open[found].tag = SYN_TAG_TEXT;
    b->open_by_tag[SYN_TAG_TEXT]++;
    b->open[found].rules = 0;
    b->open[found].is_finished = true;
}

static size_t find_heading(const builder *b) {
    for (size_t i = b->open_count; i-- > 1;) {
        if ((b->open[i].rules & SYN_HTML_RULE_HEADING) != 0) return i;
        if ((b->open[i].rules & SYN_HTML_RULE_SCOPE) != 0) return 0;
    }
    return 0;
}

/// The part of the innermost table that has this tag, or the table itself.
static size_t find_part(const builder *b, syn_tag tag) {
    size_t table = find_table(b);
    if (table == 0) return 0;
    for (size_t i = table; i < b->open_count; i++) {
        if (b->open[i].tag == tag) return i;
        // The section of <table><tr> was not made up: its rows end in its place.
        if (tag == SYN_TAG_TBODY && i == table + 1 && b->open[i].tag == SYN_TAG_TR) return i;
    }
    return 0;
}

/// "</p>" without a paragraph makes an empty one, "</br>" is a line break.
static void add_from_end_tag(builder *b, const syn_html_token *token) {
    foster_next(b);
    add_node(b,
             (syn_html_node){.tag = token->tag, .source = token->span, .content = token->span.end});
}

static void close_html(builder *b, const syn_html_token *token) {
    syn_tag tag = token->tag;
    unsigned rules = rules_of(tag), stop = SYN_HTML_RULE_SCOPE;
    size_t found = 0;
    if (tag == SYN_TAG_HTML || tag == SYN_TAG_BODY) return; // what follows still belongs there
    if (tag == SYN_TAG_FORM) {
        close_form(b, token);
        return;
    }
    if (tag == SYN_TAG_P) stop |= SYN_HTML_RULE_BUTTON;
    if (tag == SYN_TAG_LI) stop |= SYN_HTML_RULE_LIST;
    if (tag == SYN_TAG_HEAD || tag == SYN_TAG_TEMPLATE) stop = 0;
    if ((rules & SYN_HTML_RULE_PART) == 0 && tag != SYN_TAG_TEMPLATE)
        close_columns(b, token->span.start);
    bool is_part = tag == SYN_TAG_TABLE || (rules & SYN_HTML_RULE_PART) != 0;
    bool is_block = stop != SYN_HTML_RULE_SCOPE || tag == SYN_TAG_DD || tag == SYN_TAG_DT ||
                    (rules & SYN_HTML_RULE_ENDS_ALL) != 0;
    if (is_part) {
        found = find_part(b, tag);
    } else if ((rules & SYN_HTML_RULE_HEADING) != 0) {
        found = find_heading(b);
    } else if (is_block) {
        found = find_open(b, tag, stop);
    } else if (tag != SYN_TAG_BR) {
        close_inline(b, token);
        return;
    }
    if (found != 0) {
        end_element(b, found, token);
    } else if (tag == SYN_TAG_P || tag == SYN_TAG_BR) {
        add_from_end_tag(b, token);
    }
}

static void close_element(builder *b, const syn_html_token *token) {
    if (get_top(b)->foreign != 0 && (token->tag == SYN_TAG_P || token->tag == SYN_TAG_BR))
        leave_foreign(b, token->span.start);
    uint8_t hash = 0;
    if (get_top(b)->foreign != 0 && token->tag == SYN_TAG_UNKNOWN) hash = hash_name(b, token->name);
    for (size_t i = b->open_count; i-- > 1 && b->open[i].foreign != 0;) {
        if (!is_named_as(b, &b->open[i], token, hash)) continue;
        end_element(b, i, token);
        return;
    }
    close_html(b, token);
}

static void add_text(builder *b, const syn_html_token *token) {
    syn_str text = syn_str_span(b->tree->source, token->span);
    if (get_top(b)->tag == SYN_TAG_COLGROUP && syn_str_trim(text).size > 0)
        close_columns(b, token->span.start);
    const level *top = get_top(b);
    bool is_misplaced = (top->rules & SYN_HTML_RULE_TABLE) != 0;
    if (!b->has_content || top->tag == SYN_TAG_HEAD || is_misplaced || b->is_frameset) {
        bool is_blank = syn_str_trim(text).size == 0;
        if (b->is_frameset || (is_blank && top->tag == SYN_TAG_HEAD)) return;
        if (top->tag == SYN_TAG_HEAD) close_to(b, b->open_count - 1, token->span.start);
        if (is_misplaced && !is_blank) foster_next(b);
        bool is_raw = token->mode != SYN_HTML_MODE_DATA; // a title or a script has its own
        if (!is_blank && !is_raw) b->has_content = true;
    }
    add_node(b, (syn_html_node){.tag = SYN_TAG_TEXT,
                                .source = token->span,
                                .content = token->span.start,
                                .is_raw = token->kind == SYN_HTML_TEXT_AS_IS});
}

static void add_token(builder *b, const syn_html_token *token) {
    switch (token->kind) {
    case SYN_HTML_TEXT:
    case SYN_HTML_TEXT_AS_IS: add_text(b, token); break;
    case SYN_HTML_START_TAG: open_element(b, token); break;
    case SYN_HTML_END_TAG: close_element(b, token); break;
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
    builder *b = syn_arena_alloc(arena, sizeof *b);
    if (b == NULL) return syn_arena_status(arena, error);
    b->tree = out_tree;
    b->arena = arena;
    b->is_quirky = true;
    b->scanner.source = source;
    add_node(b, (syn_html_node){.tag = SYN_TAG_UNKNOWN});
    b->open_count = 1;
    b->open_by_tag[SYN_TAG_UNKNOWN] = 1;
    b->open_unknown[0] = 1;
    while (!arena->has_failed) {
        syn_html_token token = syn__html_scan_next(&b->scanner);
        if (token.kind == SYN_HTML_END_OF_PAGE) break;
        add_token(b, &token);
    }
    close_to(b, 0, source.size);
    if (b->fostered.count > 0 && !arena->has_failed)
        syn__html_foster(out_tree, b->fostered.items, b->fostered.count, arena);
    return syn_arena_status(arena, error);
}
