// SPDX-License-Identifier: Apache-2.0
// Takes bytes of a WARC (ISO 28500; 0.17 to 1.1) or ARC (Internet Archive, 1996) file, gives the
// frames of its records. See warc_record.h.
//
// A start is told by two lines of a WARC record ("WARC/1.0", then a name and a colon), and by the
// one line of an ARC record, whose fields are counted from its end because the address may hold
// blanks. Cost: linear.
#include "input/warc_record.h"

#include "base/caps.h"
#include "base/str.h"
#include "input/headers.h"

enum { LONGEST_NAME = 64 };

// ---- starts

/// "WARC/1.0\r\nWARC-Type:": digits and a dot, the end of the line, a name, a colon.
static bool is_warc_start(syn_str bytes) {
    if (!syn_str_starts(bytes, SYN_STR("WARC/"))) return false;
    size_t at = 5, dots = 0;
    while (at < bytes.size && at < 12 &&
           (syn_ascii_is_digit(bytes.data[at]) || bytes.data[at] == '.'))
        dots += bytes.data[at++] == '.';
    while (at < bytes.size && at < 16 && (bytes.data[at] == ' ' || bytes.data[at] == '\r'))
        at++;
    if (dots != 1 || at >= bytes.size || bytes.data[at] != '\n') return false;
    size_t name = ++at;
    while (at < bytes.size && at < name + LONGEST_NAME &&
           (syn_ascii_is_alpha(bytes.data[at]) || bytes.data[at] == '-'))
        at++;
    while (at < bytes.size && bytes.data[at] == ' ' && at < name + LONGEST_NAME)
        at++;
    return at > name && at < bytes.size && bytes.data[at] == ':';
}

/// Cuts the last word off the line; unknown when none is left.
static syn_str take_last_word(syn_str *line) {
    syn_str rest = syn_str_trim(*line);
    size_t start = rest.size;
    while (start > 0 && rest.data[start - 1] != ' ')
        start--;
    *line = syn_str_slice(rest, 0, start);
    return start == rest.size ? (syn_str){0} : syn_str_slice(rest, start, rest.size);
}

static bool is_digits(syn_str word, size_t least) {
    for (size_t i = 0; i < word.size; i++) {
        if (!syn_ascii_is_digit(word.data[i])) return false;
    }
    return word.size >= least;
}

static bool is_address(syn_str word) {
    size_t marks = 0;
    for (size_t i = 0; i < word.size; i++) {
        char c = syn_ascii_lower(word.data[i]);
        marks += c == '.' || c == ':';
        if (!syn_ascii_is_digit(c) && c != '.' && c != ':' && (c < 'a' || c > 'f')) return false;
    }
    return marks > 0;
}

/// Version 1: address, IP, date, type, length. Version 2 has result, checksum, location, offset and
/// file name before the length. The date with the IP before it is what shows where the address
/// ends.
static bool read_arc_line(syn_str line, syn_warc_header *out) {
    size_t scheme = syn_str_find(syn_str_slice(line, 0, 16), SYN_STR("://"), 0);
    bool is_dns = syn_str_starts(line, SYN_STR("dns:"));
    if (!is_dns && (scheme == SIZE_MAX || scheme == 0 || !syn_ascii_is_alpha(line.data[0])))
        return false;
    syn_str rest = line, length = take_last_word(&rest), type = (syn_str){0};
    for (size_t i = 0; i < 8; i++) {
        syn_str word = take_last_word(&rest), before = rest;
        if (!syn_str_is_known(word)) return false;
        syn_str address = take_last_word(&before);
        if (!is_digits(word, 8) || !is_address(address)) {
            type = word;
            continue;
        }
        if (!syn_str_is_known(type)) return false;
        *out = (syn_warc_header){.url = syn_str_trim(before), .type = type};
        bool is_page = scheme == 4 || scheme == 5; // http, https; not filedesc
        out->kind = is_page ? SYN_WARC_RESPONSE : SYN_WARC_OTHER;
        out->has_length = syn_str_parse_size(length, SIZE_MAX / 4, &out->length);
        return true;
    }
    return false;
}

