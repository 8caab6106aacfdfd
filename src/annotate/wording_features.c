// SPDX-License-Identifier: Apache-2.0
// Takes the words of a document, gives how well they sit beside each other. See wording_features.h.
//
// An author takes the word that fits its place; a program that swaps words takes one that means the
// same. So each word is compared with its synonyms in WordNet: how likely is it behind the word
// before, and the word behind it after it? A document where the synonyms often win was reworded,
// whatever it is about and however rare its author's words are. The same is asked of prepositions
// and of missing articles. Counts: text/collocations.h.
#include "annotate/wording_features.h"

#include "base/fnv.h"
#include "text/collocations.h"
#include "text/tagger.h"
#include "text/wordnet.h"

#include <math.h>

enum {
    MOST_RANK = 6,    ///< meanings looked at
    MOST_LEMMAS = 12, ///< of one meaning
    MOST_OTHERS = 24, ///< synonyms of a word
    PREPOSITIONS = 11,
    FEW = 8 ///< places imagined
};
static const double temper = 0.7;  ///< how far counts are believed: 0 not, 1 wholly
static const double smoothing = 8; ///< words imagined behind each word, drawn as they are common
static const double most_bits = 6;
static const double most_swap_bits = 6; ///< one word is not more evidence than this
static const double odd_bits = 3;
static const double least_bits = 4; ///< of an oddity

/// About what good documents have; `FEW` places with it are imagined in each document.
static const double usual[SYN__ODDNESS_COUNT] = {
    [SYN__ODDNESS_MISSED_CONTENT] = 0.27,  [SYN__ODDNESS_MISSED_MIXED] = 0.055,
    [SYN__ODDNESS_MISSED_FUNCTION] = 0.05, [SYN__ODDNESS_SEEN_CONTENT] = 0.57,
    [SYN__ODDNESS_SEEN_MIXED] = 0.62,      [SYN__ODDNESS_SEEN_OFTEN] = 0.92,
    [SYN__ODDNESS_BREAK_TAGS] = 5.7,       [SYN__ODDNESS_ALONE] = -1.8,
    [SYN__ODDNESS_SYNONYM] = -1.7,         [SYN__ODDNESS_SYNONYM_ODD] = 0.14,
    [SYN__ODDNESS_SYNONYM_FIT] = 0.42,     [SYN__ODDNESS_RARER] = -0.24,
    [SYN__ODDNESS_ARTICLE] = -3.8,         [SYN__ODDNESS_PREPOSITION] = 1.75,
    [SYN__ODDNESS_ARTICLES] = 0.4,         [SYN__ODDNESS_TAGS] = 3,
    [SYN__ODDNESS_BREAK] = -1.1,           [SYN__ODDNESS_BREAK_ODD] = 0.01};

typedef struct mean {
    double sum, weight;
} mean;

typedef struct measure {
    const syn__view *view;
    const syn__wording_words *words;
    mean means[SYN__ODDNESS_COUNT];
    double all;    ///< words counted
    double starts; ///< sentences counted
    uint32_t the;
    double the_count;
    uint32_t prepositions[PREPOSITIONS]; ///< keys
    double preposition_counts[PREPOSITIONS];
    syn_arena *arena;
    syn__wording_oddities *oddities;
} measure;

static void add(measure *to, syn__wording_feature feature, double value, double weight) {
    to->means[feature].sum += value * weight;
    to->means[feature].weight += weight;
}

static double clip(double value) {
    return value < -most_bits ? -most_bits : value > most_bits ? most_bits : value;
}

/// How well a word of that key and count sits between two others: the likelihood of it behind the
/// left one and of the right one behind it, but for what is the same for all words.
static double fit(const measure *of, uint32_t key, double count, uint32_t left, uint32_t right,
                  double right_share) {
    double before = syn_collocations_count_pair(left, key) + smoothing * count / of->all;
    double behind = syn_collocations_count_pair(key, right) + smoothing * right_share;
    return before * behind / (count + smoothing);
}

static bool has_key(const uint32_t *keys, size_t count, uint32_t key) {
    for (size_t i = 0; i < count; i++) {
        if (keys[i] == key) return true;
    }
    return false;
}

