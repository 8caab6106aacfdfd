// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: takes the tree, gives title, authors, date, address and language.
//
// Evidence is gathered once - JSON-LD, meta elements, marked elements (itemprop, rel, <time>) - and
// then each field is filled from the best that speaks. Nothing is guessed: a field without evidence
// stays unknown. Cost: linear.
#include "extract/page_metadata.h"
#include "base/str.h"
#include "extract/html_reference.h"
#include "extract/metadata_page.h"

typedef struct gatherer {
    const syn_page *page;
    syn_builder *builder;
    syn_arena *arena; ///< scratch
    syn_page_facts json, meta;
    syn_str title_element;    ///< of <title>
    syn_str h1;               ///< the first <h1> with text
    syn_str time;             ///< of <time> or itemprop=datePublished
    syn_str byline_date;      ///< of an element that is called a date
    syn_str_vec marked_names; ///< of itemprop=author, rel=author
    syn_str_vec byline_names; ///< of elements that are called bylines
} gatherer;

typedef enum meta_field {
    META_TITLE,
    META_PUBLISHED,
    META_AUTHOR,
    META_SITE,
    META_URL,
    META_TYPE
} meta_field;

/// Names and properties of meta elements; for one field, an earlier row wins.
static const struct {
    const char *name;
    meta_field field;
} meta_rows[] = {
    {"og:title", META_TITLE},
    {"twitter:title", META_TITLE},
    {"headline", META_TITLE},
    {"dc.title", META_TITLE},
    {"sailthru.title", META_TITLE},
    {"parsely-title", META_TITLE},
    {"article:published_time", META_PUBLISHED},
    {"og:article:published_time", META_PUBLISHED},
    {"og:published_time", META_PUBLISHED},
    {"datepublished", META_PUBLISHED},
    {"parsely-pub-date", META_PUBLISHED},
    {"sailthru.date", META_PUBLISHED},
    {"dc.date.issued", META_PUBLISHED},
    {"dcterms.created", META_PUBLISHED},
    {"dcterms.issued", META_PUBLISHED},
    {"dc.date", META_PUBLISHED},
    {"publish-date", META_PUBLISHED},
    {"publish_date", META_PUBLISHED},
    {"publishdate", META_PUBLISHED},
    {"publication_date", META_PUBLISHED},
    {"article_date_original", META_PUBLISHED},
    {"pubdate", META_PUBLISHED},
    {"date", META_PUBLISHED},
    {"cxenseparse:recs:publishtime", META_PUBLISHED},
    {"og:pubdate", META_PUBLISHED},
    {"article:published", META_PUBLISHED},
    {"originalpublicationdate", META_PUBLISHED},
    {"citation_publication_date", META_PUBLISHED},
    {"author", META_AUTHOR},
    {"article:author", META_AUTHOR},
    {"parsely-author", META_AUTHOR},
    {"sailthru.author", META_AUTHOR},
    {"dc.creator", META_AUTHOR},
    {"twitter:data1", META_AUTHOR},
    {"byl", META_AUTHOR},
    {"citation_author", META_AUTHOR},
    {"og:site_name", META_SITE},
    {"og:url", META_URL},
    {"og:type", META_TYPE},
};
#define META_ROW_COUNT (sizeof meta_rows / sizeof *meta_rows)

static syn_str get_attribute(const gatherer *g, size_t node, syn_attr name) {
    syn_str value = syn__html_tree_attribute(&g->page->tree, node, name);
    return syn_str_trim(syn__html_reference_decode(g->arena, value, true));
}

static void read_meta(gatherer *g, size_t node, syn_str by_row[META_ROW_COUNT]) {
    syn_str content = get_attribute(g, node, SYN_ATTR_CONTENT);
    if (content.size == 0) return;
    static const syn_attr keys[] = {SYN_ATTR_PROPERTY, SYN_ATTR_NAME, SYN_ATTR_ITEMPROP};
    for (size_t k = 0; k < 3; k++) {
        syn_str key = get_attribute(g, node, keys[k]);
        for (size_t i = 0; key.size > 0 && i < META_ROW_COUNT; i++) {
            if (!syn_str_equal_nocase(key, syn_str_from(meta_rows[i].name))) continue;
            if (!syn_str_is_known(by_row[i])) by_row[i] = content;
            if (meta_rows[i].field == META_AUTHOR) SYN_PUSH(g->arena, &g->meta.authors, content);
        }
    }
}

