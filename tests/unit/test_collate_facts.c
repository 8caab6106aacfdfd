// SPDX-License-Identifier: Apache-2.0
// The rules of src/collate/facts.c. The events are invented.
#include "unit/collate_pile.h"

#include "collate/facts.h"

typedef struct fixture {
    test_pile pile;
    syn__collator collator;
} fixture;

/// Two accounts of whole sentences with their facts.
static void read_two(fixture *one, const char *a, const char *b) {
    test_account accounts[] = {{.text = a, .published = "2031-06-10"},
                               {.text = b, .published = "2031-06-11"}};
    test_pile_init(&one->pile, accounts, 2);
    test_pile_read_sentences(&one->pile, &one->collator);
    syn__facts_read(&one->collator);
}

static void finish(fixture *one) {
    test_pile_finish(&one->pile);
}

/// The weight of the first statement of each account.
static double weigh_first(const fixture *one) {
    const syn__collator *collator = &one->collator;
    for (size_t i = 1; i < collator->line_count; i++) {
        if (collator->lines[i].member != collator->lines[0].member)
            return syn__facts_weigh(collator, &collator->lines[0], &collator->lines[i]);
    }
    return -1;
}

static double weigh(const char *a, const char *b) {
    fixture one;
    read_two(&one, a, b);
    double weight = weigh_first(&one);
    finish(&one);
    return weight;
}

TEST(facts_equal_sum_is_evidence) {
    double weight = weigh("The harbour company pays 27.5 million euros.",
                          "A sum of EUR 27.5m is due from the operator of the port.");
    CHECK(weight > 1);
    CHECK(weigh("The harbour company pays.", "The operator of the port pays.") == 0);
}

TEST(facts_long_count_says_more_than_a_small_one) {
    CHECK(weigh("The works in Lorn has 1,140 looms.", "Some 1,140 looms will stop in Lorn.") >
          weigh("The works in Lorn has 40 looms.", "Some 40 looms will stop in Lorn."));
}

TEST(facts_small_count_asks_for_the_thing_counted) {
    CHECK(weigh("Three looms stand still in Lorn.", "Three looms burned in the mill.") > 0);
    CHECK(weigh("Three looms stand still in Lorn.", "Three wells are dry in the hills.") == 0);
}

TEST(facts_lone_values_of_two_accounts_are_counterparts) {
    CHECK(weigh("The siren in Ostry sounded at 11:40 a.m.",
                "Its own log notes a short circuit at 10:15 a.m.") > 0);
    CHECK(weigh("The siren in Ostry sounded at 11:40 a.m.",
                "Its own log notes a short circuit at 2:15 a.m.") == 0);
}

TEST(facts_value_known_to_the_other_account_is_no_counterpart) {
    CHECK(weigh("The siren in Ostry sounded at 11:40 a.m. A relay had failed at 10:15 a.m.",
                "Its own log notes a short circuit at 10:15 a.m.") == 0);
}

TEST(facts_two_values_of_one_size_are_no_counterparts) {
    CHECK(weigh("The siren in Ostry sounded at 11:40 a.m. It fell silent at 11:55 a.m.",
                "Its own log notes a short circuit at 10:15 a.m.") == 0);
}

TEST(facts_value_of_another_gauge_does_not_compete) {
    const char *boat = "The boat had 212 people aboard. Divers rescued 151 of the passengers.";
    CHECK(weigh(boat, "The boat was carrying 190 passengers.") > 0);
}

TEST(facts_values_of_other_gauges_are_not_one) {
    CHECK(weigh("In Lorn 24 people were injured.", "In Lorn 19 people were arrested.") == 0);
}

TEST(facts_day_of_the_news_is_none) {
    CHECK(weigh("The bank in Lorn spoke on 9 June.", "On 9 June the bank was closed.") == 0);
    CHECK(weigh("Production in Lorn ends on 30 August 2031.",
                "The last loom in Lorn stops on 30 August 2031.") > 1);
}

TEST(facts_counterparts_are_days_and_ages) {
    CHECK(weigh("The case in Lorn opens on 12 May 2032.",
                "It will be heard in Lorn from 19 May 2032.") > 0);
    CHECK(weigh("The case in Lorn opens on 12 May 2032.",
                "It will be heard in Lorn from 19 August 2032.") == 0);
    CHECK(weigh("A tree fell on a 43-year-old man.", "Ivo Marsan, 47, was crushed by an ash.") > 0);
}

TEST(facts_counterpart_counts_are_of_one_thing) {
    CHECK(weigh("Some 24 wells in Lorn are dry.", "In Lorn 32 wells are dry.") > 0);
    CHECK(weigh("Some 24 wells in Lorn are dry.", "In Lorn 32 goats were sold.") == 0);
}

TEST(facts_noon_and_half_are_told_everywhere) {
    CHECK(weigh("The bank in Lorn opens at noon.", "In Lorn the choir sang at noon.") == 0);
    CHECK(weigh("The bank lost half of its clients.", "In Lorn half of the choir was ill.") == 0);
}

TEST(facts_of_a_person_ask_for_the_person) {
    CHECK(weigh("Ada Pohl was arrested on Monday.",
                "Ada Pohl was arrested at her house on Monday.") > 0);
    CHECK(weigh("Ada Pohl was arrested on Monday.", "Ivo Marsan was arrested on Monday.") == 0);
}

TEST(facts_counterparts_are_asked_by_word) {
    fixture one;
    read_two(&one, "The siren in Ostry sounded at 11:40 a.m.", "It began at 10:15 a.m. in Ostry.");
    const syn__line *lines = one.collator.lines;
    size_t found = 0;
    for (size_t i = 0; i < lines[0].word_count; i++) {
        for (size_t j = 0; j < lines[1].word_count; j++) {
            found += syn__facts_are_counterparts(&one.collator, &lines[0], &lines[0].words[i],
                                                 &lines[1], &lines[1].words[j]);
        }
    }
    CHECK(found == 1);
    finish(&one);
}

TEST(facts_of_a_table_end) {
    char text[6000] = "Results:";
    size_t size = strlen(text);
    for (int i = 0; i < 900; i++) {
        memcpy(text + size, " 4711,", 6);
        size += 6;
    }
    text[size] = '\0';
    CHECK(weigh(text, text) > 0);
}

TEST(facts_counterpart_days_of_a_claim_are_a_conflict) {
    test_account accounts[] = {
        {.text = "The suit of the weavers against the mill in Ostry opens on 12 August.",
         .published = "2031-06-10"},
        {.text = "In Ostry the weavers' suit against the mill will be heard from 19 August.",
         .published = "2031-06-11"}};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    const syn_claim *claim = test_find_claim(&pile, &collation, 0, "The suit");
    CHECK(claim != NULL && claim->disagreement_count == 1);
    if (claim != NULL && claim->disagreement_count == 1)
        CHECK(claim->disagreements[0].kind == SYN_DISAGREEMENT_TIME);
    test_pile_finish(&pile);
}
