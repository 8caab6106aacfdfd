// SPDX-License-Identifier: Apache-2.0
// Reads bylines: takes "By Ann Lee and Bo Ek | Staff writers", gives the names.
//
// Cut at "and", "&", commas, bars and the like; a lead-in ("By", lexicon/byline_lead.txt) goes, and
// so does what is no name: an address, a date, a degree ("MD", "CFP"), an office (lexicon
// not_author), anything of more than five words or without a capital. What stands in a field of
// authors may also be a name of one word in small letters ("ann_lee"); a text needs more. Cost:
// linear in the byline, which is short.
#include "base/buffer.h"
#include "base/str.h"
#include "base/utf8.h"
#include "extract/metadata_page.h"
#include "text/html_reference.h"
#include "text/lexicon.h"

enum { LONGEST_BYLINE = 400, MOST_NAMES = 32, MOST_WORDS = 5 };

size_t syn__byline_scan_lead(syn_str line) {
    size_t best = 0;
    for (size_t i = 1; i <= line.size && i <= 30; i++) {
        bool is_end = i == line.size || line.data[i] == ':' || syn_ascii_is_space(line.data[i]);
        if (!is_end ||
            syn_lexicon_find_nocase(SYN_LEXICON_BYLINE_LEAD, syn_str_slice(line, 0, i)) == NULL)
            continue;
        best = i;
    }
    while (best > 0 && best < line.size &&
           (line.data[best] == ':' || syn_ascii_is_space(line.data[best])))
        best++;
    return best;
}

/// Without "By", "Written by:" and the like, also twice: "Written by: By ...".
static syn_str strip_lead_in(syn_str text) {
    for (size_t i = 0; i < 3; i++) {
        if (syn_str_starts(text, SYN_STR("\xE2\x80\x94"))) text = syn_str_slice(text, 3, text.size);
        text = syn_str_trim(text);
        text = syn_str_slice(text, syn__byline_scan_lead(text), text.size);
    }
    return text;
}

/// What parts a byline: between names, or before what is no name any more ("Ann Lee in Rome", "Ann
/// Lee | The Post").
static const struct {
    const char *sign;
    bool is_last;  ///< no name follows
    bool is_small; ///< a preposition: a name of several words must come before
} separators[] = {
    {" and ", false, false},
    {" & ", false, false},
    {" und ", false, false},
    {" et ", false, false},
    {" y ", false, false},
    {",", false, false},
    {";", false, false},
    {"\n", false, false},
    {" with ", false, false},
    {"/", false, false},
    {"|", true, false},
    {" - ", true, false},
    {" for ", true, true},
    {" in ", true, true},
    {" at ", true, true},
    {" on ", true, true},
    {" of ", true, true},
    {" via ", true, true},
    {"(", true, false},
    {" is ", true, false},
    {" \xE2\x80\x93 ", true, false},
    {" \xE2\x80\x94 ", true, false},
    {"\xE2\x80\xA2", true, false},
    {"\xE2\x8B\x85", true, false},
    {"\xC2\xB7", true, false},
    {" published", true, false},
    {" updated", true, false},
};

/// The size of the separator at `at`, or 0.
static size_t scan_separator(syn_str text, size_t at, size_t *out_row) {
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        syn_str sign = syn_str_from(separators[i].sign);
        if (!syn_str_starts_nocase(syn_str_slice(text, at, text.size), sign)) continue;
        *out_row = i;
        return sign.size;
    }
    return 0;
}

static syn_str get_last_word(syn_str text) {
    size_t start = text.size;
    while (start > 0 && text.data[start - 1] != ' ')
        start--;
    return syn_str_slice(text, start, text.size);
}

/// "Former Managing Editor": the last word says that it is an office. "The Lamp's Editorial Team"
/// signs as one.
static bool is_office(syn_str text) {
    syn_str last = get_last_word(text);
    if (syn_lexicon_find_nocase(SYN_LEXICON_NOT_AUTHOR, text) != NULL) return true;
    if (last.size < text.size && (syn_str_equal_nocase(last, SYN_STR("team")) ||
                                  syn_str_equal_nocase(last, SYN_STR("staff"))))
        return false;
    return syn_lexicon_find_nocase(SYN_LEXICON_NOT_AUTHOR, last) != NULL;
}

