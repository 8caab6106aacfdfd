// SPDX-License-Identifier: Apache-2.0
// What the pages of one host have in common: a block of text that stands on several different pages
// of a host is its furniture, whatever it is called.
//
// A survey over all pages comes first and keeps one number a block; the extracting pass then asks
// it. Its answers depend on the set of pages alone, not on their order. Not for stories that one
// host tells again and again: what stands on fewer than a quarter of its pages is left alone.
#ifndef SYN_EXTRACT_SITE_H
#define SYN_EXTRACT_SITE_H

#include "base/buffer.h"
#include "base/map.h"
#include "extract/page.h"

typedef struct syn_site {
    syn_arena arena;
    SYN_VEC(uint64_t) keys; ///< of host and block, one a page; after closing: see `pages`
    uint32_t *pages;        ///< after closing: on how many pages the key stands
    unsigned level;         ///< keys whose lowest bits are not 0 are left out: SYN_CAP_SITE_KEYS
    syn_map hosts;          ///< host → pages
    syn_map seen;           ///< pages already counted: a page saved twice is one
    bool is_closed;
} syn_site;

void syn_site_init(syn_site *site);
void syn_site_finish(syn_site *site);

/// Writes what the survey wants of a document as bytes; nothing when its host is not known.
void syn_site_append_keys(syn_buffer *out, const syn_document *document);
/// Counts what syn_site_append_keys has written.
SYN_WARN_UNUSED syn_status syn_site_add(syn_site *site, const char *bytes, size_t size,
                                        syn_error *error);
/// After the last page and before the first question. O(n log n) in the blocks.
SYN_WARN_UNUSED syn_status syn_site_close(syn_site *site, syn_error *error);

/// Drops the blocks that stand on at least three pages of the document's host and on a quarter of
/// them. A page that has hardly anything else is a copy of another, and keeps its text.
void syn__page_drop_repeats(syn_page *page, const syn_site *site, const syn_document *document);

#endif
