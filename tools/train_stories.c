// SPDX-License-Identifier: Apache-2.0
// Takes documents, gives their stories as collate sees them. See train_stories.h.
#include "train_stories.h"

#include "synopt/synopt.h"

#include <errno.h>
#include <string.h>

static void visit_story(const syn_run *run, const syn_story *story, stories_visitor *visit,
                        void *context) {
    syn_arena arena = {0}, scratch = {0};
    syn__collator collator = {.pile = syn_run_get_pile(run),
                              .reuse = syn_run_get_reuse(run),
                              .story = story,
                              .arena = &arena,
                              .scratch = &scratch};
    collator.lineages = syn_arena_array(&scratch, story->document_count, sizeof(size_t));
    for (size_t i = 0; collator.lineages != NULL && i < story->document_count; i++)
        collator.lineages[i] = collator.reuse->lineage_of[story->documents[i]];
    syn__collate_entities(&collator);
    visit(context, &collator);
    syn_arena_finish(&arena);
    syn_arena_finish(&scratch);
}

bool stories_visit(const char *path, stories_visitor *visit, void *context) {
    syn_options options = {.from = SYN_FROM_JSONL};
    syn_run *run = NULL;
    syn_error error = {0};
    bool is_read = syn_run_new(&options, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_STORIES, &error) == SYN_OK;
    if (!is_read) fprintf(stderr, "%s: %s\n", path, error.message);
    const syn_stories *stories = is_read ? syn_run_get_stories(run) : NULL;
    for (size_t i = 0; is_read && i < stories->story_count; i++)
        visit_story(run, &stories->stories[i], visit, context);
    syn_run_free(run);
    return is_read;
}

FILE *stories_open(const char *path, const char *mode) {
    FILE *file = fopen(path, mode);
    if (file == NULL) fprintf(stderr, "%s: %s\n", path, strerror(errno));
    return file;
}
