// SPDX-License-Identifier: Apache-2.0
// Durations and sets: takes a piece, gives "three days", "five-and-a-half hours", "two years
// later", "10 months ago", "every Monday", "daily". See times_parts.h.
//
// What is counted from an unnamed day ("two years later") is found, its value unknown. "10 months
// ago" is as coarse as its unit: a month. Ages ("27-year-old") are quantities, not times.
#include "annotate/times_parts.h"
#include "base/str.h"

#include <math.h>
#include <stdio.h>

enum { MOST_UNITS = 1000000000 };

syn_time_unit syn__when_unit(const syn_pieces *pieces, size_t at) {
    // "the 15 HR firms": the letters of an office
    if (syn_str_equal(syn_piece_text(pieces, at), SYN_STR("HR"))) return (syn_time_unit){0, 0};
    const syn_lexicon_entry *entry = syn_piece_find(pieces, at, SYN_LEXICON_TIME_UNIT);
    if (entry == NULL || entry->value.size < 2) return (syn_time_unit){0, 0};
    syn_time_unit unit = {.code = entry->value.data[0]};
    for (size_t i = 1; i < entry->value.size; i++)
        unit.factor = unit.factor * 10 + (entry->value.data[i] - '0');
    return unit;
}

/// A length of one unit, as "five-and-a-half hours".
typedef struct length {
    size_t end;
    syn_time_unit unit;
    double count; ///< 0 when it is not told ("several weeks")
    bool has_article;
} length;

static size_t skip_hyphen(const syn_pieces *pieces, size_t at) {
    bool is_inner = syn_piece_is_mark(pieces, at, '-') &&
                    syn_piece_has_gap(pieces, at, SYN_GAP_NONE) &&
                    syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE);
    return is_inner ? at + 1 : at;
}

/// The count before a unit: a number, "a", "half an", "several", "a couple of".
static bool read_count(const syn_pieces *pieces, size_t at, length *out_length) {
    syn_number number;
    *out_length = (length){.end = at + 1, .count = 1};
    if (syn_piece_is_word(pieces, at, "half")) {
        out_length->count = 0.5;
        if (syn_piece_is_any(pieces, at + 1, "a an")) out_length->end = at + 2;
        return true;
    }
    if (syn_number_parse(pieces, at, &number)) {
        if (number.is_ordinal || number.value > MOST_UNITS) return false;
        // "sold for £1.3 million days before"
        bool is_money =
            at > 0 && number.has_magnitude && syn_piece_is(pieces, at - 1, SYN_PIECE_MARK) &&
            syn_piece_has_gap(pieces, at, SYN_GAP_NONE) &&
            !syn_piece_is_mark(pieces, at - 1, '-') && !syn_piece_is_mark(pieces, at - 1, '\'') &&
            !syn_piece_is_mark(pieces, at - 1, '"');
        if (is_money) return false;
        out_length->end = number.end;
        out_length->count = number.value;
        bool is_open = syn_piece_is_mark(pieces, number.end, '+') && // "4+ years"
                       syn_piece_has_gap(pieces, number.end, SYN_GAP_NONE);
        if (is_open) out_length->end++;
        return true;
    }
    bool has_article = syn_piece_is_any(pieces, at, "a an");
    size_t next = has_article ? at + 1 : at;
    if (syn_piece_is_any(pieces, next, "few several many countless numerous")) {
        out_length->count = 0;
        out_length->end = next + 1;
        return true;
    }
    if (syn_piece_is_word(pieces, next, "couple")) {
        out_length->count = 2;
        out_length->end = syn_piece_is_word(pieces, next + 1, "of") ? next + 2 : next + 1;
        return true;
    }
    out_length->has_article = has_article || syn_piece_is_word(pieces, at, "another");
    return out_length->has_article;
}

