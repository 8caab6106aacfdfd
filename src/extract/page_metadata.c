// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: takes the tree, gives title, authors, date, address and language.
//
// Evidence is gathered here in one walk - JSON-LD, meta elements, marked elements (itemprop, rel,
// <time>) - and then each field is filled from the best that speaks (metadata_title.c,
// metadata_published.c, metadata_names.c). Nothing is guessed: a field without evidence stays
// unknown. Cost: linear.
#include "extract/page_metadata.h"
#include "base/str.h"
#include "extract/metadata_evidence.h"
#include "extract/metadata_text.h"
#include "extract/page_text.h"
#include "text/html_reference.h"

enum {
    MOST_MARKS = 64, ///< of each kind; those of the article come early
    MOST_H1 = 8,
    MOST_ANCESTORS = 24
};

typedef enum meta_field {
    META_TITLE,
    META_PUBLISHED,
    META_MODIFIED,
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
    {"citation_title", META_TITLE},
    {"sailthru.title", META_TITLE},
    {"parsely-title", META_TITLE},
    {"article:published_time", META_PUBLISHED},
    {"og:article:published_time", META_PUBLISHED},
    {"og:published_time", META_PUBLISHED},
    {"article:published", META_PUBLISHED},
    {"article.published", META_PUBLISHED},
    {"datepublished", META_PUBLISHED},
    {"parsely-pub-date", META_PUBLISHED},
    {"sailthru.date", META_PUBLISHED},
    {"shareaholic:article_published_time", META_PUBLISHED},
    {"article_date_original", META_PUBLISHED},
    {"originalpublicationdate", META_PUBLISHED},
    {"dc.date.issued", META_PUBLISHED},
    {"dcterms.issued", META_PUBLISHED},
    {"dcterms.created", META_PUBLISHED},
    {"dc.date.created", META_PUBLISHED},
    {"dcterms.date", META_PUBLISHED},
    {"dc.date", META_PUBLISHED},
    {"publish-date", META_PUBLISHED},
    {"publish_date", META_PUBLISHED},
    {"publishdate", META_PUBLISHED},
    {"publication_date", META_PUBLISHED},
    {"publication-date", META_PUBLISHED},
    {"publicationdate", META_PUBLISHED},
    {"published_date", META_PUBLISHED},
    {"published-date", META_PUBLISHED},
    {"published_time", META_PUBLISHED},
    {"published", META_PUBLISHED},
    {"pubdate", META_PUBLISHED},
    {"og:pubdate", META_PUBLISHED},
    {"cxenseparse:recs:publishtime", META_PUBLISHED},
    {"cxenseparse:publishtime", META_PUBLISHED},
    {"citation_publication_date", META_PUBLISHED},
    {"citation_online_date", META_PUBLISHED},
    {"citation_date", META_PUBLISHED},
    {"date", META_PUBLISHED},
    {"article:modified_time", META_MODIFIED},
    {"datemodified", META_MODIFIED},
    {"og:updated_time", META_MODIFIED},
    {"last-modified", META_MODIFIED},
    {"updated", META_MODIFIED},
    {"dcterms.modified", META_MODIFIED},
    {"citation_author", META_AUTHOR},
    {"citation_authors", META_AUTHOR},
    {"author", META_AUTHOR},
    {"parsely-author", META_AUTHOR},
    {"sailthru.author", META_AUTHOR},
    {"byl", META_AUTHOR},
    {"cxenseparse:author", META_AUTHOR},
    {"dc.creator", META_AUTHOR},
    {"dcterms.creator", META_AUTHOR},
    {"twitter:data1", META_AUTHOR},
    {"twitter:data2", META_AUTHOR},
    {"article:author", META_AUTHOR},
    {"og:site_name", META_SITE},
    {"application-name", META_SITE},
    {"og:url", META_URL},
    {"og:type", META_TYPE},
};
#define META_ROW_COUNT (sizeof meta_rows / sizeof *meta_rows)
#define CITATION_ROWS_NAME "citation_author"

