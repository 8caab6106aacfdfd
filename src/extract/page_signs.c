// SPDX-License-Identifier: Apache-2.0
// Counts what tells an index from an article: takes a judged page, gives its signs.
//
// An index is many alike things - headline, picture, price, a line or two, "Read more" - and what
// prose it has stands inside of them; an article is prose outside of such things. Alike are
// neighbours of one parent with the same tag and class. What the page says of itself is counted in
// page_signs_said.c. Decides nothing. Cost: linear.
#include "extract/page_signs.h"

#include "base/fnv.h"
#include "base/map.h"
#include "base/str.h"
#include "text/lexicon.h"

#include <math.h>

/// What a block is.
enum mark {
    IS_OUTSIDE = 1, ///< no furniture, and no part of a dialog that asks for consent
    IS_PARAGRAPH = 2,
    IS_HEADLINE = 4, ///< a link of three words and more
    IS_ITEM = 8      ///< in an item of a list
};

/// Sums over blocks outside of furniture, so that those of an element are a difference of two.
typedef struct item_sum {
    uint64_t chars, prose;
    uint32_t link_chars;
    uint32_t links;    ///< blocks that are links
    uint32_t headings; ///< those of them that are headings
} item_sum;

/// Alike neighbours that look like items of a list.
typedef struct group {
    uint32_t items, priced;
} group;

typedef struct counter {
    const syn_page *page;
    double *values;
    uint8_t *marks;     ///< per block
    item_sum *sums;     ///< per block, and one more
    uint32_t *pictures; ///< per node, and one more: <img> before it
    uint32_t *prices;   ///< the same of short lines with a price
    uint32_t *group_of; ///< per node: its place in `groups`, or UINT32_MAX
    SYN_VEC(group) groups;
} counter;

static double log_of(size_t count) {
    return log1p((double)count);
}

static bool is_paragraph(const syn_page_block *block) {
    // CJK has few "words".
    return (block->words >= 8 || block->chars >= 60) && block->link_chars * 2 < block->chars;
}

static bool is_link(const syn_page_block *block) {
    return block->link_chars > 0 && syn__page_is_link(block);
}

static bool has(const counter *c, size_t block, unsigned marks) {
    return (c->marks[block] & marks) == marks;
}

