// SPDX-License-Identifier: Apache-2.0
// Takes what an expression says, gives its TIMEX3 value. See times_parts.h.
#include "annotate/times_parts.h"
#include "base/str.h"

void syn__when_set_day(syn_when *when, long number, syn_time_from source) {
    when->grain = SYN_GRAIN_DAY;
    when->day = syn_calendar_day(number);
    when->source = source;
}

/// The date as far as it is known; empty when it is not.
static syn_str render_date(const syn_when *when, syn_arena *arena) {
    static const char *const seasons[] = {"", "SP", "SU", "FA", "WI"};
    int year = when->day.year, number = when->number;
    if (when->grain != SYN_GRAIN_NONE && (year < 1 || year > 9999)) return (syn_str){0};
    switch (when->grain) {
    case SYN_GRAIN_DECADE: return syn_arena_format(arena, "%03d", year / 10);
    case SYN_GRAIN_YEAR: return syn_arena_format(arena, "%04d", year);
    case SYN_GRAIN_SEASON:
        return syn_arena_format(arena, "%04d-%s", year,
                                seasons[number >= 1 && number <= 4 ? number : 0]);
    case SYN_GRAIN_HALF: return syn_arena_format(arena, "%04d-H%d", year, number);
    case SYN_GRAIN_QUARTER: return syn_arena_format(arena, "%04d-Q%d", year, number);
    case SYN_GRAIN_MONTH: return syn_arena_format(arena, "%04d-%02d", year, when->day.month);
    case SYN_GRAIN_WEEK: return syn_arena_format(arena, "%04d-W%02d", year, number);
    case SYN_GRAIN_WEEKEND: return syn_arena_format(arena, "%04d-W%02d-WE", year, number);
    case SYN_GRAIN_DAY:
        return syn_arena_format(arena, "%04d-%02d-%02d", year, when->day.month, when->day.day);
    case SYN_GRAIN_NONE: break;
    }
    return (syn_str){0};
}

syn_str syn__when_render(const syn_when *when, syn_arena *arena) {
    if (when->text[0] != '\0') return syn_arena_copy(arena, syn_str_from(when->text));
    syn_str date = render_date(when, arena);
    bool has_day = when->grain == SYN_GRAIN_DAY && syn_str_is_known(date);
    if (!has_day) {
        // "Friday at 3 pm" without a publication date: the hour alone would say any day's.
        bool is_bare = when->form == SYN_WHEN_CLOCK || when->form == SYN_WHEN_PART;
        if (!is_bare) return when->has_clock || when->part != NULL ? (syn_str){0} : date;
        date = SYN_STR("");
    }
    if (when->has_clock) {
        return syn_arena_format(arena, "%.*sT%02d:%02d", SYN_STR_PRINT(date), when->hour,
                                when->minute);
    }
    if (when->part != NULL) {
        return syn_arena_format(arena, "%.*sT%s", SYN_STR_PRINT(date), when->part);
    }
    return date;
}
