// SPDX-License-Identifier: Apache-2.0
// Takes a trained field, gives the model file (its format: src/text/labeller.c), and says how well
// the file as it is shipped labels held-out sentences.
//
// Weights are rounded to signed bytes; rows that are near zero for all labels are left out.
#include "train_labeller.h"

#include <math.h>
#include <string.h>

enum { HEAD_BYTES = 16, VERSION = 3, TAIL_BYTES = 16, LARGEST_MOVE = 2000 };

/// Weights beyond it are rare and are cut: the others gain by finer steps.
static const double LARGEST_WEIGHT = 6;

/// A feature's weights as bytes; false when they say nothing.
static bool round_row(const train_labeller *trainer, const train_slot *slot, double factor,
                      int8_t *out_row) {
    int most = 0;
    const float *weights = trainer->weights + (size_t)slot->row * trainer->label_count;
    for (size_t y = 0; y < trainer->label_count; y++) {
        double value = (double)weights[y] * factor;
        int rounded = (int)lround(fmax(-127, fmin(127, value)));
        out_row[y] = (int8_t)rounded;
        most = abs(rounded) > most ? abs(rounded) : most;
    }
    return slot->row != 0 && most >= trainer->least_weight;
}

/// The part of a model behind its moves.
typedef struct table {
    train_places places;
    uint8_t *records;
    size_t size;
} table;

/// In order of their use: of two features that a model cannot tell apart the first one stays.
static int compare_uses(const void *a, const void *b) {
    const train_slot *left = a, *right = b;
    if (left->uses != right->uses) return left->uses < right->uses ? 1 : -1;
    return left->feature < right->feature ? -1 : left->feature > right->feature;
}

static train_slot *choose_features(const train_labeller *trainer, double factor,
                                   size_t *out_count) {
    int8_t row[SYN_LABELS_MOST];
    train_slot *kept = need(calloc(trainer->row_count + 1, sizeof *kept));
    *out_count = 0;
    for (size_t i = 0; i < trainer->slot_count; i++) {
        if (round_row(trainer, &trainer->slots[i], factor, row))
            kept[(*out_count)++] = trainer->slots[i];
    }
    qsort(kept, *out_count, sizeof *kept, compare_uses);
    return kept;
}

static void write_16(uint8_t *out, size_t value) {
    out[0] = (uint8_t)(value & 255);
    out[1] = (uint8_t)(value >> 8 & 255);
}

static void write_32(uint8_t *out, size_t value) {
    write_16(out, value & 0xFFFF);
    write_16(out + 2, value >> 16);
}

static table make_table(const train_labeller *trainer, double factor) {
    size_t count, record_size = SYN_CHECK_BYTES + trainer->label_count;
    train_slot *kept = choose_features(trainer, factor, &count);
    uint64_t *features = need(calloc(count + 1, sizeof *features));
    for (size_t i = 0; i < count; i++)
        features[i] = kept[i].feature;
    table out = {.places = train_places_find(features, count)};
    out.size = out.places.record_count * record_size + TAIL_BYTES;
    out.records = need(calloc(out.size, 1));
    for (size_t i = 0; i < count; i++) {
        if (out.places.of[i] == TRAIN_NO_PLACE) continue;
        uint8_t *record = out.records + out.places.of[i] * record_size;
        uint32_t check = syn_key_check(syn_feature_key(features[i], out.places.low_mask));
        write_16(record, check & 0xFFFF);
        record[2] = (uint8_t)(check >> 16);
        round_row(trainer, &kept[i], factor, (int8_t *)record + SYN_CHECK_BYTES);
    }
    if (!trainer->is_quiet)
        fprintf(stderr, "%zu of %u features kept, %zu KB\n", count, trainer->row_count,
                out.size / 1024);
    free(features);
    free(kept);
    return out;
}

static double find_largest(const train_labeller *trainer) {
    double most = 1e-9;
    for (size_t i = 0; i < (size_t)(trainer->row_count + 1) * trainer->label_count; i++)
        most = fmax(most, fabs((double)trainer->weights[i]));
    return fmin(most, LARGEST_WEIGHT);
}

