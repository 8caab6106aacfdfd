// SPDX-License-Identifier: Apache-2.0
// Takes what the features of each word say, gives the best row of labels, by Viterbi.
//
// Cost a word: label_count additions for each label whose path may still win: mostly one to three
// (exact: what is left out wins nowhere). A word whose label is known beforehand costs next to
// nothing, and neither does the step from one such word to the next.
#include "text/label_parts.h"

#include <string.h>

/// Scores of paths. Loops run over a number of labels that is known when compiling, so that they
/// become vectors.
typedef struct paths {
    const syn_labeller *model;
    int16_t scores[SYN_LABELS_MOST]; ///< of paths that end here, 0 at most
    size_t best;                     ///< the label of score 0
    bool is_only;                    ///< no other can win: its word was known
} paths;

/// Scores of paths that come from the label `from`, where they are better than those known. The
/// number of lanes, a multiple of 8, is one that no compiler knows: where it does, gcc makes of the
/// loop a hundred scalar instructions.
static inline void extend(const int16_t *restrict moves, int16_t score, int16_t from, size_t lanes,
                          int16_t *restrict next, int16_t *restrict sources) {
    for (size_t to = 0; to < lanes / 8 * 8; to++) {
        int16_t here = (int16_t)(score + moves[to]);
        sources[to] = here > next[to] ? from : sources[to];
        next[to] = here > next[to] ? here : next[to];
    }
}

/// Adds a word's own scores and counts all paths from the best one.
static inline void settle(paths *chain, const int16_t *restrict next, const int16_t *restrict sums,
                          size_t lanes) {
    int16_t scores[SYN_LABELS_MOST], most = INT16_MIN;
    for (size_t to = 0; to < lanes; to++) {
        scores[to] = (int16_t)(next[to] + sums[to]);
        most = scores[to] > most ? scores[to] : most;
    }
    int16_t best = SYN_LABELS_MOST; // the first label of that score, found without a branch
    for (size_t to = 0; to < lanes; to++) {
        int16_t here = scores[to] == most ? (int16_t)to : SYN_LABELS_MOST;
        best = here < best ? here : best;
    }
    size_t last = chain->model->label_count - 1;
    chain->best = (size_t)best < last ? (size_t)best : last;
    // Only differences count; paths that are hopeless stay where they cannot wrap round.
    int16_t least = (int16_t)(most - SYN__LEAST_SCORE);
    for (size_t to = 0; to < lanes; to++) {
        int16_t score = scores[to] < least ? least : scores[to];
        chain->scores[to] = (int16_t)(score - most);
    }
    chain->is_only = false;
}

/// The best paths to each label at the next word, before its own scores; back[label]: the label
/// before it.
static inline void extend_all(const paths *chain, bool is_first, size_t lanes, int16_t *next,
                              uint8_t *back) {
    const syn_labeller *model = chain->model;
    const int16_t *least = model->least[chain->best];
    int16_t sources[SYN_LABELS_MOST] = {0};
    if (is_first || chain->is_only) {
        size_t from = is_first ? model->label_count : chain->best;
        memcpy(next, model->moves[from], lanes * sizeof *next);
        memset(back, is_first ? 0 : (int)from, lanes);
        return;
    }
    for (size_t to = 0; to < lanes; to++)
        next[to] = INT16_MIN / 2;
    // Which paths may still win, eight at a time: mostly none of eight.
    uint8_t may_win[SYN_LABELS_MOST];
    for (size_t from = 0; from < lanes; from++)
        may_win[from] = chain->scores[from] >= least[from];
    for (size_t part = 0; part < lanes; part += 8) {
        uint64_t any;
        memcpy(&any, may_win + part, sizeof any);
        for (size_t from = part; any != 0 && from < part + 8; from++) {
            if (may_win[from])
                extend(model->moves[from], chain->scores[from], (int16_t)from, model->row_size,
                       next, sources);
        }
    }
    for (size_t to = 0; to < lanes; to++)
        back[to] = (uint8_t)sources[to];
}

/// A word whose label is known: only the best path to that goes on.
static void step_known(paths *chain, size_t label, bool is_first, uint8_t *back) {
    const syn_labeller *model = chain->model;
    size_t source = is_first ? 0 : chain->best;
    int most = INT16_MIN;
    for (size_t from = 0; from < model->label_count && !is_first && !chain->is_only; from++) {
        int here = chain->scores[from] + model->moves[from][label];
        if (here <= most) continue;
        most = here;
        source = from;
    }
    back[label] = (uint8_t)source;
    chain->best = label;
    chain->is_only = true;
}

/// Inlined for each number of lanes.
static inline void walk(const syn__sums *all, size_t lanes, uint8_t *back, uint8_t *out_labels) {
    paths chain = {.model = all->model};
    for (size_t at = 0; at < all->count; at++) {
        int16_t next[SYN_LABELS_MOST];
        uint8_t *here = back + at * lanes;
        if (syn__is_label_known(all, at)) {
            step_known(&chain, all->known[at], at == 0, here);
        } else {
            int16_t *sums = all->sums + at * lanes;
            for (size_t to = all->model->label_count; to < lanes; to++)
                sums[to] = 0;
            extend_all(&chain, at == 0, lanes, next, here);
            settle(&chain, next, sums, lanes);
        }
    }
    size_t label = chain.best;
    for (size_t at = all->count; at-- > 0;) {
        out_labels[at] = (uint8_t)label;
        label = back[at * lanes + label];
    }
}

void syn__path_find(const syn__sums *all, syn_arena *scratch, uint8_t *out_labels) {
    size_t lanes = all->model->row_size;
    uint8_t *back = syn_arena_room(scratch, all->count, lanes);
    if (back == NULL) return;
    switch (lanes) {
    case 8: walk(all, 8, back, out_labels); break;
    case 16: walk(all, 16, back, out_labels); break;
    case 24: walk(all, 24, back, out_labels); break;
    default: walk(all, lanes, back, out_labels); break;
    }
}
