// SPDX-License-Identifier: Apache-2.0
// The rules of statements, of their likeness and of the doubts about a conflict. All is invented.
#include "unit/collate_pile.h"

#include "base/buffer.h"
#include "collate/align.h"
#include "collate/disagreements.h"

static syn__collator make_collator(test_pile *pile, syn_arena *arena, syn_arena *scratch) {
    return (syn__collator){.pile = &pile->pile,
                           .reuse = &pile->reuse,
                           .story = &pile->story,
                           .arena = arena,
                           .scratch = scratch};
}

static bool is_split(const char *text, size_t wanted) {
    test_account account = {.text = text};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, &account, 1);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    bool is_as_wanted = collation.claim_count == wanted;
    test_pile_finish(&pile);
    return is_as_wanted;
}

TEST(clause_begins_behind_comma_with_a_verb) {
    CHECK(is_split("The old bridge at Lorn collapsed on Monday, killing nine cows and two horses.",
                   2));
    CHECK(is_split("The mill at Ostry burned down on Sunday, and the old owner was taken to "
                   "hospital with burns.",
                   2));
    CHECK(is_split(
        "The long strike at the Ostry mill is over; drivers return to work on Friday morning.", 2));
}

TEST(clause_is_no_part_of_a_list_or_of_a_time) {
    CHECK(is_split("The farm near Lorn sells apples, pears, and plums that ripen early.", 1));
    CHECK(is_split("The spillway of the Urdal dam gave way at 4:35 a.m.", 1));
}

TEST(clause_inside_a_quotation_is_never_cut) {
    CHECK(
        is_split("\"The dam broke before dawn, and nobody had warned the village,\" she said.", 1));
}

TEST(statement_is_no_question_and_no_dateline) {
    CHECK(is_split("Who warned the village of the flood?", 0));
    CHECK(is_split("PORT SALVO, Lorn (NPA) -\n\nThe ferry to the islands sank on Monday.", 1));
}

TEST(clause_keeps_verbs_that_share_an_object) {
    CHECK(is_split("The old robber was shot and killed two days later near the Ostry mill.", 1));
    CHECK(is_split("The Ostry mill closed in early May and was sold to a brewer in late June.", 2));
}

TEST(clause_is_not_cut_in_a_clock_time_with_blanks) {
    CHECK(
        is_split("The spillway of the Urdal dam gave way before dawn at 4: 35 a.m. on Monday", 1));
}

TEST(statement_is_no_sentence_of_the_page) {
    CHECK(is_split("Advertisement Continue reading the main story", 0));
    CHECK(is_split("Sign up for our weekly newsletter from the valley.", 0));
    CHECK(is_split("This material may not be published, broadcast or rewritten anywhere.", 0));
    CHECK(is_split("Published Friday, Sep 10, 2010 | Updated 9:28 AM EDT", 0));
    CHECK(is_split("Photo: The collapsed bridge over the river at Lorn on Monday.", 0));
}

TEST(statement_is_more_than_who_speaks) {
    CHECK(is_split("Tilda Brann, the commissioner of roads for the northern valleys, said:\n\n"
                   "\"The old bridge at Lorn will stay closed until the autumn.\"",
                   1));
    CHECK(
        is_split("\"The old bridge at Lorn will stay closed until the autumn,\" said Tilda Brann, "
                 "the commissioner of roads for the northern valleys.",
                 1));
    CHECK(
        is_split("\"The old bridge at Lorn will stay closed until the autumn,\" said Tilda Brann, "
                 "who runs the roads of the northern valleys.",
                 2));
}

TEST(statement_may_tell_of_a_newsletter) {
    CHECK(is_split("The mayor of Lorn wrote in a newsletter to the farmers of the valley that the "
                   "old bridge would be closed for repairs until autumn.",
                   1));
}

TEST(claim_holds_a_clause_and_a_sentence) {
    static const test_account accounts[] = {
        {.text =
             "A gravel lorry broke through the old bridge at Lorn on Monday, killing nine cows. "
             "The mayor of Lorn closed the road to Ostry. Schools stay shut. The baker of Ostry "
             "won the lottery again."},
        {.text = "Nine cows were killed. The harvest was poor this year. The road to Ostry was "
                 "closed by the mayor of Lorn. Two foxes crossed the frozen river in daylight."},
    };
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    const syn_claim *claim = test_find_claim(&pile, &collation, 1, "Nine cows");
    CHECK(claim != NULL && claim->support_documents == 2);
    CHECK(claim == test_find_claim(&pile, &collation, 0, "killing nine cows"));
    claim = test_find_claim(&pile, &collation, 0, "A gravel lorry");
    CHECK(claim != NULL && claim->support_documents == 1);
    test_pile_finish(&pile);
}

TEST(claim_is_found_by_the_size_of_its_figures) {
    // Nothing else but the figure could propose the pair.
    static const test_account accounts[] = {
        {.text = "The walkout lasted 19 days. The mayor of Lorn closed the road to Ostry. Schools "
                 "stay shut. The baker of Ostry won the lottery again."},
        {.text = "It went on for nearly three weeks. The harvest was poor this year. Two foxes "
                 "crossed the frozen river in daylight. It cost 0.0000000000000001 crowns."},
    };
    test_pile pile;
    syn_arena arena = {0}, scratch = {0};
    test_pile_init(&pile, accounts, 2);
    syn__collator collator = make_collator(&pile, &arena, &scratch);
    syn__collate_entities(&collator);
    syn__collate_statements(&collator);
    syn__edges edges = syn__collate_candidates(&collator);
    bool is_found = false;
    for (size_t i = 0; i < edges.count; i++) {
        syn_str a = syn__line_text(&collator, &collator.lines[edges.items[i].a]);
        syn_str b = syn__line_text(&collator, &collator.lines[edges.items[i].b]);
        is_found |= syn_str_find(a, SYN_STR("19 days"), 0) != SIZE_MAX &&
                    syn_str_find(b, SYN_STR("three weeks"), 0) != SIZE_MAX;
    }
    CHECK(is_found);
    syn_arena_finish(&arena);
    syn_arena_finish(&scratch);
    test_pile_finish(&pile);
}

