// SPDX-License-Identifier: Apache-2.0
// Reading texts: compare, search, cut, trim. Works on bytes; letters beyond ASCII are utf8.h's.
#ifndef SYN_BASE_STR_H
#define SYN_BASE_STR_H

#include "synopt/base.h"

#include <string.h>

/// A view of a string literal.
#define SYN_STR(literal) ((syn_str){"" literal, sizeof(literal) - 1})
/// The arguments of "%.*s".
#define SYN_STR_PRINT(text) (int)((text).size > 4096 ? 4096 : (text).size), (text).data

/// Unknown for NULL. Here so that the size of a literal is known when compiled.
static inline syn_str syn_str_from(const char *nul_terminated) {
    if (nul_terminated == NULL) return (syn_str){0};
    return (syn_str){nul_terminated, strlen(nul_terminated)};
}

static inline bool syn_str_is_known(syn_str text) {
    return text.data != NULL;
}
/// Part of a text. Bounds are clamped, so any span is safe.
static inline syn_str syn_str_slice(syn_str text, size_t start, size_t end) {
    if (end > text.size) end = text.size;
    if (start > end) start = end;
    // An unknown text is empty and stays unknown; nothing is added to its NULL.
    return (syn_str){end == 0 ? text.data : text.data + start, end - start};
}
static inline syn_str syn_str_span(syn_str text, syn_span span) {
    return syn_str_slice(text, span.start, span.end);
}
static inline bool syn_str_equal(syn_str a, syn_str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}
static inline bool syn_str_starts(syn_str text, syn_str prefix) {
    return text.size >= prefix.size && syn_str_equal(syn_str_slice(text, 0, prefix.size), prefix);
}
static inline bool syn_str_ends(syn_str text, syn_str suffix) {
    return text.size >= suffix.size &&
           syn_str_equal(syn_str_slice(text, text.size - suffix.size, text.size), suffix);
}

/// Byte order; negative, 0 or positive. A prefix comes before the longer text.
int syn_str_compare(syn_str a, syn_str b);
/// Equal when ASCII letters are folded.
bool syn_str_equal_nocase(syn_str a, syn_str b);
bool syn_str_starts_nocase(syn_str text, syn_str prefix);
/// One of a few words, ASCII letters folded; longer lists live in lexicon/.
bool syn_str_is_any_nocase(syn_str text, const char *const *words, size_t count);
#define SYN_STR_IS_ANY(text, words) \
    syn_str_is_any_nocase(text, words, sizeof(words) / sizeof *(words))
/// Offset of the first occurrence at or after `from`, or SIZE_MAX.
size_t syn_str_find(syn_str text, syn_str wanted, size_t from);
size_t syn_str_find_nocase(syn_str text, syn_str wanted, size_t from);
size_t syn_str_find_byte(syn_str text, char wanted, size_t from);
/// Up to the first space; from the last one on: the whole text where there is none.
syn_str syn_str_first_word(syn_str text);
syn_str syn_str_last_word(syn_str text);
/// Without ASCII white space (and NUL) at both ends.
syn_str syn_str_trim(syn_str text);
/// A decimal number of digits only, at most `most`; false otherwise.
bool syn_str_parse_size(syn_str text, size_t most, size_t *out_value);

static inline bool syn_ascii_is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool syn_ascii_is_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline bool syn_ascii_is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static inline bool syn_ascii_is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
static inline bool syn_ascii_is_alpha(char c) {
    return syn_ascii_is_upper(c) || syn_ascii_is_lower(c);
}
static inline char syn_ascii_lower(char c) {
    return syn_ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

static inline size_t syn_span_size(syn_span span) {
    return span.end - span.start;
}
/// Bytes that two spans share.
static inline size_t syn_span_overlap(syn_span a, syn_span b) {
    size_t start = a.start > b.start ? a.start : b.start;
    size_t end = a.end < b.end ? a.end : b.end;
    return end > start ? end - start : 0;
}
static inline bool syn_span_contains(syn_span outer, syn_span inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
