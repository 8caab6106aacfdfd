// SPDX-License-Identifier: Apache-2.0
// Takes the claims and how like their statements are, gives how sure each join is: the chance that
// a statement says what its claim says, that a claim has the support it counts, and that a
// statement which stands only close belongs to it (perhaps.c). Three curves over a likeness,
// fitted to real stories that a reader judged (tools/fit_certainty, models/certainty.md). What
// is not known stays unknown: a claim of one lineage has nothing to be compared with, and two lone
// statements are judged by another model, which nobody measured in stories. Changes no claim.
// Cost: close to linear; each statement is compared with a sample of its claim.
#include "collate/certainty.h"

#include "base/sort.h"

#include <math.h>

/// Statements of a claim with which each of it is compared: at most so many of the first of a
/// lineage, then of the rest.
enum { SAMPLE_COUNT = 12, FIRST_COUNT = 8 };

/// Of likenesses nearer to 0 and 1 nobody can say more: the judged ones are too few.
static const double cut = 0.01;

static const struct weights {
    double statement_slope, statement_bias, claim_slope, claim_bias, perhaps_slope, perhaps_bias;
} weights = {
#include "certainty_weights.h"
};

/// As precise as it was measured.
static double find_chance(double slope, double bias, double likeness) {
    if (likeness < cut) likeness = cut;
    if (likeness > 1 - cut) likeness = 1 - cut;
    double chance = 1 / (1 + exp(-slope * log(likeness / (1 - likeness)) - bias));
    return floor(chance * 100 + 0.5) / 100;
}

double syn__certainty_of_statement(double likeness) {
    return find_chance(weights.statement_slope, weights.statement_bias, likeness);
}

double syn__certainty_of_claim(double likeness) {
    return find_chance(weights.claim_slope, weights.claim_bias, likeness);
}

double syn__certainty_of_offer(double likeness) {
    return find_chance(weights.perhaps_slope, weights.perhaps_bias, likeness);
}

static double compare_twins(const syn__collator *collator, syn__edges edges, size_t i, size_t j) {
    size_t twin = collator->lines[i].twin, other = collator->lines[j].twin, low;
    if (twin == other) return 1;
    size_t a = twin < other ? twin : other, b = twin < other ? other : twin;
    SYN_LOWER_BOUND(low, edges.count, k,
                    edges.items[k].a < a || (edges.items[k].a == a && edges.items[k].b < b));
    bool is_known = low < edges.count && edges.items[low].a == a && edges.items[low].b == b;
    if (is_known) return (double)edges.items[low].similarity;
    return syn__lines_compare(collator, &collator->lines[a], &collator->lines[b]);
}

typedef struct judge {
    const syn__collator *collator;
    syn__edges edges;
    const size_t *lines; ///< of the claim
    size_t sample[SAMPLE_COUNT], sample_count;
    float (*known)[SAMPLE_COUNT]; ///< per line that is its own twin: likeness to the sample, + 1
} judge;

static bool has_lineage(const judge *work, size_t lineage) {
    for (size_t i = 0; i < work->sample_count; i++) {
        if (work->collator->lines[work->sample[i]].lineage == lineage) return true;
    }
    return false;
}

static bool has_line(const judge *work, size_t line) {
    for (size_t i = 0; i < work->sample_count; i++) {
        if (work->sample[i] == line) return true;
    }
    return false;
}

static void choose_sample(judge *work, size_t count) {
    work->sample_count = 0;
    for (size_t i = 0; i < count && work->sample_count < FIRST_COUNT; i++) {
        if (has_lineage(work, work->collator->lines[work->lines[i]].lineage)) continue;
        work->sample[work->sample_count++] = work->lines[i];
    }
    for (size_t i = 0; i < count && work->sample_count < SAMPLE_COUNT; i++) {
        if (!has_line(work, work->lines[i])) work->sample[work->sample_count++] = work->lines[i];
    }
}

/// The mean likeness of a line to what other lineages have in the claim.
static double find_mean(judge *work, size_t line) {
    const syn__collator *collator = work->collator;
    float *known = work->known[collator->lines[line].twin];
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < work->sample_count; i++) {
        if (collator->lines[work->sample[i]].lineage == collator->lines[line].lineage) continue;
        if (known[i] < 1)
            known[i] = (float)(1 + compare_twins(collator, work->edges, line, work->sample[i]));
        sum += (double)known[i] - 1;
        count++;
    }
    return count > 0 ? sum / (double)count : 0;
}

static void judge_claim(judge *work, syn_claim *claim) {
    double least = 1;
    choose_sample(work, claim->statement_count);
    for (size_t i = 0; i < claim->statement_count; i++) {
        double mean = find_mean(work, work->lines[i]);
        if (mean < least) least = mean;
        claim->statements[i].certainty = syn__certainty_of_statement(mean);
        claim->statements[i].has_certainty = true;
    }
    claim->certainty = syn__certainty_of_claim(least);
    claim->has_certainty = true;
}

void syn__collate_certainty(const syn__collator *collator, syn__edges edges,
                            syn_collation *collation) {
    judge work = {.collator = collator, .edges = edges};
    if (collator->sentence_count <= SYN__LONE_COUNT) return;
    size_t **lines = syn__claims_list_lines(collator, collation);
    work.known = syn_arena_array(collator->scratch, collator->line_count, sizeof *work.known);
    if (lines == NULL || work.known == NULL || collator->arena->has_failed) return;
    for (size_t i = 0; i < collation->claim_count; i++) {
        work.lines = lines[i];
        if (collation->claims[i].support_lineages > 1) judge_claim(&work, &collation->claims[i]);
    }
    syn__collate_perhaps(collator, edges, collation);
}
