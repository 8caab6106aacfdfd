// SPDX-License-Identifier: Apache-2.0
// Takes labelled pairs of sentences, gives the weights by which collate judges two statements that
// stand alone; those of a story are tools/train_claims.c's.
//
//   train_align DOCS.jsonl PAIRS.jsonl [OUT.tsv]
//
// DOCS holds the pairs as documents, one story a pair (score_collation.py --pair-docs), PAIRS their
// labels. The documents go through the program as it is, so that training sees what the program
// will see. Logistic regression by accelerated gradient descent; the weights of likeness
// (collate/align.h) are kept from being negative. Prints the best F1 over all, with the threshold,
// cross-validated: pairs that share a sentence, or sentences with such pairs, are in one fold.
// Nothing is drawn by chance.
#include "base/json.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "collate/align.h"
#include "synopt/synopt.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 5, STEPS = 3000, COLUMNS = SYN__MEASURE_COUNT + 1, LONGEST_LINE = 1 << 16 };

static const double penalty = 3;

typedef struct sample {
    double values[COLUMNS]; ///< the last is 1
    double target;
    size_t group, fold;
    double score;
    syn_str set;
} sample;

typedef struct trainer {
    syn_arena arena;
    syn_map ids;    ///< id → sample number
    syn_map groups; ///< sentence → group number
    SYN_VEC(size_t) parents;
    SYN_VEC(sample) samples;
    double means[COLUMNS], spreads[COLUMNS], weights[COLUMNS];
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
    FILE *file = fopen(path, "r");
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
static void measure_story(trainer *train, syn_run *run, const syn_story *story) {
    syn_arena arena = {0}, scratch = {0};
    syn__collator collator = {.pile = syn_run_get_pile(run),
                              .reuse = syn_run_get_reuse(run),
                              .story = story,
                              .arena = &arena,
                              .scratch = &scratch};
    const syn_map_entry *entry = syn_map_find(&train->ids, story->id);
    const syn__line *sides[2] = {NULL, NULL};
    float measures[SYN__MEASURE_COUNT];
    syn__alignment alignment;
    syn__matrix matrix;
    if (entry == NULL) return;
    syn__collate_entities(&collator);
    syn__collate_sentences(&collator);
    for (size_t i = 0; i < collator.line_count; i++) {
        const syn__line *line = &collator.lines[i];
        const syn__line **side = &sides[line->member > 0];
        if (*side == NULL || (*side)->weight < line->weight) *side = line;
    }
    sample *one = &train->samples.items[entry->value];
    one->values[SYN__MEASURE_COUNT] = 1;
    if (sides[0] != NULL && sides[1] != NULL) {
        syn__lines_align(&collator, sides[0], sides[1], &alignment);
        syn__lines_equate(&collator, sides[0], sides[1], &matrix);
        syn__alignment_measure(sides[0], sides[1], &matrix, &alignment, measures);
        for (size_t i = 0; i < SYN__MEASURE_COUNT; i++)
            one->values[i] = (double)measures[i];
    }
    syn_arena_finish(&arena);
    syn_arena_finish(&scratch);
}

static void read_measures(trainer *train, const char *path) {
    syn_options options = {.from = SYN_FROM_JSONL};
    syn_run *run;
    syn_error error = {0};
    bool is_read = syn_run_new(&options, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_STORIES, &error) == SYN_OK;
    if (!is_read) stop(error.message);
    const syn_stories *stories = syn_run_get_stories(run);
    for (size_t i = 0; i < stories->story_count; i++)
        measure_story(train, run, &stories->stories[i]);
    syn_run_free(run);
}

static bool is_in(const sample *one, size_t left_out) {
    return one->fold != left_out;
}

/// Mean and spread of each measure, so that one penalty fits all.
static void find_scales(trainer *train, size_t left_out) {
    for (size_t j = 0; j < SYN__MEASURE_COUNT; j++) {
        double sum = 0, squares = 0, count = 0;
        for (size_t i = 0; i < train->samples.count; i++) {
            const sample *one = &train->samples.items[i];
            if (!is_in(one, left_out)) continue;
            sum += one->values[j];
            squares += one->values[j] * one->values[j];
            count++;
        }
        train->means[j] = sum / count;
        train->spreads[j] =
            sqrt(fmax(squares / count - train->means[j] * train->means[j], 0)) + 1e-9;
    }
    train->means[SYN__MEASURE_COUNT] = 0;
    train->spreads[SYN__MEASURE_COUNT] = 1;
}

static double add_up(const trainer *train, const double weights[COLUMNS], const sample *one) {
    double sum = 0;
    for (size_t j = 0; j < COLUMNS; j++)
        sum += weights[j] * (one->values[j] - train->means[j]) / train->spreads[j];
    return sum;
}

static void find_gradient(const trainer *train, size_t left_out, const double at[COLUMNS],
                          double out_gradient[COLUMNS]) {
    for (size_t j = 0; j < COLUMNS; j++)
        out_gradient[j] = j < SYN__MEASURE_COUNT ? penalty * at[j] : 0;
    for (size_t i = 0; i < train->samples.count; i++) {
        const sample *one = &train->samples.items[i];
        if (!is_in(one, left_out)) continue;
        double miss = 1 / (1 + exp(-add_up(train, at, one))) - one->target;
        for (size_t j = 0; j < COLUMNS; j++)
            out_gradient[j] += miss * (one->values[j] - train->means[j]) / train->spreads[j];
    }
}

/// The greatest curvature of the loss, by power iteration.
static double find_curvature(const trainer *train, size_t left_out) {
    double at[COLUMNS], next[COLUMNS], size = 1;
    for (size_t j = 0; j < COLUMNS; j++)
        at[j] = 1;
    for (int turn = 0; turn < 60; turn++) {
        size = 0;
        for (size_t j = 0; j < COLUMNS; j++)
            next[j] = 0;
        for (size_t i = 0; i < train->samples.count; i++) {
            const sample *one = &train->samples.items[i];
            if (!is_in(one, left_out)) continue;
            double sum = add_up(train, at, one);
            for (size_t j = 0; j < COLUMNS; j++)
                next[j] += sum * (one->values[j] - train->means[j]) / train->spreads[j];
        }
        for (size_t j = 0; j < COLUMNS; j++)
            size += next[j] * next[j];
        size = sqrt(size);
        for (size_t j = 0; j < COLUMNS; j++)
            at[j] = next[j] / size;
    }
    return size / 4 + penalty;
}

/// Nesterov's method; after each step the weights of likeness are led back to 0 and above.
static void fit(trainer *train, size_t left_out) {
    double weights[COLUMNS] = {0}, ahead[COLUMNS] = {0}, gradient[COLUMNS], pace = 1;
    find_scales(train, left_out);
    double step = 1 / find_curvature(train, left_out);
    for (int turn = 0; turn < STEPS; turn++) {
        find_gradient(train, left_out, ahead, gradient);
        double next_pace = (1 + sqrt(1 + 4 * pace * pace)) / 2;
        for (size_t j = 0; j < COLUMNS; j++) {
            double next = ahead[j] - step * gradient[j];
            if (j < SYN__LIKENESS_COUNT && next < 0) next = 0;
            ahead[j] = next + (pace - 1) / next_pace * (next - weights[j]);
            weights[j] = next;
        }
        pace = next_pace;
    }
    memcpy(train->weights, weights, sizeof weights);
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
        fit(train, fold);
        for (size_t i = 0; i < train->samples.count; i++) {
            sample *one = &train->samples.items[i];
            if (one->fold == fold) one->score = 1 / (1 + exp(-add_up(train, train->weights, one)));
        }
    }
    syn_sort(train->samples.items, train->samples.count, sizeof(sample), compare_scores, NULL);
    printf("cross-validated, %d folds:\n", FOLDS);
    report_best(train, (syn_str){0}, "all");
    report_best(train, SYN_STR("rte"), "rte");
    report_best(train, SYN_STR("stsb"), "stsb");
    report_best(train, SYN_STR("superpal"), "superpal");
}

