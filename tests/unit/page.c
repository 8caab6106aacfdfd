// SPDX-License-Identifier: Apache-2.0
// See page.h.
#include "unit/page.h"

#include "unit/test.h"

#include "extract/html.h"

void extract(const char *page, result *out) {
    *out = (result){0};
    syn_str raw = syn_str_from(page);
    syn_record record = {.source = SYN_STR("a.html"), .content = SYN_CONTENT_HTML, .raw = raw};
    CHECK(syn__extract_html(&record, NULL, &out->arena, &out->document, NULL) == SYN_OK);
    for (size_t i = 0; i < out->document.map_count; i++) {
        syn_map_row row = out->document.map[i];
        CHECK(syn_str_equal(
            syn_str_slice(out->document.text, row.text_start, row.text_start + row.size),
            syn_str_slice(raw, row.raw_start, row.raw_start + row.size)));
    }
}

bool has_text(const result *r, const char *wanted) {
    return syn_str_find(r->document.text, syn_str_from(wanted), 0) != SIZE_MAX;
}
