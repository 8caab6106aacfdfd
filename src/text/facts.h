// SPDX-License-Identifier: Apache-2.0
// What is known of words outside of the text at hand: the cluster of words they are used like, and
// whether a list knows them as a name, the part of speech that a word nearly always is. Tables made
// from models/word_clusters.tsv, models/gazetteer.tsv and models/sure_tags.tsv.
#ifndef SYN_TEXT_FACTS_H
#define SYN_TEXT_FACTS_H

#include "text/sketch.h"

/// Bits of syn_sketch.facts. The first five are the kinds of the gazetteer.
enum {
    SYN_FACT_FIRST_NAME = 1,
    SYN_FACT_SURNAME = 2,
    SYN_FACT_PLACE = 4,
    SYN_FACT_PERSON = 8, ///< famous enough for a dictionary
    SYN_FACT_BODY = 16,
    SYN_FACT_PLACE_FIRST = 32, ///< the first word of a phrase of several words
    SYN_FACT_PLACE_NEXT = 64,
    SYN_FACT_PERSON_FIRST = 128,
    SYN_FACT_PERSON_NEXT = 256,
    SYN_FACT_BODY_FIRST = 512,
    SYN_FACT_BODY_NEXT = 1024,
    SYN_FACT_TITLE = 2048, ///< the word lists of names: "Mr", "Senator"
    SYN_FACT_BODY_WORD = 4096,
    SYN_FACT_PLACE_WORD = 8192,
    SYN_FACT_DEMONYM = 16384,
    SYN_FACT_ROLE = 32768,
    SYN_FACT_CALENDAR = 65536,
    SYN_FACT_TAGGER = 131071, ///< what the tagger of parts of speech was trained with: all so far
    SYN_FACT_TOWN = 1 << 17,  ///< a small one, or a county
    SYN_FACT_KNOWN = 1 << 18, ///< a body that readers of news know
    SYN_FACT_TOWN_FIRST = 1 << 19,
    SYN_FACT_TOWN_NEXT = 1 << 20,
    SYN_FACT_KNOWN_FIRST = 1 << 21,
    SYN_FACT_KNOWN_NEXT = 1 << 22,
    SYN_FACT_SMALL_PLACE = 1 << 23, ///< written small, but never so in other texts
    SYN_FACT_SMALL_PERSON = 1 << 24,
    SYN_FACT_SMALL_BODY = 1 << 25,
    SYN_FACT_SMALL = 7 << 23,
    SYN_FACT_THING = 1 << 26, ///< has a capital, but names no one, no place and no body
    SYN_FACT_THING_FIRST = 1 << 27,
    SYN_FACT_THING_NEXT = 1 << 28,
    SYN_FACT_WORLD_NAME = 1 << 29, ///< a person's outside of the US census
    SYN_PHRASE_WORDS = 6           ///< of the longest phrase
};

typedef struct syn_fact_slot {
    uint32_t check; ///< 0: free
    uint32_t value;
} syn_fact_slot;

extern const size_t syn__cluster_slot_count, syn__gazetteer_slot_count, syn__sure_tag_slot_count;
extern const syn_fact_slot syn__cluster_slots[], syn__gazetteer_slots[], syn__sure_tag_slots[];

/// Fills cluster, facts and sure tags of the sketches of a sentence. Linear.
void syn_facts_find(const syn_str *words, syn_sketch *sketches, size_t count);
/// The same in two steps: what follows from a word alone, `number` of syn_lexicon_find_word; then
/// the facts that words have together.
void syn_facts_find_word(syn_str word, uint32_t number, syn_sketch *sketch);
void syn_facts_find_phrases(const syn_str *words, syn_sketch *sketches, size_t count);

/// The part of speech (a syn_pos) of a word that is nearly always one, models/sure_tags.tsv;
/// SYN_LABEL_OPEN for all others.
uint8_t syn_facts_sure_tag(const syn_sketch *word);

static inline uint32_t syn_fact_check(uint64_t hash) {
    return (uint32_t)(hash >> 32) | 1;
}
/// The hash of a phrase and one more word.
static inline uint64_t syn_phrase_add(uint64_t hash, const syn_sketch *word) {
    uint64_t mixed = (hash * 31 + word->lower) * 0x9E3779B97F4A7C15u;
    return mixed ^ mixed >> 31;
}

#endif
