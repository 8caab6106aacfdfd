// SPDX-License-Identifier: Apache-2.0
// The rules of src/reuse, on small piles of invented texts.
#include "unit/reuse_bench.h"

#include "base/sort.h"
#include "reuse/branching.h"
#include "reuse/credit.h"
#include "reuse/source_name.h"

static const char HARBOUR[] =
    "The harbour of Little Marsh will close for three weeks in March. Divers found cracks in the "
    "eastern wall when they cleaned its foot last autumn. The council has set aside 240,000 pounds "
    "for new stone.\n\nFishermen may use the old quay at Sandholm until the work is done. Boats "
    "longer than twelve metres have to look for a berth elsewhere. The harbour master, Ida "
    "Brenner, said most crews had been told in January.";
static const char ORCHARD[] =
    "Late frost has ruined two thirds of the cherry blossom around Kellmoor. Growers lit fires "
    "between the rows for six nights without much success. The cooperative expects to pick no more "
    "than 900 tonnes this summer.\n\nInsurance covers hail but not cold, so many families will "
    "live "
    "on last year's savings. A meeting with the ministry of farming is planned for Thursday. "
    "Prices in the city markets have already begun to climb.";
static const char LIBRARY[] =
    "A library van has returned to the villages of the upper valley after nine years. It carries "
    "3,000 books and a small shelf of films. Children in Owlbeck painted its doors during the "
    "holidays.\n\nThe driver, Tom Hale, stops for forty minutes in each place. Readers can order "
    "titles by telephone and find them on board a week later. The county pays for the fuel from a "
    "fund for rural schools.";

TEST(reuse_same_words_are_identical_and_one_lineage) {
    bench *on = bench_new();
    add(on, "a.example", "2024-03-01", syn_str_from(HARBOUR));
    add(on, "b.example", "2024-03-02", syn_str_from(ORCHARD));
    add(on, "c.example", "2024-03-02", syn_str_from(HARBOUR));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1);
    CHECK(on->reuse.pairs[0].kind == SYN_PAIR_IDENTICAL);
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_A_TO_B);
    CHECK(on->reuse.lineage_count == 2);
    CHECK(on->reuse.lineage_of[2] == 0 && on->reuse.lineages[0].root == 0);
    CHECK(on->reuse.lineages[0].edge_count == 1 && on->reuse.lineages[0].tree[0].from == 0);
    syn_arena_finish(&on->arena);
}

TEST(reuse_moved_paragraphs_are_found) {
    bench *on = bench_new();
    add(on, "a.example", NULL, join(on, HARBOUR, join(on, "\n\n", ORCHARD).data));
    add(on, "b.example", NULL, join(on, ORCHARD, join(on, "\n\n", HARBOUR).data));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1 && on->reuse.pairs[0].kind == SYN_PAIR_NEAR);
    CHECK(on->reuse.pairs[0].passage_count == 2);
    CHECK(on->reuse.pairs[0].contained_a > 0.95);
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_UNKNOWN);
    CHECK(on->reuse.lineages[0].root == SYN_NOTHING);
    syn_arena_finish(&on->arena);
}

TEST(reuse_borrowed_paragraph_is_partial_and_stays_its_own_lineage) {
    bench *on = bench_new();
    syn_str borrowed = syn_str_slice(syn_str_from(HARBOUR), 0, 199);
    add(on, "a.example", "2024-03-01", syn_str_from(HARBOUR));
    add(on, "b.example", "2024-03-05",
        join(on, ORCHARD, join(on, "\n\n", syn_arena_copy(&on->arena, borrowed).data).data));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1 && on->reuse.pairs[0].kind == SYN_PAIR_PARTIAL);
    CHECK(on->reuse.lineage_count == 2);
    syn_arena_finish(&on->arena);
}

