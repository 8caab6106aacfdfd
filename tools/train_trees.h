// SPDX-License-Identifier: Apache-2.0
// Boosted trees for yes-or-no questions: takes rows of signs with labels and weights, gives trees
// that syn__trees_add reads (src/story/trees.c).
//
// Gradient boosting of the logistic loss with second-order steps (Friedman 2001; XGBoost, Chen and
// Guestrin 2016) over histograms. All trees are complete. Each may see a share of the rows
// and signs only, chosen by a hash of their numbers (Friedman 2002); sums are taken in one order,
// so the same rows give the same trees. Out of memory ends the program.
#ifndef SYN_TOOLS_TRAIN_TREES_H
#define SYN_TOOLS_TRAIN_TREES_H

#include "story/parts.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct train_rows {
    const float *signs; ///< `width` a row
    const float *labels, *weights;
    size_t count, width;
} train_rows;

typedef struct train_options {
    size_t tree_count;
    double rate;                  ///< how much of each tree is taken
    double lambda;                ///< the penalty on leaves
    double least_mass;            ///< of a leaf: summed second derivatives
    double row_share, sign_share; ///< that a tree is grown from; 0: all
} train_options;

/// Gives options->tree_count trees; the caller frees them. The first one holds the prior as well.
syn_tree *train_trees(const train_rows *rows, const train_options *options);

/// Writes trees, one a line: signs of the nodes, their cuts, values of the leaves.
void trees_write(FILE *file, const syn_tree *trees, size_t count);

/// Ends the program when an allocation failed.
static inline void *need(void *memory) {
    if (memory == NULL) {
        fputs("train_story: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

#endif
