// SPDX-License-Identifier: Apache-2.0
// Time: the days of the documents, the axis that a pile is drawn on, and the timeline of a story
// with its axis. See model.h. On a story's axis a gap is as long as the logarithm of its days: an
// event of a week with a reference to a year long gone stays readable; on the pile's axis days are
// equal, and the outermost documents stand at its ends. Cost: n log n in documents and claims.
#include "report/model_parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "report/words.h"
#include "text/calendar.h"

#include <math.h>

/// Statements listed at one date; the rest are counted.
#define MOST_AT_A_DATE ((size_t)5)
/// Of the documents, so many in a hundred may stand before or behind the pile's axis.
#define OUTSIDE_PERCENT ((size_t)3)

static long day_of(syn_str value) {
    if (!syn_str_is_known(value)) return SYN_REPORT_NO_DAY;
    syn_anchor anchor = syn_anchor_parse(value);
    return anchor.precision == SYN_PRECISION_NONE ? SYN_REPORT_NO_DAY
                                                  : syn_calendar_number(anchor.day);
}

static int compare_days(const void *left, const void *right, void *context) {
    (void)context;
    return SYN_COMPARE(*(const long *)left, *(const long *)right);
}

int syn_report_day_scale(const syn_report_pile *pile, long day, int most) {
    if (day <= pile->first_day) return 0;
    if (day >= pile->last_day) return most;
    return (int)((double)(day - pile->first_day) * most /
                 (double)(pile->last_day - pile->first_day));
}

void syn__report_make_days(syn_report_pile *pile, syn_arena *arena) {
    const syn_pile *documents = pile->findings->pile;
    long *sorted = syn_arena_array(arena, documents->count, sizeof *sorted);
    pile->days = syn_arena_array(arena, documents->count, sizeof *pile->days);
    pile->first_day = pile->last_day = SYN_REPORT_NO_DAY;
    if (sorted == NULL || pile->days == NULL) return;
    size_t count = 0;
    for (size_t i = 0; i < documents->count; i++) {
        pile->days[i] = day_of(documents->documents[i]->published.value);
        if (pile->days[i] != SYN_REPORT_NO_DAY) sorted[count++] = pile->days[i];
    }
    pile->undated_count = documents->count - count;
    if (count < 2) return;
    syn_sort(sorted, count, sizeof *sorted, compare_days, NULL);
    size_t outside = count * OUTSIDE_PERCENT / 100;
    if (sorted[outside] >= sorted[count - 1 - outside]) return;
    pile->first_day = sorted[outside];
    pile->last_day = sorted[count - 1 - outside];
    for (size_t i = 0; i < count; i++)
        pile->bars[syn_report_day_scale(pile, sorted[i], SYN_REPORT_BARS - 1)]++;
}

/// A day to be laid on the axis of a story.
typedef struct point {
    long day;
    size_t index; ///< of the moment or account
    bool is_account;
} point;
typedef SYN_VEC(point) points_vec;

static int compare_points(const void *left, const void *right, void *context) {
    (void)context;
    const point *a = left, *b = right;
    if (a->day != b->day) return SYN_COMPARE(a->day, b->day);
    if (a->is_account != b->is_account) return a->is_account ? 1 : -1;
    return SYN_COMPARE(a->index, b->index);
}

static void add_point(syn_report_maker *maker, points_vec *points, long day, size_t index,
                      bool is_account) {
    point one = {day, index, is_account};
    if (day != SYN_REPORT_NO_DAY) SYN_PUSH(maker->arena, points, one);
}

static double gap_of(const points_vec *points, size_t i) {
    return i == 0 ? 0 : log2(1 + (double)(points->items[i].day - points->items[i - 1].day));
}

