// SPDX-License-Identifier: Apache-2.0
// Takes text, gives written days. See dates.h.
//
// One reader for pages, plain texts and the input's own dates. A form that only one order of day
// and month uses is read (year first; dots; a month by its name from lexicon/month.txt; a number
// above 12); of "03/04/2024" both readings are given to those who ask, who know the country. Times
// are kept where they follow the ISO form; nothing is filled in: "April 2024" is no day. Cost:
// constant a place.
#include "extract/dates.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

/// Digits from `*at`, at most `most` and no more behind them; moves `*at`. 0 when there are none.
static int take_number(syn_str text, size_t *at, size_t most) {
    int value = 0;
    size_t start = *at;
    while (*at < text.size && *at - start < most && syn_ascii_is_digit(text.data[*at]))
        value = value * 10 + (text.data[(*at)++] - '0');
    bool goes_on = *at < text.size && syn_ascii_is_digit(text.data[*at]);
    return goes_on ? 0 : value;
}

/// A year of exactly four digits, or 0.
static int take_year(syn_str text, size_t *at) {
    size_t start = *at;
    int year = take_number(text, at, 4);
    return *at - start == 4 ? year : 0;
}

static void skip(syn_str text, size_t *at, const char *signs) {
    while (*at < text.size && text.data[*at] != '\0' && strchr(signs, text.data[*at]) != NULL)
        (*at)++;
}

static bool skip_word(syn_str text, size_t *at, const char *word) {
    syn_str wanted = syn_str_from(word);
    if (!syn_str_starts_nocase(syn_str_slice(text, *at, text.size), wanted)) return false;
    *at += wanted.size;
    return true;
}

/// "26th", "1er", "1º", "26.": what may stand right behind the number of a day.
static void skip_ordinal(syn_str text, size_t *at) {
    static const char *const tails[] = {"st", "nd", "rd", "th", "er", "\xC2\xBA", "\xC2\xB0"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t end = *at;
        bool is_there = skip_word(text, &end, tails[i]);
        if (!is_there || (end < text.size && syn_ascii_is_alpha(text.data[end]))) continue;
        *at = end;
        return;
    }
}

/// "26 de abril del 2024", "26th of April", "26 d'abril".
static void skip_of(syn_str text, size_t *at) {
    if (!skip_word(text, at, "of ") && !skip_word(text, at, "de ")) skip_word(text, at, "del ");
}

/// A month by its name; 0 when the word is none.
static int take_month(syn_str text, size_t *at) {
    size_t end = *at, size;
    while (end < text.size && end - *at < 24 &&
           syn_char_is_letter(syn_utf8_decode(text, end, &size)))
        end += size;
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_MONTH, syn_str_slice(text, *at, end));
    size_t month;
    if (entry == NULL || !syn_str_parse_size(entry->value, 12, &month)) return 0;
    *at = end;
    return (int)month;
}

static bool is_day(int year, int month, int day) {
    return year >= 1900 && year <= 2099 && syn_calendar_is_valid((syn_day){year, month, day});
}

static bool give(syn__written_day *out, int year, int month, int day, size_t end) {
    if (!is_day(year, month, day)) return false;
    *out = (syn__written_day){.day = {year, month, day}, .end = end};
    return true;
}

/// "2024-04-26", also with slashes or dots, as only the year can stand first; "2024年4月26日".
static bool scan_year_first(syn_str text, size_t at, syn__written_day *out_day) {
    int year = take_year(text, &at);
    if (year == 0 || at >= text.size) return false;
    if (skip_word(text, &at, "\xE5\xB9\xB4")) {
        int month = take_number(text, &at, 2);
        if (!skip_word(text, &at, "\xE6\x9C\x88")) return false;
        int day = take_number(text, &at, 2);
        return give(out_day, year, month, day, at);
    }
    char sign = text.data[at];
    if (sign == '\0' || strchr("-/.", sign) == NULL) return false;
    at++;
    int month = take_number(text, &at, 2);
    if (at >= text.size || text.data[at] != sign) return false;
    at++;
    int day = take_number(text, &at, 2);
    return give(out_day, year, month, day, at);
}

/// "26.04.2024": dots are used only where the day stands first. "26/04/2024" and "04/26/2024" are
/// read where only one of the numbers can be a month; when both can, `other` is the second reading.
static bool scan_year_last(syn_str text, size_t at, bool may_be_short, syn__written_day *out_day) {
    int first = take_number(text, &at, 2);
    char sign = at < text.size ? text.data[at] : '\0';
    if (first == 0 || sign == '\0' || strchr("/.-", sign) == NULL) return false;
    at++;
    int second = take_number(text, &at, 2);
    if (at >= text.size || text.data[at++] != sign) return false;
    size_t start = at;
    int year = take_number(text, &at, 4);
    if (at - start == 2 && may_be_short && sign == '/' && year >= 10)
        year += 2000;
    else if (at - start != 4)
        return false;
    if (at < text.size && (text.data[at] == sign || syn_ascii_is_alpha(text.data[at])) &&
        sign != '.')
        return false;
    bool day_first = is_day(year, second, first), month_first = is_day(year, first, second);
    if (!day_first && !month_first) return false;
    if (sign == '.' || !month_first || first == second)
        return day_first && give(out_day, year, second, first, at);
    if (!give(out_day, year, first, second, at)) return false;
    if (day_first) out_day->other = (syn_day){year, second, first};
    return true;
}

/// "26 April 2024", "26th of April, 2024", "26. April 2024", "26-Apr-2024", "1er avril 2024".
static bool scan_day_first(syn_str text, size_t at, syn__written_day *out_day) {
    int day = take_number(text, &at, 2);
    skip_ordinal(text, &at);
    skip(text, &at, ". -/");
    skip_of(text, &at);
    int month = take_month(text, &at);
    if (day == 0 || month == 0) return false;
    skip(text, &at, "., -/");
    skip_of(text, &at);
    int year = take_year(text, &at);
    return give(out_day, year, month, day, at);
}

