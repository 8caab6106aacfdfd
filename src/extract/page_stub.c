// SPDX-License-Identifier: Apache-2.0
// Tells a text that is cut off: takes a judged page, says whether the rest of its article stands
// behind a payment or a login.
//
// Four things speak for it: JSON-LD says that the article is not free, a line right below the text
// asks to subscribe in order to read on, an element is called a paywall, the text ends in an
// ellipsis. Sites say the first of articles that they show whole, and have the others on every
// page: they count only of a text that is very short, or that ends open. Lists in
// lexicon/page_cut.txt. Measured on the WCXB and Scrapinghub pages (two stubs among 581 articles,
// both found, no other called so). Cost: linear.
#include "base/str.h"
#include "extract/page.h"
#include "text/lexicon.h"

/// A text that ends in an ellipsis is cut when it is shorter, in characters without white space;
/// one that comes to an end when it is shorter than the second.
enum { MOST_CHARS = 2500, MOST_CHARS_WITH_END = 450 };
/// Lines below the text that are looked at.
enum { MOST_LINES = 12 };

static syn_str fold(syn_arena *arena, syn_str text) {
    char *out = syn_arena_alloc(arena, text.size);
    for (size_t i = 0; out != NULL && i < text.size; i++) {
        // A typewriter's apostrophe for a printer's.
        bool is_quote = syn_str_starts(syn_str_slice(text, i, text.size), SYN_STR("\xE2\x80\x99"));
        out[i] = is_quote ? '\'' : syn_ascii_lower(text.data[i]);
    }
    return (syn_str){out == NULL ? "" : out, out == NULL ? 0 : text.size};
}

/// Whether `text`, in lower case, holds an entry of the list with this value.
static bool has_entry(syn_str text, syn_str value) {
    const syn_lexicon_table *table = syn_lexicon_get_table(SYN_LEXICON_PAGE_CUT);
    for (size_t i = 0; text.size > 0 && i < table->slot_count; i++) {
        const syn_lexicon_entry *entry = &table->slots[i];
        if (syn_str_is_known(entry->key) && syn_str_equal(entry->value, value) &&
            syn_str_find(text, entry->key, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/// `"isAccessibleForFree": false`, also with the word in quotes.
static bool is_not_free(const syn_page *page) {
    const syn_html_tree *tree = &page->tree;
    const syn_str key = SYN_STR("\"isAccessibleForFree\"");
    for (size_t i = 0; i + 1 < tree->nodes.count; i++) {
        if (tree->nodes.items[i].tag != SYN_TAG_SCRIPT) continue;
        syn_str type = syn__html_tree_attribute(tree, i, SYN_ATTR_TYPE);
        if (syn_str_find_nocase(type, SYN_STR("ld+json"), 0) == SIZE_MAX) continue;
        syn_str json = syn_str_span(tree->source, tree->nodes.items[i + 1].source);
        for (size_t at = syn_str_find(json, key, 0); at != SIZE_MAX;
             at = syn_str_find(json, key, at)) {
            at += key.size;
            size_t value = at;
            while (value < json.size && value < at + 12 &&
                   (syn_ascii_is_space(json.data[value]) || json.data[value] == ':' ||
                    json.data[value] == '"'))
                value++;
            if (syn_str_starts_nocase(syn_str_slice(json, value, json.size), SYN_STR("false")))
                return true;
        }
    }
    return false;
}

static bool is_walled(const syn_page *page) {
    for (size_t i = 0; i < page->tree.nodes.count; i++) {
        const syn_html_node *node = &page->tree.nodes.items[i];
        if (node->attribute_count == 0 || node->tag == SYN_TAG_BODY || node->tag == SYN_TAG_HTML)
            continue;
        syn_str names[] = {syn__html_tree_attribute(&page->tree, i, SYN_ATTR_CLASS),
                           syn__html_tree_attribute(&page->tree, i, SYN_ATTR_ID)};
        for (size_t k = 0; k < 2; k++) {
            syn_str name = syn_str_slice(names[k], 0, 200);
            if (name.size > 5 && has_entry(fold(page->arena, name), SYN_STR("class"))) return true;
        }
    }
    return false;
}

/// A line below the block asks to subscribe or to log in.
static bool asks_below(const syn_page *page, size_t block) {
    for (size_t i = block; i < page->blocks.count && i < block + MOST_LINES; i++) {
        if (page->blocks.items[i].words > 60 || page->blocks.items[i].words < 2) continue;
        syn_str line = syn__page_block_text(page, &page->blocks.items[i], 400);
        if (has_entry(fold(page->arena, line), SYN_STR("phrase"))) return true;
    }
    return false;
}

static bool ends_open(const syn_page *page, size_t block) {
    syn_str text = syn__page_block_text(page, &page->blocks.items[block], 4000);
    return syn_str_ends(text, SYN_STR("...")) || syn_str_ends(text, SYN_STR("\xE2\x80\xA6")) ||
           syn_str_ends(text, SYN_STR("[...]")) || syn_str_ends(text, SYN_STR("[\xE2\x80\xA6]"));
}

bool syn__page_is_cut(const syn_page *page) {
    size_t chars = 0, last = SIZE_MAX;
    for (size_t i = 0; i < page->blocks.count; i++) {
        if (page->blocks.items[i].verdict != SYN_PAGE_KEPT) continue;
        chars += page->blocks.items[i].chars;
        last = i;
    }
    if (chars == 0 || chars > MOST_CHARS) return false;
    bool is_open = ends_open(page, last);
    if (chars >= MOST_CHARS_WITH_END && !is_open) return false;
    return asks_below(page, last + 1) || is_not_free(page) || (is_open && is_walled(page));
}
