// SPDX-License-Identifier: Apache-2.0
// Plain English for what the report shows. See words.h.
#include "report/words.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/calendar.h"

#include <math.h>
#include <stdio.h>

static const char *const month_names[12] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};

/// A year, a month or a day; a time behind it is not shown. Anything else is shown as it stands.
static bool parse_date(syn_str value, syn_anchor *out) {
    *out = syn_anchor_parse(value);
    if (out->precision == SYN_PRECISION_YEAR) return value.size == 4;
    if (out->precision == SYN_PRECISION_MONTH) return value.size == 7;
    return out->precision >= SYN_PRECISION_DAY && (value.size == 10 || value.data[10] == 'T');
}

syn_str syn_words_from_date(syn_arena *arena, syn_str value) {
    syn_anchor date;
    if (!syn_str_is_known(value) || !parse_date(value, &date)) return value;
    syn_day day = date.day;
    if (date.precision == SYN_PRECISION_YEAR) return syn_arena_format(arena, "%d", day.year);
    const char *month = month_names[day.month - 1];
    if (date.precision == SYN_PRECISION_MONTH)
        return syn_arena_format(arena, "%s %d", month, day.year);
    return syn_arena_format(arena, "%d %s %d", day.day, month, day.year);
}

syn_str syn_words_from_day(syn_arena *arena, syn_str value) {
    syn_anchor date;
    if (!syn_str_is_known(value) || !parse_date(value, &date)) return value;
    if (date.precision < SYN_PRECISION_DAY) return syn_words_from_date(arena, value);
    return syn_arena_format(arena, "%d %s", date.day.day, month_names[date.day.month - 1]);
}

syn_str syn_words_from_number(syn_arena *arena, long number) {
    syn_day day = syn_calendar_day(number);
    if (day.month < 1 || day.month > 12) return (syn_str){0};
    return syn_arena_format(arena, "%d %s %d", day.day, month_names[day.month - 1], day.year);
}

#define DASH "\xE2\x80\x93"

syn_str syn_words_from_period(syn_arena *arena, syn_str start, syn_str end) {
    syn_anchor first, last;
    if (!syn_str_is_known(start)) start = end;
    if (!syn_str_is_known(end)) end = start;
    if (!syn_str_is_known(start)) return start;
    if (syn_str_equal(syn_str_slice(start, 0, 10), syn_str_slice(end, 0, 10)))
        return syn_words_from_date(arena, start);
    if (!parse_date(start, &first) || !parse_date(end, &last) ||
        first.precision < SYN_PRECISION_DAY || last.precision < SYN_PRECISION_DAY)
        return syn_arena_format(arena, "%.*s to %.*s",
                                SYN_STR_PRINT(syn_words_from_date(arena, start)),
                                SYN_STR_PRINT(syn_words_from_date(arena, end)));
    syn_day a = first.day, b = last.day;
    const char *from = month_names[a.month - 1], *to = month_names[b.month - 1];
    if (a.year != b.year)
        return syn_arena_format(arena, "%d %s %d " DASH " %d %s %d", a.day, from, a.year, b.day, to,
                                b.year);
    if (a.month != b.month)
        return syn_arena_format(arena, "%d %s " DASH " %d %s %d", a.day, from, b.day, to, b.year);
    return syn_arena_format(arena, "%d" DASH "%d %s %d", a.day, b.day, to, b.year);
}

syn_str syn_words_from_code(syn_arena *arena, const char *code) {
    syn_str from = syn_str_from(code == NULL ? "unknown" : code);
    char *words = syn_arena_alloc(arena, from.size + 1);
    if (words == NULL) return SYN_STR("");
    for (size_t i = 0; i < from.size; i++)
        words[i] = from.data[i] == '_' ? ' ' : from.data[i];
    return (syn_str){words, from.size};
}

