// SPDX-License-Identifier: Apache-2.0
// Takes a feed's bytes, gives its items as records. See feed.h; the parts stand in feed_parts.h.
//
// The bytes are decoded to UTF-8 first, so that a wrong or missing declaration matters only to
// charset.c; then XML is walked element by element (feed_walk.c), or JSON item by item
// (feed_json.c). Memory: the decoded text and one item. docs/decisions/006-feeds.md says why the
// XML is read by a scanner of our own.
#include "input/feed_parts.h"

#include "base/str.h"

syn_status syn_feed_open(syn_str bytes, syn_str charset, syn_feed **out_feed, syn_error *error) {
    *out_feed = NULL;
    syn_feed *feed = syn__memory_new(sizeof *feed);
    if (feed == NULL) return syn_error_no_memory(error);
    memset(feed, 0, sizeof *feed);
    feed->item_depth = SIZE_MAX;
    syn_charset_decode(bytes, charset, true, &feed->arena, &feed->decoded);
    feed->xml.source = feed->decoded.text;
    feed->is_json = syn__feed_is_json(feed->decoded.text);
    if (feed->is_json) syn__feed_open_json(feed);
    syn_status status = syn_arena_status(&feed->arena, error);
    if (status != SYN_OK) {
        syn_feed_close(feed);
        return status;
    }
    *out_feed = feed;
    return SYN_OK;
}

void syn_feed_set_url(syn_feed *feed, syn_str url) {
    if (url.size > 0) feed->about.base = syn_arena_copy(&feed->arena, url);
}

syn_status syn_feed_next(syn_feed *feed, syn_record *record, syn_error *error) {
    syn_status status = SYN_END;
    if (feed->is_json) {
        status = syn__feed_next_json(feed, record);
    } else if (syn__feed_walk(feed)) {
        syn__feed_fill_record(feed, record);
        status = SYN_OK;
    }
    if (feed->arena.has_failed || feed->item_arena.has_failed || record->arena.has_failed)
        return syn_error_no_memory(error);
    return status;
}

const char *syn_feed_get_problem(const syn_feed *feed) {
    return feed->problem;
}

void syn_feed_close(syn_feed *feed) {
    if (feed == NULL) return;
    syn_arena_finish(&feed->item_arena);
    syn_arena_finish(&feed->arena);
    syn__memory_free(feed);
}
