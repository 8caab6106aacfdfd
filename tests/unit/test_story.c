// SPDX-License-Identifier: Apache-2.0
// The rules of src/story, on small piles read through the library. The events are invented.
#include "unit/folder.h"

#include "story/parts.h"
#include "synopt/synopt.h"

#include <math.h>
#include <string.h>

/// Runs the lines of `jsonl` as far as stories; the caller frees the run.
static syn_run *group(const char *jsonl) {
    char folder[TEST_PATH_BYTES];
    test_folder_make(folder);
    test_folder_put(folder, "pile.jsonl", syn_str_from(jsonl));
    syn_run *run;
    syn_error error = {0};
    CHECK(syn_run_new(&(syn_options){.jobs = 2, .from = SYN_FROM_JSONL}, &run, &error) == SYN_OK);
    CHECK(syn_run_add_path(run, folder, &error) == SYN_OK);
    CHECK(syn_run_execute(run, SYN_STEP_STORIES, &error) == SYN_OK);
    test_folder_remove(folder);
    return run;
}

static size_t story_of(const syn_run *run, size_t document) {
    return syn_run_get_stories(run)->memberships[document].story;
}

#define FIRE_A                                                                                  \
    "\"text\":\"A fire destroyed the paper mill in Ostry on Monday night. The firefighter Jan " \
    "Brandt said that forty workers had fled through the loading gate. Ostry's mill had stood " \
    "since 1880.\""
#define FIRE_B                                                                                   \
    "\"text\":\"Forty workers fled when flames swept through Ostry's old paper mill on Monday, " \
    "firefighter Jan Brandt said. The cause of the blaze at the mill is unknown.\""
#define VOTE_A                                                                                 \
    "\"text\":\"The council of Lorn voted to raise the ferry fare to nine crowns. Councillor " \
    "Eva Holm called the fare increase overdue; the ferry has run at a loss for years.\""
#define VOTE_B                                                                                     \
    "\"text\":\"Passengers of the Lorn ferry will pay nine crowns from May, the council decided. " \
    "The fare increase, Eva Holm said, will keep the ferry running.\""

TEST(story_groups_accounts_of_one_event_and_parts_others) {
    syn_run *run = group("{\"id\":\"a\",\"title\":\"Mill burns\"," FIRE_A "}\n{\"id\":\"b\"," VOTE_A
                         "}\n{\"id\":\"c\"," FIRE_B "}\n{\"id\":\"d\"," VOTE_B "}\n");
    const syn_stories *stories = syn_run_get_stories(run);
    CHECK(stories->story_count == 2);
    CHECK(story_of(run, 0) == story_of(run, 2) && story_of(run, 1) == story_of(run, 3));
    CHECK(stories->memberships[0].nearest == 2 && stories->memberships[2].nearest == 0);
    CHECK(stories->stories[0].title_document == 0 && !stories->stories[0].has_title_span);
    CHECK(stories->stories[1].has_title_span);
    CHECK(stories->stories[0].id.size == 9 && stories->stories[0].follows == SYN_NOTHING);
    CHECK(stories->memberships[0].reason_count > 0 && stories->stories[0].keyword_count > 0);
    syn_run_free(run);
}

TEST(story_given_by_the_input_is_taken) {
    syn_run *run = group("{\"story\":\"x\"," FIRE_A "}\n{\"story\":\"y\"," FIRE_B
                         "}\n{\"story\":\"x\"," VOTE_A "}\n{" VOTE_B "}\n");
    const syn_stories *stories = syn_run_get_stories(run);
    CHECK(stories->story_count == 3 && story_of(run, 0) == story_of(run, 2));
    CHECK_TEXT(stories->stories[0].id, "x");
    CHECK(stories->stories[2].id.size == 9);
    CHECK_TEXT(syn_str_from(stories->memberships[1].reasons[0].code), "given");
    syn_run_free(run);
}

TEST(story_of_one_document_is_alone) {
    syn_run *run = group("{" FIRE_A "}\n");
    const syn_stories *stories = syn_run_get_stories(run);
    CHECK(stories->story_count == 1 && stories->memberships[0].nearest == SYN_NOTHING);
    CHECK_TEXT(syn_str_from(stories->memberships[0].reasons[0].code), "alone");
    syn_run_free(run);
}

