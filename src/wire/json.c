// SPDX-License-Identifier: Apache-2.0
// Takes values, gives JSON text. See json.h for the rules.
#include "wire/json.h"

#include "base/str.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>

static void separate(syn_buffer *out) {
    if (out->size == 0) return;
    char last = out->data[out->size - 1];
    if (last != '{' && last != '[' && last != ':') syn_buffer_append_byte(out, ',');
}

void syn__json_begin(syn_buffer *out, char bracket) {
    separate(out);
    syn_buffer_append_byte(out, bracket);
}

void syn__json_end(syn_buffer *out, char bracket) {
    syn_buffer_append_byte(out, bracket);
}

void syn__json_key(syn_buffer *out, const char *key) {
    separate(out);
    syn_buffer_append_byte(out, '"');
    syn_buffer_append_str(out, syn_str_from(key));
    SYN_APPEND(out, "\":");
}

static bool is_plain(char c) {
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/// In each byte of the result the highest bit tells that the byte of `word` may not be plain. A
/// borrow may mark a plain byte above one that is not: the first mark is always true.
static uint64_t mark_special(uint64_t word) {
    const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
    uint64_t quote = word ^ ones * '"', backslash = word ^ ones * '\\', del = word ^ ones * 0x7f;
    uint64_t small = word - ones * 0x20;
    return (word | small | (quote - ones) | (backslash - ones) | (del - ones)) & tops;
}

/// The end of the stretch from `at` that JSON takes as it stands.
static size_t skip_plain(syn_str text, size_t at) {
    for (uint64_t word; text.size - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text.data + at, sizeof word);
        if (mark_special(word) != 0) break;
    }
    while (at < text.size && is_plain(text.data[at]))
        at++;
    return at;
}

/// A control character as JSON writes it. Those that JSON would let pass as they are, U+007F to
/// U+009F, too: lines are looked at on terminals, which obey them.
static void append_escaped(syn_buffer *out, uint32_t c) {
    static const char digits[] = "0123456789abcdef";
    switch (c) {
    case '"': SYN_APPEND(out, "\\\""); break;
    case '\\': SYN_APPEND(out, "\\\\"); break;
    case '\n': SYN_APPEND(out, "\\n"); break;
    case '\r': SYN_APPEND(out, "\\r"); break;
    case '\t': SYN_APPEND(out, "\\t"); break;
    default:
        SYN_APPEND(out, "\\u00");
        syn_buffer_append_byte(out, digits[c >> 4 & 15]);
        syn_buffer_append_byte(out, digits[c & 15]);
    }
}

void syn__json_text(syn_buffer *out, syn_str text) {
    if (!syn_str_is_known(text)) {
        syn__json_null(out);
        return;
    }
    separate(out);
    syn_buffer_append_byte(out, '"');
    for (size_t at = 0; at < text.size;) {
        size_t start = at, step = 1;
        at = skip_plain(text, at);
        syn_buffer_append(out, text.data + start, at - start);
        if (at == text.size) break;
        uint32_t character = syn_utf8_decode(text, at, &step);
        if (character < 0xa0) {
            append_escaped(out, character);
        } else {
            char bytes[4]; // encoding again turns what is ill-formed into U+FFFD
            syn_buffer_append(out, bytes, syn_utf8_encode(character, bytes));
        }
        at += step;
    }
    syn_buffer_append_byte(out, '"');
}

void syn__json_size(syn_buffer *out, size_t value) {
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    separate(out);
    syn_buffer_append(out, digits + at, sizeof digits - at);
}

void syn__json_number(syn_buffer *out, double value) {
    if (!isfinite(value)) {
        syn__json_null(out);
        return;
    }
    char digits[40];
    if (value == 0) value = 0; // no "-0"
    int size = snprintf(digits, sizeof digits, "%.15g", value);
    separate(out);
    for (int i = 0; i < size; i++) {
        char c = digits[i];
        bool is_number = syn_ascii_is_digit(c) || c == '-' || c == '+' || c == 'e';
        // Whatever else the locale put there is the decimal point, of one byte or more.
        bool is_first = i == 0 || syn_ascii_is_digit(digits[i - 1]);
        if (is_number) {
            syn_buffer_append_byte(out, c);
        } else if (is_first) {
            syn_buffer_append_byte(out, '.');
        }
    }
}

void syn__json_ratio(syn_buffer *out, double value) {
    syn__json_number(out, isfinite(value) && fabs(value) < 1e9 ? round(value * 1e4) / 1e4 : value);
}

void syn__json_bool(syn_buffer *out, bool value) {
    separate(out);
    syn_buffer_append_str(out, value ? SYN_STR("true") : SYN_STR("false"));
}

void syn__json_null(syn_buffer *out) {
    separate(out);
    SYN_APPEND(out, "null");
}

void syn__json_span(syn_buffer *out, syn_span span) {
    syn__json_begin(out, '[');
    syn__json_size(out, span.start);
    syn__json_size(out, span.end);
    syn__json_end(out, ']');
}

void syn__json_put_text(syn_buffer *out, const char *key, syn_str text) {
    syn__json_key(out, key);
    syn__json_text(out, text);
}

void syn__json_put_name(syn_buffer *out, const char *key, const char *name) {
    syn__json_put_text(out, key, syn_str_from(name));
}

void syn__json_put_size(syn_buffer *out, const char *key, size_t value) {
    syn__json_key(out, key);
    syn__json_size(out, value);
}

void syn__json_put_number(syn_buffer *out, const char *key, double value, bool is_known) {
    syn__json_key(out, key);
    if (is_known) {
        syn__json_number(out, value);
    } else {
        syn__json_null(out);
    }
}

void syn__json_put_ratio(syn_buffer *out, const char *key, double value) {
    syn__json_key(out, key);
    syn__json_ratio(out, value);
}

void syn__json_put_bool(syn_buffer *out, const char *key, bool value) {
    syn__json_key(out, key);
    syn__json_bool(out, value);
}

void syn__json_put_span(syn_buffer *out, const char *key, syn_span span) {
    syn__json_key(out, key);
    syn__json_span(out, span);
}

void syn__json_put_opt_span(syn_buffer *out, const char *key, syn_opt_span span) {
    syn__json_key(out, key);
    if (span.is_known) {
        syn__json_span(out, span.span);
    } else {
        syn__json_null(out);
    }
}

void syn__json_put_texts(syn_buffer *out, const char *key, const syn_str *texts, size_t count) {
    syn__json_key(out, key);
    syn__json_begin(out, '[');
    for (size_t i = 0; i < count; i++)
        syn__json_text(out, texts[i]);
    syn__json_end(out, ']');
}

void syn__json_put_sizes(syn_buffer *out, const char *key, const size_t *values, size_t count) {
    syn__json_key(out, key);
    syn__json_begin(out, '[');
    for (size_t i = 0; i < count; i++)
        syn__json_size(out, values[i]);
    syn__json_end(out, ']');
}

void syn__json_put_index(syn_buffer *out, const char *key, size_t index) {
    syn__json_key(out, key);
    if (index == SIZE_MAX) {
        syn__json_null(out);
    } else {
        syn__json_size(out, index);
    }
}
