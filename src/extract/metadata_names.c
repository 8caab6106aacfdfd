// SPDX-License-Identifier: Apache-2.0
// Chooses the authors of a page from all that names them.
//
// In this order: persons in JSON-LD, meta elements, marked elements, elements that are called
// bylines, lines near the headline ("By Ann Lee", "Written by" above a name, "Ann Lee | 26 April
// 2024"); houses, which sign what nobody does, come last. A line that names the authors of the data
// and more of them is fuller, and taken. Cost: linear in the page.
#include "base/str.h"
#include "extract/metadata_evidence.h"
#include "extract/page_text.h"

enum {
    BLOCKS_BEFORE = 6,
    BLOCKS_BEHIND = 30, ///< "By" in a line
    CLOSE_BLOCKS = 4,   ///< a name without any word beside it
    LONGEST_LINE = 14,  ///< words
    NEAR_BYTES = 400,   ///< in the source between the marks of one byline
    NEAR_HEADLINE = 3000
};

/// A line that begins with "By" or its like and has names behind it.
static bool read_lead_line(syn_evidence *evidence, syn_arena *arena, syn_str line,
                           syn_str_vec *names) {
    size_t lead = syn__byline_scan_lead(line);
    if (lead == 0 || lead >= line.size) return false;
    size_t known = names->count;
    (void)evidence;
    syn__byline_read(arena, names, line, SYN_BYLINE_TEXT);
    return names->count > known;
}

/// The lines near the headline.
static void read_lines(syn_evidence *evidence, syn_arena *arena, syn_str_vec *names) {
    const syn_page *page = evidence->page;
    size_t title = evidence->title_block == SIZE_MAX ? 0 : evidence->title_block;
    size_t from = title > BLOCKS_BEFORE ? title - BLOCKS_BEFORE : 0;
    bool is_under_lead = false;
    for (size_t i = from; i < page->blocks.count && i < title + BLOCKS_BEHIND; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->words > LONGEST_LINE || i == title) {
            is_under_lead = false;
            continue;
        }
        syn_str line = syn__page_block_text(page, block, 160);
        if (is_under_lead &&
            syn__byline_is_person(syn_str_slice(line, 0, syn_str_find_byte(line, '\n', 0))))
            syn__byline_read(arena, names, line, SYN_BYLINE_TEXT);
        else if (block->words >= 2)
            read_lead_line(evidence, arena, line, names);
        if (names->count > 0) return;
        is_under_lead = line.size > 0 && syn__byline_scan_lead(line) == line.size;
    }
}

/// "Ann Lee | Senior Writer | July 2, 2025" close under the headline: a person's name in a line
/// with a day.
static void read_dateline(syn_evidence *evidence, syn_arena *arena, syn_str_vec *names) {
    const syn_page *page = evidence->page;
    size_t title = evidence->title_block, start;
    if (title == SIZE_MAX) return;
    for (size_t i = title + 1; i < page->blocks.count && i <= title + CLOSE_BLOCKS; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->words > LONGEST_LINE || block->words < 2) continue;
        syn_str line = syn__page_block_text(page, block, 160);
        syn__written_day found;
        bool has_day = syn__day_find(line, 0, &start, &found);
        if (!has_day && i + 1 < page->blocks.count && page->blocks.items[i + 1].words <= 6) {
            syn_str next = syn__page_block_text(page, &page->blocks.items[i + 1], 80);
            has_day = syn__day_find(next, 0, &start, &found);
        }
        size_t end = 0;
        while (end < line.size && strchr("|\n,-", line.data[end]) == NULL &&
               (unsigned char)line.data[end] != 0xC2 && (unsigned char)line.data[end] != 0xE2)
            end++;
        syn_str name = syn_str_trim(syn_str_slice(line, 0, end));
        if (!has_day || !syn__byline_is_person(name)) continue;
        syn__byline_read(arena, names, name, SYN_BYLINE_TEXT);
        return;
    }
}

/// Bytes of source between a mark and the headline; 0 when there is none.
static size_t get_distance_bytes(const syn_evidence *evidence, const syn_marked *mark) {
    const syn_html_node *nodes = evidence->page->tree.nodes.items;
    if (evidence->title_node == 0) return 0;
    size_t title = nodes[evidence->title_node].source.end, at = nodes[mark->node].source.start;
    return at > title ? at - title : title - at;
}

/// The mark nearest to the headline that gives names; SIZE_MAX when none does.
static size_t find_mark(const syn_evidence *evidence, const syn_marked_vec *marks,
                        syn_byline_kind kind) {
    size_t best = SIZE_MAX, least = SIZE_MAX;
    for (size_t i = 0; i < marks->count; i++) {
        size_t distance = get_distance_bytes(evidence, &marks->items[i]);
        if (distance >= least || syn__evidence_is_comment(evidence, marks->items[i].node)) continue;
        syn_str_vec names = {0};
        syn__byline_read(evidence->arena, &names, marks->items[i].text, kind);
        if (names.count == 0) continue;
        best = i;
        least = distance;
    }
    return best;
}

