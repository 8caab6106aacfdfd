// SPDX-License-Identifier: Apache-2.0
// Takes the values of what an event has once (disagreements_gauges.c), whatever claims their
// statements stand in, gives those that differ. All doubts hold here, too, and some more: an
// account that gives two such values means two things, what belongs to a person asks for that
// person, and a count of an account that nobody can date may have grown. Cost: that of comparing a
// story's values of a gauge.
#include "collate/disagreements_slots.h"

/// Values that one account gives of what an event has once.
enum { READING_CAP = 8 };

/// True where an account gives two values that exclude each other: it means two things.
static bool is_divided(const syn__collator *collator, const syn__reading *readings, size_t count) {
    size_t some = count < READING_CAP ? count : READING_CAP;
    for (size_t i = 0; i < some; i++) {
        for (size_t j = i + 1; j < some; j++) {
            const syn__line *a = &collator->lines[readings[i].line];
            const syn__line *b = &collator->lines[readings[j].line];
            if (syn__slots_compare(collator, a, &a->words[readings[i].word], b,
                                   &b->words[readings[j].word]) == SYN__AGREE_CONFLICT)
                return true;
        }
    }
    return count > READING_CAP;
}

static size_t add_member(syn__slots *slots, const syn__line *line) {
    for (size_t i = 0; i < slots->member_count; i++) {
        if (slots->members[i] == line) return i;
    }
    if (slots->member_count == SYN__MEMBER_CAP) return SYN_NOTHING;
    slots->members[slots->member_count] = line;
    return slots->member_count++;
}

/// Links the values of one gauge that may stand beside each other.
static void pair_readings(syn__slots *slots, bool is_personal) {
    for (size_t i = 0; i < slots->value_count; i++) {
        for (size_t j = i + 1; j < slots->value_count; j++) {
            size_t a = slots->values[i].member, b = slots->values[j].member;
            const syn__word *x = syn__slots_word(slots, &slots->values[i]);
            const syn__word *y = syn__slots_word(slots, &slots->values[j]);
            if (slots->members[a]->document == slots->members[b]->document || x->kind != y->kind)
                continue;
            syn__agreement agreement =
                syn__slots_compare(slots->collator, slots->members[a], x, slots->members[b], y);
            if (agreement == SYN__AGREE_UNRELATED || syn__slots_are_same_writing(slots, a, x, b, y))
                continue;
            if (!syn__gauge_is_one(slots->collator, slots->members[a], x, slots->members[b], y))
                continue;
            if (is_personal && !syn__lines_share_person(slots->members[a], slots->members[b]))
                continue;
            syn__alignment alignment;
            syn__lines_align(slots->collator, slots->members[a], slots->members[b], &alignment);
            if (syn__slots_are_doubtful(slots, a, x, b, y, &alignment)) continue;
            syn__slots_link(slots, i, j);
        }
    }
}

/// A count may have grown, and a day may be of another year, where nobody knows when an account was
/// written; what is measured, and the hour, stay what they are.
static bool is_datable(const syn__collator *collator, const syn__reading *reading) {
    const syn__line *line = &collator->lines[reading->line];
    const syn__word *word = &line->words[reading->word];
    const syn_marks *marks = collator->pile->marks[line->document];
    if (syn__document_is_dated(collator, line->document)) return true;
    if (word->kind == SYN__WORD_QUANTITY)
        return syn_str_is_known(marks->quantities[word->index].unit);
    return syn__time_is_clock(&marks->times[word->index]) &&
           syn_str_find_byte(marks->times[word->index].value, ':', 0) != SIZE_MAX;
}

/// Figures and times of what an event has once, whatever claims they stand in.
static void find_in_gauge(const syn__collator *collator, syn__findings *findings,
                          const syn__reading *readings, size_t count) {
    syn__slots slots = {.collator = collator, .findings = findings};
    for (size_t first = 0, end; first < count; first = end) {
        size_t document = collator->lines[readings[first].line].document;
        for (end = first + 1;
             end < count && collator->lines[readings[end].line].document == document;)
            end++;
        if (is_divided(collator, &readings[first], end - first)) continue;
        for (size_t i = first; i < end; i++) {
            if (!is_datable(collator, &readings[i])) continue;
            size_t member = add_member(&slots, &collator->lines[readings[i].line]);
            if (member != SYN_NOTHING) syn__slots_find_value(&slots, member, readings[i].word);
        }
    }
    pair_readings(&slots, count > 0 && syn__gauge_is_personal(readings[0].gauge));
    syn__slots_build(&slots);
}

void syn__readings_find(const syn__collator *collator, syn__findings *findings) {
    syn__readings all = syn__gauges_read(collator);
    for (size_t first = 0, end; first < all.count; first = end) {
        for (end = first + 1; end < all.count && all.items[end].gauge == all.items[first].gauge;)
            end++;
        find_in_gauge(collator, findings, &all.items[first], end - first);
    }
}
