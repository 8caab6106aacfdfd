// SPDX-License-Identifier: Apache-2.0
// Takes bytes, gives characters; well-formedness as in Unicode 15, table 3-7. See utf8.h.
#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

/// Smallest character that needs a sequence of this size.
static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};

size_t syn_ascii_skip(syn_str text, size_t at) {
    for (uint64_t pair[2]; text.size - at >= sizeof pair; at += sizeof pair) {
        memcpy(pair, text.data + at, sizeof pair);
        if (((pair[0] | pair[1]) & 0x8080808080808080u) != 0) break;
    }
    while (at < text.size && (unsigned char)text.data[at] < 0x80)
        at++;
    return at;
}

static size_t sequence_size(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

uint32_t syn__utf8_decode_long(syn_str text, size_t at, size_t *out_size) {
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    size_t size = sequence_size(bytes[0]);
    *out_size = 1;
    if (size == 1) return bytes[0];
    if (size == 0 || size > text.size - at) return SYN_UTF8_BAD;
    uint32_t character = bytes[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return SYN_UTF8_BAD;
        character = character << 6 | (bytes[i] & 0x3Fu);
    }
    if (character < smallest[size] || character > 0x10FFFF ||
        (character >= 0xD800 && character < 0xE000)) {
        return SYN_UTF8_BAD;
    }
    *out_size = size;
    return character;
}

uint32_t syn_utf8_decode_before(syn_str text, size_t end, size_t *out_size) {
    size_t start = end - 1;
    while (start > 0 && end - start < 4 && ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    size_t size;
    uint32_t character = syn_utf8_decode((syn_str){text.data, end}, start, &size);
    if (start + size == end) {
        *out_size = size;
        return character;
    }
    *out_size = 1;
    return SYN_UTF8_BAD;
}

size_t syn_utf8_encode(uint32_t character, char out_bytes[4]) {
    if (character > 0x10FFFF || (character >= 0xD800 && character < 0xE000)) {
        character = SYN_UTF8_BAD;
    }
    if (character < 0x80) {
        out_bytes[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out_bytes[0] = (char)(0xC0 | character >> 6);
        out_bytes[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        out_bytes[0] = (char)(0xE0 | character >> 12);
        out_bytes[1] = (char)(0x80 | (character >> 6 & 0x3F));
        out_bytes[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    out_bytes[0] = (char)(0xF0 | character >> 18);
    out_bytes[1] = (char)(0x80 | (character >> 12 & 0x3F));
    out_bytes[2] = (char)(0x80 | (character >> 6 & 0x3F));
    out_bytes[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

size_t syn_utf8_find_bad(syn_str text) {
    size_t at = 0;
    while (at < text.size) {
        if ((unsigned char)text.data[at] < 0x80) {
            at = syn_ascii_skip(text, at);
            continue;
        }
        size_t size;
        uint32_t character = syn_utf8_decode(text, at, &size);
        if (character == SYN_UTF8_BAD && size == 1) return at;
        at += size;
    }
    return text.size;
}

bool syn_utf8_is_boundary(syn_str text, size_t at) {
    return at == 0 || at >= text.size || ((unsigned char)text.data[at] & 0xC0) != 0x80;
}

bool syn_char_is_letter(uint32_t c) {
    if (c < 0x80) return (c | 32) >= 'a' && (c | 32) <= 'z';
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool syn_char_is_digit(uint32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return u_charType((UChar32)c) == U_DECIMAL_DIGIT_NUMBER;
}

bool syn_char_is_upper(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool syn_char_is_lower(uint32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return u_charType((UChar32)c) == U_LOWERCASE_LETTER;
}

bool syn_char_is_space(uint32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace((UChar32)c) || c == 0x200B || c == 0xFEFF || c == 0x2060;
}

uint32_t syn_char_lower(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return (uint32_t)u_tolower((UChar32)c);
}
