// SPDX-License-Identifier: Apache-2.0
// Finds the element that holds the article: takes a page cleared of furniture, gives page->body.
//
// The best element is the one whose kept blocks are worth most (the maximum subsequence of
// Pasternack & Roth 2009, held to elements): a wrapper that adds prose wins over its parts, one
// that only adds links and labels loses. Names and tags that say "article" weigh in its favour.
// Boxes about other articles are prose too: they are known by standing alone between links. Cost:
// linear.
#include "base/str.h"
#include "extract/page.h"

/// Between the headline and the standfirst stand a byline, a date, buttons.
#define MOST_BLOCKS_TO_STANDFIRST 6

/// A block that is only a link, long enough for a headline.
static bool is_linked_headline(const syn_page_block *block) {
    return block->words >= 3 && syn__page_is_link(block);
}

/// "Headline (link) / Two lines about it. / Headline (link)": what stands alone between links is
/// about another article.
static void find_teasers(syn_page *page) {
    syn_page_block *blocks = page->blocks.items;
    for (size_t i = 1; i + 1 < page->blocks.count; i++) {
        if (blocks[i].words > 90 || !is_linked_headline(&blocks[i - 1])) continue;
        size_t next = i + 1;
        while (next < page->blocks.count && next < i + 3 && blocks[next].words < 3)
            next++; // a date, "More"
        if (next < page->blocks.count && is_linked_headline(&blocks[next]))
            blocks[i].is_teaser = true;
    }
}

static bool holds_block(const syn_page *page, size_t node, size_t block) {
    return page->first_block[node] <= block &&
           block < page->first_block[page->tree.nodes.items[node].end];
}

static double score_element(const syn_page *page, size_t node) {
    double worth = (double)syn__page_get_sum(page, node).worth;
    syn_tag tag = page->tree.nodes.items[node].tag;
    if (worth <= 0) return worth;
    if (page->hints[node] == SYN_PAGE_HINT_ARTICLE) return worth * 2.0;
    if (page->hints[node] == SYN_PAGE_HINT_CONTENT) return worth * 1.3;
    if (page->anchor == 0 && tag == SYN_TAG_ARTICLE &&
        holds_block(page, node, page->headline_block))
        return worth * 2.0;
    if (tag == SYN_TAG_ARTICLE || tag == SYN_TAG_MAIN) return worth * 1.3;
    return worth;
}

/// Elements that can hold an article: not a single paragraph of it.
static bool may_hold_article(const syn_page *page, size_t node) {
    const syn_html_node *n = &page->tree.nodes.items[node];
    if ((syn__html_tag_get_flags(n->tag) & SYN_HTML_BLOCK) == 0) return false;
    if (page->first_block[node] == page->first_block[n->end]) return false;
    return n->tag != SYN_TAG_P && n->tag != SYN_TAG_BLOCKQUOTE && n->tag != SYN_TAG_LI &&
           n->tag != SYN_TAG_TR && !syn__html_tag_is_heading(n->tag);
}

/// The nearest <article> around a node, or 0.
static size_t find_article(const syn_page *page, size_t node) {
    const syn_html_node *nodes = page->tree.nodes.items;
    while (node != 0 && nodes[node].tag != SYN_TAG_ARTICLE)
        node = nodes[node].parent;
    return node;
}

/// An article may be cut into several elements of one name: the element around all of them, or the
/// anchor itself. Those of another <article> are another article's.
static size_t find_group(const syn_page *page) {
    const syn_html_node *nodes = page->tree.nodes.items;
    syn_str name = syn__html_tree_attribute(&page->tree, page->anchor, SYN_ATTR_CLASS);
    size_t article = find_article(page, page->anchor);
    size_t group = page->anchor;
    for (size_t i = 0; name.size > 0 && i < page->tree.nodes.count; i++) {
        if (page->hints[i] != SYN_PAGE_HINT_ARTICLE || syn__page_get_sum(page, i).prose < 100)
            continue;
        if (!syn_str_equal(name, syn__html_tree_attribute(&page->tree, i, SYN_ATTR_CLASS)) ||
            find_article(page, i) != article)
            continue;
        while (group != 0 && (i < group || i >= nodes[group].end))
            group = nodes[group].parent;
    }
    return group;
}

/// The element of a block, or one near around it, is called a standfirst.
static bool is_called_standfirst(const syn_page *page, const syn_page_block *block) {
    size_t element = block->element;
    for (size_t i = 0; i < 3 && element != 0; i++) {
        if (page->hints[element] == SYN_PAGE_HINT_STANDFIRST) return true;
        element = page->tree.nodes.items[element].parent;
    }
    return false;
}

/// An excerpt may also be put above the text that it is cut from.
static bool is_repeated(const syn_page *page, const syn_page_block *block, size_t from, size_t to) {
    syn_str text = syn__page_block_text(page, block, 60);
    for (size_t i = from, seen = 0; i < to && seen < 8; i++) {
        if (page->blocks.items[i].verdict != SYN_PAGE_KEPT) continue;
        syn_str other = syn__page_block_text(page, &page->blocks.items[i], 2000);
        if (syn_str_find(other, text, 0) != SIZE_MAX) return true;
        seen++;
    }
    return false;
}

/// The standfirst above a body that does not hold it: a block so called, close below the headline.
/// It becomes a heading. Gives its number, or SIZE_MAX.
static size_t find_standfirst(const syn_page *page, size_t from, size_t to) {
    if (page->headline_block >= from) return SIZE_MAX; // also when there is none
    size_t end = page->headline_block + MOST_BLOCKS_TO_STANDFIRST;
    for (size_t i = page->headline_block + 1; i < from && i <= end; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT || block->words < 5 || block->words > 90) continue;
        if (block->link_chars * 2 > block->chars || !is_called_standfirst(page, block)) continue;
        return is_repeated(page, block, from, to) ? SIZE_MAX : i;
    }
    return SIZE_MAX;
}

void syn__page_find_body(syn_page *page) {
    find_teasers(page);
    syn__page_add_up(page);
    double best = 0;
    size_t group = find_group(page);
    page->body = 0;
    for (size_t i = 0; i < page->tree.nodes.count; i++) {
        if (!may_hold_article(page, i)) continue;
        double score = score_element(page, i);
        if (i == group && i != page->anchor) score *= 2.5;
        if (score < best || score <= 0) continue;
        best = score;
        page->body = (uint32_t)i;
    }
    size_t from = page->first_block[page->body];
    size_t to = page->first_block[page->tree.nodes.items[page->body].end];
    size_t standfirst = find_standfirst(page, from, to);
    if (standfirst != SIZE_MAX) page->blocks.items[standfirst].kind = SYN_BLOCK_HEADING;
    for (size_t i = 0; i < page->blocks.count; i++) {
        if ((i < from || i >= to) && i != standfirst) syn__page_drop(page, i, SYN_DROPPED_OTHER);
    }
}
