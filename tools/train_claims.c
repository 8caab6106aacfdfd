// SPDX-License-Identifier: Apache-2.0
// Takes invented events with labelled claims, gives the weights by which collate judges whether two
// statements of a story say the same.
//
//   train_claims EVENTS.jsonl GOLD.jsonl [OUT.tsv]
//
// The events go through the program as it is, so that training sees what the program will see.
// Every two statements of different lineages whose words can be aligned are a pair; they say the
// same where the gold labels put sentences that they lie in into one claim. Logistic regression by
// accelerated gradient descent over the measures of likeness (collate/align.h), whose weights are
// kept from being negative. Prints the average precision for each event when trained on the others.
// Nothing is drawn by chance.
#include "base/json.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "collate/align.h"
#include "train_logistic.h"
#include "train_stories.h"

#include <stdio.h>
#include <stdlib.h>

enum { EVENT_CAP = 32, CLAIM_CAP = 8 };

static const double penalty = 5;
/// Pairs that share nothing but what stands around them teach nothing.
static const double least_evidence = 0.001;

typedef struct trainer {
    syn_arena arena;
    const json_t *events[EVENT_CAP];
    size_t event_count;
    SYN_VEC(logistic_row) samples;
    logistic model;
} trainer;

static void stop(const char *what) {
    fprintf(stderr, "train_claims: %s\n", what);
    exit(2);
}

static void read_gold(trainer *train, const char *path) {
    json_error_t error;
    FILE *file = stories_open(path, "r");
    if (file == NULL) stop("cannot open the gold labels");
    while (train->event_count < EVENT_CAP) {
        json_t *row = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error);
        if (row == NULL) break;
        train->events[train->event_count++] = row;
    }
    fclose(file);
}

/// The event that holds a document, and the document's gold lineage; false when there is none.
static bool find_event(const trainer *train, syn_str id, size_t *out_event,
                       json_int_t *out_lineage) {
    for (size_t i = 0; i < train->event_count; i++) {
        size_t c, s;
        json_t *claim, *statement;
        json_array_foreach(json_object_get(train->events[i], "claims"), c, claim) {
            json_array_foreach(json_object_get(claim, "statements"), s, statement) {
                syn_str other =
                    syn_str_from(json_string_value(json_object_get(statement, "document")));
                if (!syn_str_equal(id, other)) continue;
                *out_event = i;
                *out_lineage = json_integer_value(json_object_get(statement, "lineage"));
                return true;
            }
        }
    }
    return false;
}

/// True where half of the shorter span lies in the other.
static bool is_same_place(syn_span a, syn_span b) {
    size_t shared = syn_span_overlap(a, b), x = syn_span_size(a), y = syn_span_size(b);
    return shared > 0 && 2 * shared >= (x < y ? x : y);
}

/// The claims that a line is of; gives their number.
static size_t list_claims(const json_t *event, syn_str id, syn_span span,
                          size_t claims[CLAIM_CAP]) {
    size_t count = 0, c, s;
    json_t *claim, *statement;
    json_array_foreach(json_object_get(event, "claims"), c, claim) {
        bool is_of = false;
        json_array_foreach(json_object_get(claim, "statements"), s, statement) {
            const json_t *place = json_object_get(statement, "span");
            syn_span here = {(size_t)json_integer_value(json_array_get(place, 0)),
                             (size_t)json_integer_value(json_array_get(place, 1))};
            syn_str other = syn_str_from(json_string_value(json_object_get(statement, "document")));
            is_of |= syn_str_equal(id, other) && is_same_place(span, here);
        }
        if (is_of && count < CLAIM_CAP) claims[count++] = c;
    }
    return count;
}

/// What is known of a line beside its words.
typedef struct label {
    size_t event, claims[CLAIM_CAP], claim_count;
    json_int_t lineage;
    bool is_known;
} label;

static void add_pair(trainer *train, const syn__collator *collator, const label *labels, size_t i,
                     size_t j) {
    const syn__line *a = &collator->lines[i], *b = &collator->lines[j];
    float measures[SYN__MEASURE_COUNT];
    syn__alignment alignment;
    syn__matrix matrix;
    syn__lines_align(collator, a, b, &alignment);
    if (alignment.count == 0 || alignment.evidence < least_evidence) return;
    syn__lines_equate(collator, a, b, &matrix);
    syn__alignment_measure(a, b, &matrix, &alignment, measures);
    logistic_row one = {.part = labels[i].event};
    for (size_t k = 0; k < SYN__LIKENESS_COUNT; k++)
        one.values[k] = (double)measures[k];
    one.values[SYN__LIKENESS_COUNT] = 1;
    for (size_t k = 0; k < labels[i].claim_count; k++) {
        for (size_t l = 0; l < labels[j].claim_count; l++)
            if (labels[i].claims[k] == labels[j].claims[l]) one.target = 1;
    }
    SYN_PUSH(&train->arena, &train->samples, one);
}

