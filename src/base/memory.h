// SPDX-License-Identifier: Apache-2.0
// The only place that asks the system for memory.
//
// Everything else allocates through arenas, buffers and maps, which come here. A test can make the
// n-th request fail (syn__memory_fail_at), so that every failure path is run.
#ifndef SYN_BASE_MEMORY_H
#define SYN_BASE_MEMORY_H

#include "synopt/base.h"

/// NULL when out of memory or when `size` is 0. Not zeroed.
void *syn__memory_new(size_t size);
/// As realloc; on failure the old block stays valid. `size` must not be 0.
void *syn__memory_resize(void *block, size_t size);
void syn__memory_free(void *block);

/// True when a request of this thread has failed since it was last asked. For libraries that go on
/// without telling.
bool syn__memory_take_failure(void);

/// Fault injection: the n-th request from now fails, and every one after it when `is_sticky`; 0
/// switches it off. For tests; counts over all threads.
void syn__memory_fail_at(size_t nth, bool is_sticky);
/// Requests seen since syn__memory_fail_at was called last with an `nth` that is not 0.
size_t syn__memory_request_count(void);

/// Checked size arithmetic: false, and nothing written, on overflow.
static inline SYN_WARN_UNUSED bool syn_size_add(size_t a, size_t b, size_t *out_sum) {
    if (b > SIZE_MAX - a) return false;
    *out_sum = a + b;
    return true;
}
static inline SYN_WARN_UNUSED bool syn_size_multiply(size_t a, size_t b, size_t *out_product) {
    if (a != 0 && b > SIZE_MAX / a) return false;
    *out_product = a * b;
    return true;
}

#endif
