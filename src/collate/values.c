// SPDX-License-Identifier: Apache-2.0
// Compares quantities as intervals and times as resolved values: equal, both possible, or not.
//
// "more than five hours" and "five and a half hours" can both be true, "40" and "60" cannot. A day
// and a minute of that day can both be true; a value that nobody could resolve says nothing. An
// "about" leaves a tenth to either side. Constant time.
#include "collate/parts.h"

#include <math.h>
#include <stdlib.h>

static const double hedge_share = 0.1;

/// "about 3,200": written as an exact value by some readers of numbers.
static bool is_approximate(const syn_quantity *quantity) {
    const syn_str hedges[] = {SYN_STR("about"),        SYN_STR("nearly"),  SYN_STR("almost"),
                              SYN_STR("around"),       SYN_STR("roughly"), SYN_STR("some"),
                              SYN_STR("approximately")};
    for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++) {
        if (syn_str_equal(quantity->hedge, hedges[i])) return true;
    }
    return false;
}

static double low_of(const syn_quantity *quantity) {
    double slack = is_approximate(quantity) ? hedge_share : 0;
    return quantity->has_low ? quantity->low - fabs(quantity->low) * slack : -INFINITY;
}
static double high_of(const syn_quantity *quantity) {
    double slack = is_approximate(quantity) ? hedge_share : 0;
    return quantity->has_high ? quantity->high + fabs(quantity->high) * slack : INFINITY;
}

static bool is_same_unit(const syn_quantity *a, const syn_quantity *b) {
    return syn_str_is_known(a->unit) == syn_str_is_known(b->unit) &&
           syn_str_equal(a->unit, b->unit);
}

syn__agreement syn__quantities_compare(const syn_quantity *a, const syn_quantity *b) {
    if (!is_same_unit(a, b)) return SYN__AGREE_UNRELATED;
    if (!(a->has_low || a->has_high) || !(b->has_low || b->has_high)) return SYN__AGREE_UNRELATED;
    if (a->has_low == b->has_low && a->has_high == b->has_high &&
        (!a->has_low || a->low == b->low) && (!a->has_high || a->high == b->high)) {
        return SYN__AGREE_EQUAL;
    }
    bool is_apart = low_of(a) > high_of(b) || low_of(b) > high_of(a);
    return is_apart ? SYN__AGREE_CONFLICT : SYN__AGREE_COMPATIBLE;
}

/// Any one figure of the interval, for telling how far two are apart.
static double figure_of(const syn_quantity *quantity) {
    if (quantity->has_low && quantity->has_high) return (quantity->low + quantity->high) / 2;
    return quantity->has_low ? quantity->low : quantity->high;
}

double syn__quantities_nearness(const syn_quantity *a, const syn_quantity *b) {
    syn__agreement agreement = syn__quantities_compare(a, b);
    if (agreement == SYN__AGREE_EQUAL) return 1;
    if (agreement == SYN__AGREE_UNRELATED) {
        // "40 people" and a bare "40" whose unit nobody stated.
        bool is_bare = !syn_str_is_known(a->unit) || !syn_str_is_known(b->unit);
        return is_bare && a->has_low && b->has_low && a->low == b->low ? 0.8 : 0;
    }
    double x = fabs(figure_of(a)), y = fabs(figure_of(b));
    double ratio = x < y ? x / y : y / x;
    if (!isfinite(ratio) || ratio < 0.5) return 0.2;
    // "at least 38" and "40" are one figure, "at least 38" and "190" hardly.
    return agreement == SYN__AGREE_COMPATIBLE && ratio >= 0.8 ? 0.8 : 0.4 + 0.2 * ratio;
}

/// One number of a duration and its letter: "3W" of "P3W". Gives its size, 0 at anything else.
static size_t scan_duration_part(syn_str text, size_t at, double *out_number, char *out_letter) {
    size_t end = at;
    double number = 0, unit = 1;
    bool is_fraction = false;
    for (; end < text.size && end - at < 12; end++) {
        char c = text.data[end];
        if (c == '.' && !is_fraction) {
            is_fraction = true;
        } else if (syn_ascii_is_digit(c)) {
            unit = is_fraction ? unit / 10 : 1;
            number = is_fraction ? number + (c - '0') * unit : number * 10 + (c - '0');
        } else {
            break;
        }
    }
    if (end == at || end >= text.size || !syn_ascii_is_upper(text.data[end])) return 0;
    *out_number = number;
    *out_letter = text.data[end];
    return end + 1 - at;
}

