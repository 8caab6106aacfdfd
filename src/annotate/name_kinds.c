// SPDX-License-Identifier: Apache-2.0
// Takes a name candidate, gives its kind by lists and telling words.
//
// The order of the questions is the rule: a listed phrase; a first name in front (Hugh Hill is a
// person though a hill is a place); a word that makes a body (… Ministry) or a place (… River); a
// surname; and at last the neighbours (in X, X said). What none of them decides stays unsure and
// waits for evidence elsewhere in the document. Constant work for each candidate.
#include "annotate/names.h"

enum { LONGEST_PHRASE_BYTES = 64, MOST_PERSON_WORDS = 5 };

syn_str syn__name_fold(const syn__view *view, size_t first, size_t end, char *out_bytes,
                       size_t capacity) {
    size_t size = 0;
    for (size_t i = first; i < end && i < view->count; i++) {
        syn_str word = syn__word(view, i);
        if (syn__is(view, i, ".")) continue;
        if (size + word.size + 1 > capacity) break;
        if (i > first && !syn__is_glued(view, i - 1)) out_bytes[size++] = ' ';
        for (size_t k = 0; k < word.size && size < capacity; k++)
            out_bytes[size++] = syn_ascii_lower(word.data[k]);
    }
    return (syn_str){out_bytes, size};
}

static bool is_all_upper(const syn__view *view, size_t token) {
    syn_str word = syn__word(view, token);
    for (size_t i = 0; i < word.size; i++) {
        if (syn_ascii_is_lower(word.data[i]) || (unsigned char)word.data[i] >= 0x80) return false;
    }
    return word.size > 1;
}

/// May a listed phrase begin with the token? A token that the next one touches may be part of what
/// lists take for one word.
static bool may_begin_listed(const syn__view *view, size_t first) {
    if (first >= view->count || syn__is_glued(view, first)) return true;
    uint32_t word = view->words[first];
    return syn_lexicon_starts(SYN_LEXICON_PLACE, word) ||
           syn_lexicon_starts(SYN_LEXICON_ORGANISATION, word) ||
           syn_lexicon_starts(SYN_LEXICON_DEMONYM, word);
}

static bool is_listed_word(const syn__view *view, size_t token, syn_entity_kind *out_kind) {
    if (syn__in(view, token, SYN_LEXICON_PLACE)) {
        *out_kind = SYN_ENTITY_PLACE;
        return true;
    }
    if (syn__in(view, token, SYN_LEXICON_ORGANISATION)) {
        *out_kind = SYN_ENTITY_ORGANISATION;
        return true;
    }
    return syn__in(view, token, SYN_LEXICON_DEMONYM);
}

bool syn__name_find_listed(const syn__view *view, size_t first, size_t end,
                           syn_entity_kind *out_kind) {
    char bytes[LONGEST_PHRASE_BYTES];
    *out_kind = SYN_ENTITY_OTHER;
    if (first >= end || end - first > 6 || !may_begin_listed(view, first)) return false;
    if (end == first + 1 && syn__word(view, first).size > 3)
        return is_listed_word(view, first, out_kind);
    syn_str phrase = syn__name_fold(view, first, end, bytes, sizeof bytes);
    if (phrase.size == 0) return false;
    // "Us" and "Who" are no acronyms.
    if (end == first + 1 && phrase.size <= 3 && !is_all_upper(view, first)) {
        bool is_dotted = syn_str_find_byte(phrase, '.', 0) != SIZE_MAX;
        if (!is_dotted && !syn_str_equal(phrase, SYN_STR("fed"))) return false;
    }
    if (syn_lexicon_find(SYN_LEXICON_PLACE, phrase) != NULL) {
        *out_kind = SYN_ENTITY_PLACE;
        return true;
    }
    if (syn_lexicon_find(SYN_LEXICON_ORGANISATION, phrase) != NULL) {
        *out_kind = SYN_ENTITY_ORGANISATION;
        return true;
    }
    return syn_lexicon_find(SYN_LEXICON_DEMONYM, phrase) != NULL;
}

static size_t count_words(const syn__view *view, size_t first, size_t end) {
    size_t count = 0;
    for (size_t i = first; i < end; i++)
        count += syn__is_kind(view, i, SYN_TOKEN_WORD);
    return count;
}

static bool is_person_shape(const syn__view *view, const syn__name *name, size_t words) {
    if (words < 2 || words > MOST_PERSON_WORDS) return false;
    for (size_t i = name->first; i < name->end; i++) {
        if (syn__is(view, i, "of") || syn__is(view, i, "and") || syn__is(view, i, "&") ||
            syn__is(view, i, "for")) {
            return false;
        }
    }
    return true;
}

