// SPDX-License-Identifier: Apache-2.0
// Amounts: takes a piece, gives the number with sign and unit that starts there, ranges included.
//
// "$5bn", "C$2.4bn", "5 to 7 percent", "10-12 ships", "between 10 and 12", "a third", "one in
// five", "dozens", "hundreds of thousands", "several hundred", "5 feet 2 inches".
#include "annotate/quantities_parts.h"
#include "base/str.h"

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

static size_t skip_hyphen(const syn_pieces *pieces, size_t at) {
    bool is_inner =
        syn_piece_is_mark(pieces, at, '-') && is_glued(pieces, at) && is_glued(pieces, at + 1);
    return is_inner ? at + 1 : at;
}

static void set_value(syn_amount *amount, double value) {
    amount->low = amount->high = value;
    amount->has_low = amount->has_high = true;
}

typedef struct vague_word {
    const char *word, *hedge;
    double low, one; ///< the least of the plural; the singular
} vague_word;

static const vague_word *find_vague(const syn_pieces *pieces, size_t at) {
    static const vague_word rows[] = {
        {"dozens", "dozens", 24, 12},           {"scores", "scores", 40, 20},
        {"hundreds", "hundreds", 200, 100},     {"thousands", "thousands", 2000, 1e3},
        {"millions", "millions", 2e6, 1e6},     {"billions", "billions", 2e9, 1e9},
        {"trillions", "trillions", 2e12, 1e12}, {"tens", "tens", 20, 10},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (syn_piece_is_word(pieces, at, rows[i].word)) return &rows[i];
    }
    return NULL;
}

/// "dozens", "tens of thousands", "hundreds of millions of dollars": open above.
static bool read_plural(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    const vague_word *first = find_vague(pieces, at);
    if (first == NULL) return false;
    amount->to = at + 1;
    double low = first->low;
    const vague_word *second =
        syn_piece_is_word(pieces, at + 1, "of") ? find_vague(pieces, at + 2) : NULL;
    if (second != NULL) {
        low = first->low * second->one;
        amount->to = at + 3;
    } else if (first->one < 11 ||
               (first->one < 21 && first->one > 15 && !syn_piece_is_word(pieces, at + 1, "of"))) {
        return false; // "tens", "she scores": only before "of"
    }
    amount->low = low;
    amount->has_low = true;
    amount->is_vague = true;
    amount->hedge = first->one < 11 && second != NULL ? second->hedge : first->hedge;
    size_t money = amount->to;
    if (syn_piece_is_word(pieces, money, "of")) {
        syn_amount unit = *amount;
        size_t end = syn__unit_read(pieces, money + 1, &unit);
        if (unit.is_money) { // "millions of dollars"
            amount->unit = unit.unit;
            amount->is_money = true;
            amount->to = end;
        }
    }
    return true;
}

/// "several hundred", "a few dozen": at least two of them.
static bool read_several(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    size_t i = syn_piece_is_word(pieces, at, "a") ? at + 1 : at;
    if (!syn_piece_is_any(pieces, i, "several few couple")) return false;
    bool is_couple = syn_piece_is_word(pieces, i, "couple");
    size_t word = is_couple && syn_piece_is_word(pieces, i + 1, "of") ? i + 2 : i + 1;
    double one = syn_number_magnitude(pieces, word);
    const char *hedge = one >= 1e6 ? "millions" : "thousands";
    if (syn_piece_is_word(pieces, word, "hundred")) {
        one = 100;
        hedge = "hundreds";
    } else if (syn_piece_is_word(pieces, word, "dozen")) {
        one = 12;
        hedge = "dozens";
    }
    if (one <= 0) return false;
    size_t end = word + 1;
    double more = syn_number_magnitude(pieces, end);
    if (more > 0) { // "several hundred thousand"
        one *= more;
        end++;
    }
    amount->low = 2 * one;
    amount->has_low = true;
    amount->is_vague = true;
    amount->hedge = hedge;
    amount->number.has_magnitude = true;
    amount->to = syn__unit_read(pieces, end, amount);
    return true;
}

