// SPDX-License-Identifier: Apache-2.0
// Takes a name and first bytes, gives a format or the reason for refusing. See sniff.h.
//
// Content is believed before the name: pages are saved as .txt and pictures as .html. The tags are
// those of the WHATWG MIME Sniffing Standard, looked for at the first `<` that is no comment. Text
// in UTF-16 or UTF-32 is looked at without its zero bytes. Cost: linear in the head.
#include "input/sniff.h"

#include "base/str.h"
#include "input/headers.h"

typedef struct magic {
    syn_str bytes;
    const char *refusal;
} magic;

#define MAGIC(literal, refusal) \
    { {literal, sizeof(literal) - 1}, refusal }

static const magic magics[] = {
    MAGIC("\x89PNG\r\n\x1a\n", "it is a picture (PNG)"),
    MAGIC("\xff\xd8\xff", "it is a picture (JPEG)"),
    MAGIC("GIF87a", "it is a picture (GIF)"),
    MAGIC("GIF89a", "it is a picture (GIF)"),
    MAGIC("RIFF", "it is a picture or sound (RIFF)"),
    MAGIC("%PDF-", "it is a PDF, which is not read"),
    MAGIC("PK\x03\x04", "it is a ZIP archive or an office document, which is not read"),
    MAGIC("\x7f"
          "ELF",
          "it is a program"),
    MAGIC("SQLite format 3", "it is a database (SQLite)"),
    MAGIC("\x1f\x8b", "it is packed twice (gzip inside its packing)"),
    MAGIC("BZh", "it is packed with bzip2, which is not read"),
    MAGIC("\xfd"
          "7zXZ",
          "it is packed with xz, which is not read"),
    MAGIC("7z\xbc\xaf", "it is a 7z archive, which is not read"),
};

static const syn_str html_tags[] = {
    {"!doctype html", 13}, {"html", 4}, {"head", 4}, {"body", 4},    {"script", 6}, {"title", 5},
    {"meta", 4},           {"link", 4}, {"div", 3},  {"article", 7}, {"main", 4},   {"section", 7},
    {"table", 5},          {"p", 1},    {"h1", 2},   {"h2", 2},      {"a", 1},      {"br", 2},
    {"style", 5},          {"img", 3},  {"span", 4}, {"iframe", 6},  {"font", 4},   {"b", 1},
};

static const syn_str feed_tags[] = {{"rss", 3}, {"feed", 4}, {"rdf", 3}, {"channel", 7}};

/// The head without zero bytes when it looks like UTF-16 or UTF-32: enough to see tags by.
static syn_str narrow(syn_str head, char *out) {
    size_t zeros = 0;
    for (size_t i = 0; i < head.size; i++)
        zeros += head.data[i] == '\0';
    bool has_mark = syn_str_starts(head, SYN_STR("\xff\xfe")) ||
                    syn_str_starts(head, SYN_STR("\xfe\xff")) ||
                    syn_str_starts(head, SYN_STR("\0\0\xfe\xff"));
    if (!has_mark && (zeros < head.size / 4 || zeros > head.size / 5 * 4)) return head;
    size_t size = 0;
    for (size_t i = 0; i < head.size && size < SYN_SNIFF_BYTES; i++) {
        if (head.data[i] != '\0') out[size++] = head.data[i];
    }
    return (syn_str){out, size};
}

/// Bytes that no text holds. Escape and the shifts are left out: ISO-2022 needs them.
static bool is_binary_byte(unsigned char c) {
    return c < 0x20 && (c < '\t' || c > 0x0f) && c != 0x1b && c != 0x1a;
}

/// True for a tenth or more of control bytes; a stray NUL inside a page is borne.
static bool is_binary(syn_str head) {
    size_t controls = 0;
    for (size_t i = 0; i < head.size; i++)
        controls += is_binary_byte((unsigned char)head.data[i]);
    return controls * 20 > head.size;
}

static bool is_blank(syn_str head) {
    for (size_t i = 0; i < head.size; i++) {
        if (!syn_ascii_is_space(head.data[i]) && head.data[i] != '\0') return false;
    }
    return true;
}

static bool is_tag_at(syn_str head, size_t at, const syn_str *tags, size_t tag_count) {
    syn_str rest = syn_str_slice(head, at, head.size);
    for (size_t i = 0; i < tag_count; i++) {
        if (!syn_str_starts_nocase(rest, tags[i])) continue;
        if (rest.size == tags[i].size) return true;
        char after = rest.data[tags[i].size];
        if (after == '>' || after == '/' || syn_ascii_is_space(after)) return true;
    }
    return false;
}

/// A feed's outermost element, also behind a prefix: <atom:feed>, <rdf:RDF>.
static bool is_feed_at(syn_str head, size_t at) {
    size_t end = at;
    while (end < head.size && (syn_ascii_is_alpha(head.data[end]) ||
                               syn_ascii_is_digit(head.data[end]) || head.data[end] == '-'))
        end++;
    if (end > at && end < head.size && head.data[end] == ':') at = end + 1;
    return is_tag_at(head, at, feed_tags, sizeof feed_tags / sizeof *feed_tags);
}

