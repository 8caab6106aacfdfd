// SPDX-License-Identifier: Apache-2.0
// Extraction from a page.
#ifndef SYN_EXTRACT_HTML_H
#define SYN_EXTRACT_HTML_H

#include "extract/builder.h"
#include "extract/page.h"
#include "extract/site.h"

/// Takes a record of SYN_CONTENT_HTML. What the container says (id, source, url, title, ...) is in
/// *document already and wins over the page's own word; fills text, blocks, dropped, map, title,
/// authors, published, language (the page's word), page_kind. Outlet and date from the address, and
/// the language by its words, are added afterwards where still unknown.
SYN_WARN_UNUSED syn_status syn__extract_html(const syn_record *record, const syn_site *site,
                                             syn_arena *arena, syn_document *document,
                                             syn_error *error);

/// All of it but the page's kind and the writing: reads the builder's record into *page (zeroed but
/// for its arena) and judges its blocks. For syn__extract_html and tools/page_signs.c.
SYN_WARN_UNUSED syn_status syn__page_judge(syn_page *page, syn_builder *builder,
                                           syn_document *document, syn_error *error);

#endif
