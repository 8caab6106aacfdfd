// SPDX-License-Identifier: Apache-2.0
// Takes a line, tells by its wording and shape whether it is furniture. See text_furniture.h.
//
// Phrases are looked up in a word list by their first words (and, for some, at every place), so the
// cost is linear in the first few dozen words; longer units are prose.
#include "extract/text_furniture.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

enum {
    MOST_WORDS = 32,     ///< a longer unit is never dropped for its wording
    LONGEST_PHRASE = 6,  ///< words of an entry
    LONGEST_STAMP = 14,  ///< words of a line that begins "Updated"
    LONGEST_CREDIT = 12, ///< words
    LONGEST_TAIL_CREDIT = 8,
    LEAST_CAPTION_WORDS = 5 ///< before a bare "(Reuters)"
};

/// The words of a unit and the lower-case phrase that is being looked up.
typedef struct wording {
    syn_str text;
    syn_unit_word words[MOST_WORDS + 1];
    size_t count;
} wording;

static wording split_wording(syn_str text) {
    wording one = {.text = text};
    one.count = syn__words_split(text, one.words, MOST_WORDS + 1);
    return one;
}

/// Words `from` to `to` in lower case, parted by spaces; empty when they do not fit.
static syn_str make_phrase(const wording *one, size_t from, size_t to, char out[64]) {
    size_t size = 0;
    for (size_t i = from; i < to; i++) {
        syn_str word = syn_str_span(one->text, one->words[i].span);
        if (size + word.size + 1 > 64) return (syn_str){out, 0};
        if (size > 0) out[size++] = ' ';
        for (size_t at = 0, step; at < word.size; at += step) {
            uint32_t c = syn_utf8_decode(word, at, &step);
            if (c == 0x2019) {
                out[size++] = '\'';
            } else {
                for (size_t k = 0; k < step; k++)
                    out[size++] = syn_ascii_lower(word.data[at + k]);
            }
        }
    }
    return (syn_str){out, size};
}

static const syn_lexicon_entry *look_up(syn_lexicon list, const wording *one, size_t from,
                                        size_t to) {
    char phrase[64];
    syn_str key = make_phrase(one, from, to, phrase);
    return key.size == 0 ? NULL : syn_lexicon_find(list, key);
}

static syn_dropped_kind parse_kind(syn_str name) {
#define KIND_ROW(constant, text) \
    if (syn_str_equal(name, SYN_STR(text))) return constant;
    SYN_DROPPED_KIND_LIST(KIND_ROW)
#undef KIND_ROW
    return SYN_DROPPED_OTHER;
}

/// True when a sign that parts a label from what it labels follows word `at`: "WATCH | ...",
/// "Related: ...", or a bar that came out as a letter, "LISTEN l ...".
static bool is_label(const wording *one, size_t at) {
    char sign = one->words[at].sign;
    if (sign == ':' || sign == '|' || sign == '>') return true;
    if (at + 1 >= one->count) return sign == 0;
    syn_str next = syn_str_span(one->text, one->words[at + 1].span);
    return next.size == 1 && (next.data[0] == 'l' || next.data[0] == 'I') && at + 2 < one->count;
}

static bool mode_holds(syn_str mode, const wording *one, size_t from, size_t to) {
    if (syn_str_equal(mode, SYN_STR("inside"))) return true;
    if (syn_str_equal(mode, SYN_STR("end")))
        return to == one->count && !syn__text_ends_sentence(one->text);
    if (from > 0) return false;
    if (syn_str_equal(mode, SYN_STR("start"))) return true;
    if (syn_str_equal(mode, SYN_STR("whole"))) return to == one->count;
    // "Updated: 4 May 2023", but "Updated plans for the bridge were shown on Tuesday."
    if (syn_str_equal(mode, SYN_STR("stamp")))
        return one->count <= LONGEST_STAMP && !syn__text_ends_sentence(one->text);
    return syn_str_equal(mode, SYN_STR("label")) && is_label(one, to - 1);
}

