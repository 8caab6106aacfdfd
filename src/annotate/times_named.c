// SPDX-License-Identifier: Apache-2.0
// Times with a name: takes a piece, gives "Christmas Eve", "Labor Day", "the weekend", "the
// autumn", "the second half of the year", "now", "these days". See times_parts.h.
//
// Feasts are reckoned from lexicon/holiday.txt, words without a place on the calendar stand in
// lexicon/vague_time.txt. Without a year, the nearest on the side of the tense. Constant cost.
#include "annotate/times_parts.h"
#include "base/str.h"

#include <stdio.h>

enum { MOST_HOLIDAY_WORDS = 5, MOST_VAGUE_WORDS = 4, MOST_NAME_WORDS = 4 };

int syn__when_season_number(const syn_pieces *pieces, size_t at) {
    if (syn_piece_is_word(pieces, at, "spring")) return 1;
    if (syn_piece_is_word(pieces, at, "summer")) return 2;
    if (syn_piece_is_any(pieces, at, "autumn fall")) return 3;
    return syn_piece_is_word(pieces, at, "winter") ? 4 : 0;
}

bool syn__when_is_name(const syn_pieces *pieces, size_t at, size_t *out_end) {
    // Names begin with a weekday, a month or "today", and go on in the same line.
    bool can_be = syn_piece_is_capital(pieces, at) &&
                  syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) &&
                  (syn_piece_in(pieces, at, SYN_LEXICON_WEEKDAY) ||
                   syn_piece_is_any(pieces, at, "today march may"));
    return can_be && syn_piece_find_phrase(pieces, at, SYN_LEXICON_NOT_TIME, MOST_NAME_WORDS,
                                           out_end) != NULL;
}

const syn_lexicon_entry *syn__when_holiday_name(const syn_pieces *pieces, size_t at,
                                                size_t *out_end) {
    bool is_name = syn_piece_is_capital(pieces, at) ||
                   syn_piece_is_any(pieces, at - 1, "last next following"); // "next easter"
    if (!is_name || syn_piece_is(pieces, at, SYN_PIECE_DIGITS)) return NULL;
    const syn_lexicon_entry *entry =
        syn_piece_find_phrase(pieces, at, SYN_LEXICON_HOLIDAY, MOST_HOLIDAY_WORDS, out_end);
    return entry != NULL && entry->value.size == 5 ? entry : NULL;
}

static int two_digits(const char *digits) {
    return (digits[0] - '0') * 10 + digits[1] - '0';
}

/// "12-25" is a day of the year; "05*19" the last Monday of May, "11*44" the fourth Thursday of
/// November (month, weekday, which); "E-_02" two days before Easter.
long syn__when_holiday_number(const syn_lexicon_entry *entry, int year) {
    const char *value = entry->value.data;
    if (value[0] == 'E') {
        long days = two_digits(value + 3);
        long easter = syn_calendar_number(syn_calendar_easter(year));
        return value[1] == '-' ? easter - days : easter + days;
    }
    int month = two_digits(value);
    if (value[2] != '*') return syn_calendar_number((syn_day){year, month, two_digits(value + 3)});
    int weekday = value[3] - '0', which = value[4] - '0';
    long first = syn_calendar_number((syn_day){year, month, 1});
    long day = first + (weekday - syn_calendar_weekday(first) + 7) % 7;
    if (which <= 4) return day + 7L * (which - 1);
    long last = first + syn_calendar_month_length(year, month) - 1;
    return last - (syn_calendar_weekday(last) - weekday + 7) % 7;
}

/// The feast of the year nearest to today on the side of the tense; without one, the nearest.
static long nearest_holiday(const syn_times *times, const syn_lexicon_entry *entry, int tense) {
    long best = 0, best_distance = -1;
    for (int year = times->anchor.day.year - 1; year <= times->anchor.day.year + 1; year++) {
        long number = syn__when_holiday_number(entry, year), distance = number - times->today;
        if ((tense > 0 && distance < 0) || (tense < 0 && distance > 0)) continue;
        if (distance < 0) distance = -distance;
        if (best_distance >= 0 && distance >= best_distance) continue;
        best = number;
        best_distance = distance;
    }
    return best;
}

