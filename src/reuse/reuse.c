// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives pairs of documents that share wording, each verified by alignment, and
// lineages. The order of the work:
//   words and credits of each document (parallel) → footers → documents with the same words
//   throughout, by hash → index of the others → for each document its earlier candidates, aligned
//   and judged (parallel) → stock passages dropped → directions → lineages.
// Documents with the same words are aligned once; the pairs of their copies are written down from
// it, up to MOST_COPIES of each, so that 100,000 identical documents give a star, not a square.
// Near-linear in the words: every stage is bounded by feature, by document or by pair.
#include "reuse/reuse.h"

#include "base/sort.h"
#include "base/str.h"
#include "reuse/candidates.h"
#include "reuse/direction.h"
#include "reuse/furniture.h"
#include "reuse/lineage.h"
#include "reuse/stock.h"
#include "text/vocabulary.h"

enum { MOST_COPIES = 24 };

typedef struct worker {
    syn_arena scratch; ///< for one pair
    syn_arena results;
    syn__tally tally;
} worker;

typedef struct finder {
    const syn_pile *pile;
    syn_pool *pool;
    syn_arena arena; ///< lives as long as the step
    syn__credits *credits;
    syn__words *words;
    float *weights;
    bool *is_copy; ///< the same words stand in an earlier document
    size_t *next;  ///< the next document with the same words, or SYN_NOTHING
    size_t *first; ///< the first of them
    syn__index index;
    worker *workers;
    syn__links *found; ///< per document
} finder;

static syn_status read_turn(void *context, size_t index, size_t worker_index, syn_error *error) {
    finder *find = context;
    (void)worker_index;
    (void)error;
    find->credits[index] = syn__credit_read(find->pile->documents[index]);
    syn__words_read(find->pile, index, &find->credits[index], &find->words[index]);
    return SYN_OK;
}

static syn_status prepare(finder *find, syn_error *error) {
    const syn_pile *pile = find->pile;
    size_t term_count = pile->vocabulary.term_count;
    find->credits = syn_arena_array(&find->arena, pile->count, sizeof *find->credits);
    find->words = syn_arena_array(&find->arena, pile->count, sizeof *find->words);
    find->weights = syn_arena_array(&find->arena, term_count, sizeof *find->weights);
    find->is_copy = syn_arena_array(&find->arena, pile->count, sizeof *find->is_copy);
    find->next = syn_arena_array(&find->arena, pile->count, sizeof *find->next);
    find->found = syn_arena_array(&find->arena, pile->count, sizeof *find->found);
    for (size_t i = 0; !find->arena.has_failed && i < pile->count; i++)
        syn__words_reserve(pile, i, &find->arena, &find->words[i]);
    syn_status status = syn_arena_status(&find->arena, error);
    if (status != SYN_OK) return status;
    for (size_t i = 0; i < term_count; i++)
        find->weights[i] = (float)syn_vocabulary_get_weight(pile, (uint32_t)i);
    return SYN_OK;
}

typedef struct keyed {
    uint64_t hash;
    size_t count, document;
    syn_str date;
} keyed;

/// Documents of one text stand together, the earliest first: it is the middle of their star.
static int compare_keyed(const void *left, const void *right, void *context) {
    const keyed *a = left, *b = right;
    (void)context;
    if (a->hash != b->hash) return SYN_COMPARE(a->hash, b->hash);
    if (a->count != b->count) return SYN_COMPARE(a->count, b->count);
    if (syn_str_is_known(a->date) != syn_str_is_known(b->date))
        return syn_str_is_known(a->date) ? -1 : 1;
    int order = syn_str_compare(a->date, b->date);
    return order != 0 ? order : SYN_COMPARE(a->document, b->document);
}

/// Chains documents whose words are the same throughout.
static syn_status find_copies(finder *find, syn_error *error) {
    size_t count = find->pile->count;
    keyed *all = syn_arena_array(&find->arena, count, sizeof *all);
    syn_status status = syn_arena_status(&find->arena, error);
    if (status != SYN_OK || count == 0) return status;
    for (size_t i = 0; i < count; i++) {
        syn_str date = find->pile->documents[i]->published.value;
        all[i] = (keyed){find->words[i].hash, find->words[i].count, i, date};
    }
    syn_sort(all, count, sizeof *all, compare_keyed, NULL);
    for (size_t i = 0; i < count; i++) {
        bool is_same = i > 0 && all[i].count > 0 && all[i].hash == all[i - 1].hash &&
                       all[i].count == all[i - 1].count;
        find->is_copy[all[i].document] = is_same;
        find->next[all[i].document] = SYN_NOTHING;
        if (is_same) find->next[all[i - 1].document] = all[i].document;
    }
    return SYN_OK;
}

