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

/// What a word says of itself, and less of it the farther it is away.
static size_t list_word(const void *sentence, long place, long offset, uint64_t *out_features) {
    // Numbers of templates, for the offsets from -2 on; only those of the word itself go on.
    static const uint64_t lower_forms[] = {4, 2, 1, 3, 5}, end_forms[] = {0, 19, 10, 20, 0},
                          cluster_forms[] = {0, 24, 23, 25, 0};
    const syn_sketch *word = at_place(sentence, place);
    uint64_t *out = out_features;
    *out++ = syn_feature(lower_forms[offset + 2], word->lower);
    if (offset < -1 || offset > 1) return (size_t)(out - out_features);
    *out++ = syn_feature(end_forms[offset + 2], word->ends[2]);
    *out++ = syn_feature(cluster_forms[offset + 2], word->cluster);
    if (offset != 0) return (size_t)(out - out_features);
    *out++ = syn_feature(0, word->word);
    *out++ = syn_feature(8, word->ends[0]);
    *out++ = syn_feature(9, word->ends[1]);
    *out++ = syn_feature(11, word->ends[3]);
    for (size_t i = 0; i < 3; i++)
        *out++ = syn_feature(12 + i, word->starts[i]);
    *out++ = syn_feature(15, word->shape);
    *out++ = syn_feature(28, syn_feature_pair(word->ends[1], word->facts & SYN_FACT_TAGGER));
    return (size_t)(out - out_features);
}

/// Clusters follow from the word, facts from its neighbours too.
static uint64_t key_of_word(const void *sentence, long place) {
    const syn_sketch *word = at_place(sentence, place);
    return syn_feature_pair(word->word, word->facts & SYN_FACT_TAGGER);
}

/// What takes two words.
static size_t list_pairs(const void *sentence, long place, long offset, uint64_t *out_features) {
    const syn_sketch *word = at_place(sentence, place);
    const syn_sketch *left = at_place(sentence, place - 1), *right = at_place(sentence, place + 1);
    uint64_t *out = out_features;
    (void)offset;
    *out++ = syn_feature(6, syn_feature_pair(left->lower, word->lower));
    *out++ = syn_feature(7, syn_feature_pair(word->lower, right->lower));
    *out++ = syn_feature(16, syn_feature_pair(word->shape, place == 0));
    *out++ = syn_feature(17, syn_feature_pair(left->shape, word->shape));
    *out++ = syn_feature(18, syn_feature_pair(word->shape, right->shape));
    *out++ = syn_feature(21, syn_feature_pair(word->ends[2], right->lower));
    *out++ = syn_feature(22, syn_feature_pair(left->lower, right->lower));
    *out++ = syn_feature(26, syn_feature_pair(left->cluster, word->cluster));
    *out++ = syn_feature(27, syn_feature_pair(word->cluster, right->cluster));
    return (size_t)(out - out_features);
}

static const syn_feature_group groups[] = {{list_word, key_of_word, 2}, {list_pairs, NULL, 0}};
const syn_features syn__tagger_features = {groups, sizeof groups / sizeof *groups};

extern const uint8_t syn__tagger_model[], syn__tagger_model_end[]; // models.S

bool syn_tagger_open(syn_labeller *out_tagger) {
    size_t size = (size_t)(syn__tagger_model_end - syn__tagger_model);
    return syn_labeller_open(syn__tagger_model, size, SYN_POS_COUNT, out_tagger);
}

void syn_tagger_run(const syn_labeller *tagger, syn_sketches sentence, syn_label_memo *memo,
                    syn_arena *scratch, uint8_t *out_tags) {
    syn_labeller_run(tagger, &syn__tagger_features, &sentence, sentence.count, memo, scratch,
                     out_tags);
}
