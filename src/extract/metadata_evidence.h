// SPDX-License-Identifier: Apache-2.0
// All that a page says of itself, gathered in one walk, and who chooses each field from it.
#ifndef SYN_EXTRACT_METADATA_EVIDENCE_H
#define SYN_EXTRACT_METADATA_EVIDENCE_H

#include "base/map.h"
#include "extract/builder.h"
#include "extract/metadata_page.h"
#include "extract/page.h"

/// The text of an element that is marked or called something.
typedef struct syn_marked {
    uint32_t node;
    syn_str text; ///< its datetime or content attribute where it has one
} syn_marked;

typedef SYN_VEC(syn_marked) syn_marked_vec;

typedef struct syn_evidence {
    const syn_page *page;
    syn_builder *builder;
    syn_document *document;
    syn_arena *arena; ///< scratch

    syn_map classes; ///< of class attributes already read: the words in them

    syn_json_facts json;
    const syn_json_article *article; ///< the one of json that is about this page, or NULL

    // meta elements, link and html
    syn_str meta_title, site_name, canonical, og_url, og_type, language;
    syn_str meta_published, meta_modified; ///< ISO 8601
    syn_str_vec meta_authors;              ///< of the best field that names any
    bool is_author_list;                   ///< they stand one a field, perhaps family name first
    syn_str title_element;
    SYN_VEC(uint32_t) h1s, h2s; ///< the first few

    // marked elements, in order
    syn_marked_vec times;        ///< <time>, itemprop=datePublished
    syn_marked_vec dates;        ///< elements that are called a date
    syn_marked_vec author_marks; ///< itemprop=author, rel=author, links to an author's page
    syn_marked_vec bylines;      ///< elements that are called a byline or an author

    uint32_t title_node; ///< the element that is the headline, or 0
    size_t title_block;  ///< its block, SIZE_MAX when the headline stands nowhere
} syn_evidence;

/// The headline: the page's main heading, or its title without the name of the house. Finds
/// title_node and title_block on the way.
syn_str syn__evidence_find_title(syn_evidence *evidence);
/// The day of publication, and the source it rests on.
syn_published syn__evidence_find_published(syn_evidence *evidence);
/// The authors, in their order.
void syn__evidence_find_authors(syn_evidence *evidence, syn_arena *arena, syn_str_vec *names);

/// A title without the name of the house before or behind it.
syn_str syn__title_strip_site(const syn_evidence *evidence, syn_str title);
/// True when a text is the name of the house: of the site, or of its host.
bool syn__evidence_is_site(const syn_evidence *evidence, syn_str text);
/// The share of the words of `text` that stand in `other`, in permille. Both are short.
size_t syn__title_share(syn_str text, syn_str other);

/// The stamp at `at` in the source is that of a change: "Updated" comes before it, in the text or
/// in the name of an element, and no "Published" in between.
bool syn__evidence_is_change(const syn_evidence *evidence, size_t at);
/// The stamp at `at` is said to be that of publication.
bool syn__evidence_is_first(const syn_evidence *evidence, size_t at);
/// True when the node is inside of comments; of those, other articles, navigation or the like.
bool syn__evidence_is_comment(const syn_evidence *evidence, size_t node);
bool syn__evidence_is_aside(const syn_evidence *evidence, size_t node);

#endif
