// SPDX-License-Identifier: Apache-2.0
// Takes raw bytes, gives well-formed UTF-8 with runs that lead back to the raw bytes. See
// charset.h.
//
// ICU converts and tells for each character where it came from. A run of converted characters ends
// at white space, so lines and words keep exact places. Cost: linear; well-formed UTF-8 is only
// looked at, not copied.
#include "input/charset.h"

#include "base/caps.h"
#include "base/str.h"
#include "base/utf8.h"
#include "input/detect.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

enum { PIECE_UNITS = 4096, LONGEST_CONVERTED_RUN = 64, WORST_GROWTH = 3 };

typedef struct decoder {
    syn_arena *arena;
    syn_str raw;
    char *text;
    size_t size;
    SYN_VEC(syn_run) runs;
    bool is_wide; ///< UTF-16, UTF-32: no character is one raw byte
} decoder;

static void push_run(decoder *to, size_t start, size_t raw, syn_run_kind kind) {
    SYN_PUSH(to->arena, &to->runs, ((syn_run){(uint32_t)start, (uint32_t)raw, kind}));
}

static void close_runs(decoder *from, syn_decoded *to) {
    to->run_count = from->runs.count;
    push_run(from, from->size, from->raw.size, SYN_RUN_SAME);
    to->runs = from->runs.items;
    to->text = (syn_str){from->text == NULL ? "" : from->text, from->size};
}

static void decode_same(syn_arena *arena, syn_str raw, size_t mark_size, syn_decoded *out) {
    decoder state = {.arena = arena, .raw = raw, .size = raw.size - mark_size};
    push_run(&state, 0, mark_size, SYN_RUN_SAME);
    close_runs(&state, out);
    out->text = syn_str_slice(raw, mark_size, raw.size);
    out->charset = "UTF-8";
}

// ---- UTF-8 with bad bytes in it

