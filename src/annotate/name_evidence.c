// SPDX-License-Identifier: Apache-2.0
// Takes the name candidates of a document, keeps, drops or changes them by what stands elsewhere.
//
// An unsure name takes the kind of the same sure name; a word that is part of a sure person's name
// is that person; a capital where any word has one counts only when something vouches for it.
// Headlines, where every word has a capital, are read last, for names known by then. Linear.
#include "annotate/names.h"
#include "base/sort.h"

enum { LONGEST_KEY_BYTES = 96, MOST_HEADLINE_TOKENS = 6 };

void syn__names_note_words(syn__names *names) {
    char bytes[LONGEST_KEY_BYTES];
    const syn__view *view = &names->view;
    names->small_listed =
        syn_arena_array(&names->scratch, syn__lexicon_word_count / 64 + 1, sizeof(uint64_t));
    for (size_t i = 0; i < view->count && !names->scratch.has_failed; i++) {
        if (!syn__is_small(view, i)) continue;
        if (view->words[i] != 0) {
            names->small_listed[view->words[i] / 64] |= (uint64_t)1 << view->words[i] % 64;
            continue;
        }
        syn_str key = syn__name_fold(view, i, i + 1, bytes, sizeof bytes);
        if (syn_map_find(&names->small_words, key) != NULL) continue;
        syn_map_add(&names->small_words, syn_arena_copy(&names->scratch, key), 1, NULL);
    }
    if (names->scratch.has_failed) names->arena->has_failed = true;
}

bool syn__names_has_small(const syn__names *names, size_t token) {
    char bytes[LONGEST_KEY_BYTES];
    const syn__view *view = &names->view;
    if (token >= view->count || names->small_listed == NULL) return false;
    uint32_t word = view->words[token];
    if (word != 0) return (names->small_listed[word / 64] >> word % 64 & 1) != 0;
    syn_str key = syn__name_fold(view, token, token + 1, bytes, sizeof bytes);
    return syn_map_find(&names->small_words, key) != NULL;
}

static void note_key(syn__names *names, syn_map *map, size_t first, size_t end, size_t value) {
    char bytes[LONGEST_KEY_BYTES];
    syn_str key = syn__name_fold(&names->view, first, end, bytes, sizeof bytes);
    if (key.size == 0 || syn_map_find(map, key) != NULL) return;
    syn_map_add(map, syn_arena_copy(names->arena, key), value, NULL);
}

static void note_sure_names(syn__names *names) {
    for (size_t i = 0; i < names->items.count && !names->arena->has_failed; i++) {
        const syn__name *name = &names->items.items[i];
        bool is_long_person = name->kind == SYN_ENTITY_PERSON && name->end > name->first + 1;
        if (!name->is_sure && !(is_long_person && !name->is_opener)) continue;
        note_key(names, &names->known, name->first, name->end, (size_t)name->kind);
        if (name->kind != SYN_ENTITY_PERSON) continue;
        note_key(names, &names->person_parts, name->first, name->first + 1, 0);
        note_key(names, &names->person_parts, name->end - 1, name->end, 0);
    }
    // "in Ostmere" tells what "Ostmere and Kessary signed" does not.
    for (size_t i = 0; i < names->items.count && !names->arena->has_failed; i++) {
        const syn__name *name = &names->items.items[i];
        if (name->is_sure || name->kind != SYN_ENTITY_PLACE) continue;
        note_key(names, &names->known, name->first, name->end, (size_t)name->kind);
    }
    for (size_t i = 0; i < names->items.count && !names->arena->has_failed; i++) {
        const syn__name *name = &names->items.items[i];
        if (name->is_opener || name->is_sure) continue;
        note_key(names, &names->known, name->first, name->end, (size_t)name->kind);
    }
}

/// "Why We Wrote This": a heading, no name. "The" in front may be part of one.
static bool has_function_word(const syn__view *view, const syn__name *name) {
    for (size_t i = name->first; i < name->end; i++) {
        if (!syn__is_capital(view, i) || syn__is_initial(view, i)) continue;
        bool is_the = i == name->first && name->end > i + 1 && syn__is(view, i, "The");
        bool is_function = syn__in(view, i, SYN_LEXICON_STOP_WORD) ||
                           syn__in(view, i, SYN_LEXICON_SENTENCE_STARTER);
        bool is_name =
            syn__in(view, i, SYN_LEXICON_SURNAME) || syn__in(view, i, SYN_LEXICON_FIRST_NAME);
        if (is_function && !is_the && !is_name) return true;
    }
    return false;
}

