// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives its stories: order → outlines and links → groups on arrival
// → groups by everything → descriptions (parts.h).
#include "story/story.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "story/parts.h"

/// Chosen on the dev sets, where from .35 to .5 little changes (docs/decisions/021).
static const double LEAST_MEAN = 0.45;

typedef struct grouper {
    const syn_pile *pile;
    const syn_reuse *reuse;
    double *days;            ///< per document
    size_t *representatives; ///< per document: the one of its lineage that is compared
    size_t *documents;       ///< by place: representatives only
    uint32_t *copies;        ///< by place: documents that it stands for
    size_t count;            ///< places
    size_t *fixed;           ///< per place: the story that the input gives, or SYN_NOTHING
    size_t *groups;          ///< per place
    size_t *place_of;        ///< per document: that of its representative
    syn_repair *repairs;     ///< per place
    syn_story_cost cost;
} grouper;

/// Copies go where their root goes: of each lineage one document is compared, and the others count
/// no more than once. Documents whose story is given stand for themselves. Takes the documents in
/// their order, and leaves the representatives.
static void choose_representatives(grouper *group, syn_arena *arena) {
    const syn_reuse *reuse = group->reuse;
    size_t *chosen = syn_arena_array(arena, reuse->lineage_count + 1, sizeof *chosen); // + 1
    for (size_t i = 0; chosen != NULL && i < reuse->lineage_count; i++) {
        size_t root = reuse->lineages[i].root;
        bool is_free =
            root != SYN_NOTHING && !syn_str_is_known(group->pile->documents[root]->story);
        if (is_free) chosen[i] = root + 1;
    }
    group->count = 0;
    for (size_t i = 0; chosen != NULL && i < group->pile->count; i++) {
        size_t document = group->documents[i], *lineage = &chosen[reuse->lineage_of[document]];
        group->representatives[document] = document;
        if (!syn_str_is_known(group->pile->documents[document]->story)) {
            if (*lineage == 0) *lineage = document + 1;
            group->representatives[document] = *lineage - 1;
        }
        if (group->representatives[document] == document)
            group->documents[group->count++] = document;
    }
    size_t *places = syn_arena_array(arena, group->pile->count, sizeof *places);
    for (size_t i = 0; places != NULL && i < group->count; i++)
        places[group->documents[i]] = i;
    for (size_t i = 0; places != NULL && i < group->pile->count; i++) {
        group->place_of[i] = places[group->representatives[i]];
        group->copies[group->place_of[i]]++;
    }
}

/// Numbers the stories that the input gives.
static void number_given(const grouper *group, syn_arena *arena) {
    syn_map given;
    syn_map_init(&given, arena);
    for (size_t i = 0; i < group->count; i++) {
        syn_str story = group->pile->documents[group->documents[i]]->story;
        group->fixed[i] = SYN_NOTHING;
        if (!syn_str_is_known(story)) continue;
        const syn_map_entry *entry = syn_map_add(&given, story, given.entries.count, NULL);
        if (entry == NULL) return;
        group->fixed[i] = entry->value;
    }
}

/// Makes a story of each group, in the order of their first documents in the input.
static void list_stories(const grouper *group, syn_arena *own, syn_arena *arena,
                         syn_stories *stories) {
    size_t count = group->pile->count;
    size_t *story_of = syn_arena_array(own, count + 1, sizeof *story_of); // + 1; 0: none yet
    size_t *sizes = syn_arena_array(own, count + 1, sizeof *sizes);
    if (own->has_failed) return;
    for (size_t i = 0; i < count; i++) {
        size_t *story = &story_of[group->groups[group->place_of[i]]];
        if (*story == 0) *story = ++stories->story_count;
        sizes[*story - 1]++;
        stories->memberships[i].story = *story - 1;
    }
    stories->stories = syn_arena_array(arena, stories->story_count, sizeof *stories->stories);
    for (size_t i = 0; i < stories->story_count && !arena->has_failed; i++)
        stories->stories[i].documents = syn_arena_array(arena, sizes[i], sizeof(size_t));
    for (size_t i = 0; i < count && !arena->has_failed; i++) {
        syn_story *story = &stories->stories[stories->memberships[i].story];
        story->documents[story->document_count++] = i;
    }
}

