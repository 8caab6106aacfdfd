// SPDX-License-Identifier: Apache-2.0
// Takes the measures of two statements, gives how surely both say the same. Statements of a story,
// which has to choose among many, are judged twice: by their likeness alone, then by likeness and
// what they are among all others, each a logistic regression (models/claims.md, then
// tools/train_claims.c, models/rivals.md). Two that stand alone are judged by everything, by
// boosted trees (tools/train_align.c, models/align.md). All are written into headers while
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

static const model of_likeness = {
#include "claims_weights.h"
};

static const struct {
    double weights[SYN__JUDGEMENT_COUNT];
    double bias;
} of_story = {
#include "rivals_weights.h"
};

/// Statements that are all but alike and cannot both be true belong into one claim, where it is
/// shown that they differ; the labelled pairs call them different. So high that few pairs reach it.
static const double clash_likeness = 0.99, negation_likeness = 0.98, contrary_similarity = 0.5;

static double find_chance(double odds_log) {
    return 1 / (1 + exp(-odds_log));
}

static double judge_likeness(const float measures[SYN__MEASURE_COUNT]) {
    double sum = of_likeness.bias;
    for (size_t i = 0; i < SYN__LIKENESS_COUNT; i++)
        sum += of_likeness.weights[i] * (double)measures[i];
    return find_chance(sum);
}

double syn__judgement_add_up(const float judged[SYN__JUDGEMENT_COUNT], size_t first, size_t end) {
    double sum = 0;
    for (size_t i = first; i < end; i++)
        sum += of_story.weights[i] * (double)judged[i];
    return sum;
}

double syn__judgement_find_chance(double odds_log) {
    return find_chance(odds_log + of_story.bias);
}

static bool are_contrary(const float measures[SYN__MEASURE_COUNT]) {
    bool do_clash = measures[SYN__MEASURE_VALUES_CLASH] > 0;
    if (!do_clash && measures[SYN__MEASURE_NEGATION_DIFFERS] <= 0) return false;
    return judge_likeness(measures) >= (do_clash ? clash_likeness : negation_likeness);
}

double syn__measures_judge(const float measures[SYN__MEASURE_COUNT], bool has_rivals) {
    if (has_rivals) return judge_likeness(measures);
    size_t count = sizeof of_lone / sizeof *of_lone;
    double similarity = find_chance(syn__trees_add(of_lone, count, measures));
    if (similarity >= contrary_similarity || !are_contrary(measures)) return similarity;
    return contrary_similarity;
}
