// SPDX-License-Identifier: Apache-2.0
// Takes a collation without its brief, gives the brief: at most ten whole sentences, verbatim.
//
// Sentences (brief_offers.c) are taken greedily by the claims that they add, each worth its
// independent accounts, and by their own merit, less what is told already (after maximal marginal
// relevance, Carbonell and Goldstein 1998, and weighted coverage). A sentence that adds no claim is
// never taken. First comes the opening of an account that tells most; then what is chosen stands in
// the order in which the accounts tell it, and what is to come last. It never joins, cuts or
// rewords sentences. Cost: the offers times the sentences chosen.
#include "report/report.h"

#include "base/str.h"
#include "report/brief_parts.h"
#include "text/vocabulary.h"

enum {
    LONGEST_BRIEF = 10,
    USUAL_BRIEF = 8,
    SMALL_BRIEF = 6,       ///< of two lineages
    LONE_BRIEF = 4,        ///< of one
    MANY_ACCOUNTS = 10,    ///< from here on the brief may be longest
    FEWEST_LEAD_TERMS = 8, ///< "The pens came out at dawn." is an opening, but no lead
    SHORTEST_BRIEF = 3,    ///< claims of one account fill it up to here
    MOST_QUOTATIONS = 3,
    MOST_NEXT_DAYS = 2
};

static const double most_repetition = 0.55;      ///< of a sentence's weight told already
static const double most_lead_repetition = 0.35; ///< openings mostly tell one thing
static const double most_told_again = 0.55, other_share = 0.5;
static const double later_claim_share = 0.5; ///< of its worth that each further new claim adds
static const double next_bonus = 0.5;        ///< for the first sentence on what is to come
static const double later_day_bonus = 0.3;   ///< for a second day to come
static const double least_central = 0.4;     ///< of the lead's centrality
static const double unmet_cost = 1;          ///< for a person whom the reader has not met
static const double leaning_cost = 0.5;      ///< taken back where the sentence before is told
/// Of what a sentence holds of the story so much must not be told yet.
static const double least_fresh_opening = 0.5, least_fresh = 0.2;
static const double retold_opening_cost = 0.8; ///< another opening mostly tells the same
static const double centrality_worth = 2;      ///< of what is not told yet
/// Among leads, what the story is about counts most, and what the others open with.
static const double lead_centrality = 2, lead_agreement = 3, lead_unmet_cost = 1,
                    lead_secondhand_cost = 2.5, lead_ahead_cost = 1;

typedef struct brief {
    size_t chosen[LONGEST_BRIEF];
    size_t count, quotation_count;
    bool tells_next, tells_conflict, counts_dead;
    syn_str next_days[LONGEST_BRIEF]; ///< that it names of what is to come
    size_t next_day_count;
} brief;

/// What a sentence must be that is looked for.
typedef enum wanted { WANTED_ANY, WANTED_DAY, WANTED_NEXT, WANTED_CONFLICT, WANTED_LONE } wanted;

/// The share of the shorter one's weight that stands in the other.
static double measure_repetition(const syn__chooser *chooser, const syn__offer *a,
                                 const syn__offer *b) {
    double shared = 0, shorter = a->weight < b->weight ? a->weight : b->weight;
    for (size_t i = 0; i < a->term_count; i++) {
        for (size_t j = 0; j < b->term_count; j++) {
            if (a->terms[i] != b->terms[j]) continue;
            shared += syn_vocabulary_get_weight(chooser->pile, a->terms[i]);
            break;
        }
    }
    return shorter > 0 ? shared / shorter : 0;
}

static bool is_led(const syn__chooser *chooser, const brief *made, const syn__offer *one) {
    for (size_t i = 0; i < made->count; i++) {
        if (syn__offer_is_right_before(chooser, &chooser->offers[made->chosen[i]], one))
            return true;
    }
    return false;
}

static bool is_told(const syn__chooser *chooser, const brief *made, size_t claim) {
    for (size_t i = 0; i < made->count; i++) {
        const syn__offer *told = &chooser->offers[made->chosen[i]];
        for (size_t j = 0; j < told->claim_count; j++) {
            if (told->claims[j] == claim) return true;
        }
    }
    return false;
}

