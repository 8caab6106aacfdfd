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
    USUAL_BRIEF = 8,
    MANY_ACCOUNTS = 10,     ///< from here on the brief may be longest
    FEWEST_TERMS = 6,       ///< "The union struck another note." tells nothing
    FEWEST_LEAD_TERMS = 10, ///< "The pens came out at dawn." is an opening, but no lead
    SHORTEST_BRIEF = 3,     ///< claims of one account fill it up to here
    OFFER_CAP = 256,
    FOLLOWER_CAP = 6,
    READ_CAP = 24, ///< statements of a claim that are looked at for one that reads alone
    TERM_CAP = 64
};

static const double most_repetition = 0.55; ///< of a sentence's weight told already
static const double lead_bonus = 3;         ///< puts leads before all else for the first place
static const double lead_centrality = 2;    ///< among leads, what the story is about decides

typedef struct offer {
    size_t claim;
    syn_place place;
    syn_standing standing;
    bool is_substitute; ///< another statement of the claim represents it better, but leans
    double position;    ///< mean place in the accounts, 0 start .. 1 end
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
    syn_map counts;    ///< per term: offers that hold it
    bool *is_altering; ///< per document of the pile: it changes the words of quotations
    double most_counts;
} chooser;

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

/// What is told around a quotation ("said Ada Pohl, who left at noon"): the sentence is the
/// quotation's.
static bool is_frame(const chooser *choose, syn_place place) {
    const syn_marks *marks = choose->pile->marks[place.document];
    syn_span sentence = widen(choose, place).span;
    bool is_quoting = false;
    if (syn_span_size(sentence) <= syn_span_size(place.span) + 3) return false;
    for (size_t i = syn_marks_find_token(marks, sentence.start); i < marks->token_count; i++) {
        if (marks->tokens[i].span.start >= sentence.end) break;
        if (marks->tokens[i].kind != SYN_TOKEN_QUOTE) continue;
        if (syn_span_contains(place.span, marks->tokens[i].span)) return false;
        is_quoting = true;
    }
    return is_quoting;
}

