// SPDX-License-Identifier: Apache-2.0
// Takes two statements, gives the pairs of their words that mean the same, and from them how surely
// both say the same. After Sultan, Bethard and Sumner (2014): what two words are to each other
// (equality.c) decides what may be aligned; rows of equal words come first, then neighbours that
// agree decide between several. Judged by the learned model over what is measured of the alignment.
// Cost: the product of the word counts, which SYN__WORD_CAP bounds; SYN__WORD_CAP words fit into
// one set of bits.
#include "collate/align.h"

#include "collate/disagreements.h"

#include <math.h>

/// Words to each side that count as context, and of a row of equal words so many.
enum { CONTEXT_REACH = 2, OPTION_CAP = 1024, LONGEST_ROW = 6 };

static const double context_bonus = 0.15; ///< for each agreeing neighbour, two at most
static const double row_bonus = 0.1;      ///< for each further word of a row of equal words
static const double name_share = 0.2;     ///< who is named tells less than what is said of them
/// Weaker ties need a neighbour that agrees.
static const double lone_equality = 0.6;

/// Its score turned round, row and column in one number: less is better.
typedef uint64_t option;

/// The set of `column` and those up to two before it, and up to two behind it, itself left out.
static uint64_t columns_before(size_t column) {
    uint64_t reach = ((uint64_t)1 << CONTEXT_REACH) - 1;
    return column < CONTEXT_REACH ? reach >> (CONTEXT_REACH - column)
                                  : reach << (column - CONTEXT_REACH);
}

static uint64_t columns_behind(size_t column) {
    uint64_t reach = ((uint64_t)1 << CONTEXT_REACH) - 1;
    return column + 1 < SYN__WORD_CAP ? reach << (column + 1) : 0;
}

/// How many neighbours on the left and on the right agree, two at most.
static int count_context(const syn__matrix *equal, size_t row, size_t column) {
    uint64_t before = columns_before(column), behind = columns_behind(column);
    int count = 0;
    for (size_t i = row < CONTEXT_REACH ? 0 : row - CONTEXT_REACH; i < row; i++)
        count += (equal->sure[i] & before) != 0;
    for (size_t i = row + 1; i <= row + CONTEXT_REACH && i < equal->rows; i++)
        count += (equal->sure[i] & behind) != 0;
    return count > 2 ? 2 : count;
}

static bool is_exact(const syn__matrix *equal, size_t row, size_t column) {
    return (equal->exact[row] >> column & 1) != 0;
}

/// How many words in a row are equal through this pair, itself counted.
static int count_row(const syn__matrix *equal, size_t row, size_t column) {
    int count = 1;
    for (size_t k = 1; k <= row && k <= column && count < LONGEST_ROW; k++, count++) {
        if (!is_exact(equal, row - k, column - k)) break;
    }
    for (size_t k = 1; row + k < equal->rows && column + k < equal->columns; k++, count++) {
        if (count >= LONGEST_ROW || !is_exact(equal, row + k, column + k)) break;
    }
    return count;
}

/// The best first, equal ones by place. Scores are above 0, where floats are in the order of their
/// bits.
static option make_option(float score, size_t row, size_t column) {
    uint32_t bits;
    memcpy(&bits, &score, sizeof bits);
    return (option)(UINT32_MAX - bits) << 32 | (option)row << 16 | (option)column;
}

