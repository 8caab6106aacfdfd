// SPDX-License-Identifier: Apache-2.0
// What the parts of a page say of it: facts from JSON-LD and meta elements, and how to read them.
#ifndef SYN_EXTRACT_METADATA_PAGE_H
#define SYN_EXTRACT_METADATA_PAGE_H

#include "base/arena.h"

typedef SYN_VEC(syn_str) syn_str_vec;

/// Facts from one kind of evidence; unknown where it is silent.
typedef struct syn_page_facts {
    syn_str title, published, site_name, url, language;
    syn_str type;        ///< "NewsArticle"
    syn_str_vec authors; ///< as they stand, not cleaned
} syn_page_facts;

/// Adds what a JSON-LD script says of the page's article. Damaged JSON says nothing. Copies into
/// `arena`.
void syn__json_ld_read(syn_str json, syn_arena *arena, syn_page_facts *facts);

/// The date in a text as a page writes it ("2024-04-26T10:00:00Z", "April 26, 2024", "26 Apr 2024",
/// "Fri, 26 Apr 2024 10:00:00 GMT") as ISO 8601 in the arena; unknown when there is none, or when
/// day and month could be either way round ("04/05/2024").
syn_str syn__date_read(syn_str text, syn_arena *arena);

/// Cuts a byline into names and appends those that look like names: "By Ann Lee and Bo Ek, Staff
/// writers" gives two. Names that are there already are not added again.
void syn__author_add(syn_arena *arena, syn_str_vec *names, syn_str byline);

#endif