static bool read_length(const syn_pieces *pieces, size_t at, length *out_length) {
    if (!read_count(pieces, at, out_length)) return false;
    size_t i = skip_hyphen(pieces, out_length->end);
    if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return false;
    if (syn_piece_is_any(pieces, i, "full whole more consecutive straight long business working"))
        i++;
    out_length->unit = syn__when_unit(pieces, i);
    if (out_length->unit.code == 0) return false;
    // "quarter" is mostly a fourth, but "the last two quarters" are half a year.
    bool is_quarter = syn_piece_is_any(pieces, i, "quarter quarters");
    if (is_quarter && !syn_piece_is_any(pieces, at - 1, "last past next previous following"))
        return false;
    out_length->end = i + 1;
    // "an hour and a half"
    bool has_half = syn_piece_is_word(pieces, i + 1, "and") &&
                    syn_piece_is_word(pieces, i + 2, "a") &&
                    syn_piece_is_word(pieces, i + 3, "half");
    if (has_half && out_length->count > 0) {
        out_length->count += 0.5;
        out_length->end = i + 4;
    }
    return true;
}

static char unit_letter(syn_time_unit unit) {
    return unit.code == 'h' ? 'H' : unit.code == 'm' ? 'M' : unit.code == 's' ? 'S' : unit.code;
}

/// Whole parts of a count in TIMEX3 letters: 5.5 hours is "5H30M".
static void write_count(char *out, size_t size, syn_time_unit unit, double count) {
    double whole = floor(count * unit.factor), rest = count * unit.factor - whole;
    char letter = unit_letter(unit);
    char smaller = unit.code == 'h' ? 'M' : unit.code == 'm' ? 'S' : unit.code == 'Y' ? 'M' : 0;
    long small = lround(rest * (unit.code == 'Y' ? 12 : 60));
    if (rest > 0.01 && smaller != 0 && whole > 0) {
        snprintf(out, size, "%.0f%c%ld%c", whole, letter, small, smaller);
    } else if (rest > 0.01 && smaller != 0) {
        snprintf(out, size, "%ld%c", small, smaller);
    } else if (rest > 0.01) {
        long tenths = lround(rest * 100); // no locale's comma
        snprintf(out, size, "%.0f.%ld%c", whole, tenths % 10 == 0 ? tenths / 10 : tenths, letter);
    } else {
        snprintf(out, size, "%.0f%c", whole, letter);
    }
}

static bool is_clock_unit(syn_time_unit unit) {
    return unit.code == 'h' || unit.code == 'm' || unit.code == 's';
}

/// "2 hours (and) 30 minutes": the next smaller unit directly behind.
static void append_lengths(const syn_pieces *pieces, length *last, char *value, size_t size) {
    static const char order[] = "YMWDhms";
    for (size_t i = 0; i < 4; i++) {
        length next;
        size_t at = last->end;
        if (syn_piece_is_word(pieces, at, "and") || syn_piece_is_mark(pieces, at, ',')) at++;
        if (!syn_piece_is(pieces, at, SYN_PIECE_DIGITS) &&
            syn_piece_find(pieces, at, SYN_LEXICON_NUMBER_WORD) == NULL)
            return;
        if (!read_length(pieces, at, &next) || next.count <= 0) return;
        if (strchr(order, next.unit.code) <= strchr(order, last->unit.code)) return;
        char part[24];
        write_count(part, sizeof part, next.unit, next.count);
        bool is_first_clock = is_clock_unit(next.unit) && !is_clock_unit(last->unit);
        size_t used = strlen(value);
        snprintf(value + used, size - used, "%s%s", is_first_clock ? "T" : "", part);
        *last = next;
    }
}

