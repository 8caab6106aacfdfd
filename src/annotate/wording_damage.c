// SPDX-License-Identifier: Apache-2.0
// Takes the words of a document, gives evidence that its text was damaged. See wording_features.h.
//
// Each damage is a noisy channel (Shannon 1948): how likely is what stands here as it stands, and
// how likely would it be had a program put a full stop in, lost an article, or turned two
// neighbours round? Words are told from the word before, and where that was
// seldom counted, from their part of speech behind two others. A feature is the mean of the bits by
// which a damaged text would explain its places better than its author. Lost articles cost where
// articles stand: a text that kept all it needs has lost none.
#include "annotate/wording_features.h"

#include "base/fnv.h"

enum { FEW = 8, PREPOSITIONS = 11, ARTICLES = 3 };
static const double leaning = 4;   ///< words imagined behind each word, drawn by part of speech
static const double most_bits = 8; ///< of evidence from one place
static const double put_in = 0.05; ///< share of places where a stop was put in
static const double lost = 0.4;    ///< of articles that were lost
static const double turned = 0.03; ///< of neighbours that were turned round

struct syn__wording_damage {
    const syn__view *view;
    const syn_collocations *from;
    const syn__wording_words *words;
    syn__wording_mean means[SYN__ODDNESS_COUNT];
    double tag_counts[SYN_COLLOCATIONS_TAGS]; ///< words of each part of speech that were counted
    uint32_t start, stop;
    double start_count;
    uint32_t articles[ARTICLES]; ///< the, a, an
    double article_counts[ARTICLES];
};
typedef syn__wording_damage damage;

static double surprise(const damage *of, uint8_t before_last, uint8_t last, uint8_t tag) {
    return syn_collocations_surprise(of->from, before_last, last, tag);
}
static double count_pair(const damage *of, uint32_t left, uint32_t right) {
    return syn_collocations_count_pair(of->from, left, right);
}

/// How likely a word is behind another, counted `pair` times there and else as likely as `bits` of
/// its part of speech and its share of that.
static double lean(double pair, double left_count, double bits, double share) {
    return (pair + leaning * syn__wording_exp2(-bits) * share) / (left_count + leaning);
}

static double share_of(const damage *of, const syn__wording_word *word) {
    double share = (word->all_count + 1) / of->tag_counts[word->tag];
    return share > 1 ? 1 : share;
}

/// "met the. Minister in".
static void weigh_stop(damage *to, size_t at) {
    const syn__wording_word *first = &to->words->items[at];
    if (at < 3 || !first->is_prose) return;
    const syn__wording_word *end = first - 1, *last = first - 2;
    if (end->id != to->stop || end->is_first || !last->is_prose) return;
    syn_span gap = {to->view->tokens[end->token].span.end,
                    to->view->tokens[first->token].span.start};
    if (syn_str_find_byte(syn_str_span(to->view->text, gap), '\n', 0) != SIZE_MAX) return;
    uint8_t tags[2];
    syn__wording_find_tags(to->words, at - 1, tags);
    double share = share_of(to, first);
    double joined = lean(count_pair(to, last->id, first->id), last->all_count,
                         surprise(to, tags[0], tags[1], first->tag), share);
    double ended = lean(count_pair(to, last->id, to->stop), last->all_count,
                        surprise(to, tags[0], tags[1], SYN_POS_COUNT), 1);
    double begun = lean(count_pair(to, to->start, first->id), to->start_count,
                        surprise(to, SYN_POS_COUNT, SYN_POS_COUNT, first->tag), share);
    syn__wording_add(&to->means[SYN__ODDNESS_PARTED],
                     syn__wording_weigh(joined / (ended * begun), put_in), 1);
}

static bool is_article(const damage *of, const syn__wording_word *word) {
    return word->id == of->articles[0] || word->id == of->articles[1] ||
           word->id == of->articles[2];
}

/// Behind which an article stands in front of a noun: "in", "met", the beginning.
static bool may_lead(const damage *of, const syn__wording_word *left) {
    uint8_t tag = left->tag;
    return !is_article(of, left) &&
           (tag == SYN_POS_ADPOSITION || tag == SYN_POS_COORDINATOR || tag == SYN_POS_PUNCTUATION ||
            tag == SYN_POS_SUBORDINATOR || tag == SYN_POS_AUXILIARY ||
            (tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S));
}