static void settle(syn__name *name, syn_entity_kind kind) {
    name->kind = kind;
    name->is_sure = true;
}

/// Two words or more.
static bool classify_person(const syn__view *view, syn__name *name, size_t words) {
    size_t last = name->end - 1;
    if (!is_person_shape(view, name, words)) return false;
    bool is_made = syn__in(view, last, SYN_LEXICON_ORGANISATION_WORD) ||
                   syn__in(view, last, SYN_LEXICON_PLACE_WORD);
    bool has_surname = syn__in(view, last, SYN_LEXICON_SURNAME);
    bool has_first = syn__in(view, name->first, SYN_LEXICON_FIRST_NAME);
    bool has_family = syn__in(view, name->first, SYN_LEXICON_FAMILY_NAME_FIRST);
    bool has_initial = syn__is(view, name->first + 1, ".") ||
                       (name->first + 2 < name->end && syn__is_initial(view, name->first + 1));
    if (has_first && (!is_made || (has_surname && words == 2))) {
        settle(name, SYN_ENTITY_PERSON);
        return true;
    }
    if (is_made) return false;
    syn_entity_kind first_kind;
    bool starts_listed = syn__name_find_listed(view, name->first, name->first + 1, &first_kind);
    if ((has_surname && !starts_listed) || has_initial ||
        (has_family && words <= 3 && !is_all_upper(view, name->first))) {
        settle(name, SYN_ENTITY_PERSON);
        return true;
    }
    return false;
}

static bool starts_place(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "Mount",    "Lake",    "Fort",    "Port",     "Cape",  "San",  "Santa", "Saint",
        "Los",      "Las",     "New",     "North",    "South", "East", "West",  "Northern",
        "Southern", "Eastern", "Western", "Upper",    "Lower", "Mt",   "St",    "Camp",
        "Isle",     "Gulf",    "Strait",  "Republic", "Bay"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn__is(view, token, words[i])) return true;
    }
    return false;
}

/// "Outer Space Treaty", "Image Awards", "Cold War": happenings, laws and works.
static bool is_event(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "Treaty",  "War",         "Wars",       "Act",          "Agreement",     "Accord",
        "Accords", "Award",       "Awards",     "Prize",        "Cup",           "Olympics",
        "Games",   "Festival",    "Day",        "Championship", "Championships", "Bible",
        "Summit",  "Protocol",    "Convention", "Constitution", "Revolution",    "Amendment",
        "Bill",    "Declaration", "Crisis",     "Trophy",       "Bowl",          "Open",
        "Prix",    "Code",        "Plan",       "Week"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn__is(view, token, words[i])) return true;
    }
    return false;
}

/// "Bank of England", "Department of State", "the Ministry", "Acme Corp".
static bool classify_made(const syn__view *view, syn__name *name, size_t words) {
    size_t last = name->end - 1;
    if (words < 2) return false;
    if (syn__in(view, last, SYN_LEXICON_ORGANISATION_WORD)) {
        settle(name, SYN_ENTITY_ORGANISATION);
        return true;
    }
    if (syn__in(view, last, SYN_LEXICON_PLACE_WORD)) {
        settle(name, SYN_ENTITY_PLACE);
        return true;
    }
    for (size_t i = name->first; i < name->end; i++) {
        bool is_head =
            i + 1 < name->end && (syn__is(view, i + 1, "of") || syn__is(view, i + 1, "for"));
        bool has_and = syn__is(view, i, "&") || syn__is(view, i, "and");
        if ((is_head && syn__in(view, i, SYN_LEXICON_ORGANISATION_WORD)) || has_and) {
            settle(name, SYN_ENTITY_ORGANISATION);
            return true;
        }
        if (is_head && (syn__in(view, i, SYN_LEXICON_PLACE_WORD) || starts_place(view, i))) {
            settle(name, SYN_ENTITY_PLACE);
            return true;
        }
        if (is_head) return true; // Battle of …: an event or a work
    }
    if (is_event(view, last)) {
        settle(name, SYN_ENTITY_OTHER);
        return true;
    }
    if (starts_place(view, name->first)) {
        name->kind = SYN_ENTITY_PLACE;
        return true;
    }
    return false;
}

static bool is_behind_place_word(const syn__view *view, size_t first) {
    static const char *const words[] = {"in", "near", "from", "at", "In", "outside", "across"};
    for (size_t i = 0; first > 0 && i < sizeof words / sizeof *words; i++) {
        if (syn__is(view, first - 1, words[i])) return true;
    }
    return false;
}

