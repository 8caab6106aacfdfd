// SPDX-License-Identifier: Apache-2.0
// Takes a feed, gives a record an item. See source.h; feed.h reads the items.
//
// The file is held in memory as a whole: feeds are small, and the cap of a record bounds them.
#include "input/source.h"

#include "base/caps.h"
#include "base/str.h"

static syn_status open_feed(syn_source *source, syn_error *error) {
    syn_str bytes;
    syn_status status = syn_stream_peek(&source->stream, SYN_CAP_RECORD_BYTES, &bytes, error);
    if (status != SYN_OK) return status;
    bytes = syn_str_slice(bytes, 0, SYN_CAP_RECORD_BYTES);
    syn_feed *feed;
    status = syn_feed_open(bytes, (syn_str){0}, &feed, error);
    source->state = feed;
    return status;
}

static void close_feed(syn_source *source) {
    syn_feed_close(source->state);
}

syn_status syn__source_draw(syn_source *source, syn_feed *feed, syn_record **out_record,
                            syn_error *error) {
    syn_record *record = syn__source_new_record(source, error);
    if (record == NULL) return SYN_NO_MEMORY;
    syn_status status = syn_feed_next(feed, record, error);
    if (status == SYN_OK) return syn__source_give(source, record, out_record, error);
    syn_record_free(record);
    const char *problem = syn_feed_get_problem(feed);
    if (status == SYN_END && problem != NULL)
        syn__unread_add(source->unread, source->path, syn_str_from(problem));
    return status;
}

static syn_status next_item(syn_source *source, syn_record **out_record, syn_error *error) {
    syn_status status = syn__source_draw(source, source->state, out_record, error);
    bool is_silent = syn_feed_get_problem(source->state) == NULL && source->stream.problem == NULL;
    if (status == SYN_END && source->record_count == 0 && is_silent)
        syn__unread_add(source->unread, source->path, SYN_STR("the feed has no items"));
    return status;
}

const syn_source_kind syn__source_feed = {"item", open_feed, next_item, close_feed};