TEST(story_of_documents_without_words_is_none_together) {
    syn_run *run = group("{\"text\":\"\"}\n{\"text\":\"?\"}\n{\"text\":\"the of\"}\n");
    const syn_stories *stories = syn_run_get_stories(run);
    CHECK(stories->story_count == 3 && stories->stories[0].keyword_count == 0);
    syn_run_free(run);
}

TEST(story_keeps_its_id_when_documents_come) {
    syn_run *few = group("{\"id\":\"a\"," FIRE_A "}\n{\"id\":\"b\"," VOTE_A "}\n");
    syn_run *more = group("{\"id\":\"a\"," FIRE_A "}\n{\"id\":\"b\"," VOTE_A
                          "}\n{\"id\":\"c\"," FIRE_B "}\n{\"id\":\"d\"," VOTE_B "}\n");
    for (size_t i = 0; i < 2; i++)
        CHECK_TEXT(syn_run_get_stories(few)->stories[story_of(few, i)].id,
                   syn_run_get_stories(more)->stories[story_of(more, i)].id.data);
    syn_run_free(few);
    syn_run_free(more);
}

TEST(story_does_not_depend_on_the_order_of_the_input) {
    syn_run *one = group("{\"id\":\"a\"," FIRE_A "}\n{\"id\":\"b\"," VOTE_A
                         "}\n{\"id\":\"c\"," FIRE_B "}\n{\"id\":\"d\"," VOTE_B "}\n");
    syn_run *two = group("{\"id\":\"d\"," VOTE_B "}\n{\"id\":\"c\"," FIRE_B
                         "}\n{\"id\":\"b\"," VOTE_A "}\n{\"id\":\"a\"," FIRE_A "}\n");
    CHECK(syn_run_get_stories(one)->story_count == syn_run_get_stories(two)->story_count);
    CHECK(story_of(two, 0) == story_of(two, 2) && story_of(two, 1) == story_of(two, 3));
    syn_run_free(one);
    syn_run_free(two);
}

TEST(story_copy_goes_where_its_original_goes) {
    syn_run *run =
        group("{\"id\":\"a\"," FIRE_A "}\n{\"id\":\"b\"," FIRE_A "}\n{\"id\":\"c\"," VOTE_A "}\n");
    const syn_stories *stories = syn_run_get_stories(run);
    CHECK(story_of(run, 0) == story_of(run, 1) && stories->story_count == 2);
    const syn_membership *copy = &stories->memberships[1], *first = &stories->memberships[0];
    bool is_said = strcmp(copy->reasons[0].code, "same_text") == 0 ||
                   strcmp(first->reasons[0].code, "same_text") == 0;
    CHECK(is_said);
    syn_run_free(run);
}

TEST(story_title_of_another_kind_has_a_blemish) {
    CHECK(syn__title_get_blemish(SYN_STR("Mill in Ostry burns down, forty flee")) == 0);
    CHECK(syn__title_get_blemish(SYN_STR("WATCH: Mill in Ostry burns down")) > 0);
    CHECK(syn__title_get_blemish(SYN_STR("News in brief | Ostry Courier online")) > 0);
    CHECK(syn__title_get_blemish(SYN_STR("Fire")) > 0);
    CHECK(syn__title_get_blemish(SYN_STR("Fire guts the paper mill (VIDEO, PHOTOS)")) > 0);
    CHECK(syn__title_get_blemish((syn_str){0}) > 0);
}

TEST(story_likeness_list_keeps_the_most_alike) {
    syn_neighbours list = {.count = 0};
    for (uint32_t i = 0; i < 3 * SYN__MOST_NEIGHBOURS; i++)
        syn__neighbours_add(&list, (syn_neighbour){i, (float)(i % 50) / 50});
    syn__neighbours_add(&list, list.items[0]); // it is there already
    CHECK(list.count == SYN__MOST_NEIGHBOURS && list.items[0].place == 49);
    CHECK(list.items[1].place == 99 && list.items[0].likeness >= list.items[39].likeness);
}

