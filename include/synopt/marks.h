// SPDX-License-Identifier: Apache-2.0
// Marks: what stands where in a document. Spans only, no copied strings but names made for people.
//
// Made by the annotate step, one object a document. Field for field the `marks` line of
// docs/FORMATS.md; tokens are kept for the steps that follow and are not written.
#ifndef SYNOPT_MARKS_H
#define SYNOPT_MARKS_H

#include "synopt/document.h"

#define SYN_NOTHING SIZE_MAX ///< an index that points nowhere

#define SYN_TOKEN_KIND_LIST(ROW)                                                           \
    ROW(SYN_TOKEN_OTHER, "other")                                                          \
    ROW(SYN_TOKEN_WORD, "word")     /* letters, inner apostrophes and hyphens split off */ \
    ROW(SYN_TOKEN_NUMBER, "number") /* digits with separators: 1,000 or 5.5 or 26 */       \
    ROW(SYN_TOKEN_PUNCTUATION, "punctuation")                                              \
    ROW(SYN_TOKEN_QUOTE, "quote") /* any quotation mark, not an apostrophe */

#define SYN_QUOTE_KIND_LIST(ROW)    \
    ROW(SYN_QUOTE_OTHER, "other")   \
    ROW(SYN_QUOTE_DIRECT, "direct") \
    ROW(SYN_QUOTE_MIXED, "mixed")   \
    ROW(SYN_QUOTE_SCARE, "scare")   \
    ROW(SYN_QUOTE_INDIRECT, "indirect")

/// How a speaker was found.
#define SYN_SPEAKER_HOW_LIST(ROW)                 \
    ROW(SYN_SPEAKER_NONE, "none")                 \
    ROW(SYN_SPEAKER_SUBJECT, "subject")           \
    ROW(SYN_SPEAKER_APPOSITIVE, "appositive")     \
    ROW(SYN_SPEAKER_ACCORDING_TO, "according_to") \
    ROW(SYN_SPEAKER_PRONOUN, "pronoun")           \
    ROW(SYN_SPEAKER_PREVIOUS, "previous")

#define SYN_ENTITY_KIND_LIST(ROW)                \
    ROW(SYN_ENTITY_OTHER, "other")               \
    ROW(SYN_ENTITY_PERSON, "person")             \
    ROW(SYN_ENTITY_ORGANISATION, "organisation") \
    ROW(SYN_ENTITY_PLACE, "place")

#define SYN_TIME_KIND_LIST(ROW)        \
    ROW(SYN_TIME_OTHER, "other")       \
    ROW(SYN_TIME_DATE, "date")         \
    ROW(SYN_TIME_TIME, "time")         \
    ROW(SYN_TIME_DURATION, "duration") \
    ROW(SYN_TIME_SET, "set")

#define SYN_TIME_FROM_LIST(ROW)        \
    ROW(SYN_TIME_FROM_NOTHING, "none") \
    ROW(SYN_TIME_FROM_TEXT, "text")    \
    ROW(SYN_TIME_FROM_ANCHOR, "anchor")

typedef enum syn_token_kind { SYN_TOKEN_KIND_LIST(SYN_ENUM_CONSTANT) } syn_token_kind;
typedef enum syn_quote_kind { SYN_QUOTE_KIND_LIST(SYN_ENUM_CONSTANT) } syn_quote_kind;
typedef enum syn_speaker_how { SYN_SPEAKER_HOW_LIST(SYN_ENUM_CONSTANT) } syn_speaker_how;
typedef enum syn_entity_kind { SYN_ENTITY_KIND_LIST(SYN_ENUM_CONSTANT) } syn_entity_kind;
typedef enum syn_time_kind { SYN_TIME_KIND_LIST(SYN_ENUM_CONSTANT) } syn_time_kind;
typedef enum syn_time_from { SYN_TIME_FROM_LIST(SYN_ENUM_CONSTANT) } syn_time_from;

typedef struct syn_token {
    syn_span span;
    syn_token_kind kind;
    uint32_t sentence; ///< index of the sentence it stands in
} syn_token;

