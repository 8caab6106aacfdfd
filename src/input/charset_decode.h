// SPDX-License-Identifier: Apache-2.0
// The decoders behind syn_charset_decode, one a kind of character set. Each fills `out` from
// raw[mark_size..] into `arena`.
#ifndef SYN_INPUT_CHARSET_DECODE_H
#define SYN_INPUT_CHARSET_DECODE_H

#include "input/charset.h"
#include "input/detect.h"

/// UTF-8 may grow no more than this for each raw byte, in any set.
enum { SYN_WORST_GROWTH = 3 };

bool syn__is_utf8(syn_str text);
/// Bytes of a UTF-8 character that was cut: its lead and the continuations that are there; 0 when
/// the byte does not begin one.
size_t syn__measure_cut(syn_str raw, size_t at);

/// Well-formed UTF-8: the text is a part of `raw`.
void syn__decode_same(syn_str raw, size_t mark_size, syn_arena *arena, syn_decoded *out);
/// UTF-8 with bad bytes: good characters stay, a cut one becomes U+FFFD, single odd bytes are what
/// `island`, a single-byte set, reads.
void syn__decode_broken_utf8(syn_str raw, size_t mark_size, const syn_encoding *island,
                             syn_arena *arena, syn_decoded *out);
/// Any other set. False when ICU lacks it.
bool syn__decode_set(syn_str raw, size_t mark_size, const syn_encoding *encoding, syn_arena *arena,
                     syn_decoded *out);

#endif
