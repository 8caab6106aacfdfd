// SPDX-License-Identifier: Apache-2.0
// The labeller (src/text/labeller.h) and its trainer (tools/train_field.c, train_model.c): what is
// trained on an invented corpus labels it; the same corpus gives the same bytes; bad models are no
// models; any sentence is labelled.
#include "base/arena.h"
#include "text/sketch.h"
#include "train_labeller.h"
#include "unit/test.h"

#include <string.h>

enum { COLOUR, THING, OTHER, LABELS, SENTENCES = 4, WORDS = 5 };

static const char *const texts[SENTENCES][WORDS] = {{"the", "red", "boat", "is", "red"},
                                                    {"a", "blue", "kite", "is", "blue"},
                                                    {"the", "green", "boat", "was", "green"},
                                                    {"a", "red", "kite", "was", "red"}};
static const uint8_t wanted[SENTENCES][WORDS] = {{OTHER, COLOUR, THING, OTHER, COLOUR},
                                                 {OTHER, COLOUR, THING, OTHER, COLOUR},
                                                 {OTHER, COLOUR, THING, OTHER, COLOUR},
                                                 {OTHER, COLOUR, THING, OTHER, COLOUR}};

/// The word and the word before it.
static size_t two_features(const void *sentence, size_t at, uint64_t *out_features) {
    const syn_sketch *words = sentence;
    out_features[0] = syn_feature(0, words[at].word);
    out_features[1] = syn_feature(1, at == 0 ? 0 : words[at - 1].word);
    return 2;
}

/// As many features as there may be, all of them different, with the same highest bits.
static size_t most_features(const void *sentence, size_t at, uint64_t *out_features) {
    (void)sentence;
    for (size_t i = 0; i < SYN_FEATURES_MOST; i++)
        out_features[i] = (uint64_t)0x7F7F << 48 | at << 8 | i;
    return SYN_FEATURES_MOST;
}

static const syn_feature_plan two = {.all = two_features}, most = {.all = most_features};

static size_t train_without(syn_sketch (*sketches)[WORDS], size_t most_rows, double left_out,
                            uint8_t **out_bytes) {
    static const char *const names[LABELS] = {"COLOUR", "THING", "OTHER"};
    train_labeller trainer = {.features = two_features,
                              .labels = names,
                              .label_count = LABELS,
                              .lambda = 1e-4,
                              .rate = 0.1,
                              .epochs = 30,
                              .least_uses = 1,
                              .least_weight = 1,
                              .most_rows = most_rows,
                              .left_out = left_out,
                              .is_quiet = true};
    train_corpus corpus = {0};
    for (size_t i = 0; i < SENTENCES; i++) {
        for (size_t k = 0; k < WORDS; k++)
            syn_sketch_make(syn_str_from(texts[i][k]), &sketches[i][k]);
        train_sentence one = {.words = sketches[i], .labels = wanted[i], .count = WORDS};
        train_corpus_add(&corpus, one);
    }
    train_run(&trainer, &corpus);
    size_t size = train_make_model(&trainer, out_bytes);
    train_finish(&trainer, &corpus);
    return size;
}

static size_t train_tiny(syn_sketch (*sketches)[WORDS], size_t most_rows, uint8_t **out_bytes) {
    return train_without(sketches, most_rows, 0, out_bytes);
}

static size_t count_right(const syn_labeller *model, syn_sketch (*sketches)[WORDS]) {
    syn_arena arena = {0};
    size_t right = 0;
    for (size_t i = 0; i < SENTENCES; i++) {
        uint8_t labels[WORDS];
        syn_labeller_run(model, &two, sketches[i], WORDS, NULL, &arena, labels);
        for (size_t k = 0; k < WORDS; k++)
            right += labels[k] == wanted[i][k];
    }
    syn_arena_finish(&arena);
    return right;
}

TEST(labeller_labels_what_it_was_trained_on) {
    syn_sketch sketches[SENTENCES][WORDS];
    uint8_t *bytes;
    size_t size = train_tiny(sketches, 0, &bytes);
    syn_labeller model;
    CHECK(syn_labeller_open(bytes, size, LABELS, &model));
    CHECK(count_right(&model, sketches) == SENTENCES * WORDS);
    free(bytes);
}

TEST(labeller_trained_with_few_features_knows_the_best_ones) {
    syn_sketch sketches[SENTENCES][WORDS];
    uint8_t *bytes;
    size_t size = train_tiny(sketches, 6, &bytes);
    syn_labeller model;
    CHECK(syn_labeller_open(bytes, size, LABELS, &model));
    CHECK(model.record_count <= 7 && model.low_mask <= 7); // a place more than features
    CHECK(count_right(&model, sketches) >= SENTENCES * WORDS * 8 / 10);
    free(bytes);
}

TEST(labeller_training_gives_the_same_bytes_again) {
    syn_sketch sketches[SENTENCES][WORDS];
    uint8_t *bytes, *again;
    size_t size = train_tiny(sketches, 6, &bytes);
    CHECK(train_tiny(sketches, 6, &again) == size);
    CHECK(memcmp(bytes, again, size) == 0);
    free(bytes);
    free(again);
}

