// SPDX-License-Identifier: Apache-2.0
// Times told from another time of the text: takes a piece, gives "the same day", "the following
// spring", "the night before"; then takes all expressions in order and reckons these, and "two
// years later", from the last one told before them. See times_parts.h.
//
// What is told more than a paragraph before, or too coarsely ("in 2019 ... three days later"),
// anchors nothing: the value stays unknown, or stays what the publication date gave it
// ("the previous year"). After the narrative containers of TimeML as published. Linear.
#include "annotate/times_parts.h"
#include "base/str.h"

enum { MOST_LINES_BETWEEN = 1 };

/// Nothing follows that "before" or "after" would belong to: "the night before."
static bool ends_clause(const syn_pieces *pieces, size_t at) {
    if (at >= pieces->count || syn_piece_has_gap(pieces, at, SYN_GAP_LINE)) return true;
    return syn_piece_is(pieces, at, SYN_PIECE_MARK) ? !syn_piece_is_mark(pieces, at, '-')
                                                    : syn_piece_is_any(pieces, at, "and but had");
}

/// What the relation is about: a unit, a part of the day, or a name. False for other words.
static bool read_thing(const syn_pieces *pieces, size_t at, syn_when *when) {
    syn_relation *relation = &when->relation;
    size_t end = at + 1;
    if (syn_piece_has_gap(pieces, at, SYN_GAP_LINE)) return false;
    when->part = syn__when_part_name(pieces, at);
    if (syn_str_ends(syn_piece_text(pieces, at), SYN_STR("s"))) return false;
    relation->weekday = syn__when_weekday_name(pieces, at, &end);
    if (relation->weekday == 0) relation->month = syn__when_month_name(pieces, at, &end);
    // "that may", "that march": only names count.
    if (relation->month != 0 && !syn_piece_is_capital(pieces, at)) return false;
    if (relation->weekday == 0 && relation->month == 0)
        relation->season = syn__when_season_number(pieces, at);
    syn_time_unit unit = syn__when_unit(pieces, at);
    bool is_named = relation->weekday != 0 || relation->month != 0 || relation->season != 0;
    when->to = end;
    if (is_named || when->part != NULL) {
        relation->code = 'D';
        if (when->part != NULL) when->kind = SYN_TIME_TIME;
        return true;
    }
    if (syn_piece_is_word(pieces, at, "weekend")) {
        relation->code = 'E';
        return true;
    }
    if (unit.factor != 1 || strchr("YMWD", unit.code) == NULL || unit.code == 0) return false;
    relation->code = unit.code;
    return true;
}

/// "the day before", "the night after", at the end of a clause; "the day before yesterday".
static bool scan_behind(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    if (!syn_piece_is_word(pieces, at, "the")) return false;
    if (!read_thing(pieces, at + 1, when) || when->relation.weekday != 0) return false;
    if (when->relation.month != 0 || when->relation.season != 0) return false;
    bool is_before = syn_piece_is_any(pieces, when->to, "before earlier");
    bool is_after = syn_piece_is_any(pieces, when->to, "after later");
    if (!is_before && !is_after) return false;
    size_t next = ++when->to;
    when->relation.steps = is_before ? -1 : 1;
    bool is_two = syn_piece_is_word(pieces, next, is_before ? "yesterday" : "tomorrow");
    if (is_two && when->relation.code == 'D') {
        when->to = next + 1;
        when->relation = (syn_relation){0};
        if (syn_times_has_day(times))
            syn__when_set_day(when, times->today + (is_before ? -2 : 2), SYN_TIME_FROM_ANCHOR);
        return true;
    }
    return ends_clause(pieces, next);
}

