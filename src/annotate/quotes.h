// SPDX-License-Identifier: Apache-2.0
// Quotes between their bounds (quotes.c), their speakers (speakers.c, cues.c) and indirect speech
// (indirect.c).
#ifndef SYN_ANNOTATE_QUOTES_H
#define SYN_ANNOTATE_QUOTES_H

#include "annotate/view.h"
#include "base/arena.h"

typedef SYN_VEC(syn_quote) syn__quote_vec;

/// quote_kinds.c: the kind that a quote's own shape tells. SYN_QUOTE_OTHER: a title of a work or
/// nothing said at all, to be left out; SYN_QUOTE_SCARE: too short to tell, a speaker decides.
/// `before` is the quote in front of it, or NULL.
syn_quote_kind syn__quote_classify(const syn__view *view, const syn_quote *quote,
                                   const syn_quote *before);
/// Sorts by start, then longer first.
void syn__quotes_sort(syn_quote *quotes, size_t count);

#endif