/// A fraction that is a share: percent, or a magnitude's part ("half a million").
static bool read_share(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    syn_fraction fraction;
    if (!syn_fraction_parse(pieces, at, &fraction)) return false;
    size_t i = fraction.end;
    if (syn_piece_is_word(pieces, i, "of") && syn_piece_is_word(pieces, i + 1, "a") &&
        syn_number_magnitude(pieces, i + 2) > 0)
        i++;
    size_t word = skip_hyphen(pieces, i); // "a half-dozen"
    if (syn_piece_is_word(pieces, word, "a")) word++;
    double magnitude = syn_number_magnitude(pieces, word);
    if (syn_piece_is_word(pieces, word, "dozen")) magnitude = 12;
    if (magnitude > 0) {
        set_value(amount, fraction.value * magnitude);
        amount->number.has_magnitude = true;
        amount->to = syn__unit_read(pieces, word + 1, amount);
        return true;
    }
    // "half an hour", "a quarter mile": part of a unit.
    size_t unit = skip_hyphen(pieces, fraction.end); // "half-a-second"
    if (syn_piece_is_any(pieces, unit, "a an")) unit = skip_hyphen(pieces, unit + 1);
    size_t end = syn__unit_read(pieces, unit, amount);
    set_value(amount, fraction.value);
    amount->to = end > unit ? end : fraction.end;
    if (end > unit || fraction.value >= 1) return true; // "twenty fifths"
    amount->unit = SYN_STR("percent");
    amount->is_fraction = true;
    set_value(amount, fraction.value * 100);
    return true;
}

/// "-5", "minus five", "negative ten": the piece of the number; -1 goes to *out_sign.
static size_t read_sign(const syn_pieces *pieces, size_t at, double *out_sign) {
    bool is_mark =
        syn_piece_is_mark(pieces, at, '-') && is_glued(pieces, at + 1) &&
        (!is_glued(pieces, at) || syn_piece_is_mark(pieces, at - 1, '<') ||
         syn_piece_is_mark(pieces, at - 1, '>') || syn_piece_is_mark(pieces, at - 1, '('));
    bool is_word =
        syn_piece_is_any(pieces, at, "minus negative") && !syn_piece_is_word(pieces, at - 1, "or");
    *out_sign = is_mark || is_word ? -1 : 1;
    return is_mark || is_word ? at + 1 : at;
}

/// "70+ pounds": the unit stands behind the sign.
static void take_unit_behind_plus(const syn_pieces *pieces, syn_amount *amount) {
    size_t plus = amount->to;
    bool has_plus = syn_piece_is_mark(pieces, plus, '+') && is_glued(pieces, plus) &&
                    syn_piece_has_gap(pieces, plus + 1, SYN_GAP_BLANK);
    if (!has_plus || syn_str_is_known(amount->unit)) return;
    syn_amount with = *amount;
    size_t end = syn__unit_read(pieces, plus + 1, &with);
    if (end == plus + 1) return;
    *amount = with;
    amount->to = end;
    amount->has_high = false;
    amount->hedge = "at_least";
}

/// One number with what belongs to it, no range.
static bool read_one(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    double sign;
    *amount = (syn_amount){.from = at, .divisor = 1};
    size_t i = read_sign(pieces, at, &sign);
    size_t number = syn__currency_sign_read(pieces, i, &amount->unit);
    amount->is_money = number > i;
    if (!syn_number_parse(pieces, number, &amount->number)) return false;
    if (amount->number.is_ordinal) return false;
    set_value(amount, amount->number.value * sign);
    amount->to = syn__unit_read(pieces, amount->number.end, amount);
    amount->low /= amount->divisor;
    amount->high /= amount->divisor;
    take_unit_behind_plus(pieces, amount);
    return true;
}

/// True when `first` may begin a range that `second` ends.
static bool makes_range(const syn_amount *first, const syn_amount *second) {
    bool has_unit = syn_str_is_known(first->unit);
    bool shares_sign = first->is_money && !syn_str_is_known(second->unit); // "$5-7 million"
    if (has_unit && !shares_sign && !syn_str_equal(first->unit, second->unit)) return false;
    if (first->is_fraction != second->is_fraction || first->divisor != second->divisor)
        return false;
    return first->low < second->high;
}

static void join_range(syn_amount *first, const syn_amount *second) {
    // "5 to 7 million": the magnitude belongs to both.
    bool shares = second->number.has_magnitude && !first->number.has_magnitude &&
                  first->number.value < 1000 && second->number.value >= 1000;
    if (shares) {
        double factor = 1000;
        while (second->high / (factor * 1000) >= 1)
            factor *= 1000;
        if (first->low * factor < second->high) first->low *= factor;
    }
    first->high = second->high;
    if (syn_str_is_known(second->unit)) first->unit = second->unit;
    first->is_money |= second->is_money;
    first->number.has_magnitude |= second->number.has_magnitude;
    first->to = second->to;
    first->hedge = "between";
}

