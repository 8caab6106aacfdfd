// SPDX-License-Identifier: Apache-2.0
// Takes classes of words in a row, gives bits of surprise. See chains.h.
//
// The model: magic, then at SYN_CHAINS_HEAD_BYTES what three classes that were counted add to the
// leaning: 256 bytes a level of their count, by the surprise at the last behind the second, 128 for
// nothing; a byte of surprise a class, padded to whole lines; SYN_CHAINS_PAIR_BYTES for each two
// classes, padded too; buckets of eight entries of 16 bits, 12 of
// a triple's hash and 4 of the level of its count (levels as in text/collocations.h). A bucket that
// is full goes on in the next. A triple that was never seen is taken for a seen one in about one of
// a thousand questions.
#include "text/chains.h"

#include "text/levels.h"

#include <string.h>

extern const uint8_t syn__chains_model[], syn__chains_model_end[];

enum {
    CLASSES = SYN_CHAINS_CLASSES,
    SINGLES_BYTES = (CLASSES + 63) / 64 * 64,
    PAIRS_BYTES = (CLASSES * CLASSES * SYN_CHAINS_PAIR_BYTES + 63) / 64 * 64,
    BUCKETS = (1 << SYN_CHAINS_BITS) + SYN_CHAINS_TAIL,
    BUCKET_BYTES = SYN_LEVELS_BUCKET_BYTES,
    SEEN_BYTES = SYN_CHAINS_LEVELS * 256,
    ALL_BYTES =
        SYN_CHAINS_HEAD_BYTES + SEEN_BYTES + SINGLES_BYTES + PAIRS_BYTES + BUCKETS * BUCKET_BYTES
};

syn_chains syn_chains_open(void) {
    size_t size = (size_t)(syn__chains_model_end - syn__chains_model);
    return syn_chains_open_bytes(syn__chains_model, size);
}

syn_chains syn_chains_open_bytes(const uint8_t *model, size_t size) {
    syn_chains opened = {0};
    if (size != ALL_BYTES || memcmp(model, SYN_CHAINS_MAGIC, 8) != 0) return opened;
    opened.seen = model + SYN_CHAINS_HEAD_BYTES;
    opened.singles = opened.seen + SEEN_BYTES;
    opened.pairs = opened.singles + SINGLES_BYTES;
    opened.triples = opened.pairs + PAIRS_BYTES;
    return opened;
}

int syn_chains_surprise_alone(const syn_chains *in, uint32_t c) {
    if (in->singles == NULL) return 0;
    return in->singles[c < CLASSES ? c : 0];
}

static const uint8_t *find_pair(const syn_chains *in, uint32_t a, uint32_t b) {
    size_t left = a < CLASSES ? a : 0, right = b < CLASSES ? b : 0;
    return in->pairs + SYN_CHAINS_PAIR_BYTES * (left * CLASSES + right);
}

int syn_chains_surprise(const syn_chains *in, uint32_t a, uint32_t b, uint32_t c) {
    if (in->singles == NULL || a >= CLASSES || b >= CLASSES || c >= CLASSES) return 0;
    int behind = find_pair(in, b, c)[0], leaning = find_pair(in, a, b)[1];
    uint32_t hash = syn__chain_hash(a, b, c);
    unsigned found = syn_levels_find(in->triples, BUCKETS, hash >> (32 - SYN_CHAINS_BITS),
                                     syn__chain_check(hash));
    return leaning + (found == 0 ? behind : in->seen[(found - 1) * 256 + (unsigned)behind] - 128);
}

int syn_chains_attract(const syn_chains *in, uint32_t a, uint32_t c) {
    return in->singles == NULL ? 0 : find_pair(in, a, c)[2] - 128;
}
