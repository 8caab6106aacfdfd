// SPDX-License-Identifier: Apache-2.0
// Takes the names of a document as the labeller leaves them, settles what it has not seen in the
// texts that it learnt from: bodies that an apposition tells, agencies in credits, words of the
// page that are no names.
//
// "Ulmer Advisors, an accounting firm" says what Ulmer Advisors is wherever it stands. What the
// rules found and the labeller left has no kind; much of it in real pages is "Hide Caption" and
// "Share". Linear.
#include "annotate/name_tagger.h"

#include "text/tagger.h"
#include "text/wordnet.h"

enum { LONGEST_KEY_BYTES = 96, LONGEST_APPOSITION = 10, LONGEST_AGENCY = 4, BY_APPOSITION = 1 };

// ---- agencies

/// "AP", "Getty Images"; not "Pool" and "File", which are words.
static bool is_agency(const syn__view *view, size_t first, size_t end) {
    char bytes[LONGEST_KEY_BYTES];
    syn_str word = syn__word(view, first);
    syn_str phrase = syn__name_fold(view, first, end, bytes, sizeof bytes);
    if (syn_lexicon_find(SYN_LEXICON_WIRE_AGENCY, phrase) == NULL &&
        syn_lexicon_find(SYN_LEXICON_PHOTO_AGENCY, phrase) == NULL)
        return false;
    if (end > first + 1 || syn__is_loud(word)) return word.size > 1;
    return word.size > 4 && syn_wordnet_find(word).count == 0;
}

size_t syn__name_count_agency(const syn__view *view, const syn__name *name) {
    size_t end =
        name->end < name->first + LONGEST_AGENCY ? name->end : name->first + LONGEST_AGENCY;
    for (; end > name->first; end--) {
        if (is_agency(view, name->first, end)) return end - name->first;
    }
    return 0;
}

bool syn__name_is_common(const syn__view *view, const syn__name *name) {
    return name->end == name->first + 1 && !syn__in(view, name->first, SYN_LEXICON_DEMONYM) &&
           syn_wordnet_find(syn__word(view, name->first)).count > 0;
}

/// A picture's agency that the labeller took for a person: "Rex Features", "AFP".
static bool is_agency_alone(const syn__view *view, const syn__name *name) {
    bool is_open = name->kind == SYN_ENTITY_PERSON && name->title.end == 0 && !name->is_told;
    bool is_long = name->end > name->first + 1 || syn__word(view, name->first).size > 2;
    return is_open && is_long && name->end <= name->first + LONGEST_AGENCY &&
           (name->end > name->first + 1 || syn__is_loud(syn__word(view, name->first))) &&
           is_agency(view, name->first, name->end);
}

/// "MV Ulma", "USS Ostmere": a ship, whatever else has its name.
static bool is_ship(const syn__view *view, const syn__name *name) {
    static const char *const prefixes[] = {"USS", "HMS",  "INS",  "MV",
                                           "RMS", "HMAS", "HMCS", "USNS"};
    size_t first = name->first;
    if (name->is_told || name->title.end > 0) return false;
    bool has_prefix = name->end > first + 1;
    size_t prefix = has_prefix ? first : first - 1;
    if (first == 0 && !has_prefix) return false;
    return SYN__IS_ANY(view, prefix, prefixes) && syn__is_loud(syn__word(view, prefix)) &&
           syn__is_capital(view, prefix + 1) && !syn__in(view, prefix + 1, SYN_LEXICON_TITLE) &&
           !syn__in(view, prefix + 1, SYN_LEXICON_ROLE);
}

// ---- no names

/// "Continue", "Surprisingly": neither noun nor adjective, and no list knows it.
static bool is_no_noun(const syn__view *view, const syn__name *name) {
    syn_pos tag = (syn_pos)view->tags[name->first];
    syn_entity_kind kind;
    bool is_noun = tag == SYN_POS_NAME || tag == SYN_POS_NOUN || tag == SYN_POS_NOUN_PLURAL ||
                   tag == SYN_POS_ADJECTIVE || tag == SYN_POS_NUMERAL || tag == SYN_POS_OTHER ||
                   tag == SYN_POS_SYMBOL;
    return !is_noun && !syn__name_find_listed(view, name->first, name->end, &kind);
}

/// "Hide Caption", "Share", "A", and "Promenade" where the promenade is spoken of.
static bool is_no_name(const syn__names *names, const syn__name *name) {
    char bytes[LONGEST_KEY_BYTES];
    const syn__view *view = &names->view;
    if (name->kind != SYN_ENTITY_OTHER) return false;
    syn_str phrase = syn__name_fold(view, name->first, name->end, bytes, sizeof bytes);
    if (syn_lexicon_find(SYN_LEXICON_PAGE_CONTROL, phrase) != NULL) return true;
    if (name->end != name->first + 1 || syn__in(view, name->first, SYN_LEXICON_DEMONYM))
        return false;
    syn_str word = syn__word(view, name->first);
    if (syn__is_loud(word) && word.size > 1) return false;
    if (syn__in(view, name->first, SYN_LEXICON_STOP_WORD)) return true;
    return !name->is_sure && syn_wordnet_find(word).count > 0 &&
           (syn__names_has_small(names, name->first) || is_no_noun(view, name));
}

