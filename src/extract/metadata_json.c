// SPDX-License-Identifier: Apache-2.0
// Reads JSON-LD: takes the content of a script, gives the articles that it speaks of.
//
// schema.org objects come alone, in arrays, in "@graph", or as the "mainEntity" of a page; authors
// as strings, objects, arrays, or references by "@id" into the graph. Which of the articles is the
// page's own is decided by who knows the page. Raw line breaks inside strings, the commonest
// damage, are mended first; of what still is no JSON the first "datePublished" is read. A script
// that holds no field of interest is not parsed. jansson parses, to a depth of 2048. Cost: linear
// in the script; references are followed at most MOST_LOOKUPS times.
#include "base/json.h"
#include "base/str.h"
#include "extract/metadata_page.h"

enum {
    MOST_DEPTH = 6,     ///< walking objects inside objects stops here
    MOST_ARTICLES = 64, ///< a list page may describe hundreds of others
    MOST_AUTHORS = 32,
    MOST_LOOKUPS = 64,            ///< of "@id" in a script, each linear in its graph
    MOST_BYTES = 8 * 1024 * 1024, ///< of scripts a page; none seen has over 1 MB
};

typedef struct reader {
    syn_arena *arena;
    syn_json_facts *facts;
    const json_t *root;
    size_t lookups;
} reader;

static syn_str get_string(const json_t *value) {
    for (size_t i = 0; i < 3 && !json_is_string(value); i++)
        value = json_is_array(value) ? json_array_get(value, 0) : json_object_get(value, "name");
    if (!json_is_string(value)) return (syn_str){0};
    return syn_str_trim((syn_str){json_string_value(value), json_string_length(value)});
}

static syn_str copy_string(syn_arena *arena, const json_t *value) {
    if (json_is_integer(value))
        return syn_arena_format(arena, "%lld", (long long)json_integer_value(value));
    syn_str text = get_string(value);
    return text.size == 0 ? (syn_str){0} : syn_arena_copy(arena, text);
}

typedef enum object_kind { OBJECT_OTHER, OBJECT_PAGE, OBJECT_QUESTION, OBJECT_ARTICLE } object_kind;

/// "@type" is a string or an array of them; the one that says most counts.
static object_kind find_kind(const json_t *object, syn_str *out_type) {
    const json_t *type = json_object_get(object, "@type");
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    object_kind kind = OBJECT_OTHER;
    for (size_t i = 0; i < count && i < 8; i++) {
        const json_t *one = json_is_array(type) ? json_array_get(type, i) : type;
        if (!json_is_string(one)) continue;
        syn_str name = {json_string_value(one), json_string_length(one)};
        object_kind here = OBJECT_OTHER;
        if (syn_str_ends(name, SYN_STR("Article")) || syn_str_ends(name, SYN_STR("Posting")) ||
            syn_str_equal(name, SYN_STR("Report")))
            here = OBJECT_ARTICLE;
        else if (syn_str_equal(name, SYN_STR("Question")))
            here = OBJECT_QUESTION;
        else if (syn_str_ends(name, SYN_STR("Page")))
            here = OBJECT_PAGE;
        if (here <= kind) continue;
        kind = here;
        *out_type = here == OBJECT_ARTICLE ? name : (syn_str){0};
    }
    return kind;
}

/// The object of the graph with this "@id".
static const json_t *find_by_id(reader *r, const char *id) {
    const json_t *graph = json_is_array(r->root) ? r->root : json_object_get(r->root, "@graph");
    if (r->lookups++ >= MOST_LOOKUPS) return NULL;
    for (size_t i = 0; i < json_array_size(graph); i++) {
        const json_t *here = json_object_get(json_array_get(graph, i), "@id");
        if (json_is_string(here) && strcmp(json_string_value(here), id) == 0)
            return json_array_get(graph, i);
    }
    return NULL;
}

static void add_author(reader *r, syn_json_article *article, const json_t *author) {
    const json_t *id = json_object_get(author, "@id");
    if (json_object_get(author, "name") == NULL && json_is_string(id))
        author = find_by_id(r, json_string_value(id));
    const json_t *names = json_object_get(author, "name");
    syn_str type = get_string(json_object_get(author, "@type"));
    bool is_organisation =
        syn_str_ends(type, SYN_STR("Organization")) || syn_str_equal(type, SYN_STR("Corporation"));
    // {"@type": "Person", "name": ["Ann Lee", "Bo Ek"]}
    size_t count = json_is_array(names) ? json_array_size(names) : 1;
    for (size_t i = 0; i < count && i < MOST_AUTHORS; i++) {
        const json_t *one = json_is_array(names) ? json_array_get(names, i) : author;
        syn_str name = copy_string(r->arena, one);
        if (name.size == 0) continue;
        if (is_organisation)
            SYN_PUSH(r->arena, &article->organisations, name);
        else
            SYN_PUSH(r->arena, &article->persons, name);
    }
}

