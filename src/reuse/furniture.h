// SPDX-License-Identifier: Apache-2.0
// Finding footers: text of the page that stands under articles of every kind.
#ifndef SYN_REUSE_FURNITURE_H
#define SYN_REUSE_FURNITURE_H

#include "reuse/words.h"

/// Gives the role of furniture to units at the end of documents. `words` has one item a document of
/// the pile. `scratch` is used for working memory. n log n in the documents.
SYN_WARN_UNUSED syn_status syn__furniture_mark(const syn_pile *pile, syn__words *words,
                                               syn_arena *scratch, syn_error *error);

#endif