/// Gives moments and accounts their place; the axis needs two days.
static void lay_axis(syn_report_maker *maker, points_vec *points) {
    syn_report_story *story = maker->story;
    SYN_VEC(syn_report_tick) ticks = {0};
    syn_sort(points->items, points->count, sizeof *points->items, compare_points, NULL);
    double whole = 0, at = 0;
    for (size_t i = 0; i < points->count; i++)
        whole += gap_of(points, i);
    story->has_axis = whole > 0;
    if (!story->has_axis) return;
    for (size_t i = 0; i < points->count; i++) {
        at += gap_of(points, i);
        int x = (int)(1000 * at / whole);
        size_t index = points->items[i].index;
        if (!points->items[i].is_account && index < story->moment_count) {
            story->timeline[index].x = x;
        } else if (points->items[i].is_account) {
            SYN_PUSH(maker->arena, &ticks, ((syn_report_tick){points->items[i].index, x}));
        }
    }
    story->ticks = ticks.items;
    story->tick_count = ticks.count;
}

/// A claim on its way into a list, with what orders it.
typedef struct candidate {
    size_t claim, support;
} candidate;

static int compare_candidates(const void *left, const void *right, void *context) {
    (void)context;
    const candidate *a = left, *b = right;
    if (a->support != b->support) return SYN_COMPARE(b->support, a->support);
    return SYN_COMPARE(a->claim, b->claim);
}

/// Whether a statement speaks of a day (month, year) itself.
static bool is_dated(const syn_report_maker *maker, syn_place place, syn_str value) {
    const syn_marks *marks = maker->pile->findings->pile->marks[place.document];
    size_t low;
    SYN_LOWER_BOUND(low, marks->time_count, i, marks->times[i].span.start < place.span.start);
    for (; low < marks->time_count && marks->times[low].span.start < place.span.end; low++)
        if (syn_str_starts(marks->times[low].value, value)) return true;
    return false;
}

/// A claim at a date of the timeline: the statements that name the date, else all of them.
static syn_report_moment_item date_claim(syn_report_maker *maker, const syn_claim *claim,
                                         syn_str value) {
    syn_report_moment_item item = {0};
    syn_place first = claim->representative;
    bool is_first_dated = is_dated(maker, first, value);
    for (size_t i = 0; i < claim->statement_count; i++) {
        syn_place place = claim->statements[i].place;
        if (!is_dated(maker, place, value)) continue;
        if (!is_first_dated) first = place;
        is_first_dated = true;
        syn__report_links_add(maker, &item.links, place);
    }
    syn__report_links_sort(&item.links);
    if (item.links.count == 0) item.links = syn__report_claim_links(maker, claim);
    item.text = syn__report_statement_text(maker, first, SYN_REPORT_MOST_STATEMENT);
    return item;
}

void syn__report_make_timeline(syn_report_maker *maker) {
    const syn_collation *collation = maker->collation;
    SYN_VEC(syn_report_moment) moments = {0};
    points_vec points = {0};
    for (size_t i = 0; i < collation->timeline_count; i++) {
        const syn_timeline_entry *entry = &collation->timeline[i];
        SYN_VEC(candidate) order = {0};
        for (size_t j = 0; j < entry->claim_count; j++) {
            size_t claim = entry->claims[j];
            if (claim >= collation->claim_count) continue;
            candidate one = {claim, collation->claims[claim].support_lineages};
            SYN_PUSH(maker->arena, &order, one);
        }
        syn_sort(order.items, order.count, sizeof *order.items, compare_candidates, NULL);
        SYN_VEC(syn_report_moment_item) items = {0};
        for (size_t j = 0; j < order.count && j < MOST_AT_A_DATE; j++) {
            const syn_claim *claim = &collation->claims[order.items[j].claim];
            SYN_PUSH(maker->arena, &items, date_claim(maker, claim, entry->value));
        }
        syn_report_moment moment = {.label = syn_words_from_date(maker->arena, entry->value),
                                    .short_label = syn_words_from_day(maker->arena, entry->value),
                                    .x = -1,
                                    .items = items.items,
                                    .item_count = items.count,
                                    .more_count = order.count - items.count};
        if (items.count == 0) continue;
        add_point(maker, &points, day_of(entry->value), moments.count, false);
        SYN_PUSH(maker->arena, &moments, moment);
    }
    maker->story->timeline = moments.items;
    maker->story->moment_count = moments.count;
    const syn_report_entry *shown = maker->story->entry;
    for (size_t i = 0; i < shown->account_count; i++)
        add_point(maker, &points, maker->pile->days[shown->accounts[i].document], i, true);
    if (moments.count > 0) lay_axis(maker, &points);
}
