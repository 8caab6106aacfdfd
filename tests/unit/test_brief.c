// SPDX-License-Identifier: Apache-2.0
// The rules of the brief. The event is invented.
#include "unit/collate_pile.h"

#include "collate/readable.h"
#include "report/report.h"

static const test_account accounts[] = {
    {.text = "Harvest workers in the Olmen valley stopped work on Monday over unpaid wages. "
             "They want the arrears of two months. Growers in the Olmen valley offered to pay half "
             "of the wages in October. But the workers refused. The cherry harvest in the Olmen "
             "valley is worth 9 million euros, the growers said."},
    {.text = "On Monday the harvest workers of the Olmen valley stopped work because of unpaid "
             "wages. An offer of the Olmen growers to pay half of the wages in October was refused "
             "by the workers. \"We are not a bank,\" said Ines Maro, who picks cherries near Tolm. "
             "Sign up for our newsletter and never miss news of the Olmen valley harvest."},
    {.text = "Workers have stopped the harvest in the Olmen valley over wages that were not paid. "
             "\"We are not a bank,\" said Ines Maro, a cherry picker. The growers put the worth of "
             "the Olmen cherry harvest at 9 million euros. Sign up for our newsletter and never "
             "miss news of the Olmen valley harvest."},
};

static syn_str brief_text(const test_pile *pile, const syn_collation *collation, size_t index) {
    syn_place place = collation->brief[index].place;
    return syn_str_span(pile->documents[place.document].text, place.span);
}

TEST(brief_is_of_whole_sentences_that_stand_alone) {
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 3);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(syn_brief_choose(&pile.pile, &pile.reuse, &pile.stories, &pile.arena, &collation, NULL) ==
          SYN_OK);
    CHECK(collation.brief_count >= 2 && collation.brief_count <= 10);
    for (size_t i = 0; i < collation.brief_count; i++) {
        syn_str text = brief_text(&pile, &collation, i);
        CHECK(!syn_str_starts(text, SYN_STR("But")) && !syn_str_starts(text, SYN_STR("Sign up")));
        CHECK(syn_str_ends(syn_str_trim(text), SYN_STR(".")));
        for (size_t j = 0; j < i; j++)
            CHECK(!syn_str_equal(text, brief_text(&pile, &collation, j)));
    }
    test_pile_finish(&pile);
}

TEST(brief_of_no_claims_is_empty) {
    static const test_account nothing[] = {{.text = ""}};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, nothing, 1);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(syn_brief_choose(&pile.pile, &pile.reuse, &pile.stories, &pile.arena, &collation, NULL) ==
          SYN_OK);
    CHECK(collation.brief_count == 0);
    test_pile_finish(&pile);
}

static syn_standing stand(const char *text) {
    test_account one = {.text = text};
    test_pile pile;
    test_pile_init(&pile, &one, 1);
    CHECK(pile.marks[0].sentence_count >= 1);
    syn_standing standing =
        pile.marks[0].sentence_count == 0
            ? SYN_STANDING_BROKEN
            : syn_sentence_get_standing(&pile.pile, 0, pile.marks[0].sentences[0]);
    test_pile_finish(&pile);
    return standing;
}

TEST(sentence_stands_alone_only_when_it_needs_no_other) {
    CHECK(stand("Ada Pohl opened the new bridge over the Lorn on Friday.") == SYN_STANDING_CLEAR);
    CHECK(stand("It opened the new bridge over the Lorn on Friday.") == SYN_STANDING_FOLLOWS);
    CHECK(stand("Under it, drivers pay half of the old toll.") == SYN_STANDING_FOLLOWS);
    CHECK(stand("However, the bridge over the Lorn stays closed.") == SYN_STANDING_FOLLOWS);
    CHECK(stand("The minister opened the new bridge over the Lorn.") == SYN_STANDING_LEANS);
    CHECK(stand("\"The bridge is ours now,\" he said at the river.") == SYN_STANDING_BROKEN);
    CHECK(stand("opened the new bridge over the Lorn on Friday.") == SYN_STANDING_BROKEN);
    CHECK(stand("Subscribe to the Lorn Gazette for less than a coffee.") == SYN_STANDING_BROKEN);
}

TEST(sentence_that_adds_or_labels_does_not_stand_alone) {
    CHECK(stand("More than fifty miners were also brought to Tolm.") == SYN_STANDING_LEANS);
    CHECK(stand("\"We were told nothing at all,\" said one, Ines Maro.") == SYN_STANDING_LEANS);
    CHECK(stand("Photos: The closed bridge over the river Lorn in spring.") == SYN_STANDING_BROKEN);
    CHECK(stand("May 2, 2031 The miners wait at the bridge over the Lorn.") == SYN_STANDING_BROKEN);
    CHECK(stand("* The bridge over the Lorn was opened in 1908.") == SYN_STANDING_BROKEN);
}

TEST(brief_begins_behind_the_dateline) {
    static const test_account wires[] = {
        {.text = "(Lorn News) - Harvest workers in the Olmen valley stopped work on Monday over "
                 "unpaid wages, the growers of the valley said."},
        {.text = "Harvest workers in the Olmen valley stopped work on Monday over wages that were "
                 "not paid. It was the first strike of the year."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, wires, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(syn_brief_choose(&pile.pile, &pile.reuse, &pile.stories, &pile.arena, &collation, NULL) ==
          SYN_OK);
    CHECK(collation.brief_count >= 1);
    for (size_t i = 0; i < collation.brief_count; i++)
        CHECK(!syn_str_starts(brief_text(&pile, &collation, i), SYN_STR("(")));
    test_pile_finish(&pile);
}

TEST(sentence_of_a_picture_or_without_a_subject_is_no_sentence) {
    CHECK(stand("Cherry picker Ines Maro (C-R) speaks to her lawyer in the court of Olmen.") ==
          SYN_STANDING_BROKEN);
    CHECK(stand("Will have double the thrust of the next largest rocket in Olmen.") ==
          SYN_STANDING_BROKEN);
    CHECK(stand("A year later, Ines Maro sold the orchard near Olmen to her brother Jan Maro.") ==
          SYN_STANDING_FOLLOWS);
}

TEST(brief_ends_with_what_is_to_come) {
    static const test_account telling[] = {
        {.text =
             "Growers in the Olmen valley lost half of the cherry harvest in a hailstorm on "
             "Monday. The hail broke 400 trees near Tolm. The cherry harvest in the Olmen valley "
             "was worth 9 million euros last year. Insurers in Olmen expect claims of 5 million "
             "euros. The growers will ask the government for help on 30 June 2031.",
         .published = "2031-06-10"},
        {.text =
             "A hailstorm on Monday destroyed half of the cherry harvest of growers in the Olmen "
             "valley. Near Tolm the hail broke 400 trees. Last year the cherry harvest in the "
             "Olmen valley was worth 9 million euros.",
         .published = "2031-06-10"},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, telling, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(syn_brief_choose(&pile.pile, &pile.reuse, &pile.stories, &pile.arena, &collation, NULL) ==
          SYN_OK);
    CHECK(collation.brief_count > 1);
    if (collation.brief_count > 1) {
        syn_str last = brief_text(&pile, &collation, collation.brief_count - 1);
        CHECK(syn_str_starts(last, SYN_STR("The growers will ask")));
    }
    test_pile_finish(&pile);
}
