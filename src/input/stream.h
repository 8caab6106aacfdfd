// SPDX-License-Identifier: Apache-2.0
// A stream: the bytes of a file as unpacked, read through a window that grows on demand.
//
// Plain, gzip (also several members in a row) and zstd (several frames, also with the dictionary
// frame of the WARC-zstd convention) are told by their first bytes. A packed file that is cut or
// damaged ends where the damage begins, with `problem` saying so; one that unpacks beyond the caps
// of base/caps.h ends there in the same way. A reader of records may go on behind the damage with
// syn_stream_resume.
#ifndef SYN_INPUT_STREAM_H
#define SYN_INPUT_STREAM_H

#include "base/buffer.h"
#include "base/file.h"

typedef struct syn_unpacker syn_unpacker;

typedef struct syn_stream {
    syn_reader *reader;
    syn_unpacker *unpacker; ///< NULL while the file is plain
    char *packed;           ///< bytes as read from the file, before unpacking
    size_t packed_at, packed_end;
    size_t read_bytes, unpacked_bytes; ///< totals so far
    bool is_file_at_end, is_at_end;    ///< nothing more to read; nothing more to unpack
    const char *problem;               ///< why the stream ended early, or NULL
    bool is_damaged;                   ///< and the last bytes of the window may be wrong, too
    bool has_other;    ///< it ended because other bytes than zeros stand behind a member
    syn_buffer window; ///< unpacked bytes; those before `at` have been taken
    size_t at;
} syn_stream;

/// Opens `path` ("-": standard input) and tells its packing.
SYN_WARN_UNUSED syn_status syn_stream_open(syn_stream *stream, const char *path, syn_error *error);
void syn_stream_close(syn_stream *stream);

/// Unpacks until `wanted` bytes stand in the window or the stream ends; *out_bytes is what stands
/// there, valid until the next call. Reading errors end the stream with SYN_IO.
SYN_WARN_UNUSED syn_status syn_stream_peek(syn_stream *stream, size_t wanted, syn_str *out_bytes,
                                           syn_error *error);
/// Takes `size` bytes off the front of the window.
void syn_stream_skip(syn_stream *stream, size_t size);

/// After the stream has ended early: drops what stands in the window and goes on at the next gzip
/// member or zstd frame that can be found behind the damage. SYN_END when there is none.
SYN_WARN_UNUSED syn_status syn_stream_resume(syn_stream *stream, syn_error *error);
/// Where in the file the bytes begin that stand at the front of the window: their own place in a
/// plain file, else that of the gzip member or zstd frame that starts with them. False when they
/// stand inside of one.
bool syn_stream_find_offset(const syn_stream *stream, size_t *out_offset);

#endif
