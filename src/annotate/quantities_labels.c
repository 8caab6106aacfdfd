// SPDX-License-Identifier: Apache-2.0
// More numbers that count nothing, by the marks and words around them: takes an amount, says
// whether it is a reference, a model, a number to call, or a piece of a game's language.
//
// "[3]", "breakfast (22).", "53(5):219-224", "401(k)", "Windows XP, Vista, 7 and 8", "called 911",
// "the 5500M chip", "a 4K display", "before the half", "Nora Half", a 5 alone on its line. Each
// question looks at a few pieces around the number. Called by quantities_filter.c.
#include "annotate/quantities_parts.h"
#include "base/str.h"

enum { FARTHEST_LABEL = 14, MOST_LINE_DIGITS = 2 };

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

static bool is_small_word(const syn_pieces *pieces, size_t at) {
    return syn_piece_is(pieces, at, SYN_PIECE_WORD) && !syn_piece_is_capital(pieces, at);
}

/// "[3]", "(22)." behind a small word, "219-224" behind a colon or bracket: a source's number.
static bool is_reference(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    size_t next = amount->to;
    if (number == 0) return false;
    if (syn_piece_is_mark(pieces, number - 1, '[') && is_glued(pieces, number) &&
        syn_piece_is_mark(pieces, next, ']'))
        return true;
    if (!amount->number.is_plain || next != number + 1) return false;
    // "2012 May;7(3):230", "the free plan.(2)"
    bool is_volume = syn_piece_is_mark(pieces, number - 1, ';') && is_glued(pieces, number) &&
                     syn_piece_is_mark(pieces, next, '(') && is_glued(pieces, next);
    bool is_note = number > 1 && syn_piece_is_mark(pieces, number - 1, '(') &&
                   is_glued(pieces, number - 1) && syn_piece_is_mark(pieces, number - 2, '.') &&
                   syn_piece_is_mark(pieces, next, ')');
    if (is_volume || is_note) return true;
    bool is_bracketed =
        syn_piece_is_mark(pieces, number - 1, '(') && syn_piece_is_mark(pieces, next, ')') &&
        (syn_piece_is_mark(pieces, next + 1, '.') || syn_piece_is_mark(pieces, next + 1, ',')) &&
        is_glued(pieces, next + 1) && number > 1 && is_small_word(pieces, number - 2);
    if (is_bracketed) return true;
    return number > 3 && syn_piece_is_mark(pieces, number - 1, '-') && is_glued(pieces, number) &&
           syn_piece_is(pieces, number - 2, SYN_PIECE_DIGITS) && is_glued(pieces, number - 2) &&
           syn_piece_is_mark(pieces, number - 3, ':');
}

/// "called 911", "a 911 call", "dial 999".
static bool is_emergency(const syn_pieces *pieces, size_t number) {
    long value = syn_piece_value(pieces, number);
    if (value != 911 && value != 999 && value != 112) return false;
    return syn_piece_is_any(pieces, number - 1,
                            "call called calling calls dial dialed dialled dialing dialling phone "
                            "phoned rang ring ringing") ||
           syn_piece_is_any(pieces, number + 1,
                            "call calls caller callers dispatcher dispatchers operator operators "
                            "emergency");
}

/// "(800) 555-0134": the code in front of a telephone number. "24-7 service": all the time.
static bool is_call_code(const syn_pieces *pieces, size_t number) {
    for (size_t step = 0; step <= 4; step += 2) { // any of its three numbers
        size_t code = number - step;
        bool is_call = number > step && syn_piece_is_mark(pieces, code - 1, '(') &&
                       syn_piece_is(pieces, code, SYN_PIECE_DIGITS) &&
                       syn_piece_is_mark(pieces, code + 1, ')') &&
                       syn_piece_is(pieces, code + 2, SYN_PIECE_DIGITS) &&
                       syn_piece_is_mark(pieces, code + 3, '-') &&
                       syn_piece_is(pieces, code + 4, SYN_PIECE_DIGITS);
        if (is_call) return true;
    }
    size_t day = syn_piece_value(pieces, number) == 24 ? number : number - 2;
    bool is_always = (day == number || number >= 2) && syn_piece_value(pieces, day) == 24 &&
                     syn_piece_is_mark(pieces, day + 1, '-') && is_glued(pieces, day + 1) &&
                     is_glued(pieces, day + 2) && syn_piece_value(pieces, day + 2) == 7 &&
                     is_small_word(pieces, day + 3);
    return is_always;
}