typedef struct syn_speaker {
    syn_str name;         ///< fullest form in the document; unknown when nobody is known
    syn_opt_span mention; ///< the words that stand for the speaker at this quote
    size_t entity;        ///< index into entities, or SYN_NOTHING
    syn_speaker_how how;
} syn_speaker;

/// Whom words were spoken to, where the sentence says so: "told reporters".
typedef struct syn_addressee {
    syn_str name;     ///< fullest form in the document; unknown for a pronoun
    syn_span mention; ///< the words that stand for them at this quote
    size_t entity;    ///< index into entities, or SYN_NOTHING
    bool is_known;    ///< false: nobody is named, and the rest holds nothing
} syn_addressee;

typedef struct syn_quote {
    syn_span span;    ///< with its marks
    syn_span content; ///< without them
    syn_quote_kind kind;
    bool is_balanced; ///< false where a mark is missing at one end
    syn_speaker speaker;
    syn_addressee addressee;
    syn_opt_span cue; ///< "said"
    size_t sentence;  ///< index of the sentence in which it starts
} syn_quote;

typedef struct syn_mention {
    syn_span span;
    syn_entity_kind kind;
    size_t entity; ///< index into entities
} syn_mention;

typedef struct syn_entity {
    syn_entity_kind kind;
    syn_str name; ///< fullest form
    syn_str *forms;
    size_t form_count;
    syn_str role; ///< "foreign minister", unknown when none is stated
} syn_entity;

/// A number read as an interval. An end that is open has `has_low`/`has_high` false.
typedef struct syn_quantity {
    syn_span span; ///< hedge, sign, number and unit; not the thing counted
    double low, high;
    bool has_low, has_high;
    syn_str unit;    ///< "percent", "USD", "metre", ...; unknown for a count
    syn_str counted; ///< "Chinese enterprises", unknown when nothing follows
    syn_opt_span counted_span;
    syn_str hedge; ///< "about", "more_than", ...; unknown when exact
} syn_quantity;

typedef struct syn_time {
    syn_span span;
    syn_str value; ///< TIMEX3 value, unknown when it cannot be resolved
    syn_time_kind kind;
    syn_time_from from;
} syn_time;

/// A sign that the wording is not its author's.
typedef struct syn_wording_sign {
    const char *code;
    syn_span span;
    syn_str text;
} syn_wording_sign;

typedef struct syn_marks {
    syn_span *sentences; ///< in text order, without overlap
    size_t sentence_count;
    syn_token *tokens; ///< in text order, without overlap
    size_t token_count;
    syn_quote *quotes; ///< sorted by start
    size_t quote_count;
    syn_span *quotations; ///< what stands inside quotation marks, by start; whoever speaks
    size_t quotation_count;
    syn_mention *mentions; ///< sorted by start, without overlap
    size_t mention_count;
    syn_entity *entities;
    size_t entity_count;
    syn_quantity *quantities; ///< sorted by start, without overlap
    size_t quantity_count;
    syn_time *times; ///< sorted by start, without overlap
    size_t time_count;
    bool has_wording;     ///< the two fields below are known
    double wording_score; ///< 0 trustworthy .. 1 machine-reworded or damaged
    syn_wording_sign *wording_signs;
    size_t wording_sign_count;
    syn_note *notes;
    size_t note_count;
} syn_marks;

/// The index of the sentence that holds byte `offset`, or SYN_NOTHING. Logarithmic.
SYN_API size_t syn_marks_find_sentence(const syn_marks *marks, size_t offset);
/// The index of the first token that starts at or behind byte `offset`; token_count when there is
/// none. Logarithmic.
SYN_API size_t syn_marks_find_token(const syn_marks *marks, size_t offset);
/// The index of the sentence that opens the account: the first, or the one behind its dateline
/// ("PORT SALVO (UNS) —"). SYN_NOTHING when there is none.
SYN_API size_t syn_marks_find_lead(const syn_document *document, const syn_marks *marks);

#endif
