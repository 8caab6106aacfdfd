// SPDX-License-Identifier: Apache-2.0
// Takes the names of a document as the labeller gives them, makes those of one person or firm
// agree.
//
// The labeller reads a sentence; who is meant, the document often tells elsewhere. A name of no
// kind is the person that the same words name elsewhere; a place in whose sentence somebody of a
// known surname speaks is that person; a person with shares and customers is a firm. Kinds of
// places and bodies are not taken over from elsewhere (decision 012). Linear.
#include "annotate/name_tagger.h"

enum { LONGEST_KEY_BYTES = 96, IS_FIRST = 1, IS_LAST = 2 };

/// What a document says of its names.
typedef struct known_names {
    const syn__names *names;
    syn_map kinds; ///< folded phrase → how often it is of which kind, 10 bits each
    syn_map parts; ///< folded first and last words of persons of several words → which of the two
    syn_arena *arena;
} known_names;

/// The kind that the model gives most often to the phrase, the first of equals; SYN_ENTITY_OTHER
/// when it gives none.
static syn_entity_kind find_kind(const known_names *known, syn_str phrase) {
    const syn_map_entry *entry = syn_map_find(&known->kinds, phrase);
    syn_entity_kind best = SYN_ENTITY_OTHER;
    size_t most = 0;
    for (unsigned kind = SYN_ENTITY_PERSON; entry != NULL && kind <= SYN_ENTITY_PLACE; kind++) {
        size_t count = entry->value >> (10 * (kind - 1)) & 1023;
        if (count <= most) continue;
        most = count;
        best = (syn_entity_kind)kind;
    }
    return best;
}

static syn_map_entry *get_entry(syn_map *map, syn_str phrase, syn_arena *arena) {
    syn_map_entry *entry = syn_map_find(map, phrase);
    if (entry == NULL && phrase.size > 0)
        entry = syn_map_add(map, syn_arena_copy(arena, phrase), 0, NULL);
    return entry;
}

static void count_kind(known_names *known, syn_str phrase, syn_entity_kind kind) {
    unsigned shift = 10 * ((unsigned)kind - 1);
    syn_map_entry *entry = get_entry(&known->kinds, phrase, known->arena);
    if (entry != NULL && (entry->value >> shift & 1023) < 1023) entry->value += (size_t)1 << shift;
}

static syn_str fold(const known_names *known, size_t first, size_t end, char *bytes) {
    return syn__name_fold(&known->names->view, first, end, bytes, LONGEST_KEY_BYTES);
}

static void note_part(known_names *known, size_t token, size_t part) {
    char bytes[LONGEST_KEY_BYTES];
    syn_map_entry *entry =
        get_entry(&known->parts, fold(known, token, token + 1, bytes), known->arena);
    if (entry != NULL) entry->value |= part;
}

static void note_names(known_names *known, const syn__name *items, size_t count) {
    char bytes[LONGEST_KEY_BYTES];
    for (size_t i = 0; i < count && !known->arena->has_failed; i++) {
        const syn__name *name = &items[i];
        if (name->kind == SYN_ENTITY_OTHER) continue;
        count_kind(known, fold(known, name->first, name->end, bytes), name->kind);
        if (name->kind != SYN_ENTITY_PERSON || name->end < name->first + 2) continue;
        count_kind(known, fold(known, name->end - 1, name->end, bytes), name->kind);
        note_part(known, name->first, IS_FIRST);
        note_part(known, name->end - 1, IS_LAST);
    }
}

/// Is the word the first or last one of a person's full name?
static bool is_part(const known_names *known, size_t token, size_t part) {
    char bytes[LONGEST_KEY_BYTES];
    const syn_map_entry *entry = syn_map_find(&known->parts, fold(known, token, token + 1, bytes));
    return entry != NULL && (entry->value & part) != 0;
}

/// "Leader Xi Jinping" where the document also speaks of "Mr. Xi".
static bool has_known_family_first(const known_names *known, const syn__name *name) {
    char bytes[LONGEST_KEY_BYTES];
    if (name->end < name->first + 2 || name->end > name->first + 3) return false;
    if (!syn__in(&known->names->view, name->first, SYN_LEXICON_FAMILY_NAME_FIRST)) return false;
    return find_kind(known, fold(known, name->first, name->first + 1, bytes)) == SYN_ENTITY_PERSON;
}

/// "Holt" once Peter Holt is known.
static bool is_known_person(const known_names *known, const syn__name *name) {
    char bytes[LONGEST_KEY_BYTES];
    const syn__names *names = known->names;
    bool is_common =
        name->end == name->first + 1 && (syn__in(&names->view, name->first, SYN_LEXICON_DEMONYM) ||
                                         syn__names_has_small(names, name->first));
    if (is_common) return false;
    syn_str phrase = fold(known, name->first, name->end, bytes);
    return find_kind(known, phrase) == SYN_ENTITY_PERSON || has_known_family_first(known, name);
}

