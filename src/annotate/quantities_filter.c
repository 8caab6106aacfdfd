// SPDX-License-Identifier: Apache-2.0
// Numbers that count nothing: takes an amount, says whether it is a label or part of a name.
//
// Room 204, Article 12, Flight BA 117, Covid-19, the 737, Nine Elms, 10 Harcourt Street, case no.
// 214, 0800 555 0199, 9/11, 4x100, "in his 40s", "one of the owners", "no one".
#include "annotate/quantities_parts.h"
#include "base/str.h"

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

static bool starts_sentence(const syn_pieces *pieces, size_t at) {
    if (at == 0 || syn_piece_has_gap(pieces, at, SYN_GAP_LINE)) return true;
    return syn_piece_is_mark(pieces, at - 1, '.') || syn_piece_is_mark(pieces, at - 1, '"') ||
           syn_piece_is_mark(pieces, at - 1, '?') || syn_piece_is_mark(pieces, at - 1, '!') ||
           syn_piece_is_mark(pieces, at - 1, ':');
}

static bool is_plural_noun(const syn_pieces *pieces, size_t at) {
    syn_str word = syn_piece_text(pieces, at);
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD) || syn_piece_is_capital(pieces, at)) return false;
    if (syn_piece_find(pieces, at, SYN_LEXICON_PHRASE_STOP) != NULL) return false;
    return syn_piece_is_any(pieces, at, "people men women children") ||
           (word.size > 3 && syn_str_ends(word, SYN_STR("s")) &&
            !syn_str_ends(word, SYN_STR("ss")));
}

/// Two or more further runs of digits side by side: a telephone or account number.
static bool is_number_chain(const syn_pieces *pieces, size_t at) {
    size_t neighbours = 0;
    for (size_t step = 1; step <= 4; step++) {
        neighbours += syn_piece_is(pieces, at + step, SYN_PIECE_DIGITS);
        neighbours += at >= step && syn_piece_is(pieces, at - step, SYN_PIECE_DIGITS);
        bool is_word = syn_piece_is(pieces, at + step, SYN_PIECE_WORD) ||
                       syn_piece_is_mark(pieces, at + step, ',');
        if (is_word) break;
    }
    syn_str digits = syn_piece_text(pieces, at);
    bool has_zero = digits.size >= 3 && digits.data[0] == '0';
    bool follows_digits = syn_piece_is(pieces, at - 1, SYN_PIECE_DIGITS) &&
                          !syn_piece_has_gap(pieces, at, SYN_GAP_LINE);
    bool precedes_digits = syn_piece_is(pieces, at + 1, SYN_PIECE_DIGITS) &&
                           !syn_piece_has_gap(pieces, at + 1, SYN_GAP_LINE);
    bool is_hyphened = (syn_piece_is_mark(pieces, at - 1, '-') && is_glued(pieces, at) &&
                        syn_piece_is(pieces, at - 2, SYN_PIECE_DIGITS)) &&
                       (syn_piece_is_mark(pieces, at + 1, '-') && is_glued(pieces, at + 1));
    return has_zero || is_hyphened || ((follows_digits || precedes_digits) && neighbours >= 2);
}

/// Joined to letters or other digits: "B2", "7B", "4x100", "40s", "9/11", "4:3", "192.168.1.2".
static bool is_joined(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    size_t end = amount->to;
    if (is_glued(pieces, number) && number > 0 && amount->from == number) {
        if (syn_piece_is(pieces, number - 1, SYN_PIECE_WORD)) return true;
        bool is_hyphen = syn_piece_is_mark(pieces, number - 1, '-') && is_glued(pieces, number - 1);
        if (is_hyphen && syn_piece_is(pieces, number - 2, SYN_PIECE_WORD)) return true;
        if (syn_piece_is_mark(pieces, number - 1, '/') ||
            syn_piece_is_mark(pieces, number - 1, ':') ||
            syn_piece_is_mark(pieces, number - 1, '.') ||
            syn_piece_is_mark(pieces, number - 1, '_') ||
            syn_piece_is_mark(pieces, number - 1, '@') ||
            syn_piece_is_mark(pieces, number - 1, '#'))
            return true;
    }
    if (!is_glued(pieces, end)) return false;
    if (syn_piece_is(pieces, end, SYN_PIECE_WORD)) return true;
    if (syn_piece_is_mark(pieces, end, '\'') && syn_piece_is_word(pieces, end + 1, "s"))
        return false;
    bool joins = syn_piece_is_mark(pieces, end, '/') || syn_piece_is_mark(pieces, end, ':') ||
                 syn_piece_is_mark(pieces, end, '.') || syn_piece_is_mark(pieces, end, ',');
    return joins && is_glued(pieces, end + 1) && syn_piece_is(pieces, end + 1, SYN_PIECE_DIGITS);
}

/// "10 Harcourt Street": a number before a name that ends in a kind of street.
static bool is_address(const syn_pieces *pieces, size_t end) {
    for (size_t i = end; i < end + 4 && syn_piece_is_capital(pieces, i); i++) {
        if (i > end && syn_piece_is_any(pieces, i,
                                        "Street Road Avenue Lane Square Drive Boulevard Way Place "
                                        "Court Terrace Crescent St Ave Rd Blvd Row Gardens Quay"))
            return true;
    }
    return false;
}

