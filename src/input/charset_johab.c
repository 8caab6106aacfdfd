// SPDX-License-Identifier: Apache-2.0
// Takes two bytes of Johab, gives the character. See charset_johab.h.
//
// 1iiiiimm mmmfffff: numbers of initial, vowel and final, from which Unicode's syllables are
// counted. The rows of signs and Chinese characters are those of KS X 1001, two rows a lead byte
// (the standard's own rule), so they are reached through EUC-KR.
#include "input/charset_johab.h"

#include "base/utf8.h"

#include <unicode/ucnv.h>

enum { NONE = 0xFF, FILL = 0xFE };

/// Five bits -> number of the letter among initials, vowels, finals (1 and on; 0: no final).
static const uint8_t initials[32] = {
    NONE, FILL, 0,  1,  2,  3,    4,    5,    6,    7,    8,    9,    10,   11,   12,   13,
    14,   15,   16, 17, 18, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};
static const uint8_t vowels[32] = {NONE, NONE, FILL, 0,    1,  2,    3,    4,  NONE, NONE, 5,
                                   6,    7,    8,    9,    10, NONE, NONE, 11, 12,   13,   14,
                                   15,   16,   NONE, NONE, 17, 18,   19,   20, NONE, NONE};
static const uint8_t finals[32] = {NONE, FILL, 1,  2,  3,  4,  5,  6,    7,    8,   9,
                                   10,   11,   12, 13, 14, 15, 16, NONE, 17,   18,  19,
                                   20,   21,   22, 23, 24, 25, 26, 27,   NONE, NONE};

/// Letters that stand alone: initials, and finals (number 1 and on), as U+3131 and on.
static const uint8_t initial_alone[19] = {0x31, 0x32, 0x34, 0x37, 0x38, 0x39, 0x41,
                                          0x42, 0x43, 0x45, 0x46, 0x47, 0x48, 0x49,
                                          0x4A, 0x4B, 0x4C, 0x4D, 0x4E};
static const uint8_t final_alone[27] = {0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x39, 0x3A,
                                        0x3B, 0x3C, 0x3D, 0x3E, 0x3F, 0x40, 0x41, 0x42, 0x44,
                                        0x45, 0x46, 0x47, 0x48, 0x4A, 0x4B, 0x4C, 0x4D, 0x4E};

static uint32_t read_syllable(uint8_t first, uint8_t second) {
    uint8_t i = initials[first >> 2 & 31];
    uint8_t v = vowels[(first & 3) << 3 | second >> 5];
    uint8_t f = finals[second & 31];
    if (i == NONE || v == NONE || f == NONE) return SYN_UTF8_BAD;
    if (i != FILL && v != FILL) return 0xAC00u + ((uint32_t)i * 21 + v) * 28 + (f == FILL ? 0u : f);
    if (i == FILL && v == FILL) return f == FILL ? 0x3000 : 0x3100u + final_alone[f - 1];
    if (f != FILL) return SYN_UTF8_BAD;
    return i == FILL ? 0x314Fu + v : 0x3100u + initial_alone[i];
}

uint32_t syn__johab_get(uint8_t first, uint8_t second, struct UConverter *korean) {
    if (first >= 0x84 && first <= 0xD3) return read_syllable(first, second);
    bool is_sign = first >= 0xD9 && first <= 0xDE, is_hanja = first >= 0xE0 && first <= 0xF9;
    bool is_low = second >= 0x31 && second <= 0x7E, is_high = second >= 0x91 && second <= 0xFE;
    if ((!is_sign && !is_hanja) || (!is_low && !is_high)) return SYN_UTF8_BAD;
    int row = is_sign ? 2 * (first - 0xD9) : 2 * (first - 0xE0) + 41;
    int cell = is_low ? second - 0x31 : second - 0x43;
    row += cell >= 94;
    char bytes[2] = {(char)(0xA1 + row), (char)(0xA1 + cell % 94)};
    const char *at = bytes;
    UErrorCode problem = U_ZERO_ERROR;
    ucnv_resetToUnicode(korean);
    UChar32 character = ucnv_getNextUChar(korean, &at, bytes + 2, &problem);
    return U_FAILURE(problem) ? SYN_UTF8_BAD : (uint32_t)character;
}
