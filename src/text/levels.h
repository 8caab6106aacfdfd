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

/// One more than the level at `check`, looked for from `bucket` on in a table of `bucket_count`; 0
/// for none. Which slot it is in, and whether in any, no processor foresees: only a full bucket
/// without it is branched on.
static inline unsigned syn_levels_find(const uint8_t *table, size_t bucket_count, size_t bucket,
                                       uint32_t check) {
    static const uint64_t ones = 0x0001000100010001u;
    uint64_t wanted = check * ones << 4;
    for (; bucket < bucket_count; bucket++) {
        const uint8_t *slots = table + bucket * SYN_LEVELS_BUCKET_BYTES;
        uint64_t first = syn__levels_read(slots), second = syn__levels_read(slots + 8);
        // The lowest lane whose twelve bits are those wanted gets its highest bit.
        uint64_t first_differs = (first ^ wanted) & ~(15 * ones);
        uint64_t second_differs = (second ^ wanted) & ~(15 * ones);
        uint64_t in_first = (first_differs - ones) & ~first_differs & ones << 15;
        uint64_t in_second = (second_differs - ones) & ~second_differs & ones << 15;
        uint64_t found = in_first != 0 ? in_first : in_second;
        uint64_t half = in_first != 0 ? first : second;
        if (found == 0 && second >> 48 != 0) continue; // what is over lies in the next bucket
        uint64_t lane = (found & (~found + 1)) >> 15;  // a one in the lane, or nothing
        uint64_t level = half & lane * 15;
        return (unsigned)((level + lane) * ones >> 48);
    }
    return 0;
}

#endif
