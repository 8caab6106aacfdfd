// SPDX-License-Identifier: Apache-2.0
// Clears away furniture: takes a cut page, drops what stands in elements that are called so.
//
// Templates name their parts: <nav>, role="complementary", class="related-posts", id="comments".
// Names are cut into words (also at a change of case) and looked up in lexicon/page_word.txt, pairs
// before single words. A name is only a hint - a template may say "has-sidebar" around everything -
// so an element that holds a large share of the page's prose is never cleared by its name.
// Captions, credits and bylines become blocks dropped with their kind. Cost: linear.
#include "base/map.h"
#include "base/str.h"
#include "extract/page.h"
#include "text/lexicon.h"

/// What the name of an element says.
typedef struct name_hint {
    syn_page_verdict verdict; ///< SYN_PAGE_KEPT when nothing speaks against it
    bool is_article, is_content, is_standfirst;
} name_hint;

/// The words of a name, folded to lower case and parted by one space each, so that the last two
/// stand in one piece.
typedef struct name_words {
    char bytes[256];
    size_t size;
    size_t
        pair_start; ///< where the word before the last begins; that of the last when there is none
    size_t last_start;       ///< where the last word begins
    syn_page_verdict before; ///< what the name said before the word that the last one follows
} name_words;

static const struct {
    const char *name;
    syn_dropped_kind kind;
} kind_names[] = {
#define KIND_ROW(constant, text) {text, constant},
    SYN_DROPPED_KIND_LIST(KIND_ROW)
#undef KIND_ROW
};

syn_page_verdict syn__page_find_verdict(syn_str kind_name) {
    for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++) {
        if (syn_str_equal(kind_name, syn_str_from(kind_names[i].name)))
            return SYN_PAGE_DROPPED(kind_names[i].kind);
    }
    return SYN_PAGE_KEPT;
}

static bool apply_entry(const syn_lexicon_entry *entry, name_hint *hint) {
    if (entry == NULL) return false;
    if (syn_str_equal(entry->value, SYN_STR("article"))) {
        hint->is_article = true;
    } else if (syn_str_equal(entry->value, SYN_STR("content"))) {
        hint->is_content = true;
    } else if (syn_str_equal(entry->value, SYN_STR("standfirst"))) {
        hint->is_standfirst = true;
    }
    if (hint->verdict == SYN_PAGE_KEPT) hint->verdict = syn__page_find_verdict(entry->value);
    return true;
}

/// "has-sidebar", "no-comments": the word says what else is there, or that it is not.
static bool is_about_another(syn_str first) {
    static const char *const words[] = {"has", "no",     "with", "without",
                                        "is",  "toggle", "js",   "hide"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal(first, syn_str_from(words[i]))) return true;
    }
    return false;
}

/// Looks up the pair that ends with the last word, then that word. A pair takes back what its first
/// word alone has said.
static void look_up(name_words *words, name_hint *hint) {
    syn_str all = {words->bytes, words->size};
    syn_page_verdict before = words->before;
    words->before = hint->verdict;
    if (words->last_start > words->pair_start) {
        if (is_about_another(syn_str_slice(all, words->pair_start, words->last_start - 1))) return;
        syn_str pair = syn_str_slice(all, words->pair_start, all.size);
        const syn_lexicon_entry *entry = syn_lexicon_find(SYN_LEXICON_PAGE_WORD, pair);
        if (entry != NULL) {
            hint->verdict = before;
            apply_entry(entry, hint);
            words->before = hint->verdict;
            return;
        }
    }
    syn_str last = syn_str_slice(all, words->last_start, all.size);
    if (apply_entry(syn_lexicon_find(SYN_LEXICON_PAGE_WORD, last), hint)) return;
    // "relatedpoststitle": words are often written without a sign between them.
    static const syn_str related = {"related", 7};
    if (last.size > related.size + 2 && syn_str_starts(last, related))
        apply_entry(syn_lexicon_find(SYN_LEXICON_PAGE_WORD, related), hint);
}

