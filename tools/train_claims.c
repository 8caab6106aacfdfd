// SPDX-License-Identifier: Apache-2.0
// Takes stories with labelled claims, gives the weights by which collate judges whether two
// statements of a story say the same.
//
//   train_claims OUT.tsv STORIES.jsonl GOLD.jsonl [STORIES.jsonl GOLD.jsonl]...
//
// The stories go through the program as it is, so that training sees what the program will see.
// Every two statements of different lineages whose words can be aligned are a pair; they say the
// same where the gold labels put sentences that they lie in into one claim. Where the gold names
// "halves", pairs of places of which one says a part of the other, such pairs teach nothing.
// Logistic regression by accelerated gradient descent over all by which a story judges
// (collate/align.h). Prints the average precision for each story when trained on the others.
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

enum { EVENT_CAP = 128, CLAIM_CAP = 64, FOLDS = 6 };

static const double penalty = 300;
/// Pairs that share nothing but what stands around them teach nothing.
static const double least_evidence = 0.001;

typedef struct sample {
    logistic_row row; ///< its part is the fold of the event
    size_t event;
} sample;

typedef struct trainer {
    syn_arena arena;
    const json_t *events[EVENT_CAP];
    size_t event_count;
    size_t set_first; ///< the first event of the set that is read
    SYN_VEC(sample) samples;
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

static syn_str get_document(const json_t *statement) {
    return syn_str_from(json_string_value(json_object_get(statement, "document")));
}

static syn_span read_span(const json_t *place) {
    return (syn_span){(size_t)json_integer_value(json_array_get(place, 0)),
                      (size_t)json_integer_value(json_array_get(place, 1))};
}

/// The event of the set that holds a document, and the document's gold lineage, or -1; false when
/// there is none.
static bool find_event(const trainer *train, syn_str id, size_t *out_event,
                       json_int_t *out_lineage) {
    for (size_t i = train->set_first; i < train->event_count; i++) {
        size_t c, s;
        json_t *claim, *statement;
        json_array_foreach(json_object_get(train->events[i], "claims"), c, claim) {
            json_array_foreach(json_object_get(claim, "statements"), s, statement) {
                if (!syn_str_equal(id, get_document(statement))) continue;
                const json_t *lineage = json_object_get(statement, "lineage");
                *out_event = i;
                *out_lineage = lineage != NULL ? json_integer_value(lineage) : -1;
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
            syn_span here = read_span(json_object_get(statement, "span"));
            is_of |= syn_str_equal(id, get_document(statement)) && is_same_place(span, here);
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

static bool share_claim(const label *a, const label *b) {
    for (size_t k = 0; k < a->claim_count; k++) {
        for (size_t l = 0; l < b->claim_count; l++)
            if (a->claims[k] == b->claims[l]) return true;
    }
    return false;
}

static bool is_at(const syn__collator *collator, const syn__line *line, const json_t *half,
                  size_t side) {
    syn_str id = syn_str_from(json_string_value(json_array_get(half, side)));
    return syn_str_equal(id, collator->pile->documents[line->document]->id) &&
           is_same_place(line->span, read_span(json_array_get(half, side + 1)));
}

/// One of the two says a part of the other: a row [document, span, document, span] of the gold.
static bool are_halves(const syn__collator *collator, const json_t *event, const syn__line *a,
                       const syn__line *b) {
    size_t i;
    json_t *half;
    json_array_foreach(json_object_get(event, "halves"), i, half) {
        if (is_at(collator, a, half, 0) && is_at(collator, b, half, 2)) return true;
        if (is_at(collator, b, half, 0) && is_at(collator, a, half, 2)) return true;
    }
    return false;
}

static void add_pair(trainer *train, const syn__collator *collator, const label *labels, size_t i,
                     size_t j) {
    const syn__line *a = &collator->lines[i], *b = &collator->lines[j];
    float judged[SYN__JUDGEMENT_COUNT];
    syn__alignment alignment;
    syn__lines_align(collator, a, b, &alignment);
    if (alignment.count == 0 || alignment.evidence < least_evidence) return;
    syn__pair_measure(collator, a, b, &alignment, judged);
    syn__leads leads = syn__rivals_lead(collator, a, b, alignment.similarity);
    judged[SYN__JUDGEMENT_LEAD_LESS] = (float)leads.less;
    judged[SYN__JUDGEMENT_LEAD_MORE] = (float)leads.more;
    sample one = {.row.part = labels[i].event % FOLDS, .event = labels[i].event};
    for (size_t k = 0; k < SYN__JUDGEMENT_COUNT; k++)
        one.row.values[k] = (double)judged[k];
    one.row.values[SYN__JUDGEMENT_COUNT] = 1;
    one.row.target = share_claim(&labels[i], &labels[j]) ? 1 : 0;
    if (one.row.target <= 0 && are_halves(collator, train->events[labels[i].event], a, b)) return;
    SYN_PUSH(&train->arena, &train->samples, one);
}

static void measure_story(void *context, syn__collator *collator) {
    trainer *train = context;
    syn_collation collation = {0};
    syn__collate_statements(collator);
    syn__collate_quotes(collator, &collation);
    syn__collate_candidates(collator); // tells equal wordings and rivals
    label *labels = syn_arena_array(collator->scratch, collator->line_count + 1, sizeof *labels);
    if (labels == NULL) stop("out of memory");
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        syn_str id = collator->pile->documents[line->document]->id;
        label *one = &labels[i];
        one->is_known = find_event(train, id, &one->event, &one->lineage) && line->twin == i;
        if (one->is_known && one->lineage < 0) one->lineage = (json_int_t)line->lineage;
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
    return (logistic_rows){train->samples.items, train->samples.count, sizeof(sample)};
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
        const sample *one = &train->samples.items[i];
        if (one->event == event) SYN_PUSH(&train->arena, &ranked, &one->row);
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
    double sum = 0;
    for (size_t fold = 0; fold < FOLDS; fold++) {
        logistic_fit(&train->model, get_rows(train), fold);
        for (size_t i = 0; i < train->samples.count; i++) {
            logistic_row *row = &train->samples.items[i].row;
            if (row->part == fold) row->score = logistic_add_up(&train->model, row);
        }
    }
    for (size_t event = 0; event < train->event_count; event++) {
        size_t right;
        double precision = find_average_precision(train, event, &right);
        printf("%-12s average precision %.3f of %zu pairs, trained on other folds\n",
               json_string_value(json_object_get(train->events[event], "story")), precision, right);
        sum += precision;
    }
    printf("mean %.3f\n", sum / (double)train->event_count);
}

static void write_weights(const trainer *train, const char *path) {
    static const char *const names[] = {
#define NAME(name) #name,
        SYN__LIKENESS_LIST(NAME) SYN__AMONG_LIST(NAME)
#undef NAME
    };
    FILE *file = stories_open(path, "w");
    if (file == NULL) stop("cannot write the weights");
    fprintf(file, "# Weights of the measures of two statements of a story, made by "
                  "tools/train_claims.c. Card: rivals.md\n");
    logistic_write(&train->model, names, file);
    if (fclose(file) != 0) stop("cannot write the weights");
}

int main(int argc, char **argv) {
    trainer train = {.model = {.columns = SYN__JUDGEMENT_COUNT + 1, .penalty = penalty}};
    if (argc < 4 || argc % 2 != 0)
        stop("usage: train_claims OUT.tsv STORIES.jsonl GOLD.jsonl [STORIES.jsonl GOLD.jsonl]...");
    for (int i = 2; i + 1 < argc; i += 2) {
        train.set_first = train.event_count;
        read_gold(&train, argv[i + 1]);
        if (!stories_visit(argv[i], measure_story, &train)) stop("no stories");
    }
    if (train.arena.has_failed || train.samples.count == 0) stop("no pairs to learn from");
    cross_validate(&train);
    logistic_fit(&train.model, get_rows(&train), FOLDS);
    write_weights(&train, argv[1]);
    syn_arena_finish(&train.arena);
    return 0;
}
