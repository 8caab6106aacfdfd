// SPDX-License-Identifier: Apache-2.0
// The HTML scanner: takes decoded bytes, gives tags, comments and runs of text with their offsets.
//
// Follows the HTML Standard's tokenizer, as functions that run to the end of the token instead of
// one state a byte: a run of text is one memchr, a tag one loop over a table of byte classes, which
// also looks up the names of attributes. References are left in the text: html_reference.h reads
// them when, and only where, the text is wanted. No copy is made and nothing is allocated. It
// passes the html5lib tokenizer tests (tests/html5lib). Cost: one pass.
#include "extract/html_scan.h"
#include "base/str.h"

enum { SPACE = 1, SLASH = 2, GREATER = 4, EQUALS = 8, NAME_END = SPACE | SLASH | GREATER };

static const uint8_t classes[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\f'] = SPACE,  ['\r'] = SPACE,
    [' '] = SPACE,  ['/'] = SLASH,  ['>'] = GREATER, ['='] = EQUALS};

static inline unsigned class_at(syn_str source, size_t at) {
    return classes[(unsigned char)source.data[at]];
}

/// The first byte at or after `at` that has (`wanted`: none of, else any of) these classes.
static inline size_t skip_all(syn_str source, size_t at, unsigned some) {
    while (at < source.size && (class_at(source, at) & some) != 0)
        at++;
    return at;
}

static inline size_t skip_until(syn_str source, size_t at, unsigned some) {
    while (at < source.size && (class_at(source, at) & some) == 0)
        at++;
    return at;
}

static inline size_t find_byte_or_end(syn_str source, char wanted, size_t from) {
    if (from >= source.size) return source.size;
    const char *found = memchr(source.data + from, wanted, source.size - from);
    return found == NULL ? source.size : (size_t)(found - source.data);
}

/// The end of an attribute value that is due at `at`, and the value itself.
static inline size_t scan_value(syn_str source, size_t at, syn_span *out_value) {
    at = skip_all(source, at, SPACE);
    if (at < source.size && (source.data[at] == '"' || source.data[at] == '\'')) {
        size_t end = find_byte_or_end(source, source.data[at], at + 1);
        *out_value = (syn_span){at + 1, end};
        return end < source.size ? end + 1 : end;
    }
    size_t end = skip_until(source, at, SPACE | GREATER);
    *out_value = (syn_span){at, end};
    return end;
}

/// The end of the attribute whose name begins at `start`.
static inline size_t scan_attribute(syn_str source, size_t start, syn_html_attribute *out) {
    // A leading '=' belongs to the name.
    size_t end = skip_until(source, start + 1, NAME_END | EQUALS);
    out->name = (syn_span){start, end};
    out->value = (syn_span){end, end};
    size_t after = skip_all(source, end, SPACE);
    bool has_value = after < source.size && source.data[after] == '=';
    return has_value ? scan_value(source, after + 1, &out->value) : end;
}

bool syn__html_scan_attribute(syn_str source, size_t *at, syn_html_attribute *out_attribute) {
    *at = skip_all(source, *at, SPACE | SLASH);
    if (*at >= source.size || source.data[*at] == '>') return false;
    *at = scan_attribute(source, *at, out_attribute);
    return true;
}

/// Remembers an attribute of a start tag if its name is listed and new.
static inline void keep_attribute(syn_html_scanner *scanner, const syn_html_attribute *attribute,
                                  uint64_t *seen) {
    _Static_assert(SYN_ATTR_COUNT <= 64, "one bit a name");
    syn_attr name = syn__html_attr_find_at(scanner->source, attribute->name);
    if (name == SYN_ATTR_UNKNOWN || (*seen >> name & 1) != 0) return;
    *seen |= (uint64_t)1 << name;
    scanner->attributes[scanner->attribute_count++] =
        (syn_html_known_attribute){name, attribute->value};
}

/// Reads a tag whose name starts at `name`. False when the page ends within it.
static bool scan_tag(syn_html_scanner *scanner, size_t name, syn_html_token *token) {
    syn_str source = scanner->source;
    size_t at = skip_until(source, name, NAME_END);
    token->name = (syn_span){name, at};
    token->tag = syn__html_tag_find_at(source, token->name);
    token->attributes = at;
    uint64_t seen = 0;
    bool is_start = token->kind == SYN_HTML_START_TAG;
    if (is_start) scanner->attribute_count = 0;
    while (true) {
        size_t start = skip_all(source, at, SPACE | SLASH);
        if (start >= source.size) return false;
        if (source.data[start] == '>') {
            token->is_self_closing = start > at && source.data[start - 1] == '/';
            token->span.end = start + 1;
            return true;
        }
        syn_html_attribute attribute;
        at = scan_attribute(source, start, &attribute);
        if (is_start) keep_attribute(scanner, &attribute, &seen);
    }
}

