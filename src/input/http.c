// SPDX-License-Identifier: Apache-2.0
// Takes an HTTP response, gives its parts and its body as the reader's browser saw it. See http.h.
//
// Crawlers differ in what they keep: some undo the chunks, some the content coding, and leave the
// header as it was. So each coding is tried from the outside to the inside, and what does not hold
// is passed over. Cost: linear in what comes out.
#include "input/http.h"

#include "base/caps.h"
#include "base/str.h"
#include "input/codings.h"
#include "input/headers.h"

enum { LARGEST_KEPT_BYTES = 4 << 20 };

bool syn__http_split(syn_str bytes, syn_http *out_http) {
    *out_http = (syn_http){0};
    if (!syn_str_starts_nocase(bytes, SYN_STR("HTTP/"))) return false;
    syn_str head = syn_str_slice(bytes, 0, SYN_CAP_HEADER_BYTES);
    size_t line_end = syn_str_find_byte(head, '\n', 0);
    if (line_end == SIZE_MAX) return false;
    syn_str line = syn_str_slice(head, 0, line_end);
    size_t blank = syn_str_find_byte(line, ' ', 0);
    if (blank != SIZE_MAX) {
        syn_str rest = syn_str_trim(syn_str_slice(line, blank, line.size));
        if (!syn_str_parse_size(syn_str_slice(rest, 0, 3), 999, &out_http->status))
            out_http->status = 0;
    }
    syn_str header = syn_str_slice(head, line_end + 1, head.size);
    size_t header_size = syn__headers_measure(header);
    size_t body_start = header_size == SIZE_MAX ? bytes.size : line_end + 1 + header_size;
    out_http->header = syn_str_slice(header, 0, header_size);
    out_http->body = syn_str_slice(bytes, body_start, bytes.size);
    out_http->type = syn__headers_find(out_http->header, SYN_STR("Content-Type"));
    return true;
}

void syn__spare_finish(syn_spare *spare) {
    for (size_t i = 0; i < 2; i++)
        syn_buffer_finish(&spare->buffers[i]);
}

void syn__spare_shrink(syn_spare *spare) {
    for (size_t i = 0; i < 2; i++) {
        if (spare->buffers[i].capacity > LARGEST_KEPT_BYTES) syn_buffer_finish(&spare->buffers[i]);
    }
}

typedef struct coding_list {
    syn_coding codings[2 * SYN_CAP_CODINGS];
    size_t count;
} coding_list;

/// Adds the words of all lines of that name, in the order in which they were applied.
static void add_codings(syn_str header, syn_str name, size_t most, coding_list *list) {
    syn_str found, value;
    for (size_t at = 0; syn__headers_next(header, &at, &found, &value);) {
        if (!syn_str_equal_nocase(found, name)) continue;
        for (size_t start = 0; start < value.size && list->count < most;) {
            size_t end = syn_str_find_byte(value, ',', start);
            if (end == SIZE_MAX) end = value.size;
            syn_str word = syn__header_get_main(syn_str_slice(value, start, end));
            syn_coding coding = syn__coding_from_name(word);
            if (coding != SYN_CODING_NONE) list->codings[list->count++] = coding;
            start = end + 1;
        }
    }
}

static coding_list read_codings(const syn_http *http) {
    coding_list list = {0};
    add_codings(http->header, SYN_STR("Content-Encoding"), SYN_CAP_CODINGS, &list);
    add_codings(http->header, SYN_STR("Transfer-Encoding"), 2 * SYN_CAP_CODINGS, &list);
    return list;
}

bool syn__http_is_coded(const syn_http *http) {
    return read_codings(http).count > 0 || syn__coding_is_gzip(http->body);
}

bool syn__http_decode(const syn_http *http, syn_spare *spare, syn_body *out_body) {
    coding_list list = read_codings(http);
    *out_body = (syn_body){.bytes = http->body};
    size_t turn = 0;
    while (list.count > 0 || syn__coding_is_gzip(out_body->bytes)) {
        bool is_silent = list.count == 0;
        syn_coding coding = is_silent ? SYN_CODING_GZIP : list.codings[--list.count];
        syn_buffer *out = &spare->buffers[turn % 2];
        if (syn__coding_undo(coding, out_body->bytes, out, &out_body->problem)) {
            out_body->bytes = syn_buffer_view(out);
            turn++;
        } else {
            out_body->is_claim_false = true;
        }
        if (out->has_failed) return false;
        if (is_silent) break;
    }
    return true;
}
