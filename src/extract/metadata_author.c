// SPDX-License-Identifier: Apache-2.0
// Reads bylines: takes "By Ann Lee and Bo Ek | Staff writers", gives the names.
//
// Cut at "and", "&", commas, bars and the like; a lead-in ("By", "Written by") goes, and so does
// what is no name: an address, a date, a house ("Staff", "Admin", an outlet), anything of more than
// five words or without a capital. Cost: linear in the byline.
#include "base/str.h"
#include "base/utf8.h"
#include "text/html_reference.h"
#include "extract/metadata_page.h"
#include "text/lexicon.h"

/// Without "By", "Written by:" and the like; the word must end there ("Byron" stays).
static syn_str strip_lead_in(syn_str text) {
    static const char *const leads[] = {"by",        "written by", "posted by",   "published by",
                                        "author",    "authors",    "words by",    "reported by",
                                        "from",      "story by",   "article by",  "reviewed by",
                                        "edited by", "text by",    "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        syn_str lead = syn_str_from(leads[i]);
        if (!syn_str_starts_nocase(text, lead) || text.size == lead.size) continue;
        char after = text.data[lead.size];
        if (after != ':' && !syn_ascii_is_space(after)) continue;
        size_t from = after == ':' ? lead.size + 1 : lead.size;
        text = syn_str_trim(syn_str_slice(text, from, text.size));
        i = SIZE_MAX; // "Written by: By ...": from the beginning
    }
    return text;
}

/// What parts a byline: between names, or before what is no name any more ("Ann Lee in Rome", "Ann
/// Lee | The Post").
static const struct {
    const char *sign;
    bool is_last; ///< no name follows
} separators[] = {
    {" and ", false},
    {" & ", false},
    {",", false},
    {";", false},
    {"\n", false},
    {" with ", false},
    {"/", false},
    {"|", true},
    {" - ", true},
    {" for ", true},
    {" in ", true},
    {" at ", true},
    {" on ", true},
    {" of ", true},
    {"(", true},
    {" is ", true},
    {" \xE2\x80\x93 ", true},
    {" \xE2\x80\x94 ", true},
    {"\xE2\x80\xA2", true},
    {"\xC2\xB7", true},
    {" published", true},
    {" updated", true},
};

/// The size of the separator at `at`, or 0.
static size_t scan_separator(syn_str text, size_t at, bool *out_is_last) {
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        syn_str sign = syn_str_from(separators[i].sign);
        if (!syn_str_starts_nocase(syn_str_slice(text, at, text.size), sign)) continue;
        *out_is_last = separators[i].is_last;
        return sign.size;
    }
    return 0;
}

/// "Former Managing Editor": the last word says that it is an office. "The Lamp's Editorial Team"
/// signs as one.
static bool is_office(syn_str text) {
    size_t start = text.size;
    while (start > 0 && text.data[start - 1] != ' ')
        start--;
    syn_str last = syn_str_slice(text, start, text.size);
    if (syn_lexicon_find_nocase(SYN_LEXICON_NOT_AUTHOR, text) != NULL) return true;
    if (start > 0 && (syn_str_equal_nocase(last, SYN_STR("team")) ||
                      syn_str_equal_nocase(last, SYN_STR("staff"))))
        return false;
    return syn_lexicon_find_nocase(SYN_LEXICON_NOT_AUTHOR, last) != NULL;
}

static bool is_name(syn_str text) {
    size_t words = 0, size = 0;
    bool has_capital = false;
    char before = ' ';
    if (text.size < 2 || text.size > 60) return false;
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c = syn_utf8_decode(text, i, &size);
        if (syn_ascii_is_digit(text.data[i]) || strchr("@:<>{}[]=_#?!", text.data[i]) != NULL)
            return false;
        if (before == ' ' && syn_char_is_letter(c)) {
            words++;
            has_capital = has_capital || syn_char_is_upper(c) || c > 0x2FF;
        }
        before = text.data[i];
    }
    return has_capital && words >= 1 && words <= 5 && !is_office(text);
}

static bool is_known_name(const syn_str_vec *names, syn_str name) {
    for (size_t i = 0; i < names->count; i++) {
        if (syn_str_equal_nocase(names->items[i], name)) return true;
    }
    return false;
}

void syn__author_add(syn_arena *arena, syn_str_vec *names, syn_str byline) {
    if (byline.size > 400 || names->count >= 16) return;
    byline = syn__html_reference_decode(arena, byline, false); // "Ann &amp; Bo" inside of JSON
    byline = strip_lead_in(syn_str_trim(byline));
    size_t from = 0;
    bool is_last = false;
    size_t known = names->count;
    // "Dec. 19 · Ann Lee in Rome": a date may come first, a place does not.
    for (size_t i = 0; i <= byline.size && !(is_last && names->count > known); i++) {
        size_t sign = i < byline.size ? scan_separator(byline, i, &is_last) : 1;
        if (sign == 0) continue;
        syn_str name = strip_lead_in(syn_str_trim(syn_str_slice(byline, from, i)));
        if (is_name(name) && !is_known_name(names, name))
            SYN_PUSH(arena, names, syn_arena_copy(arena, name));
        from = i + sign;
        i = from - 1;
    }
}