bool syn__when_scan_relation(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t i = at;
    if (!syn_piece_is_any(pieces, at,
                          "the that same following previous earlier later early late preceding "
                          "prior"))
        return false;
    *out_when = (syn_when){.from = at, .kind = SYN_TIME_DATE};
    if (scan_behind(times, at, out_when)) return true;
    *out_when = (syn_when){.from = at, .kind = SYN_TIME_DATE};
    if (syn_piece_is_any(pieces, i, "earlier later early late")) i++;
    bool has_the = syn_piece_is_word(pieces, i, "the");
    if (has_the) i++;
    size_t word = i;
    bool is_same = syn_piece_is_any(pieces, i, "same that");
    bool is_next = syn_piece_is_any_of(pieces, i, has_the ? "next following" : "following");
    bool is_previous = syn_piece_is_any(pieces, i, "previous preceding prior");
    if (!is_same && !is_next && !is_previous) return false;
    if (syn_piece_is_word(pieces, i, "that") && syn_piece_is_any(pieces, i + 1, "same very")) i++;
    if (!read_thing(pieces, i + 1, out_when)) return false;
    // "over the next year" is a stretch of time.
    if (syn_piece_is_any(pieces, at - 1, "over within during for throughout") && is_next)
        return false;
    // "said that Friday was", "said that June": not a pointing word.
    bool is_named = out_when->relation.weekday != 0 || out_when->relation.month != 0;
    if (is_named && is_same && !syn_piece_is_word(pieces, i, "same")) return false;
    if (is_named && is_previous && !has_the) return false;
    out_when->relation.steps = is_next ? 1 : is_previous ? -1 : 0;
    syn_when guess;
    bool has_guess = syn_piece_is_any(pieces, word, "following previous") && word >= at &&
                     syn__when_scan_shift(times, word, &guess) && guess.to == out_when->to;
    if (has_guess) {
        guess.from = at;
        guess.relation = out_when->relation;
        if (guess.form != SYN_WHEN_WEEK) guess.form = SYN_WHEN_OTHER;
        *out_when = guess;
    }
    if (!has_the && !syn_piece_is_any(pieces, at, "earlier later early late") && is_same &&
        syn_piece_is_word(pieces, word, "same"))
        out_when->from = word;
    return true;
}

static void set_month(syn_when *when, syn_day day) {
    when->grain = SYN_GRAIN_MONTH;
    when->day = (syn_day){day.year, day.month, 1};
}

static void set_week(syn_when *when, long number, syn_grain grain) {
    syn_week week = syn_calendar_week(number);
    when->grain = grain;
    when->day = (syn_day){week.year, 1, 1};
    when->number = week.week;
}

/// The Monday or the day from which weeks are counted; false when `told` is too coarse.
static bool find_week(const syn_when *told, long *out_number) {
    bool is_week = told->grain == SYN_GRAIN_WEEK || told->grain == SYN_GRAIN_WEEKEND;
    if (told->grain == SYN_GRAIN_DAY) *out_number = syn_calendar_number(told->day);
    if (is_week) *out_number = syn_calendar_week_start((syn_week){told->day.year, told->number});
    return is_week || told->grain == SYN_GRAIN_DAY;
}

/// "the following March", "the previous spring", "that Friday", from what was told.
static bool reckon_name(const syn_when *told, syn_when *when) {
    const syn_relation *relation = &when->relation;
    long steps = relation->steps;
    if (relation->weekday != 0) {
        if (told->grain != SYN_GRAIN_DAY) return false;
        bool is_same = syn_calendar_weekday(syn_calendar_number(told->day)) == relation->weekday;
        if (relation->code == 'A' && !is_same) return false;
        long number = syn_calendar_number(told->day);
        long ahead = (relation->weekday - syn_calendar_weekday(number) + 7) % 7;
        if (steps > 0) number += ahead == 0 ? 7 : ahead;
        if (steps < 0) number += ahead - 7;
        if (steps == 0) number += relation->weekday - syn_calendar_weekday(number);
        syn__when_set_day(when, number, told->source);
        return true;
    }
    bool has_month = told->grain == SYN_GRAIN_MONTH || told->grain == SYN_GRAIN_DAY;
    int first = relation->month != 0    ? relation->month
                : relation->season == 4 ? 12
                                        : relation->season * 3;
    int year = told->day.year;
    if (!has_month && told->grain != SYN_GRAIN_YEAR) return false;
    if (!has_month && steps < 0) return false;
    if (has_month && steps > 0 && first <= told->day.month) year++;
    if (has_month && steps < 0 && first >= told->day.month) year--;
    if (!has_month) year += steps > 0;
    when->grain = relation->month != 0 ? SYN_GRAIN_MONTH : SYN_GRAIN_SEASON;
    when->day = (syn_day){year, first, 1};
    when->number = relation->season;
    return true;
}

