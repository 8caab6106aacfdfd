// SPDX-License-Identifier: Apache-2.0
// Dates of feeds: takes what stands there, gives ISO 8601.
//
// RFC 822 ("Thu, 01 Jan 2004 19:48:21 GMT") and W3C dates ("2004-01-01T19:48:21Z"), and what feeds
// make of them: no weekday or a wrong one, two-digit years, months written out, the order of
// asctime ("Thu Jan  1 19:48:21 2004"), "7:48 PM", a space for the T, zones without a colon. A date
// in numbers whose day and month could be either way round is unknown; so is 1970-01-01 at
// midnight, which is a zero somewhere. Time and zone are kept as they are said. Cost: linear, and
// only the first bytes are looked at.
#include "input/feed_parts.h"

#include "base/str.h"
#include "text/calendar.h"

#include <stdio.h>

enum { LONGEST_DATE = 80, MOST_PIECES = 24 };

typedef enum piece_kind { PIECE_NUMBER, PIECE_WORD, PIECE_SIGN } piece_kind;

/// A number, a word, or one sign; white space parts them.
typedef struct piece {
    piece_kind kind;
    syn_str text;
    unsigned value;
    bool is_after_space;
} piece;

typedef struct date {
    unsigned year, month, day, hour, minute, second;
    bool has_day, has_month, has_time, has_second, has_zone;
    int zone_minutes;
} date;

typedef struct reader {
    piece pieces[MOST_PIECES];
    size_t count, at;
} reader;

static void split(syn_str text, reader *r) {
    for (size_t at = 0; at < text.size && r->count < MOST_PIECES;) {
        size_t end = at + 1;
        piece p = {PIECE_SIGN, {NULL, 0}, 0, at > 0 && syn_ascii_is_space(text.data[at - 1])};
        if (syn_ascii_is_space(text.data[at])) {
            at++;
            continue;
        }
        if (syn_ascii_is_digit(text.data[at])) {
            p.kind = PIECE_NUMBER;
            for (end = at; end < text.size && syn_ascii_is_digit(text.data[end]); end++)
                if (p.value < 100000000) p.value = p.value * 10 + (unsigned)(text.data[end] - '0');
        } else if (syn_ascii_is_alpha(text.data[at])) {
            p.kind = PIECE_WORD;
            while (end < text.size && syn_ascii_is_alpha(text.data[end]))
                end++;
        }
        p.text = syn_str_slice(text, at, end);
        r->pieces[r->count++] = p;
        at = end;
    }
}

static const piece *look(const reader *r, size_t ahead) {
    static const piece none = {PIECE_SIGN, {"", 0}, 0, false};
    return r->at + ahead < r->count ? &r->pieces[r->at + ahead] : &none;
}

static bool is_sign(const piece *p, char sign) {
    return p->kind == PIECE_SIGN && p->text.size == 1 && p->text.data[0] == sign;
}

static bool is_number(const piece *p, size_t least_digits, size_t most_digits) {
    return p->kind == PIECE_NUMBER && p->text.size >= least_digits && p->text.size <= most_digits;
}

static unsigned find_month(const piece *p) {
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    if (p->kind != PIECE_WORD || p->text.size < 3) return 0;
    for (unsigned i = 0; i < 12; i++) {
        if (syn_str_starts_nocase(syn_str_from(months[i]), p->text)) return i + 1;
    }
    return syn_str_equal_nocase(p->text, SYN_STR("sept")) ? 9 : 0;
}

/// Two digits: as RFC 2822 reads them.
static unsigned read_year(const piece *p) {
    if (p->text.size <= 2) return p->value + (p->value < 50 ? 2000 : 1900);
    return p->text.size == 3 ? p->value + 1900 : p->value;
}

// ---- the day

/// "2004-01-01", "2004/1/1", "2004-01", "2004", "20040101".
static bool read_year_first(reader *r, date *d) {
    const piece *first = look(r, 0);
    if (is_number(first, 8, 8)) {
        *d = (date){.year = first->value / 10000,
                    .month = first->value / 100 % 100,
                    .day = first->value % 100,
                    .has_day = true,
                    .has_month = true};
        r->at++;
        return true;
    }
    if (!is_number(first, 4, 4)) return false;
    d->year = first->value;
    d->month = d->day = 1;
    r->at++;
    const char *signs = "-/.";
    for (size_t i = 0; i < 3; i++) {
        if (!is_sign(look(r, 0), signs[i]) || !is_number(look(r, 1), 1, 2)) continue;
        d->month = look(r, 1)->value;
        d->has_month = true;
        r->at += 2;
        if (!is_sign(look(r, 0), signs[i]) || !is_number(look(r, 1), 1, 2)) return true;
        d->day = look(r, 1)->value;
        d->has_day = true;
        r->at += 2;
        return true;
    }
    return true;
}

