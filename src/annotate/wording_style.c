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
#include "text/collocations.h"
#include "text/tagger.h"
#include "text/wordnet.h"

#include <math.h>

enum { FEW = 8, BEFORE_CUE = 4, LEAST_COMMON = 300 };
static const double rate = 0.3; ///< of words that are exchanged
static const double most_bits = 8;
static const double low_bits = -2.5; ///< a word that would be exchanged for others
static const double high_bits = 1.5; ///< one that would be drawn for others

typedef struct mean {
    double sum, weight;
} mean;

typedef struct style {
    const syn__view *view;
    const syn__wording_words *words;
    mean means[SYN__ODDNESS_COUNT];
    double all, said;
} style;

static void add(style *to, syn__wording_feature feature, double value, double weight) {
    to->means[feature].sum += value * weight;
    to->means[feature].weight += weight;
}

/// A document whose words are drawn one time in `rate` against one whose author chose them.
static double weigh_drawn(double bits) {
    return log2(1 - rate + rate * exp2(bits > most_bits ? most_bits : bits));
}

static void measure_choice(style *to, const syn__wording_word *word) {
    bool is_name = word->is_capital && !word->is_first;
    if (word->pos == 0 || is_name) return;
    uint32_t key = syn_wordnet_get_hash(word->lemma); // not that of its class
    double near = syn_collocations_drawn(key, word->pos, false);
    double wide = syn_collocations_drawn(key, word->pos, true);
    double near_weight = weigh_drawn(near), wide_weight = weigh_drawn(wide);
    add(to, SYN__ODDNESS_DRAWN_ALL, wide_weight, 1);
    add(to, SYN__ODDNESS_COMMON, word->count >= 1500, 1);
    add(to, SYN__ODDNESS_USUAL, word->count >= 250, 1);
    add(to, SYN__ODDNESS_UNUSUAL, word->count < 30, 1);
    if (word->is_repeated) return;
    add(to, SYN__ODDNESS_DRAWN, near_weight, 1);
    add(to, SYN__ODDNESS_DRAWN_WIDE, wide_weight, 1);
    add(to, SYN__ODDNESS_DRAWN_OFTEN, wide > high_bits, 1);
    add(to, SYN__ODDNESS_DRAWN_SELDOM, wide < low_bits, 1);
    if (word->pos != 'n') add(to, SYN__ODDNESS_DRAWN_VERBS, wide_weight, 1);
}

/// "mentioned" sixteen times: a word that no subject asks for, far more often than it should be.
static void measure_burst(style *to, const syn__wording_word *word) {
    if (word->pos == 0 || word->pos == 'n' || word->is_repeated || word->is_capital) return;
    double expected = word->count * (double)to->words->count / to->all + 0.5;
    double bits = word->times < 2 ? 0 : log2(word->times / expected);
    add(to, SYN__ODDNESS_BURST, bits > 0 ? bits * word->times : 0, 1);
}

static bool is_first_person(const syn__view *view, size_t token) {
    static const char *const words[] = {"i", "we", "my", "our", "me", "us", "myself", "ourselves"};
    syn_str word = syn__word(view, token);
    if (word.size == 0 || memchr("imowu", syn_ascii_lower(word.data[0]), 5) == NULL) return false;
    return SYN__IS_ANY(view, token, words);
}

static bool is_cue(const style *of, const syn__wording_word *word) {
    return (word->tag == SYN_POS_VERB_PAST || word->tag == SYN_POS_VERB_PRESENT_S) &&
           syn__in(of->view, word->token, SYN_LEXICON_CUE_VERB);
}

/// `It is our harbour, she said.`: somebody speaks, and no mark says from where.
static void measure_speech(style *to, size_t first, size_t end) {
    const syn__wording_word *words = to->words->items;
    uint32_t comma = syn_fnv(",", 1);
    bool is_lost = false, has_quote = false, has_person = false;
    for (size_t i = words[first].token; i <= words[end - 1].token && !has_quote; i++)
        has_quote = syn__is_kind(to->view, i, SYN_TOKEN_QUOTE);
    for (size_t i = first; i < end; i++) {
        if (is_first_person(to->view, words[i].token)) has_person = true;
        if (!is_cue(to, &words[i])) continue;
        double rarity = log2(to->said / (words[i].count + 1));
        add(to, SYN__ODDNESS_CUE, rarity > 0 ? rarity : 0, 1);
        size_t from = i > first + BEFORE_CUE ? i - BEFORE_CUE : first;
        bool has_comma = false;
        for (size_t k = from; k < i; k++) {
            if (is_first_person(to->view, words[k].token)) has_comma = false;
            if (words[k].key == comma) has_comma = true;
        }
        is_lost = is_lost || (has_comma && has_person);
    }
    add(to, SYN__ODDNESS_LOST_MARKS, is_lost && !has_quote, 1);
}

/// How long sentences are, how much of them serves or is names or first persons: what register.
static void measure_register(style *to, size_t first, size_t end) {
    const syn__wording_word *words = to->words->items;
    add(to, SYN__ODDNESS_LENGTH, log2((double)(end - first)), 1);
    for (size_t i = first; i < end; i++) {
        if (!syn__is_kind(to->view, words[i].token, SYN_TOKEN_WORD)) continue;
        add(to, SYN__ODDNESS_SERVING, !words[i].is_content, 1);
        add(to, SYN__ODDNESS_NAMES, words[i].is_capital && !words[i].is_first, 1);
        add(to, SYN__ODDNESS_PERSONS, is_first_person(to->view, words[i].token), 1);
    }
}

