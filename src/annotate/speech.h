// SPDX-License-Identifier: Apache-2.0
// Who speaks: what the rules of speech share. Made once a document by speakers.c.
#ifndef SYN_ANNOTATE_SPEECH_H
#define SYN_ANNOTATE_SPEECH_H

#include "annotate/quotes.h"
#include "text/tagger.h"

/// Tokens looked at on either side of a quote or cue: news sentences rarely reach 60, and the
/// bound keeps a sentence of a million words linear.
enum { SYN__SPEECH_WINDOW = 60 };

typedef struct syn__speech {
    syn__view view;
    syn_marks *marks;
    syn_arena *arena;
    uint32_t *mention_of; ///< per token: mention + 1, or 0
    bool *is_quoted;      ///< per token: inside a direct or mixed quote, marks included
    size_t *first_of;     ///< per sentence: its first token; one more entry at the end
    size_t *subject_of;   ///< per sentence: entity that speaks in it, or SYN_NOTHING
    syn_span *phrase_of;  ///< per sentence: the person without a name who speaks in it, or empty
    char *sexes;          ///< per entity
    bool *is_human;       ///< per entity: something but its capitals says that it is a person
    size_t *paragraph_of; ///< per sentence: number of its paragraph
} syn__speech;

/// The words that stand for a speaker.
typedef struct syn__subject {
    size_t first, end;           ///< tokens; empty when there is none
    size_t name_first, name_end; ///< what "who" stands for; empty: the words themselves
    size_t entity;               ///< or SYN_NOTHING
    bool is_pronoun;
    bool is_appositive;
} syn__subject;

typedef enum syn__cue_class {
    SYN__CUE_NONE,
    SYN__CUE_SAY,
    SYN__CUE_THAT,
    SYN__CUE_NAME
} syn__cue_class;

/// What a word that is none of speech does with what follows it: lexicon/attitude_word.txt.
typedef enum syn__attitude {
    SYN__ATTITUDE_NONE,
    SYN__ATTITUDE_OPEN,
    SYN__ATTITUDE_HELD,
    SYN__ATTITUDE_SEEN,
    SYN__ATTITUDE_DEED
} syn__attitude;

/// A verb in any form, auxiliaries apart.
static inline bool syn__is_verb_tag(uint8_t tag) {
    return tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S;
}
/// A verb that a subject stands in front of.
static inline bool syn__is_finite_tag(uint8_t tag) {
    return tag == SYN_POS_AUXILIARY || tag == SYN_POS_VERB_PAST || tag == SYN_POS_VERB_PRESENT ||
           tag == SYN_POS_VERB_PRESENT_S;
}
/// The same of the token at hand; false in a view without tags.
static inline bool syn__is_finite(const syn__view *view, size_t token) {
    return view->tags != NULL && token < view->count && syn__is_finite_tag(view->tags[token]);
}

/// cues.c: an adverb that may stand beside a verb: also, later, angrily.
bool syn__is_adverb(const syn__view *view, size_t token);
/// cues.c: the class of the verb at `token`; SYN__CUE_NONE for other words, infinitives behind
/// "to", passives ("was told") and nouns ("the report").
syn__cue_class syn__cue_find(const syn__speech *speech, size_t token);
/// cues.c: a participle that something is done by: "was told", "has been widely expected".
bool syn__is_passive(const syn__view *view, size_t token);
/// cues.c: the same, and a question that somebody else asks: "asked whether".
bool syn__is_undergone(const syn__view *view, size_t token);
/// cues.c: who does to somebody what the participle at `token` tells: accused | by | dozens of
/// women.
syn__subject syn__subject_agent(const syn__speech *speech, size_t token);
/// cues.c: a statement, a letter, a sign.
bool syn__is_paper(const syn__view *view, size_t token);
/// cues.c: the attitude that the word at `token` tells of.
syn__attitude syn__attitude_find(const syn__view *view, size_t token);
/// cues.c: a verb that things do as well as people: "the visit highlighted that ...".
bool syn__shows(const syn__view *view, size_t token);
/// subjects.c: who does what the verb at `cue` says, in front of it and not before `least`.
syn__subject syn__subject_before(const syn__speech *speech, size_t cue, size_t least);
/// subjects.c: whoever does what the first verb of the tokens [first, end) tells: "The union |
/// issued a warning, claiming ..."
syn__subject syn__subject_main(const syn__speech *speech, size_t first, size_t end);
/// subjects_behind.c: who stands behind the verb: said the mayor, Ann Poe. `token` is the first to
/// look at.
syn__subject syn__subject_behind(const syn__speech *speech, size_t token, size_t limit);
/// subjects.c: "the mayor", tokens [first, end), is the one person whose role says so, or
/// SYN_NOTHING.
size_t syn__find_by_role(const syn__speech *speech, size_t first, size_t end);
/// subjects.c: a noun for people or bodies, in the singular or plural.
bool syn__is_role(const syn__view *view, size_t token);
/// pronouns.c: the person that the pronoun at `token` stands for, or SYN_NOTHING; then
/// `*out_phrase` may hold the words for somebody without a name ("one man").
size_t syn__pronoun_resolve(const syn__speech *speech, size_t token, syn_span *out_phrase);
/// pronouns.c: words for one person, "a spokesman", "one man": 'm', 'f', or 'b' where either; 0:
/// none.
char syn__phrase_sex(const syn__view *view, size_t first, size_t end);
/// pronouns.c: is this he, she, they, ...?
bool syn__is_pronoun(const syn__view *view, size_t token);
/// speakers.c: fills a quote's speaker from its subject.
void syn__speaker_set(syn__speech *speech, syn_quote *quote, const syn__subject *subject,
                      syn_speaker_how how);
/// speech_notes.c: fills what the rules of speech share. False when memory fails.
bool syn__speech_prepare(syn__speech *speech, const syn_document *document);
/// speakers.c: reads what the rules of speech share, attributes the quotes in marks and adds
/// transcripts. False when memory fails.
bool syn__speech_begin(const syn_document *document, const syn__view *view, syn_arena *arena,
                       syn_marks *marks, syn__speech *out_speech);
/// indirect_rules.c: adds what the sentence of tokens [first, end) says without marks, in text
/// order, where a rule is sure of it.
void syn__indirect_by_rules(syn__speech *speech, size_t first, size_t end, syn__quote_vec *quotes);
/// indirect_rules.c: gives the words in marks inside of `span`, which `subject` says, to him.
void syn__claim_scare_quotes(syn__speech *speech, syn_span span, const syn__subject *subject,
                             size_t cue);
/// indirect.c: adds what is said without marks.
void syn__speech_find_indirect(syn__speech *speech);
/// addressees.c: fills whom each quote was spoken to, where its sentence says so.
void syn__speech_find_addressees(syn__speech *speech);
/// transcripts.c: adds the lines of a transcript (SMITH: We did.).
void syn__speech_find_transcript(syn__speech *speech);

#endif
