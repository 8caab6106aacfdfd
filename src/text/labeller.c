// SPDX-License-Identifier: Apache-2.0
// Takes features, gives labels: sums of rows, then Viterbi. See labeller.h.
//
// A model file: "SYNL", label_count, three bytes 0, slot_count (32 bits, low byte first), the moves
// (16 bits each), padding to 16 bytes, the checks, the rows. Cost a word: two bytes looked at a
// feature, a row added for each that the model knows, and label_count squared additions.
#include "text/labeller.h"

#include <string.h>

/// Sums of a word stay below 96 * 127, moves below LEAST_SCORE: no path wraps round 16 bits.
enum { HEAD_BYTES = 12, LEAST_SCORE = 8000 };

bool syn_labeller_open(const uint8_t *bytes, size_t size, size_t label_count,
                       syn_labeller *out_labeller) {
    if (size < HEAD_BYTES || memcmp(bytes, "SYNL", 4) != 0 || bytes[4] != label_count) return false;
    if (label_count == 0 || label_count > SYN_LABELS_MOST) return false;
    syn_labeller model = {.label_count = label_count, .row_size = syn_label_row_size(label_count)};
    model.slot_count = (size_t)bytes[8] | (size_t)bytes[9] << 8 | (size_t)bytes[10] << 16 |
                       (size_t)bytes[11] << 24;
    if (model.slot_count == 0 || (model.slot_count & (model.slot_count - 1)) != 0) return false;
    size_t checks_at = (HEAD_BYTES + (label_count + 1) * label_count * 2 + 15) / 16 * 16;
    if (checks_at > size || (size - checks_at) / (model.row_size + 2) != model.slot_count)
        return false;
    model.moves = bytes + HEAD_BYTES;
    model.checks = bytes + checks_at;
    model.rows = (const int8_t *)bytes + checks_at + 2 * model.slot_count;
    *out_labeller = model;
    return true;
}

/// The feature's row, or NULL.
static const int8_t *find_row(const syn_labeller *model, uint64_t feature) {
    uint16_t check = syn_feature_check(feature);
    size_t slot = syn_feature_slot(feature, model->slot_count);
    for (size_t tries = 0; tries < model->slot_count; tries++) {
        uint16_t here = (uint16_t)(model->checks[2 * slot] | model->checks[2 * slot + 1] << 8);
        if (here == check) return model->rows + slot * model->row_size;
        if (here == 0) return NULL;
        slot = (slot + 1) & (model->slot_count - 1);
    }
    return NULL;
}

/// Adds a row to sums as wide as itself; eight at a time are one vector addition.
static void add_row(int16_t *sums, const int8_t *row, size_t row_size) {
    for (size_t part = 0; part < row_size; part += 8) {
        for (size_t i = 0; i < 8; i++)
            sums[part + i] = (int16_t)(sums[part + i] + row[part + i]);
    }
}

/// Scores of paths, as wide as a row; what lies behind the labels is never looked at.
typedef struct paths {
    const syn_labeller *model;
    int16_t moves[(SYN_LABELS_MOST + 1)][SYN_LABELS_MOST]; ///< [from][to], then the first ones
    int16_t best[SYN_LABELS_MOST];                         ///< of paths that end here, 0 at most
} paths;

static void read_moves(paths *chain) {
    size_t labels = chain->model->label_count;
    memset(chain->moves, 0, sizeof chain->moves);
    for (size_t from = 0; from <= labels; from++) {
        for (size_t to = 0; to < labels; to++) {
            const uint8_t *bytes = chain->model->moves + (from * labels + to) * 2;
            chain->moves[from][to] = (int16_t)(uint16_t)(bytes[0] | bytes[1] << 8);
        }
    }
}

/// One step of Viterbi; back[label]: the label before it on the best path. All labels at once: the
/// inner loops run over neighbouring numbers.
static void step(paths *chain, const int16_t *sums, bool is_first, uint8_t *back) {
    size_t labels = chain->model->label_count, width = chain->model->row_size;
    int16_t next[SYN_LABELS_MOST], from_label[SYN_LABELS_MOST] = {0};
    const int16_t *first = chain->moves[is_first ? labels : 0];
    int16_t start = is_first ? 0 : chain->best[0];
    for (size_t to = 0; to < width; to++)
        next[to] = (int16_t)(start + first[to]);
    for (size_t from = 1; from < labels && !is_first; from++) {
        const int16_t *moves = chain->moves[from];
        int16_t here = chain->best[from];
        for (size_t to = 0; to < width; to++) {
            int16_t score = (int16_t)(here + moves[to]);
            from_label[to] = score > next[to] ? (int16_t)from : from_label[to];
            next[to] = score > next[to] ? score : next[to];
        }
    }
    int16_t most = INT16_MIN;
    for (size_t to = 0; to < labels; to++) {
        back[to] = (uint8_t)from_label[to];
        next[to] = (int16_t)(next[to] + sums[to]);
        most = next[to] > most ? next[to] : most;
    }
    // Only differences count; paths that are hopeless stay where they cannot wrap round.
    for (size_t to = 0; to < labels; to++) {
        int score = next[to] - most;
        chain->best[to] = (int16_t)(score < -LEAST_SCORE ? -LEAST_SCORE : score);
    }
}

void syn_labeller_run(const syn_labeller *labeller, syn_feature_fn features, const void *sentence,
                      size_t count, syn_arena *scratch, uint8_t *out_labels) {
    if (count == 0) return;
    memset(out_labels, 0, count);
    size_t labels = labeller->label_count;
    uint8_t *back = syn_arena_array(scratch, count, labels);
    if (back == NULL) return;
    paths chain = {.model = labeller};
    read_moves(&chain);
    for (size_t at = 0; at < count; at++) {
        uint64_t found[SYN_FEATURES_MOST];
        size_t feature_count = features(sentence, at, found);
        int16_t sums[SYN_LABELS_MOST] = {0};
        for (size_t i = 0; i < feature_count; i++) {
            const int8_t *row = find_row(labeller, found[i]);
            if (row != NULL) add_row(sums, row, labeller->row_size);
        }
        step(&chain, sums, at == 0, back + at * labels);
    }
    size_t label = 0;
    for (size_t i = 1; i < labels; i++)
        label = chain.best[i] > chain.best[label] ? i : label;
    for (size_t at = count; at-- > 0;) {
        out_labels[at] = (uint8_t)label;
        label = back[at * labels + label];
    }
}
