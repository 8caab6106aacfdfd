// SPDX-License-Identifier: Apache-2.0
// Tokens and sentences of a clean text.
//
// How text is cut, everywhere and always:
// - A word is a run of letters, with digits once it has begun: "G7", "Ahlström", "O'Brien", "AT&T".
// - Clitics are tokens of their own: China|'s  do|n't  we|'ll. A bare plural apostrophe (tenants|')
//   is punctuation. Elisions in front ('em) are punctuation and word.
// - Hyphens and dashes are punctuation, so hyphenated words are parts: dual|-|use,
//   five|-|and|-|a|-|half, mid|-|April, 2024|-|04|-|26. Parts touch (no gap between their spans).
// - Dotted letters are one word with all their dots: "U.S.", "a.m.", "Ph.D.", "J.K."; the dot of
//   any other abbreviation or initial is punctuation: Mr|.  J|.
// - A number is digits with inner separators: "1,000", "5.5"; what follows is not part of it:
//   26|th  5|bn  $|5  90|%  10|:|30.
// - Quotation marks are SYN_TOKEN_QUOTE, also `` and '' and single ones that do not serve as
//   apostrophes. Runs of dots or dashes are one punctuation token: "...", "--".
// - Addresses (http:, www., name@host) and symbols ($ % & ...) are SYN_TOKEN_OTHER; a run of one
//   symbol is one token.
#ifndef SYN_TEXT_TOKENS_H
#define SYN_TEXT_TOKENS_H

#include "base/arena.h"
#include "synopt/marks.h"

/// Cuts a document into sentences and tokens; sentences never cross a paragraph. Sets the sentence
/// of each token. Linear.
SYN_WARN_UNUSED syn_status syn_text_split(const syn_document *document, syn_arena *arena,
                                          syn_marks *out_marks, syn_error *error);

/// The paragraphs of a document: its blocks, or the whole text where it has none, cut at blank
/// lines and at those single line breaks that do not merely wrap a line. In text order, trimmed,
/// none empty.
void syn_text_find_paragraphs(const syn_document *document, syn_arena *arena, syn_span **out_spans,
                              size_t *out_count);

#endif
