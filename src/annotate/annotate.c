// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
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
