// SPDX-License-Identifier: Apache-2.0
// Dates written in other ways: takes a piece, gives "23/Sep/2020", "2020-Sep-23", "Dec/2018",
// "October two thousand and five", "in nineteen eighty-four", and the days of a list that share
// one month ("18 and 19 June", "June 28 and 29"). See times_parts.h. Constant cost.
#include "annotate/times_parts.h"

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

/// A year behind a mark that is glued to both sides: "/2020". 0 for none.
static int joined_year(const syn_pieces *pieces, size_t at) {
    long year = syn_piece_value(pieces, at);
    bool is_year = syn_piece_text(pieces, at).size == 4 && year >= 1000 && year <= 2199;
    return is_year ? (int)year : 0;
}

static bool is_joint_mark(const syn_pieces *pieces, size_t at) {
    return (syn_piece_is_mark(pieces, at, '/') || syn_piece_is_mark(pieces, at, '-')) &&
           is_glued(pieces, at) && is_glued(pieces, at + 1);
}

static bool set_date(syn_when *when, size_t from, size_t to, syn_day day, syn_grain grain) {
    *when = (syn_when){.from = from,
                       .to = to,
                       .kind = SYN_TIME_DATE,
                       .source = SYN_TIME_FROM_TEXT,
                       .grain = grain,
                       .day = day};
    return syn_calendar_is_valid(day);
}

/// "Sep-23-2020", "23/Sep/2020", "2020/Sep/23", "Dec/2018".
static bool scan_joined(const syn_pieces *pieces, size_t at, syn_when *when) {
    size_t end;
    if (!is_joint_mark(pieces, at + 1)) return false;
    int month = syn__when_month_name(pieces, at, &end), year;
    bool has_three = is_joint_mark(pieces, at + 3);
    if (month != 0 && end == at + 1) {
        long day = syn_piece_value(pieces, at + 2);
        year = has_three ? joined_year(pieces, at + 4) : 0;
        if (year != 0 && day >= 1 && day <= 31)
            return set_date(when, at, at + 5, (syn_day){year, month, (int)day}, SYN_GRAIN_DAY);
        year = joined_year(pieces, at + 2);
        bool is_pair = year != 0 && syn_piece_is_mark(pieces, at + 1, '/');
        return is_pair && set_date(when, at, at + 3, (syn_day){year, month, 1}, SYN_GRAIN_MONTH);
    }
    month = syn__when_month_name(pieces, at + 2, &end);
    if (month == 0 || !has_three) return false;
    long first = syn_piece_value(pieces, at), last = syn_piece_value(pieces, at + 4);
    year = joined_year(pieces, at + 4);
    if (year != 0 && first >= 1 && first <= 31)
        return set_date(when, at, at + 5, (syn_day){year, month, (int)first}, SYN_GRAIN_DAY);
    year = joined_year(pieces, at);
    if (year == 0 || last < 1 || last > 31) return false;
    return set_date(when, at, at + 5, (syn_day){year, month, (int)last}, SYN_GRAIN_DAY);
}

int syn__when_spoken_year(const syn_pieces *pieces, size_t at, size_t *out_end) {
    syn_number first, second;
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD) || !syn_number_parse(pieces, at, &first))
        return 0;
    if (first.is_ordinal || first.digit_count != 0) return 0;
    *out_end = first.end;
    // "two thousand and five", "seventeen hundred and thirty-three"
    if (first.value >= 1100 && first.value < 2200) return (int)first.value;
    // "nineteen eighty-six": the halves are two numbers.
    if (first.value < 11 || first.value > 21) return 0;
    if (!syn_piece_is(pieces, first.end, SYN_PIECE_WORD)) return 0;
    if (!syn_number_parse(pieces, first.end, &second) || second.is_ordinal) return 0;
    if (second.digit_count != 0 || second.value < 10 || second.value > 99) return 0;
    *out_end = second.end;
    return (int)first.value * 100 + (int)second.value;
}

/// "in nineteen eighty-four": two halves only, for "in two thousand homes" counts.
static bool scan_spoken(const syn_pieces *pieces, size_t at, syn_when *when) {
    size_t end, after;
    if (!syn_piece_is_any(pieces, at - 1, "in since of by until from before after")) return false;
    int year = syn__when_spoken_year(pieces, at, &end);
    if (year == 0 || syn__when_unit(pieces, end).code != 0) return false;
    syn_number first;
    bool is_halved = syn_number_parse(pieces, at, &first) && first.end < end;
    bool ends = !syn_piece_is(pieces, end, SYN_PIECE_WORD) ||
                syn_piece_in(pieces, end, SYN_LEXICON_STOP_WORD) ||
                syn__when_weekday_name(pieces, end, &after) != 0;
    return is_halved && ends && set_date(when, at, end, (syn_day){year, 1, 1}, SYN_GRAIN_YEAR);
}

/// "18" of "18 and 19 June", "29" of "June 28 and 29": the month of the other day of the list.
static bool scan_listed(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    size_t end, other_end, name_end = 0;
    int day = syn__when_day_number(pieces, at, &end), month = 0;
    if (day == 0 || is_glued(pieces, at)) return false;
    if (syn_piece_is_word(pieces, at - 1, "between")) return false; // a stretch
    if (syn_piece_is_any(pieces, end, "and or") &&
        syn__when_day_number(pieces, end + 1, &other_end) != 0) {
        size_t name = syn_piece_is_word(pieces, other_end, "of") ? other_end + 1 : other_end;
        month = syn__when_month_name(pieces, name, &name_end);
        if (!syn_piece_is_capital(pieces, name)) month = 0;
    } else if (syn_piece_is_any(pieces, at - 1, "and or") &&
               (!syn_piece_is(pieces, end, SYN_PIECE_WORD) ||
                syn_piece_is_any(pieces, end, "and at in on when after but"))) {
        size_t day_at = at - 2;
        bool has_day = syn__when_day_number(pieces, day_at, &other_end) != 0 && other_end == at - 1;
        if (has_day) month = syn__when_month_name(pieces, day_at - 1, &name_end);
        if (name_end != day_at || syn_piece_is_mark(pieces, end, '%')) month = 0;
        name_end = end;
    }
    if (month == 0) return false;
    *when = (syn_when){.from = at, .to = end};
    return syn__when_finish_date(times, when, syn__when_year_number(pieces, name_end), month, day);
}

bool syn__when_scan_written(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    bool can_be = syn_piece_is(pieces, at, SYN_PIECE_DIGITS) ||
                  syn_piece_in(pieces, at, SYN_LEXICON_NUMBER_WORD) ||
                  syn_piece_in(pieces, at, SYN_LEXICON_ENGLISH_MONTH);
    if (!can_be) return false;
    return scan_joined(times->pieces, at, out_when) || scan_spoken(times->pieces, at, out_when) ||
           scan_listed(times, at, out_when);
}
