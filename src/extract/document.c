// SPDX-License-Identifier: Apache-2.0
// Takes a finished document and a span of its text, gives the words there and the raw bytes that
// they came from, by the rows of the map. Bytes that were made (an entity decoded, a space folded)
// have no row and lead nowhere. Logarithmic in the map, then linear in the rows of the span.
#include "synopt/document.h"
#include "base/sort.h"
#include "base/str.h"

syn_str syn_document_slice(const syn_document *document, syn_span span) {
    return syn_str_span(document->text, span);
}

/// The first row that ends after `offset`.
static size_t find_row(const syn_document *document, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, document->map_count, i,
                    document->map[i].text_start + document->map[i].size <= offset);
    return low;
}

syn_opt_span syn_document_find_raw(const syn_document *document, syn_span span) {
    syn_opt_span raw = {0};
    for (size_t i = find_row(document, span.start); i < document->map_count; i++) {
        const syn_map_row *row = &document->map[i];
        if (row->text_start >= span.end) break;
        size_t start = row->text_start > span.start ? row->text_start : span.start;
        size_t end =
            row->text_start + row->size < span.end ? row->text_start + row->size : span.end;
        size_t raw_start = row->raw_start + (start - row->text_start);
        size_t raw_end = row->raw_start + (end - row->text_start);
        if (!raw.is_known) raw = (syn_opt_span){{raw_start, raw_end}, true};
        if (raw_start < raw.span.start) raw.span.start = raw_start;
        if (raw_end > raw.span.end) raw.span.end = raw_end;
    }
    return raw;
}