/// What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing.
static const uint16_t windows_1252_high[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static uint32_t read_as_1252(unsigned char byte) {
    if (byte >= 0xA0) return byte;
    uint32_t character = byte < 0x80 ? byte : windows_1252_high[byte - 0x80];
    return character == 0 ? SYN_UTF8_BAD : character;
}

/// Bytes of a UTF-8 character that was cut: its lead and the continuations that are there; 0 when
/// the byte does not begin one.
static size_t measure_cut_character(syn_str raw, size_t at) {
    unsigned char lead = (unsigned char)raw.data[at];
    size_t wanted = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (lead >= 0xF5) wanted = 0;
    size_t size = 1;
    while (size < wanted && at + size < raw.size && (raw.data[at + size] & 0xC0) == 0x80)
        size++;
    return size > 1 || (wanted > 0 && at + 1 == raw.size) ? size : 0;
}

/// Good characters stay; a cut one becomes U+FFFD, a single odd byte what windows-1252 reads.
static void decode_broken_utf8(syn_arena *arena, syn_str raw, syn_decoded *out) {
    decoder state = {.arena = arena, .raw = raw};
    state.text = syn_arena_array(arena, raw.size, WORST_GROWTH);
    bool is_same = false;
    for (size_t at = 0; at < raw.size && state.text != NULL;) {
        size_t size;
        uint32_t character = syn_utf8_decode(raw, at, &size);
        bool is_bad = character == SYN_UTF8_BAD && size == 1;
        if (is_bad || !is_same)
            push_run(&state, state.size, at, is_bad ? SYN_RUN_MENDED : SYN_RUN_SAME);
        is_same = !is_bad;
        if (is_bad) {
            size_t cut_size = measure_cut_character(raw, at);
            size = cut_size > 0 ? cut_size : 1;
            character = cut_size > 0 ? SYN_UTF8_BAD : read_as_1252((unsigned char)raw.data[at]);
            state.size += syn_utf8_encode(character, state.text + state.size);
        } else {
            memcpy(state.text + state.size, raw.data + at, size);
            state.size += size;
        }
        at += size;
    }
    close_runs(&state, out);
    out->charset = "UTF-8";
}

/// True when good characters beyond ASCII clearly outnumber the bad bytes.
static bool is_mostly_utf8(syn_str raw) {
    size_t good = 0, bad = 0;
    for (size_t at = 0, size; at < raw.size; at += size) {
        if ((raw.data[at] & 0x80) == 0) {
            size = 1;
            continue;
        }
        bool is_bad = syn_utf8_decode(raw, at, &size) == SYN_UTF8_BAD && size == 1;
        size_t cut_size = is_bad ? measure_cut_character(raw, at) : 0;
        if (cut_size > 0) size = cut_size;
        good += !is_bad;
        bad += is_bad;
    }
    return good > 2 * bad;
}

// ---- other character sets

static void add_character(decoder *state, uint32_t character, size_t raw_at) {
    bool is_same =
        !state->is_wide && character < 0x80 && (unsigned char)state->raw.data[raw_at] == character;
    syn_run_kind kind = is_same ? SYN_RUN_SAME : SYN_RUN_CONVERTED;
    bool is_new = state->runs.count == 0;
    if (!is_new) {
        const syn_run *last = &state->runs.items[state->runs.count - 1];
        size_t size = state->size - last->start;
        bool is_after_space = state->size > 0 && (unsigned char)state->text[state->size - 1] <= ' ';
        is_new = last->kind != kind || (is_same ? last->raw + size != raw_at
                                                : is_after_space || size >= LONGEST_CONVERTED_RUN);
    }
    if (is_new) push_run(state, state->size, raw_at, kind);
    state->size += syn_utf8_encode(character, state->text + state->size);
}

/// Adds the characters of one piece of UTF-16; a surrogate half is kept for the next piece.
static void add_units(decoder *state, const UChar *units, const int32_t *offsets, size_t count,
                      size_t base, UChar *pending) {
    for (size_t i = 0; i < count; i++) {
        size_t raw_at = base + (offsets[i] < 0 ? 0 : (size_t)offsets[i]);
        if (raw_at >= state->raw.size) raw_at = state->raw.size - 1;
        UChar unit = units[i];
        if (U16_IS_LEAD(unit)) {
            *pending = unit;
        } else if (U16_IS_TRAIL(unit) && *pending != 0) {
            add_character(state, (uint32_t)U16_GET_SUPPLEMENTARY(*pending, unit), raw_at);
            *pending = 0;
        } else {
            add_character(state, unit, raw_at);
            *pending = 0;
        }
    }
}

static bool decode_by_icu(syn_arena *arena, syn_str raw, size_t mark_size, const char *charset,
                          syn_decoded *out) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(charset, &problem);
    if (U_FAILURE(problem)) return false;
    decoder state = {.arena = arena, .raw = raw, .is_wide = strncmp(charset, "UTF-", 4) == 0};
    state.text = syn_arena_array(arena, raw.size + 1, WORST_GROWTH);
    const char *source = raw.data + mark_size, *end = raw.data + raw.size;
    UChar pending = 0;
    while (state.text != NULL) {
        UChar units[PIECE_UNITS];
        int32_t offsets[PIECE_UNITS];
        UChar *target = units;
        size_t base = (size_t)(source - raw.data);
        problem = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + PIECE_UNITS, &source, end, offsets, true,
                       &problem);
        size_t room = raw.size * WORST_GROWTH - state.size;
        size_t count = (size_t)(target - units);
        if (count > room / WORST_GROWTH + 1) count = room / WORST_GROWTH; // cannot be: see caps
        add_units(&state, units, offsets, count, base, &pending);
        if (problem != U_BUFFER_OVERFLOW_ERROR) break;
    }
    ucnv_close(converter);
    close_runs(&state, out);
    out->charset = charset;
    return true;
}

// ---- the choice

static size_t skip_ascii(syn_str text, size_t at) {
    while (at + 8 <= text.size) {
        uint64_t word;
        memcpy(&word, text.data + at, 8);
        if ((word & 0x8080808080808080u) != 0) break;
        at += 8;
    }
    while (at < text.size && (text.data[at] & 0x80) == 0)
        at++;
    return at;
}

