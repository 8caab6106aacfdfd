// SPDX-License-Identifier: Apache-2.0
// The tree builder: takes tokens, gives the flat tree.
//
// Follows the HTML Standard where it changes what text belongs together: paragraphs, list items,
// table cells and options end where the next begins, an end tag closes what stands open inside
// its element but does not reach out of a table cell, the head ends at the first thing that cannot
// stand in it. Left out, because a reader of text sees no difference: moving misplaced table
// content, rebuilding of formatting elements; a link that is closed across a block ends in the
// source, not in the tree. Cost: linear; an end tag looks at most SYN_CAP_NESTING elements up, and
// only when one with its name is open.
#include "extract/html_tree.h"
#include "base/caps.h"
#include "base/str.h"
#include "text/html_reference.h"
#include "extract/html_scan.h"

/// Stops no search: unknown elements are SYN_TAG_UNKNOWN.
#define NO_TAG SYN_TAG_TEXT

typedef struct builder {
    syn_html_tree *tree;
    syn_arena *arena;
    uint32_t open[SYN_CAP_NESTING]; ///< node numbers from the root down
    size_t open_count;
    size_t open_by_tag[SYN_TAG_COUNT];
} builder;

static syn_html_node *get_node(builder *b, size_t index) {
    return index < b->tree->nodes.count ? &b->tree->nodes.items[index] : NULL;
}

static syn_tag get_open_tag(const builder *b, size_t level) {
    return b->tree->nodes.items[b->open[level]].tag;
}

/// Adds a node below the innermost open element; its number.
static size_t add_node(builder *b, syn_html_node node) {
    size_t index = b->tree->nodes.count;
    node.parent = b->open_count > 0 ? b->open[b->open_count - 1] : 0;
    node.end = (uint32_t)index + 1;
    SYN_PUSH(b->arena, &b->tree->nodes, node);
    return index;
}

/// Closes open elements until `level` are left; `at` is where they end in the source.
static void close_to(builder *b, size_t level, size_t at) {
    while (b->open_count > level) {
        b->open_count--;
        syn_html_node *node = get_node(b, b->open[b->open_count]);
        if (node == NULL) continue;
        node->end = (uint32_t)b->tree->nodes.count;
        if (node->source.end == 0) node->source.end = at;
        if (node->tag < SYN_TAG_COUNT) b->open_by_tag[node->tag]--;
    }
}

/// The level of the innermost open `tag`, not looking through an element that has one of the
/// flags `stop` or is `stop_tag`; SIZE_MAX when there is none.
static size_t find_open(const builder *b, syn_tag tag, unsigned stop, syn_tag stop_tag) {
    if (b->open_by_tag[tag] == 0) return SIZE_MAX;
    for (size_t level = b->open_count; level-- > 1;) {
        syn_tag here = get_open_tag(b, level);
        if (here == tag) return level;
        if (here == stop_tag || (syn__html_tag_get_flags(here) & stop) != 0) return SIZE_MAX;
    }
    return SIZE_MAX;
}

static void close_implied(builder *b, syn_tag tag, unsigned stop, syn_tag stop_tag, size_t at) {
    size_t level = find_open(b, tag, stop, stop_tag);
    if (level != SIZE_MAX) close_to(b, level, at);
}

static void close_table_parts(builder *b, syn_tag tag, size_t at) {
    // A cell ends the cell before it, a row also the row, a section also the section.
    static const syn_tag parts[] = {SYN_TAG_TD,    SYN_TAG_TH,    SYN_TAG_TR,
                                    SYN_TAG_TBODY, SYN_TAG_THEAD, SYN_TAG_TFOOT};
    size_t depth = tag == SYN_TAG_TD || tag == SYN_TAG_TH ? 2 : tag == SYN_TAG_TR ? 3 : 6;
    for (size_t i = 0; i < depth; i++) {
        close_implied(b, parts[i], 0, SYN_TAG_TABLE, at);
    }
}