// "10 months ago", seen from the day of publication, is a month: no more is known of the day.
static void shift_back(const syn_times *times, const length *one, int sign, syn_when *when) {
    long count = lround(one->count * one->unit.factor) * sign;
    const syn_anchor *anchor = &times->anchor;
    when->source = SYN_TIME_FROM_ANCHOR;
    if (one->unit.code == 'Y' && anchor->precision >= SYN_PRECISION_YEAR) {
        when->grain = SYN_GRAIN_YEAR;
        when->day = (syn_day){anchor->day.year + (int)count, 1, 1};
    } else if (one->unit.code == 'M' && anchor->precision >= SYN_PRECISION_MONTH) {
        when->grain = SYN_GRAIN_MONTH;
        when->day = syn_calendar_add_months(anchor->day, count);
    } else if (one->unit.code == 'W' && syn_times_has_day(times)) {
        syn_week week = syn_calendar_week(times->today + count * 7);
        when->grain = SYN_GRAIN_WEEK;
        when->day.year = week.year;
        when->number = week.week;
    } else if (one->unit.code == 'D' && syn_times_has_day(times)) {
        syn__when_set_day(when, times->today + count, SYN_TIME_FROM_ANCHOR);
    } else {
        when->source = SYN_TIME_FROM_NOTHING;
    }
}

/// "later", "earlier", and "before" or "after" at the end of a clause, count from what was told.
static void set_relation(const syn_pieces *pieces, const length *one, bool is_single,
                         syn_when *when) {
    size_t i = one->end;
    int sign = syn_piece_is_any(pieces, i, "later after") ? 1 : -1;
    bool is_told = syn_piece_is_any(pieces, i, "later earlier") ||
                   (syn_piece_is_any(pieces, i, "before after") &&
                    (i + 1 >= pieces->count || syn_piece_has_gap(pieces, i + 1, SYN_GAP_LINE) ||
                     syn_piece_is(pieces, i + 1, SYN_PIECE_MARK)));
    if (!is_told || !is_single || one->count <= 0 || is_clock_unit(one->unit)) return;
    if (one->count != floor(one->count)) return;
    when->relation.code = one->unit.code;
    when->relation.steps = sign * lround(one->count * one->unit.factor);
}

/// Does a day stand at `at`, from which a length can count?
static bool is_joined_day(const syn_pieces *pieces, size_t at) {
    return syn_piece_in(pieces, at, SYN_LEXICON_CALENDAR) ||
           syn_piece_is_any(pieces, at, "today tomorrow yesterday new");
}

/// "ago", "later", "from now" behind a length. True when they stand there.
static bool scan_distance(const syn_times *times, const length *one, bool is_single,
                          syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    size_t i = one->end;
    int sign = 0;
    if (syn_piece_is_word(pieces, i, "ago")) {
        sign = -1;
        when->to = i + 1;
    } else if (syn_piece_is_word(pieces, i, "from") &&
               syn_piece_is_any(pieces, i + 1, "now today")) {
        sign = 1;
        when->to = i + 2;
    } else if (syn_piece_is_any(pieces, i, "later earlier")) {
        when->to = i + 1;
    } else if (syn_piece_is_any(pieces, i, "before after") &&
               !syn_piece_is_any(pieces, when->from - 1, "for within in")) {
        when->to = i + 1; // of what, a reader of sentences would know
        bool is_told = syn_piece_is(pieces, i + 1, SYN_PIECE_WORD) && !is_joined_day(pieces, i + 1);
        // "two days before it was due to close": how long, no more.
        if (is_told) {
            when->to = i;
            return false;
        }
    } else {
        return false;
    }
    when->kind = is_clock_unit(one->unit) ? SYN_TIME_TIME : SYN_TIME_DATE;
    when->text[0] = '\0';
    if (one->count <= 0 && sign != 0) { // "a few years ago"
        snprintf(when->text, sizeof when->text, "%s", sign < 0 ? "PAST_REF" : "FUTURE_REF");
        when->source = SYN_TIME_FROM_TEXT;
        return true;
    }
    set_relation(pieces, one, is_single, when);
    if (sign != 0 && one->count > 0 && is_single) shift_back(times, one, sign, when);
    return true;
}