static void measure_story(void *context, syn__collator *collator) {
    trainer *train = context;
    syn_collation collation = {0};
    syn__collate_statements(collator);
    syn__collate_quotes(collator, &collation);
    syn__collate_candidates(collator); // tells equal wordings
    label *labels = syn_arena_array(collator->scratch, collator->line_count + 1, sizeof *labels);
    if (labels == NULL) stop("out of memory");
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        syn_str id = collator->pile->documents[line->document]->id;
        label *one = &labels[i];
        one->is_known = find_event(train, id, &one->event, &one->lineage) && line->twin == i;
        if (one->is_known)
            one->claim_count = list_claims(train->events[one->event], id, line->span, one->claims);
    }
    for (size_t i = 0; i < collator->line_count; i++) {
        for (size_t j = i + 1; j < collator->line_count; j++) {
            bool is_pair = labels[i].is_known && labels[j].is_known &&
                           labels[i].event == labels[j].event &&
                           labels[i].lineage != labels[j].lineage;
            if (is_pair) add_pair(train, collator, labels, i, j);
        }
    }
}

static logistic_rows get_rows(const trainer *train) {
    return (logistic_rows){train->samples.items, train->samples.count, sizeof(logistic_row)};
}

static int compare_scores(const void *x, const void *y, void *context) {
    const logistic_row *const *a = x, *const *b = y;
    (void)context;
    if ((*a)->score != (*b)->score) return (*a)->score > (*b)->score ? -1 : 1;
    return SYN_COMPARE((*a)->target, (*b)->target);
}

/// The mean of the precision at each right pair of an event, the surest first.
static double find_average_precision(trainer *train, size_t event, size_t *out_right) {
    SYN_VEC(const logistic_row *) ranked = {0};
    double right = 0, sum = 0;
    for (size_t i = 0; i < train->samples.count; i++) {
        const logistic_row *one = &train->samples.items[i];
        if (one->part == event) SYN_PUSH(&train->arena, &ranked, one);
    }
    syn_sort(ranked.items, ranked.count, sizeof *ranked.items, compare_scores, NULL);
    for (size_t i = 0; i < ranked.count; i++) {
        if (ranked.items[i]->target <= 0) continue;
        right++;
        sum += right / (double)(i + 1);
    }
    *out_right = (size_t)right;
    return right > 0 ? sum / right : 0;
}

static void cross_validate(trainer *train) {
    for (size_t event = 0; event < train->event_count; event++) {
        size_t right;
        logistic_fit(&train->model, get_rows(train), event);
        for (size_t i = 0; i < train->samples.count; i++)
            train->samples.items[i].score =
                logistic_add_up(&train->model, &train->samples.items[i]);
        double precision = find_average_precision(train, event, &right);
        printf("%-12s average precision %.3f of %zu pairs, trained on the others\n",
               json_string_value(json_object_get(train->events[event], "story")), precision, right);
    }
}

static void write_weights(const trainer *train, const char *path) {
    static const char *const names[] = {
#define NAME(name) #name,
        SYN__LIKENESS_LIST(NAME)
#undef NAME
    };
    FILE *file = stories_open(path, "w");
    if (file == NULL) stop("cannot write the weights");
    fprintf(file, "# Weights of the measures of two statements of a story, made by "
                  "tools/train_claims.c. Card: claims.md\n");
    logistic_write(&train->model, names, file);
    if (fclose(file) != 0) stop("cannot write the weights");
}

int main(int argc, char **argv) {
    trainer train = {.model = {.columns = SYN__LIKENESS_COUNT + 1,
                               .least_columns = SYN__LIKENESS_COUNT,
                               .penalty = penalty}};
    if (argc < 3) stop("usage: train_claims EVENTS.jsonl GOLD.jsonl [OUT.tsv]");
    read_gold(&train, argv[2]);
    if (!stories_visit(argv[1], measure_story, &train)) stop("no stories");
    if (train.arena.has_failed || train.samples.count == 0) {
        fprintf(stderr, "%s: no pairs to learn from\n", argv[1]);
        return 2;
    }
    cross_validate(&train);
    logistic_fit(&train.model, get_rows(&train), EVENT_CAP);
    if (argc > 3) write_weights(&train, argv[3]);
    syn_arena_finish(&train.arena);
    return 0;
}
