// SPDX-License-Identifier: Apache-2.0
// Takes claims and pairs of statements that stand close, gives each claim the statements of other
// lineages that perhaps say the same but were not sure enough to be joined. Each wording is offered
// once, where it is likeliest; two claims are offered to each other in one direction only, the
// better supported one first; what the two sentences share by another claim is not offered again.
// An offer counts for nothing in support and changes no claim. Cost: n log n in the pairs.
#include "collate/certainty.h"

#include "base/sort.h"

/// Chosen on the real stories that were read (models/certainty.md): of what is offered there 46 in
/// a hundred are right.
static const double least_certainty = 0.25;

/// Offers of a claim; and statements of one wording that are looked at for a lineage it lacks.
enum { OFFER_CAP = 3, WORDING_CAP = 8 };

typedef struct offer {
    uint32_t line;
    size_t claim;
    double similarity; ///< 0: none
} offer;

typedef struct finder {
    const syn__collator *collator;
    syn_collation *collation;
    uint32_t *next;   ///< per line: the next one of its wording, or itself at the end
    syn_map lineages; ///< (claim, lineage) of the statements
    syn_map taken;    ///< (claim, own claim of what it was offered)
    offer *best;      ///< per line that is its own twin
    SYN_VEC(offer) offers;
} finder;

static void list_lineages(finder *find) {
    const syn_collation *collation = find->collation;
    for (size_t i = 0; i < collation->claim_count; i++) {
        for (size_t j = 0; j < collation->claims[i].statement_count; j++)
            syn__pairs_put(&find->lineages, i, collation->claims[i].statements[j].lineage, 0);
    }
}

static bool has_lineage(const finder *find, size_t claim, size_t lineage) {
    return syn__pairs_find(&find->lineages, claim, lineage) != NULL;
}

/// The first statement of a wording whose lineage a claim lacks.
static bool find_lacking(const finder *find, uint32_t wording, size_t claim, uint32_t *out_line) {
    uint32_t line = wording;
    for (int i = 0; i < WORDING_CAP; i++) {
        if (!has_lineage(find, claim, find->collator->lines[line].lineage)) {
            *out_line = line;
            return true;
        }
        if (find->next[line] == line) return false;
        line = find->next[line];
    }
    return false;
}

static bool is_one_sentence(const syn__line *a, const syn__line *b) {
    return a->document == b->document && a->sentence == b->sentence;
}

/// The lines of the sentence of `line`: lines stand by place.
static void find_sentence(const syn__collator *collator, size_t line, size_t *out_first,
                          size_t *out_end) {
    const syn__line *lines = collator->lines;
    size_t first = line, end = line + 1;
    while (first > 0 && is_one_sentence(&lines[first - 1], &lines[line]))
        first--;
    while (end < collator->line_count && is_one_sentence(&lines[end], &lines[line]))
        end++;
    *out_first = first;
    *out_end = end;
}

/// True where a claim joins other parts of the two sentences.
static bool share_claim(const syn__collator *collator, size_t a, size_t b) {
    size_t first_a, end_a, first_b, end_b;
    find_sentence(collator, a, &first_a, &end_a);
    find_sentence(collator, b, &first_b, &end_b);
    for (size_t i = first_a; i < end_a; i++) {
        for (size_t j = first_b; j < end_b; j++) {
            if (collator->lines[i].claim == collator->lines[j].claim) return true;
        }
    }
    return false;
}

static void consider(finder *find, uint32_t wording, uint32_t other, double similarity) {
    const syn__line *lines = find->collator->lines;
    size_t claim = lines[other].claim;
    offer *best = &find->best[wording];
    bool is_better =
        similarity > best->similarity || (similarity == best->similarity && claim < best->claim);
    uint32_t line;
    if (!is_better || claim == lines[wording].claim) return;
    if (!find_lacking(find, wording, claim, &line)) return;
    if (!share_claim(find->collator, line, other)) *best = (offer){line, claim, similarity};
}

/// The claims with most support choose first, from the surest on.
static int compare_offers(const void *x, const void *y, void *context) {
    const offer *a = x, *b = y;
    const syn_claim *claims = context;
    size_t support_a = claims[a->claim].support_lineages;
    size_t support_b = claims[b->claim].support_lineages;
    if (support_a != support_b) return support_a > support_b ? -1 : 1;
    if (a->similarity != b->similarity) return a->similarity > b->similarity ? -1 : 1;
    int by_claim = SYN_COMPARE(a->claim, b->claim);
    return by_claim != 0 ? by_claim : SYN_COMPARE(a->line, b->line);
}

static void add_offer(finder *find, const offer *one) {
    const syn__line *line = &find->collator->lines[one->line];
    syn_claim *claim = &find->collation->claims[one->claim];
    if (claim->perhaps_count == OFFER_CAP) return;
    if (syn__pairs_find(&find->taken, line->claim, one->claim) != NULL) return;
    if (claim->perhaps == NULL)
        claim->perhaps = syn_arena_array(find->collator->arena, OFFER_CAP, sizeof *claim->perhaps);
    if (claim->perhaps == NULL) return;
    syn__pairs_put(&find->taken, one->claim, line->claim, 0);
    claim->perhaps[claim->perhaps_count++] =
        (syn_statement){.place = {line->document, line->span},
                        .lineage = line->lineage,
                        .certainty = syn__certainty_of_offer(one->similarity),
                        .has_certainty = true};
}

void syn__collate_perhaps(const syn__collator *collator, syn__edges edges,
                          syn_collation *collation) {
    finder find = {.collator = collator, .collation = collation};
    find.next = syn__twins_link(collator);
    find.best = syn_arena_array(collator->scratch, collator->line_count, sizeof *find.best);
    if (find.next == NULL || find.best == NULL || collator->arena->has_failed) return;
    syn_map_init(&find.lineages, collator->scratch);
    syn_map_init(&find.taken, collator->scratch);
    list_lineages(&find);
    for (size_t i = 0; i < edges.count; i++) {
        const syn__edge *edge = &edges.items[i];
        double similarity = (double)edge->similarity;
        if (syn__certainty_of_offer(similarity) < least_certainty) continue;
        consider(&find, edge->a, edge->b, similarity);
        consider(&find, edge->b, edge->a, similarity);
    }
    for (size_t i = 0; i < collator->line_count; i++) {
        if (find.best[i].similarity > 0) SYN_PUSH(collator->scratch, &find.offers, find.best[i]);
    }
    if (collator->scratch->has_failed) return;
    syn_sort(find.offers.items, find.offers.count, sizeof *find.offers.items, compare_offers,
             collation->claims);
    for (size_t i = 0; i < find.offers.count; i++)
        add_offer(&find, &find.offers.items[i]);
}
