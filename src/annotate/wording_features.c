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

#include <math.h>

enum {
    PREPOSITIONS = 11,
    FEW = 8 ///< places imagined
};
static const double smoothing = 8; ///< words imagined behind each word, drawn as they are common
static const double most_bits = 6;
static const double swapped = 0.3;   ///< of words that are drawn from synonyms by chance
static const double mixed_up = 0.25; ///< of prepositions that are others
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

struct syn__wording_measures {
    const syn__view *view;
    const syn_collocations *from;
    const syn__wording_words *words;
    size_t measured; ///< words
    syn__wording_mean means[SYN__ODDNESS_COUNT];
    double all;    ///< words counted
    double starts; ///< sentences counted
    uint32_t start, stop;
    uint32_t the, a, an;
    double the_count;
    uint32_t prepositions[PREPOSITIONS];
    double preposition_counts[PREPOSITIONS];
    syn_arena *arena;
    syn__wording_oddities *oddities;
    syn__wording_damage *damage;
};
typedef syn__wording_measures measure;

static void add(measure *to, syn__wording_feature feature, double value, double weight) {
    syn__wording_add(&to->means[feature], value, weight);
}
static double clip(double value) {
    return syn__wording_clip(value, most_bits);
}
static double count_pair(const measure *of, uint32_t left, uint32_t right) {
    return syn_collocations_count_pair(of->from, left, right);
}

/// How far a likelihood is believed: two counts are less than twice the evidence of one.
static double temper(double likelihood) {
    double root = sqrt(likelihood);
    return root * sqrt(root);
}

/// The words beside one; sentences begin and end with the same. What is the same for all words that
/// could stand there is reckoned once.
typedef struct sides {
    uint32_t left, right;
    double right_share; ///< words imagined behind it
} sides;

static sides find_sides(const measure *of, size_t at) {
    const syn__wording_word *words = of->words->items;
    bool is_last = at + 1 == of->words->count || words[at + 1].is_first;
    sides beside = {.left = words[at].is_first ? of->start : words[at - 1].id,
                    .right = is_last ? of->start : words[at + 1].id};
    beside.right_share = smoothing * ((is_last ? 1 : words[at + 1].count) + 1) / of->all;
    return beside;
}

/// How well a word sits between two others: the likelihood of it behind the left one and of the
/// right one behind it, but for what is the same for all words.
static double fit(const measure *of, uint32_t word, double count, const sides *beside) {
    double before = count_pair(of, beside->left, word) + smoothing / of->all * count;
    double behind = count_pair(of, word, beside->right) + beside->right_share;
    return before * behind / (count + smoothing);
}

/// The same for a word that was never counted.
static double fit_rare(const measure *of, const sides *beside) {
    return smoothing / of->all * beside->right_share / (1 + smoothing);
}

static void keep_oddity(measure *to, size_t at, double bits, syn__wording_feature kind) {
    if (bits < least_bits) return;
    syn__wording_oddity one = {(uint32_t)at, (float)bits, kind};
    SYN_PUSH(to->arena, to->oddities, one);
}

static bool is_seen(const measure *of, uint32_t word, const sides *beside) {
    return count_pair(of, beside->left, word) > 0 || count_pair(of, word, beside->right) > 0;
}

/// A synonym that stands often between just these words, or often enough on both sides.
static bool is_usual(const measure *of, uint32_t word, const sides *beside) {
    double before = count_pair(of, beside->left, word);
    double behind = count_pair(of, word, beside->right);
    return (before >= 3 && behind >= 3) || before >= 24 || behind >= 24;
}

/// Asks for all that the synonyms of a word will be measured by, so that it is waited for at once.
static void fetch_synonyms(const measure *of, const syn_collocations_choice *choice,
                           const sides *beside) {
    for (size_t i = 0; i < choice->synonym_count; i++) {
        uint32_t other = syn_collocations_get_synonym(choice, i);
        syn_collocations_fetch_pair(of->from, beside->left, other);
        syn_collocations_fetch_pair(of->from, other, beside->right);
    }
}

