// SPDX-License-Identifier: Apache-2.0
// Takes a collation without its brief, gives the sentences that may stand in it: those in which the
// best backed claims are stated, whole, each with all claims that it states, how well it stands
// alone, and what speaks for it. Sentences that cannot be read alone, promotion, and those of one
// account only that lean on others are not offered. Cost: n log n in the statements.
#include "report/brief_parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"
#include "text/vocabulary.h"

#include <math.h>

enum {
    OFFER_CAP = 384,
    STATEMENT_CAP = 6, ///< sentences that one claim offers
    READ_CAP = 24,     ///< statements of a claim that are looked at for them
    FEWEST_UNBALANCED = 2,
    FEWEST_RETOLD = 8, ///< sentences of an account from which on it should let somebody speak
    FEWEST_TERMS = 6   ///< "The union struck another note." tells nothing
};

static const double good_cover = 0.4; ///< of other statements: as well as paraphrases do
/// Of its worth that a claim loses in a sentence at its rim; and where its sentences are unlike.
static const double rim_share = 0.3, loose_share = 0.2;
static const double colour_share = 0.6;    ///< of a claim's worth in the words of a passer-by
static const double lone_value = 0.25;     ///< of a claim that one account makes
static const double damaged_wording = 0.9; ///< a score from here on is a damaged text's
static const double early_merit = 1.5, lone_early_merit = 3;
static const double latest_opening = 0.2;  ///< openings stand early in the brief, too
static const double secondhand_cost = 0.8; ///< of a digest that quotes nobody
static const double glued_cost = 0.8;      ///< of a heading run together with its sentence
static const double glued_share = 0.3;     ///< of its weight that such a sentence says twice
static const double quotation_share = 0.3; ///< of a sentence in marks that makes it a quotation

/// A claim that has a statement in a sentence.
typedef struct link {
    size_t document, start, claim;
    double value;
} link;

typedef struct collector {
    syn__chooser *chooser;
    SYN_VEC(link) links; ///< by document, start, then the best claim first
    syn_map seen;        ///< document and start of a sentence that is offered
    syn_map counts;      ///< per term of an offer: documents of the story that hold it
    bool *is_altering;   ///< per document of the pile: it changes the words of quotations
    bool *is_secondhand; ///< per document of the pile: it retells, and quotes nobody
} collector;

/// The whole sentence in which a statement stands.
static syn_place widen(const syn__chooser *chooser, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    size_t sentence = syn_marks_find_sentence(marks, place.span.start);
    if (sentence != SYN_NOTHING) place.span = marks->sentences[sentence];
    return place;
}

static bool has_conflict(const syn_claim *claim) {
    for (size_t i = 0; i < claim->disagreement_count; i++) {
        bool is_fact = claim->disagreements[i].kind != SYN_DISAGREEMENT_NAME;
        if (is_fact && !claim->disagreements[i].is_compatible) return true;
    }
    return false;
}

/// Independent accounts first; copies tell that editors found it worth keeping. A reader wants to
/// know where the accounts part.
static double value_of(const syn_claim *claim) {
    if (claim->support_documents < 2) return lone_value;
    return log2(1 + (double)claim->support_lineages) +
           0.3 * log2((double)claim->support_documents) + (has_conflict(claim) ? 0.4 : 0);
}

static int compare_links(const void *x, const void *y, void *context) {
    const link *a = x, *b = y;
    (void)context;
    int by_document = SYN_COMPARE(a->document, b->document);
    if (by_document != 0) return by_document;
    int by_start = SYN_COMPARE(a->start, b->start);
    if (by_start != 0) return by_start;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return SYN_COMPARE(a->claim, b->claim);
}

static void list_links(collector *collect) {
    syn__chooser *chooser = collect->chooser;
    const syn_collation *collation = chooser->collation;
    chooser->values =
        syn_arena_array(&chooser->scratch, collation->claim_count, sizeof *chooser->values);
    if (chooser->values == NULL) return;
    for (size_t i = 0; i < collation->claim_count; i++) {
        const syn_claim *claim = &collation->claims[i];
        chooser->values[i] = value_of(claim);
        for (size_t j = 0; j < claim->statement_count; j++) {
            syn_place place = widen(chooser, claim->statements[j].place);
            link one = {place.document, place.span.start, i, chooser->values[i]};
            SYN_PUSH(&chooser->scratch, &collect->links, one);
        }
    }
    if (chooser->scratch.has_failed) return;
    syn_sort(collect->links.items, collect->links.count, sizeof(link), compare_links, NULL);
}

