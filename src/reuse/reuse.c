// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives pairs of documents that share wording, each verified by alignment, and
// lineages. The order of the work:
//   credits and last sentences of each document (parallel) → footers → documents with the same
//   words throughout, by hash → index of the others (parallel) → for each document its earlier
//   candidates, aligned and judged (parallel) → stock passages dropped → the pairs of all copies
//   with their directions (parallel) → lineages.
// A document's words are read from the pile each time they are needed (shelf.h): three times, and
// once more for each time that it is somebody's candidate. So a pile that is packed stays so.
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
#include "reuse/rewording.h"
#include "reuse/shelf.h"
#include "reuse/stock.h"
#include "reuse/telling.h"
#include "text/vocabulary.h"

enum { MOST_COPIES = 24 };

typedef struct worker {
    syn_arena scratch; ///< for one document or one pair
    syn_arena results;
    syn__tally tally;
    syn__telling telling;
    size_t retold_count; ///< how often a document was held against another as a retelling
} worker;

/// Of the words of a document, what tells whether they are those of another throughout.
typedef struct facts {
    uint64_t hash;
    size_t count;
} facts;

typedef struct finder {
    const syn_pile *pile;
    syn_pool *pool;
    syn_arena arena; ///< lives as long as the step
    syn__shelf shelf;
    syn__tail *tails; ///< until footers are known
    syn__cue_starts cue_starts;
    facts *facts;
    float *weights;
    bool *is_copy; ///< the same words stand in an earlier document
    size_t *next;  ///< the next document with the same words, or SYN_NOTHING
    syn__index index;
    worker *workers;
    syn__links *found; ///< per document
    syn__links *all;   ///< the same with those of all copies
} finder;

static syn_status prepare(finder *find, syn_error *error) {
    const syn_pile *pile = find->pile;
    syn_arena *arena = &find->arena;
    size_t term_count = pile->vocabulary.term_count, size = syn_pool_get_size(find->pool);
    find->workers = syn_arena_array(arena, size, sizeof *find->workers);
    find->shelf = (syn__shelf){.pile = pile};
    find->shelf.credits = syn_arena_array(arena, pile->count, sizeof *find->shelf.credits);
    find->facts = syn_arena_array(arena, pile->count, sizeof *find->facts);
    find->weights = syn_arena_array(arena, term_count, sizeof *find->weights);
    find->is_copy = syn_arena_array(arena, pile->count, sizeof *find->is_copy);
    find->next = syn_arena_array(arena, pile->count, sizeof *find->next);
    find->found = syn_arena_array(arena, pile->count, sizeof *find->found);
    find->all = syn_arena_array(arena, pile->count, sizeof *find->all);
    syn_status status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    for (size_t i = 0; i < term_count; i++)
        find->weights[i] = (float)syn_vocabulary_get_weight(pile, (uint32_t)i);
    return SYN_OK;
}

/// A text that lies in a document's own text becomes a copy: the document is closed again.
static void keep_str(const syn_opened *opened, syn_arena *arena, syn_str *text) {
    uintptr_t at = (uintptr_t)text->data, start = (uintptr_t)opened->document.text.data;
    if (text->data == NULL || at < start || at > start + opened->document.text.size) return;
    *text = syn_arena_copy(arena, *text);
}

static void keep_credits(const syn_opened *opened, syn_arena *arena, syn__credits *credits) {
    if (opened->numbers == NULL) return; // the pile holds the text
    keep_str(opened, arena, &credits->outlet);
    keep_str(opened, arena, &credits->agency);
    for (size_t i = 0; i < credits->name_count; i++)
        keep_str(opened, arena, &credits->names[i]);
}

static syn_status read_turn(void *context, size_t index, size_t worker_index, syn_error *error) {
    finder *find = context;
    worker *own = &find->workers[worker_index];
    const syn__shelf *shelf = &find->shelf;
    syn_opened opened;
    syn__words words;
    syn_arena_reset(&own->scratch);
    syn_pile_open(find->pile, index, &own->scratch, &opened);
    syn__credits *credits = &shelf->credits[index];
    *credits = syn__credit_read(&opened.document);
    syn__words_read(find->pile, &opened, credits, &own->scratch, &words);
    syn_status status = syn_arena_status(&own->scratch, error);
    if (status != SYN_OK) return status;
    find->facts[index] = (facts){words.hash, words.count};
    syn__tail_read(opened.document.text, &words, &find->cue_starts, &find->tails[index]);
    keep_credits(&opened, &own->results, credits);
    return syn_arena_status(&own->results, error);
}

