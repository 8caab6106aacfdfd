// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
#include "collate/collate.h"

syn_status syn_collate_story(const syn_pile *pile, const syn_reuse *reuse,
                             const syn_stories *stories, size_t story, syn_arena *arena,
                             syn_collation *out_collation, syn_error *error) {
    (void)pile;
    (void)reuse;
    (void)stories;
    *out_collation = (syn_collation){.story = story};
    return syn_arena_status(arena, error);
}
