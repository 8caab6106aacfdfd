// SPDX-License-Identifier: Apache-2.0
// Takes words with tags, gives what is said by whom. See attribution.h.
//
// A sequence labeller over cues and contents, after Pareti et al. (2013), Automatically Detecting
// and Attributing Indirect Quotations. Every word knows the nearest verb of speech on either side
// and what the rules make of it.
#include "annotate/attribution.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/facts.h"
#include "text/lexicon.h"

static const syn_sketch no_sketch = {0};
static const syn_attribution_word beyond = {.sketch = &no_sketch, .tag = SYN_POS_COUNT};

static const syn_attribution_word *at_place(const syn_attribution_words *words, long place) {
    return place < 0 || (size_t)place >= words->count ? &beyond : &words->items[place];
}

static void link_cues(syn_attribution_words *words) {
    uint32_t cue = 0;
    for (size_t i = 0; i < words->count; i++) {
        words->items[i].left_cue = cue;
        if (words->items[i].is_cue) cue = (uint32_t)i + 1;
    }
    cue = 0;
    for (size_t i = words->count; i-- > 0;) {
        words->items[i].right_cue = cue;
        if (words->items[i].is_cue) cue = (uint32_t)i + 1;
    }
}

/// Labels the tokens of `span` as the rules see them.
static void mark_rule(const syn__view *view, syn_opt_span span, size_t first, syn_attribution label,
                      syn_attribution next, const syn_attribution_words *words) {
    if (!span.is_known) return;
    for (size_t k = syn__token_at(view, span.span.start);
         k < view->count && view->tokens[k].span.start < span.span.end; k++) {
        if (k < first || k - first >= words->count) continue;
        words->items[k - first].rule = (uint8_t)label;
        label = next;
    }
}

static void mark_rules(const syn__view *view, const syn__quote_vec *rules, size_t first,
                       const syn_attribution_words *words) {
    for (size_t i = 0; i < rules->count; i++) {
        const syn_quote *quote = &rules->items[i];
        mark_rule(view, quote->speaker.mention, first, SYN_ATTRIBUTION_SOURCE,
                  SYN_ATTRIBUTION_SOURCE, words);
        mark_rule(view, quote->cue, first, SYN_ATTRIBUTION_CUE, SYN_ATTRIBUTION_CUE, words);
        mark_rule(view, (syn_opt_span){quote->content, true}, first, SYN_ATTRIBUTION_FIRST,
                  SYN_ATTRIBUTION_NEXT, words);
    }
}

static bool is_name(const syn__speech *speech, size_t token) {
    uint32_t mention = speech->mention_of[token];
    return mention > 0 && speech->marks->mentions[mention - 1].kind != SYN_ENTITY_OTHER;
}

syn_attribution_words syn__attribution_read(const syn__speech *speech, const syn__quote_vec *rules,
                                            size_t first, size_t end, syn_arena *arena) {
    const syn__view *view = &speech->view;
    size_t count = end - first;
    const syn_sketch *sketches = syn__view_sketches(view, first, end, arena);
    const uint8_t *tags = view->tags + first;
    syn_attribution_words out = {syn_arena_array(arena, count, sizeof *out.items), count};
    if (arena->has_failed || sketches == NULL || count == 0) return (syn_attribution_words){0};
    for (size_t i = 0; i < count; i++) {
        bool is_quoted = speech->is_quoted[first + i];
        bool is_listed =
            syn__in(view, first + i, SYN_LEXICON_CUE_VERB) && syn__is_verb_tag(tags[i]);
        bool is_cue = !is_quoted && (is_listed || syn__is_nocase(view, first + i, "according"));
        out.items[i] = (syn_attribution_word){.sketch = &sketches[i],
                                              .tag = tags[i],
                                              .is_quoted = is_quoted,
                                              .is_cue = is_cue,
                                              .is_name = is_name(speech, first + i)};
    }
    mark_rules(view, rules, first, &out);
    link_cues(&out);
    return out;
}

static uint64_t bucket(size_t distance) {
    return distance < 4 ? distance : distance < 7 ? 4 : distance < 13 ? 5 : distance < 25 ? 6 : 7;
}

