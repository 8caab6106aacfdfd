// SPDX-License-Identifier: Apache-2.0
// Takes keys of terms, gives them sorted: byte by byte from the lowest (radix sort), as many bytes
// as the largest term has. Some ten steps a key, where a sort that compares takes a hundred.
#include "reuse/terms.h"

enum { BYTE_VALUES = 256, TERM_SHIFT = 32 };

uint64_t *syn__terms_sort(uint64_t *keys, uint64_t *spare, size_t count) {
    uint64_t all = 0;
    for (size_t i = 0; i < count; i++)
        all |= keys[i];
    for (size_t shift = TERM_SHIFT; shift < 64 && all >> shift != 0; shift += 8) {
        uint32_t starts[BYTE_VALUES + 1] = {0};
        for (size_t i = 0; i < count; i++)
            starts[(keys[i] >> shift & (BYTE_VALUES - 1)) + 1]++;
        for (size_t i = 0; i < BYTE_VALUES; i++)
            starts[i + 1] += starts[i];
        for (size_t i = 0; i < count; i++)
            spare[starts[keys[i] >> shift & (BYTE_VALUES - 1)]++] = keys[i];
        uint64_t *swap = keys;
        keys = spare;
        spare = swap;
    }
    return keys;
}