/// What the claims are worth that the sentence adds: the first in full, each further one less.
static double measure_news(const syn__chooser *chooser, const brief *made, const syn__offer *one,
                           double told, bool *out_is_backed) {
    double sum = 0, share = 1;
    // Statements that are joined may differ; what is to come must not be lost by that.
    bool is_other = told < most_told_again && one->tells_next && !made->tells_next;
    double other = is_other ? other_share : 0;
    *out_is_backed = false;
    for (size_t i = 0; i < one->claim_count; i++) {
        if (is_told(chooser, made, one->claims[i])) {
            sum += other * share * one->worths[i];
            *out_is_backed |=
                other > 0 && chooser->collation->claims[one->claims[i]].support_documents >= 2;
            continue;
        }
        const syn_claim *claim = &chooser->collation->claims[one->claims[i]];
        sum += share * one->worths[i];
        share *= later_claim_share;
        *out_is_backed |= claim->support_documents >= 2;
    }
    return sum;
}

/// How much of the sentence is told already; above 1 where it must not be taken.
static double measure_told(const syn__chooser *chooser, const brief *made, const syn__offer *one) {
    double most = 0;
    if (one->standing == SYN_STANDING_FOLLOWS && !is_led(chooser, made, one)) return 2;
    // "At least 50 were killed", "At least 59 were killed": one opening counts the dead.
    if (one->opens_account && one->counts_dead && made->counts_dead) return 2;
    for (size_t i = 0; i < made->count; i++) {
        const syn__offer *told = &chooser->offers[made->chosen[i]];
        double part = measure_repetition(chooser, one, told);
        // An opening on what is to come is a later account's news.
        bool are_leads =
            one->opens_account && told->opens_account && !(one->tells_next && !made->tells_next);
        if (part > (are_leads ? most_lead_repetition : most_repetition)) return 2;
        if (part > most) most = part;
    }
    return most;
}

/// How much of what the story is about the sentence holds that is not told yet.
static double measure_new_centrality(const syn__chooser *chooser, const brief *made,
                                     const syn__offer *one) {
    double sum = 0;
    for (size_t i = 0; i < one->term_count; i++) {
        bool is_known = false;
        for (size_t j = 0; j < made->count && !is_known; j++) {
            const syn__offer *told = &chooser->offers[made->chosen[j]];
            for (size_t k = 0; k < told->term_count && !is_known; k++)
                is_known = told->terms[k] == one->terms[i];
        }
        if (!is_known) sum += (double)one->shares[i];
    }
    return one->weight > 0 ? sum / one->weight : 0;
}

/// The people whom it names by a family name alone and no sentence taken before in full.
static size_t count_unmet(const syn__chooser *chooser, const brief *made, const syn__offer *one) {
    size_t count = one->bare_count;
    for (size_t i = 0; i < one->bare_count; i++) {
        bool is_met = false;
        for (size_t j = 0; j < made->count && !is_met; j++)
            is_met = syn__offer_meets(&chooser->offers[made->chosen[j]], one->bare[i]);
        count -= is_met;
    }
    return count;
}

/// What it adds by telling what is to come: a day that is not told yet, or anything at all.
static double measure_outlook(const brief *made, const syn__offer *one) {
    if (one->tells_next && !made->tells_next) return next_bonus;
    if (!syn_str_is_known(one->next_day)) return 0;
    for (size_t i = 0; i < made->next_day_count; i++) {
        if (syn_str_equal(made->next_days[i], one->next_day)) return 0;
    }
    return made->next_day_count < MOST_NEXT_DAYS ? later_day_bonus : 0;
}

/// It holds little of what the story is about, beside what the lead holds: another event, colour.
static bool is_aside(const syn__chooser *chooser, const brief *made, const syn__offer *one) {
    double least = one->tells_next ? least_central / 2 : least_central;
    return made->count >= SHORTEST_BRIEF &&
           one->centrality < least * chooser->offers[made->chosen[0]].centrality;
}

