// SPDX-License-Identifier: Apache-2.0
// Takes the tokens, mentions, entities and quotations of a document, gives what the rules of speech
// ask of them (speech.h): which mention a token stands in, whether it is quoted, what is surely a
// person, where sentences and paragraphs begin. Linear.
#include "annotate/parts.h"
#include "annotate/speech.h"

#include "text/tokens.h"

static void mark_quoted(syn__speech *speech) {
    for (size_t i = 0; i < speech->marks->quote_count; i++) {
        const syn_quote *quote = &speech->marks->quotes[i];
        if (quote->kind == SYN_QUOTE_SCARE) continue;
        size_t token = syn__token_at(&speech->view, quote->span.start);
        while (token < speech->view.count &&
               speech->view.tokens[token].span.start < quote->span.end)
            speech->is_quoted[token++] = true;
    }
}

static void number_paragraphs(syn__speech *speech, const syn_document *document) {
    syn_span *paragraphs = NULL;
    size_t count = 0, paragraph = 0;
    syn_text_find_paragraphs(document, speech->arena, &paragraphs, &count);
    for (size_t i = 0; i < speech->marks->sentence_count && count > 0; i++) {
        while (paragraph + 1 < count &&
               paragraphs[paragraph].end <= speech->marks->sentences[i].start)
            paragraph++;
        speech->paragraph_of[i] = paragraph;
    }
}

/// "Falcon Heavy" looks like a name, and so does "Heigo Sato"; but he has a first name or surname,
/// a title, an office or age behind him, or says something.
static bool is_human_name(const syn__view *view, size_t first, size_t end) {
    enum { FARTHEST_OFFICE = 8 };
    if (syn__in(view, first, SYN_LEXICON_FIRST_NAME) ||
        syn__in(view, first, SYN_LEXICON_FAMILY_NAME_FIRST) ||
        syn__in(view, end - 1, SYN_LEXICON_SURNAME))
        return true;
    // "said Heigo Sato", "noted the mill's Heigo Sato", "owner Heigo Sato"
    if (first > 0 && (syn__in(view, first - 1, SYN_LEXICON_TITLE) ||
                      syn__in(view, first - 1, SYN_LEXICON_ROLE) ||
                      syn__in(view, first - 1, SYN_LEXICON_CUE_VERB)))
        return true;
    if (first > 2 && syn__is_possessive(view, first - 1) &&
        syn__in(view, first - 3, SYN_LEXICON_CUE_VERB))
        return true;
    if (syn__is(view, end, "who") || syn__in(view, end, SYN_LEXICON_CUE_VERB)) return true;
    if (!syn__is(view, end, ",")) return false;
    if (syn__is(view, end + 1, "who") || syn__is_kind(view, end + 1, SYN_TOKEN_NUMBER)) return true;
    for (size_t i = end + 1; i < end + FARTHEST_OFFICE && !syn__is(view, i, ","); i++) {
        if (syn__in(view, i, SYN_LEXICON_ROLE)) return true;
    }
    return false;
}

static void note_human_names(syn__speech *speech) {
    const syn__view *view = &speech->view;
    for (size_t i = 0; i < speech->marks->mention_count; i++) {
        const syn_mention *mention = &speech->marks->mentions[i];
        if (mention->kind != SYN_ENTITY_PERSON || speech->is_human[mention->entity]) continue;
        size_t first = syn__token_at(view, mention->span.start);
        size_t end = syn__token_at(view, mention->span.end);
        speech->is_human[mention->entity] = is_human_name(view, first, end);
    }
}

bool syn__speech_prepare(syn__speech *speech, const syn_document *document) {
    size_t tokens = speech->view.count, sentences = speech->marks->sentence_count;
    syn_arena *arena = speech->arena;
    speech->mention_of = syn_arena_array(arena, tokens + 1, sizeof *speech->mention_of);
    speech->is_quoted = syn_arena_array(arena, tokens + 1, sizeof *speech->is_quoted);
    speech->first_of = syn_arena_array(arena, sentences + 2, sizeof *speech->first_of);
    speech->subject_of = syn_arena_array(arena, sentences + 1, sizeof *speech->subject_of);
    speech->phrase_of = syn_arena_array(arena, sentences + 1, sizeof *speech->phrase_of);
    speech->paragraph_of = syn_arena_array(arena, sentences + 1, sizeof *speech->paragraph_of);
    speech->sexes = syn_arena_array(arena, speech->marks->entity_count + 1, sizeof *speech->sexes);
    speech->is_human = syn_arena_array(arena, speech->marks->entity_count + 1, sizeof(bool));
    if (arena->has_failed) return false;
    for (size_t i = tokens; i > 0; i--)
        speech->first_of[speech->view.tokens[i - 1].sentence] = i - 1;
    speech->first_of[sentences] = speech->first_of[sentences + 1] = tokens;
    for (size_t i = 0; i <= sentences; i++)
        speech->subject_of[i] = SYN_NOTHING;
    for (size_t i = 0; i < speech->marks->mention_count; i++) {
        size_t token = syn__token_at(&speech->view, speech->marks->mentions[i].span.start);
        for (; token < tokens &&
               speech->view.tokens[token].span.start < speech->marks->mentions[i].span.end;
             token++)
            speech->mention_of[token] = (uint32_t)i + 1;
    }
    for (size_t i = 0; i < speech->marks->entity_count; i++) {
        speech->sexes[i] = syn__entity_find_sex(&speech->marks->entities[i]);
        // A role, or a short form beside the full name, tells of a person.
        speech->is_human[i] = syn_str_is_known(speech->marks->entities[i].role) ||
                              speech->marks->entities[i].form_count > 0;
    }
    note_human_names(speech);
    number_paragraphs(speech, document);
    mark_quoted(speech);
    return !arena->has_failed;
}
