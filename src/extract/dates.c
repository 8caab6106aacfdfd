// SPDX-License-Identifier: Apache-2.0
// Takes text, gives written days. See dates.h.
//
// Days of digits alone with slashes ("03/04/2024") are left alone: which of them is the
// month depends on the country. Months by name come from lexicon/month.txt. Cost: constant a place.
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

static void skip(syn_str text, size_t *at, const char *signs) {
    while (*at < text.size && text.data[*at] != '\0' && strchr(signs, text.data[*at]) != NULL)
        (*at)++;
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

static bool give(syn__written_day *out, int year, int month, int day, size_t end) {
    if (year < 1900 || year > 2099 || !syn_calendar_is_valid((syn_day){year, month, day}))
        return false;
    *out = (syn__written_day){{year, month, day}, end};
    return true;
}

/// "2024-04-26", also with slashes or dots, as only the year can stand first.
static bool scan_digits(syn_str text, size_t at, syn__written_day *out_day) {
    size_t start = at;
    int year = take_number(text, &at, 4);
    if (at - start != 4 || at >= text.size || strchr("-/.", text.data[at]) == NULL) return false;
    char sign = text.data[at++];
    int month = take_number(text, &at, 2);
    if (at >= text.size || text.data[at] != sign) return false;
    at++;
    int day = take_number(text, &at, 2);
    return give(out_day, year, month, day, at);
}

/// "26.04.2024": dots are used only where the day stands first.
static bool scan_dotted(syn_str text, size_t at, syn__written_day *out_day) {
    int day = take_number(text, &at, 2);
    if (at >= text.size || text.data[at++] != '.') return false;
    int month = take_number(text, &at, 2);
    if (at >= text.size || text.data[at++] != '.') return false;
    size_t start = at;
    int year = take_number(text, &at, 4);
    return at - start == 4 && give(out_day, year, month, day, at);
}

/// "26 April 2024", "26th of April, 2024", "26. April 2024".
static bool scan_day_first(syn_str text, size_t at, syn__written_day *out_day) {
    int day = take_number(text, &at, 2);
    syn_str rest = syn_str_slice(text, at, at + 2);
    if (syn_str_equal_nocase(rest, SYN_STR("th")) || syn_str_equal_nocase(rest, SYN_STR("st")) ||
        syn_str_equal_nocase(rest, SYN_STR("nd")) || syn_str_equal_nocase(rest, SYN_STR("rd")))
        at += 2;
    skip(text, &at, ". -");
    if (syn_str_starts_nocase(syn_str_slice(text, at, text.size), SYN_STR("of "))) at += 3;
    if (syn_str_starts_nocase(syn_str_slice(text, at, text.size), SYN_STR("de "))) at += 3;
    int month = take_month(text, &at);
    if (month == 0) return false;
    skip(text, &at, "., -");
    if (syn_str_starts_nocase(syn_str_slice(text, at, text.size), SYN_STR("de "))) at += 3;
    size_t start = at;
    int year = take_number(text, &at, 4);
    return at - start == 4 && give(out_day, year, month, day, at);
}

/// "April 26, 2024", "Apr. 26th 2024".
static bool scan_month_first(syn_str text, size_t at, syn__written_day *out_day) {
    int month = take_month(text, &at);
    if (month == 0) return false;
    skip(text, &at, ". ");
    int day = take_number(text, &at, 2);
    if (day == 0) return false;
    syn_str rest = syn_str_slice(text, at, at + 2);
    if (rest.size == 2 && syn_ascii_is_alpha(rest.data[0]) && syn_ascii_is_alpha(rest.data[1]))
        at += 2;
    skip(text, &at, ", ");
    size_t start = at;
    int year = take_number(text, &at, 4);
    return at - start == 4 && give(out_day, year, month, day, at);
}

bool syn__day_scan(syn_str text, size_t at, syn__written_day *out_day) {
    if (at >= text.size) return false;
    if (syn_ascii_is_digit(text.data[at]))
        return scan_digits(text, at, out_day) || scan_dotted(text, at, out_day) ||
               scan_day_first(text, at, out_day);
    return scan_month_first(text, at, out_day);
}

bool syn__day_find(syn_str text, size_t from, size_t *out_start, syn__written_day *out_day) {
    bool is_inside = false;
    for (size_t at = from, size; at < text.size; at += size) {
        uint32_t c = syn_utf8_decode(text, at, &size);
        bool is_word = syn_char_is_letter(c) || syn_char_is_digit(c);
        if (is_word && !is_inside && syn__day_scan(text, at, out_day)) {
            *out_start = at;
            return true;
        }
        is_inside = is_word;
    }
    return false;
}
