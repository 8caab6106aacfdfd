// SPDX-License-Identifier: Apache-2.0
// Takes values of statements, gives those that stand in one slot and cannot both be true: figures
// and durations, days and clock times. Two values are compared only when the words are aligned, the
// thing counted or the unit is the same, and nothing else in either statement could be meant; a
// doubt (doubts.c and its like) is enough to leave them out. A count of victims that grew with the
// hour of publication is a sequence. Cost: that of aligning each two statements.
#include "collate/disagreements_slots.h"

#include "base/sort.h"
#include "text/lexicon.h"
#include "text/tagger.h"

/// Shorter names of days stand inside of other words.
enum { LONGEST_SHORT_DAY = 6 };

static const double least_similarity = 0.2; ///< of two statements whose figures are compared

static const syn_marks *marks_of(const syn__slots *slots, size_t member) {
    return slots->collator->pile->marks[slots->members[member]->document];
}

size_t syn__slots_find_value(syn__slots *slots, size_t member, size_t word) {
    for (size_t i = 0; i < slots->value_count; i++) {
        if (slots->values[i].member == member && slots->values[i].word == word) return i;
    }
    if (slots->value_count == SYN__SLOT_CAP) return SYN_NOTHING;
    slots->values[slots->value_count] = (syn__slot_value){member, word, slots->value_count};
    return slots->value_count++;
}

void syn__slots_link(syn__slots *slots, size_t a, size_t b) {
    if (a == SYN_NOTHING || b == SYN_NOTHING) return;
    size_t from = slots->values[a].root, to = slots->values[b].root;
    if (from < to) {
        size_t swap = from;
        from = to;
        to = swap;
    }
    for (size_t i = 0; i < slots->value_count; i++) {
        if (slots->values[i].root == from) slots->values[i].root = to;
    }
}

/// "T03:30" of "2031-06-08T03:30"; empty for a day.
static syn_str clock_of(const syn_time *time) {
    size_t at = syn_str_find_byte(time->value, 'T', 0);
    return at < time->value.size ? syn_str_slice(time->value, at, time->value.size) : (syn_str){0};
}

bool syn__slots_are_same_writing(const syn__slots *slots, size_t a, const syn__word *x, size_t b,
                                 const syn__word *y) {
    if (x->kind != SYN__WORD_TIME) return false;
    const syn_time *s = &marks_of(slots, a)->times[x->index];
    const syn_time *t = &marks_of(slots, b)->times[y->index];
    if (syn_str_equal(s->value, t->value)) return false;
    syn_str text_a = syn__slots_text(slots, a, s->span),
            text_b = syn__slots_text(slots, b, t->span);
    if (syn_str_equal_nocase(text_a, text_b)) return true;
    // "11:55 p.m. Sunday" and "11:55 pm on Sunday", not "2 a.m. on Sunday" and "3 a.m. on Sunday"
    if (!syn_str_equal(clock_of(s), clock_of(t))) return false;
    const syn_lexicon_table *days = syn_lexicon_get_table(SYN_LEXICON_WEEKDAY);
    for (size_t i = 0; i < days->slot_count; i++) {
        syn_str day = days->slots[i].key;
        if (day.size < LONGEST_SHORT_DAY) continue;
        if (syn_str_find_nocase(text_a, day, 0) < text_a.size &&
            syn_str_find_nocase(text_b, day, 0) < text_b.size) {
            return true;
        }
    }
    return false;
}

bool syn__slots_are_doubtful(const syn__slots *slots, size_t a, const syn__word *x, size_t b,
                             const syn__word *y, const syn__alignment *alignment) {
    const syn__collator *collator = slots->collator;
    const syn__line *line_a = slots->members[a], *line_b = slots->members[b];
    if (x->kind == SYN__WORD_TIME && (marks_of(slots, a)->times[x->index].kind == SYN_TIME_SET ||
                                      marks_of(slots, b)->times[y->index].kind == SYN_TIME_SET)) {
        return true;
    }
    if (syn__value_is_unfit(collator, line_a, x) || syn__value_is_unfit(collator, line_b, y)) {
        return true;
    }
    if (syn__slots_compare(collator, line_a, x, line_b, y) != SYN__AGREE_CONFLICT) return false;
    bool is_time = x->kind == SYN__WORD_TIME;
    return syn__account_knows_both(collator, line_a, x, line_b, y) ||
           syn__values_are_of_other_days(collator, line_a, x, line_b, y) ||
           syn__count_is_left(collator, line_a, x) != syn__count_is_left(collator, line_b, y) ||
           (is_time && syn__clocks_round_alike(marks_of(slots, a)->times[x->index].value,
                                               marks_of(slots, b)->times[y->index].value)) ||
           (is_time && syn__clocks_leave_room(collator, line_a, x, line_b, y)) ||
           (is_time && syn__days_may_be_one(collator, line_a, x, line_b, y)) ||
           (!is_time && syn__gauges_differ(collator, line_a, x, line_b, y)) ||
           syn__places_differ(collator, line_a, line_b, alignment) ||
           syn__values_are_of_two_things(collator, line_a, x, line_b, y);
}

