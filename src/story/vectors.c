// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives each document as a vector of its most telling terms and names.
//
// TF-IDF: (1 + log count) * weight^1.5, the lead counted three times; only the 100 heaviest
// features are kept, so a long article does not drown in its own background and cost is bounded.
// Settings were measured on three story sets at once: docs/decisions/003-stories.md.
#include "story/parts.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "text/calendar.h"
#include "text/vocabulary.h"

#include <math.h>

enum { LEAD_TOKENS = 60, LEAD_TIMES = 3, MOST_FEATURES = 100 };

/// Two documents with less in common than this are strangers, however little else they hold.
static const double LEAST_COMMON = 0.05;

typedef struct builder {
    const syn_pile *pile;
    syn_arena *arena;
    syn_map names;                 ///< name → number behind the terms
    SYN_VEC(uint32_t) name_counts; ///< documents that hold the name
    SYN_VEC(uint32_t) name_last;   ///< number + 1 of the last document counted
    SYN_VEC(syn_str) name_texts;
    uint32_t *counts;              ///< per term, of the document at hand; zero in between
    SYN_VEC(syn_feature) features; ///< of the document at hand, those that others have too
    double own_square;             ///< squared weight of the rest: features of no other document
} builder;

static uint32_t find_name(builder *build, syn_str name, size_t document) {
    bool is_new;
    syn_map_entry *entry = syn_map_add(&build->names, name, build->names.entries.count, &is_new);
    if (entry == NULL) return SYN_NO_TERM;
    if (is_new) {
        SYN_PUSH(build->arena, &build->name_counts, 0);
        SYN_PUSH(build->arena, &build->name_last, 0);
        SYN_PUSH(build->arena, &build->name_texts, name);
    }
    if (build->arena->has_failed) return SYN_NO_TERM;
    if (build->name_last.items[entry->value] != document + 1) {
        build->name_last.items[entry->value] = (uint32_t)(document + 1);
        build->name_counts.items[entry->value]++;
    }
    return (uint32_t)entry->value;
}

static void count_names(builder *build) {
    for (size_t i = 0; i < build->pile->count; i++) {
        const syn_marks *marks = build->pile->marks[i];
        for (size_t j = 0; j < marks->entity_count && !build->arena->has_failed; j++) {
            find_name(build, marks->entities[j].name, i);
        }
    }
    // From here on it tells which names the document at hand has given already.
    for (size_t i = 0; i < build->name_last.count; i++)
        build->name_last.items[i] = 0;
}

static void add_terms(builder *build, size_t document) {
    const uint32_t *terms = build->pile->terms[document];
    size_t count = build->pile->marks[document]->token_count;
    for (size_t i = 0; i < count; i++) {
        if (terms[i] == SYN_NO_TERM) continue;
        build->counts[terms[i]] += i < LEAD_TOKENS ? LEAD_TIMES : 1;
    }
    for (size_t i = 0; i < count; i++) {
        if (terms[i] == SYN_NO_TERM || build->counts[terms[i]] == 0) continue;
        double weight = (double)build->pile->vocabulary.weights[terms[i]];
        double times = (double)build->counts[terms[i]];
        build->counts[terms[i]] = 0;
        if (weight <= 0) continue;
        float value = (float)((1 + log(times)) * pow(weight, 1.5));
        if (build->pile->vocabulary.document_counts[terms[i]] < 2) {
            build->own_square += (double)value * (double)value;
            continue;
        }
        SYN_PUSH(build->arena, &build->features, ((syn_feature){terms[i], value}));
    }
}

static void add_names(builder *build, size_t document) {
    const syn_marks *marks = build->pile->marks[document];
    size_t term_count = build->pile->vocabulary.term_count;
    uint32_t *mention_counts =
        syn_arena_array(build->arena, marks->entity_count + 1, sizeof(uint32_t));
    for (size_t i = 0; mention_counts != NULL && i < marks->mention_count; i++) {
        mention_counts[marks->mentions[i].entity]++;
    }
    for (size_t i = 0; mention_counts != NULL && i < marks->entity_count; i++) {
        const syn_map_entry *entry = syn_map_find(&build->names, marks->entities[i].name);
        if (entry == NULL || mention_counts[i] == 0) continue;
        double holding = (double)build->name_counts.items[entry->value];
        double weight = syn_vocabulary_weigh(build->pile->count, holding);
        float value = (float)((1 + log((double)mention_counts[i])) * pow(weight, 1.5));
        if (holding < 2) {
            build->own_square += (double)value * (double)value;
            continue;
        }
        // Two entities of one document may bear one name.
        if (build->name_last.items[entry->value] == document + 1) continue;
        build->name_last.items[entry->value] = (uint32_t)(document + 1);
        uint32_t number = (uint32_t)(term_count + entry->value);
        SYN_PUSH(build->arena, &build->features, ((syn_feature){number, value}));
    }
}

