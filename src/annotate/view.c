// SPDX-License-Identifier: Apache-2.0
// Takes a document and its tokens, gives the view that the rules of names and speech read.
//
// Each token is looked up once among the words of all lists; after that, asking whether a list
// holds it is one test of a bit. Linear.
#include "annotate/view.h"

syn__view syn__view_make(const syn_document *document, const syn_marks *marks, syn_arena *arena) {
    uint32_t *words = syn_arena_array(arena, marks->token_count, sizeof *words);
    if (words == NULL) return (syn__view){.text = document->text};
    for (size_t i = 0; i < marks->token_count; i++)
        words[i] = syn_lexicon_find_word(syn_str_span(document->text, marks->tokens[i].span));
    return (syn__view){document->text, marks->tokens, words, marks->token_count};
}
