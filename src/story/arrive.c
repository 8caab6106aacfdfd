// SPDX-License-Identifier: Apache-2.0
// Takes the documents in their order with the links between them, says which story each would be
// put into on its arrival, and where the linkage of everything (cluster.c) repairs that.
//
// The first pass looks back only: a document joins the story whose accounts so far most likely tell
// its event, or opens one, at once and for good (single pass clustering, as in Allan et al. 1998,
// with a learned decision). It mistakes early: two stories begun from two sides turn out to be one
// (merged), an account put with the only story there was turns out to tell another (split). A story
// is closed when nobody has told it for a while. Kept are three numbers for each story. Linear in
// links.
#include "story/parts.h"

#include <math.h>

/// More accounts than this a document need not be like.
enum { MOST_ASKED = SYN__MOST_NEIGHBOURS / 2 };

/// A story that nobody told for so many days takes no more documents in at first sight. After 60
/// days already, first sight of giveme falls from .966 to .950 (cross-validated): a trial or a new
/// launch comes months later. In a stream the window (stream.c) closes far earlier.
static const double CLOSING_DAYS = 365;

/// A pair that is likelier one event than two speaks for a repair.
static const float LEAST_SPEAKING = 0.5f;

typedef struct open_story {
    uint32_t count;
    float sum;       ///< of chances of the document at hand; zero in between
    double last_day; ///< the latest day of publication, NAN when none is known
} open_story;

typedef struct arrival {
    const syn_places *places;
    const size_t *fixed;
    open_story *stories; ///< by first place
    uint32_t *starts;    ///< per place, into earlier: its links to places before it
    syn_link *earlier;
    size_t *story_of;
} arrival;

/// Sorts links by their later place.
static void sort_links(arrival *arrive, const syn_links *links) {
    for (size_t i = 0; i < links->items.count; i++)
        arrive->starts[links->items.items[i].b + 2]++;
    for (size_t i = 2; i < arrive->places->count + 2; i++)
        arrive->starts[i] += arrive->starts[i - 1];
    for (size_t i = 0; i < links->items.count; i++)
        arrive->earlier[arrive->starts[links->items.items[i].b + 1]++] = links->items.items[i];
}

static bool is_closed(const open_story *story, double day) {
    return day - story->last_day > CLOSING_DAYS; // false when a day is not known
}

/// The story that a document joins: SYN_NOTHING when it opens one.
static size_t choose_story(const arrival *arrive, size_t place, double day, double least_mean) {
    size_t best = SYN_NOTHING, start = arrive->starts[place], end = arrive->starts[place + 1];
    double best_mean = least_mean;
    for (size_t i = start; i < end; i++)
        arrive->stories[arrive->story_of[arrive->earlier[i].a]].sum += arrive->earlier[i].chance;
    for (size_t i = start; i < end; i++) {
        size_t number = arrive->story_of[arrive->earlier[i].a];
        open_story *story = &arrive->stories[number];
        double asked = story->count < MOST_ASKED ? story->count : MOST_ASKED;
        double mean = (double)story->sum / asked;
        story->sum = 0; // asked once
        if (mean < best_mean || (mean == best_mean && number >= best)) continue;
        if (is_closed(story, day) || arrive->fixed[number] != SYN_NOTHING) continue;
        best_mean = mean;
        best = number;
    }
    return best;
}

void syn__story_arrive(const syn_links *links, const syn_places *places, const size_t *fixed,
                       double least_mean, syn_arena *arena, size_t *out_stories) {
    arrival arrive = {.places = places, .fixed = fixed, .story_of = out_stories};
    arrive.stories = syn_arena_array(arena, places->count + 1, sizeof *arrive.stories);
    arrive.starts = syn_arena_array(arena, places->count + 2, sizeof *arrive.starts);
    arrive.earlier = syn_arena_array(arena, links->items.count + 1, sizeof *arrive.earlier);
    if (arena->has_failed) return;
    sort_links(&arrive, links);
    for (size_t i = 0; i < places->count; i++) {
        double day = places->days[places->documents[i]];
        size_t chosen = SYN_NOTHING;
        if (fixed[i] == SYN_NOTHING) chosen = choose_story(&arrive, i, day, least_mean);
        out_stories[i] = chosen == SYN_NOTHING ? i : chosen;
        open_story *story = &arrive.stories[out_stories[i]];
        if (story->count++ == 0) story->last_day = NAN;
        story->last_day = fmax(story->last_day, day);
    }
}

