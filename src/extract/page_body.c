// SPDX-License-Identifier: Apache-2.0
// Finds the element that holds the article: takes a page cleared of furniture, gives page->body.
//
// The best element is the one whose kept blocks have the largest sum of prose less what is not
// prose (the maximum subsequence of Pasternack & Roth 2009, held to elements): a wrapper that adds
// prose wins over its parts, one that only adds links loses. Names and tags that say "article"
// weigh in its favour. Cost: linear.
#include "base/str.h"
#include "extract/page.h"

static double score_element(const syn_page *page, size_t node) {
    syn_page_sum sum = syn__page_get_sum(page, node);
    double other = (double)(sum.chars - sum.prose);
    double score = (double)sum.prose - 0.3 * other - 0.3 * (double)sum.link_chars;
    syn_tag tag = page->tree.nodes.items[node].tag;
    if (score <= 0) return score;
    if (page->hints[node] == SYN_PAGE_HINT_ARTICLE) return score * 1.3;
    if (tag == SYN_TAG_ARTICLE || tag == SYN_TAG_MAIN) return score * 1.15;
    return score;
}

void syn__page_find_body(syn_page *page) {
    syn__page_add_up(page);
    double best = 0;
    page->body = 0;
    for (size_t i = 0; i < page->tree.nodes.count; i++) {
        const syn_html_node *node = &page->tree.nodes.items[i];
        if (node->tag == SYN_TAG_TEXT || page->first_block[i] == page->first_block[node->end])
            continue;
        if ((syn__html_tag_get_flags(node->tag) & SYN_HTML_BLOCK) == 0) continue;
        double score = score_element(page, i);
        if (score < best || score <= 0) continue;
        best = score;
        page->body = (uint32_t)i;
    }
    size_t from = page->first_block[page->body];
    size_t to = page->first_block[page->tree.nodes.items[page->body].end];
    for (size_t i = 0; i < page->blocks.count; i++) {
        if (i < from || i >= to) syn__page_drop(page, i, SYN_DROPPED_OTHER);
    }
}
