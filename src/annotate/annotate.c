// SPDX-License-Identifier: Apache-2.0
// Takes a document, gives its marks: the parts in the order in which they need each other.
//
// Tokens and sentences first; times before quantities, because a number inside a time is none;
// names before speakers. Linear in the text.
#include "annotate/annotate.h"

#include "annotate/parts.h"
#include "text/tokens.h"

syn_status syn_annotate(const syn_document *document, syn_arena *arena, syn_marks *out_marks,
                        syn_error *error) {
    syn_status status = syn_text_split(document, arena, out_marks, error);
    if (status != SYN_OK) return status;
    syn__annotate_times(document, arena, out_marks);
    syn__annotate_quantities(document, arena, out_marks);
    syn__annotate_names(document, arena, out_marks);
    syn__annotate_quotes(document, arena, out_marks);
    syn__annotate_speakers(document, arena, out_marks);
    return syn_arena_status(arena, error);
}