static void measure_synonyms(measure *to, size_t at) {
    syn__wording_word *word = &to->words->items[at];
    if (word->is_capital && !word->is_first) return;
    syn_collocations_choice choice = word->choice;
    if (choice.synonym_count == 0) return;
    double count = choice.synonym_count + choice.rare_count;
    sides beside = find_sides(to, at);
    fetch_synonyms(to, &choice, &beside);
    bool is_rare = word->key <= SYN__WORDING_SYMBOL;
    double own_count = is_rare ? 1 : word->count, rare = fit_rare(to, &beside);
    double own = is_rare ? rare : fit(to, word->id, own_count, &beside);
    double own_tempered = temper(own), best = rare;
    double all = own_tempered + choice.rare_count * temper(rare);
    uint32_t best_word = SYN_COLLOCATIONS_NONE;
    for (size_t i = 0; i < choice.synonym_count; i++) {
        uint32_t other = syn_collocations_get_synonym(&choice, i);
        double fits = fit(to, other, syn_collocations_count(to->from, other), &beside);
        all += temper(fits);
        if (fits <= best) continue;
        best = fits;
        best_word = other;
    }
    double commonest = syn_collocations_count(to->from, syn_collocations_get_synonym(&choice, 0));
    // The author's word is as likely as it fits; one that was drawn as any of them.
    double drawn = all / own_tempered / (count + 1);
    double swap = syn__wording_weigh(drawn, swapped);
    double bits = syn__wording_log2(best / own);
    double rarer = syn__wording_log2(commonest / own_count);
    word->better_bits = (float)bits;
    word->draw_bits = (float)syn__wording_log2(drawn);
    word->rarer_bits = (float)rarer;
    if (best_word != SYN_COLLOCATIONS_NONE)
        word->best_beside = (float)(syn__wording_log2(1 + count_pair(to, beside.left, best_word)) +
                                    syn__wording_log2(1 + count_pair(to, best_word, beside.right)));
    add(to, SYN__ODDNESS_SWAPPED, is_rare ? 0 : swap, 1);
    add(to, SYN__ODDNESS_SWAPPED_RARE, is_rare ? swap : 0, 1);
    add(to, SYN__ODDNESS_SYNONYM, clip(bits), 1);
    add(to, SYN__ODDNESS_SYNONYM_ODD, bits > odd_bits, 1);
    add(to, SYN__ODDNESS_SYNONYM_FIT, bits < -odd_bits, 1);
    add(to, SYN__ODDNESS_RARER, clip(rarer), 1);
    if (bits >= least_bits && is_usual(to, best_word, &beside) &&
        (is_rare || !is_seen(to, word->id, &beside)))
        keep_oddity(to, at, bits, SYN__ODDNESS_SYNONYM);
}

/// Bits by which the two stand together more seldom than by chance.
static double find_distance(const measure *of, uint32_t left, uint32_t right, double left_count,
                            double right_count) {
    static const double imagined = 2;
    double found = count_pair(of, left, right);
    double expected = left_count * right_count / of->all;
    double behind = imagined * right_count / of->all;
    return syn__wording_log2(expected * (left_count + imagined) / (left_count * (found + behind)));
}

/// "met the. Minister in": a word that ends no sentence, before one that begins none.
static void measure_break(measure *to, size_t at) {
    const syn__wording_word *first = &to->words->items[at];
    if (!first->is_first || at < 3 || !first->is_prose) return;
    const syn__wording_word *end = first - 1, *last = first - 2;
    if (end->id != to->stop || !last->is_prose || last->count == 0 || first->count == 0) return;
    syn_span gap = {to->view->tokens[end->token].span.end,
                    to->view->tokens[first->token].span.start};
    syn_str between = syn_str_span(to->view->text, gap);
    if (syn_str_find_byte(between, '\n', 0) != SIZE_MAX) return;
    // Almost any word may begin a sentence; few never end one.
    double ended = find_distance(to, last->id, to->stop, last->count, end->count);
    double begun = find_distance(to, to->start, first->id, to->starts, first->count);
    double bits = ended + syn__wording_clip(begun, 1);
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
    if (left->count == 0 || left->is_content) return;
    double through =
        count_pair(to, left->id, to->the) * count_pair(to, to->the, word->id) / to->the_count;
    double bits = syn__wording_log2((through + 0.5) / (word->with_left + 0.5));
    add(to, SYN__ODDNESS_ARTICLE, clip(bits), 1);
    keep_oddity(to, at, bits, SYN__ODDNESS_ARTICLE);
}

static void measure_preposition(measure *to, size_t at) {
    const syn__wording_word *word = &to->words->items[at];
    if (word->tag != SYN_POS_ADPOSITION) return;
    sides beside = find_sides(to, at);
    uint32_t best_word = SYN_COLLOCATIONS_NONE;
    double best = 0, own = 0, all = 0;
    for (size_t i = 0; i < PREPOSITIONS; i++) {
        uint32_t other = to->prepositions[i];
        double here = fit(to, other, to->preposition_counts[i], &beside);
        if (other == word->id) own = here;
        all += here;
        if (here <= best) continue;
        best = here;
        best_word = other;
    }
    if (own <= 0) return;
    double bits = syn__wording_log2(best / own);
    add(to, SYN__ODDNESS_PREPOSITION, bits, 1);
    add(to, SYN__ODDNESS_MIXED,
        syn__wording_weigh((all - own) / (PREPOSITIONS - 1) / own, mixed_up), 1);
    if (bits >= least_bits && is_usual(to, best_word, &beside) && !is_seen(to, word->id, &beside))
        keep_oddity(to, at, bits, SYN__ODDNESS_PREPOSITION);
}

