// SPDX-License-Identifier: Apache-2.0
// Takes the tokens of a paragraph, finds what is no prose in it and needs no full stop to be apart:
// date lines, the heads of mails, greetings and closings, rules drawn with dashes, addresses one
// behind another, credits of pictures, quotations with their source.
//
// Each question looks at a few tokens; only the paragraph's form is asked about once. Linear.
#include "text/cutter.h"
#include "text/lexicon.h"

enum {
    SHORTEST_RULE_BYTES = 5,
    LONGEST_OPENING = 14, ///< tokens of a date line
    LONGEST_SOURCE = 12,  ///< tokens behind a quotation
    LONGEST_BRACKET = 24,
    LONGEST_MOTTO = 48, ///< tokens of a quotation that is of one piece with its source
};

static bool is_word(const syn__cutter *cut, size_t token, const char *word) {
    return syn_str_equal(syn__word_at(cut, token), syn_str_from(word));
}

static bool is_any(const syn__cutter *cut, size_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (syn_str_equal_nocase(syn__word_at(cut, token), syn_str_from(words[i]))) return true;
    }
    return false;
}
#define IS_ANY(cut, token, words) is_any(cut, token, words, sizeof(words) / sizeof *(words))

/// Does a blank stand in front of the token?
static bool has_gap(const syn__cutter *cut, size_t token) {
    return token > cut->first && !syn__is_glued_at(cut, token - 1);
}

/// Photo: AP: the credit of a picture stands behind a caption without a stop.
static bool is_credit(const syn__cutter *cut, size_t token) {
    static const char *const words[] = {"Image",   "Photo",  "Photograph",
                                        "Picture", "Credit", "Photos"};
    if (!has_gap(cut, token) || !is_word(cut, token + 1, ":")) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (is_word(cut, token, words[i])) return true;
    }
    return false;
}

/// A line drawn with one character: ---------- or ******
static bool is_rule(const syn__cutter *cut, size_t token) {
    syn_str word = syn__word_at(cut, token);
    return word.size >= SHORTEST_RULE_BYTES && word.data[0] == word.data[word.size - 1] &&
           strchr("-_=*~#+", word.data[0]) != NULL && word.data[0] != '\0';
}

static bool is_address(const syn__cutter *cut, size_t token) {
    syn_str word = syn__word_at(cut, token);
    return syn__kind_at(cut, token) == SYN_TOKEN_OTHER && word.size > 7 &&
           (syn_str_starts_nocase(word, SYN_STR("http")) ||
            syn_str_starts_nocase(word, SYN_STR("www.")));
}

/// "See you there. http://…", "http://… http://…": an address stands for itself.
static bool starts_address(const syn__cutter *cut, size_t token) {
    if (!is_address(cut, token) || !has_gap(cut, token)) return false;
    return is_address(cut, token - 1) || syn__find_stop(cut, token - 1) != SYN__STOP_NONE;
}

/// Is a bracket open at the token?
static bool is_in_bracket(const syn__cutter *cut, size_t token) {
    for (size_t i = 1; i <= LONGEST_BRACKET && token >= cut->first + i; i++) {
        uint32_t c = syn__first_char_at(cut, token - i);
        if (c == '(' || c == ')') return c == '(';
    }
    return false;
}

/// "Three things: … 2) the bridge": the number of an item with one bracket.
static bool starts_item(const syn__cutter *cut, size_t token) {
    return has_gap(cut, token) && syn__kind_at(cut, token) == SYN_TOKEN_NUMBER &&
           syn__word_at(cut, token).size <= 2 && is_word(cut, token + 1, ")") &&
           syn__is_glued_at(cut, token) && has_gap(cut, token + 2) &&
           syn__kind_at(cut, token - 1) != SYN_TOKEN_NUMBER && !is_in_bracket(cut, token) &&
           syn_lexicon_find_nocase(SYN_LEXICON_PREPOSITION, syn__word_at(cut, token - 1)) == NULL &&
           syn_lexicon_find_nocase(SYN_LEXICON_FUNCTION_WORD, syn__word_at(cut, token - 1)) == NULL;
}

/// ":-) The": a face behind which a capital stands.
static bool is_behind_face(const syn__cutter *cut, size_t token) {
    if (!has_gap(cut, token) || token < cut->first + 2 || !is_word(cut, token - 1, ")") ||
        !syn__is_glued_at(cut, token - 2))
        return false;
    size_t eyes = is_word(cut, token - 2, "-") ? token - 3 : token - 2;
    return is_word(cut, eyes, ":") || is_word(cut, eyes, ";");
}