/// A Shell sort: options are few, and every pair of statements has to sort its own.
static void sort_options(option *options, size_t count) {
    static const size_t gaps[] = {301, 57, 10, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++) {
        for (size_t i = gaps[g]; i < count; i++) {
            option moved = options[i];
            size_t at = i;
            for (; at >= gaps[g] && moved < options[at - gaps[g]]; at -= gaps[g])
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

static size_t list_options(const syn__line *a, const syn__line *b, const syn__matrix *equal,
                           option options[OPTION_CAP]) {
    size_t count = 0;
    for (size_t i = 0; i < equal->rows; i++) {
        double place = (double)i / (double)equal->rows;
        for (uint64_t left = equal->some[i]; left != 0 && count < OPTION_CAP; left &= left - 1) {
            size_t j = syn__bits_find(left);
            double equality = (double)equal->cells[i][j];
            int context = count_context(equal, i, j);
            // The only figure of both statements needs no surroundings to be the one meant.
            if (context == 0 && is_lone_figure(a, i) && is_lone_figure(b, j)) context = 1;
            // Values that differ stand in one slot only where their surroundings say so.
            if (equality < lone_equality && context == 0) continue;
            int row = is_exact(equal, i, j) ? count_row(equal, i, j) : 1;
            // Among equals the pair that stands at like places of both sentences.
            double shift = fabs(place - (double)j / (double)equal->columns);
            double score =
                equality + context_bonus * context + row_bonus * (row - 1) - 0.05 * shift;
            options[count++] = make_option((float)score, i, j);
        }
    }
    sort_options(options, count);
    return count;
}

static bool do_clash(const syn__collator *collator, const syn__line *a, const syn__word *x,
                     const syn__line *b, const syn__word *y) {
    bool is_value = x->kind == SYN__WORD_QUANTITY || x->kind == SYN__WORD_TIME;
    return is_value && x->kind == y->kind &&
           syn__slots_compare(collator, a, x, b, y) == SYN__AGREE_CONFLICT;
}

/// Takes the best pairs first, each word once; links stand by `a` in the end.
static void choose_links(const syn__collator *collator, const syn__line *a, const syn__line *b,
                         const syn__matrix *equal, const option *options, size_t count,
                         syn__alignment *alignment) {
    size_t partners[SYN__WORD_CAP];
    uint64_t used_a = 0, used_b = 0;
    double weight_a = 0, weight_b = 0, own_a = 0, own_b = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = options[i] >> 16 & 0xFFFF, column = options[i] & 0xFFFF;
        if ((used_a >> row & 1) != 0 || (used_b >> column & 1) != 0) continue;
        used_a |= (uint64_t)1 << row;
        used_b |= (uint64_t)1 << column;
        partners[row] = column;
        const syn__word *x = &a->words[row], *y = &b->words[column];
        float equality = equal->cells[row][column];
        weight_a += (double)(x->weight * equality);
        weight_b += (double)(y->weight * equality);
        if (x->is_context || y->is_context) continue;
        double share = x->entity != 0 ? name_share : 1;
        own_a += share * (double)(x->weight * equality);
        own_b += share * (double)(y->weight * equality);
    }
    alignment->count = 0;
    for (uint64_t left = used_a; left != 0; left &= left - 1) {
        size_t row = syn__bits_find(left), column = partners[row];
        alignment->links[alignment->count++] =
            (syn__link){(uint16_t)row, (uint16_t)column, equal->cells[row][column],
                        is_exact(equal, row, column),
                        do_clash(collator, a, &a->words[row], b, &b->words[column])};
    }
    alignment->evidence = own_a < own_b ? own_a : own_b;
    alignment->covered_a = a->weight > 0 ? weight_a / a->weight : 0;
    alignment->covered_b = b->weight > 0 ? weight_b / b->weight : 0;
}

void syn__lines_align(const syn__collator *collator, const syn__line *a, const syn__line *b,
                      syn__alignment *out_alignment) {
    syn__matrix equal;
    option options[OPTION_CAP];
    float measures[SYN__MEASURE_COUNT];
    syn__lines_equate(collator, a, b, &equal);
    size_t count = list_options(a, b, &equal, options);
    choose_links(collator, a, b, &equal, options, count, out_alignment);
    out_alignment->similarity = 0;
    if (out_alignment->count == 0) return;
    syn__alignment_measure(a, b, &equal, out_alignment, measures);
    bool is_lone = collator->sentence_count <= SYN__LONE_COUNT;
    if (is_lone) syn__alignment_measure_lone(collator, a, b, &equal, out_alignment, measures);
    out_alignment->similarity = syn__measures_judge(measures, !is_lone);
    memcpy(out_alignment->likeness, measures, sizeof out_alignment->likeness);
}