/// Words that are both common and yet were seldom seen side by side.
static void measure_pair(measure *to, size_t at) {
    syn__wording_word *right = &to->words->items[at], *left = right - 1;
    double found = count_pair(to, right->is_first ? to->start : left->id, right->id);
    right->beside = (float)found;
    if (right->is_first || left->count == 0 || right->count == 0) return;
    double expected = left->count * (double)right->count / to->all;
    double weight = syn__wording_log2(1 + expected);
    double missed = weight - syn__wording_log2(1 + found);
    right->with_left = (float)found;
    right->missed_bits = (float)(missed > 0 ? missed : 0);
    right->chance_bits = (float)weight;
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
    sides beside = find_sides(to, at);
    if (word[-1].key <= SYN__WORDING_SYMBOL || beside.right == to->start ||
        word[1].key <= SYN__WORDING_SYMBOL)
        return;
    double expected = (word[-1].count + word[1].count + 1) * word->count / to->all;
    double found = count_pair(to, beside.left, word->id) + count_pair(to, word->id, beside.right);
    add(to, SYN__ODDNESS_ALONE, syn__wording_log2((expected + 1) / (found + 1)), 1);
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
    if (words[end - 1].id != to->stop) return;
    uint8_t tags[2];
    syn__wording_find_tags(to->words, end - 1, tags);
    double ended = syn_collocations_surprise(to->from, tags[0], tags[1], SYN_POS_COUNT);
    add(to, SYN__ODDNESS_BREAK_TAGS,
        ended + syn_collocations_surprise(to->from, SYN_POS_COUNT, SYN_POS_COUNT, words[first].tag),
        1);
}

static void measure_articles(measure *to, const syn__wording_word *word) {
    syn__wording_mean *articles = &to->means[SYN__ODDNESS_ARTICLES];
    articles->weight += word->tag == SYN_POS_NOUN || word->tag == SYN_POS_NOUN_PLURAL;
    articles->sum += word->id == to->the || word->id == to->a || word->id == to->an;
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
    uint8_t tag = is_last && word->id == to->stop ? SYN_POS_COUNT : word->tag;
    add(to, SYN__ODDNESS_TAGS, syn_collocations_surprise(to->from, tags[0], tags[1], tag), 1);
}

static uint32_t find_word(const measure *of, const char *word) {
    return syn_collocations_find(of->from, syn_fnv(word, strlen(word)));
}

static void look_up_words(measure *to) {
    static const char *const words[PREPOSITIONS] = {"in", "at",   "on",   "for",  "to",   "of",
                                                    "by", "from", "with", "into", "about"};
    for (size_t i = 0; i < PREPOSITIONS; i++) {
        to->prepositions[i] = find_word(to, words[i]);
        to->preposition_counts[i] = syn_collocations_count(to->from, to->prepositions[i]);
    }
    to->start = syn_collocations_find(to->from, SYN__WORDING_START);
    to->starts = syn_collocations_count(to->from, to->start) + 1;
    to->stop = find_word(to, ".");
    to->the = find_word(to, "the");
    to->a = find_word(to, "a");
    to->an = find_word(to, "an");
    to->the_count = syn_collocations_count(to->from, to->the) + 1;
}

syn__wording_measures *syn__wording_measures_new(const syn__view *view,
                                                 const syn_collocations *from, syn_arena *arena) {
    measure *made = syn_arena_alloc(arena, sizeof *made);
    if (made == NULL) return NULL;
    *made = (measure){.view = view, .from = from, .all = from->all + 1, .arena = arena};
    made->damage = syn__wording_damage_new(view, from, arena);
    look_up_words(made);
    return made->damage == NULL ? NULL : made;
}

void syn__wording_measure_on(syn__wording_measures *measures, syn__wording_words *words,
                             double out_features[SYN__ODDNESS_COUNT],
                             syn__wording_oddities *oddities) {
    size_t first = measures->measured;
    measures->words = words;
    measures->oddities = oddities;
    measures->measured = words->count;
    for (size_t i = first; i < words->count; i++)
        syn__wording_set_count(measures->from, &words->items[i]);
    for (size_t i = first; i < words->count; i++)
        measure_word(measures, i);
    const syn__wording_mean *means = measures->means;
    for (size_t i = 0; i < SYN__ODDNESS_STYLE; i++)
        out_features[i] = (means[i].sum + FEW * usual[i]) / (means[i].weight + FEW);
    syn__wording_measure_style(measures->view, measures->from, words, measures->arena,
                               out_features);
    syn__wording_measure_damage(measures->damage, words, first, out_features);
}

void syn__wording_measure(const syn__view *view, const syn_collocations *from,
                          syn__wording_words *words, syn_arena *arena,
                          double out_features[SYN__ODDNESS_COUNT],
                          syn__wording_oddities *out_oddities) {
    measure *all = syn__wording_measures_new(view, from, arena);
    if (all != NULL) syn__wording_measure_on(all, words, out_features, out_oddities);
}