static bool is_consent(const syn_page *page, size_t node) {
    static const char *const words[] = {"onetrust", "cookie", "consent", "gdpr"};
    if (page->verdicts[node] != SYN_PAGE_DROPPED(SYN_DROPPED_OTHER)) return false;
    syn_str names[] = {syn__html_tree_attribute(&page->tree, node, SYN_ATTR_ID),
                       syn__html_tree_attribute(&page->tree, node, SYN_ATTR_CLASS)};
    for (size_t i = 0; i < 2 * sizeof words / sizeof *words; i++) {
        if (syn_str_find_nocase(names[i % 2], syn_str_from(words[i / 2]), 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/// Such a dialog may be most of a page's prose, so that clearing by names spared it. What is called
/// so around a headline is the page itself.
static void leave_out_consent(counter *c) {
    const syn_page *page = c->page;
    size_t h1 = 0; ///< the next one
    for (size_t i = 1; i < page->tree.nodes.count;) {
        const syn_html_node *n = &page->tree.nodes.items[i];
        bool is_left_out = is_consent(page, i);
        if (is_left_out) {
            for (h1 = h1 < i ? i : h1; h1 < page->tree.nodes.count; h1++)
                if (page->tree.nodes.items[h1].tag == SYN_TAG_H1) break;
            is_left_out = h1 >= n->end;
        }
        for (size_t k = page->first_block[i]; is_left_out && k < page->first_block[n->end]; k++)
            c->marks[k] &= (uint8_t)~IS_OUTSIDE;
        i = is_left_out ? n->end : i + 1;
    }
}

static void mark_blocks(counter *c) {
    for (size_t i = 0; i < c->page->blocks.count; i++) {
        const syn_page_block *block = &c->page->blocks.items[i];
        unsigned marks = block->is_furniture ? 0 : IS_OUTSIDE;
        if (is_paragraph(block)) marks |= IS_PARAGRAPH;
        if (block->words >= 3 && is_link(block)) marks |= IS_HEADLINE;
        c->marks[i] = (uint8_t)marks;
    }
    leave_out_consent(c);
}

static void add_up(counter *c) {
    item_sum sum = {0};
    for (size_t i = 0; i < c->page->blocks.count; i++) {
        const syn_page_block *block = &c->page->blocks.items[i];
        c->sums[i] = sum;
        if (!has(c, i, IS_OUTSIDE)) continue;
        sum.chars += block->chars;
        sum.prose += has(c, i, IS_PARAGRAPH) ? block->chars : 0;
        sum.link_chars += block->link_chars;
        sum.links += is_link(block);
        sum.headings += is_link(block) && block->kind == SYN_BLOCK_HEADING;
    }
    c->sums[c->page->blocks.count] = sum;
}

/// "$12.50", "12,50 €": a sign of money and a digit.
static bool has_price(syn_str text) {
    static const char *const signs[] = {"$", "\xE2\x82\xAC", "\xC2\xA3"};
    bool has_digit = false, has_sign = false;
    for (size_t i = 0; i < text.size; i++)
        has_digit = has_digit || syn_ascii_is_digit(text.data[i]);
    for (size_t i = 0; has_digit && i < sizeof signs / sizeof *signs; i++)
        has_sign = has_sign || syn_str_find(text, syn_str_from(signs[i]), 0) != SIZE_MAX;
    return has_sign;
}

/// "Shop All Lamps", or a line of lexicon/page_sign.txt.
static void count_short_line(syn_str text, size_t *more, size_t *shop) {
    bool is_call = text.size < 30 && (syn_str_starts_nocase(text, SYN_STR("shop ")) ||
                                      syn_str_starts_nocase(text, SYN_STR("buy ")));
    *shop += is_call;
    const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_PAGE_SIGN, text);
    if (entry == NULL) return;
    *more += syn_str_equal(entry->value, SYN_STR("more"));
    *shop += !is_call && syn_str_equal(entry->value, SYN_STR("shop"));
}

/// Buttons and menus count here, too.
static void count_short_lines(counter *c) {
    const syn_html_tree *tree = &c->page->tree;
    size_t more = 0, shop = 0;
    for (size_t i = 0; i < tree->nodes.count; i++) {
        const syn_html_node *node = &tree->nodes.items[i];
        c->pictures[i + 1] = c->pictures[i] + (node->tag == SYN_TAG_IMG);
        c->prices[i + 1] = c->prices[i];
        if (node->tag != SYN_TAG_TEXT || syn_span_size(node->source) > 60) continue;
        syn_str text = syn_str_trim(syn_str_span(tree->source, node->source));
        if (text.size == 0 || text.size > 32) continue;
        c->prices[i + 1] += has_price(text);
        count_short_line(text, &more, &shop);
    }
    c->values[SYN_PAGE_SIGN_MORE_LINKS] = log_of(more);
    c->values[SYN_PAGE_SIGN_SHOP_WORDS] = log_of(shop);
}

/// The first word of a class without its digits: "post-812 tag-sea" is one of many "post-".
static uint32_t hash_class(syn_str name) {
    name = syn_str_trim(name);
    uint32_t hash = SYN_FNV_START;
    for (size_t i = 0; i < name.size && i < 40 && !syn_ascii_is_space(name.data[i]); i++) {
        if (!syn_ascii_is_digit(name.data[i]))
            hash = syn_fnv_add(hash, (unsigned char)name.data[i]);
    }
    return hash;
}

static bool may_be_item(syn_tag tag) {
    return (syn__html_tag_get_flags(tag) & SYN_HTML_BLOCK) != 0 && tag != SYN_TAG_P &&
           tag != SYN_TAG_BLOCKQUOTE && tag != SYN_TAG_TD && tag != SYN_TAG_TH &&
           !syn__html_tag_is_heading(tag);
}

/// An item of a list: something linked, and no more prose than a teaser has; an index with long
/// excerpts links their headings.
static bool is_item(const counter *c, size_t node) {
    const syn_page *page = c->page;
    size_t end = page->tree.nodes.items[node].end;
    item_sum from = c->sums[page->first_block[node]], to = c->sums[page->first_block[end]];
    uint64_t chars = to.chars - from.chars, prose = to.prose - from.prose;
    bool is_linked = to.links > from.links || (to.link_chars - from.link_chars) * 2u > chars;
    bool is_whole = page->first_block[end] - page->first_block[node] >= 2 ||
                    c->pictures[end] > c->pictures[node]; // not one of a menu, or inside a text
    return is_whole && is_linked && chars >= 12 && chars <= 2500 &&
           prose <= (to.headings > from.headings ? 1600 : 700);
}

static void group_items(counter *c) {
    const syn_page *page = c->page;
    syn_map keys;
    syn_map_init(&keys, page->arena);
    for (size_t i = 0; i < page->tree.nodes.count; i++) {
        const syn_html_node *n = &page->tree.nodes.items[i];
        c->group_of[i] = UINT32_MAX;
        if (i == 0 || !may_be_item(n->tag) || !is_item(c, i)) continue;
        syn_str name = syn__html_tree_attribute(&page->tree, i, SYN_ATTR_CLASS);
        uint32_t key[] = {n->parent, (uint32_t)n->tag, hash_class(name)};
        syn_str bytes = syn_arena_copy(page->arena, (syn_str){(const char *)key, sizeof key});
        bool is_new = false;
        syn_map_entry *entry = syn_map_add(&keys, bytes, c->groups.count, &is_new);
        if (entry == NULL) continue;
        if (is_new) SYN_PUSH(page->arena, &c->groups, (group){0});
        if (entry->value >= c->groups.count) continue;
        c->group_of[i] = (uint32_t)entry->value;
        c->groups.items[entry->value].items++;
        c->groups.items[entry->value].priced += c->prices[n->end] > c->prices[i];
    }
}

/// Marks the blocks of items that are three and more.
static void count_items(counter *c) {
    const syn_page *page = c->page;
    group_items(c);
    uint32_t items = 0, priced = 0;
    for (size_t i = 0; i < page->tree.nodes.count;) {
        size_t end = page->tree.nodes.items[i].end;
        const group *one =
            c->group_of[i] < c->groups.count ? &c->groups.items[c->group_of[i]] : &(group){0};
        if (one->items > items) items = one->items;
        if (one->priced > priced) priced = one->priced;
        for (size_t k = page->first_block[i]; one->items >= 3 && k < page->first_block[end]; k++)
            c->marks[k] |= IS_ITEM;
        i = one->items >= 3 ? end : i + 1;
    }
    c->values[SYN_PAGE_SIGN_ITEMS] = log_of(items);
    c->values[SYN_PAGE_SIGN_IS_GRID] = priced >= 4;
}

static bool is_in_body(const syn_page *page, size_t block) {
    const syn_html_node *body = &page->tree.nodes.items[page->body];
    return block >= page->first_block[page->body] && block < page->first_block[body->end];
}

static void count_blocks(counter *c) {
    const syn_page *page = c->page;
    size_t headlines = 0, headings = 0, teasers = 0, paragraphs = 0, in_body = 0, kept = 0;
    size_t distance = 99; // blocks since the last linked headline
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (!has(c, i, IS_OUTSIDE)) continue;
        bool is_in = is_in_body(page, i) && !has(c, i, IS_ITEM);
        headings += is_in && block->kind == SYN_BLOCK_HEADING && block->link_chars == 0;
        if (has(c, i, IS_HEADLINE)) {
            headlines += block->words >= 4;
            distance = 0;
            continue;
        }
        if (has(c, i, IS_PARAGRAPH)) {
            bool is_teaser = block->words <= 90 && distance < 3;
            if (is_teaser) distance = 99;
            teasers += is_teaser;
            paragraphs++;
            in_body += is_in;
            if (block->verdict == SYN_PAGE_KEPT && !has(c, i, IS_ITEM)) kept += block->chars;
        }
        distance++;
    }
    c->values[SYN_PAGE_SIGN_KEPT_PROSE] = log_of(kept);
    c->values[SYN_PAGE_SIGN_HEADLINES] = log_of(headlines);
    c->values[SYN_PAGE_SIGN_PLAIN_HEADINGS] = log_of(headings);
    c->values[SYN_PAGE_SIGN_PARAGRAPHS] = log_of(in_body);
    c->values[SYN_PAGE_SIGN_TEASER_SHARE] =
        paragraphs == 0 ? 0 : (double)teasers / (double)paragraphs;
}

void syn__page_count_signs(const syn_page *page, const syn_document *document,
                           syn_page_signs *out_signs) {
    *out_signs = (syn_page_signs){.values = {0}};
    size_t blocks = page->blocks.count + 1, nodes = page->tree.nodes.count + 1;
    counter c = {.page = page, .values = out_signs->values};
    c.marks = syn_arena_array(page->arena, blocks, sizeof *c.marks);
    c.sums = syn_arena_array(page->arena, blocks, sizeof *c.sums);
    c.pictures = syn_arena_array(page->arena, nodes, sizeof *c.pictures);
    c.prices = syn_arena_array(page->arena, nodes, sizeof *c.prices);
    c.group_of = syn_arena_array(page->arena, nodes, sizeof *c.group_of);
    if (c.marks == NULL || c.sums == NULL || c.pictures == NULL || c.prices == NULL ||
        c.group_of == NULL)
        return;
    mark_blocks(&c);
    add_up(&c);
    count_short_lines(&c);
    count_items(&c);
    count_blocks(&c);
    syn__page_count_said(page, document, out_signs);
}
