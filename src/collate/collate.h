// SPDX-License-Identifier: Apache-2.0
// Collate: takes one story of the pile, gives its statements side by side (all but the brief).
#ifndef SYN_COLLATE_COLLATE_H
#define SYN_COLLATE_COLLATE_H

#include "base/arena.h"
#include "synopt/collation.h"

/// Everything in *out_collation lives in `arena`. Called for different stories at the same time.
SYN_WARN_UNUSED syn_status syn_collate_story(const syn_pile *pile, const syn_reuse *reuse,
                                             const syn_stories *stories, size_t story,
                                             syn_arena *arena, syn_collation *out_collation,
                                             syn_error *error);

#endif
