// SPDX-License-Identifier: Apache-2.0
// Takes word sketches, gives parts of speech. See tagger.h.
//
// The features are those of usual taggers of English (Toutanova et al. 2003): the word, its ends
// and shape, its neighbours, two on either side, and word clusters (Owoputi et al. 2013).
#include "text/tagger.h"

#include "text/facts.h"

/// Numbers of templates: one for each, and for each offset that it is seen from.
enum { OWN_FORMS = 0, WORD_FORMS = 16, FORMS_A_PLACE = 16 };

static const syn_sketch beyond = {0};

static const syn_sketch *at_place(const syn_sketches *words, long place) {
    return place < 0 || (size_t)place >= words->count ? &beyond : &words->items[place];
}

/// What a word says of itself, and less of it the farther it is away.
static size_t list_word(const void *sentence, long place, long offset, uint64_t *out_features) {
    const syn_sketch *word = at_place(sentence, place);
    uint64_t *out = out_features;
    uint64_t form = WORD_FORMS + (uint64_t)(offset + 2) * FORMS_A_PLACE;
    *out++ = syn_feature(form++, word->lower);
    if (offset < -1 || offset > 1) return (size_t)(out - out_features);
    *out++ = syn_feature(form++, word->ends[2]);
    *out++ = syn_feature(form++, word->cluster);
    if (offset != 0) return (size_t)(out - out_features);
    *out++ = syn_feature(form++, word->word);
    *out++ = syn_feature(form++, word->ends[0]);
    *out++ = syn_feature(form++, word->ends[1]);
    *out++ = syn_feature(form++, word->ends[3]);
    for (size_t i = 0; i < 3; i++)
        *out++ = syn_feature(form++, word->starts[i]);
    *out++ = syn_feature(form++, word->shape);
    *out++ = syn_feature(form++, syn_feature_pair(word->ends[1], word->facts & SYN_FACT_TAGGER));
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
    uint64_t form = OWN_FORMS;
    (void)offset;
    *out++ = syn_feature(form++, syn_feature_pair(left->lower, word->lower));
    *out++ = syn_feature(form++, syn_feature_pair(word->lower, right->lower));
    *out++ = syn_feature(form++, syn_feature_pair(left->lower, right->lower));
    *out++ = syn_feature(form++, syn_feature_pair(word->ends[2], right->lower));
    *out++ = syn_feature(form++, syn_feature_pair(left->shape, word->shape));
    *out++ = syn_feature(form++, syn_feature_pair(word->shape, right->shape));
    *out++ = syn_feature(form++, syn_feature_pair(left->cluster, word->cluster));
    *out++ = syn_feature(form++, syn_feature_pair(word->cluster, right->cluster));
    if (place == 0) *out++ = syn_feature(form, word->shape);
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
