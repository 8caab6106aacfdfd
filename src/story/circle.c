// SPDX-License-Identifier: Apache-2.0
// Takes the neighbours of a document, gives its circle: who is near it for what it is used to, and
// how far the circles of two documents are the same.
//
// How alike two accounts of one event are depends on the pile: long reports of one agency are more
// alike than features about another event. Local scaling takes that out, and two documents with
// the same neighbours belong together even when they share few words (shared nearest neighbours,
// Jarvis and Patrick 1973, here with weights).
#include "story/parts.h"

#include "base/sort.h"

#include <math.h>

enum { NEAREST_COUNT = 5, MOST_AROUND = 150 };

/// A document without relatives is not to be scaled up until it finds some.
static const double LEAST_USUAL = 0.16;

double syn__neighbours_get_usual(const syn_neighbours *list, size_t document_count) {
    size_t wanted = document_count - 1 < NEAREST_COUNT ? document_count - 1 : NEAREST_COUNT;
    double sum = 0;
    for (size_t i = 0; i < wanted && i < list->count; i++)
        sum += (double)list->items[i].likeness;
    return wanted == 0 ? 0 : sum / (double)wanted;
}

static int compare_likeness(const void *a, const void *b, void *context) {
    const syn_neighbour *x = a, *y = b;
    (void)context;
    int order = SYN_COMPARE(y->likeness, x->likeness);
    return order != 0 ? order : SYN_COMPARE(x->place, y->place);
}

/// Features of a circle go by place.
static int compare_places(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(((const syn_feature *)a)->number, ((const syn_feature *)b)->number);
}

/// The first `most` of `list` and the document itself, as a vector of length 1 by place. A text
/// that has been copied stands there once for each copy, as it were: that often it has been told.
static uint32_t lay_out(uint32_t place, const syn_neighbour *list, uint32_t count, uint32_t most,
                        const uint32_t *copies, syn_feature *out) {
    double square = 0;
    uint32_t kept = 0, told = 0;
    out[kept++] = (syn_feature){place, (float)sqrt((double)copies[place])};
    told = copies[place];
    for (uint32_t i = 0; i < count && i < most && told <= most; i++) {
        uint32_t other = list[i].place;
        out[kept++] =
            (syn_feature){other, (float)((double)list[i].likeness * sqrt((double)copies[other]))};
        told += copies[other];
    }
    for (uint32_t i = 0; i < kept; i++)
        square += (double)out[i].weight * (double)out[i].weight;
    for (uint32_t i = 0; i < kept; i++)
        out[i].weight = (float)((double)out[i].weight / sqrt(square));
    syn_sort(out, kept, sizeof *out, compare_places, NULL);
    return kept;
}

double syn__circle_get_scale(double usual_a, double usual_b) {
    double a = usual_a > LEAST_USUAL ? usual_a : LEAST_USUAL;
    double b = usual_b > LEAST_USUAL ? usual_b : LEAST_USUAL;
    return sqrt(a * b);
}

void syn__circle_make(uint32_t place, const syn_neighbours *list, double own_usual,
                      const double *usuals, const uint32_t *copies, syn_circle *out_circle) {
    syn_neighbour scaled[SYN__MOST_NEIGHBOURS];
    for (uint32_t i = 0; i < list->count; i++) {
        double scale = syn__circle_get_scale(own_usual, usuals[i]);
        scaled[i] = list->items[i];
        scaled[i].likeness = (float)((double)list->items[i].likeness / scale);
    }
    syn_sort(scaled, list->count, sizeof *scaled, compare_likeness, NULL);
    out_circle->count = list->count;
    for (uint32_t i = 0; i < list->count; i++)
        out_circle->order[i] = scaled[i].place;
    out_circle->near_count =
        lay_out(place, scaled, list->count, SYN__NEAR, copies, out_circle->near);
    out_circle->far_count = lay_out(place, scaled, list->count, SYN__FAR, copies, out_circle->far);
}

void syn__circle_sum_up(syn_circle *circle, const syn_vector *const *vectors, float *sums,
                        syn_arena *scratch, syn_arena *arena) {
    SYN_VEC(syn_feature) touched = {0};
    for (size_t i = 0; i < circle->near_count; i++) {
        for (size_t j = 0; j < vectors[i]->count; j++) {
            syn_feature one = vectors[i]->features[j];
            if (sums[one.number] == 0) SYN_PUSH(scratch, &touched, ((syn_feature){one.number, 0}));
            sums[one.number] += one.weight * circle->near[i].weight;
        }
    }
    double square = 0;
    for (size_t i = 0; i < touched.count; i++) {
        syn_feature *one = &touched.items[i];
        one->weight = sums[one->number];
        sums[one->number] = 0;
    }
    size_t count = touched.count < MOST_AROUND ? touched.count : MOST_AROUND;
    syn_sort_first(touched.items, touched.count, count, sizeof *touched.items, syn__feature_compare,
                   NULL);
    for (size_t i = 0; i < count; i++)
        square += (double)touched.items[i].weight * (double)touched.items[i].weight;
    circle->around = (syn_vector){syn_arena_array(arena, count, sizeof(syn_feature)), count};
    if (circle->around.features == NULL) circle->around.count = 0;
    for (size_t i = 0; i < circle->around.count; i++) {
        syn_feature one = touched.items[i];
        circle->around.features[i] =
            (syn_feature){one.number, (float)((double)one.weight / sqrt(square))};
    }
    syn_sort(circle->around.features, circle->around.count, sizeof(syn_feature), compare_places,
             NULL);
}

double syn__circle_share_near(const syn_circle *a, const syn_circle *b) {
    return syn__features_multiply(a->near, a->near_count, b->near, b->near_count);
}

double syn__circle_share_far(const syn_circle *a, const syn_circle *b) {
    return syn__features_multiply(a->far, a->far_count, b->far, b->far_count);
}

size_t syn__circle_get_rank(const syn_circle *circle, uint32_t place) {
    size_t rank = 0;
    while (rank < circle->count && circle->order[rank] != place)
        rank++;
    return rank;
}
