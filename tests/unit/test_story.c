// SPDX-License-Identifier: Apache-2.0
// The rules of src/story, on small piles read through the library. The events are invented.
#include "unit/folder.h"

#include "synopt/synopt.h"

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
    CHECK_TEXT(stories->stories[0].id, "s0001");
    CHECK(stories->memberships[0].reason_count > 0 && stories->stories[0].keyword_count > 0);
    syn_run_free(run);
}

TEST(story_given_by_the_input_is_taken) {
    syn_run *run = group("{\"story\":\"x\"," FIRE_A "}\n{\"story\":\"s0001\"," FIRE_B
                         "}\n{\"story\":\"x\"," VOTE_A "}\n{" VOTE_B "}\n");
    const syn_stories *stories = syn_run_get_stories(run);
    CHECK(stories->story_count == 3 && story_of(run, 0) == story_of(run, 2));
    CHECK_TEXT(stories->stories[0].id, "x");
    CHECK_TEXT(stories->stories[2].id, "s0002");
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