/// What the meta elements of each row say.
typedef struct meta_values {
    syn_str_vec rows[META_ROW_COUNT];
    bool is_name[2]; ///< twitter:label1 and 2 say "Written by"
} meta_values;

static syn_str get_attribute(const syn_evidence *evidence, size_t node, syn_attr name) {
    syn_str value = syn__html_tree_attribute(&evidence->page->tree, node, name);
    return syn_str_trim(syn__html_reference_decode(evidence->arena, value, true));
}

static bool has_word(syn_str name, const char *word) {
    return syn_str_find_nocase(name, syn_str_from(word), 0) != SIZE_MAX;
}

static void read_meta(syn_evidence *evidence, size_t node, meta_values *values) {
    syn_str content = get_attribute(evidence, node, SYN_ATTR_CONTENT);
    if (content.size == 0) return;
    static const syn_attr keys[] = {SYN_ATTR_PROPERTY, SYN_ATTR_NAME, SYN_ATTR_ITEMPROP};
    for (size_t k = 0; k < 3; k++) {
        syn_str key = get_attribute(evidence, node, keys[k]);
        if (key.size == 0) continue;
        if (syn_str_equal_nocase(key, SYN_STR("twitter:label1")))
            values->is_name[0] = has_word(content, "writ") || has_word(content, "author");
        if (syn_str_equal_nocase(key, SYN_STR("twitter:label2")))
            values->is_name[1] = has_word(content, "writ") || has_word(content, "author");
        if (syn_str_equal_nocase(key, SYN_STR("script:ld+json")))
            syn__json_ld_read(content, evidence->arena, &evidence->json);
        for (size_t i = 0; i < META_ROW_COUNT; i++) {
            if (!syn_str_equal_nocase(key, syn_str_from(meta_rows[i].name))) continue;
            if (values->rows[i].count < 32) SYN_PUSH(evidence->arena, &values->rows[i], content);
        }
    }
}

/// The first row of authors that names any.
static void settle_authors(syn_evidence *evidence, const meta_values *values, size_t row) {
    syn_str name = syn_str_from(meta_rows[row].name);
    bool is_twitter = syn_str_starts(name, SYN_STR("twitter:data"));
    if (is_twitter && !values->is_name[name.data[name.size - 1] - '1']) return;
    syn_str_vec names = {0};
    for (size_t i = 0; i < values->rows[row].count; i++)
        syn__author_add(evidence->arena, &names, values->rows[row].items[i]);
    bool is_house = names.count == 1 && syn__evidence_is_site(evidence, names.items[0]);
    if (names.count == 0 && evidence->meta_authors.count > 0) return;
    if (is_house && evidence->meta_authors.count > 0) return;
    evidence->meta_authors = values->rows[row];
    evidence->is_author_list = syn_str_starts(name, SYN_STR("citation_author"));
}

static void settle_meta(syn_evidence *evidence, const meta_values *values) {
    for (size_t i = META_ROW_COUNT; i-- > 0;) {
        if (values->rows[i].count == 0) continue;
        syn_str value = values->rows[i].items[0];
        switch (meta_rows[i].field) {
        case META_TITLE: evidence->meta_title = value; break;
        case META_PUBLISHED:
        case META_MODIFIED: {
            syn_str date = syn__date_read(value, evidence->arena);
            bool is_published = meta_rows[i].field == META_PUBLISHED;
            if (syn_str_is_known(date))
                *(is_published ? &evidence->meta_published : &evidence->meta_modified) = date;
            break;
        }
        case META_SITE: evidence->site_name = value; break;
        case META_URL: evidence->og_url = value; break;
        case META_TYPE: evidence->og_type = value; break;
        case META_AUTHOR: break;
        }
    }
    if (!syn_str_is_known(evidence->site_name)) evidence->site_name = evidence->json.site_name;
}

