// SPDX-License-Identifier: Apache-2.0
// Takes the tokens of a paragraph, gives its sentences.
//
// Each stop (. ! ? …) is judged by what stands before it (an abbreviation, an initial) and behind
// it (closing marks, then a lower-case word, a capital, a known sentence starter). The rules are
// those that splitters since Grefenstette and Tapanainen (1994) share; lists in
// lexicon/abbreviation.txt and lexicon/sentence_starter.txt. Headings and datelines need no stop:
// a paragraph always ends its last sentence. Linear.
#include "text/cutter.h"
#include "text/lexicon.h"

/// A quotation mark that closes: it touches what stands before it and not what stands behind it,
/// or behind it stands punctuation.
static bool is_closing(const syn__cutter *cut, size_t token) {
    uint32_t c = syn__first_char_at(cut, token);
    if (c == ')' || c == ']' || c == '}') return true;
    // "wait there. ' She left": an apostrophe that touches nothing was a mark once.
    bool is_lost = syn__is_single_mark(c) && token > cut->first &&
                   syn__kind_at(cut, token) == SYN_TOKEN_PUNCTUATION &&
                   !syn__is_glued_at(cut, token - 1) && !syn__is_glued_at(cut, token);
    if (is_lost) return true;
    if (syn__kind_at(cut, token) != SYN_TOKEN_QUOTE) return false;
    if (c == 0x201D || c == 0xBB || c == 0x203A || c == 0x2019) return true;
    // A mark behind a blank and before a blank, or at the end, is a misplaced closing one: impact.
    // “
    return !syn__is_glued_at(cut, token);
}

static bool is_starter(const syn__cutter *cut, size_t token) {
    return syn_lexicon_find_nocase(SYN_LEXICON_SENTENCE_STARTER, syn__word_at(cut, token)) != NULL;
}

/// The first token at or behind `token` that is no opening mark or bracket.
static size_t skip_opening(const syn__cutter *cut, size_t token) {
    while (token < cut->end) {
        uint32_t c = syn__first_char_at(cut, token);
        bool opens = syn__kind_at(cut, token) == SYN_TOKEN_QUOTE || c == '(' || c == '[' ||
                     c == 0xBF || c == 0xA1;
        if (!opens) break;
        token++;
    }
    return token;
}

/// A number of three digits or more, or the name of a month: what follows "born" and "circa".
static bool is_year_or_month(const syn__cutter *cut, size_t token) {
    if (syn__kind_at(cut, token) == SYN_TOKEN_NUMBER) return syn__word_at(cut, token).size >= 3;
    return syn__starts_upper(cut, token) &&
           syn_lexicon_find_nocase(SYN_LEXICON_ENGLISH_MONTH, syn__word_at(cut, token)) != NULL;
}

/// Is the dot at `dot` that of an abbreviation or initial, so that `next` goes on?
static bool is_abbreviation(const syn__cutter *cut, size_t dot, size_t next) {
    if (syn__kind_at(cut, dot) == SYN_TOKEN_WORD) return !is_starter(cut, next); // U.S. Senate
    if (dot == cut->first || !syn__is_glued_at(cut, dot - 1)) return false;
    if (syn__kind_at(cut, dot - 1) != SYN_TOKEN_WORD) return false;
    syn_str word = syn__word_at(cut, dot - 1);
    const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_ABBREVIATION, word);
    bool is_number = syn__kind_at(cut, next) == SYN_TOKEN_NUMBER;
    // "J. Smith", "Vitamin C. The": one capital goes on unless a sentence starter follows.
    size_t size;
    uint32_t c = syn_utf8_decode(word, 0, &size);
    if (size == word.size && syn_char_is_upper(c)) {
        // "as did Ann and I. Later", but "Judge I. Noel Carr"
        bool is_initial = c != 'I' || (dot > cut->first + 1 && syn__starts_upper(cut, dot - 2) &&
                                       syn_lexicon_find_nocase(SYN_LEXICON_TITLE,
                                                               syn__word_at(cut, dot - 2)) != NULL);
        return is_initial && !is_starter(cut, next);
    }
    if (entry == NULL) return false;
    // "(b. March 1958)", "(m. 1949; div. 1964)", "it was Sun. Dec. 31"
    if (syn_str_equal(entry->value, SYN_STR("year"))) return is_year_or_month(cut, next);
    // "no" and "art" are words too: before a number only.
    if (syn_str_equal(entry->value, SYN_STR("number"))) return is_number;
    // "ill", "mass", "wash" are words when they are not capitalised.
    if (syn_str_equal(entry->value, SYN_STR("title"))) return true;
    bool is_word = !syn_char_is_upper(c) && !syn_str_equal(word, SYN_STR("etc"));
    if (is_word && !is_number) return false;
    return !is_starter(cut, next);
}

