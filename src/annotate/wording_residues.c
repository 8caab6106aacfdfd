// SPDX-License-Identifier: Apache-2.0
// Takes a text, gives the residues of templates in it. See wording_residues.h.
//
// Editors use brackets as well: "[sic]", "the [city] council" in a quotation. So a field in square
// brackets counts only in the shape of a field ("[CITY]", "[company_name]", "[insert date]"), and
// one alone is a weak sign; alternatives in braces ("{big|large}") are none that an author writes.
// Code has braces and bars too: what looks like code (a semicolon, an equals sign, a bracket
// inside) is left alone.
#include "annotate/wording_residues.h"

#include "base/str.h"

enum { LONGEST = 120, MOST = 40 };

typedef enum residue { RESIDUE_NONE, RESIDUE_FIELD, RESIDUE_CHOICE } residue;

static bool is_field_word(syn_str word) {
    static const char *const words[] = {"business", "city",    "company",  "country",  "domain",
                                        "insert",   "keyword", "keywords", "location", "name",
                                        "product",  "title",   "topic",    "town",     "username",
                                        "website",  "your"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal_nocase(word, syn_str_from(words[i]))) return true;
    }
    return false;
}

/// Field words with blanks, low lines or hyphens between: "city", "Your_Name", "insert date here".
static bool is_field(syn_str inside) {
    size_t known = 0, all = 0;
    for (size_t at = 0; at < inside.size;) {
        size_t end = at;
        while (end < inside.size && syn_ascii_is_alpha(inside.data[end]))
            end++;
        if (end > at) {
            all++;
            known += is_field_word(syn_str_slice(inside, at, end));
        } else {
            char c = inside.data[end++];
            if (c != ' ' && c != '_' && c != '-') return false;
        }
        at = end;
    }
    return all > 0 && all <= 4 && known * 2 > all;
}

/// "big|large|huge": words and blanks between bars.
static bool is_choice(syn_str inside) {
    size_t bars = 0, letters = 0;
    for (size_t i = 0; i < inside.size; i++) {
        char c = inside.data[i];
        bars += c == '|';
        letters += syn_ascii_is_alpha(c);
        if (c == ';' || c == '=' || c == '(' || c == '<' || c == '\\' || c == '\n') return false;
    }
    return bars > 0 && letters > bars && !syn_str_starts(inside, SYN_STR("|"));
}

/// What begins at `at`, and where it ends.
static residue read_residue(syn_str text, size_t at, size_t *out_end) {
    char open = text.data[at], close = open == '[' ? ']' : open == '{' ? '}' : open;
    size_t end = at + 1, depth = 1;
    while (end < text.size && end - at < LONGEST) {
        if (text.data[end] == close && --depth == 0) break;
        if (text.data[end] == open) depth++;
        end++;
    }
    if (end >= text.size || end - at >= LONGEST) return RESIDUE_NONE;
    *out_end = end + 1;
    syn_str inside = syn_str_slice(text, at + 1, end);
    if (open == '{' && is_choice(inside)) return RESIDUE_CHOICE;
    if (open == '{' && syn_str_starts(inside, SYN_STR("{")) && syn_str_ends(inside, SYN_STR("}")))
        inside = syn_str_trim(syn_str_slice(inside, 1, inside.size - 1));
    return is_field(inside) ? RESIDUE_FIELD : RESIDUE_NONE;
}

static const char marks[3] = {'[', '{', '%'};

/// Where the next residue could begin, from `at` on; `next` keeps where each mark stands next.
static size_t find_mark(syn_str text, size_t at, size_t next[sizeof marks]) {
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < sizeof marks; i++) {
        if (next[i] < at) next[i] = syn_str_find_byte(text, marks[i], at);
        if (next[i] < first) first = next[i];
    }
    return first;
}

double syn__residues_find(syn_str text, syn_arena *arena, syn_wording_sign **out_signs,
                          size_t *out_count) {
    SYN_VEC(syn_wording_sign) signs = {0};
    size_t fields = 0, choices = 0, next[sizeof marks];
    for (size_t i = 0; i < sizeof marks; i++)
        next[i] = syn_str_find_byte(text, marks[i], 0);
    for (size_t at = 0; signs.count < MOST; at++) {
        size_t end;
        at = find_mark(text, at, next);
        if (at == SIZE_MAX) break;
        residue kind = read_residue(text, at, &end);
        if (kind == RESIDUE_NONE) continue;
        fields += kind == RESIDUE_FIELD;
        choices += kind == RESIDUE_CHOICE;
        syn_wording_sign sign = {
            .code = "template_residue",
            .span = {at, end},
            .text = kind == RESIDUE_FIELD ? SYN_STR("a field of a template that was not filled in")
                                          : SYN_STR("alternatives of a template")};
        SYN_PUSH(arena, &signs, sign);
        at = end - 1;
    }
    *out_signs = signs.items;
    *out_count = signs.items == NULL ? 0 : signs.count;
    if (choices >= 2) return 0.98;
    if (choices == 1) return fields > 0 ? 0.95 : 0.8;
    return fields == 0 ? 0 : fields == 1 ? 0.4 : fields == 2 ? 0.7 : 0.92;
}