/// "PA", "UN"
static bool is_code(const syn__view *view, size_t token) {
    syn_str word = syn__word(view, token);
    return word.size > 1 && word.size < 4 && syn_ascii_is_upper(word.data[1]);
}

/// A word such as no person's name has.
static bool is_thing_word(const syn__names *names, size_t token) {
    static const syn_lexicon lists[] = {SYN_LEXICON_ORGANISATION_WORD,
                                        SYN_LEXICON_PLACE_WORD,
                                        SYN_LEXICON_ROLE,
                                        SYN_LEXICON_TITLE,
                                        SYN_LEXICON_DEMONYM,
                                        SYN_LEXICON_STOP_WORD,
                                        SYN_LEXICON_COMMON_OPENER};
    const syn__view *view = &names->view;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (syn__in(view, token, lists[i])) return true;
    }
    return !syn__is_capital(view, token) || is_code(view, token) ||
           syn__names_has_small(names, token);
}

static bool is_saying(const syn__view *view, size_t token) {
    return token < view->count && syn__in(view, token, SYN_LEXICON_CUE_VERB) &&
           view->tags[token] >= SYN_POS_VERB_BASE && view->tags[token] <= SYN_POS_VERB_PRESENT_S;
}

/// Does the name do or have what people do and have: "… said", "…, the father", "…, who"?
static bool speaks(const syn__view *view, const syn__name *name) {
    static const char *const words[] = {"the", "a", "an", "who", "whose"};
    if (is_saying(view, name->end) || (name->first > 0 && is_saying(view, name->first - 1)))
        return true;
    return syn__is(view, name->end, ",") && SYN__IS_ANY(view, name->end + 1, words);
}

/// "Lawan Odu, the father of Aisha Odu", and "Odile Quist reports" where "Odile" is known.
static bool has_relative(const known_names *known, const syn__name *name) {
    const syn__view *view = &known->names->view;
    char bytes[LONGEST_KEY_BYTES];
    size_t first = name->first, last = name->end - 1;
    syn_entity_kind kind;
    bool is_two =
        name->end == first + 2 || (name->end == first + 4 && syn__is(view, last - 1, "-"));
    if (!is_two || !speaks(view, name) || is_thing_word(known->names, first) ||
        is_thing_word(known->names, last))
        return false;
    if (syn__name_find_listed(view, first, name->end, &kind) ||
        syn__name_find_listed(view, first, first + 1, &kind))
        return false;
    bool is_called = !is_part(known, first, IS_LAST) &&
                     find_kind(known, fold(known, first, first + 1, bytes)) == SYN_ENTITY_PERSON;
    return is_called || (is_part(known, last, IS_LAST) && !is_part(known, first, IS_LAST));
}

/// "“It rained,” Montgomery said", where the document has a Mike Montgomery.
static bool speaks_as_person(const known_names *known, const syn__name *name) {
    const syn__view *view = &known->names->view;
    if (name->end != name->first + 1 || is_code(view, name->first) ||
        !is_part(known, name->first, IS_LAST))
        return false;
    return is_saying(view, name->end) || (name->first > 0 && is_saying(view, name->first - 1));
}

/// A person of one unlisted word who has no more of a name anywhere, but shares or a site: "Ulmax".
static bool is_firm(const known_names *known, const syn__name *name) {
    char bytes[LONGEST_KEY_BYTES];
    const syn__view *view = &known->names->view;
    if (name->end != name->first + 1 || name->title.end > 0 ||
        syn__in(view, name->first, SYN_LEXICON_SURNAME) ||
        syn__in(view, name->first, SYN_LEXICON_FIRST_NAME))
        return false;
    return syn__names_is_firm(known->names, fold(known, name->first, name->end, bytes)) &&
           !is_part(known, name->first, IS_FIRST | IS_LAST);
}

static void settle(const known_names *known, syn__name *name) {
    bool is_person = false;
    switch (name->kind) {
    case SYN_ENTITY_OTHER:
        is_person = is_known_person(known, name) || has_relative(known, name);
        break;
    case SYN_ENTITY_PLACE:
        is_person = has_relative(known, name) || speaks_as_person(known, name);
        break;
    case SYN_ENTITY_ORGANISATION: is_person = speaks_as_person(known, name); break;
    case SYN_ENTITY_PERSON: break;
    }
    if (is_person && !name->is_told) name->kind = SYN_ENTITY_PERSON;
    if (name->kind == SYN_ENTITY_PERSON && is_firm(known, name))
        name->kind = SYN_ENTITY_ORGANISATION;
}

void syn__names_agree(const syn__names *names, syn__name *items, size_t count, syn_arena *scratch) {
    known_names known = {.names = names, .arena = scratch};
    syn_map_init(&known.kinds, scratch);
    syn_map_init(&known.parts, scratch);
    note_names(&known, items, count);
    for (size_t i = 0; i < count && !scratch->has_failed; i++)
        settle(&known, &items[i]);
}
