// SPDX-License-Identifier: Apache-2.0
// Chunks of a sentence: noun groups, verb groups and the small words that part clauses. The first
// half of a shallow parse; roles.h makes predicates of them.
#ifndef SYN_COLLATE_CHUNKS_H
#define SYN_COLLATE_CHUNKS_H

#include "synopt/marks.h"

/// Tokens of a sentence that are looked at, and chunks of it that are kept: a longer sentence is a
/// list or a page without full stops.
enum { SYN__SENTENCE_CAP = 192, SYN__CHUNK_CAP = 128 };

typedef enum syn__chunk_kind {
    SYN__CHUNK_OTHER,
    SYN__CHUNK_NOUN, ///< "the old foreign minister": its head is the last noun
    SYN__CHUNK_TIME, ///< "last Tuesday": what annotate marked as a time, with no noun behind it
    SYN__CHUNK_VERB, ///< "had not yet been inspected": its head is the last verb
    SYN__CHUNK_ADJECTIVE,
    SYN__CHUNK_PREPOSITION,
    SYN__CHUNK_LINK,     ///< and, but, or
    SYN__CHUNK_TIE,      ///< that, because, when: what opens a clause
    SYN__CHUNK_RELATIVE, ///< who, which, "the bridge that"
    SYN__CHUNK_COMMA,
    SYN__CHUNK_STOP ///< semicolon, colon, dash
} syn__chunk_kind;

typedef enum syn__verb_form {
    SYN__VERB_FINITE,
    SYN__VERB_INFINITIVE, ///< "to repair", "rebuild"
    SYN__VERB_GERUND,     ///< "killing"
    SYN__VERB_PARTICIPLE  ///< "built in 1902"
} syn__verb_form;

/// How surely something is said to be so.
typedef enum syn__modality {
    SYN__MODALITY_FACT,
    SYN__MODALITY_POSSIBLE, ///< may, could, is thought to have
    SYN__MODALITY_WOULD,    ///< would, should, if
    SYN__MODALITY_PLANNED,  ///< will, plans to, is due to, tried to
    SYN__MODALITY_ASKED,    ///< urged … to, must
    SYN__MODALITY_DENIED    ///< denied that, refused to
} syn__modality;

typedef struct syn__chunk {
    uint32_t first, end, head; ///< tokens of the document
    syn__chunk_kind kind;
    syn__verb_form form;
    syn__modality modality; ///< of a verb group, by its own auxiliaries
    bool is_negated, is_passive;
    bool is_copula;  ///< a verb group of forms of "be" alone
    bool is_open;    ///< of other auxiliaries alone: "will, in fact, …"
    bool is_bare;    ///< of one word: may be the participle that a past tense looks like
    bool is_pronoun; ///< of a noun group
} syn__chunk;

/// A sentence with its parts of speech.
typedef struct syn__tagged {
    syn_str text;
    const syn_marks *marks;
    const uint8_t *tags; ///< a syn_pos for each token of the document
    size_t first, end;   ///< tokens of the sentence
} syn__tagged;

/// Gives the number of chunks, in order, without overlap. Linear.
size_t syn__chunks_find(const syn__tagged *sentence, syn__chunk out_chunks[SYN__CHUNK_CAP]);

/// The text of a token; empty behind the sentence.
static inline syn_str syn__tagged_word(const syn__tagged *sentence, size_t token) {
    if (token >= sentence->end) return (syn_str){"", 0};
    syn_span span = sentence->marks->tokens[token].span;
    return (syn_str){sentence->text.data + span.start, span.end - span.start};
}

#endif
