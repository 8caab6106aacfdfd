// SPDX-License-Identifier: Apache-2.0
// What the parts of train_story share: labelled documents, the piles made of them, and how well
// events are found. Sets become piles (train_story_piles.c), groups become scores
// (train_story_scores.c); training and cross-validation stand in train_story.c.
#ifndef SYN_TOOLS_TRAIN_STORY_H
#define SYN_TOOLS_TRAIN_STORY_H

#include "base/map.h"
#include "base/str.h"
#include "synopt/engine.h"
#include "train_trees.h"

enum { MEAN_COUNT = 5, SHIPPED_MEAN = 2 };

enum { MOST_SETS = 4, THIN_COUNT = 6, DEAL_COUNT = 3, MOST_LISTED = 2000, MOST_WEIGHT = 3000 };
enum { MOST_PILES = MOST_SETS + 1 + THIN_COUNT, FOLD_COUNT = 5 };

typedef struct labelled {
    const syn_document *document;
    const syn_marks *marks;
    size_t set, lineage;
    size_t event; ///< number of its story over all sets
    size_t topic; ///< of its story without the letter behind it
    size_t part;  ///< of the cross-validation
} labelled;

typedef struct train_pile {
    char name[16];
    bool is_trained_on;
    size_t *members; ///< numbers of labelled documents
    size_t count;
    syn_arena arena;
    size_t *documents; ///< by place: index into members
    size_t place_count;
    uint32_t *copies; ///< by place
    double *days;     ///< per member
    size_t *places;   ///< per member: its own, or that of the copy that stands for it
    syn_links links;
} train_pile;

typedef struct trainer {
    syn_arena arena;
    syn_map events, topics;
    SYN_VEC(labelled) all;
    train_pile piles[MOST_PILES];
    size_t pile_count, set_count;
    bool lists_errors;
    const char *names[MOST_SETS];
    size_t news_count; ///< sets before the first invented one; only they are mixed and thinned
    syn_pool *pool;
    train_options options;
} trainer;

typedef struct scores {
    double bcubed, pairs, apart, look_alikes, count;
} scores;

/// Ends the program.
static inline void stop(const char *what, const char *which) {
    fprintf(stderr, "train_story: %s: %s\n", what, which);
    exit(2);
}

/// Ends the program when `status` is a failure.
static inline void check(syn_status status, const syn_error *error) {
    if (status != SYN_OK) stop("failed", error->message);
}

// train_story_piles.c

/// Adds the documents of a set; its run lives as long as the program.
void read_set(trainer *t, const char *stem);
/// Each set by itself, the news together, and the news thinned.
void make_piles(trainer *t);
/// Finds the pairs of a pile and their signs.
void link_pile(trainer *t, train_pile *pile);
/// A small generator, the same on every machine: 0..1.
double draw(uint64_t *state);

// train_story_scores.c

/// Mean chances asked for to join two groups, that of the program at SHIPPED_MEAN.
extern const double LEAST_MEANS[MEAN_COUNT];
/// Adds to `sums` how well the events of a pile are found: one for each least mean, and one for
/// documents put into stories on arrival.
void score_pile(const trainer *t, const train_pile *pile, bool lists_errors, scores *sums);

#endif
