// SPDX-License-Identifier: Apache-2.0
// Takes features, gives labels: sums of rows, then Viterbi. See labeller.h.
//
// A model file: "SYNL", label_count, three bytes 2, 0, 0, bucket_count and row_count (32 bits, low
// byte first), the moves (16 bits each), padding to 16 bytes, the starts of the buckets, the
// checks, the rows. Cost a word: four bytes looked at a feature and a check or two, a row added for
// each that the model knows, and label_count additions for each label whose path may still win:
// mostly two or three (exact: what is left out wins nowhere).
#include "text/labeller.h"

#include <limits.h>
#include <string.h>

/// Sums of a word stay below 128 * 127, moves below LEAST_SCORE: no path wraps round 16 bits. A
/// known label is so far ahead that no move makes up for it.
enum { HEAD_BYTES = 16, VERSION = 2, LEAST_SCORE = 8000, SURE_SCORE = 16000 };

static void read_moves(syn_labeller *model, const uint8_t *bytes) {
    size_t labels = model->label_count;
    for (size_t from = 0; from <= labels; from++) {
        for (size_t to = 0; to < SYN_LABELS_MOST; to++) {
            const uint8_t *move = bytes + (from * labels + to) * 2;
            model->moves[from][to] = -LEAST_SCORE; // no path leads to a label that is none
            if (to < labels) model->moves[from][to] = (int16_t)(uint16_t)(move[0] | move[1] << 8);
        }
    }
}

/// What a path would have to be behind by, at least, to win nowhere.
static void find_least(syn_labeller *model) {
    for (size_t best = 0; best < model->label_count; best++) {
        for (size_t from = 0; from < model->label_count; from++) {
            int least = INT16_MAX;
            for (size_t to = 0; to < model->label_count; to++) {
                int behind = model->moves[best][to] - model->moves[from][to];
                least = behind < least ? behind : least;
            }
            model->least[best][from] = (int16_t)(least < INT16_MIN ? INT16_MIN : least);
        }
    }
}

static size_t read_32(const uint8_t *bytes) {
    return (size_t)bytes[0] | (size_t)bytes[1] << 8 | (size_t)bytes[2] << 16 |
           (size_t)bytes[3] << 24;
}

bool syn_labeller_open(const uint8_t *bytes, size_t size, size_t label_count,
                       syn_labeller *out_labeller) {
    if (size < HEAD_BYTES || memcmp(bytes, "SYNL", 4) != 0 || bytes[4] != label_count) return false;
    if (bytes[5] != VERSION || label_count == 0 || label_count > SYN_LABELS_MOST) return false;
    size_t row_size = syn_label_row_size(label_count);
    size_t buckets = read_32(bytes + 8), rows = read_32(bytes + 12);
    if (buckets == 0 || (buckets & (buckets - 1)) != 0 || rows > SYN_LABEL_ROWS_MOST) return false;
    size_t starts_at = (HEAD_BYTES + (label_count + 1) * label_count * 2 + 15) / 16 * 16;
    size_t checks_at = starts_at + 2 * (buckets + 1), rows_at = checks_at + 2 * rows;
    if (size != rows_at + rows * row_size) return false;
    *out_labeller = (syn_labeller){.label_count = label_count,
                                   .row_size = row_size,
                                   .bucket_count = buckets,
                                   .row_count = rows,
                                   .starts = bytes + starts_at,
                                   .checks = bytes + checks_at,
                                   .rows = (const int8_t *)bytes + rows_at};
    read_moves(out_labeller, bytes + HEAD_BYTES);
    find_least(out_labeller);
    return true;
}

/// Does the low byte of a number lie first in memory?
static bool is_low_first(void) {
    static const union {
        uint16_t number;
        uint8_t bytes[2];
    } order = {1};
    return order.bytes[0] == 1; // known when compiling
}

/// A number as it lies in the file, low byte first: one load on most machines.
static uint16_t read_16(const uint8_t *bytes) {
    uint16_t number;
    memcpy(&number, bytes, sizeof number);
    if (!is_low_first()) number = (uint16_t)(number << 8 | number >> 8);
    return number;
}

/// The rows of those features that the model knows; gives their number.
static size_t find_rows(const syn_labeller *model, const uint64_t *features, size_t feature_count,
                        const int8_t **out_rows) {
    const uint8_t *starts = model->starts, *checks = model->checks;
    size_t buckets = model->bucket_count, row_size = model->row_size, count = 0;
    for (size_t i = 0; i < feature_count; i++) {
        size_t bucket = syn_feature_bucket(features[i], buckets);
        size_t row = read_16(starts + 2 * bucket), end = read_16(starts + 2 * bucket + 2);
        end = end < model->row_count ? end : model->row_count; // the file may lie
        uint16_t check = syn_feature_check(features[i]);
        while (row < end && read_16(checks + 2 * row) != check)
            row++;
        if (row < end) out_rows[count++] = model->rows + row * row_size;
    }
    return count;
}

/// Sums of rows for 16 labels from `part` on: they stay in registers.
static void add_wide(const int8_t *const *rows, size_t row_count, size_t part,
                     int16_t *restrict sums) {
    int16_t lanes[16] = {0};
    for (size_t k = 0; k < row_count; k++) {
        const int8_t *row = rows[k] + part;
        for (size_t i = 0; i < 16; i++)
            lanes[i] = (int16_t)(lanes[i] + row[i]);
    }
    memcpy(sums + part, lanes, sizeof lanes);
}

