// SPDX-License-Identifier: Apache-2.0
// Takes the words of a document, gives how its author chooses them. See wording_features.h.
//
// What a single word cannot show, many do: a program that exchanges words takes common ones out and
// puts in what is drawn in their place more often than authors write it (collocations.h, `drawn`).
// It does so in every sentence, with verbs and adverbs that no subject asks for, at quotations
// ("mentioned" sixteen times), inside names. The shares of common and rare words tell one register
// from another, so that the trees of wording.c can weigh the rest by it. No pairs, no WordNet: one
// look-up a word.
#include "annotate/wording_features.h"
#include "base/fnv.h"
#include "base/sort.h"

#include <math.h>

enum {
    FEW = 8,
    BEFORE_CUE = 4,
    SEEN_BITS = 14 ///< of the set of words that were seen: one in forty is there by chance at most
};
static const double rate = 0.3; ///< of words that are exchanged
static const double most_bits = 8;
static const double low_bits = -2.5; ///< a word that would be exchanged for others
static const double high_bits = 1.5; ///< one that would be drawn for others

typedef struct style {
    const syn__view *view;
    const syn_collocations *from;
    const syn__wording_words *words;
    syn__wording_mean means[SYN__ODDNESS_COUNT];
    double all, said;
    uint32_t comma, stop;
    uint32_t articles[3]; ///< the, a, an
} style;

static void add(style *to, syn__wording_feature feature, double value, double weight) {
    syn__wording_add(&to->means[feature], value, weight);
}

static double weigh_drawn(double bits) {
    return syn__wording_weigh(syn__wording_exp2(bits), rate);
}

static void measure_choice(style *to, const syn__wording_word *word) {
    bool is_name = word->is_capital && !word->is_first;
    if (word->pos == 0 || is_name) return;
    double wide = word->choice.drawn_wide, wide_weight = weigh_drawn(wide);
    add(to, SYN__ODDNESS_DRAWN_ALL, wide_weight, 1);
    add(to, SYN__ODDNESS_COMMON, word->count >= 1500, 1);
    add(to, SYN__ODDNESS_USUAL, word->count >= 250, 1);
    add(to, SYN__ODDNESS_UNUSUAL, word->count < 30, 1);
    if (word->is_repeated) return;
    add(to, SYN__ODDNESS_DRAWN, weigh_drawn(word->choice.drawn), 1);
    add(to, SYN__ODDNESS_DRAWN_WIDE, wide_weight, 1);
    add(to, SYN__ODDNESS_DRAWN_OFTEN, wide > high_bits, 1);
    add(to, SYN__ODDNESS_DRAWN_SELDOM, wide < low_bits, 1);
    if (word->pos != 'n') add(to, SYN__ODDNESS_DRAWN_VERBS, wide_weight, 1);
}

/// "mentioned" sixteen times: a word that no subject asks for, far more often than it should be.
static void measure_burst(style *to, const syn__wording_word *word) {
    if (word->pos == 0 || word->pos == 'n' || word->is_repeated || word->is_capital) return;
    double expected = word->count * (double)to->words->count / to->all + 0.5;
    double bits = word->times < 2 ? 0 : syn__wording_log2(word->times / expected);
    add(to, SYN__ODDNESS_BURST, bits > 0 ? bits * word->times : 0, 1);
}

static bool is_first_person(const style *of, const syn__wording_word *word) {
    return syn__in(of->view, word->token, SYN_LEXICON_FIRST_PERSON);
}

static bool is_cue(const style *of, const syn__wording_word *word) {
    return (word->tag == SYN_POS_VERB_PAST || word->tag == SYN_POS_VERB_PRESENT_S) &&
           syn__in(of->view, word->token, SYN_LEXICON_CUE_VERB);
}