/// Does one of the entry's modes hold for its words at `from` to `to`?
static bool applies(const syn_lexicon_entry *entry, const wording *one, size_t from, size_t to,
                    syn_dropped_kind *out_kind) {
    size_t space = syn_str_find_byte(entry->value, ' ', 0);
    if (space == SIZE_MAX) return false;
    syn_str modes = syn_str_slice(entry->value, 0, space);
    *out_kind = parse_kind(syn_str_slice(entry->value, space + 1, entry->value.size));
    for (size_t at = 0; at < modes.size;) {
        size_t end = syn_str_find_byte(modes, ',', at);
        if (end == SIZE_MAX) end = modes.size;
        if (mode_holds(syn_str_slice(modes, at, end), one, from, to)) return true;
        at = end + 1;
    }
    return false;
}

static bool begins_with_quote(syn_str text) {
    size_t size;
    uint32_t c = text.size == 0 ? 0 : syn_utf8_decode(text, 0, &size);
    return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E;
}

static bool is_phrase(const wording *one, syn_dropped_kind *out_kind) {
    if (one->count == 0 || one->count > MOST_WORDS || begins_with_quote(one->text)) return false;
    for (size_t from = 0; from < one->count; from++) {
        for (size_t to = from + 1; to <= one->count && to <= from + LONGEST_PHRASE; to++) {
            const syn_lexicon_entry *entry = look_up(SYN_LEXICON_FURNITURE, one, from, to);
            if (entry != NULL && applies(entry, one, from, to, out_kind)) return true;
        }
    }
    return false;
}

/// No word at all, only lines and dots: "|", "___", "* * *". Other signs may say something.
static bool is_rule(syn_str text) {
    for (size_t i = 0, size; i < text.size; i += size) {
        uint32_t c = syn_utf8_decode(text, i, &size);
        bool is_ascii_sign =
            c < 0x80 && !syn_ascii_is_alpha((char)c) && !syn_ascii_is_digit((char)c);
        bool is_sign = (c >= 0xA0 && c <= 0xB7 && c != 0xAA) || (c >= 0x2000 && c < 0x2070) ||
                       c == 0x2500 || c == 0x2550 || c == 0x25A0 || c == 0x25CF || c == 0x25C6;
        if (!is_ascii_sign && !is_sign) return false;
    }
    return true;
}

/// A player: a title, its length and the next title run together, "Daily Brief12:05Why it rains",
/// or a length alone.
static bool is_player(const wording *one) {
    syn_str text = one->text;
    if (one->count > MOST_WORDS) return false;
    for (size_t at = 1; at + 2 < text.size; at++) {
        if (text.data[at] != ':' || !syn_ascii_is_digit(text.data[at - 1]) ||
            !syn_ascii_is_digit(text.data[at + 1]) || !syn_ascii_is_digit(text.data[at + 2]))
            continue;
        size_t start = at - 1, end = at + 3, size;
        if (start > 0 && syn_ascii_is_digit(text.data[start - 1])) start--;
        if (start == 0 || end >= text.size) continue;
        if (syn_char_is_letter(syn_utf8_decode_before(text, start, &size)) &&
            syn_char_is_upper(syn_utf8_decode(text, end, &size)))
            return true;
    }
    return false;
}

/// "Contact | Imprint | Privacy", "Home > World > Asia": short pieces between bars or arrows, one
/// of which is what menus hold and tables do not.
static bool is_menu(const wording *one) {
    static const char *const items[] = {"home",  "contact", "privacy", "imprint",
                                        "about", "terms",   "cookies", "login",
                                        "help",  "sitemap", "jobs"};
    size_t bars = 0, words_since = 0, longest = 0;
    bool has_item = false;
    for (size_t i = 0; i < one->count; i++) {
        syn_str word = syn_str_span(one->text, one->words[i].span);
        for (size_t k = 0; k < sizeof items / sizeof *items; k++)
            has_item = has_item || syn_str_equal_nocase(word, syn_str_from(items[k]));
        if (++words_since > longest) longest = words_since;
        if (one->words[i].sign != '|' && one->words[i].sign != '>') continue;
        bars++;
        words_since = 0;
    }
    return has_item && bars >= 2 && longest <= 4 && one->count <= MOST_WORDS &&
           !syn__text_ends_sentence(one->text);
}