static bool is_before_saying(const syn__view *view, size_t end) {
    static const char *const words[] = {"said", "says", "told", "asked", "who", "added", "wrote"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn__is(view, end, words[i])) return true;
    }
    return false;
}

static bool has_digit(syn_str word) {
    for (size_t i = 0; i < word.size; i++) {
        if (syn_ascii_is_digit(word.data[i])) return true;
    }
    return false;
}

/// "Ostmere's foreign minister", "the foreign minister of Ostmere", "Ann Poe of Ostmere".
static bool has_government(const syn__view *view, const syn__name *name) {
    size_t end = name->end;
    bool is_ruled = syn__is_possessive(view, end) &&
                    (syn__in(view, end + 1, SYN_LEXICON_TITLE_MODIFIER) ||
                     syn__is(view, end + 1, "president") || syn__is(view, end + 1, "parliament") ||
                     syn__is(view, end + 1, "government"));
    if (is_ruled) return true;
    if (name->first < 2 || !syn__is(view, name->first - 1, "of")) return false;
    bool is_of_person = name->first > 2 && syn__is_capital(view, name->first - 2) &&
                        syn__is_capital(view, name->first - 3) &&
                        !syn__in(view, name->first - 2, SYN_LEXICON_ORGANISATION_WORD);
    if (is_of_person) return true;
    return syn__in(view, name->first - 2, SYN_LEXICON_TITLE) ||
           syn__is(view, name->first - 2, "minister") ||
           syn__is(view, name->first - 2, "capital") ||
           syn__is(view, name->first - 2, "government");
}

static void classify_alone(const syn__view *view, syn__name *name) {
    size_t token = name->first;
    const syn_lexicon_entry *first =
        syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, syn__word(view, token));
    bool has_article = token > 0 && (syn__is_nocase(view, token - 1, "the") ||
                                     syn__is_nocase(view, token - 1, "a"));
    bool has_a = token > 0 && (syn__is(view, token - 1, "a") || syn__is(view, token - 1, "an"));
    if (is_all_upper(view, token)) {
        // "an IPO", "F-16", "SX40": things
        bool is_loud = syn__word(view, token).size > 5; // "COMMUNICATIONS"
        bool is_thing =
            has_a || is_loud || syn__is(view, token + 1, "-") || has_digit(syn__word(view, token));
        name->kind = is_thing ? SYN_ENTITY_OTHER : SYN_ENTITY_ORGANISATION;
    } else if (first != NULL || syn__in(view, token, SYN_LEXICON_SURNAME) ||
               syn__in(view, token, SYN_LEXICON_FAMILY_NAME_FIRST)) {
        name->kind = has_article ? SYN_ENTITY_OTHER : SYN_ENTITY_PERSON;
        name->is_sure = first != NULL && !name->is_opener && !has_article;
    } else if (is_before_saying(view, name->end) && !has_article) {
        name->kind = SYN_ENTITY_PERSON;
    } else if (has_government(view, name)) {
        name->kind = SYN_ENTITY_PLACE;
        name->is_told = true;
    } else if (is_behind_place_word(view, token)) {
        name->kind = SYN_ENTITY_PLACE;
    } else {
        name->kind = SYN_ENTITY_OTHER;
    }
}

bool syn__name_read_kind_noun(const syn__view *view, size_t token, syn_entity_kind *out_kind) {
    if (!syn__is_small(view, token)) return false;
    const syn_lexicon_entry *entry =
        syn_lexicon_find(SYN_LEXICON_KIND_NOUN, syn__word(view, token));
    if (entry == NULL) return false;
    char c = entry->value.data[1];
    *out_kind = c == 'l'   ? SYN_ENTITY_PLACE
                : c == 'r' ? SYN_ENTITY_ORGANISATION
                : c == 'e' ? SYN_ENTITY_PERSON
                           : SYN_ENTITY_OTHER;
    return true;
}

/// "the village of Ulm", "the band Zork", "Zork is a small fishing village in …".
static bool find_told_kind(const syn__view *view, const syn__name *name,
                           syn_entity_kind *out_kind) {
    size_t first = name->first, at = name->end;
    if (first > 1 && syn__is(view, first - 1, "of") &&
        syn__name_read_kind_noun(view, first - 2, out_kind))
        return *out_kind == SYN_ENTITY_PLACE;
    if (first > 0 && syn__name_read_kind_noun(view, first - 1, out_kind)) return true;
    if (!syn__is(view, at, "is") && !syn__is(view, at, "was")) return false;
    at++;
    if (!syn__is(view, at, "a") && !syn__is(view, at, "an") && !syn__is(view, at, "the"))
        return false;
    bool is_found = false;
    for (size_t i = at + 1; i < at + 8; i++) {
        bool is_word = syn__is_kind(view, i, SYN_TOKEN_WORD) || syn__is(view, i, "-");
        if (!is_word || syn__is(view, i, "in") || syn__is(view, i, "of") ||
            syn__is(view, i, "and") || syn__is(view, i, "by") || syn__is(view, i, "from") ||
            syn__is(view, i, "for") || syn__is(view, i, "on"))
            break;
        is_found = syn__name_read_kind_noun(view, i, out_kind) || is_found;
    }
    return is_found;
}

