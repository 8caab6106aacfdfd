// SPDX-License-Identifier: Apache-2.0
// Names by a trained labeller that hears the rules as one voice: takes the names that rules found
// (names.c, name_evidence.c), gives them with the bounds and kinds that the model prefers. Model
// and its card: models/names.md.
#ifndef SYN_ANNOTATE_NAME_TAGGER_H
#define SYN_ANNOTATE_NAME_TAGGER_H

#include "annotate/names.h"
#include "text/tagger.h"

#define SYN_NAME_LABEL_LIST(ROW)              \
    ROW(SYN_NAME_NONE, "O")                   \
    ROW(SYN_NAME_PERSON_FIRST, "B-PER")       \
    ROW(SYN_NAME_PERSON_NEXT, "I-PER")        \
    ROW(SYN_NAME_PERSON_LAST, "L-PER")        \
    ROW(SYN_NAME_PERSON_ONLY, "U-PER")        \
    ROW(SYN_NAME_ORGANISATION_FIRST, "B-ORG") \
    ROW(SYN_NAME_ORGANISATION_NEXT, "I-ORG")  \
    ROW(SYN_NAME_ORGANISATION_LAST, "L-ORG")  \
    ROW(SYN_NAME_ORGANISATION_ONLY, "U-ORG")  \
    ROW(SYN_NAME_PLACE_FIRST, "B-LOC")        \
    ROW(SYN_NAME_PLACE_NEXT, "I-LOC")         \
    ROW(SYN_NAME_PLACE_LAST, "L-LOC")         \
    ROW(SYN_NAME_PLACE_ONLY, "U-LOC")

typedef enum syn_name_label {
    SYN_NAME_LABEL_LIST(SYN_ENUM_CONSTANT) SYN_NAME_LABEL_COUNT
} syn_name_label;

/// Labels of one kind: the first word of a name, its inner words, its last, a name of one word.
enum { SYN_NAME_PARTS = 4 };

/// A word as the labeller sees it.
typedef struct syn_name_word {
    const syn_sketch *sketch;
    uint32_t hints; ///< what stands around the word anywhere in the document (name_hints.c)
    uint8_t tag;    ///< a syn_pos
    uint8_t rule;   ///< kind of the rules' name around it + 1, plus 8 behind its first word; or 0
    uint8_t elsewhere; ///< kind + 1 of a sure name of this one word in the document, or 0
    bool is_part;      ///< a word of a sure person's name in the document
    bool has_small;    ///< stands in the document with a small letter, too
    bool is_sure;      ///< the rules' name around it is sure
    bool is_told;      ///< its neighbours say what it is
    bool is_headline;  ///< its sentence has capitals everywhere
    bool is_acronym;   ///< the first letters of a body named in the document
    uint8_t run_place; ///< in its row of capitals, from 1; 0: in none
    uint8_t run_left;  ///< words of the row behind it
    const struct syn_name_run *run;
} syn_name_word;

/// A row of capitals: "Bank of England".
typedef struct syn_name_run {
    uint64_t before, behind; ///< the small words around it, hashes
    uint64_t last;           ///< its last word
    uint32_t first_facts, last_facts, all_facts;
    uint32_t last_cluster;
} syn_name_run;

typedef struct syn_name_words {
    syn_name_word *items;
    size_t count;
} syn_name_words;

/// The words of tokens [first, end), a sentence. `*at_name` is the first of names->items that may
/// stand in it, and is moved on. Everything lives in `arena`.
syn_name_words syn__name_words_read(const syn__names *names, size_t first, size_t end,
                                    size_t *at_name, syn_arena *arena);
/// The features of a word; `sentence` is a syn_name_words.
size_t syn__name_features(const void *sentence, size_t at, uint64_t *out_features);
/// The same in parts. A word that is far from every capital has to be SYN_LABEL_APART.
extern const syn_feature_plan syn__name_plan;
/// Is the word no name because all are small around it? It has one feature, which says so.
bool syn__name_is_far(const syn_name_words *words, size_t at);

/// Opens the model; false when its bytes are damaged.
bool syn__names_open(syn_labeller *out_model);

/// name_agree.c: what a document says of a name here, it says of it there. Linear.
void syn__names_agree(const syn__names *names, syn__name *items, size_t count, syn_arena *scratch);
/// name_teams.c: in a document about games, places that play are bodies. Linear.
void syn__names_find_teams(const syn__names *names, syn__name *items, size_t count,
                           syn_arena *scratch);
/// name_rest.c: what the labeller leaves without a kind: agencies get theirs, words that are no
/// names go; bodies that an apposition tells are bodies elsewhere, too. Gives how many are left.
/// Linear.
size_t syn__names_settle_rest(const syn__names *names, syn__name *items, size_t count,
                              syn_arena *scratch);
/// The first words of a name that are a news agency's: "AFP | Ann Poe" in a credit; 0 when none
/// are.
size_t syn__name_count_agency(const syn__view *view, const syn__name *name);
/// A word of English alone: "Image".
bool syn__name_is_common(const syn__view *view, const syn__name *name);
/// Puts the model's names in place of the rules'. Linear.
void syn__names_relabel(syn__names *names);

#endif
