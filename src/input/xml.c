// SPDX-License-Identifier: Apache-2.0
// Takes UTF-8, gives the tags and texts of an XML document, broken or not. See xml.h.
//
// A tag ends at the first `>` outside of quotes; a `<` before that shows that it was none, and its
// first `<` is text. Two things keep this linear: the scanner remembers that a quote or a comment
// end has no fellow ahead, and once more bytes have been tried in vain than the source holds, a
// tag that breaks off is taken to end there instead of being read again.
#include "input/xml.h"

#include "base/str.h"

static bool is_name_start(char c) {
    return syn_ascii_is_alpha(c) || c == '_' || c == ':' || (c & 0x80) != 0;
}

static size_t find_name_end(syn_str text, size_t at) {
    while (at < text.size && !syn_ascii_is_space(text.data[at]) && text.data[at] != '>' &&
           text.data[at] != '/' && text.data[at] != '<' && text.data[at] != '=')
        at++;
    return at;
}

static size_t skip_space(syn_str text, size_t at) {
    while (at < text.size && syn_ascii_is_space(text.data[at]))
        at++;
    return at;
}

// ---- tags

/// Where the quoted value that opens at `at` ends (behind its quote), or SIZE_MAX when it does not.
/// A value that holds a whole tag has lost its quote: `<a href="x>text</a>`.
static size_t find_quote_end(syn_xml *xml, size_t at) {
    char quote = xml->source.data[at];
    bool *has_no_more = &xml->has_no_more[quote == '\''];
    if (*has_no_more) return SIZE_MAX;
    size_t end = syn_str_find_byte(xml->source, quote, at + 1);
    *has_no_more = end == SIZE_MAX;
    if (end == SIZE_MAX) return SIZE_MAX;
    syn_str value = syn_str_slice(xml->source, at + 1, end);
    size_t open = syn_str_find_byte(value, '<', 0);
    if (open == SIZE_MAX) return end + 1;
    if (syn_str_find_byte(syn_str_slice(value, 0, open), '>', 0) == SIZE_MAX) return end + 1;
    xml->tried_bytes += value.size;
    return xml->tried_bytes > xml->source.size ? end + 1 : SIZE_MAX;
}

/// The `>` of a tag whose name ends at `at`; SIZE_MAX when it is none. *out_is_cut: it ends without
/// one.
static size_t find_tag_end(syn_xml *xml, size_t at, bool *out_is_cut) {
    syn_str source = xml->source;
    size_t start = at;
    *out_is_cut = false;
    while (at < source.size && source.data[at] != '>' && source.data[at] != '<') {
        if (source.data[at++] != '=') continue;
        at = skip_space(source, at);
        if (at >= source.size || (source.data[at] != '"' && source.data[at] != '\'')) continue;
        size_t end = find_quote_end(xml, at);
        at = end == SIZE_MAX ? at + 1 : end;
    }
    if (at < source.size && source.data[at] == '>') return at;
    xml->tried_bytes += at - start;
    *out_is_cut = true;
    return at == source.size || xml->tried_bytes > source.size ? at : SIZE_MAX;
}

static bool read_open(syn_xml *xml, syn_xml_token *token) {
    size_t start = xml->at, name_end = find_name_end(xml->source, start + 1);
    bool is_cut;
    size_t end = find_tag_end(xml, name_end, &is_cut);
    if (end == SIZE_MAX) return false;
    token->kind = SYN_XML_OPEN;
    token->name = syn_str_slice(xml->source, start + 1, name_end);
    token->is_empty = end > name_end && xml->source.data[end - 1] == '/';
    token->attributes = syn_str_slice(xml->source, name_end, token->is_empty ? end - 1 : end);
    token->source = (syn_span){start, is_cut ? end : end + 1};
    return true;
}

static bool read_close(syn_xml *xml, syn_xml_token *token) {
    syn_str source = xml->source;
    size_t start = xml->at, name_end = find_name_end(source, start + 2), at = name_end;
    while (at < source.size && source.data[at] != '>' && source.data[at] != '<')
        at++;
    bool is_closed = at < source.size && source.data[at] == '>';
    token->kind = SYN_XML_CLOSE;
    token->name = syn_str_slice(source, start + 2, name_end);
    token->source = (syn_span){start, is_closed ? at + 1 : at};
    return true;
}

// ---- what is passed over

/// Behind `[ ... ]>` that opens at `at`, whatever it declares; SIZE_MAX when it does not end.
static size_t skip_subset(syn_str source, size_t at) {
    for (; at < source.size; at++) {
        if (source.data[at] != ']') continue;
        size_t next = skip_space(source, at + 1);
        if (next < source.size && source.data[next] == '>') return next + 1;
        at = next - 1;
    }
    return SIZE_MAX;
}

/// Behind `<!DOCTYPE ... [ ... ]>`. Only one subset is looked for: there can be no other.
static size_t skip_declaration(syn_xml *xml, size_t at) {
    syn_str source = xml->source;
    while (at < source.size && source.data[at] != '>' &&
           (source.data[at] != '[' || xml->has_tried_subset))
        at++;
    if (at < source.size && source.data[at] == '[') {
        xml->has_tried_subset = true;
        size_t end = skip_subset(source, at);
        return end == SIZE_MAX ? skip_declaration(xml, at) : end;
    }
    return at == source.size ? at : at + 1;
}

