// SPDX-License-Identifier: Apache-2.0
// Times told from the day of publication: takes a piece, gives "last week", "earlier this month",
// "next Friday", "yesterday", "Friday", "this summer". See times_parts.h.
//
// "last Friday" is the Friday of the week before, "next Friday" that of the week after, a bare
// weekday the latest such day up to the publication, or the next one where the sentence looks
// ahead. Without a publication date all of these are found and stay unknown.
#include "annotate/times_parts.h"
#include "base/str.h"

#include <stdio.h>

int syn__when_weekday_name(const syn_pieces *pieces, size_t at, size_t *out_end) {
    const syn_lexicon_entry *entry = syn_piece_find(pieces, at, SYN_LEXICON_WEEKDAY);
    if (entry == NULL) return 0;
    bool is_short = entry->key.size <= 5;
    if (is_short && !syn_piece_is_capital(pieces, at)) return 0;
    *out_end = at + 1;
    if (is_short && syn_piece_is_mark(pieces, at + 1, '.') &&
        syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE) &&
        syn_piece_has_gap(pieces, at + 2, SYN_GAP_BLANK) && !syn_piece_is_capital(pieces, at + 2))
        *out_end = at + 2;
    return entry->value.data[0] - '0';
}

static void set_week(const syn_times *times, syn_when *when, long weeks, syn_grain grain) {
    if (!syn_times_has_day(times)) return;
    syn_week week = syn_calendar_week(times->today + weeks * 7);
    when->grain = grain;
    when->day = (syn_day){week.year, 1, 1};
    when->number = week.week;
    when->source = SYN_TIME_FROM_ANCHOR;
}

/// The unit of "last week": fills the date `steps` units away. False when it is no unit.
static bool shift_unit(const syn_times *times, size_t at, int steps, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    const syn_anchor *anchor = &times->anchor;
    when->to = at + 1;
    if (syn_piece_is_any(pieces, at, "week workweek")) {
        when->form = SYN_WHEN_WEEK;
        set_week(times, when, steps, SYN_GRAIN_WEEK);
        return true;
    }
    if (syn_piece_is_word(pieces, at, "weekend")) {
        set_week(times, when, steps, SYN_GRAIN_WEEKEND);
        return true;
    }
    syn_time_unit unit = syn__when_unit(pieces, at);
    if (unit.code == 0 || unit.code == 'h' || unit.code == 'm' || unit.code == 's') return false;
    if (syn_piece_is_any(pieces, at, "night nights")) return false;
    if (unit.code == 'D' && syn_times_has_day(times) && steps != 0) {
        syn__when_set_day(when, times->today + steps, SYN_TIME_FROM_ANCHOR);
    } else if (unit.code == 'Y' && anchor->precision >= SYN_PRECISION_YEAR) {
        int year = anchor->day.year;
        when->is_whole_year = unit.factor == 1;
        if (unit.factor == 100) return true; // "last century"
        when->grain = unit.factor == 10 ? SYN_GRAIN_DECADE : SYN_GRAIN_YEAR;
        when->day.year = unit.factor == 10 ? year / 10 * 10 + steps * 10 : year + steps;
        when->source = SYN_TIME_FROM_ANCHOR;
    } else if (unit.code == 'M' && anchor->precision >= SYN_PRECISION_MONTH) {
        when->day = syn_calendar_add_months(anchor->day, (long)steps * unit.factor);
        when->grain = unit.factor == 3 ? SYN_GRAIN_QUARTER : SYN_GRAIN_MONTH;
        when->number = (when->day.month - 1) / 3 + 1;
        when->source = SYN_TIME_FROM_ANCHOR;
    }
    return true;
}

/// "last Christmas", "next Easter".
static bool shift_holiday(const syn_times *times, size_t at, int steps, syn_when *when) {
    size_t end;
    const syn_lexicon_entry *entry = syn__when_holiday_name(times->pieces, at, &end);
    if (entry == NULL) return false;
    when->to = end;
    if (!syn_times_has_day(times) || times->anchor.day.year <= 1) return true;
    int year = times->anchor.day.year;
    long number = syn__when_holiday_number(entry, year);
    if (steps < 0 && number >= times->today) number = syn__when_holiday_number(entry, year - 1);
    if (steps > 0 && number <= times->today) number = syn__when_holiday_number(entry, year + 1);
    syn__when_set_day(when, number, SYN_TIME_FROM_ANCHOR);
    return true;
}