/// Nothing that a number could count stands at `at`.
static bool has_no_noun(const syn_pieces *pieces, size_t at) {
    return !syn_piece_is(pieces, at, SYN_PIECE_WORD) ||
           syn_piece_find(pieces, at, SYN_LEXICON_PHRASE_STOP) != NULL;
}

/// "10 to 12", "10-12": the second end of a range directly behind.
static void read_range(const syn_pieces *pieces, syn_amount *amount) {
    syn_amount second;
    size_t i = amount->to;
    bool is_hung = syn_piece_is_mark(pieces, i, '-') && syn_piece_is_any(pieces, i + 1, "to or");
    if (is_hung) i++; // "a 24- to 30-foot boat"
    bool has_dash = syn_piece_is_mark(pieces, i, '-');
    bool has_or = syn_piece_is_word(pieces, i, "or"); // "two or three years"
    if (!has_dash && !has_or && !syn_piece_is_any(pieces, i, "to through")) return;
    // "from 30 to 40 percent" is a change, not a range; "3-1" is a score.
    bool is_change = syn_piece_is_word(pieces, amount->from - 1, "from");
    if (is_change && syn_str_is_known(amount->unit)) return;
    if (!read_one(pieces, i + 1, &second)) return;
    bool may_echo = has_or && syn_str_is_known(amount->unit) && !syn_str_is_known(second.unit);
    if (!makes_range(amount, &second) && !(may_echo && amount->low < second.high)) return;
    bool has_game = syn_piece_is_any(pieces, second.to,
                                     "record win victory loss defeat lead draw run vote tie "
                                     "advantage triumph rout deficit decision score");
    bool is_score = has_dash && !amount->is_money && amount->number.is_plain &&
                    second.number.is_plain && !syn_str_is_known(second.unit) &&
                    (has_game || !syn_piece_is(pieces, second.to, SYN_PIECE_WORD));
    // "17 or 18", "20 or 30"; "seven or 700" are two numbers. "A day or two", "a minute or two."
    bool is_loose = second.number.value <= 2 * amount->number.value;
    bool is_echo = second.low == amount->low + 1 && !syn_str_is_known(second.unit) &&
                   !amount->is_money && second.number.digit_count == 0 &&
                   has_no_noun(pieces, second.to);
    if (is_score || (has_or && (!is_loose || (syn_str_is_known(amount->unit) && !is_echo)))) return;
    if (is_echo && has_or && syn_str_is_known(amount->unit)) second.unit = amount->unit;
    join_range(amount, &second);
}

/// "between 10 and 12", "from 5 to 7": `at` is the first word.
static bool read_between(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    syn_amount second;
    if (!syn_piece_is_word(pieces, at, "between")) return false;
    if (!read_one(pieces, at + 1, amount)) return false;
    if (!syn_piece_is_any(pieces, amount->to, "and to")) return false;
    if (!read_one(pieces, amount->to + 1, &second) || !makes_range(amount, &second)) return false;
    join_range(amount, &second);
    amount->from = at;
    return true;
}

/// "a multi-million dollar deal": at least two of them.
static void open_multiple(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    bool is_multi = at >= 2 && syn_piece_is_mark(pieces, at - 1, '-') && is_glued(pieces, at) &&
                    syn_piece_is_word(pieces, at - 2, "multi") &&
                    syn_number_magnitude(pieces, at) > 0 && amount->has_high;
    if (!is_multi) return;
    amount->low *= 2;
    amount->has_high = false;
    amount->is_vague = true;
    amount->hedge = syn_piece_is_word(pieces, at, "billion")   ? "billions"
                    : syn_piece_is_word(pieces, at, "million") ? "millions"
                                                               : "thousands";
}

bool syn__amount_read(const syn_pieces *pieces, size_t at, syn_amount *out_amount) {
    if (read_between(pieces, at, out_amount)) return true;
    *out_amount = (syn_amount){.from = at, .divisor = 1};
    if (read_plural(pieces, at, out_amount) || read_several(pieces, at, out_amount)) return true;
    if (syn__article_read(pieces, at, out_amount)) return true;
    *out_amount = (syn_amount){.from = at, .divisor = 1};
    if (read_share(pieces, at, out_amount)) return true;
    if (!read_one(pieces, at, out_amount)) return false;
    syn__smaller_unit_read(pieces, out_amount);
    syn__part_behind_read(pieces, out_amount);
    read_range(pieces, out_amount);
    open_multiple(pieces, at, out_amount);
    syn__special_take(pieces, out_amount);
    return true;
}