size_t train_make_model(const train_labeller *trainer, uint8_t **out_bytes) {
    size_t labels = trainer->label_count;
    double factor = 127 / find_largest(trainer);
    table rows = make_table(trainer, factor);
    size_t groups = (size_t)1 << rows.places.group_bits;
    size_t seeds_at = HEAD_BYTES + (labels + 1) * labels * 2;
    size_t table_at = (seeds_at + 2 * groups + 63) / 64 * 64;
    uint8_t *bytes = need(calloc(table_at + rows.size, 1));
    memcpy(bytes, "SYNL", 4);
    bytes[4] = (uint8_t)labels;
    bytes[5] = VERSION;
    bytes[6] = (uint8_t)rows.places.low_bits;
    bytes[7] = (uint8_t)rows.places.group_bits;
    write_32(bytes + 8, rows.places.record_count);
    for (size_t i = 0; i < (labels + 1) * labels; i++) {
        double move = (double)trainer->moves[i] - (i % labels == 0 ? trainer->against : 0);
        double rounded = fmax(-LARGEST_MOVE, fmin(LARGEST_MOVE, move * factor));
        write_16(bytes + HEAD_BYTES + 2 * i, (uint16_t)(int16_t)lround(rounded));
    }
    for (size_t i = 0; i < groups; i++)
        write_16(bytes + seeds_at + 2 * i, rows.places.seeds[i]);
    memcpy(bytes + table_at, rows.records, rows.size);
    free(rows.records);
    train_places_finish(&rows.places);
    *out_bytes = bytes;
    return table_at + rows.size;
}

// ---- evaluation

typedef struct piece_counts {
    size_t words, right, coarse; ///< coarse: without what stands behind the slash of a label
    size_t gold, given, both;    ///< pieces: runs of B-x I-x
} piece_counts;

static bool has_same_kind(const char *a, const char *b) {
    return a[0] != '\0' && b[0] != '\0' && strcmp(a + 1, b + 1) == 0;
}

/// The end of the piece that begins at `at`, or 0 when none does.
static size_t find_piece(const train_labeller *trainer, const uint8_t *labels, size_t count,
                         size_t at) {
    const char *name = trainer->labels[labels[at]];
    bool goes_on = at > 0 && has_same_kind(trainer->labels[labels[at - 1]], name);
    if (name[0] != 'B' && (name[0] != 'I' || goes_on)) return 0;
    size_t end = at + 1;
    while (end < count && trainer->labels[labels[end]][0] == 'I' &&
           has_same_kind(trainer->labels[labels[end]], name))
        end++;
    return end;
}

static void count_sentence(const train_labeller *trainer, const train_sentence *now,
                           const uint8_t *given, piece_counts *counts) {
    counts->words += now->count;
    for (size_t k = 0; k < now->count; k++) {
        const char *ours = trainer->labels[given[k]], *gold = trainer->labels[now->labels[k]];
        size_t size = strcspn(ours, "/");
        counts->right += given[k] == now->labels[k];
        counts->coarse += size == strcspn(gold, "/") && strncmp(ours, gold, size) == 0;
        size_t our_end = find_piece(trainer, given, now->count, k);
        size_t gold_end = find_piece(trainer, now->labels, now->count, k);
        counts->given += our_end > 0;
        counts->gold += gold_end > 0;
        counts->both += our_end > 0 && our_end == gold_end && has_same_kind(ours, gold);
    }
}

static double share(size_t part, size_t whole) {
    return whole == 0 ? 0 : (double)part / (double)whole;
}

void train_evaluate(const train_labeller *trainer, const uint8_t *bytes, size_t size,
                    const train_corpus *corpus, bool are_pieces) {
    syn_labeller model;
    if (!syn_labeller_open(bytes, size, trainer->label_count, &model)) {
        fputs("train_labeller: the model made cannot be opened\n", stderr);
        exit(2);
    }
    piece_counts counts = {0};
    const syn_feature_plan plan = {.all = trainer->features};
    syn_arena arena = {0};
    for (size_t i = 0; i < corpus->count; i++) {
        const train_sentence *now = &corpus->items[i];
        uint8_t *given = need(malloc(now->count));
        syn_labeller_run(&model, &plan, now->words, now->count, NULL, &arena, given);
        syn_arena_reset(&arena);
        count_sentence(trainer, now, given, &counts);
        free(given);
    }
    syn_arena_finish(&arena);
    printf("words %zu  right %.4f", counts.words, share(counts.right, counts.words));
    if (are_pieces)
        printf("  pieces P %.4f R %.4f F1 %.4f\n", share(counts.both, counts.given),
               share(counts.both, counts.gold), share(2 * counts.both, counts.gold + counts.given));
    else
        printf("  without forms %.4f\n", share(counts.coarse, counts.words));
}
