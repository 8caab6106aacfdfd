// SPDX-License-Identifier: Apache-2.0
// Takes claims, gives the days they speak of in order, and the period of the story. A date belongs
// to the story where two documents give it, or where it is a day of the story's own time and the
// claim that it dates stands in two, or its month is written out; any account names some other date
// in passing. "This year" and "since 1974" are none. The period runs from the first to the last
// publication day, or over the days of the timeline when no document is dated. Cost: n log n in the
// times.
#include "collate/parts.h"

#include "base/sort.h"
#include "text/calendar.h"
#include "text/lexicon.h"

typedef struct dated {
    syn_str value;
    size_t claim, document;
    bool is_written; ///< "30 September", not "on Wednesday"
} dated;

typedef struct dated_list {
    SYN_VEC(dated) entries;
} dated_list;

static int compare_dated(const void *x, const void *y, void *context) {
    const dated *a = x, *b = y;
    (void)context;
    int by_value = syn_str_compare(a->value, b->value);
    if (by_value != 0) return by_value;
    int by_claim = SYN_COMPARE(a->claim, b->claim);
    return by_claim != 0 ? by_claim : SYN_COMPARE(a->document, b->document);
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

/// "for the first time since 1974" dates nothing that happened then.
static bool is_yardstick(const syn__collator *collator, size_t document, const syn_time *time) {
    const syn_marks *marks = collator->pile->marks[document];
    size_t token = syn_marks_find_token(marks, time->span.start);
    if (token == 0 || token > marks->token_count) return false;
    syn_str text = collator->pile->documents[document]->text;
    return syn_str_equal_nocase(syn_str_span(text, marks->tokens[token - 1].span),
                                SYN_STR("since"));
}

/// True where the month is written out: nobody does that in passing for a day to come.
static bool names_month(const syn__collator *collator, size_t document, syn_span span) {
    const syn_marks *marks = collator->pile->marks[document];
    syn_str text = collator->pile->documents[document]->text;
    for (size_t i = syn_marks_find_token(marks, span.start); i < marks->token_count; i++) {
        if (marks->tokens[i].span.start >= span.end) break;
        syn_str word = syn_str_span(text, marks->tokens[i].span);
        if (syn_lexicon_find_nocase(SYN_LEXICON_ENGLISH_MONTH, word) != NULL) return true;
    }
    return false;
}

/// The words of a line name the times that stand in it.
static void add_line(const syn__collator *collator, const syn__line *line, dated_list *list) {
    const syn_marks *marks = collator->pile->marks[line->document];
    for (size_t i = 0; i < line->word_count; i++) {
        if (line->words[i].kind != SYN__WORD_TIME || line->words[i].is_context) continue;
        const syn_time *time = &marks->times[line->words[i].index];
        if (time->kind != SYN_TIME_DATE && time->kind != SYN_TIME_TIME) continue;
        syn_str value = calendar_part(time->value);
        if (value.size == 0) continue;
        // A year is one where it is written out.
        if (value.size == 4 &&
            (time->from != SYN_TIME_FROM_TEXT || is_yardstick(collator, line->document, time)))
            continue;
        SYN_PUSH(collator->scratch, &list->entries,
                 ((dated){value, line->claim, line->document,
                          names_month(collator, line->document, time->span)}));
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

/// The end of the entries with the value of `first`.
static size_t find_end(const dated_list *list, size_t first) {
    size_t end = first + 1;
    while (end < list->entries.count &&
           syn_str_equal(list->entries.items[end].value, list->entries.items[first].value))
        end++;
    return end;
}

static bool has_second_witness(const dated *entries, size_t first, size_t end) {
    for (size_t i = first + 1; i < end; i++) {
        if (entries[i].document != entries[first].document) return true;
    }
    return false;
}

/// The day before the first publication: what happens from there on is the story's.
static syn_str find_first_day(const syn__collator *collator, syn_str first_published) {
    syn_anchor anchor = syn_anchor_parse(first_published);
    if (anchor.precision < SYN_PRECISION_DAY) return (syn_str){0};
    syn_day day = syn_calendar_day(syn_calendar_number(anchor.day) - 1);
    return syn_arena_format(collator->scratch, "%04d-%02d-%02d", day.year, day.month, day.day);
}

/// Takes out what only one account names in passing; the rest stays in order.
static void keep_told(const syn_collation *collation, syn_str first_day, dated_list *list) {
    dated *entries = list->entries.items;
    size_t kept = 0;
    for (size_t first = 0, end; first < list->entries.count; first = end) {
        end = find_end(list, first);
        bool is_kept = has_second_witness(entries, first, end);
        bool is_own = entries[first].value.size == 10 && syn_str_is_known(first_day) &&
                      syn_str_compare(entries[first].value, first_day) >= 0;
        for (size_t i = first; i < end && is_own && !is_kept; i++) {
            is_kept =
                entries[i].is_written || collation->claims[entries[i].claim].support_documents >= 2;
        }
        for (size_t i = first; i < end && is_kept; i++)
            entries[kept++] = entries[i];
    }
    list->entries.count = kept;
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
        end = find_end(list, first);
        fill_entry(collator, &entries[first], end - first, &timeline[filled++]);
    }
    collation->timeline = timeline;
    collation->timeline_count = filled;
}

/// From the first to the last publication day.
static void find_period(const syn__collator *collator, syn_str *out_first, syn_str *out_last) {
    const syn_story *story = collator->story;
    for (size_t i = 0; i < story->document_count; i++) {
        const syn_document *document = collator->pile->documents[story->documents[i]];
        syn_str day = calendar_part(document->published.value);
        if (day.size < 10) continue;
        if (!syn_str_is_known(*out_first) || syn_str_compare(day, *out_first) < 0) *out_first = day;
        if (!syn_str_is_known(*out_last) || syn_str_compare(day, *out_last) > 0) *out_last = day;
    }
}

/// Where no document is dated, the days of the timeline are the period.
static void find_told_period(const syn_collation *collation, syn_str *out_first,
                             syn_str *out_last) {
    for (size_t i = 0; i < collation->timeline_count; i++) {
        syn_str day = collation->timeline[i].value;
        if (day.size < 10) continue;
        if (!syn_str_is_known(*out_first)) *out_first = day;
        *out_last = day;
    }
}

void syn__collate_timeline(const syn__collator *collator, syn_collation *collation) {
    dated_list list = {0};
    syn_str first = {0}, last = {0};
    if (collation->claims == NULL) collation->claim_count = 0;
    for (size_t i = 0; i < collator->line_count && collation->claim_count > 0; i++)
        add_line(collator, &collator->lines[i], &list);
    if (collator->scratch->has_failed) return;
    find_period(collator, &first, &last);
    syn_sort(list.entries.items, list.entries.count, sizeof(dated), compare_dated, NULL);
    keep_told(collation, find_first_day(collator, first), &list);
    fill_timeline(collator, &list, collation);
    if (!syn_str_is_known(first)) find_told_period(collation, &first, &last);
    collation->period_start = syn_arena_copy(collator->arena, first);
    collation->period_end = syn_arena_copy(collator->arena, last);
}
