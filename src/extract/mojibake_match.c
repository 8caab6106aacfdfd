// SPDX-License-Identifier: Apache-2.0
// Takes a place in a text, tells whether it spells a UTF-8 sequence in the bytes of a misread set,
// and how sure that is. See mojibake.h.
//
// Sureness is about what good text holds: "Ã©" is in no language, but a word in capitals may end in
// É and a quotation mark ("CAFÉ”"), and Cyrillic words in any two letters. Such sequences are weak:
// believed only where the same text has strong ones. Idea after the observation behind ftfy (R.
// Speer): most mojibake has a shape that real text lacks. Cost: constant a place.
#include "extract/mojibake.h"

#include "base/str.h"
#include "base/utf8.h"

/// The byte of the character at `at` in a set; 0 when it has none. *out_size is its size.
static uint8_t read_byte(syn_str text, size_t at, syn_misread_set set, size_t *out_size,
                         uint32_t *out_character) {
    *out_size = 1;
    *out_character = 0;
    if (at >= text.size) return 0;
    *out_character = syn_utf8_decode(text, at, out_size);
    if (*out_character < 0x80) return 0;
    const syn_mojibake_row *row = syn__mojibake_find_row(*out_character);
    return row == NULL ? 0 : row->bytes[set];
}

static size_t sequence_size(uint8_t lead) {
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/// Signs that may follow a letter in good text: quotation marks, dashes, brackets, raised signs.
static bool is_usual_sign(uint32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2039:
    case 0x203A:
    case 0xAB:
    case 0xBB:
    case 0x2013:
    case 0x2014:
    case 0x2026:
    case 0x2022:
    case 0x2122:
    case 0xAE:
    case 0xA9:
    case 0xB0:
    case 0xAA:
    case 0xBA:
    case 0xB2:
    case 0xB3:
    case 0xB9:
    case 0xA1:
    case 0xBF:
    case 0xB7:
    case 0xA0:
    case 0xAD:
    case 0x2116: return true;
    default: return false;
    }
}

/// Of these, the ones that stand at a word's end or inside of a word, too.
static bool is_never_telling(uint32_t c) {
    return c == 0xAD || c == 0xA0 || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x2026 ||
           c == 0x2122 || c == 0xAE || c == 0x2013 || c == 0x2014;
}

static bool is_letter_at(syn_str text, size_t at) {
    size_t size;
    return at < text.size && syn_char_is_letter(syn_utf8_decode(text, at, &size));
}

static bool is_letter_before(syn_str text, size_t at) {
    size_t size;
    return at > 0 && syn_char_is_letter(syn_utf8_decode_before(text, at, &size));
}

static bool is_cyrillic(uint32_t c) {
    return c >= 0x400 && c < 0x530;
}

static bool has_cyrillic_beside(syn_str text, size_t start, size_t end) {
    size_t size;
    return (start > 0 && is_cyrillic(syn_utf8_decode_before(text, start, &size))) ||
           (end < text.size && is_cyrillic(syn_utf8_decode(text, end, &size)));
}

/// How sure a sequence of windows-1252 or another Latin set is. `rest` are the characters after the
/// lead, `count` of them.
static bool is_strong_latin(syn_str text, const syn_mojibake_match *match, syn_misread_set set,
                            uint8_t lead, const uint32_t *rest, size_t count) {
    size_t usual = 0;
    for (size_t i = 0; i < count; i++)
        usual += is_usual_sign(rest[i]);
    bool has_copyright = rest[0] == 0xA9;
    if (lead >= 0xE0) return lead == 0xE2 || lead == 0xEF || lead >= 0xF0 || usual < count;
    if (lead <= 0xC3) {
        // No language ends words in Ã or Â; Romanian does in Ă.
        bool is_romanian = set != SYN_MISREAD_1252 && lead == 0xC3;
        return !is_romanian || usual == 0 || has_copyright;
    }
    if (lead >= 0xDC) return false;
    if (usual == 0) return true;
    // "RÄ«ga", "Ä°stanbul", "RÎ³c": a sign in the middle of a word is no sign.
    if (is_never_telling(rest[0]) || !is_letter_at(text, match->end)) return false;
    return lead <= 0xC5 || ((lead == 0xCE || lead == 0xCF) && is_letter_before(text, match->start));
}

