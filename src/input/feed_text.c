// SPDX-License-Identifier: Apache-2.0
// Values of a feed's fields: takes spans of its text, gives text or HTML in an arena.
//
// One level of XML is undone: references are read, also those that only HTML knows, CDATA is
// opened, control characters are left out. Mark-up that stands in the XML itself (XHTML, or tags
// that nobody escaped) is kept as HTML. Whether a value holds HTML is told by its tags. Cost:
// linear.
#include "input/feed_parts.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/html_reference.h"

/// Elements of HTML that texts are written with; "<blink" and "<b.c@d.e>" are words.
static const char *const html_names[] = {
    "a",      "abbr",   "acronym", "address", "article", "b",   "big",    "blockquote", "br",
    "center", "cite",   "code",    "dd",      "del",     "div", "dl",     "dt",         "em",
    "embed",  "figure", "font",    "form",    "h1",      "h2",  "h3",     "h4",         "h5",
    "h6",     "hr",     "i",       "iframe",  "img",     "ins", "kbd",    "li",         "nobr",
    "object", "ol",     "p",       "pre",     "q",       "s",   "script", "section",    "small",
    "span",   "strike", "strong",  "style",   "sub",     "sup", "table",  "tbody",      "td",
    "th",     "tr",     "tt",      "u",       "ul",      "var", "video",  "wbr",
};

typedef struct writer {
    char *data;
    size_t size, capacity;
} writer;

static void put(writer *out, const char *bytes, size_t size) {
    if (size == 0 || size > out->capacity - out->size) return;
    memcpy(out->data + out->size, bytes, size);
    out->size += size;
}

static bool is_control(char c) {
    return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/// Copies without control characters.
static void put_clean(writer *out, syn_str text) {
    size_t from = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!is_control(text.data[i])) continue;
        put(out, text.data + from, i - from);
        from = i + 1;
    }
    put(out, text.data + from, text.size - from);
}

/// XML wants the semicolon; so "?a=1&copy=2" keeps its ampersand.
static bool scan_reference(syn_str text, size_t at, syn_html_reference *out) {
    if (!syn__html_reference_scan(text, at, true, out)) return false;
    return text.data[at + out->size - 1] == ';' && out->written_size <= out->size;
}

static void put_references_read(writer *out, syn_str text) {
    size_t from = 0, at = syn_str_find_byte(text, '&', 0);
    while (at != SIZE_MAX) {
        syn_html_reference reference;
        if (!scan_reference(text, at, &reference)) {
            at = syn_str_find_byte(text, '&', at + 1);
            continue;
        }
        put_clean(out, syn_str_slice(text, from, at));
        put_clean(out, (syn_str){reference.written, reference.written_size});
        from = at + reference.size;
        at = syn_str_find_byte(text, '&', from);
    }
    put_clean(out, syn_str_slice(text, from, text.size));
}

static bool begin_writing(syn_arena *arena, size_t capacity, writer *out) {
    *out = (writer){syn_arena_array(arena, capacity, 1), 0, capacity};
    if (out->data == NULL) out->capacity = 0;
    return out->data != NULL;
}

static syn_str end_writing(const writer *out) {
    return out->data == NULL ? (syn_str){"", 0} : (syn_str){out->data, out->size};
}

syn_str syn__feed_get_text(const syn_feed *feed, const syn_feed_field *field, syn_arena *arena) {
    syn_xml xml = {.source = syn_str_span(feed->decoded.text, field->value)};
    syn_xml_token token;
    writer out;
    if (!begin_writing(arena, xml.source.size, &out)) return (syn_str){"", 0};
    while (syn__xml_next(&xml, &token)) {
        if (token.kind == SYN_XML_CDATA) {
            put_clean(&out, token.text);
        } else if (token.kind == SYN_XML_TEXT) {
            put_references_read(&out, token.text);
        }
    }
    return end_writing(&out);
}

