// SPDX-License-Identifier: Apache-2.0
// Takes an address, gives outlet and day; completes what a document still lacks. See
// metadata_text.h.
//
// A day is believed only where year, month and day stand as digits in the path, the year between
// 1990 and 2099 and the rest in range. Cost: linear in the address.
#include "extract/metadata_text.h"

#include "base/str.h"
#include "extract/dates.h"
#include "extract/language.h"
#include "text/lexicon.h"

static size_t path_start(syn_str url) {
    size_t scheme = syn_str_find(url, SYN_STR("://"), 0);
    size_t host = scheme == SIZE_MAX ? 0 : scheme + 3;
    size_t path = host;
    while (path < url.size && url.data[path] != '/' && url.data[path] != '?' &&
           url.data[path] != '#') {
        path++;
    }
    return path;
}

syn_str syn__url_get_host(syn_str url, syn_arena *arena) {
    size_t scheme = syn_str_find(url, SYN_STR("://"), 0);
    if (!syn_str_is_known(url) || scheme == SIZE_MAX) return (syn_str){0};
    syn_str host = syn_str_slice(url, scheme + 3, path_start(url));
    size_t user = syn_str_find_byte(host, '@', 0);
    if (user != SIZE_MAX) host = syn_str_slice(host, user + 1, host.size);
    size_t port = syn_str_find_byte(host, ':', 0);
    if (port != SIZE_MAX) host = syn_str_slice(host, 0, port);
    if (syn_str_starts_nocase(host, SYN_STR("www."))) host = syn_str_slice(host, 4, host.size);
    if (syn_str_find_byte(host, '.', 0) == SIZE_MAX) return (syn_str){0};
    char *lower = syn_arena_array(arena, host.size, 1);
    if (lower == NULL) return (syn_str){0};
    for (size_t i = 0; i < host.size; i++)
        lower[i] = syn_ascii_lower(host.data[i]);
    return (syn_str){lower, host.size};
}

/// The digits that start at `at`, at most four; *out_size is how many.
static unsigned read_number(syn_str text, size_t at, size_t most, size_t *out_size) {
    unsigned value = 0;
    size_t size = 0;
    while (size < most && at + size < text.size && syn_ascii_is_digit(text.data[at + size]))
        value = value * 10 + (unsigned)(text.data[at + size++] - '0');
    *out_size = size;
    return value;
}

static bool is_separator(syn_str text, size_t at) {
    return at < text.size && (text.data[at] == '/' || text.data[at] == '-' || text.data[at] == '_');
}

static bool ends_number(syn_str text, size_t at) {
    return at >= text.size || !syn_ascii_is_digit(text.data[at]);
}

/// "/october/03/", "/oct/3/" behind a year.
static bool read_named_month_day(syn_str text, size_t at, unsigned *out_month, unsigned *out_day) {
    size_t end = at + 1, size, month;
    while (end < text.size && end < at + 12 && syn_ascii_is_alpha(text.data[end]))
        end++;
    const syn_lexicon_entry *entry =
        is_separator(text, at)
            ? syn_lexicon_find_nocase(SYN_LEXICON_MONTH, syn_str_slice(text, at + 1, end))
            : NULL;
    if (entry == NULL || !is_separator(text, end) || !syn_str_parse_size(entry->value, 12, &month))
        return false;
    *out_month = (unsigned)month;
    *out_day = read_number(text, end + 1, 2, &size);
    return ends_number(text, end + 1 + size) && *out_day >= 1 && *out_day <= 31;
}

/// Month, and day or 0, behind a year that ends at `at`: "/04/26", "/0426", "0426", "-04-26".
static bool read_month_day(syn_str text, size_t at, unsigned *out_month, unsigned *out_day) {
    size_t size;
    bool has_separator = is_separator(text, at);
    if (has_separator) at++;
    *out_month = read_number(text, at, 2, &size);
    *out_day = 0;
    if (size == 0 || *out_month < 1 || *out_month > 12 || (!has_separator && size != 2))
        return false;
    at += size;
    if (is_separator(text, at) && has_separator) {
        *out_day = read_number(text, at + 1, 2, &size);
        if (size > 0 && ends_number(text, at + 1 + size)) return *out_day >= 1 && *out_day <= 31;
        *out_day = 0;
        return text.data[at] == '/';
    }
    if (size == 2) *out_day = read_number(text, at, 2, &size);
    return size == 2 && ends_number(text, at + 2) && *out_day >= 1 && *out_day <= 31;
}

