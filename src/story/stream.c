// SPDX-License-Identifier: Apache-2.0
// Takes all documents in their order, gives links: pairs with the chance that they tell one event.
//
// Documents come in stretches of 32,768. Each stretch is searched together with the one before it;
// once the next has been searched, the neighbours of a stretch are final, its pairs are judged, and
// the one before it is forgotten. So memory for comparing is that of three stretches, whatever the
// length of the stream, and a story that nobody told for a whole stretch is closed. A pile of up
// to 32,768 documents is compared as a whole. Stretches have a fixed size, so the result is the
// same for any number of workers. Linear in documents.
#include "story/parts.h"

#include <math.h>

enum { STRETCH = SYN__STRETCH, WINDOW = 3 };

/// Two documents with less in common than this, features of one document counted in, are strangers,
/// however little else they hold.
static const double LEAST_COMMON = 0.05;
/// Links of a smaller chance decide nothing.
static const float LEAST_CHANCE = 0.02f;

typedef struct worker {
    syn_outline_scratch outline;
    syn_search_scratch search;
    syn_arena arena; ///< links of one round
} worker;

typedef struct found_links {
    SYN_VEC(syn_link) items;
    SYN_VEC(float) signs;
} found_links;

typedef struct stream {
    const syn_outliner *outliner;
    const syn_places *places;
    size_t count;
    syn_stretch stretches[WINDOW]; ///< by number, modulo WINDOW
    size_t round;                  ///< the stretch at hand
    worker *workers;
    size_t room;            ///< slots of the three arrays below: places, modulo it
    syn_neighbours *lists;  ///< final once the next stretch has been searched
    syn_circle *circles;    ///< made then
    found_links *found;     ///< of the round at hand
    syn_neighbours *chosen; ///< per place of the stretch at hand
    bool wants_signs;
} stream;

static syn_stretch *get_stretch(stream *s, size_t number) {
    return &s->stretches[number % WINDOW];
}

static syn_neighbours *get_list(const stream *s, uint32_t place) {
    return &s->lists[place % s->room];
}

static const syn_outline *get_outline(const stream *s, uint32_t place) {
    const syn_stretch *stretch = &s->stretches[place / STRETCH % WINDOW];
    return &stretch->outlines[place - stretch->start];
}

static syn_status outline_one(void *context, size_t index, size_t number, syn_error *error) {
    stream *s = context;
    syn_stretch *stretch = get_stretch(s, s->round);
    size_t document = s->places->documents[stretch->start + index];
    syn__outline_make(s->outliner, document, s->places->days[document], &s->workers[number].outline,
                      &stretch->arenas[number], &stretch->outlines[index]);
    get_list(s, (uint32_t)(stretch->start + index))->count = 0;
    return syn_arena_status(&stretch->arenas[number], error);
}

static syn_status search_one(void *context, size_t index, size_t number, syn_error *error) {
    stream *s = context;
    const syn_stretch *last = get_stretch(s, s->round);
    const syn_stretch *both[2] = {last, last};
    if (s->round > 0) both[0] = get_stretch(s, s->round - 1);
    syn_search_scratch *scratch = &s->workers[number].search;
    syn__neighbours_find(s->round > 0 ? both : both + 1, s->round > 0 ? 2 : 1,
                         (uint32_t)(last->start + index), scratch, &s->chosen[index]);
    return syn_arena_status(&scratch->arena, error);
}

/// Makes outlines, index and neighbours of the stretch at hand.
static syn_status search_stretch(stream *s, syn_pool *pool, syn_error *error) {
    syn_stretch *stretch = get_stretch(s, s->round);
    syn_arena_reset(&stretch->arena);
    for (size_t i = 0; i < syn_pool_get_size(pool); i++)
        syn_arena_reset(&stretch->arenas[i]);
    stretch->start = (uint32_t)(s->round * STRETCH);
    size_t count = s->count - stretch->start < STRETCH ? s->count - stretch->start : STRETCH;
    stretch->end = stretch->start + (uint32_t)count;
    stretch->outlines = syn_arena_array(&stretch->arena, count, sizeof *stretch->outlines);
    syn_status status = syn_arena_status(&stretch->arena, error);
    if (status == SYN_OK) status = syn_pool_for(pool, count, outline_one, s, error);
    if (status == SYN_OK) {
        syn__stretch_index(stretch, s->outliner->feature_count);
        status = syn_arena_status(&stretch->arena, error);
    }
    if (status == SYN_OK) status = syn_pool_for(pool, count, search_one, s, error);
    for (size_t i = 0; status == SYN_OK && i < count; i++) {
        uint32_t place = stretch->start + (uint32_t)i;
        for (uint32_t j = 0; j < s->chosen[i].count; j++) {
            syn_neighbour other = s->chosen[i].items[j];
            syn__neighbours_add(get_list(s, place), other);
            syn__neighbours_add(get_list(s, other.place), (syn_neighbour){place, other.likeness});
        }
    }
    return status;
}

