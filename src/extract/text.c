// SPDX-License-Identifier: Apache-2.0
// Takes a text file's record, gives its document: lines to units, furniture out, the head read,
// headings told, the rest written block by block. See text.h.
//
// Cost: linear in the text; memory about that of the text again, for the words that are looked up
// for repeats.
#include "extract/text.h"

#include "base/caps.h"
#include "base/str.h"
#include "base/utf8.h"
#include "extract/text_furniture.h"
#include "extract/text_head.h"
#include "extract/text_stamp.h"

enum {
    LONGEST_HEADING_WORDS = 12,
    LONGEST_STANDFIRST_WORDS = 45,
    LONGEST_HEADING_BYTES = 120,
    LEAST_ENDED = 6,
    LEAST_ARTICLE_WORDS = 25,
    MOST_STUB_WORDS = 150
};

static size_t find_kept(const syn_unit *units, size_t count, size_t from) {
    while (from < count &&
           (units[from].role == SYN_UNIT_DROPPED || units[from].role == SYN_UNIT_TITLE))
        from++;
    return from;
}

/// A short line that is no sentence, with a paragraph under it: "Talks resume".
static bool is_heading(syn_str text, const syn_unit *units, size_t count, size_t at,
                       size_t most_words) {
    const syn_unit *unit = &units[at];
    syn_str words = syn__unit_get_text(text, unit);
    size_t size, next = find_kept(units, count, at + 1);
    if (unit->is_list_item || unit->word_count > most_words || next >= count) return false;
    if (words.size > LONGEST_HEADING_BYTES && most_words == LONGEST_HEADING_WORDS) return false;
    char last = words.data[words.size - 1];
    // "Why now?", but not "MAYOR: Why now?" and not "OSLO, Norway — Why now?"
    bool is_question = last == '?' && unit->word_count <= LONGEST_HEADING_WORDS &&
                       syn_str_find_byte(words, ':', 0) == SIZE_MAX &&
                       syn_str_find(words, SYN_STR("\xe2\x80\x94"), 0) == SIZE_MAX;
    if ((unit->ends_sentence && !is_question) || strchr(":;,-", last) != NULL) return false;
    if (syn_char_is_lower(syn_utf8_decode(words, 0, &size))) return false;
    return units[next].ends_sentence && units[next].word_count > unit->word_count &&
           units[next].word_count >= 8;
}

/// True where nearly every paragraph ends as a sentence does, so that one which does not stands
/// out.
static bool has_full_stops(const syn_unit *units, size_t count) {
    size_t ended = 0, open = 0;
    for (size_t i = 0; i < count; i++) {
        if (units[i].role != SYN_UNIT_PROSE || units[i].word_count <= LONGEST_HEADING_WORDS)
            continue;
        ended += units[i].ends_sentence;
        open += !units[i].ends_sentence;
    }
    return ended >= LEAST_ENDED && ended >= 5 * open;
}

/// Too long for a heading, one sentence, and no full stop: most often what stood under a picture.
/// Nobody can be sure, so it is kept and only called a caption.
static bool is_like_caption(syn_str text, const syn_unit *unit) {
    syn_str words = syn__unit_get_text(text, unit);
    return !unit->ends_sentence && unit->word_count > LONGEST_HEADING_WORDS &&
           unit->word_count <= LONGEST_STANDFIRST_WORDS &&
           strchr(":;,-", words.data[words.size - 1]) == NULL &&
           syn_str_find(words, SYN_STR(". "), 0) == SIZE_MAX;
}

static void mark_roles(syn_str text, syn_unit *units, size_t count) {
    bool is_after_title = false, is_regular = has_full_stops(units, count);
    for (size_t i = 0; i < count; i++) {
        if (units[i].role == SYN_UNIT_TITLE) is_after_title = true;
        if (units[i].role != SYN_UNIT_PROSE) continue;
        size_t most = is_after_title ? LONGEST_STANDFIRST_WORDS : LONGEST_HEADING_WORDS;
        if (units[i].is_list_item) {
            units[i].role = SYN_UNIT_LIST_ITEM;
        } else if (is_heading(text, units, count, i, most)) {
            units[i].role = SYN_UNIT_HEADING;
        } else if (is_regular && i > 0 && is_like_caption(text, &units[i])) {
            units[i].role = SYN_UNIT_CAPTION;
        }
        is_after_title = false;
    }
}

