// SPDX-License-Identifier: Apache-2.0
// Counts the signs of kind that a page says itself: takes a judged page, adds to its signs.
//
// Types of JSON-LD are looked for as strings ("@type": "ItemList"), so that damaged JSON speaks too
// and nothing is parsed twice. Words of <body class> and of the address are looked up in
// lexicon/page_class.txt. Cost: linear.
#include "base/str.h"
#include "extract/page_signs.h"
#include "text/lexicon.h"

#include <math.h>

/// What a word of a class or an address says.
typedef struct class_words {
    size_t list, one, last;
} class_words;

static void add_word(syn_str word, class_words *counts) {
    const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_PAGE_CLASS, word);
    if (entry == NULL) return;
    counts->list += syn_str_equal(entry->value, SYN_STR("list"));
    counts->one += syn_str_equal(entry->value, SYN_STR("one"));
    counts->last += syn_str_equal(entry->value, SYN_STR("last"));
}

/// Words end at anything but a letter: "single-post" has two.
static class_words read_words(syn_str text) {
    class_words counts = {0};
    size_t start = 0;
    for (size_t i = 0; i <= text.size; i++) {
        if (i < text.size && syn_ascii_is_alpha(text.data[i])) continue;
        if (i > start && i - start < 30) add_word(syn_str_slice(text, start, i), &counts);
        start = i + 1;
    }
    return counts;
}

static bool is_article_type(syn_str name) {
    return syn_str_ends(name, SYN_STR("Article")) || syn_str_ends(name, SYN_STR("Posting")) ||
           syn_str_equal(name, SYN_STR("Report"));
}

/// The articles of `"@type": "NewsArticle"` and `"@type": ["BlogPosting", "Thing"]`.
static size_t count_articles(syn_str json) {
    const syn_str key = SYN_STR("\"@type\"");
    size_t articles = 0;
    for (size_t at = syn_str_find(json, key, 0); at != SIZE_MAX; at = syn_str_find(json, key, at)) {
        at += key.size;
        size_t most = at + 200;
        bool is_array = false;
        for (; at < json.size && at < most; at++) {
            if (json.data[at] == '[') is_array = true;
            if (json.data[at] == ']' || json.data[at] == '}') break;
            if (json.data[at] != '"') continue;
            size_t end = at + 1;
            while (end < json.size && end < most && json.data[end] != '"')
                end++;
            articles += is_article_type(syn_str_slice(json, at + 1, end));
            at = end;
            if (!is_array) break;
        }
    }
    return articles;
}

static bool is_type_of(const syn_page *page, size_t node, const char *value) {
    syn_str content = syn__html_tree_attribute(&page->tree, node, SYN_ATTR_CONTENT);
    return syn_str_starts_nocase(syn_str_trim(content), syn_str_from(value));
}

static void read_meta(const syn_page *page, size_t node, double *values) {
    syn_str property = syn__html_tree_attribute(&page->tree, node, SYN_ATTR_PROPERTY);
    if (property.size == 0) property = syn__html_tree_attribute(&page->tree, node, SYN_ATTR_NAME);
    if (!syn_str_equal_nocase(property, SYN_STR("og:type"))) return;
    if (is_type_of(page, node, "website")) values[SYN_PAGE_SIGN_TYPE_IS_SITE] = 1;
    if (is_type_of(page, node, "product")) values[SYN_PAGE_SIGN_TYPE_IS_GOODS] = 1;
}

/// Reads an element; gives the articles named in it.
static size_t read_element(const syn_page *page, size_t node, double *values) {
    const syn_html_tree *tree = &page->tree;
    const syn_html_node *n = &tree->nodes.items[node];
    if (n->tag == SYN_TAG_META) read_meta(page, node, values);
    if (n->tag == SYN_TAG_BODY)
        values[SYN_PAGE_SIGN_CLASS_IS_ONE] =
            read_words(syn__html_tree_attribute(tree, node, SYN_ATTR_CLASS)).one > 0;
    if (n->tag != SYN_TAG_SCRIPT || n->end <= node + 1) return 0;
    syn_str type = syn__html_tree_attribute(tree, node, SYN_ATTR_TYPE);
    if (syn_str_find_nocase(type, SYN_STR("ld+json"), 0) == SIZE_MAX) return 0;
    return count_articles(syn_str_span(tree->source, tree->nodes.items[node + 1].source));
}

