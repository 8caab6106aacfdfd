// SPDX-License-Identifier: Apache-2.0
// Takes two verified copies with their matching sentences, gives what speaks against either being
// the source of the other. Three kinds of change make sense one way only:
//   rarer words  a spinner puts a rare synonym in the place of a common word, nobody does the
//                opposite through a whole text: the words that stand in the same place are compared
//                by how common they are in English (text/words.h);
//   added text   a passage that shares no telling word with the rest was put in: a local addition,
//                an editor's box; who has it is the later;
//   kept text    a passage of the subject that the other lacks was cut there, or written here;
//                mostly the former, and surely so for an end that is missing.
// Two copies of a lost text often have all of it on both sides: then neither is the source. Figures
// and names are left alone. The weights are log-odds counted on data/reuse/copies and on piles made
// in another manner (docs/decisions/018-reuse.md), rounded down.
#include "reuse/edits.h"

#include "base/sort.h"
#include "base/str.h"
#include "reuse/terms.h"

#include <math.h>

enum {
    LEAST_REPLACED = 5,
    LEAST_MIXED = 10,     ///< words replaced on either side before that tells anything
    LONGEST_REPLACED = 2, ///< words in a row between two that both have
    LEAST_PASSAGE_WORDS = 25,
};

static const double RAREST_SHARE = 0.0001; ///< of documents; what is rarer is not known apart
static const double MOST_OCTAVES = 3;      ///< of one word
static const double CLEAR_RARER = 2.5;     ///< sum of octaves over the root of the words
static const double MIXED_RARER = 1.5;     ///< less: both sides have the rarer words
static const double MIXED_WEIGHT = 1.5;
static const double MOST_RARER_WEIGHT = 3;
static const double ADDED_COHESION = 0.4;       ///< of that of the shared text, within it
static const double ADDED_OUTER_COHESION = 0.2; ///< the same before or after it
static const double KEPT_COHESION = 0.6;
static const double KEPT_OUTER_COHESION = 0.4;
static const double ADDED_WEIGHT = 2.5, ADDED_OUTER_WEIGHT = 1.5;
static const double KEPT_WEIGHT = 1.2, KEPT_OUTER_WEIGHT = 2;

/// How common a term is, as a logarithm to the base of 2.
static double get_level(const syn_pile *pile, uint32_t term) {
    double share = (double)pile->vocabulary.shares[term];
    return log2(share < RAREST_SHARE ? RAREST_SHARE : share);
}

/// Sums up how much rarer the words of b are than those in their places in a.
typedef struct replaced {
    double octaves;
    size_t count;
} replaced;

static bool is_plain(const syn__word *word) {
    return !word->is_stop_word && !word->is_anchor && !word->is_quoted;
}

static void add_replaced(const syn_pile *pile, const syn__word *a, const syn__word *b, size_t count,
                         replaced *sum) {
    for (size_t i = 0; i < count; i++) {
        if (!is_plain(&a[i]) || !is_plain(&b[i]) || a[i].term == b[i].term) continue;
        double rarer = get_level(pile, a[i].term) - get_level(pile, b[i].term);
        sum->octaves += rarer > MOST_OCTAVES    ? MOST_OCTAVES
                        : rarer < -MOST_OCTAVES ? -MOST_OCTAVES
                                                : rarer;
        sum->count++;
    }
}

/// The lengths of the longest common subsequences of all ends of two sentences.
typedef struct table {
    uint8_t cells[SYN__UNIT_MOST_WORDS + 1][SYN__UNIT_MOST_WORDS + 1];
} table;

static void fill(const syn__word *a, size_t count_a, const syn__word *b, size_t count_b,
                 table *out) {
    for (size_t i = 0; i <= count_a; i++)
        out->cells[i][count_b] = 0;
    for (size_t k = 0; k <= count_b; k++)
        out->cells[count_a][k] = 0;
    for (size_t i = count_a; i-- > 0;) {
        for (size_t k = count_b; k-- > 0;) {
            uint8_t down = out->cells[i + 1][k], right = out->cells[i][k + 1];
            uint8_t more = down > right ? down : right;
            if (a[i].form == b[k].form) more = (uint8_t)(out->cells[i + 1][k + 1] + 1);
            out->cells[i][k] = more;
        }
    }
}

/// The words that stand in the same place of two sentences, between words that both have.
static void compare_words(const syn_pile *pile, const syn__word *a, size_t count_a,
                          const syn__word *b, size_t count_b, replaced *sum) {
    if (count_a > SYN__UNIT_MOST_WORDS || count_b > SYN__UNIT_MOST_WORDS) return;
    table lengths;
    fill(a, count_a, b, count_b, &lengths);
    size_t start_a = 0, start_b = 0;
    for (size_t i = 0, k = 0; i < count_a && k < count_b;) {
        if (a[i].form == b[k].form) {
            size_t count = i - start_a;
            if (count == k - start_b && count <= LONGEST_REPLACED)
                add_replaced(pile, a + start_a, b + start_b, count, sum);
            start_a = ++i;
            start_b = ++k;
        } else if (lengths.cells[i + 1][k] >= lengths.cells[i][k + 1]) {
            i++;
        } else {
            k++;
        }
    }
}

/// The telling terms of the shared sentences of one side, ascending.
typedef struct core {
    uint64_t *terms; ///< terms.h
    size_t count;
    size_t first, last; ///< units
} core;