/// "Center East", "Workplace of the Director": neighbours in a name, common words both, that were
/// never seen together.
static void measure_name(style *to, size_t at) {
    const syn__wording_word *right = &to->words->items[at], *left = right - 1;
    if (right->is_first || !right->is_capital || !left->is_capital || left->is_first) return;
    if (left->pos == 0 || right->pos == 0 || left->count < 60 || right->count < 60) return;
    double found = right->with_left;
    add(to, SYN__ODDNESS_NAME, found < 1, 1);
}

static double clip(double value) {
    return value < -most_bits ? -most_bits : value > most_bits ? most_bits : value;
}

/// "met the. Minister in": would these parts of speech rather stand in one sentence?
static void measure_joint(style *to, size_t first, size_t end) {
    const syn__wording_word *words = to->words->items;
    add(to, SYN__ODDNESS_SHORT, end - first < 8, 1);
    if (end >= to->words->count || words[end - 1].key != syn_fnv(".", 1) || end - first < 3) return;
    uint8_t tags[2];
    syn__wording_find_tags(to->words, end - 1, tags);
    double parted = syn_collocations_surprise(tags[0], tags[1], SYN_POS_COUNT) +
                    syn_collocations_surprise(SYN_POS_COUNT, SYN_POS_COUNT, words[end].tag);
    double bits = parted - syn_collocations_surprise(tags[0], tags[1], words[end].tag);
    add(to, SYN__ODDNESS_JOINED, clip(bits), 1);
    add(to, SYN__ODDNESS_JOINED_ODD, bits > 5, 1);
}

/// "met minister in capital": how often have these nouns an article, and how often here?
static void measure_article(style *to, size_t at) {
    static const double imagined = 2, usual = 0.3;
    const syn__wording_word *word = &to->words->items[at];
    if (word->tag != SYN_POS_NOUN || word->is_first || word->is_capital || word->count < 1) return;
    uint32_t the = syn_fnv("the", 3), a = syn_fnv("a", 1), an = syn_fnv("an", 2);
    uint32_t left = word[-1].key;
    double found = syn_collocations_count_pair(the, word->key) +
                   syn_collocations_count_pair(a, word->key) +
                   syn_collocations_count_pair(an, word->key);
    double share = (found + imagined * usual) / (word->count + imagined);
    bool is_there = left == the || left == a || left == an;
    add(to, SYN__ODDNESS_NO_ARTICLE, 1 - is_there / (share > 1 ? 1 : share), share > 1 ? 1 : share);
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
        double found = right->with_left;
        double weight = log2(1 + expected), bits = log2((1 + expected) / (1 + found));
        missed += bits > 0 ? bits : 0;
        weights += weight;
        ++*out_pairs;
        if (expected >= 1) add(to, SYN__ODDNESS_NEVER, found < 1, 1);
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

/// "but", "also", "now": words that every longer text has.
static void measure_absent(style *to, syn_arena *arena) {
    static const char *const common[] = {
        "but",  "also", "more", "like",  "many",    "year",  "now",  "still", "first", "new",
        "make", "get",  "take", "last",  "people",  "just",  "even", "other", "well",  "only",
        "go",   "come", "want", "know",  "think",   "see",   "say",  "use",   "work",  "give",
        "good", "some", "most", "about", "because", "while", "such", "both",  "part",  "how"};
    enum { COUNT = sizeof common / sizeof *common };
    uint64_t found = 0;
    uint32_t keys[COUNT];
    (void)arena;
    for (size_t k = 0; k < COUNT; k++)
        keys[k] = syn_fnv(common[k], strlen(common[k]));
    double prose = 0;
    for (size_t i = 0; i < to->words->count; i++) {
        if (!to->words->items[i].is_prose) continue;
        prose++;
        if (to->words->items[i].count < LEAST_COMMON) continue;
        for (size_t k = 0; k < COUNT; k++) {
            if (to->words->items[i].key == keys[k]) found |= (uint64_t)1 << k;
        }
    }
    for (size_t k = 0; k < COUNT; k++) {
        double expected = syn_collocations_count(keys[k]) / to->all * prose;
        double likely = 1 - exp(-expected);
        add(to, SYN__ODDNESS_ABSENT, 1 - (double)(found >> k & 1) / (likely + 0.05), likely + 0.05);
    }
}

void syn__wording_measure_style(const syn__view *view, const syn__wording_words *words,
                                syn_arena *arena, double out_features[SYN__ODDNESS_COUNT]) {
    style here = {.view = view,
                  .words = words,
                  .all = syn_collocations_count(0) + 1,
                  .said = syn_collocations_count(syn_fnv("say", 3)) + 1};
    size_t sentence_count = 0;
    double *sentences = syn_arena_array(arena, words->count, sizeof *sentences);
    if (sentences == NULL) return;
    measure_absent(&here, arena);
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
    for (size_t i = SYN__ODDNESS_STYLE; i < SYN__ODDNESS_COUNT; i++)
        out_features[i] = here.means[i].sum / (here.means[i].weight + FEW);
}
