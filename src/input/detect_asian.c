// SPDX-License-Identifier: Apache-2.0
// Takes a sample, gives what it costs to read it in a set of several bytes a character. See
// detect_model.h.
//
// Characters cost what they do in the language that the set is for: read wrongly, bytes become rare
// characters or none at all, and each costs twice of what the common ones do. Cost: linear in the
// sample.
#include "input/detect_model.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "input/charset_johab.h"

#include <string.h>
#include <unicode/ucnv.h>

enum { // bits
    COST_BAD = 30,
    COST_PRIVATE = 24,
    COST_OTHER_LETTER = 18, ///< é in the middle of Japanese
    COST_RARE = 17,
    COST_SIGN = 15,
    COST_NARROW_KANA = 12, ///< half-width: one byte each
    FOREIGN_HALF_BITS = 3,
    COST_SWITCH = 3 ///< from ASCII to the language, or back
};

static const syn_script_model *find_model(const char *encoding) {
    static const struct {
        const char *encoding, *script;
    } rows[] = {{"GBK", "simplified"},     {"gb18030", "simplified"}, {"Big5", "traditional"},
                {"EUC-TW", "traditional"}, {"EUC-JP", "japanese"},    {"Shift_JIS", "japanese"},
                {"EUC-KR", "korean"},      {"Johab", "korean"}};
    const char *script = "";
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].encoding, encoding) == 0) script = rows[i].script;
    }
    for (size_t i = 0; i < syn__script_model_count; i++) {
        if (strcmp(syn__script_models[i].name, script) == 0) return &syn__script_models[i];
    }
    return NULL;
}

static uint32_t get_cost(const syn_script_model *model, uint32_t c) {
    if (c == SYN_UTF8_BAD) return COST_BAD;
    if (c < 0xA0) return COST_BAD;
    size_t low;
    SYN_LOWER_BOUND(low, model->count, i, model->signs[i] < c);
    if (low < model->count && model->signs[low] == c) return model->bits[low];
    if (c >= 0xE000 && c < 0xF900) return COST_PRIVATE;
    if (c < 0x2000) return COST_OTHER_LETTER;
    if (c >= 0xFF61 && c <= 0xFF9F) return COST_NARROW_KANA;
    return c < 0x3400 || (c >= 0xFF00 && c < 0x10000) ? COST_SIGN : COST_RARE;
}

static size_t convert_johab(syn_str bytes, UChar *units) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter *korean = ucnv_open(syn__encoding_get("EUC-KR")->converter, &problem);
    size_t count = 0;
    if (U_FAILURE(problem)) return 0;
    for (size_t at = 0; at < bytes.size; count++) {
        uint8_t first = (uint8_t)bytes.data[at++];
        units[count] = first;
        if (first < 0x80) continue;
        uint8_t second = at < bytes.size ? (uint8_t)bytes.data[at] : 0;
        uint32_t character = syn__johab_get(first, second, korean);
        units[count] = (UChar)character;
        if (character != SYN_UTF8_BAD) at++;
    }
    ucnv_close(korean);
    return count;
}

static size_t convert_by_icu(syn_str bytes, const char *name, UChar *units, size_t room) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &problem);
    if (U_FAILURE(problem)) return 0;
    UChar *at = units;
    const char *source = bytes.data;
    ucnv_toUnicode(converter, &at, units + room, &source, bytes.data + bytes.size, NULL, false,
                   &problem);
    ucnv_close(converter);
    // One odd byte comes out as the control character SUB.
    for (UChar *unit = units; unit < at; unit++)
        *unit = *unit == 0x1A ? (UChar)SYN_UTF8_BAD : *unit;
    return (size_t)(at - units);
}

uint64_t syn__detect_multi(const syn_sample *sample, const syn_encoding *encoding,
                           syn_arena *arena) {
    const syn_script_model *model = find_model(encoding->name);
    size_t room = sample->bytes.size * 2 + 2;
    UChar *units = syn_arena_array(arena, room, sizeof *units);
    if (model == NULL || units == NULL) return UINT64_MAX;
    size_t count = encoding->converter == NULL
                       ? convert_johab(sample->bytes, units)
                       : convert_by_icu(sample->bytes, encoding->converter, units, room);
    if (count == 0) return UINT64_MAX;
    uint64_t total = sample->ascii_letter_count * FOREIGN_HALF_BITS / 2;
    for (size_t i = 0; i < count; i++) {
        bool is_ascii = units[i] < 0x80;
        bool was_ascii = i == 0 || units[i - 1] < 0x80;
        if (is_ascii != was_ascii) total += COST_SWITCH;
        if ((units[i] & 0xFC00) == 0xDC00) continue; // the second half of a rare sign
        if (!is_ascii) total += get_cost(model, units[i]);
    }
    return total;
}
