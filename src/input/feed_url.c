// SPDX-License-Identifier: Apache-2.0
// Addresses in feeds: takes a base and a reference, gives an absolute address (RFC 3986, section
// 5), and the host of one. Cost: linear, and addresses are short (SYN_FEED_LONGEST_URL).
#include "input/feed_parts.h"

#include "base/str.h"

typedef struct parts {
    syn_str scheme, host, path, rest; ///< "https", "//example.org", "/a/b", "?c#d"
} parts;

static parts split(syn_str url) {
    parts p = {{NULL, 0}, {NULL, 0}, {"", 0}, {"", 0}};
    size_t at = 0;
    while (at < url.size && (syn_ascii_is_alpha(url.data[at]) || syn_ascii_is_digit(url.data[at]) ||
                             strchr("+-.", url.data[at]) != NULL))
        at++;
    if (at > 0 && at < url.size && url.data[at] == ':' && syn_ascii_is_alpha(url.data[0])) {
        p.scheme = syn_str_slice(url, 0, at);
        url = syn_str_slice(url, at + 1, url.size);
    }
    for (at = 0; at < url.size && url.data[at] != '?' && url.data[at] != '#'; at++) {
    }
    p.rest = syn_str_slice(url, at, url.size);
    url = syn_str_slice(url, 0, at);
    if (syn_str_starts(url, SYN_STR("//"))) {
        size_t end = syn_str_find_byte(url, '/', 2);
        if (end == SIZE_MAX) end = url.size;
        p.host = syn_str_slice(url, 0, end);
        url = syn_str_slice(url, end, url.size);
    }
    p.path = url;
    return p;
}

/// Writes a path without its "." and ".." segments; gives its size.
static size_t tidy_path(syn_str path, char *out) {
    size_t size = 0;
    for (size_t at = 0; at < path.size;) {
        size_t end = syn_str_find_byte(path, '/', at + 1);
        if (end == SIZE_MAX) end = path.size;
        syn_str segment = syn_str_slice(path, at, end);
        bool is_up = syn_str_equal(segment, SYN_STR("/.."));
        if (is_up) {
            while (size > 0 && out[--size] != '/') {
            }
        }
        if (!is_up && !syn_str_equal(segment, SYN_STR("/."))) {
            memcpy(out + size, segment.data, segment.size);
            size += segment.size;
        } else if (end == path.size) {
            out[size++] = '/';
        }
        at = end;
    }
    return size;
}

static syn_str join(parts base, parts reference, syn_arena *arena) {
    syn_str path = reference.path, rest = reference.rest;
    if (!syn_str_is_known(reference.host)) {
        if (path.size == 0) {
            path = base.path;
            if (!syn_str_starts(rest, SYN_STR("?"))) { // "#part" stands behind the base's query
                size_t end = syn_str_find_byte(base.rest, '#', 0);
                syn_str query = syn_str_slice(base.rest, 0, end);
                rest =
                    syn_arena_format(arena, "%.*s%.*s", SYN_STR_PRINT(query), SYN_STR_PRINT(rest));
            }
        } else if (path.data[0] != '/') {
            size_t end = base.path.size;
            while (end > 0 && base.path.data[end - 1] != '/')
                end--;
            syn_str folder = syn_str_slice(base.path, 0, end);
            path = syn_arena_format(arena, "%s%.*s%.*s", folder.size == 0 ? "/" : "",
                                    SYN_STR_PRINT(folder), SYN_STR_PRINT(path));
        }
        reference.host = base.host;
    }
    char *tidy = syn_arena_array(arena, path.size + 1, 1);
    if (tidy == NULL) return (syn_str){0};
    syn_str tidied = {tidy, tidy_path(path, tidy)};
    return syn_arena_format(arena, "%.*s:%.*s%.*s%.*s", SYN_STR_PRINT(base.scheme),
                            SYN_STR_PRINT(reference.host), SYN_STR_PRINT(tidied),
                            SYN_STR_PRINT(rest));
}

static bool is_web_scheme(syn_str scheme) {
    return syn_str_equal_nocase(scheme, SYN_STR("http")) ||
           syn_str_equal_nocase(scheme, SYN_STR("https")) ||
           syn_str_equal_nocase(scheme, SYN_STR("ftp"));
}

syn_str syn__feed_resolve_url(syn_str base, syn_str address, syn_arena *arena) {
    address = syn_str_trim(address);
    if (address.size > 2 && address.data[0] == '<' && address.data[address.size - 1] == '>')
        address = syn_str_slice(address, 1, address.size - 1);
    if (address.size == 0 || address.size > SYN_FEED_LONGEST_URL) return (syn_str){0};
    parts own = split(address);
    if (syn_str_is_known(own.scheme)) {
        bool has_host = own.host.size > 2;
        return has_host && is_web_scheme(own.scheme) ? address : (syn_str){0};
    }
    parts around = split(syn_str_is_known(base) ? base : (syn_str){"", 0});
    if (base.size > SYN_FEED_LONGEST_URL || !syn_str_is_known(around.scheme) ||
        !syn_str_is_known(around.host))
        return address.size > 4 && syn_str_starts_nocase(address, SYN_STR("www."))
                   ? syn_arena_format(arena, "http://%.*s", SYN_STR_PRINT(address))
                   : (syn_str){0};
    return join(around, own, arena);
}

syn_str syn__feed_get_host(syn_str url, syn_arena *arena) {
    static const char *const services[] = {"feedburner.com", "feedproxy.google.com",
                                           "news.google.com", "feedblitz.com"};
    static const char *const own_parts[] = {"www.", "feeds.", "feed.", "rss.", "rssfeeds."};
    syn_str host = split(url).host;
    if (host.size < 3) return (syn_str){0};
    host = syn_str_slice(host, 2, host.size);
    size_t user = syn_str_find_byte(host, '@', 0);
    if (user != SIZE_MAX) host = syn_str_slice(host, user + 1, host.size);
    host = syn_str_slice(host, 0, syn_str_find_byte(host, ':', 0));
    char *lower = syn_arena_array(arena, host.size, 1);
    if (lower == NULL) return (syn_str){0};
    for (size_t i = 0; i < host.size; i++)
        lower[i] = syn_ascii_lower(host.data[i]);
    host.data = lower;
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        if (syn_str_ends(host, syn_str_from(services[i]))) return (syn_str){0};
    }
    for (size_t i = 0; i < sizeof own_parts / sizeof *own_parts; i++) {
        syn_str part = syn_str_from(own_parts[i]);
        syn_str rest = syn_str_slice(host, part.size, host.size);
        if (syn_str_starts(host, part) && syn_str_find_byte(rest, '.', 0) != SIZE_MAX) return rest;
    }
    return syn_str_find_byte(host, '.', 0) == SIZE_MAX ? (syn_str){0} : host;
}
