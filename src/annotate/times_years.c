// SPDX-License-Identifier: Apache-2.0
// Years and their parts: takes a piece, gives the time that starts there. See times_parts.h.
//
// "2019", "the 1990s", "the first quarter of 2021", "2019-Q1", "the 20th century"; not the four
// digits of an address, a law, or of what is counted.
#include "annotate/times_parts.h"
#include "base/str.h"

#include <stdio.h>

/// True when the four digits at `at` are followed by what they count: "2000 people".
static bool counts_something(const syn_pieces *pieces, size_t at) {
    size_t i = at + 1;
    if (!syn_piece_is(pieces, i, SYN_PIECE_WORD) || syn_piece_is_capital(pieces, i)) return false;
    syn_str word = syn_piece_text(pieces, i);
    bool is_plural = word.size > 3 && syn_str_ends(word, SYN_STR("s")) &&
                     !syn_str_ends(word, SYN_STR("ss")) &&
                     !syn_piece_is_any(pieces, i, "was has its olympics elections games sales");
    return is_plural || syn_piece_is_any(pieces, i, "people men women children million dollar");
}

static bool scan_decade(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    long value = syn_piece_value(pieces, at);
    size_t end = at + 1;
    if (syn_piece_is_mark(pieces, end, '\'') && syn_piece_has_gap(pieces, end, SYN_GAP_NONE))
        end++; // "1990's"
    if (!syn_piece_is_word(pieces, end, "s") || !syn_piece_has_gap(pieces, end, SYN_GAP_NONE))
        return false;
    if (value % 10 != 0 || syn_piece_text(pieces, at).size != 4) return false;
    if (value < 1000 || value > 2190) return false;
    *out_when = (syn_when){.from = at,
                           .to = end + 1,
                           .kind = SYN_TIME_DATE,
                           .source = SYN_TIME_FROM_TEXT,
                           .grain = SYN_GRAIN_DECADE,
                           .day = {(int)value, 1, 1}};
    if (syn_piece_is_any(times->pieces, at - 1, "early late mid")) out_when->from = at - 1;
    return true;
}

/// More words of games than of money stand around the place: "a fourth-quarter stampede".
static bool speaks_of_game(const syn_pieces *pieces, size_t at) {
    enum { WINDOW_PIECES = 40 };
    static const char games[] = "touchdown touchdowns quarterback quarterbacks yards yard fumble "
                                "fumbles interception interceptions pass passes passing rushing "
                                "halftime half game games coach team teams points scored score "
                                "scoring tie tied lead led kickoff rebounds playoff playoffs ball "
                                "season victory defense offense drive drives punt receiver";
    static const char money[] = "profit profits revenue revenues sales earnings gdp growth results "
                                "income loss losses billion million percent fiscal economy shares "
                                "analysts investors quarterly inflation orders charge tax bank";
    size_t from = at > WINDOW_PIECES ? at - WINDOW_PIECES : 0, seen = 0;
    long balance = 0;
    for (size_t i = from; i < at + WINDOW_PIECES && i < pieces->count; i++) {
        if (i > at && syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) break;
        if (syn_piece_is_any_of(pieces, i, games)) balance++;
        if (syn_piece_is_any_of(pieces, i, money) || syn_piece_is_mark(pieces, i, '%') ||
            syn_piece_is_mark(pieces, i, '$'))
            balance--;
        seen++;
    }
    return seen > 0 && balance > 0;
}

/// "the first quarter of 2021", "Q3 2019" are found from their first word.
static bool scan_quarter(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    syn_number number;
    size_t end = 0;
    int quarter = 0;
    if (syn_piece_is_word(pieces, at, "Q") && syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE)) {
        quarter = (int)syn_piece_value(pieces, at + 1);
        end = at + 2;
    } else if (syn_number_parse(pieces, at, &number) && number.is_ordinal && number.value <= 4 &&
               syn_piece_is_word(pieces,
                                 number.end + (size_t)syn_piece_is_mark(pieces, number.end, '-'),
                                 "quarter")) {
        quarter = (int)number.value;
        end = number.end + 1 + (size_t)syn_piece_is_mark(pieces, number.end, '-');
    }
    if (quarter < 1 || quarter > 4) return false;
    *out_when = (syn_when){.from = at, .to = end, .kind = SYN_TIME_DATE, .number = quarter};
    size_t i =
        syn_piece_is_mark(pieces, end, '-') || syn_piece_is_word(pieces, end, "of") ? end + 1 : end;
    bool is_of_year = syn_piece_is_word(pieces, end, "of") &&
                      syn_piece_is_any(pieces, i, "the this") &&
                      syn_piece_is_word(pieces, i + 1, "year");
    if (is_of_year) out_when->to = i + 2;
    out_when->day = (syn_day){syn__when_year_number(pieces, i), 1, 1};
    if (out_when->day.year != 0) {
        out_when->to = i + 1;
        out_when->grain = SYN_GRAIN_QUARTER;
        out_when->source = SYN_TIME_FROM_TEXT;
        return true;
    }
    // "in the third quarter of Sunday's game", "in the final quarter with 2:30 left"
    size_t weekday_end;
    bool is_game = syn_piece_is_word(pieces, end, "of") &&
                   (syn__when_weekday_name(pieces, end + 1, &weekday_end) != 0 ||
                    syn_piece_is_any(pieces, end + 2, "game match win loss victory"));
    if (is_game || syn_piece_is_any(pieces, end, "touchdown lead goal when with")) return false;
    if (speaks_of_game(pieces, at)) return false;
    if (times->anchor.precision < SYN_PRECISION_MONTH) return true;
    // The last one that has begun, or the next where the sentence looks ahead.
    int now = (times->anchor.day.month - 1) / 3 + 1;
    bool is_future = syn__when_is_future(pieces, at);
    out_when->day.year = times->anchor.day.year;
    if (is_future && quarter < now) out_when->day.year++;
    if (!is_future && quarter > now) out_when->day.year--;
    out_when->grain = SYN_GRAIN_QUARTER;
    out_when->source = SYN_TIME_FROM_ANCHOR;
    return true;
}