enum {
    TELLING_FACTS =
        SYN_FACT_ROLE | SYN_FACT_DEMONYM | SYN_FACT_TITLE | SYN_FACT_CALENDAR | SYN_FACT_BODY_WORD
};

/// Numbers of the templates. Those of pairs: with the left word, then with the right one.
enum {
    WINDOW, ///< three for each of five words
    TAGS = 15,
    TAG_PAIR,
    LOWER_PAIR = 18,
    CLUSTER = 20,
    LEFT_CLUSTER,
    RIGHT_CLUSTER,
    QUOTED,
    FIRST,
    RULE_PAIR,
    RULE_TAG = 27,
    FACTS,
    LEFT_CUE = 31,
    DISTANCE_LOWER = 38,
    DISTANCE_TAG,
    RIGHT_CUE
};

static void put_own(const void *sentence, long place, long offset, syn_feature_writer *to) {
    const syn_attribution_word *word = at_place(sentence, place);
    uint64_t window = WINDOW + 3 * (uint64_t)(offset + 2);
    syn_feature_put(to, window, word->sketch->lower);
    syn_feature_put(to, window + 1, word->tag);
    syn_feature_put_pair(to, window + 2, word->is_cue, word->is_name);
    if (offset < -1 || offset > 1) return;
    uint64_t cluster = offset < 0 ? LEFT_CLUSTER : offset > 0 ? RIGHT_CLUSTER : CLUSTER;
    syn_feature_put(to, cluster, word->sketch->cluster);
    syn_feature_put(to, FACTS + (uint64_t)(offset + 1), word->sketch->facts & TELLING_FACTS);
    if (offset != 0) return;
    syn_feature_put(to, FIRST, place == 0);
    syn_feature_put_pair(to, RULE_TAG, word->rule, word->tag); // what the rules say
}

/// All that a word's own features are made of. Its cluster follows from its letters.
static uint64_t key_own(const void *sentence, long place) {
    const syn_attribution_word *word = at_place(sentence, place);
    uint64_t around = (uint64_t)word->tag << 8 | (uint64_t)word->rule << 3 | word->is_cue * 4U |
                      word->is_name * 2U | (place == 0);
    return syn_feature((word->sketch->facts & TELLING_FACTS) + (around << 32), word->sketch->word);
}

static const syn_attribution_word *get_left_cue(const syn_attribution_words *words,
                                                const syn_attribution_word *word) {
    return word->left_cue == 0 ? &beyond : &words->items[word->left_cue - 1];
}

/// How far behind its verb of speech a word stands, and how far in front of the next.
static uint64_t bucket_left(const syn_attribution_word *word, size_t at) {
    return word->left_cue == 0 ? 99 : bucket(at - (word->left_cue - 1));
}

static uint64_t bucket_right(const syn_attribution_word *word, size_t at) {
    return word->right_cue == 0 ? 99 : bucket(word->right_cue - 1 - at);
}

static void put_joint(const void *sentence, size_t at, syn_feature_writer *to) {
    const syn_attribution_words *words = sentence;
    const syn_attribution_word *word = &words->items[at];
    const syn_attribution_word *left = at_place(words, (long)at - 1);
    const syn_attribution_word *right = at_place(words, (long)at + 1);
    uint64_t tags = 0, lower = word->sketch->lower;
    for (long offset = -2; offset <= 2; offset++)
        tags = syn_feature_pair(tags, at_place(words, (long)at + offset)->tag);
    syn_feature_put(to, TAGS, tags);
    syn_feature_put_pair(to, TAG_PAIR, left->tag, word->tag);
    syn_feature_put_pair(to, TAG_PAIR + 1, word->tag, right->tag);
    syn_feature_put_pair(to, LOWER_PAIR, left->sketch->lower, lower);
    syn_feature_put_pair(to, LOWER_PAIR + 1, lower, right->sketch->lower);
    syn_feature_put(to, QUOTED, left->is_quoted * 4U + word->is_quoted * 2U + right->is_quoted);
    syn_feature_put_pair(to, RULE_PAIR, left->rule, word->rule);
    syn_feature_put_pair(to, RULE_PAIR + 1, word->rule, right->rule);
    uint64_t distance = bucket_left(word, at), verb = get_left_cue(words, word)->sketch->lower;
    syn_feature_put_pair(to, DISTANCE_LOWER, distance, lower);
    syn_feature_put_pair(to, DISTANCE_TAG, syn_feature_pair(verb, distance), word->tag);
}

