// SPDX-License-Identifier: Apache-2.0
// What the two halves of the sentence splitter share: the cutter that walks over the tokens of a
// paragraph, and small questions about them. Any index is safe to ask about.
#ifndef SYN_TEXT_CUTTER_H
#define SYN_TEXT_CUTTER_H

#include "base/str.h"
#include "base/utf8.h"
#include "text/split.h"

typedef struct syn__cutter {
    syn__splitter *split;
    size_t first, end; ///< tokens of the paragraph
} syn__cutter;

static inline syn_str syn__word_at(const syn__cutter *cut, size_t token) {
    if (token < cut->first || token >= cut->end) return (syn_str){"", 0};
    return syn_str_span(cut->split->text, cut->split->tokens.items[token].span);
}

static inline syn_token_kind syn__kind_at(const syn__cutter *cut, size_t token) {
    if (token < cut->first || token >= cut->end) return SYN_TOKEN_OTHER;
    return cut->split->tokens.items[token].kind;
}

static inline uint32_t syn__first_char_at(const syn__cutter *cut, size_t token) {
    size_t size;
    syn_str word = syn__word_at(cut, token);
    return word.size == 0 ? 0 : syn_utf8_decode(word, 0, &size);
}

static inline bool syn__is_glued_at(const syn__cutter *cut, size_t left) {
    const syn_token *tokens = cut->split->tokens.items;
    return left + 1 < cut->end && tokens[left].span.end == tokens[left + 1].span.start;
}

typedef enum syn__stop_kind {
    SYN__STOP_NONE,
    SYN__STOP_DOT,
    SYN__STOP_STRONG,
    SYN__STOP_ELLIPSIS
} syn__stop_kind;

static inline syn__stop_kind syn__find_stop(const syn__cutter *cut, size_t token) {
    syn_str word = syn__word_at(cut, token);
    uint32_t c = syn__first_char_at(cut, token);
    if (c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F) return SYN__STOP_STRONG;
    if (c == 0x2026) return SYN__STOP_ELLIPSIS;
    if (c == '.') return word.size == 1 ? SYN__STOP_DOT : SYN__STOP_ELLIPSIS;
    // "… in the U.S. The …": the dot is part of the word.
    bool is_dotted = syn__kind_at(cut, token) == SYN_TOKEN_WORD && word.data[word.size - 1] == '.';
    return is_dotted ? SYN__STOP_DOT : SYN__STOP_NONE;
}

static inline bool syn__starts_upper(const syn__cutter *cut, size_t token) {
    return syn_char_is_upper(syn__first_char_at(cut, token));
}

/// sentence_lines.c: where what is no prose ends that opens a paragraph (a date line, the date line
/// of a report, a greeting), or its first token when none does.
size_t syn__skip_opening_line(const syn__cutter *cut);
/// sentence_lines.c: does what is no prose begin at `token` (a rule, a credit, a second address)?
bool syn__begins_line(const syn__cutter *cut, size_t start, size_t token);
/// sentence_lines.c: the end of the date and time of a mail head that begins at `token`, or 0.
size_t syn__find_stamp(const syn__cutter *cut, size_t token);
/// sentence_lines.c: where the source of a quotation begins that is the whole paragraph (“It
/// rained. I left.” Ann Poe), or 0. It belongs to the last sentence; *out_is_whole: there is but
/// one.
size_t syn__find_source(const syn__cutter *cut, bool *out_is_whole);

#endif