static size_t count_words(syn_str text) {
    size_t words = 0, size = 0;
    bool is_start = true;
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c = syn_utf8_decode(text, i, &size);
        words += is_start && syn_char_is_letter(c);
        is_start = text.data[i] == ' ' || text.data[i] == '\n';
    }
    return words;
}

/// "MD", "M.Sc", "CEPF®", "FACLM": capitals without a word among them, or a degree by its name.
static bool is_degree(syn_str text) {
    size_t capitals = 0, small = 0, size = 0, longest = 0, run = 0;
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c = syn_utf8_decode(text, i, &size);
        capitals += syn_char_is_upper(c);
        small += syn_char_is_letter(c) && !syn_char_is_upper(c);
        run = syn_char_is_letter(c) ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return capitals >= 2 && longest <= 6 && small * 2 <= capitals;
}

/// "ann_lee", "hayley.p", "Alphabyte1": a name of one word as people choose it where they register.
static bool is_handle(syn_str text) {
    if (text.size < 3 || text.size > 30 || !syn_ascii_is_alpha(text.data[0])) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!syn_ascii_is_alpha(c) && !syn_ascii_is_digit(c) && strchr("._-", c) == NULL)
            return false;
    }
    return syn_str_find_nocase(text, SYN_STR("admin"), 0) == SIZE_MAX &&
           syn_lexicon_find_nocase(SYN_LEXICON_NOT_AUTHOR, text) == NULL;
}

static bool is_name(syn_str text, syn_byline_kind kind) {
    size_t size = 0;
    bool has_capital = false;
    char before = ' ';
    if (text.size < 2 || text.size > 60) return false;
    bool is_data = kind == SYN_BYLINE_DATA || kind == SYN_BYLINE_LIST;
    if (is_data && is_handle(text)) return true;
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c = syn_utf8_decode(text, i, &size);
        if (syn_ascii_is_digit(text.data[i]) || strchr("@:<>{}[]=_#?!*", text.data[i]) != NULL)
            return false;
        if (before == ' ' && syn_char_is_letter(c))
            has_capital = has_capital || syn_char_is_upper(c) || c > 0x2FF;
        before = text.data[i];
    }
    size_t words = count_words(text);
    return has_capital && words >= 1 && words <= MOST_WORDS && !is_office(text) &&
           !(kind == SYN_BYLINE_TEXT && words == 1 && is_degree(text));
}

bool syn__byline_is_person(syn_str text) {
    size_t words = 0, size = 0;
    bool is_start = true;
    syn_str first = {0};
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c = syn_utf8_decode(text, i, &size);
        if (is_start && !syn_char_is_upper(c)) return false;
        if (!syn_char_is_letter(c) && strchr(" .'-\xE2", text.data[i]) == NULL) return false;
        words += is_start;
        is_start = text.data[i] == ' ';
        if (is_start && first.size == 0) first = syn_str_slice(text, 0, i);
    }
    return words >= 2 && words <= 4 && !is_office(text) &&
           syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, first) != NULL;
}

/// True when all words of one stand in the other, in any order: "Lee", "Dr. Ann Lee", "lee ann".
static bool is_part_of(syn_str part, syn_str whole) {
    for (size_t at = 0; at < part.size;) {
        size_t end = at;
        while (end < part.size && part.data[end] != ' ')
            end++;
        syn_str word = syn_str_slice(part, at, end);
        size_t place = syn_str_find_nocase(whole, word, 0);
        bool is_word = place != SIZE_MAX && (place == 0 || whole.data[place - 1] == ' ') &&
                       (place + word.size == whole.size || whole.data[place + word.size] == ' ');
        if (!is_word) return false;
        at = end + 1;
    }
    return true;
}

static void push_name(syn_arena *arena, syn_str_vec *names, syn_str name) {
    for (size_t i = 0; i < names->count; i++) {
        if (is_part_of(name, names->items[i]) || is_part_of(names->items[i], name)) return;
    }
    SYN_PUSH(arena, names, syn_arena_copy(arena, name));
}