syn_str syn__url_get_date(syn_str url, syn_arena *arena) {
    if (!syn_str_is_known(url)) return (syn_str){0};
    unsigned month_year = 0, month_only = 0;
    for (size_t at = path_start(url); at + 6 <= url.size; at++) {
        if (at > 0 && syn_ascii_is_digit(url.data[at - 1])) continue;
        size_t size;
        unsigned year = read_number(url, at, 4, &size), month, day;
        if (size != 4 || year < 1990 || year > 2099) continue;
        if (!read_month_day(url, at + 4, &month, &day) &&
            !read_named_month_day(url, at + 4, &month, &day))
            continue;
        if (day > 0) return syn_arena_format(arena, "%04u-%02u-%02u", year, month, day);
        if (month_year == 0) {
            month_year = year;
            month_only = month;
        }
    }
    if (month_year == 0) return (syn_str){0};
    return syn_arena_format(arena, "%04u-%02u", month_year, month_only);
}

/// "2024", "2024-04", "2024-04-26" and what goes on with a time behind it.
static bool is_iso_day(syn_str text) {
    static const char shape[] = "dddd-dd-dd";
    size_t at = 0;
    while (at < text.size && at + 1 < sizeof shape) {
        bool is_right =
            shape[at] == 'd' ? syn_ascii_is_digit(text.data[at]) : text.data[at] == shape[at];
        if (!is_right) return false;
        at++;
    }
    if (at == 10) return text.size == 10 || text.data[10] == 'T' || text.data[10] == ' ';
    return at == 4 || at == 7;
}

/// A day that the input gives in words ("Fri, 26 Apr 2024 10:00 GMT") is written as ISO 8601; one
/// that cannot be read is unknown.
static void tidy_published(syn_document *document, syn_arena *arena) {
    syn_published *published = &document->published;
    size_t start;
    syn__written_day found;
    if (published->from != SYN_DATE_FROM_INPUT || is_iso_day(published->value)) return;
    bool is_found = syn__day_find(published->value, 0, &start, &found);
    *published = (syn_published){0};
    if (!is_found) return;
    published->value =
        syn_arena_format(arena, "%04d-%02d-%02d", found.day.year, found.day.month, found.day.day);
    published->from = SYN_DATE_FROM_INPUT;
}

/// "en-GB", "EN_us" -> "en"; anything that does not begin with a two-letter code is unknown.
static syn_str tidy_language(syn_str language, syn_arena *arena) {
    bool is_code = language.size == 2 ||
                   (language.size > 2 && (language.data[2] == '-' || language.data[2] == '_'));
    if (!is_code || !syn_ascii_is_alpha(language.data[0]) || !syn_ascii_is_alpha(language.data[1]))
        return (syn_str){0};
    return syn_arena_format(arena, "%c%c", syn_ascii_lower(language.data[0]),
                            syn_ascii_lower(language.data[1]));
}

void syn__metadata_complete(syn_document *document, syn_arena *arena) {
    document->language = tidy_language(document->language, arena);
    tidy_published(document, arena);
    if (!syn_str_is_known(document->language))
        document->language = syn__language_detect(document->text);
    if (!syn_str_is_known(document->outlet))
        document->outlet = syn__url_get_host(document->url, arena);
    if (!syn_str_is_known(document->published.value)) {
        syn_str day = syn__url_get_date(document->url, arena);
        if (syn_str_is_known(day))
            document->published = (syn_published){day, SYN_DATE_FROM_URL, {{0, 0}, false}};
    }
}
