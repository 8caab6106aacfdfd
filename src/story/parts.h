// SPDX-License-Identifier: Apache-2.0
// The parts of story, in the order of the data: order → outlines → neighbours → links → arrival →
// clusters → descriptions. Inside, documents go by their *place*: their number in order of
// publication.
#ifndef SYN_STORY_PARTS_H
#define SYN_STORY_PARTS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/thread.h"
#include "synopt/reuse.h"
#include "synopt/story.h"
#include "text/vocabulary.h"

/// One feature of a document: a term of the pile, or a name (numbered behind the terms).
typedef struct syn_feature {
    uint32_t number;
    float weight;
} syn_feature;

typedef struct syn_vector {
    syn_feature *features; ///< ascending by number
    size_t count;
} syn_vector;

/// What of a document is compared. All but names have length 1.
typedef enum syn_facet {
    SYN__FACET_ALL,    ///< the heaviest terms and names of title and text
    SYN__FACET_LEAD,   ///< terms of the title and the first tokens
    SYN__FACET_TITLE,  ///< terms of the title
    SYN__FACET_FIGURE, ///< numbers
    SYN__FACET_QUOTED, ///< terms inside direct and mixed quotations
    SYN__FACET_NAME,   ///< names, with their plain weights
    SYN__FACET_COUNT
} syn_facet;

enum { SYN__NAME_KIND_COUNT = SYN_ENTITY_PLACE + 1 };

/// Days, months and years that a text speaks of, each ascending.
typedef struct syn_dates {
    int32_t *items;
    size_t count;
} syn_dates;

enum { SYN__DATES_YEAR, SYN__DATES_MONTH, SYN__DATES_DAY, SYN__DATES_COUNT };

typedef struct syn_outline {
    syn_vector facets[SYN__FACET_COUNT];
    float name_lengths[SYN__NAME_KIND_COUNT]; ///< of the names of each kind
    float name_sum;
    float shared_length; ///< of all, when features of no other document are counted in, 0..1
    float log_size;      ///< logarithm of the number of tokens
    double day;          ///< of publication since 1970, NAN when unknown
    syn_dates dates[SYN__DATES_COUNT];
} syn_outline;

// furniture.c: what an outlet puts in front of and behind everything

typedef struct syn_furniture syn_furniture;
/// Counts over these documents, of which none is a copy of another. Lives in `arena`.
syn_furniture *syn__furniture_make(const syn_pile *pile, const size_t *documents, size_t count,
                                   syn_arena *arena);
/// The tokens that are the document's own; all of them when `furniture` is NULL.
void syn__furniture_trim(const syn_furniture *furniture, const syn_pile *pile, size_t document,
                         size_t *out_start, size_t *out_end);

/// What all outlines of a pile share.
typedef struct syn_outliner {
    const syn_pile *pile;
    const syn_furniture *furniture;
    size_t term_count;       ///< numbers from here on are names
    size_t feature_count;    ///< numbers are below this
    syn_map name_numbers;    ///< folded name → number - term_count
    syn_str *names;          ///< by number - term_count, as the first document writes them
    uint32_t *name_counts;   ///< documents that hold the name
    uint8_t *name_kinds;     ///< syn_entity_kind that the first document gives
    uint32_t **entity_names; ///< per document, per entity: number - term_count
    uint32_t **title_terms;  ///< per document
    uint32_t *title_counts;
} syn_outliner;

/// What a worker needs to outline one document after the other.
typedef struct syn_outline_scratch {
    syn_arena arena;  ///< reset for each document
    uint32_t *counts; ///< per feature; zero in between
} syn_outline_scratch;

/// Documents that are compared as a whole; of a longer pile, each with those of the two or three
/// stretches around it.
enum { SYN__STRETCH = 1 << 15 };

// order.c: the documents by publication: day and time, then id. `out_days`: since 1970, NAN when
// unknown.
void syn__story_order(const syn_pile *pile, syn_arena *arena, size_t *out_documents,
                      double *out_days);

