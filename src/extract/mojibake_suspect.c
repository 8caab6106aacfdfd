// SPDX-License-Identifier: Apache-2.0
// Takes decoded text, tells whether it may hold mojibake at all. See mojibake.h.
//
// Nearly all text holds none, so this look must be fast: characters are looked up in a table of
// which sets they can begin a sequence in, or go on with one; only where both agree is a match
// looked for, and only a strong one, or three in a row, lets the mender begin. Cost: some cycles a
// character, less than one a byte of ASCII.
#include "extract/mojibake.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

enum { TWO_BYTES = 0x800, SIGNS_FROM = 0x2000, SIGNS_TO = 0x2800 };

typedef struct masks {  // a bit a set
    uint8_t lead, next; ///< begins a sequence; goes on with one
    uint8_t loss;       ///< begins one whose only continuation may be a space now
    uint8_t inner_loss; ///< begins a longer one that may hold a space or a question mark
} masks;

typedef struct table {
    masks low[TWO_BYTES]; ///< characters of one or two bytes
    masks signs[SIGNS_TO - SIGNS_FROM];
} table;

static masks get_masks(const syn_mojibake_row *row) {
    masks found = {0};
    for (size_t set = 0; set < SYN_MISREAD_COUNT; set++) {
        uint8_t byte = row->bytes[set], bit = (uint8_t)(1u << set);
        bool is_lead = byte >= 0xC2 && byte <= 0xF4;
        if (is_lead) found.lead |= bit;
        if (is_lead && byte <= 0xC5) found.loss |= bit;
        if (byte == 0xE2 || byte == 0xE3 || byte == 0xEF) found.inner_loss |= bit;
        if ((byte & 0xC0) == 0x80) found.next |= bit;
    }
    return found;
}

static void fill(table *to) {
    memset(to, 0, sizeof *to);
    size_t count;
    const syn_mojibake_row *rows = syn__mojibake_list_rows(&count);
    for (size_t i = 0; i < count; i++) {
        uint32_t c = rows[i].character;
        if (c < TWO_BYTES) to->low[c] = get_masks(&rows[i]);
        if (c >= SIGNS_FROM && c < SIGNS_TO) to->signs[c - SIGNS_FROM] = get_masks(&rows[i]);
    }
}

static masks look_up(const table *from, uint32_t c) {
    if (c < TWO_BYTES) return from->low[c];
    if (c >= SIGNS_FROM && c < SIGNS_TO) return from->signs[c - SIGNS_FROM];
    if (c < 0xF000 || c > 0xFFFF) return (masks){0};
    const syn_mojibake_row *row = syn__mojibake_find_row(c);
    return row == NULL ? (masks){0} : get_masks(row);
}

/// The character of well-formed text at `at`; 0 beyond the end.
static uint32_t read_character(syn_str text, size_t at, size_t *out_size) {
    *out_size = 1;
    if (at >= text.size) return 0;
    const unsigned char *bytes = (const unsigned char *)text.data + at;
    if (bytes[0] < 0x80) return bytes[0];
    if (bytes[0] < 0xE0) {
        *out_size = 2;
        return (bytes[0] & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    }
    if (bytes[0] < 0xF0) {
        *out_size = 3;
        return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    }
    *out_size = 4;
    return 0x10000;
}

/// How far the matches of each set have come, and how many stand in a row.
typedef struct chains {
    size_t end[SYN_MISREAD_COUNT];
    size_t count[SYN_MISREAD_COUNT], other[SYN_MISREAD_COUNT]; ///< all; those that are no words
} chains;

/// True at a strong match, or at one that makes a chain long enough to be.
static bool is_telling(syn_str text, size_t at, size_t size, uint32_t c, unsigned mask,
                       chains *seen) {
    const syn_mojibake_row *row = syn__mojibake_find_row(c);
    for (size_t set = 0; row != NULL && set < SYN_MISREAD_COUNT; set++) {
        syn_mojibake_match match;
        if ((mask >> set & 1) == 0 || at < seen->end[set]) continue;
        if (!syn__mojibake_match_at(text, at, (syn_misread_set)set, row->bytes[set], size, &match))
            continue;
        if (seen->end[set] != at) seen->count[set] = seen->other[set] = 0;
        seen->count[set]++;
        seen->other[set] += !match.is_word;
        seen->end[set] = match.end;
        bool is_long = seen->count[set] >= SYN_MOJIBAKE_SURE_CHAIN && seen->other[set] > 0;
        if (match.is_strong || is_long) return true;
    }
    return false;
}

bool syn__mojibake_is_suspect(syn_str text, bool *out_has_control) {
    *out_has_control = false;
    size_t at = syn_ascii_skip(text, 0);
    if (at >= text.size) return false;
    table sets;
    chains seen = {0};
    fill(&sets);
    size_t size, next_size;
    uint32_t next = read_character(text, at, &size);
    while (at < text.size) {
        uint32_t c = next;
        if (c < 0x80) {
            at++;
            if (at < text.size && (text.data[at] & 0x80) == 0) at = syn_ascii_skip(text, at);
            next = read_character(text, at, &size);
            continue;
        }
        next = read_character(text, at + size, &next_size);
        masks here = look_up(&sets, c);
        unsigned mask = 0;
        if (here.lead != 0) {
            if (next >= 0x80) {
                mask = next == SYN_UTF8_BAD ? here.lead : here.lead & look_up(&sets, next).next;
            } else if (next <= ' ' || next == '?') {
                size_t behind = at + size + 1;
                bool is_inner = behind < text.size && (text.data[behind] & 0x80) != 0;
                mask = here.loss | (is_inner ? here.inner_loss : 0u);
            }
        }
        if (mask != 0 && is_telling(text, at, size, c, mask, &seen)) return true;
        if (c < 0xA0) *out_has_control = true;
        at += size;
        size = next_size;
    }
    return false;
}