TEST(reuse_reworded_copy_is_found_by_names_figures_and_order) {
    bench *on = bench_new();
    add(on, "a.example", NULL, syn_str_from(HARBOUR));
    add(on, "b.example", NULL,
        SYN_STR(
            "The port of Little Marsh will shut for three weeks in March. Plungers found clefts "
            "in the eastern wall when they cleansed its foot last fall. The council has put "
            "aside 240,000 pounds for fresh stone.\n\nFishers may employ the old quay at "
            "Sandholm until the labour is finished. Boats longer than twelve metres must seek "
            "a berth elsewhere. The harbour chief, Ida Brenner, stated most crews had been "
            "informed in January."));
    add(on, "c.example", NULL, syn_str_from(LIBRARY));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1);
    CHECK(on->reuse.pairs[0].contained_a > 0.7);
    CHECK(on->reuse.lineage_count == 2);
    syn_arena_finish(&on->arena);
}

TEST(reuse_same_quotation_is_no_copy) {
    bench *on = bench_new();
    add(on, "a.example", NULL,
        join(
            on, LIBRARY,
            "\n\nAt the opening the mayor said: \"We have waited nine winters for these books, and "
            "nobody in this valley will let them go away again without a fight that the county "
            "will remember.\""));
    add(on, "b.example", NULL,
        join(
            on, ORCHARD,
            "\n\n\"We have waited nine winters for these books, and nobody in this valley will let "
            "them go away again without a fight that the county will remember,\" Anna Vale told "
            "a crowd near the church."));
    quote_all(on, 0);
    quote_all(on, 1);
    find(on, 1);
    CHECK(on->reuse.pair_count == 0 && on->reuse.lineage_count == 2);
    syn_arena_finish(&on->arena);
}

TEST(reuse_same_footer_is_no_copy) {
    static const char footer[] =
        "\n\nThe Marsh Messenger stands for good paper and honest ink. Ask your postman for a "
        "trial "
        "week, and tell him which side of the river you live on. Our office behind the town hall "
        "is open from eight to noon.";
    bench *on = bench_new();
    add(on, "m.example", NULL, join(on, HARBOUR, footer));
    add(on, "m.example", NULL, join(on, ORCHARD, footer));
    add(on, "m.example", NULL, join(on, LIBRARY, footer));
    find(on, 1);
    CHECK(on->reuse.pair_count == 0 && on->reuse.lineage_count == 3);
    syn_arena_finish(&on->arena);
}

TEST(reuse_footer_of_two_documents_is_told_by_its_phrases) {
    static const char footer[] =
        "\n\nAll rights reserved. No part of this page may be reproduced in whole or in part "
        "without "
        "written permission. Subscribe to our newsletter and have the day delivered to your inbox.";
    bench *on = bench_new();
    add(on, "m.example", NULL, join(on, HARBOUR, footer));
    add(on, "m.example", NULL, join(on, ORCHARD, footer));
    find(on, 1);
    CHECK(on->reuse.pair_count == 0);
    syn_arena_finish(&on->arena);
}

TEST(reuse_credit_line_beats_the_date) {
    bench *on = bench_new();
    add(on, "Marsh Messenger", "2024-03-04", syn_str_from(HARBOUR));
    add(on, "Valley Voice", "2024-03-01",
        join(on, HARBOUR, "\n\nFirst published by the Marsh Messenger."));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1);
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_A_TO_B);
    CHECK(on->reuse.pairs[0].evidence_count == 2);
    CHECK_TEXT(syn_str_from(on->reuse.pairs[0].evidence[0].code), "credit");
    syn_arena_finish(&on->arena);
}

TEST(reuse_dates_are_compared_as_far_as_both_are_precise) {
    bench *on = bench_new();
    add(on, "a.example", "2024-03-01T18:00:00Z", syn_str_from(HARBOUR));
    add(on, "b.example", "2024-03-01", syn_str_from(HARBOUR));
    find(on, 1);
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_UNKNOWN);
    syn_arena_finish(&on->arena);
}

TEST(reuse_times_are_compared_across_zones) {
    bench *on = bench_new();
    add(on, "a.example", "2024-03-01T00:30:00+02:00", syn_str_from(HARBOUR));
    add(on, "b.example", "2024-02-29T22:45:00Z", syn_str_from(HARBOUR));
    add(on, "c.example", "2024-02-29T17:30-05:00", syn_str_from(HARBOUR));
    find(on, 1);
    CHECK(on->reuse.pair_count == 3);
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_A_TO_B);
    CHECK(on->reuse.pairs[1].direction == SYN_DIRECTION_UNKNOWN);
    CHECK(on->reuse.pairs[2].direction == SYN_DIRECTION_B_TO_A);
    syn_arena_finish(&on->arena);
}