/// "last summer", "last November", "next Friday" behind the shifting word.
static bool shift_name(const syn_times *times, size_t at, int steps, bool is_nearest,
                       syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    const syn_anchor *anchor = &times->anchor;
    size_t end;
    int weekday = syn__when_weekday_name(pieces, at, &end);
    if (weekday != 0) {
        when->to = end;
        when->form = SYN_WHEN_WEEKDAY; // "this Thursday, Dec. 28"
        when->weekday = weekday;
        if (!syn_times_has_day(times)) return true;
        long monday = times->today - syn_calendar_weekday(times->today) + 1;
        long day = monday + weekday - 1 + steps * 7L;
        // "last Monday" on a Sunday is that of this week: no paper would say it of the day before.
        enum { LONG_PAST_DAYS = 5 };
        if (steps < 0 && times->today - (day + 7) >= LONG_PAST_DAYS) day += 7;
        // "this coming Friday", "the past Friday": the nearest one on that side.
        if (is_nearest) {
            day = monday + weekday - 1;
            if (steps > 0 && day <= times->today) day += 7;
            if (steps < 0 && day >= times->today) day -= 7;
        }
        syn__when_set_day(when, day, SYN_TIME_FROM_ANCHOR);
        return true;
    }
    if (shift_holiday(times, at, steps, when)) return true;
    int month = syn__when_month_name(pieces, at, &end);
    int season = month == 0 ? syn__when_season_number(pieces, at) : 0;
    if (month == 0 && season == 0) return false;
    if (month != 0 && syn_piece_is(pieces, end, SYN_PIECE_DIGITS)) return false; // "this May 5"
    if ((month == 5 || month == 3) && !syn_piece_is_capital(pieces, at)) return false; // "this may"
    when->to = month != 0 ? end : at + 1;
    if (anchor->precision < SYN_PRECISION_MONTH) return true;
    int first = month != 0 ? month : season == 4 ? 12 : season * 3;
    when->day = (syn_day){anchor->day.year, first, 1};
    when->grain = month != 0 ? SYN_GRAIN_MONTH : SYN_GRAIN_SEASON;
    when->number = season;
    when->source = SYN_TIME_FROM_ANCHOR;
    if (steps < 0 && first >= anchor->day.month) when->day.year--;
    if (steps > 0 && first <= anchor->day.month) when->day.year++;
    return true;
}

/// "the end of the year": as coarse as its unit.
static bool shift_end(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    bool is_end = syn_piece_is_any(pieces, at, "end start beginning middle") &&
                  syn_piece_is_word(pieces, at + 1, "of");
    if (!is_end) return false;
    size_t unit = syn_piece_is_any(pieces, at + 2, "the") ? at + 3 : at + 2;
    if (!syn_piece_is_any(pieces, unit, "year month week")) return false;
    return shift_unit(times, unit, 0, when);
}

/// "the past 10 years", "next five days": a stretch, as long as it says.
static bool shift_length(const syn_times *times, size_t at, syn_when *when) {
    syn_when length;
    if (!syn__when_scan_length(times, at, &length) || length.kind != SYN_TIME_DURATION)
        return false;
    size_t from = when->from;
    *when = length;
    when->from = from;
    return true;
}

/// "the past year" is a stretch up to now, not the calendar year before.
static bool set_stretch(const syn_pieces *pieces, size_t at, size_t name, syn_when *out_when) {
    syn_time_unit unit = syn__when_unit(pieces, name);
    bool is_clock = unit.code == 'h' || unit.code == 'm' || unit.code == 's';
    if (is_clock || syn_str_ends(syn_piece_text(pieces, name), SYN_STR("s"))) return false;
    *out_when = (syn_when){
        .from = at, .to = name + 1, .kind = SYN_TIME_DURATION, .source = SYN_TIME_FROM_TEXT};
    snprintf(out_when->text, sizeof out_when->text, "P%d%c", unit.factor, unit.code);
    return true;
}

