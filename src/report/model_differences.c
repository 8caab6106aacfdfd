// SPDX-License-Identifier: Apache-2.0
// Where accounts differ: each value in its sentence, read in plain words, drawn on a scale.
// See model.h. Conflicts come first; a disagreement that stands in two claims is shown once.
#include "report/model_parts.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/words.h"

/// Figures of one thing over time: more than so many are no sequence that a reader follows.
#define FEWEST_IN_SEQUENCE ((size_t)3) ///< two figures that differ are a difference
#define MOST_IN_SEQUENCE ((size_t)24)
/// Bytes of the sentence shown before and after a value: about two lines on a phone.
#define CONTEXT_BYTES ((size_t)110)

static void cut_context(const syn_report_maker *maker, syn_place place, syn_report_value *out) {
    const syn_pile *pile = maker->pile->findings->pile;
    syn_str text = pile->documents[place.document]->text;
    const syn_marks *marks = pile->marks[place.document];
    if (place.span.end > text.size) place.span.end = text.size;
    if (place.span.start > place.span.end) place.span.start = place.span.end;
    size_t index = syn_marks_find_sentence(marks, place.span.start);
    syn_span sentence = place.span;
    if (index < marks->sentence_count) sentence = marks->sentences[index];
    size_t start = sentence.start < place.span.start ? sentence.start : place.span.start;
    size_t end = sentence.end > place.span.end ? sentence.end : place.span.end;
    if (end > text.size) end = text.size;
    out->text = syn_str_span(text, place.span);
    if (place.span.start - start > CONTEXT_BYTES) {
        start = place.span.start - CONTEXT_BYTES;
        while (start < place.span.start &&
               (text.data[start] != ' ' || !syn_utf8_is_boundary(text, start)))
            start++;
        out->is_cut_before = true;
    }
    out->before = syn_str_slice(text, start, place.span.start);
    syn_str after = syn_str_slice(text, place.span.end, end);
    out->after = syn_words_cut(after, CONTEXT_BYTES);
    out->is_cut_after = out->after.size < after.size;
}

/// Words that carry a denial or its opposite in front of a verb.
static bool is_polar(syn_str word) {
    static const char *const words[] = {"not",  "never", "no",  "was",  "were", "is",     "are",
                                        "has",  "had",   "did", "does", "do",   "have",   "been",
                                        "will", "would", "can", "be",   "nor",  "cannot", "denied"};
    if (syn_str_ends(word, SYN_STR("n't")) || syn_str_ends(word, SYN_STR("n\xE2\x80\x99t")))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (syn_str_equal_nocase(word, syn_str_from(words[i]))) return true;
    return false;
}

/// A denial is told from its opposite by the words before it: "had not been inspected" against
/// "was inspected". Takes up to three of them into the value.
static void widen_denial(syn_report_value *out) {
    syn_str before = out->before;
    if (out->text.data != before.data + before.size) return;
    size_t start = before.size, at = before.size;
    for (int word = 0; word < 3; word++) {
        while (at > 0 && before.data[at - 1] == ' ')
            at--;
        size_t end = at;
        while (at > 0 && ((unsigned char)before.data[at - 1] >= 0x80 ||
                          before.data[at - 1] == '\'' || syn_ascii_is_alpha(before.data[at - 1])))
            at--;
        if (at == end) break;
        if (is_polar(syn_str_slice(before, at, end))) start = at;
    }
    out->text = (syn_str){before.data + start, before.size - start + out->text.size};
    out->before = syn_str_slice(before, 0, start);
}

static int compare_values(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_value *a = left, *b = right;
    int low = SYN_COMPARE(a->bar_start, b->bar_start), high = SYN_COMPARE(a->bar_end, b->bar_end);
    if (low != 0) return low;
    if (high != 0) return high;
    return SYN_COMPARE(a->links.items[0].account, b->links.items[0].account);
}

/// Lays the values on a common scale of 0 to 1000; false when they cannot be drawn.
static bool draw_scale(const syn_disagreement *one, syn_report_value *values) {
    double low = 0, high = 0;
    bool is_first = true;
    for (size_t i = 0; i < one->value_count; i++) {
        const syn_value *value = &one->values[i];
        if (!value->is_interval || (!value->has_low && !value->has_high)) return false;
        if (!syn_str_equal(value->unit, one->values[0].unit)) return false;
        double ends[2] = {value->has_low ? value->low : value->high,
                          value->has_high ? value->high : value->low};
        for (int j = 0; j < 2; j++) {
            if (!(ends[j] > -1e15 && ends[j] < 1e15)) return false;
            if (is_first || ends[j] < low) low = ends[j];
            if (is_first || ends[j] > high) high = ends[j];
            is_first = false;
        }
    }
    if (is_first || high <= low) return false;
    double scale = 840 / (high - low);
    for (size_t i = 0; i < one->value_count; i++) {
        const syn_value *value = &one->values[i];
        values[i].bar_start = value->has_low ? (int)(80 + (value->low - low) * scale) : -1;
        values[i].bar_end = value->has_high ? (int)(80 + (value->high - low) * scale) : -1;
    }
    return true;
}