int syn__feature_compare(const void *a, const void *b, void *context) {
    const syn_feature *x = a, *y = b;
    (void)context;
    int order = SYN_COMPARE(y->weight, x->weight);
    return order != 0 ? order : SYN_COMPARE(x->number, y->number);
}

static int compare_numbers(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(((const syn_feature *)a)->number, ((const syn_feature *)b)->number);
}

/// The heaviest features, of length 1 together, by number.
static syn_vector finish_vector(builder *build) {
    syn_feature *features = build->features.items;
    size_t count = build->features.count;
    syn_sort_first(features, count, MOST_FEATURES, sizeof *features, syn__feature_compare, NULL);
    if (count > MOST_FEATURES) count = MOST_FEATURES;
    double square = 0;
    for (size_t i = 0; i < count; i++)
        square += (double)features[i].weight * (double)features[i].weight;
    syn_vector vector = {syn_arena_array(build->arena, count, sizeof *features), count,
                         square > 0 ? sqrt(square / (square + build->own_square)) : 0};
    if (vector.features == NULL) return (syn_vector){0};
    for (size_t i = 0; i < count; i++) {
        vector.features[i] = features[i];
        vector.features[i].weight = (float)((double)features[i].weight / sqrt(square));
    }
    syn_sort(vector.features, count, sizeof *features, compare_numbers, NULL);
    return vector;
}

/// Days since 1970-01-01, or NAN where the day is not known.
static double read_day(syn_str date) {
    syn_anchor anchor = syn_anchor_parse(date);
    return anchor.precision < SYN_PRECISION_DAY ? NAN : (double)syn_calendar_number(anchor.day);
}

void syn__story_make_vectors(const syn_pile *pile, syn_arena *arena, syn_vectors *out_vectors) {
    builder build = {.pile = pile, .arena = arena};
    *out_vectors = (syn_vectors){.term_count = pile->vocabulary.term_count};
    syn_map_init(&build.names, arena);
    build.counts = syn_arena_array(arena, pile->vocabulary.term_count + 1, sizeof *build.counts);
    out_vectors->items = syn_arena_array(arena, pile->count + 1, sizeof *out_vectors->items);
    out_vectors->days = syn_arena_array(arena, pile->count + 1, sizeof *out_vectors->days);
    count_names(&build);
    for (size_t i = 0; i < pile->count && !arena->has_failed; i++) {
        build.features.count = 0;
        build.own_square = 0;
        add_terms(&build, i);
        add_names(&build, i);
        out_vectors->items[i] = finish_vector(&build);
        out_vectors->days[i] = read_day(pile->documents[i]->published.value);
    }
    out_vectors->names = build.name_texts.items;
    out_vectors->feature_count = pile->vocabulary.term_count + build.name_texts.count;
}

double syn__story_cosine(const syn_vector *a, const syn_vector *b) {
    double sum = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint32_t x = a->features[i].number, y = b->features[j].number;
        if (x == y) sum += (double)a->features[i].weight * (double)b->features[j].weight;
        i += x <= y;
        j += y <= x;
    }
    return sum;
}

double syn__story_likeness(const syn_vectors *vectors, size_t a, size_t b, double cosine) {
    const syn_vector *x = &vectors->items[a], *y = &vectors->items[b];
    if (cosine * x->shared_length * y->shared_length < LEAST_COMMON) return 0;
    double days = vectors->days[a] - vectors->days[b];
    if (isnan(days)) return cosine;
    // A week apart is still one event; far apart, words must say more (Miranda et al. 2018).
    return cosine * (0.7 + 0.3 * exp(-days * days / (2 * 7.0 * 7.0)));
}