/// "April 26, 2024", "Apr. 26th 2024".
static bool scan_month_first(syn_str text, size_t at, syn__written_day *out_day) {
    int month = take_month(text, &at);
    if (month == 0) return false;
    skip(text, &at, ". -");
    int day = take_number(text, &at, 2);
    if (day == 0) return false;
    skip_ordinal(text, &at);
    skip(text, &at, ",. -");
    int year = take_year(text, &at);
    return give(out_day, year, month, day, at);
}

static bool scan_any(syn_str text, size_t at, bool may_be_short, syn__written_day *out_day) {
    if (at >= text.size) return false;
    if (syn_ascii_is_digit(text.data[at]))
        return scan_year_first(text, at, out_day) ||
               scan_year_last(text, at, may_be_short, out_day) || scan_day_first(text, at, out_day);
    return scan_month_first(text, at, out_day);
}

bool syn__day_scan(syn_str text, size_t at, syn__written_day *out_day) {
    return scan_any(text, at, false, out_day) && out_day->other.year == 0;
}

static bool find(syn_str text, size_t from, bool may_be_unsure, size_t *out_start,
                 syn__written_day *out_day) {
    bool is_inside = false, was_digit = false, was_lower = false;
    for (size_t at = from, size; at < text.size; at += size) {
        uint32_t c = syn_utf8_decode(text, at, &size);
        bool is_digit = syn_char_is_digit(c);
        bool is_word = syn_char_is_letter(c) || is_digit;
        // "PublishedApril 26, 2024" and "2024Posted" were elements side by side.
        bool is_start =
            is_word && (!is_inside || was_digit != is_digit || (was_lower && syn_char_is_upper(c)));
        // "1/2/3/2024" is no day
        if (is_digit && at > 1 && strchr("/.", text.data[at - 1]) != NULL &&
            syn_ascii_is_digit(text.data[at - 2]))
            is_start = false;
        if (is_start && scan_any(text, at, may_be_unsure, out_day) &&
            (may_be_unsure || out_day->other.year == 0)) {
            *out_start = at;
            return true;
        }
        is_inside = is_word;
        was_digit = is_digit;
        was_lower = syn_char_is_lower(c);
    }
    return false;
}

bool syn__day_find(syn_str text, size_t from, size_t *out_start, syn__written_day *out_day) {
    return find(text, from, false, out_start, out_day);
}

bool syn__day_find_any(syn_str text, size_t from, syn__day_order order, size_t *out_start,
                       syn__written_day *out_day) {
    if (!find(text, from, true, out_start, out_day)) return false;
    if (order == SYN__DAY_FIRST && out_day->other.year != 0) {
        syn_day day = out_day->other;
        out_day->other = out_day->day;
        out_day->day = day;
    }
    return true;
}

syn_str syn__day_format(syn_day day, syn_arena *arena) {
    return syn_arena_format(arena, "%04d-%02d-%02d", day.year, day.month, day.day);
}

syn_day syn__day_parse(syn_str iso) {
    syn__written_day found = {0};
    bool is_there = iso.size >= 10 && scan_year_first(syn_str_slice(iso, 0, 10), 0, &found);
    return is_there ? found.day : (syn_day){0};
}

/// "20240426", "20240426103000", "1714118400", "1714118400000". Numbers of ten digits are seconds.
static syn_str read_digits(syn_str text, syn_arena *arena) {
    size_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!syn_ascii_is_digit(text.data[i])) return (syn_str){0};
    }
    bool is_stamp = text.size == 10 || text.size == 13;
    if (is_stamp && syn_str_parse_size(syn_str_slice(text, 0, 10), 4102444799u, &value))
        return syn__day_format(syn_calendar_day((long)(value / 86400)), arena);
    if ((text.size != 8 && text.size != 14) ||
        !syn_str_parse_size(syn_str_slice(text, 0, 8), 20991231, &value))
        return (syn_str){0};
    syn_day day = {(int)(value / 10000), (int)(value / 100 % 100), (int)(value % 100)};
    return is_day(day.year, day.month, day.day) ? syn__day_format(day, arena) : (syn_str){0};
}

/// The time behind an ISO day: "T10:00:00+02:00".
static syn_str scan_time(syn_str rest) {
    if (rest.size < 6 || rest.data[0] != 'T' || !syn_ascii_is_digit(rest.data[1]) ||
        !syn_ascii_is_digit(rest.data[2]) || rest.data[3] != ':')
        return (syn_str){0};
    size_t end = 1;
    while (end < rest.size && end < 32 && rest.data[end] != '\0' &&
           (syn_ascii_is_digit(rest.data[end]) || strchr(":.+-Z", rest.data[end]) != NULL))
        end++;
    return syn_str_slice(rest, 0, end);
}

syn_str syn__date_read(syn_str text, syn_arena *arena) {
    text = syn_str_trim(syn_str_slice(text, 0, 200));
    syn_str digits = read_digits(text, arena);
    if (syn_str_is_known(digits)) return digits;
    size_t start;
    syn__written_day found;
    if (!syn__day_find(text, 0, &start, &found)) return (syn_str){0};
    syn_str time = start + 10 == found.end && text.data[start + 4] == '-'
                       ? scan_time(syn_str_slice(text, found.end, text.size))
                       : (syn_str){0};
    syn_str day = syn__day_format(found.day, arena);
    if (time.size == 0) return day;
    return syn_arena_format(arena, "%.*s%.*s", SYN_STR_PRINT(day), SYN_STR_PRINT(time));
}
