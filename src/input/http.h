// SPDX-License-Identifier: Apache-2.0
// An HTTP response as crawls keep it: status line, header, and a body in all its codings.
#ifndef SYN_INPUT_HTTP_H
#define SYN_INPUT_HTTP_H

#include "base/buffer.h"

typedef struct syn_http {
    size_t status;  ///< 200, ...; 0 when the line has no number
    syn_str header; ///< without the status line
    syn_str type;   ///< Content-Type with its parameters, or unknown
    syn_str body;   ///< as sent
} syn_http;

/// Splits the bytes; false when they do not begin with a status line. A header without an end has
/// an empty body.
bool syn__http_split(syn_str bytes, syn_http *out_http);

/// True when the header names a coding.
bool syn__http_is_coded(const syn_http *http);

/// Two buffers that a body goes back and forth between while its codings are undone.
typedef struct syn_spare {
    syn_buffer buffers[2];
} syn_spare;
void syn__spare_finish(syn_spare *spare);
/// Gives the memory of an unusually large body back.
void syn__spare_shrink(syn_spare *spare);

typedef struct syn_body {
    syn_str bytes;
    const char *problem; ///< why not all of it could be decoded, or NULL; static text
    bool is_claim_false; ///< a coding was named that the body does not have
} syn_body;

/// Undoes transfer and content codings, each only if it holds; also gzip that the header is silent
/// about. The bytes stand in `body` or in `spare`. False without memory.
bool syn__http_decode(const syn_http *http, syn_spare *spare, syn_body *out_body);

#endif
