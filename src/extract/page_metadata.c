// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: takes the tree, gives title, authors, date, address and language.
//
// Evidence is gathered once - JSON-LD, meta elements, marked elements (itemprop, rel, <time>) - and
// then each field is filled from the best that speaks. Nothing is guessed: a field without evidence
// stays unknown. Cost: linear.
#include "extract/page_metadata.h"
#include "base/map.h"
#include "base/str.h"
#include "text/html_reference.h"
#include "extract/metadata_page.h"
#include "extract/metadata_text.h"
#include "extract/page_text.h"

/// Words that class names are asked for, as bits of a set.
enum {
    CLASS_DATE = 1,
    CLASS_PUBLISH = 2,
    CLASS_TIME = 4,
    CLASS_UPDATE = 8,
    CLASS_UPDATED = 16,
    CLASS_MODIFIED = 32,
    CLASS_BYLINE = 64,
    CLASS_AUTHOR = 128
};

typedef struct gatherer {
    const syn_page *page;
    syn_builder *builder;
    syn_arena *arena; ///< scratch
    syn_map classes;  ///< of class attributes already read: the words in them
    syn_page_facts json, meta;
    syn_str title_element;    ///< of <title>
    SYN_VEC(uint32_t) h1s;    ///< the <h1> elements
    uint32_t title_node;      ///< the <h1> that is the headline, or 0
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

/// Where in `text` the last of some words begins, 0 when there is none.
static size_t find_last(syn_str text, const char *const words[3]) {
    size_t last = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t at = syn_str_find_nocase(text, syn_str_from(words[i]), 0);
        for (; at != SIZE_MAX; at = syn_str_find_nocase(text, syn_str_from(words[i]), at + 1))
            last = at + 1 > last ? at + 1 : last;
    }
    return last;
}

/// The stamp that stands at `at` in the source is that of a change: "Updated" comes before it, in
/// the text or in the name of an element, and no "Published" in between.
static bool is_change_stamp(const gatherer *g, size_t at) {
    static const char *const change[3] = {"updat", "modif", "revis"};
    static const char *const first[3] = {"publish", "posted", "created"};
    syn_str before = syn_str_slice(g->page->tree.source, at > 160 ? at - 160 : 0, at);
    return find_last(before, change) > find_last(before, first);
}

/// The word that begins `text`, in any case; 0 when it is none of them.
static size_t scan_class_word(syn_str text) {
    switch (syn_ascii_lower(text.data[0])) {
    case 'a': return syn_str_starts_nocase(text, SYN_STR("author")) ? CLASS_AUTHOR : 0;
    case 'b': return syn_str_starts_nocase(text, SYN_STR("byline")) ? CLASS_BYLINE : 0;
    case 'd': return syn_str_starts_nocase(text, SYN_STR("date")) ? CLASS_DATE : 0;
    case 'm': return syn_str_starts_nocase(text, SYN_STR("modified")) ? CLASS_MODIFIED : 0;
    case 'p': return syn_str_starts_nocase(text, SYN_STR("publish")) ? CLASS_PUBLISH : 0;
    case 't': return syn_str_starts_nocase(text, SYN_STR("time")) ? CLASS_TIME : 0;
    case 'u':
        if (syn_str_starts_nocase(text, SYN_STR("updated"))) return CLASS_UPDATE | CLASS_UPDATED;
        return syn_str_starts_nocase(text, SYN_STR("update")) ? CLASS_UPDATE : 0;
    default: return 0;
    }
}

/// The words that a class attribute holds; each distinct one is read once.
static size_t find_class_words(gatherer *g, syn_str name) {
    if (name.size == 0) return 0;
    bool is_new;
    syn_map_entry *entry = syn_map_add(&g->classes, name, 0, &is_new);
    if (entry == NULL) return 0;
    for (size_t i = 0; is_new && i < name.size; i++)
        entry->value |= scan_class_word(syn_str_slice(name, i, name.size));
    return entry->value;
}

