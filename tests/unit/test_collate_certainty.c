// SPDX-License-Identifier: Apache-2.0
// How sure joins are, and what perhaps belongs to a claim, on small piles. The events are invented.
#include "unit/collate_pile.h"

#include "collate/certainty.h"

static const test_account quarry[] = {
    {.text =
         "The quarry at Belmar was flooded on Sunday night. Three excavators stand under water. "
         "The mayor of Belmar visited the workers. Nobody was hurt, the fire brigade said."},
    {.text =
         "The quarry at Belmar was flooded on Sunday night. Pumps will run for two weeks. Prices "
         "of gravel have risen in the region since spring."},
    {.text = "Water broke into the Belmar quarry. Pumps have to run for at least a fortnight. The "
             "pit will be closed until autumn, its owner said."},
};

TEST(certainty_is_unknown_where_one_lineage_speaks) {
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, quarry, 3);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    size_t known = 0;
    for (size_t i = 0; i < collation.claim_count; i++) {
        const syn_claim *claim = &collation.claims[i];
        CHECK(claim->has_certainty == (claim->support_lineages > 1));
        CHECK(!claim->has_certainty || (claim->certainty > 0 && claim->certainty < 1));
        for (size_t k = 0; k < claim->statement_count; k++)
            CHECK(claim->statements[k].has_certainty == claim->has_certainty);
        known += claim->has_certainty;
    }
    CHECK(known > 0);
    test_pile_finish(&pile);
}

TEST(certainty_of_equal_wording_is_high) {
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, quarry, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    const syn_claim *claim = test_find_claim(&pile, &collation, 0, "The quarry");
    CHECK(claim != NULL && claim->support_lineages == 2);
    CHECK(claim != NULL && claim->has_certainty && claim->certainty > 0.9);
    CHECK(claim != NULL && claim->statements[0].certainty > 0.9);
    test_pile_finish(&pile);
}

TEST(certainty_of_two_lone_statements_is_unknown) {
    static const test_account accounts[] = {{.text = "The mill at Ostry burned down overnight."},
                                            {.text = "Overnight, the Ostry mill burned down."}};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    const syn_claim *claim = test_find_claim(&pile, &collation, 0, "The mill");
    CHECK(claim != NULL && claim->support_lineages == 2 && !claim->has_certainty);
    CHECK(claim != NULL && claim->perhaps_count == 0);
    test_pile_finish(&pile);
}

TEST(certainty_grows_with_likeness) {
    double before = 0;
    for (int i = 0; i <= 100; i++) {
        double likeness = i / 100.0, now = syn__certainty_of_claim(likeness);
        CHECK(now >= before && now >= 0 && now < 1);
        CHECK(syn__certainty_of_statement(likeness) < 1);
        CHECK(syn__certainty_of_offer(likeness) < 1);
        before = now;
    }
    CHECK(syn__certainty_of_claim(-1) == syn__certainty_of_claim(0));
    CHECK(syn__certainty_of_claim(2) == syn__certainty_of_claim(1));
}

/// Each statement once; only from lineages that the claim lacks; the likeliest first.
static void check_offers(const test_pile *pile, const syn_collation *collation) {
    for (size_t i = 0; i < collation->claim_count; i++) {
        const syn_claim *claim = &collation->claims[i];
        CHECK(claim->perhaps_count <= 3);
        for (size_t k = 0; k < claim->perhaps_count; k++) {
            const syn_statement *one = &claim->perhaps[k];
            CHECK(one->has_certainty && one->certainty >= 0.25);
            CHECK(one->lineage == pile->lineage_of[one->place.document]);
            CHECK(k == 0 || one->certainty <= claim->perhaps[k - 1].certainty);
            for (size_t j = 0; j < claim->statement_count; j++)
                CHECK(claim->statements[j].lineage != one->lineage);
            for (size_t other = 0; other < i; other++) {
                for (size_t j = 0; j < collation->claims[other].perhaps_count; j++) {
                    syn_place place = collation->claims[other].perhaps[j].place;
                    CHECK(place.document != one->place.document ||
                          place.span.start != one->place.span.start);
                }
            }
        }
    }
}

TEST(perhaps_offers_what_stands_close_from_a_lineage_that_a_claim_lacks) {
    static const test_account accounts[] = {
        {.text =
             "The council of Ostry will close the old swimming pool in March. Swimmers protested "
             "before the town hall. The roof leaks."},
        {.text = "Ostry council will close the swimming pool in March. Repairs would cost four "
                 "million crowns. A new one is planned."},
        {.text =
             "Bathers in Ostry must look for another pool in spring. The council voted to close "
             "theirs. Prices of bread rose."},
    };
    test_pile pile;
    syn_collation collation;
    size_t count = 0;
    test_pile_init(&pile, accounts, 3);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    check_offers(&pile, &collation);
    for (size_t i = 0; i < collation.claim_count; i++)
        count += collation.claims[i].perhaps_count;
    CHECK(count > 0);
    test_pile_finish(&pile);
}

TEST(perhaps_of_other_things_is_empty) {
    static const test_account accounts[] = {
        {.text = "Foxes were seen in Ostry. A baker won the lottery. The tram was late."},
        {.text = "Snow fell on Mount Arbel. Nine boats left Lorn. Gravel is dear."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    for (size_t i = 0; i < collation.claim_count; i++)
        CHECK(collation.claims[i].perhaps_count == 0);
    test_pile_finish(&pile);
}
