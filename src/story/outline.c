// SPDX-License-Identifier: Apache-2.0
// Takes a document of the pile, gives its outline: what of it is compared with other documents.
//
// TF-IDF: (1 + log count) * weight^1.5, the lead and the title counted three times; only the 100
// heaviest features are kept, so a long article does not drown in its own background and cost is
// bounded. Lead, title, figures, quoted words and names are kept apart as well: two reports may
// share nothing but their names, or everything but their figures. Settings were measured on three
// story sets at once: docs/decisions/003-stories.md, 021-stories-learned.md. Linear in tokens.
#include "story/parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/calendar.h"
#include "text/tokens.h"

#include <math.h>

enum {
    LEAD_TOKENS = 60,
    LEAD_TIMES = 3,
    MOST_FEATURES = 100,
    MOST_OF_FACET = 60,
    MOST_DATES = 40,
    LONGEST_NAME_BYTES = 96
};

typedef struct outline_work {
    const syn_outliner *outliner;
    size_t document;
    const syn_marks *marks;
    const uint32_t *terms;
    size_t start, end; ///< tokens that are its own, no furniture
    syn_outline_scratch *scratch;
    syn_arena *arena;
    SYN_VEC(syn_feature) features;
    double own_square; ///< squared weight of features that no other document has
} outline_work;

static double weigh_name(const syn_outliner *outliner, uint32_t name) {
    return syn_vocabulary_weigh(outliner->pile->count, (double)outliner->name_counts[name]);
}

/// Counts a term of the document, and lists it when it is new.
static void count_term(outline_work *work, uint32_t term, uint32_t times) {
    if (term == SYN_NO_TERM) return;
    if (work->scratch->counts[term] == 0)
        SYN_PUSH(&work->scratch->arena, &work->features, ((syn_feature){term, 0}));
    work->scratch->counts[term] += times;
}