static syn_status circle_one(void *context, size_t index, size_t number, syn_error *error) {
    stream *s = context;
    uint32_t place = get_stretch(s, s->round)->start + (uint32_t)index;
    const syn_neighbours *list = get_list(s, place);
    syn_circle *circle = &s->circles[place % s->room];
    double usuals[SYN__MOST_NEIGHBOURS];
    for (uint32_t i = 0; i < list->count; i++)
        usuals[i] = syn__neighbours_get_usual(get_list(s, list->items[i].place), s->count);
    syn__circle_make(place, list, syn__neighbours_get_usual(list, s->count), usuals,
                     s->places->copies, circle);
    const syn_vector *vectors[SYN__NEAR + 1];
    for (uint32_t i = 0; i < circle->near_count; i++) {
        vectors[i] = &get_outline(s, circle->near[i].number)->facets[SYN__FACET_ALL];
    }
    syn_search_scratch *scratch = &s->workers[number].search;
    syn_arena *arena = &get_stretch(s, s->round)->arenas[number];
    syn__circle_sum_up(circle, vectors, scratch->weights, &scratch->arena, arena);
    syn_status status = syn_arena_status(&scratch->arena, error);
    if (status == SYN_OK) syn_arena_reset(&scratch->arena);
    return status == SYN_OK ? syn_arena_status(arena, error) : status;
}

static bool is_listed(const syn_neighbours *list, uint32_t place) {
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].place == place) return true;
    }
    return false;
}

static syn_side get_side(stream *s, uint32_t place) {
    return (syn_side){.document = s->outliner->pile->documents[s->places->documents[place]],
                      .outline = get_outline(s, place),
                      .circle = &s->circles[place % s->room],
                      .place = place,
                      .usual = syn__neighbours_get_usual(get_list(s, place), s->count)};
}

static void judge_pair(stream *s, uint32_t place, syn_neighbour other, worker *work,
                       found_links *found) {
    syn_side a = get_side(s, place), b = get_side(s, other.place);
    double common = (double)other.likeness * (double)a.outline->shared_length *
                    (double)b.outline->shared_length;
    if (common < LEAST_COMMON) return;
    float signs[SYN__SIGN_COUNT];
    syn__signs_read(s->outliner, &a, &b, (double)other.likeness, signs);
    syn_link link = {place < other.place ? place : other.place,
                     place < other.place ? other.place : place, (float)syn__story_decide(signs)};
    if (link.chance < LEAST_CHANCE && !s->wants_signs) return;
    SYN_PUSH(&work->arena, &found->items, link);
    for (size_t i = 0; s->wants_signs && i < SYN__SIGN_COUNT; i++)
        SYN_PUSH(&work->arena, &found->signs, signs[i]);
}

/// The pairs of a document whose later one lies in the stretch at hand; each pair once.
static syn_status judge_one(void *context, size_t index, size_t number, syn_error *error) {
    stream *s = context;
    size_t first = s->round > 0 ? (s->round - 1) * STRETCH : 0;
    uint32_t place = (uint32_t)(first + index);
    const syn_neighbours *list = get_list(s, place);
    found_links *found = &s->found[index];
    *found = (found_links){0};
    for (uint32_t i = 0; i < list->count; i++) {
        syn_neighbour other = list->items[i];
        uint32_t later = place > other.place ? place : other.place;
        if (later / STRETCH != s->round) continue;
        if (other.place < place && is_listed(get_list(s, other.place), place)) continue;
        judge_pair(s, place, other, &s->workers[number], found);
    }
    return syn_arena_status(&s->workers[number].arena, error);
}