TEST(credit_dateline_names_the_agency) {
    syn_document document = {.text =
                                 SYN_STR("By Ann Lee\n\nLITTLE MARSH, March 1 (AP) - The harbour "
                                         "will close.")};
    syn__credits credits = syn__credit_read(&document);
    CHECK_TEXT(credits.agency, "AP");
    CHECK(credits.line_count == 2 && credits.lines[0].end == 10);
    CHECK(credits.lines[1].start == 12 && credits.lines[1].end == 41);
    CHECK_TEXT(syn__source_name_get_full(credits.agency), "Associated Press");
    CHECK(syn__source_name_is_same(SYN_STR("the Marsh Messenger"), SYN_STR("Marsh Messenger")));
    CHECK(!syn__source_name_is_same(SYN_STR("Messenger"), SYN_STR("Marsh Messenger")));
}

TEST(credit_names_mean_one_outlet_in_different_dress) {
    CHECK(syn__source_name_is_same(SYN_STR("MNA"), SYN_STR("Meridian News Agency")));
    CHECK(!syn__source_name_is_same(SYN_STR("MN"), SYN_STR("Meridian News Agency")));
    CHECK(syn__source_name_is_same(SYN_STR("Daily Trumpet"), SYN_STR("dailytrumpet.example")));
    CHECK(syn__source_name_is_same(SYN_STR("news.trumpet.co.example"), SYN_STR("The Trumpet")));
    CHECK(syn__source_name_is_same(SYN_STR("AP"), SYN_STR("apnews.com")));
    CHECK(!syn__source_name_is_same((syn_str){0}, SYN_STR("Daily Trumpet")));
}

TEST(credit_page_signs_with_its_name) {
    syn_document document = {.text =
                                 SYN_STR("Meridian News Agency\n\nTARN BAY, Jan. 21 (MNA) - The "
                                         "lake is calm.")};
    syn__credits credits = syn__credit_read(&document);
    CHECK_TEXT(credits.outlet, "Meridian News Agency");
    CHECK_TEXT(credits.agency, "MNA");
    document =
        (syn_document){.text = SYN_STR("By Trumpet staff and Meridian News Agency\n\nThe lake."),
                       .outlet = SYN_STR("trumpet.example")};
    credits = syn__credit_read(&document);
    CHECK(credits.name_count == 1);
    CHECK_TEXT(credits.names[0], "Meridian News Agency");
}

TEST(credit_prose_is_no_dateline) {
    syn_document document = {.text = SYN_STR("The mayor - a baker - closed the harbour.")};
    CHECK(syn__credit_read(&document).line_count == 0);
    document.text = SYN_STR("Sources said the harbour would close.");
    CHECK(syn__credit_read(&document).line_count == 0);
}

TEST(branching_opens_circles_at_the_cheapest_place) {
    syn_arena arena = {0};
    // 1 and 2 like each other best; the root has to come in at 2
    syn__arc arcs[] = {{0, 1, -9, 0}, {0, 2, -5, 1}, {1, 2, -1, 2}, {2, 1, -1, 3}, {2, 3, -2, 4}};
    size_t *chosen = syn__branching_find(arcs, 5, 4, &arena);
    CHECK(chosen != NULL && chosen[1] == 3 && chosen[2] == 1 && chosen[3] == 4);
    syn_arena_finish(&arena);
}

