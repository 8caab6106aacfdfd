// SPDX-License-Identifier: Apache-2.0
// Takes vectors, gives each document the documents most like it.
//
// Candidates come from an inverted index of features that stand in few documents; those that gather
// the largest part of the dot product there are compared in full. Per document at most 100 postings
// of 500 entries are read and 200 candidates compared, so the whole is linear in documents.
#include "story/parts.h"

#include "base/sort.h"

enum { LONGEST_POSTING = 500, MOST_CANDIDATES = 200, MOST_NEIGHBOURS = 60 };

/// Below this two documents have nothing to do with each other.
static const float LEAST_LIKENESS = 0.02f;

typedef struct posting {
    uint32_t document;
    float weight;
} posting;

/// What a worker needs for one document after the other.
typedef struct scratch {
    syn_arena arena;
    float *sums;    ///< per document; zero in between
    float *weights; ///< per feature, of the document at hand; zero in between
    SYN_VEC(syn_neighbour) touched;
} scratch;

typedef struct finder {
    const syn_vectors *vectors;
    size_t document_count;
    size_t *starts; ///< per feature, into postings; one more at the end
    posting *postings;
    scratch *workers;
    syn_neighbours *found; ///< per document, in its own half-list
    syn_neighbour *room;   ///< MOST_NEIGHBOURS for each document
} finder;

static void build_index(finder *find, syn_arena *arena) {
    const syn_vectors *vectors = find->vectors;
    size_t total = 0;
    for (size_t i = 0; i < find->document_count; i++)
        total += vectors->items[i].count;
    find->starts = syn_arena_array(arena, vectors->feature_count + 2, sizeof *find->starts);
    find->postings = syn_arena_array(arena, total + 1, sizeof *find->postings);
    if (arena->has_failed) return;
    for (size_t i = 0; i < find->document_count; i++) {
        for (size_t j = 0; j < vectors->items[i].count; j++) {
            find->starts[vectors->items[i].features[j].number + 2]++;
        }
    }
    for (size_t i = 2; i < vectors->feature_count + 2; i++)
        find->starts[i] += find->starts[i - 1];
    for (size_t i = 0; i < find->document_count; i++) {
        for (size_t j = 0; j < vectors->items[i].count; j++) {
            const syn_feature *feature = &vectors->items[i].features[j];
            find->postings[find->starts[feature->number + 1]++] =
                (posting){(uint32_t)i, feature->weight};
        }
    }
}

static int compare_neighbours(const void *a, const void *b, void *context) {
    const syn_neighbour *x = a, *y = b;
    (void)context;
    int order = SYN_COMPARE(y->likeness, x->likeness);
    return order != 0 ? order : SYN_COMPARE(x->document, y->document);
}

/// Gathers the documents that share a rare feature, with the part of the dot product found so.
static void gather(const finder *find, size_t document, scratch *work) {
    const syn_vector *vector = &find->vectors->items[document];
    work->touched.count = 0;
    for (size_t i = 0; i < vector->count; i++) {
        const syn_feature *feature = &vector->features[i];
        size_t start = find->starts[feature->number], end = find->starts[feature->number + 1];
        if (end - start > LONGEST_POSTING) continue;
        for (size_t j = start; j < end; j++) {
            uint32_t other = find->postings[j].document;
            if (other == document) continue;
            if (work->sums[other] == 0)
                SYN_PUSH(&work->arena, &work->touched, ((syn_neighbour){other, 0}));
            work->sums[other] += feature->weight * find->postings[j].weight;
        }
    }
    for (size_t i = 0; i < work->touched.count; i++) {
        syn_neighbour *one = &work->touched.items[i];
        one->likeness = work->sums[one->document];
        work->sums[one->document] = 0;
    }
    syn_sort_first(work->touched.items, work->touched.count, MOST_CANDIDATES,
                   sizeof *work->touched.items, compare_neighbours, NULL);
}

static void lay_out(const syn_vector *vector, float *weights) {
    for (size_t i = 0; i < vector->count; i++)
        weights[vector->features[i].number] = vector->features[i].weight;
}

static void clear(const syn_vector *vector, float *weights) {
    for (size_t i = 0; i < vector->count; i++)
        weights[vector->features[i].number] = 0;
}

/// syn__story_cosine with one vector laid out: terms and their order are the same.
static double cosine_with(const float *weights, const syn_vector *vector) {
    double sum = 0;
    for (size_t i = 0; i < vector->count; i++)
        sum += (double)weights[vector->features[i].number] * (double)vector->features[i].weight;
    return sum;
}

