// SPDX-License-Identifier: Apache-2.0
// First placeholder of the brief: replaced by the step itself.
#include "report/report.h"

syn_status syn_brief_choose(const syn_pile *pile, const syn_reuse *reuse,
                            const syn_stories *stories, syn_arena *arena, syn_collation *collation,
                            syn_error *error) {
    (void)pile;
    (void)reuse;
    (void)stories;
    (void)collation;
    return syn_arena_status(arena, error);
}
