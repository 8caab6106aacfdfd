// SPDX-License-Identifier: Apache-2.0
// Takes two documents, gives the signs that they tell one event or two: numbers that a learned
// decision weighs (trees.c). What tells two earthquakes apart - another year, other figures, other
// people and places - stands beside what they share. Linear in the features of both.
#include "story/parts.h"

#include "base/str.h"

#include <math.h>

/// How many dates of one kind both speak of.
static size_t count_shared(const syn_dates *a, const syn_dates *b) {
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int32_t x = a->items[i], y = b->items[j];
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    return shared;
}

static double share_dates(const syn_dates *a, const syn_dates *b) {
    size_t fewer = a->count < b->count ? a->count : b->count;
    return fewer == 0 ? 0 : (double)count_shared(a, b) / (double)fewer;
}

/// True when both speak of dates, and none is the same.
static bool do_differ(const syn_dates *a, const syn_dates *b) {
    return a->count > 0 && b->count > 0 && count_shared(a, b) == 0;
}

static void read_dates(const syn_outline *a, const syn_outline *b, float *signs) {
    double days = fabs(a->day - b->day);
    double apart = isnan(days) ? 0 : log1p(days);
    signs[SYN__SIGN_DAYS_APART] = (float)(apart < 6 ? apart : 6);
    bool is_undated = isnan(days);
    signs[SYN__SIGN_UNDATED] = is_undated ? 1 : 0;
    const syn_dates *x = a->dates, *y = b->dates;
    bool is_shared = count_shared(&x[SYN__DATES_YEAR], &y[SYN__DATES_YEAR]) > 0;
    signs[SYN__SIGN_YEAR_SHARED] = is_shared ? 1 : 0;
    bool is_apart = do_differ(&x[SYN__DATES_YEAR], &y[SYN__DATES_YEAR]);
    signs[SYN__SIGN_YEARS_APART] = is_apart ? 1 : 0;
    signs[SYN__SIGN_MONTH_SHARED] = (float)share_dates(&x[SYN__DATES_MONTH], &y[SYN__DATES_MONTH]);
    signs[SYN__SIGN_DAY_SHARED] = (float)share_dates(&x[SYN__DATES_DAY], &y[SYN__DATES_DAY]);
    signs[SYN__SIGN_DAYS_DIFFER] = do_differ(&x[SYN__DATES_DAY], &y[SYN__DATES_DAY]) ? 1 : 0;
}

static float cosine(double product, float a, float b) {
    return a > 0 && b > 0 ? (float)(product / ((double)a * (double)b)) : 0;
}

static void read_names(const syn_outliner *outliner, const syn_outline *a, const syn_outline *b,
                       float *signs) {
    const syn_vector *x = &a->facets[SYN__FACET_NAME], *y = &b->facets[SYN__FACET_NAME];
    double products[SYN__NAME_KIND_COUNT] = {0}, held_a = 0, held_b = 0;
    for (size_t i = 0, j = 0; i < x->count && j < y->count;) {
        uint32_t m = x->features[i].number, n = y->features[j].number;
        if (m == n) {
            double weight_a = (double)x->features[i].weight,
                   weight_b = (double)y->features[j].weight;
            products[outliner->name_kinds[m - outliner->term_count]] += weight_a * weight_b;
            held_a += weight_a;
            held_b += weight_b;
        }
        i += m <= n;
        j += n <= m;
    }
    static const syn_sign kinds[SYN__NAME_KIND_COUNT] = {[SYN_ENTITY_PERSON] = SYN__SIGN_PERSONS,
                                                         [SYN_ENTITY_ORGANISATION] =
                                                             SYN__SIGN_ORGANISATIONS,
                                                         [SYN_ENTITY_PLACE] = SYN__SIGN_PLACES};
    for (size_t i = SYN_ENTITY_PERSON; i < SYN__NAME_KIND_COUNT; i++)
        signs[kinds[i]] = cosine(products[i], a->name_lengths[i], b->name_lengths[i]);
    double share_a = a->name_sum > 0 ? held_a / (double)a->name_sum : 0;
    double share_b = b->name_sum > 0 ? held_b / (double)b->name_sum : 0;
    signs[SYN__SIGN_NAMES_HELD] = (float)(share_a > share_b ? share_a : share_b);
}