static syn_str read_url(reader *r, const json_t *object) {
    static const char *const keys[] = {"mainEntityOfPage", "url", "@id"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const json_t *value = json_object_get(object, keys[i]);
        if (json_is_object(value)) {
            const json_t *id = json_object_get(value, "@id");
            value = json_is_string(id) ? id : json_object_get(value, "url");
        }
        if (json_is_string(value) && strncmp(json_string_value(value), "http", 4) == 0)
            return copy_string(r->arena, value);
    }
    return (syn_str){0};
}

static void read_article(reader *r, const json_t *object, object_kind kind, syn_str type) {
    if (r->facts->articles.count >= MOST_ARTICLES) return;
    syn_json_article article = {
        .type = syn_arena_copy(r->arena, type),
        .title = copy_string(r->arena, json_object_get(object, "headline")),
        .published = copy_string(r->arena, json_object_get(object, "datePublished")),
        .modified = copy_string(r->arena, json_object_get(object, "dateModified")),
        .url = read_url(r, object),
    };
    bool has_own_name = kind == OBJECT_ARTICLE && article.title.size == 0;
    if (has_own_name) article.title = copy_string(r->arena, json_object_get(object, "name"));
    const json_t *author = json_object_get(object, "author");
    if (author == NULL && kind == OBJECT_ARTICLE) author = json_object_get(object, "creator");
    size_t count = json_is_array(author) ? json_array_size(author) : author != NULL;
    for (size_t i = 0; i < count && i < MOST_AUTHORS; i++)
        add_author(r, &article, json_is_array(author) ? json_array_get(author, i) : author);
    syn_str *site = &r->facts->site_name;
    if (!syn_str_is_known(*site))
        *site = copy_string(r->arena, json_object_get(object, "publisher"));
    SYN_PUSH(r->arena, &r->facts->articles, article);
}

/// Recursion is bounded by MOST_DEPTH.
static void walk(reader *r, const json_t *value, size_t depth) {
    if (depth > MOST_DEPTH) return;
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
        walk(r, json_array_get(value, i), depth + 1);
    if (!json_is_object(value)) return;
    syn_str type = {0};
    object_kind kind = find_kind(value, &type);
    if (kind != OBJECT_OTHER) read_article(r, value, kind, type);
    walk(r, json_object_get(value, "@graph"), depth + 1);
    walk(r, json_object_get(value, "mainEntity"), depth + 1);
}

/// `"datePublished": "2024-04-26"` in what is no JSON.
static void read_damaged(syn_str text, syn_arena *arena, syn_json_facts *facts) {
    static const char key[] = "\"datePublished\"";
    size_t at = syn_str_find(text, syn_str_from(key), 0);
    if (at == SIZE_MAX || facts->articles.count >= MOST_ARTICLES) return;
    at += sizeof key - 1;
    while (at < text.size && (syn_ascii_is_space(text.data[at]) || text.data[at] == ':'))
        at++;
    if (at >= text.size || text.data[at] != '"') return;
    size_t end = syn_str_find_byte(text, '"', at + 1);
    if (end == SIZE_MAX || end - at > 64) return;
    syn_json_article article = {
        .published = syn_arena_copy(arena, syn_str_slice(text, at + 1, end)),
        .type = SYN_STR("Article"),
    };
    SYN_PUSH(arena, &facts->articles, article);
}

static bool is_wanted(syn_str json) {
    static const char *const keys[] = {"datePublished", "\"author\"", "headline", "Article\"",
                                       "Posting\""};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (syn_str_find(json, syn_str_from(keys[i]), 0) != SIZE_MAX) return true;
    }
    return false;
}

void syn__json_ld_read(syn_str json, syn_arena *arena, syn_json_facts *facts) {
    if (facts->articles.count >= MOST_ARTICLES || json.size > MOST_BYTES - facts->parsed_bytes ||
        !is_wanted(json))
        return;
    facts->parsed_bytes += json.size;
    char *clean = syn_arena_alloc(arena, json.size);
    if (clean == NULL) return;
    for (size_t i = 0; i < json.size; i++)
        clean[i] = (unsigned char)json.data[i] < ' ' ? ' ' : json.data[i];
    syn_str text = syn_str_trim((syn_str){clean, json.size});
    if (syn_str_starts(text, SYN_STR("<!--"))) text = syn_str_slice(text, 4, text.size);
    while (text.size > 0 && text.data[text.size - 1] == ';')
        text.size--;
    json_t *root = syn_json_parse(text, JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, arena, NULL);
    if (root == NULL) {
        read_damaged(text, arena, facts);
        return;
    }
    reader r = {arena, facts, root, 0};
    walk(&r, root, 0);
    json_decref(root);
}