/// Dates and names in elements that are marked or called so.
static void read_marked(gatherer *g, size_t node) {
    const syn_html_tree *tree = &g->page->tree;
    syn_str property = get_attribute(g, node, SYN_ATTR_ITEMPROP);
    size_t words = find_class_words(g, get_attribute(g, node, SYN_ATTR_CLASS));
    syn_tag tag = tree->nodes.items[node].tag;
    size_t place = tree->nodes.items[node].content;
    bool is_published = has_word(property, "datePublished");
    if (tag == SYN_TAG_TIME || is_published) {
        syn_str when = get_attribute(g, node, SYN_ATTR_DATETIME);
        if (when.size == 0) when = get_attribute(g, node, SYN_ATTR_CONTENT);
        if (when.size == 0) when = syn__html_tree_text(tree, node, g->arena, 60);
        bool is_update = has_word(property, "dateModified") ||
                         (words & (CLASS_UPDATED | CLASS_MODIFIED)) != 0 ||
                         (!is_published && is_change_stamp(g, place));
        syn_str date = syn__date_read(when, g->arena);
        if (!is_update && !syn_str_is_known(g->time)) g->time = date;
    } else if (!syn_str_is_known(g->byline_date) &&
               (words & (CLASS_DATE | CLASS_PUBLISH | CLASS_TIME)) != 0 &&
               (words & CLASS_UPDATE) == 0 && !is_change_stamp(g, place)) {
        syn_str when = syn__html_tree_text(tree, node, g->arena, 60);
        if (!has_word(when, "updat")) g->byline_date = syn__date_read(when, g->arena);
    }
    bool is_author_link =
        tag == SYN_TAG_A && has_word(get_attribute(g, node, SYN_ATTR_HREF), "/author");
    if (is_author_link || syn_str_equal_nocase(property, SYN_STR("author")) ||
        syn_str_equal_nocase(get_attribute(g, node, SYN_ATTR_REL), SYN_STR("author"))) {
        SYN_PUSH(g->arena, &g->marked_names, syn__html_tree_text(tree, node, g->arena, 100));
    } else if ((words & (CLASS_BYLINE | CLASS_AUTHOR)) != 0) {
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
            if (g->h1s.count < 8) SYN_PUSH(g->arena, &g->h1s, (uint32_t)i);
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

/// A headline without the name of the house: "Headline - The Post" gives "Headline".
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
            bool is_short = at >= 15 && tail.size * 2 < title.size;
            if ((is_site || (is_short && (site.size == 0 || i == 0))) && at < cut) cut = at;
        }
    }
    return syn_str_trim(syn_str_slice(title, 0, cut));
}

/// The share of the words of `text` that stand in `other`, in permille. Both are short.
static size_t get_shared_permille(syn_str text, syn_str other) {
    size_t words = 0, shared = 0;
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && !syn_ascii_is_space(text.data[end]))
            end++;
        if (end > at + 1) {
            words++;
            shared += syn_str_find_nocase(other, syn_str_slice(text, at, end), 0) != SIZE_MAX;
        }
        at = end + 1;
    }
    return words == 0 ? 0 : shared * 1000 / words;
}

/// The <h1> that says what the page's own title says; a site's name or "Blog" may also be one.
static syn_str choose_heading(gatherer *g, syn_str title) {
    syn_str best = {NULL, 0};
    size_t most = 499;
    for (size_t i = 0; i < g->h1s.count; i++) {
        syn_str text = syn__html_tree_text(&g->page->tree, g->h1s.items[i], g->arena, 500);
        if (text.size == 0) continue;
        size_t there = get_shared_permille(text, title);
        size_t here = get_shared_permille(title, text);
        size_t shared = there < here ? there : here; // either may be cut short
        if (title.size == 0) shared = 1000 - i;
        if (shared <= most && (there < 900 || text.size < 25 || most > 499)) continue;
        most = shared > most ? shared : most;
        best = text;
        g->title_node = g->h1s.items[i];
    }
    return best;
}

static syn_str choose_title(gatherer *g) {
    syn_str site = g->meta.site_name;
    syn_str page_title = g->meta.title.size > 0 ? g->meta.title : g->title_element;
    page_title = strip_site(syn__html_reference_decode(g->arena, page_title, false), site);
    syn_str heading = choose_heading(g, page_title);
    if (heading.size == 0 && g->meta.title.size > 0)
        heading = choose_heading(g, strip_site(g->title_element, site));
    syn_str choices[] = {heading, page_title, g->json.title, g->title_element};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        syn_str title = syn__html_reference_decode(g->arena, choices[i], false);
        if (i > 0) title = strip_site(title, site);
        if (title.size > 0 && !syn_str_equal_nocase(title, site)) return title;
    }
    return (syn_str){NULL, 0};
}

/// The first block that the headline stands in, or where the page's text begins.
static size_t find_title_block(const gatherer *g) {
    return g->title_node == 0 ? 0 : g->page->first_block[g->title_node];
}

static void fill_title(gatherer *g, syn_document *document) {
    document->title = syn_builder_fold(g->builder, choose_title(g));
    size_t block = find_title_block(g);
    if (g->title_node != 0 && block < g->page->blocks.count)
        document->title_raw = syn_builder_get_raw(
            g->builder, syn__page_block_source(g->page, &g->page->blocks.items[block]));
}

/// "By Ann Lee" in a line of its own, near the headline.
static void read_byline_text(gatherer *g, syn_str_vec *names) {
    static const char *const leads[] = {"by ", "written by", "posted by", "author:", "words by"};
    size_t title = find_title_block(g);
    size_t from = title > 6 ? title - 6 : 0;
    for (size_t i = from; i < g->page->blocks.count && i < title + 30 && names->count == 0; i++) {
        const syn_page_block *block = &g->page->blocks.items[i];
        if (block->words > 14 || block->words < 2) continue;
        syn_str line = syn__page_block_text(g->page, block, 120);
        for (size_t k = 0; k < sizeof leads / sizeof *leads; k++) {
            if (!syn_str_starts_nocase(line, syn_str_from(leads[k]))) continue;
            syn__author_add(g->builder->arena, names, line);
            break;
        }
    }
}

