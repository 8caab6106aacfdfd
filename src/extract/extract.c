// SPDX-License-Identifier: Apache-2.0
// Takes a record, gives a document: fills in what the container says, has the text extracted by
// the kind of content, and adds what can be read from the address. See extract.h.
#include "extract/extract.h"

#include "base/str.h"
#include "extract/html.h"
#include "extract/metadata_text.h"
#include "extract/text.h"

static void take_container(const syn_record *record, syn_arena *arena, syn_document *document) {
    *document = (syn_document){
        .id = syn_arena_copy(arena, record->id),
        .source = syn_arena_copy(arena, record->source),
        .record = record->number,
        .offset = record->offset,
        .has_offset = record->has_offset,
        .url = syn_arena_copy(arena, record->url),
        .outlet = syn_arena_copy(arena, record->outlet),
        .title = syn_arena_copy(arena, record->title),
        .language = syn_arena_copy(arena, record->language),
        .story = syn_arena_copy(arena, record->story),
        .raw_size = record->raw.size,
    };
    if (syn_str_is_known(record->published)) {
        document->published.value = syn_arena_copy(arena, record->published);
        document->published.from = SYN_DATE_FROM_INPUT;
    }
    SYN_VEC(syn_str) authors = {0};
    for (size_t i = 0; i < record->author_count; i++)
        SYN_PUSH(arena, &authors, syn_arena_copy(arena, record->authors[i]));
    document->authors = authors.items;
    document->author_count = authors.count;
    SYN_VEC(syn_note) notes = {0};
    for (size_t i = 0; i < record->note_count; i++) {
        syn_note note = record->notes[i];
        note.text = syn_arena_copy(arena, note.text);
        SYN_PUSH(arena, &notes, note);
    }
    document->notes = notes.items;
    document->note_count = notes.count;
}

syn_status syn_extract(const syn_record *record, const syn_site *site, syn_arena *arena,
                       syn_document *out_document, syn_error *error) {
    take_container(record, arena, out_document);
    syn_status status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    switch (record->content) {
    case SYN_CONTENT_TEXT: status = syn__extract_text(record, arena, out_document, error); break;
    case SYN_CONTENT_HTML:
        status = syn__extract_html(record, site, arena, out_document, error);
        break;
    case SYN_CONTENT_CLEAN: status = syn__extract_clean(record, arena, out_document, error); break;
    }
    if (status != SYN_OK) return status;
    if (record->is_item)
        out_document->page_kind = out_document->text.size > 0 ? SYN_PAGE_ARTICLE : SYN_PAGE_STUB;
    if (record->is_teaser) out_document->page_kind = SYN_PAGE_STUB;
    syn__metadata_complete(out_document, arena);
    return syn_arena_status(arena, error);
}