/// The second look: keeps, drops or changes a name by what stands elsewhere.
static bool settle_name(syn__names *names, syn__name *name) {
    char bytes[LONGEST_KEY_BYTES];
    const syn__view *view = &names->view;
    bool is_alone = name->end == name->first + 1;
    syn_str key = syn__name_fold(view, name->first, name->end, bytes, sizeof bytes);
    bool is_part = is_alone && syn_map_find(&names->person_parts, key) != NULL;
    if (is_part && !syn__in(view, name->first, SYN_LEXICON_DEMONYM)) {
        bool is_known_else = name->is_sure && name->kind != SYN_ENTITY_PERSON;
        if (!is_known_else) name->kind = SYN_ENTITY_PERSON;
        return true;
    }
    if (name->is_sure) return true;
    if (has_function_word(view, name)) return false;
    const syn_map_entry *known = syn_map_find(&names->known, key);
    if (known != NULL) {
        name->kind = (syn_entity_kind)known->value;
        return true;
    }
    if (!is_alone) return true;
    if (syn__in(view, name->first, SYN_LEXICON_COMMON_OPENER)) return false;
    bool is_word = syn__names_has_small(names, name->first);
    return !name->is_opener && !is_word;
}

static void settle_names(syn__names *names) {
    size_t kept = 0;
    for (size_t i = 0; i < names->items.count; i++) {
        syn__name name = names->items.items[i];
        if (settle_name(names, &name)) names->items.items[kept++] = name;
    }
    names->items.count = kept;
}

/// The end of the name that the headline's token `first` begins, or `first`: a name that the
/// document has elsewhere, a listed one, or a first name and one more capital.
static size_t find_headline_name(const syn__names *names, size_t first, size_t limit,
                                 syn_entity_kind *out_kind) {
    const syn__view *view = &names->view;
    char bytes[LONGEST_KEY_BYTES];
    size_t longest = first;
    while (longest < limit && longest < first + MOST_HEADLINE_TOKENS &&
           (syn__is_kind(view, longest, SYN_TOKEN_WORD) || syn__is(view, longest, ".") ||
            syn__is(view, longest, "-")))
        longest++;
    for (size_t end = longest; end > first; end--) {
        syn_str key = syn__name_fold(view, first, end, bytes, sizeof bytes);
        const syn_map_entry *known = syn_map_find(&names->known, key);
        if (known != NULL && syn__is_capital(view, end - 1)) {
            *out_kind = (syn_entity_kind)known->value;
            return end;
        }
        if (syn__name_find_listed(view, first, end, out_kind)) return end;
    }
    bool is_first_name = syn__in(view, first, SYN_LEXICON_FIRST_NAME) &&
                         !syn__in(view, first, SYN_LEXICON_STOP_WORD);
    size_t last = first + 1;
    if (syn__is_initial(view, last) && syn__is(view, last + 1, ".")) last += 2;
    bool is_surname = is_first_name && last < limit && syn__is_capital(view, last) &&
                      !syn__is_clitic(view, last) && !syn__in(view, last, SYN_LEXICON_STOP_WORD) &&
                      !syn__in(view, last, SYN_LEXICON_COMMON_OPENER) &&
                      !syn__in(view, last, SYN_LEXICON_CUE_VERB);
    *out_kind = SYN_ENTITY_PERSON;
    return is_surname ? last + 1 : first;
}

static int compare_names(const void *a, const void *b, void *context) {
    const syn__name *one = a, *other = b;
    (void)context;
    return SYN_COMPARE(one->first, other->first);
}

/// "Mayor Ann Poe Wins Third Term": only names that something else vouches for.
static void read_headlines(syn__names *names) {
    for (size_t i = 0; i < names->headlines.count && !names->arena->has_failed; i++) {
        syn_span headline = names->headlines.items[i];
        for (size_t token = headline.start; token < headline.end; token++) {
            syn_entity_kind kind;
            if (!syn__is_capital(&names->view, token)) continue;
            size_t end = find_headline_name(names, token, headline.end, &kind);
            if (end == token) continue;
            syn__name_add(names,
                          (syn__name){.first = token, .end = end, .kind = kind, .is_sure = true});
            token = end - 1;
        }
    }
    if (names->headlines.count == 0 || names->arena->has_failed) return;
    syn_sort(names->items.items, names->items.count, sizeof *names->items.items, compare_names,
             NULL);
}

/// Notes "wcu" for the World Conservation Union.
static void note_acronyms(syn__names *names) {
    enum { MOST_LETTERS = 10 };
    for (size_t i = 0; i < names->items.count && !names->arena->has_failed; i++) {
        const syn__name *name = &names->items.items[i];
        char letters[MOST_LETTERS];
        size_t count = 0;
        if (name->kind != SYN_ENTITY_ORGANISATION || name->end < name->first + 2) continue;
        for (size_t k = name->first; k < name->end && count < MOST_LETTERS; k++) {
            if (syn__is_capital(&names->view, k))
                letters[count++] = syn_ascii_lower(syn__word(&names->view, k).data[0]);
        }
        syn_str key = {letters, count};
        if (count < 2 || syn_map_find(&names->acronyms, key) != NULL) continue;
        syn_map_add(&names->acronyms, syn_arena_copy(names->arena, key), 0, NULL);
    }
}

void syn__names_settle(syn__names *names) {
    note_sure_names(names);
    settle_names(names);
    read_headlines(names);
    note_acronyms(names);
}
