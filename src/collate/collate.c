// SPDX-License-Identifier: Apache-2.0
// Takes one story of the pile, gives its collation by the parts in their order (parts.h).
// Everything but the result lives in a scratch arena. Cost: close to linear in the statements of
// the story.
#include "collate/collate.h"

#include "base/sort.h"
#include "collate/parts.h"

static int compare_sizes(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(*(const size_t *)a, *(const size_t *)b);
}

static void copy_lineages(syn__collator *collator) {
    const syn_story *story = collator->story;
    collator->lineages =
        syn_arena_array(collator->scratch, story->document_count, sizeof *collator->lineages);
    for (size_t i = 0; collator->lineages != NULL && i < story->document_count; i++)
        collator->lineages[i] = collator->reuse->lineage_of[story->documents[i]];
}

static void list_lineages(const syn__collator *collator, syn_collation *collation) {
    size_t document_count = collator->story->document_count;
    size_t *lineages = syn_arena_array(collator->arena, document_count, sizeof *lineages);
    if (lineages == NULL || collator->lineages == NULL) return;
    for (size_t i = 0; i < document_count; i++)
        lineages[i] = collator->lineages[i];
    syn_sort(lineages, document_count, sizeof *lineages, compare_sizes, NULL);
    size_t count = 0;
    for (size_t i = 0; i < document_count; i++) {
        if (count == 0 || lineages[count - 1] != lineages[i]) lineages[count++] = lineages[i];
    }
    collation->lineages = lineages;
    collation->lineage_count = count;
}

syn_status syn_collate_story(const syn_pile *pile, const syn_reuse *reuse,
                             const syn_stories *stories, size_t story, syn_arena *arena,
                             syn_collation *out_collation, syn_error *error) {
    syn_arena scratch = {0};
    syn__collator collator = {.pile = pile,
                              .reuse = reuse,
                              .story = &stories->stories[story],
                              .arena = arena,
                              .scratch = &scratch};
    *out_collation = (syn_collation){.story = story};
    copy_lineages(&collator);
    syn__collate_entities(&collator);
    syn__collate_statements(&collator);
    syn__collate_quotes(&collator, out_collation);
    syn__edges edges = syn__collate_candidates(&collator);
    syn__collate_echoes(&collator, edges);
    list_lineages(&collator, out_collation);
    syn__collate_claims(&collator, edges, out_collation);
    syn__collate_support(&collator, out_collation);
    syn__collate_disagreements(&collator, out_collation);
    syn__collate_representatives(&collator, out_collation);
    syn__collate_certainty(&collator, edges, out_collation);
    syn__collate_timeline(&collator, out_collation);
    syn_status status = syn_arena_status(&scratch, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status != SYN_OK) *out_collation = (syn_collation){.story = story};
    syn_arena_finish(&scratch);
    return status;
}
