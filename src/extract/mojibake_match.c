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

#include <unicode/uchar.h>

/// " ̈" for "¨": normalisation (NFKC) parts the accents that stand alone. A space when it is none.
static uint32_t read_spacing_mark(syn_str text, size_t at, size_t *out_size) {
    if (at + 2 >= text.size || (unsigned char)text.data[at + 1] != 0xCC) return ' ';
    *out_size = 3;
    switch ((unsigned char)text.data[at + 2]) {
    case 0x88: return 0xA8;
    case 0x81: return 0xB4;
    case 0x84: return 0xAF;
    case 0xA7: return 0xB8;
    default: *out_size = 1; return ' ';
    }
}

/// The byte of the character at `at` in a set; 0 when it has none. *out_size is its size.
static uint8_t read_byte(syn_str text, size_t at, syn_misread_set set, size_t *out_size,
                         uint32_t *out_character) {
    *out_size = 1;
    *out_character = 0;
    if (at >= text.size) return 0;
    *out_character = syn_utf8_decode(text, at, out_size);
    if (*out_character == ' ') *out_character = read_spacing_mark(text, at, out_size);
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
    case 0xA8: // accents stand for quotation marks: "¨ανατροφή¨", "``pra lá´´"
    case 0xB4:
    case 0xB8:
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

static uint32_t get_before(syn_str text, size_t at) {
    size_t size;
    return at > 0 ? syn_utf8_decode_before(text, at, &size) : ' ';
}

static uint32_t get_after(syn_str text, size_t at) {
    size_t size;
    return at < text.size ? syn_utf8_decode(text, at, &size) : ' ';
}

static bool is_ascii_letter(uint32_t c) {
    return c < 0x80 && syn_ascii_is_alpha((char)c);
}

/// "IRMÃ”", "CAFÉ’S", "MÄ£ÄM": behind a capital and before no small letter, the letter is what it
/// seems to be, unless a capital comes out inside of a word ("HÃ”TEL").
static bool is_end_of_capitals(syn_str text, const syn_mojibake_match *match, uint32_t sign) {
    uint32_t before = get_before(text, match->start), after = get_after(text, match->end);
    if (!syn_char_is_upper(before)) return false;
    if (syn_char_is_lower(after)) return false;
    if (syn_char_is_lower(match->character)) return true;
    return is_usual_sign(sign) && sign != 0x2122 && (sign == 0x2019 || !syn_char_is_upper(after));
}

static bool is_quote(uint32_t c) {
    return c == '"' || c == '\'' || c == '`' || c == '(' || c == ')' || c == 0xAB || c == 0xBB ||
           (c >= 0x2018 && c <= 0x201F);
}

/// "I saw &quot;Ã¤&quot; instead": one sequence alone in quotation marks is spoken of, too.
static bool is_quoted(syn_str text, const syn_mojibake_match *match) {
    uint32_t before = get_before(text, match->start), after = get_after(text, match->end);
    return (is_quote(before) && is_quote(after)) || (before == ';' && after == '&');
}

/// "“Ã”", "a lot of Ã’s": the letter itself is spoken of.
static bool is_named_letter(syn_str text, const syn_mojibake_match *match, uint32_t sign) {
    if (!is_never_telling(sign) && sign != 0x2018 && sign != 0x201C) return false;
    if (sign == 0xA0 || sign == 0xAD) return false;
    if (is_letter_before(text, match->start)) return false;
    if (sign == 0x2019 && (get_after(text, match->end) | 32) == 's')
        return !is_letter_at(text, match->end + 1);
    uint32_t before = get_before(text, match->start);
    bool is_loose = syn_char_is_space(before) || is_usual_sign(before);
    return is_loose && !is_letter_at(text, match->end) &&
           !syn_char_is_digit(get_after(text, match->end));
}

/// "LiĂ¨ge", "VisÅ³": no capital stands behind a small letter.
static bool is_inside_small_word(syn_str text, const syn_mojibake_match *match) {
    size_t size;
    uint32_t lead = syn_utf8_decode(text, match->start, &size);
    return syn_char_is_upper(lead) && syn_char_is_lower(get_before(text, match->start));
}

/// How sure a sequence of windows-1252 or another Latin set is. `rest` are the characters after the
/// lead, `count` of them.
static bool is_strong_latin(syn_str text, const syn_mojibake_match *match, syn_misread_set set,
                            uint8_t lead, const uint32_t *rest, size_t count) {
    // In windows-1252 most continuation bytes are signs; in its neighbours many are letters.
    size_t usual = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_caron = lead >= 0xC6 && (rest[i] | 1) >= 0x160 && (rest[i] | 1) <= 0x17F;
        bool is_letter = (set != SYN_MISREAD_1252 || is_caron) && syn_char_is_letter(rest[i]);
        usual += is_usual_sign(rest[i]) || is_letter; // "PŘÍŠERNĚ"
    }
    bool has_copyright = rest[0] == 0xA9;
    if (lead < 0xE0 && is_inside_small_word(text, match)) return true;
    if (lead >= 0xE0) {
        bool is_known_lead = lead == 0xE2 || lead == 0xEF || lead >= 0xF0;
        return usual < count || (is_known_lead && set == SYN_MISREAD_1252);
    }
    if (is_quoted(text, match)) return false;
    if (is_end_of_capitals(text, match, rest[0]) || is_named_letter(text, match, rest[0]))
        return false;
    if (lead <= 0xC3) {
        // No language ends small words in Ã or Â; Romanian does in Ă.
        bool is_romanian = set != SYN_MISREAD_1252 && lead == 0xC3;
        if (set == SYN_MISREAD_1257 && lead == 0xC2 && usual > 0) return false;
        return !is_romanian || usual == 0 || has_copyright;
    }
    if (lead >= 0xDC) return false;
    if (usual == 0) return true;
    if (lead >= 0xC6 && lead <= 0xCD) return false;
    // "RÄ«ga", "Ä°stanbul", "RÎ³c": a sign in the middle of a word is no sign.
    if (is_never_telling(rest[0]) || !is_letter_at(text, match->end)) return false;
    if (set != SYN_MISREAD_1252 && syn_char_is_letter(rest[0])) return false;
    return lead <= 0xC5 || ((lead == 0xCE || lead == 0xCF) && is_letter_before(text, match->start));
}

