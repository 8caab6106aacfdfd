// SPDX-License-Identifier: Apache-2.0
// Takes two statements and the alignment of their words, gives the measures by which the model
// judges them (align.h): how much is aligned each way, what is left over and of what kind, order,
// values, negation, modality, speakers, letters. Sides are told apart by length, so that the order
// of the two does not matter. Cost: the product of the word counts.
#include "collate/align.h"

#include <math.h>

/// Counts over this are all the same.
enum { MOST_COUNTED = 8 };

typedef struct side {
    const syn__line *line;
    double covered, exact; ///< weights
    double free;           ///< the heaviest word that is not aligned
    size_t free_names, free_values;
    bool is_used[SYN__WORD_CAP];
} side;

static bool is_value(const syn__word *word) {
    return word->kind == SYN__WORD_QUANTITY || word->kind == SYN__WORD_TIME;
}

static void count_free(side *one) {
    for (size_t i = 0; i < one->line->word_count; i++) {
        const syn__word *word = &one->line->words[i];
        if (one->is_used[i]) continue;
        if ((double)word->weight > one->free) one->free = (double)word->weight;
        one->free_names += word->kind == SYN__WORD_PERSON || word->entity != 0;
        one->free_values += is_value(word);
    }
}

static float cap_count(size_t count) {
    return (float)(count > MOST_COUNTED ? MOST_COUNTED : count);
}

static double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

/// The longest common sequence of all words.
static size_t count_sequence(const syn__line *a, const syn__line *b) {
    uint8_t row[SYN__SEQUENCE_CAP + 1] = {0};
    for (size_t i = 0; i < a->sequence_count; i++) {
        uint8_t diagonal = 0;
        for (size_t j = 0; j < b->sequence_count; j++) {
            uint8_t above = row[j + 1], left = row[j];
            uint8_t best = above > left ? above : left;
            if (a->sequence[i] == b->sequence[j]) best = (uint8_t)(diagonal + 1);
            row[j + 1] = best;
            diagonal = above;
        }
    }
    return row[b->sequence_count];
}

static size_t count_bits(uint64_t bits) {
    size_t count = 0;
    for (; bits != 0; bits &= bits - 1)
        count++;
    return count;
}

static void measure_letters(const syn__line *a, const syn__line *b, float *measures) {
    size_t both = 0, in_a = 0, in_b = 0;
    for (size_t i = 0; i < SYN__LETTERS_SIZE; i++) {
        both += count_bits(a->letters[i] & b->letters[i]);
        in_a += count_bits(a->letters[i]);
        in_b += count_bits(b->letters[i]);
    }
    size_t fewer = in_a < in_b ? in_a : in_b;
    measures[SYN__MEASURE_LETTERS_SHORT] = (float)share((double)both, (double)fewer);
    measures[SYN__MEASURE_LETTERS_BOTH] = (float)share((double)both, (double)(in_a + in_b - both));
}

static double measure_cosine(const syn__line *a, const syn__line *b) {
    double product = 0, square_a = 0, square_b = 0;
    for (size_t i = 0; i < a->word_count; i++) {
        const syn__word *x = &a->words[i];
        square_a += (double)(x->weight * x->weight);
        for (size_t j = 0; j < b->word_count; j++) {
            const syn__word *y = &b->words[j];
            bool is_equal = (x->term != SYN_NO_TERM && x->term == y->term) ||
                            (x->entity != 0 && x->entity == y->entity);
            if (!is_equal) continue;
            product += (double)(x->weight * y->weight);
            break;
        }
    }
    for (size_t j = 0; j < b->word_count; j++)
        square_b += (double)(b->words[j].weight * b->words[j].weight);
    return share(product, sqrt(square_a * square_b));
}

