// SPDX-License-Identifier: Apache-2.0
// A text annotated for a test, and ways to ask what was found in it.
#ifndef SYN_TESTS_UNIT_ANNOTATED_H
#define SYN_TESTS_UNIT_ANNOTATED_H

#include "annotate/annotate.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "unit/test.h"

typedef struct annotated {
    syn_arena arena;
    syn_document document;
    syn_marks marks;
} annotated;

static inline void annotate_text(annotated *one, syn_str text) {
    *one = (annotated){.document = {.text = text}};
    CHECK(syn_annotate(&one->document, &one->arena, &one->marks, NULL) == SYN_OK);
}

static inline size_t bad_span(syn_str text, syn_span span) {
    return span.start >= span.end || span.end > text.size ||
           !syn_utf8_is_boundary(text, span.start) || !syn_utf8_is_boundary(text, span.end);
}

/// Every span valid, on characters, sorted; every index inside.
static inline void check_marks(const annotated *one) {
    const syn_marks *marks = &one->marks;
    syn_str text = one->document.text;
    size_t wrong = 0;
    for (size_t i = 0; i < marks->quote_count; i++) {
        const syn_quote *quote = &marks->quotes[i];
        wrong += bad_span(text, quote->span) + bad_span(text, quote->content);
        wrong += !syn_span_contains(quote->span, quote->content);
        wrong += quote->sentence >= marks->sentence_count;
        wrong += i > 0 && quote->span.start < marks->quotes[i - 1].span.start;
        if (quote->speaker.mention.is_known) wrong += bad_span(text, quote->speaker.mention.span);
        if (quote->addressee.is_known) wrong += bad_span(text, quote->addressee.mention);
        if (quote->speaker.entity != SYN_NOTHING)
            wrong += quote->speaker.entity >= marks->entity_count;
        if (quote->cue.is_known) wrong += bad_span(text, quote->cue.span);
    }
    for (size_t i = 0; i < marks->mention_count; i++) {
        wrong += bad_span(text, marks->mentions[i].span);
        wrong += marks->mentions[i].entity >= marks->entity_count;
        wrong += i > 0 && marks->mentions[i].span.start < marks->mentions[i - 1].span.end;
    }
    size_t times_end = 0, quantities_end = 0;
    for (size_t i = 0; i < marks->time_count; i++) {
        wrong += bad_span(text, marks->times[i].span) + (marks->times[i].span.start < times_end);
        times_end = marks->times[i].span.end;
    }
    for (size_t i = 0; i < marks->quantity_count; i++) {
        syn_span span = marks->quantities[i].span;
        wrong += bad_span(text, span) + (span.start < quantities_end);
        quantities_end = span.end;
    }
    CHECK(wrong == 0);
}

/// A text of each piece, said over and over: nothing but valid marks, in linear time.
static inline void check_repeated(const char *const *pieces, size_t count, size_t text_bytes) {
    for (size_t i = 0; i < count; i++) {
        syn_buffer text = {0};
        while (text.size < text_bytes)
            syn_buffer_append_str(&text, syn_str_from(pieces[i]));
        annotated one = {.document = {.text = syn_buffer_view(&text),
                                      .published = {.value = SYN_STR("2024-04-27")}}};
        CHECK(syn_annotate(&one.document, &one.arena, &one.marks, NULL) == SYN_OK);
        check_marks(&one);
        syn_arena_finish(&one.arena);
        syn_buffer_finish(&text);
    }
}
#define CHECK_REPEATED(TEXT_BYTES, PIECES) \
    check_repeated(PIECES, sizeof(PIECES) / sizeof *(PIECES), TEXT_BYTES)

#endif
