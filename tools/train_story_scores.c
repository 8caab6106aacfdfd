// SPDX-License-Identifier: Apache-2.0
// Takes the pairs of a pile with their chances, groups its documents and says how well the groups
// are the events of the labels: BCubed F1, pair F1, look-alike pairs kept apart.
#include "train_story.h"

const double LEAST_MEANS[MEAN_COUNT] = {0.35, 0.4, 0.45, 0.5, 0.55};

static double f1(double p, double r) {
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

typedef struct keyed {
    uint64_t key;
    size_t index;
} keyed;

static int compare_keys(const void *a, const void *b) {
    const keyed *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

/// For each document how many of the pile have the same numbers as it.
static double *count_same(size_t count, const size_t *a, const size_t *b) {
    keyed *all = need(calloc(count, sizeof *all));
    double *counts = need(calloc(count, sizeof *counts));
    for (size_t i = 0; i < count; i++)
        all[i] = (keyed){(uint64_t)a[i] << 32 | b[i], i};
    qsort(all, count, sizeof *all, compare_keys);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && all[end].key == all[i].key; end++)
            continue;
        for (size_t j = i; j < end; j++)
            counts[all[j].index] = (double)(end - i);
    }
    free(all);
    return counts;
}

/// How well groups are those of the labels.
static scores score_groups(const trainer *t, const train_pile *pile, const size_t *groups) {
    size_t *numbers[4]; // nothing, group, event, topic
    for (size_t i = 0; i < 4; i++)
        numbers[i] = need(calloc(pile->count + 1, sizeof(size_t)));
    for (size_t i = 0; i < pile->count; i++) {
        numbers[1][i] = groups[pile->places[i]];
        numbers[2][i] = t->all.items[pile->members[i]].event;
        numbers[3][i] = t->all.items[pile->members[i]].topic;
    }
    static const size_t pairs[5][2] = {{1, 0}, {2, 0}, {3, 0}, {1, 2}, {1, 3}};
    double *same[5];
    for (size_t i = 0; i < 5; i++)
        same[i] = count_same(pile->count, numbers[pairs[i][0]], numbers[pairs[i][1]]);
    double precision = 0, recall = 0, both = 0, found = 0, gold = 0, alike = 0, merged = 0;
    for (size_t i = 0; i < pile->count; i++) {
        double of_group = same[0][i], of_event = same[1][i], of_both = same[3][i];
        precision += of_both / of_group;
        recall += of_both / of_event;
        both += of_both - 1;
        found += of_group - 1;
        gold += of_event - 1;
        alike += same[2][i] - of_event;
        merged += same[4][i] - of_both;
    }
    for (size_t i = 0; i < 5; i++)
        free(same[i]);
    for (size_t i = 0; i < 4; i++)
        free(numbers[i]);
    double n = (double)pile->count;
    return (scores){f1(precision / n, recall / n),
                    f1(found > 0 ? both / found : 1, gold > 0 ? both / gold : 1), alike - merged,
                    alike, 1};
}

/// Lists each group with what it holds, for groups of several events or events of several groups.
/// Quadratic: for the news.
static void report_errors(const trainer *t, const train_pile *pile, const size_t *groups) {
    for (size_t i = 0; i < pile->count; i++) {
        const labelled *x = &t->all.items[pile->members[i]];
        bool is_first = true, is_wrong = false;
        for (size_t j = 0; j < pile->count; j++) {
            const labelled *y = &t->all.items[pile->members[j]];
            bool is_found = groups[pile->places[i]] == groups[pile->places[j]];
            if (is_found && j < i) is_first = false;
            if (is_found != (x->event == y->event)) is_wrong = true;
        }
        if (is_first && is_wrong) printf("    group %zu:", groups[pile->places[i]]);
        for (size_t j = 0; j < pile->count && is_first && is_wrong; j++) {
            const labelled *y = &t->all.items[pile->members[j]];
            if (groups[pile->places[i]] == groups[pile->places[j]])
                printf(" %.*s/%.*s", SYN_STR_PRINT(t->events.entries.items[y->event].key),
                       SYN_STR_PRINT(y->document->id));
        }
        if (is_first && is_wrong) printf("\n");
    }
}

static void add_scores(scores *sums, scores one) {
    sums->bcubed += one.bcubed;
    sums->pairs += one.pairs;
    sums->apart += one.look_alikes > 0 ? one.apart / one.look_alikes : 1;
    sums->count++;
}

void score_pile(const trainer *t, const train_pile *pile, bool lists_errors, scores *sums) {
    size_t *groups = need(calloc(pile->count, sizeof *groups));
    size_t *fixed = need(calloc(pile->count, sizeof *fixed));
    for (size_t i = 0; i < pile->count; i++)
        fixed[i] = SYN_NOTHING;
    for (size_t i = 0; i < MEAN_COUNT; i++) {
        syn_arena arena = {0};
        syn__story_cluster(&pile->links, pile->place_count, fixed, LEAST_MEANS[i], &arena, groups);
        add_scores(&sums[i], score_groups(t, pile, groups));
        if (lists_errors && i == SHIPPED_MEAN) report_errors(t, pile, groups);
        syn_arena_finish(&arena);
    }
    syn_arena arena = {0};
    const syn_places places = {pile->documents, pile->copies, pile->place_count, pile->days};
    syn__story_arrive(&pile->links, &places, fixed, LEAST_MEANS[SHIPPED_MEAN], &arena, groups);
    add_scores(&sums[MEAN_COUNT], score_groups(t, pile, groups));
    syn_arena_finish(&arena);
    free(groups);
    free(fixed);
}
