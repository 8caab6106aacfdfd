// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives its stories: order → outlines and links → groups → descriptions (parts.h).
#include "story/story.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "story/parts.h"

typedef struct grouper {
    const syn_pile *pile;
    size_t *documents; ///< by place
    double *days;      ///< per document
    size_t *fixed;     ///< per place: the story that the input gives, or SYN_NOTHING
    size_t *lineages;  ///< per place
    size_t *groups;    ///< per place
} grouper;

/// Numbers the stories that the input gives.
static void number_given(const grouper *group, syn_arena *arena) {
    syn_map given;
    syn_map_init(&given, arena);
    for (size_t i = 0; i < group->pile->count; i++) {
        syn_str story = group->pile->documents[group->documents[i]]->story;
        group->fixed[i] = SYN_NOTHING;
        if (!syn_str_is_known(story)) continue;
        const syn_map_entry *entry = syn_map_add(&given, story, given.entries.count, NULL);
        if (entry == NULL) return;
        group->fixed[i] = entry->value;
    }
}

/// Makes a story of each group, in the order of their first documents in the input.
static void list_stories(const grouper *group, syn_arena *own, syn_arena *arena,
                         syn_stories *stories) {
    size_t count = group->pile->count;
    size_t *places = syn_arena_array(own, count + 1, sizeof *places);
    size_t *story_of = syn_arena_array(own, count + 1, sizeof *story_of); // + 1; 0: none yet
    size_t *sizes = syn_arena_array(own, count + 1, sizeof *sizes);
    if (own->has_failed) return;
    for (size_t i = 0; i < count; i++)
        places[group->documents[i]] = i;
    for (size_t i = 0; i < count; i++) {
        size_t *story = &story_of[group->groups[places[i]]];
        if (*story == 0) *story = ++stories->story_count;
        sizes[*story - 1]++;
        stories->memberships[i].story = *story - 1;
    }
    stories->stories = syn_arena_array(arena, stories->story_count, sizeof *stories->stories);
    for (size_t i = 0; i < stories->story_count && !arena->has_failed; i++)
        stories->stories[i].documents = syn_arena_array(arena, sizes[i], sizeof(size_t));
    for (size_t i = 0; i < count && !arena->has_failed; i++) {
        syn_story *story = &stories->stories[stories->memberships[i].story];
        story->documents[story->document_count++] = i;
    }
}

static syn_status group_documents(grouper *group, const syn_reuse *reuse, syn_pool *pool,
                                  syn_arena *own, syn_arena *arena, syn_stories *stories,
                                  syn_error *error) {
    size_t count = group->pile->count;
    syn_outliner outliner;
    syn_links links = {0};
    syn__story_order(group->pile, own, group->documents, group->days);
    number_given(group, own);
    for (size_t i = 0; i < count; i++)
        group->lineages[i] = reuse->lineage_of[group->documents[i]];
    syn__outliner_make(group->pile, own, &outliner);
    syn_status status = syn_arena_status(own, error);
    if (status != SYN_OK) return status;
    status = syn__story_link(&outliner, group->documents, group->days, pool, own, &links, error);
    if (status != SYN_OK) return status;
    syn__story_cluster(&links, count, group->fixed, group->lineages, own, group->groups);
    status = syn_arena_status(own, error);
    if (status != SYN_OK) return status;
    list_stories(group, own, arena, stories);
    status = syn_arena_status(own, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    return syn__story_describe(&outliner, &links, group->documents, group->days, pool, arena,
                               stories, error);
}

syn_status syn_story_group(const syn_pile *pile, const syn_reuse *reuse, syn_pool *pool,
                           syn_arena *arena, syn_stories *out_stories, syn_error *error) {
    *out_stories = (syn_stories){0};
    if (pile->count == 0) return SYN_OK;
    syn_arena own = {0};
    grouper group = {.pile = pile};
    size_t **arrays[] = {&group.documents, &group.fixed, &group.lineages, &group.groups};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = syn_arena_array(&own, pile->count, sizeof(size_t));
    group.days = syn_arena_array(&own, pile->count, sizeof *group.days);
    out_stories->memberships =
        syn_arena_array(arena, pile->count, sizeof *out_stories->memberships);
    syn_status status = syn_arena_status(&own, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status == SYN_OK)
        status = group_documents(&group, reuse, pool, &own, arena, out_stories, error);
    if (status != SYN_OK) *out_stories = (syn_stories){0};
    syn_arena_finish(&own);
    return status;
}
