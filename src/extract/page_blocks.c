// SPDX-License-Identifier: Apache-2.0
// Cuts a page into blocks: takes the tree, gives stretches of text with their features.
//
// A block ends where a block element begins or ends, and at a blank line made of two <br>. The
// features are those that boilerplate removal has found to matter (Kohlschütter et al. 2010:
// length and link density; here also ends of sentences): counted in one pass over the bytes.
// Does not judge anything. Cost: linear.
#include "base/str.h"
#include "extract/page.h"
#include "text/html_reference.h"

typedef struct cutter {
    syn_page *page;
    syn_page_block now; ///< the block that grows; chars == 0 while it is blank
    size_t line_breaks; ///< <br> since the last visible character
    size_t link_end;    ///< source offset up to which text is in a link
    char last;          ///< last visible ASCII character, 'x' for others
    char before_last;
    bool is_word; ///< the last character belongs to a word
} cutter;

static bool is_sentence_end(char c) {
    return c == '.' || c == '!' || c == '?';
}

static void add_character(cutter *c, char byte, bool is_link) {
    bool is_word = syn_ascii_is_alpha(byte) || syn_ascii_is_digit(byte) || (byte & 0x80) != 0;
    if (is_word) {
        if (!c->is_word) c->now.words++;
        c->is_word = true;
    } else if (byte != '\'') {
        c->is_word = false;
    }
    if (((unsigned char)byte & 0xC0) != 0x80) { // characters, not bytes
        c->now.chars++;
        c->now.link_chars += is_link;
    }
    c->before_last = c->last;
    c->last = byte;
    c->line_breaks = 0;
}

static void add_space(cutter *c) {
    c->is_word = false;
    if (is_sentence_end(c->last) || (is_sentence_end(c->before_last) && c->last == '"')) {
        c->now.sentence_ends++;
        c->before_last = c->last = ' ';
    }
}

static bool is_plain(char byte) {
    return syn_ascii_is_alpha(byte) || syn_ascii_is_digit(byte);
}

/// The letters and digits of ASCII from `at`, all at once, as add_character would add them one by
/// one. Most text is such. Gives the end of the run.
static size_t add_plain(cutter *c, syn_str text, size_t at, bool is_link) {
    size_t end = at + 1;
    while (end < text.size && is_plain(text.data[end]))
        end++;
    uint32_t size = (uint32_t)(end - at);
    c->now.words += !c->is_word;
    c->is_word = true;
    c->now.chars += size;
    c->now.link_chars += is_link ? size : 0;
    c->before_last = size > 1 ? text.data[end - 2] : c->last;
    c->last = text.data[end - 1];
    c->line_breaks = 0;
    return end;
}

static void add_text(cutter *c, const syn_html_node *node) {
    syn_str text = syn_str_span(c->page->tree.source, node->source);
    bool is_link = node->source.start < c->link_end;
    for (size_t i = 0; i < text.size; i++) {
        if (is_plain(text.data[i])) i = add_plain(c, text, i, is_link);
        if (i == text.size) return;
        char byte = text.data[i];
        syn_html_reference reference;
        if (syn_ascii_is_space(byte) || byte == '\0') {
            add_space(c);
            while (i + 1 < text.size && syn_ascii_is_space(text.data[i + 1]))
                i++; // indentation: one white space says as much as many
        } else if (byte == '\xC2' && i + 1 < text.size && text.data[i + 1] == '\xA0') {
            add_space(c);
            i++;
        } else if (byte == '&' && !node->is_raw &&
                   syn__html_reference_scan(text, i, false, &reference)) {
            i += reference.size - 1;
            if (reference.written_size == 2 && memcmp(reference.written, "\xC2\xA0", 2) == 0) {
                add_space(c);
            } else {
                add_character(c, reference.written_size == 1 ? reference.written[0] : '\xC3',
                              is_link);
            }
        } else {
            add_character(c, byte, is_link);
        }
    }
}

static syn_block_kind kind_of_tag(syn_tag tag) {
    if (syn__html_tag_is_heading(tag)) return SYN_BLOCK_HEADING;
    switch ((int)tag) {
    case SYN_TAG_LI:
    case SYN_TAG_DD:
    case SYN_TAG_DT: return SYN_BLOCK_LIST_ITEM;
    case SYN_TAG_BLOCKQUOTE: return SYN_BLOCK_QUOTE;
    case SYN_TAG_FIGCAPTION:
    case SYN_TAG_CAPTION: return SYN_BLOCK_CAPTION;
    case SYN_TAG_TD:
    case SYN_TAG_TH: return SYN_BLOCK_TABLE;
    default: return SYN_BLOCK_OTHER;
    }
}

/// The kind of the nearest element around that gives one: <li><p>One</p></li> is a list item.
static syn_block_kind find_kind(const syn_page *page, size_t element) {
    const syn_html_node *nodes = page->tree.nodes.items;
    bool is_paragraph = false; // in a table that only lays out the page
    for (size_t i = 0; i < 6 && element != 0; i++, element = nodes[element].parent) {
        syn_block_kind kind = kind_of_tag(nodes[element].tag);
        if (kind == SYN_BLOCK_TABLE && is_paragraph) return SYN_BLOCK_PARAGRAPH;
        if (kind != SYN_BLOCK_OTHER) return kind;
        is_paragraph = is_paragraph || nodes[element].tag == SYN_TAG_P;
    }
    return SYN_BLOCK_PARAGRAPH;
}

