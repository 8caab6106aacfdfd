// SPDX-License-Identifier: Apache-2.0
// A page: its tree cut into blocks of text, with what speaks for and against each.
//
// The steps of extraction, each in its own file and in this order: read what elements are called
// (page_furniture.c), cut the text into blocks (page_blocks.c), gather what the page says of itself
// (page_metadata.c), clear furniture away (page_furniture.c), drop lines that give themselves away
// (page_lines.c), find the element that holds the article (page_body.c), judge the blocks in it
// (page_lines.c), tell the kind of the page (page_kind.c, page_stub.c), write it down
// (page_text.c).
#ifndef SYN_EXTRACT_PAGE_H
#define SYN_EXTRACT_PAGE_H

#include "extract/html_tree.h"
#include "synopt/document.h"
#include "text/phrases.h"

/// Why a block is not part of the article; SYN_PAGE_KEPT until something speaks against it.
/// Otherwise 1 + the syn_dropped_kind.
typedef uint8_t syn_page_verdict;
#define SYN_PAGE_KEPT ((syn_page_verdict)0)
#define SYN_PAGE_DROPPED(kind) ((syn_page_verdict)(1 + (kind)))

/// What the name of an element says in favour of it.
typedef enum syn_page_hint {
    SYN_PAGE_HINT_NONE,
    SYN_PAGE_HINT_CONTENT,   ///< it holds the article among other things
    SYN_PAGE_HINT_ARTICLE,   ///< it holds the article
    SYN_PAGE_HINT_STANDFIRST ///< it holds the standfirst
} syn_page_hint;

/// A stretch of text that no block element, and no blank line, divides.
typedef struct syn_page_block {
    uint32_t first, end; ///< the nodes that hold it; silent elements among them are left out
    uint32_t element;    ///< the innermost block element around it
    syn_block_kind kind;
    syn_page_verdict verdict;
    bool is_furniture;   ///< cleared away by the name of an element around it
    uint32_t chars;      ///< without white space
    uint32_t link_chars; ///< those of them inside links
    uint32_t words;
    bool is_teaser;         ///< the prose of a box about another article
    uint32_t sentence_ends; ///< full stops and their like before a space or the end
} syn_page_block;

/// Sums over blocks, so that those of any element are a difference of two.
typedef struct syn_page_sum {
    uint64_t chars;
    uint64_t prose; ///< characters of blocks that read as prose, without links
    int64_t worth;  ///< what speaks for an element that holds the blocks less what speaks against
} syn_page_sum;

#define SYN_PAGE_TITLES 6 ///< <h1>, <title> and what JSON-LD and meta elements give

typedef struct syn_page {
    syn_arena *arena; ///< scratch of this page
    syn_html_tree tree;
    syn_page_verdict *verdicts; ///< per node: what its name says
    uint8_t *hints;             ///< per node: a syn_page_hint
    SYN_VEC(syn_page_block) blocks;
    uint32_t *first_block;           ///< per node, and one more: the first block at or after it
    syn_page_sum *sums;              ///< per block, and one more: everything kept before it
    bool is_called_article;          ///< JSON-LD says that the page is an article
    bool is_called_article_weakly;   ///< og:type says so
    syn_str titles[SYN_PAGE_TITLES]; ///< letters and digits of the page's own titles
    size_t title_count;
    bool is_about_cookies; ///< says a title
    syn_phrases phrases;   ///< of lexicon/page_phrase.txt
    size_t headline_block; ///< the first that repeats a title, or SIZE_MAX
    uint32_t anchor;       ///< the element that is best known by its name to hold the article, or 0
    uint32_t body;         ///< the element that holds the article
} syn_page;

/// The verdict that a word list names by the kind of `dropped`; SYN_PAGE_KEPT for other words.
syn_page_verdict syn__page_find_verdict(syn_str kind_name);

/// Reads the names of all elements into page->verdicts and page->hints. Linear.
SYN_WARN_UNUSED syn_status syn__page_read_names(syn_page *page, syn_error *error);

/// True for elements whose text is never read: scripts, and small inline furniture such as the
/// words of a share button.
bool syn__page_is_silent(const syn_page *page, size_t node);

/// Cuts page->tree into blocks, after the names have been read. Linear.
SYN_WARN_UNUSED syn_status syn__page_cut(syn_page *page, syn_error *error);

/// Counts the blocks that are still kept into page->sums.
void syn__page_add_up(syn_page *page);
/// What is kept below `node`.
syn_page_sum syn__page_get_sum(const syn_page *page, size_t node);
/// True when a block reads as prose rather than as a label, a link or a list of them.
bool syn__page_is_prose(const syn_page_block *block);

/// Marks blocks below elements that are furniture by their tag, role, class or id.
void syn__page_clear_furniture(syn_page *page);

/// Finds page->body and drops all blocks outside of it.
void syn__page_find_body(syn_page *page);

/// Remembers one of the page's titles: a line that repeats it is not text.
void syn__page_add_title(syn_page *page, syn_str title);
/// Drops lines that are furniture by what they say, before the body is looked for.
void syn__page_judge_lines(syn_page *page);
/// Marks announcements of other articles as teasers; before the body is looked for.
void syn__page_mark_announcements(syn_page *page);
/// Drops them, and the boxes and lists that dropped labels head; after that.
void syn__page_drop_boxes(syn_page *page);
/// Drops blocks of the body that are no part of the article: links, second copies, date
/// stamps above it, other articles and notes on the author below it, headings above nothing.
void syn__page_judge_body(syn_page *page, const syn_document *document);

/// In place of the last two for a feed's item, which is all article: drops what publishing systems
/// hang at its end.
void syn__page_judge_item(syn_page *page);

/// Whether the page is an article, an index of others, or something else; after the judging.
syn_page_kind syn__page_find_kind(const syn_page *page, const syn_document *document);

/// Whether the article's text is cut off, its rest behind a payment or a login; after the judging.
bool syn__page_is_cut(const syn_page *page);

/// The text of a block, references read and white space folded.
syn_str syn__page_block_text(const syn_page *page, const syn_page_block *block, size_t most_bytes);

/// True when a block is a link and hardly anything else.
static inline bool syn__page_is_link(const syn_page_block *block) {
    return block->link_chars * 10 >= block->chars * 9;
}

/// Drops what is still kept: an index has no text.
static inline void syn__page_drop_all(syn_page *page) {
    for (size_t i = 0; i < page->blocks.count; i++) {
        if (page->blocks.items[i].verdict == SYN_PAGE_KEPT)
            page->blocks.items[i].verdict = SYN_PAGE_DROPPED(SYN_DROPPED_NAVIGATION);
    }
}

static inline void syn__page_drop(syn_page *page, size_t block, syn_dropped_kind kind) {
    if (page->blocks.items[block].verdict == SYN_PAGE_KEPT)
        page->blocks.items[block].verdict = SYN_PAGE_DROPPED(kind);
}

#endif
