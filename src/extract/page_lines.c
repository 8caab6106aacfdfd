// SPDX-License-Identifier: Apache-2.0
// Judges the blocks of the body one by one: takes the body, drops what is not the article's text.
//
// Inside an article's element stand its headline, links to other articles, calls to subscribe,
// share buttons and credits that no name gives away. They are known by how they begin
// (lexicon/page_line.txt), by being nearly all link, or by repeating the headline. Cost: linear.
#include "base/str.h"
#include "extract/html_reference.h"
#include "extract/page.h"
#include "text/lexicon.h"

syn_str syn__page_block_text(const syn_page *page, const syn_page_block *block, size_t most_bytes) {
    SYN_VEC(char) out = {0};
    const syn_html_node *nodes = page->tree.nodes.items;
    for (size_t i = block->first; i < block->end && out.count < most_bytes;) {
        if (syn__page_is_silent(page, i)) {
            i = nodes[i].end;
            continue;
        }
        syn_str text = {" ", nodes[i].tag == SYN_TAG_BR};
        if (nodes[i].tag == SYN_TAG_TEXT)
            text = syn__html_reference_decode(
                page->arena,
                syn_str_slice(page->tree.source, nodes[i].source.start,
                              nodes[i].source.start + most_bytes * 2 < nodes[i].source.end
                                  ? nodes[i].source.start + most_bytes * 2
                                  : nodes[i].source.end),
                false);
        for (size_t k = 0; k < text.size && out.count < most_bytes; k++) {
            bool is_space = syn_ascii_is_space(text.data[k]);
            if (is_space && (out.count == 0 || out.items[out.count - 1] == ' ')) continue;
            SYN_PUSH(page->arena, &out, is_space ? ' ' : text.data[k]);
        }
        i++;
    }
    return syn_str_trim((syn_str){out.count == 0 ? "" : out.items, out.count});
}

/// Letters and digits only, lower case: for comparing what looks alike.
static syn_str squeeze(syn_arena *arena, syn_str text) {
    char *out = syn_arena_alloc(arena, text.size);
    size_t size = 0;
    for (size_t i = 0; out != NULL && i < text.size; i++) {
        char c = text.data[i];
        if (syn_ascii_is_alpha(c) || syn_ascii_is_digit(c)) out[size++] = syn_ascii_lower(c);
    }
    return (syn_str){out == NULL ? "" : out, size};
}

/// The kind of furniture that a short line is by its first words, up to six of them.
static syn_page_verdict judge_opening(syn_str line, size_t words) {
    char key[64];
    size_t size = 0, longest = 0, taken = 0;
    syn_page_verdict verdict = SYN_PAGE_KEPT;
    for (size_t i = 0; i <= line.size && size < sizeof key - 2 && taken < 6; i++) {
        char c = i < line.size ? line.data[i] : ' ';
        bool is_letter = syn_ascii_is_alpha(c) || syn_ascii_is_digit(c) || c == '\'';
        if (is_letter) {
            key[size++] = syn_ascii_lower(c);
            continue;
        }
        if (size == longest) continue;
        taken++;
        const syn_lexicon_entry *entry =
            syn_lexicon_find(SYN_LEXICON_PAGE_LINE, (syn_str){key, size});
        longest = size;
        if (entry != NULL) {
            // "kind" or "kind N": lines of at most N words; "kind :" only before a colon.
            size_t space = syn_str_find_byte(entry->value, ' ', 0);
            syn_str limit = space == SIZE_MAX
                                ? SYN_STR("14")
                                : syn_str_slice(entry->value, space + 1, entry->value.size);
            size_t most = 30;
            bool is_colon = syn_str_equal(limit, SYN_STR(":"));
            if (is_colon ? c == ':' : (syn_str_parse_size(limit, 1000, &most) && words <= most))
                verdict = syn__page_find_verdict(
                    syn_str_slice(entry->value, 0, space == SIZE_MAX ? entry->value.size : space));
        }
        key[size++] = ' ';
        longest = size;
    }
    return verdict;
}

static bool is_link_line(const syn_page_block *block) {
    return block->link_chars * 10 >= block->chars * 9;
}

static void judge_block(syn_page *page, size_t index, syn_str title) {
    syn_page_block *block = &page->blocks.items[index];
    syn_str line = syn__page_block_text(page, block, 300);
    if (block->words == 0 && block->chars < 8) {
        syn__page_drop(page, index, SYN_DROPPED_OTHER); // "* * *", "|"
        return;
    }
    if (block->words < 60) {
        syn_page_verdict verdict = judge_opening(line, block->words);
        if (verdict != SYN_PAGE_KEPT) {
            block->verdict = verdict;
            return;
        }
    }
    if (block->words < 40 && title.size > 0) {
        syn_str squeezed = squeeze(page->arena, line);
        if (squeezed.size > 0 && syn_str_equal(squeezed, title)) {
            syn__page_drop(page, index, SYN_DROPPED_REPEAT);
            return;
        }
    }
    if (block->kind == SYN_BLOCK_CAPTION) syn__page_drop(page, index, SYN_DROPPED_CAPTION);
    if (is_link_line(block) && block->kind != SYN_BLOCK_HEADING)
        syn__page_drop(page, index, SYN_DROPPED_PROMOTION);
}

/// A heading with nothing below it before the end, or before a heading of its rank, heads
/// furniture.
static void drop_bare_headings(syn_page *page) {
    bool has_text = false;
    for (size_t i = page->blocks.count; i-- > 0;) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        if (block->kind == SYN_BLOCK_HEADING) {
            if (!has_text) syn__page_drop(page, i, SYN_DROPPED_PROMOTION);
        } else {
            has_text = true;
        }
    }
}

void syn__page_judge_lines(syn_page *page, syn_str title) {
    syn_str squeezed_title = squeeze(page->arena, title);
    for (size_t i = 0; i < page->blocks.count; i++) {
        if (page->blocks.items[i].verdict == SYN_PAGE_KEPT) judge_block(page, i, squeezed_title);
    }
    drop_bare_headings(page);
}