// ---- told bodies

/// Does what stands at `token` end the noun phrase before it?
static bool ends_phrase(const syn__view *view, size_t token) {
    static const char *const words[] = {"in", "of", "that",  "which",   "based", "with", "near",
                                        "at", "on", "whose", "founded", "owned", "run",  "for"};
    return token >= view->count || syn__is_kind(view, token, SYN_TOKEN_PUNCTUATION) ||
           SYN__IS_ANY(view, token, words);
}

/// May the word stand inside of a noun phrase: no verb, no "the Ulmers are the best team"?
static bool is_in_phrase(const syn__view *view, size_t token) {
    uint8_t tag = view->tags[token];
    bool is_verb = tag == SYN_POS_AUXILIARY || tag == SYN_POS_VERB_BASE ||
                   tag == SYN_POS_VERB_PAST || tag == SYN_POS_VERB_PRESENT ||
                   tag == SYN_POS_VERB_PRESENT_S;
    return !is_verb && tag != SYN_POS_PRONOUN &&
           (syn__is_kind(view, token, SYN_TOKEN_WORD) || syn__is(view, token, "-"));
}

/// "Ulmer Advisors, a public accounting and consulting firm": the kind of the noun before the end
/// of the apposition.
static bool is_told_body(const syn__view *view, const syn__name *name) {
    static const char *const articles[] = {"a", "an", "the"};
    static const char *const places[] = {"in", "at", "near"};
    size_t at = name->end + 1;
    syn_entity_kind kind;
    if (!syn__is(view, name->end, ",") || !SYN__IS_ANY(view, at, articles)) return false;
    if (name->first > 0 && SYN__IS_ANY(view, name->first - 1, places)) return false;
    for (size_t stop = at + LONGEST_APPOSITION; ++at < stop && at < view->count;) {
        if (!is_in_phrase(view, at) || syn__is_possessive(view, at)) return false;
        if (!ends_phrase(view, at + 1) || syn__is(view, at + 1, "-")) continue;
        return syn__name_read_kind_noun(view, at, &kind) && kind == SYN_ENTITY_ORGANISATION;
    }
    return false;
}

/// What a document tells of its names.
typedef struct told_names {
    const syn__names *names;
    syn_map bodies; ///< folded phrases → how they are told
} told_names;

static syn_str fold(const told_names *told, const syn__name *name, char *bytes) {
    return syn__name_fold(&told->names->view, name->first, name->end, bytes, LONGEST_KEY_BYTES);
}

static void note_bodies(told_names *told, const syn__name *items, size_t count, syn_arena *arena) {
    char bytes[LONGEST_KEY_BYTES];
    for (size_t i = 0; i < count && !arena->has_failed; i++) {
        const syn__name *name = &items[i];
        bool is_apposed = name->title.end == 0 && is_told_body(&told->names->view, name);
        if (!is_apposed && !(name->is_told && name->kind == SYN_ENTITY_ORGANISATION)) continue;
        syn_str key = fold(told, name, bytes);
        if (key.size == 0) continue;
        syn_map_entry *entry = syn_map_find(&told->bodies, key);
        if (entry == NULL) entry = syn_map_add(&told->bodies, syn_arena_copy(arena, key), 0, NULL);
        if (entry != NULL && is_apposed) entry->value = BY_APPOSITION;
    }
}

/// Is the name a body by what stands elsewhere? A person of several words needs an apposition
/// ("broadcaster Ann Poe" makes no body of her), one of a single word may be the man of a firm.
static bool is_body(const told_names *told, const syn__name *name) {
    char bytes[LONGEST_KEY_BYTES];
    bool is_person = name->kind == SYN_ENTITY_PERSON;
    if ((!is_person && name->kind != SYN_ENTITY_OTHER) || name->is_told || name->title.end > 0 ||
        (is_person && name->end == name->first + 1))
        return false;
    const syn_map_entry *entry = syn_map_find(&told->bodies, fold(told, name, bytes));
    return entry != NULL && (!is_person || entry->value == BY_APPOSITION);
}

size_t syn__names_settle_rest(const syn__names *names, syn__name *items, size_t count,
                              syn_arena *scratch) {
    told_names told = {.names = names};
    size_t kept = 0;
    syn_map_init(&told.bodies, scratch);
    note_bodies(&told, items, count, scratch);
    for (size_t i = 0; i < count; i++) {
        syn__name name = items[i];
        if (is_body(&told, &name) || is_agency_alone(&names->view, &name))
            name.kind = SYN_ENTITY_ORGANISATION;
        if (is_ship(&names->view, &name)) name.kind = SYN_ENTITY_OTHER;
        if (!is_no_name(names, &name)) items[kept++] = name;
    }
    return kept;
}
