// SPDX-License-Identifier: Apache-2.0
// Takes the words of a document, gives for each word with a capital what stands around it anywhere
// in the document.
//
// "Mr. Holt" in the first paragraph tells who "Holt" is in the last one. The labeller sees one
// sentence; this is what it hears of the others (the context aggregation of Ratinov and Roth,
// 2009). One bit for each manner of standing, joined over all places of the word. Linear.
#include "annotate/names.h"

#include <string.h>

enum { LONGEST_KEY_BYTES = 64 };

enum {
    BEHIND_TITLE = 1,
    BEHIND_FIRST_NAME = 2,
    BEHIND_PLACE_WORD = 4, ///< in, near, from
    BEHIND_THE = 8,
    BEHIND_OF = 16,
    BEHIND_SMALL = 32, ///< has its capital for itself
    BEHIND_CAPITAL = 64,
    BEFORE_CAPITAL = 128,
    BEFORE_SAYING = 256,
    BEFORE_POSSESSIVE = 512,
    BEFORE_BODY_WORD = 1024,
    BEFORE_PLACE_WORD = 2048,
    BEFORE_COMMA_CAPITAL = 4096, ///< "Ulm, Germany"
    IN_BRACKETS = 8192,
    HEARD_BITS = 16383,   ///< all so far: what the labeller hears
    BY_FIRM_WORD = 16384, ///< "shares of Ulmax", "the boss of Ulmax", "Ulmax's customers"
    HAS_SITE = 32768      ///< "Ulmax.com" stands there, too
};

/// "Ulmax's shares", "Ulmax CEO Ann Poe", "shares of Ulmax", "work at Ulmax".
static bool is_by_firm_word(const syn__view *view, size_t token) {
    size_t behind = token + 1 + syn__is_possessive(view, token + 1);
    if (syn__in(view, behind, SYN_LEXICON_FIRM_WORD)) return true;
    return token > 1 && syn__in(view, token - 2, SYN_LEXICON_FIRM_WORD) &&
           (syn__is(view, token - 1, "of") || syn__is(view, token - 1, "at"));
}

static size_t look_before(const syn__view *view, size_t token) {
    static const char *const places[] = {"in", "near", "from", "at", "outside", "across", "to"};
    if (token == 0 || view->tokens[token].sentence != view->tokens[token - 1].sentence) return 0;
    size_t before = token - 1 - (token > 1 && syn__is(view, token - 1, "."));
    size_t bits = syn__in(view, before, SYN_LEXICON_TITLE) ? BEHIND_TITLE : 0;
    before = token - 1;
    if (syn__is_capital(view, before)) {
        bits |= BEHIND_CAPITAL;
        if (syn__in(view, before, SYN_LEXICON_FIRST_NAME)) bits |= BEHIND_FIRST_NAME;
    } else if (syn__is_small(view, before)) {
        bits |= BEHIND_SMALL;
        if (syn__is(view, before, "the")) bits |= BEHIND_THE;
        if (syn__is(view, before, "of")) bits |= BEHIND_OF;
        if (SYN__IS_ANY(view, before, places)) bits |= BEHIND_PLACE_WORD;
    }
    return bits;
}

static size_t look_behind(const syn__view *view, size_t token) {
    size_t behind = token + 1, bits = 0;
    if (behind >= view->count || view->tokens[token].sentence != view->tokens[behind].sentence)
        return 0;
    if (syn__is_capital(view, behind)) {
        bits |= BEFORE_CAPITAL;
        if (syn__in(view, behind, SYN_LEXICON_ORGANISATION_WORD)) bits |= BEFORE_BODY_WORD;
        if (syn__in(view, behind, SYN_LEXICON_PLACE_WORD)) bits |= BEFORE_PLACE_WORD;
    }
    if (syn__in(view, behind, SYN_LEXICON_CUE_VERB)) bits |= BEFORE_SAYING;
    if (syn__is_possessive(view, behind)) bits |= BEFORE_POSSESSIVE;
    if (is_by_firm_word(view, token)) bits |= BY_FIRM_WORD;
    if (syn__is(view, behind, ",") && syn__is_capital(view, behind + 1))
        bits |= BEFORE_COMMA_CAPITAL;
    if (syn__is(view, behind, ")") && token > 0 && syn__is(view, token - 1, "("))
        bits |= IN_BRACKETS;
    return bits;
}

/// "Ulmax.com", one token: the word in front of the dot has a site.
static bool cut_site(syn_str *key) {
    static const char site[] = ".com";
    size_t size = sizeof site - 1;
    if (key->size <= size || memcmp(key->data + key->size - size, site, size) != 0) return false;
    key->size -= size;
    return true;
}

static void add_bits(syn__names *names, syn_str key, size_t bits) {
    syn_map_entry *entry = syn_map_find(&names->hints, key);
    if (entry == NULL)
        entry = syn_map_add(&names->hints, syn_arena_copy(&names->scratch, key), 0, NULL);
    if (entry != NULL) entry->value |= bits;
}

static void add_hints(syn__names *names, size_t token, size_t bits) {
    char bytes[LONGEST_KEY_BYTES];
    syn_str key = syn__name_fold(&names->view, token, token + 1, bytes, sizeof bytes);
    add_bits(names, key, bits);
    if (cut_site(&key)) add_bits(names, key, HAS_SITE);
}

void syn__names_note_hints(syn__names *names) {
    const syn__view *view = &names->view;
    for (size_t i = 0; i < view->count && !names->scratch.has_failed; i++) {
        if (syn__is_capital(view, i))
            add_hints(names, i, look_before(view, i) | look_behind(view, i));
    }
    if (names->scratch.has_failed) names->arena->has_failed = true;
}

static size_t find_bits(const syn__names *names, syn_str key) {
    const syn_map_entry *entry = syn_map_find(&names->hints, key);
    return entry == NULL ? 0 : entry->value;
}

uint32_t syn__names_get_hints(const syn__names *names, syn_str key) {
    return (uint32_t)(find_bits(names, key) & HEARD_BITS);
}

bool syn__names_is_firm(const syn__names *names, syn_str key) {
    size_t bits = find_bits(names, key);
    return (bits & (BY_FIRM_WORD | HAS_SITE)) != 0 &&
           (bits & (BEHIND_TITLE | BEHIND_FIRST_NAME)) == 0;
}
