// SPDX-License-Identifier: Apache-2.0
// Takes the scores of words' labels, gives the best path. See label_paths.h.
//
// All loops over labels run over 16, 24 or 32 of them, known when compiling, so that they become
// vectors (of 8 the compiler makes single steps). A word costs so many additions for each label
// whose path may still win: mostly one or two (exact: what is left out wins nowhere).
#include "text/label_paths.h"

#include <limits.h>
#include <string.h>

/// BLOCK: labels that are skipped at once. SUM_MIDDLE: of sums of SYN_FEATURES_MOST raised bytes.
enum { BLOCK = 8, SUM_MIDDLE = SYN_FEATURES_MOST * 128 };

void syn__label_paths_prepare(syn_labeller *model) {
    for (size_t from = 0; from < SYN_LABELS_MOST; from++) {
        for (size_t to = 0; to < SYN_LABELS_MOST; to++)
            model->into[to][from] = model->moves[from][to];
    }
    for (size_t best = 0; best < SYN_LABELS_MOST; best++) {
        int16_t *least = model->least[best];
        for (size_t from = 0; from < SYN_LABELS_MOST; from++)
            least[from] = INT16_MAX;
        for (size_t label = 0; label < model->label_count; label++) {
            size_t to = syn__label_lane(label);
            int16_t move = model->moves[best][to];
            for (size_t from = 0; from < SYN_LABELS_MOST; from++) {
                int16_t behind = (int16_t)(move - model->into[to][from]);
                least[from] = behind < least[from] ? behind : least[from];
            }
        }
    }
}

/// Is any of the eight flags set?
static bool has_any(const uint8_t *flags) {
    uint64_t all;
    memcpy(&all, flags, sizeof all);
    return all != 0;
}

/// Scores of paths that come from one label, where they are better than those known.
static inline void extend(const int16_t *restrict moves, int16_t score, size_t lanes,
                          int16_t *restrict next) {
    for (size_t to = 0; to < lanes; to++) {
        int16_t here = (int16_t)(score + moves[to]);
        next[to] = here > next[to] ? here : next[to];
    }
}

/// Tries all paths that may still win.
static inline void extend_best(const syn_labeller *model, const int16_t *restrict scores,
                               size_t best, size_t lanes, int16_t *restrict next) {
    const int16_t *least = model->least[best];
    uint8_t is_alive[SYN_LABELS_MOST];
    for (size_t from = 0; from < lanes; from++)
        is_alive[from] = scores[from] >= least[from];
    for (size_t block = 0; block < lanes; block += BLOCK) {
        if (!has_any(is_alive + block)) continue;
        for (size_t from = block; from < block + BLOCK; from++) {
            if (is_alive[from]) extend(model->moves[from], scores[from], lanes, next);
        }
    }
}

/// The first lane with the score `most`.
static inline size_t find_first(const int16_t *scores, int16_t most, size_t lanes) {
    uint8_t is_most[SYN_LABELS_MOST];
    size_t at = 0;
    for (size_t to = 0; to < lanes; to++)
        is_most[to] = scores[to] == most;
    while (at + BLOCK < lanes && !has_any(is_most + at))
        at += BLOCK;
    while (at + 1 < lanes && !is_most[at])
        at++;
    return at;
}

/// The scores of a word's own features, around 0.
static inline void read_sums(const uint64_t *sums, size_t lanes, int16_t *own) {
    static const union {
        uint16_t number;
        uint8_t bytes[2];
    } order = {1};
    if (order.bytes[0] == 1) { // low byte first: as they lie
        memcpy(own, sums, lanes * sizeof *own);
    } else {
        for (size_t i = 0; i < lanes; i++)
            own[i] = (int16_t)(uint16_t)(sums[i / 4] >> 16 * (i % 4));
    }
    for (size_t i = 0; i < lanes; i++)
        own[i] = (int16_t)(own[i] - SUM_MIDDLE);
}

static inline size_t step(const syn_labeller *model, const uint64_t *restrict sums,
                          const int16_t *restrict scores, size_t best, size_t lanes,
                          int16_t *restrict out_scores) {
    const int16_t *first = model->moves[SYN_LABELS_MOST];
    int16_t next[SYN_LABELS_MOST], own[SYN_LABELS_MOST], most = INT16_MIN;
    for (size_t to = 0; to < lanes; to++)
        next[to] = scores == NULL ? first[to] : INT16_MIN / 2;
    if (scores != NULL) extend_best(model, scores, best, lanes, next);
    read_sums(sums, lanes, own);
    for (size_t to = 0; to < lanes; to++) {
        next[to] = (int16_t)(next[to] + own[to]);
        most = next[to] > most ? next[to] : most;
    }
    // Only differences count; paths that are hopeless stay where they cannot wrap round.
    int16_t least = (int16_t)(most - SYN__LEAST_SCORE);
    for (size_t to = 0; to < lanes; to++) {
        int16_t score = next[to] < least ? least : next[to];
        out_scores[to] = (int16_t)(score - most);
    }
    return find_first(next, most, lanes);
}

size_t syn__label_paths_step(const syn_labeller *model, const uint64_t *sums, const int16_t *scores,
                             size_t best, int16_t *out_scores) {
    switch (model->lane_count) {
    case 16: return step(model, sums, scores, best, 16, out_scores);
    case 24: return step(model, sums, scores, best, 24, out_scores);
    default: return step(model, sums, scores, best, 32, out_scores);
    }
}

static inline size_t find_source(const int16_t *restrict scores, const int16_t *restrict into,
                                 size_t lanes) {
    int16_t here[SYN_LABELS_MOST], most = INT16_MIN;
    for (size_t from = 0; from < lanes; from++) {
        here[from] = (int16_t)(scores[from] + into[from]);
        most = here[from] > most ? here[from] : most;
    }
    return find_first(here, most, lanes);
}

size_t syn__label_paths_back(const syn_labeller *model, const int16_t *scores, size_t to) {
    switch (model->lane_count) {
    case 16: return find_source(scores, model->into[to], 16);
    case 24: return find_source(scores, model->into[to], 24);
    default: return find_source(scores, model->into[to], 32);
    }
}
