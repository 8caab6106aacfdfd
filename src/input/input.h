// SPDX-License-Identifier: Apache-2.0
// Input: takes paths, gives records, one after another, in a stable order.
//
// Files, folders (walked by sorted names, hidden ones skipped) and "-"; plain text, HTML, JSON
// Lines, WARC and ARC, feeds, MHTML; gzip or zstd around any of them. The type is
// told by name and content unless `from` says it. A record that cannot be read is noted and
// skipped, never the rest of its file. Memory: one record at a time.
#ifndef SYN_INPUT_INPUT_H
#define SYN_INPUT_INPUT_H

#include "input/record.h"
#include "synopt/engine.h"

typedef struct syn_input syn_input;

/// `paths` must outlive the input.
SYN_WARN_UNUSED syn_status syn_input_open(const char *const *paths, size_t path_count,
                                          syn_input_format from, syn_input **out_input,
                                          syn_error *error);
/// SYN_OK and a record (the caller frees it), or SYN_END. A file that cannot be read is put on the
/// list of the unread and passed over; only memory and cancelling give an error.
SYN_WARN_UNUSED syn_status syn_input_next(syn_input *input, syn_record **out_record,
                                          syn_error *error);
/// What could not be read so far; lives until close.
const syn_unread *syn_input_get_unread(const syn_input *input, size_t *out_count);
void syn_input_close(syn_input *input);

#endif
