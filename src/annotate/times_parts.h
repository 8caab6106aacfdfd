// SPDX-License-Identifier: Apache-2.0
// The parts of times.c: what one expression says before it is written as a TIMEX3 value.
//
// Each scanner looks at one piece and gives the expression that starts there; times_compose.c joins
// neighbours ("Friday" + "at" + "3 pm"), times_value.c writes the value.
#ifndef SYN_ANNOTATE_TIMES_PARTS_H
#define SYN_ANNOTATE_TIMES_PARTS_H

#include "annotate/numbers.h"
#include "synopt/marks.h"
#include "text/calendar.h"

/// How coarse a date is.
typedef enum syn_grain {
    SYN_GRAIN_NONE, ///< unresolved, or no date at all
    SYN_GRAIN_DECADE,
    SYN_GRAIN_YEAR,
    SYN_GRAIN_HALF,
    SYN_GRAIN_SEASON,
    SYN_GRAIN_QUARTER,
    SYN_GRAIN_MONTH,
    SYN_GRAIN_WEEK,
    SYN_GRAIN_WEEKEND,
    SYN_GRAIN_DAY
} syn_grain;

/// How an expression can join its neighbours.
typedef enum syn_when_form {
    SYN_WHEN_OTHER,
    SYN_WHEN_WEEKDAY, ///< "Friday" alone
    SYN_WHEN_WEEK,    ///< "next week": a weekday beside it stands in that week
    SYN_WHEN_PART,    ///< "morning": nothing by itself, dropped when it joins nobody
    SYN_WHEN_CLOCK,   ///< "3 pm"
    SYN_WHEN_HOURS    ///< "5 to 6 pm": a day beside it is that day
} syn_when_form;

/// How an expression stands to a time told before it: "two years later" is ('Y', 2), "the same day"
/// ('D', 0), "that weekend" ('E', 0), "the following March" ('D', 1) with the month 3.
typedef struct syn_relation {
    char code; ///< Y M W D E; 0: it stands by itself
    long steps;
    int weekday, month, season; ///< of a name, else 0
} syn_relation;

typedef struct syn_when {
    size_t from, to; ///< pieces
    syn_time_kind kind;
    syn_time_from source;
    syn_when_form form;
    syn_grain grain;
    syn_day day; ///< year, month, day as far as `grain` goes
    int number;  ///< week, quarter (1..4), season (1 spring .. 4 winter)
    int weekday; ///< 1..7 for SYN_WHEN_WEEKDAY
    bool is_midnight;
    bool is_unsure;       ///< "1:21": a clock time only beside a day or a word that says so
    bool has_open_year;   ///< the year was not said
    syn_grain open_grain; ///< what `grain` would be with a year
    bool is_whole_year;   ///< "last year", "this year"
    bool has_clock;
    int hour, minute;
    bool is_half_day; ///< the hour may be a. m. or p. m.
    const char *part; ///< "MO", "AF", "EV", "NI", or NULL
    bool is_standing; ///< a part of the day that stands by itself ("in the morning")
    char length_code; ///< of a duration of one unit: Y M W D h m s, else 0
    long length;      ///< how many of it
    syn_relation relation;
    char text[32]; ///< the value when it is no date: "P3D", "PRESENT_REF"; else empty
} syn_when;

typedef struct syn_times {
    const syn_pieces *pieces;
    syn_anchor anchor;
    long today; ///< day number of the anchor when its precision reaches the day
} syn_times;

/// True when the anchor is known to the day.
static inline bool syn_times_has_day(const syn_times *times) {
    return times->anchor.precision >= SYN_PRECISION_DAY;
}

typedef bool (*syn_when_scan_fn)(const syn_times *times, size_t at, syn_when *out_when);

