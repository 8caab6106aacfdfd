// SPDX-License-Identifier: Apache-2.0
// Takes tokens and sentences, gives mentions of names and their entities.
//
// Capitalised words in a row make a run; titles, days and words that only open a sentence are cut
// off; what is left is classified (name_kinds.c). A second look (name_evidence.c) uses what the
// document says elsewhere: an unsure name takes the kind of the same sure name, a capital at the
// start of a sentence counts only when the word is a name elsewhere. Idea: the local and global
// evidence of Mikheev, Moens and Grover (1999). No statistics, no coreference of common nouns.
// Linear.
#include "annotate/names.h"
#include "annotate/name_tagger.h"
#include "annotate/parts.h"
#include "text/tagger.h"

#include <string.h>

enum { LONGEST_TITLE = 12, LONGEST_LISTED = 6, LONGEST_RUN = 14 };

static bool is_any(const syn__view *view, size_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (syn__is(view, token, words[i])) return true;
    }
    return false;
}

/// Small words inside a person's name: Ursula von der Leyen.
static bool is_particle(const syn__view *view, size_t token) {
    return syn__in(view, token, SYN_LEXICON_NAME_PARTICLE) && syn__is_small(view, token);
}

/// Does a body's or place's name go on over the small word at `token`: Bank of England?
static bool joins_made(const syn__view *view, size_t first, size_t token) {
    static const char *const heads[] = {"Battle", "Siege", "Treaty", "King",  "Queen",  "Prince",
                                        "Duke",   "House", "Isle",   "Gulf",  "Order",  "Day",
                                        "War",    "Act",   "Bill",   "Great", "Duchess"};
    size_t next = token + 1 + syn__is(view, token + 1, "the");
    if (!syn__is_capital(view, next)) return false;
    bool is_made = syn__in(view, token - 1, SYN_LEXICON_ORGANISATION_WORD) ||
                   syn__in(view, token - 1, SYN_LEXICON_PLACE_WORD);
    if (syn__is(view, token, "of")) {
        // "Secretary of State"
        bool is_office = syn__in(view, token - 1, SYN_LEXICON_TITLE) &&
                         syn__in(view, next, SYN_LEXICON_TITLE_MODIFIER);
        return is_made || is_office || is_any(view, token - 1, heads, sizeof heads / sizeof *heads);
    }
    if (syn__is(view, token, "for") || syn__is(view, token, "on"))
        return is_made && next == token + 1;
    if (!syn__is(view, token, "and") || next != token + 1) return false;
    // "Department of Health and Human Services", not "Ann Poe and Bo Ray".
    for (size_t i = first; i < token; i++) {
        bool is_link = syn__is(view, i, "of") || syn__is(view, i, "for");
        if (is_link && syn__in(view, i - 1, SYN_LEXICON_ORGANISATION_WORD)) return true;
    }
    return false;
}

static bool is_run_start(const syn__view *view, size_t token) {
    return syn__is_capital(view, token) && !syn__is(view, token, "I") &&
           !syn__is_clitic(view, token);
}

/// Does a name begin with the small word at `token`: al-Sadr, el-Baradei?
static bool is_joined_start(const syn__view *view, size_t token) {
    return is_particle(view, token) && syn__is(view, token + 1, "-") &&
           syn__is_glued(view, token) && syn__is_glued(view, token + 1) &&
           is_run_start(view, token + 2);
}

/// May "." behind `token` belong to the name: an initial, "Jr.", "St.", "Gen."?
static bool takes_dot(const syn__view *view, size_t token) {
    if (!syn__is_glued(view, token)) return false;
    return syn__is_initial(view, token) || syn__in(view, token, SYN_LEXICON_ABBREVIATION);
}

/// "Jr.", "Ltd.": the dot is part of the name.
static bool is_suffix(const syn__view *view, size_t token) {
    static const char *const words[] = {"Jr", "Sr", "Ltd", "Inc", "Corp", "Co", "Bros"};
    return is_any(view, token, words, sizeof words / sizeof *words);
}