/// "Room 204", "no. 214", "Atlas 5", "BA 117", "G 7".
static bool has_label(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    size_t before = number - 1;
    if (number == 0 || syn_piece_has_gap(pieces, number, SYN_GAP_LINE)) return false;
    bool has_digits = amount->number.digit_count > 0;
    if (syn_piece_is_mark(pieces, before, '#')) return true;
    if (syn_piece_is_mark(pieces, before, '.') &&
        syn_piece_is_any(pieces, before - 1, "no nos p pp fig vol art sec ext"))
        return true;
    if (!syn_piece_is(pieces, before, SYN_PIECE_WORD)) return false;
    bool is_capital = syn_piece_is_capital(pieces, before);
    bool is_label = syn_piece_find(pieces, before, SYN_LEXICON_NUMBER_LABEL) != NULL;
    bool is_short =
        has_digits ? amount->number.is_plain || !amount->number.has_magnitude : is_capital;
    if (is_label && is_short && !is_plural_noun(pieces, amount->to)) return true;
    if (is_label && is_short && is_capital) return true;
    bool is_name = is_capital && !starts_sentence(pieces, before) && has_digits &&
                   amount->number.is_plain && !is_plural_noun(pieces, amount->to) &&
                   syn_piece_find(pieces, before, SYN_LEXICON_WEEKDAY) == NULL &&
                   syn_piece_find(pieces, before, SYN_LEXICON_ENGLISH_MONTH) == NULL;
    return is_name;
}

/// "one of the owners", "no one", "the one", "one another": no count.
static bool is_pronoun_one(const syn_pieces *pieces, const syn_amount *amount) {
    size_t at = amount->from, next = amount->to;
    if (!syn_piece_is_word(pieces, at, "one") || next != at + 1) return false;
    if (syn_piece_is_any(pieces, at - 1, "no any every some that this the each which another"))
        return true;
    if (!syn_piece_is(pieces, next, SYN_PIECE_WORD)) return true;
    return syn_piece_is_any(pieces, next, "another day") ||
           syn_piece_find(pieces, next, SYN_LEXICON_PHRASE_STOP) != NULL;
}

/// "Nine Elms", "the Group of Seven": number words written as names.
static bool is_named_number(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    if (!syn_piece_is(pieces, number, SYN_PIECE_WORD) || !syn_piece_is_capital(pieces, number))
        return false;
    return !starts_sentence(pieces, number) && amount->from == number;
}

/// "two-way", "14-nation": the number is half of another word.
static bool is_compound(const syn_pieces *pieces, const syn_amount *amount) {
    return !syn_str_is_known(amount->unit) && syn_piece_is_mark(pieces, amount->to, '-') &&
           is_glued(pieces, amount->to) && is_glued(pieces, amount->to + 1) &&
           syn_piece_is(pieces, amount->to + 1, SYN_PIECE_WORD) &&
           !syn_piece_is_any(pieces, amount->to + 1, "odd plus");
}

/// "the 737 had flown", "the 100m": a name of its own behind "the".
static bool is_the_number(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    if (!syn_piece_is_word(pieces, number - 1, "the") || !amount->number.is_plain) return false;
    bool is_race = syn_str_is_known(amount->unit) && is_glued(pieces, amount->number.end) &&
                   syn_str_equal(amount->unit, SYN_STR("metre"));
    bool is_bare = !syn_str_is_known(amount->unit) && amount->number.digit_count == 3 &&
                   (!syn_piece_is(pieces, amount->to, SYN_PIECE_WORD) ||
                    syn_piece_find(pieces, amount->to, SYN_LEXICON_PHRASE_STOP) != NULL);
    return is_race || is_bare;
}

/// Shares that are other things: "the first half", "half-brother", "a third time", "third quarter".
static bool is_other_share(const syn_pieces *pieces, const syn_amount *amount) {
    if (!amount->is_fraction) return false;
    bool is_half = syn_piece_is_word(pieces, amount->from, "half");
    bool is_ordinal_before = syn_piece_is_any(pieces, amount->from - 1,
                                              "first second third fourth other better latter in "
                                              "and top bottom early late");
    bool is_hyphened = syn_piece_is_mark(pieces, amount->to, '-') && is_glued(pieces, amount->to);
    if (is_half && (is_ordinal_before || is_hyphened)) return true;
    bool has_noun = syn_piece_is(pieces, amount->to, SYN_PIECE_WORD) &&
                    syn_piece_find(pieces, amount->to, SYN_LEXICON_PHRASE_STOP) == NULL;
    bool has_article = syn_piece_is_any(pieces, amount->from, "a an");
    return has_noun && has_article && amount->low < 50;
}

bool syn__amount_is_label(const syn_pieces *pieces, const syn_amount *amount) {
    size_t number = amount->from;
    if (is_other_share(pieces, amount)) return true;
    if (amount->is_vague || amount->is_fraction || amount->is_money) return false;
    while (number < amount->to && syn_piece_is_word(pieces, number, "between"))
        number++;
    if (syn_piece_is(pieces, number, SYN_PIECE_DIGITS) && !syn_str_is_known(amount->unit) &&
        amount->number.is_plain && is_number_chain(pieces, number))
        return true;
    bool is_list_mark =
        amount->number.is_plain && !syn_str_is_known(amount->unit) &&
        syn_piece_has_gap(pieces, number, SYN_GAP_LINE) &&
        (syn_piece_is_mark(pieces, amount->to, '.') || syn_piece_is_mark(pieces, amount->to, ')'));
    if (is_list_mark && amount->to + 1 < pieces->count) return true;
    if (is_joined(pieces, amount, number) || is_compound(pieces, amount)) return true;
    if (is_pronoun_one(pieces, amount) || is_named_number(pieces, amount, number)) return true;
    if (is_the_number(pieces, amount, number)) return true;
    if (syn_str_is_known(amount->unit)) return false;
    return has_label(pieces, amount, number) || is_address(pieces, amount->to);
}
