// SPDX-License-Identifier: Apache-2.0
// Takes rows of signs, gives boosted trees. See train_trees.h. Cost: trees * depth * rows * signs.
#include "train_trees.h"

#include "base/map.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { MOST_BINS = 48, LEAVES = SYN__TREE_NODES + 1 };

typedef struct bucket {
    double slope, mass; ///< summed first and second derivatives of the loss
} bucket;

/// What a tree is grown from.
typedef struct portion {
    uint8_t *rows, *signs; ///< 1: taken
} portion;

typedef struct booster {
    const train_rows *rows;
    const train_options *options;
    float (*cuts)[MOST_BINS]; ///< per sign; bin b holds what is below cuts[b], and not below b - 1
    size_t *bin_counts;       ///< per sign: cuts + 1
    uint8_t *bins;            ///< per row and sign
    double *scores, *slopes, *masses; ///< per row
    uint8_t *nodes;                   ///< per row: within the level of the tree at hand
    bucket *buckets;                  ///< [node of the level][sign][bin]
    portion taken;
} booster;

typedef struct weighed {
    float value, weight;
} weighed;

static int compare_values(const void *a, const void *b) {
    const weighed *x = a, *y = b;
    int order = (x->value > y->value) - (x->value < y->value);
    return order != 0 ? order : (x->weight > y->weight) - (x->weight < y->weight);
}

/// Cuts a sign where equal shares of the weight lie between the cuts: many rows of little weight
/// must not leave a sign that only the others have without a cut.
static void cut_sign(booster *boost, size_t sign, weighed *values) {
    const train_rows *rows = boost->rows;
    double total = 0, below = 0;
    for (size_t i = 0; i < rows->count; i++) {
        values[i] = (weighed){rows->signs[i * rows->width + sign], rows->weights[i]};
        total += (double)rows->weights[i];
    }
    qsort(values, rows->count, sizeof *values, compare_values);
    size_t count = 0, next = 1; // next: shares of the weight that are to lie below the next cut
    for (size_t i = 0; i < rows->count && next < MOST_BINS; i++) {
        below += (double)values[i].weight;
        if (below * MOST_BINS < total * (double)next) continue;
        while (next < MOST_BINS && below * MOST_BINS >= total * (double)next)
            next++;
        float cut = values[i].value;
        if (cut > values[0].value && (count == 0 || cut > boost->cuts[sign][count - 1]))
            boost->cuts[sign][count++] = cut;
    }
    boost->bin_counts[sign] = count + 1;
    for (size_t i = 0; i < rows->count; i++) {
        float value = rows->signs[i * rows->width + sign];
        size_t bin = 0;
        while (bin < count && !(value < boost->cuts[sign][bin]))
            bin++;
        boost->bins[i * rows->width + sign] = (uint8_t)bin;
    }
}

static void fill_buckets(booster *boost, size_t node_count) {
    const train_rows *rows = boost->rows;
    memset(boost->buckets, 0, node_count * rows->width * MOST_BINS * sizeof(bucket));
    for (size_t i = 0; i < rows->count; i++) {
        if (!boost->taken.rows[i]) continue;
        bucket *of_node = &boost->buckets[boost->nodes[i] * rows->width * MOST_BINS];
        const uint8_t *bins = &boost->bins[i * rows->width];
        for (size_t sign = 0; sign < rows->width; sign++) {
            bucket *one = &of_node[sign * MOST_BINS + bins[sign]];
            one->slope += boost->slopes[i];
            one->mass += boost->masses[i];
        }
    }
}

static double gain_of(double slope, double mass, double lambda) {
    return slope * slope / (mass + lambda);
}

/// Chooses the best cut of a node; a node that none betters sends everything to the left.
static void split_node(const booster *boost, const bucket *buckets, syn_tree *tree, size_t node) {
    double best = 1e-9, lambda = boost->options->lambda;
    tree->signs[node] = 0;
    tree->cuts[node] = FLT_MAX;
    for (size_t sign = 0; sign < boost->rows->width; sign++) {
        if (!boost->taken.signs[sign]) continue;
        const bucket *bins = &buckets[sign * MOST_BINS];
        double slope = 0, mass = 0, left_slope = 0, left_mass = 0;
        for (size_t i = 0; i < boost->bin_counts[sign]; i++) {
            slope += bins[i].slope;
            mass += bins[i].mass;
        }
        for (size_t i = 0; i + 1 < boost->bin_counts[sign]; i++) {
            left_slope += bins[i].slope;
            left_mass += bins[i].mass;
            if (left_mass < boost->options->least_mass ||
                mass - left_mass < boost->options->least_mass)
                continue;
            double gain = gain_of(left_slope, left_mass, lambda) +
                          gain_of(slope - left_slope, mass - left_mass, lambda) -
                          gain_of(slope, mass, lambda);
            if (gain <= best) continue;
            best = gain;
            tree->signs[node] = (uint8_t)sign;
            tree->cuts[node] = boost->cuts[sign][i];
        }
    }
}