static void read_script(syn_evidence *evidence, size_t node) {
    const syn_html_node *nodes = evidence->page->tree.nodes.items;
    syn_str type = get_attribute(evidence, node, SYN_ATTR_TYPE);
    if (!has_word(type, "ld+json") || nodes[node].end <= node + 1) return;
    syn__json_ld_read(syn_str_span(evidence->page->tree.source, nodes[node + 1].source),
                      evidence->arena, &evidence->json);
}

enum { MOST_WORDS = 4, BYTES_BEFORE = 160 };

static const char *const change_words[MOST_WORDS] = {"updated", "modif", "revis", "update:"};
static const char *const first_words[MOST_WORDS] = {"publish", "posted", "created", "pubdate"};

/// Where in `text` the last of some words begins, 0 when there is none.
static size_t find_last(syn_str text, const char *const words[MOST_WORDS]) {
    size_t last = 0;
    for (size_t i = 0; i < MOST_WORDS; i++) {
        size_t at = syn_str_find_nocase(text, syn_str_from(words[i]), 0);
        for (; at != SIZE_MAX; at = syn_str_find_nocase(text, syn_str_from(words[i]), at + 1))
            last = at + 1 > last ? at + 1 : last;
    }
    return last;
}

static syn_str get_before(const syn_evidence *evidence, size_t at) {
    const syn_html_tree *tree = &evidence->page->tree;
    size_t from = at > BYTES_BEFORE ? at - BYTES_BEFORE : 0;
    // "Best of 2025 [updated]" is the headline's own affair.
    size_t title =
        evidence->title_node == 0 ? 0 : tree->nodes.items[evidence->title_node].source.end;
    return syn_str_slice(tree->source, title <= at && title > from ? title : from, at);
}

bool syn__evidence_is_change(const syn_evidence *evidence, size_t at) {
    syn_str before = get_before(evidence, at);
    return find_last(before, change_words) > find_last(before, first_words);
}

bool syn__evidence_is_first(const syn_evidence *evidence, size_t at) {
    syn_str before = get_before(evidence, at);
    return find_last(before, first_words) > find_last(before, change_words);
}

/// The verdict on an element around the node that is comments, or else other matter.
static syn_page_verdict find_around(const syn_evidence *evidence, size_t node) {
    const syn_page *page = evidence->page;
    uint64_t all = syn__page_get_sum(page, 0).chars;
    syn_page_verdict around = SYN_PAGE_KEPT;
    for (size_t i = 0; i < MOST_ANCESTORS && node > 0; i++) {
        // A name around most of the page is that of a layout.
        if (syn__page_get_sum(page, node).chars * 2 > all) break;
        syn_page_verdict here = page->verdicts[node];
        if (here == SYN_PAGE_DROPPED(SYN_DROPPED_COMMENTS)) return here;
        if (here == SYN_PAGE_DROPPED(SYN_DROPPED_NAVIGATION) ||
            here == SYN_PAGE_DROPPED(SYN_DROPPED_PROMOTION))
            around = here;
        node = page->tree.nodes.items[node].parent;
    }
    return around;
}

bool syn__evidence_is_comment(const syn_evidence *evidence, size_t node) {
    return find_around(evidence, node) == SYN_PAGE_DROPPED(SYN_DROPPED_COMMENTS);
}

bool syn__evidence_is_aside(const syn_evidence *evidence, size_t node) {
    return find_around(evidence, node) != SYN_PAGE_KEPT;
}

static void push_mark(syn_evidence *evidence, syn_marked_vec *marks, size_t node, syn_str text) {
    if (marks->count < MOST_MARKS && text.size > 0)
        SYN_PUSH(evidence->arena, marks, ((syn_marked){(uint32_t)node, text}));
}

/// Words that class names are asked for, as bits of a set.
enum { CLASS_DATE = 1, CLASS_AUTHOR = 2 };