static void write_weights(const trainer *train, const char *path) {
    static const char *const names[] = {
#define NAME(name) #name,
        SYN__MEASURE_LIST(NAME)
#undef NAME
    };
    FILE *file = fopen(path, "w");
    double bias = train->weights[SYN__MEASURE_COUNT];
    if (file == NULL) stop("cannot write the weights");
    fprintf(file, "# Weights of the measures of two statements, made by tools/train_align.c. Card: "
                  "align.md\n");
    for (size_t j = 0; j < SYN__MEASURE_COUNT; j++) {
        double weight = train->weights[j] / train->spreads[j];
        fprintf(file, "%s\t%.4f\n", names[j], weight);
        bias -= weight * train->means[j];
    }
    fprintf(file, "bias\t%.4f\n", bias);
    if (fclose(file) != 0) stop("cannot write the weights");
}

int main(int argc, char **argv) {
    trainer train = {0};
    if (argc < 3) stop("usage: train_align DOCS.jsonl PAIRS.jsonl [OUT.tsv]");
    syn_map_init(&train.ids, &train.arena);
    syn_map_init(&train.groups, &train.arena);
    read_labels(&train, argv[2]);
    deal_folds(&train);
    read_measures(&train, argv[1]);
    if (train.arena.has_failed || train.samples.count == 0) stop("no pairs");
    cross_validate(&train);
    fit(&train, FOLDS);
    if (argc > 3) write_weights(&train, argv[3]);
    syn_arena_finish(&train.arena);
    return 0;
}
