// SPDX-License-Identifier: Apache-2.0
// Takes the signs of two documents, gives the chance that they tell one event: boosted trees
// (Friedman 2001), trained by tools/train_story.c. 2 × depth comparisons a tree.
#include "story/parts.h"

#include <math.h>

static const syn_tree model[] = {
#include "story_trees.h"
};

double syn__trees_add(const syn_tree *trees, size_t count, const float *signs) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        size_t node = 0;
        for (size_t depth = 0; depth < SYN__TREE_DEPTH; depth++) {
            bool is_right = !(signs[trees[i].signs[node]] < trees[i].cuts[node]);
            node = 2 * node + (is_right ? 2 : 1);
        }
        sum += (double)trees[i].values[node - SYN__TREE_NODES];
    }
    return sum;
}

double syn__story_decide(const float signs[SYN__SIGN_COUNT]) {
    return 1 / (1 + exp(-syn__trees_add(model, sizeof model / sizeof *model, signs)));
}