/// “Really?” Ann Poe asked.: a name and a verb of saying go on with the sentence.
static bool is_tag_after_quote(const syn__cutter *cut, size_t next) {
    size_t token = next;
    while (token < cut->end && token < next + 5) {
        syn_str word = syn__word_at(cut, token);
        bool is_cue = token > next && !syn__starts_upper(cut, token) &&
                      syn_lexicon_find(SYN_LEXICON_CUE_VERB, word) != NULL;
        if (is_cue) return true;
        bool is_part = syn__starts_upper(cut, token) || syn_str_equal(word, SYN_STR("."));
        if (!is_part) return false;
        token++;
    }
    return false;
}

/// Behind the reference marks of a stop, where they stand apart: died in 2014. [4] [7] He …
static size_t skip_references(const syn__cutter *cut, size_t token) {
    while (token + 2 < cut->end && syn__first_char_at(cut, token) == '[' &&
           syn__kind_at(cut, token + 1) == SYN_TOKEN_NUMBER &&
           syn__first_char_at(cut, token + 2) == ']') {
        token += 3;
    }
    return token;
}

/// "2.1. Method", "#7. Harbour Hotel", "Figure 3. Two ships": a number that opens a paragraph.
static bool is_section_number(const syn__cutter *cut, size_t stop) {
    static const char *const labels[] = {"#",     "figure",  "fig",  "table", "listing",
                                         "photo", "chapter", "step", "tip"};
    if (stop == cut->first || syn__kind_at(cut, stop - 1) != SYN_TOKEN_NUMBER) return false;
    if (stop == cut->first + 1) return true;
    if (stop != cut->first + 2) return false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (syn_str_equal_nocase(syn__word_at(cut, cut->first), syn_str_from(labels[i])))
            return true;
    }
    return false;
}

/// "Viva Nora! (1965) was": the year of a title stands in brackets.
static bool is_year_of_title(const syn__cutter *cut, size_t token) {
    return syn__first_char_at(cut, token) == '(' &&
           syn__kind_at(cut, token + 1) == SYN_TOKEN_NUMBER &&
           syn__word_at(cut, token + 1).size == 4 && syn__first_char_at(cut, token + 2) == ')';
}

/// "iPhone", "n8n", "wikiHow": a name that is written with a small letter in front.
static bool is_small_name(const syn__cutter *cut, size_t token) {
    syn_str word = syn__word_at(cut, token);
    for (size_t i = 1; i < word.size; i++) {
        if (syn_ascii_is_upper(word.data[i]) || syn_ascii_is_digit(word.data[i]))
            return syn__kind_at(cut, token) == SYN_TOKEN_WORD;
    }
    return false;
}

/// Who writes "i am here. it is nice." leaves capitals out: a lower-case word begins a sentence.
static bool is_informal(const syn__cutter *cut, size_t start, size_t next) {
    return syn_char_is_lower(syn__first_char_at(cut, start)) ||
           syn_str_equal(syn__word_at(cut, next), SYN_STR("i"));
}