bool syn__when_scan_shift(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t i = at;
    *out_when = (syn_when){.from = at, .kind = SYN_TIME_DATE};
    if (shift_end(times, at, out_when)) return true;
    if (syn_piece_is_any(pieces, i, "earlier later early late")) {
        i++;
        bool has_in = syn_piece_is_word(pieces, i, "in") && syn_piece_is_word(pieces, i + 1, "the");
        if (has_in) return shift_unit(times, i + 2, 0, out_when); // "later in the year"
    }
    bool is_this = syn_piece_is_word(pieces, i, "this");
    bool is_next = syn_piece_is_any(pieces, i, "next following coming upcoming");
    bool is_last = syn_piece_is_any(pieces, i, "last previous past");
    if (!is_this && !is_next && !is_last) return false;
    bool is_nearest = syn_piece_is_any(pieces, i, "coming upcoming past");
    size_t name = i + 1;
    if (is_this && syn_piece_is_any(pieces, name, "coming upcoming past working")) {
        is_nearest = !syn_piece_is_word(pieces, name, "working");
        is_next = syn_piece_is_any(pieces, name, "coming upcoming");
        is_last = syn_piece_is_word(pieces, name, "past");
        name++;
    }
    if (syn_piece_has_gap(pieces, name, SYN_GAP_LINE)) return false;
    // "within the last year": a stretch up to now as well.
    bool is_ahead = is_next && syn_piece_is_any(pieces, i - 2, "within over during throughout");
    bool is_stretch = (syn_piece_is_word(pieces, i, "last") || is_ahead) &&
                      syn_piece_is_word(pieces, i - 1, "the") &&
                      syn_piece_is_any(pieces, i - 2, "within in over during for throughout") &&
                      !syn_piece_is_word(pieces, name + 1, "of");
    is_nearest |= is_stretch;
    // "the last week of July" is the end of July, not the week before this one.
    bool is_final =
        syn_piece_is_word(pieces, i, "last") && syn_piece_is_word(pieces, name + 1, "of");
    if (is_final) return false;
    int steps = is_next ? 1 : is_last ? -1 : 0;
    if (steps != 0 && shift_length(times, name, out_when)) return true;
    if (is_nearest && (is_last || is_stretch) && syn__when_unit(pieces, name).code != 0)
        return set_stretch(pieces, at, name, out_when);
    return shift_unit(times, name, steps, out_when) ||
           shift_name(times, name, steps, is_nearest, out_when);
}

bool syn__when_scan_day_word(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    long steps;
    size_t end = at + 1;
    if (syn_piece_is_word(pieces, at, "today")) {
        steps = 0;
    } else if (syn_piece_is_word(pieces, at, "yesterday")) {
        steps = -1;
    } else if (syn_piece_is_word(pieces, at, "tomorrow")) {
        steps = 1;
    } else {
        return false;
    }
    if (steps == 0 && syn_piece_is_capital(pieces, at) && syn_piece_is_capital(pieces, at - 1))
        return false;
    *out_when = (syn_when){.from = at, .to = end, .kind = SYN_TIME_DATE};
    if (syn_times_has_day(times))
        syn__when_set_day(out_when, times->today + steps, SYN_TIME_FROM_ANCHOR);
    return true;
}

