// SPDX-License-Identifier: Apache-2.0
// Takes features, gives labels: sums of rows, then Viterbi (label_paths.c). See labeller.h.
//
// A model file: "SYNL", label_count, three bytes 0, slot_count (32 bits, low byte first), the moves
// (16 bits each), padding to 16 bytes, the checks, the rows. Cost a word: two bytes looked at a
// feature, a row added for each that the model knows; for a group with a key that is known, one
// row of sums for each place that the group reaches.
#include "text/labeller.h"

#include "text/label_paths.h"

#include <string.h>

/// PLACES: those around a word that its neighbours' sums are held of, a power of two.
enum { HEAD_BYTES = 12, OFFSETS = 2 * SYN_REACH_MOST + 1, PLACES = 8, LEAST_LANES = 16 };

size_t syn_features_list(const syn_features *features, const void *sentence, size_t at,
                         uint64_t *out_features) {
    size_t count = 0;
    for (size_t i = 0; i < features->count; i++) {
        const syn_feature_group *group = &features->groups[i];
        for (long offset = -group->reach; offset <= group->reach; offset++)
            count += group->list(sentence, (long)at + offset, offset, out_features + count);
    }
    return count;
}

static void read_moves(syn_labeller *model, const uint8_t *bytes) {
    size_t labels = model->label_count;
    for (size_t from = 0; from <= SYN_LABELS_MOST; from++) {
        for (size_t to = 0; to < SYN_LABELS_MOST; to++)
            model->moves[from][to] = -SYN__LEAST_SCORE; // no path leads to a label that is none
    }
    for (size_t from = 0; from <= labels; from++) {
        int16_t *moves = model->moves[from < labels ? syn__label_lane(from) : SYN_LABELS_MOST];
        for (size_t to = 0; to < labels; to++) {
            const uint8_t *move = bytes + (from * labels + to) * 2;
            moves[syn__label_lane(to)] = (int16_t)(uint16_t)(move[0] | move[1] << 8);
        }
    }
}

