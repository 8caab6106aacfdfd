// SPDX-License-Identifier: Apache-2.0
// Numbers that count nothing: takes an amount, says whether it is a label or part of a name.
//
// Room 204, Article 12, Flight BA 117, Covid-19, the 737, Nine Elms, 10 Harcourt Street, case no.
// 214, 0800 555 0199, 9/11, 4x100, "in his 40s", "one of the owners", "no one", "Caption 3 of 12",
// "the last eight", "the 2030 notes".
#include "annotate/quantities_parts.h"
#include "base/str.h"
#include "text/tagger.h"

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
    for (size_t step = 1; step <= 4 && !syn_piece_is(pieces, at + step, SYN_PIECE_WORD) &&
                          !syn_piece_is_mark(pieces, at + step, ',');
         step++)
        neighbours += syn_piece_is(pieces, at + step, SYN_PIECE_DIGITS);
    for (size_t step = 1;
         step <= 4 && at >= step && !syn_piece_is(pieces, at - step, SYN_PIECE_WORD) &&
         !syn_piece_is_mark(pieces, at - step, ',');
         step++)
        neighbours += syn_piece_is(pieces, at - step, SYN_PIECE_DIGITS);
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

/// "10 Harcourt Street", "15 Rue Haute": a number before a name that holds a kind of street.
static bool is_address(const syn_pieces *pieces, size_t end) {
    bool is_foreign = syn_piece_is_capital(pieces, end) && syn_piece_is_capital(pieces, end + 1) &&
                      syn_piece_is_any(pieces, end, "Rue Via Calle Avenida Avenue Boulevard Rua");
    if (is_foreign) return true;
    // "325 E. Harbour Ave."
    bool has_side = syn_piece_is_any(pieces, end, "N S E W") &&
                    syn_piece_is_mark(pieces, end + 1, '.') && is_glued(pieces, end + 1);
    size_t name = has_side ? end + 2 : end;
    for (size_t i = name; i < name + 4 && syn_piece_is_capital(pieces, i); i++) {
        if (i > end && syn_piece_is_any(pieces, i,
                                        "Street Road Avenue Lane Square Drive Boulevard Way Place "
                                        "Court Terrace Crescent St Ave Rd Blvd Row Gardens Quay"))
            return true;
    }
    return false;
}

/// Nothing that a number could count stands at `at`.
static bool has_no_noun(const syn_pieces *pieces, size_t at) {
    return !syn_piece_is(pieces, at, SYN_PIECE_WORD) ||
           syn_piece_find(pieces, at, SYN_LEXICON_PHRASE_STOP) != NULL;
}

static bool is_small_word(const syn_pieces *pieces, size_t at) {
    return syn_piece_is(pieces, at, SYN_PIECE_WORD) && !syn_piece_is_capital(pieces, at);
}

/// "33 of 41" in the frame of a picture or film: no word of a sentence stands beside it.
static bool is_counter(const syn_pieces *pieces, size_t number) {
    bool is_first = syn_piece_is_word(pieces, number + 1, "of");
    size_t first = is_first ? number : number - 2;
    if (!is_first && (number < 2 || !syn_piece_is_word(pieces, number - 1, "of"))) return false;
    long low = syn_piece_value(pieces, first), high = syn_piece_value(pieces, first + 2);
    return low > 0 && low <= high && !is_small_word(pieces, first + 3) &&
           !syn_piece_is_mark(pieces, first + 3, ',') &&
           !syn_piece_is_mark(pieces, first + 3, '%') &&
           (first == 0 || !is_small_word(pieces, first - 1));
}

/// Two numbers with a hyphen between them that begin at `at`.
static bool is_pair(const syn_pieces *pieces, size_t at) {
    return syn_piece_is(pieces, at, SYN_PIECE_DIGITS) && syn_piece_is_mark(pieces, at + 1, '-') &&
           is_glued(pieces, at + 1) && is_glued(pieces, at + 2) &&
           syn_piece_is(pieces, at + 2, SYN_PIECE_DIGITS);
}