/// `It is our harbour, she said.`: somebody speaks, and no mark says from where.
static void measure_speech(style *to, size_t first, size_t end) {
    const syn__wording_word *words = to->words->items;
    bool is_lost = false, has_quote = false, has_person = false;
    for (size_t i = words[first].token; i <= words[end - 1].token && !has_quote; i++)
        has_quote = syn__is_kind(to->view, i, SYN_TOKEN_QUOTE);
    for (size_t i = first; i < end; i++) {
        if (is_first_person(to, &words[i])) has_person = true;
        if (!is_cue(to, &words[i])) continue;
        double rarity = syn__wording_log2(to->said / (words[i].count + 1));
        add(to, SYN__ODDNESS_CUE, rarity > 0 ? rarity : 0, 1);
        size_t from = i > first + BEFORE_CUE ? i - BEFORE_CUE : first;
        bool has_comma = false;
        for (size_t k = from; k < i; k++) {
            if (is_first_person(to, &words[k])) has_comma = false;
            if (words[k].id == to->comma) has_comma = true;
        }
        is_lost = is_lost || (has_comma && has_person);
    }
    add(to, SYN__ODDNESS_LOST_MARKS, is_lost && !has_quote, 1);
}

/// How long sentences are, how much of them serves or is names or first persons: what register.
static void measure_register(style *to, size_t first, size_t end) {
    const syn__wording_word *words = to->words->items;
    add(to, SYN__ODDNESS_LENGTH, syn__wording_log2((double)(end - first)), 1);
    for (size_t i = first; i < end; i++) {
        if (!syn__is_kind(to->view, words[i].token, SYN_TOKEN_WORD)) continue;
        add(to, SYN__ODDNESS_SERVING, !words[i].is_content, 1);
        add(to, SYN__ODDNESS_NAMES, words[i].is_capital && !words[i].is_first, 1);
        add(to, SYN__ODDNESS_PERSONS, is_first_person(to, &words[i]), 1);
    }
}

/// "Center East", "Workplace of the Director": neighbours in a name, common words both, that were
/// never seen together.
static void measure_name(style *to, size_t at) {
    const syn__wording_word *right = &to->words->items[at], *left = right - 1;
    if (right->is_first || !right->is_capital || !left->is_capital || left->is_first) return;
    if (left->pos == 0 || right->pos == 0 || left->count < 60 || right->count < 60) return;
    add(to, SYN__ODDNESS_NAME, right->with_left < 1, 1);
}

/// "met the. Minister in": would these parts of speech rather stand in one sentence?
static void measure_joint(style *to, size_t first, size_t end) {
    const syn__wording_word *words = to->words->items;
    add(to, SYN__ODDNESS_SHORT, end - first < 8, 1);
    if (end >= to->words->count || words[end - 1].id != to->stop || end - first < 3) return;
    uint8_t tags[2];
    syn__wording_find_tags(to->words, end - 1, tags);
    double parted =
        syn_collocations_surprise(to->from, tags[0], tags[1], SYN_POS_COUNT) +
        syn_collocations_surprise(to->from, SYN_POS_COUNT, SYN_POS_COUNT, words[end].tag);
    double bits = parted - syn_collocations_surprise(to->from, tags[0], tags[1], words[end].tag);
    add(to, SYN__ODDNESS_JOINED, syn__wording_clip(bits, most_bits), 1);
    add(to, SYN__ODDNESS_JOINED_ODD, bits > 5, 1);
}

/// "met minister in capital": how often have these nouns an article, and how often here?
static void measure_article(style *to, size_t at) {
    static const double imagined = 2, usual = 0.3;
    const syn__wording_word *word = &to->words->items[at];
    if (word->tag != SYN_POS_NOUN || word->is_first || word->is_capital || word->count < 1) return;
    double found = 0;
    bool is_there = false;
    for (size_t i = 0; i < sizeof to->articles / sizeof *to->articles; i++) {
        found += syn_collocations_count_pair(to->from, to->articles[i], word->id);
        is_there = is_there || word[-1].id == to->articles[i];
    }
    double share = (found + imagined * usual) / (word->count + imagined);
    share = share > 1 ? 1 : share;
    add(to, SYN__ODDNESS_NO_ARTICLE, 1 - is_there / share, share);
}

