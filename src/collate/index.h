// SPDX-License-Identifier: Apache-2.0
// An inverted index that finds, for each of many items, the others that share most with it.
//
//     syn__index index = {.arena = scratch};
//     syn__index_add(&index, item, feature, weight);   // items in ascending order
//     syn__index_find_pairs(&index, &items);           // then index.pairs
#ifndef SYN_COLLATE_INDEX_H
#define SYN_COLLATE_INDEX_H

#include "base/arena.h"

typedef struct syn__posting {
    uint64_t feature;
    uint32_t item;
    float weight;
} syn__posting;

typedef struct syn__index {
    syn_arena *arena;
    SYN_VEC(syn__posting) postings;
    SYN_VEC(uint64_t) pairs; ///< a << 32 | b with a < b; sorted and distinct
} syn__index;

/// What is known of the items: two items of one document are never paired.
typedef struct syn__index_items {
    size_t count;
    const size_t *documents;
    const double *weights; ///< what an item could share at most
} syn__index_items;

void syn__index_add(syn__index *index, uint32_t item, uint64_t feature, double weight);
void syn__index_find_pairs(syn__index *index, const syn__index_items *items);

#endif
