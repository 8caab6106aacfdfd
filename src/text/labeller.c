// SPDX-License-Identifier: Apache-2.0
// Takes features, gives labels: sums of rows, then Viterbi. See labeller.h.
//
// A model file: "SYNL", label_count, three bytes 3, the number of low bits of a key, the number of
// bits of a group; record_count (32 bits, low byte first), 4 zeros; the moves (16 bits each, low
// byte first), the seeds, padding to 64 bytes; the records, each a check of three bytes, low byte
// first, and a row; 16 zeros.
#include "text/label_parts.h"

#include <string.h>

enum { HEAD_BYTES = 16, VERSION = 3, TAIL_BYTES = 16 };

static void read_moves(syn_labeller *model, const uint8_t *bytes) {
    size_t labels = model->label_count;
    for (size_t from = 0; from <= labels; from++) {
        for (size_t to = 0; to < SYN_LABELS_MOST; to++) {
            const uint8_t *move = bytes + (from * labels + to) * 2;
            model->moves[from][to] = -SYN__LEAST_SCORE; // no path leads to a label that is none
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
    size_t records = read_32(bytes + 8), record_size = SYN_CHECK_BYTES + label_count;
    if (bytes[6] > SYN_LOW_BITS_MOST || bytes[7] > bytes[6]) return false;
    if (records == 0 || records > SYN_LABEL_ROWS_MOST) return false;
    size_t groups = (size_t)1 << bytes[7];
    size_t seeds_at = HEAD_BYTES + (label_count + 1) * label_count * 2;
    size_t records_at = (seeds_at + 2 * groups + 63) / 64 * 64;
    if (size != records_at + records * record_size + TAIL_BYTES) return false;
    *out_labeller = (syn_labeller){.label_count = label_count,
                                   .row_size = syn_label_row_size(label_count),
                                   .record_size = record_size,
                                   .record_count = records,
                                   .low_mask = (1U << bytes[6]) - 1,
                                   .group_mask = (uint32_t)groups - 1,
                                   .seeds = bytes + seeds_at,
                                   .records = bytes + records_at};
    read_moves(out_labeller, bytes + HEAD_BYTES);
    find_least(out_labeller);
    return true;
}

size_t syn_features_gather(const syn_feature_plan *plan, const void *sentence, size_t at,
                           uint64_t *out_features) {
    syn_feature_writer to;
    to.count = 0;
    for (long offset = -SYN_REACH; offset <= SYN_REACH; offset++)
        plan->own(sentence, (long)at + offset, offset, &to);
    for (size_t k = 0; k < plan->stretch_count; k++)
        plan->stretch(sentence, at, k, &to);
    plan->joint(sentence, at, &to);
    // Few of them, mostly in order: sorted by their forms as they come.
    for (size_t i = 0; i < to.count; i++) {
        uint8_t form = to.forms[i];
        size_t place = i;
        for (; place > 0 && to.forms[place - 1] > form; place--) {
            to.forms[place] = to.forms[place - 1];
            out_features[place] = out_features[place - 1];
        }
        to.forms[place] = form;
        out_features[place] = to.out[i];
    }
    return to.count;
}

void syn_labeller_run(const syn_labeller *labeller, const syn_feature_plan *plan,
                      const void *sentence, size_t count, const uint8_t *known, syn_arena *scratch,
                      uint8_t *out_labels) {
    if (count == 0) return;
    memset(out_labels, 0, count);
    int16_t *sums = syn_arena_array(scratch, count * labeller->row_size, sizeof *sums);
    if (sums == NULL) return;
    syn__sums sentence_sums = {labeller, plan, sentence, count, known, sums};
    syn__sums_add(&sentence_sums);
    syn__path_find(&sentence_sums, scratch, out_labels);
}
