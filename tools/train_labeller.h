// SPDX-License-Identifier: Apache-2.0
// The parts of the trainer of labellers, in the order in which a training passes through them:
// reading (train_words.c, train_documents.c), the field (train_field.c), the model file and what
// it scores (train_model.c). Command line: train_labeller.c.
//
// Everything lives until the program ends; only what grows with the epochs is given back. Out of
// memory and unreadable files end the program with a message.
#ifndef SYN_TOOLS_TRAIN_LABELLER_H
#define SYN_TOOLS_TRAIN_LABELLER_H

#include "text/labeller.h"

#include <stdio.h>
#include <stdlib.h>

/// A sentence with its labels; `words` is what the feature function reads.
typedef struct train_sentence {
    const void *words;
    const uint8_t *labels;
    size_t count;
    uint32_t *rows;   ///< all words' features one after another, as numbers of weight rows
    uint32_t *starts; ///< count + 1: where the rows of a word start
} train_sentence;

typedef struct train_corpus {
    train_sentence *items;
    size_t count, capacity;
} train_corpus;

/// A feature and its row while training.
typedef struct train_slot {
    uint64_t feature;
    uint32_t uses;
    uint32_t row; ///< 1-based, 0: too rare or left out
} train_slot;

typedef struct train_labeller {
    syn_feature_fn features;
    const char *const *labels; ///< names
    size_t label_count;
    double lambda, rate;
    double left_out; ///< the part of all features that each step does without
    int epochs;
    uint32_t least_uses; ///< features that are rarer are left out
    int least_weight;    ///< rows whose bytes are all smaller are left out
    size_t most_rows;    ///< train again with no more than so many features; 0: all
    double against;      ///< taken from the first label wherever it stands: more is found
    bool is_quiet;

    train_slot *slots; ///< an open-addressed table of all features
    size_t slot_count;
    uint32_t row_count;
    float *weights; ///< [row][label]
    float moves[(SYN_LABELS_MOST + 1) * SYN_LABELS_MOST];
    double scale; ///< all weights and moves are to be multiplied by it
} train_labeller;

/// Ends the program when an allocation failed.
static inline void *need(void *memory) {
    if (memory == NULL) {
        fputs("train_labeller: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

void train_corpus_add(train_corpus *corpus, train_sentence sentence);

/// train_words.c: adds the sentences of an unpacked `*.tokens.txt` with parts of speech.
void train_read_words(const train_labeller *trainer, const char *path, train_corpus *corpus);
/// train_documents.c: the documents that are read behind it are tagged by another model: by one
/// that has not learnt from them.
void train_use_tagger(const char *path);
/// train_documents.c: adds the sentences of SET.input.jsonl with the labels of SET.gold.jsonl:
/// quotations and their cues, or names.
void train_read_documents(const char *path, bool is_said, train_corpus *corpus);

/// train_field.c: learns weights and moves from a corpus.
void train_run(train_labeller *trainer, train_corpus *corpus);

/// Where the rows of a model stand (src/text/labeller.h).
typedef struct train_places {
    unsigned low_bits, group_bits;
    uint32_t low_mask;
    size_t record_count;
    uint16_t *seeds; ///< a group
    size_t *of;      ///< of each feature; TRAIN_NO_PLACE: an earlier one has the same key
} train_places;

#define TRAIN_NO_PLACE ((size_t)-1)

/// train_places.c: a perfect hash for the features' keys; the same for the same set of keys.
train_places train_places_find(const uint64_t *features, size_t count);
void train_places_finish(train_places *places);

/// train_model.c: the model as bytes (syn_labeller_open reads them).
size_t train_make_model(const train_labeller *trainer, uint8_t **out_bytes);
/// Prints how well the model labels a corpus.
void train_evaluate(const train_labeller *trainer, const uint8_t *bytes, size_t size,
                    const train_corpus *corpus, bool are_pieces);
/// Gives the memory of a trainer and a corpus's rows back; the sentences' words are the caller's.
void train_finish(train_labeller *trainer, train_corpus *corpus);

#endif
