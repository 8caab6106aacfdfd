// SPDX-License-Identifier: Apache-2.0
// Takes a document and its tokens, gives the view that the rules of names and speech read.
//
// Each token is looked up once among the words of all lists; after that, asking whether a list
// holds it is one test of a bit. Linear.
#include "annotate/view.h"

#include "text/facts.h"
#include "text/tagger.h"

void syn__sketch_tokens(syn_str text, const syn_token *tokens, size_t count,
                        syn_sketch *out_sketches, syn_str *words) {
    for (size_t i = 0; i < count; i++) {
        words[i] = syn_str_span(text, tokens[i].span);
        syn_sketch_make(words[i], &out_sketches[i]);
    }
    syn_facts_find(words, out_sketches, count);
}

/// Tags sentence by sentence: what is made for one is forgotten before the next.
static void tag_tokens(syn_str text, const syn_marks *marks, uint8_t *tags, syn_arena *arena) {
    syn_arena scratch = {0};
    for (size_t first = 0, end; first < marks->token_count; first = end) {
        end = first + 1;
        while (end < marks->token_count &&
               marks->tokens[end].sentence == marks->tokens[first].sentence)
            end++;
        syn_str *words = syn_arena_array(&scratch, end - first, sizeof *words);
        syn_sketch *sketches = syn_arena_array(&scratch, end - first, sizeof *sketches);
        if (words == NULL || sketches == NULL) break;
        syn__sketch_tokens(text, marks->tokens + first, end - first, sketches, words);
        syn_tagger_run((syn_sketches){sketches, end - first}, &scratch, tags + first);
        if (scratch.has_failed) break;
        syn_arena_reset(&scratch);
    }
    if (scratch.has_failed) arena->has_failed = true;
    syn_arena_finish(&scratch);
}

syn__view syn__view_make(const syn_document *document, const syn_marks *marks, syn_arena *arena) {
    uint32_t *words = syn_arena_array(arena, marks->token_count, sizeof *words);
    uint8_t *tags = syn_arena_array(arena, marks->token_count, sizeof *tags);
    if (words == NULL || tags == NULL) return (syn__view){.text = document->text};
    for (size_t i = 0; i < marks->token_count; i++)
        words[i] = syn_lexicon_find_word(syn_str_span(document->text, marks->tokens[i].span));
    tag_tokens(document->text, marks, tags, arena);
    return (syn__view){document->text, marks->tokens, words, tags, marks->token_count};
}
