// SPDX-License-Identifier: Apache-2.0
// The rules of disagreements and of the timeline. The events are invented.
#include "unit/collate_pile.h"

#include "collate/parts.h"

static const syn_disagreement *find_disagreement(const syn_collation *collation,
                                                 syn_disagreement_kind kind) {
    for (size_t i = 0; i < collation->claim_count; i++) {
        const syn_claim *claim = &collation->claims[i];
        for (size_t j = 0; j < claim->disagreement_count; j++) {
            if (claim->disagreements[j].kind == kind) return &claim->disagreements[j];
        }
    }
    return NULL;
}

static void collate_two(test_pile *pile, const char *a, const char *b, syn_collation *out) {
    test_account accounts[] = {{.text = a, .published = "2031-06-10"},
                               {.text = b, .published = "2031-06-11"}};
    test_pile_init(pile, accounts, 2);
    CHECK(test_pile_collate(pile, out) == SYN_OK);
}

TEST(disagreement_figures_that_exclude_each_other) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile, "The avalanche above Tarn buried 14 skiers on the east slope.",
                "The avalanche above Tarn buried 19 skiers on the east slope, rescuers said.",
                &collation);
    const syn_disagreement *found = find_disagreement(&collation, SYN_DISAGREEMENT_QUANTITY);
    CHECK(found != NULL && found->value_count == 2 && !found->is_compatible);
    test_pile_finish(&pile);
}

TEST(disagreement_hedge_that_leaves_room_is_compatible) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile, "The avalanche above Tarn buried at least 14 skiers on the east slope.",
                "The avalanche above Tarn buried 19 skiers on the east slope, rescuers said.",
                &collation);
    const syn_disagreement *found = find_disagreement(&collation, SYN_DISAGREEMENT_QUANTITY);
    CHECK(found != NULL && found->is_compatible);
    test_pile_finish(&pile);
}

TEST(disagreement_none_between_different_things_counted) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile, "The avalanche above Tarn buried 14 skiers on the east slope.",
                "The avalanche above Tarn on the east slope buried skiers and 3 huts.", &collation);
    CHECK(find_disagreement(&collation, SYN_DISAGREEMENT_QUANTITY) == NULL);
    test_pile_finish(&pile);
}

TEST(disagreement_statement_and_its_negation) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile, "The dam at Urdal was inspected by engineers last autumn.",
                "The dam at Urdal was not inspected by engineers last autumn.", &collation);
    CHECK(find_disagreement(&collation, SYN_DISAGREEMENT_NEGATION) != NULL);
    test_pile_finish(&pile);
}

TEST(disagreement_one_surname_with_two_first_names) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile, "The museum theft was reported by the night guard, Peter Halvik.",
                "The museum theft was reported by Martin Halvik, the night guard.", &collation);
    const syn_disagreement *found = find_disagreement(&collation, SYN_DISAGREEMENT_NAME);
    CHECK(found != NULL && found->value_count == 2);
    test_pile_finish(&pile);
}

TEST(disagreement_none_where_a_lone_surname_stands) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile, "The museum theft was reported by the night guard, Peter Halvik.",
                "The museum theft was reported by Mr. Halvik, the night guard.", &collation);
    CHECK(find_disagreement(&collation, SYN_DISAGREEMENT_NAME) == NULL);
    test_pile_finish(&pile);
}

