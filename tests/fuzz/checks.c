// SPDX-License-Identifier: Apache-2.0
// Takes any bytes, runs extract and annotate over them, and aborts when a promise of the public
// headers is broken. See checks.h.
#include "fuzz/checks.h"
#include "fuzz/fuzz.h"

#include "annotate/annotate.h"
#include "base/str.h"
#include "base/utf8.h"
#include "extract/extract.h"

#include <stdio.h>
#include <stdlib.h>

static void check_span(syn_str text, syn_span span) {
    PROMISE(span.start <= span.end && span.end <= text.size);
    PROMISE(syn_utf8_is_boundary(text, span.start) && syn_utf8_is_boundary(text, span.end));
}

void check_document(const syn_record *record, const syn_document *document) {
    syn_str text = document->text;
    size_t at = 0;
    PROMISE(syn_utf8_find_bad(text) == text.size);
    for (size_t i = 0; i < document->block_count; i++) {
        check_span(text, document->blocks[i].span);
        PROMISE(document->blocks[i].span.start >= at);
        at = document->blocks[i].span.end;
    }
    at = 0;
    for (size_t i = 0; i < document->map_count; i++) {
        const syn_map_row *row = &document->map[i];
        PROMISE(row->text_start >= at && row->size <= text.size - row->text_start);
        PROMISE(row->raw_start <= record->raw.size);
        PROMISE(row->size <= record->raw.size - row->raw_start);
        PROMISE(memcmp(text.data + row->text_start, record->raw.data + row->raw_start, row->size) ==
                0);
        at = row->text_start + row->size;
    }
    for (size_t i = 0; i < document->dropped_count; i++) {
        PROMISE(document->dropped[i].raw.start <= document->dropped[i].raw.end);
        PROMISE(document->dropped[i].raw.end <= record->raw.size);
    }
    if (document->title_raw.is_known) {
        PROMISE(document->title_raw.span.start <= document->title_raw.span.end);
        PROMISE(document->title_raw.span.end <= record->raw.size);
    }
}

static void check_quotes(const syn_document *document, const syn_marks *marks) {
    for (size_t i = 0; i < marks->quote_count; i++) {
        const syn_quote *quote = &marks->quotes[i];
        check_span(document->text, quote->span);
        check_span(document->text, quote->content);
        PROMISE(syn_span_contains(quote->span, quote->content));
        PROMISE(i == 0 || marks->quotes[i - 1].span.start <= quote->span.start);
        if (quote->cue.is_known) check_span(document->text, quote->cue.span);
        if (quote->speaker.mention.is_known) {
            check_span(document->text, quote->speaker.mention.span);
        }
        PROMISE(quote->speaker.entity == SYN_NOTHING ||
                quote->speaker.entity < marks->entity_count);
    }
}

/// Checks an array whose items begin with their span: sorted and apart.
static void check_apart(syn_str text, const void *items, size_t count, size_t item_size) {
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        syn_span span;
        memcpy(&span, (const char *)items + i * item_size, sizeof span);
        check_span(text, span);
        PROMISE(span.start >= at);
        at = span.end;
    }
}

void check_marks(const syn_document *document, const syn_marks *marks) {
    syn_str text = document->text;
    check_apart(text, marks->sentences, marks->sentence_count, sizeof *marks->sentences);
    check_apart(text, marks->tokens, marks->token_count, sizeof *marks->tokens);
    check_apart(text, marks->mentions, marks->mention_count, sizeof *marks->mentions);
    check_apart(text, marks->quantities, marks->quantity_count, sizeof *marks->quantities);
    check_apart(text, marks->times, marks->time_count, sizeof *marks->times);
    for (size_t i = 0; i < marks->token_count; i++) {
        PROMISE(marks->tokens[i].sentence < marks->sentence_count);
    }
    for (size_t i = 0; i < marks->mention_count; i++) {
        PROMISE(marks->mentions[i].entity < marks->entity_count);
    }
    for (size_t i = 0; i < marks->quantity_count; i++) {
        const syn_quantity *quantity = &marks->quantities[i];
        PROMISE(!quantity->has_low || !quantity->has_high || quantity->low <= quantity->high);
    }
    check_quotes(document, marks);
}

void check_record(syn_str raw, syn_record_content content) {
    syn_record record = {.id = SYN_STR("fuzz"), .source = SYN_STR("fuzz"), .content = content};
    record.raw = raw.data == NULL ? SYN_STR("") : raw;
    syn_arena arena = {0};
    syn_document document;
    syn_marks marks;
    PROMISE(syn_extract(&record, NULL, &arena, &document, NULL) == SYN_OK);
    check_document(&record, &document);
    document.published.value = SYN_STR("2024-04-27");
    PROMISE(syn_annotate(&document, &arena, &marks, NULL) == SYN_OK);
    check_marks(&document, &marks);
    syn_arena_finish(&arena);
}
