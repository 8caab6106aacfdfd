// SPDX-License-Identifier: Apache-2.0
// Reads JSON-LD: takes the content of a script, gives the facts of its article.
//
// schema.org objects come alone, in arrays, in "@graph", or as the "mainEntity" of a page; authors
// as strings, objects, arrays, or references by "@id" into the graph. Raw line breaks inside
// strings, the commonest damage, are mended first. jansson parses, to a depth of 2048. Cost: linear
// in the script, times the references to authors.
#include "base/json.h"
#include "base/str.h"
#include "extract/metadata_page.h"

/// Walking objects inside objects stops here.
#define MOST_DEPTH 6

static syn_str copy_string(syn_arena *arena, const json_t *value) {
    if (json_is_array(value)) value = json_array_get(value, 0);
    if (json_is_object(value)) value = json_object_get(value, "name");
    if (!json_is_string(value)) return (syn_str){NULL, 0};
    syn_str text = {json_string_value(value), json_string_length(value)};
    text = syn_str_trim(text);
    return text.size == 0 ? (syn_str){NULL, 0} : syn_arena_copy(arena, text);
}

static void fill(syn_arena *arena, syn_str *known, const json_t *value) {
    if (!syn_str_is_known(*known)) *known = copy_string(arena, value);
}

/// "@type" is a string or an array of them; the first that is an article's is returned.
static const char *find_article_type(const json_t *object) {
    const json_t *type = json_object_get(object, "@type");
    size_t count = json_is_array(type) ? json_array_size(type) : 1;
    for (size_t i = 0; i < count; i++) {
        const json_t *one = json_is_array(type) ? json_array_get(type, i) : type;
        if (!json_is_string(one)) continue;
        syn_str name = {json_string_value(one), json_string_length(one)};
        if (syn_str_ends(name, SYN_STR("Article")) || syn_str_ends(name, SYN_STR("Posting")) ||
            syn_str_equal(name, SYN_STR("Report")))
            return json_string_value(one);
    }
    return NULL;
}

/// The object of the graph with this "@id".
static const json_t *find_by_id(const json_t *root, const char *id) {
    const json_t *graph = json_is_array(root) ? root : json_object_get(root, "@graph");
    for (size_t i = 0; i < json_array_size(graph); i++) {
        const json_t *here = json_object_get(json_array_get(graph, i), "@id");
        if (json_is_string(here) && strcmp(json_string_value(here), id) == 0)
            return json_array_get(graph, i);
    }
    return NULL;
}

static void add_author(syn_arena *arena, syn_page_facts *facts, const json_t *root,
                       const json_t *author) {
    const json_t *id = json_object_get(author, "@id");
    if (json_object_get(author, "name") == NULL && json_is_string(id))
        author = find_by_id(root, json_string_value(id));
    const json_t *type = json_object_get(author, "@type");
    if (json_is_string(type) && strcmp(json_string_value(type), "Organization") == 0) return;
    syn_str name = copy_string(arena, author);
    if (name.size > 0) SYN_PUSH(arena, &facts->authors, name);
}

static void read_article(syn_arena *arena, syn_page_facts *facts, const json_t *root,
                         const json_t *article, const char *type) {
    const json_t *author = json_object_get(article, "author");
    if (facts->authors.count == 0) {
        size_t count = json_is_array(author) ? json_array_size(author) : author != NULL;
        for (size_t i = 0; i < count && i < 32; i++)
            add_author(arena, facts, root,
                       json_is_array(author) ? json_array_get(author, i) : author);
    }
    fill(arena, &facts->title, json_object_get(article, "headline"));
    fill(arena, &facts->published, json_object_get(article, "datePublished"));
    fill(arena, &facts->site_name, json_object_get(article, "publisher"));
    fill(arena, &facts->language, json_object_get(article, "inLanguage"));
    if (!syn_str_is_known(facts->type)) facts->type = syn_arena_copy(arena, syn_str_from(type));
}

/// Recursion is bounded by MOST_DEPTH.
static void walk(syn_arena *arena, syn_page_facts *facts, const json_t *root, const json_t *value,
                 size_t depth) {
    if (depth > MOST_DEPTH) return;
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value); i++)
        walk(arena, facts, root, json_array_get(value, i), depth + 1);
    if (!json_is_object(value)) return;
    const char *type = find_article_type(value);
    if (type != NULL) read_article(arena, facts, root, value, type);
    const json_t *kind = json_object_get(value, "@type");
    bool is_page = json_is_string(kind) && strcmp(json_string_value(kind), "WebPage") == 0;
    walk(arena, facts, root, json_object_get(value, "@graph"), depth + 1);
    walk(arena, facts, root, json_object_get(value, "mainEntity"), depth + 1);
    if (is_page) fill(arena, &facts->published, json_object_get(value, "datePublished"));
}

void syn__json_ld_read(syn_str json, syn_arena *arena, syn_page_facts *facts) {
    char *clean = syn_arena_alloc(arena, json.size);
    if (clean == NULL) return;
    for (size_t i = 0; i < json.size; i++)
        clean[i] = (unsigned char)json.data[i] < ' ' ? ' ' : json.data[i];
    syn_str text = syn_str_trim((syn_str){clean, json.size});
    if (syn_str_starts(text, SYN_STR("<!--"))) text = syn_str_slice(text, 4, text.size);
    while (text.size > 0 && text.data[text.size - 1] == ';')
        text.size--;
    json_t *root = syn_json_parse(text, JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, arena, NULL);
    if (root == NULL) return;
    walk(arena, facts, root, root, 0);
    json_decref(root);
}