static syn_status align_turn(void *context, size_t index, size_t worker_index, syn_error *error) {
    finder *find = context;
    worker *own = &find->workers[worker_index];
    if (find->is_copy[index]) return SYN_OK;
    size_t others[SYN__CANDIDATES_MOST];
    size_t count = syn__index_find(&find->index, index, &own->tally, others);
    if (count == 0) return SYN_OK;
    syn_arena_reset(&own->scratch);
    syn__aligner aligner;
    syn__aligner_set(&aligner, &find->words[index], find->weights, &own->scratch);
    for (size_t i = 0; i < count && !own->scratch.has_failed; i++) {
        syn__matches matches;
        syn__link link;
        syn__aligner_find(&aligner, &find->words[others[i]], &own->scratch, &matches);
        link.is_refused = !syn__judge(find->pile, find->words, others[i], index, &matches,
                                      &own->scratch, &own->results, &link);
        if (syn__stock_is_partial(&link)) syn__stock_keep(&matches, &own->results, &link);
        if (link.is_refused && link.match_count == 0) continue;
        SYN_PUSH(&own->results, &find->found[index], link);
    }
    syn_status status = syn_arena_status(&own->scratch, error);
    return status != SYN_OK ? status : syn_arena_status(&own->results, error);
}

static syn_status align_all(finder *find, syn_error *error) {
    size_t size = syn_pool_get_size(find->pool);
    find->workers = syn_arena_array(&find->arena, size, sizeof *find->workers);
    syn_status status = syn_arena_status(&find->arena, error);
    if (status != SYN_OK) return status;
    for (size_t i = 0; i < size; i++)
        syn__tally_init(&find->workers[i].tally, find->pile->count, &find->arena);
    status = syn_arena_status(&find->arena, error);
    if (status != SYN_OK) return status;
    return syn_pool_for(find->pool, find->pile->count, align_turn, find, error);
}

static void finish(finder *find) {
    size_t size = find->workers == NULL ? 0 : syn_pool_get_size(find->pool);
    for (size_t i = 0; i < size; i++) {
        syn_arena_finish(&find->workers[i].scratch);
        syn_arena_finish(&find->workers[i].results);
    }
    syn_arena_finish(&find->arena);
}

/// A link with its two sides changed.
static void turn_around(syn_arena *arena, syn__link *link) {
    syn_pair *pair = &link->pair;
    syn__link old = *link;
    pair->a = old.pair.b;
    pair->b = old.pair.a;
    pair->contained_a = old.pair.contained_b;
    pair->contained_b = old.pair.contained_a;
    link->share_a = old.share_b;
    link->share_b = old.share_a;
    pair->passages = syn_arena_array(arena, pair->passage_count, sizeof *pair->passages);
    for (size_t i = 0; pair->passages != NULL && i < pair->passage_count; i++) {
        syn_passage passage = old.pair.passages[i];
        pair->passages[i] = (syn_passage){passage.b, passage.a, passage.kind, passage.identity};
    }
}

static int compare_passages(const void *left, const void *right, void *context) {
    const syn_passage *a = left, *b = right;
    (void)context;
    if (a->a.start != b->a.start) return SYN_COMPARE(a->a.start, b->a.start);
    return SYN_COMPARE(a->b.start, b->b.start);
}

/// Writes down one verified link for documents `a` and `b`, whose words are those of its pair.
static void add_link(const finder *find, const syn__link *found, size_t a, size_t b,
                     syn_arena *arena, syn__links *links) {
    syn__link link = *found;
    link.pair.passages =
        syn_arena_array(arena, found->pair.passage_count, sizeof *link.pair.passages);
    if (link.pair.passages == NULL) return;
    // the words are the same, but what stands between them may not be: spans by unit
    const syn__words *words[2][2] = {{&find->words[found->pair.a], &find->words[a]},
                                     {&find->words[found->pair.b], &find->words[b]}};
    for (size_t i = 0; i < found->pair.passage_count; i++) {
        link.pair.passages[i] = found->pair.passages[i];
        for (size_t side = 0; side < 2; side++) {
            const syn__words *from = words[side][0], *to = words[side][1];
            syn_span *span = side == 0 ? &link.pair.passages[i].a : &link.pair.passages[i].b;
            if (from == to || from->unit_count != to->unit_count) continue;
            syn_span old = *span;
            for (size_t unit = 0; unit < from->unit_count; unit++) {
                if (from->units[unit].span.start == old.start)
                    span->start = to->units[unit].span.start;
                if (from->units[unit].span.end == old.end) span->end = to->units[unit].span.end;
            }
        }
    }
    link.pair.a = a;
    link.pair.b = b;
    if (a > b) turn_around(arena, &link);
    if (link.pair.passage_count > 0 && link.pair.passages != NULL) {
        syn_sort(link.pair.passages, link.pair.passage_count, sizeof *link.pair.passages,
                 compare_passages, NULL);
    }
    syn__direction_set(find->pile, find->credits, arena, &link);
    SYN_PUSH(arena, links, link);
}

