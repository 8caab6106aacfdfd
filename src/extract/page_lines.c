// SPDX-License-Identifier: Apache-2.0
// Judges the blocks of the body one by one: takes the body, drops what is not the article's text.
//
// Inside an article's element stand its headline, links to other articles, calls to subscribe,
// share buttons and credits that no name gives away. They are known by how they begin
// (lexicon/page_line.txt), by being nearly all link, or by repeating the headline. Cost: linear.
#include "base/map.h"
#include "base/str.h"
#include "extract/metadata_page.h"
#include "extract/page.h"
#include "extract/page_text.h"
#include "text/html_reference.h"
#include "text/lexicon.h"

/// No phrase of lexicon/page_phrase.txt is looked for in longer lines.
#define MOST_PHRASE_WORDS 70

/// Adds text with its white space folded; stops at `most_bytes`.
static size_t add_folded(char *out, size_t size, syn_str text, size_t most_bytes) {
    for (size_t i = 0; i < text.size && size < most_bytes; i++) {
        char c = text.data[i];
        if (!syn_ascii_is_space(c)) {
            out[size++] = c;
        } else if (size > 0 && out[size - 1] != ' ') {
            out[size++] = ' ';
        }
    }
    return size;
}

syn_str syn__page_block_text(const syn_page *page, const syn_page_block *block, size_t most_bytes) {
    const syn_html_node *nodes = page->tree.nodes.items;
    size_t source_size = syn_span_size(syn__page_block_source(page, block));
    if (most_bytes > source_size) most_bytes = source_size; // folded text never grows
    char *out = syn_arena_alloc(page->arena, most_bytes);
    size_t size = 0;
    for (size_t i = block->first; out != NULL && i < block->end && size < most_bytes;) {
        if (syn__page_is_silent(page, i)) {
            i = nodes[i].end;
            continue;
        }
        syn_str text = {" ", nodes[i].tag == SYN_TAG_BR};
        if (nodes[i].tag == SYN_TAG_TEXT) {
            // A character may be written with many bytes; a line is rarely all references.
            text = syn_str_span(page->tree.source, nodes[i].source);
            text = syn_str_slice(text, 0, most_bytes * 2);
            text = syn__html_reference_decode(page->arena, text, false);
        }
        size = add_folded(out, size, text, most_bytes);
        i++;
    }
    return syn_str_trim((syn_str){out == NULL ? "" : out, size});
}

/// Letters and digits only, lower case: for comparing what looks alike. The signs of other scripts
/// count as letters, except general punctuation (curly quotes, dashes) and that of Latin-1.
static syn_str squeeze(syn_arena *arena, syn_str text) {
    char *out = syn_arena_alloc(arena, text.size);
    size_t size = 0;
    for (size_t i = 0; out != NULL && i < text.size; i++) {
        char c = text.data[i];
        bool is_general = c == '\xE2' && i + 2 < text.size && text.data[i + 1] == '\x80';
        if (is_general) {
            i += 2;
        } else if (c == '\xC2' && i + 1 < text.size) {
            i++;
        } else if (syn_ascii_is_alpha(c) || syn_ascii_is_digit(c) || (c & 0x80) != 0) {
            out[size++] = syn_ascii_lower(c);
        }
    }
    return (syn_str){out == NULL ? "" : out, size};
}

/// Reads "kind", "kind 20" or "kind :": the kind, when a line of `words` words with `after` behind
/// the opening fits.
static syn_page_verdict read_rule(syn_str rule, size_t words, char after) {
    size_t space = syn_str_find_byte(rule, ' ', 0);
    size_t most = 14;
    if (space == SIZE_MAX) {
        space = rule.size;
    } else {
        syn_str limit = syn_str_slice(rule, space + 1, rule.size);
        if (syn_str_equal(limit, SYN_STR(":"))) {
            most = after == ':' ? 60 : 0;
        } else if (!syn_str_parse_size(limit, 1000, &most)) {
            most = 0;
        }
    }
    return words <= most ? syn__page_find_verdict(syn_str_slice(rule, 0, space)) : SYN_PAGE_KEPT;
}