static void skip_signs(reader *r) {
    while (r->at < r->count && (is_sign(look(r, 0), ',') || is_sign(look(r, 0), '.') ||
                                is_sign(look(r, 0), '-') || is_sign(look(r, 0), '/')))
        r->at++;
}

/// "01 Jan 2004", "1-Jan-04".
static bool read_day_first(reader *r, date *d) {
    size_t start = r->at;
    if (!is_number(look(r, 0), 1, 2)) return false;
    d->day = look(r, 0)->value;
    r->at++;
    if (look(r, 0)->kind == PIECE_WORD && look(r, 0)->text.size == 2) r->at++; // "1st"
    skip_signs(r);
    d->month = find_month(look(r, 0));
    if (d->month != 0) {
        r->at++;
        skip_signs(r);
        if (is_number(look(r, 0), 2, 4)) {
            d->year = read_year(look(r, 0));
            r->at++;
            d->has_month = d->has_day = true;
            return true;
        }
    }
    r->at = start;
    return false;
}

/// "Jan 1, 2004", and asctime's "Jan  1 19:48:21 2004", where the year comes last.
static bool read_month_first(reader *r, date *d, bool *out_wants_year) {
    size_t start = r->at;
    *out_wants_year = false;
    d->month = find_month(look(r, 0));
    if (d->month == 0) return false;
    r->at++;
    skip_signs(r);
    if (is_number(look(r, 0), 1, 2)) {
        d->day = look(r, 0)->value;
        d->has_month = d->has_day = true;
        r->at++;
        skip_signs(r);
        if (is_number(look(r, 0), 4, 4)) {
            d->year = look(r, 0)->value;
            r->at++;
            return true;
        }
        *out_wants_year = true;
        return is_number(look(r, 0), 1, 2) && is_sign(look(r, 1), ':');
    }
    r->at = start;
    return false;
}

/// "31/12/2003": only where one reading is a day.
static bool read_year_last(reader *r, date *d) {
    const piece *a = look(r, 0), *b = look(r, 2), *year = look(r, 4);
    bool has_signs = (is_sign(look(r, 1), '/') && is_sign(look(r, 3), '/')) ||
                     (is_sign(look(r, 1), '.') && is_sign(look(r, 3), '.')) ||
                     (is_sign(look(r, 1), '-') && is_sign(look(r, 3), '-'));
    if (!has_signs || !is_number(a, 1, 2) || !is_number(b, 1, 2) || !is_number(year, 4, 4))
        return false;
    bool is_day_first = a->value > 12 || is_sign(look(r, 1), '.') || a->value == b->value;
    if (!is_day_first && b->value <= 12) return false;
    *d = (date){.year = year->value,
                .month = is_day_first ? b->value : a->value,
                .day = is_day_first ? a->value : b->value,
                .has_day = true,
                .has_month = true};
    r->at += 5;
    return true;
}

// ---- the time

typedef struct zone_row {
    const char *name;
    int minutes;
} zone_row;

/// Those of RFC 822, and others that mean one thing.
static const zone_row zones[] = {
    {"z", 0},       {"gmt", 0},     {"ut", 0},     {"utc", 0},    {"est", -300}, {"edt", -240},
    {"cst", -360},  {"cdt", -300},  {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
    {"akst", -540}, {"akdt", -480}, {"hst", -600}, {"wet", 0},    {"west", 60},  {"cet", 60},
    {"mez", 60},    {"met", 60},    {"cest", 120}, {"mesz", 120}, {"mest", 120}, {"eet", 120},
    {"eest", 180},  {"msk", 180},   {"msd", 240},  {"jst", 540},  {"kst", 540},  {"aest", 600},
    {"aedt", 660},  {"nzst", 720},  {"nzdt", 780},
};

static void read_zone(reader *r, date *d) {
    const piece *p = look(r, 0);
    if (p->kind == PIECE_WORD) {
        for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
            if (!syn_str_equal_nocase(p->text, syn_str_from(zones[i].name))) continue;
            d->has_zone = true;
            d->zone_minutes = zones[i].minutes;
            r->at++;
            break;
        }
        p = look(r, 0); // "GMT+0200"
    }
    bool is_minus = is_sign(p, '-');
    if (!is_minus && !is_sign(p, '+')) return;
    const piece *hours = look(r, 1);
    unsigned minutes = 0;
    if (is_number(hours, 3, 4)) {
        minutes = hours->value / 100 * 60 + hours->value % 100;
        r->at += 2;
    } else if (is_number(hours, 1, 2)) {
        minutes = hours->value * 60;
        r->at += 2;
        if (is_sign(look(r, 0), ':') && is_number(look(r, 1), 2, 2)) {
            minutes += look(r, 1)->value;
            r->at += 2;
        }
    } else {
        return;
    }
    if (minutes > 15 * 60) return;
    d->has_zone = true;
    d->zone_minutes = is_minus ? -(int)minutes : (int)minutes;
}