static void read_core(const syn__words *words, const bool *is_shared, syn_arena *scratch,
                      core *out) {
    *out = (core){.first = SIZE_MAX};
    out->terms = syn_arena_room(scratch, words->count * 2, sizeof *out->terms);
    for (size_t unit = 0; out->terms != NULL && unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (!is_shared[unit]) continue;
        if (out->first == SIZE_MAX) out->first = unit;
        out->last = unit;
        for (size_t i = one->first; i < one->first + one->count; i++) {
            if (!words->items[i].is_stop_word)
                out->terms[out->count++] = syn__term_key(words->items[i].term, 0);
        }
    }
    if (out->terms != NULL)
        out->terms = syn__terms_sort(out->terms, out->terms + words->count, out->count);
}

/// How often a term stands in the core, up to 2.
static size_t count_term(const core *shared, uint32_t term) {
    uint64_t key = syn__term_key(term, 0);
    size_t low;
    SYN_LOWER_BOUND(low, shared->count, i, shared->terms[i] < key);
    size_t count = 0;
    while (count < 2 && low + count < shared->count && shared->terms[low + count] == key)
        count++;
    return count;
}

/// A kind of passages of one side: shared ones, or others by their place.
typedef struct passages {
    double known, weight; ///< of telling words: those that the core has elsewhere too, and all
    size_t words;
} passages;

static void add_unit(const syn_pile *pile, const syn__words *words, const syn__unit *unit,
                     const core *shared, size_t own, passages *sum) {
    sum->words += unit->count;
    for (size_t i = unit->first; i < unit->first + unit->count; i++) {
        const syn__word *word = &words->items[i];
        if (word->is_stop_word) continue;
        double weight = -get_level(pile, word->term);
        sum->weight += weight;
        if (count_term(shared, word->term) > own) sum->known += weight;
    }
}

static double get_cohesion(const passages *sum) {
    return sum->weight > 0 ? sum->known / sum->weight : 0;
}

/// Weighs the passages of one side that the other has not.
static void weigh_passages(const passages *own, double cohesion, double added, double added_weight,
                           double kept, double kept_weight, syn__edits_side *side,
                           syn__edits_side *other) {
    if (own->words < LEAST_PASSAGE_WORDS || cohesion <= 0) return;
    double ratio = get_cohesion(own) / cohesion;
    if (ratio < added) {
        side->added_words += own->words;
        side->against += added_weight;
    } else if (ratio >= kept) {
        side->kept_words += own->words;
        other->against += kept_weight;
    }
}

static void look_at(const syn_pile *pile, const syn__words *words, const bool *is_shared,
                    syn_arena *scratch, syn__edits_side *side, syn__edits_side *other) {
    core shared;
    passages same = {0}, inner = {0}, outer = {0};
    read_core(words, is_shared, scratch, &shared);
    if (shared.count == 0) return;
    for (size_t unit = 0; unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (one->role != SYN__UNIT_PROSE) continue;
        side->prose_words += one->count;
        if (is_shared[unit]) {
            add_unit(pile, words, one, &shared, 1, &same);
        } else {
            bool is_inner = unit > shared.first && unit < shared.last;
            add_unit(pile, words, one, &shared, 0, is_inner ? &inner : &outer);
        }
    }
    double cohesion = get_cohesion(&same);
    weigh_passages(&inner, cohesion, ADDED_COHESION, ADDED_WEIGHT, KEPT_COHESION, KEPT_WEIGHT, side,
                   other);
    weigh_passages(&outer, cohesion, ADDED_OUTER_COHESION, ADDED_OUTER_WEIGHT, KEPT_OUTER_COHESION,
                   KEPT_OUTER_WEIGHT, side, other);
}

static void weigh_replaced(const replaced *sum, syn__edits *out) {
    if (sum->count < LEAST_REPLACED) return;
    double clear = sum->octaves / sqrt((double)sum->count);
    syn__edits_side *later = clear > 0 ? &out->b : &out->a;
    if (fabs(clear) < MIXED_RARER && sum->count >= LEAST_MIXED) {
        // each has replaced words of its own
        out->a.against += MIXED_WEIGHT;
        out->b.against += MIXED_WEIGHT;
    }
    if (fabs(clear) < CLEAR_RARER) return;
    later->rarer_words = sum->count;
    later->against += fabs(clear) / 2 < MOST_RARER_WEIGHT ? fabs(clear) / 2 : MOST_RARER_WEIGHT;
}

syn__edits syn__edits_find(const syn_pile *pile, const syn__words *a, const syn__words *b,
                           const syn__matches *matches, syn_arena *scratch) {
    syn__edits out = {0};
    replaced sum = {0};
    bool *of_a = syn_arena_array(scratch, a->unit_count, sizeof *of_a);
    bool *of_b = syn_arena_array(scratch, b->unit_count, sizeof *of_b);
    if (scratch->has_failed) return out;
    for (size_t i = 0; i < matches->count; i++) {
        const syn__match *match = &matches->items[i];
        const syn__unit *left = &a->units[match->a], *right = &b->units[match->b];
        of_a[match->a] = of_b[match->b] = true;
        if (match->identity < 1 && !match->is_part) {
            compare_words(pile, a->items + left->first, left->count, b->items + right->first,
                          right->count, &sum);
        }
    }
    look_at(pile, a, of_a, scratch, &out.a, &out.b);
    look_at(pile, b, of_b, scratch, &out.b, &out.a);
    weigh_replaced(&sum, &out);
    return out;
}
