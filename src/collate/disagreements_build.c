// SPDX-License-Identifier: Apache-2.0
// Takes what is found out about differing accounts, gives it the form of the collation: values with
// their places and lineages, each disagreement with its claim. Finders add in any order; at the end
// every claim gets its own, in the order of discovery. Cost: a sort of what was found.
#include "collate/disagreements.h"

#include "base/sort.h"

syn_value *syn__difference_add(syn__difference *difference, syn_str text) {
    syn_arena *arena = difference->arena;
    syn_value value = {.text = syn_arena_copy(arena, text)};
    value.places = syn_arena_array(arena, SYN__PLACE_CAP, sizeof *value.places);
    value.lineages = syn_arena_array(arena, SYN__PLACE_CAP, sizeof *value.lineages);
    size_t before = difference->values.count;
    SYN_PUSH(arena, &difference->values, value);
    return difference->values.count > before ? &difference->values.items[before] : NULL;
}

static void add_lineage(syn_value *value, size_t lineage) {
    size_t at = 0;
    while (at < value->lineage_count && value->lineages[at] < lineage)
        at++;
    if (at < value->lineage_count && value->lineages[at] == lineage) return;
    for (size_t i = value->lineage_count; i > at; i--)
        value->lineages[i] = value->lineages[i - 1];
    value->lineages[at] = lineage;
    value->lineage_count++;
}

void syn__value_add_place(syn_value *value, syn_place place, size_t lineage) {
    if (value->places == NULL || value->lineages == NULL) return;
    if (value->place_count == SYN__PLACE_CAP || value->lineage_count == SYN__PLACE_CAP) return;
    value->places[value->place_count++] = place;
    add_lineage(value, lineage);
}

void syn__findings_add(syn__findings *findings, size_t claim, syn_disagreement_kind kind,
                       syn_str thing, const syn__difference *difference, bool is_compatible) {
    syn_disagreement disagreement = {.kind = kind,
                                     .thing = syn_arena_copy(difference->arena, thing),
                                     .values = difference->values.items,
                                     .value_count = difference->values.count,
                                     .is_compatible = is_compatible};
    SYN_PUSH(findings->collator->scratch, &findings->items,
             ((syn__finding){claim, findings->items.count, disagreement}));
}

static bool do_touch(const syn_value *a, const syn_value *b) {
    for (size_t i = 0; i < a->place_count; i++) {
        for (size_t j = 0; j < b->place_count; j++) {
            if (a->places[i].document == b->places[j].document &&
                syn_span_overlap(a->places[i].span, b->places[j].span) > 0)
                return true;
        }
    }
    return false;
}

bool syn__findings_hold(const syn__findings *findings, const syn__difference *difference) {
    for (size_t i = 0; i < findings->items.count; i++) {
        const syn_disagreement *shown = &findings->items.items[i].disagreement;
        size_t met = 0;
        for (size_t j = 0; j < shown->value_count; j++) {
            bool does_touch = false;
            for (size_t k = 0; k < difference->values.count; k++)
                does_touch |= do_touch(&shown->values[j], &difference->values.items[k]);
            met += does_touch;
        }
        if (met >= 2) return true;
    }
    return false;
}

static int compare_findings(const void *x, const void *y, void *context) {
    const syn__finding *a = x, *b = y;
    (void)context;
    int by_claim = SYN_COMPARE(a->claim, b->claim);
    return by_claim != 0 ? by_claim : SYN_COMPARE(a->number, b->number);
}

void syn__findings_deal(syn__findings *findings, syn_collation *collation) {
    size_t count = findings->items.count;
    syn_disagreement *all = syn_arena_array(findings->collator->arena, count, sizeof *all);
    if (all == NULL) return;
    syn_sort(findings->items.items, count, sizeof *findings->items.items, compare_findings, NULL);
    for (size_t i = 0; i < count; i++) {
        const syn__finding *finding = &findings->items.items[i];
        syn_claim *claim = &collation->claims[finding->claim];
        all[i] = finding->disagreement;
        if (claim->disagreement_count++ == 0) claim->disagreements = &all[i];
    }
}
