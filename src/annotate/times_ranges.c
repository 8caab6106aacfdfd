// SPDX-License-Identifier: Apache-2.0
// What two neighbouring dates say of each other: takes the expressions of a text in order, mends
// the years and weeks of pairs. See times_parts.h.
//
// "from April 3 to May 5, 2016": both are in 2016. "in June and July 2019". "from Friday to
// Monday", "from June 1 through Nov. 30": the second is not before the first. "On March 4, 2016,
// ... on March 7": the second follows the first. One pass over neighbours.
#include "annotate/times_parts.h"

/// "on the 14th", "June 1": a date whose year is not said.
static bool is_yearless(const syn_when *when) {
    return when->has_open_year && (when->grain == SYN_GRAIN_DAY || when->grain == SYN_GRAIN_MONTH ||
                                   when->grain == SYN_GRAIN_NONE);
}

static bool is_said(const syn_when *when) {
    bool is_date = when->grain == SYN_GRAIN_DAY || when->grain == SYN_GRAIN_MONTH;
    return is_date && when->source == SYN_TIME_FROM_TEXT && !when->has_open_year;
}

/// What joins two dates to a stretch: "to", "-", "until"; "and" only lists them.
static bool is_stretch(const syn_pieces *pieces, const syn_when *first, const syn_when *second) {
    size_t i = first->to;
    if (i >= second->from) return false;
    bool has_sign = syn_piece_is_any(pieces, i, "to through until till") ||
                    syn_piece_is_mark(pieces, i, '-') ||
                    (syn_piece_is_word(pieces, i, "and") &&
                     syn_piece_is_word(pieces, first->from - 1, "between"));
    return has_sign && second->from - i <= 2 && !syn_piece_has_gap(pieces, i, SYN_GAP_LINE);
}

static bool is_list(const syn_pieces *pieces, const syn_when *first, const syn_when *second) {
    return second->from == first->to + 1 && syn_piece_is_any(pieces, first->to, "and or");
}

static long number_of(const syn_when *when) {
    return syn_calendar_number(when->day);
}

/// The year of the second for the first: "from November to May 2019" begins in 2018.
static void take_second_year(syn_when *first, const syn_when *second) {
    first->grain = first->open_grain;
    first->day.year = second->day.year;
    first->source = SYN_TIME_FROM_TEXT;
    first->has_open_year = false;
    if (number_of(first) > number_of(second)) first->day.year--;
    if (!syn_calendar_is_valid(first->day)) first->grain = SYN_GRAIN_NONE;
}

/// The year in which the second comes nearest behind the first.
static void follow(const syn_when *first, syn_when *second) {
    second->grain = second->open_grain;
    second->day.year = first->day.year;
    second->source = first->source;
    bool is_behind = second->grain == SYN_GRAIN_MONTH ? second->day.month >= first->day.month
                                                      : number_of(second) >= number_of(first);
    if (!is_behind) second->day.year++;
    if (!syn_calendar_is_valid(second->day)) second->grain = SYN_GRAIN_NONE;
}

/// "On March 4, 2016, ... On March 7": told on within a season, in the past.
static void follow_story(const syn_times *times, const syn_when *told, size_t told_count,
                         syn_when *when) {
    enum { LONGEST_STEP_DAYS = 92, LONG_AGO_YEARS = 20 };
    syn_when guess = *when;
    bool is_long_ago = times->anchor.precision >= SYN_PRECISION_YEAR &&
                       told->day.year + LONG_AGO_YEARS < times->anchor.day.year;
    bool is_pair = told->grain == SYN_GRAIN_DAY && when->open_grain == SYN_GRAIN_DAY;
    // A law of 1970 and a judge "in December": one bare year does not make a story of the past.
    bool is_loose =
        told->grain == SYN_GRAIN_YEAR && when->open_grain == SYN_GRAIN_MONTH && told_count < 2;
    if (!is_pair && (!is_long_ago || is_loose)) return;
    int tense = syn__when_tense(times->pieces, when->from);
    if (tense > 0 || (tense == 0 && told->grain == SYN_GRAIN_YEAR)) return;
    follow(told, &guess);
    if (guess.grain == SYN_GRAIN_NONE) return;
    if (!is_long_ago && number_of(&guess) - number_of(told) > LONGEST_STEP_DAYS) return;
    *when = guess;
}

void syn__when_pair(const syn_times *times, syn_when *whens, size_t count) {
    const syn_pieces *pieces = times->pieces;
    const syn_when *told = NULL;
    size_t at = 0, line = 0, told_line = 0, told_count = 0;
    for (size_t i = 0; i < count; i++) {
        syn_when *when = &whens[i], *next = i + 1 < count ? &whens[i + 1] : NULL;
        for (; at < when->from; at++)
            line += syn_piece_has_gap(pieces, at + 1, SYN_GAP_LINE);
        syn_when *last = i > 0 ? &whens[i - 1] : NULL;
        bool is_end = last != NULL && is_stretch(pieces, last, when);
        if (next != NULL && is_yearless(when) && is_said(next) &&
            (is_stretch(pieces, when, next) || is_list(pieces, when, next))) {
            take_second_year(when, next);
        } else if (is_end && is_yearless(when) && last->grain == when->open_grain) {
            follow(last, when);
        } else if (is_end && last->grain == SYN_GRAIN_DAY && when->grain == SYN_GRAIN_DAY &&
                   when->weekday != 0 && when->source == SYN_TIME_FROM_ANCHOR) {
            // "from Friday to Monday": the Monday behind it.
            long days = number_of(when) - number_of(last);
            if (days < 0 && days >= -7) syn__when_set_day(when, number_of(when) + 7, when->source);
        } else if (is_yearless(when) && told != NULL && line - told_line <= 1) {
            follow_story(times, told, told_count, when);
        }
        bool is_year = when->grain == SYN_GRAIN_YEAR && when->source == SYN_TIME_FROM_TEXT &&
                       !syn_piece_is_any(pieces, when->from - 1, "since than");
        bool is_anchor = is_said(when) || is_year ||
                         (told != NULL && when->has_open_year &&
                          when->source == SYN_TIME_FROM_TEXT && when->grain != SYN_GRAIN_NONE);
        // A time told from the day of publication ends the story of the past.
        if (when->source == SYN_TIME_FROM_ANCHOR) {
            told = NULL;
            told_count = 0;
        }
        if (!is_anchor) continue;
        told = when;
        told_line = line;
        told_count++;
    }
}
