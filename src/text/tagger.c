// SPDX-License-Identifier: Apache-2.0
// Takes word sketches, gives parts of speech. See tagger.h.
//
// The features are those of usual taggers of English (Toutanova et al. 2003): the word, its ends
// and shape, its neighbours, two on either side, and word clusters (Owoputi et al. 2013).
#include "text/tagger.h"

#include "text/facts.h"

static const syn_sketch beyond = {0};

static const syn_sketch *at_place(const syn_sketches *words, long place) {
    return place < 0 || (size_t)place >= words->count ? &beyond : &words->items[place];
}

/// Numbers of the templates. Those of neighbours: the left one, then the right one.
enum {
    WORD,
    LOWER,
    NEAR_LOWER,
    FAR_LOWER = 4,
    LOWER_PAIR = 6,
    ENDS = 8,
    STARTS = 12,
    SHAPE = 15,
    SHAPE_FIRST,
    SHAPE_PAIR,
    NEAR_END = 19,
    END_RIGHT = 21,
    LEFT_RIGHT,
    CLUSTER,
    NEAR_CLUSTER,
    CLUSTER_PAIR = 26,
    END_FACTS = 28
};

static void put_own(const void *sentence, long place, long offset, syn_feature_writer *to) {
    const syn_sketch *word = at_place(sentence, place);
    uint64_t side = offset > 0;
    if (offset == 0) {
        syn_feature_put(to, WORD, word->word);
        syn_feature_put(to, LOWER, word->lower);
        for (size_t i = 0; i < 4; i++)
            syn_feature_put(to, ENDS + i, word->ends[i]);
        for (size_t i = 0; i < 3; i++)
            syn_feature_put(to, STARTS + i, word->starts[i]);
        syn_feature_put(to, SHAPE, word->shape);
        syn_feature_put_pair(to, SHAPE_FIRST, word->shape, place == 0);
        syn_feature_put(to, CLUSTER, word->cluster);
        syn_feature_put_pair(to, END_FACTS, word->ends[1], word->facts & SYN_FACT_TAGGER);
    } else if (offset == -1 || offset == 1) {
        syn_feature_put(to, NEAR_LOWER + side, word->lower);
        syn_feature_put(to, NEAR_END + side, word->ends[2]);
        syn_feature_put(to, NEAR_CLUSTER + side, word->cluster);
    } else {
        syn_feature_put(to, FAR_LOWER + side, word->lower);
    }
}

/// All that a word's own features are made of. Its cluster follows from its letters.
static uint64_t key_own(const void *sentence, long place) {
    const syn_sketch *word = at_place(sentence, place);
    uint64_t around = (word->facts & SYN_FACT_TAGGER) * 2 + (place == 0);
    return syn_feature(around, word->word);
}

static void put_joint(const void *sentence, size_t at, syn_feature_writer *to) {
    const syn_sketch *word = at_place(sentence, (long)at);
    const syn_sketch *left = at_place(sentence, (long)at - 1);
    const syn_sketch *right = at_place(sentence, (long)at + 1);
    syn_feature_put_pair(to, LOWER_PAIR, left->lower, word->lower);
    syn_feature_put_pair(to, LOWER_PAIR + 1, word->lower, right->lower);
    syn_feature_put_pair(to, SHAPE_PAIR, left->shape, word->shape);
    syn_feature_put_pair(to, SHAPE_PAIR + 1, word->shape, right->shape);
    syn_feature_put_pair(to, END_RIGHT, word->ends[2], right->lower);
    syn_feature_put_pair(to, LEFT_RIGHT, left->lower, right->lower);
    syn_feature_put_pair(to, CLUSTER_PAIR, left->cluster, word->cluster);
    syn_feature_put_pair(to, CLUSTER_PAIR + 1, word->cluster, right->cluster);
}

static const syn_feature_plan plan = {
    .all = syn__tagger_features, .own = put_own, .own_key = key_own, .joint = put_joint};

size_t syn__tagger_features(const void *sentence, size_t at, uint64_t *out_features) {
    return syn_features_gather(&plan, sentence, at, out_features);
}

extern const uint8_t syn__tagger_model[], syn__tagger_model_end[]; // models.S

bool syn_tagger_open(syn_labeller *out_tagger) {
    size_t size = (size_t)(syn__tagger_model_end - syn__tagger_model);
    return syn_labeller_open(syn__tagger_model, size, SYN_POS_COUNT, out_tagger);
}

void syn_tagger_run(const syn_labeller *tagger, syn_sketches sentence, syn_arena *scratch,
                    uint8_t *out_tags) {
    uint8_t *known = syn_arena_array(scratch, sentence.count, sizeof *known);
    for (size_t i = 0; known != NULL && i < sentence.count; i++)
        known[i] = sentence.items[i].sure_tag;
    syn_labeller_run(tagger, &plan, &sentence, sentence.count, known, scratch, out_tags);
}
