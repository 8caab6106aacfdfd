// SPDX-License-Identifier: Apache-2.0
// Drops boxes about other things: takes a page whose lines have been judged, drops what a label
// that gave itself away stands over.
//
// "Related stories" is dropped for what it says; the box or the list that it heads is no more the
// article's than the label. A box is the element that begins with the label; it must come after
// some of the article's prose and may not hold the headline or the known body. An <article> that
// begins with a linked headline announces another page. Cost: linear.
#include "base/str.h"
#include "extract/page.h"

/// Prose (characters) that must stand before a box, so that no wrapper of everything is one.
#define LEAST_PROSE_BEFORE 300
/// An <article> with more prose than this (characters) is a part of the page: a product in a test.
#define MOST_PROSE_ANNOUNCED 400

static bool holds_block(const syn_page *page, size_t node, size_t block) {
    return page->first_block[node] <= block &&
           block < page->first_block[page->tree.nodes.items[node].end];
}

static bool holds_article(const syn_page *page, size_t node) {
    const syn_html_node *nodes = page->tree.nodes.items;
    if (page->headline_block != SIZE_MAX && holds_block(page, node, page->headline_block))
        return true;
    return page->anchor != 0 && node <= page->anchor && page->anchor < nodes[node].end;
}

/// A short line that was dropped as the label of something.
static bool is_label(const syn_page_block *block) {
    return block->verdict == SYN_PAGE_DROPPED(SYN_DROPPED_PROMOTION) && block->words <= 9 &&
           block->words > 0 && block->kind != SYN_BLOCK_LIST_ITEM &&
           (block->kind == SYN_BLOCK_HEADING || !syn__page_is_link(block));
}

/// The element that begins with the label and holds more than it, or 0.
static size_t find_box(const syn_page *page, size_t label) {
    const syn_html_node *nodes = page->tree.nodes.items;
    size_t box = page->blocks.items[label].element;
    for (size_t i = 0; i < 4 && box != 0; i++, box = nodes[box].parent) {
        if (page->first_block[box] != label) return 0;
        if (page->first_block[nodes[box].end] > label + 1) break;
    }
    if (box == 0 || nodes[box].tag == SYN_TAG_BODY || holds_article(page, box)) return 0;
    return page->first_block[box] == label ? box : 0;
}

static size_t drop_range(syn_page *page, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        syn__page_drop(page, i, SYN_DROPPED_PROMOTION);
    return to;
}

/// One behind the items of the list that stands directly below the label.
static size_t find_list_end(const syn_page *page, size_t label) {
    size_t end = label + 1;
    while (end < page->blocks.count && page->blocks.items[end].kind == SYN_BLOCK_LIST_ITEM &&
           page->blocks.items[end].words < 30)
        end++;
    return end;
}

static void drop_labelled(syn_page *page) {
    uint64_t prose = 0; ///< kept, before the block
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict == SYN_PAGE_KEPT && syn__page_is_prose(block)) prose += block->chars;
        if (prose < LEAST_PROSE_BEFORE || !is_label(block)) continue;
        size_t box = find_box(page, i);
        size_t end =
            box != 0 ? page->first_block[page->tree.nodes.items[box].end] : find_list_end(page, i);
        i = drop_range(page, i + 1, end) - 1;
    }
}

/// <article><h2><a href=...>Another headline</a></h2> ...
static bool is_announcement(const syn_page *page, size_t node) {
    const syn_html_node *nodes = page->tree.nodes.items;
    if (nodes[node].tag != SYN_TAG_ARTICLE || holds_article(page, node)) return false;
    size_t end = page->first_block[nodes[node].end];
    size_t first = page->first_block[node];
    if (syn__page_get_sum(page, node).prose > MOST_PROSE_ANNOUNCED) return false;
    for (size_t i = first; i < end && i < first + 3; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->words >= 3 && syn__page_is_link(block)) return true;
        if (block->words > 8) return false;
    }
    return false;
}

/// The <article> with the most prose, or 0: it announces nothing.
static size_t find_longest_article(const syn_page *page) {
    uint64_t most = 0;
    size_t longest = 0;
    for (size_t i = 0; i < page->tree.nodes.count; i++) {
        if (page->tree.nodes.items[i].tag != SYN_TAG_ARTICLE) continue;
        uint64_t prose = syn__page_get_sum(page, i).prose;
        if (prose > most) longest = i;
        if (prose > most) most = prose;
    }
    return longest;
}

/// Calls `visit` with the blocks of each announcement.
static void visit_announcements(syn_page *page, void (*visit)(syn_page_block *block)) {
    size_t longest = find_longest_article(page);
    for (size_t i = 0; i < page->tree.nodes.count;) {
        size_t node = i++;
        if (node == longest || !is_announcement(page, node)) continue;
        i = page->tree.nodes.items[node].end;
        for (size_t k = page->first_block[node]; k < page->first_block[i]; k++)
            visit(&page->blocks.items[k]);
    }
}

static void mark_block(syn_page_block *block) {
    block->is_teaser = true;
}

static void drop_block(syn_page_block *block) {
    if (block->verdict == SYN_PAGE_KEPT) block->verdict = SYN_PAGE_DROPPED(SYN_DROPPED_PROMOTION);
}

void syn__page_mark_announcements(syn_page *page) {
    visit_announcements(page, mark_block);
}

void syn__page_drop_boxes(syn_page *page) {
    visit_announcements(page, drop_block);
    drop_labelled(page);
}
