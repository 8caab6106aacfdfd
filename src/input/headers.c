// SPDX-License-Identifier: Apache-2.0
// Takes a block of header lines, gives names, values and parameters. See headers.h.
//
// As mild as readers of mail and pages have to be: bare \n ends a line, blanks before the colon are
// borne. Cost: linear in the block for each call.
#include "input/headers.h"

#include "base/str.h"

size_t syn__headers_measure(syn_str bytes) {
    size_t at = 0;
    while (at < bytes.size) {
        size_t end = syn_str_find_byte(bytes, '\n', at);
        if (end == SIZE_MAX) return SIZE_MAX;
        if (end == at || (end == at + 1 && bytes.data[at] == '\r')) return end + 1;
        at = end + 1;
    }
    return SIZE_MAX;
}

static bool is_folded(syn_str header, size_t at) {
    return at < header.size && (header.data[at] == ' ' || header.data[at] == '\t');
}

bool syn__headers_next(syn_str header, size_t *at, syn_str *out_name, syn_str *out_value) {
    while (*at < header.size) {
        size_t start = *at, end = start;
        do {
            end = syn_str_find_byte(header, '\n', end);
            end = end == SIZE_MAX ? header.size : end + 1;
        } while (is_folded(header, end));
        *at = end;
        syn_str line = syn_str_slice(header, start, end);
        size_t colon = syn_str_find_byte(line, ':', 0);
        if (colon == SIZE_MAX) continue;
        *out_name = syn_str_trim(syn_str_slice(line, 0, colon));
        *out_value = syn_str_trim(syn_str_slice(line, colon + 1, line.size));
        return true;
    }
    return false;
}

syn_str syn__headers_find(syn_str header, syn_str name) {
    syn_str found_name, value;
    for (size_t at = 0; syn__headers_next(header, &at, &found_name, &value);) {
        if (syn_str_equal_nocase(found_name, name)) return value;
    }
    return (syn_str){0};
}

syn_str syn__header_get_main(syn_str value) {
    return syn_str_trim(syn_str_slice(value, 0, syn_str_find_byte(value, ';', 0)));
}

/// The end of a parameter that begins at `at`: the next semicolon outside of quotation marks.
static size_t find_parameter_end(syn_str value, size_t at) {
    bool is_quoted = false;
    for (; at < value.size; at++) {
        if (value.data[at] == '"') is_quoted = !is_quoted;
        if (value.data[at] == ';' && !is_quoted) return at;
    }
    return at;
}

syn_str syn__header_find_parameter(syn_str value, syn_str name) {
    size_t at = find_parameter_end(value, 0);
    while (at < value.size) {
        size_t end = find_parameter_end(value, at + 1);
        syn_str parameter = syn_str_slice(value, at + 1, end);
        size_t equals = syn_str_find_byte(parameter, '=', 0);
        at = end;
        if (equals == SIZE_MAX) continue;
        if (!syn_str_equal_nocase(syn_str_trim(syn_str_slice(parameter, 0, equals)), name))
            continue;
        syn_str found = syn_str_trim(syn_str_slice(parameter, equals + 1, parameter.size));
        while (found.size > 0 && (found.data[0] == '"' || found.data[0] == '\''))
            found = syn_str_slice(found, 1, found.size);
        while (found.size > 0 && strchr("\"'", found.data[found.size - 1]) != NULL)
            found.size--;
        return found.size == 0 ? (syn_str){0} : found;
    }
    return (syn_str){0};
}