static size_t skip_past(syn_str head, size_t at, syn_str end) {
    size_t found = syn_str_find(head, end, at);
    return found == SIZE_MAX ? head.size : found + end.size;
}

/// The format that mark-up at the very start of the head shows, or SYN_FROM_AUTO.
static syn_input_format sniff_markup(syn_str head) {
    size_t at = syn_str_starts(head, SYN_STR("\xef\xbb\xbf")) ? 3 : 0;
    bool is_xml = false;
    while (at < head.size) {
        if (syn_ascii_is_space(head.data[at]) || (head.data[at] & 0x80) != 0) {
            at++; // white space, or what is left of a byte order mark
            continue;
        }
        if (is_xml && (head.data[at] == ']' || head.data[at] == '>')) {
            at++; // the end of a document type with declarations
            continue;
        }
        if (head.data[at] != '<') break;
        syn_str rest = syn_str_slice(head, at, head.size);
        if (syn_str_starts(rest, SYN_STR("<!--"))) {
            at = skip_past(head, at + 4, SYN_STR("-->"));
        } else if (syn_str_starts(rest, SYN_STR("<?"))) {
            is_xml = true;
            at = skip_past(head, at + 2, SYN_STR(">"));
        } else if (is_feed_at(head, at + 1)) {
            return SYN_FROM_FEED;
        } else if (is_tag_at(head, at + 1, html_tags, sizeof html_tags / sizeof *html_tags)) {
            return SYN_FROM_HTML;
        } else if (is_xml || syn_str_starts_nocase(rest, SYN_STR("<!doctype"))) {
            at = skip_past(head, at + 1, SYN_STR(">"));
            is_xml = true;
        } else {
            break;
        }
    }
    return SYN_FROM_AUTO;
}

typedef enum json_shape { JSON_NONE, JSON_LINES, JSON_VALUES, JSON_FEED } json_shape;

/// `{` followed by a key on the same line is what JSON Lines begin with; a feed says that it is one
/// by the address of its version.
static json_shape sniff_json(syn_str head) {
    if (syn_str_starts(head, SYN_STR("\xef\xbb\xbf"))) head = syn_str_slice(head, 3, head.size);
    head = syn_str_trim(head);
    if (head.size < 2 || (head.data[0] != '{' && head.data[0] != '[')) return JSON_NONE;
    size_t next = 1;
    bool has_break = false;
    while (next < head.size && syn_ascii_is_space(head.data[next]))
        has_break |= head.data[next++] == '\n';
    if (next == head.size) return JSON_NONE;
    if (head.data[0] == '[') return head.data[next] == '{' ? JSON_VALUES : JSON_NONE;
    if (head.data[next] != '"' && head.data[next] != '}') return JSON_NONE;
    size_t version = syn_str_find(head, SYN_STR("jsonfeed.org/version"), 0);
    size_t escaped = syn_str_find(head, SYN_STR("jsonfeed.org\\/version"), 0);
    size_t key = syn_str_find(head, SYN_STR("\"version\""), 0);
    bool has_version = version != SIZE_MAX || escaped != SIZE_MAX;
    if (has_version && key != SIZE_MAX && (key < version || key < escaped)) return JSON_FEED;
    return has_break ? JSON_VALUES : JSON_LINES;
}

/// A page saved as mail: header lines, one of which is a Content-Type of several related parts.
static bool is_mhtml(syn_str head) {
    size_t colon = 0;
    while (colon < head.size && (syn_ascii_is_alpha(head.data[colon]) || head.data[colon] == '-'))
        colon++;
    if (colon == 0 || colon >= head.size || head.data[colon] != ':') return false;
    size_t size = syn__headers_measure(head);
    syn_str type = syn__headers_find(syn_str_slice(head, 0, size), SYN_STR("Content-Type"));
    return syn_str_starts_nocase(type, SYN_STR("multipart/"));
}

/// True when the name, without a packing's suffix, ends in `suffix`.
static bool has_suffix(syn_str name, syn_str suffix) {
    static const syn_str packings[] = {{".gz", 3}, {".zst", 4}};
    for (size_t i = 0; i < 2; i++) {
        if (name.size > packings[i].size &&
            syn_str_equal_nocase(syn_str_slice(name, name.size - packings[i].size, name.size),
                                 packings[i])) {
            name = syn_str_slice(name, 0, name.size - packings[i].size);
        }
    }
    return name.size >= suffix.size &&
           syn_str_equal_nocase(syn_str_slice(name, name.size - suffix.size, name.size), suffix);
}

static bool is_named_page(syn_str name) {
    return has_suffix(name, SYN_STR(".html")) || has_suffix(name, SYN_STR(".htm")) ||
           has_suffix(name, SYN_STR(".xhtml"));
}

bool syn_sniff_is_archive_name(syn_str name) {
    return has_suffix(name, SYN_STR(".warc")) || has_suffix(name, SYN_STR(".arc"));
}

static syn_sniffed refuse(const char *why) {
    return (syn_sniffed){SYN_FROM_AUTO, SYN_HOLDS_ONE, why};
}