/// What a start tag closes before it opens.
static void close_before(builder *b, syn_tag tag, size_t at) {
    unsigned flags = syn__html_tag_get_flags(tag);
    if ((flags & SYN_HTML_IN_HEAD) == 0) close_implied(b, SYN_TAG_HEAD, 0, NO_TAG, at);
    if ((flags & SYN_HTML_CLOSES_P) != 0) close_implied(b, SYN_TAG_P, SYN_HTML_SCOPE, NO_TAG, at);
    if (syn__html_tag_is_heading(tag) && b->open_count > 1 &&
        syn__html_tag_is_heading(get_open_tag(b, b->open_count - 1)))
        close_to(b, b->open_count - 1, at);
    switch ((int)tag) {
    case SYN_TAG_LI:
        // <ul><li>One<ul><li>One, first part: the inner list keeps the outer item open.
        if (find_open(b, SYN_TAG_LI, SYN_HTML_SCOPE, SYN_TAG_UL) != SIZE_MAX)
            close_implied(b, SYN_TAG_LI, SYN_HTML_SCOPE, SYN_TAG_OL, at);
        break;
    case SYN_TAG_DD:
    case SYN_TAG_DT:
        close_implied(b, SYN_TAG_DD, SYN_HTML_SCOPE, SYN_TAG_DL, at);
        close_implied(b, SYN_TAG_DT, SYN_HTML_SCOPE, SYN_TAG_DL, at);
        break;
    case SYN_TAG_OPTION: close_implied(b, SYN_TAG_OPTION, SYN_HTML_SCOPE, NO_TAG, at); break;
    case SYN_TAG_A: close_implied(b, SYN_TAG_A, SYN_HTML_SCOPE | SYN_HTML_BLOCK, NO_TAG, at); break;
    case SYN_TAG_TD:
    case SYN_TAG_TH:
    case SYN_TAG_TR:
    case SYN_TAG_TBODY:
    case SYN_TAG_THEAD:
    case SYN_TAG_TFOOT: close_table_parts(b, tag, at); break;
    default: break;
    }
}

static void add_attributes(builder *b, const syn_html_scanner *scanner, syn_html_node *node) {
    node->attribute_first = (uint32_t)b->tree->attributes.count;
    for (size_t i = 0; i < scanner->attribute_count; i++)
        SYN_PUSH(b->arena, &b->tree->attributes, scanner->attributes[i]);
    node->attribute_count = (uint32_t)b->tree->attributes.count - node->attribute_first;
}

static void open_element(builder *b, syn_html_scanner *scanner, const syn_html_token *token) {
    syn_tag tag = token->tag;
    bool is_structure = tag == SYN_TAG_HTML || tag == SYN_TAG_HEAD || tag == SYN_TAG_BODY;
    if (is_structure && b->open_by_tag[tag] > 0) return; // said twice
    if (!scanner->is_foreign) close_before(b, tag, token->span.start);
    syn_html_node node = {.tag = tag, .source = token->span, .content = token->span.end};
    add_attributes(b, scanner, &node);
    bool is_void = (syn__html_tag_get_flags(tag) & SYN_HTML_VOID) != 0 ||
                   (scanner->is_foreign && token->is_self_closing);
    bool is_open = !is_void && b->open_count < SYN_CAP_NESTING;
    if (is_open) node.source.end = 0; // known when it closes
    size_t index = add_node(b, node);
    if (!is_open || index >= b->tree->nodes.count) return;
    b->open[b->open_count++] = (uint32_t)index;
    b->open_by_tag[tag]++;
    if (tag == SYN_TAG_SVG || tag == SYN_TAG_MATH) scanner->is_foreign = true;
}

static void close_element(builder *b, const syn_html_token *token) {
    syn_tag tag = token->tag;
    size_t at = token->span.start;
    if (tag == SYN_TAG_HTML || tag == SYN_TAG_BODY) return; // what follows still belongs there
    unsigned flags = syn__html_tag_get_flags(tag);
    unsigned stop = SYN_HTML_SCOPE;
    // </b> does not end a paragraph that began inside of it, but </select> ends its options.
    bool is_formatting = (flags & (SYN_HTML_BLOCK | SYN_HTML_SILENT)) == 0 && tag != SYN_TAG_BUTTON;
    if (is_formatting) stop |= SYN_HTML_BLOCK;
    bool is_table = tag == SYN_TAG_TABLE || tag == SYN_TAG_TR || tag == SYN_TAG_TBODY ||
                    tag == SYN_TAG_THEAD || tag == SYN_TAG_TFOOT;
    size_t level = is_table ? find_open(b, tag, 0, tag == SYN_TAG_TABLE ? NO_TAG : SYN_TAG_TABLE)
                            : find_open(b, tag, stop, NO_TAG);
    if (level == SIZE_MAX) {
        if (tag != SYN_TAG_A || (level = find_open(b, tag, SYN_HTML_SCOPE, NO_TAG)) == SIZE_MAX)
            return;
        b->tree->nodes.items[b->open[level]].source.end = token->span.end; // a link ends here
        return;
    }
    close_to(b, level + 1, at);
    b->tree->nodes.items[b->open[level]].source.end = token->span.end;
    close_to(b, level, at);
}