TEST(reuse_gives_the_same_for_any_number_of_threads) {
    syn_str texts[] = {syn_str_from(HARBOUR), syn_str_from(ORCHARD), syn_str_from(LIBRARY)};
    size_t counts[2] = {0};
    double sums[2] = {0};
    for (size_t run = 0; run < 2; run++) {
        bench *on = bench_new();
        for (size_t i = 0; i < 60; i++) {
            syn_str text =
                syn_arena_format(&on->arena, "Number %zu. %.*s %.*s", i,
                                 SYN_STR_PRINT(texts[i % 3]), SYN_STR_PRINT(texts[(i / 3) % 3]));
            add(on, "a.example", NULL, text);
        }
        find(on, run == 0 ? 1 : 4);
        counts[run] = on->reuse.pair_count;
        for (size_t i = 0; i < on->reuse.pair_count; i++)
            sums[run] += on->reuse.pairs[i].contained_a * (double)(i + 1);
        syn_arena_finish(&on->arena);
    }
    CHECK(counts[0] > 100 && counts[0] == counts[1]);
    CHECK(sums[0] <= sums[1] && sums[0] >= sums[1]);
}

TEST(reuse_thousands_of_identical_documents_stay_a_star_around_the_earliest) {
    bench *on = bench_new();
    for (size_t i = 0; i < 3000; i++)
        add(on, "a.example", i == 1700 ? "2024-03-01" : "2024-03-02", syn_str_from(HARBOUR));
    find(on, 2);
    CHECK(on->reuse.lineages[0].root == 1700 && on->reuse.lineages[0].edge_count == 2999);
    CHECK(on->reuse.lineage_count == 1 && on->reuse.pair_count < 4000);
    syn_arena_finish(&on->arena);
}

TEST(reuse_thousands_with_one_footer_give_no_pairs) {
    bench *on = bench_new();
    uint32_t state = 11;
    for (size_t i = 0; i < 3000; i++) {
        syn_arena *arena = &on->arena;
        SYN_VEC(char) text = {0};
        for (size_t k = 0; k < 300; k++) {
            state = state * 1664525u + 1013904223u;
            uint32_t letter = (state >> 8) % 17576;
            SYN_PUSH(arena, &text, (char)('a' + letter / 676));
            SYN_PUSH(arena, &text, (char)('a' + letter / 26 % 26));
            SYN_PUSH(arena, &text, (char)('a' + letter % 26));
            SYN_PUSH(arena, &text, k % 15 == 14 ? '.' : ' ');
            if (k % 15 == 14) SYN_PUSH(arena, &text, ' ');
        }
        const char *footer = "\n\nThe Marsh Messenger stands for good paper and honest ink. Ask "
                             "your postman for a trial week on either side of the river.";
        for (size_t k = 0; footer[k] != '\0'; k++)
            SYN_PUSH(arena, &text, footer[k]);
        add(on, "a.example", NULL, (syn_str){text.items, text.count});
    }
    find(on, 2);
    CHECK(on->reuse.pair_count < 10);
    syn_arena_finish(&on->arena);
}

/// Text of `count` sentences of fifteen made-up words out of 676, so that every word stands often.
static syn_str make_text(bench *on, size_t count, uint32_t state) {
    SYN_VEC(char) text = {0};
    for (size_t k = 0; k < count * 15; k++) {
        state = state * 1664525u + 1013904223u;
        SYN_PUSH(&on->arena, &text, (char)((k % 15 == 0 ? 'A' : 'a') + (state >> 8) % 26));
        SYN_PUSH(&on->arena, &text, (char)('a' + (state >> 16) % 26));
        SYN_PUSH(&on->arena, &text, 'x');
        if (k % 15 == 14) SYN_PUSH(&on->arena, &text, '.');
        SYN_PUSH(&on->arena, &text, ' ');
    }
    return (syn_str){text.items, text.count};
}

TEST(reuse_large_document_is_aligned_by_pairs_of_words) {
    bench *on = bench_new();
    syn_str text = make_text(on, 1200, 5);
    add(on, "a.example", NULL, text);
    add(on, "b.example", NULL, syn_str_slice(text, text.size / 2, text.size));
    add(on, "c.example", NULL, make_text(on, 1200, 77));
    find(on, 2);
    CHECK(on->reuse.pair_count == 1);
    CHECK(on->reuse.pairs[0].contained_b > 0.95 && on->reuse.pairs[0].a == 0);
    syn_arena_finish(&on->arena);
}