// outline.c
/// `documents`: those that are compared.
void syn__outliner_make(const syn_pile *pile, const size_t *documents, size_t count,
                        syn_arena *arena, syn_outliner *out_outliner);
/// The outline lives in `arena`; `day` is that of publication, or NAN.
void syn__outline_make(const syn_outliner *outliner, size_t document, double day,
                       syn_outline_scratch *scratch, syn_arena *arena, syn_outline *out_outline);
/// The dot product of features, ascending by number.
double syn__features_multiply(const syn_feature *a, size_t a_count, const syn_feature *b,
                              size_t b_count);
double syn__vector_multiply(const syn_vector *a, const syn_vector *b);
/// For syn_sort: the heaviest first, equal ones by number.
int syn__feature_compare(const void *a, const void *b, void *context);

/// A document and how like it is: cosine of all features.
typedef struct syn_neighbour {
    uint32_t place;
    float likeness;
} syn_neighbour;

enum { SYN__MOST_NEIGHBOURS = 40 };

/// The documents most like one, most alike first.
typedef struct syn_neighbours {
    syn_neighbour items[SYN__MOST_NEIGHBOURS];
    uint32_t count;
} syn_neighbours;

/// Documents that are searched together: those of places [start, end).
typedef struct syn_stretch {
    uint32_t start, end;
    syn_outline *outlines;
    uint32_t *starts; ///< per feature, into postings; one more at the end
    struct syn_posting *postings;
    syn_arena arena;   ///< the array of outlines, and the index
    syn_arena *arenas; ///< one a worker: what outlines hold
} syn_stretch;

// neighbours.c

/// Fills the index of a stretch with outlines.
void syn__stretch_index(syn_stretch *stretch, size_t feature_count);
/// What a worker needs to search; all zero in between.
typedef struct syn_search_scratch {
    syn_arena arena;
    float *sums;    ///< per place of the stretches searched
    float *weights; ///< per feature
} syn_search_scratch;
/// The documents of `stretches` (places without a gap, the last one holds `place`) most like the
/// one at `place`.
void syn__neighbours_find(const syn_stretch *const *stretches, size_t stretch_count, uint32_t place,
                          syn_search_scratch *scratch, syn_neighbours *out_list);
/// Takes one in, if it is among the most alike and not there yet.
void syn__neighbours_add(syn_neighbours *list, syn_neighbour one);

/// What the decision on two documents rests on; the names stand in the model's card.
#define SYN__SIGN_LIST(ROW)                                                                        \
    ROW(LIKENESS, "likeness") /* cosine of all terms and names */                                  \
    ROW(SCALED, "scaled")     /* the same, by what the two are used to */                          \
    ROW(LEAD, "lead")         /* cosine of title and lead */                                       \
    ROW(TITLE, "title")       /* cosine of titles */                                               \
    ROW(UNTITLED, "untitled") /* 1: one of them has no title */                                    \
    ROW(FIGURES, "figures")   /* cosine of numbers */                                              \
    ROW(QUOTED, "quoted")     /* cosine of quoted words */                                         \
    ROW(PERSONS, "persons")   /* cosine of names, each kind by itself */                           \
    ROW(ORGANISATIONS, "organisations")                                                            \
    ROW(PLACES, "places")                                                                          \
    ROW(NAMES_HELD, "names_held")   /* the larger share of one's names that the other has */       \
    ROW(NEAR_SHARED, "near_shared") /* likeness of their eight nearest */                          \
    ROW(FAR_SHARED, "far_shared")   /* of their twenty nearest */                                  \
    ROW(AROUND, "around")           /* cosine of what the two and their nearest say */             \
    ROW(RANK, "rank")               /* 1 / (1 + the worse rank of one for the other) */            \
    ROW(USUAL_LESS, "usual_less")   /* mean likeness to the five nearest: the smaller one */       \
    ROW(USUAL_MORE, "usual_more")                                                                  \
    ROW(DAYS_APART, "days_apart") /* logarithm of days between publication */                      \
    ROW(UNDATED, "undated")       /* 1: one of them has no day */                                  \
    ROW(SHORTER, "shorter")       /* logarithm of tokens */                                        \
    ROW(LONGER, "longer")                                                                          \
    ROW(YEAR_SHARED, "year_shared")   /* 1: both texts speak of one year */                        \
    ROW(YEARS_APART, "years_apart")   /* 1: both speak of years, none of them shared */            \
    ROW(MONTH_SHARED, "month_shared") /* share of the months of the one with fewer */              \
    ROW(DAY_SHARED, "day_shared")     /* share of the days of the one with fewer */                \
    ROW(DAYS_DIFFER, "days_differ")   /* 1: both speak of days, none of them shared */             \
    ROW(BREADTH, "breadth")           /* on how many of them the likeness rests, as a logarithm */ \
    ROW(OUTLET, "outlet")             /* 1: one outlet tells both */

