// SPDX-License-Identifier: Apache-2.0
// Words remembered by their letters: the same answers whatever was asked before.
#include "base/str.h"
#include "test.h"
#include "text/facts.h"
#include "text/forms.h"
#include "text/lexicon.h"

#include <stdio.h>

static bool is_same(const syn_form *a, const syn_form *b) {
    return a->number == b->number && a->sketch.word == b->sketch.word &&
           a->sketch.lower == b->sketch.lower && a->sketch.shape == b->sketch.shape &&
           a->sketch.ends[3] == b->sketch.ends[3] && a->sketch.starts[2] == b->sketch.starts[2] &&
           a->sketch.cluster == b->sketch.cluster && a->sketch.fine == b->sketch.fine &&
           a->sketch.facts == b->sketch.facts && a->sketch.is_capital == b->sketch.is_capital &&
           a->sketch.sure_tag == b->sketch.sure_tag;
}

static bool is_found_alike(syn_forms forms, syn_str word) {
    syn_form spare, other;
    const syn_form *found = syn_forms_find(forms, word, &spare);
    return is_same(found, syn_forms_find(NULL, word, &other));
}

TEST(forms_remembered_are_as_worked_out) {
    static const char *const words[] = {"a",
                                        "A",
                                        "of",
                                        "the",
                                        "The",
                                        "Oslo",
                                        "oslo",
                                        "Mr",
                                        "harbour",
                                        "harbours",
                                        "harbourx",
                                        "responsibilities",
                                        "U.S.",
                                        "1,250",
                                        "\xC3\xA9t\xC3\xA9",
                                        "Responsibilities",
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    syn_arena arena = {0};
    syn_forms forms = syn_forms_new(&arena);
    CHECK(forms != NULL);
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            CHECK(is_found_alike(forms, syn_str_from(words[i])));
    }
    CHECK(is_found_alike(forms, (syn_str){"", 0}));
    CHECK(is_found_alike(forms, (syn_str){"a\0b", 3}));
    CHECK(is_found_alike(forms, (syn_str){"a\0c", 3}));
    syn_arena_finish(&arena);
}

/// More words than there are places: each drives others out.
TEST(forms_driven_out_are_found_again) {
    syn_arena arena = {0};
    syn_forms forms = syn_forms_new(&arena);
    char word[16];
    for (size_t i = 0; i < 3 * SYN_FORM_SLOTS && forms != NULL; i++) {
        int size = snprintf(word, sizeof word, "%c%zu", i % 2 == 0 ? 'b' : 'B', i / 2 % 20000);
        syn_form spare, other;
        const syn_form *found = syn_forms_find(forms, (syn_str){word, (size_t)size}, &spare);
        bool is_right = is_same(found, syn_forms_find(NULL, (syn_str){word, (size_t)size}, &other));
        if (!is_right) CHECK(is_right);
    }
    syn_arena_finish(&arena);
}

TEST(forms_keys_tell_words_of_one_size_apart) {
    syn_form_key a = syn_form_key_make(SYN_STR("abc")), b = syn_form_key_make(SYN_STR("abd"));
    CHECK(a.first != b.first && a.size == 3);
    a = syn_form_key_make(SYN_STR("abcdefghi"));
    b = syn_form_key_make(SYN_STR("abcdefghj"));
    CHECK(a.first == b.first && a.last != b.last);
    CHECK(syn_form_key_make(SYN_STR("abcdefghijklmnopq")).size == 0);
    CHECK(syn_form_key_make(SYN_STR("")).size == 0);
}

TEST(lexicon_words_know_what_begins_with_them) {
    // "at least" is a hedge, "at" is none; "u.s. dollar" begins with "u.s." and with the letter u.
    uint32_t at = syn_lexicon_find_word(SYN_STR("at"));
    CHECK(syn_lexicon_starts(SYN_LEXICON_HEDGE, at) && !syn_lexicon_has(SYN_LEXICON_HEDGE, at));
    CHECK(syn_lexicon_starts(SYN_LEXICON_CURRENCY, syn_lexicon_find_word(SYN_STR("U.S."))));
    CHECK(syn_lexicon_starts(SYN_LEXICON_CURRENCY, syn_lexicon_find_word(SYN_STR("u"))));
    CHECK(!syn_lexicon_starts(SYN_LEXICON_CURRENCY, at));
    CHECK(!syn_lexicon_starts(SYN_LEXICON_CURRENCY, 0));
}
