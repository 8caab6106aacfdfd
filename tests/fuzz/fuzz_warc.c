// SPDX-License-Identifier: Apache-2.0
// Any bytes as a WARC or ARC file, packed or not, and as whatever else they look like. Records are
// not extracted (fuzz_input does that): framing, packing and codings are what is tried here.
#define _GNU_SOURCE
#include "fuzz/fuzz.h"

#include "base/caps.h"
#include "input/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void check(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_warc: %s\n", what);
    abort();
}

/// Bytes of all records and texts of the unread, so that each of them is touched.
static size_t read_as(const char *path, syn_input_format from, size_t file_size) {
    syn_input *input;
    syn_record *record;
    syn_error error;
    size_t sum = 0, number = 0;
    if (syn_input_open(&path, 1, from, &input, &error) != SYN_OK) return 0;
    while (syn_input_next(input, &record, &error) == SYN_OK) {
        check(record->number == number++, "numbers have a gap");
        check(record->raw.size <= SYN_CAP_RECORD_BYTES, "a record is over the cap");
        check(!record->has_offset || record->offset < file_size, "an offset is outside");
        for (size_t i = 0; i < record->raw.size; i++)
            sum += (unsigned char)record->raw.data[i];
        syn_record_free(record);
    }
    size_t count;
    const syn_unread *unread = syn_input_get_unread(input, &count);
    check(count <= 64, "too many are named");
    for (size_t i = 0; i < count; i++)
        sum += strnlen(unread[i].why.data, unread[i].why.size);
    syn_input_close(input);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    int descriptor = memfd_create("fuzz", 0);
    if (descriptor < 0 || write(descriptor, bytes, size) != (ssize_t)size) {
        if (descriptor >= 0) close(descriptor);
        return 0;
    }
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    size_t first = read_as(path, SYN_FROM_WARC, size);
    check(read_as(path, SYN_FROM_WARC, size) == first, "a second reading differs");
    read_as(path, SYN_FROM_AUTO, size);
    close(descriptor);
    return 0;
}
