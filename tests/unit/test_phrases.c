// SPDX-License-Identifier: Apache-2.0
// Many phrases at once (text/phrases.h), with the list of lines that are no part of an article.
#include "text/phrases.h"

#include "base/str.h"
#include "test.h"

static size_t count_matches(syn_str text, syn_str *out_first) {
    syn_arena arena = {0};
    syn_phrases phrases;
    syn_phrases_init(&phrases, SYN_LEXICON_PAGE_PHRASE, &arena);
    syn_phrase_match match = {0};
    size_t count = 0;
    while (syn_phrases_find(&phrases, text, &match)) {
        if (count++ == 0) *out_first = match.entry->key;
        if (!syn_str_starts(syn_str_slice(text, match.start, text.size), match.entry->key))
            return 0;
    }
    syn_arena_finish(&arena);
    return count;
}

TEST(phrases_found_wherever_they_stand) {
    syn_str first = {NULL, 0};
    CHECK(count_matches(SYN_STR("get our newsletter, in your inbox"), &first) == 2);
    CHECK(syn_str_equal(first, SYN_STR("our newsletter")));
    CHECK(count_matches(SYN_STR("our newsletter"), &first) == 1);
    CHECK(count_matches(SYN_STR("xour newsletterx"), &first) == 1);
}

TEST(phrases_none_in_what_is_short_or_cut) {
    syn_str first = {NULL, 0};
    CHECK(count_matches(SYN_STR(""), &first) == 0);
    CHECK(count_matches((syn_str){NULL, 0}, &first) == 0);
    CHECK(count_matches(SYN_STR("o"), &first) == 0);
    CHECK(count_matches(SYN_STR("our newslette"), &first) == 0);
}

TEST(phrases_many_of_one_kind_all_found) {
    char text[2600];
    for (size_t i = 0; i < 200; i++)
        memcpy(text + 13 * i, "terms of use ", 13);
    syn_str first = {NULL, 0};
    CHECK(count_matches((syn_str){text, sizeof text}, &first) == 200);
}
