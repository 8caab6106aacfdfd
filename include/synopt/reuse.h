// SPDX-License-Identifier: Apache-2.0
// Reuse: which documents share wording, which descend from which, and on what evidence.
//
// Field for field the `pair` and `lineage` lines of docs/FORMATS.md. Documents are pile numbers.
#ifndef SYNOPT_REUSE_H
#define SYNOPT_REUSE_H

#include "synopt/pile.h"

#define SYN_PAIR_KIND_LIST(ROW)          \
    ROW(SYN_PAIR_OTHER, "other")         \
    ROW(SYN_PAIR_IDENTICAL, "identical") \
    ROW(SYN_PAIR_NEAR, "near")           \
    ROW(SYN_PAIR_CONTAINED, "contained") \
    ROW(SYN_PAIR_PARTIAL, "partial")     \
    ROW(SYN_PAIR_REWORDED, "reworded")

#define SYN_PASSAGE_KIND_LIST(ROW)        \
    ROW(SYN_PASSAGE_OTHER, "other")       \
    ROW(SYN_PASSAGE_VERBATIM, "verbatim") \
    ROW(SYN_PASSAGE_EDITED, "edited")     \
    ROW(SYN_PASSAGE_REWORDED, "reworded")

#define SYN_DIRECTION_LIST(ROW)           \
    ROW(SYN_DIRECTION_UNKNOWN, "unknown") \
    ROW(SYN_DIRECTION_A_TO_B, "a_to_b")   \
    ROW(SYN_DIRECTION_B_TO_A, "b_to_a")   \
    ROW(SYN_DIRECTION_COMMON_SOURCE, "common_source")

typedef enum syn_pair_kind { SYN_PAIR_KIND_LIST(SYN_ENUM_CONSTANT) } syn_pair_kind;
typedef enum syn_passage_kind { SYN_PASSAGE_KIND_LIST(SYN_ENUM_CONSTANT) } syn_passage_kind;
typedef enum syn_direction { SYN_DIRECTION_LIST(SYN_ENUM_CONSTANT) } syn_direction;

/// A stretch that two documents share.
typedef struct syn_passage {
    syn_span a, b;
    syn_passage_kind kind;
    double identity; ///< share of equal words, 0..1
} syn_passage;

/// A reason, as a stable code and words a person reads.
typedef struct syn_evidence {
    const char *code;
    syn_str text;
} syn_evidence;

typedef struct syn_pair {
    size_t a, b; ///< a < b
    syn_pair_kind kind;
    double contained_a, contained_b; ///< share of each text inside passages, 0..1
    double quoted;         ///< share of the shared words that stand inside quotation marks, 0..1
    syn_passage *passages; ///< sorted by a.start
    size_t passage_count;
    syn_direction direction;
    syn_evidence *evidence;
    size_t evidence_count;
} syn_pair;

typedef struct syn_tree_edge {
    size_t from, to;
    double confidence; ///< 0..1
} syn_tree_edge;

/// Documents that descend from one text, counted once as a source.
typedef struct syn_lineage {
    size_t *documents; ///< ascending
    size_t document_count;
    syn_tree_edge *tree;
    size_t edge_count;
    size_t root;    ///< pile number, or SYN_NOTHING when nobody can tell
    syn_str credit; ///< "Associated Press", unknown when none is given
} syn_lineage;

typedef struct syn_reuse {
    syn_pair *pairs; ///< sorted by (a, b)
    size_t pair_count;
    syn_lineage *lineages; ///< sorted by first document; every document stands in exactly one
    size_t lineage_count;
    size_t *lineage_of; ///< per document of the pile: index into lineages
} syn_reuse;

#endif
