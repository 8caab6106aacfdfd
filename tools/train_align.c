// SPDX-License-Identifier: Apache-2.0
// Takes labelled pairs of sentences, gives the trees by which collate judges two statements that
// stand alone; those of a story are tools/train_claims.c's.
//
//   train_align DOCS.jsonl PAIRS.jsonl [OUT.tsv]
//
// DOCS holds the pairs as documents, one story a pair (score_collation.py --pair-docs), PAIRS their
// labels. The documents go through the program as it is, so that training sees what the program
// will see. Boosted trees over all measures (collate/align.h, train_trees.h). Prints the best F1
// over all, with the threshold, and the average precision, cross-validated: pairs that share a
// sentence, or sentences with such pairs, are in one fold. What a tree sees is drawn by a hash: the
// same pairs give the same trees.
#include "base/json.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "collate/align.h"
#include "train_stories.h"
#include "train_trees.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 5, LONGEST_LINE = 1 << 16 };

static const train_options options = {.tree_count = 150,
                                      .rate = 0.06,
                                      .lambda = 4,
                                      .least_mass = 4,
                                      .row_share = 0.7,
                                      .sign_share = 0.4};

typedef struct sample {
    float measures[SYN__MEASURE_COUNT];
    double target; ///< 1: the same
    double score;
    size_t group, fold;
    syn_str set;
} sample;

typedef struct trainer {
    syn_arena arena;
    syn_map ids;    ///< id → sample number
    syn_map groups; ///< sentence → group number
    SYN_VEC(size_t) parents;
    SYN_VEC(sample) samples;
} trainer;

static void stop(const char *what) {
    fprintf(stderr, "train_align: %s\n", what);
    exit(2);
}

static size_t find_root(trainer *train, size_t group) {
    while (train->parents.items[group] != group)
        group = train->parents.items[group];
    return group;
}

static size_t find_group(trainer *train, const json_t *text) {
    syn_str key = syn_arena_copy(&train->arena, syn_str_from(json_string_value(text)));
    bool is_new;
    syn_map_entry *entry = syn_map_add(&train->groups, key, train->parents.count, &is_new);
    if (entry == NULL) stop("out of memory");
    if (is_new) SYN_PUSH(&train->arena, &train->parents, entry->value);
    return find_root(train, entry->value);
}

static void read_labels(trainer *train, const char *path) {
    static char line[LONGEST_LINE];
    FILE *file = stories_open(path, "r");
    if (file == NULL) stop("cannot open the pairs");
    while (fgets(line, sizeof line, file) != NULL) {
        json_error_t error;
        json_t *row = json_loads(line, 0, &error);
        if (row == NULL) stop("a line of the pairs is no JSON");
        json_t *same = json_object_get(row, "same");
        size_t a = find_group(train, json_object_get(row, "a"));
        size_t b = find_group(train, json_object_get(row, "b"));
        train->parents.items[a > b ? a : b] = a > b ? b : a;
        if (json_is_boolean(same)) {
            const char *id = json_string_value(json_object_get(row, "id"));
            const char *set = json_string_value(json_object_get(row, "set"));
            sample one = {.target = json_is_true(same) ? 1 : 0,
                          .group = a,
                          .set = syn_arena_copy(&train->arena, syn_str_from(set))};
            syn_str key = syn_arena_copy(&train->arena, syn_str_from(id));
            syn_map_add(&train->ids, key, train->samples.count, NULL);
            SYN_PUSH(&train->arena, &train->samples, one);
        }
        json_decref(row);
    }
    fclose(file);
}

/// Groups are dealt out to the folds in their order, so that folds are of like size.
static void deal_folds(trainer *train) {
    size_t *folds = syn_arena_array(&train->arena, train->parents.count, sizeof *folds);
    size_t next = 0;
    if (folds == NULL) stop("out of memory");
    for (size_t i = 0; i < train->samples.count; i++) {
        sample *one = &train->samples.items[i];
        size_t root = find_root(train, one->group);
        if (folds[root] == 0) folds[root] = next++ % FOLDS + 1;
        one->fold = folds[root] - 1;
    }
}

/// The heaviest statement of each side.
static void measure_story(void *context, syn__collator *collator) {
    trainer *train = context;
    const syn_map_entry *entry = syn_map_find(&train->ids, collator->story->id);
    const syn__line *sides[2] = {NULL, NULL};
    syn__alignment alignment;
    syn__matrix matrix;
    if (entry == NULL) return;
    syn__collate_sentences(collator);
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        const syn__line **side = &sides[line->member > 0];
        if (*side == NULL || (*side)->weight < line->weight) *side = line;
    }
    sample *one = &train->samples.items[entry->value];
    if (sides[0] != NULL && sides[1] != NULL) {
        syn__lines_align(collator, sides[0], sides[1], &alignment);
        syn__lines_equate(collator, sides[0], sides[1], &matrix);
        syn__alignment_measure(sides[0], sides[1], &matrix, &alignment, one->measures);
        syn__alignment_measure_lone(collator, sides[0], sides[1], &matrix, &alignment,
                                    one->measures);
    }
}

