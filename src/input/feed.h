// SPDX-License-Identifier: Apache-2.0
// Feeds: takes the bytes of one, gives a record for each of its items, in order.
//
// RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, JSON Feed. An item's `raw` is the value of its
// fullest field (content before summary) as UTF-8 with one level of XML undone, and so are title,
// address, date and authors. `is_teaser` is set when only a summary or a title is there; the
// outlet is the item's <source> where that names the real publisher, else the feed's own. Broken
// XML gives the items that could be read, and a problem.
#ifndef SYN_INPUT_FEED_H
#define SYN_INPUT_FEED_H

#include "input/record.h"

typedef struct syn_feed syn_feed;

/// `bytes` must outlive the feed; `charset` is the container's word or unknown.
SYN_WARN_UNUSED syn_status syn_feed_open(syn_str bytes, syn_str charset, syn_feed **out_feed,
                                         syn_error *error);
/// Where the feed came from, if that is known: relative addresses are relative to it.
void syn_feed_set_url(syn_feed *feed, syn_str url);
/// Fills `record` (zeroed but for its arena, source and number) with the next item. SYN_END after
/// the last one.
SYN_WARN_UNUSED syn_status syn_feed_next(syn_feed *feed, syn_record *record, syn_error *error);
/// Why the feed ended early, or NULL. Static text.
const char *syn_feed_get_problem(const syn_feed *feed);
void syn_feed_close(syn_feed *feed);

#endif
