// SPDX-License-Identifier: Apache-2.0
// The parts of story, in the order of the data: vectors → neighbours → clusters → descriptions.
#ifndef SYN_STORY_PARTS_H
#define SYN_STORY_PARTS_H

#include "base/arena.h"
#include "base/thread.h"
#include "synopt/reuse.h"
#include "synopt/story.h"

/// One feature of a document: a term of the pile, or a name (numbered behind the terms).
typedef struct syn_feature {
    uint32_t number;
    float weight; ///< vectors have length 1
} syn_feature;

typedef struct syn_vector {
    syn_feature *features; ///< ascending by number
    size_t count;
    double shared_length; ///< of the vector when features of no other document are counted in, 0..1
} syn_vector;

typedef struct syn_vectors {
    syn_vector *items;    ///< per document
    size_t feature_count; ///< numbers are below this
    size_t term_count;    ///< numbers from here on are names
    syn_str *names;       ///< by number - term_count, as the first document writes them
    double *days;         ///< per document: days of publication since 1970, NAN when unknown
} syn_vectors;

/// How alike two documents are: cosine, less for days apart.
typedef struct syn_neighbour {
    uint32_t document;
    float likeness;
} syn_neighbour;

typedef struct syn_neighbours {
    syn_neighbour *items; ///< most alike first
    size_t count;
} syn_neighbours;

// vectors.c
void syn__story_make_vectors(const syn_pile *pile, syn_arena *arena, syn_vectors *out_vectors);
/// For syn_sort: the heaviest first, equal ones by number.
int syn__feature_compare(const void *a, const void *b, void *context);
double syn__story_cosine(const syn_vector *a, const syn_vector *b);
/// How alike two documents of the given cosine are: nothing for strangers, less for days apart.
double syn__story_likeness(const syn_vectors *vectors, size_t a, size_t b, double cosine);

// neighbours.c: symmetric lists, at most 60 chosen by each document.
SYN_WARN_UNUSED syn_status syn__story_find_neighbours(const syn_vectors *vectors,
                                                      size_t document_count, syn_pool *pool,
                                                      syn_arena *arena,
                                                      syn_neighbours **out_neighbours,
                                                      syn_error *error);

// cluster.c: gives each document the number of its group; `fixed` (per document, or SYN_NOTHING)
// names groups that are given: they neither grow nor part. Documents of one lineage stay together.
void syn__story_cluster(const syn_neighbours *neighbours, size_t document_count,
                        const size_t *fixed, const syn_reuse *reuse, syn_arena *arena,
                        size_t *out_groups);

// describe.c: reasons, nearest, ids, keywords and titles.
void syn__story_describe(const syn_pile *pile, const syn_vectors *vectors,
                         const syn_neighbours *neighbours, syn_arena *arena, syn_stories *stories);

#endif
