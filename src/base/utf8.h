// SPDX-License-Identifier: Apache-2.0
// UTF-8 and the classes of characters.
//
// ASCII is answered from a table, the rest by ICU's Unicode data. Ill-formed bytes decode as
// SYN_UTF8_BAD with size 1, so every loop over any bytes ends.
#ifndef SYN_BASE_UTF8_H
#define SYN_BASE_UTF8_H

#include "synopt/base.h"

#define SYN_UTF8_BAD 0xFFFDu

/// syn_utf8_decode for what is not ASCII.
uint32_t syn__utf8_decode_long(syn_str text, size_t at, size_t *out_size);
/// Decodes the character at `at` (which must be inside) and stores its size in bytes, 1 to 4.
static inline uint32_t syn_utf8_decode(syn_str text, size_t at, size_t *out_size) {
    unsigned char first = (unsigned char)text.data[at];
    if (first >= 0x80) return syn__utf8_decode_long(text, at, out_size);
    *out_size = 1;
    return first;
}
/// Decodes the character that ends at `end` (> 0).
uint32_t syn_utf8_decode_before(syn_str text, size_t end, size_t *out_size);
/// Writes 1 to 4 bytes; a surrogate or too large a value is written as U+FFFD.
size_t syn_utf8_encode(uint32_t character, char out_bytes[4]);
/// The end of the stretch of ASCII that begins at `at`, sixteen bytes at a time.
size_t syn_ascii_skip(syn_str text, size_t at);
/// Offset of the first ill-formed byte, or text.size when all is well.
size_t syn_utf8_find_bad(syn_str text);
/// True at 0, at the end, and wherever no continuation byte stands.
bool syn_utf8_is_boundary(syn_str text, size_t at);

bool syn_char_is_letter(uint32_t character); ///< any script, combining marks included
bool syn_char_is_digit(uint32_t character);  ///< decimal digits of any script
bool syn_char_is_upper(uint32_t character);  ///< upper or title case
bool syn_char_is_lower(uint32_t character);
bool syn_char_is_space(uint32_t character);  ///< white space, also no-break and zero-width ones
uint32_t syn_char_lower(uint32_t character); ///< simple case folding to lower

#endif