/// The tag as HTML: without the prefix of its name.
static void put_tag(writer *out, syn_str source, const syn_xml_token *token) {
    size_t behind = (size_t)(token->name.data - source.data);
    put(out, source.data + token->source.start, behind - token->source.start);
    syn_str local = syn__xml_get_local(token->name);
    put(out, local.data, local.size);
    put_clean(out, syn_str_slice(source, behind + token->name.size, token->source.end));
}

syn_str syn__feed_get_markup(const syn_feed *feed, const syn_feed_field *field, syn_arena *arena) {
    syn_xml xml = {.source = syn_str_span(feed->decoded.text, field->value)};
    syn_xml_token token;
    writer out;
    // CDATA: its frame of twelve bytes does not pay for every "<", so room is counted first.
    size_t room = xml.source.size;
    for (size_t i = 0; i < xml.source.size; i++)
        room += xml.source.data[i] == '<' || xml.source.data[i] == '&' ? 4 : 0;
    if (!begin_writing(arena, room, &out)) return (syn_str){"", 0};
    while (syn__xml_next(&xml, &token)) {
        if (token.kind == SYN_XML_OPEN || token.kind == SYN_XML_CLOSE) {
            put_tag(&out, xml.source, &token);
        } else if (token.kind == SYN_XML_TEXT) {
            put_clean(&out, token.text);
        } else {
            for (size_t i = 0; i < token.text.size; i++) {
                char c = token.text.data[i];
                if (c == '<') put(&out, "&lt;", 4);
                if (c == '&') put(&out, "&amp;", 5);
                if (c != '<' && c != '&' && !is_control(c)) put(&out, &c, 1);
            }
        }
    }
    return end_writing(&out);
}

// ---- HTML or not

/// Looks no further than the next comment, which keeps a row of open ones linear.
static size_t measure_comment(syn_str text, size_t at) {
    for (size_t end = at + 4; end + 3 <= text.size; end++) {
        if (syn_str_starts(syn_str_slice(text, end, text.size), SYN_STR("-->")))
            return end + 3 - at;
        if (text.data[end] == '<' &&
            syn_str_starts(syn_str_slice(text, end, text.size), SYN_STR("<!--")))
            return 0;
    }
    return 0;
}

/// The size of the tag or comment of HTML that stands at `at`, or 0. *out_is_break: it parts words.
static size_t measure_tag(syn_str text, size_t at, bool *out_is_break) {
    static const char *const inline_names[] = {
        "a",      "abbr",   "acronym", "b",   "big",  "cite", "code", "del",   "em",
        "font",   "i",      "ins",     "kbd", "nobr", "q",    "s",    "small", "span",
        "strike", "strong", "sub",     "sup", "tt",   "u",    "var",  "wbr"};
    size_t start = at + 1;
    *out_is_break = false;
    if (syn_str_starts(syn_str_slice(text, at, text.size), SYN_STR("<!--")))
        return measure_comment(text, at);
    if (start < text.size && text.data[start] == '/') start++;
    size_t end = start;
    while (end < text.size && end < start + 12 &&
           (syn_ascii_is_alpha(text.data[end]) || syn_ascii_is_digit(text.data[end])))
        end++;
    if (end == start || end >= text.size) return 0;
    if (text.data[end] != '>' && text.data[end] != '/' && !syn_ascii_is_space(text.data[end]))
        return 0;
    syn_str name = syn_str_slice(text, start, end);
    bool is_known = false;
    for (size_t i = 0; i < sizeof html_names / sizeof *html_names && !is_known; i++)
        is_known = syn_str_equal_nocase(name, syn_str_from(html_names[i]));
    if (!is_known) return 0;
    *out_is_break = true;
    for (size_t i = 0; i < sizeof inline_names / sizeof *inline_names; i++)
        if (syn_str_equal_nocase(name, syn_str_from(inline_names[i]))) *out_is_break = false;
    while (end < text.size && text.data[end] != '>' && text.data[end] != '<')
        end++;
    return end < text.size && text.data[end] == '>' ? end + 1 - at : 0;
}

