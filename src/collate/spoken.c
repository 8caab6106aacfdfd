// SPDX-License-Identifier: Apache-2.0
// Takes two utterances, aligns them in order (longest common subsequence by weight): a quotation
// keeps its order, what was cut leaves a gap, what was replaced stands between two common words.
// Words that mean the same, by our synonyms or WordNet, are aligned too, where it is asked whether
// both are one utterance; where differences are shown only equally written ones are. Rows of equal
// words are preferred to scattered ones. Cost: the product of the word counts, which
// SYN__UTTERANCE_CAP bounds.
#include "collate/utterances.h"

static const double stop_word_weight = 0.25;
static const float sense_share = 0.8F;     ///< of a word's weight, where another means the same
static const float near_share = 0.6F;      ///< where another means nearly the same
static const float neighbour_bonus = 0.1F; ///< for going on right behind the last match

static float match_weight(const syn__collator *collator, const syn__spoken_word *a,
                          const syn__spoken_word *b) {
    float smaller = a->weight < b->weight ? a->weight : b->weight;
    if (a->surface == b->surface || a->term == b->term) return smaller;
    if (syn__senses_meet(a->senses, b->senses)) return smaller * sense_share;
    switch (syn__meanings_relate(collator, a->meaning, b->meaning)) {
    case SYN_WORDNET_SAME:
    case SYN_WORDNET_SYNONYM:
    case SYN_WORDNET_DERIVED: return smaller * sense_share;
    case SYN_WORDNET_SIMILAR:
    case SYN_WORDNET_HYPERNYM: return smaller * near_share;
    case SYN_WORDNET_ANTONYM:
    case SYN_WORDNET_NONE: break;
    }
    return 0;
}

/// The table of best weights; way[i][j] tells the step: 0 up, 1 left, 2 both words match. Without
/// a collator only equally written words match.
static void fill_ways(const syn__collator *collator, const syn__utterance *a,
                      const syn__utterance *b,
                      uint8_t ways[SYN__UTTERANCE_CAP][SYN__UTTERANCE_CAP]) {
    float above[SYN__UTTERANCE_CAP + 1] = {0}, row[SYN__UTTERANCE_CAP + 1] = {0};
    for (size_t i = 0; i < a->word_count; i++) {
        for (size_t j = 0; j < b->word_count; j++) {
            const syn__spoken_word *x = &a->words[i], *y = &b->words[j];
            float match = collator != NULL           ? match_weight(collator, x, y)
                          : x->surface == y->surface ? x->weight
                                                     : 0;
            float both = match > 0 ? above[j] + match : -1;
            if (i > 0 && j > 0 && ways[i - 1][j - 1] == 2) both += neighbour_bonus;
            row[j + 1] = above[j + 1];
            ways[i][j] = 0;
            if (row[j] > row[j + 1]) {
                row[j + 1] = row[j];
                ways[i][j] = 1;
            }
            if (both > row[j + 1]) {
                row[j + 1] = both;
                ways[i][j] = 2;
            }
        }
        memcpy(above, row, (b->word_count + 1) * sizeof *row);
    }
}

static void trace(const syn__collator *collator, const syn__utterance *a, const syn__utterance *b,
                  size_t out_matches[SYN__UTTERANCE_CAP]) {
    uint8_t ways[SYN__UTTERANCE_CAP][SYN__UTTERANCE_CAP];
    fill_ways(collator, a, b, ways);
    for (size_t i = 0; i < a->word_count; i++)
        out_matches[i] = SYN_NOTHING;
    for (size_t i = a->word_count, j = b->word_count; i > 0 && j > 0;) {
        uint8_t way = ways[i - 1][j - 1];
        if (way == 2) out_matches[i - 1] = j - 1;
        if (way != 1) i--;
        if (way != 0) j--;
    }
}

void syn__utterances_match(const syn__utterance *a, const syn__utterance *b,
                           size_t out_matches[SYN__UTTERANCE_CAP]) {
    trace(NULL, a, b, out_matches);
}

bool syn__utterance_is_part(const syn__utterance *part, const syn__utterance *whole) {
    if (part->word_count > whole->word_count) return false;
    for (size_t start = 0; start + part->word_count <= whole->word_count; start++) {
        size_t i = 0;
        while (i < part->word_count && part->words[i].surface == whole->words[start + i].surface) {
            i++;
        }
        if (i == part->word_count) return true;
    }
    return false;
}

syn__sharing syn__utterances_compare(const syn__collator *collator, const syn__utterance *a,
                                     const syn__utterance *b) {
    size_t matches[SYN__UTTERANCE_CAP];
    syn__sharing sharing = {0};
    double weight = 0;
    size_t run = 0, first = 0;
    trace(collator, a, b, matches);
    for (size_t i = 0; i < a->word_count; i++) {
        bool is_equal =
            matches[i] != SYN_NOTHING && a->words[i].surface == b->words[matches[i]].surface;
        bool is_next = i > 0 && matches[i - 1] != SYN_NOTHING && matches[i - 1] + 1 == matches[i];
        run = !is_equal ? 0 : is_next ? run + 1 : 1;
        if (run > sharing.run) sharing.run = run;
        if (matches[i] == SYN_NOTHING) continue;
        if (sharing.words == 0) first = matches[i];
        sharing.spread = matches[i] - first + 1;
        float match = match_weight(collator, &a->words[i], &b->words[matches[i]]);
        weight += (double)match;
        sharing.words++;
        if ((double)a->words[i].weight <= stop_word_weight) continue;
        sharing.content_words++;
        sharing.weight += (double)match;
    }
    sharing.part_a = a->weight > 0 ? weight / a->weight : 0;
    sharing.part_b = b->weight > 0 ? weight / b->weight : 0;
    return sharing;
}
