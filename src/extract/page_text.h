// SPDX-License-Identifier: Apache-2.0
// Writing a judged page into a document.
#ifndef SYN_EXTRACT_PAGE_TEXT_H
#define SYN_EXTRACT_PAGE_TEXT_H

#include "extract/builder.h"
#include "extract/page.h"

/// Appends all kept blocks and notes the dropped ones.
void syn__page_write(const syn_page *page, syn_builder *builder);
/// Appends the text of one block to the builder's open block.
void syn__page_write_block(const syn_page *page, const syn_page_block *block, syn_builder *builder);
/// Where a block stands in the decoded page.
syn_span syn__page_block_source(const syn_page *page, const syn_page_block *block);

#endif