/// "Thanks, Ann": the writer's name behind the words that close a letter, which begin a sentence.
static bool is_behind_closing(const syn__cutter *cut, size_t start, size_t token) {
    static const char *const words[] = {"thanks",  "regards", "sincerely", "cheers",
                                        "best",    "yours",   "love",      "warmest",
                                        "kindest", "warm",    "kind",      "respectfully"};
    return token > start + 1 && token <= start + 4 && is_word(cut, token - 1, ",") &&
           IS_ANY(cut, start, words);
}

bool syn__begins_line(const syn__cutter *cut, size_t start, size_t token) {
    if (token <= start) return false;
    syn_token_kind kind = syn__kind_at(cut, token), before = syn__kind_at(cut, token - 1);
    bool is_behind_mark = before == SYN_TOKEN_OTHER || before == SYN_TOKEN_PUNCTUATION;
    if (is_behind_mark && is_rule(cut, token - 1)) return true;
    if (kind == SYN_TOKEN_WORD) {
        if (!syn__starts_upper(cut, token)) return false;
        return is_credit(cut, token) || (is_behind_mark && (is_behind_face(cut, token) ||
                                                            is_behind_closing(cut, start, token)));
    }
    if (kind == SYN_TOKEN_NUMBER) return starts_item(cut, token);
    return kind != SYN_TOKEN_QUOTE && (is_rule(cut, token) || starts_address(cut, token));
}

// ---- mail heads

/// NUMBER mark NUMBER mark NUMBER, without gaps: the end, or `token`.
static size_t skip_triple(const syn__cutter *cut, size_t token, const char *mark) {
    for (size_t i = 0; i < 5; i++) {
        bool is_part = i % 2 == 0 ? syn__kind_at(cut, token + i) == SYN_TOKEN_NUMBER
                                  : is_word(cut, token + i, mark);
        if (!is_part || (i < 4 && !syn__is_glued_at(cut, token + i))) return token;
    }
    return token + 5;
}

/// "08/16/2000 12:05 PM", "03/27/2001 09:11:30": with a word behind it.
size_t syn__find_stamp(const syn__cutter *cut, size_t token) {
    static const char *const halves[] = {"AM", "PM"};
    static const char *const zones[] = {"ET",  "EST", "EDT", "CT",  "CST", "CDT", "PT",
                                        "PST", "PDT", "GMT", "UTC", "BST", "CET", "IST"};
    if (syn__kind_at(cut, token) != SYN_TOKEN_NUMBER) return 0;
    size_t time = skip_triple(cut, token, "/");
    if (time == token) return 0;
    size_t end = skip_triple(cut, time, ":");
    if (end == time && syn__kind_at(cut, time) == SYN_TOKEN_NUMBER && is_word(cut, time + 1, ":") &&
        syn__kind_at(cut, time + 2) == SYN_TOKEN_NUMBER)
        end = time + 3;
    if (end == time) return 0;
    if (IS_ANY(cut, end, halves)) end++;
    if (IS_ANY(cut, end, zones)) end++;
    return syn__kind_at(cut, end) == SYN_TOKEN_WORD || end == cut->end ? end : 0;
}

// ---- what opens a paragraph

/// "Thursday, May 7, 2015 The council met …"
static size_t skip_date_line(const syn__cutter *cut) {
    size_t at = cut->first;
    bool has_year = false;
    while (at < cut->end && at < cut->first + 8) {
        bool is_part =
            syn_lexicon_find_nocase(SYN_LEXICON_CALENDAR, syn__word_at(cut, at)) != NULL ||
            syn__kind_at(cut, at) == SYN_TOKEN_NUMBER || is_word(cut, at, ",");
        if (!is_part) break;
        has_year = syn__kind_at(cut, at) == SYN_TOKEN_NUMBER && syn__word_at(cut, at).size == 4;
        at++;
    }
    bool is_line = has_year && at >= cut->first + 3 && at < cut->end && syn__starts_upper(cut, at);
    return is_line && syn__kind_at(cut, cut->first) == SYN_TOKEN_WORD ? at : cut->first;
}

static bool is_all_capitals(syn_str word) {
    for (size_t i = 0; i < word.size; i++) {
        if (!syn_ascii_is_upper(word.data[i])) return false;
    }
    return word.size >= 4;
}