TEST(likeness_does_not_depend_on_the_order_of_two_statements) {
    static const test_account accounts[] = {
        {.text = "The council of Lorn will vote on the new bridge on May 28."},
        {.text = "On May 28 the town council votes about money for a bridge, officials said."},
    };
    test_pile pile;
    syn_arena arena = {0}, scratch = {0};
    test_pile_init(&pile, accounts, 2);
    syn__collator collator = make_collator(&pile, &arena, &scratch);
    syn__collate_entities(&collator);
    syn__collate_sentences(&collator);
    CHECK(collator.line_count == 2);
    if (collator.line_count == 2) {
        syn__alignment one, other;
        syn__lines_align(&collator, &collator.lines[0], &collator.lines[1], &one);
        syn__lines_align(&collator, &collator.lines[1], &collator.lines[0], &other);
        CHECK(one.count == other.count && one.count >= 3);
        CHECK(one.similarity > other.similarity - 1e-9 && one.similarity < other.similarity + 1e-9);
    }
    syn_arena_finish(&arena);
    syn_arena_finish(&scratch);
    test_pile_finish(&pile);
}

/// Whether the two accounts are shown to disagree: 'c' for a conflict, 'k' for values that can all
/// be true, '-' for nothing.
static char find_state(const char *a, const char *published_a, const char *b,
                       const char *published_b) {
    test_account accounts[] = {{.text = a, .published = published_a},
                               {.text = b, .published = published_b}};
    test_pile pile;
    syn_collation collation;
    char state = '-';
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    for (size_t i = 0; i < collation.claim_count; i++) {
        const syn_claim *claim = &collation.claims[i];
        for (size_t j = 0; j < claim->disagreement_count && state != 'c'; j++)
            state = claim->disagreements[j].is_compatible ? 'k' : 'c';
    }
    test_pile_finish(&pile);
    return state;
}

TEST(conflict_is_none_where_victims_grow_with_the_hours) {
    const char *six = "The dam above Urdal broke, killing six people in the village, police said.";
    const char *nine =
        "The dam above Urdal broke, killing nine people in the village, police said.";
    CHECK(find_state(six, "2031-06-10T07:00:00Z", nine, "2031-06-10T17:00:00Z") == 'k');
    CHECK(find_state(nine, "2031-06-10T07:00:00Z", six, "2031-06-10T17:00:00Z") == 'c');
    CHECK(find_state(six, "2031-06-10", nine, "2031-06-11") == 'c');
}

TEST(conflict_is_none_between_accounts_days_apart) {
    const char *less = "The missile from Urdal reached a height of 340 kilometres over the sea.";
    const char *more = "The missile from Urdal reached a height of 480 kilometres over the sea.";
    CHECK(find_state(less, "2031-06-10", more, "2031-06-11") == 'c');
    CHECK(find_state(less, "2031-06-10", more, "2031-06-24") == '-');
}

TEST(conflict_is_none_where_an_account_knows_both_values) {
    CHECK(find_state("Lorn Mills raised its offer for the dairy to 82 million euros on Monday.",
                     NULL,
                     "Lorn Mills made an offer for the dairy of 70 million euros on Monday. It now "
                     "offers 82 million euros.",
                     NULL) != 'c');
}

TEST(figures_that_differ_by_rounding_are_one) {
    syn_quantity exact = {
        .low = 341, .high = 341, .has_low = true, .has_high = true, .unit = SYN_STR("mile")};
    syn_quantity round = exact, other = exact, year = exact, months = exact;
    round.low = round.high = 340;
    other.low = other.high = 390;
    year.unit = months.unit = SYN_STR("second");
    year.low = year.high = 31557600;
    months.low = months.high = 31560192;
    CHECK(syn__quantities_round_alike(&exact, &round));
    CHECK(!syn__quantities_round_alike(&exact, &other));
    CHECK(syn__quantities_round_alike(&year, &months));
    exact.unit = round.unit = (syn_str){0};
    CHECK(!syn__quantities_round_alike(&exact, &round));
}

TEST(conflict_is_no_nickname_and_no_transliteration) {
    CHECK(find_state("The old mill at Lorn was bought by Bill Tolm in May.", NULL,
                     "The old mill at Lorn was bought by William Tolm in May.", NULL) == '-');
    CHECK(find_state("The old mill at Lorn was bought by Mohamed Tolm in May.", NULL,
                     "The old mill at Lorn was bought by Mohammed Tolm in May.", NULL) == '-');
}

TEST(conflict_of_a_denial_and_what_it_denies) {
    CHECK(find_state("He denied that the company had been warned about the old dam at Urdal.", NULL,
                     "The company had been warned about the old dam at Urdal in writing.",
                     NULL) == 'c');
}

TEST(conflict_is_none_where_the_denial_is_of_another_time) {
    CHECK(find_state("Lorn has won the cup of the valley after a long match.", NULL,
                     "Lorn had not won the cup of the valley since 1908.", NULL) != 'c');
}

TEST(statements_of_a_sentence_without_end_stay_linear) {
    syn_buffer text = {0};
    for (int i = 0; i < 1000; i++)
        syn_buffer_append_str(&text, SYN_STR("and the mill was sold, killing trade; "));
    syn_buffer_append_byte(&text, '\0');
    test_account account = {.text = text.data};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, &account, 1);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    test_pile_finish(&pile);
    syn_buffer_finish(&text);
}