/// The keys of a word's synonyms, each once.
static size_t list_others(const syn__wording_word *word, uint32_t *out_keys) {
    syn_wordnet_sense senses[32];
    size_t sense_count = syn_wordnet_list_senses(word->lemma, senses, 32), count = 0;
    for (size_t i = 0; i < sense_count; i++) {
        if (senses[i].pos != word->pos || senses[i].rank >= MOST_RANK) continue;
        uint32_t lemmas[MOST_LEMMAS];
        size_t some = syn_wordnet_list_lemmas(senses[i].synset, lemmas, MOST_LEMMAS);
        for (size_t k = 0; k < some && count < MOST_OTHERS; k++) {
            uint32_t key = syn_wordnet_get_hash(lemmas[k]);
            if (lemmas[k] != word->lemma && !has_key(out_keys, count, key)) out_keys[count++] = key;
        }
    }
    return count;
}

static void keep_oddity(measure *to, size_t at, double bits, syn__wording_feature kind) {
    if (bits < least_bits) return;
    syn__wording_oddity one = {(uint32_t)at, (float)bits, kind};
    SYN_PUSH(to->arena, to->oddities, one);
}

/// The keys beside a word; sentences begin and end with the same key.
static void find_sides(const measure *of, size_t at, uint32_t *out_left, uint32_t *out_right,
                       double *out_share) {
    const syn__wording_word *words = of->words->items;
    *out_left = words[at].is_first ? (uint32_t)SYN__WORDING_START : words[at - 1].key;
    bool is_last = at + 1 == of->words->count || words[at + 1].is_first;
    *out_right = is_last ? (uint32_t)SYN__WORDING_START : words[at + 1].key;
    double count = is_last ? 1 : words[at + 1].count;
    *out_share = (count + 1) / of->all;
}

/// A document whose words are drawn from synonyms by chance one time in `rate`, against one whose
/// author took what fits: bits of evidence from one word among `count` others.
static double weigh_swap(double own, double all, size_t count) {
    static const double rate = 0.3;
    double author = own / all, chance = 1 / ((double)count + 1);
    double bits = log2(1 - rate + rate * chance / author);
    return bits < most_swap_bits ? bits : most_swap_bits;
}

static bool is_seen(uint32_t key, uint32_t left, uint32_t right) {
    return syn_collocations_count_pair(left, key) > 0 ||
           syn_collocations_count_pair(key, right) > 0;
}

/// A synonym that stands often between just these words, or often enough on both sides.
static bool is_usual(uint32_t key, uint32_t left, uint32_t right) {
    double before = syn_collocations_count_pair(left, key);
    double behind = syn_collocations_count_pair(key, right);
    return (before >= 3 && behind >= 3) || before >= 24 || behind >= 24;
}

static void measure_synonyms(measure *to, size_t at) {
    const syn__wording_word *word = &to->words->items[at];
    uint32_t keys[MOST_OTHERS], left, right;
    uint32_t best_key = 0;
    double share, best = 0, commonest = 0;
    if (word->is_capital && !word->is_first) return;
    size_t count = list_others(word, keys);
    if (count == 0) return;
    find_sides(to, at, &left, &right, &share);
    bool is_rare = word->key <= SYN__WORDING_SYMBOL;
    double own_count = is_rare ? 1 : word->count;
    double own = fit(to, word->key, own_count, is_rare ? 0 : left, is_rare ? 0 : right, share);
    double all = pow(own, temper);
    for (size_t i = 0; i < count; i++) {
        double here = syn_collocations_count(keys[i]);
        if (here < SYN__WORDING_LEAST) here = 1;
        if (here > commonest) commonest = here;
        double fits = fit(to, keys[i], here, left, right, share);
        all += pow(fits, temper);
        if (fits <= best) continue;
        best = fits;
        best_key = keys[i];
    }
    double bits = log2(best / own), swap = weigh_swap(pow(own, temper), all, count);
    add(to, SYN__ODDNESS_SWAPPED, is_rare ? 0 : swap, 1);
    add(to, SYN__ODDNESS_SWAPPED_RARE, is_rare ? swap : 0, 1);
    add(to, SYN__ODDNESS_SYNONYM, clip(bits), 1);
    add(to, SYN__ODDNESS_SYNONYM_ODD, bits > odd_bits, 1);
    add(to, SYN__ODDNESS_SYNONYM_FIT, bits < -odd_bits, 1);
    add(to, SYN__ODDNESS_RARER, clip(log2(commonest / own_count)), 1);
    if (bits >= least_bits && is_usual(best_key, left, right) &&
        (is_rare || !is_seen(word->key, left, right)))
        keep_oddity(to, at, bits, SYN__ODDNESS_SYNONYM);
}

/// Bits by which the two stand together more seldom than by chance.
static double find_distance(const measure *of, uint32_t left, uint32_t right, double left_count,
                            double right_count) {
    static const double imagined = 2;
    double found = syn_collocations_count_pair(left, right);
    double expected = left_count * right_count / of->all;
    double behind = imagined * right_count / of->all;
    return log2(expected * (left_count + imagined) / (left_count * (found + behind)));
}

