// SPDX-License-Identifier: Apache-2.0
// Reads bylines: takes "By Ann Lee and Bo Ek | Staff writers", gives the names.
//
// Cut at "and", "&", commas, bars and the like; a lead-in ("By", "Written by") goes, and so does
// what is no name: an address, a date, a house ("Staff", "Admin", an outlet), anything of more than
// five words or without a capital. Cost: linear in the byline.
#include "base/str.h"
#include "base/utf8.h"
#include "extract/metadata_page.h"
#include "text/lexicon.h"

static syn_str strip_lead_in(syn_str text) {
    static const char *const leads[] = {
        "by ",         "by:",          "written by ", "posted by ",   "published by ", "author: ",
        "authors: ",   "author ",      "words by ",   "reported by ", "from ",         "story by ",
        "article by ", "reviewed by ", "edited by ",  "\xE2\x80\x94 "};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        syn_str lead = syn_str_from(leads[i]);
        if (syn_str_starts_nocase(text, lead)) {
            text = syn_str_trim(syn_str_slice(text, lead.size, text.size));
            i = (size_t)-1; // "Written by: By ..."
        }
    }
    return text;
}

/// The size of a separator at `at`, or 0.
static size_t scan_separator(syn_str text, size_t at) {
    static const char *const signs[] = {
        " and ",          " & ",          ",",        ";",      "|",     " - ",  " \xE2\x80\x93 ",
        " \xE2\x80\x94 ", "\xE2\x80\xA2", "\xC2\xB7", " with ", " for ", " in ", " at ",
        " on ",           " of ",         "(",        "/",      "\n"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        syn_str sign = syn_str_from(signs[i]);
        if (syn_str_starts_nocase(syn_str_slice(text, at, text.size), sign)) return sign.size;
    }
    return 0;
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
    return has_capital && words >= 1 && words <= 5 &&
           syn_lexicon_find_nocase(SYN_LEXICON_NOT_AUTHOR, text) == NULL;
}

static bool is_known_name(const syn_str_vec *names, syn_str name) {
    for (size_t i = 0; i < names->count; i++) {
        if (syn_str_equal_nocase(names->items[i], name)) return true;
    }
    return false;
}

/// "PhD", "MD", "Jr." behind a comma belong to the name before them: they are dropped.
void syn__author_add(syn_arena *arena, syn_str_vec *names, syn_str byline) {
    if (byline.size > 400 || names->count >= 16) return;
    byline = strip_lead_in(syn_str_trim(byline));
    size_t from = 0;
    for (size_t i = 0; i <= byline.size; i++) {
        size_t sign = i < byline.size ? scan_separator(byline, i) : 1;
        if (sign == 0) continue;
        syn_str name = strip_lead_in(syn_str_trim(syn_str_slice(byline, from, i)));
        if (is_name(name) && !is_known_name(names, name))
            SYN_PUSH(arena, names, syn_arena_copy(arena, name));
        syn_str separator = syn_str_slice(byline, i, i + sign);
        from = i + sign;
        i = from - 1;
        // What follows a place or a house is none: "Ann Lee in Rome", "Ann Lee | The Post".
        if (syn_str_find_byte(separator, '|', 0) != SIZE_MAX || separator.size == 4) break;
        if (syn_str_equal(separator, SYN_STR("(")) || syn_str_equal(separator, SYN_STR(" for ")))
            break;
    }
}