/// The kind of furniture that a line is by its first words, up to six of them; the longest opening
/// on the list decides.
static syn_page_verdict judge_opening(syn_str line, size_t words) {
    char key[64];
    size_t size = 0, taken = 0;
    syn_page_verdict verdict = SYN_PAGE_KEPT;
    for (size_t i = 0; i <= line.size && size < sizeof key - 2 && taken < 6; i++) {
        char c = i < line.size ? line.data[i] : ' ';
        if (syn_str_starts(syn_str_slice(line, i, line.size), SYN_STR("\xE2\x80\x99"))) {
            c = '\'';
            i += 2;
        }
        if (syn_ascii_is_alpha(c) || syn_ascii_is_digit(c) || c == '\'') {
            key[size++] = syn_ascii_lower(c);
            continue;
        }
        if (size == 0 || key[size - 1] == ' ') continue;
        taken++;
        const syn_lexicon_entry *entry =
            syn_lexicon_find(SYN_LEXICON_PAGE_LINE, (syn_str){key, size});
        if (entry != NULL) {
            syn_page_verdict found = read_rule(entry->value, words, c);
            if (found != SYN_PAGE_KEPT) verdict = found;
        }
        key[size++] = ' ';
    }
    return verdict;
}

/// The kind of furniture that a line in lower case is by a phrase anywhere in it.
static syn_page_verdict judge_phrases(const syn_page *page, syn_str line, size_t words) {
    if (words > MOST_PHRASE_WORDS) return SYN_PAGE_KEPT;
    syn_page_verdict verdict = SYN_PAGE_KEPT;
    size_t first_slot = SIZE_MAX; ///< several may be there: the first of the table decides
    syn_phrase_match match = {0};
    while (syn_phrases_find(&page->phrases, line, &match)) {
        if (match.slot >= first_slot) continue;
        syn_page_verdict found = read_rule(match.entry->value, words, ' ');
        if (found == SYN_PAGE_KEPT) continue;
        verdict = found;
        first_slot = match.slot;
    }
    return verdict;
}

/// The line repeats one of the page's own titles.
static bool is_title(const syn_page *page, syn_str line) {
    syn_str squeezed = squeeze(page->arena, line);
    for (size_t i = 0; i < page->title_count; i++) {
        if (squeezed.size > 0 && syn_str_equal(squeezed, page->titles[i])) return true;
    }
    return false;
}

/// A cookie notice, in lower case: the word, and what it is about.
static bool is_cookie_notice(syn_str line) {
    static const char *const about[] = {"website", "this site", "browser", "consent", "privacy"};
    if (syn_str_find(line, SYN_STR("cookie"), 0) == SIZE_MAX) return false;
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
        if (syn_str_find(line, syn_str_from(about[i]), 0) != SIZE_MAX) return true;
    }
    return false;
}

/// ASCII letters in lower case, so that many phrases can be looked for.
static syn_str fold_case(syn_arena *arena, syn_str text) {
    char *out = syn_arena_alloc(arena, text.size);
    for (size_t i = 0; out != NULL && i < text.size; i++)
        out[i] = syn_ascii_lower(text.data[i]);
    return (syn_str){out == NULL ? "" : out, out == NULL ? 0 : text.size};
}

static syn_page_verdict judge_line(const syn_page *page, const syn_page_block *block) {
    syn_str line = syn__page_block_text(page, block, 700);
    if (block->words == 0 && block->chars < 8)
        return SYN_PAGE_DROPPED(SYN_DROPPED_OTHER); // "* * *"
    if (is_title(page, line)) return SYN_PAGE_DROPPED(SYN_DROPPED_REPEAT);
    if (block->kind == SYN_BLOCK_CAPTION) return SYN_PAGE_DROPPED(SYN_DROPPED_CAPTION);
    syn_str folded = fold_case(page->arena, line);
    if (is_cookie_notice(folded) && !page->is_about_cookies)
        return SYN_PAGE_DROPPED(SYN_DROPPED_OTHER);
    if (block->link_chars == 0 && syn_str_starts(line, SYN_STR("http")) && block->words < 80)
        return SYN_PAGE_DROPPED(SYN_DROPPED_METADATA); // an address for machines
    syn_page_verdict verdict = judge_opening(line, block->words);
    return verdict != SYN_PAGE_KEPT ? verdict : judge_phrases(page, folded, block->words);
}

