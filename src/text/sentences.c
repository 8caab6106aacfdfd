// SPDX-License-Identifier: Apache-2.0
// Takes the tokens of a paragraph, gives its sentences.
//
// Each stop (. ! ? …) is judged by what stands before it (an abbreviation, an initial) and behind
// it (closing marks, then a lower-case word, a capital, a known sentence starter). The rules are
// those that splitters since Grefenstette and Tapanainen (1994) share; lists in
// lexicon/abbreviation.txt and lexicon/sentence_starter.txt. Headings and datelines need no stop:
// a paragraph always ends its last sentence. Linear.
#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"
#include "text/split.h"

typedef struct cutter {
    syn__splitter *split;
    size_t first, end; ///< tokens of the paragraph
} cutter;

static syn_str word_at(const cutter *cut, size_t token) {
    if (token < cut->first || token >= cut->end) return (syn_str){"", 0};
    return syn_str_span(cut->split->text, cut->split->tokens.items[token].span);
}

static syn_token_kind kind_at(const cutter *cut, size_t token) {
    if (token < cut->first || token >= cut->end) return SYN_TOKEN_OTHER;
    return cut->split->tokens.items[token].kind;
}

static uint32_t first_char(const cutter *cut, size_t token) {
    size_t size;
    syn_str word = word_at(cut, token);
    return word.size == 0 ? 0 : syn_utf8_decode(word, 0, &size);
}

static bool is_glued(const cutter *cut, size_t left) {
    const syn_token *tokens = cut->split->tokens.items;
    return left + 1 < cut->end && tokens[left].span.end == tokens[left + 1].span.start;
}

typedef enum stop_kind { STOP_NONE, STOP_DOT, STOP_STRONG, STOP_ELLIPSIS } stop_kind;

static stop_kind find_stop(const cutter *cut, size_t token) {
    syn_str word = word_at(cut, token);
    uint32_t c = first_char(cut, token);
    if (c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F) return STOP_STRONG;
    if (c == 0x2026) return STOP_ELLIPSIS;
    if (c == '.') return word.size == 1 ? STOP_DOT : STOP_ELLIPSIS;
    // "… in the U.S. The …": the dot is part of the word.
    bool is_dotted = kind_at(cut, token) == SYN_TOKEN_WORD && word.data[word.size - 1] == '.';
    return is_dotted ? STOP_DOT : STOP_NONE;
}

/// A quotation mark that closes: it touches what stands before it and not what stands behind it,
/// or behind it stands punctuation.
static bool is_closing(const cutter *cut, size_t token) {
    uint32_t c = first_char(cut, token);
    if (c == ')' || c == ']' || c == '}') return true;
    if (kind_at(cut, token) != SYN_TOKEN_QUOTE) return false;
    if (c == 0x201D || c == 0xBB || c == 0x203A || c == 0x2019) return true;
    // A mark behind a blank and before a blank, or at the end, is a misplaced closing one: impact.
    // “
    return !is_glued(cut, token);
}

static bool is_starter(const cutter *cut, size_t token) {
    return syn_lexicon_find_nocase(SYN_LEXICON_SENTENCE_STARTER, word_at(cut, token)) != NULL;
}

/// The first token at or behind `token` that is no opening mark or bracket.
static size_t skip_opening(const cutter *cut, size_t token) {
    while (token < cut->end) {
        uint32_t c = first_char(cut, token);
        bool opens = kind_at(cut, token) == SYN_TOKEN_QUOTE || c == '(' || c == '[' || c == 0xBF ||
                     c == 0xA1;
        if (!opens) break;
        token++;
    }
    return token;
}

static bool starts_upper(const cutter *cut, size_t token) {
    return syn_char_is_upper(first_char(cut, token));
}

