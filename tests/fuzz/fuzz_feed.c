// SPDX-License-Identifier: Apache-2.0
// Any bytes as a feed: every item is a record whose fields are UTF-8, and becomes a document.
#include "fuzz/checks.h"
#include "fuzz/fuzz.h"

#include "base/str.h"
#include "base/utf8.h"
#include "extract/extract.h"
#include "input/feed.h"

#include <stdlib.h>

static void check_text(syn_str text) {
    if (syn_utf8_find_bad(text) != text.size) abort();
}

static void check_item(const syn_record *record) {
    syn_arena arena = {0};
    syn_document document;
    check_text(record->title);
    check_text(record->url);
    check_text(record->raw);
    check_text(record->published);
    check_text(record->outlet);
    check_text(record->id);
    for (size_t i = 0; i < record->author_count; i++)
        check_text(record->authors[i]);
    if (syn_extract(record, NULL, &arena, &document, NULL) != SYN_OK) abort();
    check_document(record, &document);
    syn_arena_finish(&arena);
}

/// Bytes that are no UTF-8 become '?': guessing a character set would take most of the time, and
/// has a harness of its own.
static syn_str make_utf8(const uint8_t *bytes, size_t size, char *out) {
    syn_str text = {size == 0 ? "" : (const char *)bytes, size};
    memcpy(out, text.data, size);
    for (size_t at = 0, length; at < size; at += length) {
        if (syn_utf8_decode(text, at, &length) == SYN_UTF8_BAD && length == 1) out[at] = '?';
    }
    return (syn_str){out, size};
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    syn_feed *feed;
    char *copy = malloc(size + 1);
    if (copy == NULL) return 0;
    syn_str text = make_utf8(bytes, size, copy);
    if (syn_feed_open(text, (syn_str){0}, &feed, NULL) != SYN_OK) abort();
    syn_feed_set_url(feed, SYN_STR("https://far.example/feed.xml"));
    for (size_t i = 0; i < 200; i++) { // more would only repeat
        syn_record record = {.source = SYN_STR("fuzz"), .number = i};
        syn_status status = syn_feed_next(feed, &record, NULL);
        if (status == SYN_OK) check_item(&record);
        syn_arena_finish(&record.arena);
        if (status == SYN_END) break;
        if (status != SYN_OK) abort();
    }
    syn_feed_close(feed);
    free(copy);
    return 0;
}
