// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
#include "reuse/reuse.h"

syn_status syn_reuse_find(const syn_pile *pile, syn_pool *pool, syn_arena *arena,
                          syn_reuse *out_reuse, syn_error *error) {
    (void)pool;
    *out_reuse = (syn_reuse){0};
    out_reuse->lineages = syn_arena_array(arena, pile->count, sizeof *out_reuse->lineages);
    out_reuse->lineage_of = syn_arena_array(arena, pile->count, sizeof *out_reuse->lineage_of);
    for (size_t i = 0; !arena->has_failed && i < pile->count; i++) {
        size_t *documents = syn_arena_array(arena, 1, sizeof *documents);
        if (documents == NULL) break;
        documents[0] = i;
        out_reuse->lineages[i] =
            (syn_lineage){.documents = documents, .document_count = 1, .root = i};
        out_reuse->lineage_of[i] = i;
    }
    out_reuse->lineage_count = pile->count;
    return syn_arena_status(arena, error);
}
