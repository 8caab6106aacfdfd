// SPDX-License-Identifier: Apache-2.0
// Takes texts and numbers, gives them back by text; linear probing. See map.h.
#include "base/map.h"

#include "base/str.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { FIRST_SLOT_COUNT = 16 };

uint64_t syn_hash_bytes(const void *bytes, size_t size) {
    return size == 0 ? 0x2D06800538D394C2u : XXH3_64bits(bytes, size);
}

void syn_map_init(syn_map *map, syn_arena *arena) {
    *map = (syn_map){.arena = arena};
}

/// The slot where `key` stands or would stand.
static size_t find_slot(const syn_map *map, syn_str key, uint64_t hash) {
    size_t mask = map->slot_count - 1;
    size_t slot = (size_t)hash & mask;
    while (map->slots[slot] != 0) {
        const syn_map_entry *entry = &map->entries.items[map->slots[slot] - 1];
        if (entry->hash == hash && syn_str_equal(entry->key, key)) break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

syn_map_entry *syn_map_find(const syn_map *map, syn_str key) {
    if (map->slot_count == 0) return NULL;
    size_t slot = find_slot(map, key, syn_hash_str(key));
    return map->slots[slot] == 0 ? NULL : &map->entries.items[map->slots[slot] - 1];
}

static bool grow_slots(syn_map *map) {
    size_t count = map->slot_count == 0 ? FIRST_SLOT_COUNT : map->slot_count * 2;
    uint32_t *slots = syn_arena_array(map->arena, count, sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < map->entries.count; i++) {
        size_t slot = (size_t)map->entries.items[i].hash & (count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (count - 1);
        slots[slot] = (uint32_t)(i + 1);
    }
    map->slots = slots;
    map->slot_count = count;
    return true;
}

syn_map_entry *syn_map_add(syn_map *map, syn_str key, size_t value, bool *out_is_new) {
    if (out_is_new != NULL) *out_is_new = false;
    if (map->arena->has_failed) return NULL;
    if (map->entries.count >= UINT32_MAX - 1) {
        map->arena->has_failed = true;
        return NULL;
    }
    if (map->entries.count + 1 > map->slot_count / 8 * 7 && !grow_slots(map)) return NULL;
    uint64_t hash = syn_hash_str(key);
    size_t slot = find_slot(map, key, hash);
    if (map->slots[slot] != 0) return &map->entries.items[map->slots[slot] - 1];
    size_t before = map->entries.count;
    SYN_PUSH(map->arena, &map->entries, ((syn_map_entry){key, hash, value}));
    if (map->entries.count == before) return NULL;
    map->slots[slot] = (uint32_t)map->entries.count;
    if (out_is_new != NULL) *out_is_new = true;
    return &map->entries.items[before];
}
