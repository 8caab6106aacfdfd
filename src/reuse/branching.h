// SPDX-License-Identifier: Apache-2.0
// The best tree over directed, weighted edges.
#ifndef SYN_REUSE_BRANCHING_H
#define SYN_REUSE_BRANCHING_H

#include "base/arena.h"

typedef struct syn__arc {
    size_t from, to;
    double weight;
    size_t origin; ///< number of the arc it came from, for the caller to read back
} syn__arc;

/// Chooses for every node but node 0 one incoming arc, without a circle, with the largest sum of
/// weights; every node must be reachable from node 0. Gives per node the number of its arc (node 0:
/// SIZE_MAX), NULL when memory ran out. Ties: the first arc. O(nodes × arcs).
size_t *syn__branching_find(const syn__arc *arcs, size_t arc_count, size_t node_count,
                            syn_arena *arena);

#endif
