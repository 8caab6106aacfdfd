// SPDX-License-Identifier: Apache-2.0
// Takes dates, gives day numbers, weeks and weekdays, and back. See calendar.h.
#include "text/calendar.h"

#include "base/str.h"

enum { DAYS_PER_ERA = 146097, DAYS_BEFORE_1970 = 719468 };

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int syn_calendar_month_length(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool syn_calendar_is_valid(syn_day day) {
    return day.year >= 1 && day.year <= 9999 && day.day >= 1 &&
           day.day <= syn_calendar_month_length(day.year, day.month);
}

// A year here starts in March, so that the leap day is its last.
long syn_calendar_number(syn_day day) {
    long year = day.month <= 2 ? day.year - 1L : day.year;
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long month = (day.month + 9) % 12;
    long day_of_year = (153 * month + 2) / 5 + day.day - 1;
    long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - DAYS_BEFORE_1970;
}

syn_day syn_calendar_day(long number) {
    long shifted = number + DAYS_BEFORE_1970;
    long era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    long of_era = shifted - era * DAYS_PER_ERA;
    long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long month = (5 * day_of_year + 2) / 153;
    int calendar_month = (int)(month < 10 ? month + 3 : month - 9);
    return (syn_day){.year = (int)(year_of_era + era * 400 + (calendar_month <= 2)),
                     .month = calendar_month,
                     .day = (int)(day_of_year - (153 * month + 2) / 5 + 1)};
}

int syn_calendar_weekday(long number) {
    long since_thursday = number % 7;
    return (int)((since_thursday + 7 + 3) % 7) + 1;
}

// A week belongs to the year of its Thursday.
syn_week syn_calendar_week(long number) {
    long thursday = number - syn_calendar_weekday(number) + 4;
    int year = syn_calendar_day(thursday).year;
    long first = syn_calendar_number((syn_day){year, 1, 1});
    return (syn_week){.year = year, .week = (int)((thursday - first) / 7) + 1};
}

long syn_calendar_week_start(syn_week week) {
    long fourth = syn_calendar_number((syn_day){week.year, 1, 4}); // always in week 1
    return fourth - syn_calendar_weekday(fourth) + 1 + (week.week - 1) * 7L;
}

syn_day syn_calendar_add_months(syn_day day, long months) {
    long total = day.year * 12L + day.month - 1 + months;
    long year = (total >= 0 ? total : total - 11) / 12;
    syn_day moved = {.year = (int)year, .month = (int)(total - year * 12) + 1, .day = day.day};
    int length = syn_calendar_month_length(moved.year, moved.month);
    if (moved.day > length) moved.day = length;
    return moved;
}

syn_day syn_calendar_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int epact = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int sunday = (32 + 2 * (b % 4) + 2 * (c / 4) - epact - c % 4) % 7;
    int shift = (a + 11 * epact + 22 * sunday) / 451;
    int total = epact + sunday - 7 * shift + 114;
    return (syn_day){.year = year, .month = total / 31, .day = total % 31 + 1};
}

/// `count` digits at *at, followed by no digit; -1 when they do not stand there.
static int take_digits(syn_str text, size_t *at, size_t count) {
    int value = 0;
    if (text.size - *at < count) return -1;
    for (size_t i = 0; i < count; i++) {
        char c = text.data[*at + i];
        if (!syn_ascii_is_digit(c)) return -1;
        value = value * 10 + (c - '0');
    }
    *at += count;
    return value;
}

static bool take_byte(syn_str text, size_t *at, char wanted) {
    if (*at >= text.size || text.data[*at] != wanted) return false;
    (*at)++;
    return true;
}

syn_anchor syn_anchor_parse(syn_str text) {
    syn_anchor anchor = {.precision = SYN_PRECISION_NONE, .day = {1, 1, 1}};
    size_t at = 0;
    text = syn_str_trim(text);
    int year = take_digits(text, &at, 4);
    if (year < 1) return anchor;
    anchor = (syn_anchor){.precision = SYN_PRECISION_YEAR, .day = {year, 1, 1}};
    if (!take_byte(text, &at, '-')) return anchor;
    int month = take_digits(text, &at, 2);
    if (month < 1 || month > 12) return anchor;
    anchor.day.month = month;
    anchor.precision = SYN_PRECISION_MONTH;
    if (!take_byte(text, &at, '-')) return anchor;
    int day = take_digits(text, &at, 2);
    if (!syn_calendar_is_valid((syn_day){year, month, day})) return anchor;
    anchor.day.day = day;
    anchor.precision = SYN_PRECISION_DAY;
    if (!take_byte(text, &at, 'T') && !take_byte(text, &at, ' ')) return anchor;
    int hour = take_digits(text, &at, 2);
    if (hour < 0 || hour > 23 || !take_byte(text, &at, ':')) return anchor;
    int minute = take_digits(text, &at, 2);
    if (minute < 0 || minute > 59) return anchor;
    anchor.hour = hour;
    anchor.minute = minute;
    anchor.precision = SYN_PRECISION_MINUTE;
    return anchor;
}