/// First each document by what came before it, then all of them by everything.
static syn_status group_places(grouper *group, const syn_places *places, const syn_links *links,
                               syn_error *error) {
    syn_arena own = {0};
    size_t *first = syn_arena_array(&own, group->count + 1, sizeof *first);
    if (first != NULL) {
        syn__story_arrive(links, places, group->fixed, LEAST_MEAN, &own, first);
        syn__story_cluster(links, group->count, group->fixed, LEAST_MEAN, &own, group->groups);
    }
    for (size_t i = 0; i < group->count && !own.has_failed; i++) {
        if (group->fixed[i] != SYN_NOTHING) first[i] = group->groups[i];
    }
    if (!own.has_failed)
        syn__story_find_repairs(links, first, group->groups, group->count, &own, group->repairs);
    group->cost.grouping_bytes = own.used_bytes;
    syn_status status = syn_arena_status(&own, error);
    syn_arena_finish(&own);
    return status;
}

/// The most stories that have begun and not yet ended in one window of the stream: a stretch with
/// those beside it.
static size_t count_live_stories(const grouper *group, syn_arena *own) {
    size_t rounds = group->count / SYN__STRETCH + 3, most = 0, live = 0;
    size_t *ends = syn_arena_array(own, group->count + 1, sizeof *ends);
    size_t *begun = syn_arena_array(own, rounds, sizeof *begun);
    size_t *ended = syn_arena_array(own, rounds, sizeof *ended);
    if (own->has_failed) return 0;
    for (size_t i = 0; i < group->count; i++)
        ends[group->groups[i]] = i / SYN__STRETCH;
    for (size_t i = 0; i < group->count; i++) {
        if (group->groups[i] != i) continue;
        size_t first = i / SYN__STRETCH;
        begun[first > 0 ? first - 1 : 0]++;
        ended[ends[i] + 2]++;
    }
    for (size_t i = 0; i < rounds; i++) {
        live += begun[i] - ended[i];
        if (live > most) most = live;
    }
    return most;
}

static syn_status group_documents(grouper *group, syn_pool *pool, syn_arena *own, syn_arena *arena,
                                  syn_stories *stories, syn_error *error) {
    syn_outliner outliner;
    syn_links links = {0};
    syn__story_order(group->pile, own, group->documents, group->days);
    choose_representatives(group, own);
    number_given(group, own);
    syn__outliner_make(group->pile, group->documents, group->count, own, &outliner);
    syn_status status = syn_arena_status(own, error);
    if (status != SYN_OK) return status;
    const syn_places places = {group->documents, group->copies, group->count, group->days};
    size_t names_bytes = own->used_bytes;
    status = syn__story_link(&outliner, &places, pool, own, &links, error);
    if (status != SYN_OK) return status;
    group->cost.names_bytes = names_bytes;
    group->cost.links_bytes = links.items.capacity * sizeof *links.items.items;
    group->cost.window_bytes = links.window_bytes;
    group->cost.places = group->count;
    status = group_places(group, &places, &links, error);
    if (status != SYN_OK) return status;
    group->cost.live_stories = count_live_stories(group, own);
    list_stories(group, own, arena, stories);
    status = syn_arena_status(own, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    const syn_story_view view = {
        &outliner,   &links,          group->documents, group->representatives,
        group->days, group->place_of, group->repairs};
    return syn__story_describe(&view, pool, arena, stories, error);
}

syn_status syn__story_group(const syn_pile *pile, const syn_reuse *reuse, syn_pool *pool,
                            syn_arena *arena, syn_stories *out_stories, syn_story_cost *out_cost,
                            syn_error *error) {
    *out_stories = (syn_stories){0};
    if (pile->count == 0) return SYN_OK;
    syn_arena own = {0};
    grouper group = {.pile = pile, .reuse = reuse};
    size_t **arrays[] = {&group.documents, &group.fixed, &group.representatives, &group.groups,
                         &group.place_of};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        *arrays[i] = syn_arena_array(&own, pile->count, sizeof(size_t));
    group.days = syn_arena_array(&own, pile->count, sizeof *group.days);
    group.copies = syn_arena_array(&own, pile->count, sizeof *group.copies);
    group.repairs = syn_arena_array(&own, pile->count, sizeof *group.repairs);
    out_stories->memberships =
        syn_arena_array(arena, pile->count, sizeof *out_stories->memberships);
    syn_status status = syn_arena_status(&own, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status == SYN_OK) status = group_documents(&group, pool, &own, arena, out_stories, error);
    if (status != SYN_OK) *out_stories = (syn_stories){0};
    if (out_cost != NULL) *out_cost = group.cost;
    syn_arena_finish(&own);
    return status;
}

syn_status syn_story_group(const syn_pile *pile, const syn_reuse *reuse, syn_pool *pool,
                           syn_arena *arena, syn_stories *out_stories, syn_error *error) {
    return syn__story_group(pile, reuse, pool, arena, out_stories, NULL, error);
}