/// A stop before a lower-case word: mostly an abbreviation or a quotation that goes on.
static bool ends_before_lower(const syn__cutter *cut, size_t start, size_t stop,
                              syn__stop_kind kind, size_t behind) {
    if (behind > stop + 1 || syn__is_glued_at(cut, stop)) return false;
    if (kind == SYN__STOP_STRONG)
        return is_informal(cut, start, behind) || syn__first_char_at(cut, stop) == '?';
    if (kind != SYN__STOP_DOT || syn__kind_at(cut, stop) == SYN_TOKEN_WORD || stop == cut->first)
        return false;
    syn_str word = syn__word_at(cut, stop - 1);
    bool is_known = syn_lexicon_find_nocase(SYN_LEXICON_ABBREVIATION, word) != NULL;
    if (is_known || word.size < 2) return false;
    // Behind a word of small letters a stop is a stop, whoever goes on without a capital.
    return is_informal(cut, start, behind) ||
           (word.size > 2 && syn_char_is_lower(syn__first_char_at(cut, stop - 1)));
}

/// What shows that two numbers are one: a sign of money in front, a unit or a share behind.
static bool has_measure(const syn__cutter *cut, size_t stop, size_t behind) {
    static const char *const words[] = {"%",       "million",  "billion",  "m",       "bn",
                                        "points",  "point",    "rebounds", "assists", "steals",
                                        "caliber", "revolver", "Magnum",   "magnum",  "am",
                                        "pm",      "AM",       "PM"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal(syn__word_at(cut, behind), syn_str_from(words[i]))) return true;
    }
    if (stop > cut->first + 1 && syn__is_glued_at(cut, stop - 2) &&
        syn__kind_at(cut, stop - 2) == SYN_TOKEN_OTHER)
        return true;
    return syn_lexicon_find_nocase(SYN_LEXICON_UNIT, syn__word_at(cut, behind)) != NULL;
}

/// "shot 35. 2 percent", "$2. 6 million", "pointed a. 357 caliber": a decimal point of loose copy.
static bool is_loose_point(const syn__cutter *cut, size_t stop, size_t next) {
    if (!cut->split->is_loose || stop == cut->first || syn__is_glued_at(cut, stop)) return false;
    if (syn__kind_at(cut, next) != SYN_TOKEN_NUMBER) return false;
    syn_str before = syn__word_at(cut, stop - 1);
    if (syn__kind_at(cut, stop - 1) == SYN_TOKEN_WORD && before.size > 0) // "Dh472. 72"
        return syn_ascii_is_digit(before.data[before.size - 1]) ||
               (syn_lexicon_find(SYN_LEXICON_FUNCTION_WORD, before) != NULL &&
                has_measure(cut, stop, next + 1));
    return before.size < 4 && has_measure(cut, stop, next + 1);
}

/// Does a sentence end with the stop at `stop`, whose closing marks reach up to `behind`?
static bool ends_sentence(const syn__cutter *cut, size_t start, size_t stop, syn__stop_kind kind,
                          size_t behind) {
    if (behind >= cut->end) return true;
    if (is_section_number(cut, stop)) return false;
    size_t next = skip_opening(cut, behind);
    uint32_t c = syn__first_char_at(cut, next);
    bool has_quote = behind > stop + 1 && syn__kind_at(cut, behind - 1) == SYN_TOKEN_QUOTE;
    bool is_gap = !syn__is_glued_at(cut, behind - 1);
    if (syn_char_is_lower(c) && !(is_gap && is_small_name(cut, next))) {
        return next == behind && ends_before_lower(cut, start, stop, kind, behind);
    }
    if (kind == SYN__STOP_STRONG && is_year_of_title(cut, behind)) return false;
    if (syn__kind_at(cut, behind) == SYN_TOKEN_PUNCTUATION && next == behind) {
        // “No way!”, he said. – and “It rained.” — a diary; but a bullet begins something new.
        return c == 0x2022 || c == 0xB7;
    }
    if (kind == SYN__STOP_DOT && behind == stop + 1 &&
        (is_abbreviation(cut, stop, next) || is_loose_point(cut, stop, next)))
        return false;
    if (!is_gap && syn__kind_at(cut, stop) != SYN_TOKEN_WORD) {
        // "the week.The minister": a blank was lost. "example.Com" is rarer.
        bool is_lost = syn__starts_upper(cut, next) && syn__word_at(cut, next).size > 1 &&
                       stop > cut->first && syn__word_at(cut, stop - 1).size > 2 &&
                       !syn__starts_upper(cut, stop - 1);
        return is_lost || has_quote;
    }
    if (!is_gap) return false;
    if (has_quote && kind == SYN__STOP_STRONG && is_tag_after_quote(cut, next)) return false;
    if (kind == SYN__STOP_ELLIPSIS) return syn__starts_upper(cut, next) || next > behind;
    return true;
}