/// "met the. Minister in": a word that ends no sentence, before one that begins none.
static void measure_break(measure *to, size_t at) {
    const syn__wording_word *first = &to->words->items[at];
    uint32_t stop = syn_fnv(".", 1);
    if (!first->is_first || at < 3 || !first->is_prose) return;
    const syn__wording_word *end = first - 1, *last = first - 2;
    if (end->key != stop || !last->is_prose || last->count == 0 || first->count == 0) return;
    syn_span gap = {to->view->tokens[end->token].span.end,
                    to->view->tokens[first->token].span.start};
    syn_str between = syn_str_span(to->view->text, gap);
    if (syn_str_find_byte(between, '\n', 0) != SIZE_MAX) return;
    // Almost any word may begin a sentence; few never end one.
    double ended = find_distance(to, last->key, stop, last->count, end->count);
    double begun = find_distance(to, SYN__WORDING_START, first->key, to->starts, first->count);
    double bits = ended + (begun > 1 ? 1 : begun < -1 ? -1 : begun);
    bool is_odd = ended > 2.5 && begun > -1;
    add(to, SYN__ODDNESS_BREAK, clip(bits), 1);
    add(to, SYN__ODDNESS_BREAK_ODD, is_odd, 1);
    if (is_odd) keep_oddity(to, at, bits + 2, SYN__ODDNESS_BREAK);
}

/// "met minister in capital": would "the" fit better in front of the word?
static void measure_article(measure *to, size_t at) {
    const syn__wording_word *word = &to->words->items[at];
    if (word->is_first || word->is_capital || word->pos != 'n' || word->count == 0) return;
    const syn__wording_word *left = &to->words->items[at - 1];
    uint32_t the = to->the;
    if (left->count == 0 || left->is_content) return;
    double through = syn_collocations_count_pair(left->key, the) *
                     syn_collocations_count_pair(the, word->key) / to->the_count;
    double bits = log2((through + 0.5) / (syn_collocations_count_pair(left->key, word->key) + 0.5));
    add(to, SYN__ODDNESS_ARTICLE, clip(bits), 1);
    keep_oddity(to, at, bits, SYN__ODDNESS_ARTICLE);
}

static void measure_preposition(measure *to, size_t at) {
    if (to->view->tags[to->words->items[at].token] != SYN_POS_ADPOSITION) return;
    uint32_t left, right, best_key = 0, own_key = to->words->items[at].key;
    double share, best = 0, own = 0;
    find_sides(to, at, &left, &right, &share);
    for (size_t i = 0; i < PREPOSITIONS; i++) {
        uint32_t key = to->prepositions[i];
        double here = fit(to, key, to->preposition_counts[i], left, right, share);
        if (key == own_key) own = here;
        if (here <= best) continue;
        best = here;
        best_key = key;
    }
    if (own <= 0) return;
    double bits = log2(best / own);
    add(to, SYN__ODDNESS_PREPOSITION, bits, 1);
    if (bits >= least_bits && is_usual(best_key, left, right) && !is_seen(own_key, left, right))
        keep_oddity(to, at, bits, SYN__ODDNESS_PREPOSITION);
}

/// Words that are both common and yet were seldom seen side by side.
static void measure_pair(measure *to, size_t at) {
    syn__wording_word *right = &to->words->items[at], *left = right - 1;
    if (right->is_first || left->count == 0 || right->count == 0) return;
    double expected = left->count * (double)right->count / to->all;
    double found = syn_collocations_count_pair(left->key, right->key);
    right->with_left = (float)found;
    double weight = log2(1 + expected), missed = log2((1 + expected) / (1 + found));
    int contents = left->is_content + right->is_content;
    syn__wording_feature feature = contents == 2   ? SYN__ODDNESS_MISSED_CONTENT
                                   : contents == 1 ? SYN__ODDNESS_MISSED_MIXED
                                                   : SYN__ODDNESS_MISSED_FUNCTION;
    if (expected >= 0.02 && expected < 0.5 && contents > 0)
        add(to, contents == 2 ? SYN__ODDNESS_SEEN_CONTENT : SYN__ODDNESS_SEEN_MIXED, found > 0, 1);
    if (expected >= 0.5 && expected < 4) add(to, SYN__ODDNESS_SEEN_OFTEN, found > 0, 1);
    if (weight > 0) add(to, feature, missed > 0 ? missed / weight : 0, weight);
}