/// Is the dot at `dot` that of an abbreviation or initial, so that `next` goes on?
static bool is_abbreviation(const cutter *cut, size_t dot, size_t next) {
    if (kind_at(cut, dot) == SYN_TOKEN_WORD) return !is_starter(cut, next); // U.S. Senate
    if (dot == cut->first || !is_glued(cut, dot - 1)) return false;
    if (kind_at(cut, dot - 1) != SYN_TOKEN_WORD) return false;
    syn_str word = word_at(cut, dot - 1);
    const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_ABBREVIATION, word);
    bool is_number = kind_at(cut, next) == SYN_TOKEN_NUMBER;
    // "J. Smith", "Vitamin C. The": one capital goes on unless a sentence starter follows.
    size_t size;
    uint32_t c = syn_utf8_decode(word, 0, &size);
    if (size == word.size && syn_char_is_upper(c)) return c != 'I' && !is_starter(cut, next);
    if (entry == NULL) return false;
    // "no" and "art" are words too: before a number only.
    if (syn_str_equal(entry->value, SYN_STR("number"))) return is_number;
    // "ill", "mass", "wash" are words when they are not capitalised.
    if (syn_str_equal(entry->value, SYN_STR("title"))) return true;
    bool is_word = !syn_char_is_upper(c) && !syn_str_equal(word, SYN_STR("etc"));
    if (is_word && !is_number) return false;
    return !is_starter(cut, next);
}

/// “Really?” Ann Poe asked.: a name and a verb of saying go on with the sentence.
static bool is_tag_after_quote(const cutter *cut, size_t next) {
    size_t token = next;
    while (token < cut->end && token < next + 5) {
        syn_str word = word_at(cut, token);
        bool is_cue = token > next && !starts_upper(cut, token) &&
                      syn_lexicon_find(SYN_LEXICON_CUE_VERB, word) != NULL;
        if (is_cue) return true;
        bool is_part = starts_upper(cut, token) || syn_str_equal(word, SYN_STR("."));
        if (!is_part) return false;
        token++;
    }
    return false;
}

/// Behind the reference marks of a stop, where they stand apart: died in 2014. [4] [7] He …
static size_t skip_references(const cutter *cut, size_t token) {
    while (token + 2 < cut->end && first_char(cut, token) == '[' &&
           kind_at(cut, token + 1) == SYN_TOKEN_NUMBER && first_char(cut, token + 2) == ']') {
        token += 3;
    }
    return token;
}

/// "2.1. Method": the number of a section at the start of a paragraph.
static bool is_section_number(const cutter *cut, size_t stop) {
    return stop == cut->first + 1 && kind_at(cut, cut->first) == SYN_TOKEN_NUMBER;
}

/// Who writes "i am here. it is nice." leaves capitals out: a lower-case word begins a sentence.
static bool is_informal(const cutter *cut, size_t start, size_t next) {
    return syn_char_is_lower(first_char(cut, start)) ||
           syn_str_equal(word_at(cut, next), SYN_STR("i"));
}

/// A stop before a lower-case word: mostly an abbreviation or a quotation that goes on.
static bool ends_before_lower(const cutter *cut, size_t start, size_t stop, stop_kind kind,
                              size_t behind) {
    if (behind > stop + 1 || is_glued(cut, stop)) return false;
    if (kind == STOP_STRONG) return is_informal(cut, start, behind) || first_char(cut, stop) == '?';
    if (kind != STOP_DOT || kind_at(cut, stop) == SYN_TOKEN_WORD || stop == cut->first)
        return false;
    syn_str word = word_at(cut, stop - 1);
    bool is_known = syn_lexicon_find_nocase(SYN_LEXICON_ABBREVIATION, word) != NULL;
    return !is_known && word.size > 1 && is_informal(cut, start, behind);
}

