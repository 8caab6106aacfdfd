// SPDX-License-Identifier: Apache-2.0
// Takes bytes, gives the character set they are in. See detect.h.
//
// Each set is asked what it would cost to read the bytes as a language that is written in it
// (detect_letters.c, detect_asian.c); the cheapest wins, after a start for what is common. Wide and
// escaped sets are told by their form. Idea: the classic composite detector (Li and Momoi, "A
// composite approach to language/encoding detection", 2001), with one scale for all its methods.
// Cost: linear to find the sample; at most SAMPLE_BYTES are tried.
#include "input/detect.h"

#include "base/str.h"
#include "input/detect_model.h"

#include <string.h>

enum {
    SAMPLE_BYTES = 6144,
    WIDE_SAMPLE_BYTES = 1 << 16,
    ASCII_KEPT = 12, ///< on either side of bytes beyond ASCII: words, trail bytes
    DECLARATION_BYTES = 4096,
    LEAST_PAIRS = 12,   ///< fewer say nothing against a declaration
    USUAL_BITS = 8,     ///< a pair, read rightly, in all but tiny samples
    DOUBT_PERCENT = 150 ///< how much worse a declared set may do than the best
};

// ---- what pages say

/// The value behind `=` at or after `at`: bare or in quotes.
static syn_str read_value(syn_str text, size_t at) {
    while (at < text.size && syn_ascii_is_space(text.data[at]))
        at++;
    if (at >= text.size || text.data[at] != '=') return (syn_str){0};
    at++;
    while (at < text.size &&
           (syn_ascii_is_space(text.data[at]) || text.data[at] == '"' || text.data[at] == '\''))
        at++;
    size_t end = at;
    while (end < text.size && text.data[end] != '\0' &&
           strchr("\"'/>;? \t\r\n", text.data[end]) == NULL)
        end++;
    return end > at ? syn_str_slice(text, at, end) : (syn_str){0};
}

syn_str syn__charset_find_declared(syn_str bytes) {
    bytes = syn_str_slice(bytes, 0, DECLARATION_BYTES);
    for (size_t at = 0; at < bytes.size; at++) {
        at = syn_str_find_byte(bytes, '<', at);
        if (at == SIZE_MAX) break;
        syn_str rest = syn_str_slice(bytes, at, bytes.size);
        size_t end = syn_str_find_byte(rest, '>', 0);
        syn_str tag = syn_str_slice(rest, 0, end == SIZE_MAX ? rest.size : end + 1);
        size_t word = SIZE_MAX;
        if (syn_str_starts_nocase(tag, SYN_STR("<meta"))) {
            word = syn_str_find_nocase(tag, SYN_STR("charset"), 0);
            if (word != SIZE_MAX) word += 7;
        } else if (syn_str_starts_nocase(tag, SYN_STR("<?xml"))) {
            word = syn_str_find_nocase(tag, SYN_STR("encoding"), 0);
            if (word != SIZE_MAX) word += 8;
        }
        syn_str value = word == SIZE_MAX ? (syn_str){0} : read_value(tag, word);
        if (syn_str_is_known(value)) return value;
    }
    return (syn_str){0};
}

// ---- sets told by their form

const syn_encoding *syn__charset_detect_wide(syn_str bytes) {
    size_t zeros[4] = {0};
    size_t count = (bytes.size < WIDE_SAMPLE_BYTES ? bytes.size : WIDE_SAMPLE_BYTES) / 4;
    if (count == 0 || memchr(bytes.data, '\0', count * 4) == NULL) return NULL;
    for (size_t i = 0; i < count * 4; i++)
        zeros[i % 4] += bytes.data[i] == '\0';
    size_t most = count - count / 8; // nearly every character has its zeros
    if (zeros[0] == count && zeros[1] >= most && zeros[2] >= count / 8)
        return syn__encoding_get("UTF-32BE");
    if (zeros[3] == count && zeros[2] >= most && zeros[1] >= count / 8)
        return syn__encoding_get("UTF-32LE");
    // Latin text has zeros in one half; any script has spaces and line ends that do.
    size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
    if (even > count / 4 && odd < even / 16 + 1) return syn__encoding_get("UTF-16BE");
    if (odd > count / 4 && even < odd / 16 + 1) return syn__encoding_get("UTF-16LE");
    return NULL;
}

/// HZ: "~{" and pairs of bytes until "~}". A program's "~{ x }" is none.
static bool is_hz(syn_str bytes) {
    size_t good = 0;
    for (size_t at = 0; (at = syn_str_find(bytes, SYN_STR("~{"), at)) != SIZE_MAX;) {
        size_t end = at + 2;
        while (end + 1 < bytes.size && bytes.data[end] > ' ' && bytes.data[end] < '~' &&
               bytes.data[end + 1] > ' ' && bytes.data[end + 1] != 0x7F)
            end += 2;
        if (end == at + 2 || end + 1 >= bytes.size || bytes.data[end] != '~' ||
            bytes.data[end + 1] != '}')
            return false;
        good++;
        at = end + 2;
    }
    return good > 1;
}

const syn_encoding *syn__charset_detect_escaped(syn_str bytes) {
    static const struct {
        syn_str escape;
        const char *name;
    } rows[] = {{{"\x1b$)C", 4}, "ISO-2022-KR"}, {{"\x1b$)A", 4}, "ISO-2022-CN"},
                {{"\x1b$)G", 4}, "ISO-2022-CN"}, {{"\x1b$B", 3}, "ISO-2022-JP"},
                {{"\x1b$@", 3}, "ISO-2022-JP"},  {{"\x1b$(", 3}, "ISO-2022-JP"},
                {{"\x1b(J", 3}, "ISO-2022-JP"},  {{"\x1b(I", 3}, "ISO-2022-JP"}};
    if (syn_str_find_byte(bytes, '\x1b', 0) != SIZE_MAX) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            if (syn_str_find(bytes, rows[i].escape, 0) != SIZE_MAX)
                return syn__encoding_get(rows[i].name);
        }
    }
    size_t tilde = syn_str_find(bytes, SYN_STR("~{"), 0);
    return tilde != SIZE_MAX && is_hz(bytes) ? syn__encoding_get("HZ-GB-2312") : NULL;
}

