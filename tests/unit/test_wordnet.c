// SPDX-License-Identifier: Apache-2.0
// WordNet: lemmas of forms, relations of words, and what hostile words do.
#include "base/fnv.h"
#include "test.h"
#include "text/wordnet.h"

static syn_wordnet_relation relate(const char *a, const char *b) {
    syn_wordnet_word one = syn_wordnet_find(syn_str_from(a));
    syn_wordnet_word other = syn_wordnet_find(syn_str_from(b));
    syn_wordnet_relation there = syn_wordnet_relate(&one, &other);
    CHECK(there == syn_wordnet_relate(&other, &one));
    return there;
}

static bool has_lemma(const char *form, const char *lemma) {
    syn_wordnet_word word = syn_wordnet_find(syn_str_from(form));
    uint32_t hash = syn_fnv(lemma, strlen(lemma));
    for (uint32_t i = 0; i < word.count; i++) {
        if (syn_wordnet_get_hash(word.lemmas[i]) == hash) return true;
    }
    return false;
}

TEST(wordnet_takes_regular_endings_off) {
    CHECK(has_lemma("ladies", "lady"));
    CHECK(has_lemma("Bridges", "bridge"));
    CHECK(has_lemma("announced", "announce"));
    CHECK(has_lemma("telling", "tell"));
    CHECK(has_lemma("happiest", "happy"));
    CHECK(has_lemma("goes", "go"));
}

TEST(wordnet_knows_irregular_forms) {
    CHECK(has_lemma("said", "say"));
    CHECK(has_lemma("children", "child"));
    CHECK(has_lemma("leaves", "leaf") && has_lemma("leaves", "leave"));
    CHECK(has_lemma("stopped", "stop"));
}

TEST(wordnet_takes_no_plural_from_short_words) {
    CHECK(!has_lemma("as", "a"));
    CHECK(!has_lemma("was", "wa"));
    CHECK(!has_lemma("his", "hi"));
}

TEST(wordnet_relates_forms_of_one_lemma) {
    CHECK(relate("says", "said") == SYN_WORDNET_SAME);
    CHECK(relate("COUNTRY", "countries") == SYN_WORDNET_SAME);
}

TEST(wordnet_relates_synonyms_in_any_form) {
    CHECK(relate("buy", "purchased") == SYN_WORDNET_SYNONYM);
    CHECK(relate("cars", "automobile") == SYN_WORDNET_SYNONYM);
    CHECK(relate("huge", "vast") == SYN_WORDNET_SYNONYM);
}

TEST(wordnet_relates_opposites_kinds_and_derived_words) {
    CHECK(relate("rise", "falling") == SYN_WORDNET_ANTONYM);
    CHECK(relate("cold", "hot") == SYN_WORDNET_ANTONYM);
    CHECK(relate("decide", "decisions") == SYN_WORDNET_DERIVED);
    CHECK(relate("legally", "legal") == SYN_WORDNET_DERIVED);
    CHECK(relate("big", "huge") == SYN_WORDNET_SIMILAR);
    CHECK(relate("dagger", "knives") == SYN_WORDNET_HYPERNYM);
    CHECK(relate("sparrow", "parliament") == SYN_WORDNET_NONE);
}

TEST(wordnet_finds_nothing_for_odd_words) {
    CHECK(syn_wordnet_find((syn_str){0}).count == 0);
    CHECK(syn_wordnet_find(SYN_STR("s")).count <= 1);
    CHECK(syn_wordnet_find(SYN_STR("qqxzzyqs")).count == 0);
    CHECK(syn_wordnet_find(SYN_STR("\0\0\xFF\xFE")).count == 0);
    static char longest[5000];
    memset(longest, 'a', sizeof longest);
    CHECK(syn_wordnet_find((syn_str){longest, sizeof longest}).count == 0);
    CHECK(relate("qqxzzyqs", "qqxzzyqs") == SYN_WORDNET_NONE);
}

TEST(wordnet_lists_senses_and_their_lemmas) {
    syn_wordnet_word word = syn_wordnet_find(SYN_STR("automobile"));
    syn_wordnet_sense senses[8];
    uint32_t lemmas[16];
    bool has_car = false;
    CHECK(word.count > 0);
    size_t count = syn_wordnet_list_senses(word.lemmas[0], senses, 8);
    CHECK(count >= 2 && syn_wordnet_list_senses(word.lemmas[0], senses, 1) == 1);
    for (size_t i = 0; i < count; i++) {
        size_t some = syn_wordnet_list_lemmas(senses[i].synset, lemmas, 16);
        for (size_t k = 0; k < some; k++)
            has_car = has_car || syn_wordnet_get_hash(lemmas[k]) == syn_fnv("car", 3);
    }
    CHECK(has_car);
    CHECK(syn_wordnet_list_senses(UINT32_MAX, senses, 8) == 0);
    CHECK(syn_wordnet_list_lemmas(UINT32_MAX, lemmas, 16) == 0);
    CHECK(syn_wordnet_get_hash(UINT32_MAX) == 0);
}

TEST(wordnet_sketches_never_hide_a_relation) {
    const char *words[] = {"buy",    "purchase", "ship",     "vessel", "hot",   "cold",
                           "decide", "decision", "dog",      "animal", "quick", "fast",
                           "run",    "runs",     "minister", "car",    "good",  "bad",
                           "rise",   "climb",    "killed",   "death",  "zzxy",  "of"};
    enum { COUNT = sizeof words / sizeof *words };
    size_t related = 0, spared = 0;
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t k = 0; k < COUNT; k++) {
            syn_wordnet_word a = syn_wordnet_find(syn_str_from(words[i]));
            syn_wordnet_word b = syn_wordnet_find(syn_str_from(words[k]));
            syn_wordnet_sketch x = syn_wordnet_make_sketch(&a), y = syn_wordnet_make_sketch(&b);
            bool is_related = syn_wordnet_relate(&a, &b) != SYN_WORDNET_NONE;
            CHECK(!is_related || syn_wordnet_may_relate(&x, &y));
            related += is_related;
            spared += !syn_wordnet_may_relate(&x, &y);
        }
    }
    CHECK(related > COUNT && spared > COUNT * COUNT / 2);
}