void syn__slots_pair(syn__slots *slots, size_t a, size_t b) {
    const syn__line *line_a = slots->members[a], *line_b = slots->members[b];
    syn__alignment alignment;
    syn__lines_align(slots->collator, line_a, line_b, &alignment);
    if (alignment.similarity < least_similarity) return;
    for (size_t i = 0; i < line_a->word_count; i++) {
        const syn__word *x = &line_a->words[i];
        if (!syn__word_is_value(x)) continue;
        for (size_t j = 0; j < line_b->word_count; j++) {
            const syn__word *y = &line_b->words[j];
            if (x->kind != y->kind || y->is_context) continue;
            syn__agreement agreement = syn__slots_compare(slots->collator, line_a, x, line_b, y);
            if (agreement == SYN__AGREE_UNRELATED) continue;
            if (syn__slots_are_same_writing(slots, a, x, b, y)) continue;
            if (syn__slots_are_doubtful(slots, a, x, b, y, &alignment)) continue;
            if (!syn__slot_is_one(slots->collator, line_a, i, line_b, j, &alignment)) continue;
            if (!syn__values_are_near(slots->collator, line_a, x, line_b, y)) continue;
            syn__slots_link(slots, syn__slots_find_value(slots, a, i),
                            syn__slots_find_value(slots, b, j));
        }
    }
}

static syn_span value_span(const syn__slots *slots, const syn__slot_value *value) {
    const syn__word *word = syn__slots_word(slots, value);
    const syn_marks *marks = marks_of(slots, value->member);
    if (word->kind == SYN__WORD_QUANTITY) return marks->quantities[word->index].span;
    const syn_quantity *figure = syn__length_find_figure(marks, marks->times[word->index].span);
    return figure != NULL ? figure->span : marks->times[word->index].span;
}

/// The name of a slot: what is counted, else the nearest word that names something.
static syn_str name_slot(const syn__slots *slots, const syn__slot_value *value) {
    const syn__word *word = syn__slots_word(slots, value);
    const syn_marks *marks = marks_of(slots, value->member);
    const syn__line *line = slots->members[value->member];
    const syn_quantity *figure =
        word->kind == SYN__WORD_QUANTITY
            ? &marks->quantities[word->index]
            : syn__length_find_figure(marks, marks->times[word->index].span);
    if (figure != NULL && syn_str_is_known(figure->counted)) return figure->counted;
    for (size_t off = 1; off < line->word_count; off++) {
        for (int side = 0; side < 2; side++) {
            size_t at = side == 0 ? value->word + off : value->word - off;
            if (at >= line->word_count || line->words[at].kind != SYN__WORD_PLAIN) continue;
            syn_str text =
                syn__slots_text(slots, value->member, marks->tokens[line->words[at].token].span);
            if (!syn__word_is_weak(text)) return text;
        }
    }
    return SYN_STR("value");
}

/// True where all figures of a slot are written in one unit; they are shown in it then.
static bool has_one_unit(const syn__slots *slots, size_t root) {
    syn_str unit = {0};
    bool is_first = true;
    for (size_t i = root; i < slots->value_count; i++) {
        const syn__slot_value *value = &slots->values[i];
        if (value->root != root) continue;
        if (syn__slots_word(slots, value)->kind != SYN__WORD_QUANTITY) return false;
        syn_str own =
            marks_of(slots, value->member)->quantities[syn__slots_word(slots, value)->index].unit;
        if (!is_first && !syn_str_equal(own, unit)) return false;
        unit = own;
        is_first = false;
    }
    return true;
}

static void set_interval(const syn__slots *slots, const syn__slot_value *value, bool is_as_written,
                         syn_value *out_value) {
    const syn__word *word = syn__slots_word(slots, value);
    syn_quantity quantity;
    if (!syn__word_to_quantity(slots->collator, slots->members[value->member], word, &quantity)) {
        return;
    }
    if (is_as_written) quantity = marks_of(slots, value->member)->quantities[word->index];
    out_value->is_interval = true;
    out_value->low = quantity.low;
    out_value->high = quantity.high;
    out_value->has_low = quantity.has_low;
    out_value->has_high = quantity.has_high;
    out_value->unit = quantity.unit;
}

/// "Are missing", "have not been found": found ones make them fewer.
static bool counts_missing(const syn__line *line) {
    uint32_t wanted[SYN__SENSE_CAP], beaten[SYN__SENSE_CAP];
    syn__senses_find(SYN_STR("missing"), SYN_POS_COUNT, wanted);
    syn__senses_find(SYN_STR("lose"), SYN_POS_COUNT, beaten);
    for (size_t i = 0; i < line->word_count; i++) {
        const uint32_t *senses = line->words[i].senses;
        // "Lost" may be said of a game, too.
        bool is_missing = wanted[0] != 0 && senses[0] == wanted[0];
        if (is_missing && !syn__senses_meet(senses, beaten)) return true;
    }
    return false;
}