/// May the small word behind the hyphen at `token` end a Korean or Chinese given name?
static bool ends_given_name(const syn__view *view, size_t first, size_t token) {
    enum { LONGEST_SYLLABLE = 5 };
    return token >= first + 2 && syn__is_glued(view, token - 1) && syn__is_glued(view, token) &&
           syn__in(view, token - 2, SYN_LEXICON_FAMILY_NAME_FIRST) &&
           syn__is_small(view, token + 1) && syn__word(view, token + 1).size <= LONGEST_SYLLABLE;
}

/// The end of the run of capitals that starts at `first`.
static size_t find_run_end(const syn__view *view, size_t first, size_t limit) {
    size_t end = first + 1;
    if (limit > first + LONGEST_RUN) limit = first + LONGEST_RUN;
    while (end < limit) {
        size_t step = 0;
        if (is_run_start(view, end)) {
            step = 1;
        } else if (syn__is(view, end, ".") && takes_dot(view, end - 1) &&
                   (is_run_start(view, end + 1) || is_particle(view, end + 1)) && end + 1 < limit) {
            step = 1;
        } else if (syn__is(view, end, "-") && syn__is_glued(view, end - 1) &&
                   syn__is_glued(view, end) && is_run_start(view, end + 1) && end + 1 < limit) {
            step = 2;
        } else if (syn__is(view, end, "-") && ends_given_name(view, first, end)) {
            step = 2; // Moon Jae-in
        } else if (syn__is(view, end, "&") && is_run_start(view, end + 1) && end + 1 < limit &&
                   !syn__in(view, first, SYN_LEXICON_FIRST_NAME)) {
            step = 2;
        } else if (is_particle(view, end) && is_run_start(view, end + 1) && end + 1 < limit) {
            step = 2;
        } else if (syn__is(view, end - 1, "People") && syn__is_possessive(view, end) &&
                   is_run_start(view, end + 1) && end + 1 < limit) {
            step = 2; // People's Republic
        } else if (is_particle(view, end) && syn__is(view, end + 1, "-") &&
                   is_run_start(view, end + 2) && end + 2 < limit) {
            step = 3; // Muqtada al-Sadr
        } else if (is_particle(view, end) && is_particle(view, end + 1) &&
                   is_run_start(view, end + 2) && end + 2 < limit) {
            step = 3;
        } else if (joins_made(view, first, end) &&
                   end + 1 + syn__is(view, end + 1, "the") < limit) {
            step = 2 + syn__is(view, end + 1, "the");
        }
        if (step == 0 && syn__is(view, end, ".") && is_suffix(view, end - 1) &&
            syn__is_glued(view, end - 1))
            end++;
        if (step == 0) break;
        end += step;
    }
    return end;
}

void syn__name_add(syn__names *names, syn__name name) {
    const syn__view *view = &names->view;
    while (name.first < name.end && !syn__is_kind(view, name.first, SYN_TOKEN_WORD))
        name.first++;
    bool ends_jr = name.end > name.first + 1 && syn__is(view, name.end - 1, ".") &&
                   is_suffix(view, name.end - 2);
    while (!ends_jr && name.end > name.first && !syn__is_kind(view, name.end - 1, SYN_TOKEN_WORD))
        name.end--;
    if (name.first >= name.end) return;
    if (!name.is_sure) syn__name_classify(names, &name);
    SYN_PUSH(names->arena, &names->items, name);
}

/// Emits the listed places, peoples and bodies among [first, end); nothing else.
static void add_listed(syn__names *names, size_t first, size_t end) {
    syn_entity_kind kind;
    for (size_t i = first; i < end; i++) {
        for (size_t stop = i + LONGEST_LISTED < end ? i + LONGEST_LISTED : end; stop > i; stop--) {
            if (!syn__name_find_listed(&names->view, i, stop, &kind)) continue;
            syn__name_add(names,
                          (syn__name){.first = i, .end = stop, .kind = kind, .is_sure = true});
            i = stop - 1;
            break;
        }
    }
}

static bool is_title_word(const syn__view *view, size_t token) {
    return syn__in(view, token, SYN_LEXICON_TITLE) || syn__in(view, token, SYN_LEXICON_ROLE);
}