static bool starts_at(syn_str source, size_t at, syn_str wanted) {
    return at <= source.size && source.size - at >= wanted.size &&
           memcmp(source.data + at, wanted.data, wanted.size) == 0;
}

/// True when `name` stands at `at` in any case and ends there.
static bool is_name_at(syn_str source, size_t at, syn_str name) {
    if (at >= source.size || source.size - at <= name.size) return false;
    for (size_t i = 0; i < name.size; i++) {
        if (syn_ascii_lower(source.data[at + i]) != name.data[i]) return false;
    }
    return (class_at(source, at + name.size) & NAME_END) != 0;
}

/// A comment whose content starts at `body`: it ends at "-->" or "--!>", "<!-->" and "<!--->" are
/// whole, and at the end of the page what could have been its end is no content.
static syn_html_token scan_comment(syn_str source, size_t body) {
    syn_html_token token = {.kind = SYN_HTML_COMMENT, .name = {body, body}};
    size_t end = body;
    while ((end = find_byte_or_end(source, '>', end)) < source.size) {
        size_t size = end - body;
        const char *before = source.data + end;
        size_t cut = SIZE_MAX;
        if (size == 0 || (size == 1 && before[-1] == '-')) cut = size;
        if (size >= 2 && before[-1] == '-' && before[-2] == '-') cut = 2;
        if (size >= 3 && before[-1] == '!' && before[-2] == '-' && before[-3] == '-') cut = 3;
        if (cut != SIZE_MAX) {
            token.name.end = end - cut;
            token.span.end = end + 1;
            return token;
        }
        end++;
    }
    syn_str content = syn_str_slice(source, body, source.size);
    static const syn_str ends[] = {{"--!", 3}, {"--", 2}, {"-", 1}};
    token.name.end = source.size;
    for (size_t i = 0; i < 3 && token.name.end == source.size; i++) {
        if (syn_str_ends(content, ends[i])) token.name.end -= ends[i].size;
    }
    token.span.end = source.size;
    return token;
}

/// What runs to the next '>': "<!doctype" and what the standard calls bogus comments.
static syn_html_token scan_to_bracket(syn_str source, size_t body, syn_html_token_kind kind) {
    size_t end = find_byte_or_end(source, '>', body);
    return (syn_html_token){
        .kind = kind, .name = {body, end}, .span = {0, end < source.size ? end + 1 : end}};
}

/// The end of a script: its end tag. "<!-- <script>" hides the next one (the standard's double
/// escaped state) until "-->".
static size_t find_script_end(syn_str source, size_t at, syn_str name) {
    bool is_escaped = false, is_hidden = false;
    while (at < source.size) {
        char c = source.data[at];
        if (!is_escaped && c != '<') {
            at = find_byte_or_end(source, '<', at);
        } else if (c == '<' && !is_escaped && starts_at(source, at, SYN_STR("<!--"))) {
            is_escaped = true;
            at += 2; // "<!-->" ends at once
        } else if (c == '<' && at + 1 < source.size && source.data[at + 1] == '/') {
            if (!is_hidden && is_name_at(source, at + 2, name)) return at;
            if (is_hidden && is_name_at(source, at + 2, SYN_STR("script"))) is_hidden = false;
            at += 2;
        } else if (c == '<') {
            if (is_escaped && is_name_at(source, at + 1, SYN_STR("script"))) is_hidden = true;
            at++;
        } else {
            if (c == '-' && starts_at(source, at, SYN_STR("-->"))) is_escaped = is_hidden = false;
            at++;
        }
    }
    return source.size;
}

/// The end of raw text, and where what follows begins.
static size_t find_raw_end(const syn_html_scanner *scanner, size_t *out_next) {
    syn_str source = scanner->source;
    size_t at = scanner->at;
    *out_next = source.size;
    if (scanner->mode == SYN_HTML_MODE_CDATA) {
        for (; (at = find_byte_or_end(source, '>', at)) < source.size; at++) {
            if (at < scanner->at + 2 || !starts_at(source, at - 2, SYN_STR("]]>"))) continue;
            *out_next = at + 1;
            return at - 2;
        }
        return source.size;
    }
    if (scanner->mode == SYN_HTML_MODE_PLAINTEXT || scanner->raw_name.size == 0) return source.size;
    if (scanner->mode == SYN_HTML_MODE_SCRIPT)
        return *out_next = find_script_end(source, at, scanner->raw_name);
    while ((at = find_byte_or_end(source, '<', at)) < source.size) {
        if (starts_at(source, at, SYN_STR("</")) && is_name_at(source, at + 2, scanner->raw_name))
            break;
        at++;
    }
    return *out_next = at;
}