static bool is_arc_start(syn_str bytes) {
    syn_str head = syn_str_slice(bytes, 0, SYN_WARC_START_BYTES);
    size_t end = syn_str_find_byte(head, '\n', 0);
    syn_warc_header unused;
    return end != SIZE_MAX && read_arc_line(syn_str_slice(head, 0, end), &unused);
}

bool syn__warc_is_start(syn_str bytes, bool is_arc) {
    return is_arc ? is_arc_start(bytes) : is_warc_start(bytes);
}

static size_t find_warc_start(syn_str bytes, size_t from) {
    for (size_t at = from;; at++) {
        at = syn_str_find(bytes, SYN_STR("WARC/"), at);
        if (at == SIZE_MAX) return SIZE_MAX;
        bool is_line_start = at == 0 || bytes.data[at - 1] == '\n';
        if (is_line_start && is_warc_start(syn_str_slice(bytes, at, bytes.size))) return at;
    }
}

/// Lines are few and most do not begin with a scheme, so each is looked at.
static size_t find_arc_start(syn_str bytes, size_t from) {
    size_t at = from;
    while (at < bytes.size) {
        bool is_line_start = at == 0 || bytes.data[at - 1] == '\n';
        if (is_line_start && is_arc_start(syn_str_slice(bytes, at, bytes.size))) return at;
        size_t end = syn_str_find_byte(bytes, '\n', at);
        if (end == SIZE_MAX) break;
        at = end + 1;
    }
    return SIZE_MAX;
}

size_t syn__warc_find_start(syn_str bytes, bool is_arc, size_t from) {
    return is_arc ? find_arc_start(bytes, from) : find_warc_start(bytes, from);
}

// ---- headers

static syn_warc_kind kind_of(syn_str word) {
    if (syn_str_equal_nocase(word, SYN_STR("response"))) return SYN_WARC_RESPONSE;
    if (syn_str_equal_nocase(word, SYN_STR("resource")) ||
        syn_str_equal_nocase(word, SYN_STR("conversion")))
        return SYN_WARC_RESOURCE;
    return SYN_WARC_OTHER;
}

/// Old versions of wget wrote the address in the angle brackets of the specification's grammar.
static syn_str strip_brackets(syn_str url) {
    if (url.size >= 2 && url.data[0] == '<' && url.data[url.size - 1] == '>')
        url = syn_str_trim(syn_str_slice(url, 1, url.size - 1));
    return url.size == 0 ? (syn_str){0} : url;
}

static bool read_warc_header(syn_str bytes, syn_warc_header *out) {
    size_t line_end = syn_str_find_byte(bytes, '\n', 0);
    if (line_end == SIZE_MAX) return false;
    syn_str header = syn_str_slice(bytes, line_end + 1, bytes.size);
    size_t size = syn__headers_measure(header);
    if (size == SIZE_MAX) return false;
    header = syn_str_slice(header, 0, size);
    *out = (syn_warc_header){.size = line_end + 1 + size};
    syn_str length = syn__headers_find(header, SYN_STR("Content-Length"));
    out->has_length = syn_str_parse_size(length, SIZE_MAX / 4, &out->length);
    out->kind = kind_of(syn__headers_find(header, SYN_STR("WARC-Type")));
    out->url = strip_brackets(syn__headers_find(header, SYN_STR("WARC-Target-URI")));
    out->type = syn__headers_find(header, SYN_STR("Content-Type"));
    out->is_truncated = syn__headers_find(header, SYN_STR("WARC-Truncated")).size > 0;
    return true;
}

bool syn__warc_read_header(syn_str bytes, bool is_arc, syn_warc_header *out_header) {
    *out_header = (syn_warc_header){0};
    if (!is_arc) return read_warc_header(bytes, out_header);
    size_t end = syn_str_find_byte(bytes, '\n', 0);
    if (end == SIZE_MAX || !read_arc_line(syn_str_slice(bytes, 0, end), out_header)) return false;
    out_header->size = end + 1;
    return true;
}
