// SPDX-License-Identifier: Apache-2.0
// The rules of src/collate, on small piles built by hand. The events are invented.
#include "unit/collate_pile.h"

#include "collate/collate.h"

TEST(claim_joins_same_statement_of_two_accounts) {
    static const test_account accounts[] = {
        {.text = "The old bridge over the Lorn collapsed under a gravel lorry. Nobody crossed at "
                 "noon."},
        {.text = "Cattle prices rose. An old bridge over the river Lorn collapsed beneath a gravel "
                 "truck."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    const syn_claim *claim = test_find_claim(&pile, &collation, 0, "The old bridge");
    CHECK(claim != NULL && claim->support_documents == 2 && claim->support_lineages == 2);
    claim = test_find_claim(&pile, &collation, 1, "Cattle prices");
    CHECK(claim != NULL && claim->support_documents == 1);
    test_pile_finish(&pile);
}

TEST(claim_counts_copies_as_one_lineage) {
    static const test_account accounts[] = {
        {.text = "The mill at Ostry burned down overnight.", .lineage = 1},
        {.text = "The mill at Ostry burned down overnight.", .lineage = 1},
        {.text = "Overnight, the Ostry mill burned down.", .lineage = 2},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 3);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.claim_count == 1);
    const syn_claim *claim = test_find_claim(&pile, &collation, 0, "The mill");
    CHECK(claim != NULL && claim->support_documents == 3 && claim->support_lineages == 2);
    test_pile_finish(&pile);
}

TEST(claim_leaves_statements_of_other_things_alone) {
    static const test_account accounts[] = {
        {.text =
             "The mayor opened a library in Ostry. The river froze for the first time in years."},
        {.text = "A baker in Ostry won the lottery. Two foxes were seen near the river."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    for (size_t i = 0; i < collation.claim_count; i++)
        CHECK(collation.claims[i].support_documents == 1);
    test_pile_finish(&pile);
}

TEST(collate_empty_story_is_empty) {
    static const test_account accounts[] = {{.text = ""}, {.text = "?"}};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    CHECK(collation.claim_count == 0 && collation.family_count == 0);
    CHECK(collation.timeline_count == 0);
    test_pile_finish(&pile);
}

TEST(collate_stops_cleanly_at_any_failed_allocation) {
    static const test_account accounts[] = {
        {.text = "The mill at Ostry burned down. \"It was a fine mill by any account,\" said Ada "
                 "Pohl."},
        {.text = "The mill in Ostry burned down. \"It was a fine mill by any account,\" Ada Pohl "
                 "said."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    syn_status status = SYN_NO_MEMORY;
    for (size_t nth = 1; status != SYN_OK && nth < 1000; nth++) {
        syn_arena arena = {0};
        syn__memory_fail_at(nth, true);
        status =
            syn_collate_story(&pile.pile, &pile.reuse, &pile.stories, 0, &arena, &collation, NULL);
        syn__memory_fail_at(0, false);
        CHECK(status == SYN_OK || status == SYN_NO_MEMORY);
        syn_arena_finish(&arena);
    }
    CHECK(status == SYN_OK);
    test_pile_finish(&pile);
}

TEST(claim_is_shown_by_a_statement_that_names_its_subject) {
    static const test_account telling[] = {
        {.text = "Ines Maro opened the bridge over the Lorn. She thanked the forty divers of Tolm "
                 "for the work of three winters."},
        {.text = "The bridge over the Lorn is open. Ines Maro thanked the forty divers of Tolm for "
                 "the work of three winters."},
        {.text = "Tolm has its bridge. She thanked the forty divers of Tolm for the work of three "
                 "winters."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, telling, 3);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    const syn_claim *claim = test_find_claim(&pile, &collation, 1, "Ines Maro thanked");
    CHECK(claim != NULL && claim->statement_count == 3);
    if (claim != NULL) CHECK(claim->representative.document == 1);
    test_pile_finish(&pile);
}
