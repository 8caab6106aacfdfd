// SPDX-License-Identifier: Apache-2.0
// Takes a page saved as mail (MHTML, RFC 2557), gives its main HTML part as one record. See
// source.h.
//
// The first part of type text/html is the page: browsers write it first. Its transfer encoding
// (quoted-printable, base64) is undone; what is mapped counts bytes of the part after that. The
// date of the mail is when the page was saved, not when it was published. Cost: linear.
#include "input/source.h"

#include "base/caps.h"
#include "base/str.h"
#include "input/headers.h"

typedef struct part {
    syn_str header, body;
} part;

/// The part between the delimiter lines that enclose `at`, and where the second of them begins.
static part cut_part(syn_str mail, size_t at, syn_str delimiter, size_t *out_end) {
    size_t end = at;
    do {
        end = syn_str_find(mail, delimiter, end + (end > at));
    } while (end != SIZE_MAX && end > 0 && mail.data[end - 1] != '\n');
    if (end == SIZE_MAX) end = mail.size;
    *out_end = end;
    syn_str bytes = syn_str_slice(mail, at, end);
    size_t header_size = syn__headers_measure(bytes);
    if (header_size == SIZE_MAX) header_size = bytes.size;
    return (part){syn_str_slice(bytes, 0, header_size),
                  syn_str_slice(bytes, header_size, bytes.size)};
}

/// "--" and the boundary that a multipart type names; unknown when it is none.
static syn_str read_delimiter(syn_arena *arena, syn_str header) {
    syn_str type = syn__headers_find(header, SYN_STR("Content-Type"));
    if (!syn_str_starts_nocase(type, SYN_STR("multipart/"))) return (syn_str){0};
    syn_str boundary = syn__header_find_parameter(type, SYN_STR("boundary"));
    if (boundary.size == 0) return (syn_str){0};
    return syn_arena_format(arena, "--%.*s", SYN_STR_PRINT(boundary));
}

/// The first page among the parts. A part that has parts itself is entered and not left again.
static bool find_page(syn_str mail, syn_arena *arena, part *out_page) {
    size_t header_size = syn__headers_measure(mail);
    syn_str delimiter = read_delimiter(arena, syn_str_slice(mail, 0, header_size));
    size_t at = syn_str_is_known(delimiter) ? syn_str_find(mail, delimiter, 0) : SIZE_MAX;
    for (size_t depth = 0; at != SIZE_MAX && at < mail.size;) {
        size_t line_end = syn_str_find_byte(mail, '\n', at), end;
        if (line_end == SIZE_MAX) return false;
        *out_page = cut_part(mail, line_end + 1, delimiter, &end);
        syn_str type = syn__headers_find(out_page->header, SYN_STR("Content-Type"));
        if (syn_str_equal_nocase(syn__header_get_main(type), SYN_STR("text/html"))) return true;
        syn_str inner = read_delimiter(arena, out_page->header);
        if (syn_str_is_known(inner) && depth++ < SYN_CAP_CODINGS) {
            delimiter = inner;
            at = syn_str_find(mail, delimiter, line_end + 1 + out_page->header.size);
        } else {
            at = end;
        }
    }
    return false;
}

// ---- transfer encodings