/// The word that begins `text`, in any case; 0 when it is none of them.
static size_t scan_class_word(syn_str text) {
    switch (syn_ascii_lower(text.data[0])) {
    case 'a': // not "authorization", "authority"
        return syn_str_starts_nocase(text, SYN_STR("author")) &&
                       (text.size == 6 || syn_ascii_lower(text.data[6]) != 'i')
                   ? CLASS_AUTHOR
                   : 0;
    case 'b': return syn_str_starts_nocase(text, SYN_STR("byline")) ? CLASS_AUTHOR : 0;
    case 'd': return syn_str_starts_nocase(text, SYN_STR("date")) ? CLASS_DATE : 0;
    case 'p': return syn_str_starts_nocase(text, SYN_STR("publish")) ? CLASS_DATE : 0;
    case 't': return syn_str_starts_nocase(text, SYN_STR("time")) ? CLASS_DATE : 0;
    default: return 0;
    }
}

/// The words that a class attribute holds; each distinct one is read once.
static size_t find_class_words(syn_evidence *evidence, syn_str name) {
    if (name.size == 0) return 0;
    bool is_new;
    syn_map_entry *entry = syn_map_add(&evidence->classes, name, 0, &is_new);
    if (entry == NULL) return 0;
    for (size_t i = 0; is_new && i < name.size; i++)
        entry->value |= scan_class_word(syn_str_slice(name, i, name.size));
    return entry->value;
}

/// What an element is called, as it stands in the source: such names hold no references.
typedef struct names_of {
    syn_str property, class, relation, address;
    bool is_silent; ///< nothing of the kind
} names_of;

static names_of read_names(const syn_html_tree *tree, size_t node) {
    const syn_html_node *here = &tree->nodes.items[node];
    names_of names = {.is_silent = here->tag != SYN_TAG_TIME};
    for (size_t i = 0; i < here->attribute_count; i++) {
        const syn_html_known_attribute *attribute =
            &tree->attributes.items[here->attribute_first + i];
        syn_str *place = NULL;
        switch ((int)attribute->name) {
        case SYN_ATTR_ITEMPROP: place = &names.property; break;
        case SYN_ATTR_CLASS: place = &names.class; break;
        case SYN_ATTR_REL: place = &names.relation; break;
        case SYN_ATTR_HREF: place = &names.address; break;
        default: break;
        }
        if (place == NULL || syn_str_is_known(*place)) continue;
        *place = syn_str_trim(syn_str_span(tree->source, attribute->value));
        names.is_silent = false;
    }
    return names;
}

/// Dates and names in elements that are marked or called so.
static void read_marked(syn_evidence *evidence, size_t node) {
    const syn_html_tree *tree = &evidence->page->tree;
    names_of called = read_names(tree, node);
    if (called.is_silent) return;
    syn_str property = called.property;
    size_t words = find_class_words(evidence, called.class);
    syn_tag tag = tree->nodes.items[node].tag;
    if (tag == SYN_TAG_TIME || has_word(property, "datePublished")) {
        syn_str when = get_attribute(evidence, node, SYN_ATTR_DATETIME);
        if (when.size == 0) when = get_attribute(evidence, node, SYN_ATTR_CONTENT);
        if (when.size == 0) when = syn__html_tree_text(tree, node, evidence->arena, 60);
        push_mark(evidence, &evidence->times, node, when);
    } else if ((words & CLASS_DATE) != 0 && evidence->dates.count < MOST_MARKS) {
        push_mark(evidence, &evidence->dates, node,
                  syn__html_tree_text(tree, node, evidence->arena, 80));
    }
    bool is_author_link = tag == SYN_TAG_A && has_word(called.address, "/author");
    bool is_marked = is_author_link || syn_str_equal_nocase(property, SYN_STR("author")) ||
                     syn_str_equal_nocase(called.relation, SYN_STR("author"));
    if (!is_marked && (words & CLASS_AUTHOR) == 0) return;
    syn_marked_vec *marks = is_marked ? &evidence->author_marks : &evidence->bylines;
    if (marks->count < MOST_MARKS)
        push_mark(evidence, marks, node, syn__html_tree_text(tree, node, evidence->arena, 160));
}

