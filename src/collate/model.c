// SPDX-License-Identifier: Apache-2.0
// Takes the measures of two statements, gives how surely both say the same. Two logistic
// regressions, their weights written into headers while building: one for statements of a story,
// which has to choose among many, by likeness alone (tools/train_claims.c, models/claims.md); one
// for two statements that stand alone, where it also counts what statements they are
// (tools/train_align.c, models/align.md). Constant time.
#include "collate/align.h"

#include <math.h>

typedef struct model {
    double weights[SYN__MEASURE_COUNT];
    double bias;
} model;

static const model of_lone = {
#include "align_weights.h"
};

static const model of_story = {
#include "claims_weights.h"
};

double syn__measures_judge(const float measures[SYN__MEASURE_COUNT], bool has_rivals) {
    const model *learned = has_rivals ? &of_story : &of_lone;
    size_t count = has_rivals ? (size_t)SYN__LIKENESS_COUNT : (size_t)SYN__MEASURE_COUNT;
    double sum = learned->bias;
    for (size_t i = 0; i < count; i++)
        sum += learned->weights[i] * (double)measures[i];
    return 1 / (1 + exp(-sum));
}