/// The first statement that stands better alone than the representative, or the same.
static void choose_place(const chooser *choose, const syn_claim *claim, offer *out_offer) {
    out_offer->place = widen(choose, claim->representative);
    out_offer->standing = stand(choose, out_offer->place);
    for (size_t i = 0; i < claim->statement_count && i < READ_CAP; i++) {
        if (out_offer->standing < SYN_STANDING_FOLLOWS) break;
        syn_place place = widen(choose, claim->statements[i].place);
        syn_standing standing = stand(choose, place);
        if (standing >= out_offer->standing) continue;
        out_offer->standing = standing;
        out_offer->place = place;
        out_offer->is_substitute = true;
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
    for (size_t i = syn_marks_find_token(marks, one->place.span.start); i < marks->token_count;
         i++) {
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

static bool has_conflict(const syn_claim *claim) {
    for (size_t i = 0; i < claim->disagreement_count; i++) {
        bool is_fact = claim->disagreements[i].kind != SYN_DISAGREEMENT_NAME;
        if (is_fact && !claim->disagreements[i].is_compatible) return true;
    }
    return false;
}

static bool holds_value(const chooser *choose, syn_place place) {
    const syn_marks *marks = choose->pile->marks[place.document];
    for (size_t i = 0; i < marks->quantity_count; i++) {
        if (syn_span_contains(place.span, marks->quantities[i].span)) return true;
        if (marks->quantities[i].span.start >= place.span.end) break;
    }
    for (size_t i = 0; i < marks->time_count; i++) {
        if (syn_span_contains(place.span, marks->times[i].span)) return true;
        if (marks->times[i].span.start >= place.span.end) break;
    }
    return false;
}

/// True where the sentence names a day or a year after the publication of its document.
static bool tells_what_comes(const chooser *choose, syn_place place) {
    const syn_marks *marks = choose->pile->marks[place.document];
    syn_str published = choose->pile->documents[place.document]->published.value;
    if (published.size < sizeof "2026-03-03" - 1) return false;
    for (size_t i = 0; i < marks->time_count; i++) {
        const syn_time *time = &marks->times[i];
        if (time->span.start >= place.span.end) break;
        if (!syn_span_contains(place.span, time->span) || time->kind != SYN_TIME_DATE) continue;
        syn_str day = syn_str_slice(published, 0, time->value.size < 10 ? time->value.size : 10);
        if (time->value.size < 4 || !syn_ascii_is_digit(time->value.data[0])) continue;
        if (syn_str_compare(time->value, day) > 0) return true;
    }
    return false;
}

/// Documents that give an utterance in other words than two independent accounts do: reworded by a
/// machine, translated back, or careless. They can support a fact, their wording is not to be
/// shown.
static void find_altering(chooser *choose) {
    const syn_collation *collation = choose->collation;
    choose->is_altering =
        syn_arena_array(&choose->scratch, choose->pile->count, sizeof *choose->is_altering);
    for (size_t i = 0; i < collation->family_count && choose->is_altering != NULL; i++) {
        const syn_quote_family *family = &collation->families[i];
        size_t first = SYN_NOTHING;
        bool is_agreed = false;
        for (size_t j = 0; j < family->quote_count; j++) {
            const syn_family_quote *quote = &family->quotes[j];
            if (quote->status != SYN_WORDING_MAJORITY && quote->status != SYN_WORDING_SHORTENED)
                continue;
            is_agreed |= first != SYN_NOTHING && first != quote->lineage;
            if (first == SYN_NOTHING) first = quote->lineage;
        }
        for (size_t j = 0; j < family->quote_count && is_agreed; j++) {
            if (family->quotes[j].status == SYN_WORDING_REWORDED)
                choose->is_altering[family->quotes[j].document] = true;
        }
    }
}

/// The first sentence of an account says what happened: the strongest plain rule of news briefs.
static bool opens_account(const chooser *choose, syn_place place) {
    const syn_marks *marks = choose->pile->marks[place.document];
    size_t lead = syn_marks_find_lead(choose->pile->documents[place.document], marks);
    return lead != SYN_NOTHING && syn_marks_find_sentence(marks, place.span.start) == lead;
}

static void score_offers(chooser *choose) {
    count_terms(choose);
    find_altering(choose);
    if (choose->is_altering == NULL) return;
    for (size_t i = 0; i < choose->offer_count; i++) {
        offer *one = &choose->offers[i];
        const syn_claim *claim = &choose->collation->claims[one->claim];
        one->score = log2(1 + (double)claim->support_lineages) +
                     0.3 * log2(1 + (double)claim->support_documents) + 0.5 * (1 - one->position) +
                     0.8 * measure_centrality(choose, one);
        if (one->standing == SYN_STANDING_LEANS) one->score -= 0.5;
        if (one->standing == SYN_STANDING_BROKEN) one->score -= 1.5;
        if (one->is_substitute) one->score -= 0.8;
        if (one->term_count < FEWEST_TERMS) one->score -= 0.5;
        // A reader wants figures and days, and to know where the accounts part.
        if (holds_value(choose, one->place)) one->score += 0.3;
        if (has_conflict(claim)) one->score += 0.4;
        if (tells_what_comes(choose, one->place)) one->score += 0.3;
        if (opens_account(choose, one->place)) one->score += 0.4;
        if (choose->is_altering[one->place.document]) one->score -= 1.5;
    }
}

static void add_offer(chooser *choose, size_t number, const offer *from) {
    const syn_claim *claim = &choose->collation->claims[number];
    // One account's word is offered only in sentences that stand well alone.
    if (claim->support_documents < 2 && from->standing != SYN_STANDING_CLEAR) return;
    if (choose->offer_count == OFFER_CAP) return;
    offer *one = &choose->offers[choose->offer_count++];
    *one = *from;
    one->claim = number;
    one->position = measure_position(choose, claim);
    read_terms(choose, one);
}

/// The statements of a claim that would be clear behind the sentence before them.
static void add_followers(chooser *choose, size_t number) {
    const syn_claim *claim = &choose->collation->claims[number];
    for (size_t i = 0; i < claim->statement_count && i < FOLLOWER_CAP; i++) {
        offer one = {.place = widen(choose, claim->statements[i].place)};
        one.standing = stand(choose, one.place);
        if (one.standing == SYN_STANDING_FOLLOWS) add_offer(choose, number, &one);
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
        offer one = {0};
        if (is_frame(choose, claim->representative)) continue;
        choose_place(choose, claim, &one);
        add_offer(choose, order[i], &one);
        if (one.is_substitute) add_followers(choose, order[i]);
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

/// True where the sentence of `before` stands right before that of `one`.
static bool is_right_before(const chooser *choose, const offer *before, const offer *one) {
    if (before->place.document != one->place.document) return false;
    const syn_marks *marks = choose->pile->marks[one->place.document];
    size_t sentence = syn_marks_find_sentence(marks, one->place.span.start);
    if (sentence == SYN_NOTHING || sentence == 0) return false;
    return marks->sentences[sentence - 1].start == before->place.span.start;
}

/// Whether an offer may come next: something new, and clear where it will stand. Gives how much of
/// it is told already.
static bool is_open(const chooser *choose, const size_t *chosen, size_t count, const offer *one,
                    double *out_repetition) {
    const syn_claim *claim = &choose->collation->claims[one->claim];
    bool is_led = one->standing < SYN_STANDING_FOLLOWS;
    *out_repetition = 0;
    for (size_t i = 0; i < count; i++) {
        const offer *told = &choose->offers[chosen[i]];
        double part = measure_repetition(choose, one, told);
        if (part > *out_repetition) *out_repetition = part;
        if (told->claim == one->claim) return false;
        if (one->standing == SYN_STANDING_FOLLOWS) is_led |= is_right_before(choose, told, one);
    }
    bool is_backed = claim->support_documents >= 2 ||
                     (one->standing == SYN_STANDING_CLEAR && opens_account(choose, one->place));
    if (count >= SHORTEST_BRIEF && (!is_backed || !is_led)) return false;
    return *out_repetition <= most_repetition;
}

/// The best offer that is open, or SYN_NOTHING.
static size_t find_next(const chooser *choose, const size_t *chosen, size_t count) {
    size_t best = SYN_NOTHING;
    double best_score = 0;
    for (size_t i = 0; i < choose->offer_count; i++) {
        const offer *one = &choose->offers[i];
        double repetition;
        if (!is_open(choose, chosen, count, one, &repetition)) continue;
        // The lead is chosen first: of the openings that stand alone, the one most about the story.
        bool is_lead = count == 0 && one->standing == SYN_STANDING_CLEAR &&
                       one->term_count >= FEWEST_LEAD_TERMS && opens_account(choose, one->place);
        double score =
            one->score - 0.8 * repetition +
            (is_lead ? lead_bonus + lead_centrality * measure_centrality(choose, one) : 0);
        if (best == SYN_NOTHING || score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

/// The best of the chosen sentences that open their account comes first.
static void place_lead(chooser *choose, const size_t *chosen, size_t count) {
    offer *lead = NULL;
    for (size_t i = 0; i < count; i++) {
        offer *one = &choose->offers[chosen[i]];
        if (!opens_account(choose, one->place)) continue;
        if (lead == NULL || one->score > lead->score) lead = one;
    }
    if (lead != NULL) lead->position = -1;
}

/// A sentence that follows another takes its place in the order right behind it.
static void place_followers(chooser *choose, const size_t *chosen, size_t count) {
    for (size_t i = 0; i < count; i++) {
        offer *one = &choose->offers[chosen[i]];
        if (one->standing != SYN_STANDING_FOLLOWS) continue;
        for (size_t j = 0; j < count; j++) {
            const offer *before = &choose->offers[chosen[j]];
            if (is_right_before(choose, before, one)) one->position = before->position + 1e-9;
        }
    }
}

/// Where another statement stands in only because the better one leans, and the sentence before
/// that one is chosen by now, the better one takes its place.
static void restore_followers(const chooser *choose, size_t *chosen, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const offer *one = &choose->offers[chosen[i]];
        if (!one->is_substitute) continue;
        for (size_t j = 0; j < choose->offer_count; j++) {
            const offer *other = &choose->offers[j];
            bool fits = other->claim == one->claim && other->standing == SYN_STANDING_FOLLOWS;
            bool is_led = false;
            for (size_t k = 0; fits && k < count && !is_led; k++)
                is_led = is_right_before(choose, &choose->offers[chosen[k]], other);
            if (!is_led) continue;
            chosen[i] = j;
            break;
        }
    }
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
    collect_offers(&choose);
    size_t longest = stories->stories[collation->story].document_count < MANY_ACCOUNTS
                         ? USUAL_BRIEF
                         : LONGEST_BRIEF;
    while (count < longest && choose.offers != NULL) {
        size_t next = find_next(&choose, chosen, count);
        if (next == SYN_NOTHING) break;
        chosen[count++] = next;
    }
    restore_followers(&choose, chosen, count);
    place_lead(&choose, chosen, count);
    place_followers(&choose, chosen, count);
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
