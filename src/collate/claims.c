// SPDX-License-Identifier: Apache-2.0
// Takes statements and how like they are, gives claims: groups in which each fits the whole group.
//
// Average linkage: the two groups whose statements are on average most alike are joined first,
// until no two are alike enough. So a chain of half-like statements never becomes one claim. Two
// statements of one document come together only when they are clearly alike, which settles most
// doubts: once the best counterpart is taken, a lesser one has none. Averages are taken over a
// sample of each group. The next pair comes from a heap whose keys are upper bounds: the average of
// a joined group lies between those of its parts. Cost: edges * log of edges, each a sample.
#include "collate/align.h"
#include "collate/parts.h"

#include "base/sort.h"

enum { SAMPLE_COUNT = 6 };

/// Set on the events of tests/collate_events that may be read and on those of ../shared; see
/// docs/decisions/027-judged-among-all.md.
static const double least_similarity = 0.22;
static const double repeat_similarity = 0.6; ///< of two statements of one document
static const double lone_similarity = 0.37;  ///< where nothing competes: by the labelled pairs

/// A group is named by its first line; lists of lines hang on it.
typedef struct group {
    uint32_t root, next, last, count; ///< of each line; last and count only at roots
} group;

typedef struct grouper {
    const syn__collator *collator;
    group *groups;
    uint32_t (*samples)[SAMPLE_COUNT];
    uint8_t *sample_counts;
    syn_map members; ///< (root, document) → a line of it, to see a document twice
    syn_map known;   ///< pairs of lines whose likeness is known: into likenesses
    SYN_VEC(float) likenesses;
    SYN_VEC(syn__edge) heap; ///< the most alike first
    double asked;
} grouper;

const syn_map_entry *syn__pairs_find(const syn_map *map, uint64_t a, uint64_t b) {
    uint64_t key[2] = {a, b};
    return syn_map_find(map, (syn_str){(const char *)key, sizeof key});
}

syn_map_entry *syn__pairs_put(syn_map *map, uint64_t a, uint64_t b, size_t value) {
    uint64_t key[2] = {a, b};
    syn_str borrowed = {(const char *)key, sizeof key};
    syn_map_entry *entry = syn_map_find(map, borrowed);
    if (entry != NULL) return entry;
    return syn_map_add(map, syn_arena_copy(map->arena, borrowed), value, NULL);
}

/// How alike two lines are; looked up, or aligned now and remembered.
static double compare_lines(grouper *work, uint32_t a, uint32_t b) {
    const syn__line *lines = work->collator->lines;
    syn_map_entry *entry =
        syn__pairs_put(&work->known, a < b ? a : b, a < b ? b : a, work->likenesses.count);
    if (entry == NULL) return 0;
    if (entry->value >= work->likenesses.count) {
        double similarity = syn__lines_compare(work->collator, &lines[a], &lines[b]);
        SYN_PUSH(work->collator->scratch, &work->likenesses, (float)similarity);
    }
    return entry->value < work->likenesses.count ? (double)work->likenesses.items[entry->value] : 0;
}

static double average(grouper *work, uint32_t a, uint32_t b) {
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < work->sample_counts[a]; i++) {
        for (size_t j = 0; j < work->sample_counts[b]; j++, count++)
            sum += compare_lines(work, work->samples[a][i], work->samples[b][j]);
    }
    return count > 0 ? sum / (double)count : 0;
}

static bool comes_first(const syn__edge *a, const syn__edge *b) {
    return syn__edge_compare(a, b, NULL) < 0;
}

static void sink(grouper *work, size_t at) {
    syn__edge *heap = work->heap.items, moved = heap[at];
    for (size_t child; (child = 2 * at + 1) < work->heap.count; at = child) {
        if (child + 1 < work->heap.count && comes_first(&heap[child + 1], &heap[child])) child++;
        if (!comes_first(&heap[child], &moved)) break;
        heap[at] = heap[child];
    }
    heap[at] = moved;
}

/// False where both groups hold statements of one document that do not repeat each other: clauses
/// of one sentence never do. Walks the smaller group.
static bool may_share(grouper *work, uint32_t larger, uint32_t smaller) {
    const syn__line *lines = work->collator->lines;
    uint32_t line = smaller;
    for (uint32_t i = 0; i < work->groups[smaller].count; i++) {
        const syn_map_entry *entry = syn__pairs_find(&work->members, larger, lines[line].document);
        if (entry != NULL) {
            uint32_t other = (uint32_t)entry->value;
            if (lines[other].sentence == lines[line].sentence) return false;
            if (compare_lines(work, line, other) < repeat_similarity) return false;
        }
        line = work->groups[line].next;
    }
    return true;
}

static void join(grouper *work, uint32_t larger, uint32_t smaller) {
    group *groups = work->groups;
    uint32_t line = smaller;
    for (uint32_t i = 0; i < groups[smaller].count; i++) {
        groups[line].root = larger;
        syn__pairs_put(&work->members, larger, work->collator->lines[line].document, line);
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

/// Takes the first pair of the heap: joins its groups, or leaves it for later or for good.
static void take_first(grouper *work) {
    syn__edge *first = &work->heap.items[0];
    uint32_t a = work->groups[first->a].root, b = work->groups[first->b].root;
    uint32_t larger = work->groups[a].count >= work->groups[b].count ? a : b;
    uint32_t smaller = larger == a ? b : a;
    double bound = (double)first->similarity, similarity = a == b ? 0 : average(work, a, b);
    bool is_possible = a != b && similarity >= work->asked && may_share(work, larger, smaller);
    if (is_possible && similarity < bound) {
        first->similarity = (float)similarity;
        // As a float it may be the same as before.
        is_possible = (double)first->similarity < bound;
        if (!is_possible) join(work, larger, smaller);
    } else if (is_possible) {
        join(work, larger, smaller);
        is_possible = false;
    }
    if (!is_possible) work->heap.items[0] = work->heap.items[--work->heap.count];
    if (work->heap.count > 0) sink(work, 0);
}

static void fill_heap(grouper *work, syn__edges edges) {
    for (size_t i = 0; i < edges.count; i++) {
        const syn__edge *edge = &edges.items[i];
        syn_map_entry *entry =
            syn__pairs_put(&work->known, edge->a, edge->b, work->likenesses.count);
        if (entry == NULL || entry->value != work->likenesses.count) continue;
        SYN_PUSH(work->collator->scratch, &work->likenesses, edge->similarity);
        if ((double)edge->similarity >= work->asked) {
            SYN_PUSH(work->collator->scratch, &work->heap, *edge);
        }
    }
    for (size_t i = work->heap.count / 2; i-- > 0;)
        sink(work, i);
}

/// Each line alone, but equal wordings together from the start.
static void init_groups(grouper *work) {
    const syn__collator *collator = work->collator;
    for (size_t i = 0; i < collator->line_count; i++) {
        uint32_t line = (uint32_t)i;
        work->groups[i] = (group){line, line, line, 1};
        work->samples[i][0] = line;
        work->sample_counts[i] = 1;
        syn__pairs_put(&work->members, line, collator->lines[i].document, line);
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
            (syn_statement){.place = {line->document, line->span}, .lineage = line->lineage};
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
    if (scratch->has_failed) return;
    syn_map_init(&work.members, scratch);
    syn_map_init(&work.known, scratch);
    work.asked = collator->sentence_count <= SYN__LONE_COUNT ? lone_similarity : least_similarity;
    init_groups(&work);
    fill_heap(&work, edges);
    while (work.heap.count > 0 && !scratch->has_failed)
        take_first(&work);
    if (!scratch->has_failed) list_claims(&work, collation);
}