/// Missed pairs of one sentence; out_pairs counts those that were asked about.
static double measure_pairs(style *to, size_t first, size_t end, size_t *out_pairs) {
    const syn__wording_word *words = to->words->items;
    double missed = 0, weights = 0;
    *out_pairs = 0;
    for (size_t i = first + 1; i < end; i++) {
        const syn__wording_word *left = &words[i - 1], *right = &words[i];
        if (left->count < 1 || right->count < 1) continue;
        double expected = left->count * (double)right->count / to->all;
        if (expected < 0.1) continue;
        missed += right->missed_bits;
        weights += right->chance_bits;
        ++*out_pairs;
        if (expected >= 1) add(to, SYN__ODDNESS_NEVER, right->with_left < 1, 1);
    }
    return missed / (weights + 1);
}

static int compare_doubles(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(*(const double *)a, *(const double *)b);
}

/// Exchanged words stand in every sentence, an author's odd ones in some.
static void measure_evenness(style *to, double *sentences, size_t count) {
    if (count == 0) return;
    syn_sort(sentences, count, sizeof *sentences, compare_doubles, NULL);
    add(to, SYN__ODDNESS_EVEN, sentences[count / 3], (double)count);
}

static size_t find_bit(uint32_t key) {
    return key * 0x9E3779B1u >> (32 - SEEN_BITS);
}

/// Words that every longer text has: which of them are not there?
static void measure_absent(style *to) {
    uint64_t seen[(1 << SEEN_BITS) / 64] = {0};
    double prose = 0;
    for (size_t i = 0; i < to->words->count; i++) {
        if (!to->words->items[i].is_prose) continue;
        size_t bit = find_bit(to->words->items[i].key);
        seen[bit / 64] |= (uint64_t)1 << bit % 64;
        prose++;
    }
    const syn_lexicon_table *common = syn_lexicon_get_table(SYN_LEXICON_UBIQUITOUS_WORD);
    for (size_t k = 0; k < common->slot_count; k++) {
        syn_str word = common->slots[k].key;
        if (word.size == 0) continue;
        uint32_t key = syn_fnv(word.data, word.size);
        size_t bit = find_bit(key);
        double count = syn_collocations_count(to->from, syn_collocations_find(to->from, key));
        double likely = 1 - syn__wording_exp2(-count / to->all * prose / log(2));
        bool is_there = (seen[bit / 64] >> bit % 64 & 1) != 0;
        add(to, SYN__ODDNESS_ABSENT, 1 - is_there / (likely + 0.05), likely + 0.05);
    }
}

static uint32_t find_word(const style *of, const char *word) {
    return syn_collocations_find(of->from, syn_fnv(word, strlen(word)));
}

void syn__wording_measure_style(const syn__view *view, const syn_collocations *from,
                                const syn__wording_words *words, syn_arena *arena,
                                double out_features[SYN__ODDNESS_COUNT]) {
    style here = {.view = view, .from = from, .words = words, .all = from->all + 1};
    here.comma = find_word(&here, ",");
    here.stop = find_word(&here, ".");
    here.articles[0] = find_word(&here, "the");
    here.articles[1] = find_word(&here, "a");
    here.articles[2] = find_word(&here, "an");
    here.said = syn_collocations_count(from, find_word(&here, "say")) + 1;
    size_t sentence_count = 0;
    double *sentences = syn_arena_array(arena, words->count + 1, sizeof *sentences);
    if (sentences == NULL) return;
    measure_absent(&here);
    for (size_t i = 0, end; i < words->count; i = end) {
        end = i + 1;
        while (end < words->count && !words->items[end].is_first)
            end++;
        if (!words->items[i].is_prose) continue;
        measure_register(&here, i, end);
        measure_speech(&here, i, end);
        for (size_t k = i; k < end; k++) {
            measure_choice(&here, &words->items[k]);
            measure_burst(&here, &words->items[k]);
            if (k > i) measure_name(&here, k);
            measure_article(&here, k);
        }
        measure_joint(&here, i, end);
        size_t pairs;
        double missed = measure_pairs(&here, i, end, &pairs);
        if (pairs >= 5) sentences[sentence_count++] = missed;
    }
    measure_evenness(&here, sentences, sentence_count);
    for (size_t i = SYN__ODDNESS_STYLE; i < SYN__ODDNESS_DAMAGE; i++)
        out_features[i] = here.means[i].sum / (here.means[i].weight + FEW);
}
