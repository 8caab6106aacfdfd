// SPDX-License-Identifier: Apache-2.0
// Takes the measures of two statements, gives how surely both say the same. Statements of a story,
// which has to choose among many, are judged by their likeness alone: a logistic regression
// (tools/train_claims.c, models/claims.md). Two that stand alone are judged by everything, by
// boosted trees (tools/train_align.c, models/align.md). Both are written into headers while
// building. Cost: that of the model, whatever the statements are.
#include "collate/align.h"
#include "story/parts.h"

#include <math.h>

typedef struct model {
    double weights[SYN__LIKENESS_COUNT];
    double bias;
} model;

static const syn_tree of_lone[] = {
#include "align_trees.h"
};

static const model of_story = {
#include "claims_weights.h"
};

double syn__measures_judge(const float measures[SYN__MEASURE_COUNT], bool has_rivals) {
    double sum = 0;
    if (has_rivals) {
        sum = of_story.bias;
        for (size_t i = 0; i < SYN__LIKENESS_COUNT; i++)
            sum += of_story.weights[i] * (double)measures[i];
    } else {
        sum = syn__trees_add(of_lone, sizeof of_lone / sizeof *of_lone, measures);
    }
    return 1 / (1 + exp(-sum));
}
