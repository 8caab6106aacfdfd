// SPDX-License-Identifier: Apache-2.0
// Leads the memory of zlib through base/memory, so that tests can make every request fail.
#ifndef SYN_INPUT_ZLIB_MEMORY_H
#define SYN_INPUT_ZLIB_MEMORY_H

#include "base/memory.h"

#include <zlib.h>

static inline voidpf syn__zlib_take(voidpf unused, uInt count, uInt size) {
    (void)unused;
    size_t total;
    return syn_size_multiply(count, size, &total) ? syn__memory_new(total) : NULL;
}

static inline void syn__zlib_give(voidpf unused, voidpf block) {
    (void)unused;
    syn__memory_free(block);
}

#endif
