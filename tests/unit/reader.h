// SPDX-License-Identifier: Apache-2.0
// Reads paths as the program does, and gives what came out as one text to compare.
#ifndef SYN_TESTS_UNIT_READER_H
#define SYN_TESTS_UNIT_READER_H

#include "base/buffer.h"
#include "synopt/engine.h"
#include "unit/test.h"

/// A line for each record ("name#number id-or-url [raw] kind", its notes below it), then one for
/// each of the unread. `folder` is cut off the names. The text lives until `out` is used again.
syn_str test_read_all(const char *folder, const char *path, syn_input_format from, syn_buffer *out);

/// Reads all under `path` and counts; the first error ends it and is given.
syn_status test_read_to_end(const char *path, size_t *out_records, size_t *out_unread);

/// Appends `bytes` as one gzip member.
void test_append_gzip(syn_buffer *out, syn_str bytes);

#endif
