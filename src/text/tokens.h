// SPDX-License-Identifier: Apache-2.0
// Tokens and sentences of a clean text.
#ifndef SYN_TEXT_TOKENS_H
#define SYN_TEXT_TOKENS_H

#include "base/arena.h"
#include "synopt/marks.h"

/// Cuts a document into sentences and tokens; sentences never cross a block. Sets the sentence of
/// each token. Linear.
SYN_WARN_UNUSED syn_status syn_text_split(const syn_document *document, syn_arena *arena,
                                          syn_marks *out_marks, syn_error *error);

#endif