/// Drops lines that give themselves away, wherever they stand.
void syn__page_judge_lines(syn_page *page) {
    page->headline_block = SIZE_MAX;
    syn_phrases_init(&page->phrases, SYN_LEXICON_PAGE_PHRASE, page->arena);
    for (size_t i = 0; i < page->blocks.count; i++) {
        syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT || block->words >= 130) continue;
        block->verdict = judge_line(page, block);
        if (block->verdict == SYN_PAGE_DROPPED(SYN_DROPPED_REPEAT) &&
            page->headline_block == SIZE_MAX)
            page->headline_block = i;
    }
}

/// A heading with nothing below it before the end heads what has been dropped.
static void drop_bare_headings(syn_page *page) {
    for (size_t i = page->blocks.count; i-- > 0;) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        if (block->kind != SYN_BLOCK_HEADING) return;
        syn__page_drop(page, i, SYN_DROPPED_PROMOTION);
    }
}

/// At the end of an article: linked headlines, each with a line or two, are other articles. One
/// alone must be a heading; a link between paragraphs may also be one to read on.
static void drop_last_teasers(syn_page *page) {
    size_t start = page->blocks.count, headlines = 0, paragraphs = 0;
    bool is_heading = false;
    for (size_t i = page->blocks.count; i-- > 0;) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        if (syn__page_is_link(block) && block->words >= 4) {
            start = i;
            headlines++;
            paragraphs = 0;
            is_heading = is_heading || block->kind == SYN_BLOCK_HEADING;
        } else if (++paragraphs > 2 || block->words > 45) {
            break;
        }
    }
    if (headlines < 2 && !is_heading) return;
    for (size_t i = start; i < page->blocks.count; i++)
        syn__page_drop(page, i, SYN_DROPPED_PROMOTION);
}

/// "Ada Moor is a reporter for the Lamp.": what is told of an author at the end.
static void drop_author_notes(syn_page *page, const syn_document *document) {
    size_t seen = 0;
    for (size_t i = page->blocks.count; i-- > 0 && seen < 6;) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        seen++;
        if (block->words > 120) continue;
        syn_str line = syn__page_block_text(page, block, 200);
        for (size_t k = 0; k < document->author_count; k++) {
            size_t at = syn_str_find_nocase(line, document->authors[k], 0);
            size_t end = at == SIZE_MAX ? 0 : at + document->authors[k].size;
            syn_str rest = syn_str_slice(line, end, end + 50);
            bool is_note = at == 0 && (syn_str_find(rest, SYN_STR(" is "), 0) < 40 ||
                                       syn_str_find(rest, SYN_STR(" covers "), 0) < 20 ||
                                       syn_str_find(rest, SYN_STR(" writes "), 0) < 20 ||
                                       syn_str_find(rest, SYN_STR(" has "), 0) < 20);
            if (is_note || (at == 0 && block->words < 6))
                syn__page_drop(page, i, SYN_DROPPED_METADATA);
        }
    }
}

/// Linked headings one after the other, with nothing below them, lead to other articles.
static void drop_heading_runs(syn_page *page) {
    size_t before = SIZE_MAX; ///< the linked heading just passed
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        bool is_linked =
            block->kind == SYN_BLOCK_HEADING && syn__page_is_link(block) && block->words >= 4;
        if (is_linked && before != SIZE_MAX) {
            syn__page_drop(page, before, SYN_DROPPED_PROMOTION);
            syn__page_drop(page, i, SYN_DROPPED_PROMOTION);
        }
        before = is_linked ? i : SIZE_MAX;
    }
}

/// Ends a run of blocks that repeat earlier ones in order: long enough, it is a second copy of a
/// part of the page, for small screens say. A single line may well stand twice (a recipe).
static void end_copy(syn_page *page, size_t from, size_t to, size_t blocks, size_t chars) {
    if (blocks < 3 || chars < 250) return;
    for (size_t i = from; i < to; i++)
        syn__page_drop(page, i, SYN_DROPPED_REPEAT);
}