/// Behind the title that opens [first, end): "Secretary of State | Antony Blinken"; `first` when
/// none does.
static size_t find_title_end(const syn__view *view, size_t first, size_t end) {
    size_t title_end = first;
    syn_entity_kind kind;
    for (size_t i = first; i < end && i < first + 7; i++) {
        if (!is_title_word(view, i) || syn__in(view, i, SYN_LEXICON_FIRST_NAME)) continue;
        size_t next = i + 1;
        if (syn__is(view, next, ".")) next++;
        if (syn__is(view, next, "of") && syn__in(view, next + 1, SYN_LEXICON_TITLE_MODIFIER))
            next += 2;
        // "House of Commons", "President of Russia": what follows is no person.
        if (next >= end || syn__is(view, next, "of") || syn__is(view, next, "for")) continue;
        bool is_listed = syn__name_find_listed(view, next, end, &kind) &&
                         !syn__in(view, next, SYN_LEXICON_SURNAME);
        // "Member States": a mere role in front makes no person of what follows.
        bool is_name = syn__in(view, i, SYN_LEXICON_TITLE) ||
                       syn__in(view, next, SYN_LEXICON_FIRST_NAME) ||
                       syn__in(view, next, SYN_LEXICON_FAMILY_NAME_FIRST) ||
                       syn__in(view, end - 1, SYN_LEXICON_SURNAME);
        if (!is_listed && is_name) title_end = next;
    }
    return title_end;
}

static bool is_title_only(const syn__view *view, size_t first, size_t end) {
    bool has_head = false;
    for (size_t i = first; i < end; i++) {
        bool is_head = is_title_word(view, i);
        has_head = has_head || is_head;
        if (!is_head && !syn__in(view, i, SYN_LEXICON_TITLE_MODIFIER) && !syn__is(view, i, ".") &&
            !syn__is(view, i, "-") && !syn__in(view, i, SYN_LEXICON_DEMONYM)) {
            return false;
        }
    }
    return has_head;
}

/// The lower-case office right in front: "foreign minister | Wang Yi", "the singer | …".
static syn_span find_role_before(const syn__view *view, size_t first) {
    size_t start = first;
    bool has_head = false;
    while (start > 0 && first - start < 4 && syn__is_small(view, start - 1)) {
        bool is_head = syn__in(view, start - 1, SYN_LEXICON_ROLE);
        if (!is_head && !(has_head && syn__in(view, start - 1, SYN_LEXICON_TITLE_MODIFIER))) break;
        has_head = true;
        start--;
    }
    // "comedian | and actor Bo Ray"
    while (start < first && (syn__is(view, start, "and") || syn__is(view, start, "of")))
        start++;
    return has_head ? syn__span_of(view, start, first) : (syn_span){0, 0};
}

/// May the word begin what somebody is: not "as the next envoy", not "alerted the police"?
static bool begins_role(const syn__view *view, size_t token) {
    static const uint8_t others[] = {
        SYN_POS_ADPOSITION,     SYN_POS_SUBORDINATOR, SYN_POS_VERB_PAST,
        SYN_POS_VERB_BASE,      SYN_POS_PRONOUN,      SYN_POS_VERB_PRESENT,
        SYN_POS_VERB_PRESENT_S, SYN_POS_AUXILIARY,    SYN_POS_COORDINATOR};
    return view->tags == NULL || token >= view->count ||
           memchr(others, view->tags[token], sizeof others) == NULL;
}

/// The apposition behind: "Hugh Hill, a doctor at the clinic, said".
static syn_span find_role_behind(const syn__view *view, size_t end) {
    bool has_head = false;
    if (!syn__is(view, end, ",")) return (syn_span){0, 0};
    size_t at = end + 1;
    size_t first =
        at + (syn__is(view, at, "the") || syn__is(view, at, "a") || syn__is(view, at, "an"));
    for (at = first; at < view->count && at < first + 12; at++) {
        if (syn__is_kind(view, at, SYN_TOKEN_PUNCTUATION) && !syn__is(view, at, "-")) break;
        if (!syn__is_kind(view, at, SYN_TOKEN_WORD) && !syn__is(view, at, "-")) break;
        if (syn__is(view, at, "who") || syn__is(view, at, "and")) break;
        // "Ann Poe, police said": no apposition
        if (view->tags != NULL && view->tags[at] == SYN_POS_VERB_PAST) return (syn_span){0, 0};
        has_head = has_head || (syn__in(view, at, SYN_LEXICON_ROLE) && at < first + 5);
    }
    bool is_closed = syn__is(view, at, ",") || syn__is(view, at, ".");
    return has_head && is_closed && at > first && begins_role(view, first)
               ? syn__span_of(view, first, at)
               : (syn_span){0, 0};
}

