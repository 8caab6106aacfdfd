// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a story, gives the pairs that may say the same, aligned. An inverted
// index of terms, senses, names, figures and days (index.h) proposes them; all are aligned before
// any is judged, because a pair is judged beside its rivals (rivals.c). Statements of equal wording
// stand in for one another, so a wire copy printed a thousand times costs as one. Cost: that of the
// index, and one alignment for each pair, whose number is a multiple of the statements.
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

/// Log-odds that two aligned lines say the same, but for their rivals.
static double weigh(const syn__collator *collator, const syn__line *a, const syn__line *b,
                    const syn__alignment *alignment) {
    float judged[SYN__JUDGEMENT_COUNT];
    syn__pair_measure(collator, a, b, alignment, judged);
    return syn__judgement_add_up(judged, 0, SYN__JUDGEMENT_LEAD_LESS);
}

/// The same with the rivals, as a probability.
static double judge(const syn__collator *collator, const syn__line *a, const syn__line *b,
                    double odds_log, double likeness) {
    float judged[SYN__JUDGEMENT_COUNT] = {0};
    syn__leads leads = syn__rivals_lead(collator, a, b, likeness);
    judged[SYN__JUDGEMENT_LEAD_LESS] = (float)leads.less;
    judged[SYN__JUDGEMENT_LEAD_MORE] = (float)leads.more;
    odds_log += syn__judgement_add_up(judged, SYN__JUDGEMENT_LEAD_LESS, SYN__JUDGEMENT_COUNT);
    return syn__judgement_find_chance(odds_log);
}

static double raise_in_family(const syn__line *a, const syn__line *b, double similarity) {
    if (a->family == 0 || a->family != b->family) return similarity;
    return quotation_similarity + (1 - quotation_similarity) * similarity;
}

static bool has_rivals(const syn__collator *collator) {
    return collator->sentence_count > SYN__LONE_COUNT;
}

double syn__lines_compare(const syn__collator *collator, const syn__line *a, const syn__line *b) {
    syn__alignment alignment;
    syn__lines_align(collator, a, b, &alignment);
    double similarity = alignment.similarity;
    if (alignment.count > 0 && has_rivals(collator)) {
        double odds_log = weigh(collator, a, b, &alignment);
        similarity = judge(collator, a, b, odds_log, similarity);
    }
    return raise_in_family(a, b, similarity);
}

/// Counts the statements of each account: the more it says, the more of it is like a statement of
/// another by chance.
static bool count_lines(syn__collator *collator) {
    size_t members = collator->story->document_count;
    collator->crowds = syn_arena_array(collator->scratch, members, sizeof *collator->crowds);
    collator->starts = syn_arena_array(collator->scratch, members + 1, sizeof *collator->starts);
    if (collator->crowds == NULL || collator->starts == NULL) return false;
    for (size_t i = 0; i < collator->line_count; i++)
        collator->starts[collator->lines[i].member + 1]++;
    for (size_t i = 0; i < members; i++) {
        double count = (double)collator->starts[i + 1];
        collator->crowds[i] = count > FEW_COUNT ? log(count / FEW_COUNT) / 2 : 0;
        collator->starts[i + 1] += collator->starts[i];
    }
    return true;
}

/// Aligns the proposed pairs. Their similarity is the log-odds without rivals until judge_pairs.
static syn__edges align_pairs(const syn__collator *collator, const syn__index *index) {
    syn_arena *scratch = collator->scratch;
    const syn__line *lines = collator->lines;
    SYN_VEC(syn__edge) edges = {0};
    for (size_t i = 0; i < index->pairs.count && !scratch->has_failed; i++) {
        uint32_t a = (uint32_t)(index->pairs.items[i] >> 32), b = (uint32_t)index->pairs.items[i];
        syn__alignment alignment;
        syn__lines_align(collator, &lines[a], &lines[b], &alignment);
        if (alignment.count == 0 && lines[a].family == 0) continue;
        double odds_log = 0;
        if (alignment.count > 0) odds_log = weigh(collator, &lines[a], &lines[b], &alignment);
        SYN_PUSH(scratch, &edges,
                 ((syn__edge){a, b, (float)odds_log, (float)alignment.similarity}));
    }
    return (syn__edges){edges.items, edges.count};
}

/// Gives the pairs that may say the same, with their similarity.
static syn__edges judge_pairs(syn__collator *collator, syn__edges edges) {
    size_t count = 0;
    syn__rivals_read(collator, edges);
    for (size_t i = 0; i < edges.count; i++) {
        syn__edge edge = edges.items[i];
        const syn__line *a = &collator->lines[edge.a], *b = &collator->lines[edge.b];
        double similarity = (double)edge.likeness;
        if (similarity > 0 && has_rivals(collator))
            similarity = judge(collator, a, b, (double)edge.similarity, similarity);
        similarity = raise_in_family(a, b, similarity);
        if (similarity < least_similarity) continue;
        edge.similarity = (float)similarity;
        edges.items[count++] = edge;
    }
    edges.count = count;
    return edges;
}

syn__edges syn__collate_candidates(syn__collator *collator) {
    syn_arena *scratch = collator->scratch;
    syn__index index = {.arena = scratch};
    size_t count = collator->line_count;
    size_t *documents = syn_arena_array(scratch, count, sizeof *documents);
    double *weights = syn_arena_array(scratch, count, sizeof *weights);
    if (documents == NULL || weights == NULL || !count_lines(collator)) return (syn__edges){0};
    for (size_t i = 0; i < count; i++) {
        documents[i] = collator->lines[i].document;
        weights[i] = collator->lines[i].weight;
    }
    syn__facts_read(collator);
    find_twins(collator);
    index_lines(collator, &index);
    syn__index_find_pairs(&index, &(syn__index_items){count, documents, weights});
    return judge_pairs(collator, align_pairs(collator, &index));
}

int syn__edge_compare(const void *x, const void *y, void *context) {
    const syn__edge *a = x, *b = y;
    (void)context;
    if (a->similarity != b->similarity) return a->similarity > b->similarity ? -1 : 1;
    int by_a = SYN_COMPARE(a->a, b->a);
    return by_a != 0 ? by_a : SYN_COMPARE(a->b, b->b);
}