/// Does a sentence end with the stop at `stop`, whose closing marks reach up to `behind`?
static bool ends_sentence(const cutter *cut, size_t start, size_t stop, stop_kind kind,
                          size_t behind) {
    if (behind >= cut->end) return true;
    if (is_section_number(cut, stop)) return false;
    size_t next = skip_opening(cut, behind);
    uint32_t c = first_char(cut, next);
    bool has_quote = behind > stop + 1 && kind_at(cut, behind - 1) == SYN_TOKEN_QUOTE;
    bool is_gap = !is_glued(cut, behind - 1);
    if (syn_char_is_lower(c)) {
        return next == behind && ends_before_lower(cut, start, stop, kind, behind);
    }
    if (kind_at(cut, behind) == SYN_TOKEN_PUNCTUATION && next == behind) {
        // “No way!”, he said. – and “It rained.” — a diary; but a bullet begins something new.
        return c == 0x2022 || c == 0xB7;
    }
    if (kind == STOP_DOT && behind == stop + 1 && is_abbreviation(cut, stop, next)) return false;
    if (!is_gap && kind_at(cut, stop) != SYN_TOKEN_WORD) {
        // "the week.The minister": a blank was lost. "example.Com" is rarer.
        bool is_lost = starts_upper(cut, next) && word_at(cut, next).size > 1 &&
                       stop > cut->first && word_at(cut, stop - 1).size > 2 &&
                       !starts_upper(cut, stop - 1);
        return is_lost || has_quote;
    }
    if (!is_gap) return false;
    if (has_quote && is_tag_after_quote(cut, next)) return false;
    if (kind == STOP_ELLIPSIS) return starts_upper(cut, next) || next > behind;
    return true;
}

static void close_sentence(cutter *cut, size_t first, size_t end) {
    syn__splitter *split = cut->split;
    if (first >= end || split->arena->has_failed) return;
    for (size_t i = first; i < end; i++)
        split->tokens.items[i].sentence = (uint32_t)split->sentences.count;
    syn_span span = {split->tokens.items[first].span.start, split->tokens.items[end - 1].span.end};
    SYN_PUSH(split->arena, &split->sentences, span);
}

/// Photo: AP: the credit of a picture stands behind a caption without a stop.
static bool is_credit(const cutter *cut, size_t token) {
    static const char *const words[] = {"Image",   "Photo",  "Photograph",
                                        "Picture", "Credit", "Photos"};
    if (token == cut->first || is_glued(cut, token - 1) ||
        !syn_str_equal(word_at(cut, token + 1), SYN_STR(":")))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal(word_at(cut, token), syn_str_from(words[i]))) return true;
    }
    return false;
}

/// "Thursday, May 7, 2015 The council met …": behind the date line that opens a paragraph, or its
/// first token when none does.
static size_t skip_date_line(const cutter *cut) {
    size_t at = cut->first;
    bool has_year = false;
    while (at < cut->end && at < cut->first + 8) {
        bool is_part = syn_lexicon_find_nocase(SYN_LEXICON_CALENDAR, word_at(cut, at)) != NULL ||
                       kind_at(cut, at) == SYN_TOKEN_NUMBER ||
                       syn_str_equal(word_at(cut, at), SYN_STR(","));
        if (!is_part) break;
        has_year = kind_at(cut, at) == SYN_TOKEN_NUMBER && word_at(cut, at).size == 4;
        at++;
    }
    bool is_line = has_year && at >= cut->first + 3 && at < cut->end && starts_upper(cut, at);
    return is_line && kind_at(cut, cut->first) == SYN_TOKEN_WORD ? at : cut->first;
}

void syn__split_sentences(syn__splitter *split, size_t first) {
    cutter cut = {split, first, split->tokens.count};
    size_t start = skip_date_line(&cut);
    close_sentence(&cut, first, start);
    for (size_t i = start; i < cut.end; i++) {
        if (is_credit(&cut, i)) {
            close_sentence(&cut, start, i);
            start = i;
        }
        stop_kind kind = find_stop(&cut, i);
        if (kind == STOP_NONE) continue;
        size_t behind = i + 1;
        while (behind < cut.end &&
               (find_stop(&cut, behind) >= STOP_STRONG || is_closing(&cut, behind)))
            behind++;
        bool ends = ends_sentence(&cut, start, i, kind, behind);
        i = behind - 1; // also when it goes on: a run of stops is looked at once
        if (!ends) continue;
        behind = skip_references(&cut, behind);
        close_sentence(&cut, start, behind);
        start = behind;
        i = behind - 1;
    }
    close_sentence(&cut, start, cut.end);
}
