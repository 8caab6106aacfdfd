// SPDX-License-Identifier: Apache-2.0
// Writes a page down: takes judged blocks, gives the text, the dropped parts and the map.
//
// Text is handed to the document builder run by run with its place in the decoded page; references
// are handed over as made bytes. The cells of a table row become one block.
#include "extract/page_text.h"
#include "base/caps.h"
#include "base/str.h"
#include "text/html_reference.h"

static void add_run(syn_builder *builder, syn_str source, const syn_html_node *node) {
    size_t at = node->source.start, end = node->source.end;
    while (at < end) {
        size_t mark =
            node->is_raw ? end : syn_str_find_byte(syn_str_slice(source, 0, end), '&', at);
        if (mark > end) mark = end;
        if (mark > at) syn_builder_add_decoded(builder, (syn_span){at, mark});
        at = mark;
        if (mark == end) break;
        syn_html_reference reference;
        if (syn__html_reference_scan(syn_str_slice(source, 0, end), mark, false, &reference)) {
            syn_builder_add(builder, (syn_str){reference.written, reference.written_size},
                            SYN_MADE);
            at += reference.size;
        } else {
            syn_builder_add_decoded(builder, (syn_span){mark, mark + 1});
            at++;
        }
    }
}

/// True when the text ends a sentence, also one in quotation marks or brackets.
static bool is_line_end(syn_str text) {
    static const char *const closing[] = {"\xE2\x80\x9D", "\xE2\x80\x99", "\"", "'", ")"};
    static const char *const ends[] = {".", "!", "?", ":", "\xE2\x80\xA6", "\xE3\x80\x82"};
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        syn_str mark = syn_str_from(closing[i]);
        if (syn_str_ends(text, mark)) text.size -= mark.size;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (syn_str_ends(text, syn_str_from(ends[i]))) return true;
    }
    return false;
}

/// Pages that write their paragraphs with one <br> each: "He left.<br>She stayed.", and their
/// lists: "12 May, Harbour Hall<br>14 May, Old Mill". A line that goes on with a small letter is
/// one of a hard-wrapped text. Headings and cells stay whole.
static bool is_paragraph_break(const syn_page_block *block, const syn_builder *builder,
                               syn_str next) {
    if (block->kind == SYN_BLOCK_HEADING || block->kind == SYN_BLOCK_TABLE) return false;
    next = syn_str_trim(next);
    if (next.size == 0 || builder->size == builder->block_start) return false;
    if (syn_ascii_is_upper(next.data[0]) || syn_ascii_is_digit(next.data[0])) return true;
    return is_line_end(
        (syn_str){builder->text + builder->block_start, builder->size - builder->block_start});
}

void syn__page_write_block(const syn_page *page, const syn_page_block *block,
                           syn_builder *builder) {
    const syn_html_node *nodes = page->tree.nodes.items;
    bool is_line_broken = false;
    for (size_t i = block->first; i < block->end;) {
        if (syn__page_is_silent(page, i)) {
            i = nodes[i].end;
            continue;
        }
        if (nodes[i].tag == SYN_TAG_TEXT) {
            syn_str text = syn_str_span(page->tree.source, nodes[i].source);
            if (is_line_broken && is_paragraph_break(block, builder, text)) {
                syn_builder_end(builder, NULL);
                syn_builder_begin(builder, block->kind);
            }
            is_line_broken = is_line_broken && syn_str_trim(text).size == 0;
            add_run(builder, page->tree.source, &nodes[i]);
        } else if (nodes[i].tag == SYN_TAG_BR) {
            is_line_broken = true;
            syn_builder_add(builder, SYN_STR("\n"), SYN_MADE);
        }
        i++;
    }
}

syn_span syn__page_block_source(const syn_page *page, const syn_page_block *block) {
    const syn_html_node *nodes = page->tree.nodes.items;
    size_t end = block->end > block->first ? block->end - 1 : block->first;
    size_t source_end = nodes[end].source.end;
    if (source_end < nodes[block->first].source.end) source_end = nodes[block->first].source.end;
    return (syn_span){nodes[block->first].source.start, source_end};
}

/// The table row around a block, or 0.
static size_t find_row(const syn_page *page, const syn_page_block *block) {
    const syn_html_node *nodes = page->tree.nodes.items;
    size_t element = block->element;
    for (size_t i = 0; i < 6 && element != 0 && nodes[element].tag != SYN_TAG_TR; i++)
        element = nodes[element].parent;
    return nodes[element].tag == SYN_TAG_TR ? element : 0;
}

void syn__page_write(const syn_page *page, syn_builder *builder) {
    size_t open_row = 0;
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) {
            syn_builder_drop(builder, (syn_dropped_kind)(block->verdict - 1),
                             syn__page_block_source(page, block),
                             syn__page_block_text(page, block, SYN_CAP_DROPPED_WORD_BYTES + 1));
            continue;
        }
        size_t row = block->kind == SYN_BLOCK_TABLE ? find_row(page, block) : 0;
        if (row != 0 && row == open_row) {
            syn_builder_add(builder, SYN_STR(" "), SYN_MADE);
        } else {
            syn_builder_begin(builder, block->kind);
        }
        syn__page_write_block(page, block, builder);
        open_row = row;
        if (row == 0) syn_builder_end(builder, NULL);
    }
    syn_builder_end(builder, NULL);
}
