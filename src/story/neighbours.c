// SPDX-License-Identifier: Apache-2.0
// Takes outlines, gives each document the documents most like it.
//
// Candidates come from an inverted index of features that stand in few documents, the rarest first,
// until enough entries have been read; those that gather the largest part of the dot product there
// are compared in full. Per document some 8,000 entries a stretch are read and 100 candidates
// compared, so the whole is linear in documents, and a document of a large pile costs no more than
// one of a small pile.
#include "story/parts.h"

#include "base/sort.h"

enum { LONGEST_POSTING = 500, MOST_ENTRIES = 8192, MOST_CANDIDATES = 100, SUM_STEPS = 1024 };

/// Below this two documents have nothing to do with each other.
static const float LEAST_LIKENESS = 0.02f;

typedef struct syn_posting {
    uint32_t place;
    float weight;
} syn_posting;

void syn__stretch_index(syn_stretch *stretch, size_t feature_count) {
    size_t total = 0, count = stretch->end - stretch->start;
    for (size_t i = 0; i < count; i++)
        total += stretch->outlines[i].facets[SYN__FACET_ALL].count;
    stretch->starts = syn_arena_array(&stretch->arena, feature_count + 2, sizeof(uint32_t));
    stretch->postings = syn_arena_array(&stretch->arena, total + 1, sizeof *stretch->postings);
    if (stretch->arena.has_failed) return;
    for (size_t i = 0; i < count; i++) {
        const syn_vector *all = &stretch->outlines[i].facets[SYN__FACET_ALL];
        for (size_t j = 0; j < all->count; j++)
            stretch->starts[all->features[j].number + 2]++;
    }
    for (size_t i = 2; i < feature_count + 2; i++)
        stretch->starts[i] += stretch->starts[i - 1];
    for (size_t i = 0; i < count; i++) {
        const syn_vector *all = &stretch->outlines[i].facets[SYN__FACET_ALL];
        for (size_t j = 0; j < all->count; j++) {
            uint32_t at = stretch->starts[all->features[j].number + 1]++;
            stretch->postings[at] =
                (syn_posting){stretch->start + (uint32_t)i, all->features[j].weight};
        }
    }
}

static int compare_neighbours(const void *a, const void *b, void *context) {
    const syn_neighbour *x = a, *y = b;
    (void)context;
    int order = SYN_COMPARE(y->likeness, x->likeness);
    return order != 0 ? order : SYN_COMPARE(x->place, y->place);
}

typedef SYN_VEC(syn_neighbour) candidate_list;

static uint32_t count_postings(const syn_stretch *stretch, uint32_t feature) {
    return stretch->starts[feature + 1] - stretch->starts[feature];
}

/// A feature of a document that is searched for.
typedef struct wanted {
    uint32_t count; ///< of its postings
    syn_feature feature;
} wanted;

static int compare_wanted(const void *a, const void *b, void *context) {
    const wanted *x = a, *y = b;
    (void)context;
    int order = SYN_COMPARE(x->count, y->count);
    return order != 0 ? order : SYN_COMPARE(x->feature.number, y->feature.number);
}

/// Adds up what the postings of one stretch give of the dot products.
static void gather(const syn_stretch *stretch, const syn_vector *vector, uint32_t place,
                   uint32_t first, syn_search_scratch *scratch, candidate_list *touched) {
    wanted *all = syn_arena_array(&scratch->arena, vector->count, sizeof *all);
    size_t count = 0, read = 0;
    for (size_t i = 0; all != NULL && i < vector->count; i++) {
        uint32_t postings = count_postings(stretch, vector->features[i].number);
        if (postings > 0 && postings <= LONGEST_POSTING)
            all[count++] = (wanted){postings, vector->features[i]};
    }
    syn_sort(all, count, sizeof *all, compare_wanted, NULL);
    for (size_t i = 0; i < count && read < MOST_ENTRIES; i++) {
        const syn_posting *postings = &stretch->postings[stretch->starts[all[i].feature.number]];
        read += all[i].count;
        for (size_t j = 0; j < all[i].count; j++) {
            uint32_t other = postings[j].place;
            if (other == place) continue;
            float *sum = &scratch->sums[other - first];
            if (*sum == 0) SYN_PUSH(&scratch->arena, touched, ((syn_neighbour){other, 0}));
            *sum += all[i].feature.weight * postings[j].weight;
        }
    }
}