/// What a value means in plain words: the interval, or the day that a date was resolved to.
static syn_str read_value(const syn_report_maker *maker, syn_disagreement_kind kind,
                          const syn_value *value) {
    if (kind != SYN_DISAGREEMENT_TIME) return syn_words_from_interval(maker->arena, value);
    syn_place place = value->places[0];
    const syn_marks *marks = maker->pile->findings->pile->marks[place.document];
    for (size_t i = 0; i < marks->time_count; i++) {
        if (syn_span_overlap(marks->times[i].span, place.span) > 0)
            return syn_words_from_date(maker->arena, marks->times[i].value);
    }
    return (syn_str){0};
}

/// The day of the first account that gives a value, unknown when one of them is undated.
static syn_str first_day(const syn_report_maker *maker, const syn_value *value) {
    syn_str first = {0};
    for (size_t i = 0; i < value->place_count; i++) {
        if (value->places[i].document >= maker->pile->findings->pile->count) return (syn_str){0};
        syn_str day =
            maker->pile->findings->pile->documents[value->places[i].document]->published.value;
        if (day.size < sizeof "2026-01-01" - 1) return (syn_str){0};
        day = syn_str_slice(day, 0, sizeof "2026-01-01" - 1);
        if (i == 0 || syn_str_compare(day, first) < 0) first = day;
    }
    return first;
}

/// A figure that only grows from day to day - of the dead, say - is a sequence more than a
/// quarrel: values must rise strictly with the days.
static bool is_growing(const syn_report_maker *maker, const syn_disagreement *one) {
    if (one->kind != SYN_DISAGREEMENT_QUANTITY || one->value_count < FEWEST_IN_SEQUENCE)
        return false;
    for (size_t i = 0; i < one->value_count; i++) {
        syn_str day = first_day(maker, &one->values[i]);
        if (!syn_str_is_known(day)) return false;
        for (size_t j = 0; j < i; j++) {
            int order = syn_str_compare(first_day(maker, &one->values[j]), day);
            double a = one->values[j].has_low ? one->values[j].low : one->values[j].high;
            double b = one->values[i].has_low ? one->values[i].low : one->values[i].high;
            if (order == 0 || !(order < 0 ? a < b : a > b)) return false;
        }
    }
    return true;
}

static void make_values(syn_report_maker *maker, const syn_disagreement *one,
                        syn_report_difference *out, syn_report_back back) {
    SYN_VEC(syn_report_value) values = {0};
    syn_report_links all = {0};
    for (size_t i = 0; i < one->value_count; i++) {
        const syn_value *value = &one->values[i];
        syn_report_value shown = {.bar_start = -1, .bar_end = -1};
        for (size_t j = 0; j < value->place_count; j++) {
            syn_report_link link = syn__report_links_add(maker, &shown.links, value->places[j]);
            if (link.document < maker->pile->findings->pile->count) {
                SYN_PUSH(maker->arena, &all, link);
                syn__report_back_add(maker, link, back);
            }
        }
        if (shown.links.count == 0) continue;
        cut_context(maker, value->places[0], &shown);
        if (one->kind == SYN_DISAGREEMENT_NEGATION) widen_denial(&shown);
        if (shown.text.size == 0) shown.text = value->text;
        shown.day = syn_words_from_date(maker->arena, first_day(maker, value));
        shown.reading = read_value(maker, one->kind, value);
        if (syn_str_equal_nocase(shown.reading, shown.text)) shown.reading = (syn_str){0};
        syn__report_links_sort(&shown.links);
        shown.independent_count = syn__report_links_count_groups(maker, &shown.links);
        SYN_PUSH(maker->arena, &values, shown);
    }
    out->values = values.items;
    out->value_count = values.count;
    if (values.count > 1 && values.count == one->value_count)
        out->has_scale = draw_scale(one, values.items);
    // On a scale the values stand in their order.
    if (out->has_scale)
        syn_sort(values.items, values.count, sizeof *values.items, compare_values, NULL);
    out->is_growing =
        out->has_scale && one->value_count <= MOST_IN_SEQUENCE && is_growing(maker, one);
    syn__report_links_sort(&all);
    out->independent_count = syn__report_links_count_groups(maker, &all);
}