/// The pairs of all copies of both documents of a link.
static void add_copies(const finder *find, const syn__link *found, syn_arena *arena,
                       syn__links *links) {
    size_t a = found->pair.a;
    for (size_t i = 0; i < MOST_COPIES && a != SYN_NOTHING; i++, a = find->next[a]) {
        size_t b = found->pair.b;
        for (size_t k = 0; k < MOST_COPIES && b != SYN_NOTHING; k++, b = find->next[b])
            add_link(find, found, a, b, arena, links);
    }
}

/// The pairs within one group of documents with the same words: all of a small one, a star of a
/// large one.
static void add_identical(const finder *find, size_t first, syn_arena *arena, syn__links *links) {
    size_t number = 0;
    for (size_t a = first; a != SYN_NOTHING && number < MOST_COPIES; a = find->next[a], number++) {
        size_t steps = 0;
        for (size_t b = find->next[a]; b != SYN_NOTHING; b = find->next[b], steps++) {
            if (number > 0 && number + steps >= MOST_COPIES) break;
            syn__link link;
            size_t least = a < b ? a : b, most = a < b ? b : a;
            syn__judge_identical(find->pile, find->words, least, most, arena, &link);
            syn__direction_set(find->pile, find->credits, arena, &link);
            SYN_PUSH(arena, links, link);
        }
    }
}

static int compare_links(const void *left, const void *right, void *context) {
    const syn__link *a = left, *b = right;
    (void)context;
    if (a->pair.a != b->pair.a) return SYN_COMPARE(a->pair.a, b->pair.a);
    return SYN_COMPARE(a->pair.b, b->pair.b);
}

static syn_status gather(finder *find, syn_arena *arena, syn_reuse *out_reuse, syn_error *error) {
    syn__links links = {0};
    for (size_t i = 0; i < find->pile->count; i++) {
        if (!find->is_copy[i]) add_identical(find, i, arena, &links);
        for (size_t k = 0; k < find->found[i].count; k++)
            add_copies(find, &find->found[i].items[k], arena, &links);
    }
    if (links.count > 0)
        syn_sort(links.items, links.count, sizeof *links.items, compare_links, NULL);
    syn__graph graph;
    syn_status status = syn_arena_status(arena, error);
    if (status == SYN_OK) {
        status = syn__graph_build(links.items, links.count, find->pile->count, &find->arena, &graph,
                                  error);
    }
    if (status == SYN_OK) status = syn__graph_find_common_sources(find->pile, &graph, arena, error);
    if (status != SYN_OK) return status;
    out_reuse->pairs = syn_arena_array(arena, links.count, sizeof *out_reuse->pairs);
    for (size_t i = 0; out_reuse->pairs != NULL && i < links.count; i++)
        out_reuse->pairs[out_reuse->pair_count++] = links.items[i].pair;
    return syn__lineage_find(find->pile, find->credits, &graph, arena, out_reuse, error);
}

syn_status syn_reuse_find(const syn_pile *pile, syn_pool *pool, syn_arena *arena,
                          syn_reuse *out_reuse, syn_error *error) {
    *out_reuse = (syn_reuse){0};
    finder find = {.pile = pile, .pool = pool};
    syn_status status = prepare(&find, error);
    if (status == SYN_OK) status = syn_pool_for(pool, pile->count, read_turn, &find, error);
    if (status == SYN_OK) status = syn__furniture_mark(pile, find.words, &find.arena, error);
    if (status == SYN_OK) status = find_copies(&find, error);
    if (status == SYN_OK) {
        status = syn__index_build(find.words, find.is_copy, pile->count, &find.arena, &find.index,
                                  error);
    }
    if (status == SYN_OK) status = align_all(&find, error);
    if (status == SYN_OK) {
        status = syn__stock_drop(pile, find.words, find.found, &find.arena, error);
    }
    if (status == SYN_OK) status = gather(&find, arena, out_reuse, error);
    finish(&find);
    return status;
}
