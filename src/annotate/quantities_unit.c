// SPDX-License-Identifier: Apache-2.0
// Units and money: takes the place before or behind a number, gives the unit that stands there.
//
// Names and codes come from lexicon/unit.txt, unit_short.txt, currency.txt and currency_sign.txt.
// A few words are settled by what stands beside them: "m" is million or metre, "pounds" money or
// weight, "points" of percent or of a game.
#include "annotate/quantities_parts.h"
#include "base/str.h"

enum { MOST_UNIT_WORDS = 4 };

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

static bool is_upper_word(const syn_pieces *pieces, size_t at) {
    syn_str word = syn_piece_text(pieces, at);
    for (size_t i = 0; i < word.size; i++) {
        if (!syn_ascii_is_upper(word.data[i])) return false;
    }
    return word.size > 0;
}

size_t syn__currency_sign_read(const syn_pieces *pieces, size_t at, syn_str *out_unit) {
    size_t end = at;
    bool is_opened = at > 0 && (syn_piece_is_mark(pieces, at - 1, '(') || // "(US$1.5 million)"
                                syn_piece_is_mark(pieces, at - 1, '"'));
    if (is_glued(pieces, at) && !is_opened && syn_piece_is(pieces, at, SYN_PIECE_WORD)) return at;
    // "US $": a word that is no sign by itself has one behind it.
    bool may_begin = !syn_piece_is(pieces, at, SYN_PIECE_WORD) ||
                     syn_piece_in(pieces, at, SYN_LEXICON_CURRENCY_SIGN) ||
                     syn_piece_is(pieces, at + 1, SYN_PIECE_MARK);
    if (!may_begin) return at;
    // Signs that are ASCII begin with a letter or are "$".
    if (pieces->items[at].character < 0x80 && syn_piece_is(pieces, at, SYN_PIECE_MARK) &&
        !syn_piece_is_mark(pieces, at, '$'))
        return at;
    const syn_lexicon_entry *entry =
        syn_piece_find_phrase(pieces, at, SYN_LEXICON_CURRENCY_SIGN, 4, &end);
    if (entry == NULL) return at;
    // Codes in lower case are words ("try", "cad", "rm"), but "rmb" and "usd" are not.
    // "euro110 billion", but the "Euro 2016" is a cup.
    if (syn_piece_is_word(pieces, at, "euro") && !is_glued(pieces, end)) return at;
    bool is_code = syn_piece_is(pieces, at, SYN_PIECE_WORD) && end == at + 1 &&
                   !syn_piece_is_any(pieces, at, "rs usd rmb dollar euro");
    bool is_joined = syn_piece_is_capital(pieces, at) && is_glued(pieces, end); // "SFr1.2m"
    if (is_code && !is_upper_word(pieces, at) && !is_joined) return at;
    *out_unit = entry->value;
    return end;
}

/// "USD 100" is a hundredth of a dollar: cuts the divisor off.
static void set_money(syn_amount *amount, syn_str value) {
    amount->is_in_words = true;
    size_t blank = syn_str_find_byte(value, ' ', 0);
    amount->is_money = true;
    amount->divisor = blank == SIZE_MAX ? 1 : 100;
    amount->unit = syn_str_slice(value, 0, blank);
}

/// "$8 billion US", "$5 million Canadian": the country behind the sum.
static size_t read_country(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    static const struct {
        const char *words, *code;
    } rows[] = {{"US American", "USD"}, {"Canadian", "CAD"}, {"Australian", "AUD"}};
    if (!syn_str_equal(amount->unit, SYN_STR("USD")) || !syn_piece_is_capital(pieces, at))
        return at;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!syn_piece_is_any_of(pieces, at, rows[i].words)) continue;
        // "$8 billion US aid package": the word belongs to what follows.
        bool is_modifier = syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) &&
                           syn_piece_find(pieces, at + 1, SYN_LEXICON_PHRASE_STOP) == NULL;
        if (is_modifier) return at;
        amount->unit = syn_str_from(rows[i].code);
        return at + 1;
    }
    return at;
}