static syn_block_kind kind_of(const syn_unit *unit) {
    if (unit->role == SYN_UNIT_HEADING) return SYN_BLOCK_HEADING;
    if (unit->role == SYN_UNIT_CAPTION) return SYN_BLOCK_CAPTION;
    return unit->role == SYN_UNIT_LIST_ITEM ? SYN_BLOCK_LIST_ITEM : SYN_BLOCK_PARAGRAPH;
}

/// Writes a unit; a word parted by a hyphen at a line's end is put together ("well-\nknown").
static void write_unit(syn_builder *builder, const syn_unit *unit) {
    syn_str text = builder->decoded.text;
    size_t start = unit->span.start;
    syn_builder_begin(builder, kind_of(unit));
    for (size_t at = start; at + 2 < unit->span.end; at++) {
        if (text.data[at] != '\n' || at == start || text.data[at - 1] != '-') continue;
        size_t next = at + 1;
        while (next < unit->span.end && text.data[next] == ' ')
            next++;
        if (next >= unit->span.end || !syn_ascii_is_lower(text.data[next])) continue;
        syn_builder_add_decoded(builder, (syn_span){start, at});
        start = next;
    }
    // Space behind the last word vanishes, but a mended sign in it wants its note ("he
    // said.\xc3\x82").
    size_t end = unit->span.end, size;
    while (end < text.size && text.data[end] != '\n' &&
           syn_char_is_space(syn_utf8_decode(text, end, &size)))
        end += size;
    syn_builder_add_decoded(builder, (syn_span){start, end});
    syn_builder_end(builder, NULL);
}

static void write_units(syn_builder *builder, const syn_unit *units, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (units[i].role == SYN_UNIT_DROPPED) {
            syn_builder_drop(builder, units[i].dropped, units[i].span,
                             syn_str_span(builder->decoded.text, units[i].span));
        } else if (units[i].role != SYN_UNIT_TITLE) {
            write_unit(builder, &units[i]);
        }
    }
}

/// An account has a paragraph; one that ends in a notice of subscription after a few is a stub.
static syn_page_kind judge_page(const syn_unit *units, size_t count) {
    size_t prose_words = 0, longest = 0;
    bool has_notice = false;
    for (size_t i = 0; i < count; i++) {
        if (units[i].role == SYN_UNIT_PROSE) {
            prose_words += units[i].word_count;
            if (units[i].word_count > longest) longest = units[i].word_count;
        }
        has_notice = has_notice || (units[i].role == SYN_UNIT_DROPPED &&
                                    units[i].dropped == SYN_DROPPED_SUBSCRIPTION);
    }
    if (has_notice && prose_words < MOST_STUB_WORDS) return SYN_PAGE_STUB;
    return prose_words >= LEAST_ARTICLE_WORDS ? SYN_PAGE_ARTICLE : SYN_PAGE_OTHER;
}

syn_status syn__extract_text(const syn_record *record, syn_arena *arena, syn_document *document,
                             syn_error *error) {
    syn_builder builder;
    syn_builder_init(&builder, record, arena);
    syn_str text = builder.decoded.text;
    size_t count;
    syn_unit *units = syn__units_split(text, &builder.scratch, &count);
    if (text.size > SYN_CAP_ARTICLE_BYTES || count > SYN_CAP_LINES) {
        syn_builder_note(&builder, "large_text", (syn_opt_span){0},
                         SYN_STR("too large for an article; not all checks were made"));
    }
    if (units != NULL) {
        syn__head_read(&builder, document, units, count);
        syn__text_furniture_mark(text, units, count, &builder.scratch);
        mark_roles(text, units, count);
        write_units(&builder, units, count);
        document->page_kind = judge_page(units, count);
    }
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
    if (!syn_str_is_known(document->published.value))
        document->published = syn__stamp_find_published(text, arena);
    SYN_VEC(syn_map_row) rows = {0};
    if (text.size > 0) SYN_PUSH(arena, &rows, ((syn_map_row){0, 0, text.size}));
    document->map = rows.items;
    document->map_count = rows.count;
    return syn_arena_status(arena, error);
}