static bool is_age(const syn_pieces *pieces, size_t at, size_t end) {
    size_t i = skip_hyphen(pieces, end);
    if (syn_piece_is_word(pieces, i, "old")) return true;
    if (syn_piece_is_word(pieces, end, "of") && syn_piece_is_word(pieces, end + 1, "age"))
        return true;
    return syn_piece_is_word(pieces, at - 1, "aged");
}

/// "a week" is a length after words such as these, else mostly a rate ("10,000 homes a year").
static bool says_length(const syn_pieces *pieces, size_t at) {
    return syn_piece_is_any(
        pieces, at - 1,
        "for in within after about over nearly almost than half lasted took "
        "take takes spend spent during lasting around under every another least");
}

/// "six days a week": how often.
static bool scan_rate(const syn_pieces *pieces, const length *one, syn_when *when) {
    syn_time_unit unit = syn__when_unit(pieces, one->end + 1);
    bool has_rate = syn_piece_is_any(pieces, one->end, "a per each") && one->count > 0 &&
                    unit.factor == 1 && strchr("YMWD", unit.code) != NULL && unit.code != 0 &&
                    unit.code != one->unit.code && !syn_piece_is_word(pieces, one->end + 2, "ago");
    if (!has_rate || syn_str_ends(syn_piece_text(pieces, one->end + 1), SYN_STR("s"))) return false;
    when->kind = SYN_TIME_SET;
    when->to = one->end + 2;
    when->length_code = 0;
    snprintf(when->text, sizeof when->text, "P1%c", unit.code);
    return true;
}

/// "take months", "closed for days", "hours after the vote", "years ago": units without a count.
static bool scan_bare_units(const syn_pieces *pieces, size_t at, syn_when *when) {
    syn_time_unit unit = syn__when_unit(pieces, at);
    bool is_plural = syn_str_ends(syn_piece_text(pieces, at), SYN_STR("s"));
    if (unit.code == 0 || unit.factor > 10 || !is_plural) return false;
    bool is_moment = syn_piece_is_word(pieces, at, "seconds") &&
                     syn_piece_is_any(pieces, at + 1, "after later before");
    if (!is_moment && syn_piece_is_any(pieces, at, "seconds nights secs mins hrs yrs quarters"))
        return false;
    bool is_ahead = syn_piece_is_word(pieces, at + 1, "from") &&
                    syn_piece_is_word(pieces, at + 2, "now") &&
                    !syn_piece_is(pieces, at - 1, SYN_PIECE_DIGITS) &&
                    !syn_piece_in(pieces, at - 1, SYN_LEXICON_NUMBER_WORD);
    bool is_ago = syn_piece_is_word(pieces, at + 1, "ago") &&
                  !syn_piece_is(pieces, at - 1, SYN_PIECE_DIGITS) &&
                  !syn_piece_in(pieces, at - 1, SYN_LEXICON_NUMBER_WORD);
    // "the report comes days after the vote", not "the years after the war"
    bool is_certain = syn_piece_is_any(pieces, at - 1,
                                       "the these those first early final those his her their its "
                                       "our my old all both school");
    bool is_counted = (syn_piece_is_any(pieces, at + 1, "after before later earlier away into") ||
                       (syn_piece_is_word(pieces, at + 1, "in") &&
                        syn_piece_is_word(pieces, at + 2, "advance"))) &&
                      !is_certain;
    bool has_verb =
        syn_piece_is_any(pieces, at - 1,
                         "for in take takes took taken taking last lasts lasted lasting "
                         "within spent spend spending");
    // "after years of waiting", "within days of the vote", "despite decades of talks"
    bool is_span = syn_piece_is_word(pieces, at + 1, "of") &&
                   syn_piece_is_any(pieces, at - 1,
                                    "after within despite following through amid for of without "
                                    "need needs needed require requires required spent spend took "
                                    "take takes using ended ends with endured");
    bool is_noun = !is_span && syn_piece_is_any(pieces, at + 1, "old of prior");
    has_verb = has_verb || is_span;
    if (!(is_ago || is_ahead || is_counted || has_verb) || is_noun) return false;
    *when = (syn_when){
        .from = at, .to = at + 1, .kind = SYN_TIME_DURATION, .source = SYN_TIME_FROM_TEXT};
    char code = unit_letter(unit);
    if (unit.factor == 10) {
        snprintf(when->text, sizeof when->text, "PXDE");
    } else {
        snprintf(when->text, sizeof when->text, "P%sX%c", is_clock_unit(unit) ? "T" : "", code);
    }
    if (is_ago || is_ahead) {
        when->to = is_ago ? at + 2 : at + 3;
        when->kind = SYN_TIME_DATE;
        snprintf(when->text, sizeof when->text, "%s", is_ago ? "PAST_REF" : "FUTURE_REF");
    }
    return true;
}

