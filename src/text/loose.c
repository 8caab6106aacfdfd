// SPDX-License-Identifier: Apache-2.0
// Copy whose marks stand apart: takes a text, says whether a program has cut it into words and
// glued them again ("a 16 - year - old", "2. 6 million", "30, 000", "8 a. m."). In such a text a
// stop between two numbers may be a decimal point. numbers_loose.c knows the same forms as pieces.
// One pass over the bytes.
#include "text/split.h"

#include "base/str.h"

static bool is_digit(syn_str text, size_t at) {
    return at < text.size && syn_ascii_is_digit(text.data[at]);
}

static bool is_letter(syn_str text, size_t at) {
    return at < text.size &&
           (syn_ascii_is_lower(text.data[at]) || syn_ascii_is_upper(text.data[at]));
}

static bool is_char(syn_str text, size_t at, char c) {
    return at < text.size && text.data[at] == c;
}

/// "16 - year", "30, 000", "$2. 6", "3: 45": a mark behind a digit with its blanks.
static bool is_loose_number(syn_str text, size_t at) {
    if (is_char(text, at, ' '))
        return is_char(text, at + 1, '-') && is_char(text, at + 2, ' ') && is_letter(text, at + 3);
    if (!is_char(text, at + 1, ' ') || !is_digit(text, at + 2)) return false;
    if (is_char(text, at, ',')) return is_char(text, at + 3, '0') && is_char(text, at + 4, '0');
    if (is_char(text, at, ':')) return is_digit(text, at + 3) && !is_digit(text, at + 4);
    return is_char(text, at, '.') && at > 1 && text.data[at - 2] == '$';
}

bool syn__text_is_loose(syn_str text) {
    size_t loose = 0, tight = 0;
    for (size_t i = 1; i + 2 < text.size; i++) {
        char c = text.data[i];
        if (c != ' ' && c != ',' && c != '.' && c != ':' && c != '-') continue;
        if (is_digit(text, i - 1)) {
            loose += is_loose_number(text, i);
            tight += c != ' ' && (is_digit(text, i + 1) || (c == '-' && is_letter(text, i + 1)));
            continue;
        }
        // "8 a. m.", "the U. S."
        bool is_pair = c == '.' && is_char(text, i + 1, ' ') && is_char(text, i + 3, '.');
        loose +=
            is_pair &&
            ((text.data[i - 1] == 'U' && text.data[i + 2] == 'S') ||
             (text.data[i + 2] == 'm' && (text.data[i - 1] == 'a' || text.data[i - 1] == 'p')));
    }
    return loose > 2 * tight;
}