static bool scan_holiday(const syn_times *times, size_t at, syn_when *when) {
    size_t end = at;
    const syn_lexicon_entry *entry = syn__when_holiday_name(times->pieces, at, &end);
    if (entry == NULL) return false;
    // "a Christmas party", "their Halloween display": what it is, not when
    bool is_attribute =
        syn_piece_is(times->pieces, end, SYN_PIECE_WORD) &&
        !syn_piece_is_capital(times->pieces, end) &&
        !syn_piece_has_gap(times->pieces, end, SYN_GAP_LINE) &&
        syn_piece_find(times->pieces, end, SYN_LEXICON_PHRASE_STOP) == NULL &&
        syn_piece_is_any(times->pieces, at - 1, "a an the his her its their our my office annual");
    if (is_attribute && !syn_piece_is_any(times->pieces, end,
                                          "weekend holiday holidays eve morning evening night "
                                          "afternoon day week season period break"))
        return false;
    *when = (syn_when){.from = at, .to = end, .kind = SYN_TIME_DATE};
    size_t year_at = syn_piece_is_mark(times->pieces, end, ',') ? end + 1 : end;
    int year = syn__when_year_number(times->pieces, year_at);
    if (year != 0) {
        when->to = year_at + 1;
        syn__when_set_day(when, syn__when_holiday_number(entry, year), SYN_TIME_FROM_TEXT);
    } else if (syn_times_has_day(times) && times->anchor.day.year > 1) {
        int tense = syn__when_tense(times->pieces, at);
        syn__when_set_day(when, nearest_holiday(times, entry, tense), SYN_TIME_FROM_ANCHOR);
    }
    return true;
}

/// "the weekend": the last one, or the next where the sentence looks ahead.
static bool scan_weekend(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    if (!syn_piece_is_word(pieces, at, "weekend") || !syn_piece_is_word(pieces, at - 1, "the"))
        return false;
    *when = (syn_when){.from = at, .to = at + 1, .kind = SYN_TIME_DATE};
    if (!syn_times_has_day(times)) return true;
    bool is_here = syn_calendar_weekday(times->today) >= 6 || syn__when_is_future(pieces, at);
    syn_week week = syn_calendar_week(times->today + (is_here ? 0 : -7));
    when->grain = SYN_GRAIN_WEEKEND;
    when->day = (syn_day){week.year, 1, 1};
    when->number = week.week;
    when->source = SYN_TIME_FROM_ANCHOR;
    return true;
}

/// "in the autumn", "by the spring": the words before and behind it leave no other meaning.
static bool is_bare_season(const syn_pieces *pieces, size_t at) {
    bool has_lead =
        syn_piece_is_word(pieces, at - 1, "the") &&
        syn_piece_is_any(pieces, at - 2, "in by until till since before from through during over");
    bool goes_on = syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) &&
                   !syn_piece_is_any(pieces, at + 1,
                                     "and or but when as after before that which who will would "
                                     "is are was were to with at on in he she they it we said");
    return has_lead && !goes_on && !syn_piece_is_mark(pieces, at + 1, '-') &&
           !syn_piece_is_mark(pieces, at + 1, '\'');
}

static bool scan_season(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    int season = syn__when_season_number(pieces, at);
    if (season == 0) return false;
    size_t year_at = syn_piece_is_word(pieces, at + 1, "of") ? at + 2 : at + 1;
    int year = syn__when_year_number(pieces, year_at);
    *when = (syn_when){.from = at,
                       .to = year_at + 1,
                       .kind = SYN_TIME_DATE,
                       .source = SYN_TIME_FROM_TEXT,
                       .grain = SYN_GRAIN_SEASON,
                       .day = {year, season == 4 ? 12 : season * 3, 1},
                       .number = season};
    if (year != 0) return true;
    // "the spring of last year": the year follows as a time of its own.
    size_t of = at + 1;
    bool has_year = syn_piece_is_word(pieces, of, "of") &&
                    syn_piece_is_any(pieces, of + 1, "last this next that") &&
                    syn_piece_is_word(pieces, of + 2, "year");
    if (!has_year && !is_bare_season(pieces, at)) return false;
    when->to = at + 1;
    when->source = SYN_TIME_FROM_ANCHOR;
    when->day.year = times->anchor.day.year;
    if (times->anchor.precision < SYN_PRECISION_MONTH) {
        when->grain = SYN_GRAIN_NONE;
        when->source = SYN_TIME_FROM_NOTHING;
        return true;
    }
    int tense = syn__when_tense(pieces, at);
    int last = season == 4 ? 14 : season * 3 + 2; // winter ends in the February behind it
    if (tense > 0 && last < times->anchor.day.month) when->day.year++;
    if (tense <= 0 && when->day.month > times->anchor.day.month) when->day.year--;
    return true;
}

