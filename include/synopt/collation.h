// SPDX-License-Identifier: Apache-2.0
// A collation: the statements of one story's accounts side by side.
//
// Field for field the `collation` line of docs/FORMATS.md. Everything shown is a place in the pile.
#ifndef SYNOPT_COLLATION_H
#define SYNOPT_COLLATION_H

#include "synopt/reuse.h"
#include "synopt/story.h"

#define SYN_DISAGREEMENT_KIND_LIST(ROW)        \
    ROW(SYN_DISAGREEMENT_OTHER, "other")       \
    ROW(SYN_DISAGREEMENT_QUANTITY, "quantity") \
    ROW(SYN_DISAGREEMENT_TIME, "time")         \
    ROW(SYN_DISAGREEMENT_NEGATION, "negation") \
    ROW(SYN_DISAGREEMENT_NAME, "name")         \
    ROW(SYN_DISAGREEMENT_ATTRIBUTION, "attribution")

#define SYN_WORDING_STATUS_LIST(ROW)        \
    ROW(SYN_WORDING_OTHER, "other")         \
    ROW(SYN_WORDING_MAJORITY, "majority")   \
    ROW(SYN_WORDING_SHORTENED, "shortened") \
    ROW(SYN_WORDING_REWORDED, "reworded")   \
    ROW(SYN_WORDING_DIFFERENTLY_ATTRIBUTED, "differently_attributed")

typedef enum syn_disagreement_kind {
    SYN_DISAGREEMENT_KIND_LIST(SYN_ENUM_CONSTANT)
} syn_disagreement_kind;
typedef enum syn_wording_status { SYN_WORDING_STATUS_LIST(SYN_ENUM_CONSTANT) } syn_wording_status;

typedef struct syn_statement {
    syn_place place;
    size_t lineage; ///< index into the reuse's lineages
    bool has_certainty;
    double certainty; ///< the chance that it says what the claim says, 0..1
} syn_statement;

/// One of the values that accounts give for the same thing.
typedef struct syn_value {
    syn_str text;     ///< as the first of its places writes it
    bool is_interval; ///< low, high and unit below apply
    double low, high;
    bool has_low, has_high;
    syn_str unit;
    syn_place *places; ///< at least one
    size_t place_count;
    size_t *lineages; ///< ascending, distinct
    size_t lineage_count;
} syn_value;

typedef struct syn_disagreement {
    syn_disagreement_kind kind;
    syn_str thing; ///< what the values measure: "length of the talks"
    syn_value *values;
    size_t value_count;
    bool is_compatible; ///< all values can be true at once
} syn_disagreement;

/// Statements of different documents that say the same thing, with who stands behind them.
typedef struct syn_claim {
    syn_statement *statements; ///< sorted by place
    size_t statement_count;
    syn_place representative; ///< the cleanest of the statements, to be shown
    syn_place heart;          ///< the one nearest to the others; not written
    size_t support_documents, support_lineages;
    syn_str *speakers; ///< whom the statements name as source
    size_t speaker_count;
    syn_disagreement *disagreements;
    size_t disagreement_count;
    bool has_certainty;     ///< false where one lineage stands behind it, or nothing was measured
    double certainty;       ///< the chance that all lineages of its support say it, 0..1
    syn_statement *perhaps; ///< of lineages that it lacks, the likeliest first; no support
    size_t perhaps_count;
} syn_claim;

typedef struct syn_family_quote {
    size_t document;
    size_t quote;  ///< index into that document's marks
    syn_span span; ///< the quoted words: `content` of that quote, or its part
    size_t lineage;
    syn_wording_status status;
} syn_family_quote;

/// A word-level difference from the wording that most lineages give.
typedef struct syn_wording_difference {
    syn_place place;  ///< may be empty where words were left out
    syn_str majority; ///< the words there, empty where words were added
    syn_str here;
} syn_wording_difference;

/// One utterance in the wordings of several accounts.
typedef struct syn_quote_family {
    syn_str speaker; ///< by majority of lineages, unknown when nobody names one
    syn_str *speakers;
    size_t speaker_count;
    syn_family_quote *quotes;
    size_t quote_count;
    syn_wording_difference *differences;
    size_t difference_count;
} syn_quote_family;

typedef struct syn_timeline_entry {
    syn_str value;  ///< TIMEX3 date
    size_t *claims; ///< indexes, ascending
    size_t claim_count;
} syn_timeline_entry;

typedef struct syn_brief_sentence {
    syn_place place; ///< one whole sentence
    size_t claim;    ///< index, or SYN_NOTHING
} syn_brief_sentence;

typedef struct syn_collation {
    size_t story;                     ///< index into the stories
    syn_str period_start, period_end; ///< days, unknown when no document is dated
    size_t *lineages;                 ///< indexes into the reuse's lineages, ascending
    size_t lineage_count;
    syn_claim *claims; ///< claims of one document are kept too; by first place
    size_t claim_count;
    syn_quote_family *families;
    size_t family_count;
    syn_timeline_entry *timeline; ///< by value
    size_t timeline_count;
    syn_brief_sentence *brief; ///< in reading order, at most ten
    size_t brief_count;
} syn_collation;

#endif