enum { LONGEST_NAME_WORD = 30 };

/// Makes room for the next word, which may form a pair with the one just read.
static void begin_word(name_words *words) {
    words->pair_start = words->last_start;
    if (words->size + 1 + LONGEST_NAME_WORD > sizeof words->bytes) {
        words->size -= words->pair_start;
        memmove(words->bytes, words->bytes + words->pair_start, words->size);
        words->pair_start = 0;
    }
    words->bytes[words->size++] = ' ';
    words->last_start = words->size;
}

/// Reads a class or id: words end at signs, at digits and at a change of case.
static void read_name(syn_str name, name_hint *hint) {
    name_words words = {.size = 0, .pair_start = 0, .last_start = 0};
    char before = ' ';
    for (size_t i = 0; i <= name.size; i++) {
        char c = i < name.size ? name.data[i] : ' ';
        size_t open_size = words.size - words.last_start;
        if (syn_ascii_is_lower(c) && open_size > 0 && open_size < LONGEST_NAME_WORD) {
            words.bytes[words.size++] = before = c;
            continue;
        }
        bool is_letter = syn_ascii_is_alpha(c);
        bool is_case_change = syn_ascii_is_upper(c) && syn_ascii_is_lower(before);
        bool is_new_name = syn_ascii_is_space(c);
        before = c;
        if (open_size > 0 && (!is_letter || is_case_change)) {
            // "1ad269" is a number with letters in it, no word.
            bool is_in_number = syn_ascii_is_digit(c) && open_size < 4;
            if (!is_in_number) look_up(&words, hint);
            begin_word(&words);
            is_new_name = is_new_name || is_in_number;
        }
        if (is_new_name) words.size = words.pair_start = words.last_start = 0;
        if (is_letter && words.size - words.last_start < LONGEST_NAME_WORD)
            words.bytes[words.size++] = syn_ascii_lower(c);
    }
}

static bool has_words(syn_str text, const char *const *wanted, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (syn_str_find_nocase(text, syn_str_from(wanted[i]), 0) != SIZE_MAX) return true;
    }
    return false;
}

/// class="d-none d-print-block": what shows on paper only stands on the screen already.
static bool is_print_only(syn_str name) {
    static const char *const showing[] = {"d-print-block", "print:block", "visible-print"};
    if (syn_str_find_nocase(name, SYN_STR("print"), 0) == SIZE_MAX) return false;
    return has_words(name, showing, sizeof showing / sizeof *showing) &&
           (syn_str_find(name, SYN_STR("d-none"), 0) != SIZE_MAX ||
            syn_str_find(name, SYN_STR("hidden"), 0) != SIZE_MAX ||
            syn_str_find(name, SYN_STR("visible-print"), 0) != SIZE_MAX);
}

static bool is_hidden(const syn_html_tree *tree, size_t node) {
    static const char *const styles[] = {"display:none", "display: none", "visibility:hidden",
                                         "visibility: hidden"};
    // React sends parts of a page late, in <div hidden id="S:3">, and moves them into place.
    bool is_sent_late =
        syn_str_starts(syn__html_tree_attribute(tree, node, SYN_ATTR_ID), SYN_STR("S:"));
    if (syn_str_is_known(syn__html_tree_attribute(tree, node, SYN_ATTR_HIDDEN)))
        return !is_sent_late;
    syn_str aria = syn__html_tree_attribute(tree, node, SYN_ATTR_ARIA_HIDDEN);
    if (syn_str_equal_nocase(aria, SYN_STR("true"))) return true;
    if (is_print_only(syn__html_tree_attribute(tree, node, SYN_ATTR_CLASS))) return true;
    syn_str style = syn__html_tree_attribute(tree, node, SYN_ATTR_STYLE);
    return style.size > 0 && has_words(style, styles, sizeof styles / sizeof *styles);
}