/// That mark and its likes close behind it.
static void read_marks(const syn_evidence *evidence, syn_arena *arena, const syn_marked_vec *marks,
                       size_t from, syn_byline_kind kind, syn_str_vec *names) {
    const syn_html_tree *tree = &evidence->page->tree;
    size_t last = 0;
    syn_str class = {0};
    for (size_t i = from; i < marks->count; i++) {
        const syn_html_node *node = &tree->nodes.items[marks->items[i].node];
        syn_str name = syn__html_tree_attribute(tree, marks->items[i].node, SYN_ATTR_CLASS);
        if (i > from && node->source.start < last) continue; // inside of the one before
        if (i > from && (node->source.start > last + NEAR_BYTES || !syn_str_equal(name, class)))
            return;
        syn__byline_read(arena, names, marks->items[i].text, kind);
        last = node->source.end;
        class = name;
    }
}

/// Elements that are marked as the author come before those that are called so, unless they stand
/// in another part of the page.
static void read_elements(const syn_evidence *evidence, syn_arena *arena, syn_str_vec *names) {
    size_t mark = find_mark(evidence, &evidence->author_marks, SYN_BYLINE_DATA);
    size_t byline = find_mark(evidence, &evidence->bylines, SYN_BYLINE_TEXT);
    if (mark != SIZE_MAX && byline != SIZE_MAX) {
        size_t far = get_distance_bytes(evidence, &evidence->author_marks.items[mark]);
        size_t near = get_distance_bytes(evidence, &evidence->bylines.items[byline]);
        if (far > NEAR_HEADLINE && near * 4 < far) mark = SIZE_MAX;
    }
    if (mark != SIZE_MAX)
        read_marks(evidence, arena, &evidence->author_marks, mark, SYN_BYLINE_DATA, names);
    else if (byline != SIZE_MAX)
        read_marks(evidence, arena, &evidence->bylines, byline, SYN_BYLINE_TEXT, names);
}

/// Authors of data that are not the house itself; those are left for the end.
static void read_persons(const syn_evidence *evidence, syn_arena *arena, const syn_str_vec *from,
                         syn_byline_kind kind, syn_str_vec *names) {
    for (size_t i = 0; i < from->count; i++) {
        syn_str name = from->items[i], site = evidence->site_name;
        if (syn__evidence_is_site(evidence, name)) continue;
        if (site.size > 3 && name.size > site.size && syn_str_ends(name, site)) {
            name.size -= site.size; // "Ann Lee. The Post"
            while (name.size > 0 && strchr(" .,-|", name.data[name.size - 1]) != NULL)
                name.size--;
        }
        syn__byline_read(arena, names, name, kind);
    }
}

/// The house, where the data or a byline name it as the author.
static void read_house(const syn_evidence *evidence, syn_arena *arena, syn_str_vec *names) {
    const syn_json_article *article = evidence->article;
    for (size_t i = 0; article != NULL && i < article->organisations.count; i++)
        syn__byline_read(arena, names, article->organisations.items[i], SYN_BYLINE_WHOLE);
    for (size_t i = 0; article != NULL && names->count == 0 && i < article->persons.count; i++)
        syn__byline_read(arena, names, article->persons.items[i], SYN_BYLINE_WHOLE);
    for (size_t i = 0; names->count == 0 && i < evidence->meta_authors.count; i++)
        syn__byline_read(arena, names, evidence->meta_authors.items[i], SYN_BYLINE_WHOLE);
}

static bool holds_all(const syn_str_vec *many, const syn_str_vec *few) {
    for (size_t i = 0; i < few->count; i++) {
        bool is_there = false;
        for (size_t k = 0; k < many->count; k++)
            is_there = is_there || syn__title_share(few->items[i], many->items[k]) == 1000;
        if (!is_there) return false;
    }
    return true;
}

void syn__evidence_find_authors(syn_evidence *evidence, syn_arena *arena, syn_str_vec *names) {
    syn_str_vec lines = {0};
    read_lines(evidence, arena, &lines);
    if (evidence->article != NULL)
        read_persons(evidence, arena, &evidence->article->persons, SYN_BYLINE_DATA, names);
    if (names->count == 0)
        read_persons(evidence, arena, &evidence->meta_authors,
                     evidence->is_author_list ? SYN_BYLINE_LIST : SYN_BYLINE_DATA, names);
    bool is_fuller = names->count > 0 && lines.count > names->count && holds_all(&lines, names);
    if (is_fuller) *names = lines;
    if (names->count == 0) read_elements(evidence, arena, names);
    if (names->count == 0) *names = lines;
    if (names->count == 0) read_dateline(evidence, arena, names);
    if (names->count == 0) read_house(evidence, arena, names);
}
