// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a story, makes words that many of them hold weigh less ("China" in a
// visit to China), for these tell little about which of them say the same. Words in few keep their
// weight, a word in all keeps nothing; a story of a few statements tells nothing of its words.
// Cost: n log n.
#include "collate/parts.h"

#include "base/sort.h"

#include <math.h>

/// Stories with fewer statements are weighed by the pile alone.
enum { FEWEST_STATEMENTS = 12 };

static const double least_rarity = 0.05;
static const double rarity_power = 0.7;
/// A class counts as so many statements for each that holds a word of it.
static const double class_share = 0.5;

/// Set in the key of a class, so that it is no number of a term.
static const uint32_t class_mark = 0x80000000;

static int compare_terms(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(*(const uint32_t *)a, *(const uint32_t *)b);
}

/// The terms of all lines and the classes of their words, sorted, so that the count of one is the
/// length of its run.
static uint32_t *list_terms(const syn__collator *collator, size_t *out_count) {
    size_t count = 0;
    for (size_t i = 0; i < collator->line_count; i++)
        count += collator->lines[i].word_count * (1 + SYN__SENSE_CAP);
    uint32_t *terms = syn_arena_array(collator->scratch, count, sizeof *terms);
    *out_count = 0;
    if (terms == NULL) return NULL;
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        for (size_t j = 0; j < line->word_count; j++) {
            const syn__word *word = &line->words[j];
            if (word->is_context) continue;
            terms[(*out_count)++] = word->term;
            if (word->kind != SYN__WORD_PLAIN) continue;
            for (int k = 0; k < SYN__SENSE_CAP && word->senses[k] != 0; k++)
                terms[(*out_count)++] = word->senses[k] | class_mark;
        }
    }
    syn_sort(terms, *out_count, sizeof *terms, compare_terms, NULL);
    return terms;
}

static size_t find_term(const uint32_t *terms, size_t count, uint64_t term) {
    size_t low;
    SYN_LOWER_BOUND(low, count, i, terms[i] < term);
    return low;
}

/// How many words of the story are of that key.
static size_t count_term(const uint32_t *terms, size_t count, uint32_t term) {
    return find_term(terms, count, (uint64_t)term + 1) - find_term(terms, count, term);
}

/// "Alight" stands once among the statements of a fire, and tells no more than "fire" does: a word
/// is as common as the commonest of its classes.
static double count_holders(const uint32_t *terms, size_t count, const syn__word *word) {
    double held = 1;
    if (word->term != SYN_NO_TERM) held = (double)count_term(terms, count, word->term);
    if (word->kind != SYN__WORD_PLAIN) return held;
    for (int k = 0; k < SYN__SENSE_CAP && word->senses[k] != 0; k++) {
        double more = class_share * (double)count_term(terms, count, word->senses[k] | class_mark);
        if (more > held) held = more;
    }
    return held;
}

void syn__lines_weigh(syn__collator *collator) {
    size_t count = collator->line_count, term_count;
    if (count < FEWEST_STATEMENTS) return;
    const uint32_t *terms = list_terms(collator, &term_count);
    if (terms == NULL) return;
    double most = log(((double)count + 1) / 1.5);
    for (size_t i = 0; i < count; i++) {
        syn__line *line = &collator->lines[i];
        line->weight = 0;
        for (size_t j = 0; j < line->word_count; j++) {
            syn__word *word = &line->words[j];
            double held = count_holders(terms, term_count, word);
            double rarity = log(((double)count + 1) / (held + 0.5)) / most;
            word->weight *= (float)pow(rarity > least_rarity ? rarity : least_rarity, rarity_power);
            line->weight += (double)word->weight;
        }
    }
}
