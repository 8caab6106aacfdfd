// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a story and how like they are, tells which accounts only say another one
// again in other words: seven in ten of the shorter one's statements, five at least, are clearly
// those of the other, in their order. Independent accounts of one event come to half of that. Such
// an account counts as of the other's lineage, for copies never corroborate; reuse, which compares
// wording, may not have seen it. Cost: n log n in the edges.
#include "base/sort.h"
#include "collate/parts.h"

/// A story with more than ECHO_CAP clear likenesses (24 MB) is looked at in part.
enum { FEWEST_ECHOED = 5, TWIN_CAP = 4, ECHO_CAP = 1 << 20 };
static const double clear_likeness = 0.85; ///< by words: independent accounts share facts, too
static const double least_echoed = 0.7;    ///< of the statements of the shorter account

/// A statement of the shorter account and one of the longer that is like it.
typedef struct echo {
    uint32_t shorter, longer; ///< members of the story
    uint32_t line, other;
    float similarity;
} echo;

typedef struct finder {
    syn__collator *collator;
    size_t *counts; ///< per member: its statements
    uint32_t *next; ///< per line: the next of equal wording, or itself
    uint32_t *ends; ///< scratch of the longest row: per length, the least last line
    SYN_VEC(echo) echoes;
} finder;

static int compare_echoes(const void *x, const void *y, void *context) {
    const echo *a = x, *b = y;
    (void)context;
    if (a->shorter != b->shorter) return SYN_COMPARE(a->shorter, b->shorter);
    if (a->longer != b->longer) return SYN_COMPARE(a->longer, b->longer);
    if (a->line != b->line) return SYN_COMPARE(a->line, b->line);
    if (a->similarity != b->similarity) return a->similarity > b->similarity ? -1 : 1;
    return SYN_COMPARE(a->other, b->other);
}

static void add_echo(finder *find, uint32_t a, uint32_t b, float similarity) {
    const syn__line *x = &find->collator->lines[a], *y = &find->collator->lines[b];
    if (x->lineage == y->lineage) return;
    size_t less = find->counts[x->member], more = find->counts[y->member];
    bool is_shorter = less < more || (less == more && x->member < y->member);
    echo one = {(uint32_t)x->member, (uint32_t)y->member, a, b, similarity};
    if (!is_shorter) one = (echo){(uint32_t)y->member, (uint32_t)x->member, b, a, similarity};
    SYN_PUSH(find->collator->scratch, &find->echoes, one);
}

/// Equal wordings share one edge: it is taken for a few of each.
static void list_echoes(finder *find, syn__edges edges) {
    for (size_t i = 0; i < edges.count && find->echoes.count < ECHO_CAP; i++) {
        const syn__edge *edge = &edges.items[i];
        if ((double)edge->likeness < clear_likeness) continue;
        uint32_t a = edge->a;
        for (int m = 0; m < TWIN_CAP; m++, a = find->next[a]) {
            uint32_t b = edge->b;
            for (int n = 0; n < TWIN_CAP; n++, b = find->next[b]) {
                add_echo(find, a, b, edge->likeness);
                if (find->next[b] == b) break;
            }
            if (find->next[a] == a) break;
        }
    }
    syn_sort(find->echoes.items, find->echoes.count, sizeof(echo), compare_echoes, NULL);
}

/// The longest row of statements whose best partners stand in their order, too: patience sorting.
static size_t count_in_order(finder *find, size_t first, size_t end) {
    size_t length = 0;
    for (size_t i = first; i < end; i++) {
        const echo *one = &find->echoes.items[i];
        if (i > first && one->line == one[-1].line) continue;
        size_t at;
        SYN_LOWER_BOUND(at, length, k, find->ends[k] < one->other);
        find->ends[at] = one->other;
        if (at == length) length++;
    }
    return length;
}

static void join_lineages(syn__collator *collator, size_t a, size_t b) {
    size_t kept = a < b ? a : b, dropped = a < b ? b : a;
    for (size_t i = 0; i < collator->story->document_count; i++) {
        if (collator->lineages[i] == dropped) collator->lineages[i] = kept;
    }
}

uint32_t *syn__twins_link(const syn__collator *collator) {
    uint32_t *last = syn_arena_array(collator->scratch, collator->line_count, sizeof *last);
    uint32_t *next = syn_arena_array(collator->scratch, collator->line_count, sizeof *next);
    if (last == NULL || next == NULL) return NULL;
    for (size_t i = 0; i < collator->line_count; i++) {
        size_t twin = collator->lines[i].twin;
        next[i] = last[i] = (uint32_t)i;
        if (twin == i) continue;
        next[last[twin]] = (uint32_t)i;
        last[twin] = (uint32_t)i;
    }
    return next;
}

void syn__collate_echoes(syn__collator *collator, syn__edges edges) {
    finder find = {.collator = collator};
    syn_arena *scratch = collator->scratch;
    find.counts = syn_arena_array(scratch, collator->story->document_count, sizeof *find.counts);
    find.next = syn__twins_link(collator);
    find.ends = syn_arena_array(scratch, collator->line_count, sizeof *find.ends);
    if (find.counts == NULL || find.next == NULL || find.ends == NULL) return;
    for (size_t i = 0; i < collator->line_count; i++)
        find.counts[collator->lines[i].member]++;
    list_echoes(&find, edges);
    if (scratch->has_failed) return;
    for (size_t first = 0, end; first < find.echoes.count; first = end) {
        const echo *one = &find.echoes.items[first];
        end = first + 1;
        while (end < find.echoes.count && find.echoes.items[end].shorter == one->shorter &&
               find.echoes.items[end].longer == one->longer) {
            end++;
        }
        size_t count = count_in_order(&find, first, end);
        if (count < FEWEST_ECHOED) continue;
        if ((double)count < least_echoed * (double)find.counts[one->shorter]) continue;
        size_t a = collator->lineages[one->shorter], b = collator->lineages[one->longer];
        if (a != b) join_lineages(collator, a, b);
    }
    for (size_t i = 0; i < collator->line_count; i++)
        collator->lines[i].lineage = collator->lineages[collator->lines[i].member];
}