/// What the links say one by one and in a row.
static void measure_links(const syn__alignment *alignment, side *a, side *b, float *measures) {
    size_t run = 0, longest = 0, adjacent = 0, crossed = 0, names = 0, equal = 0, clash = 0;
    for (size_t i = 0; i < alignment->count; i++) {
        const syn__link *link = &alignment->links[i];
        const syn__word *x = &a->line->words[link->a], *y = &b->line->words[link->b];
        a->is_used[link->a] = b->is_used[link->b] = true;
        a->covered += (double)(x->weight * link->equality);
        b->covered += (double)(y->weight * link->equality);
        if (link->is_exact) {
            a->exact += (double)x->weight;
            b->exact += (double)y->weight;
        }
        names += x->entity != 0 || x->kind == SYN__WORD_PERSON;
        if (is_value(x)) {
            equal += link->is_exact;
            clash += (double)link->equality < 0.75;
        }
        const syn__link *last = i > 0 ? link - 1 : NULL;
        bool follows = last != NULL && last->a + 1 == link->a && last->b + 1 == link->b;
        crossed += last != NULL && last->b > link->b;
        adjacent += follows;
        run = follows ? run + 1 : 1;
        if (run > longest) longest = run;
    }
    size_t shorter = a->line->word_count < b->line->word_count ? a->line->word_count
                                                               : b->line->word_count;
    measures[SYN__MEASURE_LONGEST_RUN] = cap_count(longest);
    measures[SYN__MEASURE_ADJACENT] =
        (float)share((double)adjacent, shorter > 1 ? (double)(shorter - 1) : 1);
    measures[SYN__MEASURE_DISORDER] = (float)share((double)crossed, (double)alignment->count);
    measures[SYN__MEASURE_SHARED_COUNT] = (float)alignment->count;
    measures[SYN__MEASURE_NAMES_SHARED] = cap_count(names);
    measures[SYN__MEASURE_VALUES_EQUAL] = cap_count(equal);
    measures[SYN__MEASURE_VALUES_CLASH] = cap_count(clash);
    bool is_first = alignment->count > 0 && alignment->links[0].a == 0 && alignment->links[0].b == 0;
    measures[SYN__MEASURE_FIRST_WORDS] = is_first ? 1 : 0;
}

static void measure_sides(const side *less, const side *more, float *measures) {
    const syn__line *x = less->line, *y = more->line;
    double covered_x = share(less->covered, x->weight), covered_y = share(more->covered, y->weight);
    double least = less->covered < more->covered ? less->covered : more->covered;
    measures[SYN__MEASURE_COVERED_SHORT] = (float)covered_x;
    measures[SYN__MEASURE_COVERED_LONG] = (float)covered_y;
    measures[SYN__MEASURE_COVERED_MEAN] =
        (float)share(2 * covered_x * covered_y, covered_x + covered_y);
    measures[SYN__MEASURE_EXACT_SHORT] = (float)share(less->exact, x->weight);
    measures[SYN__MEASURE_EXACT_LONG] = (float)share(more->exact, y->weight);
    measures[SYN__MEASURE_SHARED_WEIGHT] = (float)least;
    measures[SYN__MEASURE_WEIGHT_SHORT] = (float)x->weight;
    measures[SYN__MEASURE_WEIGHT_LONG] = (float)y->weight;
    measures[SYN__MEASURE_LENGTH_RATIO] =
        (float)share((double)x->word_count, (double)y->word_count);
    measures[SYN__MEASURE_FREE_SHORT] = (float)less->free;
    measures[SYN__MEASURE_FREE_LONG] = (float)more->free;
    measures[SYN__MEASURE_NAMES_FREE_SHORT] = cap_count(less->free_names);
    measures[SYN__MEASURE_NAMES_FREE_LONG] = cap_count(more->free_names);
    measures[SYN__MEASURE_VALUES_FREE_SHORT] = cap_count(less->free_values);
    measures[SYN__MEASURE_VALUES_FREE_LONG] = cap_count(more->free_values);
    measures[SYN__MEASURE_LOOSE_SHARE] = (float)share(less->covered - less->exact, less->covered);
    measures[SYN__MEASURE_TOKENS_SHORT] = (float)x->sequence_count;
    measures[SYN__MEASURE_TOKENS_LONG] = (float)y->sequence_count;
    size_t sequence = count_sequence(x, y);
    measures[SYN__MEASURE_SEQUENCE_SHORT] = (float)share((double)sequence, (double)x->sequence_count);
    measures[SYN__MEASURE_SEQUENCE_LONG] = (float)share((double)sequence, (double)y->sequence_count);
}

void syn__alignment_measure(const syn__collator *collator, const syn__line *a, const syn__line *b,
                            const syn__alignment *alignment,
                            float out_measures[SYN__MEASURE_COUNT]) {
    (void)collator;
    side one = {.line = a}, other = {.line = b};
    for (size_t i = 0; i < SYN__MEASURE_COUNT; i++)
        out_measures[i] = 0;
    measure_links(alignment, &one, &other, out_measures);
    count_free(&one);
    count_free(&other);
    bool is_a_short = a->word_count < b->word_count ||
                      (a->word_count == b->word_count && a->weight <= b->weight);
    measure_sides(is_a_short ? &one : &other, is_a_short ? &other : &one, out_measures);
    measure_letters(a, b, out_measures);
    out_measures[SYN__MEASURE_COSINE] = (float)measure_cosine(a, b);
    out_measures[SYN__MEASURE_NEGATION_DIFFERS] = a->is_negated != b->is_negated ? 1 : 0;
    out_measures[SYN__MEASURE_MODALITY_DIFFERS] = a->is_modal != b->is_modal ? 1 : 0;
    if (a->speaker != 0 && b->speaker != 0) {
        out_measures[SYN__MEASURE_SPEAKER] = a->speaker == b->speaker ? 1 : -1;
    }
}