/// "https://lowquay.example/a": with a host that could be one.
static bool is_address(syn_str url, syn_arena *arena) {
    if (!syn_str_starts_nocase(url, SYN_STR("http"))) return false;
    syn_str host = syn__url_get_host(url, arena);
    return host.size > 0 && syn_str_find_byte(host, '%', 0) == SIZE_MAX;
}

static void gather(syn_evidence *evidence) {
    const syn_html_tree *tree = &evidence->page->tree;
    meta_values *values = syn_arena_alloc(evidence->arena, sizeof *values);
    if (values == NULL) return;
    for (size_t i = 0; i < tree->nodes.count; i++) {
        const syn_html_node *node = &tree->nodes.items[i];
        switch ((int)node->tag) {
        case SYN_TAG_TEXT: continue;
        case SYN_TAG_META: read_meta(evidence, i, values); break;
        case SYN_TAG_SCRIPT: read_script(evidence, i); continue;
        case SYN_TAG_TITLE:
            if (!syn_str_is_known(evidence->title_element))
                evidence->title_element = syn__html_tree_text(tree, i, evidence->arena, 500);
            continue;
        case SYN_TAG_H1:
            if (evidence->h1s.count < MOST_H1)
                SYN_PUSH(evidence->arena, &evidence->h1s, (uint32_t)i);
            break;
        case SYN_TAG_H2:
            if (evidence->h2s.count < MOST_H1)
                SYN_PUSH(evidence->arena, &evidence->h2s, (uint32_t)i);
            break;
        case SYN_TAG_LINK:
            if (!syn_str_is_known(evidence->canonical) &&
                syn_str_equal_nocase(get_attribute(evidence, i, SYN_ATTR_REL),
                                     SYN_STR("canonical")))
                evidence->canonical = get_attribute(evidence, i, SYN_ATTR_HREF);
            continue;
        case SYN_TAG_HTML: evidence->language = get_attribute(evidence, i, SYN_ATTR_LANG); continue;
        default: break;
        }
        if (node->attribute_count > 0) read_marked(evidence, i);
    }
    settle_meta(evidence, values);
    if (!syn_str_is_known(evidence->document->url)) {
        syn_str urls[] = {evidence->canonical, evidence->og_url};
        for (size_t i = 0; i < 2; i++) {
            if (!is_address(urls[i], evidence->arena)) continue;
            evidence->document->url = syn_arena_copy(evidence->builder->arena, urls[i]);
            break;
        }
    }
    for (size_t i = META_ROW_COUNT; i-- > 0;) {
        if (meta_rows[i].field == META_AUTHOR && values->rows[i].count > 0)
            settle_authors(evidence, values, i);
    }
}

// ---- the page's own article among those of its JSON-LD

/// An address without scheme, "www.", query and last slash.
static syn_str get_place(syn_str url) {
    size_t at = syn_str_find(url, SYN_STR("://"), 0);
    if (at != SIZE_MAX) url = syn_str_slice(url, at + 3, url.size);
    if (syn_str_starts_nocase(url, SYN_STR("www."))) url = syn_str_slice(url, 4, url.size);
    size_t end = 0;
    while (end < url.size && url.data[end] != '?' && url.data[end] != '#')
        end++;
    while (end > 0 && url.data[end - 1] == '/')
        end--;
    return syn_str_slice(url, 0, end);
}

/// An article by its type says more than a web page; its address or headline says that it is this
/// page's.
static int weigh_article(const syn_evidence *evidence, const syn_json_article *article) {
    syn_str place = get_place(article->url), own = get_place(evidence->document->url);
    int weight = syn_str_is_known(article->type) ? 2 : 0;
    if (place.size > 0 && own.size > 0) weight += syn_str_equal_nocase(place, own) ? 4 : -2;
    if (article->title.size > 0) {
        size_t share = syn__title_share(article->title, evidence->meta_title);
        size_t element = syn__title_share(article->title, evidence->title_element);
        weight += share >= 800 || element >= 800 ? 3 : 0;
    }
    return weight;
}

