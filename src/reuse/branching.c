// SPDX-License-Identifier: Apache-2.0
// Takes weighted arcs, gives the maximum spanning arborescence from node 0.
//
// The algorithm of Chu and Liu (1965) and Edmonds (1967), without recursion: each level takes the
// best arc into every node, folds every circle into one node and goes on with what is left; the
// levels are then opened again from the last to the first. O(nodes × arcs) time and memory.
#include "reuse/branching.h"

typedef struct level {
    const syn__arc *arcs; ///< `origin`: number of the arc at the level below
    size_t arc_count, node_count;
    size_t *best;  ///< per node: its best arc at this level, SIZE_MAX for node 0
    size_t *group; ///< per node: its node at the next level
    bool *is_circle;
} level;

static void find_best(level *one) {
    for (size_t i = 0; i < one->node_count; i++)
        one->best[i] = SIZE_MAX;
    for (size_t i = 0; i < one->arc_count; i++) {
        const syn__arc *arc = &one->arcs[i];
        if (arc->to == 0 || arc->from == arc->to) continue;
        size_t best = one->best[arc->to];
        if (best == SIZE_MAX || one->arcs[best].weight < arc->weight) one->best[arc->to] = i;
    }
}

/// Numbers the nodes of the next level; gives how many there are. A circle becomes one node.
static size_t fold_circles(level *one, size_t *seen) {
    size_t next = 1;
    for (size_t i = 0; i < one->node_count; i++) {
        one->group[i] = SIZE_MAX;
        seen[i] = SIZE_MAX;
    }
    one->group[0] = 0;
    for (size_t start = 1; start < one->node_count; start++) {
        size_t at = start;
        while (at != 0 && seen[at] == SIZE_MAX && one->best[at] != SIZE_MAX) {
            seen[at] = start;
            at = one->arcs[one->best[at]].from;
        }
        if (at == 0 || seen[at] != start || one->group[at] != SIZE_MAX) continue;
        do { // the walk met itself
            one->group[at] = next;
            one->is_circle[at] = true;
            at = one->arcs[one->best[at]].from;
        } while (one->group[at] == SIZE_MAX);
        next++;
    }
    for (size_t i = 1; i < one->node_count; i++) {
        if (one->group[i] == SIZE_MAX) one->group[i] = next++;
    }
    return next;
}

static level make_level(const syn__arc *arcs, size_t arc_count, size_t node_count,
                        syn_arena *arena) {
    level one = {.arcs = arcs, .arc_count = arc_count, .node_count = node_count};
    one.best = syn_arena_array(arena, node_count, sizeof *one.best);
    one.group = syn_arena_array(arena, node_count, sizeof *one.group);
    one.is_circle = syn_arena_array(arena, node_count, sizeof *one.is_circle);
    return one;
}

/// The arcs between different nodes of the next level. An arc into a circle costs the arc that it
/// replaces there.
static syn__arc *fold_arcs(const level *one, syn_arena *arena, size_t *out_count) {
    syn__arc *arcs = syn_arena_array(arena, one->arc_count, sizeof *arcs);
    *out_count = 0;
    for (size_t i = 0; arcs != NULL && i < one->arc_count; i++) {
        const syn__arc *arc = &one->arcs[i];
        size_t from = one->group[arc->from], to = one->group[arc->to];
        if (from == to || to == 0) continue;
        double lost = one->is_circle[arc->to] ? one->arcs[one->best[arc->to]].weight : 0;
        arcs[(*out_count)++] = (syn__arc){from, to, arc->weight - lost, i};
    }
    return arcs;
}

size_t *syn__branching_find(const syn__arc *arcs, size_t arc_count, size_t node_count,
                            syn_arena *arena) {
    SYN_VEC(level) levels = {0};
    size_t *seen = syn_arena_array(arena, node_count, sizeof *seen);
    while (!arena->has_failed) {
        level one = make_level(arcs, arc_count, node_count, arena);
        if (arena->has_failed) return NULL;
        find_best(&one);
        size_t next_count = fold_circles(&one, seen);
        SYN_PUSH(arena, &levels, one);
        if (next_count == node_count) break;
        arcs = fold_arcs(&one, arena, &arc_count);
        node_count = next_count;
    }
    if (arena->has_failed || levels.count == 0) return NULL;
    // open the circles again: the arc chosen into a circle replaces the one it had there
    for (size_t i = levels.count; i-- > 1;) {
        const level *upper = &levels.items[i], *lower = &levels.items[i - 1];
        for (size_t node = 1; node < upper->node_count; node++) {
            if (upper->best[node] == SIZE_MAX) continue;
            size_t arc = upper->arcs[upper->best[node]].origin;
            lower->best[lower->arcs[arc].to] = arc;
        }
    }
    return levels.items[0].best;
}
