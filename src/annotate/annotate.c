// SPDX-License-Identifier: Apache-2.0
// Takes documents, gives their marks: the parts in the order in which they need each other.
//
// Tokens and sentences first; times before quantities, because a number inside a time is none;
// names before speakers. The models and the code of all parts are larger than a processor's nearest
// memory, so a few short documents go through one part before the next one begins. Linear.
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
/// Of text that goes through a part before the next part begins: some twenty articles, whose words
/// take three megabytes while they are on their way.
static const size_t TOGETHER_BYTES = (size_t)96 << 10;

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

/// A document on its way through the parts.
typedef struct work {
    syn_annotator *annotator;
    const syn_document *document;
    syn_arena *arena;
    syn_marks *marks;
    syn_arena *scratch; ///< the annotator's
    syn__view view;
    syn_pieces pieces;
} work;

static void split_text(work *on) {
    syn_error ignored = {0}; // only memory fails, and the arena remembers it
    syn_status status = syn_text_split(on->document, on->arena, on->marks, &ignored);
    if (status != SYN_OK) on->arena->has_failed = true;
}
static void look_at_words(work *on) {
    on->view = syn__view_make_with(on->annotator, on->document, on->marks, on->scratch);
}
static void cut_pieces(work *on) {
    on->pieces = syn__pieces_split_view(&on->view, on->scratch);
}
static void find_times(work *on) {
    syn__annotate_times(on->document, &on->pieces, on->arena, on->marks);
}
static void find_quantities(work *on) {
    syn__annotate_quantities(&on->pieces, &on->view, on->arena, on->marks);
}
static void find_names(work *on) {
    syn__annotate_names(&on->view, on->arena, on->marks);
}
static void find_quotes(work *on) {
    syn__annotate_quotes(on->document, &on->view, on->arena, on->marks);
}
static void find_speakers(work *on) {
    syn__annotate_speakers(on->document, &on->view, on->arena, on->marks);
}
static void judge_wording(work *on) {
    if (on->annotator->judges_wording)
        syn__annotate_wording(on->document, &on->view, on->arena, on->marks);
}

/// All of annotate, in order.
static void (*const parts[])(work *on) = {split_text,  look_at_words,   cut_pieces,
                                          find_times,  find_quantities, find_names,
                                          find_quotes, find_speakers,   judge_wording};

/// How many of the documents go together: a few short ones, a long one by itself.
static size_t count_together(const syn_annotation *items, size_t count) {
    size_t bytes = items[0].document->text.size, end = 1;
    for (; end < count; end++) {
        bytes += items[end].document->text.size;
        if (bytes > TOGETHER_BYTES) break;
    }
    return end;
}

/// Scratch memory in one piece, as much as was needed before.
static void open_scratch(syn_annotator *annotator) {
    syn_arena *scratch = &annotator->scratch;
    if (scratch->used_bytes >= annotator->scratch_bytes) return;
    syn_arena_finish(scratch);
    if (syn_arena_room(scratch, annotator->scratch_bytes, 1) != NULL) syn_arena_reset(scratch);
}

static void close_scratch(syn_annotator *annotator) {
    syn_arena *scratch = &annotator->scratch;
    bool is_kept = scratch->used_bytes <= KEPT_SCRATCH_BYTES;
    annotator->scratch_bytes = is_kept ? scratch->used_bytes : 0;
    if (!is_kept) syn_arena_finish(scratch);
    syn_arena_reset(scratch);
}

static syn_status do_parts(syn_annotator *annotator, const syn_annotation *items, size_t count,
                           syn_error *error) {
    syn_arena *scratch = &annotator->scratch;
    open_scratch(annotator);
    work *works = syn_arena_array(scratch, count, sizeof *works);
    syn_status status = syn_arena_status(scratch, error);
    for (size_t i = 0; works != NULL && i < count; i++)
        works[i] = (work){.annotator = annotator,
                          .document = items[i].document,
                          .arena = items[i].arena,
                          .marks = items[i].out_marks,
                          .scratch = scratch};
    for (size_t part = 0; part < sizeof parts / sizeof *parts && status == SYN_OK; part++) {
        for (size_t i = 0; i < count && status == SYN_OK; i++) {
            parts[part](&works[i]);
            status = syn_arena_status(scratch, error);
            if (status == SYN_OK) status = syn_arena_status(items[i].arena, error);
        }
    }
    close_scratch(annotator);
    return status;
}

syn_status syn_annotate_together(syn_annotator *annotator, const syn_annotation *items,
                                 size_t count, syn_error *error) {
    syn_status status = SYN_OK;
    for (size_t first = 0, taken; first < count && status == SYN_OK; first += taken) {
        taken = count_together(items + first, count - first);
        status = do_parts(annotator, items + first, taken, error);
    }
    return status;
}

syn_status syn_annotate_with(syn_annotator *annotator, const syn_document *document,
                             syn_arena *arena, syn_marks *out_marks, syn_error *error) {
    syn_annotation one = {document, arena, out_marks};
    return syn_annotate_together(annotator, &one, 1, error);
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
