// SPDX-License-Identifier: Apache-2.0
// Takes a sentence of a document, tells whether it is one of the page and not of the account: "Sign
// up for our newsletter", "Advertisement Continue reading the main story", "Photo: The closed
// bridge", "Updated 9:28 AM EDT". What stands on a line of its own is dropped before (extract);
// this is what was run together with prose. By word lists (lexicon/promotion, date_label), by what
// a stamp is made of. It knows no page by its words. Linear.
#include "collate/furniture.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

enum {
    LETTER_PAIRS = 32 * 32,
    MOST_SHORT_WORDS = 12, ///< prose may hold "subscribe", too, but then says more
    MOST_BYTES = 400       ///< a longer sentence is prose
};

static syn_str word_at(const syn_marks *marks, syn_str text, size_t token) {
    return syn_str_span(text, marks->tokens[token].span);
}

/// Two bytes in a row by their low five bits, which both cases of a letter share.
static size_t number_pair(const char *bytes) {
    return ((unsigned char)bytes[0] & 31u) << 5 | ((unsigned char)bytes[1] & 31u);
}

/// False when the text cannot hold the phrase, because a pair of its letters is missing.
static bool may_hold(const bool *pairs, syn_str phrase) {
    for (size_t i = 1; i < phrase.size; i++) {
        if (!pairs[number_pair(phrase.data + i - 1)]) return false;
    }
    return true;
}

/// A phrase of the list; with `is_sure` only one that prose does not hold.
static bool has_phrase(syn_str text, bool is_sure) {
    bool pairs[LETTER_PAIRS] = {false}; // so that few phrases are looked for
    for (size_t i = 1; i < text.size; i++)
        pairs[number_pair(text.data + i - 1)] = true;
    const syn_lexicon_table *table = syn_lexicon_get_table(SYN_LEXICON_PROMOTION);
    for (size_t i = 0; i < table->slot_count; i++) {
        syn_str phrase = table->slots[i].key;
        if (!syn_str_is_known(phrase) || !may_hold(pairs, phrase)) continue;
        if (is_sure && !syn_str_is_known(table->slots[i].value)) continue;
        if (syn_str_find_nocase(text, phrase, 0) != SIZE_MAX) return true;
    }
    return false;
}

bool syn__text_is_promotion(syn_str text) {
    return has_phrase(text, false);
}

/// "Photos: The closed bridge".
static bool has_picture_label(const syn_marks *marks, syn_str text, size_t first, size_t end) {
    static const char *const labels[] = {"photo",  "photos", "picture", "pictured", "image",
                                         "images", "video",  "watch",   "caption"};
    return first + 4 < end && syn_str_equal(word_at(marks, text, first + 1), SYN_STR(":")) &&
           SYN_STR_IS_ANY(word_at(marks, text, first), labels);
}

/// "Nov. 2, 2016 The fans wait at the bridge": a date with its year, and then a capital; no comma,
/// no verb.
static bool opens_with_day(const syn_marks *marks, syn_str text, size_t first, size_t end) {
    size_t numbers = 0, step, at = first;
    if (at + 4 >= end) return false;
    syn_str word = word_at(marks, text, at);
    // "Monday, May 2, 2031 The fans ..."
    if (syn_lexicon_find_nocase(SYN_LEXICON_WEEKDAY, word) != NULL &&
        syn_str_equal(word_at(marks, text, at + 1), SYN_STR(","))) {
        at += 2;
        word = word_at(marks, text, at);
    }
    if (syn_lexicon_find_nocase(SYN_LEXICON_ENGLISH_MONTH, word) == NULL) return false;
    for (at++; at < end && numbers < 2 && at < first + 6; at++)
        numbers += marks->tokens[at].kind == SYN_TOKEN_NUMBER;
    if (numbers < 2 || at >= end) return false;
    syn_str next = word_at(marks, text, at);
    // "May 2, 2031, 9:29 PM The fans ...", "May 2, 2031 9:29 PM"
    if (marks->tokens[at].kind == SYN_TOKEN_NUMBER) return true;
    if (syn_str_equal(next, SYN_STR(",")) && at + 2 < end)
        return marks->tokens[at + 1].kind == SYN_TOKEN_NUMBER &&
               syn_str_starts(word_at(marks, text, at + 2), SYN_STR(":"));
    return next.size > 0 && syn_char_is_upper(syn_utf8_decode(next, 0, &step));
}

