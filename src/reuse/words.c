// SPDX-License-Identifier: Apache-2.0
// Takes a document's tokens, terms and quotations, gives its normalised words and units.
//
// Words are tokens of letters or digits; case, kinds of apostrophe and separators in numbers are
// folded away, punctuation is not seen. A unit is a sentence; a sentence of more than 64 words is
// cut before the word with the least hash between its 32nd and 64th (content-defined chunking, as
// in rsync-like tools), so the cuts move with the text. Linear in the tokens.
#include "reuse/words.h"

#include "base/map.h"
#include "base/str.h"

static bool is_word(const syn_token *token) {
    return token->kind == SYN_TOKEN_WORD || token->kind == SYN_TOKEN_NUMBER;
}

/// What is known of the spelling of a token: by the pile's dictionary, or made for it.
static const syn_spelling *spell(const syn_pile *pile, const syn_opened *opened, size_t token,
                                 syn_spelling *made) {
    if (opened->numbers != NULL) return &opened->spellings[opened->numbers[token]];
    syn_token_kind kind = opened->marks.tokens[token].kind;
    syn_str word = syn_str_span(opened->document.text, opened->marks.tokens[token].span);
    uint32_t term = opened->terms[token];
    *made = (syn_spelling){
        .term = term,
        .form = syn_spelling_hash(word, kind),
        .is_upper = syn_spelling_is_upper(word),
        .is_stop_word = term == SYN_NO_TERM || pile->vocabulary.is_stop_word[term],
    };
    return made;
}

static void read_words(const syn_pile *pile, const syn_opened *opened, syn__words *words) {
    const syn_marks *marks = &opened->marks;
    size_t quote = 0, last_sentence = SYN_NOTHING;
    for (size_t i = 0; i < marks->token_count; i++) {
        const syn_token *token = &marks->tokens[i];
        if (!is_word(token)) continue;
        syn_spelling made;
        const syn_spelling *spelling = spell(pile, opened, i, &made);
        while (quote < marks->quotation_count && marks->quotations[quote].end <= token->span.start)
            quote++;
        bool is_first = token->sentence != last_sentence;
        last_sentence = token->sentence;
        words->items[words->count++] = (syn__word){
            .form = spelling->form,
            .term = spelling->term,
            .token = (uint32_t)i,
            .is_stop_word = spelling->is_stop_word,
            .is_quoted = quote < marks->quotation_count &&
                         marks->quotations[quote].start <= token->span.start,
            .is_anchor = token->kind == SYN_TOKEN_NUMBER || (!is_first && spelling->is_upper),
        };
    }
}

/// How many of the `left` words of a sentence from `first` go into the next unit.
static size_t find_cut(const syn__words *words, size_t first, size_t left) {
    if (left <= SYN__UNIT_MOST_WORDS) return left;
    size_t best = SYN__UNIT_MOST_WORDS;
    for (size_t i = SYN__UNIT_MOST_WORDS / 2; i < SYN__UNIT_MOST_WORDS; i++) {
        uint32_t here = words->items[first + i].form, there = words->items[first + best].form;
        if (here * 2654435761u < there * 2654435761u) best = i;
    }
    return best;
}

/// The first credit line that ends after `offset`, or line_count.
static size_t find_line(const syn__credits *credits, size_t offset) {
    size_t line = 0;
    while (line < credits->line_count && credits->lines[line].end <= offset)
        line++;
    return line;
}

/// A stretch of one sentence that is credit throughout, or not at all, becomes units.
static void add_units(const syn_marks *marks, syn_span span, syn__unit_role role, size_t first,
                      size_t end, syn__words *words) {
    for (size_t at = first, count; at < end; at += count) {
        count = find_cut(words, at, end - at);
        syn__unit unit = {.first = at, .count = count, .hash = 1, .span = span, .role = role};
        if (at > first) unit.span.start = marks->tokens[words->items[at].token].span.start;
        if (at + count < end) {
            unit.span.end = marks->tokens[words->items[at + count].token].span.start;
        }
        for (size_t i = at; i < at + count; i++) {
            unit.hash = syn_hash_combine(unit.hash, words->items[i].form);
            unit.quoted += words->items[i].is_quoted;
        }
        words->hash = syn_hash_combine(words->hash, unit.hash);
        words->units[words->unit_count++] = unit;
    }
}

void syn__words_read(const syn_pile *pile, const syn_opened *opened, const syn__credits *credits,
                     syn_arena *arena, syn__words *out_words) {
    const syn_marks *marks = &opened->marks;
    size_t most_units = marks->sentence_count + marks->token_count / (SYN__UNIT_MOST_WORDS / 2) +
                        2 * SYN__CREDIT_MOST_LINES + 2;
    syn__words *words = out_words;
    *words = (syn__words){.tokens = marks->tokens};
    words->items = syn_arena_room(arena, marks->token_count, sizeof *words->items);
    words->units = syn_arena_room(arena, most_units, sizeof *words->units);
    if (words->items == NULL || words->units == NULL) return;
    read_words(pile, opened, words);
    for (size_t at = 0, end; at < words->count; at = end) {
        const syn_token *token = &marks->tokens[words->items[at].token];
        size_t line = find_line(credits, token->span.start);
        syn_span span = {0, opened->document.text.size};
        if (token->sentence < marks->sentence_count) span = marks->sentences[token->sentence];
        bool is_credit =
            line < credits->line_count && credits->lines[line].start <= token->span.start;
        if (line > 0 && credits->lines[line - 1].end > span.start) {
            span.start = credits->lines[line - 1].end;
        }
        size_t border = SIZE_MAX; // where the stretch ends, if before its sentence
        if (line < credits->line_count) {
            border = is_credit ? credits->lines[line].end : credits->lines[line].start;
        }
        if (border < span.end) span.end = border;
        for (end = at + 1; end < words->count; end++) {
            const syn_token *next = &marks->tokens[words->items[end].token];
            if (next->sentence != token->sentence || next->span.start >= border) break;
        }
        add_units(marks, span, is_credit ? SYN__UNIT_CREDIT : SYN__UNIT_PROSE, at, end, words);
    }
}

syn_span syn__words_get_span(const syn__words *words, const syn__unit *unit, size_t first,
                             size_t count) {
    syn_span span = unit->span;
    const syn__word *start = &words->items[unit->first + first];
    if (first > 0) span.start = words->tokens[start->token].span.start;
    if (first + count < unit->count) span.end = words->tokens[start[count - 1].token].span.end;
    return span;
}

size_t syn__words_count_prose(const syn__words *words) {
    size_t count = 0;
    for (size_t i = 0; i < words->unit_count; i++)
        count += words->units[i].role == SYN__UNIT_PROSE ? words->units[i].count : 0;
    return count;
}