static void add_person_behind_title(syn__names *names, size_t first, size_t title_end, size_t end) {
    const syn__view *view = &names->view;
    size_t role_start = first;
    syn_entity_kind kind;
    while (role_start < title_end &&
           syn__name_find_listed(view, role_start, role_start + 1, &kind) &&
           !is_title_word(view, role_start)) {
        role_start++;
    }
    add_listed(names, first, role_start);
    syn__name name = {.first = title_end, .end = end, .kind = SYN_ENTITY_PERSON, .is_sure = true};
    size_t head = title_end - 1 - syn__is(view, title_end - 1, ".");
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_TITLE, syn__word(view, head));
    if (entry != NULL && entry->value.size == 1) name.sex = entry->value.data[0];
    bool is_bare = syn__is_nocase(view, head, "mr") || syn__is_nocase(view, head, "mrs") ||
                   syn__is_nocase(view, head, "ms") || syn__is_nocase(view, head, "miss") ||
                   syn__is_nocase(view, head, "messrs") || syn__is_nocase(view, head, "mme");
    if (is_bare) {
        name.title = syn__span_of(view, head, title_end);
        name.role = find_role_behind(view, end);
    } else {
        // "Treasury Secretary", "House Speaker": the body is part of the office.
        bool is_body = role_start > first &&
                       syn__name_find_listed(view, role_start - 1, role_start, &kind) &&
                       kind == SYN_ENTITY_ORGANISATION;
        name.role = syn__span_of(view, role_start - is_body, title_end);
    }
    syn__name_add(names, name);
}

static void add_part(syn__names *names, size_t first, size_t end, bool is_opener);

static bool cut_people(syn__names *names, size_t first, size_t end) {
    const syn__view *view = &names->view;
    // "Chinese Foreign Ministry", "British Airways": a people in front is cut off before what can
    // stand alone as a body's name.
    if (end > first + 1 && syn__in(view, first, SYN_LEXICON_DEMONYM)) {
        bool stands_alone =
            (end == first + 2 && !syn__in(view, first + 1, SYN_LEXICON_ORGANISATION_WORD)) ||
            syn__in(view, first + 1, SYN_LEXICON_TITLE_MODIFIER) ||
            syn__in(view, first + 1, SYN_LEXICON_FIRST_NAME);
        if (stands_alone) {
            add_listed(names, first, first + 1);
            add_part(names, first + 1, end, false);
            return true;
        }
    }
    return false;
}

static bool cut_place(syn__names *names, size_t first, size_t end, bool is_made) {
    const syn__view *view = &names->view;
    syn_entity_kind kind, rest;
    // "U.S. Embassy", "China-U.S.": a listed place in front of something else.
    for (size_t stop = end - 1; stop > first; stop--) {
        bool is_sep = syn__is(view, stop, "-");
        bool is_first_name = syn__in(view, first, SYN_LEXICON_FIRST_NAME) && stop == first + 1;
        if (is_made && !is_sep) break;
        if (is_first_name || !syn__name_find_listed(view, first, stop, &kind)) continue;
        if (kind == SYN_ENTITY_ORGANISATION && !is_sep) continue;
        // "Montreal Victorias", "Iowa Lottery": a city or state and one word more is a body.
        bool is_body = kind == SYN_ENTITY_PLACE && !is_sep && stop + 1 == end && end == first + 2 &&
                       !syn__name_find_listed(view, stop, end, &rest) &&
                       !is_title_word(view, stop) && !syn__in(view, stop, SYN_LEXICON_SURNAME) &&
                       !syn__in(view, stop, SYN_LEXICON_FIRST_NAME) &&
                       !syn__in(view, stop, SYN_LEXICON_TITLE_MODIFIER) &&
                       !syn__is_loud(syn__word(view, first));
        if (is_body) {
            syn__name body = {
                .first = first, .end = end, .kind = SYN_ENTITY_ORGANISATION, .is_sure = true};
            syn__name_add(names, body);
            return true;
        }
        syn__name_add(names,
                      (syn__name){.first = first, .end = stop, .kind = kind, .is_sure = true});
        add_part(names, stop + is_sep, end, false);
        return true;
    }
    return false;
}