// times_dates.c
bool syn__when_scan_numeric(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_month(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_day_of_month(const syn_times *times, size_t at, syn_when *out_when);
/// Fills the date; a year of 0 is chosen by the tense. False when there is no such day.
bool syn__when_finish_date(const syn_times *times, syn_when *when, int year, int month, int day);
/// Month number of a month's name at `at`, 0 for none; *out_end is the piece after it and its stop.
int syn__when_month_name(const syn_pieces *pieces, size_t at, size_t *out_end);
/// A day of the month at `at`, in digits or as an ordinal word; 0 for none.
int syn__when_day_number(const syn_pieces *pieces, size_t at, size_t *out_end);
/// A year at `at`, 0 for none: four digits, nothing glued to them.
int syn__when_year_number(const syn_pieces *pieces, size_t at);

// times_years.c
bool syn__when_scan_year(const syn_times *times, size_t at, syn_when *out_when);

// times_relative.c
bool syn__when_scan_shift(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_day_word(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_weekday(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_season(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_vague(const syn_times *times, size_t at, syn_when *out_when);
/// 1..7 for the name of a weekday at `at`, 0 for none.
int syn__when_weekday_name(const syn_pieces *pieces, size_t at, size_t *out_end);

// times_named.c
/// The feast that starts at `at`, or NULL; and its day number in a year.
const syn_lexicon_entry *syn__when_holiday_name(const syn_pieces *pieces, size_t at,
                                                size_t *out_end);
long syn__when_holiday_number(const syn_lexicon_entry *entry, int year);
/// "Sunday Times": a name that only begins like a time; *out_end is the piece after it.
bool syn__when_is_name(const syn_pieces *pieces, size_t at, size_t *out_end);
/// 1 spring to 4 winter for a season's name at `at`, 0 for none.
int syn__when_season_number(const syn_pieces *pieces, size_t at);

/// A unit of time: "week" is ('W', 1), "decade" ('Y', 10), "hour" ('h', 1), minute 'm', second 's'.
typedef struct syn_time_unit {
    char code; ///< Y M W D, or h m s; 0 for none
    int factor;
} syn_time_unit;

// times_lengths.c
syn_time_unit syn__when_unit(const syn_pieces *pieces, size_t at);
bool syn__when_scan_length(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_set(const syn_times *times, size_t at, syn_when *out_when);

// times_clock.c
bool syn__when_scan_clock(const syn_times *times, size_t at, syn_when *out_when);
bool syn__when_scan_part(const syn_times *times, size_t at, syn_when *out_when);
/// "MO" for "morning" and so on; NULL for none.
const char *syn__when_part_name(const syn_pieces *pieces, size_t at);

// times_phrases.c
bool syn__when_scan_phrase(const syn_times *times, size_t at, syn_when *out_when);

// times_written.c
bool syn__when_scan_written(const syn_times *times, size_t at, syn_when *out_when);
/// "nineteen eighty-six", "two thousand and five": the year, 0 for none.
int syn__when_spoken_year(const syn_pieces *pieces, size_t at, size_t *out_end);

// times_ranges.c: the years and weeks of dates that stand in pairs. Linear.
void syn__when_pair(const syn_times *times, syn_when *whens, size_t count);

// times_narrative.c
bool syn__when_scan_relation(const syn_times *times, size_t at, syn_when *out_when);
/// Reckons what is told from other times, in the order of the text. Linear.
void syn__when_reckon(const syn_times *times, syn_when *whens, size_t count);

// times_tense.c
/// 1 when the sentence around piece `at` speaks of what is to come, -1 of the past, 0: no sign.
int syn__when_tense(const syn_pieces *pieces, size_t at);
/// True when the sentence around piece `at` speaks of what is to come.
bool syn__when_is_future(const syn_pieces *pieces, size_t at);

// times_compose.c: joins neighbours in place; gives the new count. Linear.
size_t syn__when_compose(const syn_times *times, syn_when *whens, size_t count);

// times_value.c
void syn__when_set_day(syn_when *when, long number, syn_time_from source);
syn_str syn__when_render(const syn_when *when, syn_arena *arena);

#endif