static size_t find_step(float sum) {
    size_t step = (size_t)(sum * SUM_STEPS);
    return step < SUM_STEPS ? step : SUM_STEPS - 1;
}

/// Takes the sums of those touched, and keeps the largest ones in front, in no order. Gives how
/// many: a few more than are wanted where many are about the same.
static size_t keep_largest(candidate_list *touched, uint32_t first, float *sums) {
    uint32_t counts[SUM_STEPS] = {0};
    for (size_t i = 0; i < touched->count; i++) {
        syn_neighbour *one = &touched->items[i];
        one->likeness = sums[one->place - first];
        sums[one->place - first] = 0;
        counts[find_step(one->likeness)]++;
    }
    size_t least = SUM_STEPS - 1, kept = 0;
    for (size_t above = counts[least]; least > 0 && above < MOST_CANDIDATES; above += counts[least])
        least--;
    for (size_t i = 0; i < touched->count; i++) {
        if (find_step(touched->items[i].likeness) >= least)
            touched->items[kept++] = touched->items[i];
    }
    return kept;
}

static const syn_vector *find_vector(const syn_stretch *const *stretches, uint32_t place) {
    const syn_stretch *one = *stretches;
    while (place >= one->end)
        one = *++stretches;
    return &one->outlines[place - one->start].facets[SYN__FACET_ALL];
}

/// The dot product with a vector that is laid out: terms and their order are the same.
static double multiply_with(const float *weights, const syn_vector *vector) {
    double sum = 0;
    for (size_t i = 0; i < vector->count; i++)
        sum += (double)weights[vector->features[i].number] * (double)vector->features[i].weight;
    return sum;
}

void syn__neighbours_find(const syn_stretch *const *stretches, size_t stretch_count, uint32_t place,
                          syn_search_scratch *scratch, syn_neighbours *out_list) {
    const syn_vector *vector = find_vector(stretches, place);
    uint32_t first = stretches[0]->start;
    candidate_list touched = {0};
    for (size_t i = 0; i < stretch_count; i++)
        gather(stretches[i], vector, place, first, scratch, &touched);
    out_list->count = 0;
    size_t count = keep_largest(&touched, first, scratch->sums);
    if (count > MOST_CANDIDATES) {
        syn_sort_first(touched.items, count, MOST_CANDIDATES, sizeof *touched.items,
                       compare_neighbours, NULL);
        count = MOST_CANDIDATES;
    }
    for (size_t i = 0; i < vector->count; i++)
        scratch->weights[vector->features[i].number] = vector->features[i].weight;
    for (size_t i = 0; i < count; i++) {
        syn_neighbour *one = &touched.items[i];
        one->likeness = (float)multiply_with(scratch->weights, find_vector(stretches, one->place));
    }
    for (size_t i = 0; i < vector->count; i++)
        scratch->weights[vector->features[i].number] = 0;
    syn_sort(touched.items, count, sizeof *touched.items, compare_neighbours, NULL);
    while (out_list->count < count && out_list->count < SYN__MOST_NEIGHBOURS &&
           touched.items[out_list->count].likeness >= LEAST_LIKENESS) {
        out_list->items[out_list->count] = touched.items[out_list->count];
        out_list->count++;
    }
    if (!scratch->arena.has_failed) syn_arena_reset(&scratch->arena);
}

void syn__neighbours_add(syn_neighbours *list, syn_neighbour one) {
    uint32_t at = list->count;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].place == one.place) return;
    }
    while (at > 0 && compare_neighbours(&one, &list->items[at - 1], NULL) < 0)
        at--;
    if (at == SYN__MOST_NEIGHBOURS) return;
    uint32_t last = list->count < SYN__MOST_NEIGHBOURS ? list->count++ : SYN__MOST_NEIGHBOURS - 1;
    for (uint32_t i = last; i > at; i--)
        list->items[i] = list->items[i - 1];
    list->items[at] = one;
}