/// "© 2026 The Star", "(c) The Star. All rights reserved."
static bool is_notice_of_rights(syn_str text) {
    return syn_str_starts(text, SYN_STR("\xc2\xa9")) ||
           syn_str_starts_nocase(text, SYN_STR("(c) ")) ||
           syn_str_starts_nocase(text, SYN_STR("copyright \xc2\xa9"));
}

static bool is_address(syn_str text) {
    bool is_web = syn_str_starts_nocase(text, SYN_STR("http://")) ||
                  syn_str_starts_nocase(text, SYN_STR("https://")) ||
                  syn_str_starts_nocase(text, SYN_STR("www."));
    return is_web && syn_str_find_byte(text, ' ', 0) == SIZE_MAX;
}

/// A link to another piece in brackets: "[Five things to know about the vote]".
static bool is_bracketed_link(const wording *one) {
    syn_str text = one->text;
    return one->count > 3 && one->count <= 20 && text.data[0] == '[' && one->words[0].is_capital &&
           text.data[text.size - 1] == ']' && syn_str_find(text, SYN_STR("].."), 0) == SIZE_MAX &&
           !syn_str_starts_nocase(text, SYN_STR("[editor")) && !syn__text_ends_sentence(text);
}

// ---- credits

/// The words `from` to `to` name one or more agencies: "AP", "Getty Images", "VCG/Reuters".
static bool is_agency(const wording *one, size_t from, size_t to) {
    if (from >= to) return false;
    while (from < to) {
        size_t step = 0;
        for (size_t end = from + 1; end <= to && end <= from + 4; end++) {
            if (look_up(SYN_LEXICON_PHOTO_AGENCY, one, from, end) != NULL) step = end - from;
        }
        if (step == 0) return false;
        from += step;
    }
    return true;
}

/// All words are names, or small words that stand between names.
static bool are_names(const wording *one, size_t from, size_t to) {
    static const char *const small[] = {"via", "for", "of", "the", "de", "van", "von", "and", "al"};
    size_t names = 0;
    for (size_t i = from; i < to; i++) {
        syn_str word = syn_str_span(one->text, one->words[i].span);
        bool is_small = false;
        for (size_t k = 0; k < sizeof small / sizeof *small && !is_small; k++)
            is_small = syn_str_equal_nocase(word, syn_str_from(small[k]));
        if (!is_small && !one->words[i].is_capital) return false;
        names += one->words[i].is_capital;
    }
    return names > 0;
}

/// The word after which the last slash stands, or SIZE_MAX.
static size_t find_slash(const wording *one, size_t from, size_t to) {
    size_t found = SIZE_MAX;
    for (size_t i = from; i + 1 < to; i++) {
        if (one->words[i].sign == '/') found = i;
    }
    return found;
}

/// A paper or station by its name alone: capitals ("NRK"), "The ...", or a word that such names
/// have.
static bool is_outlet(const wording *one, size_t from, size_t to) {
    static const char *const parts[] = {"the",    "news",    "times", "post",   "press",
                                        "daily",  "radio",   "photo", "photos", "pictures",
                                        "images", "journal", "tv",    "tribune"};
    if (from >= to || to - from > 4) return false;
    syn_str first = syn_str_span(one->text, one->words[from].span);
    bool is_capitals = first.size >= 2 && to - from == 1;
    for (size_t i = 0; i < first.size; i++)
        is_capitals = is_capitals && syn_ascii_is_upper(first.data[i]);
    for (size_t i = from; i < to && !is_capitals; i++) {
        syn_str word = syn_str_span(one->text, one->words[i].span);
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            if (syn_str_equal_nocase(word, syn_str_from(parts[k]))) return true;
        }
    }
    return is_capitals;
}

/// Words `from` to `to` are a photo credit: "Mark Lee/AP", "Getty Images", "AP Photo/Mark Lee".
static bool is_credit_words(const wording *one, size_t from, size_t to) {
    if (to <= from || to - from > LONGEST_CREDIT || !are_names(one, from, to)) return false;
    if (is_agency(one, from, to)) return true;
    size_t slash = find_slash(one, from, to);
    if (slash == SIZE_MAX) return false;
    if (is_agency(one, from, slash + 1)) return true;
    for (size_t i = slash + 1; i < to; i++) { // "Ann Lee/Pictures via Getty Images"
        if (is_agency(one, i, to)) return true;
    }
    bool is_person = slash + 1 - from >= 2 && slash + 1 - from <= 3;
    return is_person && is_outlet(one, slash + 1, to); // "Ann Lee/The Star"
}

