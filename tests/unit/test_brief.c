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
    CHECK(stand("\"We were told nothing at all,\" said one, Ines Maro.") == SYN_STANDING_FOLLOWS);
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

TEST(sentence_whose_speaker_stands_elsewhere_does_not_stand_alone) {
    CHECK(stand("\"The bridge over the Lorn is ours for the whole summer.\"") ==
          SYN_STANDING_FOLLOWS);
    CHECK(stand("\"We were told nothing at all,\" its owner, Ines Maro, said.") ==
          SYN_STANDING_LEANS);
    CHECK(stand("A joint board is to write new ones by the end of July.") == SYN_STANDING_FOLLOWS);
    CHECK(stand("The mayor says that will allow the boats to pass in May.") == SYN_STANDING_LEANS);
    CHECK(stand("In fact, the bridge over the Lorn was closed in May.") == SYN_STANDING_FOLLOWS);
}

TEST(sentence_in_the_voice_of_its_writer_does_not_stand_alone) {
    CHECK(stand("Who will pay for the new bridge over the river Lorn?") == SYN_STANDING_BROKEN);
    CHECK(stand("Ines Maro opened the bridge, which I think is too narrow.") ==
          SYN_STANDING_BROKEN);
    CHECK(stand("\"I am sorry for the bridge,\" Ines Maro said in Tolm.") == SYN_STANDING_CLEAR);
    CHECK(stand("The bridge over the Lorn is worth your visit in May.") == SYN_STANDING_LEANS);
}

TEST(sentence_of_a_heading_or_a_credited_picture_is_no_sentence) {
    CHECK(stand("Miner Found Alive In Tolm Shaft A miner was found alive near Tolm on Monday.") ==
          SYN_STANDING_BROKEN);
    CHECK(stand("Ines Maro and The Lorn Gazette won a prize for the best report in May.") ==
          SYN_STANDING_CLEAR);
    CHECK(stand("Ines Maro looks at the new bridge near Tolm. (Jan Brod/Lorn Pictures)") ==
          SYN_STANDING_BROKEN);
    CHECK(stand("Monday, May 2, 2031, 9:29 PM The miners wait at the bridge.") ==
          SYN_STANDING_BROKEN);
}

TEST(sentence_cut_or_marked_by_its_page_is_no_sentence) {
    CHECK(stand("535), including a record of 139 boats in the harbour.") == SYN_STANDING_BROKEN);
    CHECK(stand("'The rope could break when the wind turns to the north.") == SYN_STANDING_BROKEN);
    CHECK(stand("'The rope is old,' Ines Maro said at the river Lorn.") == SYN_STANDING_CLEAR);
    CHECK(stand("THE FLOODED MINE According to Ines Maro, the mine was shut in spring.") ==
          SYN_STANDING_BROKEN);
    CHECK(stand("NATO and the EU sent boats to the harbour of Tolm on Monday.") ==
          SYN_STANDING_CLEAR);
    CHECK(stand("The boats of Tolm leave the harbour in rain, May 2, 2031.") == SYN_STANDING_LEANS);
    CHECK(stand("The boats of Tolm left the harbour on May 2, 2031.") == SYN_STANDING_CLEAR);
    CHECK(stand("Three years later while walking in Tolm, Ines Maro met Jan Brod.") ==
          SYN_STANDING_FOLLOWS);
    CHECK(stand("\"The rope was old,\" the spokesman said on Monday in Tolm.") ==
          SYN_STANDING_LEANS);
}

TEST(pronoun_behind_its_person_is_understood) {
    CHECK(stand("A climber died near Tolm on Monday when his rope broke.") == SYN_STANDING_CLEAR);
    CHECK(stand("In a statement released in Tolm he spoke of a bad rope.") == SYN_STANDING_BROKEN);
}

/// The brief of accounts of the same kind: their count, and the place of the first sentence that
/// starts with `start`, or SYN_NOTHING.
static size_t choose_brief(const test_account *telling, size_t count, const char *start,
                           size_t *out_place) {
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, telling, count);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(syn_brief_choose(&pile.pile, &pile.reuse, &pile.stories, &pile.arena, &collation, NULL) ==
          SYN_OK);
    size_t size = collation.brief_count;
    *out_place = SYN_NOTHING;
    for (size_t i = 0; i < size; i++) {
        bool is_it = syn_str_starts(brief_text(&pile, &collation, i), syn_str_from(start));
        if (is_it && *out_place == SYN_NOTHING) *out_place = i;
    }
    test_pile_finish(&pile);
    return size;
}

