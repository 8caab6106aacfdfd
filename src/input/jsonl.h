// SPDX-License-Identifier: Apache-2.0
// Reads one line of JSON Lines (docs/FORMATS.md, "Input line") into a record.
#ifndef SYN_INPUT_JSONL_H
#define SYN_INPUT_JSONL_H

#include "base/buffer.h"
#include "input/record.h"

/// `record` is zeroed but for its arena, where everything is copied to. On bad JSON, or a line that
/// holds no text, *out_why is a reason made in `why_arena` and the record is of no use; otherwise
/// it is unknown. Only memory fails, stickily, in the arenas.
void syn_jsonl_read_line(syn_str line, syn_record *record, syn_arena *why_arena, syn_str *out_why);

/// The line with what jansson refuses replaced by U+FFFD: surrogates without their other half, and
/// bytes that are no UTF-8.
void syn__json_mend(syn_str line, syn_buffer *out);

#endif
