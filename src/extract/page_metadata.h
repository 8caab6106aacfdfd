// SPDX-License-Identifier: Apache-2.0
// What a page says of itself: title, authors, date, address, language.
#ifndef SYN_EXTRACT_PAGE_METADATA_H
#define SYN_EXTRACT_PAGE_METADATA_H

#include "extract/builder.h"
#include "extract/page.h"

/// Fills what `document` does not know yet, each from the best evidence on the page. The block of
/// the headline is dropped from the text and its place becomes title_raw.
void syn__page_read_metadata(syn_page *page, syn_builder *builder, syn_document *document);

#endif
