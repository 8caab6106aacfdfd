// SPDX-License-Identifier: Apache-2.0
// Takes bytes, gives the name of a character set. See detect.h.
//
// ICU's detector weighs byte sequences and letter triples; names are mapped as in the WHATWG
// Encoding Standard, whose supersets are what real pages hold. Cost: linear in at most 64 kB.
#include "input/detect.h"

#include "base/str.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

enum {
    SAMPLE_BYTES = 1 << 16,
    DECLARATION_BYTES = 4096,
    LABEL_BYTES = 40,
    SURE = 90,
    HALF_SURE = 20
};

typedef struct label_row {
    const char *label, *name;
} label_row;

/// Where browsers read a name as another, wider set (WHATWG Encoding, table of labels).
static const label_row label_rows[] = {
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"gb18030", "gb18030"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"shift-jis", "ibm-943_P15A-2003"},
    {"sjis", "ibm-943_P15A-2003"},
    {"x-sjis", "ibm-943_P15A-2003"},
    {"windows-31j", "ibm-943_P15A-2003"},
    {"cp932", "ibm-943_P15A-2003"},
    {"euc-kr", "windows-949-2000"},
    {"ks_c_5601-1987", "windows-949-2000"},
    {"korean", "windows-949-2000"},
    {"iso-8859-8", "windows-1255"},
    {"iso-8859-8-i", "windows-1255"},
    {"big5", "Big5-HKSCS"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
};

const char *syn__charset_from_label(syn_str label) {
    char name[LABEL_BYTES + 1];
    label = syn_str_trim(label);
    if (label.size == 0 || label.size > LABEL_BYTES) return NULL;
    for (size_t i = 0; i < label.size; i++) {
        name[i] = syn_ascii_lower(label.data[i]);
        if (name[i] <= ' ' || name[i] > '~' || name[i] == ',') return NULL; // ICU takes options
    }
    name[label.size] = '\0';
    for (size_t i = 0; i < sizeof label_rows / sizeof *label_rows; i++) {
        if (strcmp(label_rows[i].label, name) == 0) return label_rows[i].name;
    }
    static const char *const unsafe[] = {"utf-7", "utf7", "scsu", "bocu",
                                         "cesu",  "imap", "hz",   "lmbcs"};
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++) {
        if (strncmp(name, unsafe[i], strlen(unsafe[i])) == 0) return NULL;
    }
    UErrorCode problem = U_ZERO_ERROR;
    if (ucnv_countAliases(name, &problem) == 0 || U_FAILURE(problem)) return NULL;
    return ucnv_getAlias(name, 0, &problem);
}

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
    while (end < text.size && strchr("\"'/>;? \t\r\n", text.data[end]) == NULL)
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

const char *syn__charset_detect_wide(syn_str bytes) {
    size_t zeros[4] = {0};
    size_t count = (bytes.size < SAMPLE_BYTES ? bytes.size : SAMPLE_BYTES) / 4;
    if (count == 0) return NULL;
    for (size_t i = 0; i < count * 4; i++)
        zeros[i % 4] += bytes.data[i] == '\0';
    size_t most = count - count / 8; // nearly every character has its zeros
    if (zeros[0] == count && zeros[1] >= most && zeros[2] >= count / 8) return "UTF-32BE";
    if (zeros[3] == count && zeros[2] >= most && zeros[1] >= count / 8) return "UTF-32LE";
    // Latin text has zeros in one half; any script has spaces and line ends that do.
    size_t even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3];
    if (even > count / 4 && odd < even / 16 + 1) return "UTF-16BE";
    if (odd > count / 4 && even < odd / 16 + 1) return "UTF-16LE";
    return NULL;
}

/// The stretch that says most: from shortly before the first byte beyond ASCII.
static syn_str take_sample(syn_str bytes) {
    size_t first = 0;
    while (first < bytes.size && (bytes.data[first] & 0x80) == 0)
        first++;
    size_t start = first > SAMPLE_BYTES / 4 ? first - SAMPLE_BYTES / 4 : 0;
    return syn_str_slice(bytes, start, start + SAMPLE_BYTES);
}

/// ICU's best guess, mapped; NULL when it has none. *out_sureness is 0 to 100.
static const char *ask_icu(syn_str sample, bool has_tags, int32_t *out_sureness) {
    const char *found = NULL;
    UErrorCode problem = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&problem);
    *out_sureness = 0;
    if (U_FAILURE(problem)) return NULL;
    ucsdet_enableInputFilter(detector, has_tags);
    ucsdet_setText(detector, sample.data, (int32_t)sample.size, &problem);
    const UCharsetMatch *match = ucsdet_detect(detector, &problem);
    const char *name = match == NULL ? NULL : ucsdet_getName(match, &problem);
    if (name != NULL && U_SUCCESS(problem)) {
        found = syn__charset_from_label(syn_str_from(name));
        *out_sureness = ucsdet_getConfidence(match, &problem);
    }
    ucsdet_close(detector);
    return found != NULL && strcmp(found, "UTF-8") == 0 ? NULL : found;
}

/// Hebrew letters stand where windows-1251 has its small ones, so ICU's word is taken there.
static bool is_hebrew(const char *charset) {
    return charset != NULL &&
           (strcmp(charset, "windows-1255") == 0 || strstr(charset, "8859-8") != NULL);
}

const char *syn__charset_detect(syn_str bytes, bool has_tags) {
    int32_t sureness;
    syn_str sample = take_sample(bytes);
    const char *found = ask_icu(sample, has_tags, &sureness);
    if (found != NULL && sureness >= SURE) return found;
    if (is_hebrew(found) && sureness >= HALF_SURE) return found;
    const char *own = syn__charset_detect_cyrillic(sample);
    if (own == NULL) own = syn__charset_detect_thai(sample);
    if (own != NULL) return own;
    return found != NULL ? found : "windows-1252";
}