TEST(labeller_refuses_what_is_no_model) {
    syn_sketch sketches[SENTENCES][WORDS];
    uint8_t *bytes;
    size_t size = train_tiny(sketches, 0, &bytes);
    syn_labeller model;
    for (size_t cut = 0; cut < size; cut++)
        CHECK(!syn_labeller_open(bytes, cut, LABELS, &model));
    CHECK(!syn_labeller_open(bytes, size, LABELS + 1, &model));
    CHECK(!syn_labeller_open(bytes, size, 0, &model));
    bytes[8]++; // a record more than there are
    CHECK(!syn_labeller_open(bytes, size, LABELS, &model));
    memset(bytes + 8, 0, 4);
    CHECK(!syn_labeller_open(bytes, size, LABELS, &model));
    memset(bytes + 8, 0xFF, 4);
    CHECK(!syn_labeller_open(bytes, size, LABELS, &model));
    bytes[7] = 31; // more groups than keys
    CHECK(!syn_labeller_open(bytes, size, LABELS, &model));
    bytes[5] = 1; // another version
    CHECK(!syn_labeller_open(bytes, size, LABELS, &model));
    free(bytes);
}

TEST(labeller_odd_seeds_and_extreme_weights_stay_in_bounds) {
    // One record, which every feature has; the largest weights, the largest moves; a long sentence.
    enum { COUNT = 3, SEEDS_AT = 40, RECORDS_AT = 64, SIZE = RECORDS_AT + 6 + 16, LENGTH = 5000 };
    uint8_t bytes[SIZE] = {'S', 'Y', 'N', 'L', COUNT};
    bytes[5] = 3; // the version
    bytes[8] = 1;
    memset(bytes + 16, 0x7F, 24);
    memset(bytes + SEEDS_AT, 0xFF, 2);
    memset(bytes + RECORDS_AT + 1, 0x7F, 5);
    syn_labeller model;
    CHECK(syn_labeller_open(bytes, sizeof bytes, COUNT, &model));
    syn_arena arena = {0};
    uint8_t *labels = malloc(LENGTH);
    syn_labeller_run(&model, &most, NULL, LENGTH, NULL, &arena, labels);
    size_t wrong = 0;
    for (size_t i = 0; i < LENGTH; i++)
        wrong += labels[i] >= COUNT;
    CHECK(wrong == 0);
    free(labels);
    syn_arena_finish(&arena);
}

TEST(labeller_keeps_labels_that_are_known) {
    syn_sketch sketches[SENTENCES][WORDS];
    uint8_t *bytes, labels[WORDS];
    size_t size = train_tiny(sketches, 0, &bytes);
    syn_labeller model;
    CHECK(syn_labeller_open(bytes, size, LABELS, &model));
    syn_arena arena = {0};
    const uint8_t known[WORDS] = {THING, SYN_LABEL_OPEN, COLOUR, SYN_LABEL_OPEN, THING};
    syn_labeller_run(&model, &two, sketches[0], WORDS, known, &arena, labels);
    CHECK(labels[0] == THING && labels[2] == COLOUR && labels[4] == THING);
    const uint8_t some[WORDS] = {SYN_LABEL_OPEN, COLOUR, SYN_LABEL_OPEN, SYN_LABEL_OPEN, COLOUR};
    syn_labeller_run(&model, &two, sketches[0], WORDS, some, &arena, labels);
    CHECK(memcmp(labels, wanted[0], WORDS) == 0); // the others are labelled as ever
    syn_arena_finish(&arena);
    free(bytes);
}

TEST(labeller_empty_sentence_and_failed_arena) {
    syn_sketch sketches[SENTENCES][WORDS];
    uint8_t *bytes, labels[WORDS] = {9, 9, 9, 9, 9};
    size_t size = train_tiny(sketches, 0, &bytes);
    syn_labeller model;
    CHECK(syn_labeller_open(bytes, size, LABELS, &model));
    syn_arena arena = {0};
    syn_labeller_run(&model, &two, sketches[0], 0, NULL, &arena, labels);
    CHECK(labels[0] == 9 && !arena.has_failed);
    arena.has_failed = true;
    syn_labeller_run(&model, &two, sketches[0], WORDS, NULL, &arena, labels);
    for (size_t i = 0; i < WORDS; i++)
        CHECK(labels[i] == 0);
    CHECK(arena.has_failed);
    syn_arena_finish(&arena);
    free(bytes);
}

TEST(labeller_trained_without_some_features_each_step) {
    syn_sketch sketches[SENTENCES][WORDS];
    uint8_t *all, *bytes, *again;
    size_t all_size = train_tiny(sketches, 0, &all);
    size_t size = train_without(sketches, 0, 0.3, &bytes);
    CHECK(train_without(sketches, 0, 0.3, &again) == size);
    CHECK(memcmp(bytes, again, size) == 0); // what is left out is the same each time
    CHECK(size != all_size || memcmp(bytes, all, size) != 0);
    syn_labeller model;
    CHECK(syn_labeller_open(bytes, size, LABELS, &model));
    CHECK(count_right(&model, sketches) == SENTENCES * WORDS);
    free(again);
    size = train_without(sketches, 0, 1, &again); // nothing is ever seen
    CHECK(syn_labeller_open(again, size, LABELS, &model));
    free(all);
    free(bytes);
    free(again);
}
