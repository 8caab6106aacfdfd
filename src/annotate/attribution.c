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

/// The cue at `cue`, an index + 1, with what stands behind and in front of it; nothing for 0.
typedef struct cue_words {
    const syn_attribution_word *verb, *opener, *subject;
} cue_words;

static cue_words find_cue_words(const syn_attribution_words *words, uint32_t cue) {
    if (cue == 0) return (cue_words){&beyond, &beyond, &beyond};
    return (cue_words){&words->items[cue - 1], at_place(words, (long)cue),
                       at_place(words, (long)cue - 2)};
}

/// Cues with equal words around them are alike.
static uint64_t find_cue_key(const syn_attribution_words *words, uint32_t cue) {
    cue_words of = find_cue_words(words, cue);
    uint64_t verb = syn_feature_pair(of.verb->sketch->lower, of.verb->sketch->cluster);
    uint64_t lowers = syn_feature_pair(verb, of.opener->sketch->lower);
    uint64_t tags = (uint64_t)of.verb->tag << 16 | (uint64_t)of.opener->tag << 8 | of.subject->tag;
    return syn_feature_pair(lowers, tags);
}

static void link_cues(syn_attribution_words *words) {
    uint32_t cue = 0;
    uint64_t key = find_cue_key(words, cue);
    for (size_t i = 0; i < words->count; i++) {
        words->items[i].left_cue = cue;
        words->items[i].left_key = key;
        if (!words->items[i].is_cue) continue;
        cue = (uint32_t)i + 1;
        key = find_cue_key(words, cue);
    }
    cue = 0;
    key = find_cue_key(words, cue);
    for (size_t i = words->count; i-- > 0;) {
        words->items[i].right_cue = cue;
        words->items[i].right_key = key;
        if (!words->items[i].is_cue) continue;
        cue = (uint32_t)i + 1;
        key = find_cue_key(words, cue);
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

static bool is_verb_tag(uint8_t tag) {
    return tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S;
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
        bool is_listed = syn__in(view, first + i, SYN_LEXICON_CUE_VERB) && is_verb_tag(tags[i]);
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

// ---- features

/// Numbers of templates: of a word 3 for each offset, from -2 on.
enum {
    WORD_FORMS = 0,
    TAGS_FORMS = 15,
    PAIR_FORMS = 18,
    CLUSTER_FORMS = 20,
    RULE_FORMS = 23,
    FACT_FORMS = 28,
    LEFT_FORMS = 31,
    DISTANCE_FORMS = 38,
    RIGHT_FORMS = 40
};

static const uint32_t telling_facts =
    SYN_FACT_ROLE | SYN_FACT_DEMONYM | SYN_FACT_TITLE | SYN_FACT_CALENDAR | SYN_FACT_BODY_WORD;

/// A word as its neighbours see it.
static size_t list_word(const void *sentence, long place, long offset, uint64_t *out_features) {
    static const uint64_t cluster_forms[] = {CLUSTER_FORMS + 1, CLUSTER_FORMS, CLUSTER_FORMS + 2};
    const syn_sketch *word = at_place(sentence, place)->sketch;
    out_features[0] = syn_feature(WORD_FORMS + 3 * (uint64_t)(offset + 2), word->lower);
    if (offset < -1 || offset > 1) return 1;
    out_features[1] = syn_feature(cluster_forms[offset + 1], word->cluster);
    out_features[2] = syn_feature(FACT_FORMS + (uint64_t)(offset + 1), word->facts & telling_facts);
    return 3;
}

static uint64_t key_of_word(const void *sentence, long place) {
    const syn_sketch *word = at_place(sentence, place)->sketch;
    return syn_feature_pair(syn_feature_pair(word->lower, word->cluster),
                            word->facts & telling_facts);
}

/// What a word is for: its tag, and whether it is a cue or a name.
static size_t list_tag(const void *sentence, long place, long offset, uint64_t *out_features) {
    const syn_attribution_word *word = at_place(sentence, place);
    uint64_t form = WORD_FORMS + 3 * (uint64_t)(offset + 2) + 1;
    out_features[0] = syn_feature(form, word->tag);
    out_features[1] = syn_feature(form + 1, syn_feature_pair(word->is_cue, word->is_name));
    return 2;
}

static uint64_t key_of_tag(const void *sentence, long place) {
    const syn_attribution_word *word = at_place(sentence, place);
    return (uint64_t)word->tag * 4 + (uint64_t)word->is_cue * 2 + word->is_name;
}

static uint64_t join_quoted(const syn_attribution_words *words, long place) {
    return (uint64_t)(at_place(words, place - 1)->is_quoted * 4 +
                      at_place(words, place)->is_quoted * 2 +
                      at_place(words, place + 1)->is_quoted);
}

/// What the rules and the quotation marks say.
static size_t list_rules(const void *sentence, long place, long offset, uint64_t *out_features) {
    const syn_attribution_word *word = at_place(sentence, place);
    uint64_t left = at_place(sentence, place - 1)->rule,
             right = at_place(sentence, place + 1)->rule;
    uint64_t form = RULE_FORMS, *out = out_features;
    (void)offset;
    *out++ = syn_feature(form++, join_quoted(sentence, place));
    *out++ = syn_feature(form++, place == 0);
    *out++ = syn_feature(form++, syn_feature_pair(left, word->rule));
    *out++ = syn_feature(form++, syn_feature_pair(word->rule, right));
    *out++ = syn_feature(form++, syn_feature_pair(word->rule, word->tag));
    return (size_t)(out - out_features);
}

static uint64_t key_of_rules(const void *sentence, long place) {
    const syn_attribution_word *word = at_place(sentence, place);
    uint64_t left = at_place(sentence, place - 1)->rule,
             right = at_place(sentence, place + 1)->rule;
    uint64_t rules = left << 16 | (uint64_t)word->rule << 8 | right;
    return rules << 16 | (uint64_t)word->tag << 8 | join_quoted(sentence, place) << 1 |
           (place == 0);
}

static uint64_t bucket(size_t distance) {
    return distance < 4 ? distance : distance < 7 ? 4 : distance < 13 ? 5 : distance < 25 ? 6 : 7;
}

static uint64_t left_distance(const syn_attribution_words *words, long place) {
    uint32_t cue = words->items[place].left_cue;
    return cue == 0 ? 99 : bucket((size_t)place - (cue - 1));
}

static uint64_t right_distance(const syn_attribution_words *words, long place) {
    uint32_t cue = words->items[place].right_cue;
    return cue == 0 ? 99 : bucket(cue - 1 - (size_t)place);
}

/// The verb of speech in front of the word, and what stands behind that verb.
static size_t list_left(const void *sentence, long place, long offset, uint64_t *out_features) {
    const syn_attribution_words *words = sentence;
    cue_words cue = find_cue_words(words, words->items[place].left_cue);
    uint64_t distance = left_distance(words, place), form = LEFT_FORMS, *out = out_features;
    uint64_t verb = cue.verb->sketch->lower, opener = cue.opener->sketch->lower;
    uint64_t tags = syn_feature_pair(cue.verb->tag, cue.opener->tag);
    uint64_t clusters = syn_feature_pair(cue.verb->sketch->cluster, cue.opener->tag);
    (void)offset;
    *out++ = syn_feature(form++, distance);
    *out++ = syn_feature(form++, verb);
    *out++ = syn_feature(form++, syn_feature_pair(verb, distance));
    *out++ = syn_feature(form++, syn_feature_pair(verb, opener));
    *out++ = syn_feature(form++, syn_feature_pair(cue.verb->tag, opener));
    *out++ = syn_feature(form++, syn_feature_pair(tags, distance));
    *out++ = syn_feature(form++, syn_feature_pair(clusters, cue.subject->tag));
    return (size_t)(out - out_features);
}

static uint64_t key_of_left(const void *sentence, long place) {
    const syn_attribution_words *words = sentence;
    return syn_feature_pair(words->items[place].left_key, left_distance(words, place));
}

/// And the one behind it: "..., the mayor said."
static size_t list_right(const void *sentence, long place, long offset, uint64_t *out_features) {
    const syn_attribution_words *words = sentence;
    cue_words cue = find_cue_words(words, words->items[place].right_cue);
    uint64_t distance = right_distance(words, place), form = RIGHT_FORMS, *out = out_features;
    uint64_t verb = cue.verb->sketch->lower, tag = cue.opener->tag;
    bool is_second = words->items[place].left_cue != 0;
    (void)offset;
    *out++ = syn_feature(form++, distance);
    *out++ = syn_feature(form++, syn_feature_pair(verb, distance));
    *out++ = syn_feature(form++, syn_feature_pair(verb, cue.opener->sketch->lower));
    *out++ = syn_feature(form++, syn_feature_pair(syn_feature_pair(verb, tag), is_second));
    *out++ = syn_feature(form++, syn_feature_pair(syn_feature_pair(cue.verb->tag, tag), distance));
    return (size_t)(out - out_features);
}

static uint64_t key_of_right(const void *sentence, long place) {
    const syn_attribution_words *words = sentence;
    bool is_second = words->items[place].left_cue != 0;
    return syn_feature_pair(words->items[place].right_key,
                            right_distance(words, place) * 2 + is_second);
}

/// What takes two words or more.
static size_t list_own(const void *sentence, long place, long offset, uint64_t *out_features) {
    const syn_attribution_words *words = sentence;
    const syn_attribution_word *word = &words->items[place];
    const syn_attribution_word *left = at_place(words, place - 1),
                               *right = at_place(words, place + 1);
    uint64_t tags = 0, form = TAGS_FORMS, *out = out_features;
    (void)offset;
    for (long near = place - 2; near <= place + 2; near++)
        tags = syn_feature_pair(tags, at_place(words, near)->tag);
    *out++ = syn_feature(form++, tags);
    *out++ = syn_feature(form++, syn_feature_pair(left->tag, word->tag));
    *out++ = syn_feature(form++, syn_feature_pair(word->tag, right->tag));
    form = PAIR_FORMS;
    *out++ = syn_feature(form++, syn_feature_pair(left->sketch->lower, word->sketch->lower));
    *out++ = syn_feature(form++, syn_feature_pair(word->sketch->lower, right->sketch->lower));
    form = DISTANCE_FORMS;
    uint64_t distance = left_distance(words, place);
    uint64_t verb = find_cue_words(words, word->left_cue).verb->sketch->lower;
    *out++ = syn_feature(form++, syn_feature_pair(distance, word->sketch->lower));
    *out++ = syn_feature(form++, syn_feature_pair(syn_feature_pair(verb, distance), word->tag));
    return (size_t)(out - out_features);
}

static const syn_feature_group groups[] = {
    {list_word, key_of_word, 2}, {list_tag, key_of_tag, 2},     {list_rules, key_of_rules, 0},
    {list_left, key_of_left, 0}, {list_right, key_of_right, 0}, {list_own, NULL, 0}};
const syn_features syn__attribution_features = {groups, sizeof groups / sizeof *groups};

extern const uint8_t syn__attribution_model[], syn__attribution_model_end[]; // text/models.S

bool syn__attribution_open(syn_labeller *out_model) {
    size_t size = (size_t)(syn__attribution_model_end - syn__attribution_model);
    return syn_labeller_open(syn__attribution_model, size, SYN_ATTRIBUTION_COUNT, out_model);
}

void syn__attribution_run(const syn_labeller *model, const syn_attribution_words *words,
                          syn_label_memo *memo, syn_arena *scratch, uint8_t *out_labels) {
    syn_labeller_run(model, &syn__attribution_features, words, words->count, memo, scratch,
                     out_labels);
}
