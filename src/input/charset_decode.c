// SPDX-License-Identifier: Apache-2.0
// Takes raw bytes and their character set, gives UTF-8 with runs. See charset_decode.h.
//
// Single-byte sets go through a table of 128 characters, the others through ICU, which tells for
// each character where it came from. A run of converted characters ends at white space, so lines
// and words keep exact places. Cost: linear; well-formed UTF-8 is only looked at, not copied.
#include "input/charset_decode.h"

#include "base/str.h"
#include "base/utf8.h"
#include "input/charset_johab.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

enum { PIECE_UNITS = 4096, LONGEST_CONVERTED_RUN = 64 };

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

void syn__decode_same(syn_str raw, size_t mark_size, syn_arena *arena, syn_decoded *out) {
    decoder state = {.arena = arena, .raw = raw, .size = raw.size - mark_size};
    push_run(&state, 0, mark_size, SYN_RUN_SAME);
    close_runs(&state, out);
    out->text = syn_str_slice(raw, mark_size, raw.size);
    out->charset = "UTF-8";
}

// ---- UTF-8

/// An automaton of nine states, each the place of its six bits in a row: begun (0), refused (6), so
/// many continuations wanted, and the leads with narrower second bytes (E0, ED, F0, F4). A step is
/// one shift, so mixed text costs no mispredicted jumps. Idea: P. Vognsen's shift-based automata.
// clang-format off
static const uint64_t utf8_steps[12] = {0x006186186186180u, 0x012486306300186u, 0x006492306300186u,
                                        0x00649218c300186u, 0x006186186186186u, 0x00618618618618cu,
                                        0x006186186186198u, 0x006186186186192u, 0x00618618618619eu,
                                        0x0061861861861a4u, 0x0061861861861aau, 0x0061861861861b0u};

// clang-format off
static const uint8_t utf8_classes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
    6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 7, 9, 10, 10, 10, 11, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
};
// clang-format on

static uint64_t step_utf8(uint64_t state, unsigned char byte) {
    return utf8_steps[utf8_classes[byte]] >> (state & 63);
}

bool syn__is_utf8(syn_str text) {
    enum { REFUSED = 6, BLOCK = 32 };
    const unsigned char *bytes = (const unsigned char *)text.data;
    uint64_t state = 0;
    size_t at = syn_ascii_skip(text, 0);
    while (text.size - at >= BLOCK) {
        for (size_t i = 0; i < BLOCK; i++)
            state = step_utf8(state, bytes[at + i]);
        at += BLOCK;
        if ((state & 63) == REFUSED) return false;
        if ((state & 63) == 0 && at < text.size && bytes[at] < 0x80) at = syn_ascii_skip(text, at);
    }
    for (; at < text.size; at++)
        state = step_utf8(state, bytes[at]);
    return (state & 63) == 0;
}

size_t syn__measure_cut(syn_str raw, size_t at) {
    unsigned char lead = (unsigned char)raw.data[at];
    size_t wanted = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (lead >= 0xF5) wanted = 0;
    size_t size = 1;
    while (size < wanted && at + size < raw.size && (raw.data[at + size] & 0xC0) == 0x80)
        size++;
    return size > 1 || (wanted > 0 && at + 1 == raw.size) ? size : 0;
}

