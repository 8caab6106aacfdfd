// SPDX-License-Identifier: Apache-2.0
// Takes the text of a JSON object, finds values in it by its quotes and braces, and cuts out a long
// one. See json_cut.h.
//
// jansson reads a text byte by byte through four functions, some 140 instructions a byte: for a
// line with an article in it, nearly all of the work. So the article is read here, and jansson
// parses the rest, of which it judges everything. The bytes before the cut are the same in both, so
// a text that stands there for jansson stands there in the rest. Cost: linear.
#include "input/json_cut.h"

#include "base/str.h"
#include "base/utf8.h"

enum { LEAST_CUT_BYTES = 64 };

size_t syn__json_skip_space(syn_str text, size_t at) {
    while (at < text.size && (syn_ascii_is_space(text.data[at]) || text.data[at] == ','))
        at++;
    return at;
}

/// Behind the string that opens at `at`.
static size_t skip_string(syn_str text, size_t at) {
    for (at++; at < text.size && text.data[at] != '"'; at++)
        at += text.data[at] == '\\';
    return at < text.size ? at + 1 : text.size;
}

size_t syn__json_skip_value(syn_str text, size_t at) {
    size_t depth = 0;
    while (at < text.size) {
        char c = text.data[at];
        if (c == '"') {
            at = skip_string(text, at);
        } else if (c == '{' || c == '[') {
            depth++;
            at++;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return at;
            depth--;
            at++;
        } else {
            at++;
            if (depth > 0 || c != ',') continue;
            return at - 1;
        }
        if (depth == 0 && (c == '"' || c == '}' || c == ']')) return at;
    }
    return SIZE_MAX;
}

size_t syn__json_find_key(syn_str text, syn_str key) {
    size_t at = syn_str_find_byte(text, '{', 0);
    for (at = at == SIZE_MAX ? text.size : syn__json_skip_space(text, at + 1);
         at < text.size && text.data[at] == '"'; at = syn__json_skip_space(text, at)) {
        size_t end = skip_string(text, at);
        bool is_it = end > at + 1 && syn_str_equal(syn_str_slice(text, at + 1, end - 1), key);
        at = syn__json_skip_space(text, end);
        if (at < text.size && text.data[at] == ':') at = syn__json_skip_space(text, at + 1);
        if (is_it) return at;
        at = syn__json_skip_value(text, at);
    }
    return SIZE_MAX;
}

uint32_t syn__json_read_hex(syn_str text, size_t at) {
    uint32_t value = 0;
    if (at + 4 > text.size) return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = syn_ascii_lower(text.data[i]);
        bool is_letter = c >= 'a' && c <= 'f';
        if (!is_letter && !syn_ascii_is_digit(c)) return UINT32_MAX;
        value = value << 4 | (uint32_t)(is_letter ? c - 'a' + 10 : c - '0');
    }
    return value;
}

/// Writes the character of the escape at `at`, no more bytes than it has itself, and gives its
/// size; 0 when it is none, or half of a pair.
static size_t unescape(syn_str text, size_t at, char *out, size_t *out_size) {
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char c = at + 1 < text.size ? text.data[at + 1] : '\0';
    const char *letter = c == '\0' ? NULL : strchr(letters, c);
    *out_size = 1;
    if (letter != NULL) {
        *out = meant[letter - letters];
        return 2;
    }
    uint32_t value = c == 'u' ? syn__json_read_hex(text, at + 2) : UINT32_MAX;
    if (value > 0xFFFF || (value >= 0xD800 && value < 0xE000)) return 0;
    *out_size = syn_utf8_encode(value, out);
    return 6;
}

/// What stands between the quotes of a string. False when jansson would refuse it, or may.
static bool decode(syn_str inside, char *out, size_t *out_size) {
    size_t size = 0;
    for (size_t at = 0; at < inside.size;) {
        size_t start = at, written;
        while (at < inside.size && (unsigned char)inside.data[at] >= ' ' && inside.data[at] != '\\')
            at++;
        if (at > start) memcpy(out + size, inside.data + start, at - start);
        size += at - start;
        if (at == inside.size) break;
        size_t escape = inside.data[at] == '\\' ? unescape(inside, at, out + size, &written) : 0;
        if (escape == 0) return false;
        at += escape;
        size += written;
    }
    *out_size = size;
    return syn_utf8_find_bad((syn_str){out, size}) == size;
}

bool syn__json_cut(syn_str object, syn_str key, syn_arena *arena, syn_buffer *out_rest,
                   syn_str *out_text) {
    if (object.size == 0 || object.data[0] != '{') return false;
    size_t start = syn__json_find_key(object, key);
    if (start >= object.size || object.data[start] != '"') return false;
    size_t end = skip_string(object, start);
    if (end == object.size || end - start < LEAST_CUT_BYTES) return false;
    syn_str inside = syn_str_slice(object, start + 1, end - 1);
    char *text = syn_arena_room(arena, inside.size + 1, 1);
    size_t size;
    if (text == NULL || !decode(inside, text, &size)) return false;
    text[size] = '\0';
    *out_text = (syn_str){text, size};
    syn_buffer_append_str(out_rest, syn_str_slice(object, 0, start + 1));
    syn_buffer_append_str(out_rest, syn_str_slice(object, end - 1, object.size));
    return true;
}