bool syn__when_scan_length(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    length one;
    if (syn_piece_in(pieces, at, SYN_LEXICON_TIME_UNIT) && scan_bare_units(pieces, at, out_when))
        return true;
    if (!read_length(pieces, at, &one) || is_age(pieces, at, one.end)) return false;
    syn_str word = syn_piece_text(pieces, one.end - 1);
    // "World Cup 2018 day five"
    syn_number number;
    bool is_year = syn_number_parse(pieces, at, &number) && number.is_plain &&
                   number.digit_count == 4 && number.value >= 1900 && number.value < 2100;
    if (is_year && !syn_str_ends(word, SYN_STR("s"))) return false;
    // "one second time", "the two second-placed": a singular after a larger number needs a hyphen.
    bool is_singular = !syn_str_ends(word, SYN_STR("s")) && word.size > 4;
    bool has_hyphen = syn_piece_is_mark(pieces, one.end - 2, '-');
    if (is_singular && one.count > 1 && !has_hyphen && one.unit.code == 's') return false;
    *out_when = (syn_when){.from = at,
                           .to = one.end,
                           .kind = SYN_TIME_DURATION,
                           .source = SYN_TIME_FROM_TEXT,
                           .length_code = one.unit.code,
                           .length = lround(one.count * one.unit.factor)};
    bool is_single = true;
    if (one.count > 0) {
        char part[24];
        write_count(part, sizeof part, one.unit, one.count);
        snprintf(out_when->text, sizeof out_when->text, "P%s%s", is_clock_unit(one.unit) ? "T" : "",
                 part);
        length last = one;
        append_lengths(pieces, &last, out_when->text, sizeof out_when->text);
        is_single = last.end == one.end;
        one.end = out_when->to = last.end;
    } else {
        snprintf(out_when->text, sizeof out_when->text, "P%sX%c",
                 is_clock_unit(one.unit) ? "T" : "", unit_letter(one.unit));
        is_single = false;
    }
    if (scan_rate(pieces, &one, out_when)) return true;
    if (scan_distance(times, &one, is_single, out_when)) {
        if (out_when->grain == SYN_GRAIN_NONE && out_when->text[0] == '\0')
            out_when->source = SYN_TIME_FROM_NOTHING;
        return true;
    }
    // "will open in two weeks": a day to come, not how long it takes.
    bool is_ahead = is_single && one.count > 0 && !is_clock_unit(one.unit) &&
                    !(one.has_article && one.unit.code == 'D') &&
                    syn_piece_is_word(pieces, at - 1, "in") && syn__when_is_future(pieces, at);
    if (is_ahead) {
        out_when->kind = SYN_TIME_DATE;
        out_when->text[0] = '\0';
        shift_back(times, &one, 1, out_when);
        return true;
    }
    // "a year after making the final", "a week before the vote": how long; "a week before her
    // death" is rather when.
    bool is_from =
        syn_piece_is_any(pieces, one.end, "after before") && syn_piece_is_any(pieces, at, "a an");
    bool is_event = syn_piece_is_any(pieces, one.end + 1, "his her its their my our");
    if (is_from && is_event && !says_length(pieces, at)) {
        *out_when = (syn_when){.from = at, .to = one.end + 1, .kind = SYN_TIME_DATE};
        return true;
    }
    return !one.has_article || is_from || says_length(pieces, at) || has_hyphen;
}