static void read_circles(const syn_side *a, const syn_side *b, double likeness, float *signs) {
    double scale = syn__circle_get_scale(a->usual, b->usual);
    signs[SYN__SIGN_LIKENESS] = (float)likeness;
    signs[SYN__SIGN_SCALED] = (float)(likeness / scale);
    signs[SYN__SIGN_NEAR_SHARED] = (float)syn__circle_share_near(a->circle, b->circle);
    signs[SYN__SIGN_FAR_SHARED] = (float)syn__circle_share_far(a->circle, b->circle);
    signs[SYN__SIGN_AROUND] = (float)syn__vector_multiply(&a->circle->around, &b->circle->around);
    size_t rank_a = syn__circle_get_rank(a->circle, b->place);
    size_t rank_b = syn__circle_get_rank(b->circle, a->place);
    signs[SYN__SIGN_RANK] = (float)(1 / (1 + (double)(rank_a > rank_b ? rank_a : rank_b)));
    signs[SYN__SIGN_USUAL_LESS] = (float)fmin(a->usual, b->usual);
    signs[SYN__SIGN_USUAL_MORE] = (float)fmax(a->usual, b->usual);
}

/// One rare word in common is chance, whatever it weighs; many are not.
static void read_breadth(const syn_vector *x, const syn_vector *y, float *signs) {
    double sum = 0, squares = 0;
    for (size_t i = 0, j = 0; i < x->count && j < y->count;) {
        uint32_t m = x->features[i].number, n = y->features[j].number;
        if (m == n) {
            double part = (double)x->features[i].weight * (double)y->features[j].weight;
            sum += part;
            squares += part * part;
        }
        i += m <= n;
        j += n <= m;
    }
    signs[SYN__SIGN_BREADTH] = squares > 0 ? (float)log1p(sum * sum / squares) : 0;
}

void syn__signs_read(const syn_outliner *outliner, const syn_side *a, const syn_side *b,
                     double likeness, float out_signs[SYN__SIGN_COUNT]) {
    const syn_vector *x = a->outline->facets, *y = b->outline->facets;
    static const struct {
        syn_facet facet;
        syn_sign sign;
    } cosines[] = {{SYN__FACET_LEAD, SYN__SIGN_LEAD},
                   {SYN__FACET_TITLE, SYN__SIGN_TITLE},
                   {SYN__FACET_FIGURE, SYN__SIGN_FIGURES},
                   {SYN__FACET_QUOTED, SYN__SIGN_QUOTED}};
    for (size_t i = 0; i < sizeof cosines / sizeof *cosines; i++) {
        syn_facet facet = cosines[i].facet;
        out_signs[cosines[i].sign] = (float)syn__vector_multiply(&x[facet], &y[facet]);
    }
    bool is_untitled = a->document->title.size == 0 || b->document->title.size == 0;
    out_signs[SYN__SIGN_UNTITLED] = is_untitled ? 1 : 0;
    out_signs[SYN__SIGN_SHORTER] = fminf(a->outline->log_size, b->outline->log_size);
    out_signs[SYN__SIGN_LONGER] = fmaxf(a->outline->log_size, b->outline->log_size);
    bool is_one_outlet = syn_str_is_known(a->document->outlet) &&
                         syn_str_equal(a->document->outlet, b->document->outlet);
    out_signs[SYN__SIGN_OUTLET] = is_one_outlet ? 1 : 0;
    read_breadth(&x[SYN__FACET_ALL], &y[SYN__FACET_ALL], out_signs);
    read_names(outliner, a->outline, b->outline, out_signs);
    read_dates(a->outline, b->outline, out_signs);
    read_circles(a, b, likeness, out_signs);
}
