// SPDX-License-Identifier: Apache-2.0
// How surprising a word of some class is behind two others (models/chains.bin, linked in).
//
// Classes are numbers that the maker of the model chooses (src/annotate/wording_places.c: word
// clusters, parts of speech of words in none). Three words in a row are told from the counts of the
// three, else from those of the two, else from the one (Dirichlet smoothing; MacKay and Peto 1995).
// All bits are in eighths. A question costs two cache lines.
#ifndef SYN_TEXT_CHAINS_H
#define SYN_TEXT_CHAINS_H

#include "synopt/base.h"

/// The tables of the model. It owns nothing.
typedef struct syn_chains {
    const uint8_t *seen, *singles, *pairs, *triples; ///< NULL when there is no model
} syn_chains;

/// The tables of the linked model.
syn_chains syn_chains_open(void);
/// Those of another one, for its maker.
syn_chains syn_chains_open_bytes(const uint8_t *model, size_t size);

// Classes are below SYN_CHAINS_CLASSES; others are taken for 0. Without a model all is 0.

/// Surprise at a class wherever it stands, and at `c` behind `a` and `b`.
int syn_chains_surprise_alone(const syn_chains *in, uint32_t c);
int syn_chains_surprise(const syn_chains *in, uint32_t a, uint32_t b, uint32_t c);
/// By how much likelier than by chance `c` stands at the next place but one behind `a`.
int syn_chains_attract(const syn_chains *in, uint32_t a, uint32_t c);

// For the maker of the model, tools/train_chains.c.
enum {
    SYN_CHAINS_CLASSES = 288,
    SYN_CHAINS_EIGHTHS = 8,
    SYN_CHAINS_LEANING = 6, ///< words imagined behind each one or two, as the model of fewer says
    SYN_CHAINS_LEVELS = 16, ///< of counts, as in text/collocations.h
    SYN_CHAINS_PAIR_BYTES =
        3,                ///< surprise at b behind a; what leaning costs behind a b; attraction
    SYN_CHAINS_BITS = 17, ///< buckets of triples
    SYN_CHAINS_TAIL = 16, ///< buckets behind the last, for what the last cannot hold
    SYN_CHAINS_SLOTS = 8, ///< of a bucket; what is over lies in the next
    SYN_CHAINS_HEAD_BYTES = 64
};
#define SYN_CHAINS_MAGIC "SYNCHAI1"

/// The bucket in its high bits, 12 bits of check in its low ones.
static inline uint32_t syn__chain_hash(uint32_t a, uint32_t b, uint32_t c) {
    uint32_t hash = ((a * SYN_CHAINS_CLASSES + b) * SYN_CHAINS_CLASSES + c) * 0x9E3779B1u;
    hash = (hash ^ hash >> 15) * 0x85EBCA6Bu;
    return hash ^ hash >> 13;
}
/// Its check, which is never 0: a free slot is.
static inline uint32_t syn__chain_check(uint32_t hash) {
    return (hash & 0xFFF) == 0 ? 1 : hash & 0xFFF;
}

#endif
