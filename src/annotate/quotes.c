// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
#include "annotate/parts.h"

void syn__annotate_quotes(const syn_document *document, syn_arena *arena, syn_marks *marks) {
    (void)document;
    (void)arena;
    (void)marks;
}