/// A common word that was seen with neither of its neighbours.
static void measure_alone(measure *to, size_t at) {
    const syn__wording_word *word = &to->words->items[at];
    if (!word->is_content || word->is_capital || word->count < 40 || word->is_first) return;
    uint32_t left, right;
    double share;
    find_sides(to, at, &left, &right, &share);
    double expected = (word[-1].count + share * to->all) * word->count / to->all;
    double found = syn_collocations_count_pair(left, word->key) +
                   syn_collocations_count_pair(word->key, right);
    if (left > SYN__WORDING_SYMBOL && right > SYN__WORDING_SYMBOL)
        add(to, SYN__ODDNESS_ALONE, log2((expected + 1) / (found + 1)), 1);
}

static bool is_verb(uint8_t tag) {
    return tag == SYN_POS_AUXILIARY || (tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S);
}

/// How a sentence ends and the next begins, by parts of speech; is there a verb?
static void measure_sentence(measure *to, size_t first) {
    const syn__wording_word *words = to->words->items;
    size_t end = first + 1;
    bool has_verb = is_verb(words[first].tag);
    while (end < to->words->count && !words[end].is_first)
        has_verb = is_verb(words[end++].tag) || has_verb;
    add(to, SYN__ODDNESS_NO_VERB, !has_verb, 1);
    if (words[end - 1].key != syn_fnv(".", 1)) return;
    uint8_t tags[2];
    syn__wording_find_tags(to->words, end - 1, tags);
    double ended = syn_collocations_surprise(tags[0], tags[1], SYN_POS_COUNT);
    add(to, SYN__ODDNESS_BREAK_TAGS,
        ended + syn_collocations_surprise(SYN_POS_COUNT, SYN_POS_COUNT, words[first].tag), 1);
}

static void measure_articles(measure *to, const syn__wording_word *word) {
    bool is_article = syn__is_nocase(to->view, word->token, "the") ||
                      syn__is_nocase(to->view, word->token, "a") ||
                      syn__is_nocase(to->view, word->token, "an");
    mean *articles = &to->means[SYN__ODDNESS_ARTICLES];
    articles->weight += word->tag == SYN_POS_NOUN || word->tag == SYN_POS_NOUN_PLURAL;
    articles->sum += is_article;
}

static void measure_word(measure *to, size_t at) {
    const syn__wording_word *word = &to->words->items[at];
    uint8_t tags[2];
    measure_break(to, at);
    if (!word->is_prose) return;
    if (at > 0) measure_pair(to, at);
    if (word->pos != 0 && !word->is_repeated) measure_synonyms(to, at);
    measure_alone(to, at);
    if (word->is_first) measure_sentence(to, at);
    measure_article(to, at);
    measure_preposition(to, at);
    measure_articles(to, word);
    syn__wording_find_tags(to->words, at, tags);
    bool is_last = at + 1 == to->words->count || word[1].is_first;
    uint8_t tag = is_last && word->key == syn_fnv(".", 1) ? SYN_POS_COUNT : word->tag;
    add(to, SYN__ODDNESS_TAGS, syn_collocations_surprise(tags[0], tags[1], tag), 1);
}

static void look_up_words(measure *to) {
    static const char *const words[PREPOSITIONS] = {"in", "at",   "on",   "for",  "to",   "of",
                                                    "by", "from", "with", "into", "about"};
    for (size_t i = 0; i < PREPOSITIONS; i++) {
        to->prepositions[i] = syn_fnv(words[i], strlen(words[i]));
        to->preposition_counts[i] = syn_collocations_count(to->prepositions[i]);
    }
    to->the = syn_fnv("the", 3);
    to->the_count = syn_collocations_count(to->the) + 1;
}

void syn__wording_measure(const syn__view *view, syn__wording_words *words, syn_arena *arena,
                          double out_features[SYN__ODDNESS_COUNT],
                          syn__wording_oddities *out_oddities) {
    measure here = {.view = view,
                    .words = words,
                    .all = syn_collocations_count(0) + 1,
                    .starts = syn_collocations_count(SYN__WORDING_START) + 1,
                    .arena = arena,
                    .oddities = out_oddities};
    look_up_words(&here);
    for (size_t i = 0; i < words->count; i++)
        syn__wording_set_count(&words->items[i], syn_collocations_count(words->items[i].key));
    for (size_t i = 0; i < words->count; i++)
        measure_word(&here, i);
    for (size_t i = 0; i < SYN__ODDNESS_STYLE; i++)
        out_features[i] = (here.means[i].sum + FEW * usual[i]) / (here.means[i].weight + FEW);
    syn__wording_measure_style(view, words, arena, out_features);
}