/// The verb of speech in front of the word, and what stands around that verb.
static void put_left_cue(const syn_attribution_words *words, size_t at, syn_feature_writer *to) {
    const syn_attribution_word *word = &words->items[at], *cue = get_left_cue(words, word);
    bool has_cue = word->left_cue != 0;
    const syn_attribution_word *opener = has_cue ? at_place(words, word->left_cue) : &beyond;
    const syn_attribution_word *subject =
        has_cue ? at_place(words, (long)word->left_cue - 2) : &beyond;
    uint64_t verb = cue->sketch->lower, distance = bucket_left(word, at), form = LEFT_CUE;
    uint64_t tags = syn_feature_pair(cue->tag, opener->tag);
    uint64_t cluster = syn_feature_pair(cue->sketch->cluster, opener->tag);
    syn_feature_put(to, form++, distance);
    syn_feature_put(to, form++, verb);
    syn_feature_put_pair(to, form++, verb, distance);
    syn_feature_put_pair(to, form++, verb, opener->sketch->lower);
    syn_feature_put_pair(to, form++, cue->tag, opener->sketch->lower);
    syn_feature_put_pair(to, form++, tags, distance);
    syn_feature_put_pair(to, form++, cluster, subject->tag);
}

/// And the one behind it: "..., the mayor said."
static void put_right_cue(const syn_attribution_words *words, size_t at, syn_feature_writer *to) {
    const syn_attribution_word *word = &words->items[at];
    bool has_cue = word->right_cue != 0;
    const syn_attribution_word *later = has_cue ? &words->items[word->right_cue - 1] : &beyond;
    const syn_attribution_word *after = has_cue ? at_place(words, word->right_cue) : &beyond;
    uint64_t verb = later->sketch->lower, distance = bucket_right(word, at), form = RIGHT_CUE;
    bool has_left = get_left_cue(words, word)->sketch->lower != 0;
    syn_feature_put(to, form++, distance);
    syn_feature_put_pair(to, form++, verb, distance);
    syn_feature_put_pair(to, form++, verb, after->sketch->lower);
    syn_feature_put_pair(to, form++, syn_feature_pair(verb, after->tag), has_left);
    syn_feature_put_pair(to, form++, syn_feature_pair(later->tag, after->tag), distance);
}

static void put_stretch(const void *sentence, size_t at, size_t stretch, syn_feature_writer *to) {
    if (stretch == 0)
        put_left_cue(sentence, at, to);
    else
        put_right_cue(sentence, at, to);
}

static uint64_t key_stretch(const void *sentence, size_t at, size_t stretch) {
    const syn_attribution_words *words = sentence;
    const syn_attribution_word *word = &words->items[at];
    if (stretch == 0) return ((uint64_t)word->left_cue + 1) << 8 | bucket_left(word, at);
    bool has_left = get_left_cue(words, word)->sketch->lower != 0;
    return ((uint64_t)word->right_cue + 1) << 8 | (uint64_t)has_left << 7 | bucket_right(word, at);
}

static const syn_feature_plan plan = {.all = syn__attribution_features,
                                      .own = put_own,
                                      .own_key = key_own,
                                      .stretch = put_stretch,
                                      .stretch_key = key_stretch,
                                      .stretch_count = 2,
                                      .joint = put_joint};

size_t syn__attribution_features(const void *sentence, size_t at, uint64_t *out_features) {
    return syn_features_gather(&plan, sentence, at, out_features);
}

extern const uint8_t syn__attribution_model[], syn__attribution_model_end[]; // text/models.S

bool syn__attribution_open(syn_labeller *out_model) {
    size_t size = (size_t)(syn__attribution_model_end - syn__attribution_model);
    return syn_labeller_open(syn__attribution_model, size, SYN_ATTRIBUTION_COUNT, out_model);
}

void syn__attribution_run(const syn_labeller *model, const syn_attribution_words *words,
                          syn_arena *scratch, uint8_t *out_labels) {
    syn_labeller_run(model, &plan, words, words->count, NULL, scratch, out_labels);
}
