// SPDX-License-Identifier: Apache-2.0
// Takes two statements, gives the pairs of their words that mean the same, and from them how like
// the two are. After the idea of Sultan, Bethard and Sumner (2014): identity, stem, name and sense
// decide what may be aligned, neighbours that agree decide between several; what is aligned, by
// weight, over what there is, in both directions, is the similarity. Cost: the product of the word
// counts, which SYN__WORD_CAP bounds.
#include "collate/align.h"

#include "base/sort.h"
#include "collate/disagreements.h"

#include <math.h>

/// Words to each side that count as context.
enum { CONTEXT_REACH = 2, OPTION_CAP = 1024, FEWEST_COMPETING = 12 };

static const double context_bonus = 0.15; ///< for each agreeing neighbour, two at most
static const double sure_equality = 0.75; ///< as much counts as agreeing
static const double sense_equality = 0.8; ///< of two words of one class
static const double exact_equality = 0.99;
static const double fuller_share = 0.6;
static const double telling_weight = 8;  ///< shared weight that makes two statements comparable
static const double stem_equality = 0.7; ///< of two words with a long common start
/// What a measure that agrees ("five and a half hours", "more than 5 hours") takes off the
/// distance.
static const double measure_bonus = 0.25;
static const double sure_measure = 0.65;   ///< of two measures that agree
static const double least_measured = 0.15; ///< "two years" alone stands in many statements

typedef struct option {
    float score, equality;
    uint16_t a, b;
} option;

/// "inspector" and "inspected" where stemming left different ends.
static bool has_like_start(syn_str a, syn_str b) {
    size_t shorter = a.size < b.size ? a.size : b.size, same = 0;
    if (shorter < 5) return false;
    while (same < shorter && a.data[same] == b.data[same])
        same++;
    return same >= 5 && same * 3 >= shorter * 2 && a.size - same <= 4 && b.size - same <= 4;
}

static double equality_of(const syn__collator *collator, const syn__line *a, const syn__word *x,
                          const syn__line *b, const syn__word *y) {
    const syn_marks *marks_a = collator->pile->marks[a->document];
    const syn_marks *marks_b = collator->pile->marks[b->document];
    if (x->kind == SYN__WORD_QUANTITY && y->kind == SYN__WORD_QUANTITY) {
        return syn__quantities_nearness(&marks_a->quantities[x->index],
                                        &marks_b->quantities[y->index]);
    }
    if (x->kind == SYN__WORD_TIME && y->kind == SYN__WORD_TIME) {
        return syn__times_nearness(&marks_a->times[x->index], &marks_b->times[y->index]);
    }
    if (x->entity != 0 && x->entity == y->entity) return 1;
    if (x->kind == SYN__WORD_PERSON && y->kind == SYN__WORD_PERSON) {
        return x->term == y->term ? 0.6 : 0;
    }
    if (x->term == SYN_NO_TERM || y->term == SYN_NO_TERM) return 0;
    if (x->term == y->term) return 1;
    for (int i = 0; i < 2; i++) {
        if (x->senses[i] == 0) continue;
        if (x->senses[i] == y->senses[0] || x->senses[i] == y->senses[1]) return sense_equality;
    }
    const syn_str *terms = collator->pile->vocabulary.terms;
    if (x->kind != SYN__WORD_PLAIN || y->kind != SYN__WORD_PLAIN) return 0;
    return has_like_start(terms[x->term], terms[y->term]) ? stem_equality : 0;
}

typedef struct matrix {
    float cells[SYN__WORD_CAP][SYN__WORD_CAP];
    size_t rows, columns;
} matrix;

/// How many neighbours on the left and on the right agree, two at most.
static int count_context(const matrix *equal, size_t row, size_t column) {
    int count = 0;
    size_t row_low = row < CONTEXT_REACH ? 0 : row - CONTEXT_REACH;
    size_t column_low = column < CONTEXT_REACH ? 0 : column - CONTEXT_REACH;
    for (size_t i = row_low; i <= row + CONTEXT_REACH && i < equal->rows; i++) {
        if (i == row) continue;
        for (size_t j = column_low; j <= column + CONTEXT_REACH && j < equal->columns; j++) {
            if (j == column || (i < row) != (j < column)) continue;
            if ((double)equal->cells[i][j] >= sure_equality) {
                count++;
                break;
            }
        }
    }
    return count > 2 ? 2 : count;
}

static int compare_options(const void *x, const void *y, void *context) {
    const option *a = x, *b = y;
    (void)context;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    int by_a = SYN_COMPARE(a->a, b->a);
    return by_a != 0 ? by_a : SYN_COMPARE(a->b, b->b);
}

static bool is_lone_figure(const syn__line *line, size_t word) {
    if (line->words[word].kind != SYN__WORD_QUANTITY) return false;
    for (size_t i = 0; i < line->word_count; i++) {
        if (i != word && line->words[i].kind == SYN__WORD_QUANTITY) return false;
    }
    return true;
}

