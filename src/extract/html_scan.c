// SPDX-License-Identifier: Apache-2.0
// The HTML scanner: takes decoded bytes, gives tags and runs of text with their offsets.
//
// Follows the states of the HTML Standard's tokenizer that decide where a token ends (tags,
// attributes, comments, raw text, escaped scripts), as functions that run to the end of the token
// instead of one state a byte. References are left in the text: html_reference.h reads them when,
// and only where, the text is wanted. No copy is made and nothing is allocated. Cost: one pass.
#include "extract/html_scan.h"
#include "base/str.h"

static bool is_name_end(char c) {
    return syn_ascii_is_space(c) || c == '/' || c == '>';
}

static size_t skip_space(syn_str source, size_t at) {
    while (at < source.size && syn_ascii_is_space(source.data[at]))
        at++;
    return at;
}

static size_t find_byte_or_end(syn_str source, char wanted, size_t from) {
    size_t at = syn_str_find_byte(source, wanted, from);
    return at == SIZE_MAX ? source.size : at;
}

/// The end of an attribute value that starts at `at`, and the value itself.
static size_t scan_value(syn_str source, size_t at, syn_span *out_value) {
    at = skip_space(source, at);
    if (at < source.size && (source.data[at] == '"' || source.data[at] == '\'')) {
        size_t end = find_byte_or_end(source, source.data[at], at + 1);
        *out_value = (syn_span){at + 1, end};
        return end < source.size ? end + 1 : end;
    }
    size_t end = at;
    while (end < source.size && !syn_ascii_is_space(source.data[end]) && source.data[end] != '>')
        end++;
    *out_value = (syn_span){at, end};
    return end;
}

bool syn__html_scan_attribute(syn_str source, size_t *at, syn_html_attribute *out_attribute) {
    size_t start = *at;
    while (start < source.size &&
           (syn_ascii_is_space(source.data[start]) || source.data[start] == '/'))
        start++;
    *at = start;
    if (start >= source.size || source.data[start] == '>') return false;
    size_t end = start + 1; // a leading '=' belongs to the name
    while (end < source.size && !is_name_end(source.data[end]) && source.data[end] != '=')
        end++;
    *out_attribute = (syn_html_attribute){{start, end}, {end, end}};
    size_t after = skip_space(source, end);
    if (after < source.size && source.data[after] == '=') {
        end = scan_value(source, after + 1, &out_attribute->value);
    }
    *at = end;
    return true;
}

/// Reads a tag whose name starts at `name`. False when the page ends within it.
static bool scan_tag(syn_html_scanner *scanner, size_t name, syn_html_token *out_token) {
    syn_str source = scanner->source;
    size_t at = name;
    while (at < source.size && !is_name_end(source.data[at]))
        at++;
    out_token->name = (syn_span){name, at};
    out_token->tag = syn__html_tag_find(syn_str_slice(source, name, at));
    out_token->attributes = at;
    syn_html_attribute attribute;
    while (syn__html_scan_attribute(source, &at, &attribute)) {
    }
    if (at >= source.size) return false;
    out_token->is_self_closing = source.data[at - 1] == '/';
    out_token->span = (syn_span){scanner->at, at + 1};
    return true;
}

/// The end of a comment that starts with "<!--" at `at`.
static size_t skip_comment(syn_str source, size_t at) {
    size_t body = at + 4;
    if (body < source.size && source.data[body] == '>') return body + 1; // "<!-->"
    if (syn_str_starts(syn_str_slice(source, body, body + 2), SYN_STR("->"))) return body + 2;
    while (true) {
        size_t dashes = syn_str_find(source, SYN_STR("--"), body);
        if (dashes == SIZE_MAX) return source.size;
        size_t after = dashes + 2;
        if (after < source.size && source.data[after] == '>') return after + 1;
        if (syn_str_starts(syn_str_slice(source, after, after + 2), SYN_STR("!>")))
            return after + 2;
        body = dashes + 1;
    }
}

/// True when the name of `tag` stands at `at` and ends there.
static bool is_name_at(syn_str source, size_t at, syn_str name) {
    return syn_str_starts_nocase(syn_str_slice(source, at, source.size), name) &&
           at + name.size < source.size && is_name_end(source.data[at + name.size]);
}

