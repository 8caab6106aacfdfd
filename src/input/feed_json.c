// SPDX-License-Identifier: Apache-2.0
// JSON Feed 1 and 1.1: takes the text of one, gives a record for each item.
//
// Only the braces of the whole are looked at; jansson parses one item after another, so a feed of a
// million items needs the memory of one, and a cut or damaged feed gives the items before the
// damage. Cost: linear.
#include "input/feed_parts.h"

#include "base/buffer.h"
#include "base/json.h"
#include "base/str.h"
#include "input/json_cut.h"
#include "input/jsonl.h"

static const size_t parse_flags = JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL;

bool syn__feed_is_json(syn_str text) {
    size_t at = syn__json_skip_space(text, 0);
    return at < text.size && text.data[at] == '{';
}

static syn_str string_of(const json_t *object, const char *key) {
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value)) return (syn_str){0};
    return (syn_str){json_string_value(value), json_string_length(value)};
}

/// The first of two keys with something in it.
static syn_str either_of(const json_t *object, const char *key, const char *other) {
    syn_str value = string_of(object, key);
    return value.size > 0 ? value : string_of(object, other);
}

/// `authors` of version 1.1, `author` of version 1.
static void add_authors(const json_t *object, syn_arena *arena, syn_feed_names *names) {
    const json_t *list = json_object_get(object, "authors");
    for (size_t i = 0; i < json_array_size(list); i++) {
        syn_str name = string_of(json_array_get(list, i), "name");
        syn__feed_add_authors(syn__feed_make_line(name, false, arena), arena, names);
    }
    const json_t *one = json_object_get(object, "author");
    syn_str name = json_is_string(one) ? string_of(object, "author") : string_of(one, "name");
    if (names->count == 0 && name.size > 0)
        syn__feed_add_authors(syn__feed_make_line(name, false, arena), arena, names);
}

static syn_str copy_line(syn_str text, syn_arena *arena) {
    return syn_str_is_known(text) ? syn_arena_copy(arena, syn__feed_make_line(text, true, arena))
                                  : text;
}

static void read_about(syn_feed *feed, const json_t *object) {
    syn_arena *arena = &feed->arena;
    syn_feed_names names = {0};
    syn_str url = either_of(object, "home_page_url", "feed_url");
    feed->about.title = copy_line(string_of(object, "title"), arena);
    feed->about.url =
        syn_arena_copy(arena, syn__feed_resolve_url((syn_str){0}, url, &feed->item_arena));
    feed->about.language = syn_arena_copy(arena, string_of(object, "language"));
    add_authors(object, arena, &names);
    feed->about.authors = names.items;
    feed->about.author_count = names.count;
}

void syn__feed_open_json(syn_feed *feed) {
    syn_str text = feed->decoded.text;
    size_t items = syn__json_find_key(text, SYN_STR("items"));
    if (items == SIZE_MAX || items >= text.size || text.data[items] != '[') {
        feed->problem = "it is no JSON Feed: it has no items";
        feed->at = text.size;
        return;
    }
    // What stands around the items, as a small object of its own.
    syn_buffer rest = {0};
    size_t end = syn__json_skip_value(text, items);
    syn_buffer_append_str(&rest, syn_str_slice(text, 0, items));
    SYN_APPEND(&rest, "[]");
    if (end != SIZE_MAX)
        syn_buffer_append_str(&rest, syn_str_slice(text, end, text.size));
    else
        SYN_APPEND(&rest, "}");
    json_t *about = syn_json_parse(syn_buffer_view(&rest), parse_flags, &feed->arena, NULL);
    feed->arena.has_failed |= rest.has_failed;
    syn_buffer_finish(&rest);
    if (about != NULL) read_about(feed, about);
    json_decref(about);
    feed->at = items + 1;
}

static void set_content(const json_t *item, syn_record *record) {
    syn_str html = string_of(item, "content_html"), plain = string_of(item, "content_text");
    syn_str summary = string_of(item, "summary");
    size_t html_size = syn__feed_count_visible(html, true);
    size_t plain_size = syn__feed_count_visible(plain, false);
    if (html_size > 0 && html_size * 5 >= plain_size * 4) {
        syn__feed_set_content(record, html, true, true);
    } else if (plain_size > 0) {
        syn__feed_set_content(record, plain, false, true);
    } else {
        if (!syn_str_is_known(summary)) summary = (syn_str){"", 0};
        syn__feed_set_content(record, summary, syn__feed_is_html(summary), false);
    }
}