static size_t list_options(const syn__line *a, const syn__line *b, const matrix *equal,
                           option options[OPTION_CAP]) {
    size_t count = 0;
    for (size_t i = 0; i < equal->rows; i++) {
        for (size_t j = 0; j < equal->columns && count < OPTION_CAP; j++) {
            double equality = (double)equal->cells[i][j];
            if (equality <= 0) continue;
            int context = count_context(equal, i, j);
            // The only figure of both statements needs no surroundings to be the one meant.
            if (context == 0 && is_lone_figure(a, i) && is_lone_figure(b, j)) context = 1;
            // Values that differ stand in one slot only where their surroundings say so.
            if (equality < 0.6 && context == 0) continue;
            // Among equals the pair that stands at like places of both sentences.
            double shift =
                fabs((double)i / (double)equal->rows - (double)j / (double)equal->columns);
            double score = equality + context_bonus * context - 0.05 * shift;
            options[count++] = (option){(float)score, (float)equality, (uint16_t)i, (uint16_t)j};
        }
    }
    syn_sort(options, count, sizeof *options, compare_options, NULL);
    return count;
}

static int compare_links(const void *x, const void *y, void *context) {
    (void)context;
    return SYN_COMPARE(((const syn__link *)x)->a, ((const syn__link *)y)->a);
}

/// Mostly the fuller direction, since a short statement may be all that a long one says about the
/// matter, and some of the harmonic mean of both; less where all that is shared is a few light
/// words
/// ("the ship"). The shares were set on the labelled pairs, cross-checked on the events.
static double combine(const syn__collator *collator, double covered_a, double covered_b,
                      double shared_weight) {
    if (covered_a <= 0 || covered_b <= 0) return 0;
    double mean = 2 * covered_a * covered_b / (covered_a + covered_b);
    double fuller = covered_a > covered_b ? covered_a : covered_b;
    // In a story of a few statements nothing competes: what one holds whole is in the other.
    double share = collator->line_count < FEWEST_COMPETING ? 1 : fuller_share;
    double alike = (1 - share) * mean + share * fuller;
    return alike * (1 - exp(-shared_weight / telling_weight));
}

/// Figures with a unit and lengths of time are seldom alike by chance, in whatever words they
/// stand; bare counts and days are.
static bool is_measure(const syn__collator *collator, const syn__line *line,
                       const syn__word *word) {
    syn_quantity quantity;
    if (word->kind != SYN__WORD_QUANTITY && word->kind != SYN__WORD_TIME) return false;
    return syn__word_to_quantity(collator, line, word, &quantity) &&
           syn_str_is_known(quantity.unit) && !syn_str_equal(quantity.unit, SYN_STR("year"));
}

void syn__lines_align(const syn__collator *collator, const syn__line *a, const syn__line *b,
                      syn__alignment *out_alignment) {
    matrix equal;
    option options[OPTION_CAP];
    bool is_used_a[SYN__WORD_CAP] = {false}, is_used_b[SYN__WORD_CAP] = {false};
    double weight_a = 0, weight_b = 0;
    bool has_measure = false;
    out_alignment->count = 0;
    equal.rows = a->word_count;
    equal.columns = b->word_count;
    for (size_t i = 0; i < a->word_count; i++) {
        for (size_t j = 0; j < b->word_count; j++) {
            equal.cells[i][j] = (float)equality_of(collator, a, &a->words[i], b, &b->words[j]);
        }
    }
    size_t count = list_options(a, b, &equal, options);
    for (size_t i = 0; i < count; i++) {
        const option *one = &options[i];
        if (is_used_a[one->a] || is_used_b[one->b]) continue;
        is_used_a[one->a] = is_used_b[one->b] = true;
        out_alignment->links[out_alignment->count++] = (syn__link){
            one->a, one->b, one->equality, (double)one->equality >= exact_equality};
        weight_a += (double)(a->words[one->a].weight * one->equality);
        weight_b += (double)(b->words[one->b].weight * one->equality);
        has_measure |=
            (double)one->equality >= sure_measure && is_measure(collator, a, &a->words[one->a]);
    }
    syn_sort(out_alignment->links, out_alignment->count, sizeof(syn__link), compare_links, NULL);
    out_alignment->covered_a = a->weight > 0 ? weight_a / a->weight : 0;
    out_alignment->covered_b = b->weight > 0 ? weight_b / b->weight : 0;
    out_alignment->similarity =
        combine(collator, out_alignment->covered_a, out_alignment->covered_b,
                weight_a < weight_b ? weight_a : weight_b);
    if (has_measure && out_alignment->similarity >= least_measured) {
        out_alignment->similarity += measure_bonus * (1 - out_alignment->similarity);
    }
}
