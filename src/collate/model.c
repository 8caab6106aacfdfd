// SPDX-License-Identifier: Apache-2.0
// Takes the measures of two statements, gives how surely both say the same: a logistic regression
// trained by tools/train_align.c on pairs of sentences (models/align.md), its weights written into
// a header while building. Constant time.
#include "collate/align.h"

#include <math.h>

typedef struct model {
    double weights[SYN__MEASURE_COUNT];
    double bias;          ///< with all measures
    double likeness_bias; ///< with those of likeness alone, at the means of the others
} model;

static const model learned = {
#include "align_weights.h"
};

double syn__measures_judge(const float measures[SYN__MEASURE_COUNT], bool has_rivals) {
    size_t count = has_rivals ? (size_t)SYN__LIKENESS_COUNT : (size_t)SYN__MEASURE_COUNT;
    double sum = has_rivals ? learned.likeness_bias : learned.bias;
    for (size_t i = 0; i < count; i++)
        sum += learned.weights[i] * (double)measures[i];
    return 1 / (1 + exp(-sum));
}
