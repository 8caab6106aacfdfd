// SPDX-License-Identifier: Apache-2.0
// Authors of feeds: takes the line of an author's element, gives names.
//
// RSS asks for an address and people write all sorts: "ann@example.org (Ann Lee)", "Ann Lee
// <ann@example.org>", "By Ann Lee and Bo Ek". A line is cut into several names only where every
// part has two words or more, so "Lee, Ann" and "Smith and Sons" stay whole. A bare address is no
// name. Cost: linear.
#include "input/feed_parts.h"

#include "base/str.h"

enum { MOST_PARTS = 16 };

static bool is_address(syn_str text) {
    size_t at = syn_str_find_byte(text, '@', 0);
    return at != SIZE_MAX && at > 0 && at + 1 < text.size &&
           syn_str_find_byte(text, ' ', 0) == SIZE_MAX;
}

static bool is_web_address(syn_str text) {
    return syn_str_starts_nocase(text, SYN_STR("http://")) ||
           syn_str_starts_nocase(text, SYN_STR("https://")) ||
           syn_str_starts_nocase(text, SYN_STR("mailto:"));
}

/// The name beside an address, or the line itself; unknown when there is only an address.
static syn_str leave_address_out(syn_str line) {
    line = syn_str_trim(line);
    size_t open = syn_str_find_byte(line, '(', 0), angle = syn_str_find_byte(line, '<', 0);
    if (open != SIZE_MAX && line.size > 0 && line.data[line.size - 1] == ')') {
        syn_str before = syn_str_trim(syn_str_slice(line, 0, open));
        syn_str inside = syn_str_trim(syn_str_slice(line, open + 1, line.size - 1));
        if (is_address(before) || before.size == 0)
            line = inside;
        else if (is_address(inside))
            line = before;
    } else if (angle != SIZE_MAX && angle > 0) {
        line = syn_str_trim(syn_str_slice(line, 0, angle));
    }
    size_t space = syn_str_find_byte(line, ' ', 0); // "ann@example.org Ann Lee"
    if (space != SIZE_MAX && is_address(syn_str_slice(line, 0, space)))
        line = syn_str_trim(syn_str_slice(line, space, line.size));
    if (line.size > 2 && line.data[0] == '"' && line.data[line.size - 1] == '"')
        line = syn_str_slice(line, 1, line.size - 1);
    if (syn_str_starts_nocase(line, SYN_STR("by ")))
        line = syn_str_trim(syn_str_slice(line, 3, line.size));
    return line.size == 0 || is_address(line) || is_web_address(line) ? (syn_str){0} : line;
}

/// Where a name ends and the next begins: ";", ",", " and ", " & "; 0 when none stands here.
static size_t measure_joint(syn_str line, size_t at) {
    static const syn_str joints[] = {{", and ", 6}, {" and ", 5}, {" & ", 3},
                                     {", ", 2},     {"; ", 2},    {";", 1}};
    syn_str rest = syn_str_slice(line, at, line.size);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        if (syn_str_starts_nocase(rest, joints[i])) return joints[i].size;
    }
    return 0;
}

static size_t cut(syn_str line, syn_str parts[MOST_PARTS]) {
    size_t count = 0, from = 0;
    for (size_t at = 0; at < line.size && count + 1 < MOST_PARTS; at++) {
        size_t joint = measure_joint(line, at);
        if (joint == 0) continue;
        parts[count++] = syn_str_trim(syn_str_slice(line, from, at));
        from = at + joint;
        at = from - 1;
    }
    parts[count++] = syn_str_trim(syn_str_slice(line, from, line.size));
    for (size_t i = 0; i < count; i++) {
        bool has_two_words = syn_str_find_byte(parts[i], ' ', 0) != SIZE_MAX;
        if (!has_two_words) {
            parts[0] = line;
            return 1;
        }
    }
    return count;
}

void syn__feed_add_authors(syn_str line, syn_arena *arena, syn_feed_names *names) {
    syn_str parts[MOST_PARTS];
    line = leave_address_out(line);
    if (line.size == 0) return;
    size_t count = cut(line, parts);
    for (size_t i = 0; i < count; i++) {
        syn_str name = leave_address_out(parts[i]);
        bool is_there = name.size == 0 || names->count >= SYN_FEED_MOST_AUTHORS;
        for (size_t k = 0; k < names->count && !is_there; k++)
            is_there = syn_str_equal_nocase(names->items[k], name);
        if (!is_there) SYN_PUSH(arena, names, syn_arena_copy(arena, name));
    }
}
