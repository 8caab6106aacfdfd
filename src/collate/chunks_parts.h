// SPDX-License-Identifier: Apache-2.0
// Shared by the rooms that cut a sentence into chunks: the sentence with what annotate marked in it
// (reader), and what a tag or a word is. chunks.c cuts noun groups and the small words,
// chunks_verbs.c verb groups.
#ifndef SYN_COLLATE_CHUNKS_PARTS_H
#define SYN_COLLATE_CHUNKS_PARTS_H

#include "base/str.h"
#include "collate/chunks.h"
#include "text/tagger.h"

/// A sentence while it is cut.
typedef struct reader {
    const syn__tagged *sentence;
    size_t end; ///< of the tokens that are looked at
    /// Per token: behind the name or the time that starts there; 0: none.
    uint32_t name_ends[SYN__SENTENCE_CAP], time_ends[SYN__SENTENCE_CAP];
} reader;

static inline uint8_t tag_at(const reader *read, size_t token) {
    return token < read->end ? read->sentence->tags[token] : (uint8_t)SYN_POS_OTHER;
}

static inline syn_str word_at(const reader *read, size_t token) {
    return token < read->end ? syn__tagged_word(read->sentence, token) : (syn_str){"", 0};
}

static inline bool is_word(const reader *read, size_t token, const char *word) {
    return syn_str_equal_nocase(word_at(read, token), syn_str_from(word));
}

#define IS_ANY(read, token, words) SYN_STR_IS_ANY(word_at(read, token), words)

static inline bool is_noun(uint8_t tag) {
    return tag == SYN_POS_NOUN || tag == SYN_POS_NOUN_PLURAL || tag == SYN_POS_NAME ||
           tag == SYN_POS_SYMBOL || tag == SYN_POS_OTHER;
}

static inline bool is_modifier(uint8_t tag) {
    return tag == SYN_POS_ADJECTIVE || tag == SYN_POS_NUMERAL;
}

/// What a lone verb form can be in front of a noun: "the injured man", "rising prices".
static inline bool is_verbal_modifier(uint8_t tag) {
    return tag == SYN_POS_VERB_GERUND || tag == SYN_POS_VERB_PARTICIPLE;
}

static inline bool is_verb(uint8_t tag) {
    return tag == SYN_POS_VERB_BASE || tag == SYN_POS_VERB_PAST || tag == SYN_POS_VERB_PRESENT ||
           tag == SYN_POS_VERB_PRESENT_S || is_verbal_modifier(tag);
}

static inline bool is_clitic(const reader *read, size_t token, char last) {
    syn_str word = word_at(read, token);
    bool is_apart = word.size > 1 && (word.data[0] == '\'' || (unsigned char)word.data[0] == 0xE2);
    return is_apart && syn_ascii_lower(word.data[word.size - 1]) == last;
}

/// Behind the time that starts at `token`; 0 where none does or a noun follows: "Friday's vote".
size_t syn__chunks_find_time_end(const reader *read, size_t token);

/// "The company plans to close", "he doubts": a plural that is a verb. Not "its plans to close".
bool syn__chunks_is_verb_after_all(const reader *read, size_t token);

/// Over adverbs and negations from `token` on; true where a verb stands behind them.
bool syn__chunks_leads_to_verb(const reader *read, size_t token);

/// The verb group that starts at `token`: its end, or `token` where none does.
size_t syn__chunks_read_verb(const reader *read, size_t token, syn__chunk *out_chunk);

#endif