/// Reckons `when` from `told`; false when that says too little.
static bool reckon(const syn_when *told, syn_when *when) {
    const syn_relation *relation = &when->relation;
    long steps = relation->steps, number = 0;
    bool has_month = told->grain == SYN_GRAIN_MONTH || told->grain == SYN_GRAIN_DAY;
    if (relation->weekday != 0 || relation->month != 0 || relation->season != 0)
        return reckon_name(told, when);
    switch (relation->code) {
    case 'D':
        if (told->grain != SYN_GRAIN_DAY) return false;
        syn__when_set_day(when, syn_calendar_number(told->day) + steps, told->source);
        return true;
    case 'W':
    case 'E':
        if (!find_week(told, &number)) return false;
        set_week(when, number + 7 * steps,
                 relation->code == 'W' ? SYN_GRAIN_WEEK : SYN_GRAIN_WEEKEND);
        return true;
    case 'M':
        if (!has_month) return false;
        set_month(when, syn_calendar_add_months(told->day, steps));
        return true;
    default: break;
    }
    // "1.31 in May, against 1.22 a year earlier" is the May before.
    if (steps == -1 && told->grain == SYN_GRAIN_MONTH) {
        set_month(when, syn_calendar_add_months(told->day, -12));
        return true;
    }
    if (told->grain < SYN_GRAIN_YEAR) return false;
    when->grain = SYN_GRAIN_YEAR;
    when->day = (syn_day){told->day.year + (int)steps, 1, 1};
    return true;
}

/// Does it name a day, month or year from which another can be told? "the worst since 1998" does
/// not lead the story there.
static bool can_anchor(const syn_pieces *pieces, const syn_when *when) {
    if (when->grain == SYN_GRAIN_NONE || when->text[0] != '\0') return false;
    if (when->kind != SYN_TIME_DATE && when->kind != SYN_TIME_TIME) return false;
    return !syn_piece_is_any(pieces, when->from - 1, "since than");
}

/// "in September of that year": the month takes the year that was told, and both are one.
static bool takes_told_year(const syn_pieces *pieces, const syn_when *when, const syn_when *next) {
    return when->kind == SYN_TIME_DATE && when->has_open_year && next->relation.code == 'Y' &&
           next->relation.steps == 0 && syn_piece_is_any(pieces, when->to, "of in") &&
           when->to + 1 == next->from;
}

void syn__when_reckon(const syn_times *times, syn_when *whens, size_t count) {
    const syn_pieces *pieces = times->pieces;
    const syn_when *told = NULL, *told_day = NULL;
    size_t at = 0, line = 0, told_line = 0, told_day_line = 0;
    for (size_t i = 0; i < count; i++) {
        syn_when *when = &whens[i];
        for (; at < when->from; at++)
            line += syn_piece_has_gap(pieces, at + 1, SYN_GAP_LINE);
        bool is_near = told != NULL && line - told_line <= MOST_LINES_BETWEEN;
        if (i + 1 < count && is_near && told->grain >= SYN_GRAIN_YEAR &&
            takes_told_year(pieces, when, &whens[i + 1])) {
            when->day.year = told->day.year;
            when->grain = when->open_grain;
            when->source = told->source;
            when->has_open_year = false;
        }
        // "raised pay on Tuesday, and again in April. On the same day, ..."
        bool is_same_day = when->relation.code == 'D' && when->relation.steps == 0;
        const syn_when *from = is_same_day ? told_day : told;
        if (is_same_day) is_near = told_day != NULL && line - told_day_line <= MOST_LINES_BETWEEN;
        if (when->relation.code != 0 && is_near && reckon(from, when)) {
            when->source = from->source;
        } else if (when->relation.code != 0 && when->grain == SYN_GRAIN_NONE) {
            when->source = SYN_TIME_FROM_NOTHING;
        }
        if (!can_anchor(pieces, when)) continue;
        told = when;
        told_line = line;
        if (when->grain != SYN_GRAIN_DAY) continue;
        told_day = when;
        told_day_line = line;
    }
}