void syn__decode_broken_utf8(syn_str raw, size_t mark_size, const syn_encoding *island,
                             syn_arena *arena, syn_decoded *out) {
    uint16_t table[128];
    if (!syn__encoding_get_table(island, table)) memset(table, 0xFF, sizeof table);
    decoder state = {.arena = arena, .raw = raw};
    state.text = syn_arena_array(arena, raw.size, SYN_WORST_GROWTH);
    bool is_same = false;
    for (size_t at = mark_size; at < raw.size && state.text != NULL;) {
        size_t size;
        uint32_t character = syn_utf8_decode(raw, at, &size);
        bool is_bad = character == SYN_UTF8_BAD && size == 1;
        if (is_bad || !is_same)
            push_run(&state, state.size, at, is_bad ? SYN_RUN_MENDED : SYN_RUN_SAME);
        is_same = !is_bad;
        if (is_bad) {
            size_t cut_size = syn__measure_cut(raw, at);
            size = cut_size > 0 ? cut_size : 1;
            character = table[(unsigned char)raw.data[at] & 0x7F];
            bool is_none = cut_size > 0 || character < 0xA0 || character == 0xFFFF;
            if (is_none) character = SYN_UTF8_BAD;
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

/// A stretch of ASCII goes over as it is.
static size_t add_ascii(decoder *state, size_t at) {
    size_t end = syn_ascii_skip(state->raw, at);
    if (end == at) return at;
    add_character(state, (unsigned char)state->raw.data[at], at);
    memcpy(state->text + state->size, state->raw.data + at + 1, end - at - 1);
    state->size += end - at - 1;
    return end;
}

static bool decode_by_table(decoder *state, size_t mark_size, const syn_encoding *encoding) {
    uint16_t table[128];
    if (!syn__encoding_get_table(encoding, table)) return false;
    for (size_t at = mark_size; at < state->raw.size;) {
        at = add_ascii(state, at);
        if (at == state->raw.size) break;
        add_character(state, table[(unsigned char)state->raw.data[at] & 0x7F], at);
        at++;
    }
    return true;
}

static bool decode_johab(decoder *state, size_t mark_size) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter *korean = ucnv_open(syn__encoding_get("EUC-KR")->converter, &problem);
    if (U_FAILURE(problem)) return false;
    for (size_t at = mark_size; at < state->raw.size;) {
        at = add_ascii(state, at);
        if (at == state->raw.size) break;
        uint8_t second = at + 1 < state->raw.size ? (uint8_t)state->raw.data[at + 1] : 0;
        uint32_t character = syn__johab_get((uint8_t)state->raw.data[at], second, korean);
        add_character(state, character, at);
        at += character == SYN_UTF8_BAD ? 1 : 2;
    }
    ucnv_close(korean);
    return true;
}

/// Adds the characters of one piece of UTF-16; a surrogate half is kept for the next piece.
static void add_units(decoder *state, const UChar *units, const int32_t *offsets, size_t count,
                      size_t base, UChar *pending) {
    for (size_t i = 0; i < count; i++) {
        size_t raw_at = base + (offsets[i] < 0 ? 0 : (size_t)offsets[i]);
        if (raw_at >= state->raw.size) raw_at = state->raw.size - 1;
        UChar unit = units[i];
        // ICU's sign for one odd byte is the control character SUB.
        if (unit == 0x1A && state->raw.data[raw_at] != 0x1A) unit = (UChar)SYN_UTF8_BAD;
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

static bool decode_by_icu(decoder *state, size_t mark_size, const char *name) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &problem);
    if (U_FAILURE(problem)) return false;
    const char *source = state->raw.data + mark_size, *end = state->raw.data + state->raw.size;
    UChar pending = 0;
    for (;;) {
        UChar units[PIECE_UNITS];
        int32_t offsets[PIECE_UNITS];
        UChar *target = units;
        size_t base = (size_t)(source - state->raw.data);
        problem = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + PIECE_UNITS, &source, end, offsets, true,
                       &problem);
        size_t room = state->raw.size * SYN_WORST_GROWTH - state->size;
        size_t count = (size_t)(target - units);
        if (count > room / SYN_WORST_GROWTH + 1)
            count = room / SYN_WORST_GROWTH; // cannot be: see caps
        add_units(state, units, offsets, count, base, &pending);
        if (problem != U_BUFFER_OVERFLOW_ERROR) break;
    }
    ucnv_close(converter);
    return true;
}

bool syn__decode_set(syn_str raw, size_t mark_size, const syn_encoding *encoding, syn_arena *arena,
                     syn_decoded *out) {
    decoder state = {.arena = arena, .raw = raw, .is_wide = encoding->kind == SYN_ENCODING_WIDE};
    state.text = syn_arena_array(arena, raw.size + 1, SYN_WORST_GROWTH);
    bool is_decoded = true;
    if (state.text == NULL) return true;
    if (encoding->kind == SYN_ENCODING_SINGLE || encoding->kind == SYN_ENCODING_USER) {
        is_decoded = decode_by_table(&state, mark_size, encoding);
    } else if (encoding->kind == SYN_ENCODING_JOHAB) {
        is_decoded = decode_johab(&state, mark_size);
    } else {
        is_decoded =
            encoding->converter != NULL && decode_by_icu(&state, mark_size, encoding->converter);
    }
    if (!is_decoded) return false;
    close_runs(&state, out);
    out->charset = encoding->name;
    return true;
}