bool syn__text_furniture_is_credit(syn_str text) {
    wording one = split_wording(text);
    if (one.count == 0 || one.count > LONGEST_CREDIT || one.words[0].sign == '.') return false;
    if (syn__text_ends_sentence(text)) return false;
    return is_credit_words(&one, 0, one.count);
}

/// The first word inside of the bracket with which the text ends, or SIZE_MAX.
static size_t find_last_bracket(const wording *one) {
    syn_str text = one->text;
    if (text.size == 0) return SIZE_MAX;
    char close = text.data[text.size - 1], open = close == ')' ? '(' : close == ']' ? '[' : '\0';
    size_t at = text.size;
    while (open != '\0' && at > 0 && text.data[at - 1] != open)
        at--;
    if (open == '\0' || at == 0) return SIZE_MAX;
    for (size_t i = 0; i < one->count; i++) {
        if (one->words[i].span.start >= at) return i;
    }
    return SIZE_MAX;
}

/// "... Credit Ann Lee/The Star", "... Photographer: Ann Lee": where the credit's names begin.
static size_t find_credit_label(const wording *one) {
    static const char *const labels[] = {"credit", "photograph", "photographer", "photo",
                                         "picture"};
    for (size_t i = one->count; i-- > 2;) {
        if (one->count - i > LONGEST_TAIL_CREDIT) break;
        syn_str word = syn_str_span(one->text, one->words[i].span);
        for (size_t k = 0; k < sizeof labels / sizeof *labels; k++) {
            bool is_same = syn_str_equal_nocase(word, syn_str_from(labels[k]));
            if (!is_same || !one->words[i].is_capital) continue;
            if (one->words[i].sign == ':') return i + 1;
            // "... in June. Credit Ann Lee", but "... a banker at Credit Suisse"
            if (k == 0 && one->words[i - 1].sign == '.') return i + 1;
        }
    }
    return SIZE_MAX;
}

bool syn__text_furniture_ends_in_credit(syn_str text) {
    if (text.size == 0) return false;
    char last = text.data[text.size - 1];
    if (last != ')' && last != ']' && syn__text_ends_sentence(text)) return false; // most prose
    // Only the last words matter; a caption may be long.
    size_t from = text.size > 400 ? text.size - 400 : 0;
    while (from < text.size && !syn_utf8_is_boundary(text, from))
        from++;
    syn_unit_word words[128];
    syn_str end = syn_str_slice(text, from, text.size);
    size_t count = syn__words_split(end, words, 128);
    wording one = {.text = end, .count = count < MOST_WORDS ? count : MOST_WORDS};
    memcpy(one.words, words + (count - one.count), one.count * sizeof *words);
    size_t label = find_credit_label(&one);
    if (label != SIZE_MAX && label < one.count && are_names(&one, label, one.count))
        return !syn__text_ends_sentence(text);
    size_t first = find_last_bracket(&one);
    if (first == SIZE_MAX || first == 0 || !is_credit_words(&one, first, one.count)) return false;
    // "(Reuters)" after a full stop signs an account; after open words, or with a slash or the word
    // photo, it signs a picture.
    bool has_mark = find_slash(&one, first, one.count) != SIZE_MAX;
    syn_str inside = syn_str_slice(end, one.words[first].span.start, end.size);
    has_mark = has_mark || syn_str_find_nocase(inside, SYN_STR("photo"), 0) != SIZE_MAX ||
               syn_str_find_nocase(inside, SYN_STR("images"), 0) != SIZE_MAX;
    size_t before = one.words[first].span.start;
    while (before > 0 && end.data[before - 1] != '(' && end.data[before - 1] != '[')
        before--;
    syn_str sentence = syn_str_slice(end, 0, before > 0 ? before - 1 : 0);
    return has_mark || (first >= LEAST_CAPTION_WORDS && !syn__text_ends_sentence(sentence));
}

