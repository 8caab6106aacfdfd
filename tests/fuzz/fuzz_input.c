// SPDX-License-Identifier: Apache-2.0
// Any bytes as an input file of any kind: read, each record extracted and checked.
#define _GNU_SOURCE
#include "fuzz/checks.h"
#include "fuzz/fuzz.h"

#include "input/input.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    int descriptor = memfd_create("fuzz", 0);
    if (descriptor < 0 || write(descriptor, bytes, size) != (ssize_t)size) return 0;
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    syn_input *input;
    syn_record *record;
    syn_error error;
    const char *paths[] = {path};
    if (syn_input_open(paths, 1, SYN_FROM_AUTO, &input, &error) == SYN_OK) {
        while (syn_input_next(input, &record, &error) == SYN_OK) {
            check_record(record->raw, record->content);
            syn_record_free(record);
        }
        syn_input_close(input);
    }
    close(descriptor);
    return 0;
}
