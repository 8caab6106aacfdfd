// SPDX-License-Identifier: Apache-2.0
// Takes the words of a document, gives how likely a program changed each of its places. See
// wording_places.h.
//
// What is odd at one place is told from a dozen bytes: how often the word stands with its
// neighbours and how often it would by chance, how surprising the classes of the words are in a row
// (text/chains.h), what its synonyms would do there. Boosted trees weigh them, learned from texts
// in which it is known what was changed (models/wording_places.md): replaced tokens are told one by
// one before the document is (after Clark et al. 2020, ELECTRA, with counts for the network). A
// document's features are how far its places speak for a text of which a twentieth, a fifth or a
// half was changed. Linear.
#include "annotate/wording_places.h"

#include "base/fnv.h"
#include "text/facts.h"

enum {
    DEPTH = 4,
    NODES = (1 << DEPTH) - 1,
    RATES = 3,
    BARS = 3,
    FEW = 8, ///< places imagined that say nothing
    FIRST_CLASS_OF_TAG = 257,
    CLASS_START = SYN_CHAINS_CLASSES - 1,
    USUAL_EIGHTHS = 80 ///< of surprise at a word and the next, below which nothing was damaged
};

typedef struct tree {
    uint8_t features[NODES], cuts[NODES];
    double values[NODES + 1];
} tree;

static const tree trees[] = {
#include "wording_places_trees.h"
};

static const double rates[SYN__PLACE_KINDS][RATES] = {
    {0.05, 0.2, 0.5}, {0.02, 0.1, 0.3}, {0.02, 0.1, 0.3}};
static const double bars[SYN__PLACE_KINDS][BARS] = {{1, 2, 3}, {1, 3, 5}, {1, 2, 4}};
static const double least_sum = -6, most_sum = 7; ///< what one place may say

uint16_t *syn__wording_classes(const syn__view *view, const syn__wording_words *words,
                               syn_arena *arena) {
    uint16_t *classes = syn_arena_array(arena, words->count + 1, sizeof *classes);
    if (classes == NULL) return NULL;
    for (size_t i = 0, end; i < words->count; i = end) {
        for (end = i + 1; end < words->count && !words->items[end].is_first;)
            end++;
        size_t first = words->items[i].token, last = words->items[end - 1].token;
        const syn_sketch *sketches = syn__view_sketches(view, first, last + 1, arena);
        if (sketches == NULL) return NULL;
        for (size_t k = i; k < end; k++) {
            uint32_t cluster = sketches[words->items[k].token - first].cluster;
            bool has_one = cluster > 0 && cluster < FIRST_CLASS_OF_TAG;
            classes[k] =
                (uint16_t)(has_one ? cluster : (uint32_t)FIRST_CLASS_OF_TAG + words->items[k].tag);
        }
    }
    return classes;
}

static uint32_t find_class(const char *word) {
    syn_sketch sketch;
    syn_str text = syn_str_from(word);
    syn_sketch_make(text, &sketch);
    syn_facts_find(&text, &sketch, 1);
    return sketch.cluster;
}

static uint8_t put(double value, double offset) {
    double eighths = value * SYN_CHAINS_EIGHTHS + offset + 0.5;
    return eighths < 0 ? 0 : eighths > 255 ? 255 : (uint8_t)eighths;
}
static uint8_t put_eighths(int eighths, int offset) {
    eighths += offset;
    return eighths < 0 ? 0 : eighths > 255 ? 255 : (uint8_t)eighths;
}

/// The classes around a word, 3 before and 2 behind; beyond its sentence all are the beginning.
enum { BEFORE = 3, BEHIND = 2, AROUND = BEFORE + 1 + BEHIND };

static void look_around(const syn__places *in, size_t at, uint32_t out_classes[AROUND]) {
    const syn__wording_word *words = in->words->items;
    for (size_t i = 0; i < AROUND; i++)
        out_classes[i] = CLASS_START;
    for (size_t i = 0; i <= BEFORE && at >= i; i++) {
        out_classes[BEFORE - i] = in->classes[at - i];
        if (words[at - i].is_first) break;
    }
    for (size_t i = 1; i <= BEHIND && at + i < in->words->count; i++) {
        if (words[at + i].is_first) break;
        out_classes[BEFORE + i] = in->classes[at + i];
    }
}