/// "Windows XP, Vista, 7, 8 and 9": one of a list of names that begins with a label.
static bool is_in_label_list(const syn_pieces *pieces, size_t number) {
    bool ends =
        !is_small_word(pieces, number + 1) || syn_piece_is_any(pieces, number + 1, "and or on");
    if (number < 3 || !ends) return false;
    if (!syn_piece_is_mark(pieces, number - 1, ',') &&
        !syn_piece_is_any(pieces, number - 1, "and or"))
        return false;
    // "Harbour Explorer 8 and 9"
    bool is_pair = syn_piece_is_word(pieces, number - 1, "and") &&
                   syn_piece_is(pieces, number - 2, SYN_PIECE_DIGITS) &&
                   syn_piece_text(pieces, number - 2).size <= 2 &&
                   syn_piece_is_capital(pieces, number - 3) && number > 3 &&
                   syn_piece_is_capital(pieces, number - 4) &&
                   !syn_piece_has_gap(pieces, number - 3, SYN_GAP_LINE) &&
                   syn_piece_is(pieces, number + 1, SYN_PIECE_MARK);
    if (is_pair) return true;
    for (size_t i = number - 1, steps = 0; i > 0 && steps < FARTHEST_LABEL; i--, steps++) {
        if (syn_piece_is_capital(pieces, i) && syn_piece_in(pieces, i, SYN_LEXICON_NUMBER_LABEL))
            return true;
        bool is_part = syn_piece_is_mark(pieces, i, ',') || syn_piece_is_mark(pieces, i, '.') ||
                       syn_piece_is(pieces, i, SYN_PIECE_DIGITS) ||
                       syn_piece_is_capital(pieces, i) || syn_piece_is_any(pieces, i, "and or");
        if (!is_part || syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return false;
    }
    return false;
}

/// "the 5500M chip", "Superlight 2C", "4K display": letters that make a model's name of a number.
static bool is_model(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    size_t letter = number + 1;
    if (amount->is_money || amount->to != letter + 1 || !is_glued(pieces, letter)) return false;
    if (!syn_piece_is(pieces, number, SYN_PIECE_DIGITS) || amount->number.digit_count > 4)
        return false;
    syn_str text = syn_piece_text(pieces, letter);
    if (text.size != 1 || !syn_ascii_is_upper(text.data[0])) return false;
    bool has_name = number > 0 && syn_piece_is_capital(pieces, number - 1) &&
                    !syn_piece_has_gap(pieces, number, SYN_GAP_LINE);
    long value = syn_piece_value(pieces, number);
    if (text.data[0] == 'C' || text.data[0] == 'F') return has_name && value < 10;
    if (text.data[0] == 'M') return value >= 1000;
    bool is_picture = value == 2 || value == 4 || value == 5 || value == 8;
    return text.data[0] == 'K' && is_picture &&
           !(is_small_word(pieces, letter + 1) &&
             syn_str_ends(syn_piece_text(pieces, letter + 1), SYN_STR("s")));
}

/// "401(k)": a letter in brackets touches the number.
static bool has_bracketed_letter(const syn_pieces *pieces, size_t end) {
    return syn_piece_is_mark(pieces, end, '(') && is_glued(pieces, end) &&
           syn_piece_text(pieces, end + 1).size == 1 && is_small_word(pieces, end + 1) &&
           syn_piece_is_mark(pieces, end + 2, ')');
}

/// A 5 alone on its line, "1: Still waters" at the start of one: numbers of a list.
static bool is_line_number(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    bool is_first = amount->number.is_plain && amount->to == number + 1 &&
                    amount->number.digit_count <= MOST_LINE_DIGITS &&
                    syn_piece_has_gap(pieces, number, SYN_GAP_LINE);
    if (!is_first || amount->to >= pieces->count) return false;
    return syn_piece_has_gap(pieces, amount->to, SYN_GAP_LINE) ||
           (syn_piece_is_mark(pieces, amount->to, ':') && !is_glued(pieces, amount->to + 1));
}

/// "nineteen sixties": a decade in words.
static bool is_spoken_decade(const syn_pieces *pieces, size_t end) {
    return syn_piece_is_any(
        pieces, end, "twenties thirties forties fifties sixties seventies eighties nineties");
}

/// "before the half", "Nora Half", "slide 7/8 Ann Poe": shares that share nothing.
bool syn__share_is_label(const syn_pieces *pieces, const syn_amount *amount) {
    size_t from = amount->from, to = amount->to;
    bool is_half = syn_piece_is_word(pieces, from, "half") && to == from + 1;
    bool is_named = is_half && from > 0 && syn_piece_is_capital(pieces, from) &&
                    syn_piece_is_capital(pieces, from - 1);
    if (is_named) return true;
    bool has_noun = syn_piece_is(pieces, to, SYN_PIECE_WORD) &&
                    (syn_piece_is_word(pieces, to, "of") ||
                     syn_piece_find(pieces, to, SYN_LEXICON_PHRASE_STOP) == NULL);
    if (is_half && syn_piece_is_word(pieces, from - 1, "the") && !has_noun) return true;
    bool has_slash =
        syn_piece_is(pieces, from, SYN_PIECE_DIGITS) && syn_piece_is_mark(pieces, from + 1, '/');
    return has_slash &&
           (syn_piece_is_capital(pieces, to) || syn_piece_is(pieces, to, SYN_PIECE_DIGITS));
}

bool syn__number_is_label(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    if (is_model(pieces, amount, number)) return true;
    if (syn_str_is_known(amount->unit)) return false;
    if (is_spoken_decade(pieces, amount->to)) return true;
    if (!syn_piece_is(pieces, number, SYN_PIECE_DIGITS)) return false;
    if (is_reference(pieces, amount, number)) return true;
    return amount->number.is_plain &&
           (is_emergency(pieces, number) || is_call_code(pieces, number) ||
            is_in_label_list(pieces, number) || has_bracketed_letter(pieces, amount->to) ||
            is_line_number(pieces, amount, number));
}