static bool is_strong(syn_str text, const syn_mojibake_match *match, syn_misread_set set,
                      uint8_t lead, const uint32_t *rest, size_t count) {
    switch (set) {
    case SYN_MISREAD_1252:
    case SYN_MISREAD_1250:
    case SYN_MISREAD_8859_2:
    case SYN_MISREAD_1257: return is_strong_latin(text, match, set, lead, rest, count);
    case SYN_MISREAD_1251:
        if (lead == 0xE2 && rest[0] == 0x0402) return true; // "вЂ™"
        return !has_cyrillic_beside(text, match->start, match->end) && !is_usual_sign(rest[0]) &&
               (lead < 0xD0 || lead > 0xD1);
    case SYN_MISREAD_MACINTOSH:
        if (lead == 0xE2) return rest[0] == 0xC4;                                 // "‚Äî"
        if (lead == 0xC3) return rest[0] != 0x03C0 && !is_never_telling(rest[0]); // not "√π"
        return (lead == 0xC4 || lead == 0xC5) && is_letter_before(text, match->start);
    case SYN_MISREAD_IBM437:
        if (lead == 0xE2) return rest[0] == 0xC7; // "ΓÇÖ"
        return lead == 0xC3 && !is_usual_sign(rest[0]);
    case SYN_MISREAD_COUNT: break;
    }
    return false;
}

/// Gives the character that the bytes spell; surrogates are let through (they come in pairs).
static uint32_t spell(const uint8_t *bytes, size_t size) {
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t character = bytes[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++)
        character = character << 6 | (bytes[i] & 0x3Fu);
    return character >= least[size] && character <= 0x10FFFF ? character : 0;
}

/// "Ã perturber": the second byte of à was a no-break space and became a plain one. Only for the
/// leads whose letters matter (à, Š, and the no-break space itself).
static bool match_space(syn_str text, size_t at, syn_misread_set set, uint8_t lead,
                        size_t lead_size, syn_mojibake_match *out_match) {
    bool is_latin = set == SYN_MISREAD_1252 || set == SYN_MISREAD_1250 ||
                    set == SYN_MISREAD_8859_2 || set == SYN_MISREAD_1257;
    if (lead != 0xC3 && (!is_latin || (lead != 0xC5 && lead != 0xC2))) return false;
    size_t space = at + lead_size;
    if (set == SYN_MISREAD_1251 && has_cyrillic_beside(text, at, space + 1)) return false;
    bool is_end = space == text.size || text.data[space] == '\n' || text.data[space] == '\r';
    if (!is_end && text.data[space] != ' ') return false;
    uint32_t character = lead == 0xC3 ? 0xE0 : lead == 0xC5 ? 0x160 : 0xA0;
    *out_match = (syn_mojibake_match){.start = (uint32_t)at,
                                      .end = (uint32_t)(is_end ? space : space + 1),
                                      .character = character,
                                      .sign_count = 1,
                                      .keeps_space = !is_end && lead == 0xC3};
    if (lead != 0xC2) return !is_end;
    // "he said.Â": glued to a full stop, it is what is left of a no-break space.
    size_t size;
    uint32_t before = at == 0 ? ' ' : syn_utf8_decode_before(text, at, &size);
    out_match->is_strong = !syn_char_is_letter(before) && !syn_char_is_space(before);
    return true;
}

bool syn__mojibake_match_at(syn_str text, size_t at, syn_misread_set set, uint8_t lead,
                            size_t lead_size, syn_mojibake_match *out_match) {
    if (lead < 0xC2 || lead > 0xF4) return false;
    size_t size = sequence_size(lead), end = at + lead_size, lost = 0;
    uint8_t bytes[4] = {lead};
    uint32_t rest[3] = {0};
    for (size_t i = 1; i < size; i++) {
        size_t step;
        bytes[i] = read_byte(text, end, set, &step, &rest[i - 1]);
        // "â€?": the last byte had no character and was lost.
        bool is_lost = i + 1 == size && (rest[i - 1] == SYN_UTF8_BAD ||
                                         (rest[i - 1] == '?' && lead == 0xE2 && bytes[1] == 0x80));
        if (is_lost) {
            bytes[i] = 0x80;
            lost++;
        }
        if ((bytes[i] & 0xC0) != 0x80)
            return size == 2 && match_space(text, at, set, lead, lead_size, out_match);
        end += step;
    }
    uint32_t character = spell(bytes, size);
    if (character == 0) return false;
    *out_match = (syn_mojibake_match){
        .start = (uint32_t)at, .end = (uint32_t)end, .character = character, .sign_count = size};
    if (lost > 0) {
        out_match->character = SYN_UTF8_BAD;
        out_match->is_strong = lead == 0xE2 && size == 3;
        return true;
    }
    out_match->is_strong = is_strong(text, out_match, set, lead, rest, size - 1);
    out_match->needs_neighbour = (lead >= 0xC6 && lead <= 0xCF) || (lead >= 0xDC && lead <= 0xDF);
    return true;
}