/// The path of an address, without the slash at its end, or unknown.
static syn_str get_path(syn_str url) {
    size_t host = syn_str_find(url, SYN_STR("://"), 0);
    if (host == SIZE_MAX) return (syn_str){NULL, 0};
    size_t start = syn_str_find_byte(url, '/', host + 3);
    if (start == SIZE_MAX) start = url.size;
    size_t end = start;
    while (end < url.size && url.data[end] != '?' && url.data[end] != '#')
        end++;
    while (end > start + 1 && url.data[end - 1] == '/')
        end--;
    return syn_str_slice(url, start, end);
}

static void read_address(syn_str url, double *values) {
    syn_str path = get_path(url);
    if (!syn_str_is_known(path)) return;
    size_t last = path.size;
    while (last > 0 && path.data[last - 1] != '/')
        last--;
    syn_str slug = syn_str_slice(path, last, path.size);
    size_t words = slug.size > 0;
    for (size_t i = 0; i < slug.size; i++)
        words += slug.data[i] == '-' || slug.data[i] == '_' || slug.data[i] == '+';
    class_words before = read_words(syn_str_slice(path, 0, last));
    class_words at_end = words <= 2 ? read_words(slug) : (class_words){0}; // no headline
    // "https://lamp.example/", "https://lamp.example/en"
    values[SYN_PAGE_SIGN_URL_IS_ROOT] = path.size <= 3;
    values[SYN_PAGE_SIGN_URL_IS_LIST] = before.list + at_end.list > 0;
    values[SYN_PAGE_SIGN_URL_ENDS_LIST] = at_end.last + at_end.list > 0;
}

static size_t count_words(syn_str text) {
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words +=
            !syn_ascii_is_space(text.data[i]) && (i == 0 || syn_ascii_is_space(text.data[i - 1]));
    return words;
}

static bool ends_with_list(syn_str title) {
    title = syn_str_trim(title);
    size_t last = title.size;
    while (last > 0 && !syn_ascii_is_space(title.data[last - 1]))
        last--;
    class_words words = read_words(syn_str_slice(title, last, title.size));
    return words.list + words.last > 0;
}

/// "Industry News", "Headphones Archives", "List of Lighthouses", "Shop Headphones".
static bool is_list_title(syn_str title) {
    static const char *const starts[] = {
        "list of ",  "index of ", "shop ",       "shop for ", "browse ",       "buy ",
        "category:", "tag:",      "top ranked ", "all ",      "search results"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (syn_str_starts_nocase(title, syn_str_from(starts[i]))) return true;
    }
    // The page's own part comes first or last: "News | The Lamp", "The Lamp : Shop".
    static const char *const signs[] = {" | ", " - ", " \xE2\x80\x93 ", ": "};
    size_t first = title.size, last = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        syn_str sign = syn_str_from(signs[i]);
        for (size_t at = syn_str_find(title, sign, 0); at != SIZE_MAX;
             at = syn_str_find(title, sign, at + 1)) {
            if (at < first) first = at;
            if (at + sign.size > last) last = at + sign.size;
        }
    }
    return ends_with_list(syn_str_slice(title, 0, first)) ||
           ends_with_list(syn_str_slice(title, last, title.size));
}

void syn__page_count_said(const syn_page *page, const syn_document *document,
                          syn_page_signs *signs) {
    double *values = signs->values;
    size_t articles = 0;
    for (size_t i = 0; i < page->tree.nodes.count; i++)
        articles += read_element(page, i, values);
    values[SYN_PAGE_SIGN_ARTICLES_NAMED] = log1p((double)articles);
    values[SYN_PAGE_SIGN_HAS_DATE] = syn_str_is_known(document->published.value);
    values[SYN_PAGE_SIGN_HAS_ANCHOR] = page->anchor != 0;
    values[SYN_PAGE_SIGN_TITLE_WORDS] = log1p((double)count_words(document->title));
    values[SYN_PAGE_SIGN_TITLE_IS_LIST] = is_list_title(document->title);
    read_address(document->url, values);
}