static bool is_utf8(syn_str text) {
    for (size_t at = skip_ascii(text, 0), size; at < text.size; at = skip_ascii(text, at + size)) {
        if (syn_utf8_decode(text, at, &size) == SYN_UTF8_BAD && size == 1) return false;
    }
    return true;
}

static const char *read_mark(syn_str raw, size_t *out_size) {
    static const struct {
        syn_str bytes;
        const char *charset;
    } marks[] = {{{"\xef\xbb\xbf", 3}, "UTF-8"},    {{"\xff\xfe\0\0", 4}, "UTF-32LE"},
                 {{"\0\0\xfe\xff", 4}, "UTF-32BE"}, {{"\xff\xfe", 2}, "UTF-16LE"},
                 {{"\xfe\xff", 2}, "UTF-16BE"},     {{"\x84\x31\x95\x33", 4}, "gb18030"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!syn_str_starts(raw, marks[i].bytes)) continue;
        *out_size = marks[i].bytes.size;
        return marks[i].charset;
    }
    *out_size = 0;
    return NULL;
}

/// The charset of bytes without a mark, "UTF-8" when they are that already.
static const char *choose(syn_str raw, syn_str declared, bool has_tags) {
    const char *said = syn__charset_from_label(declared);
    if (said == NULL && has_tags) said = syn__charset_from_label(syn__charset_find_declared(raw));
    bool has_escapes = syn_str_find(raw, SYN_STR("\x1b$"), 0) != SIZE_MAX;
    if (is_utf8(raw)) {
        if (has_escapes && said != NULL && syn_str_starts(syn_str_from(said), SYN_STR("ISO-2022")))
            return said;
        if (has_escapes) return syn__charset_detect(raw, has_tags);
        const char *wide = syn__charset_detect_wide(raw);
        return wide != NULL ? wide : "UTF-8";
    }
    const char *wide = syn__charset_detect_wide(raw);
    if (wide != NULL) return wide;
    bool is_said_utf8 = said == NULL || syn_str_starts(syn_str_from(said), SYN_STR("UTF-"));
    if (!is_said_utf8) return said;
    return is_mostly_utf8(raw) ? "UTF-8" : syn__charset_detect(raw, has_tags);
}

void syn_charset_decode(syn_str raw, syn_str declared, bool has_tags, syn_arena *arena,
                        syn_decoded *out_decoded) {
    *out_decoded = (syn_decoded){.text = {"", 0}, .charset = "UTF-8"};
    raw = syn_str_slice(raw, 0, UINT32_MAX / WORST_GROWTH);
    size_t mark_size;
    const char *charset = read_mark(raw, &mark_size);
    if (charset == NULL) charset = choose(raw, declared, has_tags);
    syn_str rest = syn_str_slice(raw, mark_size, raw.size);
    if (strcmp(charset, "UTF-8") == 0 && is_utf8(rest)) {
        decode_same(arena, raw, mark_size, out_decoded);
    } else if (strcmp(charset, "UTF-8") == 0 ||
               !decode_by_icu(arena, raw, mark_size, charset, out_decoded)) {
        decode_broken_utf8(arena, raw, out_decoded);
    }
    if (arena->has_failed) *out_decoded = (syn_decoded){.text = {"", 0}, .charset = "UTF-8"};
}

size_t syn_decoded_find_run(const syn_decoded *decoded, size_t at) {
    size_t low = 0, high = decoded->run_count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (decoded->runs[middle].start <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

syn_span syn_decoded_get_raw(const syn_decoded *decoded, syn_span span) {
    if (decoded->run_count == 0 || span.end < span.start) return (syn_span){0, 0};
    const syn_run *first = &decoded->runs[syn_decoded_find_run(decoded, span.start)];
    const syn_run *last =
        &decoded
             ->runs[syn_decoded_find_run(decoded, span.end > span.start ? span.end - 1 : span.end)];
    size_t start = first->raw, end = (last + 1)->raw;
    if (first->kind == SYN_RUN_SAME) start += span.start - first->start;
    if (last->kind == SYN_RUN_SAME) end = last->raw + (span.end - last->start);
    return (syn_span){start, end < start ? start : end};
}