static syn_page_verdict judge_tag(syn_tag tag) {
    switch ((int)tag) {
    case SYN_TAG_NAV:
    case SYN_TAG_MENU:
    case SYN_TAG_FOOTER: return SYN_PAGE_DROPPED(SYN_DROPPED_NAVIGATION);
    case SYN_TAG_ASIDE: return SYN_PAGE_DROPPED(SYN_DROPPED_PROMOTION);
    case SYN_TAG_FORM:
    case SYN_TAG_FIELDSET:
    case SYN_TAG_BUTTON:
    case SYN_TAG_DIALOG:
    case SYN_TAG_LABEL: return SYN_PAGE_DROPPED(SYN_DROPPED_OTHER);
    case SYN_TAG_FIGURE:
    case SYN_TAG_FIGCAPTION: return SYN_PAGE_DROPPED(SYN_DROPPED_CAPTION);
    default: return SYN_PAGE_KEPT;
    }
}

/// Names already read: a page says the same few over and over.
typedef struct name_book {
    syn_map numbers; ///< of a name among the hints
    SYN_VEC(name_hint) hints;
} name_book;

static void read_name_once(name_book *book, syn_str name, name_hint *hint) {
    if (name.size == 0) return;
    bool is_new;
    syn_map_entry *entry = syn_map_add(&book->numbers, name, book->hints.count, &is_new);
    if (entry == NULL) return;
    size_t number = entry->value;
    if (is_new) {
        name_hint first = {.verdict = SYN_PAGE_KEPT};
        read_name(name, &first);
        SYN_PUSH(book->numbers.arena, &book->hints, first);
    }
    if (number >= book->hints.count) return; // memory has failed
    const name_hint *said = &book->hints.items[number];
    if (hint->verdict == SYN_PAGE_KEPT) hint->verdict = said->verdict;
    hint->is_article |= said->is_article;
    hint->is_content |= said->is_content;
    hint->is_standfirst |= said->is_standfirst;
}

/// Reads what role, class and id say.
static name_hint read_hint(const syn_html_tree *tree, size_t node, name_book *book) {
    static const syn_attr names[] = {SYN_ATTR_CLASS, SYN_ATTR_ID, SYN_ATTR_ROLE,
                                     SYN_ATTR_DATA_COMPONENT, SYN_ATTR_DATA_TESTID};
    name_hint hint = {.verdict = SYN_PAGE_KEPT};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        read_name_once(book, syn__html_tree_attribute(tree, node, names[i]), &hint);
    syn_str property = syn__html_tree_attribute(tree, node, SYN_ATTR_ITEMPROP);
    if (syn_str_find_nocase(property, SYN_STR("articleBody"), 0) != SIZE_MAX) {
        hint = (name_hint){.is_article = true};
    } else if (syn_str_equal(property, SYN_STR("author")) ||
               syn_str_equal(property, SYN_STR("datePublished"))) {
        hint.verdict = SYN_PAGE_DROPPED(SYN_DROPPED_METADATA);
    } else if (syn_str_equal(property, SYN_STR("caption"))) {
        hint.verdict = SYN_PAGE_DROPPED(SYN_DROPPED_CAPTION);
    } else if (syn_str_equal(property, SYN_STR("description")) ||
               syn_str_equal(property, SYN_STR("alternativeHeadline"))) {
        hint.is_standfirst = true;
    }
    return hint;
}

static bool is_table_part(syn_tag tag) {
    return tag == SYN_TAG_TR || tag == SYN_TAG_TD || tag == SYN_TAG_TH || tag == SYN_TAG_TBODY;
}

/// The button that opens an answer: <h3><button>Is it far?</button></h3>, or the other way round.
static bool is_heading_button(const syn_html_tree *tree, size_t node) {
    const syn_html_node *nodes = tree->nodes.items;
    size_t parent = nodes[node].parent, end = nodes[node].end;
    if (nodes[node].tag != SYN_TAG_BUTTON) return false;
    if (syn__html_tag_is_heading(nodes[parent].tag)) return true;
    if (end > node + 8) end = node + 8;
    for (size_t i = node + 1; i < end; i++) {
        if (syn__html_tag_is_heading(nodes[i].tag)) return true;
    }
    return false;
}

