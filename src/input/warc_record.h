// SPDX-License-Identifier: Apache-2.0
// The frame of one record in a WARC or ARC file: where it starts, what its header says.
#ifndef SYN_INPUT_WARC_RECORD_H
#define SYN_INPUT_WARC_RECORD_H

#include "synopt/base.h"

typedef enum syn_warc_kind {
    SYN_WARC_OTHER, ///< request, metadata, revisit, warcinfo, ...: nothing to read
    SYN_WARC_RESPONSE,
    SYN_WARC_RESOURCE ///< resource or conversion: the block is the body
} syn_warc_kind;

typedef struct syn_warc_header {
    syn_warc_kind kind;
    size_t size;       ///< bytes of the header with its empty line
    bool has_length;   ///< a length that is a number stands there
    size_t length;     ///< of the block
    syn_str url;       ///< as written; unknown when there is none
    syn_str type;      ///< of the block
    bool is_truncated; ///< the crawler says that it did not keep all of it
} syn_warc_header;

/// Offset of the first record start at or behind `from`, or SIZE_MAX. A start stands at the start
/// of a line, and so does offset 0.
size_t syn__warc_find_start(syn_str bytes, bool is_arc, size_t from);
/// True when the bytes begin with one.
bool syn__warc_is_start(syn_str bytes, bool is_arc);
/// Bytes that must stand behind a place so that it can be told for sure.
enum { SYN_WARC_START_BYTES = 1 << 13 };

/// Reads the header that the bytes begin with; false when it has no end in them. Its texts point
/// into `bytes`.
bool syn__warc_read_header(syn_str bytes, bool is_arc, syn_warc_header *out_header);

#endif
