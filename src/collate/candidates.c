// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a story, gives the pairs that may say the same, aligned. An inverted
// index of terms, senses, names, figures and days (index.h) proposes them. Statements of equal
// wording stand in for one another, so a wire copy printed a thousand times costs as one. Cost:
// that of the index, and one alignment for each pair, whose number is a multiple of the statements.
#include "collate/index.h"

#include "base/sort.h"
#include "collate/disagreements.h"
#include "collate/facts.h"
#include "collate/parts.h"

#include <math.h>

/// Pairs below this say nothing of sameness and are not kept.
static const double least_similarity = 0.05;

/// Two lines that quote the same utterance are at least so like, whatever stands around it.
static const double quotation_similarity = 0.6;

/// Statements of a document that are few.
enum { FEW_COUNT = 20 };
static const double crowd_share = 4;

/// Two statements are alike by what they share themselves, not by what stands around them: the odds
/// rise with its weight. The power was fitted to 13,000 pairs of statements of 17 real stories,
/// read and judged (docs/decisions/022-collation.md); crowd and level were set by the labelled
/// events.
static const double evidence_power = 1.1;
static const double evidence_start = 0.1;
static const double evidence_odds = 0.27;

typedef enum feature_kind {
    FEATURE_TERM = 1,
    FEATURE_SENSE,
    FEATURE_NAME,
    FEATURE_FIGURE,
    FEATURE_SIZE,
    FEATURE_DAY,
    FEATURE_FAMILY
} feature_kind;

static uint64_t make_feature(feature_kind kind, uint64_t value) {
    return syn_hash_combine((uint64_t)kind * 0x9E3779B97F4A7C15u, value);
}

/// Figures and lengths of time that may be one in two tellings, "19 days" and "nearly three weeks",
/// stand in the same step of a ladder whose steps are half as high again, or in neighbouring ones.
static void add_size(const syn__collator *collator, syn__index *index, const syn__line *line,
                     uint32_t number, const syn__word *word) {
    syn_quantity quantity;
    bool is_value = word->kind == SYN__WORD_QUANTITY || word->kind == SYN__WORD_TIME;
    if (!is_value || !syn__word_to_quantity(collator, line, word, &quantity)) return;
    double figure = quantity.has_low ? quantity.low : quantity.high;
    if (!(figure >= 1e-6) || figure > 1e15) return;
    uint64_t step = (uint64_t)(64 + floor(log(figure) / log(1.5)));
    for (uint64_t i = 0; i < 2; i++) {
        uint64_t feature = syn_hash_combine(syn_hash_str(quantity.unit), step + i);
        syn__index_add(index, number, make_feature(FEATURE_SIZE, feature),
                       (double)word->weight / 2);
    }
}

/// The features by which a word can be found. A value is found by what it is, not by its words.
static void add_word(syn__index *index, const syn_marks *marks, uint32_t line,
                     const syn__word *word) {
    double weight = (double)word->weight;
    if (word->kind == SYN__WORD_QUANTITY) {
        const syn_quantity *quantity = &marks->quantities[word->index];
        double figure = quantity->has_low ? quantity->low : quantity->high;
        uint64_t value = syn_hash_bytes(&figure, sizeof figure);
        syn__index_add(index, line, make_feature(FEATURE_FIGURE, value), weight);
        return;
    }
    if (word->kind == SYN__WORD_TIME) {
        syn_str value = marks->times[word->index].value;
        if (!syn_str_is_known(value)) return;
        uint64_t day = syn_hash_str(syn_str_slice(value, 0, sizeof "2026-03-03" - 1));
        syn__index_add(index, line, make_feature(FEATURE_DAY, day), weight);
        return;
    }
    if (word->term != SYN_NO_TERM) {
        syn__index_add(index, line, make_feature(FEATURE_TERM, word->term), weight);
    }
    if (word->entity != 0) {
        syn__index_add(index, line, make_feature(FEATURE_NAME, word->entity), weight);
    }
    for (int i = 0; i < SYN__SENSE_CAP && word->senses[i] != 0; i++) {
        syn__index_add(index, line, make_feature(FEATURE_SENSE, word->senses[i]), weight / 2);
    }
}

