// SPDX-License-Identifier: Apache-2.0
// Takes stories and the links between their documents, says which story follows up which.
//
// A follow-up is about the people, places or things of an earlier event, but tells another one: a
// second arrest, the reversal of a rule, the trial after the deed. It is not melted in. Linked are
// two dated stories, the later one to the earlier, when several of their documents were taken for
// possible accounts of one event, though too few to be one story. Near linear in links.
#include "story/parts.h"

#include "base/sort.h"

#include <math.h>

enum { FEWEST_LINKS = 2 };

/// Mean chance over all pairs of two stories. Chosen by eye on the dev sets.
static const double LEAST_FOLLOWING = 0.08;

typedef struct bridge {
    size_t later, earlier;
    float chance;
} bridge;

static int compare_bridges(const void *a, const void *b, void *context) {
    const bridge *x = a, *y = b;
    (void)context;
    int order = SYN_COMPARE(x->later, y->later);
    if (order == 0) order = SYN_COMPARE(x->earlier, y->earlier);
    return order != 0 ? order : SYN_COMPARE(y->chance, x->chance);
}

/// The first day of each story, NAN when none of its documents has one.
static double *find_first_days(const syn_stories *stories, const double *days, syn_arena *arena) {
    double *firsts = syn_arena_array(arena, stories->story_count, sizeof *firsts);
    for (size_t i = 0; firsts != NULL && i < stories->story_count; i++) {
        firsts[i] = NAN;
        for (size_t j = 0; j < stories->stories[i].document_count; j++)
            firsts[i] = fmin(firsts[i], days[stories->stories[i].documents[j]]);
    }
    return firsts;
}

/// Takes the bridges of one pair of stories.
static void judge(const bridge *bridges, size_t count, syn_stories *stories, double *best) {
    syn_story *later = &stories->stories[bridges->later];
    const syn_story *earlier = &stories->stories[bridges->earlier];
    double pairs = (double)later->document_count * (double)earlier->document_count, sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (double)bridges[i].chance;
    double mean = sum / pairs;
    if (mean < LEAST_FOLLOWING || (count < FEWEST_LINKS && pairs > 1)) return;
    if (mean <= best[bridges->later]) return;
    best[bridges->later] = mean;
    later->follows = bridges->earlier;
}

void syn__story_find_follows(const syn_story_view *view, syn_arena *own, syn_stories *stories) {
    const syn_links *links = view->links;
    double *firsts = find_first_days(stories, view->days, own);
    double *best = syn_arena_array(own, stories->story_count, sizeof *best);
    SYN_VEC(bridge) bridges = {0};
    if (own->has_failed) return;
    for (size_t i = 0; i < stories->story_count; i++)
        stories->stories[i].follows = SYN_NOTHING;
    for (size_t i = 0; i < links->items.count; i++) {
        syn_link one = links->items.items[i];
        size_t a = stories->memberships[view->documents[one.a]].story;
        size_t b = stories->memberships[view->documents[one.b]].story;
        if (a == b || !(firsts[a] != firsts[b])) continue;
        if (isnan(firsts[a]) || isnan(firsts[b])) continue;
        bool is_later = firsts[a] > firsts[b];
        SYN_PUSH(own, &bridges, ((bridge){is_later ? a : b, is_later ? b : a, one.chance}));
    }
    if (own->has_failed) return;
    syn_sort(bridges.items, bridges.count, sizeof *bridges.items, compare_bridges, NULL);
    for (size_t i = 0, next; i < bridges.count; i = next) {
        for (next = i + 1; next < bridges.count; next++) {
            if (bridges.items[next].later != bridges.items[i].later ||
                bridges.items[next].earlier != bridges.items[i].earlier)
                break;
        }
        judge(&bridges.items[i], next - i, stories, best);
    }
}