/// The same for 8 labels: a row is one number, its bytes are raised by 128 so that none is
/// negative, and every other byte is added to a quarter of a sum.
static void add_narrow(const int8_t *const *rows, size_t row_count, size_t part,
                       int16_t *restrict sums) {
    static const uint64_t raised = 0x8080808080808080u, every_other = 0x00FF00FF00FF00FFu;
    uint64_t even = 0, odd = 0; // SYN_FEATURES_MOST rows of at most 255 each: no carry
    for (size_t k = 0; k < row_count; k++) {
        uint64_t row;
        memcpy(&row, rows[k] + part, sizeof row);
        row ^= raised;
        even += row & every_other;
        odd += row >> 8 & every_other;
    }
    int all_raised = (int)row_count * 128;
    for (size_t i = 0; i < 4; i++) {
        int low = (int)(even >> 16 * i & 0xFFFF) - all_raised;
        int high = (int)(odd >> 16 * i & 0xFFFF) - all_raised;
        sums[part + (is_low_first() ? 2 * i : 7 - 2 * i)] = (int16_t)low;
        sums[part + (is_low_first() ? 2 * i + 1 : 6 - 2 * i)] = (int16_t)high;
    }
}

static void add_rows(const int8_t *const *rows, size_t row_count, size_t row_size,
                     int16_t *restrict sums) {
    size_t part = 0;
    for (; part + 16 <= row_size; part += 16)
        add_wide(rows, row_count, part, sums);
    if (part < row_size) add_narrow(rows, row_count, part, sums);
}

/// Scores of paths. Loops run over all labels that there may be, known when compiling, so that they
/// become vectors.
typedef struct paths {
    const syn_labeller *model;
    int16_t scores[SYN_LABELS_MOST]; ///< of paths that end here, 0 at most
    size_t best;                     ///< the label of score 0
} paths;

/// Scores of paths that come from the label `from`, where they are better than those known.
static void extend(const int16_t *restrict moves, int16_t score, int16_t from,
                   int16_t *restrict next, int16_t *restrict sources) {
    for (size_t to = 0; to < SYN_LABELS_MOST; to++) {
        int16_t here = (int16_t)(score + moves[to]);
        sources[to] = here > next[to] ? from : sources[to];
        next[to] = here > next[to] ? here : next[to];
    }
}

/// Adds a word's own scores and counts all paths from the best one.
static void settle(paths *chain, const int16_t *restrict next, const int16_t *restrict sums) {
    int16_t scores[SYN_LABELS_MOST], most = INT16_MIN;
    for (size_t to = 0; to < SYN_LABELS_MOST; to++) {
        scores[to] = (int16_t)(next[to] + sums[to]);
        most = scores[to] > most ? scores[to] : most;
    }
    chain->best = 0;
    while (chain->best + 1 < chain->model->label_count && scores[chain->best] != most)
        chain->best++;
    // Only differences count; paths that are hopeless stay where they cannot wrap round.
    int16_t least = (int16_t)(most - LEAST_SCORE);
    for (size_t to = 0; to < SYN_LABELS_MOST; to++) {
        int16_t score = scores[to] < least ? least : scores[to];
        chain->scores[to] = (int16_t)(score - most);
    }
}

/// One step of Viterbi; back[label]: the label before it on the best path.
static void step(paths *chain, const int16_t *sums, bool is_first, uint8_t *back) {
    const syn_labeller *model = chain->model;
    const int16_t *least = model->least[chain->best];
    int16_t next[SYN_LABELS_MOST], sources[SYN_LABELS_MOST] = {0};
    for (size_t to = 0; to < SYN_LABELS_MOST; to++)
        next[to] = is_first ? model->moves[model->label_count][to] : INT16_MIN / 2;
    for (size_t from = 0; from < model->label_count && !is_first; from++) {
        if (chain->scores[from] >= least[from])
            extend(model->moves[from], chain->scores[from], (int16_t)from, next, sources);
    }
    for (size_t to = 0; to < SYN_LABELS_MOST; to++)
        back[to] = (uint8_t)sources[to];
    settle(chain, next, sums);
}

/// What the word's own features say for each label.
static void sum_features(const syn_labeller *model, syn_feature_fn features, const void *sentence,
                         size_t at, int16_t *out_sums) {
    uint64_t found[SYN_FEATURES_MOST];
    const int8_t *rows[SYN_FEATURES_MOST];
    size_t feature_count = features(sentence, at, found);
    size_t row_count = find_rows(model, found, feature_count, rows);
    add_rows(rows, row_count, model->row_size, out_sums);
}

void syn_labeller_run(const syn_labeller *labeller, syn_feature_fn features, const void *sentence,
                      size_t count, const uint8_t *known, syn_arena *scratch, uint8_t *out_labels) {
    if (count == 0) return;
    memset(out_labels, 0, count);
    uint8_t *back = syn_arena_array(scratch, count, SYN_LABELS_MOST);
    if (back == NULL) return;
    paths chain = {.model = labeller};
    for (size_t at = 0; at < count; at++) {
        int16_t sums[SYN_LABELS_MOST] = {0};
        if (known == NULL || known[at] >= labeller->label_count)
            sum_features(labeller, features, sentence, at, sums);
        else
            sums[known[at]] = SURE_SCORE;
        step(&chain, sums, at == 0, back + at * SYN_LABELS_MOST);
    }
    size_t label = chain.best;
    for (size_t at = count; at-- > 0;) {
        out_labels[at] = (uint8_t)label;
        label = back[at * SYN_LABELS_MOST + label];
    }
}
