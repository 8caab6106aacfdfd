// SPDX-License-Identifier: Apache-2.0
// Takes claims, gives the values in which their statements differ: figures and durations, days and
// clock times, negation, names of persons. Two values are compared only when they stand in one
// slot: the words aligned, the thing counted or the unit the same, and nothing else in either
// statement that could be meant. Precision first: what is shown as a conflict must be one. Cost: a
// claim's statements are compared pair by pair, MEMBER_CAP of distinct wording at most.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "text/lexicon.h"

/// Statements of one claim that are compared, each lineage's first ones, and values in all of them.
enum { MEMBER_CAP = 24, SLOT_CAP = 160 };

/// Values that one account gives of what an event has once.
enum { READING_CAP = 8 };

/// Shorter names of days stand inside of other words.
enum { LONGEST_SHORT_DAY = 6 };

static const double least_similarity = 0.2; ///< of two statements whose figures are compared

/// A value in a statement; those of one slot are linked.
typedef struct slot_value {
    size_t member; ///< index into the members
    size_t word;
    size_t root; ///< the first value of the slot
} slot_value;

typedef struct work {
    const syn__collator *collator;
    syn__findings *findings;
    const syn__line *members[MEMBER_CAP];
    size_t member_count;
    slot_value values[SLOT_CAP];
    size_t value_count;
} work;

static const syn_marks *marks_of(const work *task, size_t member) {
    return task->collator->pile->marks[task->members[member]->document];
}

static const syn__word *word_of(const work *task, const slot_value *value) {
    return &task->members[value->member]->words[value->word];
}

static size_t find_value(work *task, size_t member, size_t word) {
    for (size_t i = 0; i < task->value_count; i++) {
        if (task->values[i].member == member && task->values[i].word == word) return i;
    }
    if (task->value_count == SLOT_CAP) return SYN_NOTHING;
    task->values[task->value_count] = (slot_value){member, word, task->value_count};
    return task->value_count++;
}

static void link_values(work *task, size_t a, size_t b) {
    if (a == SYN_NOTHING || b == SYN_NOTHING) return;
    size_t from = task->values[a].root, to = task->values[b].root;
    if (from < to) {
        size_t swap = from;
        from = to;
        to = swap;
    }
    for (size_t i = 0; i < task->value_count; i++) {
        if (task->values[i].root == from) task->values[i].root = to;
    }
}

static syn_str slice(const work *task, size_t member, syn_span span) {
    return syn_str_span(task->collator->pile->documents[task->members[member]->document]->text,
                        span);
}