TEST(story_second_event_follows_the_first) {
    // Two stories of two documents, a week apart, with some doubtful links.
    syn_link links[] = {{0, 1, 0.9F}, {2, 3, 0.9F}, {0, 2, 0.2F}, {1, 3, 0.3F}};
    syn_links all = {.items = {links, 4, 4}};
    size_t documents[] = {0, 1, 2, 3};
    double days[] = {10, 11, 17, 18};
    syn_story two[2] = {{.documents = &documents[0], .document_count = 2},
                        {.documents = &documents[2], .document_count = 2}};
    syn_membership members[4] = {{.story = 0}, {.story = 0}, {.story = 1}, {.story = 1}};
    syn_stories stories = {two, 2, members};
    syn_story_view view = {.links = &all, .documents = documents, .days = days};
    syn_arena arena = {0};
    syn__story_find_follows(&view, &arena, &stories);
    CHECK(two[0].follows == SYN_NOTHING && two[1].follows == 0);
    days[2] = days[3] = NAN;
    syn__story_find_follows(&view, &arena, &stories);
    CHECK(two[1].follows == SYN_NOTHING);
    syn_arena_finish(&arena);
}

enum { FEW = 4, MANY = 400 };

/// What arrival and linkage make of links between four dated places.
typedef struct passes {
    size_t first[FEW], groups[FEW];
    syn_repair repairs[FEW];
} passes;

static passes run_passes(syn_link *links, size_t count, const double days[FEW]) {
    const size_t documents[FEW] = {0, 1, 2, 3};
    const size_t fixed[FEW] = {SYN_NOTHING, SYN_NOTHING, SYN_NOTHING, SYN_NOTHING};
    const syn_places places = {.documents = documents, .count = FEW, .days = days};
    const syn_links all = {.items = {links, count, count}};
    syn_arena arena = {0};
    passes result;
    syn__story_arrive(&all, &places, fixed, 0.45, &arena, result.first);
    syn__story_cluster(&all, FEW, fixed, 0.45, &arena, result.groups);
    syn__story_find_repairs(&all, result.first, result.groups, FEW, &arena, result.repairs);
    CHECK(!arena.has_failed);
    syn_arena_finish(&arena);
    return result;
}

TEST(story_two_beginnings_are_merged_when_later_accounts_tie_them) {
    syn_link links[] = {{0, 2, 0.9F}, {1, 2, 0.8F}, {0, 3, 0.9F}, {1, 3, 0.9F}, {2, 3, 0.9F}};
    passes p = run_passes(links, 5, (const double[FEW]){1, 1, 2, NAN});
    CHECK(p.first[0] == 0 && p.first[1] == 1 && p.first[2] == 0 && p.first[3] == 0);
    CHECK(p.groups[1] == 0 && p.repairs[1].kind == SYN__REPAIR_MERGED);
    CHECK(p.repairs[1].first == 1 && p.repairs[1].compared == 2 && p.repairs[1].speaking == 2);
    CHECK(p.repairs[0].kind == SYN__REPAIR_NONE && p.repairs[3].kind == SYN__REPAIR_NONE);
}

TEST(story_account_put_with_a_stranger_is_split_off) {
    syn_link links[] = {{0, 1, 0.46F}, {1, 2, 0.8F}, {1, 3, 0.8F}, {2, 3, 0.9F}};
    passes p = run_passes(links, 4, (const double[FEW]){1, 1, 2, 2});
    CHECK(p.first[1] == 0 && p.first[2] == 2 && p.first[3] == 2);
    CHECK(p.groups[0] == 0 && p.groups[1] == 1 && p.groups[3] == 1);
    CHECK(p.repairs[1].kind == SYN__REPAIR_SPLIT && p.repairs[1].first == 0);
    CHECK(p.repairs[1].compared == 1 && p.repairs[1].speaking == 0);
    CHECK(p.repairs[2].kind == SYN__REPAIR_NONE);
}

TEST(story_nobody_told_for_long_is_closed_at_first_sight) {
    syn_link links[] = {{0, 1, 0.9F}, {0, 2, 0.9F}, {1, 2, 0.9F}};
    passes p = run_passes(links, 3, (const double[FEW]){1, 500, NAN, 900});
    CHECK(p.first[1] == 1 && p.groups[1] == 0);
    CHECK(p.first[2] == 0); // without a day it is not known to be late
}

