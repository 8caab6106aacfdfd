// SPDX-License-Identifier: Apache-2.0
// Takes texts, gives comparisons and places. See str.h.
#define _GNU_SOURCE
#include "base/str.h"

int syn_str_compare(syn_str a, syn_str b) {
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared == 0 ? 0 : memcmp(a.data, b.data, shared);
    if (order != 0) return order;
    return (a.size > b.size) - (a.size < b.size);
}

static bool equal_nocase(const char *a, const char *b, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (syn_ascii_lower(a[i]) != syn_ascii_lower(b[i])) return false;
    }
    return true;
}

bool syn_str_equal_nocase(syn_str a, syn_str b) {
    return a.size == b.size && equal_nocase(a.data, b.data, a.size);
}

bool syn_str_starts_nocase(syn_str text, syn_str prefix) {
    return text.size >= prefix.size && equal_nocase(text.data, prefix.data, prefix.size);
}

bool syn_str_is_any_nocase(syn_str text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (syn_str_equal_nocase(text, syn_str_from(words[i]))) return true;
    }
    return false;
}

/// Looking for the first byte is many times faster than memmem while that byte is rare. Where it is
/// not, or the text is hostile, memmem takes over, which is linear whatever it meets.
enum { FREE_TRIES = 16, BYTES_PER_TRY = 32 };

static bool is_try_left(size_t tried, size_t passed_bytes, size_t wanted_size) {
    size_t earned = wanted_size <= BYTES_PER_TRY ? passed_bytes / BYTES_PER_TRY : 0;
    return tried < FREE_TRIES + earned;
}

size_t syn_str_find(syn_str text, syn_str wanted, size_t from) {
    if (from > text.size || text.data == NULL) return SIZE_MAX;
    if (wanted.size == 0) return from;
    const char *start = text.data + from, *at = start, *end = text.data + text.size;
    for (size_t tried = 0; (size_t)(end - at) >= wanted.size; tried++) {
        if (!is_try_left(tried, (size_t)(at - start), wanted.size)) {
            at = memmem(at, (size_t)(end - at), wanted.data, wanted.size);
            return at == NULL ? SIZE_MAX : (size_t)(at - text.data);
        }
        at = memchr(at, wanted.data[0], (size_t)(end - at) - wanted.size + 1);
        if (at == NULL) return SIZE_MAX;
        if (memcmp(at, wanted.data, wanted.size) == 0) return (size_t)(at - text.data);
        at++;
    }
    return SIZE_MAX;
}

/// True when none of eight bytes is `lower`, a byte with bit 0x20 set, in either case of it.
static bool is_without(const char *bytes, unsigned char lower) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    word = (word | ones * 0x20) ^ ones * lower;
    return ((word - ones) & ~word & ones * 0x80) == 0;
}

size_t syn_str_find_nocase(syn_str text, syn_str wanted, size_t from) {
    if (wanted.size > text.size) return SIZE_MAX;
    if (wanted.size == 0) return from <= text.size ? from : SIZE_MAX;
    const char *bytes = text.data;
    // Both cases of a letter differ in one bit: most places are passed over at a glance.
    unsigned char first = (unsigned char)wanted.data[0] | 0x20;
    size_t stop = text.size - wanted.size + 1; // behind the last place
    for (size_t i = from, next; i < stop; i = next) {
        next = stop - i < 8 ? stop : i + 8;
        if (text.size - i >= 8 && is_without(bytes + i, first)) continue;
        for (; i < next; i++) {
            if (((unsigned char)bytes[i] | 0x20) != first) continue;
            if (equal_nocase(bytes + i, wanted.data, wanted.size)) return i;
        }
    }
    return SIZE_MAX;
}

size_t syn_str_find_byte(syn_str text, char wanted, size_t from) {
    if (from >= text.size) return SIZE_MAX;
    const char *found = memchr(text.data + from, wanted, text.size - from);
    return found == NULL ? SIZE_MAX : (size_t)(found - text.data);
}

syn_str syn_str_first_word(syn_str text) {
    return syn_str_slice(text, 0, syn_str_find_byte(text, ' ', 0));
}

syn_str syn_str_last_word(syn_str text) {
    size_t start = text.size;
    while (start > 0 && text.data[start - 1] != ' ')
        start--;
    return syn_str_slice(text, start, text.size);
}

static bool is_trimmed(char c) {
    return syn_ascii_is_space(c) || c == '\0';
}

syn_str syn_str_trim(syn_str text) {
    size_t start = 0, end = text.size;
    while (start < end && is_trimmed(text.data[start]))
        start++;
    while (end > start && is_trimmed(text.data[end - 1]))
        end--;
    return syn_str_slice(text, start, end);
}

bool syn_str_parse_size(syn_str text, size_t most, size_t *out_value) {
    size_t value = 0;
    if (text.size == 0) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!syn_ascii_is_digit(text.data[i])) return false;
        size_t digit = (size_t)(text.data[i] - '0');
        if (value > (most - digit) / 10 || digit > most) return false;
        value = value * 10 + digit;
    }
    *out_value = value;
    return true;
}