/// The number of a footnote: <sup><a href="#note-1">1</a></sup>.
static bool is_footnote_mark(const syn_html_tree *tree, size_t node) {
    const syn_html_node *nodes = tree->nodes.items;
    size_t link = node + 1;
    if (nodes[node].tag != SYN_TAG_SUP || link >= nodes[node].end) return false;
    if (nodes[link].tag != SYN_TAG_A) return false;
    syn_str address = syn__html_tree_attribute(tree, link, SYN_ATTR_HREF);
    return syn_str_find_byte(address, '#', 0) != SIZE_MAX;
}

static syn_page_verdict judge_element(const syn_html_tree *tree, size_t node, name_book *book,
                                      syn_page_hint *out_hint) {
    *out_hint = SYN_PAGE_HINT_NONE;
    if (is_heading_button(tree, node)) return SYN_PAGE_KEPT;
    if (is_footnote_mark(tree, node)) return SYN_PAGE_DROPPED(SYN_DROPPED_OTHER);
    syn_page_verdict verdict = judge_tag(tree->nodes.items[node].tag);
    if (tree->nodes.items[node].attribute_count == 0) return verdict;
    if (is_hidden(tree, node)) return SYN_PAGE_DROPPED(SYN_DROPPED_OTHER);
    name_hint hint = read_hint(tree, node, book);
    if (hint.is_standfirst) *out_hint = SYN_PAGE_HINT_STANDFIRST;
    if (hint.is_content) *out_hint = SYN_PAGE_HINT_CONTENT;
    if (hint.is_article) *out_hint = SYN_PAGE_HINT_ARTICLE;
    if (verdict != SYN_PAGE_KEPT) return verdict;
    // <tr class="player"> is a row about an athlete.
    bool is_embed = hint.verdict == SYN_PAGE_DROPPED(SYN_DROPPED_EMBED);
    if (is_embed && is_table_part(tree->nodes.items[node].tag)) return SYN_PAGE_KEPT;
    return hint.is_article || hint.is_content ? SYN_PAGE_KEPT : hint.verdict;
}

syn_status syn__page_read_names(syn_page *page, syn_error *error) {
    size_t count = page->tree.nodes.count;
    page->verdicts = syn_arena_array(page->arena, count, sizeof *page->verdicts);
    page->hints = syn_arena_array(page->arena, count, sizeof *page->hints);
    if (page->verdicts == NULL || page->hints == NULL) return syn_arena_status(page->arena, error);
    name_book book = {0};
    syn_map_init(&book.numbers, page->arena);
    for (size_t i = 0; i < count; i++) {
        syn_tag tag = page->tree.nodes.items[i].tag;
        if (tag == SYN_TAG_TEXT || tag == SYN_TAG_BODY || tag == SYN_TAG_HTML) continue;
        syn_page_hint hint;
        page->verdicts[i] = judge_element(&page->tree, i, &book, &hint);
        page->hints[i] = (uint8_t)hint;
    }
    return syn_arena_status(page->arena, error);
}

/// The element with the most prose of those whose name says that they hold the article. What is
/// hidden may be a copy for machines: it is looked into only when nothing else is there.
static uint32_t find_anchor(const syn_page *page, bool with_hidden) {
    uint64_t most = 300;
    uint32_t anchor = 0;
    for (size_t i = 0; i < page->tree.nodes.count;) {
        if (!with_hidden && page->verdicts[i] == SYN_PAGE_DROPPED(SYN_DROPPED_OTHER)) {
            i = page->tree.nodes.items[i].end;
            continue;
        }
        uint64_t prose = 0;
        if (page->hints[i] == SYN_PAGE_HINT_ARTICLE) prose = syn__page_get_sum(page, i).prose;
        if (prose >= most) {
            most = prose;
            anchor = (uint32_t)i;
        }
        i++;
    }
    return anchor == 0 && !with_hidden ? find_anchor(page, true) : anchor;
}

