// SPDX-License-Identifier: Apache-2.0
// Tells an article from an index page and from other pages: takes a judged page and its metadata,
// gives the kind.
//
// An index is told by a weighted sum of signs (page_signs.h) whose weights are learnt
// (models/page_kind.md, docs/decisions/009): rules that were written for it found half as many.
// Measured on the WCXB development pages (list 50, article 400) and the Scrapinghub ones. Cost:
// linear.
#include "base/str.h"
#include "extract/page_signs.h"

static const double weights[SYN_PAGE_SIGN_COUNT + 1] = {
#include "page_kind_weights.h"
};

/// A little below even odds: held out, 43 of 50 index pages weigh more, and 1 of 581 articles.
static const double least_weight = -0.3;

double syn__page_weigh_signs(const syn_page_signs *signs) {
    double sum = weights[SYN_PAGE_SIGN_COUNT];
    for (size_t i = 0; i < SYN_PAGE_SIGN_COUNT; i++)
        sum += weights[i] * signs->values[i];
    return sum;
}

syn_page_kind syn__page_find_kind(const syn_page *page, const syn_document *document) {
    syn_page_signs signs;
    syn__page_count_signs(page, document, &signs);
    if (syn__page_weigh_signs(&signs) > least_weight) return SYN_PAGE_LIST;
    if (syn__page_is_cut(page)) return SYN_PAGE_STUB;
    bool has_byline = document->author_count > 0 || syn_str_is_known(document->published.value);
    bool is_called_so =
        page->is_called_article || page->is_called_article_weakly || page->anchor != 0;
    return has_byline || is_called_so ? SYN_PAGE_ARTICLE : SYN_PAGE_OTHER;
}
