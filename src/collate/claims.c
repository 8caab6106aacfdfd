// SPDX-License-Identifier: Apache-2.0
// Takes statements and how like they are, gives claims: groups in which each fits the whole group.
//
// Pairs are taken from the most alike to the least. A pair joins two groups when the members of one
// are on average like those of the other (a sample of each is aligned), so that a chain of
// half-like statements never becomes one claim; two statements of one document come together only
// when they are all but equal. Below a sure likeness a pair must be the best of both documents: "A
// says it here, B says it there". Cost: pairs * sample size, and n log n for joining small to
// large.
#include "collate/align.h"
#include "collate/parts.h"

#include "base/sort.h"

enum { SAMPLE_COUNT = 4 };

static const double sure_similarity = 0.55;   ///< joins whatever else the documents say
static const double repeat_similarity = 0.85; ///< of two statements of one document
/// The best of many in both documents needs little likeness, the best of one tells nothing: what is
/// asked falls from the first to the second with the number of statements.
static const double lone_similarity = 0.39;
static const double best_similarity = 0.12;
/// Below this likeness the best must lead the second by so much, and by more below the next one:
/// where every sentence names the same few people, the best of many is best by little.
static const double sure_lead_similarity = 0.42;
static const double sure_lead = 1.2;
static const double clear_similarity = 0.25;
static const double clear_lead = 2.5;
static const double average_share = 0.4; ///< of what is asked, on average between two groups

/// A group is named by its first line; lists of lines hang on it.
typedef struct group {
    uint32_t root, next, last, count; ///< of each line; last and count only at roots
} group;

/// The two best likenesses of a line to the lines of one other document.
typedef struct lead {
    float best, second;
} lead;

typedef struct grouper {
    const syn__collator *collator;
    group *groups;
    uint32_t (*samples)[SAMPLE_COUNT];
    uint8_t *sample_counts;
    syn_map members; ///< (root, document): to see a document twice
    syn_map refused; ///< pairs of groups that did not fit
    syn_map best;    ///< (line, document): number of its lead
    SYN_VEC(lead) leads;
    size_t *counts; ///< per document of the pile: its statements
} grouper;

/// A key of two numbers; its bytes are kept in the arena only when it is added.
static bool is_in(const syn_map *map, uint64_t a, uint64_t b) {
    uint64_t key[2] = {a, b};
    return syn_map_find(map, (syn_str){(const char *)key, sizeof key}) != NULL;
}

static syn_map_entry *put(syn_map *map, uint64_t a, uint64_t b, size_t value) {
    uint64_t key[2] = {a, b};
    syn_str borrowed = {(const char *)key, sizeof key};
    syn_map_entry *entry = syn_map_find(map, borrowed);
    if (entry != NULL) return entry;
    return syn_map_add(map, syn_arena_copy(map->arena, borrowed), value, NULL);
}

/// Remembers for each line and each other document the two best likenesses.
static void find_best(grouper *work, syn__edges edges) {
    const syn__line *lines = work->collator->lines;
    for (size_t i = 0; i < edges.count * 2; i++) {
        const syn__edge *edge = &edges.items[i / 2];
        uint32_t line = i % 2 == 0 ? edge->a : edge->b, other = i % 2 == 0 ? edge->b : edge->a;
        syn_map_entry *entry = put(&work->best, line, lines[other].document, work->leads.count);
        if (entry == NULL) return;
        if (entry->value == work->leads.count) {
            SYN_PUSH(work->collator->scratch, &work->leads, ((lead){0, 0}));
        }
        if (entry->value >= work->leads.count) return;
        lead *one = &work->leads.items[entry->value];
        if (edge->similarity > one->best) {
            one->second = one->best;
            one->best = edge->similarity;
        } else if (edge->similarity > one->second) {
            one->second = edge->similarity;
        }
    }
}

/// True where nothing else in either document is as like; below a clear likeness, nothing nearly.
static bool is_best(const grouper *work, const syn__edge *edge) {
    const syn__line *lines = work->collator->lines;
    for (int side = 0; side < 2; side++) {
        uint32_t line = side == 0 ? edge->a : edge->b, other = side == 0 ? edge->b : edge->a;
        uint64_t key[2] = {line, lines[other].document};
        const syn_map_entry *entry =
            syn_map_find(&work->best, (syn_str){(const char *)key, sizeof key});
        if (entry == NULL || entry->value >= work->leads.count) return false;
        const lead *one = &work->leads.items[entry->value];
        if (one->best > edge->similarity) return false;
        if ((double)edge->similarity >= sure_lead_similarity) continue;
        double asked = (double)edge->similarity >= clear_similarity ? sure_lead : clear_lead;
        if ((double)edge->similarity < asked * (double)one->second) return false;
    }
    return true;
}

/// What is asked of a pair that is the best of both its documents.
static double ask_similarity(const grouper *work, const syn__edge *edge) {
    size_t a = work->counts[work->collator->lines[edge->a].member];
    size_t b = work->counts[work->collator->lines[edge->b].member];
    return best_similarity + (lone_similarity - best_similarity) / (double)(a < b ? a : b);
}

static bool fits_on_average(const grouper *work, uint32_t a, uint32_t b, double asked) {
    const syn__line *lines = work->collator->lines;
    double sum = 0;
    size_t count = 0;
    if (work->groups[a].count == 1 && work->groups[b].count == 1) return true;
    for (size_t i = 0; i < work->sample_counts[a]; i++) {
        for (size_t j = 0; j < work->sample_counts[b]; j++) {
            syn__alignment alignment;
            const syn__line *x = &lines[work->samples[a][i]], *y = &lines[work->samples[b][j]];
            syn__lines_align(work->collator, x, y, &alignment);
            bool is_one_quotation = x->family != 0 && x->family == y->family;
            sum += is_one_quotation ? 1 : alignment.similarity;
            count++;
        }
    }
    return count > 0 && sum / (double)count >= average_share * asked;
}