/// Turns counts into weights and drops what is not telling: stop words, and terms that no other
/// document has.
static void weigh_terms(outline_work *work, double exponent) {
    const syn_vocabulary *vocabulary = &work->outliner->pile->vocabulary;
    size_t kept = 0;
    work->own_square = 0;
    for (size_t i = 0; i < work->features.count; i++) {
        uint32_t term = work->features.items[i].number;
        double weight = (double)vocabulary->weights[term];
        double times = (double)work->scratch->counts[term];
        work->scratch->counts[term] = 0;
        if (weight <= 0) continue;
        double value = (1 + log(times)) * pow(weight, exponent);
        if (vocabulary->document_counts[term] < 2) {
            work->own_square += value * value;
        } else {
            work->features.items[kept++] = (syn_feature){term, (float)value};
        }
    }
    work->features.count = kept;
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

/// The heaviest features by number; of length 1 together unless `is_plain`. Gives the square of
/// their length.
static double finish_vector(outline_work *work, size_t most, bool is_plain,
                            syn_vector *out_vector) {
    syn_feature *features = work->features.items;
    size_t count = work->features.count;
    if (count > most) {
        syn_sort_first(features, count, most, sizeof *features, syn__feature_compare, NULL);
        count = most;
    }
    double square = 0;
    for (size_t i = 0; i < count; i++)
        square += (double)features[i].weight * (double)features[i].weight;
    *out_vector = (syn_vector){syn_arena_array(work->arena, count, sizeof *features), count};
    if (out_vector->features == NULL) {
        out_vector->count = 0;
        return 0;
    }
    double length = is_plain || square <= 0 ? 1 : sqrt(square);
    for (size_t i = 0; i < count; i++) {
        out_vector->features[i] = features[i];
        out_vector->features[i].weight = (float)((double)features[i].weight / length);
    }
    syn_sort(out_vector->features, count, sizeof *features, compare_numbers, NULL);
    work->features.count = 0;
    return square;
}

static void count_title(outline_work *work, uint32_t times) {
    const syn_outliner *outliner = work->outliner;
    for (size_t i = 0; i < outliner->title_counts[work->document]; i++)
        count_term(work, outliner->title_terms[work->document][i], times);
}

/// The names of the document with their weights, in work->features, each once.
static void list_names(outline_work *work) {
    const syn_outliner *outliner = work->outliner;
    const uint32_t *names = outliner->entity_names[work->document];
    uint32_t *counts = work->scratch->counts + outliner->term_count;
    size_t first = work->features.count, kept = first;
    if (work->start == work->end) return;
    size_t text_start = work->marks->tokens[work->start].span.start;
    size_t text_end = work->marks->tokens[work->end - 1].span.end;
    for (size_t i = 0; i < work->marks->mention_count; i++) {
        const syn_mention *mention = &work->marks->mentions[i];
        if (mention->span.start < text_start || mention->span.start >= text_end) continue;
        uint32_t name = names[mention->entity];
        if (counts[name]++ == 0) {
            uint32_t number = (uint32_t)(outliner->term_count + name);
            SYN_PUSH(&work->scratch->arena, &work->features, ((syn_feature){number, 0}));
        }
    }
    for (size_t i = first; i < work->features.count; i++) {
        uint32_t number = work->features.items[i].number;
        uint32_t name = (uint32_t)(number - outliner->term_count);
        double value = (1 + log((double)counts[name])) * pow(weigh_name(outliner, name), 1.5);
        counts[name] = 0;
        if (outliner->name_counts[name] < 2) {
            work->own_square += value * value;
        } else {
            work->features.items[kept++] = (syn_feature){number, (float)value};
        }
    }
    work->features.count = kept;
}

static void make_all(outline_work *work, syn_outline *out) {
    for (size_t i = work->start; i < work->end; i++)
        count_term(work, work->terms[i], i - work->start < LEAD_TOKENS ? LEAD_TIMES : 1);
    count_title(work, LEAD_TIMES);
    weigh_terms(work, 1.5);
    list_names(work);
    double own = work->own_square;
    double square = finish_vector(work, MOST_FEATURES, false, &out->facets[SYN__FACET_ALL]);
    out->shared_length = square > 0 ? (float)sqrt(square / (square + own)) : 0;
}

static void make_names(outline_work *work, syn_outline *out) {
    list_names(work);
    finish_vector(work, MOST_OF_FACET, true, &out->facets[SYN__FACET_NAME]);
    const syn_vector *names = &out->facets[SYN__FACET_NAME];
    double squares[SYN__NAME_KIND_COUNT] = {0}, sum = 0;
    for (size_t i = 0; i < names->count; i++) {
        double weight = (double)names->features[i].weight;
        size_t name = names->features[i].number - work->outliner->term_count;
        squares[work->outliner->name_kinds[name]] += weight * weight;
        sum += weight;
    }
    out->name_sum = (float)sum;
    for (size_t i = 0; i < SYN__NAME_KIND_COUNT; i++)
        out->name_lengths[i] = (float)sqrt(squares[i]);
}

static void make_lead(outline_work *work, syn_outline *out) {
    for (size_t i = work->start; i < work->end && i - work->start < LEAD_TOKENS; i++)
        count_term(work, work->terms[i], 1);
    count_title(work, 2);
    weigh_terms(work, 1.5);
    finish_vector(work, MOST_OF_FACET, false, &out->facets[SYN__FACET_LEAD]);
    count_title(work, 1);
    weigh_terms(work, 1.5);
    finish_vector(work, MOST_OF_FACET, false, &out->facets[SYN__FACET_TITLE]);
}

static void make_figures(outline_work *work, syn_outline *out) {
    for (size_t i = work->start; i < work->end; i++) {
        if (work->marks->tokens[i].kind == SYN_TOKEN_NUMBER) count_term(work, work->terms[i], 1);
    }
    weigh_terms(work, 1);
    finish_vector(work, MOST_OF_FACET, false, &out->facets[SYN__FACET_FIGURE]);
}

static void make_quoted(outline_work *work, syn_outline *out) {
    const syn_marks *marks = work->marks;
    size_t at = work->start; // tokens before it are done: quotations may overlap
    for (size_t i = 0; i < marks->quote_count; i++) {
        const syn_quote *quote = &marks->quotes[i];
        if (quote->kind != SYN_QUOTE_DIRECT && quote->kind != SYN_QUOTE_MIXED) continue;
        size_t first = syn_marks_find_token(marks, quote->content.start);
        if (first > at) at = first;
        for (; at < work->end && marks->tokens[at].span.start < quote->content.end; at++)
            count_term(work, work->terms[at], 1);
    }
    weigh_terms(work, 1.5);
    finish_vector(work, MOST_OF_FACET, false, &out->facets[SYN__FACET_QUOTED]);
}

static int compare_dates(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(*(const int32_t *)a, *(const int32_t *)b);
}

static void add_date(outline_work *work, syn_dates *dates, long value) {
    if (dates->items == NULL)
        dates->items = syn_arena_array(work->arena, MOST_DATES, sizeof *dates->items);
    if (dates->items == NULL || dates->count == MOST_DATES) return;
    dates->items[dates->count++] = (int32_t)value;
}

static void make_dates(outline_work *work, syn_outline *out) {
    for (size_t i = 0; i < work->marks->time_count; i++) {
        syn_anchor date = syn_anchor_parse(work->marks->times[i].value);
        if (date.precision < SYN_PRECISION_YEAR || date.day.year < 1900 || date.day.year > 2099)
            continue;
        add_date(work, &out->dates[SYN__DATES_YEAR], date.day.year);
        if (date.precision >= SYN_PRECISION_MONTH)
            add_date(work, &out->dates[SYN__DATES_MONTH],
                     (long)date.day.year * 12 + date.day.month);
        if (date.precision >= SYN_PRECISION_DAY)
            add_date(work, &out->dates[SYN__DATES_DAY], syn_calendar_number(date.day));
    }
    for (size_t i = 0; i < SYN__DATES_COUNT; i++) {
        syn_dates *dates = &out->dates[i];
        if (dates->count == 0) continue;
        syn_sort(dates->items, dates->count, sizeof *dates->items, compare_dates, NULL);
        size_t kept = 1;
        for (size_t j = 1; j < dates->count; j++) {
            if (dates->items[j] != dates->items[kept - 1]) dates->items[kept++] = dates->items[j];
        }
        dates->count = kept;
    }
}

void syn__outline_make(const syn_outliner *outliner, size_t document, double day,
                       syn_outline_scratch *scratch, syn_arena *arena, syn_outline *out_outline) {
    outline_work work = {.outliner = outliner,
                         .document = document,
                         .marks = outliner->pile->marks[document],
                         .terms = outliner->pile->terms[document],
                         .scratch = scratch,
                         .arena = arena};
    *out_outline = (syn_outline){.day = day};
    syn__furniture_trim(outliner->furniture, outliner->pile, document, &work.start, &work.end);
    out_outline->log_size = (float)log1p((double)(work.end - work.start));
    make_all(&work, out_outline);
    make_lead(&work, out_outline);
    make_figures(&work, out_outline);
    make_quoted(&work, out_outline);
    make_names(&work, out_outline);
    make_dates(&work, out_outline);
    if (scratch->arena.has_failed) {
        arena->has_failed = true;
        return;
    }
    syn_arena_reset(&scratch->arena);
}

double syn__features_multiply(const syn_feature *a, size_t a_count, const syn_feature *b,
                              size_t b_count) {
    double sum = 0;
    for (size_t i = 0, j = 0; i < a_count && j < b_count;) {
        uint32_t x = a[i].number, y = b[j].number;
        if (x == y) sum += (double)a[i].weight * (double)b[j].weight;
        i += x <= y;
        j += y <= x;
    }
    return sum;
}

double syn__vector_multiply(const syn_vector *a, const syn_vector *b) {
    return syn__features_multiply(a->features, a->count, b->features, b->count);
}

/// A name for comparing: letters folded, hyphens as spaces, without "the" in front.
static syn_str fold_name(syn_str name, char out_bytes[LONGEST_NAME_BYTES]) {
    size_t size = 0;
    if (syn_str_starts_nocase(name, SYN_STR("the "))) name = syn_str_slice(name, 4, name.size);
    for (size_t at = 0, step; at < name.size && size + 4 <= LONGEST_NAME_BYTES; at += step) {
        uint32_t c = syn_utf8_decode(name, at, &step);
        if (c == '-' || c == 0x2010 || c == 0x2011) c = ' ';
        size += syn_utf8_encode(syn_char_lower(c), out_bytes + size);
    }
    return (syn_str){out_bytes, size};
}

static void number_names(syn_outliner *outliner, syn_arena *arena) {
    const syn_pile *pile = outliner->pile;
    SYN_VEC(syn_str) names = {0};
    SYN_VEC(uint32_t) counts = {0};
    SYN_VEC(uint32_t) last = {0}; // number + 1 of the last document counted
    SYN_VEC(uint8_t) kinds = {0};
    syn_map_init(&outliner->name_numbers, arena);
    for (size_t i = 0; i < pile->count && !arena->has_failed; i++) {
        const syn_marks *marks = pile->marks[i];
        uint32_t *numbers = syn_arena_array(arena, marks->entity_count, sizeof *numbers);
        outliner->entity_names[i] = numbers;
        for (size_t j = 0; j < marks->entity_count && !arena->has_failed; j++) {
            char bytes[LONGEST_NAME_BYTES];
            syn_str name = fold_name(marks->entities[j].name, bytes);
            const syn_map_entry *entry = syn_map_find(&outliner->name_numbers, name);
            if (entry == NULL) {
                entry = syn_map_add(&outliner->name_numbers, syn_arena_copy(arena, name),
                                    outliner->name_numbers.entries.count, NULL);
                SYN_PUSH(arena, &names, marks->entities[j].name);
                SYN_PUSH(arena, &counts, 0);
                SYN_PUSH(arena, &last, 0);
                SYN_PUSH(arena, &kinds, (uint8_t)marks->entities[j].kind);
            }
            if (entry == NULL || arena->has_failed) return;
            numbers[j] = (uint32_t)entry->value;
            if (last.items[entry->value] == i + 1) continue;
            last.items[entry->value] = (uint32_t)(i + 1);
            counts.items[entry->value]++;
        }
    }
    outliner->names = names.items;
    outliner->name_counts = counts.items;
    outliner->name_kinds = kinds.items;
}

/// Titles are no part of a text, so their words have no terms yet.
static void find_title_terms(syn_outliner *outliner, syn_arena *arena) {
    const syn_pile *pile = outliner->pile;
    syn_arena own = {0};
    syn_vocabulary_finder *finder = syn_vocabulary_finder_begin(&pile->vocabulary, &own);
    syn_arena tokens = {0};
    for (size_t i = 0; finder != NULL && i < pile->count && !arena->has_failed; i++) {
        const syn_document title = {.text = pile->documents[i]->title};
        syn_marks marks = {0};
        if (title.text.size == 0) continue;
        if (syn_text_split(&title, &tokens, &marks, NULL) != SYN_OK) break;
        uint32_t *terms = syn_arena_array(arena, marks.token_count, sizeof *terms);
        for (size_t j = 0; terms != NULL && j < marks.token_count; j++) {
            syn_str word = syn_str_span(title.text, marks.tokens[j].span);
            uint32_t term = syn_vocabulary_finder_find(finder, word, marks.tokens[j].kind);
            if (term != SYN_NO_TERM) terms[outliner->title_counts[i]++] = term;
        }
        outliner->title_terms[i] = terms;
        syn_arena_reset(&tokens);
    }
    if (own.has_failed || tokens.has_failed) arena->has_failed = true;
    syn_vocabulary_finder_end(finder);
    syn_arena_finish(&tokens);
    syn_arena_finish(&own);
}

void syn__outliner_make(const syn_pile *pile, const size_t *documents, size_t document_count,
                        syn_arena *arena, syn_outliner *out_outliner) {
    *out_outliner = (syn_outliner){.pile = pile, .term_count = pile->vocabulary.term_count};
    size_t count = pile->count + 1;
    out_outliner->entity_names = syn_arena_array(arena, count, sizeof(uint32_t *));
    out_outliner->title_terms = syn_arena_array(arena, count, sizeof(uint32_t *));
    out_outliner->title_counts = syn_arena_array(arena, count, sizeof(uint32_t));
    out_outliner->furniture = syn__furniture_make(pile, documents, document_count, arena);
    if (arena->has_failed) return;
    number_names(out_outliner, arena);
    if (!arena->has_failed) find_title_terms(out_outliner, arena);
    out_outliner->feature_count =
        out_outliner->term_count + out_outliner->name_numbers.entries.count;
}