/// "Wednesday" and "Wednesday": where both accounts write the same, what differs is how the words
/// were resolved, not what they say.
static bool is_same_writing(const work *task, size_t a, const syn__word *x, size_t b,
                            const syn__word *y) {
    if (x->kind != SYN__WORD_TIME) return false;
    const syn_time *s = &marks_of(task, a)->times[x->index];
    const syn_time *t = &marks_of(task, b)->times[y->index];
    if (syn_str_equal(s->value, t->value)) return false;
    syn_str text_a = slice(task, a, s->span), text_b = slice(task, b, t->span);
    if (syn_str_equal_nocase(text_a, text_b)) return true;
    // "11:55 p.m. Sunday" and "11:55 pm on Sunday"
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

/// Values that cannot both be true, where something else explains that they differ.
static bool is_doubtful(const work *task, size_t a, const syn__word *x, size_t b,
                        const syn__word *y, const syn__alignment *alignment) {
    const syn__collator *collator = task->collator;
    const syn__line *line_a = task->members[a], *line_b = task->members[b];
    if (x->kind == SYN__WORD_TIME && (marks_of(task, a)->times[x->index].kind == SYN_TIME_SET ||
                                      marks_of(task, b)->times[y->index].kind == SYN_TIME_SET)) {
        return true;
    }
    if (syn__value_is_unfit(collator, line_a, x) || syn__value_is_unfit(collator, line_b, y)) {
        return true;
    }
    if (syn__slots_compare(collator, line_a, x, line_b, y) != SYN__AGREE_CONFLICT) return false;
    // "was built in 1787": the years are what differs, not when it is told of.
    bool is_year =
        x->kind == SYN__WORD_TIME && !syn__time_is_clock(&marks_of(task, a)->times[x->index]);
    return syn__account_knows_both(collator, line_a, x, line_b, y) ||
           (is_year
                ? syn__documents_were_written_apart(collator, line_a->document, line_b->document)
                : syn__lines_tell_of_other_days(collator, line_a, line_b)) ||
           (x->kind == SYN__WORD_QUANTITY &&
            syn__documents_tell_of_other_days(collator, line_a->document, line_b->document)) ||
           syn__count_is_left(collator, line_a, x) != syn__count_is_left(collator, line_b, y) ||
           (x->kind == SYN__WORD_TIME &&
            syn__clocks_round_alike(marks_of(task, a)->times[x->index].value,
                                    marks_of(task, b)->times[y->index].value)) ||
           syn__clock_is_open(collator, line_a, x) || syn__clock_is_open(collator, line_b, y) ||
           (x->kind == SYN__WORD_QUANTITY && syn__gauges_differ(collator, line_a, x, line_b, y)) ||
           syn__places_differ(collator, line_a, line_b, alignment) ||
           syn__values_are_of_two_things(collator, line_a, x, line_b, y);
}

/// Pairs the figures and times of two statements.
static void pair_values(work *task, size_t a, size_t b) {
    const syn__line *line_a = task->members[a], *line_b = task->members[b];
    syn__alignment alignment;
    syn__lines_align(task->collator, line_a, line_b, &alignment);
    if (alignment.similarity < least_similarity) return;
    for (size_t i = 0; i < line_a->word_count; i++) {
        const syn__word *x = &line_a->words[i];
        if (!syn__word_is_value(x)) continue;
        for (size_t j = 0; j < line_b->word_count; j++) {
            const syn__word *y = &line_b->words[j];
            if (x->kind != y->kind || y->is_context) continue;
            syn__agreement agreement = syn__slots_compare(task->collator, line_a, x, line_b, y);
            if (agreement == SYN__AGREE_UNRELATED) continue;
            if (is_same_writing(task, a, x, b, y)) continue;
            if (is_doubtful(task, a, x, b, y, &alignment)) continue;
            if (!syn__slot_is_one(task->collator, line_a, i, line_b, j, &alignment)) continue;
            if (!syn__values_are_near(task->collator, line_a, x, line_b, y)) continue;
            link_values(task, find_value(task, a, i), find_value(task, b, j));
        }
    }
}

static syn_span value_span(const work *task, const slot_value *value) {
    const syn__word *word = word_of(task, value);
    const syn_marks *marks = marks_of(task, value->member);
    if (word->kind == SYN__WORD_QUANTITY) return marks->quantities[word->index].span;
    const syn_quantity *figure = syn__length_find_figure(marks, marks->times[word->index].span);
    return figure != NULL ? figure->span : marks->times[word->index].span;
}

/// The name of a slot: what is counted, else the nearest word that names something.
static syn_str name_slot(const work *task, const slot_value *value) {
    const syn__word *word = word_of(task, value);
    const syn_marks *marks = marks_of(task, value->member);
    const syn__line *line = task->members[value->member];
    const syn_quantity *figure =
        word->kind == SYN__WORD_QUANTITY
            ? &marks->quantities[word->index]
            : syn__length_find_figure(marks, marks->times[word->index].span);
    if (figure != NULL && syn_str_is_known(figure->counted)) return figure->counted;
    for (size_t off = 1; off < line->word_count; off++) {
        for (int side = 0; side < 2; side++) {
            size_t at = side == 0 ? value->word + off : value->word - off;
            if (at >= line->word_count || line->words[at].kind != SYN__WORD_PLAIN) continue;
            syn_str text = slice(task, value->member, marks->tokens[line->words[at].token].span);
            if (!syn__word_is_weak(text)) return text;
        }
    }
    return SYN_STR("value");
}

/// True where all figures of a slot are written in one unit; they are shown in it then.
static bool has_one_unit(const work *task, size_t root) {
    syn_str unit = {0};
    bool is_first = true;
    for (size_t i = root; i < task->value_count; i++) {
        const slot_value *value = &task->values[i];
        if (value->root != root) continue;
        if (word_of(task, value)->kind != SYN__WORD_QUANTITY) return false;
        syn_str own = marks_of(task, value->member)->quantities[word_of(task, value)->index].unit;
        if (!is_first && !syn_str_equal(own, unit)) return false;
        unit = own;
        is_first = false;
    }
    return true;
}

static void set_interval(const work *task, const slot_value *value, bool is_as_written,
                         syn_value *out_value) {
    const syn__word *word = word_of(task, value);
    syn_quantity quantity;
    if (!syn__word_to_quantity(task->collator, task->members[value->member], word, &quantity)) {
        return;
    }
    if (is_as_written) quantity = marks_of(task, value->member)->quantities[word->index];
    out_value->is_interval = true;
    out_value->low = quantity.low;
    out_value->high = quantity.high;
    out_value->has_low = quantity.has_low;
    out_value->has_high = quantity.has_high;
    out_value->unit = quantity.unit;
}

/// "Are missing", "have not been found": found ones make them fewer.
static bool counts_missing(const syn__line *line) {
    uint32_t wanted[2];
    syn__senses_find(SYN_STR("missing"), wanted);
    for (size_t i = 0; i < line->word_count; i++) {
        const uint32_t *senses = line->words[i].senses;
        // "Lost" may be said of a game, too.
        if (wanted[0] != 0 && senses[0] == wanted[0] && senses[1] == 0) return true;
    }
    return false;
}

/// Of two figures that cannot both be true: the larger stands in the later account, and what is
/// counted grows. Both were right when they were written.
static bool has_grown(const work *task, const slot_value *a, const slot_value *b) {
    const syn__collator *collator = task->collator;
    const syn__line *x = task->members[a->member], *y = task->members[b->member];
    syn_quantity less, more;
    if (!syn__word_to_quantity(collator, x, word_of(task, a), &less)) return false;
    if (!syn__word_to_quantity(collator, y, word_of(task, b), &more)) return false;
    if (!less.has_low || !more.has_low || syn_str_is_known(less.unit)) return false;
    bool is_missing = counts_missing(x) && counts_missing(y);
    if (!is_missing && less.low > more.low) return has_grown(task, b, a);
    if (is_missing) return syn__documents_compare_time(collator, x->document, y->document) != 0;
    return syn__documents_compare_time(collator, x->document, y->document) < 0 &&
           syn__line_counts_victims(collator, x) && syn__line_counts_victims(collator, y);
}

/// Whether the values of a slot that exclude each other are one growing figure, or a conflict, or
/// not of one thing: an account does not contradict itself.
typedef enum slot_state { SLOT_COMPATIBLE, SLOT_CONFLICT, SLOT_MIXED } slot_state;

static slot_state judge_slot(const work *task, size_t root) {
    slot_state state = SLOT_COMPATIBLE;
    for (size_t i = root; i < task->value_count; i++) {
        const slot_value *a = &task->values[i];
        if (a->root != root) continue;
        for (size_t j = i + 1; j < task->value_count; j++) {
            const slot_value *b = &task->values[j];
            if (b->root != root) continue;
            const syn__line *x = task->members[a->member], *y = task->members[b->member];
            if (syn__slots_compare(task->collator, x, word_of(task, a), y, word_of(task, b)) !=
                SYN__AGREE_CONFLICT) {
                continue;
            }
            if (x->document == y->document) return SLOT_MIXED;
            // Linked by what agrees with both: what excludes each other must do so by itself.
            syn__alignment alignment;
            syn__lines_align(task->collator, x, y, &alignment);
            if (is_doubtful(task, a->member, word_of(task, a), b->member, word_of(task, b),
                            &alignment)) {
                continue;
            }
            if (!has_grown(task, a, b)) state = SLOT_CONFLICT;
        }
    }
    return state;
}

/// The values of one slot: equal ones together. Gives no disagreement where there is but one.
static void build_slot(work *task, size_t root) {
    syn__difference build = {.arena = task->collator->arena};
    size_t firsts[SLOT_CAP], first_count = 0;
    slot_state state = judge_slot(task, root);
    bool is_compatible = state == SLOT_COMPATIBLE, is_time = false;
    bool is_as_written = has_one_unit(task, root);
    if (state == SLOT_MIXED) return;
    for (size_t i = root; i < task->value_count; i++) {
        const slot_value *value = &task->values[i];
        if (value->root != root) continue;
        size_t same = first_count;
        for (size_t j = 0; j < first_count; j++) {
            syn__agreement agreement = syn__slots_compare(
                task->collator, task->members[value->member], word_of(task, value),
                task->members[task->values[firsts[j]].member],
                word_of(task, &task->values[firsts[j]]));
            if (agreement == SYN__AGREE_EQUAL && same == first_count) same = j;
        }
        syn_span span = value_span(task, value);
        if (same == first_count) {
            firsts[first_count++] = i;
            syn_value *made = syn__difference_add(&build, slice(task, value->member, span));
            if (made == NULL) return;
            set_interval(task, value, is_as_written, made);
            is_time = !made->is_interval;
        }
        const syn__line *line = task->members[value->member];
        syn__value_add_place(&build.values.items[same], (syn_place){line->document, span},
                             line->lineage);
    }
    // A day and an hour of that day are one date in two precisions: nothing to show.
    if (first_count < 2 || (is_time && is_compatible)) return;
    if (syn__findings_hold(task->findings, &build)) return;
    syn__findings_add(task->findings, task->members[task->values[root].member]->claim,
                      is_time ? SYN_DISAGREEMENT_TIME : SYN_DISAGREEMENT_QUANTITY,
                      name_slot(task, &task->values[root]), &build, is_compatible);
}

/// One value for each of two statements that contradict each other at a word.
static void add_contradiction(work *task, syn_disagreement_kind kind, syn_str thing,
                              const size_t members[2], const syn_span spans[2]) {
    syn__difference build = {.arena = task->collator->arena};
    for (int i = 0; i < 2; i++) {
        const syn__line *line = task->members[members[i]];
        syn_value *value = syn__difference_add(&build, slice(task, members[i], spans[i]));
        if (value == NULL) return;
        syn__value_add_place(value, (syn_place){line->document, spans[i]}, line->lineage);
    }
    if (syn__findings_hold(task->findings, &build)) return;
    syn__findings_add(task->findings, task->members[members[0]]->claim, kind, thing, &build, false);
}

/// The last word of what is said: "inspected" of "had not been inspected".
static syn_str name_contradiction(const work *task, size_t member, syn_span span) {
    syn_str text = slice(task, member, span);
    size_t at = text.size;
    while (at > 0 && text.data[at - 1] != ' ')
        at--;
    return syn_str_slice(text, at, text.size);
}

/// "was inspected" against "had not been inspected".
static bool find_negation(work *task, size_t a, size_t b) {
    const syn__line *line_a = task->members[a], *line_b = task->members[b];
    syn_span spans[2];
    if (!syn__lines_contradict(task->collator, line_a, line_b, spans) &&
        !syn__cores_contradict(task->collator, line_a, line_b, spans) &&
        !syn__lines_end_differently(task->collator, line_a, line_b, spans)) {
        return false;
    }
    add_contradiction(task, SYN_DISAGREEMENT_NEGATION, name_contradiction(task, a, spans[0]),
                      (size_t[2]){a, b}, spans);
    return true;
}

/// "her fourth victory" against "her fifth victory".
static bool find_ordinals(work *task, size_t a, size_t b) {
    syn_span spans[2];
    if (!syn__lines_count_differently(task->collator, task->members[a], task->members[b], spans))
        return false;
    add_contradiction(task, SYN_DISAGREEMENT_QUANTITY, slice(task, a, spans[0]), (size_t[2]){a, b},
                      spans);
    return true;
}

static void find_in_claim(work *task) {
    for (size_t i = 0; i < task->member_count; i++) {
        for (size_t j = i + 1; j < task->member_count; j++)
            pair_values(task, i, j);
    }
    for (size_t i = 0; i < task->value_count; i++) {
        if (task->values[i].root == i) build_slot(task, i);
    }
    bool is_negated = false, is_counted = false;
    for (size_t i = 0; i < task->member_count && !is_counted; i++) {
        for (size_t j = i + 1; j < task->member_count && !is_counted; j++) {
            if (task->members[i]->document != task->members[j]->document)
                is_counted = find_ordinals(task, i, j);
        }
    }
    for (size_t i = 0; i < task->member_count && !is_negated; i++) {
        for (size_t j = i + 1; j < task->member_count && !is_negated; j++) {
            if (task->members[i]->document == task->members[j]->document) continue;
            is_negated = find_negation(task, i, j);
        }
    }
    syn__origins_find(task->findings, task->members, task->member_count);
    syn__names_find_in_claim(task->findings, task->members, task->member_count);
}

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

static size_t add_member(work *task, const syn__line *line) {
    for (size_t i = 0; i < task->member_count; i++) {
        if (task->members[i] == line) return i;
    }
    if (task->member_count == MEMBER_CAP) return SYN_NOTHING;
    task->members[task->member_count] = line;
    return task->member_count++;
}

/// Links the values of one gauge that may stand beside each other.
static void pair_readings(work *task, bool is_personal) {
    for (size_t i = 0; i < task->value_count; i++) {
        for (size_t j = i + 1; j < task->value_count; j++) {
            size_t a = task->values[i].member, b = task->values[j].member;
            const syn__word *x = word_of(task, &task->values[i]);
            const syn__word *y = word_of(task, &task->values[j]);
            if (task->members[a]->document == task->members[b]->document || x->kind != y->kind)
                continue;
            syn__agreement agreement =
                syn__slots_compare(task->collator, task->members[a], x, task->members[b], y);
            if (agreement == SYN__AGREE_UNRELATED || is_same_writing(task, a, x, b, y)) continue;
            if (!syn__gauge_is_one(task->collator, task->members[a], x, task->members[b], y))
                continue;
            if (is_personal && !syn__lines_share_person(task->members[a], task->members[b]))
                continue;
            syn__alignment alignment;
            syn__lines_align(task->collator, task->members[a], task->members[b], &alignment);
            if (is_doubtful(task, a, x, b, y, &alignment)) continue;
            link_values(task, i, j);
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
    work task = {.collator = collator, .findings = findings};
    for (size_t first = 0, end; first < count; first = end) {
        size_t document = collator->lines[readings[first].line].document;
        for (end = first + 1;
             end < count && collator->lines[readings[end].line].document == document;)
            end++;
        if (is_divided(collator, &readings[first], end - first)) continue;
        for (size_t i = first; i < end; i++) {
            if (!is_datable(collator, &readings[i])) continue;
            size_t member = add_member(&task, &collator->lines[readings[i].line]);
            if (member != SYN_NOTHING) find_value(&task, member, readings[i].word);
        }
    }
    pair_readings(&task, count > 0 && syn__gauge_is_personal(readings[0].gauge));
    for (size_t i = 0; i < task.value_count; i++) {
        if (task.values[i].root == i) build_slot(&task, i);
    }
}

static void find_in_gauges(const syn__collator *collator, syn__findings *findings) {
    syn__readings all = syn__gauges_read(collator);
    for (size_t first = 0, end; first < all.count; first = end) {
        for (end = first + 1; end < all.count && all.items[end].gauge == all.items[first].gauge;)
            end++;
        find_in_gauge(collator, findings, &all.items[first], end - first);
    }
}

/// Distinct wordings of a claim, in order of place. Every line of equal wording adds nothing.
static void collect_members(work *task, const syn__line *const *lines, size_t count) {
    for (size_t i = 0; i < count && task->member_count < MEMBER_CAP; i++)
        task->members[task->member_count++] = lines[i];
}

static int compare_lines(const void *x, const void *y, void *context) {
    const syn__line *a = *(const syn__line *const *)x, *b = *(const syn__line *const *)y;
    (void)context;
    int by_claim = SYN_COMPARE(a->claim, b->claim);
    return by_claim != 0 ? by_claim : SYN_COMPARE(a, b);
}

void syn__collate_disagreements(const syn__collator *collator, syn_collation *collation) {
    size_t count = collator->line_count;
    const syn__line **lines = syn_arena_array(collator->scratch, count, sizeof *lines);
    syn__findings findings = {.collator = collator};
    if (lines == NULL || collation->claims == NULL) return;
    for (size_t i = 0; i < count; i++)
        lines[i] = &collator->lines[i];
    syn_sort(lines, count, sizeof *lines, compare_lines, NULL);
    syn_map_init(&findings.pairs, collator->scratch);
    for (size_t first = 0, end; first < count && !collator->arena->has_failed; first = end) {
        const syn_claim *claim = &collation->claims[lines[first]->claim];
        for (end = first + 1; end < count && lines[end]->claim == lines[first]->claim;)
            end++;
        if (claim->support_documents < 2) continue;
        work task = {.collator = collator, .findings = &findings};
        collect_members(&task, &lines[first], end - first);
        find_in_claim(&task);
    }
    find_in_gauges(collator, &findings);
    syn__outcomes_find(&findings);
    syn__ages_find(&findings);
    syn__names_find_misspelt(&findings, collation);
    syn__findings_deal(&findings, collation);
}
