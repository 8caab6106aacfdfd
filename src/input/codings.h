// SPDX-License-Identifier: Apache-2.0
// Undoes one coding of a whole body in memory: chunked, gzip, deflate, brotli, zstd.
//
// A claim is believed only if it holds: bytes that are not what they are said to be stay as they
// are. A body that holds at first and is cut or damaged later gives what came before, with a
// problem.
#ifndef SYN_INPUT_CODINGS_H
#define SYN_INPUT_CODINGS_H

#include "base/buffer.h"

typedef enum syn_coding {
    SYN_CODING_NONE, ///< also what a name that is not known means
    SYN_CODING_CHUNKED,
    SYN_CODING_GZIP,
    SYN_CODING_DEFLATE, ///< zlib's wrapping or, as some servers mean it, none
    SYN_CODING_BROTLI,
    SYN_CODING_ZSTD
} syn_coding;

/// The coding of a header's word ("gzip", "x-gzip", "br", ...).
syn_coding syn__coding_from_name(syn_str name);

/// Puts the decoded bytes into `out` (cleared first); true when the claim holds. *out_problem is
/// static text when not all could be decoded, else left alone. Only memory fails, stickily in
/// `out`. At most SYN_CAP_RECORD_BYTES come out, and no bomb.
bool syn__coding_undo(syn_coding coding, syn_str body, syn_buffer *out, const char **out_problem);

/// True when the bytes begin as gzip data do, whatever is said of them.
bool syn__coding_is_gzip(syn_str body);

#endif