/// True where both groups already hold a statement of one document. Walks the smaller group.
static bool share_document(const grouper *work, uint32_t larger, uint32_t smaller) {
    uint32_t line = smaller;
    for (uint32_t i = 0; i < work->groups[smaller].count; i++) {
        if (is_in(&work->members, larger, work->collator->lines[line].document)) return true;
        line = work->groups[line].next;
    }
    return false;
}

static void join(grouper *work, uint32_t larger, uint32_t smaller) {
    group *groups = work->groups;
    uint32_t line = smaller;
    for (uint32_t i = 0; i < groups[smaller].count; i++) {
        groups[line].root = larger;
        put(&work->members, larger, work->collator->lines[line].document, 0);
        line = groups[line].next;
    }
    groups[groups[larger].last].next = smaller;
    groups[larger].last = groups[smaller].last;
    groups[larger].count += groups[smaller].count;
    for (size_t i = 0; i < work->sample_counts[smaller]; i++) {
        if (work->sample_counts[larger] == SAMPLE_COUNT) break;
        work->samples[larger][work->sample_counts[larger]++] = work->samples[smaller][i];
    }
}

static void try_edge(grouper *work, const syn__edge *edge) {
    uint32_t a = work->groups[edge->a].root, b = work->groups[edge->b].root;
    double similarity = (double)edge->similarity;
    double asked = ask_similarity(work, edge);
    if (a == b || similarity < asked) return;
    if (similarity < sure_similarity && !is_best(work, edge)) return;
    uint32_t larger = work->groups[a].count >= work->groups[b].count ? a : b;
    uint32_t smaller = larger == a ? b : a;
    uint64_t sizes = (uint64_t)work->groups[larger].count << 32 | work->groups[smaller].count;
    uint64_t pair = syn_hash_combine((uint64_t)larger << 32 | smaller, sizes);
    if (is_in(&work->refused, pair, sizes)) return;
    bool fits = fits_on_average(work, larger, smaller, similarity) &&
                (similarity >= repeat_similarity || !share_document(work, larger, smaller));
    if (fits) {
        join(work, larger, smaller);
    } else {
        put(&work->refused, pair, sizes, 0);
    }
}

/// Each line alone, but equal wordings together from the start.
static void init_groups(grouper *work) {
    const syn__collator *collator = work->collator;
    for (size_t i = 0; i < collator->line_count; i++) {
        uint32_t line = (uint32_t)i;
        work->counts[collator->lines[i].member]++;
        work->groups[i] = (group){line, line, line, 1};
        work->samples[i][0] = line;
        work->sample_counts[i] = 1;
        put(&work->members, line, collator->lines[i].document, 0);
        if (collator->lines[i].twin != i) {
            work->sample_counts[i] = 0;
            join(work, work->groups[collator->lines[i].twin].root, line);
        }
    }
}

/// Numbers the claims by their first line and lists their statements.
static void list_claims(grouper *work, syn_collation *collation) {
    const syn__collator *collator = work->collator;
    size_t count = 0, *numbers, *next;
    numbers = syn_arena_array(collator->scratch, collator->line_count, sizeof *numbers);
    next = syn_arena_array(collator->scratch, collator->line_count, sizeof *next);
    if (numbers == NULL || next == NULL) return;
    for (size_t i = 0; i < collator->line_count; i++) {
        uint32_t root = work->groups[i].root;
        if (numbers[root] == 0) numbers[root] = ++count;
        collator->lines[i].claim = numbers[root] - 1;
    }
    syn_claim *claims = syn_arena_array(collator->arena, count, sizeof *claims);
    if (claims == NULL) return;
    for (size_t i = 0; i < collator->line_count; i++)
        claims[collator->lines[i].claim].statement_count++;
    for (size_t i = 0; i < count; i++) {
        claims[i].statements = syn_arena_array(collator->arena, claims[i].statement_count,
                                               sizeof *claims[i].statements);
        if (claims[i].statements == NULL) return;
    }
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        claims[line->claim].statements[next[line->claim]++] =
            (syn_statement){{line->document, line->span}, line->lineage};
    }
    collation->claims = claims;
    collation->claim_count = count;
}

void syn__collate_claims(syn__collator *collator, syn__edges edges, syn_collation *collation) {
    syn_arena *scratch = collator->scratch;
    size_t count = collator->line_count;
    grouper work = {.collator = collator};
    if (count == 0) return;
    work.groups = syn_arena_array(scratch, count, sizeof *work.groups);
    work.samples = syn_arena_array(scratch, count, sizeof *work.samples);
    work.sample_counts = syn_arena_array(scratch, count, sizeof *work.sample_counts);
    work.counts = syn_arena_array(scratch, collator->story->document_count, sizeof *work.counts);
    if (scratch->has_failed) return;
    syn_map_init(&work.members, scratch);
    syn_map_init(&work.refused, scratch);
    syn_map_init(&work.best, scratch);
    init_groups(&work);
    find_best(&work, edges);
    syn_sort(edges.items, edges.count, sizeof *edges.items, syn__edge_compare, NULL);
    for (size_t i = 0; i < edges.count && !scratch->has_failed; i++)
        try_edge(&work, &edges.items[i]);
    if (!scratch->has_failed) list_claims(&work, collation);
}