#define SYN__SIGN_CONSTANT(constant, text) SYN__SIGN_##constant,
typedef enum syn_sign { SYN__SIGN_LIST(SYN__SIGN_CONSTANT) SYN__SIGN_COUNT } syn_sign;

/// Two documents that may tell one event; a < b are places.
typedef struct syn_link {
    uint32_t a, b;
    float chance; ///< that they do, 0..1
} syn_link;

typedef struct syn_links {
    SYN_VEC(syn_link) items;
    SYN_VEC(float) signs; ///< SYN__SIGN_COUNT for each link, when they are wanted
    bool wants_signs;     ///< then every pair compared is listed
    size_t window_bytes;  ///< the most that comparing held at once
} syn_links;

// circle.c: what a document is used to

enum { SYN__NEAR = 8, SYN__FAR = 20 };

/// The neighbours of a document by scaled likeness: divided by the root of the product of what the
/// two are used to (local scaling, Zelnik-Manor and Perona 2004).
typedef struct syn_circle {
    uint32_t order[SYN__MOST_NEIGHBOURS]; ///< places, most alike first
    uint32_t count;
    syn_feature near[SYN__NEAR + 1]; ///< the first and the document itself, by place; of length 1
    syn_feature far[SYN__FAR + 1];
    uint32_t near_count, far_count;
    syn_vector around; ///< the sum of what `near` says, of length 1
} syn_circle;

/// Mean likeness to the five nearest.
double syn__neighbours_get_usual(const syn_neighbours *list, size_t document_count);
/// What a likeness of two documents with these usual ones is divided by.
double syn__circle_get_scale(double usual_a, double usual_b);
/// `usuals`: of each on its list; `copies`: by place.
void syn__circle_make(uint32_t place, const syn_neighbours *list, double own_usual,
                      const double *usuals, const uint32_t *copies, syn_circle *out_circle);
/// Adds up what is near: the vectors of all features, by index of circle->near. Each alone is a
/// sample of its story; together they say what it is about, however many accounts there are.
/// `sums`: per feature, all zero, as they are left.
void syn__circle_sum_up(syn_circle *circle, const syn_vector *const *vectors, float *sums,
                        syn_arena *scratch, syn_arena *arena);
/// How often the neighbours of two documents are the same, 0..1.
double syn__circle_share_near(const syn_circle *a, const syn_circle *b);
double syn__circle_share_far(const syn_circle *a, const syn_circle *b);
/// The rank of `place`, or the number of neighbours when it is none.
size_t syn__circle_get_rank(const syn_circle *circle, uint32_t place);

// signs.c

/// One of two documents that are compared.
typedef struct syn_side {
    const syn_document *document;
    const syn_outline *outline;
    const syn_circle *circle;
    uint32_t place;
    double usual;
} syn_side;

void syn__signs_read(const syn_outliner *outliner, const syn_side *a, const syn_side *b,
                     double likeness, float out_signs[SYN__SIGN_COUNT]);

// stream.c: all documents in their order through a window of bounded size, to links.
typedef struct syn_places {
    const size_t *documents; ///< by place
    const uint32_t *copies;  ///< by place: documents of one text that it stands for, from 1
    size_t count;
    const double *days; ///< per document
} syn_places;