/// "Lee, Ann B." of a list of authors: family name first. Elsewhere only where what follows the
/// comma is a first name and what comes before is one word and none.
static bool read_turned(syn_arena *arena, syn_str_vec *names, syn_str text, syn_byline_kind kind) {
    size_t comma = syn_str_find_byte(text, ',', 0);
    if (comma == SIZE_MAX || syn_str_find_byte(text, ',', comma + 1) != SIZE_MAX) return false;
    syn_str family = syn_str_trim(syn_str_slice(text, 0, comma));
    syn_str given = syn_str_trim(syn_str_slice(text, comma + 1, text.size));
    size_t blank = syn_str_find_byte(given, ' ', 0);
    syn_str first = syn_str_slice(given, 0, blank == SIZE_MAX ? given.size : blank);
    if (!is_name(family, SYN_BYLINE_TEXT) || given.size == 0 || is_degree(family)) return false;
    bool is_given = syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, first) != NULL;
    bool is_lone =
        count_words(family) == 1 && syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, family) == NULL;
    if (kind != SYN_BYLINE_LIST && !(is_given && is_lone && count_words(given) == 1)) return false;
    if (is_office(given)) return false;
    push_name(arena, names,
              syn_arena_format(arena, "%.*s %.*s", SYN_STR_PRINT(given), SYN_STR_PRINT(family)));
    return true;
}

/// References read, blanks of all kinds made one; two hard blanks side by side part what they
/// stand between.
static syn_str tidy(syn_arena *arena, syn_str byline) {
    byline = syn__html_reference_decode(arena, byline, false); // "Ann &amp; Bo" inside of JSON
    char *out = syn_arena_alloc(arena, byline.size);
    if (out == NULL) return (syn_str){0};
    size_t count = 0, size = 0, hard = 0;
    for (size_t i = 0; i < byline.size; i += size) {
        uint32_t c = syn_utf8_decode(byline, i, &size);
        bool is_hard = c == 0xA0 || c == 0x2003 || c == 0x2009 || c == 0x202F;
        bool is_blank = is_hard || c == ' ' || c == '\t' || c == '\r' || c == 0x200B;
        if (is_hard && ++hard == 2 && count > 0) out[count - 1] = '\n';
        if (is_blank && (count == 0 || out[count - 1] == ' ' || out[count - 1] == '\n')) continue;
        if (!is_blank) hard = 0;
        if (is_blank)
            out[count++] = ' ';
        else
            memcpy(out + count, byline.data + i, size), count += size;
    }
    return syn_str_trim((syn_str){out, count});
}

/// The name of a house as it stands: "Centre for Weather and Tides".
static void read_house(syn_arena *arena, syn_str_vec *names, syn_str name) {
    size_t letters = 0, size = 0;
    for (size_t i = 0; i < name.size; i += size)
        letters += syn_char_is_letter(syn_utf8_decode(name, i, &size));
    if (letters < 2 || name.size > 100 || syn_str_find_byte(name, '@', 0) != SIZE_MAX ||
        syn_str_find_nocase(name, SYN_STR("admin"), 0) != SIZE_MAX ||
        syn_lexicon_find_nocase(SYN_LEXICON_NOT_AUTHOR, name) != NULL)
        return;
    push_name(arena, names, name);
}

/// "Learning Network", "Communications Manager": the last word is none of a person's.
static bool is_body(syn_str text) {
    syn_str last = get_last_word(text);
    return syn_lexicon_find_nocase(SYN_LEXICON_ORGANISATION_WORD, last) != NULL ||
           syn_lexicon_find_nocase(SYN_LEXICON_ROLE, last) != NULL;
}

