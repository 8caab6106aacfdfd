// SPDX-License-Identifier: Apache-2.0
// Sentences of a page that state nothing: of the site about itself, below pictures, stamps.
#ifndef SYN_COLLATE_FURNITURE_H
#define SYN_COLLATE_FURNITURE_H

#include "synopt/pile.h"

/// Holds a phrase of a site about itself (lexicon/promotion).
bool syn__text_is_promotion(syn_str text);
/// The tokens [first, end) tell what a picture shows: "Photos: The closed bridge", "(C-R)".
bool syn__tokens_are_caption(const syn_marks *marks, syn_str text, size_t first, size_t end);
/// Whether the tokens [first, end), a sentence or a part of one, state nothing: short promotion or
/// what never stands in prose, whom a picture shows where, or only when a page was written. Linear,
/// and a bounded number of phrases is looked for in a bounded number of bytes.
bool syn__tokens_are_furniture(const syn_marks *marks, syn_str text, size_t first, size_t end);

#endif