TEST(brief_of_one_text_and_its_copy_is_short) {
    static const char text[] =
        "Growers in the Olmen valley lost half of the cherry harvest in a hailstorm on Monday. "
        "The hail broke 400 trees near Tolm. Insurers in Olmen expect claims of 5 million euros. "
        "Fire crews in Olmen cleared 30 roads by noon. Two schools in Tolm stayed shut on Tuesday. "
        "Ines Maro, who grows cherries near Tolm, lost her barn. The storm came from the south "
        "and crossed the Lorn at ten.";
    static const test_account copies[] = {{.text = text, .lineage = 1},
                                          {.text = text, .lineage = 1}};
    size_t place;
    CHECK(choose_brief(copies, 2, "Growers in the Olmen", &place) <= 4);
    CHECK(place == 0);
}

TEST(brief_opens_below_the_heading_and_the_picture) {
    static const test_account pages[] = {
        {.text = "Hail in Olmen\n\nInes Maro stands in her orchard. (Jan Brod/Lorn Pictures)\n\n"
                 "Growers in the Olmen valley lost half of the cherry harvest in a hailstorm on "
                 "Monday. The hail broke 400 trees near Tolm."},
        {.text = "A hailstorm on Monday destroyed half of the cherry harvest of growers in the "
                 "Olmen valley. Near Tolm the hail broke 400 trees."},
        {.text = "Half of the cherry harvest of the Olmen valley was lost to hail on Monday, its "
                 "growers said. They count 400 broken trees near Tolm."},
    };
    size_t place;
    CHECK(choose_brief(pages, 3, "Ines Maro stands", &place) > 0);
    CHECK(place == SYN_NOTHING);
}

TEST(brief_names_people_in_full_before_it_names_them_alone) {
    static const test_account telling[] = {
        {.text = "A hailstorm on Monday destroyed half of the cherry harvest of growers in the "
                 "Olmen valley. Maro said the hail broke 400 trees near Tolm. Insurers in Olmen "
                 "expect claims of 5 million euros."},
        {.text = "Growers in the Olmen valley lost half of the cherry harvest in a hailstorm on "
                 "Monday. Insurers in Olmen expect claims of 5 million euros. Near Tolm the hail "
                 "broke 400 trees, said the grower Ines Maro."},
        {.text = "Half of the cherry harvest in the Olmen valley was lost on Monday to hail. The "
                 "hail broke 400 trees near Tolm, Ines Maro said."},
    };
    size_t alone, full;
    choose_brief(telling, 3, "Maro said", &alone);
    choose_brief(telling, 3, "The hail broke 400 trees near Tolm, Ines Maro", &full);
    CHECK(alone == SYN_NOTHING || full < alone);
}

TEST(brief_tells_a_second_day_to_come) {
    static const test_account telling[] = {
        {.text = "Growers in the Olmen valley lost half of the cherry harvest in a hailstorm on "
                 "Monday. The schools in Tolm open again on Thursday. The hail broke 400 trees "
                 "near Tolm. The valley council votes on aid for the growers on 30 June.",
         .published = "2031-06-10"},
        {.text = "A hailstorm on Monday destroyed half of the cherry harvest of growers in the "
                 "Olmen valley. Near Tolm the hail broke 400 trees. The schools in Tolm open again "
                 "on Thursday. The valley council votes on aid for the growers on 30 June.",
         .published = "2031-06-10"},
        {.text = "Half of the cherry harvest of the Olmen valley was lost to hail on Monday.",
         .published = "2031-06-10"},
    };
    size_t first, second;
    size_t count = choose_brief(telling, 3, "The schools in Tolm", &first);
    choose_brief(telling, 3, "The valley council votes", &second);
    CHECK(count >= 3 && first != SYN_NOTHING && second != SYN_NOTHING);
}

TEST(brief_leaves_the_digest_that_quotes_nobody) {
    static const test_account telling[] = {
        {.text = "The hailstorm of Monday in the Olmen valley marked a heavy loss of half of the "
                 "cherry harvest for its growers. The hail broke 400 trees near Tolm. Insurers in "
                 "Olmen expect claims of 5 million euros. The growers are concerned. The valley is "
                 "known for cherries. Many people work there. The loss is felt by many. The future "
                 "of the harvest is open."},
        {.text = "Growers in the Olmen valley lost half of the cherry harvest in a hailstorm on "
                 "Monday. \"The hail broke 400 trees near Tolm,\" said the grower Ines Maro. "
                 "Insurers in Olmen expect claims of 5 million euros."},
        {.text = "A hailstorm on Monday destroyed half of the cherry harvest of growers in the "
                 "Olmen valley. \"We count 400 broken trees near Tolm,\" Ines Maro said. Insurers "
                 "in Olmen expect claims of 5 million euros."},
    };
    size_t place;
    CHECK(choose_brief(telling, 3, "The hailstorm of Monday", &place) >= 2);
    CHECK(place == SYN_NOTHING);
}
