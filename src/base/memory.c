// SPDX-License-Identifier: Apache-2.0
// Takes requests for memory, gives blocks from the C library. See memory.h.
#include "base/memory.h"

#include <stdatomic.h>
#include <stdlib.h>

static atomic_size_t fail_at;
static atomic_size_t request_count;
static atomic_bool fail_is_sticky;

void syn__memory_fail_at(size_t nth, bool is_sticky) {
    atomic_store(&request_count, 0);
    atomic_store(&fail_is_sticky, is_sticky);
    atomic_store(&fail_at, nth);
}

size_t syn__memory_request_count(void) {
    return atomic_load(&request_count);
}

static bool is_to_fail(void) {
    size_t nth = atomic_load_explicit(&fail_at, memory_order_relaxed);
    if (nth == 0) return false;
    size_t count = atomic_fetch_add(&request_count, 1) + 1;
    return count == nth || (count > nth && atomic_load(&fail_is_sticky));
}

void *syn__memory_new(size_t size) {
    if (size == 0 || is_to_fail()) return NULL;
    return malloc(size);
}

void *syn__memory_resize(void *block, size_t size) {
    if (size == 0 || is_to_fail()) return NULL;
    return realloc(block, size);
}

void syn__memory_free(void *block) {
    free(block);
}