/// A name is not enough to clear what holds much of the page's prose, unless the article is known
/// to stand elsewhere.
static bool may_clear(const syn_page *page, size_t node, syn_page_sum total) {
    syn_page_sum inside = syn__page_get_sum(page, node);
    const syn_html_node *nodes = page->tree.nodes.items;
    if (page->anchor != 0) {
        uint64_t prose = syn__page_get_sum(page, page->anchor).prose;
        if (node <= page->anchor && page->anchor < nodes[node].end) return false;
        bool is_in_anchor = page->anchor < node && node < nodes[page->anchor].end;
        return is_in_anchor ? inside.prose * 10 <= prose * 3 : inside.prose < 8 * prose;
    }
    if (inside.prose * 10 <= total.prose * 3) return true;
    // Comments may be longer than the article.
    return page->verdicts[node] == SYN_PAGE_DROPPED(SYN_DROPPED_COMMENTS) &&
           inside.prose + 300 < total.prose;
}

static void clear_element(syn_page *page, size_t node) {
    syn_tag tag = page->tree.nodes.items[node].tag;
    bool is_embed =
        tag != SYN_TAG_BLOCKQUOTE && page->verdicts[node] == SYN_PAGE_DROPPED(SYN_DROPPED_EMBED);
    size_t end = page->first_block[page->tree.nodes.items[node].end];
    for (size_t i = page->first_block[node]; i < end; i++) {
        syn_block_kind kind = page->blocks.items[i].kind;
        // <figure> also wraps tables and quotations, which are text, and an embedded post is one.
        if (tag == SYN_TAG_FIGURE && kind == SYN_BLOCK_TABLE) continue;
        if ((tag == SYN_TAG_FIGURE || is_embed) && kind == SYN_BLOCK_QUOTE) continue;
        syn__page_drop(page, i, (syn_dropped_kind)(page->verdicts[node] - 1));
        page->blocks.items[i].is_furniture = true;
    }
}

/// Clears what may be cleared; elements with more prose than `most_prose` only by their tags.
static void clear_all(syn_page *page, syn_page_sum total, uint64_t most_prose) {
    for (size_t i = 0; i < page->tree.nodes.count;) {
        if (syn__page_is_silent(page, i)) { // it holds no block, it stands within one
            i = page->tree.nodes.items[i].end;
            continue;
        }
        bool is_cleared = page->verdicts[i] != SYN_PAGE_KEPT && may_clear(page, i, total);
        bool is_by_tag = judge_tag(page->tree.nodes.items[i].tag) != SYN_PAGE_KEPT ||
                         page->verdicts[i] == SYN_PAGE_DROPPED(SYN_DROPPED_COMMENTS);
        if (is_cleared && !is_by_tag && syn__page_get_sum(page, i).prose > most_prose)
            is_cleared = false;
        if (is_cleared) clear_element(page, i);
        i = is_cleared ? page->tree.nodes.items[i].end : i + 1;
    }
}

static uint64_t get_kept_prose(const syn_page *page, size_t node) {
    uint64_t prose = 0;
    size_t end = page->first_block[page->tree.nodes.items[node].end];
    for (size_t i = page->first_block[node]; i < end; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict == SYN_PAGE_KEPT && syn__page_is_prose(block)) prose += block->chars;
    }
    return prose;
}

void syn__page_clear_furniture(syn_page *page) {
    syn_page_sum total = syn__page_get_sum(page, 0);
    page->anchor = find_anchor(page, false);
    clear_all(page, total, UINT64_MAX);
    // Where names clear away most of the article piece by piece, they mean something else.
    uint64_t before = syn__page_get_sum(page, page->anchor).prose;
    if (get_kept_prose(page, page->anchor) * 5 >= before * 2) return;
    for (size_t i = 0; i < page->blocks.count; i++) {
        page->blocks.items[i].verdict = SYN_PAGE_KEPT;
        page->blocks.items[i].is_furniture = false;
    }
    clear_all(page, total, 60);
}