/// For each number in `of` the number in `in` that most of its places have; the lowest of equals.
/// Both number by place.
static size_t *find_homes(const size_t *of, const size_t *in, size_t count, syn_arena *arena) {
    size_t *homes = syn_arena_array(arena, count + 1, sizeof *homes);
    uint32_t *most = syn_arena_array(arena, count + 1, sizeof *most);
    uint32_t *starts = syn_arena_array(arena, count + 2, sizeof *starts);
    uint32_t *members = syn_arena_array(arena, count + 1, sizeof *members);
    uint32_t *counts = syn_arena_array(arena, count + 1, sizeof *counts);
    if (arena->has_failed) return homes;
    for (size_t i = 0; i < count; i++)
        starts[of[i] + 2]++;
    for (size_t i = 2; i < count + 2; i++)
        starts[i] += starts[i - 1];
    for (size_t i = 0; i < count; i++)
        members[starts[of[i] + 1]++] = (uint32_t)i;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = starts[i]; j < starts[i + 1]; j++)
            counts[in[members[j]]]++;
        for (size_t j = starts[i]; j < starts[i + 1]; j++) {
            size_t home = in[members[j]];
            if (counts[home] > most[i] || (counts[home] == most[i] && home < homes[i])) {
                most[i] = counts[home];
                homes[i] = home;
            }
        }
        for (size_t j = starts[i]; j < starts[i + 1]; j++)
            counts[in[members[j]]] = 0;
    }
    return homes;
}

static void count_pair(syn_repair *repair, const syn_link *link) {
    repair->compared++;
    repair->speaking += link->chance >= LEAST_SPEAKING;
}

void syn__story_find_repairs(const syn_links *links, const size_t *first, const size_t *groups,
                             size_t count, syn_arena *arena, syn_repair *out_repairs) {
    size_t *homes = find_homes(first, groups, count, arena); // of stories on arrival: groups
    size_t *cores = find_homes(groups, first, count, arena); // of groups: stories on arrival
    syn_repair *merged = syn_arena_array(arena, count + 1, sizeof *merged); // per first story
    if (arena->has_failed) return;
    for (size_t i = 0; i < count; i++) {
        out_repairs[i] = (syn_repair){.first = first[i]};
        if (homes[first[i]] != groups[i])
            out_repairs[i].kind = SYN__REPAIR_SPLIT;
        else if (cores[groups[i]] != first[i])
            out_repairs[i].kind = SYN__REPAIR_MERGED;
    }
    for (size_t i = 0; i < links->items.count; i++) {
        const syn_link *link = &links->items.items[i];
        const size_t ends[2] = {link->a, link->b};
        bool is_one_first = first[link->a] == first[link->b];
        bool is_one_group = groups[link->a] == groups[link->b];
        for (size_t j = 0; j < 2; j++) {
            syn_repair *repair = &out_repairs[ends[j]];
            if (repair->kind == SYN__REPAIR_SPLIT && is_one_first && !is_one_group)
                count_pair(repair, link);
            if (repair->kind == SYN__REPAIR_MERGED && is_one_group && !is_one_first)
                count_pair(&merged[first[ends[j]]], link);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (out_repairs[i].kind != SYN__REPAIR_MERGED) continue;
        out_repairs[i].compared = merged[first[i]].compared;
        out_repairs[i].speaking = merged[first[i]].speaking;
    }
}