static void end_block(cutter *c, size_t node) {
    c->is_word = false;
    if (c->now.chars > 0) {
        if (is_sentence_end(c->last)) c->now.sentence_ends++;
        c->now.end = (uint32_t)node;
        c->now.kind = find_kind(c->page, c->now.element);
        SYN_PUSH(c->page->arena, &c->page->blocks, c->now);
    }
    c->now = (syn_page_block){0};
    c->line_breaks = 0;
    c->last = c->before_last = '\0';
}

/// Text before the first block element of a page also has one: the root.
static void start_block(cutter *c, size_t node, size_t element) {
    c->now.first = (uint32_t)node;
    c->now.element = (uint32_t)element;
}

static size_t find_block_element(const syn_page *page, size_t node) {
    const syn_html_node *nodes = page->tree.nodes.items;
    while (node != 0 && (syn__html_tag_get_flags(nodes[node].tag) & SYN_HTML_BLOCK) == 0)
        node = nodes[node].parent;
    return node;
}

bool syn__page_is_silent(const syn_page *page, size_t node) {
    const syn_html_node *n = &page->tree.nodes.items[node];
    unsigned flags = syn__html_tag_get_flags(n->tag);
    if ((flags & SYN_HTML_SILENT) != 0) return true;
    return (flags & SYN_HTML_BLOCK) == 0 && page->verdicts[node] != SYN_PAGE_KEPT &&
           n->source.end - n->source.start < 600;
}

syn_status syn__page_cut(syn_page *page, syn_error *error) {
    const syn_html_node *nodes = page->tree.nodes.items;
    size_t count = page->tree.nodes.count;
    page->first_block = syn_arena_array(page->arena, count + 1, sizeof *page->first_block);
    if (page->first_block == NULL) return syn_arena_status(page->arena, error);
    cutter c = {.page = page};
    size_t element = 0; ///< the innermost open block element
    for (size_t i = 0; i < count;) {
        unsigned flags = syn__html_tag_get_flags(nodes[i].tag);
        while (element != 0 && i >= nodes[element].end) {
            end_block(&c, i);
            element = find_block_element(page, nodes[element].parent);
        }
        if ((flags & SYN_HTML_BLOCK) != 0 || c.line_breaks >= 2) end_block(&c, i);
        page->first_block[i] = (uint32_t)page->blocks.count;
        if (syn__page_is_silent(page, i)) {
            for (size_t inner = i; inner < nodes[i].end; inner++)
                page->first_block[inner] = (uint32_t)page->blocks.count;
            i = nodes[i].end;
            continue;
        }
        if ((flags & SYN_HTML_BLOCK) != 0 && nodes[i].end > i + 1) element = i;
        if (nodes[i].tag == SYN_TAG_A && nodes[i].source.end > c.link_end &&
            syn_str_is_known(syn__html_tree_attribute(&page->tree, i, SYN_ATTR_HREF)))
            c.link_end = nodes[i].source.end;
        if (nodes[i].tag == SYN_TAG_BR) {
            add_space(&c);
            c.line_breaks += c.now.chars > 0;
        }
        if (nodes[i].tag == SYN_TAG_TEXT) {
            if (c.now.chars == 0) start_block(&c, i, element);
            add_text(&c, &nodes[i]);
        }
        i++;
    }
    end_block(&c, count);
    page->first_block[count] = (uint32_t)page->blocks.count;
    page->sums = syn_arena_array(page->arena, page->blocks.count + 1, sizeof *page->sums);
    return syn_arena_status(page->arena, error);
}

bool syn__page_is_prose(const syn_page_block *block) {
    if (block->kind == SYN_BLOCK_CAPTION || block->kind == SYN_BLOCK_HEADING) return false;
    if (block->is_teaser || block->link_chars * 2 > block->chars) return false;
    if (block->words < 8 && block->chars < 60) return false; // CJK has few "words"
    return block->sentence_ends > 0 || block->words >= 25 || block->chars >= 150;
}

/// What a block adds to an element as the article's: prose its length, links against it, labels a
/// little against it, short paragraphs, items and headings (a table of results, a recipe) a little
/// for it.
static int64_t get_worth(const syn_page *page, const syn_page_block *block) {
    int64_t plain = (int64_t)block->chars - (int64_t)block->link_chars;
    int64_t links = (int64_t)block->link_chars;
    if (syn__page_is_prose(block)) return 10 * plain;
    if (block->kind == SYN_BLOCK_TABLE) return -6 * links;
    if (links * 2 > plain) return -6 * links - plain;
    syn_tag tag = page->tree.nodes.items[block->element].tag;
    if (tag == SYN_TAG_P || tag == SYN_TAG_BLOCKQUOTE) return 3 * plain - 6 * links;
    if (block->is_teaser) return -2 * plain;
    if (block->kind == SYN_BLOCK_HEADING || block->kind == SYN_BLOCK_LIST_ITEM)
        return plain - 6 * links;
    return -2 * plain - 6 * links;
}

void syn__page_add_up(syn_page *page) {
    if (page->sums == NULL) return;
    syn_page_sum sum = {0};
    for (size_t i = 0; i < page->blocks.count; i++) {
        page->sums[i] = sum;
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        sum.chars += block->chars;
        sum.worth += get_worth(page, block);
        if (syn__page_is_prose(block)) sum.prose += block->chars - block->link_chars;
    }
    page->sums[page->blocks.count] = sum;
}

syn_page_sum syn__page_get_sum(const syn_page *page, size_t node) {
    syn_page_sum from = page->sums[page->first_block[node]];
    syn_page_sum to = page->sums[page->first_block[page->tree.nodes.items[node].end]];
    return (syn_page_sum){to.chars - from.chars, to.prose - from.prose, to.worth - from.worth};
}
