// SPDX-License-Identifier: Apache-2.0
// Lists of terms with their places, sorted by term without comparing.
#ifndef SYN_REUSE_TERMS_H
#define SYN_REUSE_TERMS_H

#include <stddef.h>
#include <stdint.h>

/// A term and a place, for sorting.
static inline uint64_t syn__term_key(uint32_t term, size_t place) {
    return (uint64_t)term << 32 | (uint32_t)place;
}
static inline uint32_t syn__term_of(uint64_t key) {
    return (uint32_t)(key >> 32);
}
static inline size_t syn__term_place(uint64_t key) {
    return (size_t)(uint32_t)key;
}

/// Sorts keys by term; those of one term keep their order. Gives the one of both arrays, each of
/// `count` keys, that holds the result. Linear.
uint64_t *syn__terms_sort(uint64_t *keys, uint64_t *spare, size_t count);

#endif