static void close_sentence(syn__cutter *cut, size_t first, size_t end) {
    syn__splitter *split = cut->split;
    if (first >= end || split->arena->has_failed) return;
    for (size_t i = first; i < end; i++)
        split->tokens.items[i].sentence = (uint32_t)split->sentences.count;
    syn_span span = {split->tokens.items[first].span.start, split->tokens.items[end - 1].span.end};
    SYN_PUSH(split->arena, &split->sentences, span);
}

/// Cuts off what is no prose at `token`; gives the start of the sentence it then stands in.
static size_t cut_lines(syn__cutter *cut, size_t start, size_t token) {
    size_t stamp = syn__find_stamp(cut, token);
    if (stamp == 0) {
        if (!syn__begins_line(cut, start, token)) return start;
        close_sentence(cut, start, token);
        return token;
    }
    // "Ann Poe 08/16/2000 12:05 PM Please": but "on 08/16/2000 12:05 PM" is of one piece.
    bool is_apart = token > start && !syn_char_is_lower(syn__first_char_at(cut, token - 1));
    if (is_apart) close_sentence(cut, start, token);
    close_sentence(cut, is_apart ? token : start, stamp);
    return stamp;
}

/// A word in small letters behind a word: nothing can begin or end there.
static bool is_plain_word(const syn__cutter *cut, size_t token) {
    const syn_token *tokens = cut->split->tokens.items;
    syn_str word = syn__word_at(cut, token);
    return tokens[token].kind == SYN_TOKEN_WORD && tokens[token - 1].kind == SYN_TOKEN_WORD &&
           syn_ascii_is_lower(word.data[0]) && word.data[word.size - 1] != '.';
}

void syn__split_sentences(syn__splitter *split, size_t first) {
    syn__cutter cut = {split, first, split->tokens.count};
    size_t start = syn__skip_opening_line(&cut);
    close_sentence(&cut, first, start);
    bool is_whole;
    size_t source = syn__find_source(&cut, &is_whole);
    for (size_t i = start; i < cut.end && !is_whole; i++) {
        if (i > start && is_plain_word(&cut, i)) continue;
        size_t cut_at = cut_lines(&cut, start, i);
        if (cut_at > start) start = cut_at;
        if (cut_at > i) {
            i = cut_at - 1;
            continue;
        }
        syn__stop_kind kind = syn__find_stop(&cut, i);
        if (kind == SYN__STOP_NONE) continue;
        size_t behind = i + 1;
        while (behind < cut.end &&
               (syn__find_stop(&cut, behind) >= SYN__STOP_STRONG || is_closing(&cut, behind)))
            behind++;
        bool ends = ends_sentence(&cut, start, i, kind, behind) && behind != source;
        i = behind - 1; // also when it goes on: a run of stops is looked at once
        if (!ends) continue;
        behind = skip_references(&cut, behind);
        close_sentence(&cut, start, behind);
        start = behind;
        i = behind - 1;
    }
    close_sentence(&cut, start, cut.end);
}