static bool is_dash(const syn__cutter *cut, size_t token) {
    uint32_t c = syn__first_char_at(cut, token);
    bool is_one = c == '-' || c == 0x2013 || c == 0x2014;
    return is_one && !is_rule(cut, token) && has_gap(cut, token + 1);
}

/// "HARBURG, Ahland (HP) — The mayor": a place in capitals, perhaps an agency, a dash. With a
/// hyphen for the dash, capitals in front and a comma do: "Harburg, Ahland - The mayor".
static size_t skip_place_line(const syn__cutter *cut) {
    size_t at = cut->first;
    bool has_capitals = is_all_capitals(syn__word_at(cut, at)), has_comma = false;
    for (; at < cut->end && at < cut->first + LONGEST_OPENING; at++) {
        uint32_t c = syn__first_char_at(cut, at);
        bool is_place = has_capitals || (has_comma && c == '-');
        has_comma = has_comma || c == ',';
        if (is_place && at > cut->first && is_dash(cut, at) && has_gap(cut, at)) {
            bool goes_on =
                syn__starts_upper(cut, at + 1) || syn__kind_at(cut, at + 1) == SYN_TOKEN_QUOTE;
            return goes_on ? at + 1 : cut->first;
        }
        bool is_part = syn__starts_upper(cut, at) || c == ',' || c == '.' || c == '(' || c == ')' ||
                       c == '/' || syn__kind_at(cut, at) == SYN_TOKEN_NUMBER;
        if (!is_part) break;
    }
    return cut->first;
}

/// "Ann - Please call.", "Hello - Thank you"; a longer dash is a heading's: "Group F — Ulm 1".
static size_t skip_greeting(const syn__cutter *cut) {
    static const char *const greetings[] = {"hi", "hello", "dear", "hey"};
    size_t at = cut->first + 1;
    if (IS_ANY(cut, cut->first, greetings) && syn__starts_upper(cut, at)) at++;
    bool is_greeting = syn__starts_upper(cut, cut->first) && is_word(cut, at, "-") &&
                       is_dash(cut, at) && syn__starts_upper(cut, at + 1);
    return is_greeting ? at + 1 : cut->first;
}

size_t syn__skip_opening_line(const syn__cutter *cut) {
    if (syn__kind_at(cut, cut->first) != SYN_TOKEN_WORD) return cut->first;
    size_t at = skip_date_line(cut);
    if (at == cut->first) at = skip_place_line(cut);
    return at == cut->first ? skip_greeting(cut) : at;
}

// ---- quotations with their source

/// "Ann Poe, harbour master", "- The Ahland Post, 1987": names and what joins them, no clause.
static bool is_source(const syn__cutter *cut, size_t first) {
    size_t name = is_dash(cut, first) ? first + 1 : first;
    for (size_t i = name; i < cut->end; i++) {
        if (syn__find_stop(cut, i) == SYN__STOP_STRONG) return false;
        syn_str word = syn__word_at(cut, i);
        bool is_clause = name == first && syn__kind_at(cut, i) == SYN_TOKEN_WORD &&
                         syn_lexicon_find_nocase(SYN_LEXICON_STOP_WORD, word) != NULL &&
                         syn_lexicon_find_nocase(SYN_LEXICON_PREPOSITION, word) == NULL &&
                         !is_word(cut, i, "and") && !syn_str_equal_nocase(word, SYN_STR("the"));
        if (is_clause) return false;
    }
    return syn__starts_upper(cut, name);
}

size_t syn__find_source(const syn__cutter *cut, bool *out_is_whole) {
    *out_is_whole = false;
    if (cut->end < cut->first + 4 || syn__kind_at(cut, cut->first) != SYN_TOKEN_QUOTE) return 0;
    size_t last = cut->end - 1;
    if (syn__find_stop(cut, last) != SYN__STOP_NONE) return 0;
    for (size_t i = cut->first + 1; i < cut->end; i++) {
        if (syn__kind_at(cut, i) != SYN_TOKEN_QUOTE) continue;
        bool is_close = syn__find_stop(cut, i - 1) != SYN__STOP_NONE && !syn__is_glued_at(cut, i);
        if (!is_close) continue;
        size_t source = i + 1;
        bool fits = source < cut->end && cut->end - source <= LONGEST_SOURCE;
        if (!fits || !is_source(cut, source)) return 0;
        *out_is_whole = i - cut->first <= LONGEST_MOTTO;
        return source;
    }
    return 0;
}