/// "Friday the 26th", "Monday 21": the nearest such day on the side of the tense, a year at most.
static bool scan_numbered_weekday(const syn_times *times, size_t at, int weekday, size_t end,
                                  syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    size_t month_end, i = syn_piece_is_word(pieces, end, "the") ? end + 1 : end;
    int day = syn__when_day_number(pieces, i, &end);
    if (day == 0 || syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return false;
    bool is_ordinal = !syn_piece_is(pieces, end - 1, SYN_PIECE_DIGITS);
    bool ends = syn_piece_is(pieces, end, SYN_PIECE_MARK) || end == pieces->count;
    bool is_joined = syn_piece_is_mark(pieces, end, '/') || syn_piece_is_mark(pieces, end, '-') ||
                     syn_piece_is_mark(pieces, end, ':') ||
                     syn__when_month_name(pieces, end, &month_end) != 0;
    if (is_joined || !(ends || (is_ordinal && !syn_piece_is_word(pieces, end, "of")))) return false;
    *when = (syn_when){.from = at, .to = end, .kind = SYN_TIME_DATE};
    if (!syn_times_has_day(times)) return true;
    int step = syn__when_is_future(pieces, at) ? 1 : -1;
    for (long number = times->today, left = 366; left > 0; left--, number += step) {
        if (syn_calendar_weekday(number) != weekday || syn_calendar_day(number).day != day)
            continue;
        syn__when_set_day(when, number, SYN_TIME_FROM_ANCHOR);
        break;
    }
    return true;
}

/// "Black Friday", "Sheffield Wednesday": names.
static bool is_named_day(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_capital(pieces, at - 1) &&
           syn_piece_is_any(pieces, at - 1,
                            "black bloody cyber super giving shrove holy maundy joe happy man "
                            "sheffield ruby freaky remembrance");
}

/// "declared mourning from Wednesday", whatever the verb; but "from Monday to Wednesday" may be
/// past, so may "the report from Friday said", and "open until Thursday" is not where no verb of
/// the past stands.
static bool looks_ahead(const syn_pieces *pieces, size_t at, size_t end) {
    if (at == 0) return false;
    if (syn_piece_is_any(pieces, at - 1, "until till")) return syn__when_tense(pieces, at) == 0;
    bool ends = !syn_piece_is(pieces, end, SYN_PIECE_WORD) ||
                syn_piece_is_any(pieces, end, "on onward onwards");
    return syn_piece_is_word(pieces, at - 1, "from") && ends &&
           !syn_piece_is_mark(pieces, end, '\'') &&
           !syn_piece_is_any(pieces, end + 1, "to until till through");
}

bool syn__when_scan_weekday(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t end;
    int weekday = syn__when_weekday_name(pieces, at, &end);
    if (weekday == 0) return false;
    if (scan_numbered_weekday(times, at, weekday, end, out_when)) return true;
    if (is_named_day(pieces, at)) return false;
    syn_str word = syn_piece_text(pieces, at);
    *out_when = (syn_when){
        .from = at, .to = end, .kind = SYN_TIME_DATE, .form = SYN_WHEN_WEEKDAY, .weekday = weekday};
    if (syn_str_ends(word, SYN_STR("days"))) { // "on Mondays"
        out_when->kind = SYN_TIME_SET;
        out_when->source = SYN_TIME_FROM_TEXT;
        out_when->form = SYN_WHEN_OTHER;
        snprintf(out_when->text, sizeof out_when->text, "XXXX-WXX-%d", weekday);
        return true;
    }
    // "on a Friday": which one is not said; "November 14, a Wednesday" is that day.
    bool is_attribute = syn_piece_is(pieces, end, SYN_PIECE_WORD) &&
                        !syn_piece_in(pieces, end, SYN_LEXICON_STOP_WORD);
    if (syn_piece_is_word(pieces, at - 1, "a") && !is_attribute) {
        out_when->form = SYN_WHEN_OTHER;
        out_when->relation = (syn_relation){.code = 'A', .weekday = weekday};
        return true;
    }
    // "Monday Tuesday Wednesday": the heads of a table
    size_t next;
    bool is_head = (syn__when_weekday_name(pieces, end, &next) != 0 &&
                    syn__when_weekday_name(pieces, next, &next) != 0) ||
                   (at > 0 && syn__when_weekday_name(pieces, at - 1, &next) != 0 &&
                    (syn__when_weekday_name(pieces, at - 2, &next) != 0 ||
                     syn__when_weekday_name(pieces, end, &next) != 0));
    if (is_head || !syn_times_has_day(times)) return true;
    long back = (syn_calendar_weekday(times->today) - weekday + 7) % 7;
    bool is_future = syn__when_is_future(pieces, at) || looks_ahead(pieces, at, end);
    // "hopes are slim after Monday night's loss"
    size_t owner = syn__when_part_name(pieces, end) != NULL ? end + 1 : end;
    if (syn_piece_is_any(pieces, at - 1, "after following since") &&
        syn_piece_is_mark(pieces, owner, '\''))
        is_future = false;
    long day = times->today - back;
    if (is_future && back > 0) day += 7;
    syn__when_set_day(out_when, day, SYN_TIME_FROM_ANCHOR);
    return true;
}
