// SPDX-License-Identifier: Apache-2.0
// Takes two statements and the alignment of their words, gives the measures by which the model
// judges them (align.h): how much is aligned each way, what is left over and of what kind, order,
// values, negation, modality, speakers, letters. Sides are told apart by length, so that the order
// of the two does not matter. Cost: the product of the word counts.
#include "collate/align.h"

#include <math.h>

/// Counts over this are all the same.
enum { MOST_COUNTED = 8 };

static const double telling_weight = 8; ///< shared weight that makes two statements comparable

typedef struct side {
    const syn__line *line;
    double covered, exact;        ///< weights
    size_t persons, free_persons; ///< named in the statement itself
    double free;                  ///< the heaviest word that is not aligned
    size_t free_names, free_values;
    bool is_used[SYN__WORD_CAP];
} side;

static bool is_value(const syn__word *word) {
    return word->kind == SYN__WORD_QUANTITY || word->kind == SYN__WORD_TIME;
}

static void count_free(side *one) {
    for (size_t i = 0; i < one->line->word_count; i++) {
        const syn__word *word = &one->line->words[i];
        bool is_person = word->kind == SYN__WORD_PERSON && !word->is_context;
        one->persons += is_person;
        if (one->is_used[i]) continue;
        one->free_persons += is_person;
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

/// The length of the longest common sequence of all words, a row of the table at once: a cleared
/// bit is a word of `b` behind which the length grows by one (Hyyrö, 2004).
static size_t count_sequence(const syn__line *a, const syn__line *b) {
    uint64_t row = UINT64_MAX;
    for (size_t i = 0; i < a->sequence_count; i++) {
        uint64_t equal = 0;
        for (size_t j = 0; j < b->sequence_count; j++)
            equal |= (uint64_t)(a->sequence[i] == b->sequence[j]) << j;
        uint64_t kept = row & equal;
        row = (row + kept) | (row - kept);
    }
    uint64_t all =
        b->sequence_count < SYN__SEQUENCE_CAP ? ((uint64_t)1 << b->sequence_count) - 1 : UINT64_MAX;
    return syn__bits_count(~row & all);
}

static void measure_letters(const syn__line *a, const syn__line *b, float *measures) {
    size_t both = 0, in_a = a->letter_count, in_b = b->letter_count;
    for (size_t i = 0; i < SYN__LETTERS_SIZE; i++)
        both += syn__bits_count(a->letters[i] & b->letters[i]);
    size_t fewer = in_a < in_b ? in_a : in_b;
    measures[SYN__MEASURE_LETTERS_SHORT] = (float)share((double)both, (double)fewer);
    measures[SYN__MEASURE_LETTERS_BOTH] = (float)share((double)both, (double)(in_a + in_b - both));
}

static double measure_cosine(const syn__line *a, const syn__line *b, const syn__matrix *matrix) {
    double product = 0, square_a = 0, square_b = 0;
    for (size_t i = 0; i < a->word_count; i++) {
        const syn__word *x = &a->words[i];
        square_a += (double)(x->weight * x->weight);
        if (matrix->identical[i] == 0) continue;
        product += (double)(x->weight * b->words[syn__bits_find(matrix->identical[i])].weight);
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
            clash += link->is_clash;
        }
        const syn__link *last = i > 0 ? link - 1 : NULL;
        bool follows = last != NULL && last->a + 1 == link->a && last->b + 1 == link->b;
        crossed += last != NULL && last->b > link->b;
        adjacent += follows;
        run = follows ? run + 1 : 1;
        if (run > longest) longest = run;
    }
    size_t count = alignment->count, words_a = a->line->word_count, words_b = b->line->word_count;
    size_t shorter = words_a < words_b ? words_a : words_b;
    measures[SYN__MEASURE_LONGEST_RUN] = cap_count(longest);
    measures[SYN__MEASURE_ADJACENT] =
        (float)share((double)adjacent, shorter > 1 ? (double)(shorter - 1) : 1);
    measures[SYN__MEASURE_ORDER] =
        count > 1 ? (float)share((double)(count - 1 - crossed), (double)(count - 1)) : 0;
    measures[SYN__MEASURE_SHARED_COUNT] = cap_count(count);
    measures[SYN__MEASURE_NAMES_SHARED] = measures[SYN__MEASURE_NAMES_BOTH] = cap_count(names);
    measures[SYN__MEASURE_VALUES_EQUAL] = cap_count(equal);
    measures[SYN__MEASURE_VALUES_CLASH] = cap_count(clash);
    bool is_first = count > 0 && alignment->links[0].a == 0 && alignment->links[0].b == 0;
    measures[SYN__MEASURE_FIRST_WORDS] = is_first ? 1 : 0;
}

static void measure_coverage(const side *less, const side *more, float *measures) {
    const syn__line *x = less->line, *y = more->line;
    double covered_x = share(less->covered, x->weight), covered_y = share(more->covered, y->weight);
    double shared = less->covered < more->covered ? less->covered : more->covered;
    double mean = share(2 * covered_x * covered_y, covered_x + covered_y);
    double telling = 1 - exp(-shared / telling_weight);
    size_t sequence = count_sequence(x, y);
    measures[SYN__MEASURE_COVERED_SHORT] = (float)covered_x;
    measures[SYN__MEASURE_COVERED_LONG] = (float)covered_y;
    measures[SYN__MEASURE_COVERED_MEAN] = (float)mean;
    measures[SYN__MEASURE_COVERED_TELLING] = (float)(mean * telling);
    measures[SYN__MEASURE_EXACT_SHORT] = (float)share(less->exact, x->weight);
    measures[SYN__MEASURE_EXACT_LONG] = (float)share(more->exact, y->weight);
    measures[SYN__MEASURE_SHARED_WEIGHT] = (float)log1p(shared);
    measures[SYN__MEASURE_SHARED_TELLING] = (float)telling;
    measures[SYN__MEASURE_HEAVIEST_ALIGNED] = (float)-log1p(less->free);
    bool is_apart = less->persons > 0 && less->persons == less->free_persons && more->persons > 0 &&
                    more->persons == more->free_persons;
    measures[SYN__MEASURE_PERSONS_AGREE] = is_apart ? -1 : 0;
    measures[SYN__MEASURE_NAMES_ALIGNED] = -cap_count(less->free_names);
    measures[SYN__MEASURE_SEQUENCE_SHORT] =
        (float)share((double)sequence, (double)x->sequence_count);
    measures[SYN__MEASURE_SEQUENCE_LONG] =
        (float)share((double)sequence, (double)y->sequence_count);
}

static void measure_prior(const side *less, const side *more, float *measures) {
    const syn__line *x = less->line, *y = more->line;
    double tokens_x = log1p((double)x->sequence_count), tokens_y = log1p((double)y->sequence_count);
    measures[SYN__MEASURE_TOKENS_SHORT] = (float)tokens_x;
    measures[SYN__MEASURE_TOKENS_LONG] = (float)tokens_y;
    measures[SYN__MEASURE_TOKENS_SHORT_2] = (float)(tokens_x * tokens_x);
    measures[SYN__MEASURE_TOKENS_LONG_2] = (float)(tokens_y * tokens_y);
    measures[SYN__MEASURE_LENGTH_RATIO] =
        (float)share((double)x->word_count, (double)y->word_count);
    measures[SYN__MEASURE_WEIGHT_SHORT] = (float)log1p(x->weight);
    measures[SYN__MEASURE_WEIGHT_LONG] = (float)log1p(y->weight);
    measures[SYN__MEASURE_NAMES_FREE_LONG] = cap_count(more->free_names);
    measures[SYN__MEASURE_VALUES_FREE_SHORT] = cap_count(less->free_values);
    measures[SYN__MEASURE_VALUES_FREE_LONG] = cap_count(more->free_values);
    measures[SYN__MEASURE_NEGATION_DIFFERS] = x->is_negated != y->is_negated ? 1 : 0;
    measures[SYN__MEASURE_MODALITY_DIFFERS] = x->is_modal != y->is_modal ? 1 : 0;
}

void syn__alignment_measure(const syn__line *a, const syn__line *b, const syn__matrix *matrix,
                            const syn__alignment *alignment,
                            float out_measures[SYN__MEASURE_COUNT]) {
    side one = {.line = a}, other = {.line = b};
    for (size_t i = 0; i < SYN__MEASURE_COUNT; i++)
        out_measures[i] = 0;
    measure_links(alignment, &one, &other, out_measures);
    count_free(&one);
    count_free(&other);
    bool is_a_short = syn__line_is_shorter(a, b);
    const side *less = is_a_short ? &one : &other, *more = is_a_short ? &other : &one;
    measure_coverage(less, more, out_measures);
    measure_prior(less, more, out_measures);
    measure_letters(a, b, out_measures);
    out_measures[SYN__MEASURE_COSINE] = (float)measure_cosine(a, b, matrix);
    if (a->speaker != 0 && b->speaker != 0) {
        out_measures[SYN__MEASURE_SPEAKER] = a->speaker == b->speaker ? 1 : -1;
    }
}
