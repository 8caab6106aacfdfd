// SPDX-License-Identifier: Apache-2.0
// Takes features, gives each a place of its own: the perfect hash by which a model's rows are found
// (src/text/labeller.h), after Belazzougui, Botelho and Dietzfelbinger (2009), Hash, Displace, and
// Compress.
//
// Keys fall into groups by their lowest bits. Large groups first, each tries seeds until all of its
// keys fall on places that are free. One place in thirty stays free, which is enough for seeds of
// 16 bits with two to four keys a group. Cost: less than a second for 40,000 features.
#include "train_labeller.h"

enum { KEYS_PER_GROUP = 4, SEEDS = 65536, LARGEST_GROUP = 64 };

typedef struct key_item {
    uint32_t key, group;
    size_t feature;
} key_item;

typedef struct key_group {
    size_t first, count; ///< of the sorted keys
    size_t number;
} key_group;

/// Finding places with one size of the table.
typedef struct placing {
    train_places *places;
    const key_item *keys;
    bool *is_taken;
} placing;

static int compare_keys(const void *a, const void *b) {
    const key_item *left = a, *right = b;
    if (left->group != right->group) return left->group < right->group ? -1 : 1;
    if (left->key != right->key) return left->key < right->key ? -1 : 1;
    return left->feature < right->feature ? -1 : left->feature > right->feature;
}

static int compare_groups(const void *a, const void *b) {
    const key_group *left = a, *right = b;
    if (left->count != right->count) return left->count < right->count ? 1 : -1;
    return left->number < right->number ? -1 : left->number > right->number;
}

/// Do all keys of the group fall on free places of their own? They are taken then.
static bool try_seed(const placing *now, const key_group *group, uint32_t seed) {
    size_t at[LARGEST_GROUP], count = 0;
    for (; count < group->count; count++) {
        uint32_t key = now->keys[group->first + count].key;
        at[count] = syn_key_place(key, seed, now->places->record_count);
        if (now->is_taken[at[count]]) break;
        now->is_taken[at[count]] = true;
    }
    bool is_placed = count == group->count;
    for (size_t i = 0; i < count; i++) {
        if (is_placed)
            now->places->of[now->keys[group->first + i].feature] = at[i];
        else
            now->is_taken[at[i]] = false;
    }
    return is_placed;
}

static bool place_groups(const placing *now, const key_group *groups, size_t group_count) {
    for (size_t i = 0; i < group_count; i++) {
        uint32_t seed = 0;
        if (groups[i].count > LARGEST_GROUP) return false;
        while (seed < SEEDS && !try_seed(now, &groups[i], seed))
            seed++;
        if (seed == SEEDS) return false;
        now->places->seeds[groups[i].number] = (uint16_t)seed;
    }
    return true;
}

/// The keys in order of their groups, each once; gives their number.
static size_t list_keys(const train_places *places, const uint64_t *features, size_t count,
                        key_item *out_keys) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t key = syn_feature_key(features[i], places->low_mask);
        out_keys[i] = (key_item){key, key & ((1U << places->group_bits) - 1), i};
        places->of[i] = TRAIN_NO_PLACE;
    }
    qsort(out_keys, count, sizeof *out_keys, compare_keys);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || out_keys[kept - 1].key != out_keys[i].key) out_keys[kept++] = out_keys[i];
    }
    return kept;
}

static size_t list_groups(const key_item *keys, size_t count, key_group *out_groups) {
    size_t group_count = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && keys[end].group == keys[i].group;)
            end++;
        out_groups[group_count++] = (key_group){i, end - i, keys[i].group};
    }
    qsort(out_groups, group_count, sizeof *out_groups, compare_groups);
    return group_count;
}

train_places train_places_find(const uint64_t *features, size_t count) {
    train_places out = {0};
    while ((size_t)1 << out.low_bits < count && out.low_bits < SYN_LOW_BITS_MOST)
        out.low_bits++;
    while (((size_t)KEYS_PER_GROUP << out.group_bits) < count && out.group_bits < out.low_bits)
        out.group_bits++;
    out.low_mask = (1U << out.low_bits) - 1;
    out.of = need(calloc(count + 1, sizeof *out.of));
    key_item *keys = need(calloc(count + 1, sizeof *keys));
    key_group *groups = need(calloc(count + 1, sizeof *groups));
    size_t key_count = list_keys(&out, features, count, keys);
    size_t group_count = list_groups(keys, key_count, groups);
    bool is_placed = false;
    for (size_t more = key_count / 30 + 1; !is_placed; more += key_count / 30 + 1) {
        free(out.seeds);
        out.record_count = key_count + more;
        out.seeds = need(calloc((size_t)1 << out.group_bits, sizeof *out.seeds));
        bool *is_taken = need(calloc(out.record_count, sizeof *is_taken));
        is_placed = place_groups(&(placing){&out, keys, is_taken}, groups, group_count);
        free(is_taken);
    }
    free(groups);
    free(keys);
    return out;
}

void train_places_finish(train_places *places) {
    free(places->seeds);
    free(places->of);
}
