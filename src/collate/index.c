// SPDX-License-Identifier: Apache-2.0
// Takes items with weighted features, gives for each the items of other documents that share most
// weight with it, as pairs. The rarest features are read first and a budget ends the reading, so
// that the work for one item does not grow with their number. Cost: n log n for the sorting, then
// items * (postings budget + candidates).
#include "collate/index.h"

#include "base/map.h"
#include "base/sort.h"

#include <string.h>

/// Postings read for one item, and pairs kept for it. In a story of some hundred statements
/// everything is read; in one of tens of thousands the common words are not.
enum { POSTING_BUDGET = 3000, PAIR_CAP = 24, FEATURE_CAP = 512 };

typedef struct list {
    uint32_t start, count; ///< in the postings
} list;

typedef struct choice {
    uint32_t item;
    float score;
} choice;

typedef struct finder {
    syn__index *index;
    const syn__index_items *items;
    SYN_VEC(list) lists;
    uint32_t *item_lists; ///< numbers of lists, grouped by item
    size_t *item_starts;  ///< per item + 1: into item_lists
    float *scores;        ///< per item, zero between turns
    uint32_t *touched;
} finder;

static int compare_postings(const void *x, const void *y, void *context) {
    const syn__posting *a = x, *b = y;
    (void)context;
    if (a->feature != b->feature) return a->feature < b->feature ? -1 : 1;
    int by_item = SYN_COMPARE(a->item, b->item);
    return by_item != 0 ? by_item : SYN_COMPARE(a->weight, b->weight);
}

static int compare_keys(const void *x, const void *y, void *context) {
    (void)context;
    return SYN_COMPARE(*(const uint64_t *)x, *(const uint64_t *)y);
}

void syn__index_add(syn__index *index, uint32_t item, uint64_t feature, double weight) {
    SYN_PUSH(index->arena, &index->postings, ((syn__posting){feature, item, (float)weight}));
}

/// Sorts the postings into lists and notes for each item in which lists it stands.
static void make_lists(finder *find) {
    syn_arena *arena = find->index->arena;
    syn__posting *postings = find->index->postings.items;
    size_t count = find->index->postings.count, item_count = find->items->count;
    syn_sort(postings, count, sizeof *postings, compare_postings, NULL);
    find->item_starts = syn_arena_array(arena, item_count + 1, sizeof *find->item_starts);
    find->item_lists = syn_arena_array(arena, count, sizeof *find->item_lists);
    size_t *next = syn_arena_array(arena, item_count, sizeof *next);
    if (find->item_starts == NULL || find->item_lists == NULL || next == NULL) return;
    for (size_t i = 0; i < count; i++)
        find->item_starts[postings[i].item + 1]++;
    for (size_t i = 0; i < item_count; i++)
        find->item_starts[i + 1] += find->item_starts[i];
    memcpy(next, find->item_starts, item_count * sizeof *next);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || postings[i].feature != postings[i - 1].feature) {
            SYN_PUSH(arena, &find->lists, ((list){(uint32_t)i, 0}));
        }
        if (arena->has_failed) return;
        find->lists.items[find->lists.count - 1].count++;
        find->item_lists[next[postings[i].item]++] = (uint32_t)(find->lists.count - 1);
    }
}

static int compare_lists(const void *x, const void *y, void *context) {
    const finder *find = context;
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    int by_count = SYN_COMPARE(find->lists.items[a].count, find->lists.items[b].count);
    return by_count != 0 ? by_count : SYN_COMPARE(a, b);
}

/// The lists of an item, each once, the shortest first.
static size_t list_features(const finder *find, size_t item, uint32_t own[FEATURE_CAP]) {
    size_t count = 0;
    for (size_t i = find->item_starts[item]; i < find->item_starts[item + 1]; i++) {
        if (count < FEATURE_CAP && (count == 0 || own[count - 1] != find->item_lists[i])) {
            own[count++] = find->item_lists[i];
        }
    }
    syn_sort(own, count, sizeof *own, compare_lists, (void *)(uintptr_t)find);
    return count;
}

/// Adds up what other items share with this one; gives how many were touched.
static size_t score_others(finder *find, size_t item) {
    const size_t *documents = find->items->documents;
    uint32_t own[FEATURE_CAP];
    size_t count = list_features(find, item, own), touched = 0, read = 0;
    for (size_t i = 0; i < count && read < POSTING_BUDGET; i++) {
        const list *one = &find->lists.items[own[i]];
        if (read > 0 && read + one->count > POSTING_BUDGET) break;
        for (size_t j = 0; j < one->count && read < POSTING_BUDGET; j++, read++) {
            const syn__posting *posting = &find->index->postings.items[one->start + j];
            if (documents[posting->item] == documents[item] || posting->weight <= 0) continue;
            if (find->scores[posting->item] <= 0) find->touched[touched++] = posting->item;
            find->scores[posting->item] += posting->weight;
        }
    }
    return touched;
}

/// Keeps the best PAIR_CAP of the touched items; equal ones in the order in which they came.
static void choose_pairs(finder *find, size_t item, size_t touched) {
    const double *weights = find->items->weights;
    choice best[PAIR_CAP];
    size_t count = 0;
    for (size_t i = 0; i < touched; i++) {
        uint32_t other = find->touched[i];
        double weight = weights[item] + weights[other];
        choice one = {other, (float)((double)find->scores[other] / (weight > 0 ? weight : 1))};
        find->scores[other] = 0;
        if (count == PAIR_CAP && best[count - 1].score >= one.score) continue;
        size_t at = count < PAIR_CAP ? count++ : count - 1;
        for (; at > 0 && best[at - 1].score < one.score; at--)
            best[at] = best[at - 1];
        best[at] = one;
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t a = item < best[i].item ? item : best[i].item;
        uint64_t b = item < best[i].item ? best[i].item : item;
        SYN_PUSH(find->index->arena, &find->index->pairs, a << 32 | b);
    }
}

void syn__index_find_pairs(syn__index *index, const syn__index_items *items) {
    finder find = {.index = index, .items = items};
    if (items->count == 0 || items->count >= UINT32_MAX || index->postings.count == 0 ||
        index->postings.count >= UINT32_MAX) {
        return;
    }
    make_lists(&find);
    find.scores = syn_arena_array(index->arena, items->count, sizeof *find.scores);
    find.touched = syn_arena_array(index->arena, items->count, sizeof *find.touched);
    for (size_t i = 0; i < items->count && !index->arena->has_failed; i++)
        choose_pairs(&find, i, score_others(&find, i));
    if (index->arena->has_failed) return;
    syn_sort(index->pairs.items, index->pairs.count, sizeof(uint64_t), compare_keys, NULL);
    size_t count = 0;
    for (size_t i = 0; i < index->pairs.count; i++) {
        uint64_t key = index->pairs.items[i];
        if (count == 0 || index->pairs.items[count - 1] != key) index->pairs.items[count++] = key;
    }
    index->pairs.count = count;
}
