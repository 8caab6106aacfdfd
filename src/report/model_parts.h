// SPDX-License-Identifier: Apache-2.0
// The parts of a story's model, one file each; used by model_story.c only.
#ifndef SYN_REPORT_MODEL_PARTS_H
#define SYN_REPORT_MODEL_PARTS_H

#include "report/model.h"

/// A disagreement to be shown.
typedef struct syn_report_pick {
    size_t claim, part;
} syn_report_pick;
typedef struct syn_report_picks {
    syn_report_pick *items;
    size_t count, capacity;
    syn_report_pick *conflict_of; ///< per claim: a shown disagreement of it that cannot be settled,
                                  ///< or SYN_NOTHING as its claim; NULL without memory
} syn_report_picks;

/// What the parts share while one story is made.
typedef struct syn_report_maker {
    const syn_report_pile *pile;
    const syn_collation *collation;
    syn_arena *arena;
    syn_report_story *story;
    SYN_VEC(syn_report_back) backs;
    const syn_report_pick *conflict_of; ///< per claim; known once the differences are made
} syn_report_maker;

/// Appends the link to a place, unless it is the one appended last; gives that link.
syn_report_link syn__report_links_add(syn_report_maker *maker, syn_report_links *links,
                                      syn_place place);
/// By account, then sentence; each once.
void syn__report_links_sort(syn_report_links *links);
/// How many independent sources stand behind links.
size_t syn__report_links_count_groups(const syn_report_maker *maker, const syn_report_links *links);
void syn__report_back_add(syn_report_maker *maker, syn_report_link link, syn_report_back back);
/// A text short enough to be shown: whole, or cut with an ellipsis.
syn_str syn__report_short_text(syn_arena *arena, syn_str text, size_t most);

/// The disagreements of a story, each once.
syn_report_picks syn__report_differences_pick(const syn_collation *collation, syn_arena *arena);

void syn__report_make_differences(syn_report_maker *maker); ///< model_differences.c
void syn__report_make_families(syn_report_maker *maker);    ///< model_quotes.c
void syn__report_make_speakers(syn_report_maker *maker);    ///< model_quotes.c
/// A sentence of a report is seldom longer; one that is comes from a broken text.
#define SYN_REPORT_MOST_STATEMENT ((size_t)700)

/// A statement as it is shown: with an ellipsis where it is not the whole sentence.
syn_str syn__report_statement_text(const syn_report_maker *maker, syn_place place, size_t most);
syn_report_links syn__report_claim_links(syn_report_maker *maker, const syn_claim *claim);
void syn__report_make_timeline(syn_report_maker *maker); ///< model_time.c
/// model_time.c: days of the documents and the axis of the pile.
void syn__report_make_days(syn_report_pile *pile, syn_arena *arena);

/// model_sides.c: the margin of an article and the gaps in it.
void syn__report_make_sides(const syn_report_story *story, const syn_document *document,
                            const syn_marks *marks, syn_arena *arena, syn_report_article *article);
void syn__report_make_tree(syn_report_maker *maker); ///< model_copies.c

#endif
