// SPDX-License-Identifier: Apache-2.0
// Names between their finding (names.c), their kinds (name_kinds.c,
// name_evidence.c) and who is who (entities.c).
#ifndef SYN_ANNOTATE_NAMES_H
#define SYN_ANNOTATE_NAMES_H

#include "annotate/view.h"
#include "base/arena.h"
#include "base/map.h"

/// A name candidate: tokens [first, end) without title, article and possessive.
typedef struct syn__name {
    size_t first, end;
    syn_entity_kind kind;
    bool is_sure;   ///< a list, a title or a telling word says so; else evidence elsewhere must
    bool is_told;   ///< its neighbours say what it is: "the village of Ulm", "Ulm's government"
    bool is_opener; ///< stands where any word has a capital
    char sex;       ///< 'm' or 'f' when the title tells, else 0
    syn_span role;  ///< title in front or office behind; empty when there is none
    syn_span title; ///< "Mr." right in front; empty when there is none
} syn__name;

typedef struct syn__names {
    syn__view view;
    syn_arena *arena;
    syn_arena scratch; ///< for the small words
    SYN_VEC(syn__name) items;
    SYN_VEC(syn_span) headlines; ///< tokens of sentences in which every word has a capital
    syn_map small_words;         ///< words that stand in the document with a small letter,
    uint64_t *small_listed;      ///< and those of a list, a bit a number there
    syn_map known;               ///< folded phrase of a sure name → kind
    syn_map person_parts;        ///< folded first and last words of sure persons
    syn_map hints;               ///< folded word with a capital → what stands around it anywhere
    syn_map acronyms;            ///< folded first letters of bodies of several words
} syn__names;

/// name_kinds.c: what the tokens [first, end) name by lists and telling words.
void syn__name_classify(syn__names *names, syn__name *name);
/// The words of the tokens joined by blanks, ASCII letters small, dots dropped.
syn_str syn__name_fold(const syn__view *view, size_t first, size_t end, char *out_bytes,
                       size_t capacity);
/// A place, people or body from the lists that the whole phrase names, else SYN_ENTITY_OTHER and
/// false.
bool syn__name_find_listed(const syn__view *view, size_t first, size_t end,
                           syn_entity_kind *out_kind);

/// Does the word tell what a name beside it names: "village", "firm"?
bool syn__name_read_kind_noun(const syn__view *view, size_t token, syn_entity_kind *out_kind);

/// names.c: adds a candidate, trimmed to its words; classified when it is not sure.
void syn__name_add(syn__names *names, syn__name name);
/// name_evidence.c: notes the words that stand with a small letter.
void syn__names_note_words(syn__names *names);
/// name_evidence.c: does the word of the token stand with a small letter, too?
bool syn__names_has_small(const syn__names *names, size_t token);
/// name_evidence.c: the second look, and the headlines.
void syn__names_settle(syn__names *names);

/// name_hints.c: notes what stands around the words with a capital; what was noted of a word.
void syn__names_note_hints(syn__names *names);
uint32_t syn__names_get_hints(const syn__names *names, syn_str key);
/// Does the word stand beside words of trade or have a site, and never behind a title?
bool syn__names_is_firm(const syn__names *names, syn_str key);

/// names.c: finds the names of a document by rules. syn__names_finish gives the scratch back.
void syn__names_find(const syn__view *view, syn_arena *arena, syn__names *out_names);
void syn__names_finish(syn__names *names);

/// entities.c: gives mentions and entities to the marks.
void syn__names_resolve(syn__names *names, syn_marks *marks);

#endif