/// "beat him 6-2 7-6 (7-1) 6-4": the sets of a match, no counts that anybody compares.
static bool is_set_score(const syn_pieces *pieces, size_t number) {
    size_t first = is_pair(pieces, number) ? number : number - 2;
    if (number < 2 && first != number) return false;
    if (!is_pair(pieces, first) || syn_piece_value(pieces, first) > 30) return false;
    bool has_next = is_pair(pieces, first + 3) ||
                    (syn_piece_is_mark(pieces, first + 3, '(') && is_pair(pieces, first + 4));
    bool has_last =
        (first >= 3 && is_pair(pieces, first - 3)) ||
        (first >= 4 && syn_piece_is_mark(pieces, first - 1, ')') && is_pair(pieces, first - 4));
    return has_next || has_last;
}

/// The total of a numbering: the 12 of "Photo 3 of 12".
static bool is_label_total(const syn_pieces *pieces, size_t number) {
    return number >= 3 && syn_piece_is_word(pieces, number - 1, "of") &&
           syn_piece_is(pieces, number - 2, SYN_PIECE_DIGITS) &&
           syn_piece_in(pieces, number - 3, SYN_LEXICON_NUMBER_LABEL);
}

/// Plain digits that name a thing: "the last eight", "the top 10" of a table, "at 1600 on Friday",
/// "the 2030 notes", "than a 767".
static bool is_name_of_digits(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    size_t before = number - 1, next = amount->to;
    if (number == 0 || syn_str_is_known(amount->unit) || next != number + 1) return false;
    bool is_alone = has_no_noun(pieces, next);
    if (is_alone && syn_piece_is_any(pieces, before, "last final top")) return true;
    if (!amount->number.is_plain) return false;
    long value = syn_piece_value(pieces, number);
    bool is_long = amount->number.digit_count == 4;
    if (is_long && syn_piece_is_word(pieces, before, "at"))
        return is_alone && value < 2400 && value % 100 < 60;
    if (is_long && syn_piece_is_any(pieces, next, "AD BC BCE CE A B")) return true;
    // Counts of that size are written with a comma or round; a year is neither.
    bool is_recent = value >= 2010 && value < 2040 && value % 10 != 0;
    if (is_long && value >= 1900 && value < 2100)
        return is_recent || syn_piece_is_any(pieces, before, "the its a");
    bool is_model =
        amount->number.digit_count == 3 && syn_piece_is_any(pieces, before, "a the new");
    bool has_variant = syn_piece_is_mark(pieces, next, '-') && is_glued(pieces, next + 1) &&
                       syn_piece_is(pieces, next + 1, SYN_PIECE_DIGITS); // "the new 787-9"
    return is_model && (has_variant ? value >= 700 : is_alone && value % 10 != 0);
}

/// The second half of "787-9" and "555-0134", the tie-break of "7-6 (7-2)".
static bool is_second_of_label(const syn_pieces *pieces, size_t number) {
    if (number < 3 || !syn_piece_is_mark(pieces, number - 1, '-') || !is_glued(pieces, number) ||
        !syn_piece_is(pieces, number - 2, SYN_PIECE_DIGITS))
        return false;
    syn_str first = syn_piece_text(pieces, number - 2), second = syn_piece_text(pieces, number);
    if (first.size == 3 && first.data[0] == '7' && second.size == 1) return true;
    bool has_year = first.size == 4 && second.size == 2 && // "the 1950-53 war"
                    (syn_str_starts(first, SYN_STR("19")) || syn_str_starts(first, SYN_STR("20")));
    if (has_year) return true;
    return second.size >= 3 && second.data[0] == '0';
}

/// The first half of "555-0134".
static bool is_first_of_telephone(const syn_pieces *pieces, size_t number) {
    return syn_piece_is_mark(pieces, number + 1, '-') && is_second_of_label(pieces, number + 2);
}

