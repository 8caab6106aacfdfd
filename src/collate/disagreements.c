// SPDX-License-Identifier: Apache-2.0
// Takes claims, gives what their statements differ in: figures and times (disagreements_slots.c),
// negation and ends (contradictions*.c), ordinals, names of persons; then what the whole story
// differs in, whatever its claims: what an event has once, ends and ages of persons, names with an
// error. Precision first: what is shown as a conflict must be one. Cost: a claim's statements are
// compared pair by pair, SYN__MEMBER_CAP of distinct wording at most.
#include "collate/disagreements_slots.h"

#include "base/sort.h"

/// One value for each of two statements that contradict each other at a word.
static void add_contradiction(syn__slots *slots, syn_disagreement_kind kind, syn_str thing,
                              const size_t members[2], const syn_span spans[2]) {
    syn__difference build = {.arena = slots->collator->arena};
    for (int i = 0; i < 2; i++) {
        const syn__line *line = slots->members[members[i]];
        syn_value *value =
            syn__difference_add(&build, syn__slots_text(slots, members[i], spans[i]));
        if (value == NULL) return;
        syn__value_add_place(value, (syn_place){line->document, spans[i]}, line->lineage);
    }
    if (syn__findings_hold(slots->findings, &build)) return;
    syn__findings_add(slots->findings, slots->members[members[0]]->claim, kind, thing, &build,
                      false);
}

/// The last word of what is said: "inspected" of "had not been inspected".
static syn_str name_contradiction(const syn__slots *slots, size_t member, syn_span span) {
    syn_str text = syn__slots_text(slots, member, span);
    size_t at = text.size;
    while (at > 0 && text.data[at - 1] != ' ')
        at--;
    return syn_str_slice(text, at, text.size);
}

/// "was inspected" against "had not been inspected".
static bool find_negation(syn__slots *slots, size_t a, size_t b) {
    const syn__line *line_a = slots->members[a], *line_b = slots->members[b];
    syn_span spans[2];
    if (!syn__lines_contradict(slots->collator, line_a, line_b, spans) &&
        !syn__cores_contradict(slots->collator, line_a, line_b, spans) &&
        !syn__lines_end_differently(slots->findings, line_a, line_b, spans)) {
        return false;
    }
    add_contradiction(slots, SYN_DISAGREEMENT_NEGATION, name_contradiction(slots, a, spans[0]),
                      (size_t[2]){a, b}, spans);
    return true;
}

/// "her fourth victory" against "her fifth victory".
static bool find_ordinals(syn__slots *slots, size_t a, size_t b) {
    syn_span spans[2];
    if (!syn__lines_count_differently(slots->findings, slots->members[a], slots->members[b], spans))
        return false;
    add_contradiction(slots, SYN_DISAGREEMENT_QUANTITY, syn__slots_text(slots, a, spans[0]),
                      (size_t[2]){a, b}, spans);
    return true;
}

static void find_in_claim(syn__slots *slots) {
    for (size_t i = 0; i < slots->member_count; i++) {
        for (size_t j = i + 1; j < slots->member_count; j++)
            syn__slots_pair(slots, i, j);
    }
    syn__slots_build(slots);
    bool is_negated = false, is_counted = false;
    for (size_t i = 0; i < slots->member_count && !is_counted; i++) {
        for (size_t j = i + 1; j < slots->member_count && !is_counted; j++) {
            if (slots->members[i]->document != slots->members[j]->document)
                is_counted = find_ordinals(slots, i, j);
        }
    }
    for (size_t i = 0; i < slots->member_count && !is_negated; i++) {
        for (size_t j = i + 1; j < slots->member_count && !is_negated; j++) {
            if (slots->members[i]->document == slots->members[j]->document) continue;
            is_negated = find_negation(slots, i, j);
        }
    }
    syn__origins_find(slots->findings, slots->members, slots->member_count);
    syn__names_find_in_claim(slots->findings, slots->members, slots->member_count);
}

/// Distinct wordings of a claim, in order of place. Every line of equal wording adds nothing.
static void collect_members(syn__slots *slots, const syn__line *const *lines, size_t count) {
    for (size_t i = 0; i < count && slots->member_count < SYN__MEMBER_CAP; i++)
        slots->members[slots->member_count++] = lines[i];
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
        syn__slots slots = {.collator = collator, .findings = &findings};
        collect_members(&slots, &lines[first], end - first);
        find_in_claim(&slots);
    }
    syn__readings_find(collator, &findings);
    syn__outcomes_find(&findings);
    syn__ages_find(&findings);
    syn__names_find_misspelt(&findings, collation);
    syn__findings_deal(&findings, collation);
}