/// "19:48:21.5", "7:48 PM", "1948" (only behind a T); leaves all else alone.
static void read_time(reader *r, date *d) {
    if (look(r, 0)->kind == PIECE_WORD && look(r, 0)->text.size <= 2 &&
        look(r, 1)->kind == PIECE_NUMBER)
        r->at++; // "T", "at"
    skip_signs(r);
    if (!is_number(look(r, 0), 1, 2) || !is_sign(look(r, 1), ':') || !is_number(look(r, 2), 1, 2))
        return;
    d->hour = look(r, 0)->value;
    d->minute = look(r, 2)->value;
    d->has_time = true;
    r->at += 3;
    if (is_sign(look(r, 0), ':') && is_number(look(r, 1), 1, 2)) {
        d->second = look(r, 1)->value;
        d->has_second = true;
        r->at += 2;
        bool has_fraction = is_sign(look(r, 0), '.') || is_sign(look(r, 0), ',');
        if (has_fraction && look(r, 1)->kind == PIECE_NUMBER) r->at += 2;
    }
    bool is_pm = syn_str_equal_nocase(look(r, 0)->text, SYN_STR("pm"));
    if ((is_pm || syn_str_equal_nocase(look(r, 0)->text, SYN_STR("am"))) && d->hour <= 12) {
        d->hour = d->hour % 12 + (is_pm ? 12 : 0);
        r->at++;
    }
    if (d->second == 60) d->second = 59; // a leap second
    if (d->hour > 23 || d->minute > 59 || d->second > 59) d->has_time = false;
    read_zone(r, d);
}

// ---- together

static bool is_sound(const date *d) {
    syn_day day = {(int)d->year, (int)d->month, (int)d->day};
    if (d->year < 1970 || d->year > 2099 || !syn_calendar_is_valid(day)) return false;
    bool is_zero = d->year == 1970 && d->month == 1 && d->day == 1 && d->hour + d->minute == 0;
    return !is_zero;
}

static syn_str write_date(const date *d, syn_arena *arena) {
    if (!d->has_month) return syn_arena_format(arena, "%04u", d->year);
    if (!d->has_day) return syn_arena_format(arena, "%04u-%02u", d->year, d->month);
    if (!d->has_time) return syn_arena_format(arena, "%04u-%02u-%02u", d->year, d->month, d->day);
    char second[8] = "", zone[16] = "";
    if (d->has_second) snprintf(second, sizeof second, ":%02u", d->second % 60);
    int minutes = d->zone_minutes < 0 ? -d->zone_minutes : d->zone_minutes;
    if (d->has_zone && minutes == 0) snprintf(zone, sizeof zone, "Z");
    if (d->has_zone && minutes != 0)
        snprintf(zone, sizeof zone, "%c%02d:%02d", d->zone_minutes < 0 ? '-' : '+',
                 minutes / 60 % 24, minutes % 60);
    return syn_arena_format(arena, "%04u-%02u-%02uT%02u:%02u%s%s", d->year, d->month, d->day,
                            d->hour, d->minute, second, zone);
}

syn_str syn__feed_read_date(syn_str text, syn_arena *arena) {
    reader r = {.count = 0};
    date d = {0};
    bool wants_year = false;
    split(syn_str_slice(syn_str_trim(text), 0, LONGEST_DATE), &r);
    if (look(&r, 0)->kind == PIECE_WORD && find_month(look(&r, 0)) == 0) { // the weekday
        r.at++;
        skip_signs(&r);
    }
    if (!read_day_first(&r, &d) && !read_year_last(&r, &d) &&
        !read_month_first(&r, &d, &wants_year) && !read_year_first(&r, &d))
        return (syn_str){0};
    if (d.has_day) read_time(&r, &d);
    if (wants_year && d.year == 0) {
        if (look(&r, 0)->kind == PIECE_WORD) read_zone(&r, &d); // "19:48:21 EST 2004"
        if (!is_number(look(&r, 0), 4, 4)) return (syn_str){0};
        d.year = look(&r, 0)->value;
    }
    return is_sound(&d) ? write_date(&d, arena) : (syn_str){0};
}