static syn_status find_for_document(void *context, size_t document, size_t worker,
                                    syn_error *error) {
    finder *find = context;
    scratch *work = &find->workers[worker];
    gather(find, document, work);
    if (work->arena.has_failed) return syn_error_no_memory(error);
    size_t count = work->touched.count < MOST_CANDIDATES ? work->touched.count : MOST_CANDIDATES;
    const syn_vector *vectors = find->vectors->items;
    lay_out(&vectors[document], work->weights);
    for (size_t i = 0; i < count; i++) {
        syn_neighbour *one = &work->touched.items[i];
        double cosine = cosine_with(work->weights, &vectors[one->document]);
        one->likeness = (float)syn__story_likeness(find->vectors, document, one->document, cosine);
    }
    clear(&vectors[document], work->weights);
    syn_sort(work->touched.items, count, sizeof *work->touched.items, compare_neighbours, NULL);
    syn_neighbours *found = &find->found[document];
    found->items = &find->room[document * MOST_NEIGHBOURS];
    while (found->count < count && found->count < MOST_NEIGHBOURS &&
           work->touched.items[found->count].likeness >= LEAST_LIKENESS) {
        found->items[found->count] = work->touched.items[found->count];
        found->count++;
    }
    return SYN_OK;
}

static bool is_listed(const syn_neighbours *list, size_t document) {
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].document == document) return true;
    }
    return false;
}

/// Adds to each list the documents that chose its owner without being chosen by it.
static syn_neighbours *make_symmetric(const finder *find, syn_arena *arena) {
    size_t count = find->document_count;
    syn_neighbours *whole = syn_arena_array(arena, count + 1, sizeof *whole);
    size_t *sizes = syn_arena_array(arena, count + 1, sizeof *sizes);
    if (arena->has_failed) return NULL;
    for (size_t i = 0; i < count; i++) {
        sizes[i] += find->found[i].count;
        for (size_t j = 0; j < find->found[i].count; j++) {
            size_t other = find->found[i].items[j].document;
            sizes[other] += !is_listed(&find->found[other], i);
        }
    }
    for (size_t i = 0; i < count && !arena->has_failed; i++) {
        whole[i].items = syn_arena_array(arena, sizes[i], sizeof *whole[i].items);
    }
    for (size_t i = 0; i < count && !arena->has_failed; i++) {
        for (size_t j = 0; j < find->found[i].count; j++) {
            syn_neighbour one = find->found[i].items[j];
            whole[i].items[whole[i].count++] = one;
            if (is_listed(&find->found[one.document], i)) continue;
            syn_neighbours *other = &whole[one.document];
            other->items[other->count++] = (syn_neighbour){(uint32_t)i, one.likeness};
        }
    }
    for (size_t i = 0; i < count && !arena->has_failed; i++) {
        syn_sort(whole[i].items, whole[i].count, sizeof *whole[i].items, compare_neighbours, NULL);
    }
    return whole;
}

syn_status syn__story_find_neighbours(const syn_vectors *vectors, size_t document_count,
                                      syn_pool *pool, syn_arena *arena,
                                      syn_neighbours **out_neighbours, syn_error *error) {
    syn_arena own = {0};
    finder find = {.vectors = vectors, .document_count = document_count};
    size_t worker_count = syn_pool_get_size(pool);
    *out_neighbours = NULL;
    build_index(&find, &own);
    find.workers = syn_arena_array(&own, worker_count, sizeof *find.workers);
    find.found = syn_arena_array(&own, document_count + 1, sizeof *find.found);
    find.room = syn_arena_array(&own, document_count * MOST_NEIGHBOURS + 1, sizeof *find.room);
    for (size_t i = 0; find.workers != NULL && i < worker_count; i++) {
        find.workers[i].sums = syn_arena_array(&own, document_count + 1, sizeof(float));
        find.workers[i].weights = syn_arena_array(&own, vectors->feature_count + 1, sizeof(float));
    }
    syn_status status = syn_arena_status(&own, error);
    if (status == SYN_OK) {
        status = syn_pool_for(pool, document_count, find_for_document, &find, error);
    }
    if (status == SYN_OK) *out_neighbours = make_symmetric(&find, arena);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    for (size_t i = 0; find.workers != NULL && i < worker_count; i++) {
        syn_arena_finish(&find.workers[i].arena);
    }
    syn_arena_finish(&own);
    return status;
}