/// Behind the comment, instruction or declaration that opens here; the same place when none does.
static size_t skip_silent(syn_xml *xml) {
    syn_str rest = syn_str_slice(xml->source, xml->at, xml->source.size);
    if (syn_str_starts(rest, SYN_STR("<?"))) {
        size_t end = syn_str_find_byte(rest, '>', 2);
        return end == SIZE_MAX ? xml->source.size : xml->at + end + 1;
    }
    if (syn_str_starts(rest, SYN_STR("<!--"))) {
        if (xml->has_no_more_comment) return xml->at;
        size_t end = syn_str_find(rest, SYN_STR("-->"), 4);
        xml->has_no_more_comment = end == SIZE_MAX;
        return end == SIZE_MAX ? xml->at : xml->at + end + 3;
    }
    bool is_declaration = rest.size > 2 && rest.data[1] == '!' && syn_ascii_is_alpha(rest.data[2]);
    return is_declaration ? skip_declaration(xml, xml->at + 2) : xml->at;
}

static bool read_cdata(syn_xml *xml, syn_xml_token *token) {
    syn_str source = xml->source;
    size_t start = xml->at + 9;
    if (!syn_str_starts(syn_str_slice(source, xml->at, start), SYN_STR("<![CDATA["))) return false;
    size_t end = syn_str_find(source, SYN_STR("]]>"), start);
    token->kind = SYN_XML_CDATA;
    token->text = syn_str_slice(source, start, end == SIZE_MAX ? source.size : end);
    token->source = (syn_span){xml->at, end == SIZE_MAX ? source.size : end + 3};
    return true;
}

// ---- tokens

bool syn__xml_next(syn_xml *xml, syn_xml_token *out_token) {
    syn_str source = xml->source;
    size_t start = xml->at, end = start;
    *out_token = (syn_xml_token){SYN_XML_TEXT, {0, 0}, {"", 0}, {"", 0}, {"", 0}, false};
    while (xml->at < source.size) {
        if (source.data[xml->at] == '<') {
            size_t next = skip_silent(xml);
            if (next > xml->at) {
                xml->at = start = next;
                continue;
            }
            char after = xml->at + 1 < source.size ? source.data[xml->at + 1] : ' ';
            char second = xml->at + 2 < source.size ? source.data[xml->at + 2] : ' ';
            bool is_read = (after == '!' && read_cdata(xml, out_token)) ||
                           (after == '/' && is_name_start(second) && read_close(xml, out_token)) ||
                           (is_name_start(after) && read_open(xml, out_token));
            if (is_read) {
                xml->at = out_token->source.end;
                return true;
            }
        }
        end = syn_str_find_byte(source, '<', xml->at + 1);
        if (end == SIZE_MAX) end = source.size;
        xml->at = end;
        out_token->text = syn_str_slice(source, start, end);
        out_token->source = (syn_span){start, end};
        return true;
    }
    return false;
}

bool syn__xml_next_attribute(syn_str attributes, size_t *at, syn_str *out_name,
                             syn_str *out_value) {
    size_t start = *at;
    while (start < attributes.size && !is_name_start(attributes.data[start]))
        start++;
    *at = start;
    *out_name = *out_value = (syn_str){NULL, 0};
    if (start == attributes.size) return false;
    size_t end = find_name_end(attributes, start);
    *out_name = syn_str_slice(attributes, start, end);
    *at = end;
    size_t next = skip_space(attributes, end);
    if (next >= attributes.size || attributes.data[next] != '=') return true;
    next = skip_space(attributes, next + 1);
    char quote = next < attributes.size ? attributes.data[next] : ' ';
    if (quote == '"' || quote == '\'') {
        end = syn_str_find_byte(attributes, quote, next + 1);
        if (end == SIZE_MAX) end = attributes.size;
        *out_value = syn_str_slice(attributes, next + 1, end);
        *at = end + 1 < attributes.size ? end + 1 : attributes.size;
        return true;
    }
    for (end = next; end < attributes.size && !syn_ascii_is_space(attributes.data[end]); end++) {
    }
    *out_value = syn_str_slice(attributes, next, end);
    *at = end;
    return true;
}

syn_str syn__xml_get_local(syn_str name) {
    size_t colon = syn_str_find_byte(name, ':', 0);
    return colon == SIZE_MAX ? name : syn_str_slice(name, colon + 1, name.size);
}

syn_str syn__xml_find_attribute(syn_str attributes, syn_str name) {
    bool has_prefix = syn_str_find_byte(name, ':', 0) != SIZE_MAX;
    syn_str found, value;
    for (size_t at = 0; syn__xml_next_attribute(attributes, &at, &found, &value);) {
        if (!has_prefix) found = syn__xml_get_local(found);
        if (syn_str_equal_nocase(found, name) && syn_str_is_known(value)) return value;
    }
    return (syn_str){NULL, 0};
}