/// Magnitudes of one letter: "$5m", "1.5m households", "100k", "£3b".
static size_t read_short_magnitude(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    if (amount->number.digit_count == 0 || amount->number.has_magnitude) return at;
    bool is_apart = syn_piece_is_word(pieces, at, "k") &&
                    syn_piece_has_gap(pieces, at, SYN_GAP_BLANK) &&
                    !syn_piece_is(pieces, at + 1, SYN_PIECE_WORD); // "2.5 k"
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return at;
    if (!is_apart && !is_glued(pieces, at)) return at;
    double factor = 0;
    bool is_upper = is_upper_word(pieces, at);
    bool has_noun = syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) &&
                    !syn_piece_is_capital(pieces, at + 1) &&
                    syn_piece_has_gap(pieces, at + 1, SYN_GAP_BLANK) &&
                    syn_piece_find(pieces, at + 1, SYN_LEXICON_PHRASE_STOP) == NULL &&
                    !syn_str_ends(syn_piece_text(pieces, at + 1), SYN_STR("ing")) &&
                    !syn_piece_is_any(pieces, at + 1, "x long high wide deep tall race relay");
    if (syn_piece_is_word(pieces, at, "k")) factor = 1e3;
    if (syn_piece_is_word(pieces, at, "m") &&
        (amount->is_money || is_upper || (has_noun && amount->number.value < 1000)))
        factor = 1e6;
    if (syn_piece_is_word(pieces, at, "mm") && amount->is_money) factor = 1e6;
    if (syn_piece_is_word(pieces, at, "b") && (amount->is_money || (is_upper && has_noun)))
        factor = 1e9;
    if (syn_piece_is_word(pieces, at, "t") && amount->is_money) factor = 1e12;
    if (factor <= 0) return at;
    amount->low *= factor;
    amount->high *= factor;
    amount->number.has_magnitude = true;
    amount->number.is_plain = false;
    return at + 1;
}

static size_t skip_hyphen(const syn_pieces *pieces, size_t at) {
    bool is_inner =
        syn_piece_is_mark(pieces, at, '-') && is_glued(pieces, at) && is_glued(pieces, at + 1);
    return is_inner ? at + 1 : at;
}

/// "fined 30,000 pounds", "worth 500 pounds": a word of paying stands shortly before.
static bool speaks_of_money(const syn_pieces *pieces, size_t from) {
    enum { WINDOW_PIECES = 5 };
    for (size_t i = from; i > 0 && from - i < WINDOW_PIECES; i--) {
        if (syn_piece_is(pieces, i - 1, SYN_PIECE_DIGITS)) return false;
        if (syn_piece_is_any(pieces, i - 1,
                             "pay paid pays paying fined fine cost costs costing worth spent spend "
                             "earn earned earns raise raised price priced bail salary owed owes "
                             "donated debt debts bill bills budget funding compensation"))
            return true;
    }
    return false;
}

/// "a thrust of 5 million pounds", "two million pounds of potatoes": weight stands beside it.
static bool speaks_of_weight(const syn_pieces *pieces, size_t from, size_t unit) {
    enum { WINDOW_PIECES = 8 };
    if (syn_piece_is_word(pieces, unit + 1, "of")) {
        return !syn_piece_is_any(pieces, unit + 2,
                                 "public taxpayer taxpayers government debt new extra additional "
                                 "the its their damage investment funding aid money cash savings");
    }
    for (size_t i = from; i > 0 && from - i < WINDOW_PIECES; i--) {
        if (syn_piece_is_any(pieces, i - 1,
                             "thrust weigh weighs weighed weighing weight payload "
                             "force lift lifts cargo"))
            return true;
    }
    return false;
}