static void find_twins(const syn__collator *collator) {
    syn_map wordings;
    syn_map_init(&wordings, collator->scratch);
    for (size_t i = 0; i < collator->line_count; i++) {
        syn__line *line = &collator->lines[i];
        syn_str key = {(const char *)&line->hash, sizeof line->hash};
        syn_map_entry *entry = syn_map_add(&wordings, key, i, NULL);
        line->twin = entry == NULL ? i : entry->value;
    }
}

static void index_lines(const syn__collator *collator, syn__index *index) {
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        if (line->twin != i) continue;
        if (line->family != 0) {
            uint64_t family = make_feature(FEATURE_FAMILY, line->family);
            syn__index_add(index, (uint32_t)i, family, line->weight);
        }
        for (size_t j = 0; j < line->word_count; j++) {
            if (line->words[j].is_context) continue;
            add_size(collator, index, line, (uint32_t)i, &line->words[j]);
            add_word(index, collator->pile->marks[line->document], (uint32_t)i, &line->words[j]);
        }
    }
}

double syn__lines_compare(const syn__collator *collator, const syn__line *a, const syn__line *b) {
    syn__alignment alignment;
    syn__lines_align(collator, a, b, &alignment);
    double similarity = alignment.similarity;
    if (similarity > 0 && similarity < 1 && collator->sentence_count > SYN__LONE_COUNT) {
        double crowd = collator->crowds[a->member] + collator->crowds[b->member];
        double odds = similarity / (1 - similarity) * exp(-crowd_share * crowd);
        odds *= evidence_odds * pow(alignment.evidence + evidence_start, evidence_power);
        odds *= exp(syn__facts_weigh(collator, a, b));
        similarity = odds / (1 + odds);
    }
    if (a->family == 0 || a->family != b->family) return similarity;
    return quotation_similarity + (1 - quotation_similarity) * similarity;
}

/// The more a document says, the more of it is like a statement of another by chance: the odds fall
/// with a power of the number of statements, taken between both documents.
static double *weigh_crowds(const syn__collator *collator) {
    double *crowds =
        syn_arena_array(collator->scratch, collator->story->document_count, sizeof *crowds);
    for (size_t i = 0; crowds != NULL && i < collator->line_count; i++)
        crowds[collator->lines[i].member]++;
    for (size_t i = 0; crowds != NULL && i < collator->story->document_count; i++)
        crowds[i] = crowds[i] > FEW_COUNT ? log(crowds[i] / FEW_COUNT) / 2 : 0;
    return crowds;
}

syn__edges syn__collate_candidates(syn__collator *collator) {
    syn_arena *scratch = collator->scratch;
    syn__index index = {.arena = scratch};
    size_t count = collator->line_count;
    size_t *documents = syn_arena_array(scratch, count, sizeof *documents);
    double *weights = syn_arena_array(scratch, count, sizeof *weights);
    SYN_VEC(syn__edge) edges = {0};
    collator->crowds = weigh_crowds(collator);
    if (documents == NULL || weights == NULL || collator->crowds == NULL) return (syn__edges){0};
    for (size_t i = 0; i < count; i++) {
        documents[i] = collator->lines[i].document;
        weights[i] = collator->lines[i].weight;
    }
    syn__facts_read(collator);
    find_twins(collator);
    index_lines(collator, &index);
    syn__index_find_pairs(&index, &(syn__index_items){count, documents, weights});
    for (size_t i = 0; i < index.pairs.count && !scratch->has_failed; i++) {
        uint32_t a = (uint32_t)(index.pairs.items[i] >> 32), b = (uint32_t)index.pairs.items[i];
        double similarity = syn__lines_compare(collator, &collator->lines[a], &collator->lines[b]);
        if (similarity < least_similarity) continue;
        SYN_PUSH(scratch, &edges, ((syn__edge){a, b, (float)similarity}));
    }
    return (syn__edges){edges.items, edges.count};
}

int syn__edge_compare(const void *x, const void *y, void *context) {
    const syn__edge *a = x, *b = y;
    (void)context;
    if (a->similarity != b->similarity) return a->similarity > b->similarity ? -1 : 1;
    int by_a = SYN_COMPARE(a->a, b->a);
    return by_a != 0 ? by_a : SYN_COMPARE(a->b, b->b);
}
