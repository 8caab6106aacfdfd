// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a story, gives the pairs that may say the same, aligned. An inverted index
// of terms, senses, names, figures and days finds for each statement the statements of other
// documents with which it shares most weight; the rarest features are read first and a budget ends
// the reading, so that the work for one statement does not grow with the story. Statements of equal
// wording stand in for one another (wire copies). Cost: lines * (postings budget + candidates).
#include "collate/parts.h"

#include "base/sort.h"

/// Postings read for one line, and candidates aligned for it. Measured on generated stories of
/// 2,000 documents: more changes no claim of the labelled events.
enum { POSTING_BUDGET = 3000, CANDIDATE_CAP = 24, FEATURE_CAP = SYN__WORD_CAP * 4 };

/// Pairs below this say nothing of sameness and are not kept.
static const double least_similarity = 0.2;

typedef struct posting {
    uint64_t feature;
    uint32_t line;
    float weight;
} posting;

typedef struct list {
    uint32_t start, count; ///< in the postings
} list;

typedef struct choice {
    uint32_t line;
    float score;
} choice;

typedef struct finder {
    const syn__collator *collator;
    SYN_VEC(posting) postings;
    SYN_VEC(list) lists;
    uint32_t *line_lists; ///< numbers of lists, grouped by line
    size_t *line_starts;  ///< per line + 1: into line_lists
    float *scores;        ///< per line, zero between turns
    uint32_t *touched;
    SYN_VEC(uint64_t) pairs; ///< a << 32 | b
} finder;

static int compare_postings(const void *x, const void *y, void *context) {
    const posting *a = x, *b = y;
    (void)context;
    if (a->feature != b->feature) return a->feature < b->feature ? -1 : 1;
    return SYN_COMPARE(a->line, b->line);
}

static int compare_keys(const void *x, const void *y, void *context) {
    (void)context;
    return SYN_COMPARE(*(const uint64_t *)x, *(const uint64_t *)y);
}

static void add_feature(finder *find, uint32_t line, uint64_t kind, uint64_t value,
                        double weight) {
    uint64_t feature = syn_hash_combine(kind * 0x9E3779B97F4A7C15u, value);
    SYN_PUSH(find->collator->scratch, &find->postings,
             ((posting){feature, line, (float)weight}));
}

static uint64_t hash_number(double number) {
    return syn_hash_bytes(&number, sizeof number);
}

/// The features by which a word can be found. A value is found by what it is, not by its words.
static void add_word(finder *find, uint32_t number, const syn__word *word) {
    const syn__line *line = &find->collator->lines[number];
    const syn_marks *marks = find->collator->pile->marks[line->document];
    double weight = (double)word->weight;
    if (word->kind == SYN__WORD_QUANTITY) {
        const syn_quantity *quantity = &marks->quantities[word->index];
        double figure = quantity->has_low ? quantity->low : quantity->high;
        add_feature(find, number, 4, hash_number(figure), weight);
        return;
    }
    if (word->kind == SYN__WORD_TIME) {
        syn_str value = marks->times[word->index].value;
        if (!syn_str_is_known(value)) return;
        add_feature(find, number, 5, syn_hash_str(syn_str_slice(value, 0, 10)), weight);
        return;
    }
    if (word->term != SYN_NO_TERM) add_feature(find, number, 1, word->term, weight);
    if (word->entity != 0) add_feature(find, number, 3, word->entity, weight);
    for (int i = 0; i < 2; i++) {
        if (word->senses[i] != 0) add_feature(find, number, 2, word->senses[i], weight / 2);
    }
}

static void index_lines(finder *find) {
    const syn__collator *collator = find->collator;
    syn_arena *scratch = collator->scratch;
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        if (line->twin != i) continue;
        for (size_t j = 0; j < line->word_count; j++)
            add_word(find, (uint32_t)i, &line->words[j]);
    }
    posting *postings = find->postings.items;
    size_t count = find->postings.count;
    syn_sort(postings, count, sizeof *postings, compare_postings, NULL);
    find->line_starts =
        syn_arena_array(scratch, collator->line_count + 1, sizeof *find->line_starts);
    find->line_lists = syn_arena_array(scratch, count, sizeof *find->line_lists);
    if (scratch->has_failed) return;
    for (size_t i = 0; i < count; i++)
        find->line_starts[postings[i].line + 1]++;
    for (size_t i = 0; i < collator->line_count; i++)
        find->line_starts[i + 1] += find->line_starts[i];
    size_t *next = syn_arena_array(scratch, collator->line_count, sizeof *next);
    if (next == NULL || find->line_lists == NULL) return;
    memcpy(next, find->line_starts, collator->line_count * sizeof *next);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || postings[i].feature != postings[i - 1].feature) {
            SYN_PUSH(scratch, &find->lists, ((list){(uint32_t)i, 0}));
        }
        if (scratch->has_failed) return;
        find->lists.items[find->lists.count - 1].count++;
        find->line_lists[next[postings[i].line]++] = (uint32_t)(find->lists.count - 1);
    }
}

