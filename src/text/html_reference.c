// SPDX-License-Identifier: Apache-2.0
// Character references: takes "&eacute;" and its kin, gives UTF-8.
//
// Named ones come from lexicon/html_reference.txt by the longest name that fits, as the HTML
// Standard asks ("&notit;" is "¬it;"); numbers go through its table for Windows-1252. A number
// that is no character gives U+FFFD. Cost: at most 32 look-ups a name.
#include "text/html_reference.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

/// "CounterClockwiseContourIntegral;" is the longest name.
#define LONGEST_NAME ((size_t)32)

/// What the numbers 128 to 159 are meant to be: Windows-1252.
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static int digit_value(char c, unsigned base) {
    if (syn_ascii_is_digit(c)) return c - '0';
    char lower = syn_ascii_lower(c);
    return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static uint32_t mend_number(uint32_t number) {
    if (number >= 0x80 && number < 0xA0) return windows_1252[number - 0x80];
    bool is_surrogate = number >= 0xD800 && number < 0xE000;
    return number == 0 || number > 0x10FFFF || is_surrogate ? SYN_UTF8_BAD : number;
}

static bool scan_number(syn_str text, size_t at, syn_html_reference *out) {
    size_t digits = at + 2;
    unsigned base = 10;
    if (digits < text.size && syn_ascii_lower(text.data[digits]) == 'x') {
        base = 16;
        digits++;
    }
    uint32_t number = 0;
    size_t end = digits;
    for (; end < text.size && digit_value(text.data[end], base) >= 0; end++) {
        if (number <= 0x10FFFF)
            number = number * base + (uint32_t)digit_value(text.data[end], base);
    }
    if (end == digits) return false;
    if (end < text.size && text.data[end] == ';') end++;
    out->size = end - at;
    out->written_size = syn_utf8_encode(mend_number(number), out->written);
    return true;
}

/// Writes the characters of a list entry, "22D0 0338".
static void write_value(syn_str value, syn_html_reference *out) {
    uint32_t number = 0;
    out->written_size = 0;
    for (size_t i = 0; i <= value.size; i++) {
        if (i < value.size && value.data[i] != ' ') {
            number = number * 16 + (uint32_t)digit_value(value.data[i], 16);
        } else if (out->written_size <= 4) {
            out->written_size += syn_utf8_encode(number, out->written + out->written_size);
            number = 0;
        }
    }
}

static bool scan_name(syn_str text, size_t at, bool is_in_attribute, syn_html_reference *out) {
    size_t end = at + 1;
    while (end < text.size && end - at <= LONGEST_NAME &&
           (syn_ascii_is_alpha(text.data[end]) || syn_ascii_is_digit(text.data[end])))
        end++;
    if (end < text.size && text.data[end] == ';') end++;
    for (; end > at + 2; end--) {
        const syn_lexicon_entry *entry =
            syn_lexicon_find(SYN_LEXICON_HTML_REFERENCE, syn_str_slice(text, at + 1, end));
        if (entry == NULL) continue;
        char after = end < text.size ? text.data[end] : '\0';
        bool is_closed = text.data[end - 1] == ';';
        if (is_in_attribute && !is_closed &&
            (after == '=' || syn_ascii_is_alpha(after) || syn_ascii_is_digit(after)))
            return false;
        out->size = end - at;
        write_value(entry->value, out);
        return true;
    }
    return false;
}

bool syn__html_reference_scan(syn_str text, size_t at, bool is_in_attribute,
                              syn_html_reference *out_reference) {
    if (at + 2 >= text.size) return false;
    if (text.data[at + 1] == '#') return scan_number(text, at, out_reference);
    if (!syn_ascii_is_alpha(text.data[at + 1])) return false;
    return scan_name(text, at, is_in_attribute, out_reference);
}

/// Non-zero when one of eight bytes is `byte`.
static uint64_t mark_byte(uint64_t word, uint64_t byte) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t zero = word ^ ones * byte;
    return (zero - ones) & ~zero & ones * 0x80;
}

static bool is_special(char c, unsigned how) {
    return c == '\r' || (c == '&' && (how & SYN_HTML_READ_REFERENCES) != 0) ||
           (c == '\0' && (how & SYN_HTML_READ_NUL) != 0) ||
           (syn_ascii_is_upper(c) && (how & SYN_HTML_READ_LOWER) != 0);
}

/// The first byte at or after `at` that does not stand for itself, or the end. Eight bytes at a
/// time, at the end the last eight once more.
static size_t find_special(syn_str text, size_t at, unsigned how) {
    uint64_t word;
    bool is_any_letter = (how & SYN_HTML_READ_LOWER) != 0;
    while (!is_any_letter && text.size >= sizeof word && at < text.size) {
        size_t from = text.size - at < sizeof word ? text.size - sizeof word : at;
        memcpy(&word, text.data + from, sizeof word);
        if ((mark_byte(word, '&') | mark_byte(word, '\r') | mark_byte(word, '\0')) != 0) break;
        at = from + sizeof word;
    }
    while (at < text.size && !is_special(text.data[at], how))
        at++;
    return at;
}

/// Reads what stands at a special byte: how many bytes it takes, and what it gives.
static size_t read_special(syn_str text, size_t at, unsigned how, syn_html_reference *out) {
    char c = text.data[at];
    bool is_in_attribute = (how & SYN_HTML_READ_ATTRIBUTE) != 0;
    if (c == '&' && syn__html_reference_scan(text, at, is_in_attribute, out)) return out->size;
    out->written_size = 1;
    out->written[0] = syn_ascii_lower(c);
    if (c == '\0') {
        out->written_size = syn_utf8_encode(SYN_UTF8_BAD, out->written);
    } else if (c == '\r') {
        out->written[0] = '\n';
        if (at + 1 < text.size && text.data[at + 1] == '\n') return 2;
    }
    return 1;
}

syn_str syn__html_text_read(syn_arena *arena, syn_str text, unsigned how) {
    size_t at = find_special(text, 0, how);
    if (at >= text.size) return text;
    // NUL grows to three bytes; a reference hardly: five bytes give six in "&nGt;" and "&nLt;".
    bool is_growing = (how & SYN_HTML_READ_NUL) != 0 && memchr(text.data, '\0', text.size) != NULL;
    size_t factor = is_growing ? 3 : 1, room;
    if (!syn_size_multiply(text.size, factor, &room)) room = SIZE_MAX / 2; // cannot be had
    char *out = syn_arena_alloc(arena, room + text.size / 4 + 8);
    if (out == NULL) return (syn_str){NULL, 0};
    size_t size = 0, from = 0;
    while (at < text.size) {
        syn_html_reference special;
        memcpy(out + size, text.data + from, at - from);
        size += at - from;
        from = at + read_special(text, at, how, &special);
        memcpy(out + size, special.written, special.written_size);
        size += special.written_size;
        at = find_special(text, from, how);
    }
    memcpy(out + size, text.data + from, text.size - from);
    return (syn_str){out, size + text.size - from};
}
