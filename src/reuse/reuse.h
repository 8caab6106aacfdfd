// SPDX-License-Identifier: Apache-2.0
// Reuse: takes the pile, gives verified pairs with passages, and lineages.
#ifndef SYN_REUSE_REUSE_H
#define SYN_REUSE_REUSE_H

#include "base/arena.h"
#include "base/thread.h"
#include "synopt/reuse.h"

/// Everything in *out_reuse lives in `arena`. The same result for any pool size.
SYN_WARN_UNUSED syn_status syn_reuse_find(const syn_pile *pile, syn_pool *pool, syn_arena *arena,
                                          syn_reuse *out_reuse, syn_error *error);

#endif