static int hex_of(char c) {
    c = syn_ascii_lower(c);
    if (syn_ascii_is_digit(c)) return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// "=3D" is a byte, "=" at the end of a line joins it to the next; all else stands for itself.
static size_t undo_quoted_printable(syn_str body, char *out) {
    size_t size = 0;
    for (size_t at = 0; at < body.size;) {
        char c = body.data[at];
        if (c != '=') {
            out[size++] = c;
            at++;
            continue;
        }
        size_t next = at + 1;
        while (next < body.size && (body.data[next] == ' ' || body.data[next] == '\r'))
            next++;
        if (next < body.size && body.data[next] == '\n') {
            at = next + 1;
            continue;
        }
        int high = at + 2 < body.size ? hex_of(body.data[at + 1]) : -1;
        int low = at + 2 < body.size ? hex_of(body.data[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out[size++] = (char)(unsigned char)(high * 16 + low);
            at += 3;
        } else {
            out[size++] = c;
            at++;
        }
    }
    return size;
}

static int sextet_of(char c) {
    if (syn_ascii_is_upper(c)) return c - 'A';
    if (syn_ascii_is_lower(c)) return c - 'a' + 26;
    if (syn_ascii_is_digit(c)) return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static size_t undo_base64(syn_str body, char *out) {
    size_t size = 0;
    uint32_t bits = 0;
    unsigned bit_count = 0;
    for (size_t at = 0; at < body.size && body.data[at] != '='; at++) {
        int sextet = sextet_of(body.data[at]);
        if (sextet < 0) continue;
        bits = (bits << 6 | (uint32_t)sextet) & 0xFFFFFF;
        bit_count += 6;
        if (bit_count < 8) continue;
        bit_count -= 8;
        out[size++] = (char)(unsigned char)(bits >> bit_count & 0xFF);
    }
    return size;
}

static syn_str undo_encoding(syn_arena *arena, const part *page) {
    syn_str encoding = syn__headers_find(page->header, SYN_STR("Content-Transfer-Encoding"));
    bool is_base64 = syn_str_equal_nocase(encoding, SYN_STR("base64"));
    bool is_quoted = syn_str_equal_nocase(encoding, SYN_STR("quoted-printable"));
    if (!is_base64 && !is_quoted) return syn_arena_copy(arena, page->body);
    char *out = syn_arena_array(arena, page->body.size + 1, 1);
    if (out == NULL) return (syn_str){0};
    size_t size = is_base64 ? undo_base64(page->body, out) : undo_quoted_printable(page->body, out);
    return (syn_str){out, size};
}

// ---- the record

/// The part's own address, unless it is made up ("cid:..."), else that of the whole.
static syn_str choose_url(syn_str mail, const part *page) {
    syn_str url = syn__headers_find(page->header, SYN_STR("Content-Location"));
    if (syn_str_starts_nocase(url, SYN_STR("http"))) return url;
    syn_str header = syn_str_slice(mail, 0, syn__headers_measure(mail));
    url = syn__headers_find(header, SYN_STR("Snapshot-Content-Location"));
    if (!syn_str_is_known(url)) url = syn__headers_find(header, SYN_STR("Content-Location"));
    return syn_str_starts_nocase(url, SYN_STR("http")) ? url : (syn_str){0};
}

static syn_status read_mail(syn_source *source, syn_record **out_record, syn_error *error) {
    syn_str mail;
    syn_status status = syn_stream_peek(&source->stream, SYN_CAP_RECORD_BYTES, &mail, error);
    if (status != SYN_OK) return status;
    mail = syn_str_slice(mail, 0, SYN_CAP_RECORD_BYTES);
    source->is_ended = true;
    syn_record *record = syn__source_new_record(source, error);
    if (record == NULL) return SYN_NO_MEMORY;
    syn_arena *arena = &record->arena;
    part page;
    if (!find_page(mail, arena, &page)) {
        status = syn_arena_status(arena, error);
        syn_record_free(record);
        if (status != SYN_OK) return status;
        syn__unread_add(source->unread, source->path, SYN_STR("it is mail without a page"));
        return SYN_END;
    }
    syn_str type = syn__headers_find(page.header, SYN_STR("Content-Type"));
    record->content = SYN_CONTENT_HTML;
    record->raw = undo_encoding(arena, &page);
    record->url = syn_arena_copy(arena, choose_url(mail, &page));
    record->charset = syn_arena_copy(arena, syn__header_find_parameter(type, SYN_STR("charset")));
    return syn__source_give(source, record, out_record, error);
}

const syn_source_kind syn__source_mhtml = {"part", NULL, read_mail, NULL};
