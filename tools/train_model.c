// SPDX-License-Identifier: Apache-2.0
// Takes a trained field, gives the model file (its format: src/text/labeller.c), and says how well
// the file as it is shipped labels held-out sentences.
//
// Weights are rounded to signed bytes; rows that are near zero for all labels are left out.
#include "train_labeller.h"

#include <math.h>
#include <string.h>

enum { HEAD_BYTES = 16, VERSION = 2, LARGEST_MOVE = 2000 };

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

/// A feature that the model keeps, and the bucket it goes to.
typedef struct kept_feature {
    train_slot slot;
    size_t bucket;
} kept_feature;

/// In order of buckets; in each the features used most come first, the others in a total order.
static int compare_places(const void *a, const void *b) {
    const kept_feature *left = a, *right = b;
    if (left->bucket != right->bucket) return left->bucket < right->bucket ? -1 : 1;
    if (left->slot.uses != right->slot.uses) return left->slot.uses < right->slot.uses ? 1 : -1;
    return left->slot.feature < right->slot.feature ? -1 : left->slot.feature > right->slot.feature;
}

static size_t choose_features(const train_labeller *trainer, double factor, size_t *out_buckets,
                              kept_feature **out_kept) {
    int8_t row[SYN_LABELS_MOST];
    size_t count = 0, buckets = 1;
    kept_feature *kept = need(calloc(trainer->row_count + 1, sizeof *kept));
    for (size_t i = 0; i < trainer->slot_count; i++) {
        if (round_row(trainer, &trainer->slots[i], factor, row))
            kept[count++].slot = trainer->slots[i];
    }
    while (buckets < count)
        buckets *= 2;
    for (size_t i = 0; i < count; i++)
        kept[i].bucket = syn_feature_bucket(kept[i].slot.feature, buckets);
    qsort(kept, count, sizeof *kept, compare_places);
    *out_kept = kept;
    *out_buckets = buckets;
    return count;
}

static void write_16(uint8_t *out, size_t value) {
    out[0] = (uint8_t)(value & 255);
    out[1] = (uint8_t)(value >> 8 & 255);
}

static void write_32(uint8_t *out, size_t value) {
    write_16(out, value & 0xFFFF);
    write_16(out + 2, value >> 16);
}

/// The part of a model behind its moves.
typedef struct table {
    size_t buckets, rows, size;
    uint8_t *bytes; ///< starts, checks, rows
} table;

static table make_table(const train_labeller *trainer, double factor) {
    kept_feature *kept;
    table out = {0};
    size_t row_size = syn_label_row_size(trainer->label_count);
    out.rows = choose_features(trainer, factor, &out.buckets, &kept);
    if (out.rows > SYN_LABEL_ROWS_MOST) {
        fprintf(stderr, "%zu rows are too many: --rows %d\n", out.rows, SYN_LABEL_ROWS_MOST);
        exit(2);
    }
    size_t checks_at = 2 * (out.buckets + 1), rows_at = checks_at + 2 * out.rows;
    out.size = rows_at + out.rows * row_size;
    out.bytes = need(calloc(out.size, 1));
    for (size_t bucket = 0, i = 0; bucket <= out.buckets; bucket++) {
        write_16(out.bytes + 2 * bucket, i);
        while (i < out.rows && kept[i].bucket == bucket)
            i++;
    }
    for (size_t i = 0; i < out.rows; i++) {
        write_16(out.bytes + checks_at + 2 * i, syn_feature_check(kept[i].slot.feature));
        round_row(trainer, &kept[i].slot, factor, (int8_t *)out.bytes + rows_at + i * row_size);
    }
    if (!trainer->is_quiet)
        fprintf(stderr, "%zu of %u features kept, %zu buckets, %zu KB\n", out.rows,
                trainer->row_count, out.buckets, out.size / 1024);
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
    size_t table_at = (HEAD_BYTES + (labels + 1) * labels * 2 + 15) / 16 * 16;
    uint8_t *bytes = need(calloc(table_at + rows.size, 1));
    memcpy(bytes, "SYNL", 4);
    bytes[4] = (uint8_t)labels;
    bytes[5] = VERSION;
    write_32(bytes + 8, rows.buckets);
    write_32(bytes + 12, rows.rows);
    for (size_t i = 0; i < (labels + 1) * labels; i++) {
        double move = (double)trainer->moves[i] - (i % labels == 0 ? trainer->against : 0);
        double rounded = fmax(-LARGEST_MOVE, fmin(LARGEST_MOVE, move * factor));
        write_16(bytes + HEAD_BYTES + 2 * i, (uint16_t)(int16_t)lround(rounded));
    }
    memcpy(bytes + table_at, rows.bytes, rows.size);
    free(rows.bytes);
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
