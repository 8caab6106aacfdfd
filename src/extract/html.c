// SPDX-License-Identifier: Apache-2.0
// Takes a record that holds a page, gives its article, by the steps of page.h: the source becomes a
// flat tree, the tree blocks; furniture goes by its names, the element whose blocks are worth most
// is the article, and its blocks are judged and written. Linear in the page.
#include "extract/html.h"

#include "base/caps.h"
#include "base/str.h"
#include "extract/page_metadata.h"
#include "extract/page_text.h"
#include "extract/site.h"

static syn_status read_page(syn_page *page, syn_str source, syn_error *error) {
    syn_status status = syn__html_tree_build(source, page->arena, &page->tree, error);
    if (status == SYN_OK) status = syn__page_read_names(page, error);
    if (status == SYN_OK) status = syn__page_cut(page, error);
    return status;
}

syn_status syn__page_judge(syn_page *page, syn_builder *builder, syn_document *document,
                           syn_error *error) {
    syn_str source = builder->decoded.text;
    if (source.size > SYN_CAP_PAGE_BYTES) {
        source = syn_str_slice(source, 0, SYN_CAP_PAGE_BYTES);
        syn_builder_note(builder, "input_cut", (syn_opt_span){0},
                         SYN_STR("the page is larger than one page may be"));
    }
    syn_status status = read_page(page, source, error);
    if (status != SYN_OK) return status;
    syn__page_add_up(page);
    syn__page_read_metadata(page, builder, document);
    syn__page_clear_furniture(page);
    syn__page_judge_lines(page);
    if (builder->record->is_item) {
        syn__page_judge_item(page);
    } else {
        syn__page_mark_announcements(page);
        syn__page_find_body(page);
        syn__page_drop_boxes(page);
        syn__page_judge_body(page, document);
    }
    return SYN_OK;
}

syn_status syn__extract_html(const syn_record *record, const syn_site *site, syn_arena *arena,
                             syn_document *document, syn_error *error) {
    syn_builder builder;
    syn_builder_init(&builder, record, arena);
    syn_page page = {.arena = &builder.scratch};
    if (syn__page_judge(&page, &builder, document, error) == SYN_OK) {
        syn__page_drop_repeats(&page, site, document);
        if (!record->is_item) document->page_kind = syn__page_find_kind(&page, document);
        if (document->page_kind == SYN_PAGE_LIST) syn__page_drop_all(&page);
        syn__page_write(&page, &builder);
    }
    return syn_builder_finish(&builder, document, error);
}
