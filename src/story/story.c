// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
#include "story/story.h"

syn_status syn_story_group(const syn_pile *pile, const syn_reuse *reuse, syn_pool *pool,
                           syn_arena *arena, syn_stories *out_stories, syn_error *error) {
    (void)reuse;
    (void)pool;
    *out_stories = (syn_stories){0};
    if (pile->count == 0) return SYN_OK;
    syn_story *story = syn_arena_array(arena, 1, sizeof *story);
    size_t *documents = syn_arena_array(arena, pile->count, sizeof *documents);
    out_stories->memberships =
        syn_arena_array(arena, pile->count, sizeof *out_stories->memberships);
    for (size_t i = 0; !arena->has_failed && i < pile->count; i++) {
        documents[i] = i;
        out_stories->memberships[i].nearest = SYN_NOTHING;
    }
    if (arena->has_failed) return syn_arena_status(arena, error);
    *story = (syn_story){.id = {"s0000", 5},
                         .documents = documents,
                         .document_count = pile->count,
                         .title_document = 0};
    out_stories->stories = story;
    out_stories->story_count = 1;
    return SYN_OK;
}
