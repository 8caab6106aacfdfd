// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives its stories: vectors → neighbours → clusters → descriptions (parts.h).
#include "story/story.h"

#include "base/map.h"
#include "base/str.h"
#include "story/parts.h"

/// Numbers the stories that the input gives; SYN_NOTHING for documents without one.
static void number_given(const syn_pile *pile, syn_arena *arena, size_t *out_fixed) {
    syn_map given;
    syn_map_init(&given, arena);
    for (size_t i = 0; i < pile->count; i++) {
        syn_str story = pile->documents[i]->story;
        out_fixed[i] = SYN_NOTHING;
        if (!syn_str_is_known(story)) continue;
        syn_map_entry *entry = syn_map_add(&given, story, given.entries.count, NULL);
        if (entry == NULL) return;
        out_fixed[i] = entry->value;
    }
}

/// Makes a story of each group, in the order of their first documents.
static void list_stories(size_t document_count, const size_t *groups, syn_arena *arena,
                         syn_stories *stories) {
    size_t *story_of = syn_arena_array(arena, document_count + 1, sizeof *story_of);
    size_t *sizes = syn_arena_array(arena, document_count + 1, sizeof *sizes);
    if (arena->has_failed) return;
    // A group bears the number of its first document, so it is met there first.
    for (size_t i = 0; i < document_count; i++) {
        if (groups[i] == i) story_of[i] = stories->story_count++;
        sizes[story_of[groups[i]]]++;
    }
    stories->stories = syn_arena_array(arena, stories->story_count, sizeof *stories->stories);
    for (size_t i = 0; i < stories->story_count && !arena->has_failed; i++) {
        stories->stories[i].documents = syn_arena_array(arena, sizes[i], sizeof(size_t));
    }
    for (size_t i = 0; i < document_count && !arena->has_failed; i++) {
        syn_story *story = &stories->stories[story_of[groups[i]]];
        story->documents[story->document_count++] = i;
        stories->memberships[i].story = story_of[groups[i]];
    }
}

syn_status syn_story_group(const syn_pile *pile, const syn_reuse *reuse, syn_pool *pool,
                           syn_arena *arena, syn_stories *out_stories, syn_error *error) {
    *out_stories = (syn_stories){0};
    if (pile->count == 0) return SYN_OK;
    syn_arena own = {0};
    syn_vectors vectors;
    syn_neighbours *neighbours = NULL;
    size_t *fixed = syn_arena_array(&own, pile->count, sizeof *fixed);
    size_t *groups = syn_arena_array(&own, pile->count, sizeof *groups);
    out_stories->memberships =
        syn_arena_array(arena, pile->count, sizeof *out_stories->memberships);
    syn__story_make_vectors(pile, &own, &vectors);
    syn_status status = syn_arena_status(&own, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status != SYN_OK) goto done;
    number_given(pile, &own, fixed);
    status = syn__story_find_neighbours(&vectors, pile->count, pool, &own, &neighbours, error);
    if (status != SYN_OK) goto done;
    syn__story_cluster(neighbours, pile->count, fixed, reuse, &own, groups);
    status = syn_arena_status(&own, error);
    if (status != SYN_OK) goto done;
    list_stories(pile->count, groups, arena, out_stories);
    status = syn_arena_status(arena, error);
    if (status != SYN_OK) goto done;
    syn__story_describe(pile, &vectors, neighbours, arena, out_stories);
    status = syn_arena_status(arena, error);
done:
    if (status != SYN_OK) *out_stories = (syn_stories){0};
    syn_arena_finish(&own);
    return status;
}