/// "the first half of 2020", "the second half of the year".
static bool scan_half(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    int half = syn_piece_is_word(pieces, at, "first")    ? 1
               : syn_piece_is_word(pieces, at, "second") ? 2
                                                         : 0;
    if (half == 0 || !syn_piece_is_word(pieces, at + 1, "half")) return false;
    size_t i = syn_piece_is_word(pieces, at + 2, "of") ? at + 3 : at + 2;
    int year = syn__when_year_number(pieces, i);
    int steps = syn_piece_is_any(pieces, i, "the this") ? 0
                : syn_piece_is_word(pieces, i, "last")  ? -1
                : syn_piece_is_word(pieces, i, "next")  ? 1
                                                        : 2;
    *when = (syn_when){.from = at,
                       .to = i + 1,
                       .kind = SYN_TIME_DATE,
                       .source = SYN_TIME_FROM_TEXT,
                       .grain = SYN_GRAIN_HALF,
                       .day = {year, 1, 1},
                       .number = half};
    if (year != 0) return true;
    if (steps == 2 || !syn_piece_is_word(pieces, i + 1, "year")) return false;
    when->to = i + 2;
    when->day.year = times->anchor.day.year + steps;
    when->source = SYN_TIME_FROM_ANCHOR;
    if (times->anchor.precision == SYN_PRECISION_NONE) when->grain = SYN_GRAIN_NONE;
    return true;
}

bool syn__when_scan_season(const syn_times *times, size_t at, syn_when *out_when) {
    return scan_holiday(times, at, out_when) || scan_weekend(times, at, out_when) ||
           scan_season(times, at, out_when) || scan_half(times, at, out_when);
}

bool syn__when_scan_vague(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t end = at;
    if (!syn_piece_in(pieces, at, SYN_LEXICON_VAGUE_STARTER)) return false;
    const syn_lexicon_entry *entry =
        syn_piece_find_phrase(pieces, at, SYN_LEXICON_VAGUE_TIME, MOST_VAGUE_WORDS, &end);
    if (entry == NULL) return false;
    // "now that", "soon after": conjunctions.
    if (end == at + 1 && syn_piece_is_any(pieces, at, "now soon") &&
        syn_piece_is_any(pieces, end, "that after afterwards afterward"))
        return false;
    if (end == at + 1 && syn_piece_is_word(pieces, at, "soon") &&
        syn_piece_is_any(pieces, at - 1, "too how"))
        return false; // "moved too soon"
    // "as soon as they can": no time by itself. "Harbour Now!": a name.
    if (end == at + 1 && syn_piece_is_word(pieces, at, "soon") &&
        syn_piece_is_word(pieces, at - 1, "as") && syn_piece_is_word(pieces, end, "as"))
        return false;
    if (end == at + 1 && syn_piece_is_capital(pieces, at) && syn_piece_is_capital(pieces, at - 1) &&
        !syn_piece_has_gap(pieces, at, SYN_GAP_LINE))
        return false;
    // "things soon went wrong": soon after, long ago.
    const syn_lexicon_entry *sign = syn_piece_find(pieces, end, SYN_LEXICON_TENSE_SIGN);
    bool is_soon = syn_piece_is_word(pieces, at, "soon") &&
                   ((sign != NULL && sign->value.data[0] == 'p') ||
                    syn_str_ends(syn_piece_text(pieces, end), SYN_STR("ed")));
    // "Soon battles erupted": in front, the first verb tells.
    bool is_first = syn_piece_is_word(pieces, at, "soon") && syn_piece_is_capital(pieces, at);
    if (is_soon || (is_first && syn__when_tense(pieces, at) < 0)) return false;
    *out_when =
        (syn_when){.from = at, .to = end, .kind = SYN_TIME_DATE, .source = SYN_TIME_FROM_TEXT};
    snprintf(out_when->text, sizeof out_when->text, "%.*s", SYN_STR_PRINT(entry->value));
    return true;
}