bool syn__duration_parse(syn_str value, double *out_seconds) {
    const double day = 86400;
    double seconds = 0;
    bool is_clock = false;
    if (value.size < 3 || value.data[0] != 'P') return false;
    for (size_t at = 1; at < value.size;) {
        if (value.data[at] == 'T' && !is_clock) {
            is_clock = true;
            at++;
            continue;
        }
        double number;
        char letter;
        size_t size = scan_duration_part(value, at, &number, &letter);
        if (size == 0) return false;
        switch (letter) {
        case 'Y': seconds += number * 365.25 * day; break;
        case 'M': seconds += number * (is_clock ? 60 : 30.44 * day); break;
        case 'W': seconds += number * 7 * day; break;
        case 'D': seconds += number * day; break;
        case 'H': seconds += number * 3600; break;
        case 'S': seconds += number; break;
        default: return false;
        }
        at += size;
    }
    *out_seconds = seconds;
    return true;
}

/// A value cut into its day and its clock time, either of which may be empty: "2026-03-03T04:20",
/// "T04:20".
typedef struct moment {
    syn_str day, clock;
} moment;

/// False for what is neither: "PRESENT_REF", "2026-W17", "2026-Q1", "2026-SU", "20XX".
static bool split_moment(syn_str value, moment *out_moment) {
    if (value.size < 3 || syn_str_find(value, SYN_STR("X"), 0) != SIZE_MAX) return false;
    size_t cut = syn_str_find_byte(value, 'T', 0);
    out_moment->day = syn_str_slice(value, 0, cut);
    out_moment->clock = cut < value.size ? syn_str_slice(value, cut + 1, value.size) : (syn_str){0};
    if (out_moment->day.size == 0) return out_moment->clock.size > 0;
    if (out_moment->day.size < 4 || !syn_ascii_is_digit(value.data[0])) return false;
    // A quarter and a month may be one time: nobody compares them letter by letter.
    return out_moment->day.size <= 5 || syn_ascii_is_digit(out_moment->day.data[5]);
}

/// Of two days or two clock times: the coarser contains the finer, or they exclude each other.
static syn__agreement compare_parts(syn_str a, syn_str b) {
    if (a.size == 0 || b.size == 0) return SYN__AGREE_COMPATIBLE;
    if (syn_str_equal(a, b)) return SYN__AGREE_EQUAL;
    if (syn_str_starts(a, b) || syn_str_starts(b, a)) return SYN__AGREE_COMPATIBLE;
    // "MO" of a morning against "04:20": nobody can tell.
    if (!syn_ascii_is_digit(a.data[0]) || !syn_ascii_is_digit(b.data[0])) {
        return SYN__AGREE_COMPATIBLE;
    }
    return SYN__AGREE_CONFLICT;
}

syn__agreement syn__times_compare(const syn_time *a, const syn_time *b) {
    if (!syn_str_is_known(a->value) || !syn_str_is_known(b->value)) return SYN__AGREE_UNRELATED;
    double x, y;
    // "weekly" tells how often, "two years" how long.
    if ((a->kind == SYN_TIME_SET) != (b->kind == SYN_TIME_SET)) return SYN__AGREE_UNRELATED;
    if (syn__duration_parse(a->value, &x) && syn__duration_parse(b->value, &y)) {
        return x == y ? SYN__AGREE_EQUAL : SYN__AGREE_CONFLICT;
    }
    if (syn_str_equal(a->value, b->value)) return SYN__AGREE_EQUAL;
    moment s, t;
    if (!split_moment(a->value, &s) || !split_moment(b->value, &t)) return SYN__AGREE_UNRELATED;
    // A clock time without a day and a day without a clock time have nothing to compare.
    bool has_days = s.day.size > 0 && t.day.size > 0;
    bool has_clocks = s.clock.size > 0 && t.clock.size > 0;
    if (!has_days && !has_clocks) return SYN__AGREE_UNRELATED;
    syn__agreement days = compare_parts(s.day, t.day);
    if (days == SYN__AGREE_CONFLICT) return days;
    syn__agreement clocks = compare_parts(s.clock, t.clock);
    if (clocks == SYN__AGREE_CONFLICT) return clocks;
    return days == SYN__AGREE_EQUAL && clocks == SYN__AGREE_EQUAL ? SYN__AGREE_EQUAL
                                                                  : SYN__AGREE_COMPATIBLE;
}

double syn__times_nearness(const syn_time *a, const syn_time *b) {
    double x, y;
    switch (syn__times_compare(a, b)) {
    case SYN__AGREE_EQUAL: return 1;
    case SYN__AGREE_COMPATIBLE: return 0.6;
    case SYN__AGREE_UNRELATED: return a->kind == b->kind ? 0.2 : 0;
    case SYN__AGREE_CONFLICT: break;
    }
    if (syn__duration_parse(a->value, &x) && syn__duration_parse(b->value, &y)) {
        double ratio = x < y ? x / y : y / x;
        return isfinite(ratio) && ratio >= 0.7 ? 0.7 : 0.2;
    }
    return 0.3;
}
