// SPDX-License-Identifier: Apache-2.0
// Takes word sketches, gives parts of speech. See tagger.h.
//
// The features are those of usual taggers of English (Toutanova et al. 2003): the word, its ends
// and shape, its neighbours, two on either side, and word clusters (Owoputi et al. 2013).
#include "text/tagger.h"

#include "text/facts.h"

static const syn_sketch beyond = {0};

static const syn_sketch *at_offset(const syn_sketches *words, size_t at, long offset) {
    long place = (long)at + offset;
    return place < 0 || (size_t)place >= words->count ? &beyond : &words->items[place];
}

size_t syn__tagger_features(const void *sentence, size_t at, uint64_t *out_features) {
    const syn_sketches *words = sentence;
    const syn_sketch *word = &words->items[at];
    const syn_sketch *left = at_offset(words, at, -1), *right = at_offset(words, at, 1);
    const syn_sketch *left2 = at_offset(words, at, -2), *right2 = at_offset(words, at, 2);
    uint64_t *out = out_features;
    uint64_t form = 0;
    *out++ = syn_feature(form++, word->word);
    *out++ = syn_feature(form++, word->lower);
    *out++ = syn_feature(form++, left->lower);
    *out++ = syn_feature(form++, right->lower);
    *out++ = syn_feature(form++, left2->lower);
    *out++ = syn_feature(form++, right2->lower);
    *out++ = syn_feature(form++, syn_feature_pair(left->lower, word->lower));
    *out++ = syn_feature(form++, syn_feature_pair(word->lower, right->lower));
    for (size_t i = 0; i < 4; i++)
        *out++ = syn_feature(form++, word->ends[i]);
    for (size_t i = 0; i < 3; i++)
        *out++ = syn_feature(form++, word->starts[i]);
    *out++ = syn_feature(form++, word->shape);
    *out++ = syn_feature(form++, syn_feature_pair(word->shape, at == 0));
    *out++ = syn_feature(form++, syn_feature_pair(left->shape, word->shape));
    *out++ = syn_feature(form++, syn_feature_pair(word->shape, right->shape));
    *out++ = syn_feature(form++, left->ends[2]);
    *out++ = syn_feature(form++, right->ends[2]);
    *out++ = syn_feature(form++, syn_feature_pair(word->ends[2], right->lower));
    *out++ = syn_feature(form++, syn_feature_pair(left->lower, right->lower));
    *out++ = syn_feature(form++, word->cluster);
    *out++ = syn_feature(form++, left->cluster);
    *out++ = syn_feature(form++, right->cluster);
    *out++ = syn_feature(form++, syn_feature_pair(left->cluster, word->cluster));
    *out++ = syn_feature(form++, syn_feature_pair(word->cluster, right->cluster));
    *out++ = syn_feature(form++, syn_feature_pair(word->ends[1], word->facts & SYN_FACT_TAGGER));
    return (size_t)(out - out_features);
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
        known[i] = syn_facts_sure_tag(&sentence.items[i]);
    syn_labeller_run(tagger, syn__tagger_features, &sentence, sentence.count, known, scratch,
                     out_tags);
}
