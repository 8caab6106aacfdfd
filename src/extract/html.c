// SPDX-License-Identifier: Apache-2.0
// First placeholder: the page without its tags, one block a line. Replaced by the HTML step.
#include "extract/html.h"

#include "base/str.h"

syn_status syn__extract_html(const syn_record *record, syn_arena *arena, syn_document *document,
                             syn_error *error) {
    syn_builder builder;
    syn_builder_init(&builder, record, arena);
    syn_str text = builder.decoded.text;
    for (size_t at = 0; at < text.size;) {
        size_t open = syn_str_find_byte(text, '<', at);
        if (open == SIZE_MAX) open = text.size;
        syn_builder_add_decoded(&builder, (syn_span){at, open});
        size_t close = syn_str_find_byte(text, '>', open);
        close = close == SIZE_MAX ? text.size : close + 1;
        if (syn_str_starts_nocase(syn_str_slice(text, open, close), SYN_STR("</p")))
            syn_builder_end(&builder, NULL);
        at = close;
    }
    document->page_kind = SYN_PAGE_OTHER;
    return syn_builder_finish(&builder, document, error);
}
