// SPDX-License-Identifier: Apache-2.0
// Hashes of five words in a row, one a word.
#ifndef SYN_REUSE_SHINGLE_H
#define SYN_REUSE_SHINGLE_H

#include "base/map.h"

enum { SYN__SHINGLE_WORDS = 5 };

/// An odd number, and its power to the number of words: what the word that leaves is worth.
#define SYN__SHINGLE_BASE UINT64_C(0x9E3779B97F4A7C15)
#define SYN__SHINGLE_BASE_POWER UINT64_C(0x2E2B795F2D10FD85)

/// The last words. Zero-initialise.
typedef struct syn__shingle {
    uint64_t sum; ///< a polynomial in their forms (Karp and Rabin, 1987)
    uint32_t forms[SYN__SHINGLE_WORDS];
    size_t count;
} syn__shingle;

/// Takes the next word; false until there are enough of them. The work does not depend on how many
/// words a shingle has.
static inline bool syn__shingle_add(syn__shingle *shingle, uint32_t form, uint64_t *out_hash) {
    uint32_t *oldest = &shingle->forms[shingle->count++ % SYN__SHINGLE_WORDS];
    shingle->sum = shingle->sum * SYN__SHINGLE_BASE + form - *oldest * SYN__SHINGLE_BASE_POWER;
    *oldest = form;
    *out_hash = syn_hash_combine(0, shingle->sum);
    return shingle->count >= SYN__SHINGLE_WORDS;
}

#endif
