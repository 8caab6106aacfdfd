// SPDX-License-Identifier: Apache-2.0
// Stands in for feed.c until it lands, whose functions take the place of these weak ones.
#include "input/feed.h"

#define WEAK __attribute__((weak))

WEAK syn_status syn_feed_open(syn_str bytes, syn_str charset, syn_feed **out_feed,
                              syn_error *error) {
    (void)bytes, (void)charset, (void)error;
    *out_feed = NULL;
    return SYN_OK;
}

WEAK syn_status syn_feed_next(syn_feed *feed, syn_record *record, syn_error *error) {
    (void)feed, (void)record, (void)error;
    return SYN_END;
}

WEAK const char *syn_feed_get_problem(const syn_feed *feed) {
    (void)feed;
    return "feeds (RSS, Atom) are not read yet";
}

WEAK void syn_feed_close(syn_feed *feed) {
    (void)feed;
}
