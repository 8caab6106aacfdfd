// SPDX-License-Identifier: Apache-2.0
// Takes a document, gives its marks: the parts in the order in which they need each other.
//
// Tokens and sentences first; times before quantities, because a number inside a time is none;
// names before speakers. Linear in the text.
#include "annotate/annotate.h"

#include "annotate/annotator.h"
#include "annotate/attribution.h"
#include "annotate/name_tagger.h"
#include "annotate/parts.h"
#include "annotate/wording_words.h"
#include "base/memory.h"
#include "text/tokens.h"

/// More is given back: one long document must not stay for ever.
static const size_t KEPT_SCRATCH_BYTES = (size_t)4 << 20;

void syn__annotator_open(syn_annotator *annotator) {
    *annotator = (syn_annotator){.judges_wording = true};
    if (!syn_tagger_open(&annotator->tagger)) annotator->tagger.label_count = 0;
    if (!syn__names_open(&annotator->names)) annotator->names.label_count = 0;
    if (!syn__attribution_open(&annotator->attribution)) annotator->attribution.label_count = 0;
}

syn_status syn_annotator_new(bool judges_wording, syn_annotator **out_annotator, syn_error *error) {
    *out_annotator = NULL;
    syn_annotator *annotator = syn__memory_new(sizeof *annotator);
    if (annotator == NULL) return syn_error_no_memory(error);
    syn__annotator_open(annotator);
    annotator->judges_wording = judges_wording;
    annotator->forms = syn_forms_new(&annotator->arena);
    if (judges_wording) annotator->wording = syn__wording_memo_new(&annotator->arena);
    syn_labeller_remember(&annotator->tagger, &annotator->arena);
    syn_labeller_remember(&annotator->names, &annotator->arena);
    syn_labeller_remember(&annotator->attribution, &annotator->arena);
    syn_status status = syn_arena_status(&annotator->arena, error);
    if (status == SYN_OK)
        *out_annotator = annotator;
    else
        syn_annotator_free(annotator);
    return status;
}

void syn_annotator_free(syn_annotator *annotator) {
    if (annotator == NULL) return;
    syn_arena_finish(&annotator->scratch);
    syn_arena_finish(&annotator->arena);
    syn__memory_free(annotator);
}

syn_status syn_annotate(const syn_document *document, syn_arena *arena, syn_marks *out_marks,
                        syn_error *error) {
    syn_annotator annotator;
    syn__annotator_open(&annotator);
    syn_status status = syn_annotate_with(&annotator, document, arena, out_marks, error);
    syn_arena_finish(&annotator.scratch);
    return status;
}

syn_status syn_annotate_with(syn_annotator *annotator, const syn_document *document,
                             syn_arena *arena, syn_marks *out_marks, syn_error *error) {
    syn_status status = syn_text_split(document, arena, out_marks, error);
    if (status != SYN_OK) return status;
    syn_arena *scratch = &annotator->scratch;
    syn__view view = syn__view_make_with(annotator, document, out_marks, scratch);
    syn_pieces pieces = syn__pieces_split_view(&view, scratch);
    if (scratch->has_failed) arena->has_failed = true;
    syn__annotate_times(document, &pieces, arena, out_marks);
    syn__annotate_quantities(&pieces, &view, arena, out_marks);
    syn__annotate_names(&view, arena, out_marks);
    syn__annotate_quotes(document, &view, arena, out_marks);
    syn__annotate_speakers(document, &view, arena, out_marks);
    if (annotator->judges_wording) syn__annotate_wording(document, &view, arena, out_marks);
    if (scratch->used_bytes > KEPT_SCRATCH_BYTES) syn_arena_finish(scratch);
    syn_arena_reset(scratch);
    return syn_arena_status(arena, error);
}

static bool has_quotation_marks(const syn_marks *marks) {
    for (size_t i = 0; i < marks->token_count; i++) {
        if (marks->tokens[i].kind == SYN_TOKEN_QUOTE) return true;
    }
    return false;
}

syn_status syn_annotate_words(const syn_document *document, syn_arena *arena, syn_marks *out_marks,
                              syn_error *error) {
    syn_status status = syn_text_split(document, arena, out_marks, error);
    if (status != SYN_OK || !has_quotation_marks(out_marks)) return status;
    syn__view view = syn__view_make_untagged(document, out_marks);
    syn__annotate_quotes(document, &view, arena, out_marks);
    return syn_arena_status(arena, error);
}
