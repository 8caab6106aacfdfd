// SPDX-License-Identifier: Apache-2.0
// Parts of speech as collate asks for them.
#ifndef SYN_COLLATE_POS_H
#define SYN_COLLATE_POS_H

#include "base/arena.h"
#include "text/tagger.h"

/// pos.c: a syn_pos for each token, in `arena`; NULL when it fails. Linear.
const uint8_t *syn__document_tag(const syn_document *document, const syn_marks *marks,
                                 syn_arena *arena);

/// A verb that can make a clause by itself: "fell", "is", "would", not "falling" or "to fall".
static inline bool syn__pos_is_finite(uint8_t tag) {
    return tag == SYN_POS_AUXILIARY || tag == SYN_POS_VERB_PAST || tag == SYN_POS_VERB_PRESENT ||
           tag == SYN_POS_VERB_PRESENT_S;
}

#endif
