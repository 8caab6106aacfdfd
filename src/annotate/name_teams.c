// SPDX-License-Identifier: Apache-2.0
// Takes the names of a document, makes bodies of the places that play in it.
//
// In a report about a game "Norvia" is eleven people: "Norvia beat Ostmere 3-1". Only documents
// that speak much of games are looked at. There a place is a team when it stands where teams stand
// (before and behind verbs of games, at a score, before "coach"), and so it is elsewhere in the
// same document, but not behind "in", "from" and their like. Linear.
#include "annotate/name_tagger.h"

enum {
    LONGEST_KEY_BYTES = 64,
    LEAST_GAME_WORDS = 4,        ///< a document of games has so many words of them
    MOST_WORDS_A_GAME_WORD = 40, ///< and no fewer than one in so many
    LOSS_REACH = 6               ///< "lost a hard-fought match 1-2 to"
};

/// Does the game word at `token` do what `use` says: n, v, l (lexicon/game_word.txt)?
static bool is_game(const syn__view *view, size_t token, char use) {
    if (!syn__in(view, token, SYN_LEXICON_GAME_WORD) || syn__is_capital(view, token)) return false;
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_GAME_WORD, syn__word(view, token));
    return entry != NULL && syn_str_find_byte(entry->value, use, 0) != SIZE_MAX;
}

static bool is_about_games(const syn__view *view) {
    size_t count = 0;
    for (size_t i = 0; i < view->count; i++)
        count += syn_lexicon_has(SYN_LEXICON_GAME_WORD, view->words[i]);
    return count >= LEAST_GAME_WORDS && count * MOST_WORDS_A_GAME_WORD >= view->count;
}

/// "NBA"
static bool is_code(const syn__view *view, size_t token) {
    syn_str word = syn__word(view, token);
    return syn__is_capital(view, token) && word.size > 1 && syn_ascii_is_upper(word.data[1]);
}

static bool is_dash(const syn__view *view, size_t token) {
    uint32_t c = syn__first_char(view, token);
    return c == '-' || (c >= 0x2010 && c <= 0x2014);
}

/// "Norvia 3 – 1", "1-0 Ostmere".
static bool is_at_score(const syn__view *view, const syn__name *name) {
    size_t first = name->first, end = name->end;
    if (syn__is_kind(view, end, SYN_TOKEN_NUMBER) &&
        (is_dash(view, end + 1) ? syn__is_kind(view, end + 2, SYN_TOKEN_NUMBER)
                                : syn_str_find_byte(syn__word(view, end), '-', 0) != SIZE_MAX))
        return true;
    return first > 2 && syn__is_kind(view, first - 1, SYN_TOKEN_NUMBER) &&
           is_dash(view, first - 2) && syn__is_kind(view, first - 3, SYN_TOKEN_NUMBER);
}

/// "lost 1-2 to Norvia", "a win over Ostmere", "faced Kessary", "against Ulm".
static bool is_behind_game(const syn__view *view, size_t first) {
    static const char *const straight[] = {"against", "vs", "v", "versus", "for", "awarded"};
    if (first == 0) return false;
    size_t before = first - 1;
    if (SYN__IS_ANY(view, before, straight) || is_game(view, before, 'v')) return true;
    bool is_to = syn__is(view, before, "to"), is_over = syn__is(view, before, "over");
    for (size_t i = 1; (is_to || is_over) && i <= LOSS_REACH && i <= before; i++) {
        if (is_game(view, before - i, is_to ? 'l' : 'n')) return true;
    }
    return false;
}

/// "Norvia scored", "Norvia's late goal", "Ostmere coach".
static bool is_before_game(const syn__view *view, size_t end) {
    if (is_game(view, end, 'v') || is_game(view, end, 'n') || is_game(view, end, 'l')) return true;
    return syn__is_possessive(view, end) &&
           (is_game(view, end + 1, 'n') || is_game(view, end + 2, 'n'));
}

