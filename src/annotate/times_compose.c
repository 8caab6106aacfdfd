// SPDX-License-Identifier: Apache-2.0
// Joins neighbouring expressions: takes the expressions of a text in order, gives those that stand
// by themselves. See times_parts.h.
//
// "Friday" + "," + "April 26, 2024"; "Friday" + "at" + "3 p.m."; "6 a.m. on" + "14 March 2023";
// "Wednesday" + "next week"; "Friday" + "morning". One pass, each joined with the one before it.
#include "annotate/times_parts.h"

#include <stdio.h>
#include <string.h>

/// True when the pieces [from, to) are nothing, or one comma, or words of `list`.
static bool is_joint(const syn_pieces *pieces, size_t from, size_t to, const char *list) {
    if (to < from || to - from > 3 || syn_piece_has_gap(pieces, to, SYN_GAP_LINE)) return false;
    for (size_t i = from; i < to; i++) {
        bool is_comma = syn_piece_is_mark(pieces, i, ',') || syn_piece_is_mark(pieces, i, '@');
        if (!is_comma && !syn_piece_is_any_of(pieces, i, list)) return false;
        if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return false;
    }
    return true;
}

static bool is_plain_day(const syn_when *when) {
    return when->kind == SYN_TIME_DATE && !when->has_clock && when->part == NULL &&
           (when->grain == SYN_GRAIN_DAY || when->form == SYN_WHEN_WEEKDAY) &&
           when->text[0] == '\0';
}

static void add_clock(syn_when *day, const syn_when *clock) {
    day->has_clock = true;
    // "midnight on Saturday" ends the Saturday.
    day->hour = clock->is_midnight ? 24 : clock->hour;
    day->minute = clock->minute;
    day->is_half_day = clock->is_half_day;
    day->kind = SYN_TIME_TIME;
    day->form = SYN_WHEN_OTHER;
}

/// "8:00 in the evening": the part of the day settles which half the hour is in.
static void settle_half(syn_when *clock, const char *part) {
    bool is_late = part[0] == 'A' || part[0] == 'E' || (part[0] == 'N' && clock->hour >= 5);
    if (clock->is_half_day && is_late && clock->hour < 12) clock->hour += 12;
    clock->is_half_day = false;
    clock->part = NULL;
}

/// A weekday beside "next week" is that day of it.
static bool join_week(const syn_times *times, syn_when *first, const syn_when *second) {
    const syn_when *week = first->form == SYN_WHEN_WEEK ? first : second;
    const syn_when *day = week == first ? second : first;
    if (week->form != SYN_WHEN_WEEK || day->weekday == 0 || day->kind == SYN_TIME_SET) return false;
    if (!is_joint(times->pieces, first->to, second->from, "on of the")) return false;
    // "twice this week, on Tuesday and Thursday": two times.
    if (week == first && syn_piece_is_mark(times->pieces, first->to, ',')) return false;
    syn_when joined = *day;
    joined.form = SYN_WHEN_OTHER;
    if (week->grain == SYN_GRAIN_WEEK) {
        long monday = syn_calendar_week_start((syn_week){week->day.year, week->number});
        syn__when_set_day(&joined, monday + day->weekday - 1, SYN_TIME_FROM_ANCHOR);
    }
    joined.from = first->from;
    joined.to = second->to;
    *first = joined;
    return true;
}

/// "in March of last year" is one; in "April 17 this year" the date takes the year, and both stand.
static bool join_year(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    bool is_year = second->kind == SYN_TIME_DATE && second->is_whole_year;
    bool is_part = first->has_open_year ||
                   (first->grain == SYN_GRAIN_SEASON && first->source == SYN_TIME_FROM_ANCHOR);
    if (!is_year || !is_part || first->has_clock || first->part != NULL) return false;
    if (!is_joint(pieces, first->to, second->from, "of in")) return false;
    bool is_one = second->from > first->to;
    if (is_one) first->to = second->to;
    first->has_open_year = false;
    first->grain = first->grain == SYN_GRAIN_SEASON ? SYN_GRAIN_SEASON : first->open_grain;
    first->day.year = second->day.year;
    first->source = second->source;
    if (second->grain != SYN_GRAIN_YEAR || !syn_calendar_is_valid(first->day)) {
        first->grain = SYN_GRAIN_NONE;
        first->source = SYN_TIME_FROM_NOTHING;
    }
    return is_one;
}

