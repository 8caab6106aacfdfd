// SPDX-License-Identifier: Apache-2.0
// Takes a document's blocks, gives its paragraphs.
//
// Blocks come from the extract step, but a clean text of a labelled set or a mail may still hold
// several paragraphs in one. A single line break inside a block is a wrapped line when the line is
// of the length of wrapped lines and does not end a sentence; else it parts paragraphs. Linear.
#include "base/str.h"
#include "text/tokens.h"

enum { SHORTEST_WRAPPED_LINE_BYTES = 45, LONGEST_WRAPPED_LINE_BYTES = 110 };

typedef struct collector {
    syn_str text;
    syn_arena *arena;
    SYN_VEC(syn_span) spans;
} collector;

static void add(collector *collect, size_t start, size_t end) {
    const char *bytes = collect->text.data;
    while (start < end && syn_ascii_is_space(bytes[start]))
        start++;
    while (end > start && syn_ascii_is_space(bytes[end - 1]))
        end--;
    if (start < end) SYN_PUSH(collect->arena, &collect->spans, ((syn_span){start, end}));
}

/// "… to wrap at\nthe margin" goes on; "Photo: AP\nThe mayor …" does not.
static bool is_wrapped(syn_str text, size_t line_start, size_t line_end) {
    size_t size = line_end - line_start;
    if (size < SHORTEST_WRAPPED_LINE_BYTES || size > LONGEST_WRAPPED_LINE_BYTES) return false;
    char last = text.data[line_end - 1];
    return syn_ascii_is_alpha(last) || syn_ascii_is_digit(last) || last == ',' || last == '-';
}

static void cut_block(collector *collect, syn_span block) {
    syn_str text = collect->text;
    size_t start = block.start, line_start = block.start, at = block.start;
    while (at < block.end) {
        if (text.data[at] != '\n') {
            at++;
            continue;
        }
        size_t breaks = 0, next = at, line_end = at;
        while (next < block.end && syn_ascii_is_space(text.data[next]))
            breaks += text.data[next++] == '\n';
        while (line_end > line_start && syn_ascii_is_space(text.data[line_end - 1]))
            line_end--;
        if (breaks > 1 || line_end == line_start || !is_wrapped(text, line_start, line_end)) {
            add(collect, start, at);
            start = next;
        }
        line_start = at = next;
    }
    add(collect, start, block.end);
}

void syn_text_find_paragraphs(const syn_document *document, syn_arena *arena, syn_span **out_spans,
                              size_t *out_count) {
    collector collect = {.text = document->text, .arena = arena};
    size_t done = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        syn_span block = document->blocks[i].span;
        if (block.end > document->text.size) block.end = document->text.size;
        if (block.start < done) block.start = done;
        if (block.start >= block.end) continue;
        cut_block(&collect, block);
        done = block.end;
    }
    if (document->block_count == 0) cut_block(&collect, (syn_span){0, document->text.size});
    *out_spans = collect.spans.items;
    *out_count = collect.spans.count;
}