static void fill_record(syn_feed *feed, const json_t *item, syn_record *record) {
    syn_arena *arena = &record->arena, *scratch = &feed->item_arena;
    syn_feed_names names = {0};
    syn_str base = feed->about.url.size > 0 ? feed->about.url : feed->about.base;
    syn_str id = syn_str_trim(string_of(item, "id"));
    syn_str url = syn__feed_resolve_url(base, string_of(item, "url"), scratch);
    if (!syn_str_is_known(url))
        url = syn__feed_resolve_url(base, string_of(item, "external_url"), scratch);
    if (!syn_str_is_known(url) && syn_str_starts_nocase(id, SYN_STR("http")))
        url = syn__feed_resolve_url((syn_str){0}, id, scratch);
    record->url = syn_arena_copy(arena, url);
    if (syn_str_find_byte(id, ':', 0) != SIZE_MAX && id.size <= 256)
        record->id = syn_arena_copy(arena, id);
    record->title = copy_line(string_of(item, "title"), arena);
    syn_str said = either_of(item, "date_published", "date_modified");
    syn_str date = syn__feed_read_date(said, arena);
    record->published = syn_str_is_known(date) ? date : syn_arena_copy(arena, said);
    syn_str language = string_of(item, "language");
    if (!syn_str_is_known(syn__feed_get_host(url, scratch))) {
        syn_str host = syn__feed_get_host(feed->about.url, arena);
        record->outlet = syn_str_is_known(host) || syn_str_is_known(url)
                             ? host
                             : syn_arena_copy(arena, feed->about.title);
    }
    add_authors(item, arena, &names);
    for (size_t i = 0; names.count < feed->about.author_count; i++)
        SYN_PUSH(arena, &names, syn_arena_copy(arena, feed->about.authors[i]));
    record->authors = names.items;
    record->author_count = names.count;
    set_content(item, record);
    syn__feed_set_language(record, language.size > 0 ? language : feed->about.language, scratch);
    arena->has_failed |= scratch->has_failed;
}

/// The item of a piece; one that jansson refuses is read again with its characters mended. NULL
/// when it is no JSON.
static json_t *parse_item(syn_str piece, syn_arena *arena) {
    json_t *item = syn_json_parse(piece, parse_flags, arena, NULL);
    if (item != NULL || arena->has_failed) return item;
    syn_buffer mended = {0};
    syn__json_mend(piece, &mended);
    arena->has_failed |= mended.has_failed;
    if (!arena->has_failed && !syn_str_equal(syn_buffer_view(&mended), piece))
        item = syn_json_parse(syn_buffer_view(&mended), parse_flags, arena, NULL);
    syn_buffer_finish(&mended);
    return item;
}

syn_status syn__feed_next_json(syn_feed *feed, syn_record *record) {
    syn_str text = feed->decoded.text;
    for (;;) {
        syn_arena_reset(&feed->item_arena);
        feed->at = syn__json_skip_space(text, feed->at);
        if (feed->at >= text.size || text.data[feed->at] == ']') {
            if (feed->at >= text.size && feed->problem == NULL)
                feed->problem = "it ends before its last item does";
            return SYN_END;
        }
        size_t end = syn__json_skip_value(text, feed->at);
        if (end == SIZE_MAX || end == feed->at) {
            feed->problem = "it ends before its last item does";
            feed->at = text.size;
            return SYN_END;
        }
        syn_str piece = syn_str_slice(text, feed->at, end);
        feed->at = end;
        json_t *item = parse_item(piece, &feed->item_arena);
        if (feed->item_arena.has_failed) return SYN_NO_MEMORY;
        bool is_item = json_is_object(item);
        if (is_item) fill_record(feed, item, record);
        if (!is_item) feed->problem = "an item of it is no JSON object";
        json_decref(item);
        if (is_item) return SYN_OK;
    }
}
