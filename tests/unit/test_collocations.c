// SPDX-License-Identifier: Apache-2.0
// Collocations: counts of words and pairs, synonyms, and what a damaged model does.
#include "base/fnv.h"
#include "test.h"
#include "text/collocations.h"

static uint32_t key_of(const char *word) {
    return syn_fnv(word, strlen(word));
}

static double count(const syn_collocations *in, const char *word) {
    return syn_collocations_count(in, syn_collocations_find(in, key_of(word)));
}

static double count_pair(const syn_collocations *in, const char *left, const char *right) {
    return syn_collocations_count_pair(in, syn_collocations_find(in, key_of(left)),
                                       syn_collocations_find(in, key_of(right)));
}

TEST(collocations_count_common_words_more_often) {
    syn_collocations in = syn_collocations_open();
    CHECK(in.all > 1000000);
    CHECK(count(&in, "the") > count(&in, "harbour") && count(&in, "harbour") > 0);
    CHECK(syn_collocations_find(&in, key_of("qqzzx")) == SYN_COLLOCATIONS_NONE);
    CHECK(count(&in, "qqzzx") == 0);
}

TEST(collocations_count_neighbours_in_their_order) {
    syn_collocations in = syn_collocations_open();
    CHECK(count_pair(&in, "of", "the") >= 4096);
    CHECK(count_pair(&in, "of", "the") > 100 * count_pair(&in, "the", "of"));
    CHECK(count_pair(&in, "prime", "minister") > count_pair(&in, "prime", "pastor"));
    CHECK(count_pair(&in, "qqzzx", "the") == 0 && count_pair(&in, "the", "qqzzx") == 0);
}

TEST(collocations_name_the_commonest_synonym_first) {
    syn_collocations in = syn_collocations_open();
    syn_collocations_choice choice = syn_collocations_choose(&in, key_of("begin"), 'v');
    double before = 1e9;
    bool has_start = false;
    CHECK(choice.synonym_count > 1);
    for (size_t i = 0; i < choice.synonym_count; i++) {
        uint32_t other = syn_collocations_get_synonym(&choice, i);
        double here = syn_collocations_count(&in, other);
        CHECK(here > 0 && here <= before);
        has_start = has_start || other == syn_collocations_find(&in, key_of("start"));
        before = here;
    }
    CHECK(has_start);
}

TEST(collocations_drawn_words_are_those_that_authors_do_not_write) {
    syn_collocations in = syn_collocations_open();
    CHECK(syn_collocations_choose(&in, key_of("year"), 'n').drawn <
          syn_collocations_choose(&in, key_of("twelvemonth"), 'n').drawn);
    CHECK(syn_collocations_choose(&in, key_of("qqzzx"), 'n').synonym_count == 0);
    CHECK(syn_collocations_choose(&in, key_of("year"), 'x').drawn_wide == 0);
}

TEST(collocations_parts_of_speech_surprise_where_they_do_not_belong) {
    syn_collocations in = syn_collocations_open();
    double noun =
        syn_collocations_surprise(&in, SYN_POS_ADPOSITION, SYN_POS_DETERMINER, SYN_POS_NOUN);
    double stop =
        syn_collocations_surprise(&in, SYN_POS_ADPOSITION, SYN_POS_DETERMINER, SYN_POS_COUNT);
    CHECK(noun < 2 && stop > 6);
    CHECK(syn_collocations_surprise(&in, 255, 255, 255) == 0);
    CHECK(syn_collocations_share(&in, SYN_POS_NOUN) > 0.1);
    CHECK(syn_collocations_share(&in, SYN_POS_NOUN) < 0.3);
}

TEST(collocations_survive_a_damaged_model) {
    static const uint8_t wrong[64] = "SYNCOLL3";
    const size_t sizes[] = {0, 7, 31, sizeof wrong};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        syn_collocations in = syn_collocations_open_bytes(wrong, sizes[i]);
        CHECK(in.all == 0 && count(&in, "the") == 0 && count_pair(&in, "of", "the") == 0);
        CHECK(syn_collocations_choose(&in, key_of("begin"), 'v').synonym_count == 0);
        CHECK(syn_collocations_surprise(&in, 0, 0, 0) == 0);
    }
}