/// "Reuters The bridge before it fell": the credit run together with its caption. Agencies of
/// several words, and of the single ones those that are no everyday word.
static bool begins_with_credit(const wording *one) {
    static const char *const singles[] = {"reuters", "epa", "afp", "getty", "swns", "wenn", "rex"};
    if (one->count < 5 || one->count > MOST_WORDS || syn__text_ends_sentence(one->text))
        return false;
    char phrase[64];
    for (size_t to = 4; to > 0; to--) {
        bool is_name = to > 1 && look_up(SYN_LEXICON_PHOTO_AGENCY, one, 0, to) != NULL;
        syn_str first = make_phrase(one, 0, to, phrase);
        for (size_t i = 0; i < sizeof singles / sizeof *singles && to == 1; i++)
            is_name = is_name || syn_str_equal(first, syn_str_from(singles[i]));
        if (is_name && one->words[to].is_capital) return true;
    }
    return false;
}

/// "Follow Ann Lee on Twitter: @annlee", "For more: http://...": short lines that lead elsewhere.
static bool is_pointer(const wording *one) {
    static const char *const verbs[] = {"follow", "for more", "more", "visit", "see", "read"};
    syn_str text = one->text;
    bool is_begun = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        is_begun = is_begun || syn_str_starts_nocase(text, syn_str_from(verbs[i]));
    if (!is_begun || one->count > MOST_WORDS) return false;
    bool has_place = syn_str_find(text, SYN_STR("http"), 0) != SIZE_MAX ||
                     syn_str_find(text, SYN_STR("www."), 0) != SIZE_MAX;
    bool is_follow = syn_str_starts_nocase(text, SYN_STR("follow "));
    return has_place ||
           (is_follow && (syn_str_find_byte(text, '@', 0) != SIZE_MAX ||
                          syn_str_find_nocase(text, SYN_STR(" on twitter"), 0) != SIZE_MAX));
}

/// "... Hide Caption 3 of 30": a picture of a gallery with the words of its switch.
static bool is_gallery(syn_str text) {
    syn_str end = syn_str_slice(text, text.size > 40 ? text.size - 40 : 0, text.size);
    return !syn__text_ends_sentence(text) &&
           (syn_str_find_nocase(end, SYN_STR("hide caption"), 0) != SIZE_MAX ||
            syn_str_find_nocase(end, SYN_STR("toggle caption"), 0) != SIZE_MAX);
}

/// More than MOST_WORDS stretches between spaces.
static bool is_long(syn_str text) {
    size_t spaces = 0;
    for (size_t i = 0; i < text.size && spaces <= MOST_WORDS; i++)
        spaces += text.data[i] == ' ';
    return spaces > MOST_WORDS;
}

bool syn__text_furniture_judge(syn_str text, syn_dropped_kind *out_kind) {
    *out_kind = SYN_DROPPED_CAPTION;
    if (is_gallery(text)) return true;
    if (is_long(text)) return syn__text_furniture_ends_in_credit(text);
    *out_kind = SYN_DROPPED_OTHER;
    wording one = split_wording(text);
    if (is_rule(text)) return true;
    if (is_address(text) || is_notice_of_rights(text)) {
        *out_kind = SYN_DROPPED_METADATA;
        return true;
    }
    if (is_phrase(&one, out_kind)) return true;
    if (is_menu(&one)) {
        *out_kind = SYN_DROPPED_NAVIGATION;
        return true;
    }
    if (is_player(&one)) {
        *out_kind = SYN_DROPPED_EMBED;
        return true;
    }
    if (is_bracketed_link(&one) || is_pointer(&one)) {
        *out_kind = SYN_DROPPED_PROMOTION;
        return true;
    }
    if (syn__text_furniture_is_credit(text)) {
        *out_kind = SYN_DROPPED_CREDIT;
        return true;
    }
    if (begins_with_credit(&one) || syn__text_furniture_ends_in_credit(text)) {
        *out_kind = SYN_DROPPED_CAPTION;
        return true;
    }
    return false;
}