/// Credits, and which units are furniture.
static syn_status read_all(finder *find, syn_error *error) {
    syn_arena arena = {0};
    find->tails = syn_arena_array(&arena, find->pile->count, sizeof *find->tails);
    syn__cue_starts_fill(&find->cue_starts);
    syn_status status = syn_arena_status(&arena, error);
    if (status == SYN_OK)
        status = syn_pool_for(find->pool, find->pile->count, read_turn, find, error);
    if (status == SYN_OK) {
        find->shelf.furniture =
            syn_arena_array(&find->arena, find->pile->count, sizeof *find->shelf.furniture);
        status = syn_arena_status(&find->arena, error);
    }
    if (status == SYN_OK)
        status = syn__furniture_mark(&find->shelf, find->tails, find->pool, error);
    find->tails = NULL;
    syn_arena_finish(&arena);
    return status;
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
        all[i] = (keyed){find->facts[i].hash, find->facts[i].count, i, date};
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

/// The words of a document that is to be found by others.
static bool read_for_index(void *context, size_t document, syn_arena *scratch,
                           syn__words *out_words) {
    const finder *find = context;
    if (find->is_copy[document]) return false;
    syn__shelf_read(&find->shelf, document, scratch, out_words);
    return !scratch->has_failed;
}

/// True when the two may be retellings: what rewording.c asks first, without sorting their words.
/// Of long documents it reads the beginning only, so they go there as they are.
static bool may_be_retold(const finder *find, worker *own, const syn__words *words,
                          const syn__words *other) {
    if (words->count > SYN__REWORDING_MOST_WORDS || other->count > SYN__REWORDING_MOST_WORDS)
        return true;
    double rounding = 1e-6;
    return syn__telling_share(&own->telling, other, find->weights) + rounding >=
           SYN__REWORDING_LEAST_COMMON;
}

/// Aligns two documents; the link is kept when it proves or tells something.
static void align(finder *find, worker *own, syn__aligner *aligner, const syn__words *words,
                  size_t document, size_t other) {
    syn__words of_other;
    syn__matches matches;
    syn__link link;
    syn__shelf_read(&find->shelf, other, &own->scratch, &of_other);
    if (own->scratch.has_failed) return;
    syn__aligner_find(aligner, &of_other, &own->scratch, &matches);
    link.is_refused =
        !syn__judge(find->pile, &of_other, words, &matches, &own->scratch, &own->results, &link);
    if ((link.is_refused || syn__stock_is_partial(&link)) &&
        own->retold_count++ < SYN__REWORDING_MOST_TRIES &&
        may_be_retold(find, own, words, &of_other)) {
        syn__judge_retold(find->pile, &of_other, words, find->weights, &own->scratch, &own->results,
                          &link);
    }
    link.pair.a = other;
    link.pair.b = document;
    if (syn__stock_is_partial(&link)) syn__stock_keep(&matches, &own->results, &link);
    if (link.is_refused && link.match_count == 0) return;
    SYN_PUSH(&own->results, &find->found[document], link);
}

static syn_status align_turn(void *context, size_t index, size_t worker_index, syn_error *error) {
    finder *find = context;
    worker *own = &find->workers[worker_index];
    if (find->is_copy[index]) return SYN_OK;
    size_t others[SYN__CANDIDATES_MOST];
    size_t count = syn__index_find(&find->index, index, &own->tally, others);
    if (count == 0) return SYN_OK;
    syn__words words;
    syn__aligner aligner;
    syn_arena_reset(&own->scratch);
    syn__shelf_read(&find->shelf, index, &own->scratch, &words);
    syn__aligner_set(&aligner, &words, find->weights, &own->scratch);
    own->retold_count = 0;
    syn__telling_set(&own->telling, &words, find->weights);
    for (size_t i = 0; i < count && !own->scratch.has_failed; i++)
        align(find, own, &aligner, &words, index, others[i]);
    syn_status status = syn_arena_status(&own->scratch, error);
    return status != SYN_OK ? status : syn_arena_status(&own->results, error);
}

static syn_status align_all(finder *find, syn_error *error) {
    syn_arena arena = {0};
    size_t word_count = 0;
    for (size_t i = 0; i < find->pile->count; i++)
        word_count += find->is_copy[i] ? 0 : find->facts[i].count;
    syn_status status = syn__index_build(find->pile->count, word_count, read_for_index, find,
                                         find->weights, find->pool, &arena, &find->index, error);
    for (size_t i = 0; i < syn_pool_get_size(find->pool); i++) {
        syn__tally_init(&find->workers[i].tally, find->pile->count, &arena);
        syn__telling_init(&find->workers[i].telling, find->pile->vocabulary.term_count, &arena);
    }
    if (status == SYN_OK) status = syn_arena_status(&arena, error);
    if (status == SYN_OK)
        status = syn_pool_for(find->pool, find->pile->count, align_turn, find, error);
    syn_arena_finish(&arena);
    return status;
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
    link->edits = (syn__edits){old.edits.b, old.edits.a};
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

/// The words of the spans are the same in both documents, but what stands between them may not be:
/// spans by unit.
static void move_span(const syn__words *from, const syn__words *to, syn_span *span) {
    syn_span old = *span;
    if (from->unit_count != to->unit_count) return;
    for (size_t unit = 0; unit < from->unit_count; unit++) {
        if (from->units[unit].span.start == old.start) span->start = to->units[unit].span.start;
        if (from->units[unit].span.end == old.end) span->end = to->units[unit].span.end;
    }
}

/// The spans of one side of a link, found in document `from`, as they stand in its copy `to`.
static void move_passages(const finder *find, worker *own, size_t from, size_t to, bool is_a,
                          syn_pair *pair) {
    if (from == to) return;
    syn__words of_from, of_to;
    syn_arena_reset(&own->scratch);
    syn__shelf_read(&find->shelf, from, &own->scratch, &of_from);
    syn__shelf_read(&find->shelf, to, &own->scratch, &of_to);
    for (size_t i = 0; !own->scratch.has_failed && i < pair->passage_count; i++)
        move_span(&of_from, &of_to, is_a ? &pair->passages[i].a : &pair->passages[i].b);
}

/// Writes down one verified link for documents `a` and `b`, whose words are those of its pair.
static void add_link(finder *find, worker *own, const syn__link *found, size_t a, size_t b,
                     syn__links *links) {
    syn__link link = *found;
    syn_pair *pair = &link.pair;
    pair->passages = syn_arena_array(&own->results, pair->passage_count, sizeof *pair->passages);
    if (pair->passages == NULL) return;
    memcpy(pair->passages, found->pair.passages, pair->passage_count * sizeof *pair->passages);
    move_passages(find, own, found->pair.a, a, true, pair);
    move_passages(find, own, found->pair.b, b, false, pair);
    pair->a = a;
    pair->b = b;
    if (a > b) turn_around(&own->results, &link);
    if (pair->passages == NULL) return;
    syn_sort(pair->passages, pair->passage_count, sizeof *pair->passages, compare_passages, NULL);
    syn__direction_set(find->pile, find->shelf.credits, &own->results, &link);
    SYN_PUSH(&own->results, links, link);
}

/// The pairs of all copies of both documents of a link.
static void add_copies(finder *find, worker *own, const syn__link *found, syn__links *links) {
    size_t a = found->pair.a;
    for (size_t i = 0; i < MOST_COPIES && a != SYN_NOTHING; i++, a = find->next[a]) {
        size_t b = found->pair.b;
        for (size_t k = 0; k < MOST_COPIES && b != SYN_NOTHING; k++, b = find->next[b])
            add_link(find, own, found, a, b, links);
    }
}

static void add_identical_pair(finder *find, worker *own, size_t a, size_t b, syn__links *links) {
    syn__words words[2];
    syn__link link;
    syn_arena_reset(&own->scratch);
    syn__shelf_read(&find->shelf, a, &own->scratch, &words[0]);
    syn__shelf_read(&find->shelf, b, &own->scratch, &words[1]);
    if (own->scratch.has_failed) return;
    syn__judge_identical(&words[0], &words[1], &own->results, &link);
    link.pair.a = a;
    link.pair.b = b;
    syn__direction_set(find->pile, find->shelf.credits, &own->results, &link);
    SYN_PUSH(&own->results, links, link);
}

/// The pairs within one group of documents with the same words: all of a small one, a star of a
/// large one.
static void add_identical(finder *find, worker *own, size_t first, syn__links *links) {
    size_t number = 0;
    for (size_t a = first; a != SYN_NOTHING && number < MOST_COPIES; a = find->next[a], number++) {
        size_t steps = 0;
        for (size_t b = find->next[a]; b != SYN_NOTHING; b = find->next[b], steps++) {
            if (number > 0 && number + steps >= MOST_COPIES) break;
            add_identical_pair(find, own, a < b ? a : b, a < b ? b : a, links);
        }
    }
}

static syn_status gather_turn(void *context, size_t index, size_t worker_index, syn_error *error) {
    finder *find = context;
    worker *own = &find->workers[worker_index];
    syn_arena_reset(&own->scratch);
    if (!find->is_copy[index]) add_identical(find, own, index, &find->all[index]);
    for (size_t k = 0; k < find->found[index].count; k++)
        add_copies(find, own, &find->found[index].items[k], &find->all[index]);
    syn_status status = syn_arena_status(&own->scratch, error);
    return status != SYN_OK ? status : syn_arena_status(&own->results, error);
}

static int compare_links(const void *left, const void *right, void *context) {
    const syn__link *a = left, *b = right;
    (void)context;
    if (a->pair.a != b->pair.a) return SYN_COMPARE(a->pair.a, b->pair.a);
    return SYN_COMPARE(a->pair.b, b->pair.b);
}

/// All links in order of their pairs.
static syn_status sort_links(finder *find, syn__links *out_links, syn_error *error) {
    size_t count = 0;
    for (size_t i = 0; i < find->pile->count; i++)
        count += find->all[i].count;
    out_links->items = syn_arena_array(&find->arena, count, sizeof *out_links->items);
    if (out_links->items == NULL) return syn_arena_status(&find->arena, error);
    for (size_t i = 0; i < find->pile->count; i++) {
        for (size_t k = 0; k < find->all[i].count; k++)
            out_links->items[out_links->count++] = find->all[i].items[k];
    }
    syn_sort(out_links->items, count, sizeof *out_links->items, compare_links, NULL);
    return SYN_OK;
}

/// Copies a pair's arrays to `arena`: it outlives the step. Texts of evidence are the document's
/// head's, or are copied with it.
static syn_pair keep_pair(const syn_pair *found, syn_arena *arena) {
    syn_pair pair = *found;
    pair.passages = syn_arena_array(arena, pair.passage_count, sizeof *pair.passages);
    if (pair.passages != NULL)
        memcpy(pair.passages, found->passages, pair.passage_count * sizeof *pair.passages);
    pair.evidence = syn_arena_array(arena, pair.evidence_count, sizeof *pair.evidence);
    for (size_t i = 0; pair.evidence != NULL && i < pair.evidence_count; i++) {
        pair.evidence[i].code = found->evidence[i].code;
        pair.evidence[i].text = syn_arena_copy(arena, found->evidence[i].text);
    }
    return pair;
}

static syn_status gather(finder *find, syn_arena *arena, syn_reuse *out_reuse, syn_error *error) {
    syn__links links = {0};
    syn__graph graph;
    syn_status status = syn_pool_for(find->pool, find->pile->count, gather_turn, find, error);
    if (status == SYN_OK) status = sort_links(find, &links, error);
    if (status == SYN_OK) {
        status = syn__graph_build(links.items, links.count, find->pile->count, &find->arena, &graph,
                                  error);
    }
    if (status == SYN_OK)
        status = syn__graph_find_common_sources(find->pile, &graph, &find->arena, error);
    if (status != SYN_OK) return status;
    out_reuse->pairs = syn_arena_array(arena, links.count, sizeof *out_reuse->pairs);
    for (size_t i = 0; out_reuse->pairs != NULL && i < links.count; i++)
        out_reuse->pairs[out_reuse->pair_count++] = keep_pair(&links.items[i].pair, arena);
    status = syn__lineage_find(find->pile, find->shelf.credits, &graph, arena, out_reuse, error);
    // a credit may be a text of this step
    for (size_t i = 0; status == SYN_OK && i < out_reuse->lineage_count; i++)
        out_reuse->lineages[i].credit = syn_arena_copy(arena, out_reuse->lineages[i].credit);
    return status == SYN_OK ? syn_arena_status(arena, error) : status;
}

syn_status syn_reuse_find(const syn_pile *pile, syn_pool *pool, syn_arena *arena,
                          syn_reuse *out_reuse, syn_error *error) {
    *out_reuse = (syn_reuse){0};
    finder find = {.pile = pile, .pool = pool};
    syn_status status = prepare(&find, error);
    if (status == SYN_OK) status = read_all(&find, error);
    if (status == SYN_OK) status = find_copies(&find, error);
    if (status == SYN_OK) status = align_all(&find, error);
    if (status == SYN_OK) status = syn__stock_drop(&find.shelf, find.found, &find.arena, error);
    if (status == SYN_OK) status = gather(&find, arena, out_reuse, error);
    finish(&find);
    return status;
}
