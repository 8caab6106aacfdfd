// SPDX-License-Identifier: Apache-2.0
// Takes requests for memory, gives blocks from the C library. See memory.h.
#include "base/memory.h"

#include <stdatomic.h>
#include <stdlib.h>

static atomic_size_t fail_at;
static atomic_size_t request_count;
static atomic_bool fail_is_sticky;
static _Thread_local bool has_failed;

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
    if (size == 0) return NULL;
    void *block = is_to_fail() ? NULL : malloc(size);
    if (block == NULL) has_failed = true;
    return block;
}

void *syn__memory_resize(void *block, size_t size) {
    if (size == 0) return NULL;
    void *resized = is_to_fail() ? NULL : realloc(block, size);
    if (resized == NULL) has_failed = true;
    return resized;
}

bool syn__memory_take_failure(void) {
    bool failed = has_failed;
    has_failed = false;
    return failed;
}

void syn__memory_free(void *block) {
    free(block);
}