static int compare_lists(const void *x, const void *y, void *context) {
    const finder *find = context;
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    int by_count = SYN_COMPARE(find->lists.items[a].count, find->lists.items[b].count);
    return by_count != 0 ? by_count : SYN_COMPARE(a, b);
}

/// Adds up what other lines share with `number`; gives how many were touched.
static size_t score_others(finder *find, size_t number) {
    const syn__line *lines = find->collator->lines;
    uint32_t own[FEATURE_CAP];
    size_t count = 0, touched = 0, read = 0;
    for (size_t i = find->line_starts[number]; i < find->line_starts[number + 1]; i++) {
        if (count < FEATURE_CAP && (count == 0 || own[count - 1] != find->line_lists[i])) {
            own[count++] = find->line_lists[i];
        }
    }
    syn_sort(own, count, sizeof *own, compare_lists, find);
    for (size_t i = 0; i < count; i++) {
        const list *one = &find->lists.items[own[i]];
        if (read > 0 && read + one->count > POSTING_BUDGET) break;
        for (size_t j = one->start; j < (size_t)one->start + one->count; j++) {
            const posting *post = &find->postings.items[j];
            if (lines[post->line].document == lines[number].document) continue;
            if (find->scores[post->line] <= 0) find->touched[touched++] = post->line;
            find->scores[post->line] += post->weight;
            if (++read >= POSTING_BUDGET) break;
        }
        if (read >= POSTING_BUDGET) break;
    }
    return touched;
}

/// Keeps the best CANDIDATE_CAP of the touched lines as pairs.
static void choose_candidates(finder *find, size_t number, size_t touched) {
    const syn__line *lines = find->collator->lines;
    choice best[CANDIDATE_CAP];
    size_t count = 0;
    for (size_t i = 0; i < touched; i++) {
        uint32_t other = find->touched[i];
        double weight = lines[number].weight + lines[other].weight;
        choice one = {other, (float)((double)find->scores[other] / (weight > 0 ? weight : 1))};
        find->scores[other] = 0;
        if (count == CANDIDATE_CAP && best[count - 1].score >= one.score) continue;
        size_t at = count < CANDIDATE_CAP ? count++ : count - 1;
        for (; at > 0 && best[at - 1].score < one.score; at--)
            best[at] = best[at - 1];
        best[at] = one;
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t a = number < best[i].line ? number : best[i].line;
        uint64_t b = number < best[i].line ? best[i].line : number;
        SYN_PUSH(find->collator->scratch, &find->pairs, a << 32 | b);
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

syn__edges syn__collate_candidates(const syn__collator *collator) {
    syn_arena *scratch = collator->scratch;
    finder find = {.collator = collator};
    SYN_VEC(syn__edge) edges = {0};
    if (collator->line_count == 0 || collator->line_count >= UINT32_MAX) return (syn__edges){0};
    find_twins(collator);
    index_lines(&find);
    find.scores = syn_arena_array(scratch, collator->line_count, sizeof *find.scores);
    find.touched = syn_arena_array(scratch, collator->line_count, sizeof *find.touched);
    for (size_t i = 0; i < collator->line_count && !scratch->has_failed; i++) {
        if (collator->lines[i].twin != i) continue;
        choose_candidates(&find, i, score_others(&find, i));
    }
    if (scratch->has_failed) return (syn__edges){0};
    syn_sort(find.pairs.items, find.pairs.count, sizeof(uint64_t), compare_keys, NULL);
    for (size_t i = 0; i < find.pairs.count && !scratch->has_failed; i++) {
        uint64_t key = find.pairs.items[i];
        if (i > 0 && find.pairs.items[i - 1] == key) continue;
        uint32_t a = (uint32_t)(key >> 32), b = (uint32_t)key;
        syn__alignment alignment;
        syn__lines_align(collator, &collator->lines[a], &collator->lines[b], &alignment);
        if (alignment.similarity < least_similarity) continue;
        SYN_PUSH(scratch, &edges, ((syn__edge){a, b, (float)alignment.similarity}));
    }
    return (syn__edges){edges.items, edges.count};
}