/// "Friday, December 1" of a page that was kept for a year: the nearest year with such a Friday.
static void fit_year(syn_when *date, int weekday) {
    static const int steps[] = {0, 1, -1, 2, -2};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        syn_day day = date->day;
        day.year += steps[i];
        bool fits =
            syn_calendar_is_valid(day) && syn_calendar_weekday(syn_calendar_number(day)) == weekday;
        if (!fits) continue;
        date->day = day;
        date->has_open_year = false; // its neighbours have nothing to add
        return;
    }
}

/// "Friday, April 26": the date knows more than the weekday.
static bool join_weekday(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    if (first->form != SYN_WHEN_WEEKDAY || second->form != SYN_WHEN_OTHER) return false;
    if (!is_plain_day(second) || second->weekday != 0) return false;
    if (!is_joint(pieces, first->to, second->from, "the")) return false;
    // "on Friday, yesterday ..." are two.
    if (!syn_piece_is(pieces, second->from, SYN_PIECE_DIGITS) &&
        syn_piece_find(pieces, second->from, SYN_LEXICON_ENGLISH_MONTH) == NULL)
        return false;
    size_t from = first->from;
    int weekday = first->weekday;
    bool is_plain = syn_piece_in(pieces, from, SYN_LEXICON_WEEKDAY); // not "next Friday 5/12"
    *first = *second;
    first->from = from;
    if (is_plain && first->has_open_year && first->grain == SYN_GRAIN_DAY) fit_year(first, weekday);
    return true;
}

/// "the first Monday in November", "the last Friday of May 2021".
static bool join_nth(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    if (first->form != SYN_WHEN_WEEKDAY || second->grain != SYN_GRAIN_MONTH || first->from < 1)
        return false;
    if (second->kind != SYN_TIME_DATE || !is_joint(pieces, first->to, second->from, "of in the"))
        return false;
    syn_number number;
    bool is_last = syn_piece_is_any(pieces, first->from, "last final") ||
                   syn_piece_is_any(pieces, first->from - 1, "last final");
    size_t from = first->from - 1;
    bool is_nth = syn_number_parse(pieces, from, &number) && number.is_ordinal &&
                  number.end == first->from && number.value <= 4;
    if (!is_last && !is_nth) return false;
    if (is_last && syn_piece_is_any(pieces, first->from, "last final")) from = first->from;
    long start = syn_calendar_number((syn_day){second->day.year, second->day.month, 1});
    long day = start + (first->weekday - syn_calendar_weekday(start) + 7) % 7;
    if (is_nth) day += 7L * ((long)number.value - 1);
    long length = syn_calendar_month_length(second->day.year, second->day.month);
    while (is_last && day + 7 < start + length)
        day += 7;
    syn_when joined = *second;
    joined.has_open_year = false;
    joined.from = from;
    syn__when_set_day(&joined, day, second->source);
    *first = joined;
    return true;
}

static bool join_clock(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    if (is_plain_day(first) && second->form == SYN_WHEN_CLOCK &&
        is_joint(pieces, first->to, second->from, "at around about by")) {
        add_clock(first, second);
        first->to = second->to;
        return true;
    }
    if (first->form == SYN_WHEN_CLOCK && is_plain_day(second) &&
        is_joint(pieces, first->to, second->from,
                 "on of local time et est edt ct cst cdt mt pt pst pdt gmt utc bst cet cest")) {
        syn_when joined = *second;
        add_clock(&joined, first);
        joined.from = first->from;
        *first = joined;
        return true;
    }
    return false;
}