/// Raw text; of the kind END_OF_PAGE when there is none.
static syn_html_token scan_raw(syn_html_scanner *scanner) {
    syn_html_token token = {.tag = SYN_TAG_TEXT, .mode = scanner->mode};
    size_t next, end = find_raw_end(scanner, &next);
    token.span = (syn_span){scanner->at, end};
    if (end > scanner->at)
        token.kind = scanner->mode == SYN_HTML_MODE_RCDATA ? SYN_HTML_TEXT : SYN_HTML_TEXT_AS_IS;
    scanner->at = next;
    scanner->mode = SYN_HTML_MODE_DATA;
    return token;
}

/// True when a tag, comment or the like starts with the '<' at `at`.
static inline bool is_markup_at(syn_str source, size_t at) {
    if (at + 1 >= source.size) return false;
    char c = source.data[at + 1];
    return syn_ascii_is_alpha(c) || c == '!' || c == '?' || (c == '/' && at + 2 < source.size);
}

static size_t find_text_end(syn_str source, size_t at) {
    do {
        at = find_byte_or_end(source, '<', at + 1);
    } while (at < source.size && !is_markup_at(source, at));
    return at;
}

/// A comment, doctype or CDATA section at the '<'; of the kind END_OF_PAGE when it gives nothing.
static syn_html_token scan_declaration(syn_html_scanner *scanner) {
    syn_str source = scanner->source;
    size_t at = scanner->at;
    if (source.data[at + 1] == '/') {
        if (source.data[at + 2] != '>') return scan_to_bracket(source, at + 2, SYN_HTML_COMMENT);
        return (syn_html_token){.span = {at, at + 3}}; // "</>"
    }
    if (source.data[at + 1] == '?') return scan_to_bracket(source, at + 1, SYN_HTML_COMMENT);
    if (starts_at(source, at, SYN_STR("<!--"))) return scan_comment(source, at + 4);
    syn_str word = syn_str_slice(source, at + 2, at + 9);
    if (syn_str_equal_nocase(word, SYN_STR("doctype")))
        return scan_to_bracket(source, at + 9, SYN_HTML_DOCTYPE);
    if (scanner->has_cdata && syn_str_equal(word, SYN_STR("[CDATA["))) {
        scanner->mode = SYN_HTML_MODE_CDATA;
        return (syn_html_token){.span = {at, at + 9}};
    }
    return scan_to_bracket(source, at + 2, SYN_HTML_COMMENT);
}

/// After a start tag: does the element hold raw text?
static void enter_raw(syn_html_scanner *scanner, syn_tag tag) {
    unsigned flags = syn__html_tag_get_flags(tag);
    if ((flags & (SYN_HTML_RAW | SYN_HTML_REFERENCES)) == 0 || scanner->is_foreign) return;
    scanner->raw_name = syn__html_tag_get_name(tag);
    scanner->mode = (flags & SYN_HTML_REFERENCES) != 0 ? SYN_HTML_MODE_RCDATA
                    : tag == SYN_TAG_SCRIPT            ? SYN_HTML_MODE_SCRIPT
                    : tag == SYN_TAG_PLAINTEXT         ? SYN_HTML_MODE_PLAINTEXT
                                                       : SYN_HTML_MODE_RAWTEXT;
}

syn_html_token syn__html_scan_next(syn_html_scanner *scanner) {
    syn_str source = scanner->source;
    while (scanner->at < source.size) {
        size_t at = scanner->at;
        syn_html_token token = {.span = {at, at}};
        if (scanner->mode != SYN_HTML_MODE_DATA) {
            token = scan_raw(scanner);
            if (token.kind != SYN_HTML_END_OF_PAGE) return token;
            continue;
        }
        if (source.data[at] != '<' || !is_markup_at(source, at)) {
            token.kind = SYN_HTML_TEXT;
            token.tag = SYN_TAG_TEXT;
            scanner->at = token.span.end = find_text_end(source, at);
            return token;
        }
        bool is_end = source.data[at + 1] == '/';
        if (syn_ascii_is_alpha(source.data[at + (is_end ? 2 : 1)])) {
            token.kind = is_end ? SYN_HTML_END_TAG : SYN_HTML_START_TAG;
            if (!scan_tag(scanner, at + (is_end ? 2 : 1), &token)) break;
            scanner->at = token.span.end;
            if (!is_end) enter_raw(scanner, token.tag);
            return token;
        }
        token = scan_declaration(scanner);
        token.span.start = at;
        scanner->at = token.span.end;
        if (token.kind != SYN_HTML_END_OF_PAGE) return token;
    }
    scanner->at = source.size;
    return (syn_html_token){.kind = SYN_HTML_END_OF_PAGE, .span = {source.size, source.size}};
}