static int surprise(const syn__places *in, uint32_t a, uint32_t b, uint32_t c) {
    return c == CLASS_START ? 0 : syn_chains_surprise(in->chains, a, b, c);
}

static double chance(const syn__places *in, double left, double right) {
    return left * right / in->from->all;
}

static void read_common(const syn__places *in, size_t at, const uint32_t c[AROUND], uint8_t *to) {
    const syn__wording_word *word = &in->words->items[at];
    bool is_last = at + 1 >= in->words->count || word[1].is_first;
    double left = word->is_first ? in->start_count : word[-1].all_count;
    double right = is_last ? in->start_count : word[1].all_count;
    to[SYN__PLACE_COUNT] = put(syn__wording_log2(word->count + 0.5), 8);
    to[SYN__PLACE_LEFT] = put(syn__wording_log2(1 + word->beside), 0);
    to[SYN__PLACE_RIGHT] = put(is_last ? 0 : syn__wording_log2(1 + word[1].beside), 0);
    to[SYN__PLACE_LEFT_CHANCE] =
        put(syn__wording_log2(chance(in, left, word->all_count) + 0.01), 64);
    to[SYN__PLACE_RIGHT_CHANCE] =
        put(syn__wording_log2(chance(in, right, word->all_count) + 0.01), 64);
    to[SYN__PLACE_CHAIN] = in->chains_of[at];
    to[SYN__PLACE_CHAIN_NEXT] = c[4] == CLASS_START ? 0 : in->chains_of[at + 1];
    to[SYN__PLACE_CHAIN_AFTER] = c[5] == CLASS_START ? 0 : in->chains_of[at + 2];
    to[SYN__PLACE_ATTRACT] = put_eighths(syn_chains_attract(in->chains, c[2], c[4]), 128);
    uint8_t tags[2];
    syn__wording_find_tags(in->words, at, tags);
    uint8_t tag = is_last && word->id == in->stop ? (uint8_t)SYN_POS_COUNT : word->tag;
    to[SYN__PLACE_TAGS] = put(syn_collocations_surprise(in->from, tags[0], tags[1], tag), 0);
    if (!is_last)
        to[SYN__PLACE_TAGS_NEXT] =
            put(syn_collocations_surprise(in->from, tags[1], word->tag, word[1].tag), 0);
    to[SYN__PLACE_TAG] = word->tag;
    to[SYN__PLACE_CLASS] = put_eighths(syn_chains_surprise_alone(in->chains, c[3]), 0);
}

static void read_swap(const syn__wording_word *word, uint8_t *to) {
    to[SYN__PLACE_BETTER] = put(word->better_bits, 128);
    to[SYN__PLACE_DRAW] = put(word->draw_bits, 128);
    to[SYN__PLACE_RARER] = put(word->rarer_bits, 128);
    to[SYN__PLACE_DRAWN] = put((double)word->choice.drawn, 128);
    to[SYN__PLACE_DRAWN_WIDE] = put((double)word->choice.drawn_wide, 128);
    unsigned choices = (unsigned)word->choice.synonym_count + word->choice.rare_count;
    to[SYN__PLACE_CHOICES] = (uint8_t)(choices > UINT8_MAX ? UINT8_MAX : choices);
    to[SYN__PLACE_TIMES] = (uint8_t)(word->times > 255 ? 255 : word->times);
    to[SYN__PLACE_BEST] = put(word->best_beside, 0);
}

/// By how many bits two words stand together more often than by chance.
static double attract(double found, double by_chance) {
    static const double imagined = 0.05;
    return syn__wording_log2((found + imagined) / (by_chance + imagined));
}