static bool is_where(const syn__view *view, const syn__name *name) {
    static const char *const words[] = {"in",   "at",      "near",   "from",    "of",    "outside",
                                        "into", "through", "across", "visited", "around"};
    size_t first = name->first;
    return first > 0 &&
           (SYN__IS_ANY(view, first - 1, words) ||
            (syn__is(view, first - 1, "the") && first > 1 && SYN__IS_ANY(view, first - 2, words)));
}

/// "the Sycamores", "the NBA Ulm Sycamores": many, and no people of a country.
static bool is_many(const syn__names *names, const syn__name *name) {
    const syn__view *view = &names->view;
    syn_str last = syn__word(view, name->end - 1);
    size_t before = name->first;
    bool is_open = name->kind == SYN_ENTITY_OTHER || name->kind == SYN_ENTITY_ORGANISATION ||
                   (name->kind == SYN_ENTITY_PERSON && name->end > name->first + 1);
    if (!is_open || name->is_told || name->title.end > 0 || before == 0) return false;
    if (before > 1 && is_code(view, before - 1)) before--;
    return syn__is_nocase(view, before - 1, "the") && last.size > 3 &&
           last.data[last.size - 1] == 's' && last.data[last.size - 2] != 's' &&
           !is_code(view, name->end - 1) && !syn__in(view, name->end - 1, SYN_LEXICON_DEMONYM) &&
           !syn__names_has_small(names, name->end - 1) && !syn__is(view, name->end - 1, "Series") &&
           !syn__is(view, name->end - 1, "Games");
}

/// "the Ulm Sycamores", a place in front, or what a place that plays stands beside.
static bool is_many_of_team(const syn__names *names, const syn__name *name) {
    const syn__view *view = &names->view;
    syn_entity_kind kind;
    if (!is_many(names, name)) return false;
    bool has_place = name->end > name->first + 1 &&
                     syn__name_find_listed(view, name->first, name->end - 1, &kind) &&
                     kind == SYN_ENTITY_PLACE;
    return has_place || is_at_score(view, name) || is_behind_game(view, name->first - 1) ||
           is_before_game(view, name->end);
}

/// A place where teams stand.
static bool is_playing_place(const syn__view *view, const syn__name *name) {
    return name->kind == SYN_ENTITY_PLACE && !is_where(view, name) &&
           (is_at_score(view, name) || is_behind_game(view, name->first) ||
            is_before_game(view, name->end));
}

/// May the name be the team that is known by these words?
static bool may_be_team(const syn__view *view, const syn__name *name) {
    if (name->kind == SYN_ENTITY_PLACE) return !is_where(view, name);
    if (name->is_told || name->title.end > 0) return false;
    return name->kind == SYN_ENTITY_OTHER ||
           (name->kind == SYN_ENTITY_PERSON && name->end > name->first + 1);
}

static syn_str fold(const syn__names *names, const syn__name *name, char *bytes) {
    return syn__name_fold(&names->view, name->first, name->end, bytes, LONGEST_KEY_BYTES);
}

void syn__names_find_teams(const syn__names *names, syn__name *items, size_t count,
                           syn_arena *scratch) {
    const syn__view *view = &names->view;
    char bytes[LONGEST_KEY_BYTES];
    syn_map teams;
    if (!is_about_games(view)) return;
    syn_map_init(&teams, scratch);
    for (size_t i = 0; i < count && !scratch->has_failed; i++) {
        const syn__name *name = &items[i];
        bool is_team = is_playing_place(view, name) || is_many_of_team(names, name);
        syn_str key = fold(names, name, bytes);
        if (!is_team || syn_map_find(&teams, key) != NULL) continue;
        syn_map_add(&teams, syn_arena_copy(scratch, key), 0, NULL);
    }
    for (size_t i = 0; i < count && !scratch->has_failed; i++) {
        syn__name *name = &items[i];
        if (!may_be_team(view, name)) continue;
        if (syn_map_find(&teams, fold(names, name, bytes)) != NULL)
            name->kind = SYN_ENTITY_ORGANISATION;
    }
}