/// Where the text of a raw element ends: at its end tag. In a script, "<!-- <script>" hides the
/// next end tag until "-->" (the standard's double escaped state).
static size_t find_raw_end(syn_str source, size_t at, syn_tag tag) {
    syn_str name = syn__html_tag_get_name(tag);
    bool is_escaped = false, is_double = false;
    for (; at < source.size; at++) {
        char c = source.data[at];
        if (c == '-' && is_escaped &&
            syn_str_starts(syn_str_slice(source, at, at + 3), SYN_STR("-->"))) {
            is_escaped = is_double = false;
            continue;
        }
        if (c != '<') continue;
        syn_str here = syn_str_slice(source, at, at + 4);
        if (tag == SYN_TAG_SCRIPT && !is_escaped && syn_str_equal(here, SYN_STR("<!--"))) {
            is_escaped = true;
            at++; // "<!-->" ends at once
        } else if (here.size > 1 && here.data[1] == '/' && is_name_at(source, at + 2, name)) {
            if (!is_double) return at;
            is_double = false;
        } else if (is_escaped && is_name_at(source, at + 1, name)) {
            is_double = true;
        }
    }
    return source.size;
}

/// True when a tag, comment or the like starts with the '<' at `at`.
static bool is_markup_at(syn_str source, size_t at) {
    if (at + 1 >= source.size) return false;
    char c = source.data[at + 1];
    return syn_ascii_is_alpha(c) || c == '/' || c == '!' || c == '?';
}

static syn_html_token take_text(syn_html_scanner *scanner, size_t end, syn_html_token_kind kind) {
    syn_html_token token = {.kind = kind, .span = {scanner->at, end}, .tag = SYN_TAG_TEXT};
    scanner->at = end;
    return token;
}

/// Passes over what is neither tag nor text; false when a tag stands there.
static bool skip_declaration(syn_html_scanner *scanner) {
    syn_str source = scanner->source;
    size_t at = scanner->at;
    char c = source.data[at + 1];
    char next = at + 2 < source.size ? source.data[at + 2] : '\0';
    if (syn_ascii_is_alpha(c) || (c == '/' && syn_ascii_is_alpha(next))) return false;
    if (c == '!' && syn_str_starts(syn_str_slice(source, at, at + 4), SYN_STR("<!--"))) {
        scanner->at = skip_comment(source, at);
        return true;
    }
    size_t end = find_byte_or_end(source, '>', at + 2);
    scanner->at = end < source.size ? end + 1 : end;
    return true;
}

static void enter_raw(syn_html_scanner *scanner, const syn_html_token *token) {
    unsigned flags = syn__html_tag_get_flags(token->tag);
    if (scanner->is_foreign) return;
    if ((flags & (SYN_HTML_RAW | SYN_HTML_REFERENCES)) != 0) scanner->raw_tag = token->tag;
}

syn_html_token syn__html_scan_next(syn_html_scanner *scanner) {
    syn_str source = scanner->source;
    if (scanner->raw_tag != SYN_TAG_UNKNOWN) {
        syn_tag tag = scanner->raw_tag;
        bool is_raw = (syn__html_tag_get_flags(tag) & SYN_HTML_RAW) != 0;
        scanner->raw_tag = SYN_TAG_UNKNOWN;
        size_t end = find_raw_end(source, scanner->at, tag);
        if (end > scanner->at)
            return take_text(scanner, end, is_raw ? SYN_HTML_TEXT_AS_IS : SYN_HTML_TEXT);
    }
    while (scanner->at < source.size) {
        size_t at = scanner->at;
        if (source.data[at] != '<' || !is_markup_at(source, at)) {
            size_t end = at;
            do {
                end = find_byte_or_end(source, '<', end + 1);
            } while (end < source.size && !is_markup_at(source, end));
            return take_text(scanner, end, SYN_HTML_TEXT);
        }
        if (skip_declaration(scanner)) continue;
        syn_html_token token = {.kind = SYN_HTML_START_TAG};
        if (source.data[at + 1] == '/') token.kind = SYN_HTML_END_TAG;
        if (!scan_tag(scanner, at + (token.kind == SYN_HTML_END_TAG ? 2 : 1), &token)) break;
        scanner->at = token.span.end;
        if (token.kind == SYN_HTML_START_TAG) enter_raw(scanner, &token);
        return token;
    }
    scanner->at = source.size;
    return (syn_html_token){.kind = SYN_HTML_END_OF_PAGE, .span = {source.size, source.size}};
}
