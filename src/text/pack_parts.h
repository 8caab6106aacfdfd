// SPDX-License-Identifier: Apache-2.0
// The insides of packs, for pack.c, which makes and opens them, and pack_store.c, which writes them
// down and reads them back.
#ifndef SYN_TEXT_PACK_PARTS_H
#define SYN_TEXT_PACK_PARTS_H

#include "text/pack.h"
#include "text/vocabulary.h"

enum {
    SYN__PACK_GAP_KIND = SYN_TOKEN_QUOTE + 1, ///< a spelling that is a gap
    SYN__PACK_NO_GAP = 0,                     ///< its number
    SYN__PACK_BLANK_GAP = 1,
    SYN__PACK_INLINE_BYTES = 16,
};

struct syn_packs {
    SYN_VEC(syn_spelling) spellings;
    SYN_VEC(const unsigned char *) items; ///< per document: size of the rest, and the rest
};

/// A place of the hash table: most that do not match are told by the hash alone.
typedef struct syn__pack_slot {
    uint32_t hash, number; ///< number + 1; 0: free
} syn__pack_slot;

struct syn_packer {
    syn_arena *arena;
    syn_packs packs;
    syn__pack_slot *slots; ///< a power of two, at most half full
    size_t slot_count;
    syn_vocabulary_builder *vocabulary;
    SYN_VEC(unsigned char) bytes; ///< of the document at work
};

/// The number of a spelling, made when it is new. SYN_NO_TERM after a failure.
uint32_t syn__pack_get_spelling(syn_packer *packer, syn_str text, uint32_t kind);

/// The gap before a token that is not written down.
static inline uint32_t syn__pack_get_usual_gap(uint32_t kind) {
    return kind == SYN_TOKEN_PUNCTUATION ? SYN__PACK_NO_GAP : SYN__PACK_BLANK_GAP;
}

#endif
