// SPDX-License-Identifier: Apache-2.0
// Parts of speech of a document's tokens. Annotate finds them, too, but marks do not keep them: of
// a large pile few documents share a story with others, and only those are tagged again. Linear.
#include "collate/pos.h"

#include "annotate/view.h"

const uint8_t *syn__document_tag(const syn_document *document, const syn_marks *marks,
                                 syn_arena *arena) {
    return syn__view_make(document, marks, arena).tags;
}