/// A run of capitals without days and opening words.
static void add_part(syn__names *names, size_t first, size_t end, bool is_opener) {
    const syn__view *view = &names->view;
    syn_entity_kind kind;
    if (first >= end) return;
    if (syn__name_find_listed(view, first, end, &kind)) {
        syn__name_add(names,
                      (syn__name){.first = first, .end = end, .kind = kind, .is_sure = true});
        return;
    }
    bool is_made = end > first + 1 &&
                   (syn__in(view, end - 1, SYN_LEXICON_ORGANISATION_WORD) ||
                    syn__in(view, end - 1, SYN_LEXICON_PLACE_WORD)) &&
                   !syn__in(view, end - 1, SYN_LEXICON_SURNAME);
    size_t title_end = is_made ? first : find_title_end(view, first, end);
    if (title_end > first && title_end < end) {
        add_person_behind_title(names, first, title_end, end);
        return;
    }
    if (is_title_only(view, first, end)) {
        add_listed(names, first, end);
        return;
    }
    if (cut_people(names, first, end) || cut_place(names, first, end, is_made)) return;
    syn__name name = {.first = first, .end = end, .is_opener = is_opener};
    name.role = find_role_before(view, first);
    if (name.role.end == 0) name.role = find_role_behind(view, end);
    syn__name_add(names, name);
}

static bool is_opening_word(syn__names *names, size_t token) {
    const syn__view *view = &names->view;
    if (syn__in(view, token, SYN_LEXICON_SENTENCE_STARTER) ||
        syn__in(view, token, SYN_LEXICON_STOP_WORD) ||
        syn__in(view, token, SYN_LEXICON_COMMON_OPENER)) {
        return !syn__is_initial(view, token) || syn__is(view, token, "A");
    }
    syn_entity_kind kind;
    if (syn__name_find_listed(view, token, token + 1, &kind)) return false;
    return syn__names_has_small(names, token) && !is_title_word(view, token);
}

static void add_run(syn__names *names, size_t first, size_t end, bool is_opener) {
    const syn__view *view = &names->view;
    syn_entity_kind kind;
    while (is_opener && first < end && is_opening_word(names, first)) {
        // "Nice people": a word that opens sentences, though the city has the same letters
        bool is_common = end == first + 1 && syn__in(view, first, SYN_LEXICON_COMMON_OPENER);
        if (!is_common && syn__name_find_listed(view, first, end, &kind)) break;
        first++;
        is_opener = false; // what follows has its capital for itself
        while (first < end && !syn__is_kind(view, first, SYN_TOKEN_WORD))
            first++;
    }
    size_t start = first;
    for (size_t i = first; i < end; i++) {
        bool is_name = syn__in(view, i, SYN_LEXICON_FIRST_NAME) && i + 1 < end;
        if (!syn__in(view, i, SYN_LEXICON_CALENDAR) || is_name) continue;
        if (i > start) add_part(names, start, i, is_opener && start == first);
        start = i + 1;
    }
    if (start < end) add_part(names, start, end, is_opener && start == first);
}

/// "Mayor Wins Third Term In Landslide": capitals say nothing here.
static bool is_headline(const syn__view *view, size_t first, size_t end) {
    size_t words = 0, capitals = 0;
    if (end > first && syn__is(view, end - 1, ".")) return false;
    for (size_t i = first; i < end; i++) {
        if (!syn__is_kind(view, i, SYN_TOKEN_WORD) || syn__word(view, i).size < 4) continue;
        words++;
        capitals += syn__is_capital(view, i);
    }
    return words >= 4 && capitals * 10 >= words * 8;
}

