// SPDX-License-Identifier: Apache-2.0
// Tells an article from an index page and from other pages: takes a judged page and its metadata,
// gives the kind.
//
// An index is headlines that lead elsewhere, each with a line or two; or hardly any prose at all
// beside many of them. A page that says that it is an article is one, whatever it looks like: a
// lost article is worse than an index that is read. Measured on the WCXB development pages (list
// 50, article 400) and the Scrapinghub ones. Cost: linear.
#include "extract/page.h"

#include "base/str.h"

/// Headlines that lead elsewhere, and the prose around them.
typedef struct index_signs {
    size_t headlines; ///< on the whole page, furniture left out
    size_t body_headlines;
    size_t article_tags;
    size_t items; ///< paragraphs of the body that follow one at once
    size_t paragraphs;
    uint64_t kept_prose; ///< characters
} index_signs;

static bool is_linked_headline(const syn_page_block *block) {
    return block->words >= 3 && syn__page_is_link(block);
}

static bool is_in_body(const syn_page *page, size_t block) {
    const syn_html_node *body = &page->tree.nodes.items[page->body];
    return block >= page->first_block[page->body] && block < page->first_block[body->end];
}

static index_signs count_signs(const syn_page *page) {
    index_signs signs = {0};
    size_t distance = 99; // blocks since the last such headline
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        signs.headlines += block->is_teaser;
        if (block->is_furniture) continue;
        if (is_linked_headline(block)) {
            signs.headlines += block->words >= 4;
            signs.body_headlines += is_in_body(page, i);
            distance = 0;
        } else if (is_in_body(page, i) && block->words >= 8 &&
                   block->link_chars * 2 < block->chars) {
            signs.paragraphs += block->words > 90 ? 2 : 1;
            if (block->words <= 90 && distance < 3) {
                signs.items++;
                distance = 99;
            }
        }
        distance += !is_linked_headline(block);
        if (block->verdict == SYN_PAGE_KEPT && syn__page_is_prose(block))
            signs.kept_prose += block->chars;
    }
    for (size_t i = 0; i < page->tree.nodes.count; i++)
        signs.article_tags += page->tree.nodes.items[i].tag == SYN_TAG_ARTICLE;
    return signs;
}

syn_page_kind syn__page_find_kind(const syn_page *page, const syn_document *document) {
    if (page->is_called_article || page->anchor != 0) return SYN_PAGE_ARTICLE;
    index_signs signs = count_signs(page);
    bool has_byline = document->author_count > 0 || syn_str_is_known(document->published.value);
    if (signs.items >= 4 &&
        signs.items * (has_byline ? 4 : 2) >= signs.paragraphs * (has_byline ? 3 : 1))
        return SYN_PAGE_LIST;
    if (!has_byline && !page->is_called_article_weakly) {
        if (signs.kept_prose < 600 && signs.headlines >= 10) return SYN_PAGE_LIST;
        if (signs.body_headlines >= 8 && signs.body_headlines * 2 >= signs.paragraphs)
            return SYN_PAGE_LIST;
        if (signs.article_tags >= 8) return SYN_PAGE_LIST;
    }
    return has_byline || page->is_called_article_weakly ? SYN_PAGE_ARTICLE : SYN_PAGE_OTHER;
}