/// "1945 Mill Road", "the 2016 Act": a house, a law.
static bool is_address(const syn_pieces *pieces, size_t at) {
    static const char streets[] = "road street avenue lane drive boulevard highway rd st ave blvd";
    for (size_t i = at + 1; i <= at + 3 && syn_piece_is_capital(pieces, i); i++) {
        if (i > at + 1 && syn_piece_is_any_of(pieces, i, streets)) return true;
    }
    return syn_piece_is_capital(pieces, at + 1) &&
           syn_piece_is_any(pieces, at + 1, "act regulations");
}

/// "2019-Q1", "2019 q1".
static bool scan_year_quarter(const syn_times *times, size_t at, int year, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t i = syn_piece_is_mark(pieces, at + 1, '-') ? at + 2 : at + 1;
    long quarter = syn_piece_value(pieces, i + 1);
    if (!syn_piece_is_word(pieces, i, "q") || !syn_piece_has_gap(pieces, i + 1, SYN_GAP_NONE))
        return false;
    if (quarter < 1 || quarter > 4) return false;
    *out_when = (syn_when){.from = at,
                           .to = i + 2,
                           .kind = SYN_TIME_DATE,
                           .source = SYN_TIME_FROM_TEXT,
                           .grain = SYN_GRAIN_QUARTER,
                           .day = {year, 1, 1},
                           .number = (int)quarter};
    return true;
}

/// "the 20th century" is 19, the first two digits of its years.
static bool scan_century(const syn_times *times, size_t at, syn_when *out_when) {
    syn_number number;
    const syn_pieces *pieces = times->pieces;
    if (!syn_number_parse(pieces, at, &number) || !number.is_ordinal || number.value > 21)
        return false;
    size_t i = syn_piece_is_mark(pieces, number.end, '-') ? number.end + 1 : number.end;
    *out_when = (syn_when){.from = at, .to = i + 1, .kind = SYN_TIME_DATE};
    if (!syn_piece_is_any(pieces, i, "century centuries")) return false;
    if (number.value >= 2) {
        out_when->source = SYN_TIME_FROM_TEXT;
        snprintf(out_when->text, sizeof out_when->text, "%02d", ((int)number.value - 1) % 100);
    }
    return true;
}

bool syn__when_scan_year(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    if (scan_decade(times, at, out_when) || scan_quarter(times, at, out_when)) return true;
    if (scan_century(times, at, out_when)) return true;
    int year = syn__when_year_number(pieces, at);
    if (year == 0) return false;
    if (scan_year_quarter(times, at, year, out_when)) return true;
    bool has_sign =
        syn_piece_is_any(pieces, at - 1,
                         "in since until till by from before after during of early late mid year "
                         "fiscal through circa");
    bool is_bracketed =
        syn_piece_is_mark(pieces, at - 1, '(') || syn_piece_is_mark(pieces, at + 1, ')');
    bool is_recent = (year >= 1700 && year < 2100) || is_bracketed;
    bool is_of = syn_piece_is_word(pieces, at - 1, "of");
    if (!has_sign && !is_recent) return false;
    if (is_address(pieces, at)) return false;
    // "the 1967 killings", "its 2025 updates": counts of that size have a comma, or are round.
    bool is_told = (year >= 2010 && year < 2040 && year % 10 != 0) ||
                   (year >= 1900 && year < 2040 && year % 100 != 0 &&
                    syn_piece_is_any(pieces, at - 1, "the its their his her s"));
    if ((!has_sign || is_of) && !is_told && counts_something(pieces, at)) return false;
    if (syn_piece_is_any(pieces, at - 1, "about some nearly over almost room flight approximately"))
        return false;
    *out_when = (syn_when){.from = at,
                           .to = at + 1,
                           .kind = SYN_TIME_DATE,
                           .source = SYN_TIME_FROM_TEXT,
                           .grain = SYN_GRAIN_YEAR,
                           .day = {year, 1, 1}};
    if (syn_piece_is_word(pieces, at - 1, "year")) out_when->from = at - 1; // "the year 2008"
    // "2014-2018", "2015/16": a stretch of years.
    size_t second = at + 2;
    bool is_range =
        (syn_piece_is_mark(pieces, at + 1, '-') || syn_piece_is_mark(pieces, at + 1, '~') ||
         syn_piece_is_mark(pieces, at + 1, '/')) &&
        syn_piece_has_gap(pieces, second, SYN_GAP_NONE) &&
        syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE) &&
        (syn__when_year_number(pieces, second) > year ||
         (syn_piece_text(pieces, second).size == 2 &&
          syn_piece_value(pieces, second) == (year + 1) % 100));
    if (is_range) {
        out_when->to = second + 1;
        out_when->grain = SYN_GRAIN_NONE;
    }
    return true;
}
