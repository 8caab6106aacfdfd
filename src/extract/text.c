// SPDX-License-Identifier: Apache-2.0
// First placeholder of text files: one block a line. Clean texts as they will stay.
#include "extract/text.h"

#include "base/str.h"

syn_status syn__extract_text(const syn_record *record, syn_arena *arena, syn_document *document,
                             syn_error *error) {
    syn_builder builder;
    syn_builder_init(&builder, record, arena);
    syn_str text = builder.decoded.text;
    for (size_t at = 0; at < text.size;) {
        size_t end = syn_str_find_byte(text, '\n', at);
        if (end == SIZE_MAX) end = text.size;
        syn_builder_begin(&builder, SYN_BLOCK_PARAGRAPH);
        syn_builder_add_decoded(&builder, (syn_span){at, end});
        syn_builder_end(&builder, NULL);
        at = end + 1;
    }
    document->page_kind = SYN_PAGE_ARTICLE;
    return syn_builder_finish(&builder, document, error);
}

/// The end of the line from `at`, without its line break; *out_next is the next line's start.
static size_t find_line_end(syn_str text, size_t at, size_t *out_next) {
    size_t end = syn_str_find_byte(text, '\n', at);
    *out_next = end == SIZE_MAX ? text.size : end + 1;
    return end == SIZE_MAX ? text.size : end;
}

syn_status syn__extract_clean(const syn_record *record, syn_arena *arena, syn_document *document,
                              syn_error *error) {
    document->text = syn_arena_copy(arena, record->raw);
    document->raw_size = record->raw.size;
    document->page_kind = SYN_PAGE_ARTICLE;
    SYN_VEC(syn_block) blocks = {0};
    syn_block block = {SYN_BLOCK_PARAGRAPH, {0, 0}};
    syn_str text = document->text;
    for (size_t at = 0, next; at < text.size; at = next) {
        syn_str line = syn_str_slice(text, at, find_line_end(text, at, &next));
        syn_str words = syn_str_trim(line);
        if (words.size == 0) { // a blank line ends the block
            if (block.span.end > block.span.start) SYN_PUSH(arena, &blocks, block);
            block.span.start = block.span.end = next;
            continue;
        }
        size_t start = (size_t)(words.data - text.data);
        if (block.span.end <= block.span.start) block.span.start = start;
        block.span.end = start + words.size;
    }
    if (block.span.end > block.span.start) SYN_PUSH(arena, &blocks, block);
    document->blocks = blocks.items;
    document->block_count = blocks.count;
    SYN_VEC(syn_map_row) rows = {0};
    if (text.size > 0) SYN_PUSH(arena, &rows, ((syn_map_row){0, 0, text.size}));
    document->map = rows.items;
    document->map_count = rows.count;
    return syn_arena_status(arena, error);
}
