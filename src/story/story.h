// SPDX-License-Identifier: Apache-2.0
// Story: takes the pile and who copied whom, gives groups of accounts of one event.
#ifndef SYN_STORY_STORY_H
#define SYN_STORY_STORY_H

#include "base/arena.h"
#include "base/thread.h"
#include "synopt/reuse.h"
#include "synopt/story.h"

/// A document whose input gives a story belongs to that one. Everything in *out_stories lives in
/// `arena`. The same result for any pool size.
SYN_WARN_UNUSED syn_status syn_story_group(const syn_pile *pile, const syn_reuse *reuse,
                                           syn_pool *pool, syn_arena *arena,
                                           syn_stories *out_stories, syn_error *error);

#endif