/// "met the. Minister in": classes c, the last but one and the last before the stop.
static void read_break(const syn__places *in, size_t at, const uint32_t c[AROUND], uint8_t *to) {
    const syn__wording_word *first = &in->words->items[at], *end = first - 1, *last = first - 2;
    uint32_t stop = in->classes[at - 1], e1 = in->classes[at - 2];
    uint32_t e2 = last->is_first ? CLASS_START : in->classes[at - 3];
    int ended = surprise(in, e2, e1, stop);
    int begun =
        surprise(in, CLASS_START, CLASS_START, c[3]) + surprise(in, CLASS_START, c[3], c[4]);
    int joined = surprise(in, e2, e1, c[3]) + surprise(in, e1, c[3], c[4]);
    to[SYN__PLACE_JOINED] = put_eighths(ended + begun - joined, 128);
    to[SYN__PLACE_ENDED] = put_eighths(ended, 0);
    to[SYN__PLACE_BEGUN] = put_eighths(begun, 0);
    double pair = syn_collocations_count_pair(in->from, last->id, first->id);
    to[SYN__PLACE_PAIR] = put(attract(pair, chance(in, last->all_count, first->all_count)), 128);
    to[SYN__PLACE_END] =
        put(attract(end->beside, chance(in, last->all_count, end->all_count)), 128);
    to[SYN__PLACE_BEGIN] =
        put(attract(first->beside, chance(in, in->start_count, first->all_count)), 128);
}

/// "met minister in capital": nouns, and what stands before them.
static int weigh_article(const syn__places *in, const syn__wording_word *word,
                         const uint32_t c[AROUND], int as_is) {
    if (word->tag != SYN_POS_NOUN && word->tag != SYN_POS_NOUN_PLURAL &&
        word->tag != SYN_POS_ADJECTIVE)
        return 0;
    int best = INT32_MAX;
    uint32_t articles[2] = {in->the, in->a};
    for (size_t i = 0; i < 2; i++) {
        int with = surprise(in, c[1], c[2], articles[i]) + surprise(in, c[2], articles[i], c[3]) +
                   surprise(in, articles[i], c[3], c[4]);
        best = with < best ? with : best;
    }
    return as_is - best;
}

/// "the of end year": neighbours that were never counted so. `as_is` is from the word before on.
static int weigh_order(const syn__places *in, const syn__wording_word *word,
                       const uint32_t c[AROUND], int as_is) {
    if (word->is_first || word->beside >= 1) return 0;
    return as_is - surprise(in, c[0], c[1], c[3]) - surprise(in, c[1], c[3], c[2]) -
           surprise(in, c[3], c[2], c[4]) - surprise(in, c[2], c[4], c[5]);
}

/// The same, and "in of the capital".
static void read_damage(const syn__places *in, size_t at, const uint32_t c[AROUND], uint8_t *to) {
    const syn__wording_word *word = &in->words->items[at];
    int here = to[SYN__PLACE_CHAIN], next = to[SYN__PLACE_CHAIN_NEXT];
    int all = here + next + to[SYN__PLACE_CHAIN_AFTER];
    int before = word->is_first ? 0 : in->chains_of[at - 1];
    to[SYN__PLACE_ARTICLE] = put_eighths(weigh_article(in, word, c, here + next), 128);
    to[SYN__PLACE_TURNED] = put_eighths(weigh_order(in, word, c, before + all), 128);
    int without = surprise(in, c[1], c[2], c[4]) + surprise(in, c[2], c[4], c[5]);
    to[SYN__PLACE_TAKEN] = put_eighths(all - without, 128);
}

static const uint8_t *measure_chains(const syn__places *in, syn_arena *arena) {
    uint8_t *chains = syn_arena_array(arena, in->words->count + 1, sizeof *chains);
    if (chains == NULL || in->classes == NULL) return NULL;
    uint32_t a = CLASS_START, b = CLASS_START;
    for (size_t i = 0; i < in->words->count; i++) {
        if (in->words->items[i].is_first) a = b = CLASS_START;
        chains[i] = put_eighths(surprise(in, a, b, in->classes[i]), 0);
        a = b;
        b = in->classes[i];
    }
    return chains;
}

syn__places syn__places_open(const syn__view *view, const syn_collocations *from,
                             const syn_chains *chains, const syn__wording_words *words,
                             syn_arena *arena) {
    syn__places opened = {.view = view, .from = from, .chains = chains, .words = words};
    opened.classes = syn__wording_classes(view, words, arena);
    opened.chains_of = measure_chains(&opened, arena);
    opened.the = find_class("the");
    opened.a = find_class("a");
    opened.start = syn_collocations_find(from, SYN__WORDING_START);
    opened.start_count = syn_collocations_count(from, opened.start) + 1;
    opened.stop = syn_collocations_find(from, syn_fnv(".", 1));
    return opened;
}

