// SPDX-License-Identifier: Apache-2.0
// Takes a collation without its brief, gives the brief: at most ten whole sentences, verbatim.
//
// A claim offers one sentence: its representative, or the next that can be read alone. Claims are
// taken greedily by the lineages and documents behind them, by how near the start they are told, by
// how much of the story's common words they hold, less what is told already (maximal marginal
// relevance, Carbonell and Goldstein 1998). What is chosen is put in the order in which the
// accounts tell it. It never joins, cuts or rewords sentences. Cost: linear in the statements, and
// the offers, OFFER_CAP at most, times the sentences chosen.
#include "report/report.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "collate/readable.h"
#include "text/vocabulary.h"

#include <math.h>

enum {
    LONGEST_BRIEF = 10,
    SHORTEST_BRIEF = 3, ///< claims of one account fill it up to here
    OFFER_CAP = 256,
    READ_CAP = 24, ///< statements of a claim that are looked at for one that reads alone
    TERM_CAP = 64
};

static const double most_repetition = 0.55; ///< of a sentence's weight told already

typedef struct offer {
    size_t claim;
    syn_place place;
    syn_standing standing;
    double position; ///< mean place in the accounts, 0 start .. 1 end
    double score;
    uint32_t terms[TERM_CAP];
    size_t term_count;
    double weight;
} offer;

typedef struct chooser {
    const syn_pile *pile;
    syn_collation *collation;
    syn_arena scratch;
    offer *offers;
    size_t offer_count;
    syn_map counts; ///< per term: offers that hold it
    double most_counts;
} chooser;