/// "all day", "all night".
static bool scan_all(const syn_pieces *pieces, size_t at, syn_when *when) {
    syn_time_unit unit = syn__when_unit(pieces, at + 1);
    bool is_one = syn_piece_is_any(pieces, at + 1, "day night week month year");
    if (!syn_piece_is_word(pieces, at, "all") || !is_one) return false;
    *when = (syn_when){
        .from = at, .to = at + 2, .kind = SYN_TIME_DURATION, .source = SYN_TIME_FROM_TEXT};
    snprintf(when->text, sizeof when->text, "P1%c", unit.code);
    return true;
}

static bool copy_text(syn_when *when, const char *text) {
    snprintf(when->text, sizeof when->text, "%s", text);
    return true;
}

/// "daily", "annually": adverbs and adjectives that say how often.
static bool scan_frequency(const syn_pieces *pieces, size_t at, syn_when *when) {
    const syn_lexicon_entry *entry = syn_piece_find(pieces, at, SYN_LEXICON_FREQUENCY_WORD);
    if (entry == NULL) return false;
    if (syn_piece_is_capital(pieces, at) && !syn_piece_has_gap(pieces, at, SYN_GAP_LINE))
        return false;
    const char *value = entry->value.data;
    *when =
        (syn_when){.from = at, .to = at + 1, .kind = SYN_TIME_SET, .source = SYN_TIME_FROM_TEXT};
    // "bi-weekly", "bi-monthly"
    bool is_double = syn_piece_is_mark(pieces, at - 1, '-') &&
                     syn_piece_is_word(pieces, at - 2, "bi") && value[1] == '1';
    if (!is_double) return copy_text(when, value);
    when->from = at - 2;
    snprintf(when->text, sizeof when->text, "P2%c", value[2]);
    return true;
}

bool syn__when_scan_set(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    if (scan_frequency(pieces, at, out_when) || scan_all(pieces, at, out_when)) return true;
    bool is_once = syn_piece_is_any(pieces, at, "once twice") &&
                   syn_piece_is_any(pieces, at + 1, "a an every");
    if (!is_once && !syn_piece_is_any(pieces, at, "every each")) return false;
    size_t i = is_once ? at + 2 : at + 1, end;
    syn_number number;
    double count = 1;
    *out_when = (syn_when){.from = at, .kind = SYN_TIME_SET, .source = SYN_TIME_FROM_TEXT};
    if (syn_piece_is_word(pieces, i, "other")) {
        count = 2;
        i++;
    } else if (syn_number_parse(pieces, i, &number) && number.value <= MOST_UNITS) {
        count = number.value;
        i = number.end;
    }
    int weekday = syn__when_weekday_name(pieces, i, &end);
    if (weekday != 0) {
        out_when->to = end;
        snprintf(out_when->text, sizeof out_when->text, "XXXX-WXX-%d", weekday);
        return true;
    }
    out_when->to = i + 1;
    if (syn_piece_is_word(pieces, i, "weekday")) return copy_text(out_when, "P1WD");
    if (syn_piece_is_any(pieces, i, "weekend weekends")) return copy_text(out_when, "P1WE");
    if (syn_piece_is_word(pieces, i, "morning")) return copy_text(out_when, "TMO");
    if (syn_piece_is_word(pieces, i, "evening")) return copy_text(out_when, "TEV");
    if (syn_piece_is_word(pieces, i, "night")) return copy_text(out_when, "TNI");
    syn_time_unit unit = syn__when_unit(pieces, i);
    if (unit.code == 0 || syn_piece_is_word(pieces, i, "second")) return false;
    char part[24];
    write_count(part, sizeof part, unit, count);
    snprintf(out_when->text, sizeof out_when->text, "P%s%s", is_clock_unit(unit) ? "T" : "", part);
    return true;
}
