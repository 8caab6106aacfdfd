// SPDX-License-Identifier: Apache-2.0
// FNV-1a, 32 bits (Fowler, Noll, Vo): the hash of tables that the tools write while building and
// the program reads, so both must agree on it. Nothing hostile may choose the keys; for texts from
// outside there is syn_hash_bytes (base/map.h).
#ifndef SYN_BASE_FNV_H
#define SYN_BASE_FNV_H

#include <stddef.h>
#include <stdint.h>

#define SYN_FNV_START 2166136261u

/// Mixes one byte, or one character, into a hash.
static inline uint32_t syn_fnv_add(uint32_t hash, uint32_t value) {
    return (hash ^ value) * 16777619u;
}

/// The hash of `size` bytes.
static inline uint32_t syn_fnv(const char *bytes, size_t size) {
    uint32_t hash = SYN_FNV_START;
    for (size_t i = 0; i < size; i++)
        hash = syn_fnv_add(hash, (unsigned char)bytes[i]);
    return hash;
}

#endif