static bool is_blank(syn_str text) {
    return syn_str_trim(text).size == 0;
}

static void add_text(builder *b, const syn_html_token *token) {
    syn_str text = syn_str_span(b->tree->source, token->span);
    if (b->open_by_tag[SYN_TAG_HEAD] > 0 && get_open_tag(b, b->open_count - 1) == SYN_TAG_HEAD) {
        if (is_blank(text)) return;
        close_implied(b, SYN_TAG_HEAD, 0, SYN_TAG_UNKNOWN, token->span.start);
    }
    add_node(b, (syn_html_node){.tag = SYN_TAG_TEXT,
                                .source = token->span,
                                .content = token->span.start,
                                .is_raw = token->kind == SYN_HTML_TEXT_AS_IS});
}

syn_status syn__html_tree_build(syn_str source, syn_arena *arena, syn_html_tree *out_tree,
                                syn_error *error) {
    *out_tree = (syn_html_tree){.source = source};
    builder *b = syn_arena_alloc(arena, sizeof *b);
    if (b == NULL) return syn_arena_status(arena, error);
    *b = (builder){.tree = out_tree, .arena = arena};
    add_node(b, (syn_html_node){.tag = SYN_TAG_UNKNOWN});
    b->open_count = 1;
    b->open_by_tag[SYN_TAG_UNKNOWN] = 1;
    syn_html_scanner scanner = {.source = source};
    while (!arena->has_failed) {
        syn_html_token token = syn__html_scan_next(&scanner);
        if (token.kind == SYN_HTML_END_OF_PAGE) break;
        if (token.kind == SYN_HTML_START_TAG) {
            open_element(b, &scanner, &token);
        } else if (token.kind == SYN_HTML_END_TAG) {
            close_element(b, &token);
            scanner.is_foreign = b->open_by_tag[SYN_TAG_SVG] + b->open_by_tag[SYN_TAG_MATH] > 0;
        } else if (token.kind == SYN_HTML_TEXT || token.kind == SYN_HTML_TEXT_AS_IS) {
            add_text(b, &token);
        }
    }
    close_to(b, 0, source.size);
    return syn_arena_status(arena, error);
}

syn_str syn__html_tree_attribute(const syn_html_tree *tree, size_t node, syn_attr name) {
    const syn_html_node *n = &tree->nodes.items[node];
    for (uint32_t i = 0; i < n->attribute_count; i++) {
        const syn_html_known_attribute *attribute = &tree->attributes.items[n->attribute_first + i];
        if (attribute->name == name) return syn_str_span(tree->source, attribute->value);
    }
    return (syn_str){NULL, 0};
}

typedef SYN_VEC(char) char_vec;

/// Appends `text` with white space folded to single spaces.
static void append_folded(syn_arena *arena, char_vec *out, syn_str text) {
    for (size_t i = 0; i < text.size; i++) {
        bool is_space = syn_ascii_is_space(text.data[i]);
        if (text.data[i] == '\xC2' && i + 1 < text.size && text.data[i + 1] == '\xA0') {
            is_space = true; // no-break space
            i++;
        }
        if (!is_space) {
            SYN_PUSH(arena, out, text.data[i]);
        } else if (out->count > 0 && !syn_ascii_is_space(out->items[out->count - 1])) {
            SYN_PUSH(arena, out, ' ');
        }
    }
}

static void end_line(syn_arena *arena, char_vec *out) {
    if (out->count == 0) return;
    char *last = &out->items[out->count - 1];
    if (*last == ' ') *last = '\n';
    if (*last != '\n') SYN_PUSH(arena, out, '\n');
}

syn_str syn__html_tree_text(const syn_html_tree *tree, size_t node, syn_arena *arena,
                            size_t most_bytes) {
    char_vec out = {0};
    size_t end = tree->nodes.items[node].end;
    for (size_t i = node; i < end && out.count < most_bytes;) {
        const syn_html_node *n = &tree->nodes.items[i];
        unsigned flags = syn__html_tag_get_flags(n->tag);
        if (n->tag == SYN_TAG_TEXT) {
            syn_str text = syn_str_span(tree->source, n->source);
            append_folded(arena, &out,
                          n->is_raw ? text : syn__html_reference_decode(arena, text, false));
        } else if (n->tag == SYN_TAG_BR || (flags & SYN_HTML_BLOCK) != 0) {
            end_line(arena, &out);
        } else if ((flags & SYN_HTML_SILENT) != 0 && i != node) {
            i = n->end;
            continue;
        }
        i++;
    }
    return syn_str_trim((syn_str){out.count == 0 ? "" : out.items, out.count});
}
