// SPDX-License-Identifier: Apache-2.0
// A table of rounded counts by hash: buckets of eight slots of 16 bits, 12 of a check that is never
// 0 and 4 of a level; a bucket that is full goes on in the next. One cache line a question, some
// thirty instructions.
#ifndef SYN_TEXT_LEVELS_H
#define SYN_TEXT_LEVELS_H

#include <stddef.h>
#include <stdint.h>

enum { SYN_LEVELS_BUCKET_BYTES = 16 };

static inline uint64_t syn__levels_read(const uint8_t *at) {
    uint32_t low =
        (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
    uint32_t high =
        (uint32_t)at[4] | (uint32_t)at[5] << 8 | (uint32_t)at[6] << 16 | (uint32_t)at[7] << 24;
    return (uint64_t)low | (uint64_t)high << 32;
}

/// The level at `check`, looked for from `bucket` on in a table of `bucket_count`; -1 for none.
static inline int syn_levels_find(const uint8_t *table, size_t bucket_count, size_t bucket,
                                  uint32_t check) {
    static const uint64_t ones = 0x0001000100010001u;
    uint64_t wanted = check * ones << 4;
    for (; bucket < bucket_count; bucket++) {
        uint64_t half = 0;
        for (size_t at = 0; at < SYN_LEVELS_BUCKET_BYTES; at += 8) {
            half = syn__levels_read(table + bucket * SYN_LEVELS_BUCKET_BYTES + at);
            // The lowest lane whose twelve bits are those wanted gets its highest bit.
            uint64_t differs = (half ^ wanted) & ~(15 * ones);
            uint64_t found = (differs - ones) & ~differs & ones << 15;
            if (found == 0) continue;
            unsigned lane = (found & 0x8000) != 0            ? 0
                            : (found & 0x80000000u) != 0     ? 1
                            : (found & 0x800000000000u) != 0 ? 2
                                                             : 3;
            return (int)(half >> 16 * lane & 15);
        }
        if (half >> 48 == 0) return -1; // the last slot is free
    }
    return -1;
}

#endif
