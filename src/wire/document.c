// SPDX-License-Identifier: Apache-2.0
// Takes a document, gives its `document` line (docs/FORMATS.md). See wire.h.
#include "base/str.h"
#include "wire/json.h"
#include "wire/names.h"
#include "wire/notes.h"
#include "wire/wire.h"

static void put_published(syn_buffer *out, const syn_published *published) {
    syn__json_key(out, "published");
    if (!syn_str_is_known(published->value)) {
        syn__json_null(out);
        return;
    }
    bool has_source = published->from != SYN_DATE_FROM_NOTHING;
    syn__json_begin(out, '{');
    syn__json_put_text(out, "value", published->value);
    syn__json_put_name(out, "from", has_source ? syn__name_of_date_source(published->from) : NULL);
    syn__json_put_opt_span(out, "span", published->span);
    syn__json_end(out, '}');
}

static void put_blocks(syn_buffer *out, const syn_document *document) {
    syn__json_key(out, "blocks");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < document->block_count; i++) {
        syn__json_begin(out, '{');
        syn__json_put_name(out, "kind", syn__name_of_block(document->blocks[i].kind));
        syn__json_put_span(out, "span", document->blocks[i].span);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_dropped(syn_buffer *out, const syn_document *document) {
    syn__json_key(out, "dropped");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < document->dropped_count; i++) {
        syn__json_begin(out, '{');
        syn__json_put_name(out, "kind", syn__name_of_dropped(document->dropped[i].kind));
        syn__json_put_span(out, "raw", document->dropped[i].raw);
        if (syn_str_is_known(document->dropped[i].words))
            syn__json_put_text(out, "text", document->dropped[i].words);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_map(syn_buffer *out, const syn_document *document) {
    syn__json_key(out, "map");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < document->map_count; i++) {
        syn__json_begin(out, '[');
        syn__json_size(out, document->map[i].text_start);
        syn__json_size(out, document->map[i].raw_start);
        syn__json_size(out, document->map[i].size);
        syn__json_end(out, ']');
    }
    syn__json_end(out, ']');
}

void syn__wire_put_notes(syn_buffer *out, const syn_note *notes, size_t count) {
    syn__json_key(out, "notes");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < count; i++) {
        syn__json_begin(out, '{');
        syn__json_put_name(out, "code", notes[i].code);
        syn__json_put_opt_span(out, "span", notes[i].span);
        syn__json_put_text(out, "text", notes[i].text);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

void syn_wire_append_document(syn_buffer *out, const syn_document *document) {
    SYN_APPEND(out, "{\"type\":\"document\"");
    syn__json_put_text(out, "id", document->id);
    syn__json_put_text(out, "source", document->source);
    syn__json_put_size(out, "record", document->record);
    if (document->has_offset) syn__json_put_size(out, "offset", document->offset);
    syn__json_put_text(out, "url", document->url);
    syn__json_put_text(out, "outlet", document->outlet);
    syn__json_put_text(out, "title", document->title);
    syn__json_put_opt_span(out, "title_raw", document->title_raw);
    syn__json_put_texts(out, "authors", document->authors, document->author_count);
    syn__json_put_text(out, "language", document->language);
    syn__json_put_name(out, "page_kind", syn__name_of_page(document->page_kind));
    put_published(out, &document->published);
    if (syn_str_is_known(document->story)) syn__json_put_text(out, "story", document->story);
    bool has_text = syn_str_is_known(document->text);
    syn__json_put_text(out, "text", has_text ? document->text : SYN_STR(""));
    put_blocks(out, document);
    put_dropped(out, document);
    put_map(out, document);
    syn__json_put_size(out, "raw_size", document->raw_size);
    syn__wire_put_notes(out, document->notes, document->note_count);
    syn__json_end(out, '}');
}
