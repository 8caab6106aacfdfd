// SPDX-License-Identifier: Apache-2.0
// Takes a sample, gives what it costs to read it in a single-byte set. See detect_model.h.
//
// The bytes are tried as every language that the set can write. A language is a table of which
// letter follows which; capitals are judged apart, as most wrong Cyrillic has them inside of words.
// Only pairs with a byte beyond ASCII count: English around them says nothing. Cost: the different
// pairs of the sample times the languages.
#include "input/detect_model.h"

#include "base/utf8.h"

#include <string.h>

enum {
    ASCII_LETTERS = 26,
    CONTROL_COST = 60, ///< quarters of a bit more for a byte that the set does not have
    ASCII_SHARE = 4,   ///< pairs of ASCII letters tell the language, but there is English about
    FOREIGN_COST = 6,  ///< of an ASCII letter beside other scripts: "è" alone is no Cyrillic и
    RARE_COST = 24     ///< of languages that undeclared pages are seldom in
};

typedef enum letter_case { CASE_NONE, CASE_SMALL, CASE_CAPITAL } letter_case;

/// What the letter behind costs by its case, in quarters of a bit: capitals begin words.
static const uint8_t case_costs[3][3] = {{0, 1, 10}, {0, 0, 36}, {0, 2, 8}};

typedef struct reading {
    uint16_t characters[256]; ///< small letters
    uint8_t cases[256];
    uint8_t others[256];  ///< the class of what is no letter of the language
    uint8_t classes[256]; ///< in the language that is tried
    size_t class_count;
} reading;

static bool is_latin_letter(uint32_t c) {
    return c < 0x370;
}

static uint8_t get_other_class(uint32_t c) {
    if (c == 0xA0) return SYN_LETTER_NO_BREAK;
    if (c == SYN_UTF8_BAD || c < 0xA0) return SYN_LETTER_CONTROL;
    if (syn_char_is_letter(c)) return SYN_LETTER_OTHER;
    bool is_quote = c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A || c == 0x2026 ||
                    (c >= 0x2013 && c <= 0x201F && c != 0x2016 && c != 0x2017);
    return is_quote ? SYN_LETTER_QUOTE : SYN_LETTER_SIGN;
}

static void read_set(const uint16_t table[128], reading *to) {
    for (size_t i = 0; i < 256; i++) {
        uint32_t c = i < 0x80 ? (uint32_t)i : table[i - 0x80];
        uint32_t lower = syn_char_lower(c);
        bool is_letter = syn_char_is_letter(c);
        if (lower == 0x219) lower = 0x15F; // Romanian: comma or cedilla below
        if (lower == 0x21B) lower = 0x163;
        to->characters[i] = (uint16_t)lower;
        to->others[i] = get_other_class(lower);
        to->cases[i] = CASE_NONE;
        if (is_letter && syn_char_is_upper(c)) to->cases[i] = CASE_CAPITAL;
        if (is_letter && syn_char_is_lower(c)) to->cases[i] = CASE_SMALL;
    }
}

static uint8_t get_ascii_class(uint8_t c, bool is_latin) {
    uint8_t lower = c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
    if (lower >= 'a' && lower <= 'z')
        return (uint8_t)(SYN_LETTER_FIRST + (is_latin ? lower - 'a' : 0));
    if (c <= ' ') return SYN_LETTER_SPACE;
    return c >= '0' && c <= '9' ? SYN_LETTER_DIGIT : SYN_LETTER_ASCII_SIGN;
}

static bool has_letter(const reading *in, uint32_t letter) {
    for (size_t i = 0x80; i < 256; i++) {
        if (in->characters[i] == letter) return true;
    }
    return false;
}

/// Fills the classes; false when the set cannot write the language.
static bool classify(reading *to, const syn_language_model *language) {
    bool is_latin = is_latin_letter(language->letters[0]);
    if (!is_latin && !has_letter(to, language->letters[0])) return false;
    size_t first = SYN_LETTER_FIRST + (is_latin ? ASCII_LETTERS : 1);
    uint64_t found = 0, alike = 0;
    for (size_t i = 0; i < 0x80; i++)
        to->classes[i] = get_ascii_class((uint8_t)i, is_latin);
    for (size_t i = 0x80; i < 256; i++) {
        to->classes[i] = to->others[i];
        if (to->others[i] != SYN_LETTER_OTHER && to->others[i] != SYN_LETTER_SIGN) continue;
        for (size_t k = 0; k < language->letter_count; k++) {
            if (language->letters[k] != to->characters[i]) continue;
            to->classes[i] = (uint8_t)(first + k);
            found |= (uint64_t)1 << (k & 63);
            break;
        }
    }
    for (size_t k = 0; k < language->letter_count; k++)
        alike += found >> (k & 63) & 1;
    to->class_count = language->class_count;
    return alike * 4 >= language->letter_count * 3;
}

static bool is_rare(const char *name) {
    static const char *const rare[] = {"welsh", "irish", "esperanto", "albanian", "macedonian"};
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++) {
        if (strcmp(rare[i], name) == 0) return true;
    }
    return false;
}

uint64_t syn__detect_single(const syn_sample *sample, const syn_encoding *encoding) {
    uint16_t table[128];
    reading tried;
    uint64_t best = UINT64_MAX;
    if (!syn__encoding_get_table(encoding, table)) return best;
    read_set(table, &tried);
    for (size_t i = 0; i < syn__language_model_count; i++) {
        const syn_language_model *language = &syn__language_models[i];
        if (!classify(&tried, language)) continue;
        uint64_t total = is_rare(language->name) ? RARE_COST : 0;
        bool is_latin = is_latin_letter(language->letters[0]);
        if (!is_latin) total += sample->ascii_letter_count * FOREIGN_COST;
        for (size_t k = 0; k < sample->pair_count && total < best; k++) {
            syn_byte_pair pair = sample->pairs[k];
            uint8_t first = tried.classes[pair.first], second = tried.classes[pair.second];
            uint32_t cost = language->costs[first * tried.class_count + second];
            if (pair.first < 0x80 && pair.second < 0x80) {
                total += is_latin ? (uint64_t)cost * pair.count / ASCII_SHARE : 0;
                continue;
            }
            cost += case_costs[tried.cases[pair.first]][tried.cases[pair.second]];
            if (second == SYN_LETTER_CONTROL) cost += CONTROL_COST;
            total += (uint64_t)cost * pair.count;
        }
        if (total < best) best = total;
    }
    return best == UINT64_MAX ? best : best / 4;
}
