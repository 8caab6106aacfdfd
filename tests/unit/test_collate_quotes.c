// SPDX-License-Identifier: Apache-2.0
// The rules of quote families. The people are invented.
#include "unit/collate_pile.h"

static const syn_family_quote *find_quote(const syn_collation *collation, size_t document,
                                          syn_wording_status status) {
    for (size_t i = 0; i < collation->family_count; i++) {
        const syn_quote_family *family = &collation->families[i];
        for (size_t j = 0; j < family->quote_count; j++) {
            if (family->quotes[j].document == document && family->quotes[j].status == status) {
                return &family->quotes[j];
            }
        }
    }
    return NULL;
}

TEST(family_shortened_and_reworded_share_a_speaker) {
    static const test_account accounts[] = {
        {.text = "\"Nobody told the miners that the old shaft was full of water, and that is a "
                 "disgrace,\" Vera Tolm said in Brask."},
        {.text =
             "\"Nobody told the miners that the old shaft was full of water,\" Vera Tolm said."},
        {.text = "\"No one informed the miners that the former shaft was full of water, and that "
                 "is a scandal,\" Vera Tolm said."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 3);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 1);
    CHECK(find_quote(&collation, 0, SYN_WORDING_MAJORITY) != NULL);
    CHECK(find_quote(&collation, 1, SYN_WORDING_SHORTENED) != NULL);
    CHECK(find_quote(&collation, 2, SYN_WORDING_REWORDED) != NULL);
    if (collation.family_count == 1) {
        CHECK_TEXT(collation.families[0].speaker, "Vera Tolm");
        CHECK(collation.families[0].difference_count >= 3);
    }
    test_pile_finish(&pile);
}

TEST(family_names_who_else_is_given_the_words) {
    static const test_account accounts[] = {
        {.text = "\"We will rebuild every house in Brask before the first snow,\" Vera Tolm said."},
        {.text = "\"We will rebuild every house in Brask before the first snow,\" said Vera Tolm."},
        {.text = "\"We will rebuild every house in Brask before the first snow,\" Ole Rist said."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 3);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 1);
    CHECK(find_quote(&collation, 2, SYN_WORDING_DIFFERENTLY_ATTRIBUTED) != NULL);
    test_pile_finish(&pile);
}

TEST(family_not_of_one_stock_phrase_by_two_people) {
    static const test_account accounts[] = {
        {.text = "\"A lot more needs to be done,\" Vera Tolm said of the flooded mines."},
        {.text = "\"More needs to be done,\" said Ole Rist, who trains the goalkeepers."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 0);
    test_pile_finish(&pile);
}

TEST(family_not_within_one_document) {
    static const test_account accounts[] = {
        {.text = "\"The lake was never ours to sell at all,\" Vera Tolm said. She said it again: "
                 "\"The lake was never ours to sell at all.\""},
        {.text = "The lake was sold in spring."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 0);
    test_pile_finish(&pile);
}

TEST(family_of_a_thousand_quotations_ends_in_time) {
    static char text[2][9000];
    for (int i = 0; i < 2; i++) {
        for (size_t j = 0; j + 9 < sizeof text[i]; j += 9)
            memcpy(text[i] + j, "\"a b c\" ,", 9);
    }
    test_account accounts[] = {{.text = text[0]}, {.text = text[1]}};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    test_pile_finish(&pile);
}

TEST(family_takes_a_described_speaker_for_the_named_one) {
    static const test_account accounts[] = {
        {.text = "\"I carried the lantern home because nobody else wanted the lantern,\" said Vera "
                 "Tolm of Brask."},
        {.text = "\"Nobody else wanted the lantern,\" joked one miner in the queue at Brask."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 1);
    CHECK(find_quote(&collation, 1, SYN_WORDING_SHORTENED) != NULL);
    if (collation.family_count == 1) CHECK_TEXT(collation.families[0].speaker, "Vera Tolm");
    test_pile_finish(&pile);
}

TEST(family_holds_words_that_lost_their_marks) {
    static const test_account accounts[] = {
        {.text = "\"The western gallery was flooded on purpose to hide the accounts,\" Vera Tolm "
                 "said in Brask."},
        {.text = "Everybody in Brask knows by now that the western gallery was flooded on purpose "
                 "to hide the accounts."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 1);
    const syn_family_quote *told = find_quote(&collation, 1, SYN_WORDING_MAJORITY);
    CHECK(told != NULL && told->quote == SYN_NOTHING);
    test_pile_finish(&pile);
}

TEST(family_wording_of_equal_backing_is_the_first_published) {
    static const test_account accounts[] = {
        {.text = "\"The valley wants quiet, and it wants it before the harvest,\" Vera Tolm said.",
         .published = "2031-06-09"},
        {.text = "\"This valley wants quiet, and it wants quiet before harvest,\" Vera Tolm said.",
         .published = "2031-06-08"},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(find_quote(&collation, 0, SYN_WORDING_REWORDED) != NULL);
    CHECK(find_quote(&collation, 1, SYN_WORDING_MAJORITY) != NULL);
    test_pile_finish(&pile);
}

TEST(family_wording_is_not_of_a_damaged_document) {
    static const test_account accounts[] = {
        {.text = "\"This valley wants quiet, and it wants quiet before harvest,\" Vera Tolm said.",
         .published = "2031-06-08"},
        {.text = "\"The valley wants quiet, and it wants it before the harvest,\" Vera Tolm said.",
         .published = "2031-06-09"},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    pile.marks[0].has_wording = true;
    pile.marks[0].wording_score = 0.99;
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(find_quote(&collation, 0, SYN_WORDING_REWORDED) != NULL);
    CHECK(find_quote(&collation, 1, SYN_WORDING_MAJORITY) != NULL);
    test_pile_finish(&pile);
}

TEST(family_holds_words_that_lost_their_marks_beside_a_quotation) {
    static const test_account accounts[] = {
        {.text = "\"Lorn is the top supplier of milling tools, copper wire and rubber hoses to the "
                 "valley,\" minister Ada Pohl said."},
        {.text =
             "Lorn is the valley's top supplier of milling tools, copper wire and rubber hoses, "
             "and Ada Pohl noted that nobody else had offered any."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 1);
    test_pile_finish(&pile);
}

TEST(family_speaker_is_one_with_and_without_accents) {
    static const test_account accounts[] = {
        {.text = "\"The valley belongs to those who till it,\" said mayor François Tolm."},
        {.text = "\"The valley belongs to those who till it,\" said mayor Francois Tolm."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.family_count == 1);
    if (collation.family_count == 1) {
        CHECK(collation.families[0].speaker_count == 1);
        CHECK(collation.families[0].quotes[1].status == SYN_WORDING_MAJORITY);
    }
    test_pile_finish(&pile);
}
