// SPDX-License-Identifier: Apache-2.0
// Dates of the proleptic Gregorian calendar as day numbers, and back.
//
// Takes and gives years 1 to 9999; a day number counts from 1970-01-01 (a Thursday). No clock, no
// time zone, no libc. The conversions are the era arithmetic of Howard Hinnant's "chrono-compatible
// low-level date algorithms"; weeks are those of ISO 8601. Every function is constant in time.
#ifndef SYN_TEXT_CALENDAR_H
#define SYN_TEXT_CALENDAR_H

#include "synopt/base.h"

typedef struct syn_day {
    int year;
    int month; ///< 1..12
    int day;   ///< 1..31
} syn_day;

typedef struct syn_week {
    int year; ///< the ISO year, which may differ from the year of the day
    int week; ///< 1..53
} syn_week;

int syn_calendar_month_length(int year, int month);
/// True for a day that exists, in years 1 to 9999.
bool syn_calendar_is_valid(syn_day day);
long syn_calendar_number(syn_day day);
syn_day syn_calendar_day(long number);
/// 1 for Monday to 7 for Sunday.
int syn_calendar_weekday(long number);
syn_week syn_calendar_week(long number);
/// The Monday of an ISO week.
long syn_calendar_week_start(syn_week week);
/// `months` may be negative; the day is cut to the length of the month it falls in.
syn_day syn_calendar_add_months(syn_day day, long months);
/// Easter Sunday of the Western churches (Meeus, Jones, Butcher).
syn_day syn_calendar_easter(int year);

/// How much of an ISO 8601 text is known.
typedef enum syn_precision {
    SYN_PRECISION_NONE,
    SYN_PRECISION_YEAR,
    SYN_PRECISION_MONTH,
    SYN_PRECISION_DAY,
    SYN_PRECISION_MINUTE
} syn_precision;

typedef struct syn_anchor {
    syn_precision precision;
    syn_day day; ///< parts that are not known are 1
    int hour, minute;
} syn_anchor;

/// Reads "2024", "2024-04", "2024-04-26", "2024-04-26T10:00...". Anything else: precision none.
syn_anchor syn_anchor_parse(syn_str text);

#endif