static size_t find_token(const syn_marks *marks, size_t offset) {
    size_t low = 0, high = marks->token_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (marks->tokens[middle].span.start < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/// Prefers support; the order of claims breaks ties.
static int compare_claims(const void *x, const void *y, void *context) {
    const syn_claim *claims = context;
    size_t a = *(const size_t *)x, b = *(const size_t *)y;
    int by_lineages = SYN_COMPARE(claims[b].support_lineages, claims[a].support_lineages);
    if (by_lineages != 0) return by_lineages;
    int by_documents = SYN_COMPARE(claims[b].support_documents, claims[a].support_documents);
    return by_documents != 0 ? by_documents : SYN_COMPARE(a, b);
}

/// The whole sentence in which a statement stands.
static syn_place widen(const chooser *choose, syn_place place) {
    const syn_marks *marks = choose->pile->marks[place.document];
    size_t sentence = syn_marks_find_sentence(marks, place.span.start);
    if (sentence != SYN_NOTHING) place.span = marks->sentences[sentence];
    return place;
}

static syn_standing stand(const chooser *choose, syn_place place) {
    return syn_sentence_get_standing(choose->pile, place.document, place.span);
}

/// The representative, or the first statement that reads better alone.
static void choose_place(const chooser *choose, const syn_claim *claim, offer *out_offer) {
    out_offer->place = widen(choose, claim->representative);
    out_offer->standing = stand(choose, out_offer->place);
    for (size_t i = 0; i < claim->statement_count && i < READ_CAP; i++) {
        if (out_offer->standing != SYN_STANDING_BROKEN) break;
        syn_place place = widen(choose, claim->statements[i].place);
        syn_standing standing = stand(choose, place);
        if (standing >= out_offer->standing) continue;
        out_offer->standing = standing;
        out_offer->place = place;
    }
}

static double measure_position(const chooser *choose, const syn_claim *claim) {
    double sum = 0;
    for (size_t i = 0; i < claim->statement_count; i++) {
        syn_place place = claim->statements[i].place;
        size_t size = choose->pile->documents[place.document]->text.size;
        sum += size > 0 ? (double)place.span.start / (double)size : 0;
    }
    return claim->statement_count > 0 ? sum / (double)claim->statement_count : 1;
}

static void read_terms(const chooser *choose, offer *one) {
    const syn_marks *marks = choose->pile->marks[one->place.document];
    const uint32_t *terms = choose->pile->terms[one->place.document];
    for (size_t i = find_token(marks, one->place.span.start); i < marks->token_count; i++) {
        if (marks->tokens[i].span.start >= one->place.span.end) break;
        if (one->term_count == TERM_CAP || terms == NULL) break;
        double weight = syn_vocabulary_get_weight(choose->pile, terms[i]);
        bool is_known = weight <= 0;
        for (size_t j = 0; j < one->term_count && !is_known; j++)
            is_known = one->terms[j] == terms[i];
        if (is_known) continue;
        one->terms[one->term_count++] = terms[i];
        one->weight += weight;
    }
}

/// In how many offers a term stands: what many of them hold is what the story is about.
static void count_terms(chooser *choose) {
    syn_map_init(&choose->counts, &choose->scratch);
    for (size_t i = 0; i < choose->offer_count; i++) {
        for (size_t j = 0; j < choose->offers[i].term_count; j++) {
            const uint32_t *term = &choose->offers[i].terms[j];
            syn_str key = {(const char *)term, sizeof *term};
            syn_map_entry *entry = syn_map_add(&choose->counts, key, 0, NULL);
            if (entry == NULL) return;
            entry->value++;
            if ((double)entry->value > choose->most_counts) {
                choose->most_counts = (double)entry->value;
            }
        }
    }
}

static double measure_centrality(const chooser *choose, const offer *one) {
    double sum = 0;
    if (one->term_count == 0) return 0;
    for (size_t i = 0; i < one->term_count; i++) {
        syn_str key = {(const char *)&one->terms[i], sizeof one->terms[i]};
        const syn_map_entry *entry = syn_map_find(&choose->counts, key);
        sum += entry == NULL ? 0 : log(1 + (double)entry->value);
    }
    return sum / ((double)one->term_count * log(1 + choose->most_counts));
}

static void score_offers(chooser *choose) {
    count_terms(choose);
    for (size_t i = 0; i < choose->offer_count; i++) {
        offer *one = &choose->offers[i];
        const syn_claim *claim = &choose->collation->claims[one->claim];
        one->score = log2(1 + (double)claim->support_lineages) +
                     0.3 * log2(1 + (double)claim->support_documents) + 0.5 * (1 - one->position) +
                     0.8 * measure_centrality(choose, one);
        if (one->standing == SYN_STANDING_LEANS) one->score -= 0.5;
        if (one->standing == SYN_STANDING_BROKEN) one->score -= 1.5;
    }
}

static void collect_offers(chooser *choose) {
    syn_collation *collation = choose->collation;
    size_t *order = syn_arena_array(&choose->scratch, collation->claim_count, sizeof *order);
    choose->offers = syn_arena_array(&choose->scratch, OFFER_CAP, sizeof *choose->offers);
    if (order == NULL || choose->offers == NULL) return;
    for (size_t i = 0; i < collation->claim_count; i++)
        order[i] = i;
    syn_sort(order, collation->claim_count, sizeof *order, compare_claims, collation->claims);
    for (size_t i = 0; i < collation->claim_count && choose->offer_count < OFFER_CAP; i++) {
        const syn_claim *claim = &collation->claims[order[i]];
        offer *one = &choose->offers[choose->offer_count];
        *one = (offer){.claim = order[i]};
        choose_place(choose, claim, one);
        // One account's word is offered only in sentences that stand well alone.
        if (claim->support_documents < 2 && one->standing != SYN_STANDING_CLEAR) continue;
        one->position = measure_position(choose, claim);
        read_terms(choose, one);
        choose->offer_count++;
    }
    score_offers(choose);
}

/// The share of the shorter one's weight that stands in the other.
static double measure_repetition(const chooser *choose, const offer *a, const offer *b) {
    double shared = 0, shorter = a->weight < b->weight ? a->weight : b->weight;
    for (size_t i = 0; i < a->term_count; i++) {
        for (size_t j = 0; j < b->term_count; j++) {
            if (a->terms[i] != b->terms[j]) continue;
            shared += syn_vocabulary_get_weight(choose->pile, a->terms[i]);
            break;
        }
    }
    return shorter > 0 ? shared / shorter : 0;
}

/// The best offer that is not yet told, or SYN_NOTHING.
static size_t find_next(const chooser *choose, const size_t *chosen, size_t count) {
    size_t best = SYN_NOTHING;
    double best_score = 0;
    for (size_t i = 0; i < choose->offer_count; i++) {
        const offer *one = &choose->offers[i];
        const syn_claim *claim = &choose->collation->claims[one->claim];
        double repetition = 0;
        if (claim->support_documents < 2 && count >= SHORTEST_BRIEF) continue;
        if (one->standing == SYN_STANDING_BROKEN && count >= SHORTEST_BRIEF) continue;
        for (size_t j = 0; j < count; j++) {
            double part = measure_repetition(choose, one, &choose->offers[chosen[j]]);
            if (part > repetition) repetition = part;
            if (chosen[j] == i) repetition = 1;
        }
        if (repetition > most_repetition) continue;
        double score = one->score - 0.8 * repetition;
        if (best == SYN_NOTHING || score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

static int compare_chosen(const void *x, const void *y, void *context) {
    const offer *offers = context;
    const offer *a = &offers[*(const size_t *)x], *b = &offers[*(const size_t *)y];
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return SYN_COMPARE(a->claim, b->claim);
}

syn_status syn_brief_choose(const syn_pile *pile, const syn_reuse *reuse,
                            const syn_stories *stories, syn_arena *arena, syn_collation *collation,
                            syn_error *error) {
    chooser choose = {.pile = pile, .collation = collation};
    size_t chosen[LONGEST_BRIEF], count = 0;
    (void)reuse;
    (void)stories;
    collect_offers(&choose);
    while (count < LONGEST_BRIEF && choose.offers != NULL) {
        size_t next = find_next(&choose, chosen, count);
        if (next == SYN_NOTHING) break;
        chosen[count++] = next;
    }
    syn_sort(chosen, count, sizeof *chosen, compare_chosen, choose.offers);
    collation->brief = syn_arena_array(arena, count, sizeof *collation->brief);
    collation->brief_count = collation->brief == NULL ? 0 : count;
    for (size_t i = 0; i < collation->brief_count; i++) {
        const offer *one = &choose.offers[chosen[i]];
        collation->brief[i] = (syn_brief_sentence){one->place, one->claim};
    }
    syn_status status = syn_arena_status(&choose.scratch, error);
    syn_arena_finish(&choose.scratch);
    return status == SYN_OK ? syn_arena_status(arena, error) : status;
}