static void settle_meta(gatherer *g, const syn_str by_row[META_ROW_COUNT]) {
    for (size_t i = META_ROW_COUNT; i-- > 0;) {
        if (!syn_str_is_known(by_row[i])) continue;
        switch (meta_rows[i].field) {
        case META_TITLE: g->meta.title = by_row[i]; break;
        case META_PUBLISHED: {
            syn_str date = syn__date_read(by_row[i], g->arena);
            if (syn_str_is_known(date)) g->meta.published = date;
            break;
        }
        case META_SITE: g->meta.site_name = by_row[i]; break;
        case META_URL: g->meta.url = by_row[i]; break;
        case META_TYPE: g->meta.type = by_row[i]; break;
        case META_AUTHOR: break;
        }
    }
}

static void read_script(gatherer *g, size_t node) {
    const syn_html_node *nodes = g->page->tree.nodes.items;
    syn_str type = get_attribute(g, node, SYN_ATTR_TYPE);
    if (syn_str_find_nocase(type, SYN_STR("ld+json"), 0) == SIZE_MAX) return;
    if (nodes[node].end <= node + 1) return;
    syn__json_ld_read(syn_str_span(g->page->tree.source, nodes[node + 1].source), g->arena,
                      &g->json);
}

static bool has_word(syn_str name, const char *word) {
    return syn_str_find_nocase(name, syn_str_from(word), 0) != SIZE_MAX;
}

/// Dates and names in elements that are marked or called so.
static void read_marked(gatherer *g, size_t node) {
    const syn_html_tree *tree = &g->page->tree;
    syn_str property = get_attribute(g, node, SYN_ATTR_ITEMPROP);
    syn_str name = get_attribute(g, node, SYN_ATTR_CLASS);
    syn_tag tag = tree->nodes.items[node].tag;
    bool is_published = has_word(property, "datePublished");
    if (tag == SYN_TAG_TIME || is_published) {
        syn_str when = get_attribute(g, node, SYN_ATTR_DATETIME);
        if (when.size == 0) when = get_attribute(g, node, SYN_ATTR_CONTENT);
        if (when.size == 0) when = syn__html_tree_text(tree, node, g->arena, 60);
        bool is_update = has_word(property, "dateModified") || has_word(name, "updated") ||
                         has_word(name, "modified");
        syn_str date = syn__date_read(when, g->arena);
        if (!is_update && !syn_str_is_known(g->time)) g->time = date;
    } else if (!syn_str_is_known(g->byline_date) &&
               (has_word(name, "date") || has_word(name, "publish") || has_word(name, "time")) &&
               !has_word(name, "update")) {
        g->byline_date = syn__date_read(syn__html_tree_text(tree, node, g->arena, 60), g->arena);
    }
    if (syn_str_equal_nocase(property, SYN_STR("author")) ||
        syn_str_equal_nocase(get_attribute(g, node, SYN_ATTR_REL), SYN_STR("author"))) {
        SYN_PUSH(g->arena, &g->marked_names, syn__html_tree_text(tree, node, g->arena, 100));
    } else if (has_word(name, "byline") || has_word(name, "author")) {
        SYN_PUSH(g->arena, &g->byline_names, syn__html_tree_text(tree, node, g->arena, 100));
    }
}

static void gather(gatherer *g) {
    const syn_html_tree *tree = &g->page->tree;
    syn_str by_row[META_ROW_COUNT] = {{NULL, 0}};
    for (size_t i = 0; i < tree->nodes.count; i++) {
        const syn_html_node *node = &tree->nodes.items[i];
        switch ((int)node->tag) {
        case SYN_TAG_TEXT: continue;
        case SYN_TAG_META: read_meta(g, i, by_row); break;
        case SYN_TAG_SCRIPT: read_script(g, i); continue;
        case SYN_TAG_TITLE:
            if (!syn_str_is_known(g->title_element))
                g->title_element = syn__html_tree_text(tree, i, g->arena, 500);
            continue;
        case SYN_TAG_H1:
            if (g->h1.size == 0) g->h1 = syn__html_tree_text(tree, i, g->arena, 500);
            break;
        case SYN_TAG_LINK:
            if (syn_str_equal_nocase(get_attribute(g, i, SYN_ATTR_REL), SYN_STR("canonical")) &&
                !syn_str_is_known(g->json.url))
                g->json.url = get_attribute(g, i, SYN_ATTR_HREF);
            continue;
        case SYN_TAG_HTML: g->meta.language = get_attribute(g, i, SYN_ATTR_LANG); continue;
        default: break;
        }
        if (node->attribute_count > 0 && g->marked_names.count + g->byline_names.count < 64)
            read_marked(g, i);
    }
    settle_meta(g, by_row);
}

