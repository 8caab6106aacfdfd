// SPDX-License-Identifier: Apache-2.0
// Takes a document and its marks, gives a copy of both for as long as the run lasts.
//
// What the steps leave behind in a document's arena (tables of names, arrays outgrown) is several
// times what they found. A pile keeps only the findings, one document after the other in an arena
// of its worker, and the document's own arena serves the next one. Linear in what is kept.
#include "base/str.h"
#include "engine/run.h"

/// The array of an object, `count` items long, becomes a copy of itself.
#define MOVE(arena, items, count) ((items) = copy_items((arena), (items), (count), sizeof *(items)))

static void *copy_items(syn_arena *arena, const void *items, size_t count, size_t item_size) {
    void *copy = syn_arena_array(arena, count, item_size);
    if (copy != NULL) memcpy(copy, items, count * item_size);
    return copy;
}

static void move_str(syn_arena *arena, syn_str *text) {
    *text = syn_arena_copy(arena, *text);
}

static void move_strs(syn_arena *arena, syn_str **texts, size_t count) {
    MOVE(arena, *texts, count);
    for (size_t i = 0; *texts != NULL && i < count; i++)
        move_str(arena, &(*texts)[i]);
}

static void move_notes(syn_arena *arena, syn_note **notes, size_t count) {
    MOVE(arena, *notes, count);
    for (size_t i = 0; *notes != NULL && i < count; i++)
        move_str(arena, &(*notes)[i].text);
}

/// What every step may ask for: what a document is called, whose it is and of when.
static void move_head(syn_arena *arena, syn_document *document) {
    syn_str *texts[] = {&document->id,       &document->source, &document->url,
                        &document->outlet,   &document->title,  &document->published.value,
                        &document->language, &document->story};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        move_str(arena, texts[i]);
}

static void move_document(syn_arena *arena, syn_document *document) {
    move_head(arena, document);
    move_str(arena, &document->text);
    move_strs(arena, &document->authors, document->author_count);
    MOVE(arena, document->blocks, document->block_count);
    MOVE(arena, document->dropped, document->dropped_count);
    for (size_t i = 0; document->dropped != NULL && i < document->dropped_count; i++)
        move_str(arena, &document->dropped[i].words);
    MOVE(arena, document->map, document->map_count);
    move_notes(arena, &document->notes, document->note_count);
}

static void move_entities(syn_arena *arena, syn_marks *marks) {
    MOVE(arena, marks->entities, marks->entity_count);
    for (size_t i = 0; marks->entities != NULL && i < marks->entity_count; i++) {
        syn_entity *entity = &marks->entities[i];
        move_str(arena, &entity->name);
        move_strs(arena, &entity->forms, entity->form_count);
        move_str(arena, &entity->role);
    }
}

static void move_values(syn_arena *arena, syn_marks *marks) {
    MOVE(arena, marks->quantities, marks->quantity_count);
    for (size_t i = 0; marks->quantities != NULL && i < marks->quantity_count; i++) {
        syn_quantity *quantity = &marks->quantities[i];
        move_str(arena, &quantity->unit);
        move_str(arena, &quantity->counted);
        move_str(arena, &quantity->hedge);
    }
    MOVE(arena, marks->times, marks->time_count);
    for (size_t i = 0; marks->times != NULL && i < marks->time_count; i++)
        move_str(arena, &marks->times[i].value);
}

static void move_marks(syn_arena *arena, syn_marks *marks) {
    MOVE(arena, marks->sentences, marks->sentence_count);
    MOVE(arena, marks->tokens, marks->token_count);
    MOVE(arena, marks->mentions, marks->mention_count);
    move_entities(arena, marks);
    move_values(arena, marks);
    MOVE(arena, marks->quotations, marks->quotation_count);
    MOVE(arena, marks->quotes, marks->quote_count);
    for (size_t i = 0; marks->quotes != NULL && i < marks->quote_count; i++) {
        move_str(arena, &marks->quotes[i].speaker.name);
        move_str(arena, &marks->quotes[i].addressee.name);
    }
    MOVE(arena, marks->wording_signs, marks->wording_sign_count);
    for (size_t i = 0; marks->wording_signs != NULL && i < marks->wording_sign_count; i++)
        move_str(arena, &marks->wording_signs[i].text);
    move_notes(arena, &marks->notes, marks->note_count);
}

/// The head of a document whose words are packed.
static syn_document cut_document(const syn_document *document) {
    syn_document head = *document;
    head.text = (syn_str){0};
    head.authors = NULL;
    head.blocks = NULL;
    head.dropped = NULL;
    head.map = NULL;
    head.notes = NULL;
    head.author_count = head.block_count = head.dropped_count = head.map_count = 0;
    head.note_count = 0;
    return head;
}

syn_status syn__account_keep(syn_account *account, syn_need need, syn_arena *arena,
                             syn_error *error) {
    account->kept = syn_arena_alloc(arena, sizeof *account->kept);
    if (account->kept == NULL) return syn_arena_status(arena, error);
    if (need == SYN__NEED_WORDS) {
        account->kept->document = cut_document(&account->document);
        move_head(arena, &account->kept->document);
    } else {
        *account->kept = (syn_kept){account->document, account->marks};
        move_document(arena, &account->kept->document);
        move_marks(arena, &account->kept->marks);
    }
    return syn_arena_status(arena, error);
}