/// What the content shows without doubt, or SYN_FROM_AUTO without a refusal. *head is narrowed.
static syn_sniffed sniff_content(syn_str *head, char *narrowed) {
    if (head->size > SYN_SNIFF_BYTES) *head = syn_str_slice(*head, 0, SYN_SNIFF_BYTES);
    if (head->size == 0) return refuse("it is empty");
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        if (syn_str_starts(*head, magics[i].bytes)) return refuse(magics[i].refusal);
    }
    *head = narrow(*head, narrowed);
    if (is_blank(*head) && head->size < SYN_SNIFF_BYTES)
        return refuse("it holds nothing but white space");
    syn_str start = syn_str_trim(*head);
    // Archives begin with plain lines, but much of what follows in them is none.
    if (syn_str_starts(start, SYN_STR("WARC/")))
        return (syn_sniffed){SYN_FROM_WARC, SYN_HOLDS_WARC, NULL};
    if (syn_str_starts(start, SYN_STR("filedesc://")))
        return (syn_sniffed){SYN_FROM_WARC, SYN_HOLDS_ARC, NULL};
    if (is_binary(*head)) return refuse("it is binary data, not text");
    switch (sniff_json(*head)) {
    case JSON_LINES: return (syn_sniffed){SYN_FROM_JSONL, SYN_HOLDS_LINES, NULL};
    case JSON_VALUES: return (syn_sniffed){SYN_FROM_JSONL, SYN_HOLDS_VALUES, NULL};
    case JSON_FEED: return (syn_sniffed){SYN_FROM_FEED, SYN_HOLDS_FEED, NULL};
    case JSON_NONE: break;
    }
    if (is_mhtml(*head)) return (syn_sniffed){SYN_FROM_HTML, SYN_HOLDS_MHTML, NULL};
    syn_input_format format = sniff_markup(*head);
    return (syn_sniffed){format, format == SYN_FROM_FEED ? SYN_HOLDS_FEED : SYN_HOLDS_ONE, NULL};
}

syn_sniffed syn_sniff(syn_str name, syn_str head) {
    char narrowed[SYN_SNIFF_BYTES];
    syn_sniffed sniffed = sniff_content(&head, narrowed);
    if (sniffed.refusal != NULL || sniffed.format == SYN_FROM_WARC) return sniffed;
    bool is_json = sniffed.format == SYN_FROM_JSONL;
    if (!is_json && (has_suffix(name, SYN_STR(".jsonl")) || has_suffix(name, SYN_STR(".ndjson"))))
        return (syn_sniffed){SYN_FROM_JSONL, SYN_HOLDS_LINES, NULL};
    if (sniffed.format == SYN_FROM_AUTO) {
        bool has_tag = syn_str_find_byte(head, '<', 0) != SIZE_MAX;
        sniffed.format = is_named_page(name) && has_tag ? SYN_FROM_HTML : SYN_FROM_TEXT;
    }
    return sniffed;
}

// ---- bodies

bool syn_sniff_is_media(syn_str type) {
    return syn_str_starts_nocase(type, SYN_STR("image/")) ||
           syn_str_starts_nocase(type, SYN_STR("audio/")) ||
           syn_str_starts_nocase(type, SYN_STR("video/")) ||
           syn_str_starts_nocase(type, SYN_STR("font/"));
}

static bool is_html_type(syn_str type) {
    return syn_str_equal_nocase(type, SYN_STR("text/html")) ||
           syn_str_equal_nocase(type, SYN_STR("application/xhtml+xml"));
}

static bool is_feed_type(syn_str type) {
    return syn_str_equal_nocase(type, SYN_STR("application/rss+xml")) ||
           syn_str_equal_nocase(type, SYN_STR("application/atom+xml")) ||
           syn_str_equal_nocase(type, SYN_STR("application/rdf+xml"));
}

bool syn_sniff_is_page_type(syn_str type) {
    type = syn__header_get_main(type);
    return type.size == 0 || is_html_type(type) || is_feed_type(type) ||
           syn_str_equal_nocase(type, SYN_STR("text/plain"));
}

syn_sniffed syn_sniff_body(syn_str type, syn_str head) {
    char narrowed[SYN_SNIFF_BYTES];
    syn_sniffed sniffed = sniff_content(&head, narrowed);
    if (sniffed.refusal != NULL) return sniffed;
    if (sniffed.format == SYN_FROM_FEED) return sniffed;
    if (sniffed.container != SYN_HOLDS_ONE)
        return refuse("its body is no page, no text and no feed");
    if (sniffed.format == SYN_FROM_HTML) return sniffed;
    if (!syn_sniff_is_page_type(type)) return refuse("its type is none of a page or text");
    type = syn__header_get_main(type);
    if (is_feed_type(type)) return (syn_sniffed){SYN_FROM_FEED, SYN_HOLDS_FEED, NULL};
    bool has_tag = syn_str_find_byte(head, '<', 0) != SIZE_MAX;
    sniffed.format = is_html_type(type) && has_tag ? SYN_FROM_HTML : SYN_FROM_TEXT;
    return sniffed;
}