TEST(times_clock_conflicts_with_other_clock) {
    syn_time a = {.value = SYN_STR("T04:20"), .kind = SYN_TIME_TIME};
    syn_time b = {.value = SYN_STR("2031-06-10T05:10"), .kind = SYN_TIME_TIME};
    syn_time day = {.value = SYN_STR("2031-06-10"), .kind = SYN_TIME_DATE};
    syn_time month = {.value = SYN_STR("2031-06"), .kind = SYN_TIME_DATE};
    syn_time week = {.value = SYN_STR("P1W"), .kind = SYN_TIME_DURATION};
    syn_time days = {.value = SYN_STR("P7D"), .kind = SYN_TIME_DURATION};
    CHECK(syn__times_compare(&a, &b) == SYN__AGREE_CONFLICT);
    CHECK(syn__times_compare(&day, &b) == SYN__AGREE_COMPATIBLE);
    CHECK(syn__times_compare(&day, &month) == SYN__AGREE_COMPATIBLE);
    CHECK(syn__times_compare(&a, &day) == SYN__AGREE_UNRELATED);
    CHECK(syn__times_compare(&week, &days) == SYN__AGREE_EQUAL);
}

TEST(duration_open_or_broken_is_none) {
    double seconds;
    CHECK(syn__duration_parse(SYN_STR("PT5H30M"), &seconds) && seconds > 19799 && seconds < 19801);
    CHECK(!syn__duration_parse(SYN_STR("PXD"), &seconds));
    CHECK(!syn__duration_parse(SYN_STR("P"), &seconds));
    CHECK(!syn__duration_parse(SYN_STR("P3"), &seconds));
    CHECK(!syn__duration_parse(SYN_STR("2031"), &seconds));
}

TEST(timeline_has_days_and_shared_years_in_order) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile,
                "The bridge at Lorn was built in 1961. It fell on June 9, 2031. Lorn grew in 1902.",
                "Built in 1961, the bridge at Lorn had been repaired twice.", &collation);
    CHECK(collation.timeline_count == 2);
    if (collation.timeline_count == 2) {
        CHECK_TEXT(collation.timeline[0].value, "1961");
        CHECK_TEXT(collation.timeline[1].value, "2031-06-09");
    }
    CHECK_TEXT(collation.period_start, "2031-06-10");
    CHECK_TEXT(collation.period_end, "2031-06-11");
    test_pile_finish(&pile);
}

TEST(disagreement_of_lengths_knows_their_hedges) {
    test_pile pile;
    syn_collation collation;
    collate_two(
        &pile, "Envoy Ada Pohl spent more than 5 hours with Minister Jan Brandt in Lorn on Monday.",
        "Ada Pohl raised the matter in five and a half hours of talks with Jan Brandt in "
        "Lorn, after a year of silence.",
        &collation);
    const syn_claim *claim = test_find_claim(&pile, &collation, 0, "Envoy");
    CHECK(claim != NULL && claim->disagreement_count == 1);
    if (claim != NULL && claim->disagreement_count == 1) {
        const syn_disagreement *one = &claim->disagreements[0];
        CHECK(one->is_compatible && one->value_count == 2);
        CHECK_TEXT(one->values[1].text, "more than 5 hours");
        CHECK(one->values[1].low > 17999 && !one->values[1].has_high);
        CHECK_TEXT(one->values[1].unit, "second");
    }
    test_pile_finish(&pile);
}

TEST(disagreement_is_no_accent) {
    test_pile pile;
    syn_collation collation;
    collate_two(&pile, "Mayor François Brule opened the bridge at Lorn on Monday.",
                "Mayor Francois Brule opened the bridge at Lorn.", &collation);
    for (size_t i = 0; i < collation.claim_count; i++)
        CHECK(collation.claims[i].disagreement_count == 0);
    test_pile_finish(&pile);
}

TEST(timeline_leaves_out_what_one_account_names_in_passing) {
    static const test_account accounts[] = {
        {.text = "The bridge at Olm closed on Monday for the first time since 1974. Rain fell in "
                 "Olm on May 2.",
         .published = "2031-06-09"},
        {.text = "The bridge at Olm was closed on Monday. Engineers will report on 30 June.",
         .published = "2031-06-09"},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.timeline_count == 2);
    if (collation.timeline_count == 2) {
        CHECK_TEXT(collation.timeline[0].value, "2031-06-09");
        CHECK_TEXT(collation.timeline[1].value, "2031-06-30");
    }
    test_pile_finish(&pile);
}