static bool is_link_before(const link *one, syn_place place) {
    if (one->document != place.document) return one->document < place.document;
    return one->start < place.span.start;
}

static void list_claims(const collector *collect, syn_place sentence, syn__offer *one) {
    const link *links = collect->links.items;
    size_t low;
    SYN_LOWER_BOUND(low, collect->links.count, i, is_link_before(&links[i], sentence));
    for (size_t i = low; i < collect->links.count; i++) {
        if (links[i].document != sentence.document || links[i].start != sentence.span.start) break;
        bool is_known = one->claim_count == SYN__OFFER_CLAIM_CAP;
        for (size_t j = 0; j < one->claim_count && !is_known; j++)
            is_known = one->claims[j] == links[i].claim;
        if (!is_known) one->claims[one->claim_count++] = links[i].claim;
    }
}

/// What is told around a quotation ("said Ada Pohl, who left at noon"): the sentence is the
/// quotation's.
static bool is_frame(const syn__chooser *chooser, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    syn_span sentence = widen(chooser, place).span;
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

static double measure_position(const syn__chooser *chooser, const syn_claim *claim) {
    double sum = 0;
    for (size_t i = 0; i < claim->statement_count; i++) {
        syn_place place = claim->statements[i].place;
        size_t size = chooser->pile->documents[place.document]->text.size;
        sum += size > 0 ? (double)place.span.start / (double)size : 0;
    }
    return claim->statement_count > 0 ? sum / (double)claim->statement_count : 1;
}

static void read_terms(const syn__chooser *chooser, syn__offer *one) {
    const syn_marks *marks = chooser->pile->marks[one->place.document];
    const uint32_t *terms = chooser->pile->terms[one->place.document];
    for (size_t i = syn_marks_find_token(marks, one->place.span.start); i < marks->token_count;
         i++) {
        if (marks->tokens[i].span.start >= one->place.span.end) break;
        if (one->term_count == SYN__OFFER_TERM_CAP || terms == NULL) break;
        double weight = syn_vocabulary_get_weight(chooser->pile, terms[i]);
        bool is_known = weight <= 0;
        for (size_t j = 0; j < one->term_count && !is_known; j++)
            is_known = one->terms[j] == terms[i];
        if (is_known) continue;
        one->terms[one->term_count++] = terms[i];
        one->weight += weight;
    }
}

/// How much of a statement's weight the sentence tells.
static double measure_cover(const syn__chooser *chooser, const syn__offer *one, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    const uint32_t *terms = chooser->pile->terms[place.document];
    double sum = 0, shared = 0;
    for (size_t i = syn_marks_find_token(marks, place.span.start); i < marks->token_count; i++) {
        if (marks->tokens[i].span.start >= place.span.end || terms == NULL) break;
        double weight = syn_vocabulary_get_weight(chooser->pile, terms[i]);
        sum += weight;
        for (size_t j = 0; j < one->term_count; j++) {
            if (one->terms[j] != terms[i]) continue;
            shared += weight;
            break;
        }
    }
    return sum > 0 ? shared / sum : 0;
}

/// How well the sentence tells what the other lineages of the claim say: in a loose claim the one
/// at its heart is worth more than one at its rim.
static double measure_fit(const syn__chooser *chooser, const syn__offer *one,
                          const syn_claim *claim) {
    size_t own = SYN_NOTHING, count = 0;
    double sum = 0;
    for (size_t i = 0; i < claim->statement_count; i++) {
        bool is_here = claim->statements[i].place.document == one->place.document;
        if (is_here) own = claim->statements[i].lineage;
    }
    for (size_t i = 0; i < claim->statement_count && count < READ_CAP; i++) {
        if (claim->statements[i].lineage == own) continue;
        sum += measure_cover(chooser, one, claim->statements[i].place);
        count++;
    }
    double fit = count > 0 ? sum / (double)count / good_cover : 1;
    return fit < 1 ? fit : 1;
}

/// Documents that give an utterance in other words than two independent accounts do: reworded by a
/// machine, translated back, or careless. They can support a fact, their wording is not to be
/// shown.
static void find_altering(collector *collect) {
    syn__chooser *chooser = collect->chooser;
    const syn_collation *collation = chooser->collation;
    collect->is_altering =
        syn_arena_array(&chooser->scratch, chooser->pile->count, sizeof *collect->is_altering);
    for (size_t i = 0; i < collation->family_count && collect->is_altering != NULL; i++) {
        const syn_quote_family *family = &collation->families[i];
        size_t first = SYN_NOTHING;
        bool is_agreed = false;
        for (size_t j = 0; j < family->quote_count; j++) {
            const syn_family_quote *quote = &family->quotes[j];
            bool is_kept =
                quote->status == SYN_WORDING_MAJORITY || quote->status == SYN_WORDING_SHORTENED;
            if (!is_kept || quote->quote == SYN_NOTHING) continue;
            is_agreed |= first != SYN_NOTHING && first != quote->lineage;
            if (first == SYN_NOTHING) first = quote->lineage;
        }
        for (size_t j = 0; j < family->quote_count && is_agreed; j++) {
            const syn_family_quote *quote = &family->quotes[j];
            bool is_marked = quote->quote != SYN_NOTHING &&
                             chooser->pile->marks[quote->document]->quotes[quote->quote].kind !=
                                 SYN_QUOTE_INDIRECT;
            if (is_marked && quote->status == SYN_WORDING_REWORDED)
                collect->is_altering[quote->document] = true;
        }
    }
}

/// Accounts of some length in which nobody speaks, where most others let somebody speak: written
/// from other accounts.
static void find_secondhand(collector *collect) {
    const syn__chooser *chooser = collect->chooser;
    const syn_story *story = chooser->story;
    size_t speaking = 0;
    collect->is_secondhand =
        syn_arena_array(&collect->chooser->scratch, chooser->pile->count, sizeof(bool));
    if (collect->is_secondhand == NULL) return;
    for (size_t i = 0; i < story->document_count; i++) {
        const syn_marks *marks = chooser->pile->marks[story->documents[i]];
        bool is_speaking = false;
        for (size_t j = 0; j < marks->quote_count && !is_speaking; j++)
            is_speaking = marks->quotes[j].kind == SYN_QUOTE_DIRECT ||
                          marks->quotes[j].kind == SYN_QUOTE_MIXED;
        speaking += is_speaking;
        collect->is_secondhand[story->documents[i]] =
            !is_speaking && marks->sentence_count >= FEWEST_RETOLD;
    }
    for (size_t i = 0; i < story->document_count && speaking * 2 < story->document_count; i++)
        collect->is_secondhand[story->documents[i]] = false;
}

/// "Two miners rescued near Tolm Two miners were rescued near Tolm on Monday.": the heading stands
/// in the sentence.
static bool says_twice(const syn__chooser *chooser, const syn__offer *one) {
    const syn_marks *marks = chooser->pile->marks[one->place.document];
    const uint32_t *terms = chooser->pile->terms[one->place.document];
    size_t first = syn_marks_find_token(marks, one->place.span.start), end = first;
    double twice = 0;
    while (end < marks->token_count && marks->tokens[end].span.start < one->place.span.end)
        end++;
    for (size_t i = 0; i < one->term_count; i++) {
        size_t count = 0;
        for (size_t j = first; j < end && count < 2; j++)
            count += terms[j] == one->terms[i];
        if (count >= 2) twice += syn_vocabulary_get_weight(chooser->pile, one->terms[i]);
    }
    return twice > glued_share * one->weight;
}

/// Of a sentence that stands in an account and in its copy the account's is shown.
static bool is_copy(const syn__chooser *chooser, size_t document) {
    size_t own = chooser->reuse->lineage_of[document];
    if (own >= chooser->reuse->lineage_count) return false;
    const syn_lineage *lineage = &chooser->reuse->lineages[own];
    return lineage->root != SYN_NOTHING && lineage->root != document;
}

static void add_offer(collector *collect, syn_place place, bool is_heart) {
    syn__chooser *chooser = collect->chooser;
    syn__offer *one = &chooser->offers[chooser->offer_count];
    const syn_marks *marks = chooser->pile->marks[place.document];
    size_t *key = syn_arena_array(&chooser->scratch, 2, sizeof *key);
    bool is_new;
    if (key == NULL) return;
    key[0] = place.document;
    key[1] = place.span.start;
    syn_map_add(&collect->seen, (syn_str){(const char *)key, 2 * sizeof *key}, 0, &is_new);
    if (!is_new) return;
    *one = (syn__offer){.place = place};
    syn_str text = syn_str_span(chooser->pile->documents[place.document]->text, place.span);
    size_t dateline = syn__sentence_measure_dateline(text);
    one->place.span.start += dateline;
    one->standing = syn_sentence_get_standing(chooser->pile, place.document, place.span);
    if (one->standing == SYN_STANDING_BROKEN) return;
    list_claims(collect, place, one);
    if (one->claim_count == 0) return;
    const syn_claim *claim = &chooser->collation->claims[one->claims[0]];
    // One account's word is offered only in sentences that stand well alone.
    if (claim->support_documents < 2 && one->standing != SYN_STANDING_CLEAR) return;
    read_terms(chooser, one);
    syn__brief_read_people(chooser, one);
    for (size_t i = 0; i < one->claim_count; i++)
        one->worths[i] = measure_fit(chooser, one, &chooser->collation->claims[one->claims[i]]);
    one->position = measure_position(chooser, claim);
    one->opens_account = syn__sentence_opens_account(chooser, place);
    if (one->opens_account && one->position > latest_opening) one->position = latest_opening;
    one->tells_next = syn__sentence_tells_next(chooser, place, &one->next_day);
    one->looks_ahead = syn__sentence_looks_ahead(chooser, place);
    one->is_quotation = syn__sentence_measure_quotation(chooser, place) >= quotation_share;
    one->is_doubtful = collect->is_altering[place.document] ||
                       (marks->has_wording && marks->wording_score >= damaged_wording);
    one->is_secondhand = collect->is_secondhand[place.document];
    // One text in many copies is best told by its first sentences.
    double early = chooser->collation->lineage_count < 2 ? lone_early_merit : early_merit;
    one->merit = early * (1 - one->position) + (is_heart ? 0.2 : 0) +
                 (syn__sentence_holds_value(chooser, place) ? 0.3 : 0) +
                 (one->tells_next ? 0.5 : 0) + (one->opens_account ? 0.3 : 0) -
                 (one->is_doubtful ? 2 : 0) - (one->is_secondhand ? secondhand_cost : 0) -
                 (one->opens_account && says_twice(chooser, one) ? glued_cost : 0) -
                 (syn__marks_count_unbalanced(marks) >= FEWEST_UNBALANCED ? 0.5 : 0) -
                 (one->standing == SYN_STANDING_LEANS ? 0.5 : 0) -
                 (one->term_count < FEWEST_TERMS ? 0.3 : 0);
    one->counts_dead = syn__sentence_counts_victims(chooser, place, true);
    bool is_minority = false, is_outdated = false;
    for (size_t i = 0; i < one->claim_count; i++) {
        const syn_claim *told = &chooser->collation->claims[one->claims[i]];
        is_minority |= syn__sentence_gives_minority(told, place);
        is_outdated |= syn__sentence_is_outdated(chooser, told, place);
        one->tells_conflict |= has_conflict(told);
    }
    if (is_minority) one->merit -= 0.6;
    if (is_outdated) one->merit -= 0.8;
    if (syn__sentence_counts_victims(chooser, place, false)) one->merit += 0.3;
    if (syn__sentence_is_background(chooser, place)) one->merit -= 0.4;
    if (one->is_quotation && syn__sentence_has_weaker_words(chooser, place)) one->merit -= 0.4;
    if (is_copy(chooser, place.document)) one->merit -= 0.3;
    one->is_colour = one->is_quotation && !syn__sentence_names_office(chooser, place);
    if (one->is_quotation) one->merit -= one->is_colour ? 0.7 : 0.1;
    chooser->offer_count++;
}

/// Worth most first; the order of claims breaks ties.
static int compare_claims(const void *x, const void *y, void *context) {
    const double *values = context;
    size_t a = *(const size_t *)x, b = *(const size_t *)y;
    if (values[a] != values[b]) return values[a] > values[b] ? -1 : 1;
    return SYN_COMPARE(a, b);
}

static void offer_claim(collector *collect, const syn_claim *claim) {
    syn__chooser *chooser = collect->chooser;
    size_t limit = chooser->offer_count + STATEMENT_CAP;
    if (limit > OFFER_CAP) limit = OFFER_CAP;
    if (is_frame(chooser, claim->heart) || limit == chooser->offer_count) return;
    add_offer(collect, widen(chooser, claim->heart), true);
    for (size_t i = 0; i < claim->statement_count && i < READ_CAP; i++) {
        if (chooser->offer_count >= limit) break;
        syn_place place = claim->statements[i].place;
        if (!is_frame(chooser, place)) add_offer(collect, widen(chooser, place), false);
    }
}

/// In how many documents of the story each term of an offer stands: what many of them hold is what
/// the story is about.
static void count_terms(collector *collect, const syn_story *story) {
    const syn__chooser *chooser = collect->chooser;
    for (size_t i = 0; i < chooser->offer_count; i++) {
        for (size_t j = 0; j < chooser->offers[i].term_count; j++) {
            const uint32_t *term = &chooser->offers[i].terms[j];
            syn_map_add(&collect->counts, (syn_str){(const char *)term, sizeof *term}, 0, NULL);
        }
    }
    for (size_t i = 0; i < story->document_count; i++) {
        size_t document = story->documents[i];
        const uint32_t *terms = chooser->pile->terms[document];
        for (size_t j = 0; terms != NULL && j < chooser->pile->marks[document]->token_count; j++) {
            syn_map_entry *entry =
                syn_map_find(&collect->counts, (syn_str){(const char *)&terms[j], sizeof *terms});
            if (entry == NULL) continue;
            // The upper half of the value is the last document that was counted, plus 1.
            if (entry->value >> 32 != i + 1)
                entry->value = (i + 1) << 32 | (uint32_t)(entry->value + 1);
        }
    }
}

/// Gives each term its weight times the share of the story's documents that hold it; gives the mean
/// share, by weight.
static double measure_centrality(const collector *collect, syn__offer *one, size_t document_count) {
    double sum = 0;
    for (size_t i = 0; i < one->term_count; i++) {
        syn_str key = {(const char *)&one->terms[i], sizeof one->terms[i]};
        const syn_map_entry *entry = syn_map_find(&collect->counts, key);
        double count = entry == NULL ? 0 : (double)(uint32_t)entry->value;
        double weight = syn_vocabulary_get_weight(collect->chooser->pile, one->terms[i]);
        one->shares[i] = (float)(weight * count / (double)document_count);
        sum += (double)one->shares[i];
    }
    return one->weight > 0 ? sum / one->weight : 0;
}

/// Makes the fits worths: beside the best fit to the claim, for where all are worded freely none is
/// like the others, and by itself.
static void weigh_claims(syn__chooser *chooser) {
    size_t claim_count = chooser->collation->claim_count;
    double *best = syn_arena_array(&chooser->scratch, claim_count, sizeof *best);
    for (int pass = 0; pass < 2 && best != NULL; pass++) {
        for (size_t i = 0; i < chooser->offer_count; i++) {
            syn__offer *one = &chooser->offers[i];
            for (size_t j = 0; j < one->claim_count; j++) {
                size_t claim = one->claims[j];
                double fit = one->worths[j];
                if (pass == 0) {
                    if (fit > best[claim]) best[claim] = fit;
                    continue;
                }
                double beside = best[claim] > 0 ? fit / best[claim] : 1;
                one->worths[j] =
                    chooser->values[claim] * (one->is_colour ? colour_share : 1) *
                    (1 - rim_share - loose_share + rim_share * beside + loose_share * fit);
            }
        }
    }
}

void syn__brief_collect_offers(syn__chooser *chooser) {
    const syn_collation *collation = chooser->collation;
    collector collect = {.chooser = chooser};
    syn_map_init(&collect.seen, &chooser->scratch);
    syn_map_init(&collect.counts, &chooser->scratch);
    size_t *order = syn_arena_array(&chooser->scratch, collation->claim_count, sizeof *order);
    chooser->offers = syn_arena_array(&chooser->scratch, OFFER_CAP, sizeof *chooser->offers);
    syn__brief_list_people(chooser);
    find_altering(&collect);
    find_secondhand(&collect);
    list_links(&collect);
    if (chooser->scratch.has_failed) {
        chooser->offer_count = 0;
        return;
    }
    for (size_t i = 0; i < collation->claim_count; i++)
        order[i] = i;
    syn_sort(order, collation->claim_count, sizeof *order, compare_claims, chooser->values);
    for (size_t i = 0; i < collation->claim_count && chooser->offer_count < OFFER_CAP; i++)
        offer_claim(&collect, &collation->claims[order[i]]);
    weigh_claims(chooser);
    count_terms(&collect, chooser->story);
    for (size_t i = 0; i < chooser->offer_count; i++) {
        syn__offer *one = &chooser->offers[i];
        one->centrality = measure_centrality(&collect, one, chooser->story->document_count);
    }
}