/// "mГ©dicament": Г inside of a Latin word.
static bool is_cyrillic_in_latin(syn_str text, const syn_mojibake_match *match, uint8_t lead) {
    uint32_t before = get_before(text, match->start), after = get_after(text, match->end);
    return (is_ascii_letter(before) || is_ascii_letter(after)) && lead == 0xC3 &&
           syn_char_is_letter(match->character);
}

/// "СВІТІЛІ", "дії": letters of living languages, each capital or one of these.
static bool is_cyrillic_word(const uint32_t *rest, size_t count) {
    static const uint16_t small[] = {0x451, 0x454, 0x456, 0x457, 0x45E, 0x491};
    for (size_t i = 0; i < count; i++) {
        bool is_found = is_cyrillic(rest[i]) && syn_char_is_upper(rest[i]);
        for (size_t k = 0; k < sizeof small / sizeof *small; k++)
            is_found = is_found || rest[i] == small[k];
        if (!is_found) return false;
    }
    return true;
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
        if (has_cyrillic_beside(text, match->start, match->end)) return false;
        if (is_cyrillic_in_latin(text, match, lead)) return true;
        if (match->character == 0xA3 && syn_char_is_digit(get_after(text, match->end)))
            return true; // "ВЈ5.8bn"
        return !is_usual_sign(rest[0]) && !is_cyrillic(rest[0]) && (lead < 0xD0 || lead > 0xD1);
    case SYN_MISREAD_MACINTOSH:
        if (lead == 0xE2) return rest[0] == 0xC4;                                 // "‚Äî"
        if (lead == 0xC3) return rest[0] != 0x03C0 && !is_never_telling(rest[0]); // not "√π"
        if (lead == 0xF0) return rest[0] == 0xFC;                                 // emoji
        return (lead == 0xC4 || lead == 0xC5) && is_ascii_letter(get_before(text, match->start));
    case SYN_MISREAD_IBM437: {
        bool is_line = rest[0] >= 0x2500 && rest[0] < 0x25A0; // "├┤a┼┐": drawn with lines
        if (lead == 0xE2) return !is_usual_sign(rest[0]);     // "ΓÇÖ"
        if (lead == 0xF0) return rest[0] == 0x192;            // emoji
        return lead == 0xC3 && !is_line && !is_usual_sign(rest[0]);
    }
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

/// "voilÃ le travail": no word of small letters ends in Ã.
static bool is_small_word_before(syn_str text, size_t at) {
    size_t size;
    return at > 0 && syn_char_is_lower(syn_utf8_decode_before(text, at, &size));
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
    out_match->is_strong =
        set == SYN_MISREAD_1252 && lead == 0xC3 && is_small_word_before(text, at);
    if (lead != 0xC2) return !is_end;
    // "he said.Â": glued to a full stop, it is what is left of a no-break space.
    size_t size;
    uint32_t before = at == 0 ? ' ' : syn_utf8_decode_before(text, at, &size);
    out_match->is_strong = !syn_char_is_letter(before) && !syn_char_is_space(before);
    return true;
}

/// "ã†â€™": behind a sign that is left over from a worse mess, a match is chance.
static bool is_behind_remains(syn_str text, size_t at) {
    size_t size;
    uint32_t before = at > 0 ? syn_utf8_decode_before(text, at, &size) : ' ';
    if (before < 0xA0 || is_usual_sign(before) || syn_char_is_letter(before))
        return before == 0x192;
    const syn_mojibake_row *row = syn__mojibake_find_row(before);
    return row != NULL && (row->bytes[SYN_MISREAD_1252] & 0xC0) == 0x80;
}

/// What stands for a continuation byte that was lost. U+FFFD does anywhere; "?" behind "â€" or "â"
/// and in "Ã?"; a space, once a no-break space, inside of "âš " and the like.
typedef enum loss { LOSS_NONE, LOSS_BYTE, LOSS_SPACE } loss;

static loss find_loss(uint32_t character, uint8_t lead, size_t size, size_t place) {
    if (character == SYN_UTF8_BAD) return LOSS_BYTE;
    if (character == '?' && (lead == 0xE2 || (lead == 0xC3 && size == 2))) return LOSS_BYTE;
    if (character == ' ' && (lead == 0xE2 || lead == 0xE3 || lead == 0xEF) && place > 0)
        return LOSS_SPACE;
    return LOSS_NONE;
}

static bool is_sensible(uint32_t character) {
    if (character >= 0xD800 && character < 0xE000) return true; // pairs are joined later
    int8_t type = u_charType((UChar32)character);
    return type != U_UNASSIGNED && type != U_PRIVATE_USE_CHAR;
}

bool syn__mojibake_match_at(syn_str text, size_t at, syn_misread_set set, uint8_t lead,
                            size_t lead_size, syn_mojibake_match *out_match) {
    if (lead < 0xC2 || lead > 0xF4) return false;
    size_t size = sequence_size(lead), end = at + lead_size, lost = 0, spaces = 0;
    uint8_t bytes[4] = {lead};
    uint32_t rest[3] = {0};
    for (size_t i = 1; i < size; i++) {
        size_t step;
        bytes[i] = read_byte(text, end, set, &step, &rest[i - 1]);
        loss kind = bytes[i] != 0 ? LOSS_NONE : find_loss(rest[i - 1], lead, size, i);
        if (kind == LOSS_SPACE && size == 2) kind = LOSS_NONE;
        if (kind != LOSS_NONE) bytes[i] = kind == LOSS_SPACE ? 0xA0 : 0x80;
        lost += kind == LOSS_BYTE;
        spaces += kind == LOSS_SPACE;
        if ((bytes[i] & 0xC0) != 0x80)
            return size == 2 && match_space(text, at, set, lead, lead_size, out_match);
        end += step;
    }
    uint32_t character = spell(bytes, size);
    if (character == 0 || !is_sensible(character) || lost + spaces + 1 >= size + (size == 2))
        return false;
    *out_match = (syn_mojibake_match){
        .start = (uint32_t)at, .end = (uint32_t)end, .character = character, .sign_count = size};
    out_match->needs_neighbour = (lead >= 0xC6 && lead <= 0xCD) || (lead >= 0xD0 && lead <= 0xDF);
    bool is_latin = set != SYN_MISREAD_1251 && set < SYN_MISREAD_MACINTOSH;
    out_match->is_doubtful = is_latin && is_behind_remains(text, at);
    if (spaces > 0) return lost == 0;
    if (lost > 0) {
        out_match->character = SYN_UTF8_BAD;
        out_match->is_strong = size > 2 && (lead == 0xE2 || lead >= 0xEF);
        if (size == 2 && rest[0] == '?') out_match->needs_neighbour = true;
        return true;
    }
    out_match->is_strong = is_strong(text, out_match, set, lead, rest, size - 1);
    out_match->is_word = set == SYN_MISREAD_1251 && is_cyrillic_word(rest, size - 1);
    bool has_control = rest[0] >= 0x80 && rest[0] < 0xA0;
    if (out_match->is_strong && (has_control || (lead >= 0xC6 && lead <= 0xCD)))
        out_match->needs_neighbour = false;
    if (has_control && lead < 0xE0) {
        out_match->is_strong = true;
        out_match->needs_neighbour = false;
    }
    return true;
}
