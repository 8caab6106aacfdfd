// SPDX-License-Identifier: Apache-2.0
// Finding a value in the text of a JSON object without parsing the whole of it.
#ifndef SYN_INPUT_JSON_CUT_H
#define SYN_INPUT_JSON_CUT_H

#include "base/arena.h"
#include "base/buffer.h"

/// Behind white space and commas.
size_t syn__json_skip_space(syn_str text, size_t at);
/// Behind the value that begins at `at`; SIZE_MAX when the text ends before it does.
size_t syn__json_skip_value(syn_str text, size_t at);
/// Where the value of a key of the outermost object begins, or SIZE_MAX.
size_t syn__json_find_key(syn_str text, syn_str key);

/// The four hex digits at `at`, or UINT32_MAX.
uint32_t syn__json_read_hex(syn_str text, size_t at);

/// The long text of `key` (letters only), as jansson would read it, made in `arena`; and the object
/// with an empty text in its place, which is still to be parsed: only when jansson takes that, with
/// no key twice, the text is right. False when the text is short, or anything about it is unusual:
/// then jansson is to read the whole.
bool syn__json_cut(syn_str object, syn_str key, syn_arena *arena, syn_buffer *out_rest,
                   syn_str *out_text);

#endif