TEST(reuse_stock_passage_in_the_middle_of_many_texts_is_no_copy) {
    static const char stock[] =
        " The Marsh Messenger stands for good paper and honest ink since the year of the flood. "
        "Ask "
        "your postman for a trial week and tell him which side of the river you live on. ";
    bench *on = bench_new();
    for (uint32_t i = 0; i < 8; i++) {
        syn_str before = make_text(on, 5, 1000 + i), after = make_text(on, 5, 2000 + i);
        add(on, "a.example", NULL,
            syn_arena_format(&on->arena, "%.*s%s%.*s", SYN_STR_PRINT(before), stock,
                             SYN_STR_PRINT(after)));
    }
    find(on, 2);
    CHECK(on->reuse.pair_count == 0 && on->reuse.lineage_count == 8);
    syn_arena_finish(&on->arena);
}

TEST(reuse_part_of_a_sentence_is_a_passage_of_that_part) {
    static const char first[] =
        "Divers found seven cracks in the eastern wall of the harbour when they cleaned its foot "
        "last autumn";
    bench *on = bench_new();
    syn_str whole = syn_arena_format(&on->arena,
                                     "%s, and the council, which has argued about money "
                                     "since the flood of a hundred years ago, could not "
                                     "agree on what to do next.",
                                     first);
    add(on, "a.example", NULL, join(on, join(on, first, ".\n\n").data, LIBRARY));
    add(on, "b.example", NULL, join(on, join(on, whole.data, "\n\n").data, ORCHARD));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1 && on->reuse.pairs[0].passage_count == 1);
    CHECK(on->reuse.pairs[0].passages[0].b.end == sizeof first - 1);
    syn_arena_finish(&on->arena);
}

TEST(reuse_failed_allocations_are_clean_errors) {
    bench *on = bench_new();
    add(on, "a.example", "2024-03-01", syn_str_from(HARBOUR));
    add(on, "b.example", "2024-03-02", join(on, ORCHARD, HARBOUR));
    add(on, "c.example", NULL, syn_str_from(HARBOUR));
    find(on, 1);
    CHECK(on->reuse.pair_count == 3);
    syn_pool *pool;
    CHECK(syn_pool_new(1, &pool, NULL) == SYN_OK);
    syn_status status = SYN_NO_MEMORY;
    for (size_t nth = 1; status != SYN_OK && nth < 500; nth++) {
        syn_arena arena = {0};
        syn_reuse reuse;
        syn_error error = {0};
        syn__memory_fail_at(nth, true);
        status = syn_reuse_find(&on->pile, pool, &arena, &reuse, &error);
        syn__memory_fail_at(0, false);
        CHECK(status == SYN_OK || status == SYN_NO_MEMORY);
        if (status == SYN_OK) CHECK(reuse.pair_count == 3);
        syn_arena_finish(&arena);
    }
    CHECK(status == SYN_OK);
    syn_pool_free(pool);
    syn_arena_finish(&on->arena);
}

TEST(reuse_one_word_repeated_is_no_trouble) {
    bench *on = bench_new();
    SYN_VEC(char) text = {0};
    for (size_t i = 0; i < 100000; i++) {
        for (size_t k = 0; k < 5; k++)
            SYN_PUSH(&on->arena, &text, "stone "[k]);
        SYN_PUSH(&on->arena, &text, ' ');
    }
    for (size_t i = 0; i < 4; i++)
        add(on, "a.example", NULL, (syn_str){text.items, text.count - i * 6});
    find(on, 2);
    CHECK(on->reuse.lineage_count >= 1);
    syn_arena_finish(&on->arena);
}

TEST(reuse_empty_documents_and_bad_bytes_stand_alone) {
    bench *on = bench_new();
    add(on, NULL, NULL, SYN_STR(""));
    add(on, NULL, NULL, SYN_STR(""));
    add(on, NULL, NULL, ((syn_str){"\0\xFF\xFE(- | ) By", 11}));
    add(on, NULL, NULL, SYN_STR("(((((((((( - - - | | |\n\n\n"));
    find(on, 1);
    CHECK(on->reuse.lineage_count == 4 && on->reuse.pair_count == 0);
    syn_arena_finish(&on->arena);
}
