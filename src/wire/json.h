// SPDX-License-Identifier: Apache-2.0
// Writing JSON: appends keys and values to a buffer, and puts the commas itself.
//
// Whether a comma is due is told by the last byte written: none after `{`, `[` or `:`. So there is
// no state to keep, and an object can be written in pieces by several functions. Any bytes give
// valid JSON: ill-formed UTF-8 becomes U+FFFD, control characters are escaped. Numbers do not
// depend on the locale; what is not finite is null. Does not check that brackets match. Linear.
#ifndef SYN_WIRE_JSON_H
#define SYN_WIRE_JSON_H

#include "base/buffer.h"

/// Begins an object or array (`{`, `[`) as the next value; ends it (`}`, `]`).
void syn__json_begin(syn_buffer *out, char bracket);
void syn__json_end(syn_buffer *out, char bracket);
/// A key; its value must follow. `key` must need no escaping.
void syn__json_key(syn_buffer *out, const char *key);
/// A value: null when unknown.
void syn__json_text(syn_buffer *out, syn_str text);
void syn__json_size(syn_buffer *out, size_t value);
/// As few digits as give `value` back to 15 significant digits; null when it is not finite.
void syn__json_number(syn_buffer *out, double value);
/// Four digits after the point at most: a share, a weight, a confidence.
void syn__json_ratio(syn_buffer *out, double value);
void syn__json_bool(syn_buffer *out, bool value);
void syn__json_null(syn_buffer *out);

/// A key with its value.
void syn__json_put_text(syn_buffer *out, const char *key, syn_str text);
void syn__json_put_name(syn_buffer *out, const char *key, const char *name); ///< NULL: null
void syn__json_put_size(syn_buffer *out, const char *key, size_t value);
/// A number as syn__json_number writes it when `is_known`, else null.
void syn__json_put_number(syn_buffer *out, const char *key, double value, bool is_known);
void syn__json_put_ratio(syn_buffer *out, const char *key, double value);
void syn__json_put_bool(syn_buffer *out, const char *key, bool value);
void syn__json_put_span(syn_buffer *out, const char *key, syn_span span);
void syn__json_put_opt_span(syn_buffer *out, const char *key, syn_opt_span span);
void syn__json_put_texts(syn_buffer *out, const char *key, const syn_str *texts, size_t count);
void syn__json_put_sizes(syn_buffer *out, const char *key, const size_t *values, size_t count);
/// `SYN_NOTHING` is null.
void syn__json_put_index(syn_buffer *out, const char *key, size_t index);

/// A span as a value of its own.
void syn__json_span(syn_buffer *out, syn_span span);

#endif
