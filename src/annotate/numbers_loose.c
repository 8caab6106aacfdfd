// SPDX-License-Identifier: Apache-2.0
// Copy whose marks stand apart: takes pieces, closes the blanks that a program has put into
// numbers.
//
// Some pages and feeds were cut into words and glued again: "the 16 - year - old", "at 3: 45 p.
// m.",
// "$2. 6 million", "30, 000 people". Such blanks are taken for none, so that all readers of
// numbers see "16-year-old". A few forms speak for themselves; the others ("9, 500", "46. 8") only
// count in a text that has one of those and nothing of the kind written tightly. Bytes stay as they
// are. Linear.
#include "annotate/numbers.h"
#include "base/str.h"

static bool is_apart(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_BLANK);
}

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

static bool is_digits(const syn_pieces *pieces, size_t at, size_t least, size_t most) {
    size_t size = syn_piece_text(pieces, at).size;
    return syn_piece_is(pieces, at, SYN_PIECE_DIGITS) && size >= least && size <= most;
}

/// "16 - year - old", "a ten - day pause": `at` is the hyphen.
static bool is_spaced_compound(const syn_pieces *pieces, size_t at) {
    static const char units[] = "year month week day hour minute second yard mile metre meter foot "
                                "inch point pound time game man woman member point round storey";
    bool has_number = at > 0 && (is_digits(pieces, at - 1, 1, 4) ||
                                 syn_piece_in(pieces, at - 1, SYN_LEXICON_NUMBER_WORD));
    return has_number && is_apart(pieces, at) && is_apart(pieces, at + 1) &&
           syn_piece_is_any_of(pieces, at + 1, units);
}

/// "year - old"
static bool is_spaced_age(const syn_pieces *pieces, size_t at) {
    return at > 0 && syn_piece_is_any(pieces, at - 1, "year month week day") &&
           is_apart(pieces, at) && is_apart(pieces, at + 1) &&
           syn_piece_is_any(pieces, at + 1, "old olds");
}

/// "3: 45", "11. 30": two digits behind a mark that is glued to what stands before it.
static bool has_spaced_digits(const syn_pieces *pieces, size_t at, size_t least, size_t most) {
    return at > 0 && is_digits(pieces, at - 1, 1, 3) && is_glued(pieces, at) &&
           is_apart(pieces, at + 1) && is_digits(pieces, at + 1, least, most);
}

/// "p. m.", "am", "GMT" behind a clock.
static bool has_half_day(const syn_pieces *pieces, size_t at) {
    bool has_letters =
        syn_piece_is_any(pieces, at, "a p") &&
        (syn_piece_is_word(pieces, at + 1, "m") ||
         (syn_piece_is_mark(pieces, at + 1, '.') && syn_piece_is_word(pieces, at + 2, "m")));
    return has_letters || syn_piece_is_any(pieces, at, "am pm GMT UTC BST EST EDT ET");
}

static bool is_magnitude(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_any(pieces, at, "m bn b million billion trillion");
}

/// Is the blank behind the mark at `at` none for sure?
static bool is_surely_loose(const syn_pieces *pieces, size_t at) {
    if (!syn_piece_is(pieces, at, SYN_PIECE_MARK)) return false;
    switch (pieces->items[at].character) {
    case '-':
        return is_spaced_compound(pieces, at) || is_spaced_age(pieces, at) ||
               (at > 0 && syn_piece_is_word(pieces, at - 1, "magnitude") && is_apart(pieces, at) &&
                is_apart(pieces, at + 1) && is_digits(pieces, at + 1, 1, 2));
    case ':': return has_spaced_digits(pieces, at, 2, 2) && has_half_day(pieces, at + 2);
    case ',':
        return has_spaced_digits(pieces, at, 3, 3) &&
               syn_str_equal(syn_piece_text(pieces, at + 1), SYN_STR("000"));
    case '.': { // "$2. 6 million"
        if (has_spaced_digits(pieces, at, 2, 2) && has_half_day(pieces, at + 2)) return true;
        bool has_sign =
            at > 1 && syn_piece_is(pieces, at - 2, SYN_PIECE_MARK) && is_glued(pieces, at - 1) &&
            (pieces->items[at - 2].character == '$' || pieces->items[at - 2].character == 0xA3 ||
             pieces->items[at - 2].character == 0x20AC);
        return has_sign && has_spaced_digits(pieces, at, 1, 3) && is_magnitude(pieces, at + 2);
    }
    default: return false;
    }
}

/// "1996 - 97", "1997 - 2001", but "2004 - 05" would be a month.
static bool is_span_of_years(const syn_pieces *pieces, size_t at) {
    return is_digits(pieces, at - 1, 4, 4) && is_digits(pieces, at + 1, 2, 4) &&
           syn_piece_value(pieces, at + 1) > 12;
}

/// The same, in a text that is known to be loose.
static bool is_loose(const syn_pieces *pieces, size_t at) {
    if (is_surely_loose(pieces, at)) return true;
    if (!syn_piece_is(pieces, at, SYN_PIECE_MARK)) return false;
    switch (pieces->items[at].character) {
    case '-': // "half - brother", "two - thirds", "1996 - 97", "a 12 - gauge gun"
        if (at > 0 && is_digits(pieces, at - 1, 1, 3) && is_apart(pieces, at) &&
            is_apart(pieces, at + 1) && syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) &&
            !syn_piece_is_capital(pieces, at + 1) &&
            !syn_piece_in(pieces, at + 1, SYN_LEXICON_STOP_WORD))
            return true;
        return at > 0 && is_apart(pieces, at) && is_apart(pieces, at + 1) &&
               (syn_piece_is_word(pieces, at - 1, "half") || is_span_of_years(pieces, at) ||
                (syn_piece_in(pieces, at - 1, SYN_LEXICON_NUMBER_WORD) &&
                 syn_piece_in(pieces, at + 1, SYN_LEXICON_NUMBER_WORD)));
    case ':': return has_spaced_digits(pieces, at, 2, 2);
    case ',': return has_spaced_digits(pieces, at, 3, 3) && !is_digits(pieces, at - 1, 4, 9);
    case '.': // "46. 8 percent", "11. 1 points, 6. 7 assists"
        return has_spaced_digits(pieces, at, 1, 2) && !syn_piece_is_capital(pieces, at + 2);
    default: return false;
    }
}

/// "16-year", "3:45", "30,000": the same forms without blanks.
static bool is_tight(const syn_pieces *pieces, size_t at) {
    if (!syn_piece_is(pieces, at, SYN_PIECE_MARK) || at == 0 || !is_glued(pieces, at) ||
        !is_glued(pieces, at + 1) || !syn_piece_is(pieces, at - 1, SYN_PIECE_DIGITS))
        return false;
    uint32_t c = pieces->items[at].character;
    return (c == '-' && syn_piece_is(pieces, at + 1, SYN_PIECE_WORD)) ||
           (c == ',' && is_digits(pieces, at + 1, 3, 3));
}

void syn__pieces_tighten(const syn_pieces *pieces, syn_piece *items) {
    size_t loose = 0, tight = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        loose += is_surely_loose(pieces, i);
        tight += is_tight(pieces, i);
    }
    bool is_all_loose = loose > 2 * tight;
    for (size_t i = 0; loose > 0 && i + 1 < pieces->count; i++) {
        bool closes = is_all_loose ? is_loose(pieces, i) : is_surely_loose(pieces, i);
        if (!closes) continue;
        items[i].gap = SYN_GAP_NONE;
        items[i + 1].gap = SYN_GAP_NONE;
    }
}