/// The best article, completed from the others that are of this page.
static const syn_json_article *choose_article(syn_evidence *evidence) {
    int most = -1000;
    const syn_json_article *best = NULL;
    for (size_t i = 0; i < evidence->json.articles.count; i++) {
        const syn_json_article *article = &evidence->json.articles.items[i];
        int weight = weigh_article(evidence, article);
        if (weight <= most) continue;
        most = weight;
        best = article;
    }
    if (best == NULL) return NULL;
    syn_json_article *own = syn_arena_alloc(evidence->arena, sizeof *own);
    if (own == NULL) return NULL;
    *own = *best;
    for (size_t i = 0; i < evidence->json.articles.count; i++) {
        const syn_json_article *other = &evidence->json.articles.items[i];
        if (weigh_article(evidence, other) < 0) continue;
        if (own->title.size == 0) own->title = other->title;
        if (own->published.size == 0) own->published = other->published;
        if (own->modified.size == 0) own->modified = other->modified;
        if (own->persons.count == 0) own->persons = other->persons;
        if (own->organisations.count == 0) own->organisations = other->organisations;
        if (own->type.size == 0) own->type = other->type;
    }
    return own;
}

// ---- the fields

static void fill_title(syn_evidence *evidence, syn_document *document) {
    document->title = syn_builder_fold(evidence->builder, syn__evidence_find_title(evidence));
    size_t block = evidence->title_block;
    if (evidence->title_node != 0 && block < evidence->page->blocks.count)
        document->title_raw = syn_builder_get_raw(
            evidence->builder,
            syn__page_block_source(evidence->page, &evidence->page->blocks.items[block]));
}

static void fill_authors(syn_evidence *evidence, syn_document *document) {
    syn_str_vec names = {0};
    syn__evidence_find_authors(evidence, evidence->builder->arena, &names);
    document->authors = names.items;
    document->author_count = names.count;
}

static void fill_language(const syn_evidence *evidence, syn_document *document) {
    if (evidence->language.size < 2) return;
    char code[2] = {syn_ascii_lower(evidence->language.data[0]),
                    syn_ascii_lower(evidence->language.data[1])};
    document->language = syn_arena_copy(evidence->builder->arena, (syn_str){code, 2});
}

void syn__page_read_metadata(syn_page *page, syn_builder *builder, syn_document *document) {
    syn_evidence *evidence = syn_arena_alloc(page->arena, sizeof *evidence);
    if (evidence == NULL) return;
    *evidence = (syn_evidence){.page = page,
                               .builder = builder,
                               .document = document,
                               .arena = page->arena,
                               .title_block = SIZE_MAX};
    syn_map_init(&evidence->classes, page->arena);
    gather(evidence);
    evidence->article = choose_article(evidence);
    syn_str title = document->title;
    fill_title(evidence, document);
    if (syn_str_is_known(title)) document->title = title;
    if (!syn_str_is_known(document->published.value))
        document->published = syn__evidence_find_published(evidence);
    if (document->author_count == 0) fill_authors(evidence, document);
    if (!syn_str_is_known(document->language)) fill_language(evidence, document);
    const syn_json_article *article = evidence->article;
    syn__page_add_title(page, document->title);
    if (article != NULL) syn__page_add_title(page, article->title);
    syn__page_add_title(page, evidence->meta_title);
    syn__page_add_title(page, syn__title_strip_site(evidence, evidence->title_element));
    page->is_called_article = article != NULL && syn_str_is_known(article->type);
    page->is_called_article_weakly = syn_str_equal_nocase(evidence->og_type, SYN_STR("article"));
}