/// What comes behind the first name of a text may be anything: "Ann Lee, Rome", "Ann Lee\nHead of
/// Marketing", "Ann Lee (Editor)".
static bool is_further_name(syn_str name, char sign) {
    size_t words = count_words(name), size = 0;
    bool is_start = true;
    for (size_t i = 0; i < name.size; i += size) {
        uint32_t c = syn_utf8_decode(name, i, &size);
        if (c == '\'' || c == ')' || (is_start && !syn_char_is_upper(c) && words < 3)) return false;
        is_start = c == ' ';
    }
    syn_str first = syn_str_slice(name, 0, syn_str_find_byte(name, ' ', 0));
    bool is_capitals = is_degree(first) && !is_degree(get_last_word(name)); // "CNN Business"
    if (words < 2 || words > 4 || is_body(name) || is_capitals) return false;
    return sign != '\n' || syn__byline_is_person(name);
}

/// "Ann", "EcoFlow", "Ann Lee", but not "Architecture".
static bool is_lone_name(syn_str text) {
    size_t inner = 0, size = 0;
    if (count_words(text) > 1 || syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, text) != NULL)
        return true;
    for (size_t i = 0; i < text.size; i += size)
        inner += syn_char_is_upper(syn_utf8_decode(text, i, &size)) && i > 0;
    return inner > 0 && inner < 4;
}

/// Adds the piece that ends before a separator and begins behind `sign`. True when it is a name,
/// known or new.
static bool read_piece(syn_arena *arena, syn_str_vec *names, syn_str piece, syn_byline_kind kind,
                       char sign, bool has_lead) {
    syn_str name = strip_lead_in(syn_str_trim(piece));
    while (name.size > 3 && strchr("-*", name.data[name.size - 1]) != NULL)
        name = syn_str_trim(syn_str_slice(name, 0, name.size - 1));
    bool is_first = sign == '\0';
    if (!is_name(name, kind) || (!is_first && is_degree(name))) return false;
    // "Ann Lee, ABC Business"
    if (sign == ',' && count_words(name) > 1 && !is_further_name(name, sign)) return false;
    // "Architecture": one word of a text is a name only if it is one
    if (kind == SYN_BYLINE_TEXT && is_first && !has_lead && !is_lone_name(name)) return false;
    if (kind == SYN_BYLINE_TEXT && ((!is_first && !is_further_name(name, sign)) ||
                                    syn_str_find_nocase(name, SYN_STR(" by "), 0) != SIZE_MAX))
        return false;
    push_name(arena, names, name);
    return true;
}

void syn__byline_read(syn_arena *arena, syn_str_vec *names, syn_str byline, syn_byline_kind kind) {
    if (byline.size > LONGEST_BYLINE || names->count >= MOST_NAMES) return;
    syn_str whole = tidy(arena, byline);
    byline = strip_lead_in(whole);
    bool has_lead = byline.size < whole.size;
    if (syn_str_find(byline, SYN_STR("://"), 0) != SIZE_MAX ||
        syn_str_find_nocase(byline, SYN_STR("www."), 0) != SIZE_MAX)
        return;
    if (kind == SYN_BYLINE_WHOLE) {
        read_house(arena, names, byline);
        return;
    }
    if (kind != SYN_BYLINE_TEXT && read_turned(arena, names, byline, kind)) return;
    size_t from = 0;
    bool is_last = false;
    char before = '\0'; ///< the separator before the piece, once a name was found
    // "Dec. 19 · Ann Lee in Rome": a date may come first, a place does not.
    for (size_t i = 0; i <= byline.size && !(is_last && before != '\0'); i++) {
        size_t row = 0;
        size_t sign = i < byline.size ? scan_separator(byline, i, &row) : 1;
        if (sign == 0) continue;
        is_last = i < byline.size && separators[row].is_last;
        syn_str piece = syn_str_slice(byline, from, i);
        bool is_small = i < byline.size && separators[row].is_small;
        if (is_small && count_words(strip_lead_in(piece)) < 2) {
            if (kind == SYN_BYLINE_TEXT) return; // "Head of Marketing"
            is_last = false;
            continue; // "Human in the Loop" signs as a house
        }
        bool is_found = read_piece(arena, names, piece, kind, before, has_lead);
        if ((is_found || before != '\0') && i < byline.size) before = byline.data[i];
        from = i + sign;
        i = from - 1;
    }
}

void syn__author_add(syn_arena *arena, syn_str_vec *names, syn_str byline) {
    syn__byline_read(arena, names, byline, SYN_BYLINE_DATA);
}