/// Units that are other words too.
static size_t read_doubtful(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    bool has_digits = amount->number.digit_count > 0;
    if (syn_piece_is_any(pieces, at, "pounds pound")) {
        amount->is_money =
            speaks_of_money(pieces, amount->from) ||
            (amount->number.has_magnitude && !speaks_of_weight(pieces, amount->from, at));
        amount->unit = amount->is_money ? SYN_STR("GBP") : SYN_STR("pound");
        return at + 1;
    }
    bool has_margin = syn_piece_is_word(pieces, amount->from - 1, "minus") ||
                      syn_piece_is_mark(pieces, amount->from - 1, 0xB1);
    if (syn_piece_is_any(pieces, at, "points point") && has_margin) {
        amount->unit = SYN_STR("percentage_point");
        return at + 1;
    }
    if (syn_piece_is_word(pieces, at, "won") && amount->number.has_magnitude) {
        amount->unit = SYN_STR("KRW");
        amount->is_money = true;
        return at + 1;
    }
    if (!has_digits || !syn_piece_is(pieces, at, SYN_PIECE_WORD)) return at;
    // "97p", but not the lines of a picture: "1080p".
    bool is_pence = is_glued(pieces, at) &&
                    syn_str_equal(syn_piece_text(pieces, at), SYN_STR("p")) &&
                    amount->number.value < 1000 && (long)amount->number.value != 720 &&
                    (long)amount->number.value != 480;
    if (is_pence) {
        set_money(amount, SYN_STR("GBP 100"));
        return at + 1;
    }
    const syn_lexicon_entry *entry =
        syn_lexicon_find(SYN_LEXICON_UNIT_SHORT, syn_piece_text(pieces, at));
    bool is_in = syn_piece_is_word(pieces, at, "in") && !is_glued(pieces, at);
    bool is_letter = syn_piece_text(pieces, at).size == 1 && !is_glued(pieces, at);
    bool is_metre = syn_piece_is_word(pieces, at, "m");
    // "in his 40s", "the 1960s and 70s", "the high 90s": decades, not seconds.
    bool is_decade = syn_piece_is_word(pieces, at, "s") && amount->number.is_plain &&
                     amount->number.digit_count == 2 &&
                     syn_piece_text(pieces, amount->number.end - 1).data[1] == '0' &&
                     !syn_piece_is_any(pieces, amount->from - 1, "in under over within than");
    if (entry == NULL || is_in || is_decade || (is_letter && !is_metre)) return at;
    amount->unit = entry->value;
    return at + 1;
}

/// "year" and "years" in an age: "27-year-old", "29 years old", "6 weeks of age".
static size_t read_age(const syn_pieces *pieces, size_t at) {
    size_t i = skip_hyphen(pieces, at);
    if (syn_piece_is_any(pieces, i, "old olds")) return i + 1;
    if (syn_piece_is_word(pieces, at, "of") && syn_piece_is_word(pieces, at + 1, "age"))
        return at + 2;
    return at;
}

/// "20 (kg)": a unit in brackets.
static size_t read_bracketed(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    static const char open[] = "([{<", close[] = ")]}>";
    for (size_t i = 0; i + 1 < sizeof open; i++) {
        if (!syn_piece_is_mark(pieces, at, (uint32_t)open[i])) continue;
        const syn_lexicon_entry *entry = syn_piece_find(pieces, at + 1, SYN_LEXICON_UNIT);
        if (entry == NULL || !syn_piece_is_mark(pieces, at + 2, (uint32_t)close[i])) return at;
        amount->unit = entry->value;
        return at + 3;
    }
    return at;
}

/// A straight mark that touches digits, with a small word behind it.
static bool is_inch_mark(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_mark(pieces, at, '"') && is_glued(pieces, at) && at > 0 &&
           syn_piece_is(pieces, at - 1, SYN_PIECE_DIGITS) &&
           syn_piece_has_gap(pieces, at + 1, SYN_GAP_BLANK) &&
           syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) && !syn_piece_is_capital(pieces, at + 1);
}

