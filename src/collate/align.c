// SPDX-License-Identifier: Apache-2.0
// Takes two statements, gives the pairs of their words that mean the same, and from them how surely
// both say the same. After Sultan, Bethard and Sumner (2014): identity, stem, name, sense and
// WordNet decide what may be aligned, values by what they are; rows of equal words come first, then
// neighbours that agree decide between several. Judged by the learned model over what is measured
// of the alignment. Cost: the product of the word counts, which SYN__WORD_CAP bounds.
#include "collate/align.h"

#include "base/sort.h"
#include "collate/disagreements.h"

#include <math.h>

/// Words to each side that count as context, and of a row of equal words so many.
enum { CONTEXT_REACH = 2, OPTION_CAP = 1024, LONGEST_ROW = 6 };

static const double context_bonus = 0.15; ///< for each agreeing neighbour, two at most
static const double row_bonus = 0.1;      ///< for each further word of a row of equal words
static const double sure_equality = 0.75; ///< as much counts as agreeing
static const double exact_equality = 0.99;
static const double sense_equality = 0.8; ///< of two words of one class
static const double stem_equality = 0.7;  ///< of two words with a long common start
static const double role_equality = 0.75; ///< of a name and the office that its document gives it
static const double name_share = 0.5;     ///< who is named tells less than what is said of them
/// Weaker ties need a neighbour that agrees.
static const double lone_equality = 0.6;

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

static double equality_of_meanings(syn_wordnet_relation relation) {
    switch (relation) {
    case SYN_WORDNET_SAME: return 0.95;
    case SYN_WORDNET_SYNONYM: return 0.8;
    case SYN_WORDNET_DERIVED: return 0.8;
    case SYN_WORDNET_SIMILAR: return 0.6;
    case SYN_WORDNET_HYPERNYM: return 0.6;
    case SYN_WORDNET_ANTONYM: return 0.3;
    case SYN_WORDNET_NONE: break;
    }
    return 0;
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
    if (x->role != 0 && (x->role == y->entity || x->role == y->role)) return role_equality;
    if (y->role != 0 && y->role == x->entity) return role_equality;
    if (x->term == SYN_NO_TERM || y->term == SYN_NO_TERM) return 0;
    if (x->term == y->term) return 1;
    if (x->kind != SYN__WORD_PLAIN || y->kind != SYN__WORD_PLAIN) return 0;
    for (int i = 0; i < 2; i++) {
        if (x->senses[i] == 0) continue;
        if (x->senses[i] == y->senses[0] || x->senses[i] == y->senses[1]) return sense_equality;
    }
    // What stands around both statements tells too little to be looked up.
    if (x->is_context && y->is_context) return 0;
    double equality = equality_of_meanings(syn__meanings_relate(collator, x->meaning, y->meaning));
    if (equality > 0) return equality;
    const syn_str *terms = collator->pile->vocabulary.terms;
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

/// How many words in a row are equal through this pair, itself counted.
static int count_row(const matrix *equal, size_t row, size_t column) {
    int count = 1;
    for (size_t k = 1; k <= row && k <= column && count < LONGEST_ROW; k++, count++) {
        if ((double)equal->cells[row - k][column - k] < exact_equality) break;
    }
    for (size_t k = 1; row + k < equal->rows && column + k < equal->columns; k++, count++) {
        if (count >= LONGEST_ROW || (double)equal->cells[row + k][column + k] < exact_equality) {
            break;
        }
    }
    return count;
}

static inline bool is_before(const option *a, const option *b) {
    if (a->score != b->score) return a->score > b->score;
    return a->a != b->a ? a->a < b->a : a->b < b->b;
}

/// A Shell sort: options are few, and every pair of statements has to sort its own.
static void sort_options(option *options, size_t count) {
    static const size_t gaps[] = {701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++) {
        for (size_t i = gaps[g]; i < count; i++) {
            option moved = options[i];
            size_t at = i;
            for (; at >= gaps[g] && is_before(&moved, &options[at - gaps[g]]); at -= gaps[g])
                options[at] = options[at - gaps[g]];
            options[at] = moved;
        }
    }
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
            if (equality < lone_equality && context == 0) continue;
            int row = equality >= exact_equality ? count_row(equal, i, j) : 1;
            // Among equals the pair that stands at like places of both sentences.
            double shift =
                fabs((double)i / (double)equal->rows - (double)j / (double)equal->columns);
            double score =
                equality + context_bonus * context + row_bonus * (row - 1) - 0.05 * shift;
            options[count++] = (option){(float)score, (float)equality, (uint16_t)i, (uint16_t)j};
        }
    }
    sort_options(options, count);
    return count;
}

static int compare_links(const void *x, const void *y, void *context) {
    (void)context;
    return SYN_COMPARE(((const syn__link *)x)->a, ((const syn__link *)y)->a);
}

static bool do_clash(const syn__collator *collator, const syn__line *a, const syn__word *x,
                     const syn__line *b, const syn__word *y) {
    bool is_value = x->kind == SYN__WORD_QUANTITY || x->kind == SYN__WORD_TIME;
    return is_value && x->kind == y->kind &&
           syn__slots_compare(collator, a, x, b, y) == SYN__AGREE_CONFLICT;
}

static void choose_links(const syn__collator *collator, const syn__line *a, const syn__line *b,
                         const option *options, size_t count, syn__alignment *alignment) {
    bool is_used_a[SYN__WORD_CAP] = {false}, is_used_b[SYN__WORD_CAP] = {false};
    double weight_a = 0, weight_b = 0, own_a = 0, own_b = 0;
    alignment->count = 0;
    for (size_t i = 0; i < count; i++) {
        const option *one = &options[i];
        if (is_used_a[one->a] || is_used_b[one->b]) continue;
        is_used_a[one->a] = is_used_b[one->b] = true;
        const syn__word *x = &a->words[one->a], *y = &b->words[one->b];
        alignment->links[alignment->count++] =
            (syn__link){one->a, one->b, one->equality, (double)one->equality >= exact_equality,
                        do_clash(collator, a, x, b, y)};
        weight_a += (double)(x->weight * one->equality);
        weight_b += (double)(y->weight * one->equality);
        if (x->is_context || y->is_context) continue;
        double share = x->entity != 0 ? name_share : 1;
        own_a += share * (double)(x->weight * one->equality);
        own_b += share * (double)(y->weight * one->equality);
    }
    syn_sort(alignment->links, alignment->count, sizeof(syn__link), compare_links, NULL);
    alignment->evidence = own_a < own_b ? own_a : own_b;
    alignment->covered_a = a->weight > 0 ? weight_a / a->weight : 0;
    alignment->covered_b = b->weight > 0 ? weight_b / b->weight : 0;
}

void syn__lines_align(const syn__collator *collator, const syn__line *a, const syn__line *b,
                      syn__alignment *out_alignment) {
    matrix equal;
    option options[OPTION_CAP];
    float measures[SYN__MEASURE_COUNT];
    equal.rows = a->word_count;
    equal.columns = b->word_count;
    for (size_t i = 0; i < a->word_count; i++) {
        for (size_t j = 0; j < b->word_count; j++) {
            equal.cells[i][j] = (float)equality_of(collator, a, &a->words[i], b, &b->words[j]);
        }
    }
    size_t count = list_options(a, b, &equal, options);
    choose_links(collator, a, b, options, count, out_alignment);
    out_alignment->similarity = 0;
    if (out_alignment->count == 0) return;
    syn__alignment_measure(a, b, out_alignment, measures);
    out_alignment->similarity =
        syn__measures_judge(measures, collator->sentence_count > SYN__LONE_COUNT);
}