TEST(story_of_two_ask_for_more_than_a_document_to_be_joined) {
    const double days[FEW] = {NAN, NAN, NAN, NAN};
    syn_link links[] = {{0, 1, 0.9F},  {2, 3, 0.9F},  {0, 2, 0.48F},
                        {0, 3, 0.48F}, {1, 2, 0.48F}, {1, 3, 0.48F}};
    passes p = run_passes(links, 6, days);
    CHECK(p.groups[1] == 0 && p.groups[2] == 2 && p.groups[3] == 2);
    syn_link few[] = {{0, 1, 0.9F}, {0, 2, 0.48F}, {1, 2, 0.48F}};
    CHECK(run_passes(few, 3, days).groups[2] == 0);
}

/// Places 0..MANY-1 in two stories, each linked to 40 of its own and some to one of the other.
static size_t count_groups_of_two_long_stories(size_t bridge_every) {
    static syn_link links[MANY * 42];
    static size_t fixed[MANY], groups[MANY];
    size_t count = 0, group_count = 0;
    for (size_t i = 0; i < MANY; i++) {
        fixed[i] = SYN_NOTHING;
        for (size_t j = 1; j <= 20; j++) { // twice as many with those from the other side
            size_t other = (i + j * j * 7) % (MANY / 2) + (i < MANY / 2 ? 0 : MANY / 2);
            if (other > i) links[count++] = (syn_link){(uint32_t)i, (uint32_t)other, 0.8F};
            if (other < i) links[count++] = (syn_link){(uint32_t)other, (uint32_t)i, 0.8F};
        }
        if (i < MANY / 2 && i % bridge_every == 0)
            links[count++] = (syn_link){(uint32_t)i, (uint32_t)(i + MANY / 2), 0.8F};
    }
    syn_arena arena = {0};
    syn__story_cluster(&(syn_links){.items = {links, count, count}}, MANY, fixed, 0.45, &arena,
                       groups);
    for (size_t i = 0; i < MANY; i++)
        group_count += groups[i] == i;
    syn_arena_finish(&arena);
    return group_count;
}

TEST(story_longer_than_a_list_stays_in_one_part) {
    CHECK(count_groups_of_two_long_stories(MANY) == 2);
    CHECK(count_groups_of_two_long_stories(4) == 2);
}

enum { STRETCHES = 8, TOLD = 4 };

/// A story told four times in each of eight stretches, its pairs compared within a stretch and the
/// one beside it; `bridges` links lead over the middle.
static size_t count_groups_of_a_story_over_stretches(size_t bridges) {
    size_t count = (size_t)STRETCHES * SYN__STRETCH, link_count = 0, group_count = 0;
    syn_arena arena = {0};
    size_t *fixed = syn_arena_array(&arena, count, sizeof *fixed);
    size_t *groups = syn_arena_array(&arena, count, sizeof *groups);
    syn_link links[STRETCHES * 2 * TOLD * TOLD];
    for (size_t i = 0; fixed != NULL && i < count; i++)
        fixed[i] = SYN_NOTHING;
    for (size_t i = 0; i < (size_t)STRETCHES * TOLD; i++) {
        for (size_t j = i + 1; j < (size_t)STRETCHES * TOLD && j / TOLD <= i / TOLD + 1; j++) {
            bool is_bridge = i / TOLD < STRETCHES / 2 && j / TOLD >= STRETCHES / 2;
            if (is_bridge && bridges == 0) continue;
            bridges -= is_bridge;
            links[link_count++] = (syn_link){(uint32_t)(i / TOLD * SYN__STRETCH + i % TOLD),
                                             (uint32_t)(j / TOLD * SYN__STRETCH + j % TOLD), 0.8F};
        }
    }
    syn__story_cluster(&(syn_links){.items = {links, link_count, link_count}}, count, fixed, 0.45,
                       &arena, groups);
    for (size_t i = 0; i < (size_t)STRETCHES * TOLD; i++) {
        size_t place = i / TOLD * SYN__STRETCH + i % TOLD;
        group_count += groups[place] == place;
    }
    syn_arena_finish(&arena);
    return group_count;
}

TEST(story_that_goes_on_for_many_stretches_stays_in_one_part) {
    CHECK(count_groups_of_a_story_over_stretches((size_t)TOLD * TOLD) == 1);
    CHECK(count_groups_of_a_story_over_stretches(2) == 2); // two of sixteen pairs join nothing
}