/// 11.5" tyres, a 6′ fence: the mark of inches or feet; a straight one only where it closes
/// nothing.
static size_t read_prime(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    enum { WINDOW_PIECES = 80 };
    if (!is_glued(pieces, at) || amount->number.digit_count == 0) return at;
    if (syn_piece_is_mark(pieces, at, 0x2033) || syn_piece_is_mark(pieces, at, 0x2032)) {
        amount->unit = syn_piece_is_mark(pieces, at, 0x2033) ? SYN_STR("inch") : SYN_STR("foot");
        return at + 1;
    }
    if (amount->number.value > 120 || !is_inch_mark(pieces, at)) return at;
    size_t marks = 0;
    for (size_t i = at; i > 0 && at - i < WINDOW_PIECES; i--) {
        marks += syn_piece_is_mark(pieces, i - 1, '"') && !is_inch_mark(pieces, i - 1);
        if (syn_piece_has_gap(pieces, i - 1, SYN_GAP_LINE)) break;
    }
    if (marks % 2 != 0) return at;
    amount->unit = SYN_STR("inch");
    return at + 1;
}

/// "4.5 x 6.7 x 7.9 inches": the unit behind the last of the sides belongs to each.
static void take_side_unit(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    syn_number number;
    for (size_t sides = 0; sides < 2; sides++) {
        bool is_times = syn_piece_is_word(pieces, at, "x") || syn_piece_is_mark(pieces, at, 0xD7);
        if (!is_times || !syn_number_parse(pieces, at + 1, &number)) return;
        at = number.end;
        size_t end = at;
        const syn_lexicon_entry *entry =
            syn_piece_find_phrase(pieces, at, SYN_LEXICON_UNIT, MOST_UNIT_WORDS, &end);
        if (entry == NULL) continue;
        amount->unit = entry->value;
        return;
    }
}

size_t syn__unit_read(const syn_pieces *pieces, size_t at, syn_amount *amount) {
    size_t end = read_short_magnitude(pieces, at, amount);
    if (amount->is_money) { // a sign stood before the number: "$ 10 dollars"
        if (syn_piece_is_any(pieces, end, "dollars")) return end + 1;
        return read_country(pieces, end, amount);
    }
    if (syn_piece_has_gap(pieces, end, SYN_GAP_LINE)) return end;
    size_t i = skip_hyphen(pieces, end), after = i;
    const syn_lexicon_entry *entry =
        syn_piece_find_phrase(pieces, i, SYN_LEXICON_CURRENCY, MOST_UNIT_WORDS, &after);
    if (entry == NULL && !is_upper_word(pieces, i) && !syn_piece_is(pieces, i, SYN_PIECE_WORD)) {
        entry = syn_piece_find_phrase(pieces, i, SYN_LEXICON_CURRENCY_SIGN, 1, &after);
        // "from 729 $152,831": the sign of the next number
        bool is_next = syn_piece_is(pieces, after, SYN_PIECE_DIGITS) && is_glued(pieces, after) &&
                       !is_glued(pieces, i);
        if (is_next) entry = NULL;
    }
    if (entry != NULL) {
        set_money(amount, entry->value);
        if (!amount->number.has_magnitude && syn_number_magnitude(pieces, after) > 1e5) {
            double factor = syn_number_magnitude(pieces, after); // "75 USD million"
            amount->low *= factor;
            amount->high *= factor;
            after++;
        }
        return after;
    }
    // "a 2-in-1 laptop"
    if (syn_piece_is_word(pieces, i, "in") && i > end && syn_piece_is_mark(pieces, i + 1, '-'))
        return end;
    entry = syn_piece_find_phrase(pieces, i, SYN_LEXICON_UNIT, MOST_UNIT_WORDS, &after);
    if (entry != NULL) {
        amount->unit = entry->value;
        return read_age(pieces, after);
    }
    after = read_bracketed(pieces, i, amount);
    if (after > i) return after;
    after = read_doubtful(pieces, i, amount);
    if (after == i) after = read_prime(pieces, i, amount);
    if (after == i) take_side_unit(pieces, end, amount);
    return after > i ? after : end;
}
