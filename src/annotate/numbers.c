// SPDX-License-Identifier: Apache-2.0
// Takes pieces, gives the numbers and fractions that start at one of them. See numbers.h.
//
// Number words come from lexicon/number_word.txt, whose values are a letter and an integer: u unit
// (0-19), t tens, h hundred, m magnitude, d dozen, o and O ordinals of units and tens, p a plural
// that is a denominator ("thirds"). The grammar is that of English: tens before units, hundreds
// before both, magnitudes falling.
#include "annotate/numbers.h"
#include "base/str.h"

typedef struct word_value {
    char kind; ///< 0: no number word
    double value;
} word_value;

static word_value read_word(const syn_pieces *pieces, size_t at) {
    if (!syn_piece_in(pieces, at, SYN_LEXICON_NUMBER_WORD)) return (word_value){0, 0};
    const syn_lexicon_entry *entry = syn_piece_find(pieces, at, SYN_LEXICON_NUMBER_WORD);
    if (entry == NULL || entry->value.size < 2) return (word_value){0, 0};
    word_value word = {.kind = entry->value.data[0]};
    for (size_t i = 1; i < entry->value.size; i++)
        word.value = word.value * 10 + (entry->value.data[i] - '0');
    return word;
}

double syn_number_magnitude(const syn_pieces *pieces, size_t at) {
    word_value word = read_word(pieces, at);
    return word.kind == 'm' ? word.value : 0;
}

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

/// The value of a character such as ½, or 0.
static double vulgar_fraction(uint32_t character) {
    static const struct {
        uint32_t character;
        double value;
    } rows[] = {{0xBC, 0.25},      {0xBD, 0.5},       {0xBE, 0.75},
                {0x2153, 1.0 / 3}, {0x2154, 2.0 / 3}, {0x215B, 0.125},
                {0x215C, 0.375},   {0x215D, 0.625},   {0x215E, 0.875}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].character == character) return rows[i].value;
    }
    return 0;
}

/// "1/2" with small numbers, no blanks and no further slash: "9/11" and "24/7" are none.
static bool read_slash(const syn_pieces *pieces, size_t at, double *out_value) {
    long above = syn_piece_value(pieces, at), below = syn_piece_value(pieces, at + 2);
    if (!syn_piece_is_mark(pieces, at + 1, '/') || !is_glued(pieces, at + 1)) return false;
    if (!is_glued(pieces, at + 2) || syn_piece_is_mark(pieces, at + 3, '/')) return false;
    bool is_usual = below == 2 || below == 3 || below == 4 || below == 5 || below == 8 ||
                    below == 10 || below == 16;
    if (above < 1 || above >= below || !is_usual) return false;
    *out_value = (double)above / (double)below;
    return true;
}

/// What stands between the words of a number: nothing, or a hyphen in "twenty-one".
static size_t skip_hyphen(const syn_pieces *pieces, size_t at) {
    bool is_inner = syn_piece_is_mark(pieces, at, '-') && is_glued(pieces, at) &&
                    is_glued(pieces, at + 1) && syn_piece_is(pieces, at + 1, SYN_PIECE_WORD);
    return is_inner ? at + 1 : at;
}

typedef struct word_sum {
    double total, current; ///< whole magnitudes, and what is below the next one
    double last_magnitude;
    char last_kind;
    bool has_any;
} word_sum;

/// Adds one number word; false when the grammar has no place for it.
static bool add_word(word_sum *sum, word_value word) {
    long rest = sum->current < 1000 ? (long)sum->current % 100 : 0;
    switch (word.kind) {
    case 'u':
        if (sum->last_kind == 't' ? word.value >= 10 || word.value < 1
                                  : sum->last_kind == 'u' || rest != 0)
            return false;
        sum->current += word.value;
        break;
    case 't':
        if (sum->last_kind == 'u' || sum->last_kind == 't' || rest != 0) return false;
        sum->current += word.value;
        break;
    case 'h':
        if (sum->current >= 100) return false;
        sum->current = (sum->current > 0 ? sum->current : 1) * 100;
        break;
    case 'm':
        if (sum->last_kind == 'm' && word.value > sum->last_magnitude) {
            sum->total *= word.value; // "2.5 lakh crore", "a thousand billion"
            sum->last_magnitude = word.value;
            break;
        }
        if (sum->last_magnitude > 0 && word.value >= sum->last_magnitude) return false;
        if (sum->current <= 0 && sum->has_any) return false;
        sum->total += (sum->has_any ? sum->current : 1) * word.value;
        sum->current = 0;
        sum->last_magnitude = word.value;
        break;
    case 'd':
        if (sum->last_magnitude > 0) return false;
        sum->current = (sum->has_any ? sum->current : 1) * word.value;
        break;
    default: return false;
    }
    sum->last_kind = word.kind;
    sum->has_any = true;
    return true;
}

