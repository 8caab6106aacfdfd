// SPDX-License-Identifier: Apache-2.0
// Numbers in digits: takes pieces, gives the value of the digits that start at one of them.
//
// "1,250", "1.234.567", "12 500", "5.5", "3,5", ".5", "1.3x10^6", "12e-1". Groups and decimals are
// told apart by their length. Constant cost.
#include "annotate/numbers.h"

enum { MOST_DIGITS = 15, MOST_GROUPS = 6, MOST_EXPONENT = 30 };

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

static size_t piece_size(const syn_pieces *pieces, size_t at) {
    return syn_piece_text(pieces, at).size;
}

static double read_digits(const syn_pieces *pieces, size_t at) {
    syn_str digits = syn_piece_text(pieces, at);
    double value = 0;
    for (size_t i = 0; i < digits.size; i++)
        value = value * 10 + (digits.data[i] - '0');
    return value;
}

/// A group of three digits after a comma ("1,250") at `at`, which is the comma.
static bool is_comma_group(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_mark(pieces, at, ',') && is_glued(pieces, at) &&
           syn_piece_is(pieces, at + 1, SYN_PIECE_DIGITS) && is_glued(pieces, at + 1) &&
           piece_size(pieces, at + 1) == 3;
}

/// "1 234 567": two groups, or two numbers that merely stand side by side are joined; one group
/// only before a common noun and behind a common word ("a town of 12 500 inhabitants").
static size_t count_blank_groups(const syn_pieces *pieces, size_t at) {
    size_t count = 0;
    while (count < MOST_GROUPS && syn_piece_is(pieces, at + count, SYN_PIECE_DIGITS) &&
           syn_piece_has_gap(pieces, at + count, SYN_GAP_BLANK) &&
           piece_size(pieces, at + count) == 3)
        count++;
    bool is_counting = count == 1 && syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) &&
                       !syn_piece_is_capital(pieces, at + 1) &&
                       syn_piece_in(pieces, at + 1, SYN_LEXICON_PHRASE_STOP) == false &&
                       syn_piece_is(pieces, at - 2, SYN_PIECE_WORD) &&
                       !syn_piece_is_capital(pieces, at - 2) &&
                       !syn_piece_in(pieces, at - 2, SYN_LEXICON_NUMBER_LABEL);
    return count >= 2 || is_counting ? count : 0;
}

/// ".234.567" of "1.234.567": two groups at least, or it is a decimal.
static size_t count_dot_groups(const syn_pieces *pieces, size_t at) {
    size_t count = 0;
    while (count < MOST_GROUPS && syn_piece_is_mark(pieces, at + 2 * count, '.') &&
           is_glued(pieces, at + 2 * count) && is_glued(pieces, at + 2 * count + 1) &&
           syn_piece_is(pieces, at + 2 * count + 1, SYN_PIECE_DIGITS) &&
           piece_size(pieces, at + 2 * count + 1) == 3)
        count++;
    return count >= 2 ? count : 0;
}

/// ",5" of "3,5 million", ",50" of "12,50 euros": one or two digits behind a comma that nothing
/// parts.
static bool is_comma_decimal(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_mark(pieces, at, ',') && is_glued(pieces, at) &&
           syn_piece_is(pieces, at + 1, SYN_PIECE_DIGITS) && is_glued(pieces, at + 1) &&
           piece_size(pieces, at + 1) <= 2 &&
           !(is_glued(pieces, at + 2) &&
             (syn_piece_is_mark(pieces, at + 2, ',') || syn_piece_is_mark(pieces, at + 2, '.') ||
              syn_piece_is_mark(pieces, at + 2, '-')) &&
             syn_piece_is(pieces, at + 3, SYN_PIECE_DIGITS));
}

static bool is_decimal_part(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_mark(pieces, at, '.') && syn_piece_is(pieces, at + 1, SYN_PIECE_DIGITS) &&
           is_glued(pieces, at + 1) && piece_size(pieces, at + 1) <= MOST_DIGITS;
}

static double read_decimals(const syn_pieces *pieces, size_t at) {
    double scale = 1;
    for (size_t i = piece_size(pieces, at); i > 0; i--)
        scale *= 10;
    return read_digits(pieces, at) / scale;
}

/// "1.3x10^6", "1.1^23", "12e-1": the piece after it, or `at`.
static size_t scan_exponent(const syn_pieces *pieces, size_t at, syn_number *number) {
    size_t i = at;
    double base = number->value, start = 1;
    if (syn_piece_is_word(pieces, i, "x") || syn_piece_is_mark(pieces, i, 0xD7)) {
        if (syn_piece_value(pieces, i + 1) != 10) return at;
        base = 10;
        start = number->value;
        i += 2;
    }
    if (!is_glued(pieces, i)) return at;
    if (i == at && syn_piece_is_word(pieces, i, "e")) {
        base = 10;
        start = number->value;
    } else if (!syn_piece_is_mark(pieces, i, '^')) {
        return at;
    }
    i++;
    bool is_below = syn_piece_is_mark(pieces, i, '-');
    if (is_below || syn_piece_is_mark(pieces, i, '+')) i++;
    long exponent = syn_piece_value(pieces, i);
    if (exponent < 0 || exponent > MOST_EXPONENT || !is_glued(pieces, i)) return at;
    for (; exponent > 0; exponent--)
        start = is_below ? start / base : start * base;
    if (!(start < 1e30 && start > 1e-30)) return at; // nothing that news counts
    number->value = start;
    number->is_plain = false;
    return i + 1;
}

size_t syn__digits_scan(const syn_pieces *pieces, size_t at, syn_number *number) {
    size_t i = at;
    if (is_decimal_part(pieces, i) && !is_glued(pieces, i)) { // ".5"
        number->value = read_decimals(pieces, i + 1);
        number->digit_count = 1;
        return i + 2;
    }
    if (!syn_piece_is(pieces, i, SYN_PIECE_DIGITS) || piece_size(pieces, i) > MOST_DIGITS) {
        return at;
    }
    number->value = read_digits(pieces, i);
    number->digit_count = piece_size(pieces, i++);
    number->is_plain = true;
    if (number->digit_count <= 3) {
        for (size_t groups = 0; groups < MOST_GROUPS && is_comma_group(pieces, i); groups++) {
            number->value = number->value * 1000 + read_digits(pieces, i + 1);
            number->is_plain = false;
            i += 2;
        }
        size_t dots = number->is_plain ? count_dot_groups(pieces, i) : 0;
        for (; dots > 0; dots--, i += 2) {
            number->value = number->value * 1000 + read_digits(pieces, i + 1);
            number->is_plain = false;
        }
        size_t blanks = number->is_plain ? count_blank_groups(pieces, i) : 0;
        for (; blanks > 0; blanks--) {
            number->value = number->value * 1000 + read_digits(pieces, i++);
            number->is_plain = false;
        }
    }
    bool has_decimals = (is_decimal_part(pieces, i) && is_glued(pieces, i)) ||
                        (number->is_plain && !syn_piece_is_mark(pieces, at - 1, ',') &&
                         is_comma_decimal(pieces, i));
    if (has_decimals) {
        number->value += read_decimals(pieces, i + 1);
        number->is_plain = false;
        i += 2;
    }
    return scan_exponent(pieces, i, number);
}
