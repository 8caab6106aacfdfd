// SPDX-License-Identifier: Apache-2.0
// Times that are told by a turn of phrase: takes a piece, gives "one day" of hope, "a quarter of a
// century", "the second Tuesday of every month", "the day before the vote", "2017 Nov 29". See
// times_parts.h. What has no value of its own is found, and stays unknown. Constant cost.
#include "annotate/times_parts.h"
#include "base/str.h"

#include <stdio.h>

static bool set_text(syn_when *when, size_t from, size_t to, syn_time_kind kind, const char *text) {
    *when = (syn_when){.from = from, .to = to, .kind = kind, .source = SYN_TIME_FROM_TEXT};
    snprintf(when->text, sizeof when->text, "%s", text);
    return true;
}

/// "hopes it would one day open", "one day at a time".
static bool scan_one_day(const syn_pieces *pieces, size_t at, syn_when *when) {
    if (!syn_piece_is_word(pieces, at, "one") || !syn_piece_is_word(pieces, at + 1, "day"))
        return false;
    bool is_step = syn_piece_is_word(pieces, at + 2, "at") &&
                   syn_piece_is_word(pieces, at + 3, "a") &&
                   syn_piece_is_word(pieces, at + 4, "time");
    if (is_step) return set_text(when, at, at + 5, SYN_TIME_SET, "P1D");
    bool has_modal = at > 0 && syn_piece_is_any(pieces, at - 1,
                                                "will would could can might may should must to ll "
                                                "shall that hope hopes maybe perhaps");
    return has_modal && set_text(when, at, at + 2, SYN_TIME_DATE, "FUTURE_REF");
}

/// "a quarter of a century", "half a century", "a quarter-century", "half-century".
static bool scan_part(const syn_pieces *pieces, size_t at, syn_when *when) {
    size_t i = syn_piece_is_any(pieces, at, "a the") ? at + 1 : at;
    bool is_half = syn_piece_is_word(pieces, i, "half");
    if (!is_half && !syn_piece_is_word(pieces, i, "quarter")) return false;
    i++;
    if (syn_piece_is_mark(pieces, i, '-') || syn_piece_is_word(pieces, i, "of")) i++;
    if (syn_piece_is_any(pieces, i, "a the")) i++;
    syn_time_unit unit = syn__when_unit(pieces, i);
    if (unit.code != 'Y' || unit.factor < 10 || syn_piece_is_word(pieces, i + 1, "ago"))
        return false;
    char text[24];
    snprintf(text, sizeof text, unit.factor / (is_half ? 2 : 4) > 0 ? "P%dY" : "PXY",
             unit.factor / (is_half ? 2 : 4));
    // "a quarter century" takes its article along, "the half century" does not
    size_t from = syn_piece_is_word(pieces, at, "the") ? at + 1 : at;
    return set_text(when, from, i + 1, SYN_TIME_DURATION, text);
}

/// "millions of years", "hundreds of hours": how many is not told.
static bool scan_multitude(const syn_pieces *pieces, size_t at, syn_when *when) {
    bool is_many =
        syn_piece_is_any(pieces, at, "dozens scores hundreds thousands millions billions") &&
        syn_piece_is_word(pieces, at + 1, "of");
    syn_time_unit unit = syn__when_unit(pieces, at + 2);
    if (!is_many || unit.factor != 1 || syn_piece_is_any(pieces, at + 2, "quarters nights"))
        return false;
    bool is_clock = unit.code == 'h' || unit.code == 'm' || unit.code == 's';
    if (syn_piece_is_word(pieces, at + 3, "ago"))
        return set_text(when, at, at + 4, SYN_TIME_DATE, "PAST_REF");
    char text[8];
    snprintf(text, sizeof text, "P%sX%c", is_clock ? "T" : "",
             is_clock ? unit.code - 'a' + 'A' : unit.code);
    return set_text(when, at, at + 3, SYN_TIME_DURATION, text);
}