/// Of two figures that cannot both be true: the larger stands in the later account, and what is
/// counted grows. Both were right when they were written.
static bool has_grown(const syn__slots *slots, const syn__slot_value *a, const syn__slot_value *b) {
    const syn__collator *collator = slots->collator;
    const syn__line *x = slots->members[a->member], *y = slots->members[b->member];
    syn_quantity less, more;
    if (!syn__word_to_quantity(collator, x, syn__slots_word(slots, a), &less)) return false;
    if (!syn__word_to_quantity(collator, y, syn__slots_word(slots, b), &more)) return false;
    if (!less.has_low || !more.has_low || syn_str_is_known(less.unit)) return false;
    syn__growth growth = syn__values_find_growth(collator, x, syn__slots_word(slots, a), y,
                                                 syn__slots_word(slots, b));
    int order = syn__documents_compare_time(collator, x->document, y->document);
    if (syn__lines_tell_of_the_past(collator, x, y)) return false;
    if ((counts_missing(x) && counts_missing(y)) || growth == SYN__GROWTH_ANY) return order != 0;
    if (less.low > more.low) return has_grown(slots, b, a);
    return order < 0 && (growth == SYN__GROWTH_UP || (syn__line_counts_victims(collator, x) &&
                                                      syn__line_counts_victims(collator, y)));
}

/// Whether the values of a slot that exclude each other are one growing figure, or a conflict, or
/// not of one thing: an account does not contradict itself.
typedef enum slot_state { SLOT_COMPATIBLE, SLOT_CONFLICT, SLOT_MIXED } slot_state;

static slot_state judge_slot(const syn__slots *slots, size_t root) {
    slot_state state = SLOT_COMPATIBLE;
    for (size_t i = root; i < slots->value_count; i++) {
        const syn__slot_value *a = &slots->values[i];
        if (a->root != root) continue;
        for (size_t j = i + 1; j < slots->value_count; j++) {
            const syn__slot_value *b = &slots->values[j];
            if (b->root != root) continue;
            const syn__line *x = slots->members[a->member], *y = slots->members[b->member];
            if (syn__slots_compare(slots->collator, x, syn__slots_word(slots, a), y,
                                   syn__slots_word(slots, b)) != SYN__AGREE_CONFLICT) {
                continue;
            }
            if (x->document == y->document) return SLOT_MIXED;
            // Linked by what agrees with both: what excludes each other must do so by itself.
            syn__alignment alignment;
            syn__lines_align(slots->collator, x, y, &alignment);
            if (syn__slots_are_doubtful(slots, a->member, syn__slots_word(slots, a), b->member,
                                        syn__slots_word(slots, b), &alignment)) {
                continue;
            }
            if (!has_grown(slots, a, b)) state = SLOT_CONFLICT;
        }
    }
    return state;
}

/// The values of one slot: equal ones together. Gives no disagreement where there is but one.
static void build_slot(syn__slots *slots, size_t root) {
    syn__difference build = {.arena = slots->collator->arena};
    size_t firsts[SYN__SLOT_CAP], first_count = 0;
    slot_state state = judge_slot(slots, root);
    bool is_compatible = state == SLOT_COMPATIBLE, is_time = false;
    bool is_as_written = has_one_unit(slots, root);
    if (state == SLOT_MIXED) return;
    for (size_t i = root; i < slots->value_count; i++) {
        const syn__slot_value *value = &slots->values[i];
        if (value->root != root) continue;
        size_t same = first_count;
        for (size_t j = 0; j < first_count; j++) {
            syn__agreement agreement = syn__slots_compare(
                slots->collator, slots->members[value->member], syn__slots_word(slots, value),
                slots->members[slots->values[firsts[j]].member],
                syn__slots_word(slots, &slots->values[firsts[j]]));
            if (agreement == SYN__AGREE_EQUAL && same == first_count) same = j;
        }
        syn_span span = value_span(slots, value);
        if (same == first_count) {
            firsts[first_count++] = i;
            syn_value *made =
                syn__difference_add(&build, syn__slots_text(slots, value->member, span));
            if (made == NULL) return;
            set_interval(slots, value, is_as_written, made);
            is_time = !made->is_interval;
        }
        const syn__line *line = slots->members[value->member];
        syn__value_add_place(&build.values.items[same], (syn_place){line->document, span},
                             line->lineage);
    }
    // A day and an hour of that day are one date in two precisions: nothing to show.
    if (first_count < 2 || (is_time && is_compatible)) return;
    if (syn__findings_hold(slots->findings, &build)) return;
    syn__findings_add(slots->findings, slots->members[slots->values[root].member]->claim,
                      is_time ? SYN_DISAGREEMENT_TIME : SYN_DISAGREEMENT_QUANTITY,
                      name_slot(slots, &slots->values[root]), &build, is_compatible);
}

void syn__slots_build(syn__slots *slots) {
    for (size_t i = 0; i < slots->value_count; i++) {
        if (slots->values[i].root == i) build_slot(slots, i);
    }
}
