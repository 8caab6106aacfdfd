// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
#include "extract/extract.h"

syn_status syn_extract(const syn_record *record, syn_arena *arena, syn_document *out_document,
                       syn_error *error) {
    *out_document = (syn_document){0};
    out_document->id = syn_arena_copy(arena, record->id);
    out_document->source = syn_arena_copy(arena, record->source);
    out_document->text = syn_arena_copy(arena, record->raw);
    return syn_arena_status(arena, error);
}
