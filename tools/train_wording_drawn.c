// SPDX-License-Identifier: Apache-2.0
// How often a program that exchanges words for synonyms, or for kinds of the same thing, would
// write each word: the counts of all words dealt out over the other lemmas of their meanings. Part
// of train_wording.
#include "train_wording.h"

#include "text/wordnet.h"

#include <math.h>
#include <stdlib.h>

double count_posed(const counts *in, uint32_t lemma, size_t pos) {
    return find_row(&in->posed, (uint64_t)syn_wordnet_get_hash(lemma) << 8 | (uint8_t)poses[pos])
        ->count;
}

/// Kinds of a meaning: the reverse of its hypernyms.
typedef struct kin {
    uint32_t *starts, *items;
} kin;

static kin turn_kin(void) {
    size_t count = syn__wordnet_synset_count;
    kin made = {calloc(count + 2, sizeof(uint32_t)), NULL};
    uint32_t links[MOST_KIN];
    if (made.starts == NULL) stop("memory", "none left");
    for (uint32_t s = 0; s < count; s++) {
        size_t some = syn_wordnet_list_kin(s, links, MOST_KIN);
        for (size_t i = 0; i < some; i++)
            made.starts[links[i] + 2]++;
    }
    for (size_t s = 2; s < count + 2; s++)
        made.starts[s] += made.starts[s - 1];
    made.items = calloc(made.starts[count + 1] + 1, sizeof(uint32_t));
    if (made.items == NULL) stop("memory", "none left");
    for (uint32_t s = 0; s < count; s++) {
        size_t some = syn_wordnet_list_kin(s, links, MOST_KIN);
        for (size_t i = 0; i < some; i++)
            made.items[made.starts[links[i] + 1]++] = s;
    }
    return made;
}

/// Deals `mass` to the lemmas of some meanings, but for `from`, by the root of how common they are.
static void deal(const counts *in, double *drawn, const uint32_t *synsets, size_t count,
                 uint32_t from, size_t pos, double mass) {
    for (int round = 0; round < 2; round++) {
        double all = 0;
        for (size_t i = 0; i < count; i++) {
            uint32_t lemmas[MOST_LEMMAS];
            size_t some = syn_wordnet_list_lemmas(synsets[i], lemmas, MOST_LEMMAS);
            for (size_t k = 0; k < some; k++) {
                double share = lemmas[k] == from ? 0 : sqrt(count_posed(in, lemmas[k], pos) + 1);
                all += share;
                if (round == 1) drawn[POSES * lemmas[k] + pos] += mass * share;
            }
        }
        if (all <= 0) return;
        mass /= all;
    }
}

double *draw_words(const counts *in, bool is_wide) {
    kin kinds = turn_kin();
    double *drawn = calloc(syn__wordnet_word_count * POSES, sizeof *drawn);
    if (drawn == NULL) stop("memory", "none left");
    for (uint32_t lemma = 0; lemma < syn__wordnet_word_count; lemma++) {
        syn_wordnet_sense senses[32];
        size_t count = syn_wordnet_list_senses(lemma, senses, 32);
        for (size_t pos = 0; pos < POSES; pos++) {
            double found = count_posed(in, lemma, pos), all = 0;
            for (size_t i = 0; i < count; i++)
                all += senses[i].pos == poses[pos] ? 1.0 / (1 + senses[i].rank) : 0;
            if (found <= 0 || all <= 0) continue;
            for (size_t i = 0; i < count; i++) {
                if (senses[i].pos != poses[pos]) continue;
                uint32_t near[MOST_KIN] = {senses[i].synset};
                size_t some = 1;
                if (is_wide) some += syn_wordnet_list_kin(near[0], near + 1, 40);
                uint32_t kind = kinds.starts[near[0]], end = kinds.starts[near[0] + 1];
                for (; is_wide && kind < end && some < MOST_KIN; kind++)
                    near[some++] = kinds.items[kind];
                deal(in, drawn, near, some, lemma, pos, found / all / (1 + senses[i].rank));
            }
        }
    }
    free(kinds.starts);
    free(kinds.items);
    return drawn;
}