static void fill_authors(gatherer *g, syn_document *document) {
    syn_arena *arena = g->builder->arena;
    syn_str_vec names = {0};
    for (size_t i = 0; i < g->json.authors.count; i++)
        syn__author_add(arena, &names, g->json.authors.items[i]);
    for (size_t i = 0; names.count == 0 && i < g->meta.authors.count; i++)
        syn__author_add(arena, &names, g->meta.authors.items[i]);
    for (size_t i = 0; names.count == 0 && i < g->marked_names.count; i++)
        syn__author_add(arena, &names, g->marked_names.items[i]);
    for (size_t i = 0; names.count == 0 && i < g->byline_names.count; i++)
        syn__author_add(arena, &names, g->byline_names.items[i]);
    if (names.count == 0) read_byline_text(g, &names);
    document->authors = names.items;
    document->author_count = names.count;
}

/// A date in a short line near the headline, not that of a change.
static syn_str read_date_text(gatherer *g) {
    size_t title = find_title_block(g);
    size_t from = title > 6 ? title - 6 : 0;
    for (size_t i = from; g->title_node != 0 && i < g->page->blocks.count && i < title + 12; i++) {
        const syn_page_block *block = &g->page->blocks.items[i];
        if (block->words > 20 || i == title) continue;
        syn_str line = syn__page_block_text(g->page, block, 160);
        size_t place = syn__page_block_source(g->page, block).start;
        if (has_word(line, "update") || has_word(line, "modified") || is_change_stamp(g, place))
            continue;
        syn_str date = syn__date_read(line, g->arena);
        if (syn_str_is_known(date)) return date;
    }
    return (syn_str){NULL, 0};
}

/// Days between two dates of one month or of neighbouring ones; large when far apart.
static long get_distance_days(syn_str a, syn_str b) {
    long days[2] = {0, 0};
    syn_str both[2] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        size_t year = 0, month = 0, day = 0;
        if (!syn_str_parse_size(syn_str_slice(both[i], 0, 4), 9999, &year) ||
            !syn_str_parse_size(syn_str_slice(both[i], 5, 7), 12, &month) ||
            !syn_str_parse_size(syn_str_slice(both[i], 8, 10), 31, &day))
            return 9999;
        days[i] = (long)year * 372 + (long)month * 31 + (long)day;
    }
    return days[0] > days[1] ? days[0] - days[1] : days[1] - days[0];
}

static void fill_date(gatherer *g, syn_document *document) {
    const struct {
        syn_str value;
        syn_date_source from;
    } choices[] = {{syn__date_read(g->json.published, g->arena), SYN_DATE_FROM_JSON_LD},
                   {g->meta.published, SYN_DATE_FROM_META},
                   {g->time, SYN_DATE_FROM_META},
                   {read_date_text(g), SYN_DATE_FROM_TEXT},
                   {g->byline_date, SYN_DATE_FROM_TEXT}};
    // The address has the day of the house; a stamp in universal time may be that of the next.
    syn_str by_url = syn__url_get_date(document->url, g->arena);
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (!syn_str_is_known(choices[i].value)) continue;
        bool is_url_day = by_url.size == 10 && get_distance_days(by_url, choices[i].value) == 1;
        document->published.value =
            syn_arena_copy(g->builder->arena, is_url_day ? by_url : choices[i].value);
        document->published.from = is_url_day ? SYN_DATE_FROM_URL : choices[i].from;
        return;
    }
}

static void fill_address(gatherer *g, syn_document *document) {
    syn_str url = g->json.url.size > 0 ? g->json.url : g->meta.url;
    if (syn_str_starts_nocase(url, SYN_STR("http")))
        document->url = syn_arena_copy(g->builder->arena, url);
}

static void fill_language(gatherer *g, syn_document *document) {
    if (g->meta.language.size < 2) return;
    char code[2] = {syn_ascii_lower(g->meta.language.data[0]),
                    syn_ascii_lower(g->meta.language.data[1])};
    document->language = syn_arena_copy(g->builder->arena, (syn_str){code, 2});
}

void syn__page_read_metadata(syn_page *page, syn_builder *builder, syn_document *document) {
    gatherer *g = syn_arena_alloc(page->arena, sizeof *g);
    if (g == NULL) return;
    *g = (gatherer){.page = page, .builder = builder, .arena = page->arena};
    syn_map_init(&g->classes, page->arena);
    gather(g);
    if (!syn_str_is_known(document->title)) fill_title(g, document);
    if (!syn_str_is_known(document->url)) fill_address(g, document);
    if (!syn_str_is_known(document->published.value)) fill_date(g, document);
    if (document->author_count == 0) fill_authors(g, document);
    if (!syn_str_is_known(document->language)) fill_language(g, document);
    syn__page_add_title(page, document->title);
    syn__page_add_title(page, g->json.title);
    syn__page_add_title(page, g->meta.title);
    syn__page_add_title(page, strip_site(g->title_element, g->meta.site_name));
    page->is_called_article = syn_str_is_known(g->json.type);
    page->is_called_article_weakly = syn_str_equal_nocase(g->meta.type, SYN_STR("article"));
}
