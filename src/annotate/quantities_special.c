// SPDX-License-Identifier: Apache-2.0
// Amounts whose shape is their own: takes an amount that was read, or the place where one may
// start, gives it what the plain grammar of number and unit does not see.
//
// "more than a century", "an 18-hole course", "three times the size", "magnitude 6.3", "6-foot-5",
// "15 dollars 50". Constant cost.
#include "annotate/quantities_parts.h"
#include "base/str.h"

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

static bool is_inner_hyphen(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_mark(pieces, at, '-') && is_glued(pieces, at) && is_glued(pieces, at + 1);
}

/// The part of a unit that stands at `at`: "three metres | and a half", "a mile | and a quarter".
/// 0 when none does.
static double read_part_behind(const syn_pieces *pieces, size_t at) {
    static const struct {
        const char *word;
        double part;
    } rows[] = {{"half", 0.5}, {"quarter", 0.25}, {"third", 1.0 / 3}};
    if (!syn_piece_is_word(pieces, at, "and") || !syn_piece_is_word(pieces, at + 1, "a")) return 0;
    // "two metres and a half dozen boats", "an hour and a quarter of the crew"
    if (syn_piece_is_word(pieces, at + 3, "of") ||
        syn_piece_in(pieces, at + 3, SYN_LEXICON_NUMBER_WORD) ||
        syn_piece_in(pieces, at + 3, SYN_LEXICON_UNIT) || syn_piece_is_mark(pieces, at + 3, '-'))
        return 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (syn_piece_is_word(pieces, at + 2, rows[i].word)) return rows[i].part;
    }
    return 0;
}

void syn__part_behind_read(const syn_pieces *pieces, syn_amount *amount) {
    bool is_unit = syn_str_is_known(amount->unit) && !amount->is_money && !amount->is_fraction &&
                   !syn_str_equal(amount->unit, SYN_STR("percent"));
    double part = is_unit ? read_part_behind(pieces, amount->to) : 0;
    if (part <= 0) return;
    amount->low += part;
    amount->high += part;
    amount->to += 3;
}

/// "over a month", "nearly an hour", "an hour and a half": after a hedge the article is a number.
bool syn__article_read(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    static const char lengths[] = "minute hour day week month year decade century mile kilometre "
                                  "kilometer metre meter tonne ton acre hectare gallon pint kilo";
    if (!syn_piece_is_any(pieces, at, "a an") || !syn_piece_is_any_of(pieces, at + 1, lengths))
        return false;
    bool is_hedged =
        syn_piece_is_any(pieces, at - 1, "over under nearly almost about around") ||
        (syn_piece_is_word(pieces, at - 1, "than") &&
         syn_piece_is_any(pieces, at - 2, "more less")) ||
        (syn_piece_is_word(pieces, at - 1, "least") && syn_piece_is_word(pieces, at - 2, "at")) ||
        (syn_piece_is_word(pieces, at - 1, "to") && syn_piece_is_word(pieces, at - 2, "up"));
    // "a week or two"
    bool is_echoed = syn_piece_is_word(pieces, at + 2, "or") &&
                     syn_piece_is_word(pieces, at + 3, "two") &&
                     !syn_piece_is_mark(pieces, at + 4, '-');
    if (!is_hedged && !is_echoed && read_part_behind(pieces, at + 2) <= 0) return false;
    *amount = (syn_amount){
        .from = at, .divisor = 1, .low = 1, .high = 1, .has_low = true, .has_high = true};
    amount->number = (syn_number){.end = at + 1, .value = 1};
    amount->to = syn__unit_read(pieces, at + 1, amount);
    syn__part_behind_read(pieces, amount);
    if (is_echoed && amount->to == at + 2) {
        amount->high = 2;
        amount->hedge = "between";
        amount->to += 2;
    }
    return amount->to > at + 1;
}

/// "four hours 28 minutes", "1 lb. 3 oz", "two years and three months": adds the smaller part.
static void read_lesser_unit(const syn_pieces *pieces, syn_amount *amount) {
    static const struct {
        const char *unit, *lesser;
        double parts;
    } rows[] = {{"hour", "minute minutes min mins", 60},
                {"minute", "second seconds sec secs", 60},
                {"day", "hour hours hr hrs", 24},
                {"year", "month months", 12},
                {"week", "day days", 7},
                {"pound", "ounce ounces oz", 16}};
    syn_number number;
    size_t i = amount->to;
    bool has_stop = syn_piece_is_mark(pieces, i, '.') && is_glued(pieces, i) &&
                    syn_piece_is_any(pieces, i - 1, "lb lbs hr hrs min mins yr");
    if (has_stop || syn_piece_is_word(pieces, i, "and")) i++;
    if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE) || amount->is_money) return;
    if (!syn_number_parse(pieces, i, &number) || number.is_ordinal) return;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        bool is_pair = syn_str_equal(amount->unit, syn_str_from(rows[row].unit)) &&
                       syn_piece_is_any_of(pieces, number.end, rows[row].lesser) &&
                       number.value > 0 && number.value < rows[row].parts;
        if (!is_pair) continue;
        amount->low += number.value / rows[row].parts;
        amount->high += number.value / rows[row].parts;
        amount->to = number.end + 1;
        return;
    }
}

