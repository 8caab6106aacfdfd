// SPDX-License-Identifier: Apache-2.0
// How languages look: which letters follow which, and which signs are common (models/letters.txt,
// compiled in), and what bytes cost when they are read as one of them.
//
// A cost is -log2 of a probability. The costs of all readings are sums over the same bytes, so the
// smallest names the likeliest character set.
#ifndef SYN_INPUT_DETECT_MODEL_H
#define SYN_INPUT_DETECT_MODEL_H

#include "input/detect.h"

/// Classes of characters, the first of each model; then a to z (Latin) or one class for all of
/// them, then the letters.
typedef enum syn_letter_class {
    SYN_LETTER_SPACE,
    SYN_LETTER_DIGIT,
    SYN_LETTER_ASCII_SIGN,
    SYN_LETTER_QUOTE,
    SYN_LETTER_NO_BREAK,
    SYN_LETTER_SIGN,
    SYN_LETTER_OTHER,
    SYN_LETTER_CONTROL,
    SYN_LETTER_FIRST
} syn_letter_class;

typedef struct syn_language_model {
    const char *name;
    const uint16_t *letters; ///< small ones, beyond ASCII
    const uint8_t *costs;    ///< class_count rows of what follows, in quarters of a bit
    size_t letter_count, class_count;
} syn_language_model;

typedef struct syn_script_model {
    const char *name;
    const uint16_t *signs; ///< sorted
    const uint8_t *bits;   ///< what each costs
    size_t count;
} syn_script_model;

extern const syn_language_model syn__language_models[];
extern const size_t syn__language_model_count;
extern const syn_script_model syn__script_models[];
extern const size_t syn__script_model_count;

/// Two neighbouring bytes: at least one of them beyond ASCII, or two ASCII letters.
typedef struct syn_byte_pair {
    uint8_t first, second;
    uint16_t count;
} syn_byte_pair;

typedef struct syn_sample {
    syn_str bytes;        ///< the stretches around bytes beyond ASCII
    syn_byte_pair *pairs; ///< the different ones, in order of appearance
    size_t pair_count;
    size_t total;              ///< of all pairs with a byte beyond ASCII
    size_t ascii_letter_count; ///< in `bytes`
} syn_sample;

/// Least cost in bits of the sample read in a single-byte set, over all languages; UINT64_MAX when
/// no language is written in it.
uint64_t syn__detect_single(const syn_sample *sample, const syn_encoding *encoding);

/// The same for a set of several bytes a character.
uint64_t syn__detect_multi(const syn_sample *sample, const syn_encoding *encoding,
                           syn_arena *arena);

#endif
