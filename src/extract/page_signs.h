// SPDX-License-Identifier: Apache-2.0
// Signs of what kind of page a page is: numbers that page_kind.c weighs and tools/train_page_kind
// learns from.
//
// Each is a share, a flag or the logarithm of a count, so that a weighted sum of them means
// something. Chosen by leaving out of sixty what changes nothing under cross-validation.
#ifndef SYN_EXTRACT_PAGE_SIGNS_H
#define SYN_EXTRACT_PAGE_SIGNS_H

#include "extract/page.h"

#define SYN_PAGE_SIGN_LIST(ROW)                                                     \
    ROW(KEPT_PROSE)     /* log of the prose in the chosen body, in characters */    \
    ROW(HEADLINES)      /* log of links of four words and more that stand alone */  \
    ROW(PLAIN_HEADINGS) /* log of the body's headings that are no links */          \
    ROW(TEASER_SHARE)   /* share of paragraphs that follow a linked headline */     \
    ROW(PARAGRAPHS)     /* log of the body's paragraphs */                          \
    ROW(ITEMS)          /* log of alike neighbours with a link and little prose */  \
    ROW(IS_GRID)        /* four of them and more have a price */                    \
    ROW(MORE_LINKS)     /* log of "Read more" */                                    \
    ROW(SHOP_WORDS)     /* log of "Add to cart" */                                  \
    ROW(CLASS_IS_ONE)   /* <body class="single-post"> */                            \
    ROW(TYPE_IS_SITE)   /* og:type is "website" */                                  \
    ROW(TYPE_IS_GOODS)  /* og:type is "product" or a group of them */               \
    ROW(ARTICLES_NAMED) /* log of the articles that JSON-LD names */                \
    ROW(HAS_DATE)       /* a date is known */                                       \
    ROW(HAS_ANCHOR)     /* an element is called the article's */                    \
    ROW(TITLE_WORDS)    /* log of the words of the title */                         \
    ROW(TITLE_IS_LIST)  /* a word at its ends names a list: "Industry News" */      \
    ROW(URL_IS_ROOT)    /* the address is that of a site, or of a language of it */ \
    ROW(URL_IS_LIST)    /* a part of the address names a list: /category/ */        \
    ROW(URL_ENDS_LIST)  /* its last part does: /news */

typedef enum syn_page_sign {
#define SYN_PAGE_SIGN_CONSTANT(name) SYN_PAGE_SIGN_##name,
    SYN_PAGE_SIGN_LIST(SYN_PAGE_SIGN_CONSTANT)
#undef SYN_PAGE_SIGN_CONSTANT
        SYN_PAGE_SIGN_COUNT
} syn_page_sign;

typedef struct syn_page_signs {
    double values[SYN_PAGE_SIGN_COUNT]; ///< all 0 when memory failed
} syn_page_signs;

/// Counts the signs of a judged page. Linear in the page.
void syn__page_count_signs(const syn_page *page, const syn_document *document,
                           syn_page_signs *out_signs);

/// The part of them that the page says of itself (page_signs_said.c). Linear.
void syn__page_count_said(const syn_page *page, const syn_document *document,
                          syn_page_signs *signs);

/// What the signs say together, as the logarithm of odds: high for an index (models/page_kind.md).
double syn__page_weigh_signs(const syn_page_signs *signs);

#endif