static bool is_tie_break(const syn_pieces *pieces, size_t number) {
    bool is_first = syn_piece_is_mark(pieces, number - 1, '(') &&
                    syn_piece_is_mark(pieces, number + 1, '-') &&
                    syn_piece_is_mark(pieces, number + 3, ')');
    bool is_second = number > 3 && syn_piece_is_mark(pieces, number - 1, '-') &&
                     syn_piece_is_mark(pieces, number - 3, '(') &&
                     syn_piece_is_mark(pieces, number + 1, ')');
    size_t bracket = is_first ? number - 1 : number - 3;
    return (is_first || is_second) && syn_piece_is(pieces, bracket - 1, SYN_PIECE_DIGITS) &&
           syn_piece_is_mark(pieces, bracket - 2, '-');
}

static bool is_tagged(const syn__view *view, const syn_pieces *pieces, size_t at, uint8_t tag) {
    if (at >= pieces->count) return false;
    size_t token = syn__token_at(view, pieces->items[at].start);
    return token < view->count && view->tags[token] == tag;
}

/// "Chang'e | 4": the piece that begins the word which ends at `last`.
static size_t find_word_start(const syn_pieces *pieces, size_t last) {
    bool is_inner = last > 1 && is_glued(pieces, last) && is_glued(pieces, last - 1) &&
                    (syn_piece_is_mark(pieces, last - 1, '\'') ||
                     syn_piece_is_mark(pieces, last - 1, 0x2019)) &&
                    syn_piece_is(pieces, last - 2, SYN_PIECE_WORD) &&
                    !syn_piece_is_word(pieces, last, "s");
    return is_inner ? last - 2 : last;
}

/// "Room 204", "no. 214", "Atlas 5", "BA 117", "G 7".
static bool has_label(const syn__view *view, const syn_pieces *pieces, const syn_amount *amount,
                      size_t number) {
    size_t before = number - 1;
    if (number == 0 || syn_piece_has_gap(pieces, number, SYN_GAP_LINE)) return false;
    bool has_digits = amount->number.digit_count > 0;
    if (syn_piece_is_mark(pieces, before, '#')) return true;
    if (syn_piece_is_mark(pieces, before, '.') &&
        syn_piece_is_any(pieces, before - 1, "no nos p pp fig vol art sec ext ch"))
        return true;
    // "Fiji (3), Tonga (6)": whatever stands in brackets behind a name.
    if (syn_piece_is_mark(pieces, before, '(') && amount->number.is_plain &&
        syn_piece_is_mark(pieces, amount->to, ')') && syn_piece_is_capital(pieces, before - 1))
        return true;
    if (!syn_piece_is(pieces, before, SYN_PIECE_WORD)) return false;
    if (syn_piece_is_word(pieces, before, "per")) return true; // "eight per thousand"
    before = find_word_start(pieces, before);
    bool is_capital = syn_piece_is_capital(pieces, before);
    bool is_label = syn_piece_find(pieces, before, SYN_LEXICON_NUMBER_LABEL) != NULL;
    bool is_short =
        has_digits ? amount->number.is_plain || !amount->number.has_magnitude : is_capital;
    if (is_label && is_short && !is_plural_noun(pieces, amount->to)) return true;
    // "in game seven", "page one"; but "can seat four", "won the title four times".
    bool is_spelt = !has_digits && syn_piece_is_any(pieces, before,
                                                    "game number page phase day week round chapter "
                                                    "room stage level part act episode season");
    bool is_followed =
        !has_no_noun(pieces, amount->to) && !syn_piece_is_capital(pieces, amount->to);
    if (is_spelt && !is_followed && !syn_piece_is_word(pieces, amount->to, "times")) return true;
    if (is_label && is_short && is_capital) return true;
    bool is_clear =
        !starts_sentence(pieces, before) ||
        (has_no_noun(pieces, amount->to) && is_tagged(view, pieces, before, SYN_POS_NAME));
    bool is_name = is_capital && is_clear && has_digits && amount->number.is_plain &&
                   (!is_plural_noun(pieces, amount->to) ||
                    is_tagged(view, pieces, amount->to, SYN_POS_VERB_PRESENT_S)) &&
                   syn_piece_find(pieces, before, SYN_LEXICON_WEEKDAY) == NULL &&
                   syn_piece_find(pieces, before, SYN_LEXICON_ENGLISH_MONTH) == NULL;
    return is_name;
}