/// "12:45, Wednesday, 12 June 2013": the date knows more than the weekday beside the clock.
static bool join_dated_clock(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    bool is_clocked = first->has_clock && first->weekday != 0 && first->kind == SYN_TIME_TIME;
    if (!is_clocked || !is_plain_day(second) || second->weekday != 0) return false;
    if (second->source != SYN_TIME_FROM_TEXT || !is_joint(pieces, first->to, second->from, "the"))
        return false;
    syn_when joined = *second;
    add_clock(&joined, first);
    joined.from = first->from;
    *first = joined;
    return true;
}

/// "every Monday at 4 pm", "3 pm each day".
static bool join_set(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    const syn_when *set = first->kind == SYN_TIME_SET ? first : second;
    const syn_when *clock = set == first ? second : first;
    bool is_day = strcmp(set->text, "P1D") == 0 || strncmp(set->text, "XXXX-W", 6) == 0;
    if (set->kind != SYN_TIME_SET || !is_day || strlen(set->text) > 10) return false;
    if (clock->form != SYN_WHEN_CLOCK || !is_joint(pieces, first->to, second->from, "at on")) {
        return false;
    }
    syn_when joined = *set;
    snprintf(joined.text, sizeof joined.text, "%.10sT%02u:%02u",
             set->text[0] == 'P' ? "" : set->text, (unsigned)clock->hour % 100,
             (unsigned)clock->minute % 100);
    joined.from = first->from;
    joined.to = second->to;
    *first = joined;
    return true;
}

static bool join_part(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    bool has_first = first->part != NULL, has_second = second->part != NULL;
    if (second->form == SYN_WHEN_PART && is_plain_day(first) &&
        is_joint(pieces, first->to, second->from, "in the")) {
        first->part = second->part;
        first->kind = SYN_TIME_TIME;
        first->form = SYN_WHEN_OTHER;
        // "Friday mornings" come every week.
        bool is_set = first->weekday != 0 && second->to == second->from + 1 &&
                      syn_piece_is_any(pieces, second->from, "mornings afternoons evenings nights");
        if (is_set) {
            first->kind = SYN_TIME_SET;
            first->source = SYN_TIME_FROM_TEXT;
            snprintf(first->text, sizeof first->text, "XXXX-WXX-%dT%s", first->weekday % 10,
                     second->part);
        }
    } else if (first->form == SYN_WHEN_PART && is_plain_day(second) &&
               is_joint(pieces, first->to, second->from, "of on the")) {
        syn_when joined = *second;
        joined.part = first->part;
        joined.kind = SYN_TIME_TIME;
        joined.form = SYN_WHEN_OTHER;
        joined.from = first->from;
        *first = joined;
    } else if (first->has_clock && second->form == SYN_WHEN_PART && !has_first &&
               is_joint(pieces, first->to, second->from, "in the")) {
        settle_half(first, second->part);
    } else if (has_first && !first->has_clock && second->form == SYN_WHEN_CLOCK && !has_second &&
               is_joint(pieces, first->to, second->from, "at around about")) {
        const char *part = first->part;
        syn_when_form form = first->form;
        add_clock(first, second);
        settle_half(first, part);
        if (form == SYN_WHEN_PART) first->form = SYN_WHEN_CLOCK;
    } else {
        return false;
    }
    first->to = second->to;
    return true;
}