static bool is_open_for_and(const word_sum *sum) {
    return sum->last_kind == 'h' || sum->last_kind == 'm';
}

/// An ordinal may end a number whose last word leaves room for it: "twenty-first", "one hundred
/// and third", but not "one second".
static bool takes_ordinal(const word_sum *sum, word_value word) {
    if (word.kind == 'O') return !sum->has_any || is_open_for_and(sum);
    return word.kind == 'o' &&
           (!sum->has_any || (sum->last_kind == 't' && word.value < 10) || is_open_for_and(sum));
}

/// The denominator that a word names: "third", "thirds", "quarter", "half"; 0 for others.
static double denominator(const syn_pieces *pieces, size_t at) {
    if (syn_piece_is_any(pieces, at, "half halves")) return 2;
    if (syn_piece_is_any(pieces, at, "quarter quarters")) return 4;
    if (syn_piece_is_any(pieces, at, "second first")) return 0;
    word_value word = read_word(pieces, at);
    return word.kind == 'p' || word.kind == 'o' || word.kind == 'O' ? word.value : 0;
}

static bool is_plural_denominator(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_any(pieces, at, "quarters halves") || read_word(pieces, at).kind == 'p';
}

/// "... and a half", "... and three quarters", "... and a third": the share that follows a number.
static size_t scan_and_fraction(const syn_pieces *pieces, size_t at, double *out_share) {
    size_t i = skip_hyphen(pieces, at);
    if (!syn_piece_is_word(pieces, i, "and")) return at;
    i = skip_hyphen(pieces, i + 1);
    if (syn_piece_is_word(pieces, i, "half")) { // "two and half years"; "40 seats and half lost"
        bool goes_on = syn_piece_in(pieces, i + 1, SYN_LEXICON_UNIT) ||
                       syn_number_magnitude(pieces, i + 1) > 0;
        *out_share = 0.5;
        return goes_on ? i + 1 : at;
    }
    word_value above = read_word(pieces, i);
    bool has_article = syn_piece_is_any(pieces, i, "a one");
    if (!has_article && (above.kind != 'u' || above.value < 1)) return at;
    size_t word = skip_hyphen(pieces, i + 1);
    double below = denominator(pieces, word);
    if (below <= 0) return at;
    // "two men and a third" counts people: only the common shares may go on with a noun.
    bool is_common = below == 2 || below == 4 || is_plural_denominator(pieces, word);
    if (!is_common && syn_piece_is(pieces, word + 1, SYN_PIECE_WORD)) return at;
    *out_share = (has_article ? 1 : above.value) / below;
    return *out_share < 1 ? word + 1 : at;
}

/// "five point two five": digits one by one.
static size_t scan_point(const syn_pieces *pieces, size_t at, double *out_decimals) {
    if (!syn_piece_is_word(pieces, at, "point")) return at;
    double scale = 0.1;
    size_t i = at + 1;
    *out_decimals = 0;
    for (word_value word; i < at + 8 && (word = read_word(pieces, i)).kind == 'u'; i++) {
        if (word.value > 9) break;
        *out_decimals += word.value * scale;
        scale /= 10;
    }
    return i > at + 1 ? i : at;
}