/// "met minister in capital".
static void weigh_article(damage *to, size_t at) {
    const syn__wording_word *word = &to->words->items[at];
    if (is_article(to, word)) {
        syn__wording_add(&to->means[SYN__ODDNESS_LOST], syn__wording_log2(1 - lost), 1);
        return;
    }
    bool is_noun = word->tag == SYN_POS_NOUN || word->tag == SYN_POS_NOUN_PLURAL ||
                   word->tag == SYN_POS_ADJECTIVE;
    if (!is_noun || word->is_first || at == 0 || word->is_capital) return;
    const syn__wording_word *left = word - 1;
    if (!may_lead(to, left)) return;
    uint8_t tags[2];
    syn__wording_find_tags(to->words, at, tags);
    double share = share_of(to, word);
    double without =
        lean(word->with_left, left->all_count, surprise(to, tags[0], tags[1], word->tag), share);
    double led = surprise(to, tags[0], tags[1], SYN_POS_DETERMINER);
    double followed = surprise(to, tags[1], SYN_POS_DETERMINER, word->tag), with = 0;
    for (size_t i = 0; i < ARTICLES; i++) {
        double own = to->article_counts[i] / to->tag_counts[SYN_POS_DETERMINER];
        with +=
            lean(count_pair(to, left->id, to->articles[i]), left->all_count, led, own) *
            lean(count_pair(to, to->articles[i], word->id), to->article_counts[i], followed, share);
    }
    syn__wording_add(&to->means[SYN__ODDNESS_LOST], syn__wording_weigh(1 + with / without, lost),
                     1);
}

/// "the of end year": neighbours that were never seen so, in the order in which they are likelier.
static void weigh_order(damage *to, size_t at) {
    const syn__wording_word *b = &to->words->items[at], *a = b - 1;
    bool is_last = at + 1 >= to->words->count || b[1].is_first;
    if (at == 0 || b->is_first || a->is_first || is_last || a->is_capital || b->is_capital) return;
    if (a->tag == SYN_POS_PUNCTUATION || b->tag == SYN_POS_PUNCTUATION) return;
    if (a->count < 1 || b->count < 1) return;
    double likelier = 0;
    if (b->with_left < 1) {
        uint8_t tags[2];
        syn__wording_find_tags(to->words, at - 1, tags);
        double as_is = surprise(to, tags[0], tags[1], a->tag) +
                       surprise(to, tags[1], a->tag, b->tag) +
                       surprise(to, a->tag, b->tag, b[1].tag);
        double other = surprise(to, tags[0], tags[1], b->tag) +
                       surprise(to, tags[1], b->tag, a->tag) +
                       surprise(to, b->tag, a->tag, b[1].tag);
        double bits = syn__wording_clip(as_is - other, most_bits);
        if (bits > -3) likelier = syn__wording_exp2(bits) * (1 + 2 * count_pair(to, b->id, a->id));
    }
    syn__wording_add(&to->means[SYN__ODDNESS_TURNED], syn__wording_weigh(likelier, turned), 1);
}

static uint32_t find_word(const damage *of, const char *word, double *out_count) {
    uint32_t found = syn_collocations_find(of->from, syn_fnv(word, strlen(word)));
    *out_count = syn_collocations_count(of->from, found);
    return found;
}

static void look_up_words(damage *to) {
    static const char *const articles[ARTICLES] = {"the", "a", "an"};
    for (size_t i = 0; i < ARTICLES; i++)
        to->articles[i] = find_word(to, articles[i], &to->article_counts[i]);
    double stop_count;
    to->stop = find_word(to, ".", &stop_count);
    to->start = syn_collocations_find(to->from, SYN__WORDING_START);
    to->start_count = syn_collocations_count(to->from, to->start);
    for (uint8_t i = 0; i < SYN_COLLOCATIONS_TAGS; i++)
        to->tag_counts[i] = syn_collocations_share(to->from, i) * to->from->all + 1;
}

syn__wording_damage *syn__wording_damage_new(const syn__view *view, const syn_collocations *from,
                                             syn_arena *arena) {
    damage *made = syn_arena_alloc(arena, sizeof *made);
    if (made == NULL) return NULL;
    *made = (damage){.view = view, .from = from};
    look_up_words(made);
    return made;
}

void syn__wording_measure_damage(syn__wording_damage *here, const syn__wording_words *words,
                                 size_t first, double out_features[SYN__ODDNESS_COUNT]) {
    here->words = words;
    for (size_t i = first; i < words->count; i++) {
        if (words->items[i].is_first) weigh_stop(here, i);
        if (!words->items[i].is_prose) continue;
        weigh_article(here, i);
        weigh_order(here, i);
    }
    const syn__wording_mean *means = here->means;
    for (size_t i = SYN__ODDNESS_DAMAGE; i < SYN__ODDNESS_PLACES; i++)
        out_features[i] = means[i].sum / (means[i].weight + FEW);
}