/// Trees grown from all pairs but those of the fold `left_out`; the caller frees them.
static syn_tree *grow_trees(const trainer *train, size_t left_out) {
    size_t count = train->samples.count, kept = 0;
    float *measures = need(calloc(count, sizeof(train->samples.items->measures)));
    float *labels = need(calloc(count, sizeof *labels));
    float *weights = need(calloc(count, sizeof *weights));
    for (size_t i = 0; i < count; i++) {
        const sample *one = &train->samples.items[i];
        if (one->fold == left_out) continue;
        memcpy(&measures[kept * SYN__MEASURE_COUNT], one->measures, sizeof one->measures);
        labels[kept] = (float)one->target;
        weights[kept++] = 1;
    }
    train_rows rows = {measures, labels, weights, kept, SYN__MEASURE_COUNT};
    syn_tree *trees = train_trees(&rows, &options);
    free(measures);
    free(labels);
    free(weights);
    return trees;
}

static int compare_scores(const void *x, const void *y, void *context) {
    const sample *a = x, *b = y;
    (void)context;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    return SYN_COMPARE(a->target, b->target);
}

/// The best F1 over the pairs of one set, or of all; and the threshold that gives it.
static void report_best(const trainer *train, syn_str set, const char *name) {
    double right = 0, given = 0, wanted = 0, best = 0, threshold = 1;
    for (size_t i = 0; i < train->samples.count; i++) {
        const sample *one = &train->samples.items[i];
        if (set.size == 0 || syn_str_equal(one->set, set)) wanted += one->target;
    }
    for (size_t i = 0; i < train->samples.count; i++) {
        const sample *one = &train->samples.items[i];
        if (set.size > 0 && !syn_str_equal(one->set, set)) continue;
        right += one->target;
        given++;
        double f1 = 2 * right / (given + wanted);
        if (f1 > best) {
            best = f1;
            threshold = one->score;
        }
    }
    printf("%-10s best F1 %.4f at %.3f (%.0f of %.0f the same)\n", name, best, threshold, wanted,
           given);
}

static void cross_validate(trainer *train) {
    for (size_t fold = 0; fold < FOLDS; fold++) {
        syn_tree *trees = grow_trees(train, fold);
        for (size_t i = 0; i < train->samples.count; i++) {
            sample *one = &train->samples.items[i];
            if (one->fold != fold) continue;
            double sum = syn__trees_add(trees, options.tree_count, one->measures);
            one->score = 1 / (1 + exp(-sum));
        }
        free(trees);
    }
    syn_sort(train->samples.items, train->samples.count, sizeof(sample), compare_scores, NULL);
    printf("cross-validated, %d folds:\n", FOLDS);
    report_best(train, (syn_str){0}, "all");
    report_best(train, SYN_STR("rte"), "rte");
    report_best(train, SYN_STR("stsb"), "stsb");
    report_best(train, SYN_STR("superpal"), "superpal");
}

static void write_trees(const trainer *train, const char *path) {
    FILE *file = stories_open(path, "w");
    if (file == NULL) stop("cannot write the trees");
    syn_tree *trees = grow_trees(train, FOLDS);
    fputs("# Trees that say whether two statements that stand alone say the same; made by\n"
          "# tools/train_align.c, see align.md. A line: signs of the nodes, their cuts, values of "
          "the "
          "leaves.\n",
          file);
    trees_write(file, trees, options.tree_count);
    free(trees);
    if (fclose(file) != 0) stop("cannot write the trees");
}

int main(int argc, char **argv) {
    trainer train = {.samples = {0}};
    if (argc < 3) stop("usage: train_align DOCS.jsonl PAIRS.jsonl [OUT.tsv]");
    syn_map_init(&train.ids, &train.arena);
    syn_map_init(&train.groups, &train.arena);
    read_labels(&train, argv[2]);
    deal_folds(&train);
    if (!stories_visit(argv[1], measure_story, &train)) stop("no stories");
    if (train.arena.has_failed || train.samples.count == 0) {
        fprintf(stderr, "%s: no pairs to learn from\n", argv[1]);
        return 2;
    }
    cross_validate(&train);
    if (argc > 3) write_trees(&train, argv[3]);
    syn_arena_finish(&train.arena);
    return 0;
}