/// Judges the pairs of the stretch at hand, whose neighbours are final.
static syn_status judge_stretch(stream *s, syn_pool *pool, syn_arena *arena, syn_links *links,
                                syn_error *error) {
    const syn_stretch *stretch = get_stretch(s, s->round);
    size_t first = s->round > 0 ? (s->round - 1) * STRETCH : 0, count = stretch->end - first;
    syn_status status = syn_pool_for(pool, stretch->end - stretch->start, circle_one, s, error);
    if (status == SYN_OK) status = syn_pool_for(pool, count, judge_one, s, error);
    for (size_t i = 0; status == SYN_OK && i < count && !arena->has_failed; i++) {
        for (size_t j = 0; j < s->found[i].items.count; j++)
            SYN_PUSH(arena, &links->items, s->found[i].items.items[j]);
        for (size_t j = 0; j < s->found[i].signs.count; j++)
            SYN_PUSH(arena, &links->signs, s->found[i].signs.items[j]);
    }
    for (size_t i = 0; i < syn_pool_get_size(pool); i++)
        syn_arena_reset(&s->workers[i].arena);
    return status == SYN_OK ? syn_arena_status(arena, error) : status;
}

static syn_status begin(stream *s, size_t worker_count, syn_arena *own, syn_error *error) {
    size_t features = s->outliner->feature_count + 1;
    s->room = s->count < WINDOW * STRETCH ? s->count : WINDOW * STRETCH;
    s->lists = syn_arena_array(own, s->room, sizeof *s->lists);
    s->circles = syn_arena_array(own, s->room, sizeof *s->circles);
    s->found = syn_arena_array(own, s->room, sizeof *s->found);
    size_t stretch = s->count < STRETCH ? s->count : STRETCH;
    s->chosen = syn_arena_array(own, stretch, sizeof *s->chosen);
    s->workers = syn_arena_array(own, worker_count, sizeof *s->workers);
    for (size_t i = 0; i < WINDOW; i++)
        s->stretches[i].arenas = syn_arena_array(own, worker_count, sizeof(syn_arena));
    for (size_t i = 0; s->workers != NULL && i < worker_count; i++) {
        worker *work = &s->workers[i];
        work->outline.counts = syn_arena_array(own, features, sizeof *work->outline.counts);
        work->search.weights = syn_arena_array(own, features, sizeof *work->search.weights);
        work->search.sums = syn_arena_array(own, s->room, sizeof *work->search.sums);
    }
    return syn_arena_status(own, error);
}

/// What is held at the moment.
static size_t count_bytes(const stream *s, size_t worker_count, const syn_arena *own) {
    size_t bytes = own->used_bytes;
    for (size_t i = 0; i < worker_count; i++) {
        const worker *work = &s->workers[i];
        bytes += work->outline.arena.used_bytes + work->search.arena.used_bytes;
        bytes += work->arena.used_bytes;
        for (size_t j = 0; j < WINDOW; j++)
            bytes += s->stretches[j].arenas[i].used_bytes;
    }
    for (size_t i = 0; i < WINDOW; i++)
        bytes += s->stretches[i].arena.used_bytes;
    return bytes;
}

static void finish(stream *s, size_t worker_count, syn_arena *own) {
    for (size_t i = 0; s->workers != NULL && i < worker_count; i++) {
        syn_arena_finish(&s->workers[i].outline.arena);
        syn_arena_finish(&s->workers[i].search.arena);
        syn_arena_finish(&s->workers[i].arena);
    }
    for (size_t i = 0; i < WINDOW; i++) {
        syn_arena_finish(&s->stretches[i].arena);
        for (size_t j = 0; s->stretches[i].arenas != NULL && j < worker_count; j++)
            syn_arena_finish(&s->stretches[i].arenas[j]);
    }
    syn_arena_finish(own);
}

syn_status syn__story_link(const syn_outliner *outliner, const syn_places *places, syn_pool *pool,
                           syn_arena *arena, syn_links *links, syn_error *error) {
    stream s = {.outliner = outliner,
                .places = places,
                .count = places->count,
                .wants_signs = links->wants_signs};
    syn_arena own = {0};
    size_t rounds = (s.count + STRETCH - 1) / STRETCH;
    syn_status status = begin(&s, syn_pool_get_size(pool), &own, error);
    for (size_t i = 0; status == SYN_OK && i <= rounds; i++) {
        s.round = i;
        if (i < rounds) status = search_stretch(&s, pool, error);
        if (status != SYN_OK || i == 0) continue;
        s.round = i - 1;
        status = judge_stretch(&s, pool, arena, links, error);
        size_t bytes = count_bytes(&s, syn_pool_get_size(pool), &own);
        if (bytes > links->window_bytes) links->window_bytes = bytes;
    }
    finish(&s, syn_pool_get_size(pool), &own);
    return status;
}