/// "three weeks from tomorrow", "16 days after 2 January 2018".
static bool join_length(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    bool is_after = syn_piece_is_any(pieces, second->from - 1, "from after");
    bool is_before = syn_piece_is_word(pieces, second->from - 1, "before");
    bool is_near = second->from == first->to || second->from == first->to + 1;
    if (first->length_code == 0 || first->length <= 0 || !is_plain_day(second)) return false;
    if (!is_near || !(is_after || is_before) || second->grain != SYN_GRAIN_DAY) return false;
    // "closed for three days from Wednesday": how long, and from when.
    if (syn_piece_is_word(pieces, first->from - 1, "for") &&
        syn_piece_is_word(pieces, second->from - 1, "from")) {
        return false;
    }
    long steps = is_before ? -first->length : first->length;
    syn_when joined = *second;
    joined.from = first->from;
    if (first->length_code == 'D' || first->length_code == 'W') {
        long days = steps * (first->length_code == 'W' ? 7 : 1);
        syn__when_set_day(&joined, syn_calendar_number(second->day) + days, second->source);
    } else if (first->length_code == 'M' || first->length_code == 'Y') {
        joined.day =
            syn_calendar_add_months(second->day, steps * (first->length_code == 'Y' ? 12 : 1));
    } else {
        return false;
    }
    joined.form = SYN_WHEN_OTHER;
    joined.weekday = 0;
    *first = joined;
    return true;
}

/// "from 10 am to noon", "9:30-11:00 on Friday": a stretch of the clock has no value of TIMEX3.
static bool join_clock_range(const syn_pieces *pieces, syn_when *first, const syn_when *second,
                             const syn_when *third) {
    bool is_near = second->from == first->to + 1;
    bool is_range = syn_piece_is_any(pieces, first->to, "to until till through") ||
                    syn_piece_is_mark(pieces, first->to, '-') ||
                    (syn_piece_is_word(pieces, first->to, "and") &&
                     syn_piece_is_word(pieces, first->from - 1, "between"));
    bool has_clocks = first->has_clock && second->form == SYN_WHEN_CLOCK;
    // "from 9pm Friday to noon Sunday": each hour has its own day.
    bool has_days = third != NULL && first->grain == SYN_GRAIN_DAY && is_plain_day(third) &&
                    is_joint(pieces, second->to, third->from, "on");
    if (has_days) return false;
    if (!is_near || !is_range || !has_clocks) return false;
    if (syn_piece_is_any(pieces, first->from - 1, "from between")) first->from--;
    first->to = second->to;
    first->has_clock = false;
    first->part = NULL;
    if (first->grain != SYN_GRAIN_DAY) first->form = SYN_WHEN_HOURS;
    return true;
}

/// "Tuesday from 7 to 7:30", "5 to 6 pm on Friday": no more than the day has a value.
static bool join_hours(const syn_pieces *pieces, syn_when *first, const syn_when *second) {
    bool is_hours_first = first->form == SYN_WHEN_HOURS;
    const syn_when *day = is_hours_first ? second : first;
    const syn_when *hours = is_hours_first ? first : second;
    if (hours->form != SYN_WHEN_HOURS || !is_plain_day(day)) return false;
    if (!is_joint(pieces, first->to, second->from, "on of at")) return false;
    syn_when joined = *day;
    joined.from = first->from;
    joined.to = second->to;
    joined.kind = SYN_TIME_TIME;
    joined.form = SYN_WHEN_OTHER;
    *first = joined;
    return true;
}

/// "the end of", "the start of" before what ends at `from`: the piece where it begins.
static size_t find_edge(const syn_pieces *pieces, size_t from) {
    size_t of = from;
    if (of >= 1 && syn_piece_is_word(pieces, of - 1, "the")) of--;
    bool has_edge =
        of >= 2 && syn_piece_is_word(pieces, of - 1, "of") &&
        syn_piece_is_any(pieces, of - 2, "end start beginning middle close turn beginnings");
    // "early on Tuesday"
    bool has_on = of >= 2 && of == from && syn_piece_is_word(pieces, of - 1, "on") &&
                  syn_piece_is_any(pieces, of - 2, "early late earlier later");
    if (has_on) return of - 2;
    bool is_bare = of >= 2 && syn_piece_is_any(pieces, of - 1, "early late mid") && of == from;
    bool is_mid = of >= 2 && syn_piece_is_mark(pieces, of - 1, '-') &&
                  syn_piece_is_word(pieces, of - 2, "mid") && of == from;
    size_t start = has_edge || is_mid ? of - 2 : is_bare ? of - 1 : from;
    bool has_the = has_edge && start >= 1 && syn_piece_is_word(pieces, start - 1, "the");
    return has_the ? start - 1 : start;
}

