// SPDX-License-Identifier: Apache-2.0
// What a fuzz harness offers: libFuzzer calls it with any bytes (preset fuzz); in the other builds
// replay.c calls it with the files of its corpus, so old findings stay found.
#ifndef SYN_TESTS_FUZZ_FUZZ_H
#define SYN_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/// What must hold for any bytes.
#define PROMISE(condition)                                                                  \
    do {                                                                                    \
        if (!(condition)) {                                                                 \
            fprintf(stderr, "%s:%d: promise broken: %s\n", __FILE__, __LINE__, #condition); \
            abort();                                                                        \
        }                                                                                   \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