static void grow(booster *boost, syn_tree *tree) {
    const train_rows *rows = boost->rows;
    memset(boost->nodes, 0, rows->count);
    for (size_t depth = 0; depth < SYN__TREE_DEPTH; depth++) {
        size_t node_count = (size_t)1 << depth, first = node_count - 1;
        fill_buckets(boost, node_count);
        for (size_t i = 0; i < node_count; i++)
            split_node(boost, &boost->buckets[i * rows->width * MOST_BINS], tree, first + i);
        for (size_t i = 0; i < rows->count; i++) {
            size_t node = first + boost->nodes[i];
            float value = rows->signs[i * rows->width + tree->signs[node]];
            bool is_right = !(value < tree->cuts[node]);
            boost->nodes[i] = (uint8_t)(2 * boost->nodes[i] + (is_right ? 1 : 0));
        }
    }
    bucket leaves[LEAVES] = {{0}};
    for (size_t i = 0; i < rows->count; i++) {
        if (!boost->taken.rows[i]) continue;
        leaves[boost->nodes[i]].slope += boost->slopes[i];
        leaves[boost->nodes[i]].mass += boost->masses[i];
    }
    for (size_t i = 0; i < LEAVES; i++)
        tree->values[i] = (float)(-boost->options->rate * leaves[i].slope /
                                  (leaves[i].mass + boost->options->lambda));
}

static void find_slopes(booster *boost) {
    for (size_t i = 0; i < boost->rows->count; i++) {
        double chance = 1 / (1 + exp(-boost->scores[i])), weight = (double)boost->rows->weights[i];
        boost->slopes[i] = weight * (chance - (double)boost->rows->labels[i]);
        boost->masses[i] = weight * chance * (1 - chance);
    }
}

/// Marks a share of `count` numbers, others for each tree; all where no share is given.
static void take(uint8_t *out_taken, size_t count, double share, uint64_t seed) {
    for (size_t i = 0; i < count; i++) {
        double place = (double)(syn_hash_combine(seed, i) >> 11) / 9007199254740992.0; // 2^53
        out_taken[i] = share <= 0 || place < share;
    }
}

static double find_prior(const train_rows *rows) {
    double yes = 0, all = 0;
    for (size_t i = 0; i < rows->count; i++) {
        yes += (double)(rows->weights[i] * rows->labels[i]);
        all += (double)rows->weights[i];
    }
    return log(yes / (all - yes));
}

syn_tree *train_trees(const train_rows *rows, const train_options *options) {
    size_t count = rows->count, width = rows->width;
    booster boost = {.rows = rows, .options = options};
    boost.cuts = need(calloc(width, sizeof *boost.cuts));
    boost.bin_counts = need(calloc(width, sizeof *boost.bin_counts));
    boost.bins = need(calloc(count * width, 1));
    boost.scores = need(calloc(count, sizeof(double)));
    boost.slopes = need(calloc(count, sizeof(double)));
    boost.masses = need(calloc(count, sizeof(double)));
    boost.nodes = need(calloc(count, 1));
    boost.buckets = need(calloc(LEAVES * width * MOST_BINS, sizeof(bucket)));
    boost.taken = (portion){need(calloc(count, 1)), need(calloc(width, 1))};
    syn_tree *trees = need(calloc(options->tree_count, sizeof *trees));
    weighed *values = need(calloc(count, sizeof *values));
    for (size_t i = 0; i < width; i++)
        cut_sign(&boost, i, values);
    double prior = find_prior(rows);
    for (size_t i = 0; i < count; i++)
        boost.scores[i] = prior;
    for (size_t i = 0; i < options->tree_count; i++) {
        find_slopes(&boost);
        take(boost.taken.rows, count, options->row_share, 2 * i);
        take(boost.taken.signs, width, options->sign_share, 2 * i + 1);
        grow(&boost, &trees[i]);
        for (size_t j = 0; j < count; j++)
            boost.scores[j] += (double)trees[i].values[boost.nodes[j]];
    }
    for (size_t i = 0; i < LEAVES && options->tree_count > 0; i++)
        trees[0].values[i] += (float)prior;
    void *all[] = {boost.cuts,       boost.bin_counts,  boost.bins,  boost.scores,
                   boost.slopes,     boost.masses,      boost.nodes, boost.buckets,
                   boost.taken.rows, boost.taken.signs, values};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    return trees;
}

static void write_numbers(FILE *file, const float *values, size_t count, char behind) {
    for (size_t i = 0; i < count; i++)
        fprintf(file, "%.9ef%c", (double)values[i], i + 1 < count ? ',' : behind);
}

void trees_write(FILE *file, const syn_tree *trees, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < SYN__TREE_NODES; j++)
            fprintf(file, "%d%c", trees[i].signs[j], j + 1 < SYN__TREE_NODES ? ',' : '\t');
        write_numbers(file, trees[i].cuts, SYN__TREE_NODES, '\t');
        write_numbers(file, trees[i].values, SYN__TREE_NODES + 1, '\n');
    }
}
