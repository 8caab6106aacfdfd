// SPDX-License-Identifier: Apache-2.0
// Reads a date as pages write it: takes a short text, gives ISO 8601.
//
// Year first in numbers; day and year around the name of a month in either order. A date in
// numbers with the year at its end is read only where one of the others is above 12. Times are kept
// where they follow the ISO form. Nothing is filled in: "April 2024" gives the month. Cost: linear.
#include "base/str.h"
#include "extract/metadata_page.h"
#include "text/calendar.h"

typedef struct number {
    size_t value, digits, end;
} number;

static number scan_number(syn_str text, size_t at) {
    number n = {0, 0, at};
    while (n.end < text.size && n.digits < 9 && syn_ascii_is_digit(text.data[n.end])) {
        n.value = n.value * 10 + (size_t)(text.data[n.end++] - '0');
        n.digits++;
    }
    return n;
}

static bool is_year(number n) {
    return n.digits == 4 && n.value >= 1900 && n.value < 2100;
}

static bool is_day(size_t year, size_t month, size_t day) {
    return syn_calendar_is_valid((syn_day){(int)year, (int)month, (int)day});
}

static syn_str format_day(syn_arena *arena, size_t year, size_t month, size_t day) {
    return syn_arena_format(arena, "%04zu-%02zu-%02zu", year, month, day);
}

/// "2024-04-26", "2024/4/26", "2024.04.26", "20240426", with a time behind.
static syn_str read_year_first(syn_str text, size_t at, syn_arena *arena) {
    number year = scan_number(text, at);
    if (year.digits == 8) {
        size_t y = year.value / 10000, m = year.value / 100 % 100, d = year.value % 100;
        bool is_good = y >= 1900 && y < 2100 && is_day(y, m, d);
        return is_good ? format_day(arena, y, m, d) : (syn_str){NULL, 0};
    }
    if (!is_year(year) || year.end >= text.size || strchr("-/.", text.data[year.end]) == NULL)
        return (syn_str){NULL, 0};
    number month = scan_number(text, year.end + 1);
    if (month.end >= text.size || text.data[month.end] != text.data[year.end])
        return (syn_str){NULL, 0};
    number day = scan_number(text, month.end + 1);
    if (day.digits == 0 || day.digits > 2 || !is_day(year.value, month.value, day.value))
        return (syn_str){NULL, 0};
    syn_str rest = syn_str_slice(text, day.end, text.size);
    bool has_time = text.data[year.end] == '-' && rest.size >= 6 && rest.data[0] == 'T' &&
                    syn_ascii_is_digit(rest.data[1]) && syn_ascii_is_digit(rest.data[2]) &&
                    rest.data[3] == ':';
    syn_str value = format_day(arena, year.value, month.value, day.value);
    if (!has_time) return value;
    size_t end = 1;
    while (end < rest.size && end < 32 &&
           (syn_ascii_is_digit(rest.data[end]) || strchr(":.+-Z", rest.data[end]) != NULL))
        end++;
    return syn_arena_format(arena, "%.*s%.*s", SYN_STR_PRINT(value), (int)end, rest.data);
}

/// The month whose English name, whole or cut to three letters or "Sept", starts at `at`.
static size_t scan_month(syn_str text, size_t at, size_t *out_end) {
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    size_t end = at;
    while (end < text.size && syn_ascii_is_alpha(text.data[end]))
        end++;
    syn_str word = syn_str_slice(text, at, end);
    *out_end = end;
    for (size_t i = 0; i < 12; i++) {
        syn_str name = syn_str_from(names[i]);
        bool is_cut = word.size == 3 || (i == 8 && word.size == 4);
        if (syn_str_equal_nocase(word, name) || (is_cut && syn_str_starts_nocase(name, word)))
            return i + 1;
    }
    return 0;
}

static size_t skip_signs(syn_str text, size_t at) {
    static const char *const tails[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        if (syn_str_starts_nocase(syn_str_slice(text, at, text.size), syn_str_from(tails[i]))) {
            at += strlen(tails[i]);
            break;
        }
    }
    while (at < text.size && (syn_ascii_is_space(text.data[at]) || strchr(",.-/", text.data[at])))
        at++;
    // "26th of April"
    bool is_of = syn_str_starts_nocase(syn_str_slice(text, at, text.size), SYN_STR("of "));
    return is_of ? at + 3 : at;
}

/// "April 26, 2024", "26 April 2024", "26-Apr-2024": the month stands at `at`, a day perhaps
/// before.
static syn_str read_named_month(syn_str text, size_t at, number before, syn_arena *arena) {
    size_t end = 0;
    size_t month = scan_month(text, at, &end);
    if (month == 0) return (syn_str){NULL, 0};
    number first = scan_number(text, skip_signs(text, end));
    if (first.digits > 0 && first.digits <= 2) {
        number year = scan_number(text, skip_signs(text, first.end));
        if (is_year(year) && is_day(year.value, month, first.value))
            return format_day(arena, year.value, month, first.value);
    }
    if (is_year(first) && before.digits > 0 && before.digits <= 2 &&
        is_day(first.value, month, before.value))
        return format_day(arena, first.value, month, before.value);
    return (syn_str){NULL, 0};
}

/// "26/04/2024", where only one reading is a date.
static syn_str read_year_last(syn_str text, size_t at, syn_arena *arena) {
    number a = scan_number(text, at);
    if (a.digits == 0 || a.digits > 2 || a.end >= text.size ||
        strchr("/.-", text.data[a.end]) == NULL)
        return (syn_str){NULL, 0};
    number b = scan_number(text, a.end + 1);
    if (b.digits == 0 || b.digits > 2 || b.end >= text.size || text.data[b.end] != text.data[a.end])
        return (syn_str){NULL, 0};
    number year = scan_number(text, b.end + 1);
    if (!is_year(year)) return (syn_str){NULL, 0};
    bool day_first = is_day(year.value, b.value, a.value);
    bool month_first = is_day(year.value, a.value, b.value);
    if (day_first && (!month_first || a.value == b.value || text.data[a.end] == '.'))
        return format_day(arena, year.value, b.value, a.value);
    return month_first && !day_first ? format_day(arena, year.value, a.value, b.value)
                                     : (syn_str){NULL, 0};
}

syn_str syn__date_read(syn_str text, syn_arena *arena) {
    if (text.size > 200) text.size = 200;
    number before = {0, 0, 0}; ///< the number that stands just before a word
    for (size_t i = 0; i < text.size; i++) {
        bool is_start = i == 0 || (!syn_ascii_is_digit(text.data[i - 1]) &&
                                   !syn_ascii_is_alpha(text.data[i - 1]));
        syn_str value = {NULL, 0};
        if (is_start && syn_ascii_is_digit(text.data[i])) {
            before = scan_number(text, i);
            value = read_year_first(text, i, arena);
            if (!syn_str_is_known(value)) value = read_year_last(text, i, arena);
        } else if (is_start && syn_ascii_is_alpha(text.data[i])) {
            bool is_near = before.digits > 0 && skip_signs(text, before.end) == i;
            value = read_named_month(text, i, is_near ? before : (number){0, 0, 0}, arena);
        }
        if (syn_str_is_known(value)) return value;
    }
    return (syn_str){NULL, 0};
}