/// <title> without the name of the house: "Headline - The Post" gives "Headline".
static syn_str strip_site(syn_str title, syn_str site) {
    static const char *const signs[] = {" | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                        " :: ", " \xC2\xBB ", " \xC2\xB7 "};
    size_t cut = title.size;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        syn_str sign = syn_str_from(signs[i]);
        for (size_t at = syn_str_find(title, sign, 0); at != SIZE_MAX;
             at = syn_str_find(title, sign, at + 1)) {
            syn_str tail = syn_str_slice(title, at + sign.size, title.size);
            bool is_site = site.size > 0 && syn_str_equal_nocase(tail, site);
            if (is_site || (site.size == 0 && tail.size * 2 < title.size))
                cut = at < cut ? at : cut;
        }
    }
    return syn_str_trim(syn_str_slice(title, 0, cut));
}

static syn_str choose_title(gatherer *g) {
    syn_str site = g->meta.site_name;
    syn_str choices[] = {g->h1, g->meta.title, g->json.title, g->title_element};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        syn_str title = syn__html_reference_decode(g->arena, choices[i], false);
        title = strip_site(title, site);
        if (title.size > 0 && !syn_str_equal_nocase(title, site)) return title;
    }
    return (syn_str){NULL, 0};
}

static void fill_authors(gatherer *g, syn_document *document) {
    syn_arena *arena = g->builder->arena;
    syn_str_vec names = {0};
    const syn_str_vec *sources[] = {&g->json.authors, &g->meta.authors, &g->marked_names,
                                    &g->byline_names};
    for (size_t s = 0; s < 4 && names.count == 0; s++) {
        for (size_t i = 0; i < sources[s]->count; i++)
            syn__author_add(arena, &names, sources[s]->items[i]);
    }
    document->authors = names.items;
    document->author_count = names.count;
}

static void fill_date(gatherer *g, syn_document *document) {
    syn_str json = syn__date_read(g->json.published, g->arena);
    const struct {
        syn_str value;
        syn_date_source from;
    } choices[] = {{json, SYN_DATE_FROM_JSON_LD},
                   {g->meta.published, SYN_DATE_FROM_META},
                   {g->time, SYN_DATE_FROM_META},
                   {g->byline_date, SYN_DATE_FROM_TEXT}};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (!syn_str_is_known(choices[i].value)) continue;
        document->published.value = syn_arena_copy(g->builder->arena, choices[i].value);
        document->published.from = choices[i].from;
        return;
    }
}

void syn__page_read_metadata(syn_page *page, syn_builder *builder, syn_document *document) {
    gatherer *g = syn_arena_alloc(page->arena, sizeof *g);
    if (g == NULL) return;
    *g = (gatherer){.page = page, .builder = builder, .arena = page->arena};
    gather(g);
    if (!syn_str_is_known(document->title))
        document->title = syn_builder_fold(builder, choose_title(g));
    if (!syn_str_is_known(document->published.value)) fill_date(g, document);
    if (document->author_count == 0) fill_authors(g, document);
    syn_str url = g->json.url.size > 0 ? g->json.url : g->meta.url;
    if (!syn_str_is_known(document->url) && syn_str_starts_nocase(url, SYN_STR("http")))
        document->url = syn_arena_copy(builder->arena, url);
    if (!syn_str_is_known(document->language) && g->meta.language.size >= 2) {
        char code[2] = {syn_ascii_lower(g->meta.language.data[0]),
                        syn_ascii_lower(g->meta.language.data[1])};
        document->language = syn_arena_copy(builder->arena, (syn_str){code, 2});
    }
    page->article_body = g->json.article_body;
    page->is_called_article = syn_str_is_known(g->json.type);
    page->is_called_article_weakly = syn_str_equal_nocase(g->meta.type, SYN_STR("article"));
}
