// SPDX-License-Identifier: Apache-2.0
// Judges a feed's item: takes its blocks, drops what publishing systems hang at the end of it.
//
// The item is the article already, so nothing is chosen and a paragraph that is one link stays.
// Only at the end stand rows of links ("Permalink | Comments", "Email this") and the line that
// WordPress adds. One block is always left. Cost: linear.
#include "base/str.h"
#include "extract/page.h"

enum { LONGEST_LINK_ROW = 12 };

/// "The post Lake level falls appeared first on Northern Ledger."
static bool is_origin_line(const syn_page *page, const syn_page_block *block) {
    syn_str line = syn__page_block_text(page, block, 700);
    return syn_str_starts(line, SYN_STR("The post ")) &&
           syn_str_find(line, SYN_STR(" appeared first on "), 0) != SIZE_MAX;
}

void syn__page_judge_item(syn_page *page) {
    size_t kept = 0;
    page->body = 0;
    for (size_t i = 0; i < page->blocks.count; i++)
        kept += page->blocks.items[i].verdict == SYN_PAGE_KEPT;
    for (size_t i = page->blocks.count; i-- > 0 && kept > 1;) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        bool is_row = syn__page_is_link(block) && block->words <= LONGEST_LINK_ROW;
        if (!is_row && !is_origin_line(page, block)) return;
        syn__page_drop(page, i, SYN_DROPPED_PROMOTION);
        kept--;
    }
}
