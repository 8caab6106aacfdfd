// SPDX-License-Identifier: Apache-2.0
// Reading tokens: small questions that every rule of annotate asks. Any index is safe to ask about.
#ifndef SYN_ANNOTATE_VIEW_H
#define SYN_ANNOTATE_VIEW_H

#include "annotate/annotator.h"
#include "base/arena.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "synopt/marks.h"
#include "text/lexicon.h"
#include "text/sketch.h"

typedef struct syn__view {
    syn_str text;
    const syn_token *tokens;
    const uint32_t *words;      ///< per token: its number among the words of all lists, or 0; NULL
                                ///< in a view without tags: looked up when a rule asks
    const uint8_t *tags;        ///< per token: a syn_pos (text/tagger.h)
    const syn_sketch *sketches; ///< per token; NULL in a long document (ask syn__view_sketches)
    size_t count;
    const syn_annotator *annotator; ///< NULL when there are no tags
} syn__view;

/// view.c: looks every token up once, and tags it. Empty when the arena fails. Linear.
syn__view syn__view_make_with(const syn_annotator *annotator, const syn_document *document,
                              const syn_marks *marks, syn_arena *arena);
/// view.c: the same with models opened in the arena.
syn__view syn__view_make(const syn_document *document, const syn_marks *marks, syn_arena *arena);
/// view.c: the same without tags, sketches and numbers of words. Costs nothing.
syn__view syn__view_make_untagged(const syn_document *document, const syn_marks *marks);

/// view.c: the sketches of the tokens [first, end), a sentence: those kept, or made anew in
/// `arena`. NULL when the arena fails.
const syn_sketch *syn__view_sketches(const syn__view *view, size_t first, size_t end,
                                     syn_arena *arena);

/// The token's text; empty behind the last one.
static inline syn_str syn__word(const syn__view *view, size_t token) {
    if (token >= view->count) return (syn_str){"", 0};
    // A token's span lies in the text: no need to clamp it.
    syn_span span = view->tokens[token].span;
    return (syn_str){view->text.data + span.start, span.end - span.start};
}
static inline bool syn__is_kind(const syn__view *view, size_t token, syn_token_kind kind) {
    return token < view->count && view->tokens[token].kind == kind;
}
static inline bool syn__is(const syn__view *view, size_t token, const char *word) {
    syn_str got = syn__word(view, token);
    // Most words differ in the first byte; no need to measure them.
    if (got.size == 0 || got.data[0] != word[0]) return false;
    return syn_str_equal(got, syn_str_from(word));
}
static inline bool syn__is_nocase(const syn__view *view, size_t token, const char *word) {
    syn_str got = syn__word(view, token);
    if (got.size == 0 || syn_ascii_lower(got.data[0]) != syn_ascii_lower(word[0])) return false;
    return syn_str_equal_nocase(got, syn_str_from(word));
}
/// One of `count` words, ASCII letters folded.
static inline bool syn__is_any(const syn__view *view, size_t token, const char *const *words,
                               size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (syn__is_nocase(view, token, words[i])) return true;
    }
    return false;
}
#define SYN__IS_ANY(view, token, words) \
    syn__is_any(view, token, words, sizeof(words) / sizeof *(words))
static inline uint32_t syn__first_char(const syn__view *view, size_t token) {
    size_t size;
    syn_str word = syn__word(view, token);
    return word.size == 0 ? 0 : syn_utf8_decode(word, 0, &size);
}
/// A word with a capital in front.
static inline bool syn__is_capital(const syn__view *view, size_t token) {
    return syn__is_kind(view, token, SYN_TOKEN_WORD) &&
           syn_char_is_upper(syn__first_char(view, token));
}
/// A word with a small letter in front.
static inline bool syn__is_small(const syn__view *view, size_t token) {
    return syn__is_kind(view, token, SYN_TOKEN_WORD) &&
           syn_char_is_lower(syn__first_char(view, token));
}
/// "NBA", "ANN POE", "4": no small letter.
static inline bool syn__is_loud(syn_str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (syn_ascii_is_lower(text.data[i])) return false;
    }
    return true;
}
/// No gap between this token and the next.
static inline bool syn__is_glued(const syn__view *view, size_t token) {
    return token + 1 < view->count &&
           view->tokens[token].span.end == view->tokens[token + 1].span.start;
}
/// Is the token, with ASCII letters folded, a word of `list`?
static inline bool syn__in(const syn__view *view, size_t token, syn_lexicon list) {
    if (token >= view->count) return false;
    uint32_t word =
        view->words != NULL ? view->words[token] : syn_lexicon_find_word(syn__word(view, token));
    return syn_lexicon_has(list, word);
}
/// 's ’s ’d 'll: a clitic.
static inline bool syn__is_clitic(const syn__view *view, size_t token) {
    uint32_t c = syn__first_char(view, token);
    return syn__is_kind(view, token, SYN_TOKEN_WORD) && (c == '\'' || c == 0x2019 || c == 0xB4);
}
/// The 's of a possessive (or of "is", "has").
static inline bool syn__is_possessive(const syn__view *view, size_t token) {
    syn_str word = syn__word(view, token);
    return syn__is_clitic(view, token) && syn_ascii_lower(word.data[word.size - 1]) == 's';
}
/// A capital letter alone: an initial.
static inline bool syn__is_initial(const syn__view *view, size_t token) {
    size_t size;
    syn_str word = syn__word(view, token);
    return syn__is_capital(view, token) && syn_utf8_decode(word, 0, &size) != 0 &&
           size == word.size;
}
/// The bytes from the first to the last of the tokens [first, end).
static inline syn_span syn__span_of(const syn__view *view, size_t first, size_t end) {
    if (first >= end || end > view->count) return (syn_span){0, 0};
    return (syn_span){view->tokens[first].span.start, view->tokens[end - 1].span.end};
}
/// The first token that starts at or behind `offset`. Logarithmic.
static inline size_t syn__token_at(const syn__view *view, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, view->count, i, view->tokens[i].span.start < offset);
    return low;
}

#endif
