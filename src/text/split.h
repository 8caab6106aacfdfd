// SPDX-License-Identifier: Apache-2.0
// The parts of syn_text_split, in the order in which a paragraph passes through them.
#ifndef SYN_TEXT_SPLIT_H
#define SYN_TEXT_SPLIT_H

#include "base/arena.h"
#include "synopt/marks.h"

typedef struct syn__splitter {
    syn_str text;
    syn_arena *arena;
    SYN_VEC(syn_token) tokens;
    SYN_VEC(syn_span) sentences;
    bool is_loose; ///< syn__text_is_loose
} syn__splitter;

/// tokens.c: appends the tokens of a paragraph; single quotation marks are still SYN_TOKEN_OTHER.
void syn__split_tokens(syn__splitter *split, syn_span paragraph);
/// apostrophes.c: tells quotation marks from apostrophes among the tokens from `first` on.
void syn__split_apostrophes(syn__splitter *split, size_t first);
/// loose.c: is it copy whose marks stand apart ("16 - year - old", "2. 6 million")? Linear.
bool syn__text_is_loose(syn_str text);
/// sentences.c: appends the sentences of the tokens from `first` on.
void syn__split_sentences(syn__splitter *split, size_t first);

/// Any of ' ‘ ’ ‚ ‛ ` ´ ʼ.
bool syn__is_single_mark(uint32_t character);
/// Any double quotation mark or angle, of any direction.
bool syn__is_double_mark(uint32_t character);

#endif