SYN_WARN_UNUSED syn_status syn__story_link(const syn_outliner *outliner, const syn_places *places,
                                           syn_pool *pool, syn_arena *arena, syn_links *links,
                                           syn_error *error);

// trees.c: the decision

enum { SYN__TREE_DEPTH = 4, SYN__TREE_NODES = (1 << SYN__TREE_DEPTH) - 1 };

/// A boosted tree: at each node to the right when the sign is not below the cut; children of node n
/// are 2n+1 and 2n+2, the leaves follow the nodes.
typedef struct syn_tree {
    uint8_t signs[SYN__TREE_NODES];
    float cuts[SYN__TREE_NODES];
    float values[SYN__TREE_NODES + 1];
} syn_tree;

double syn__trees_add(const syn_tree *trees, size_t count, const float *signs);
/// The chance that two documents of these signs tell one event: the model of models/story.tsv.
double syn__story_decide(const float signs[SYN__SIGN_COUNT]);

// cluster.c: gives each place the lowest place of its group; `fixed` (per place, or SYN_NOTHING)
// names groups that are given: they neither grow nor part. Its numbers are below `count`.
void syn__story_cluster(const syn_links *links, size_t count, const size_t *fixed,
                        double least_mean, syn_arena *arena, size_t *out_groups);

// arrive.c: the story that each place would be put into on its arrival, by its first place; what is
// known of later documents has no say.
void syn__story_arrive(const syn_links *links, const syn_places *places, const size_t *fixed,
                       double least_mean, syn_arena *arena, size_t *out_stories);

typedef enum syn_repair_kind {
    SYN__REPAIR_NONE,
    SYN__REPAIR_MERGED, ///< its first story was a part of another
    SYN__REPAIR_SPLIT   ///< it was no part of its first story
} syn_repair_kind;

/// What the linkage of everything changed for a place.
typedef struct syn_repair {
    size_t first; ///< its story on arrival, by first place
    syn_repair_kind kind;
    uint32_t compared; ///< pairs of documents that the repair joins or parts
    uint32_t speaking; ///< of them, those that likely tell one event
} syn_repair;

/// `first`: as syn__story_arrive gives them; `groups`: as syn__story_cluster does.
void syn__story_find_repairs(const syn_links *links, const size_t *first, const size_t *groups,
                             size_t count, syn_arena *arena, syn_repair *out_repairs);

// title.c: how unfit a title's wording is to stand over a story, 0 (clean) to about 1.
double syn__title_get_blemish(syn_str title);

/// What the stories were made of.
typedef struct syn_story_view {
    const syn_outliner *outliner;
    const syn_links *links;
    const size_t *documents;       ///< by place
    const size_t *representatives; ///< per document: the one of its lineage that was compared
    const double *days;            ///< per document
    const size_t *place_of;        ///< per document: that of its representative
    const syn_repair *repairs;     ///< by place
} syn_story_view;

// follow.c: sets `follows` of each story.
void syn__story_find_follows(const syn_story_view *view, syn_arena *own, syn_stories *stories);

/// What the step held, for tools/story_probe.c.
typedef struct syn_story_cost {
    size_t places;       ///< documents compared
    size_t live_stories; ///< the most that lay in one window of the stream
    size_t window_bytes; ///< outlines, index, lists and circles of the window, at most
    size_t names_bytes;  ///< what outlines of the whole pile share
    size_t links_bytes;
    size_t grouping_bytes; ///< arrival and linkage
} syn_story_cost;

// story.c: as syn_story_group; `out_cost` may be NULL.
SYN_WARN_UNUSED syn_status syn__story_group(const syn_pile *pile, const syn_reuse *reuse,
                                            syn_pool *pool, syn_arena *arena,
                                            syn_stories *out_stories, syn_story_cost *out_cost,
                                            syn_error *error);

// describe.c: reasons, nearest, ids, keywords and titles.
SYN_WARN_UNUSED syn_status syn__story_describe(const syn_story_view *view, syn_pool *pool,
                                               syn_arena *arena, syn_stories *stories,
                                               syn_error *error);

#endif