static void drop_copies(syn_page *page) {
    syn_map seen;
    syn_map_init(&seen, page->arena);
    size_t start = 0, count = 0, chars = 0; ///< of the run
    size_t number = 0, expected = 0;        ///< counts kept blocks; the one that would go on
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        syn_str key = squeeze(page->arena, syn__page_block_text(page, block, 400));
        bool is_new = true;
        syn_map_entry *entry = syn_map_add(&seen, key, number, &is_new);
        if (entry == NULL) return;
        if (is_new || (count > 0 && entry->value != expected)) {
            end_copy(page, start, i, count, chars);
            count = chars = 0;
        }
        if (!is_new) {
            if (count++ == 0) start = i;
            chars += block->chars;
            expected = entry->value + 1;
        }
        number++;
    }
    end_copy(page, start, page->blocks.count, count, chars);
}

/// "Published 15 January 2026, 8:30 pm": short lines with a date or an hour before the first
/// paragraph of prose.
static void drop_stamps(syn_page *page) {
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        if (syn__page_is_prose(block)) return;
        bool is_cell = block->kind == SYN_BLOCK_LIST_ITEM || block->kind == SYN_BLOCK_TABLE;
        if (block->kind == SYN_BLOCK_HEADING || block->words > (is_cell ? 8 : 16)) continue;
        syn_str line = syn__page_block_text(page, block, 160);
        bool is_hour = block->words <= 4 && line.size > 3 && syn_ascii_is_digit(line.data[0]) &&
                       syn_str_find_byte(line, ':', 0) <= 2;
        if (is_hour || syn_str_is_known(syn__date_read(line, page->arena)))
            syn__page_drop(page, i, SYN_DROPPED_METADATA);
    }
}

/// The last paragraph of prose that is kept, or 0.
static size_t find_last_prose(const syn_page *page) {
    size_t last = page->blocks.count;
    while (last-- > 0) {
        const syn_page_block *block = &page->blocks.items[last];
        if (block->verdict == SYN_PAGE_KEPT && block->words >= 15 && syn__page_is_prose(block))
            return last;
    }
    return 0;
}

/// "These towns took part:", and then a list of links: what a paragraph leads to is text, unless
/// the article ends there.
static bool is_list_of_text(const syn_page *page, size_t block, size_t last_prose) {
    if (block == 0 || block >= last_prose) return false;
    const syn_page_block *before = &page->blocks.items[block - 1];
    if (page->blocks.items[block].kind != SYN_BLOCK_LIST_ITEM) return false;
    if (before->verdict != SYN_PAGE_KEPT) return false;
    if (before->kind == SYN_BLOCK_LIST_ITEM || syn__page_is_prose(before)) return true;
    return before->kind == SYN_BLOCK_PARAGRAPH &&
           syn_str_ends(syn__page_block_text(page, before, 300), SYN_STR(":"));
}

/// Blocks that are links lead elsewhere.
static void drop_links(syn_page *page) {
    size_t last_prose = find_last_prose(page);
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT || block->kind == SYN_BLOCK_HEADING) continue;
        if (syn__page_is_link(block) && !is_list_of_text(page, i, last_prose))
            syn__page_drop(page, i, SYN_DROPPED_PROMOTION);
    }
}

/// Drops blocks of the body that are no part of the article by what they are.
void syn__page_judge_body(syn_page *page, const syn_document *document) {
    drop_links(page);
    drop_stamps(page);
    drop_copies(page);
    drop_heading_runs(page);
    drop_last_teasers(page);
    drop_author_notes(page, document);
    drop_bare_headings(page);
}

void syn__page_add_title(syn_page *page, syn_str title) {
    if (page->title_count == SYN_PAGE_TITLES || title.size == 0) return;
    page->titles[page->title_count++] = squeeze(page->arena, title);
    if (syn_str_find_nocase(title, SYN_STR("cookie"), 0) != SIZE_MAX) page->is_about_cookies = true;
}