/// What makes two disagreements the same to a reader: kind and first places of the values.
static syn_str key_of(syn_arena *arena, const syn_disagreement *one) {
    syn_buffer key = {0};
    syn_buffer_append_format(&key, "%d", (int)one->kind);
    for (size_t i = 0; i < one->value_count; i++) {
        const syn_value *value = &one->values[i];
        if (value->place_count > 0)
            syn_buffer_append_format(&key, " %zu:%zu", value->places[0].document,
                                     value->places[0].span.start);
    }
    syn_str copy = syn_arena_copy(arena, syn_buffer_view(&key));
    if (key.has_failed) arena->has_failed = true;
    syn_buffer_finish(&key);
    return copy;
}

static int compare_differences(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_difference *a = left, *b = right;
    if (a->is_compatible != b->is_compatible) return a->is_compatible ? 1 : -1;
    if (a->independent_count != b->independent_count)
        return SYN_COMPARE(b->independent_count, a->independent_count);
    if (a->claim != b->claim) return SYN_COMPARE(a->claim, b->claim);
    return SYN_COMPARE(a->part, b->part);
}

/// Whether some account gives value `a` and not value `b`. Places of a value are few.
static bool has_own_account(const syn_value *a, const syn_value *b) {
    for (size_t i = 0; i < a->place_count; i++) {
        bool gives_both = false;
        for (size_t j = 0; j < b->place_count && !gives_both; j++)
            gives_both = a->places[i].document == b->places[j].document;
        if (!gives_both) return true;
    }
    return false;
}

/// Whether two accounts give different values. One that gives both - "nine were hurt, two of them
/// badly" - disagrees with nobody.
static bool is_between_accounts(const syn_disagreement *one) {
    for (size_t i = 0; i < one->value_count; i++) {
        for (size_t j = i + 1; j < one->value_count; j++) {
            if (has_own_account(&one->values[i], &one->values[j]) &&
                has_own_account(&one->values[j], &one->values[i]))
                return true;
        }
    }
    return false;
}

syn_report_picks syn__report_differences_pick(const syn_collation *collation, syn_arena *arena) {
    syn_report_picks picks = {0};
    picks.conflict_of = syn_arena_array(arena, collation->claim_count, sizeof *picks.conflict_of);
    syn_map seen;
    syn_map_init(&seen, arena);
    for (size_t i = 0; i < collation->claim_count; i++) {
        const syn_claim *claim = &collation->claims[i];
        if (picks.conflict_of != NULL) picks.conflict_of[i].claim = SYN_NOTHING;
        for (size_t j = 0; j < claim->disagreement_count; j++) {
            const syn_disagreement *one = &claim->disagreements[j];
            bool is_new = false;
            if (!is_between_accounts(one)) continue;
            syn_map_entry *entry = syn_map_add(&seen, key_of(arena, one), picks.count, &is_new);
            if (is_new) SYN_PUSH(arena, &picks, ((syn_report_pick){i, j}));
            bool is_known = entry != NULL && entry->value < picks.count && !one->is_compatible;
            if (is_known && picks.conflict_of != NULL)
                picks.conflict_of[i] = picks.items[entry->value];
        }
    }
    return picks;
}

void syn__report_make_differences(syn_report_maker *maker) {
    SYN_VEC(syn_report_difference) shown = {0};
    syn_report_picks picks = syn__report_differences_pick(maker->collation, maker->arena);
    for (size_t i = 0; i < picks.count; i++) {
        size_t claim = picks.items[i].claim, part = picks.items[i].part;
        const syn_disagreement *one = &maker->collation->claims[claim].disagreements[part];
        syn_report_difference difference = {
            .claim = claim, .part = part, .kind = one->kind, .is_compatible = one->is_compatible};
        difference.thing = syn_str_trim(one->thing).size > 0
                               ? syn_str_trim(one->thing)
                               : syn_words_from_disagreement(one->kind);
        syn_report_back back = {.kind = SYN_REPORT_BACK_DIFFERENCE, .index = claim, .part = part};
        make_values(maker, one, &difference, back);
        SYN_PUSH(maker->arena, &shown, difference);
    }
    syn_sort(shown.items, shown.count, sizeof *shown.items, compare_differences, NULL);
    maker->conflict_of = picks.conflict_of;
    maker->story->differences = shown.items;
    maker->story->difference_count = shown.count;
}