/// "5 feet 2 inches", "6-foot-5", "3 dollars 50 cents", "15 dollars 50".
void syn__smaller_unit_read(const syn_pieces *pieces, syn_amount *amount) {
    syn_number number;
    size_t i = amount->to;
    bool is_foot = syn_str_equal(amount->unit, SYN_STR("foot"));
    bool may_follow = syn_str_is_known(amount->unit) && (is_foot || amount->is_money) &&
                      !syn_piece_has_gap(pieces, i, SYN_GAP_LINE);
    if (!may_follow) {
        if (syn_str_is_known(amount->unit)) read_lesser_unit(pieces, amount);
        return;
    }
    bool has_hyphen = is_inner_hyphen(pieces, i);
    if (has_hyphen || syn_piece_is_word(pieces, i, "and")) i++;
    if (!syn_number_parse(pieces, i, &number) || number.is_ordinal || number.value >= 100) return;
    size_t end = number.end;
    size_t word = is_inner_hyphen(pieces, end) ? end + 1 : end;
    bool is_short = syn_piece_is_word(pieces, word, "in") && // "5 ft 2 in", not "6 feet 2 in his"
                    !syn_piece_is(pieces, word + 1, SYN_PIECE_WORD);
    bool has_name = is_foot ? is_short || syn_piece_is_any(pieces, word, "inch inches")
                            : syn_piece_is_any(pieces, word, "cents cent pence pennies");
    // Without its name the smaller unit closes the phrase: "thirteen dollars forty five."
    bool is_closed = !syn_piece_is(pieces, end, SYN_PIECE_WORD) &&
                     !syn_piece_is_mark(pieces, end, '%') && !syn_piece_is_mark(pieces, end, '-');
    bool is_bare = is_foot ? has_hyphen && number.value < 12
                           : is_closed && amount->is_in_words && number.value >= 10;
    if (!has_name && !is_bare) return;
    double more = number.value / (is_foot ? 12 : 100);
    amount->low += more;
    amount->high += more;
    amount->to = has_name ? word + 1 : end;
}

/// "three times the size", "ten times as many": a factor; "he called three times" counts times.
static bool take_factor(const syn_pieces *pieces, syn_amount *amount) {
    size_t times = amount->to;
    if (syn_str_is_known(amount->unit) || !syn_piece_is_word(pieces, times, "times")) return false;
    if (!syn_piece_is_any(pieces, times + 1,
                          "the its their his her as more less what larger bigger higher greater "
                          "smaller faster likelier worse better stronger longer that our your"))
        return false;
    amount->unit = SYN_STR("times");
    amount->to = times + 1;
    return true;
}

/// "a magnitude of at least 5.9", "6.1 on the Richter scale": the words stay outside.
static bool is_on_scale(const syn_pieces *pieces, syn_amount *amount) {
    enum { MOST_BETWEEN = 3 };
    size_t from = amount->from;
    if (syn_str_is_known(amount->unit) || amount->number.digit_count == 0 ||
        amount->number.value >= 11)
        return false;
    bool is_on = syn_piece_is_word(pieces, amount->to, "on") &&
                 syn_piece_is_any(pieces, amount->to + 2, "richter");
    for (size_t i = from; !is_on && i > 1 && from - i < MOST_BETWEEN; i--) {
        if (!syn_piece_is(pieces, i - 1, SYN_PIECE_WORD)) break;
        is_on = syn_piece_is_any(pieces, i - 1, "of at") &&
                syn_piece_is_any(pieces, i - 2, "magnitude magnitudes");
    }
    if (is_on) amount->unit = SYN_STR("magnitude");
    return is_on;
}

/// "magnitude 6.3", "a magnitude-6.3 tremor".
static bool take_magnitude(const syn_pieces *pieces, syn_amount *amount) {
    size_t from = amount->from;
    bool has_hyphen = from > 0 && is_inner_hyphen(pieces, from - 1);
    size_t word = has_hyphen ? from - 2 : from - 1;
    bool is_magnitude = from > 0 && !syn_str_is_known(amount->unit) &&
                        amount->number.digit_count > 0 && amount->number.value < 11 &&
                        syn_piece_is_word(pieces, word, "magnitude");
    if (!is_magnitude) return is_on_scale(pieces, amount);
    amount->unit = SYN_STR("magnitude");
    amount->from = word;
    return true;
}

void syn__special_take(const syn_pieces *pieces, syn_amount *amount) {
    if (take_factor(pieces, amount) || take_magnitude(pieces, amount)) return;
    // "14-nation": what is counted follows the hyphen.
    amount->is_compound = !syn_str_is_known(amount->unit) && !amount->is_vague &&
                          amount->number.value >= 2 && is_inner_hyphen(pieces, amount->to) &&
                          syn_piece_in(pieces, amount->to + 1, SYN_LEXICON_COMPOUND_NOUN);
}
