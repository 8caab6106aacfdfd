// SPDX-License-Identifier: Apache-2.0
// Takes claims, gives the days they speak of in order, and the period of the story. A day or a
// month counts wherever it is resolved; a bare year only where two documents give it, since any
// account names some year in passing. The period runs from the first to the last publication day,
// or over the days of the timeline when no document is dated. Cost: n log n in the times.
#include "collate/parts.h"

#include "base/sort.h"

typedef struct dated {
    syn_str value;
    size_t claim;
} dated;

typedef struct dated_list {
    SYN_VEC(dated) entries;
} dated_list;

static int compare_dated(const void *x, const void *y, void *context) {
    const dated *a = x, *b = y;
    (void)context;
    int by_value = syn_str_compare(a->value, b->value);
    return by_value != 0 ? by_value : SYN_COMPARE(a->claim, b->claim);
}

static bool is_digits(syn_str text, size_t start, size_t end) {
    if (text.size < end) return false;
    for (size_t i = start; i < end; i++) {
        if (!syn_ascii_is_digit(text.data[i])) return false;
    }
    return true;
}

/// The calendar part of a value, to the day: "2026-03-03" of "2026-03-03T04:20". Empty where the
/// value is none ("PRESENT_REF", "P2W", "2026-W17").
static syn_str calendar_part(syn_str value) {
    if (!is_digits(value, 0, 4)) return (syn_str){0};
    if (value.size == 4) return value;
    if (value.data[4] != '-' || !is_digits(value, 5, 7)) return (syn_str){0};
    if (value.size == 7) return value;
    if (value.data[7] != '-' || !is_digits(value, 8, 10)) return (syn_str){0};
    return syn_str_slice(value, 0, 10);
}

/// A day or a month always is; a year where it is written out ("this year" is no date) and two
/// documents give it.
static bool is_told(const syn_time *time, syn_str value, const syn_claim *claim) {
    if (value.size > 4) return true;
    return time->from == SYN_TIME_FROM_TEXT && claim->support_documents > 1;
}

/// The words of a line name the times that stand in it.
static void add_line(const syn__collator *collator, const syn__line *line, const syn_claim *claim,
                     dated_list *list) {
    const syn_marks *marks = collator->pile->marks[line->document];
    for (size_t i = 0; i < line->word_count; i++) {
        if (line->words[i].kind != SYN__WORD_TIME || line->words[i].is_context) continue;
        const syn_time *time = &marks->times[line->words[i].index];
        if (time->kind != SYN_TIME_DATE && time->kind != SYN_TIME_TIME) continue;
        syn_str value = calendar_part(time->value);
        if (value.size == 0 || !is_told(time, value, claim)) continue;
        SYN_PUSH(collator->scratch, &list->entries, ((dated){value, line->claim}));
    }
}

static void fill_entry(const syn__collator *collator, const dated *first, size_t count,
                       syn_timeline_entry *out_entry) {
    size_t *claims = syn_arena_array(collator->arena, count, sizeof *claims), distinct = 0;
    if (claims == NULL) return;
    for (size_t i = 0; i < count; i++) {
        if (distinct == 0 || claims[distinct - 1] != first[i].claim) {
            claims[distinct++] = first[i].claim;
        }
    }
    *out_entry =
        (syn_timeline_entry){syn_arena_copy(collator->arena, first->value), claims, distinct};
}

static void fill_timeline(const syn__collator *collator, const dated_list *list,
                          syn_collation *collation) {
    const dated *entries = list->entries.items;
    size_t count = list->entries.count, value_count = 0;
    for (size_t i = 0; i < count; i++) {
        value_count += i == 0 || !syn_str_equal(entries[i].value, entries[i - 1].value);
    }
    syn_timeline_entry *timeline = syn_arena_array(collator->arena, value_count, sizeof *timeline);
    if (timeline == NULL) return;
    size_t filled = 0;
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        while (end < count && syn_str_equal(entries[end].value, entries[first].value))
            end++;
        fill_entry(collator, &entries[first], end - first, &timeline[filled++]);
    }
    collation->timeline = timeline;
    collation->timeline_count = filled;
}

static void find_period(const syn__collator *collator, syn_collation *collation) {
    const syn_story *story = collator->story;
    syn_str first = {0}, last = {0};
    for (size_t i = 0; i < story->document_count; i++) {
        const syn_document *document = collator->pile->documents[story->documents[i]];
        syn_str day = calendar_part(document->published.value);
        if (day.size < 10) continue;
        if (!syn_str_is_known(first) || syn_str_compare(day, first) < 0) first = day;
        if (!syn_str_is_known(last) || syn_str_compare(day, last) > 0) last = day;
    }
    for (size_t i = 0; i < collation->timeline_count; i++) {
        if (syn_str_is_known(first) && i == 0) break;
        syn_str day = collation->timeline[i].value;
        if (day.size < 10) continue;
        if (!syn_str_is_known(first)) first = day;
        last = day;
    }
    collation->period_start = syn_arena_copy(collator->arena, first);
    collation->period_end = syn_arena_copy(collator->arena, last);
}

void syn__collate_timeline(const syn__collator *collator, syn_collation *collation) {
    dated_list list = {0};
    if (collation->claims == NULL) collation->claim_count = 0;
    for (size_t i = 0; i < collator->line_count && collation->claim_count > 0; i++) {
        const syn__line *line = &collator->lines[i];
        add_line(collator, line, &collation->claims[line->claim], &list);
    }
    if (collator->scratch->has_failed) return;
    syn_sort(list.entries.items, list.entries.count, sizeof(dated), compare_dated, NULL);
    fill_timeline(collator, &list, collation);
    find_period(collator, collation);
}
