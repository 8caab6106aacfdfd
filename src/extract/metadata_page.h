// SPDX-License-Identifier: Apache-2.0
// What the parts of a page say of it: facts from JSON-LD and meta elements, and how to read them.
#ifndef SYN_EXTRACT_METADATA_PAGE_H
#define SYN_EXTRACT_METADATA_PAGE_H

#include "extract/dates.h"

typedef SYN_VEC(syn_str) syn_str_vec;

/// One object of JSON-LD that may be about the page; unknown where it is silent.
typedef struct syn_json_article {
    syn_str type; ///< "NewsArticle"; unknown for a web page or a question, which say less
    syn_str title, published, modified;
    syn_str url;               ///< the page that it is about
    syn_str_vec persons;       ///< authors as they stand, not cleaned
    syn_str_vec organisations; ///< authors that are said to be organisations
} syn_json_article;

/// What all JSON-LD of a page says.
typedef struct syn_json_facts {
    SYN_VEC(syn_json_article) articles; ///< in their order
    syn_str site_name;
    size_t parsed_bytes;
} syn_json_facts;

/// Adds what a JSON-LD script says of articles. Of damaged JSON only the day is read. Copies into
/// `arena`. Linear.
void syn__json_ld_read(syn_str json, syn_arena *arena, syn_json_facts *facts);

/// How much is known of where a byline stands.
typedef enum syn_byline_kind {
    SYN_BYLINE_DATA, ///< a field that holds authors and nothing else: a name without capitals too
    SYN_BYLINE_LIST, ///< the same, and every "Lee, Ann" is one name
    SYN_BYLINE_TEXT, ///< an element that is called a byline, or a line that says "By"
    SYN_BYLINE_WHOLE ///< the name of an organisation: not cut
} syn_byline_kind;

/// Cuts a byline into names and appends those that look like names: "By Ann Lee and Bo Ek, Staff
/// writers" gives two. A name that is there already, in full or in part, is not added again.
void syn__byline_read(syn_arena *arena, syn_str_vec *names, syn_str byline, syn_byline_kind kind);
/// The same for a field of authors.
void syn__author_add(syn_arena *arena, syn_str_vec *names, syn_str byline);
/// The size of the words that introduce a byline at the beginning of a line ("By", "Written by:"),
/// or 0.
size_t syn__byline_scan_lead(syn_str line);
/// True for two to four words that are all written as names are, the first a common first name.
bool syn__byline_is_person(syn_str text);

/// The days that a line gives, told apart by the words before each.
typedef struct syn_stamps {
    syn__written_day published; ///< "Posted on 26 April 2024"; its year is 0 when there is none
    syn__written_day plain;     ///< a day that nothing is said of
    syn__written_day updated;   ///< "Updated 27 April 2024"
} syn_stamps;

/// Reads the first day of each kind; lexicon/date_label.txt has the words. Linear.
syn_stamps syn__stamps_read(syn_str line, syn__day_order order);

#endif
