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

static const syn_attribution_word *at_offset(const syn_attribution_words *words, size_t at,
                                             long offset) {
    long place = (long)at + offset;
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

static uint64_t bucket(size_t distance) {
    return distance < 4 ? distance : distance < 7 ? 4 : distance < 13 ? 5 : distance < 25 ? 6 : 7;
}

size_t syn__attribution_features(const void *sentence, size_t at, uint64_t *out_features) {
    const syn_attribution_words *words = sentence;
    const syn_attribution_word *word = &words->items[at];
    uint64_t *out = out_features, form = 0;
    uint64_t tags = 0;
    for (long offset = -2; offset <= 2; offset++) {
        const syn_attribution_word *near = at_offset(words, at, offset);
        *out++ = syn_feature(form++, near->sketch->lower);
        *out++ = syn_feature(form++, near->tag);
        *out++ = syn_feature(form++, syn_feature_pair(near->is_cue, near->is_name));
        tags = syn_feature_pair(tags, near->tag);
    }
    *out++ = syn_feature(form++, tags);
    const syn_attribution_word *left = at_offset(words, at, -1), *right = at_offset(words, at, 1);
    *out++ = syn_feature(form++, syn_feature_pair(left->tag, word->tag));
    *out++ = syn_feature(form++, syn_feature_pair(word->tag, right->tag));
    *out++ = syn_feature(form++, syn_feature_pair(left->sketch->lower, word->sketch->lower));
    *out++ = syn_feature(form++, syn_feature_pair(word->sketch->lower, right->sketch->lower));
    *out++ = syn_feature(form++, word->sketch->cluster);
    *out++ = syn_feature(form++, left->sketch->cluster);
    *out++ = syn_feature(form++, right->sketch->cluster);
    *out++ = syn_feature(form++,
                         (uint64_t)(left->is_quoted * 4 + word->is_quoted * 2 + right->is_quoted));
    *out++ = syn_feature(form++, at == 0);
    // What the rules say.
    *out++ = syn_feature(form++, syn_feature_pair(left->rule, word->rule));
    *out++ = syn_feature(form++, syn_feature_pair(word->rule, right->rule));
    *out++ = syn_feature(form++, syn_feature_pair(word->rule, word->tag));
    for (long offset = -1; offset <= 1; offset++) {
        uint32_t facts = at_offset(words, at, offset)->sketch->facts;
        *out++ = syn_feature(form++, facts & (SYN_FACT_ROLE | SYN_FACT_DEMONYM | SYN_FACT_TITLE |
                                              SYN_FACT_CALENDAR | SYN_FACT_BODY_WORD));
    }
    // The verb of speech in front of the word, and what stands behind that verb.
    const syn_attribution_word *cue =
        word->left_cue == 0 ? &beyond : &words->items[word->left_cue - 1];
    const syn_attribution_word *opener =
        word->left_cue == 0 ? &beyond : at_offset(words, word->left_cue, 0);
    const syn_attribution_word *subject =
        word->left_cue == 0 ? &beyond : at_offset(words, word->left_cue, -2);
    uint64_t distance = word->left_cue == 0 ? 99 : bucket(at - (word->left_cue - 1));
    *out++ = syn_feature(form++, distance);
    *out++ = syn_feature(form++, cue->sketch->lower);
    *out++ = syn_feature(form++, syn_feature_pair(cue->sketch->lower, distance));
    *out++ = syn_feature(form++, syn_feature_pair(cue->sketch->lower, opener->sketch->lower));
    *out++ = syn_feature(form++, syn_feature_pair(cue->tag, opener->sketch->lower));
    *out++ =
        syn_feature(form++, syn_feature_pair(syn_feature_pair(cue->tag, opener->tag), distance));
    *out++ =
        syn_feature(form++, syn_feature_pair(syn_feature_pair(cue->sketch->cluster, opener->tag),
                                             subject->tag));
    *out++ = syn_feature(form++, syn_feature_pair(distance, word->sketch->lower));
    *out++ = syn_feature(
        form++, syn_feature_pair(syn_feature_pair(cue->sketch->lower, distance), word->tag));
    // And the one behind it: "..., the mayor said."
    const syn_attribution_word *later =
        word->right_cue == 0 ? &beyond : &words->items[word->right_cue - 1];
    const syn_attribution_word *after =
        word->right_cue == 0 ? &beyond : at_offset(words, word->right_cue, 0);
    distance = word->right_cue == 0 ? 99 : bucket(word->right_cue - 1 - at);
    *out++ = syn_feature(form++, distance);
    *out++ = syn_feature(form++, syn_feature_pair(later->sketch->lower, distance));
    *out++ = syn_feature(form++, syn_feature_pair(later->sketch->lower, after->sketch->lower));
    *out++ =
        syn_feature(form++, syn_feature_pair(syn_feature_pair(later->sketch->lower, after->tag),
                                             cue->sketch->lower != 0));
    *out++ =
        syn_feature(form++, syn_feature_pair(syn_feature_pair(later->tag, after->tag), distance));
    return (size_t)(out - out_features);
}

extern const uint8_t syn__attribution_model[], syn__attribution_model_end[]; // text/models.S

bool syn__attribution_open(syn_labeller *out_model) {
    size_t size = (size_t)(syn__attribution_model_end - syn__attribution_model);
    return syn_labeller_open(syn__attribution_model, size, SYN_ATTRIBUTION_COUNT, out_model);
}

void syn__attribution_run(const syn_labeller *model, const syn_attribution_words *words,
                          syn_arena *scratch, uint8_t *out_labels) {
    syn_labeller_run(model, syn__attribution_features, words, words->count, NULL, scratch,
                     out_labels);
}
