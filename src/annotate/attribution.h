// SPDX-License-Identifier: Apache-2.0
// What is attributed to somebody: takes the words of a sentence with their tags, gives the words
// of what is said and the words that tell of saying. Model and its card: models/attribution.md.
#ifndef SYN_ANNOTATE_ATTRIBUTION_H
#define SYN_ANNOTATE_ATTRIBUTION_H

#include "annotate/speech.h"
#include "text/tagger.h"

#define SYN_ATTRIBUTION_LIST(ROW)        \
    ROW(SYN_ATTRIBUTION_NONE, "O")       \
    ROW(SYN_ATTRIBUTION_FIRST, "B-SAID") \
    ROW(SYN_ATTRIBUTION_NEXT, "I-SAID")  \
    ROW(SYN_ATTRIBUTION_CUE, "CUE")      \
    ROW(SYN_ATTRIBUTION_SOURCE, "SOURCE")

typedef enum syn_attribution {
    SYN_ATTRIBUTION_LIST(SYN_ENUM_CONSTANT) SYN_ATTRIBUTION_COUNT
} syn_attribution;

/// A word as the labeller sees it.
typedef struct syn_attribution_word {
    const syn_sketch *sketch;
    uint8_t tag;       ///< a syn_pos
    bool is_quoted;    ///< inside of quotation marks
    bool is_cue;       ///< a verb of speech by the list, outside of quotation marks
    bool is_name;      ///< inside the name of a person or body
    uint8_t rule;      ///< a syn_attribution, as the rules see it
    uint32_t left_cue; ///< the nearest cue in front, as index + 1; 0: none
    uint32_t right_cue;
} syn_attribution_word;

typedef struct syn_attribution_words {
    syn_attribution_word *items;
    size_t count;
} syn_attribution_words;

/// The words of tokens [first, end), a sentence; `rules` is what the rules find in it. Everything
/// lives in `arena`. Linear.
syn_attribution_words syn__attribution_read(const syn__speech *speech, const syn__quote_vec *rules,
                                            size_t first, size_t end, syn_arena *arena);
/// indirect.c: the same, with what the rules find added to `rules`. Empty for an empty sentence.
syn_attribution_words syn__indirect_read(syn__speech *speech, size_t first, size_t end,
                                         syn__quote_vec *rules, syn_arena *arena);
/// The features of a word; `sentence` is a syn_attribution_words.
size_t syn__attribution_features(const void *sentence, size_t at, uint64_t *out_features);

/// Opens the model, which holds for a whole document; false when its bytes are damaged.
bool syn__attribution_open(syn_labeller *out_model);
/// A syn_attribution for each word. Linear.
void syn__attribution_run(const syn_labeller *model, const syn_attribution_words *words,
                          syn_arena *scratch, uint8_t *out_labels);

#endif