/// Behind a full stop in the same line, which could have been put in.
static bool may_be_broken(const syn__places *in, size_t at) {
    const syn__wording_word *first = &in->words->items[at];
    if (!first->is_first || at < 3) return false;
    const syn__wording_word *end = first - 1;
    if (end->id != in->stop || end->is_first) return false;
    syn_span gap = {in->view->tokens[end->token].span.end,
                    in->view->tokens[first->token].span.start};
    return syn_str_find_byte(syn_str_span(in->view->text, gap), '\n', 0) == SIZE_MAX;
}

void syn__places_read(const syn__places *in, size_t at, syn__place *out_place) {
    *out_place = (syn__place){.word = NULL};
    if (at >= in->words->count || in->chains_of == NULL) return;
    const syn__wording_word *word = out_place->word = &in->words->items[at];
    if (!word->is_prose) return;
    uint32_t around[AROUND];
    look_around(in, at, around);
    bool *is_asked = out_place->is_asked;
    is_asked[SYN__PLACE_SWAP] =
        word->pos != 0 && !word->is_repeated && (!word->is_capital || word->is_first);
    is_asked[SYN__PLACE_BREAK] = may_be_broken(in, at);
    read_common(in, at, around, out_place->values);
    is_asked[SYN__PLACE_DAMAGE] =
        !is_asked[SYN__PLACE_BREAK] &&
        out_place->values[SYN__PLACE_CHAIN] + out_place->values[SYN__PLACE_CHAIN_NEXT] >=
            USUAL_EIGHTHS;
    if (is_asked[SYN__PLACE_SWAP]) read_swap(word, out_place->values);
    if (is_asked[SYN__PLACE_BREAK]) read_break(in, at, around, out_place->values);
    if (is_asked[SYN__PLACE_DAMAGE]) read_damage(in, at, around, out_place->values);
}

/// The logarithm of how much likelier the place is in a changed text.
static double sum_up(const syn__place *place, size_t kind) {
    static const size_t count = sizeof trees / sizeof *trees / SYN__PLACE_KINDS;
    double sum = 0;
    for (const tree *one = trees + kind * count; one < trees + (kind + 1) * count; one++) {
        size_t node = 0;
        for (int depth = 0; depth < DEPTH; depth++)
            node = 2 * node + (place->values[one->features[node]] > one->cuts[node] ? 2 : 1);
        sum += one->values[node - NODES];
    }
    return sum < least_sum ? least_sum : sum > most_sum ? most_sum : sum;
}

static void add_place(syn__wording_mean *means, size_t kind, double sum) {
    double likelier = syn__wording_exp2(sum * 1.442695);
    size_t at = 0;
    for (size_t i = 0; i < RATES; i++) {
        double bits = syn__wording_log2(1 - rates[kind][i] + rates[kind][i] * likelier);
        syn__wording_add(&means[at++], bits, 1);
    }
    for (size_t i = 0; i < BARS; i++)
        syn__wording_add(&means[at++], sum > bars[kind][i], 1);
}

void syn__wording_measure_places(const syn__view *view, const syn_collocations *from,
                                 const syn_chains *chains, const syn__wording_words *words,
                                 syn_arena *arena, double out_features[SYN__ODDNESS_COUNT]) {
    enum { MEANS = RATES + BARS };
    syn__wording_mean means[SYN__PLACE_KINDS][MEANS] = {0};
    syn__places in = syn__places_open(view, from, chains, words, arena);
    for (size_t i = 0; i < words->count; i++) {
        syn__place place;
        syn__places_read(&in, i, &place);
        for (size_t kind = 0; kind < SYN__PLACE_KINDS; kind++) {
            if (place.is_asked[kind]) add_place(means[kind], kind, sum_up(&place, kind));
        }
        // What is not asked for damage has none.
        if (words->items[i].is_prose && !place.is_asked[SYN__PLACE_DAMAGE]) {
            for (size_t k = 0; k < MEANS; k++)
                syn__wording_add(&means[SYN__PLACE_DAMAGE][k], 0, 1);
        }
    }
    double *to = out_features + SYN__ODDNESS_PLACES;
    for (size_t kind = 0; kind < SYN__PLACE_KINDS; kind++) {
        for (size_t i = 0; i < MEANS; i++)
            *to++ = means[kind][i].sum / (means[kind][i].weight + FEW);
        *to++ = means[kind][1].sum;
        *to++ = means[kind][RATES + 1].sum;
    }
}
