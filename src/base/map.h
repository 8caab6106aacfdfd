// SPDX-License-Identifier: Apache-2.0
// A hash map from texts to numbers, in an arena.
//
// Entries keep the order in which they were added, so walking them is deterministic; the hash
// (XXH3, fixed seed) decides only where an entry is looked up. Keys are borrowed: copy them into
// the arena first when they would not live as long. Nothing is ever removed.
#ifndef SYN_BASE_MAP_H
#define SYN_BASE_MAP_H

#include "base/arena.h"

typedef struct syn_map_entry {
    syn_str key;
    uint64_t hash;
    size_t value;
} syn_map_entry;

typedef struct syn_map {
    syn_arena *arena;
    SYN_VEC(syn_map_entry) entries;
    uint32_t *slots; ///< entry number + 1, 0 = free; a power of two, at most 7/8 full
    size_t slot_count;
} syn_map;

uint64_t syn_hash_bytes(const void *bytes, size_t size);
static inline uint64_t syn_hash_str(syn_str text) {
    return syn_hash_bytes(text.data, text.size);
}
/// Mixes a number into a hash.
static inline uint64_t syn_hash_combine(uint64_t hash, uint64_t value) {
    hash ^= value + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2);
    hash ^= hash >> 32;
    return hash * 0xD6E8FEB86659FD93u;
}

void syn_map_init(syn_map *map, syn_arena *arena);
/// The entry of `key`, or NULL. Valid until the next add.
syn_map_entry *syn_map_find(const syn_map *map, syn_str key);
/// The entry of `key`, made with `value` when there is none (then *out_is_new is true; may be
/// NULL). NULL when the arena has failed.
syn_map_entry *syn_map_add(syn_map *map, syn_str key, size_t value, bool *out_is_new);

#endif