/// "Palestinian teen Ada Tolm (C-R) speaks to her lawyer": whom a picture shows where.
static bool points_into_picture(const syn_marks *marks, syn_str text, size_t first, size_t end) {
    static const char *const sides[] = {"L", "R", "C", "left", "right", "centre", "center"};
    for (size_t i = first; i + 2 < end; i++) {
        if (!syn_str_equal(word_at(marks, text, i), SYN_STR("("))) continue;
        syn_str behind = word_at(marks, text, i + 2);
        bool is_closed = syn_str_equal(behind, SYN_STR(")")) || syn_str_equal(behind, SYN_STR("-"));
        for (size_t j = 0; j < sizeof sides / sizeof *sides && is_closed; j++) {
            if (syn_str_equal(word_at(marks, text, i + 1), syn_str_from(sides[j]))) return true;
        }
    }
    return false;
}

bool syn__tokens_are_caption(const syn_marks *marks, syn_str text, size_t first, size_t end) {
    return has_picture_label(marks, text, first, end) || opens_with_day(marks, text, first, end) ||
           points_into_picture(marks, text, first, end);
}

/// "Friday, Sep 10, 2010 | Updated 9:28 AM EDT": numbers, names of days and months, and what says
/// that a page was written then.
static bool is_stamp(const syn_marks *marks, syn_str text, size_t first, size_t end) {
    static const char *const zones[] = {"am",  "pm",  "et",   "edt", "est", "ct", "pt",
                                        "pdt", "pst", "gmt",  "bst", "utc", "at", "on",
                                        "a.m", "p.m", "a.m.", "p.m", "a",   "p",  "m"};
    size_t numbers = 0;
    for (size_t i = first; i < end; i++) {
        syn_token_kind kind = marks->tokens[i].kind;
        syn_str word = word_at(marks, text, i);
        numbers += kind == SYN_TOKEN_NUMBER || (word.size > 0 && syn_ascii_is_digit(word.data[0]));
        if (kind != SYN_TOKEN_WORD || syn_ascii_is_digit(word.data[0])) continue;
        if (SYN_STR_IS_ANY(word, zones)) continue;
        if (syn_lexicon_find_nocase(SYN_LEXICON_ENGLISH_MONTH, word) != NULL) continue;
        if (syn_lexicon_find_nocase(SYN_LEXICON_WEEKDAY, word) != NULL) continue;
        if (syn_lexicon_find_nocase(SYN_LEXICON_DATE_LABEL, word) == NULL) return false;
    }
    return numbers > 0;
}

static size_t count_words(const syn_marks *marks, size_t first, size_t end) {
    size_t count = 0;
    for (size_t i = first; i < end; i++)
        count += marks->tokens[i].kind == SYN_TOKEN_WORD;
    return count;
}

bool syn__tokens_are_furniture(const syn_marks *marks, syn_str text, size_t first, size_t end) {
    if (first >= end) return false;
    syn_span span = {marks->tokens[first].span.start, marks->tokens[end - 1].span.end};
    if (syn_span_size(span) > MOST_BYTES) return false;
    bool is_sure = count_words(marks, first, end) > MOST_SHORT_WORDS;
    return has_phrase(syn_str_span(text, span), is_sure) ||
           has_picture_label(marks, text, first, end) ||
           points_into_picture(marks, text, first, end) || is_stamp(marks, text, first, end);
}