/// The best sentence that may come next, or SYN_NOTHING.
static size_t find_next(const syn__chooser *chooser, const brief *made, wanted want) {
    size_t best = SYN_NOTHING;
    double best_score = 0;
    for (size_t i = 0; i < chooser->offer_count; i++) {
        const syn__offer *one = &chooser->offers[i];
        bool is_backed;
        if (want == WANTED_DAY && !syn_str_is_known(one->next_day)) continue;
        if (want == WANTED_NEXT && !one->tells_next) continue;
        if (want == WANTED_CONFLICT && !one->tells_conflict) continue;
        double told = measure_told(chooser, made, one);
        double news = measure_news(chooser, made, one, told, &is_backed);
        if (news <= 0 || told > 1) continue;
        // One account's word fills a short brief, or tells what is to come where no other does.
        bool is_needed = made->count < SHORTEST_BRIEF || want == WANTED_LONE ||
                         (one->tells_next && one->looks_ahead && !made->tells_next &&
                          one->standing == SYN_STANDING_CLEAR);
        if (!is_backed && !is_needed) continue;
        if (one->is_quotation && made->quotation_count == MOST_QUOTATIONS) continue;
        double fresh = measure_new_centrality(chooser, made, one);
        bool is_retold = one->opens_account && !(one->tells_next && !made->tells_next);
        double least = is_retold ? least_fresh_opening : least_fresh;
        if (is_aside(chooser, made, one)) continue;
        bool adds_day =
            is_backed && measure_outlook(made, one) > 0 && syn_str_is_known(one->next_day);
        if (made->count > 0 && fresh < least * one->centrality && !adds_day) continue;
        double score = news + one->merit - 0.8 * told + centrality_worth * fresh;
        if (is_retold && made->count > 0) score -= retold_opening_cost;
        if (one->standing == SYN_STANDING_LEANS && is_led(chooser, made, one))
            score += leaning_cost;
        if (is_backed) score += measure_outlook(made, one);
        if (best == SYN_NOTHING || score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

/// How much an opening shares with the others on the mean: the centre of them tells the event.
static double measure_agreement(const syn__chooser *chooser, size_t offer) {
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < chooser->offer_count; i++) {
        const syn__offer *other = &chooser->offers[i];
        if (i == offer || !other->opens_account) continue;
        sum += measure_repetition(chooser, &chooser->offers[offer], other);
        count++;
    }
    return count > 0 ? sum / (double)count : 0;
}

/// Of the openings that stand alone, the one that tells most and is most about the story.
static size_t find_lead(const syn__chooser *chooser) {
    const brief empty = {0};
    size_t best = SYN_NOTHING;
    double best_score = 0;
    for (size_t i = 0; i < chooser->offer_count; i++) {
        const syn__offer *one = &chooser->offers[i];
        bool is_backed;
        if (!one->opens_account || one->standing != SYN_STANDING_CLEAR || one->is_quotation ||
            one->term_count < FEWEST_LEAD_TERMS)
            continue;
        double score =
            measure_news(chooser, &empty, one, 0, &is_backed) + one->merit +
            lead_centrality * one->centrality + lead_agreement * measure_agreement(chooser, i) -
            (one->tells_next ? lead_ahead_cost : 0) - lead_unmet_cost * (double)one->bare_count -
            (one->is_secondhand ? lead_secondhand_cost : 0);
        if (best == SYN_NOTHING || score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

/// Another sentence with the first claim of the chosen one at `index`, of a sound document, that
/// names nobody unmet.
static size_t find_better(const syn__chooser *chooser, const brief *made, size_t index) {
    const syn__offer *old = &chooser->offers[made->chosen[index]];
    size_t best = SYN_NOTHING;
    double best_score = 0, old_score = old->worths[0] + old->merit;
    brief others = *made;
    others.chosen[index] = others.chosen[--others.count];
    for (size_t i = 0; i < chooser->offer_count; i++) {
        const syn__offer *one = &chooser->offers[i];
        bool has_claim = false;
        for (size_t j = 0; j < one->claim_count; j++)
            has_claim |= one->claims[j] == old->claims[0];
        if (!has_claim || one->standing > old->standing || one->is_quotation > old->is_quotation)
            continue;
        if (one->is_doubtful || (one->is_secondhand && old->is_secondhand) ||
            (index == 0 && !one->opens_account)) {
            continue;
        }
        if (count_unmet(chooser, &others, one) > 0 || measure_told(chooser, &others, one) > 1)
            continue;
        double score = one->worths[0] + one->merit;
        if (score + unmet_cost < old_score || (best != SYN_NOTHING && score <= best_score))
            continue;
        best = i;
        best_score = score;
    }
    return best;
}

/// "Aldous said": where another account says the same of "coastguard commander Piet Aldous", that
/// is better; and where a document only retells, what another says.
static void replace_worse(const syn__chooser *chooser, brief *made) {
    for (size_t i = 0; i < made->count; i++) {
        brief others = *made;
        others.chosen[i] = others.chosen[--others.count];
        const syn__offer *one = &chooser->offers[made->chosen[i]];
        bool is_sound = !one->is_doubtful && !one->is_secondhand;
        if (is_sound && count_unmet(chooser, &others, one) == 0) continue;
        size_t better = find_better(chooser, made, i);
        if (better != SYN_NOTHING) made->chosen[i] = better;
    }
}

static void take(const syn__chooser *chooser, brief *made, size_t offer) {
    const syn__offer *one = &chooser->offers[offer];
    made->chosen[made->count++] = offer;
    made->quotation_count += one->is_quotation;
    // What the lead tells is the event itself.
    if (made->count > 1) {
        made->tells_next |= one->tells_next;
        if (syn_str_is_known(one->next_day))
            made->next_days[made->next_day_count++] = one->next_day;
    }
    made->tells_conflict |= one->tells_conflict;
    made->counts_dead |= one->counts_dead;
}

/// The next sentence: the last place is kept for what is to come, the one before it for what the
/// accounts part in, as long as neither is told and a sentence can tell it.
static size_t choose_next(const syn__chooser *chooser, const brief *made, size_t longest) {
    size_t next = SYN_NOTHING;
    if (made->count + 2 == longest && !made->tells_conflict) {
        next = find_next(chooser, made, WANTED_CONFLICT);
    }
    if (made->count + 1 == longest && made->next_day_count == 0)
        next = find_next(chooser, made, WANTED_DAY);
    if (made->count + 1 == longest && !made->tells_next && next == SYN_NOTHING)
        next = find_next(chooser, made, WANTED_NEXT);
    if (next == SYN_NOTHING) next = find_next(chooser, made, WANTED_ANY);
    // Where nothing is left that several accounts tell, a place is better used than empty.
    return next != SYN_NOTHING ? next : find_next(chooser, made, WANTED_LONE);
}

/// What one or two independent accounts tell is told in fewer sentences.
static size_t find_longest(const syn__chooser *chooser) {
    size_t lineages = chooser->collation->lineage_count;
    if (lineages <= 2) return lineages <= 1 ? LONE_BRIEF : SMALL_BRIEF;
    return chooser->story->document_count < MANY_ACCOUNTS ? USUAL_BRIEF : LONGEST_BRIEF;
}

syn_status syn_brief_choose(const syn_pile *pile, const syn_reuse *reuse,
                            const syn_stories *stories, syn_arena *arena, syn_collation *collation,
                            syn_error *error) {
    syn__chooser chooser = {.pile = pile,
                            .collation = collation,
                            .reuse = reuse,
                            .story = &stories->stories[collation->story]};
    brief made = {0};
    syn__brief_collect_offers(&chooser);
    size_t longest = find_longest(&chooser);
    size_t next = find_lead(&chooser);
    if (next == SYN_NOTHING) next = find_next(&chooser, &made, WANTED_ANY);
    while (next != SYN_NOTHING) {
        take(&chooser, &made, next);
        next = made.count < longest ? choose_next(&chooser, &made, longest) : SYN_NOTHING;
    }
    replace_worse(&chooser, &made);
    syn__brief_order(&chooser, made.chosen, made.count);
    collation->brief = syn_arena_array(arena, made.count, sizeof *collation->brief);
    collation->brief_count = collation->brief == NULL ? 0 : made.count;
    for (size_t i = 0; i < collation->brief_count; i++) {
        const syn__offer *one = &chooser.offers[made.chosen[i]];
        collation->brief[i] = (syn_brief_sentence){one->place, one->claims[0]};
    }
    syn_status status = syn_arena_status(&chooser.scratch, error);
    syn_arena_finish(&chooser.scratch);
    return status == SYN_OK ? syn_arena_status(arena, error) : status;
}