/// A number as people write it: no exponent, no trailing zeros, thousands set apart.
static syn_str number_text(syn_arena *arena, double number) {
    if (!isfinite(number) || fabs(number) >= 1e15) return syn_arena_format(arena, "%g", number);
    double whole = floor(fabs(number) + 0.005), rest = fabs(number) - whole;
    const char *sign = number < 0 ? "-" : "";
    if (fabs(rest) >= 0.005)
        return syn_arena_format(arena, "%s%.10g", sign, floor(fabs(number) * 100 + 0.5) / 100);
    char digits[32], out[48];
    int size = snprintf(digits, sizeof digits, "%.0f", whole), at = 0;
    for (int i = 0; i < size; i++) {
        if (i > 0 && (size - i) % 3 == 0 && size > 4) out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
    return syn_arena_format(arena, "%s%s", sign, out);
}

/// "hour" → "hours"; abbreviations, codes and names in capitals stay as they are.
static const char *plural_of(syn_str unit, double number) {
    if (number == 1 || unit.size < 3) return "";
    for (size_t i = 0; i < unit.size; i++)
        if (!syn_ascii_is_lower(unit.data[i]) && unit.data[i] != ' ') return "";
    char last = unit.data[unit.size - 1];
    bool is_kept = last == 's' || last == 'z' || syn_str_equal(unit, SYN_STR("feet"));
    return is_kept ? "" : "s";
}

static syn_str measure_text(syn_arena *arena, double number, syn_str unit) {
    if (syn_str_equal(unit, SYN_STR("second")) && number >= 60 && number < 1e9) {
        double hours = floor(number / 3600), minutes = floor((number - hours * 3600) / 60);
        if (hours == 0) return syn_arena_format(arena, "%.0f min", minutes);
        if (minutes == 0) return syn_arena_format(arena, "%.0f h", hours);
        return syn_arena_format(arena, "%.0f h %.0f min", hours, minutes);
    }
    syn_str text = number_text(arena, number);
    if (!syn_str_is_known(unit) || unit.size == 0) return text;
    if (syn_str_equal(unit, SYN_STR("percent")))
        return syn_arena_format(arena, "%.*s %%", SYN_STR_PRINT(text));
    if (syn_str_equal(unit, SYN_STR("foot")) && number != 1) unit = SYN_STR("feet");
    return syn_arena_format(arena, "%.*s %.*s%s", SYN_STR_PRINT(text), SYN_STR_PRINT(unit),
                            plural_of(unit, number));
}

syn_str syn_words_from_interval(syn_arena *arena, const syn_value *value) {
    if (!value->is_interval || (!value->has_low && !value->has_high)) return (syn_str){0};
    syn_str low = {0}, high = {0};
    if (value->has_low) low = measure_text(arena, value->low, value->unit);
    if (value->has_high) high = measure_text(arena, value->high, value->unit);
    if (!value->has_high) return syn_arena_format(arena, "at least %.*s", SYN_STR_PRINT(low));
    if (!value->has_low) return syn_arena_format(arena, "at most %.*s", SYN_STR_PRINT(high));
    if (value->low == value->high) return (syn_str){0};
    return syn_arena_format(arena, "%.*s to %.*s", SYN_STR_PRINT(low), SYN_STR_PRINT(high));
}

syn_str syn_words_from_outlet(const syn_document *document) {
    if (syn_str_is_known(document->outlet) && document->outlet.size > 0) {
        syn_str outlet = document->outlet;
        return syn_str_starts_nocase(outlet, SYN_STR("www."))
                   ? syn_str_slice(outlet, 4, outlet.size)
                   : outlet;
    }
    return syn_words_from_file(document);
}

syn_str syn_words_from_file(const syn_document *document) {
    syn_str name = document->source;
    for (size_t i = name.size; i > 0; i--) {
        if (name.data[i - 1] == '/') {
            name = syn_str_slice(name, i, name.size);
            break;
        }
    }
    return name.size > 0 ? name : document->id;
}

syn_str syn_words_from_date_source(syn_date_source from) {
    switch (from) {
    case SYN_DATE_FROM_META: return SYN_STR("the page\xE2\x80\x99s metadata");
    case SYN_DATE_FROM_JSON_LD: return SYN_STR("the page\xE2\x80\x99s embedded data");
    case SYN_DATE_FROM_URL: return SYN_STR("the address");
    case SYN_DATE_FROM_TEXT: return SYN_STR("the text");
    case SYN_DATE_FROM_FILE: return SYN_STR("the file");
    case SYN_DATE_FROM_INPUT: return SYN_STR("the input");
    case SYN_DATE_FROM_UPDATE: return SYN_STR("the last change, the only day given");
    case SYN_DATE_FROM_NOTHING: break;
    }
    return (syn_str){0};
}

syn_str syn_words_from_dropped(syn_dropped_kind kind) {
    switch (kind) {
    case SYN_DROPPED_NAVIGATION: return SYN_STR("navigation");
    case SYN_DROPPED_EMBED: return SYN_STR("embedded players and posts");
    case SYN_DROPPED_CAPTION: return SYN_STR("picture captions");
    case SYN_DROPPED_CREDIT: return SYN_STR("credits");
    case SYN_DROPPED_REPEAT: return SYN_STR("repeated passages");
    case SYN_DROPPED_PROMOTION: return SYN_STR("promotion");
    case SYN_DROPPED_SUBSCRIPTION: return SYN_STR("subscription notices");
    case SYN_DROPPED_METADATA: return SYN_STR("dates, bylines and the like");
    case SYN_DROPPED_COMMENTS: return SYN_STR("readers\xE2\x80\x99 comments");
    case SYN_DROPPED_OTHER: break;
    }
    return SYN_STR("other page furniture");
}

syn_str syn_words_from_pair(syn_pair_kind kind) {
    switch (kind) {
    case SYN_PAIR_IDENTICAL: return SYN_STR("word for word the same");
    case SYN_PAIR_NEAR: return SYN_STR("nearly the same text");
    case SYN_PAIR_CONTAINED: return SYN_STR("one text inside the other");
    case SYN_PAIR_PARTIAL: return SYN_STR("passages in common");
    case SYN_PAIR_REWORDED: return SYN_STR("the same sentences in other words");
    case SYN_PAIR_OTHER: break;
    }
    return SYN_STR("shared wording");
}

syn_str syn_words_from_copy(const syn_pair *pair, size_t document) {
    if (pair == NULL) return SYN_STR("copy of");
    bool is_a = pair->a == document;
    double own = is_a ? pair->contained_a : pair->contained_b;
    double other = is_a ? pair->contained_b : pair->contained_a;
    switch (pair->kind) {
    case SYN_PAIR_IDENTICAL: return SYN_STR("word-for-word copy of");
    case SYN_PAIR_CONTAINED:
        return own >= other ? SYN_STR("shortened copy of") : SYN_STR("extended copy of");
    case SYN_PAIR_PARTIAL: return SYN_STR("in part a copy of");
    case SYN_PAIR_REWORDED: return SYN_STR("reworded copy of");
    case SYN_PAIR_NEAR:
    case SYN_PAIR_OTHER: break;
    }
    return SYN_STR("copy of");
}

syn_str syn_words_from_confidence(int percent) {
    if (percent >= 80) return SYN_STR("direction well supported");
    if (percent >= 50) return SYN_STR("direction likely");
    return SYN_STR("direction uncertain");
}

/// The bands were set on the real stories that were read (models/certainty.md).
static const double surely = 0.85, probably = 0.5;

syn_report_surety syn_words_to_surety(const syn_claim *claim) {
    if (!claim->has_certainty) return SYN_REPORT_UNJUDGED;
    if (claim->certainty >= surely) return SYN_REPORT_SURELY;
    return claim->certainty >= probably ? SYN_REPORT_PROBABLY : SYN_REPORT_UNSURE;
}

syn_str syn_words_from_surety(syn_report_surety surety) {
    switch (surety) {
    case SYN_REPORT_SURELY: return SYN_STR("Surely the same");
    case SYN_REPORT_PROBABLY: return SYN_STR("Probably the same");
    case SYN_REPORT_UNSURE: return SYN_STR("Unsure whether all say the same");
    case SYN_REPORT_UNJUDGED: break;
    }
    return SYN_STR("Not known how sure");
}

syn_str syn_words_to_doubt(syn_report_surety surety) {
    if (surety == SYN_REPORT_PROBABLY) return SYN_STR(", probably");
    if (surety == SYN_REPORT_UNSURE) return SYN_STR(", perhaps not all");
    return SYN_STR("");
}

syn_str syn_words_from_disagreement(syn_disagreement_kind kind) {
    switch (kind) {
    case SYN_DISAGREEMENT_QUANTITY: return SYN_STR("A figure");
    case SYN_DISAGREEMENT_TIME: return SYN_STR("A date or time");
    case SYN_DISAGREEMENT_NEGATION: return SYN_STR("Whether it is so");
    case SYN_DISAGREEMENT_NAME: return SYN_STR("A name");
    case SYN_DISAGREEMENT_ATTRIBUTION: return SYN_STR("Who said it");
    case SYN_DISAGREEMENT_OTHER: break;
    }
    return SYN_STR("A statement");
}

uint32_t syn_words_tame(uint32_t c) {
    if (c == '\n' || c == '\t') return c;
    if (c == 0x2028 || c == 0x2029 || c == '\r') return ' ';
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return SYN_UTF8_BAD;
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return SYN_UTF8_BAD;
    if (c >= 0xFFF9 && c <= 0xFFFB) return SYN_UTF8_BAD;
    if ((c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE) return SYN_UTF8_BAD;
    if ((c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE0000 && c <= 0xE007F) || c > 0x10FFFF)
        return SYN_UTF8_BAD;
    return c;
}

syn_str syn_words_cut(syn_str text, size_t most) {
    if (text.size <= most) return text;
    size_t end = most;
    while (end > 0 && !syn_utf8_is_boundary(text, end))
        end--;
    size_t space = end;
    while (space > 0 && end - space < 24 && text.data[space] != ' ')
        space--;
    if (space > 0 && text.data[space] == ' ') end = space;
    return syn_str_slice(text, 0, end);
}