bool syn__feed_is_html(syn_str value) {
    bool is_break;
    for (size_t at = 0; at < value.size; at++) {
        syn_html_reference reference;
        if (value.data[at] == '<' && measure_tag(value, at, &is_break) > 0) return true;
        bool is_end = value.data[at] == '<' && at + 2 < value.size && value.data[at + 1] == '/' &&
                      syn_ascii_is_alpha(value.data[at + 2]);
        if (is_end) return true; // of an element that is not on the list: <math>, <svg>
        if (value.data[at] == '&' && scan_reference(value, at, &reference)) return true;
    }
    return false;
}

size_t syn__feed_count_visible(syn_str value, bool is_html) {
    size_t count = 0;
    for (size_t at = 0; at < value.size;) {
        bool is_break;
        syn_html_reference reference;
        size_t tag = is_html && value.data[at] == '<' ? measure_tag(value, at, &is_break) : 0;
        bool is_reference =
            is_html && value.data[at] == '&' && scan_reference(value, at, &reference);
        count += tag == 0 && (is_reference || !syn_ascii_is_space(value.data[at]));
        at += tag > 0 ? tag : is_reference ? reference.size : 1;
    }
    return count;
}

/// Without tags; those that part words become a space.
static syn_str leave_tags_out(syn_str value, syn_arena *arena) {
    writer out;
    size_t at = syn_str_find_byte(value, '<', 0), from = 0;
    if (at == SIZE_MAX || !begin_writing(arena, value.size, &out)) return value;
    while (at != SIZE_MAX) {
        bool is_break;
        size_t size = measure_tag(value, at, &is_break);
        if (size > 0) {
            put(&out, value.data + from, at - from);
            if (is_break) put(&out, " ", 1);
            from = at + size;
        }
        at = syn_str_find_byte(value, '<', size > 0 ? from : at + 1);
    }
    put(&out, value.data + from, value.size - from);
    return end_writing(&out);
}

static syn_str fold_space(syn_str value, syn_arena *arena) {
    writer out;
    if (!begin_writing(arena, value.size, &out)) return (syn_str){0};
    bool has_space = false;
    for (size_t at = 0, size; at < value.size; at += size) {
        uint32_t character = syn_utf8_decode(value, at, &size);
        bool is_silent = character == 0xAD || character == 0xFEFF || character == 0x2060 ||
                         is_control(value.data[at]);
        if (is_silent || character == 0x200B) continue;
        if (syn_char_is_space(character)) {
            has_space = out.size > 0;
            continue;
        }
        if (has_space) put(&out, " ", 1);
        has_space = false;
        put(&out, value.data + at, size);
    }
    return out.size == 0 ? (syn_str){0} : end_writing(&out);
}

syn_str syn__feed_make_line(syn_str value, bool may_hold_tags, syn_arena *arena) {
    size_t end = value.size < SYN_FEED_LONGEST_LINE ? value.size : SYN_FEED_LONGEST_LINE;
    while (end < value.size && end > 0 && !syn_utf8_is_boundary(value, end))
        end--;
    value = syn_str_slice(value, 0, end);
    if (may_hold_tags) value = leave_tags_out(value, arena);
    value = syn__html_reference_decode(arena, value, true);
    return syn_str_is_known(value) ? fold_space(value, arena) : value;
}

// ---- Base64

static int base64_digit(char c) {
    if (syn_ascii_is_upper(c)) return c - 'A';
    if (syn_ascii_is_lower(c)) return c - 'a' + 26;
    if (syn_ascii_is_digit(c)) return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

syn_str syn__feed_decode_base64(syn_str value, syn_arena *arena) {
    writer out;
    uint32_t bits = 0, bit_count = 0;
    if (!begin_writing(arena, value.size, &out)) return (syn_str){0};
    for (size_t i = 0; i < value.size && value.data[i] != '='; i++) {
        if (syn_ascii_is_space(value.data[i])) continue;
        int digit = base64_digit(value.data[i]);
        if (digit < 0) return (syn_str){0};
        bits = (bits << 6 | (uint32_t)digit) & 0xFFFFFF;
        bit_count += 6;
        if (bit_count < 8) continue;
        bit_count -= 8;
        char byte = (char)(bits >> bit_count & 0xFF);
        put(&out, &byte, 1);
    }
    return end_writing(&out);
}
