// SPDX-License-Identifier: Apache-2.0
// Takes names of outlets as articles and addresses write them, tells which mean the same. Rules
// over letters; lexicon/wire_agency.txt for the agencies. Constant work: names are cut at 64
// letters.
#include "reuse/source_name.h"

#include "base/str.h"
#include "text/lexicon.h"

enum { LONGEST_NAME_BYTES = 64, MOST_ALONE_WORDS = 5, LONGEST_INITIALS = 5 };

syn_str syn__source_name_get_full(syn_str name) {
    const syn_lexicon_entry *agency =
        syn_lexicon_find_nocase(SYN_LEXICON_WIRE_AGENCY, syn_str_trim(name));
    return agency == NULL ? name : agency->value;
}

static bool is_host(syn_str name) {
    return syn_str_find_byte(name, '.', 0) != SIZE_MAX &&
           syn_str_find_byte(name, ' ', 0) == SIZE_MAX;
}

/// “news.trumpet.co.example” → “trumpet”: the label before the public suffix.
static syn_str get_site(syn_str host) {
    static const char *const second_levels[] = {"co", "com", "org", "net", "gov", "ac"};
    size_t end = host.size;
    for (size_t cuts = 0; cuts < 2; cuts++) {
        size_t dot = end;
        while (dot > 0 && host.data[dot - 1] != '.')
            dot--;
        if (dot == 0) break;
        syn_str label = syn_str_slice(host, dot, end);
        bool is_suffix = cuts == 0;
        for (size_t i = 0; i < sizeof second_levels / sizeof *second_levels; i++)
            is_suffix |= syn_str_equal_nocase(label, syn_str_from(second_levels[i]));
        if (!is_suffix) break;
        end = dot - 1;
    }
    size_t start = end;
    while (start > 0 && host.data[start - 1] != '.')
        start--;
    return syn_str_slice(host, start, end);
}

/// Letters and digits only, folded, without a leading “the” or “www”.
static syn_str fold(syn_str name, char out_bytes[LONGEST_NAME_BYTES]) {
    size_t size = 0;
    name = syn_str_trim(name);
    if (syn_str_starts_nocase(name, SYN_STR("the "))) name = syn_str_slice(name, 4, name.size);
    if (syn_str_starts_nocase(name, SYN_STR("www."))) name = syn_str_slice(name, 4, name.size);
    for (size_t i = 0; i < name.size && size < LONGEST_NAME_BYTES; i++) {
        char c = syn_ascii_lower(name.data[i]);
        if (syn_ascii_is_lower(c) || syn_ascii_is_digit(c) || (unsigned char)c >= 0x80)
            out_bytes[size++] = c;
    }
    return (syn_str){out_bytes, size};
}

/// Walks over the words of a name; false at its end.
static bool next_word(syn_str name, size_t *at, syn_str *out_word) {
    while (*at < name.size && name.data[*at] == ' ')
        ++*at;
    size_t start = *at;
    while (*at < name.size && name.data[*at] != ' ')
        ++*at;
    *out_word = syn_str_slice(name, start, *at);
    return *at > start;
}

static bool is_small_word(syn_str word) {
    return syn_str_equal_nocase(word, SYN_STR("of")) ||
           syn_str_equal_nocase(word, SYN_STR("the")) ||
           syn_str_equal_nocase(word, SYN_STR("and")) || syn_str_equal(word, SYN_STR("&"));
}

/// “MNA” for “Meridian News Agency”.
static bool is_initials(syn_str initials, syn_str name) {
    initials = syn_str_trim(initials);
    if (initials.size < 2 || initials.size > LONGEST_INITIALS) return false;
    size_t at = 0, count = 0;
    for (syn_str word; next_word(name, &at, &word);) {
        if (is_small_word(word)) continue;
        if (count == initials.size || !syn_ascii_is_upper(word.data[0])) return false;
        if (initials.data[count++] != word.data[0]) return false;
    }
    return count == initials.size;
}

bool syn__source_name_is_same(syn_str a, syn_str b) {
    if (!syn_str_is_known(a) || !syn_str_is_known(b)) return false;
    if (is_initials(a, b) || is_initials(b, a)) return true;
    char bytes[2][LONGEST_NAME_BYTES];
    syn_str left = fold(syn__source_name_get_full(a), bytes[0]);
    syn_str right = fold(syn__source_name_get_full(b), bytes[1]);
    if (left.size > 1 && syn_str_equal(left, right)) return true;
    if (is_host(a) == is_host(b)) return false;
    left = fold(is_host(a) ? get_site(a) : a, bytes[0]);
    right = fold(is_host(b) ? get_site(b) : b, bytes[1]);
    return left.size > 1 && syn_str_equal(left, right);
}

bool syn__source_name_is_alone(syn_str line) {
    size_t at = 0, count = 0;
    if (line.size == 0 || line.size > LONGEST_NAME_BYTES) return false;
    if (strchr(".?!:;,\"", line.data[line.size - 1]) != NULL) return false;
    for (syn_str word; next_word(line, &at, &word); count++) {
        if (!is_small_word(word) && !syn_ascii_is_upper(word.data[0])) return false;
    }
    return count >= 1 && count <= MOST_ALONE_WORDS;
}