bool syn_labeller_open(const uint8_t *bytes, size_t size, size_t label_count,
                       syn_labeller *out_labeller) {
    if (size < HEAD_BYTES || memcmp(bytes, "SYNL", 4) != 0 || bytes[4] != label_count) return false;
    if (label_count == 0 || label_count > SYN_LABELS_MOST) return false;
    size_t row_size = syn_label_row_size(label_count);
    size_t slot_count = (size_t)bytes[8] | (size_t)bytes[9] << 8 | (size_t)bytes[10] << 16 |
                        (size_t)bytes[11] << 24;
    if (slot_count == 0 || (slot_count & (slot_count - 1)) != 0) return false;
    size_t checks_at = (HEAD_BYTES + (label_count + 1) * label_count * 2 + 15) / 16 * 16;
    if (checks_at > size || (size - checks_at) / (row_size + 2) != slot_count) return false;
    out_labeller->label_count = label_count;
    out_labeller->row_size = row_size;
    out_labeller->lane_count = row_size < LEAST_LANES ? LEAST_LANES : row_size;
    out_labeller->slot_count = slot_count;
    out_labeller->checks = bytes + checks_at;
    out_labeller->rows = (const int8_t *)bytes + checks_at + 2 * slot_count;
    read_moves(out_labeller, bytes + HEAD_BYTES);
    syn__label_paths_prepare(out_labeller);
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

/// A check as it lies in the file, low byte first: one load on most machines.
static uint16_t read_check(const uint8_t *bytes) {
    uint16_t check;
    memcpy(&check, bytes, sizeof check);
    if (!is_low_first()) check = (uint16_t)(check << 8 | check >> 8);
    return check;
}

/// Eight bytes of a row, the first one lowest.
static uint64_t read_row(const int8_t *bytes) {
    uint64_t row = 0;
    memcpy(&row, bytes, sizeof row);
    for (size_t i = 0; !is_low_first() && i < sizeof row; i++)
        row = (i == 0 ? 0 : row) | (uint64_t)(uint8_t)bytes[i] << 8 * i;
    return row;
}

/// The rows of those features that the model knows; gives their number.
static size_t find_rows(const syn_labeller *model, const uint64_t *features, size_t feature_count,
                        const int8_t **out_rows) {
    const uint8_t *checks = model->checks;
    const int8_t *rows = model->rows;
    size_t mask = model->slot_count - 1, row_size = model->row_size, count = 0;
    uint16_t found[SYN_FEATURES_MOST];
    // Memory is slow and asked all at once: nothing waits for what was found before.
    for (size_t i = 0; i < feature_count; i++)
        found[i] = read_check(checks + 2 * (features[i] & mask));
    for (size_t i = 0; i < feature_count; i++) {
        uint16_t check = syn_feature_check(features[i]), here = found[i];
        size_t start = features[i] & mask, slot = start;
        while (here != check && here != 0) {
            slot = (slot + 1) & mask;
            here = slot == start ? 0 : read_check(checks + 2 * slot);
        }
        // Whether a feature is known is hard to foretell: no branch.
        out_rows[count] = rows + slot * row_size;
        count += here == check;
    }
    return count;
}

/// Adds rows to sums of 8 labels a block. A row's bytes are raised by 128 so that none is negative,
/// and every other one is added to a quarter of a number: SYN_FEATURES_MOST bytes of 255 at most
/// carry nothing over. Raising makes no difference between labels.
static inline void add_rows(const int8_t *const *rows, size_t row_count, size_t block_count,
                            uint64_t *sums) {
    static const uint64_t raised = 0x8080808080808080u, every_other = 0x00FF00FF00FF00FFu;
    for (size_t block = 0; block < block_count; block++) {
        uint64_t even = sums[2 * block], odd = sums[2 * block + 1];
        for (size_t k = 0; k < row_count; k++) {
            uint64_t row = read_row(rows[k] + 8 * block) ^ raised;
            even += row & every_other;
            odd += row >> 8 & every_other;
        }
        sums[2 * block] = even;
        sums[2 * block + 1] = odd;
    }
}

/// Adds what a group says of `place` to the word that sees it from `offset` away.
static void add_features(const syn_labeller *model, const syn_feature_group *group,
                         const void *sentence, long place, long offset, uint64_t *sums) {
    uint64_t found[SYN_FEATURES_MOST];
    const int8_t *rows[SYN_FEATURES_MOST + 1];
    size_t feature_count = group->list(sentence, place, offset, found);
    size_t row_count = find_rows(model, found, feature_count, rows);
    if (model->row_size == 8)
        add_rows(rows, row_count, 1, sums);
    else
        add_rows(rows, row_count, model->row_size / 8, sums);
}

// ---- sums that are kept

/// A sentence being labelled.
typedef struct reading {
    const syn_labeller *model;
    const syn_features *features;
    const void *sentence;
    syn_label_memo *memo;
    const uint64_t *kept[SYN_GROUPS_MOST][PLACES];                ///< by place % PLACES
    uint64_t spare[SYN_GROUPS_MOST][PLACES][OFFSETS * SYN__SUMS]; ///< for what the memo cannot hold
} reading;

/// Where the sums of a key are or may be kept; NULL: there is no room.
static syn_label_sums **find_slot(syn_label_memo *memo, uint64_t key) {
    if (memo->slots == NULL)
        memo->slots = syn_arena_array(memo->arena, SYN_LABEL_MEMO_SLOTS, sizeof *memo->slots);
    if (memo->slots == NULL) return NULL;
    size_t at = (key * 0xD6E8FEB86659FD93u) >> 40;
    for (;; at++) {
        syn_label_sums **slot = &memo->slots[at % SYN_LABEL_MEMO_SLOTS];
        if (*slot == NULL) return memo->count < SYN_LABEL_MEMO_SLOTS / 2 ? slot : NULL;
        if ((*slot)->key == key) return slot;
    }
}

/// The sums of what group `number` says of `place`, made where they are not known.
static const uint64_t *find_sums(reading *read, size_t number, long place) {
    const syn_feature_group *group = &read->features->groups[number];
    size_t sum_count = read->model->row_size / 4, offsets = 2 * (size_t)group->reach + 1;
    size_t bytes = offsets * sum_count * sizeof(uint64_t);
    uint64_t *sums = read->spare[number][(size_t)(place + PLACES) % PLACES];
    uint64_t key = group->key(read->sentence, place) + number * 0x9E3779B97F4A7C15u;
    syn_label_sums **slot = find_slot(read->memo, key);
    if (slot != NULL && *slot != NULL) return (*slot)->sums;
    if (slot != NULL) *slot = syn_arena_alloc(read->memo->arena, sizeof **slot + bytes);
    if (slot != NULL && *slot != NULL) {
        (*slot)->key = key;
        read->memo->count++;
        sums = (*slot)->sums;
    }
    memset(sums, 0, bytes);
    for (size_t i = 0; i < offsets; i++)
        add_features(read->model, group, read->sentence, place, (long)i - group->reach,
                     sums + i * sum_count);
    return sums;
}

/// Adds what group `number` says of the places that the word at `at` sees.
static inline void add_kept(reading *read, size_t number, size_t at, size_t sum_count,
                            uint64_t *restrict sums) {
    long reach = read->features->groups[number].reach;
    const uint64_t **kept = read->kept[number];
    for (long place = at == 0 ? -reach : (long)at + reach; place <= (long)at + reach; place++)
        kept[(size_t)(place + PLACES) % PLACES] = find_sums(read, number, place);
    for (size_t i = 0; i < 2 * (size_t)reach + 1; i++) {
        const uint64_t *some = kept[(at + i + PLACES - (size_t)reach) % PLACES] + i * sum_count;
        for (size_t k = 0; k < sum_count; k++)
            sums[k] += some[k];
    }
}

static void add_groups(reading *read, size_t at, uint64_t *restrict sums) {
    for (size_t i = 0; i < read->features->count; i++) {
        const syn_feature_group *group = &read->features->groups[i];
        if (group->key == NULL) {
            for (long offset = -group->reach; offset <= group->reach; offset++)
                add_features(read->model, group, read->sentence, (long)at + offset, offset, sums);
        } else if (read->model->row_size == 8) {
            add_kept(read, i, at, 2, sums);
        } else {
            add_kept(read, i, at, read->model->row_size / 4, sums);
        }
    }
}

void syn_labeller_run(const syn_labeller *labeller, const syn_features *features,
                      const void *sentence, size_t count, syn_label_memo *memo, syn_arena *scratch,
                      uint8_t *out_labels) {
    if (count == 0) return;
    memset(out_labels, 0, count);
    size_t lanes = labeller->lane_count, lane = 0;
    int16_t *scores = syn_arena_array(scratch, count, lanes * sizeof *scores);
    if (scores == NULL) return;
    reading read; // large: what is read has been written before
    read.model = labeller;
    read.features = features;
    read.sentence = sentence;
    read.memo = memo;
    for (size_t at = 0; at < count; at++) {
        int16_t *here = scores + at * lanes;
        uint64_t sums[SYN__SUMS] = {0};
        add_groups(&read, at, sums);
        lane = syn__label_paths_step(labeller, sums, at == 0 ? NULL : here - lanes, lane, here);
    }
    if (memo->arena->has_failed) return;
    for (size_t at = count; at-- > 0;) {
        size_t label = syn__lane_label(lane);
        out_labels[at] = (uint8_t)(label < labeller->label_count ? label : 0);
        if (at > 0) lane = syn__label_paths_back(labeller, scores + (at - 1) * lanes, lane);
    }
}