/// "apartment 3C", "flat 12F": the letter is no unit.
static bool has_label_letter(const syn_pieces *pieces, const syn_amount *amount, size_t number) {
    return number > 0 && amount->to == number + 2 && is_glued(pieces, number + 1) &&
           syn_piece_text(pieces, number + 1).size == 1 &&
           syn_piece_in(pieces, number - 1, SYN_LEXICON_NUMBER_LABEL);
}

/// "one of the owners", "no one", "the one", "one another": no count.
static bool is_pronoun_one(const syn__view *view, const syn_pieces *pieces,
                           const syn_amount *amount) {
    size_t at = amount->from, next = amount->to;
    if (!syn_piece_is_word(pieces, at, "one") || next != at + 1) return false;
    // "incidents including one involving ..."
    if (next + 1 < pieces->count && syn_str_ends(syn_piece_text(pieces, next), SYN_STR("ing"))) {
        size_t token = syn__token_at(view, pieces->items[next].start);
        bool is_gerund = token + 1 < view->count && view->tags[token] == SYN_POS_VERB_GERUND;
        if (is_gerund && view->tags[token + 1] != SYN_POS_NOUN &&
            view->tags[token + 1] != SYN_POS_NOUN_PLURAL)
            return true;
    }
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

/// "two-way", "five-star": the number is half of another word.
static bool is_compound(const syn_pieces *pieces, const syn_amount *amount) {
    return !amount->is_compound && !syn_str_is_known(amount->unit) &&
           syn_piece_is_mark(pieces, amount->to, '-') && is_glued(pieces, amount->to) &&
           is_glued(pieces, amount->to + 1) &&
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
    bool is_part = amount->from > 0 && syn_piece_is_mark(pieces, amount->from - 1, '-') &&
                   is_glued(pieces, amount->from); // "the second-half goals"
    if (is_hyphened && syn_piece_is(pieces, amount->to + 1, SYN_PIECE_WORD))
        return true; // "a fifth-round pick", "half-brother"
    if (syn__share_is_label(pieces, amount)) return true;
    if (is_half && (is_ordinal_before || is_part)) return true;
    bool has_noun = syn_piece_is(pieces, amount->to, SYN_PIECE_WORD) &&
                    syn_piece_find(pieces, amount->to, SYN_LEXICON_PHRASE_STOP) == NULL;
    bool has_article = syn_piece_is_any(pieces, amount->from, "a an");
    return has_noun && has_article && amount->low < 50;
}

bool syn__amount_is_label(const syn__view *view, const syn_pieces *pieces,
                          const syn_amount *amount) {
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
    if (is_pronoun_one(view, pieces, amount) || is_named_number(pieces, amount, number))
        return true;
    if (is_the_number(pieces, amount, number)) return true;
    if (syn__number_is_label(pieces, amount, number)) return true;
    if (is_label_total(pieces, number) || is_name_of_digits(pieces, amount, number)) return true;
    if (syn_piece_is(pieces, number, SYN_PIECE_DIGITS) &&
        (is_second_of_label(pieces, number) || is_first_of_telephone(pieces, number) ||
         is_tie_break(pieces, number) || is_set_score(pieces, number) ||
         is_counter(pieces, number)))
        return true;
    if (has_label_letter(pieces, amount, number)) return true;
    if (syn_str_is_known(amount->unit)) return false;
    return has_label(view, pieces, amount, number) || is_address(pieces, amount->to);
}
