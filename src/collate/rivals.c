// SPDX-License-Identifier: Apache-2.0
// Takes two aligned statements, gives what they are among all statements of their story: how much
// they share themselves, how much their accounts say, where they stand there, which facts they
// share, and how far they lead over their rivals. A statement has one counterpart in another
// account, seldom two: a pair whose likeness is beaten by another pair of either statement in the
// same account rarely says the same. Only the best two likenesses of a statement with an account
// are kept. Cost: n log n in the pairs, then a search for each pair.
#include "collate/align.h"

#include "base/sort.h"
#include "collate/facts.h"

#include <math.h>

static const double evidence_start = 0.1;

/// The best likeness of a line with the lines of another account, and the next best.
typedef struct contest {
    uint32_t line, member;
    float best, second;
} contest;

struct syn__rivals {
    contest *items; ///< by line and member
    size_t *starts; ///< of each line; then their count
};

static int compare_contests(const void *x, const void *y, void *context) {
    const contest *a = x, *b = y;
    (void)context;
    if (a->line != b->line) return SYN_COMPARE(a->line, b->line);
    if (a->member != b->member) return SYN_COMPARE(a->member, b->member);
    return SYN_COMPARE(b->best, a->best);
}

/// Leaves one of each line and account; gives how many.
static size_t merge_contests(contest *items, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        contest *last = kept > 0 ? &items[kept - 1] : NULL;
        if (last == NULL || last->line != items[i].line || last->member != items[i].member) {
            items[kept++] = items[i];
        } else if (last->second < items[i].best) {
            last->second = items[i].best;
        }
    }
    return kept;
}

void syn__rivals_read(syn__collator *collator, syn__edges edges) {
    syn_arena *scratch = collator->scratch;
    size_t count = 2 * edges.count;
    struct syn__rivals *rivals = syn_arena_array(scratch, 1, sizeof *rivals);
    contest *items = syn_arena_array(scratch, count, sizeof *items);
    size_t *starts = syn_arena_array(scratch, collator->line_count + 1, sizeof *starts);
    if (rivals == NULL || items == NULL || starts == NULL) return;
    for (size_t i = 0; i < edges.count; i++) {
        const syn__edge *edge = &edges.items[i];
        const syn__line *a = &collator->lines[edge->a], *b = &collator->lines[edge->b];
        items[2 * i] = (contest){edge->a, (uint32_t)b->member, edge->likeness, 0};
        items[2 * i + 1] = (contest){edge->b, (uint32_t)a->member, edge->likeness, 0};
    }
    syn_sort(items, count, sizeof *items, compare_contests, NULL);
    count = merge_contests(items, count);
    for (size_t i = 0; i < count; i++)
        starts[items[i].line + 1]++;
    for (size_t i = 0; i < collator->line_count; i++)
        starts[i + 1] += starts[i];
    *rivals = (struct syn__rivals){items, starts};
    collator->rivals = rivals;
}

/// How much likelier the pair is than the line's best with another statement of that account.
static double find_lead(const syn__collator *collator, size_t line, size_t member,
                        double likeness) {
    const struct syn__rivals *rivals = collator->rivals;
    if (rivals == NULL) return likeness;
    const contest *items = &rivals->items[rivals->starts[line]];
    size_t low, count = rivals->starts[line + 1] - rivals->starts[line];
    SYN_LOWER_BOUND(low, count, i, items[i].member < member);
    if (low >= count || items[low].member != member) return likeness;
    const contest *found = &items[low];
    bool is_best = (float)likeness == found->best;
    return likeness - (double)(is_best ? found->second : found->best);
}

syn__leads syn__rivals_lead(const syn__collator *collator, const syn__line *a, const syn__line *b,
                            double likeness) {
    const syn__line *lines = collator->lines;
    double of_a = find_lead(collator, (size_t)(a - lines), b->member, likeness);
    double of_b = find_lead(collator, (size_t)(b - lines), a->member, likeness);
    return of_a < of_b ? (syn__leads){of_a, of_b} : (syn__leads){of_b, of_a};
}

/// Where a line stands in its account: 0 first, 1 last.
static double find_place(const syn__collator *collator, const syn__line *line) {
    size_t first = collator->starts[line->member], end = collator->starts[line->member + 1];
    size_t at = (size_t)(line - collator->lines);
    return end - first > 1 ? (double)(at - first) / (double)(end - first - 1) : 0;
}

void syn__pair_measure(const syn__collator *collator, const syn__line *a, const syn__line *b,
                       const syn__alignment *alignment, float out_judged[SYN__JUDGEMENT_COUNT]) {
    double place_a = find_place(collator, a), place_b = find_place(collator, b);
    double crowd = collator->crowds[a->member] + collator->crowds[b->member];
    for (size_t i = 0; i < SYN__LIKENESS_COUNT; i++)
        out_judged[i] = alignment->likeness[i];
    out_judged[SYN__JUDGEMENT_EVIDENCE] = (float)alignment->evidence;
    out_judged[SYN__JUDGEMENT_EVIDENCE_LOG] = (float)log(alignment->evidence + evidence_start);
    out_judged[SYN__JUDGEMENT_CROWD] = (float)crowd;
    out_judged[SYN__JUDGEMENT_PLACES_APART] = (float)fabs(place_a - place_b);
    out_judged[SYN__JUDGEMENT_PLACE_FIRST] = (float)(place_a < place_b ? place_a : place_b);
    out_judged[SYN__JUDGEMENT_FACTS] = (float)syn__facts_weigh(collator, a, b);
    out_judged[SYN__JUDGEMENT_LEAD_LESS] = out_judged[SYN__JUDGEMENT_LEAD_MORE] = 0;
}