// ---- sets told by what they say

/// Copies what stands around bytes beyond ASCII, without tags.
static syn_str take_stretches(syn_str bytes, bool has_tags, syn_arena *arena) {
    char *out = syn_arena_alloc(arena, SAMPLE_BYTES);
    size_t size = 0, ascii_count = 0;
    bool is_tag = false;
    char kept[ASCII_KEPT]; // the last ones of a stretch of ASCII
    for (size_t at = 0; out != NULL && at < bytes.size && size + ASCII_KEPT + 2 < SAMPLE_BYTES;
         at++) {
        char c = bytes.data[at];
        if (has_tags && (c == '<' || (is_tag && c == '>'))) {
            is_tag = c == '<';
            c = '\n';
        } else if (is_tag) {
            continue;
        }
        if ((c & 0x80) == 0) {
            if (size > 0 && ascii_count < ASCII_KEPT) {
                out[size++] = c;
            } else {
                kept[ascii_count % ASCII_KEPT] = c;
            }
            ascii_count++;
            continue;
        }
        size_t from = size > 0 ? ASCII_KEPT : 0;
        size_t first = ascii_count > from + ASCII_KEPT ? ascii_count - ASCII_KEPT : from;
        if (first > from && size > 0) out[size++] = '\n';
        for (size_t i = first; i < ascii_count; i++)
            out[size++] = kept[i % ASCII_KEPT];
        ascii_count = 0;
        out[size++] = c;
    }
    return (syn_str){out == NULL ? "" : out, size};
}

static void take_sample(syn_str bytes, bool has_tags, syn_arena *arena, syn_sample *out) {
    *out = (syn_sample){.bytes = take_stretches(bytes, has_tags, arena)};
    if (out->bytes.size == 0 && has_tags) // beyond ASCII only in its tags
        out->bytes = take_stretches(bytes, false, arena);
    uint16_t *places = syn_arena_array(arena, 1 << 16, sizeof *places);
    out->pairs = syn_arena_array(arena, SAMPLE_BYTES + 1, sizeof *out->pairs);
    if (places == NULL || out->pairs == NULL) return;
    uint8_t before = ' ';
    for (size_t i = 0; i <= out->bytes.size; i++) {
        uint8_t here = i < out->bytes.size ? (uint8_t)out->bytes.data[i] : ' ';
        bool is_ascii = before < 0x80 && here < 0x80;
        bool is_word =
            is_ascii && syn_ascii_is_alpha((char)before) && syn_ascii_is_alpha((char)here);
        if (!is_ascii || is_word) {
            uint16_t *place = &places[before << 8 | here];
            if (*place == 0) {
                *place = (uint16_t)++out->pair_count;
                out->pairs[*place - 1] = (syn_byte_pair){before, here, 0};
            }
            out->pairs[*place - 1].count++;
            out->total += !is_ascii;
        }
        out->ascii_letter_count += here < 0x80 && syn_ascii_is_alpha((char)here);
        before = here;
    }
}

static uint64_t ask(const syn_sample *sample, const syn_encoding *encoding, syn_arena *arena) {
    if (encoding->kind == SYN_ENCODING_SINGLE) return syn__detect_single(sample, encoding);
    if (encoding->kind == SYN_ENCODING_MULTI || encoding->kind == SYN_ENCODING_JOHAB)
        return syn__detect_multi(sample, encoding, arena);
    return UINT64_MAX;
}

static const syn_encoding *find_best(const syn_sample *sample, syn_arena *arena,
                                     uint64_t *out_bits) {
    size_t count;
    const syn_encoding *list = syn__encoding_list(&count), *best = NULL;
    *out_bits = UINT64_MAX;
    for (size_t i = 0; i < count; i++) {
        if (list[i].prior_bits < 0) continue;
        uint64_t bits = ask(sample, &list[i], arena);
        if (bits == UINT64_MAX) continue;
        bits += (uint64_t)list[i].prior_bits;
        if (bits >= *out_bits) continue;
        *out_bits = bits;
        best = &list[i];
    }
    return best != NULL ? best : syn__encoding_get("windows-1252");
}

const syn_encoding *syn__charset_detect(syn_str bytes, bool has_tags, syn_arena *arena) {
    syn_sample sample;
    uint64_t bits;
    take_sample(bytes, has_tags, arena, &sample);
    return find_best(&sample, arena, &bits);
}

const syn_encoding *syn__charset_check(syn_str bytes, bool has_tags, const syn_encoding *first,
                                       const syn_encoding *second, syn_arena *arena) {
    syn_sample sample;
    uint64_t bits;
    take_sample(bytes, has_tags, arena, &sample);
    uint64_t declared_bits = ask(&sample, first, arena);
    if (second != NULL && second != first) {
        uint64_t second_bits = ask(&sample, second, arena);
        if (second_bits < declared_bits) {
            first = second;
            declared_bits = second_bits;
        }
    }
    if (sample.total < LEAST_PAIRS ||
        declared_bits < sample.total * USUAL_BITS + sample.ascii_letter_count)
        return first;
    const syn_encoding *best = find_best(&sample, arena, &bits);
    bool is_worse = declared_bits == UINT64_MAX || declared_bits / DOUBT_PERCENT > bits / 100;
    return is_worse ? best : first;
}