/// "3 hundred and 21", "4 thousand 3 hundred": digits among the words; the piece after, or `at`.
static size_t scan_digit_words(const syn_pieces *pieces, size_t at, word_sum *sum) {
    bool has_and = syn_piece_is_word(pieces, at, "and");
    size_t i = has_and ? at + 1 : at;
    long value = syn_piece_value(pieces, i);
    if (value < 1 || syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return at;
    bool ends = !syn_piece_is_mark(pieces, i + 1, '.') && !syn_piece_is_mark(pieces, i + 1, ',') &&
                read_word(pieces, i + 1).kind == 0;
    if (has_and && sum->last_kind == 'h' && value < 100 && ends) {
        sum->current += (double)value;
        sum->last_kind = 'u';
        return i + 1;
    }
    bool has_hundred = syn_piece_is_word(pieces, i + 1, "hundred");
    if (!has_and && has_hundred && sum->last_kind == 'm' && value < 10) {
        sum->current += (double)value * 100;
        sum->last_kind = 'h';
        return i + 2;
    }
    return at;
}

/// Number words from `at` on, added to what `sum` already holds.
static size_t scan_words(const syn_pieces *pieces, size_t at, word_sum *sum, bool *out_is_ordinal) {
    size_t end = at;
    for (size_t i = at; i < pieces->count;) {
        if (i > at && syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) break;
        word_value word = read_word(pieces, i);
        if (takes_ordinal(sum, word)) {
            sum->current += word.value;
            sum->has_any = true;
            *out_is_ordinal = true;
            return i + 1;
        }
        if (!add_word(sum, word)) break;
        end = i + 1;
        i = skip_hyphen(pieces, end);
        char next = read_word(pieces, i + 1).kind;
        bool is_joined = is_open_for_and(sum) && syn_piece_is_word(pieces, i, "and") &&
                         (next == 'u' || next == 't' || next == 'h') &&
                         !is_plural_denominator(pieces, skip_hyphen(pieces, i + 2));
        if (is_joined) i++;
        size_t digits = scan_digit_words(pieces, i, sum);
        if (digits > i) end = i = digits;
    }
    return end;
}

static bool is_ordinal_suffix(const syn_pieces *pieces, size_t at) {
    return is_glued(pieces, at) && syn_piece_is_any(pieces, at, "st nd rd th");
}

/// Decimals in words, "and a half", and a magnitude after either ("two and a half million").
static size_t scan_tail(const syn_pieces *pieces, size_t end, word_sum *sum) {
    double share = 0;
    size_t after = scan_point(pieces, end, &share);
    if (after == end) after = scan_and_fraction(pieces, end, &share);
    if (after == end) return end;
    bool ends_in_magnitude = sum->last_kind == 'm';
    sum->current += share * (ends_in_magnitude ? sum->last_magnitude : 1);
    double magnitude = ends_in_magnitude ? 0 : syn_number_magnitude(pieces, after);
    if (magnitude <= 0) return after;
    sum->total += sum->current * magnitude;
    sum->current = 0;
    sum->last_magnitude = magnitude;
    return after + 1;
}

bool syn_number_parse(const syn_pieces *pieces, size_t at, syn_number *out_number) {
    *out_number = (syn_number){.end = at};
    bool is_other_word = syn_piece_is(pieces, at, SYN_PIECE_WORD) &&
                         !syn_piece_in(pieces, at, SYN_LEXICON_NUMBER_WORD) &&
                         !syn_piece_is_any(pieces, at, "a an");
    if (is_other_word) return false; // most places
    size_t end = syn__digits_scan(pieces, at, out_number);
    word_sum sum = {.current = out_number->value, .has_any = end > at, .last_kind = 0};
    if (end > at) sum.last_kind = 'u';
    if (end > at && is_ordinal_suffix(pieces, end)) {
        out_number->is_ordinal = true;
        out_number->end = end + 1;
        return true;
    }
    size_t words = end;
    if (end > at) {
        words = skip_hyphen(pieces, end);
        double share = vulgar_fraction(at < pieces->count && words < pieces->count &&
                                               syn_piece_is(pieces, words, SYN_PIECE_MARK)
                                           ? pieces->items[words].character
                                           : 0);
        if (share <= 0 && out_number->is_plain && read_slash(pieces, words, &share)) words += 2;
        if (share > 0) {
            sum.current += share;
            out_number->is_plain = false;
            end = ++words;
        }
    } else if (syn_piece_is_any(pieces, at, "a an")) {
        char kind = read_word(pieces, at + 1).kind;
        if (kind != 'h' && kind != 'm' && kind != 'd') return false;
        words = at + 1;
    }
    size_t last = scan_words(pieces, words, &sum, &out_number->is_ordinal);
    if (last > words) {
        end = last;
        out_number->is_plain = false;
    }
    if (end == at) return false;
    if (!out_number->is_ordinal) end = scan_tail(pieces, end, &sum);
    out_number->has_magnitude = sum.last_magnitude > 0 || sum.last_kind == 'h';
    out_number->value = sum.total + sum.current;
    out_number->end = end;
    return true;
}

/// "one in five", "four out of ten", "one of every five".
static bool parse_ratio(const syn_pieces *pieces, size_t at, syn_fraction *out_fraction) {
    syn_number above, below;
    if (!syn_number_parse(pieces, at, &above) || above.is_ordinal) return false;
    size_t i = above.end;
    bool is_division = false;
    if (syn_piece_is_word(pieces, i, "out") && syn_piece_is_word(pieces, i + 1, "of")) {
        i += 2;
    } else if (syn_piece_is_any(pieces, i, "in of") && syn_piece_is_word(pieces, i + 1, "every")) {
        i += 2;
    } else if (syn_piece_is_any(pieces, i, "in over")) {
        is_division = syn_piece_is_word(pieces, i, "over"); // "one over three"
        i += 1;
    } else {
        return false;
    }
    if (syn_piece_is_word(pieces, i, "every")) i++;
    if (!syn_number_parse(pieces, i, &below) || below.is_ordinal) return false;
    // "12 in 2019" and "40 in 3 cities" are no ratios; those have small round denominators.
    bool is_round = below.value == 3 || below.value == 4 || below.value == 5 || below.value == 6 ||
                    below.value == 7 || below.value == 8 || below.value == 9 || below.value == 10 ||
                    below.value == 20 || below.value == 100 || below.value == 1000;
    bool has_one = above.value <= 1 && below.value >= 2 && below.value <= 100000;
    bool goes_on = syn_piece_is(pieces, below.end, SYN_PIECE_WORD) ||
                   syn_piece_is_mark(pieces, below.end, '%') ||
                   syn_piece_is_mark(pieces, below.end, '-');
    if (is_division && (goes_on || !has_one)) return false;
    if (above.value < 1 || above.value >= below.value || !(is_round || has_one)) return false;
    if (below.is_plain && below.digit_count == 4) return false;
    if (above.digit_count > 0 && below.value < 10 && above.value > 3) return false;
    *out_fraction = (syn_fraction){.end = below.end, .value = above.value / below.value};
    return true;
}

bool syn_fraction_parse(const syn_pieces *pieces, size_t at, syn_fraction *out_fraction) {
    double value = 0;
    if (at < pieces->count && syn_piece_is(pieces, at, SYN_PIECE_MARK)) {
        value = vulgar_fraction(pieces->items[at].character);
        *out_fraction = (syn_fraction){.end = at + 1, .value = value};
        return value > 0;
    }
    if (read_slash(pieces, at, &value)) {
        *out_fraction = (syn_fraction){.end = at + 3, .value = value};
        return true;
    }
    if (parse_ratio(pieces, at, out_fraction)) return true;
    bool is_bare_quarter = syn_piece_is_word(pieces, at, "quarter") &&
                           syn_number_magnitude(pieces, at + 1) > 0; // "quarter million"
    if (syn_piece_is_word(pieces, at, "half") || is_bare_quarter) {
        *out_fraction = (syn_fraction){.end = at + 1, .value = is_bare_quarter ? 0.25 : 0.5};
        return true;
    }
    bool has_article = syn_piece_is_any(pieces, at, "a an one");
    syn_number above = {.end = at + 1, .value = 1};
    if (!has_article && !syn_number_parse(pieces, at, &above)) return false;
    size_t i = skip_hyphen(pieces, above.end);
    if (above.is_ordinal || (above.value > 99 && read_word(pieces, i).kind != 'p')) return false;
    double below = denominator(pieces, i), tens = 0;
    word_value first = read_word(pieces, i);
    if (first.kind == 't' && skip_hyphen(pieces, i + 1) > i + 1) { // "one twenty-fifth"
        tens = first.value;
        i = skip_hyphen(pieces, i + 1);
        below = denominator(pieces, i) < 10 ? denominator(pieces, i) : 0;
    }
    if (below <= 0) return false;
    below += tens;
    if (above.value >= below && read_word(pieces, i).kind != 'p') return false;
    if (below == 4 && above.value == 2) return false; // "the last two quarters"
    *out_fraction = (syn_fraction){.end = i + 1, .value = above.value / below};
    return true;
}