/// Behind the title of a work that the mark at `open` begins: her film “The Salt Road”. `open` when
/// none does; quoted speech has small words or a stop, or a verb of saying behind it.
static size_t find_title_close(const syn__view *view, size_t open, size_t end) {
    size_t close = open + 1, words = 0;
    syn_entity_kind kind;
    for (; close < end && close < open + LONGEST_TITLE; close++) {
        if (syn__is_kind(view, close, SYN_TOKEN_QUOTE)) break;
        bool is_long = syn__is_small(view, close) && syn__word(view, close).size > 4;
        if (is_long || syn__is(view, close, ".") || syn__is(view, close, "?")) return open;
        words += syn__is_capital(view, close);
    }
    if (!syn__is_kind(view, close, SYN_TOKEN_QUOTE) || words == 0 ||
        !syn__is_capital(view, open + 1))
        return open;
    size_t behind = close + 1;
    bool is_comma = syn__is(view, close - 1, ",");
    bool is_said = is_comma && (syn__in(view, behind, SYN_LEXICON_CUE_VERB) ||
                                syn__in(view, behind + 1, SYN_LEXICON_CUE_VERB) ||
                                syn__in(view, behind + 2, SYN_LEXICON_CUE_VERB));
    bool is_introduced =
        open > 0 && (syn__is(view, open - 1, ",") || syn__is(view, open - 1, ":") ||
                     syn__in(view, open - 1, SYN_LEXICON_CUE_VERB));
    if (is_said || is_introduced) return open;
    bool is_one = words == 1 && close == open + 2 + is_comma;
    bool is_common = syn__in(view, open + 1, SYN_LEXICON_SENTENCE_STARTER) ||
                     syn__in(view, open + 1, SYN_LEXICON_COMMON_OPENER);
    if (is_one && (is_common || syn__name_find_listed(view, open + 1, open + 2, &kind)))
        return open;
    return close - is_comma;
}

static void read_sentence(syn__names *names, size_t first, size_t end) {
    const syn__view *view = &names->view;
    bool is_opener = true;
    if (is_headline(view, first, end)) {
        SYN_PUSH(names->arena, &names->headlines, ((syn_span){first, end}));
        return;
    }
    for (size_t i = first; i < end; i++) {
        // Behind an opening mark or a colon a sentence may begin; behind a closing mark none does.
        bool opens = syn__is_kind(view, i, SYN_TOKEN_QUOTE) && syn__is_glued(view, i) &&
                     (i == first || !syn__is_glued(view, i - 1));
        if (opens || syn__is(view, i, ":")) {
            size_t close = opens ? find_title_close(view, i, end) : i;
            if (close > i) {
                syn__name_add(names, (syn__name){.first = i + 1, .end = close, .is_sure = true});
                i = close;
            }
            is_opener = true;
            continue;
        }
        bool is_joined = is_joined_start(view, i) && i + 2 < end;
        if (is_run_start(view, i) || is_joined) {
            size_t stop = find_run_end(view, i, end);
            add_run(names, i, stop, is_opener);
            i = stop - 1;
        }
        is_opener = is_opener && !syn__is_kind(view, i, SYN_TOKEN_WORD) &&
                    !syn__is_kind(view, i, SYN_TOKEN_NUMBER);
    }
}

void syn__names_find(const syn__view *view, syn_arena *arena, syn__names *out_names) {
    *out_names = (syn__names){.view = *view, .arena = arena};
    syn__names *names = out_names;
    syn_map_init(&names->small_words, &names->scratch);
    syn_map_init(&names->hints, &names->scratch);
    syn_map_init(&names->known, arena);
    syn_map_init(&names->person_parts, arena);
    syn_map_init(&names->acronyms, arena);
    syn__names_note_words(names);
    for (size_t i = 0; i < names->view.count && !arena->has_failed;) {
        size_t end = i;
        while (end < names->view.count &&
               names->view.tokens[end].sentence == names->view.tokens[i].sentence)
            end++;
        read_sentence(names, i, end);
        i = end;
    }
    syn__names_settle(names);
    syn__names_note_hints(names);
}

void syn__names_finish(syn__names *names) {
    syn_arena_finish(&names->scratch);
}

void syn__annotate_names(const syn__view *view, syn_arena *arena, syn_marks *marks) {
    syn__names names;
    syn__names_find(view, arena, &names);
    syn__names_relabel(&names);
    syn__names_resolve(&names, marks);
    syn__names_finish(&names);
}
