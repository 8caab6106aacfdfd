// SPDX-License-Identifier: Apache-2.0
// A pool of worker threads for loops whose turns do not depend on each other.
//
// Results go to slots by index, so the outcome is the same for any number of threads. The calling
// thread works too: a pool of one starts no thread at all.
#ifndef SYN_BASE_THREAD_H
#define SYN_BASE_THREAD_H

#include "base/error.h"
#include "synopt/base.h"

typedef struct syn_pool syn_pool;

/// One turn of a loop: `index` from 0, `worker` below the pool's size (for scratch memory).
/// Anything but SYN_OK stops the loop.
typedef syn_status (*syn_turn_fn)(void *context, size_t index, size_t worker, syn_error *error);

/// `jobs` 0: one a processor. Falls back to fewer threads when the system gives no more.
SYN_WARN_UNUSED syn_status syn_pool_new(size_t jobs, syn_pool **out_pool, syn_error *error);
void syn_pool_free(syn_pool *pool);
size_t syn_pool_get_size(const syn_pool *pool);

/// Runs `count` turns. On failure gives the error of the lowest index that failed.
SYN_WARN_UNUSED syn_status syn_pool_for(syn_pool *pool, size_t count, syn_turn_fn turn,
                                        void *context, syn_error *error);

/// A flag that stops every loop of this pool before its next turn, with SYN_CANCELLED; NULL: none.
/// Set while no loop runs. So a step that works in turns can be cancelled without knowing of it.
void syn_pool_set_stop(syn_pool *pool, const volatile int *stop);

size_t syn_processor_count(void);

#endif