/// "the last week of July", "the first ten days of 2018": the piece where it begins.
static size_t find_lead_in(const syn_pieces *pieces, size_t from) {
    bool has_unit = from >= 3 && syn_piece_is_word(pieces, from - 1, "of") &&
                    syn_piece_is_any(pieces, from - 2, "week weeks day days month months weekend");
    if (!has_unit) return find_edge(pieces, from);
    for (size_t i = from - 3, steps = 0; steps < 4; i--, steps++) {
        syn_number number;
        if (syn_piece_is_any(pieces, i, "last first final opening")) return i;
        if (!syn_number_parse(pieces, i, &number)) {
            // "3rd" is two pieces.
            if (!syn_piece_is_any(pieces, i, "st nd rd th")) break;
        } else if (number.end > from - 2) {
            break;
        } else if (number.is_ordinal) {
            return i;
        }
        if (i == 0) break;
    }
    return from;
}

/// Takes in what leads in; a length in it ("the first ten days of 2018") is no time of its own.
static size_t add_lead_in(const syn_times *times, syn_when *whens, size_t left, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    size_t lead_in = find_lead_in(pieces, when->from);
    bool covers_length = left > 0 && whens[left - 1].from >= lead_in &&
                         whens[left - 1].to <= when->from && whens[left - 1].length_code != 0;
    if (covers_length) left--;
    if (left > 0 && whens[left - 1].to > lead_in) return left;
    // "the third week of 2018"
    syn_number number;
    bool is_nth_week = when->grain == SYN_GRAIN_YEAR && lead_in + 3 <= when->from &&
                       syn_piece_is_word(pieces, when->from - 2, "week") &&
                       syn_number_parse(pieces, lead_in, &number) && number.is_ordinal &&
                       number.end + 2 == when->from && number.value <= 52;
    if (is_nth_week) {
        when->grain = SYN_GRAIN_WEEK;
        when->number = (int)number.value;
    }
    when->from = lead_in;
    return left;
}

size_t syn__when_compose(const syn_times *times, syn_when *whens, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        syn_when *last = kept > 0 ? &whens[kept - 1] : NULL;
        bool is_joined =
            last != NULL &&
            (join_year(times->pieces, last, &whens[i]) ||
             join_nth(times->pieces, last, &whens[i]) ||
             join_weekday(times->pieces, last, &whens[i]) || join_week(times, last, &whens[i]) ||
             join_clock_range(times->pieces, last, &whens[i],
                              i + 1 < count ? &whens[i + 1] : NULL) ||
             join_hours(times->pieces, last, &whens[i]) ||
             join_clock(times->pieces, last, &whens[i]) ||
             join_dated_clock(times->pieces, last, &whens[i]) ||
             join_length(times->pieces, last, &whens[i]) ||
             join_set(times->pieces, last, &whens[i]) || join_part(times->pieces, last, &whens[i]));
        if (!is_joined) whens[kept++] = whens[i];
    }
    size_t left = 0;
    for (size_t i = 0; i < kept; i++) {
        // "around 7 p.m.", "before noon": with the hour, the word is part of what is said.
        bool has_bound = whens[i].has_clock && syn_piece_is_any(times->pieces, whens[i].from - 1,
                                                                "around about before after until");
        bool is_free = left == 0 || whens[left - 1].to < whens[i].from;
        if (has_bound && is_free) whens[i].from--;
        bool has_date = whens[i].kind == SYN_TIME_DATE || whens[i].kind == SYN_TIME_TIME;
        if (has_date && whens[i].text[0] == '\0') left = add_lead_in(times, whens, left, &whens[i]);
        bool is_bare_clock = whens[i].form == SYN_WHEN_CLOCK && whens[i].is_unsure;
        bool is_loose = is_bare_clock || (whens[i].form == SYN_WHEN_PART && !whens[i].is_standing);
        if (!is_loose) whens[left++] = whens[i];
    }
    return left;
}
