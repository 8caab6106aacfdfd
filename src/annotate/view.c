// SPDX-License-Identifier: Apache-2.0
// Takes a document and its tokens, gives the view that the rules of names and speech read.
//
// Each token is looked up once among the words of all lists; after that, asking whether a list
// holds it is one test of a bit. Linear.
#include "annotate/view.h"

#include "base/caps.h"
#include "base/prefetch.h"
#include "text/facts.h"
#include "text/tagger.h"

/// The sketches and texts of `count` tokens of a sentence, and their numbers (may be NULL).
static void sketch_tokens(const syn__view *view, size_t first, size_t count, syn_str *words,
                          syn_sketch *out_sketches, uint32_t *out_numbers) {
    enum { AHEAD = 12 }; // words whose memory is on its way
    syn_forms forms = view->annotator == NULL ? NULL : view->annotator->forms;
    syn_form spare;
    for (size_t i = 0; i < count && i < AHEAD; i++)
        syn_forms_fetch(forms, syn__word(view, first + i));
    for (size_t i = 0; i < count; i++) {
        words[i] = syn__word(view, first + i);
        if (i + AHEAD < count) syn_forms_fetch(forms, syn__word(view, first + i + AHEAD));
        const syn_form *form = syn_forms_find(forms, words[i], &spare);
        out_sketches[i] = form->sketch;
        if (out_numbers != NULL) out_numbers[i] = form->number;
        SYN_PREFETCH(&syn__lexicon_words[form->number]); // rules will ask
    }
    syn_facts_find_phrases(words, out_sketches, count);
}

const syn_sketch *syn__view_sketches(const syn__view *view, size_t first, size_t end,
                                     syn_arena *arena) {
    if (view->sketches != NULL) return view->sketches + first;
    syn_str *words = syn_arena_room(arena, end - first, sizeof *words);
    syn_sketch *sketches = syn_arena_room(arena, end - first, sizeof *sketches);
    if (words == NULL || sketches == NULL) return NULL;
    sketch_tokens(view, first, end - first, words, sketches, NULL);
    return sketches;
}

/// Looks up and tags sentence by sentence. In a long document what is made for one sentence is
/// forgotten before the next: `kept` is NULL then.
static void tag_tokens(const syn__view *view, syn_sketch *kept, uint32_t *numbers, uint8_t *tags,
                       syn_arena *arena) {
    syn_arena scratch = {0};
    const syn_labeller *tagger = &view->annotator->tagger;
    for (size_t first = 0, end; first < view->count; first = end) {
        end = first + 1;
        while (end < view->count && view->tokens[end].sentence == view->tokens[first].sentence)
            end++;
        size_t count = end - first;
        syn_str *words = syn_arena_room(&scratch, count, sizeof *words);
        syn_sketch *sketches =
            kept != NULL ? kept + first : syn_arena_room(&scratch, count, sizeof *sketches);
        if (words == NULL || sketches == NULL) break;
        sketch_tokens(view, first, count, words, sketches, numbers + first);
        if (tagger->label_count > 0)
            syn_tagger_run(tagger, (syn_sketches){sketches, count}, &scratch, tags + first);
        if (scratch.has_failed) break;
        syn_arena_reset(&scratch);
    }
    if (scratch.has_failed) arena->has_failed = true;
    syn_arena_finish(&scratch);
}

syn__view syn__view_make_untagged(const syn_document *document, const syn_marks *marks) {
    return (syn__view){
        .text = document->text, .tokens = marks->tokens, .count = marks->token_count};
}

syn__view syn__view_make_with(const syn_annotator *annotator, const syn_document *document,
                              const syn_marks *marks, syn_arena *arena) {
    size_t count = marks->token_count;
    uint8_t *tags = syn_arena_array(arena, count, sizeof *tags);
    syn_sketch *sketches =
        count > SYN_CAP_SKETCHED_TOKENS ? NULL : syn_arena_room(arena, count, sizeof *sketches);
    uint32_t *words = syn_arena_room(arena, count, sizeof *words);
    syn__view view = syn__view_make_untagged(document, marks);
    if (tags == NULL || arena->has_failed) return (syn__view){.text = document->text};
    view.words = words;
    view.annotator = annotator;
    tag_tokens(&view, sketches, words, tags, arena);
    if (arena->has_failed) return (syn__view){.text = document->text};
    view.tags = tags;
    view.sketches = sketches;
    return view;
}

syn__view syn__view_make(const syn_document *document, const syn_marks *marks, syn_arena *arena) {
    syn_annotator *annotator = syn_arena_room(arena, 1, sizeof *annotator);
    if (annotator == NULL) return (syn__view){.text = document->text};
    syn__annotator_open(annotator);
    return syn__view_make_with(annotator, document, marks, arena);
}