/// "the second Tuesday of every month": found at the weekday or at the ordinal before it.
static bool scan_monthly(const syn_pieces *pieces, size_t at, syn_when *when) {
    syn_number number;
    size_t i = at, end;
    bool is_nth = syn_number_parse(pieces, at, &number) && number.is_ordinal && number.value <= 5;
    if (is_nth) i = number.end;
    if (!is_nth && syn_piece_is_word(pieces, at, "last")) i = at + 1;
    if (i == at) return false;
    if (syn_piece_is_word(pieces, i, "on")) i++; // a slip that is often printed
    if (syn__when_weekday_name(pieces, i, &end) == 0 || !syn_piece_is_word(pieces, end, "of"))
        return false;
    if (!syn_piece_is_any(pieces, end + 1, "every each the")) return false;
    syn_time_unit unit = syn__when_unit(pieces, end + 2);
    bool is_every = !syn_piece_is_word(pieces, end + 1, "the");
    if (unit.factor != 1 || (unit.code != 'M' && unit.code != 'Y') || !is_every) return false;
    return set_text(when, at, end + 3, SYN_TIME_SET, unit.code == 'M' ? "P1M" : "P1Y");
}

/// "the day before the vote", "the month after her death": when, but not which.
static bool scan_before_event(const syn_pieces *pieces, size_t at, syn_when *when) {
    size_t i = at + 1;
    if (!syn_piece_is_word(pieces, at, "the") || syn_piece_is_word(pieces, at - 1, "to") ||
        !syn_piece_is_any(pieces, i, "day night morning week weekend month") ||
        !syn_piece_is_any(pieces, i + 1, "before after") || syn_piece_is_capital(pieces, i + 1) ||
        !syn_piece_is(pieces, i + 2, SYN_PIECE_WORD) ||
        syn_piece_is_any(pieces, i + 2, "yesterday tomorrow and but had"))
        return false;
    *when = (syn_when){.from = at, .to = i + 2, .kind = SYN_TIME_DATE};
    return true;
}

/// "2017 Nov 29", "2012 May;", "2010 October": the year stands in front.
static bool scan_year_first(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    int year = syn__when_year_number(pieces, at);
    size_t end, day_end;
    if (year == 0 || !syn_piece_has_gap(pieces, at + 1, SYN_GAP_BLANK)) return false;
    int month = syn__when_month_name(pieces, at + 1, &end);
    if (month == 0 || syn__when_year_number(pieces, end) != 0) return false;
    int day = syn_piece_has_gap(pieces, end, SYN_GAP_BLANK)
                  ? syn__when_day_number(pieces, end, &day_end)
                  : 0;
    bool is_name = syn_piece_is_capital(pieces, at + 1);
    if (day == 0 && (!is_name || syn_piece_is(pieces, end, SYN_PIECE_WORD))) return false;
    *when = (syn_when){.from = at, .to = day != 0 ? day_end : end};
    return syn__when_finish_date(times, when, year, month, day);
}

/// "the nineteen sixties", "the sixties".
static bool scan_decade_word(const syn_pieces *pieces, size_t at, syn_when *when) {
    static const char *const names[] = {"twenties", "thirties",  "forties",  "fifties",
                                        "sixties",  "seventies", "eighties", "nineties"};
    bool is_full = syn_piece_is_word(pieces, at, "nineteen");
    size_t i = is_full ? at + 1 : at;
    if (syn_piece_is_mark(pieces, i, '-')) i++;
    // "in his sixties" is an age
    if (!is_full && !syn_piece_is_any(pieces, at - 1, "the early late mid")) return false;
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        if (!syn_piece_is_word(pieces, i, names[n])) continue;
        char text[8];
        snprintf(text, sizeof text, "19%d", (int)n + 2);
        return set_text(when, at, i + 1, SYN_TIME_DATE, text);
    }
    return false;
}

bool syn__when_scan_phrase(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    if (syn_piece_is(pieces, at, SYN_PIECE_DIGITS) && scan_year_first(times, at, out_when))
        return true;
    return scan_one_day(pieces, at, out_when) || scan_part(pieces, at, out_when) ||
           scan_multitude(pieces, at, out_when) || scan_monthly(pieces, at, out_when) ||
           scan_before_event(pieces, at, out_when) || scan_decade_word(pieces, at, out_when);
}