/// "said Elin Moor", "Elin Moor told", "Elin Moor, 52,", "Elin Moor, a fisherwoman": a person,
/// though a moor is a place.
static bool speaks_or_has_age(const syn__view *view, const syn__name *name) {
    size_t end = name->end;
    bool is_said = name->first > 0 && (syn__is(view, name->first - 1, "said") ||
                                       syn__is(view, name->first - 1, "says"));
    bool has_age = syn__is(view, end, ",") && syn__is_kind(view, end + 1, SYN_TOKEN_NUMBER) &&
                   syn__word(view, end + 1).size == 2 && syn__is(view, end + 2, ",");
    bool has_office =
        syn__is(view, end, ",") && (syn__is(view, end + 1, "a") || syn__is(view, end + 1, "an")) &&
        (syn__in(view, end + 2, SYN_LEXICON_ROLE) || syn__in(view, end + 3, SYN_LEXICON_ROLE));
    return is_said || has_age || has_office || is_before_saying(view, end);
}

/// "Member States", "Quick Read": words that news writes small elsewhere make no person.
static bool is_common_word(const syn__view *view, size_t token) {
    if (syn__in(view, token, SYN_LEXICON_FIRST_NAME) ||
        syn__in(view, token, SYN_LEXICON_FAMILY_NAME_FIRST))
        return false;
    return syn__in(view, token, SYN_LEXICON_COMMON_WORD) ||
           syn__in(view, token, SYN_LEXICON_COMMON_OPENER) ||
           syn__in(view, token, SYN_LEXICON_FUNCTION_WORD) ||
           syn__in(view, token, SYN_LEXICON_KIND_NOUN) ||
           syn__in(view, token, SYN_LEXICON_ORGANISATION_WORD) ||
           syn__in(view, token, SYN_LEXICON_ROLE);
}

/// Two or three unknown capitals in a row are mostly a person; with an article mostly a body.
static void classify_unknown(const syn__view *view, syn__name *name, size_t words) {
    bool has_article = name->first > 0 && syn__is_nocase(view, name->first - 1, "the");
    bool is_shaped = is_person_shape(view, name, words) && words <= 3 &&
                     !is_all_upper(view, name->first) && !is_all_upper(view, name->end - 1);
    if (name->kind != SYN_ENTITY_OTHER) return;
    if (has_article) {
        name->kind = SYN_ENTITY_ORGANISATION;
    } else if (is_shaped && speaks_or_has_age(view, name)) {
        name->kind = SYN_ENTITY_PERSON;
    } else if (is_shaped && syn__in(view, name->first, SYN_LEXICON_ORGANISATION_WORD)) {
        name->kind = SYN_ENTITY_ORGANISATION; // Radio Ostmere
    } else if (is_shaped && is_behind_place_word(view, name->first)) {
        name->kind = SYN_ENTITY_PLACE; // at Little Osterby
    } else if (is_shaped && !is_common_word(view, name->first) &&
               !(syn__in(view, name->end - 1, SYN_LEXICON_DEMONYM))) {
        name->kind = SYN_ENTITY_PERSON;
    }
}

void syn__name_classify(syn__names *names, syn__name *name) {
    const syn__view *view = &names->view;
    size_t words = count_words(view, name->first, name->end);
    syn_entity_kind kind;
    if (syn__name_find_listed(view, name->first, name->end, &kind)) {
        settle(name, kind);
    } else if (find_told_kind(view, name, &kind)) {
        settle(name, kind);
        name->is_told = true;
    } else if (words == 1 && name->end == name->first + 1) {
        classify_alone(view, name);
    } else if (words == 2 && is_person_shape(view, name, words) &&
               !is_common_word(view, name->first) && speaks_or_has_age(view, name) &&
               syn__in(view, name->end - 1, SYN_LEXICON_PLACE_WORD) &&
               !starts_place(view, name->first)) {
        settle(name, SYN_ENTITY_PERSON);
    } else if (!classify_person(view, name, words) && !classify_made(view, name, words)) {
        classify_unknown(view, name, words);
    }
}
