// SPDX-License-Identifier: Apache-2.0
// Takes bytes, tells which Cyrillic character set they are in, or that they are Thai. See detect.h.
//
// Each set is tried on a sample. Read rightly, common letters are common, capitals stand at the
// start of words and no sign stands inside of one; read wrongly, all of this fails. Letters of an
// ASCII word beside a high byte speak against Cyrillic at all. Thai is told by its spelling: a
// vowel sign or tone mark stands on a consonant. Cost: linear in 8 kB, six times.
#include "input/detect.h"

#include "base/str.h"
#include "base/utf8.h"

#include <unicode/ucnv.h>

enum {
    SAMPLE_BYTES = 8192,
    LEAST_LETTERS = 8,
    CAPITAL_START = 20, ///< points of a capital at a word's start
    FAULT = -60,        ///< of a capital or sign inside a word, of an ASCII letter beside one
    LEAST_AVERAGE = 32  ///< right readings reach 45 to 60, wrong ones below 25
};

static const char *const sets[] = {"windows-1251", "KOI8-R",  "ISO-8859-5",
                                   "ibm-866",      "ibm-855", "x-mac-cyrillic"};

/// How common a small letter is in Russian running text, per mille; Bulgarian and Ukrainian are
/// near enough.
static int letter_points(uint32_t c) {
    static const uint8_t points[32] = {80, 16, 45, 17,  30, 85, 9,  16, 74, 12, 35,
                                       44, 32, 67, 110, 28, 47, 55, 63, 26, 3,  10,
                                       5,  14, 7,  4,   1,  19, 17, 3,  6,  20};
    if (c >= 0x430 && c <= 0x44F) return points[c - 0x430];
    return c == 0x451 || c == 0x456 || c == 0x457 || c == 0x454 ? 5 : 0; // ё і ї є
}

static bool is_ascii_letter(UChar c) {
    return c < 0x80 && syn_ascii_is_alpha((char)c);
}

/// Points of one character beyond ASCII between its neighbours.
static int judge(UChar before, UChar here, UChar after) {
    if (is_ascii_letter(before) || is_ascii_letter(after)) return FAULT;
    bool is_small_before = syn_char_is_lower(before) && before >= 0x400;
    if (here >= 0x410 && here <= 0x42F) return is_small_before ? FAULT : CAPITAL_START;
    if (here >= 0x400 && here < 0x500) {
        int points = letter_points(here);
        return points > 0 ? points : FAULT;
    }
    bool is_space =
        here == 0xA0 || here == 0xAB || here == 0xBB || (here > 0x2010 && here < 0x2030);
    return is_space || here == 0x2116 ? 0 : FAULT;
}

/// The average over all characters beyond ASCII, or FAULT when they are too few.
static int try_set(const char *set, syn_str bytes) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(set, &problem);
    if (U_FAILURE(problem)) return FAULT;
    UChar units[SAMPLE_BYTES];
    int32_t size =
        ucnv_toUChars(converter, units, SAMPLE_BYTES, bytes.data, (int32_t)bytes.size, &problem);
    ucnv_close(converter);
    if (U_FAILURE(problem)) return FAULT;
    int total = 0, count = 0;
    for (int32_t i = 0; i < size; i++) {
        if (units[i] < 0x80) continue;
        total += judge(i > 0 ? units[i - 1] : ' ', units[i], i + 1 < size ? units[i + 1] : ' ');
        count++;
    }
    return count < LEAST_LETTERS ? FAULT : total / count;
}

const char *syn__charset_detect_cyrillic(syn_str bytes) {
    const char *best = NULL;
    int best_points = LEAST_AVERAGE;
    size_t first = 0;
    while (first < bytes.size && (bytes.data[first] & 0x80) == 0)
        first++;
    bytes = syn_str_slice(bytes, first, first + SAMPLE_BYTES - 1);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        int points = try_set(sets[i], bytes);
        if (points <= best_points) continue;
        best = sets[i];
        best_points = points;
    }
    return best;
}

static bool is_thai_consonant(unsigned char c) {
    return c >= 0xA1 && c <= 0xCE;
}

/// Vowel signs and tone marks above and below.
static bool is_thai_mark(unsigned char c) {
    return c == 0xD1 || (c >= 0xD4 && c <= 0xDA) || (c >= 0xE7 && c <= 0xEE);
}

const char *syn__charset_detect_thai(syn_str bytes) {
    size_t high = 0, marks = 0, faults = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char here = (unsigned char)bytes.data[i];
        unsigned char before = i > 0 ? (unsigned char)bytes.data[i - 1] : ' ';
        if (here < 0x80) continue;
        high++;
        marks += is_thai_mark(here);
        bool is_hanging = is_thai_mark(here) && !is_thai_consonant(before) && !is_thai_mark(before);
        faults += is_hanging || here < 0xA0 || here > 0xFB || (here > 0xDA && here < 0xDF);
    }
    bool is_thai = high >= LEAST_LETTERS * 2 && marks * 8 > high && faults * 20 < high;
    return is_thai ? "windows-874" : NULL;
}
