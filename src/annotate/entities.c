// SPDX-License-Identifier: Apache-2.0
// Takes the settled names of a document, gives mentions and entities: who is who.
//
// Full names of persons agree in first and last word (middle names and initials do not count, so
// "Antony J. Blinken" is "Antony Blinken"); a single word belongs to the person of that surname who
// was named last, of the sex that the title tells, so two people of one surname stay two. Chinese,
// Korean and Vietnamese names have the surname in front. Other names agree as a whole, or by an
// acronym given in brackets. No pronouns (speakers.c), no common nouns. Linear.
#include "annotate/names.h"
#include "annotate/parts.h"

enum { LONGEST_KEY_BYTES = 112 };

typedef struct person_words {
    syn_str first, last; ///< folded; equal when there is one word
    syn_str inner;       ///< the word in front of the last one of three or more, else empty
    syn_str called;      ///< Vincent “Chin” Gigante: what stands in marks, else empty
    size_t count;
} person_words;

typedef struct draft {
    syn_entity_kind kind;
    syn_str name;
    size_t name_words;
    char sex;
    bool is_kin; ///< named as somebody's: "his daughter, Ann Poe"
    syn_span role;
    SYN_VEC(syn_str) forms;
} draft;

typedef struct resolver {
    syn__names *names;
    syn_arena *arena;
    SYN_VEC(draft) drafts;
    syn_map whole;    ///< kind and folded phrase → entity; for persons first and last word
    syn_map surnames; ///< surname, or surname|m, surname|f → entity named last
    syn_map forms;    ///< entity and form, once each
} resolver;

static syn_str fold_word(resolver *resolve, size_t token) {
    char bytes[LONGEST_KEY_BYTES];
    syn_str word = syn__name_fold(&resolve->names->view, token, token + 1, bytes, sizeof bytes);
    return syn_arena_copy(resolve->arena, word);
}

static bool is_suffix(const syn__view *view, size_t token) {
    return syn__is_nocase(view, token, "jr") || syn__is_nocase(view, token, "sr") ||
           syn__is_nocase(view, token, "II") || syn__is_nocase(view, token, "III");
}

/// MVP Zobrist, GM Ed Roe, but AJ Roe and ANN POE: letters that stand for an office or agency.
static bool is_office_code(const syn__view *view, size_t at, size_t last) {
    static const char *const codes[] = {"TE", "WR", "RB", "QB", "PA", "GM", "MP", "VP"};
    syn_str word = syn__word(view, at);
    if (at >= last || word.size < 2 || word.size > 4 || syn__in(view, at, SYN_LEXICON_FIRST_NAME) ||
        syn__in(view, at, SYN_LEXICON_SURNAME))
        return false;
    for (size_t i = 0; i < word.size; i++) {
        if (!syn_ascii_is_upper(word.data[i])) return false;
    }
    syn_str next = syn__word(view, at + 1);
    bool is_loud = next.size > 1 && !syn_ascii_is_lower(next.data[1]);
    return !is_loud && (word.size > 2 || SYN__IS_ANY(view, at, codes));
}

/// Behind an initial or title in front of two words or more: W. | Mark Felt, Miss | Holt.
static size_t skip_lead(const syn__view *view, size_t first, size_t last) {
    size_t at = first;
    while (at < last &&
           (syn__is_initial(view, at) || is_office_code(view, at, last) ||
            syn__in(view, at, SYN_LEXICON_TITLE) || (at > first && syn__is(view, at, "."))))
        at++;
    // "J. K. Holt" has nothing but initials, "Dean Holt" and "King Holt" may be given names.
    bool is_given =
        at == last && !syn__is_initial(view, first) && syn__in(view, first, SYN_LEXICON_FIRST_NAME);
    bool is_all = at == last && syn__is_initial(view, first);
    return is_given || is_all ? first : at;
}

static person_words read_words(resolver *resolve, const syn__name *name) {
    const syn__view *view = &resolve->names->view;
    person_words words = {0};
    size_t first = name->first, last = name->end;
    while (last > first + 1 &&
           (!syn__is_kind(view, last - 1, SYN_TOKEN_WORD) || is_suffix(view, last - 1)))
        last--;
    last--;
    // Glued parts are one word: Thomas-Greenfield.
    size_t last_first = last;
    while (last_first > first && syn__is_glued(view, last_first - 1))
        last_first--;
    first = skip_lead(view, first, last_first);
    char bytes[LONGEST_KEY_BYTES];
    words.first = fold_word(resolve, first);
    words.last = syn_arena_copy(resolve->arena,
                                syn__name_fold(view, last_first, last + 1, bytes, sizeof bytes));
    for (size_t i = first; i <= last; i++) {
        words.count +=
            syn__is_kind(view, i, SYN_TOKEN_WORD) && (i == first || !syn__is_glued(view, i - 1));
        if (i > first && i + 1 < last_first && syn__is_kind(view, i, SYN_TOKEN_QUOTE) &&
            words.called.size == 0 && syn__is_kind(view, i + 1, SYN_TOKEN_WORD))
            words.called = fold_word(resolve, i + 1);
    }
    bool has_inner = words.count >= 3 && last_first > first + 1 &&
                     syn__is_kind(view, last_first - 1, SYN_TOKEN_WORD) &&
                     !syn__in(view, last_first - 1, SYN_LEXICON_FIRST_NAME);
    if (has_inner) words.inner = fold_word(resolve, last_first - 1);
    return words;
}

/// Is the surname in front: Wang Yi, Kim Jong Un? Not in Kim Wexler: behind what is a given name,
/// too, a single word is to be as short as given names there are.
static bool is_family_first(const person_words *words) {
    enum { LONGEST_SYLLABLE = 5 };
    if (words->count < 2 || words->count > 3 ||
        syn_lexicon_find(SYN_LEXICON_FAMILY_NAME_FIRST, words->first) == NULL ||
        syn_lexicon_find(SYN_LEXICON_SURNAME, words->last) != NULL)
        return false;
    bool is_single = words->count == 2 && syn_str_find_byte(words->last, '-', 0) == SIZE_MAX &&
                     syn_str_find_byte(words->last, ' ', 0) == SIZE_MAX;
    return !is_single || words->last.size <= LONGEST_SYLLABLE ||
           syn_lexicon_find(SYN_LEXICON_FIRST_NAME, words->first) == NULL;
}

/// "his daughter, Ann Poe, …", "Ann Poe, the deputy's wife": named for somebody else's sake.
static bool is_named_as_kin(const syn__view *view, const syn__name *name) {
    enum { REACH = 4 };
    size_t before = name->first, behind = name->end;
    if (before > 1 && syn__is(view, before - 1, ",")) before--;
    if (before > 0 && syn__in(view, before - 1, SYN_LEXICON_KIN_NOUN)) return true;
    if (!syn__is(view, behind, ",")) return false;
    for (size_t at = behind + 2; at <= behind + REACH; at++) {
        if (!syn__is_kind(view, at, SYN_TOKEN_WORD)) return false;
        if (syn__in(view, at, SYN_LEXICON_KIN_NOUN))
            return syn__is_kind(view, at + 1, SYN_TOKEN_PUNCTUATION);
    }
    return false;
}

/// "tag|a|b". Printing would cost more than all the rest of this file.
static syn_str make_key(resolver *resolve, const char *tag, syn_str a, syn_str b) {
    size_t tag_size = strlen(tag), size = tag_size + a.size + b.size + 2;
    char *bytes = syn_arena_alloc(resolve->arena, size), *at = bytes;
    if (bytes == NULL) return (syn_str){NULL, 0};
    memcpy(at, tag, tag_size);
    at += tag_size;
    *at++ = '|';
    if (a.size > 0) memcpy(at, a.data, a.size);
    at += a.size;
    *at++ = '|';
    if (b.size > 0) memcpy(at, b.data, b.size);
    return (syn_str){bytes, size};
}

static void set_value(syn_map *map, syn_str key, size_t value, bool is_newest) {
    if (!syn_str_is_known(key)) return;
    syn_map_entry *entry = syn_map_find(map, key);
    if (entry == NULL) {
        syn_map_add(map, key, value, NULL);
    } else if (is_newest) {
        entry->value = value;
    }
}

static size_t find_value(const syn_map *map, syn_str key) {
    const syn_map_entry *entry = syn_str_is_known(key) ? syn_map_find(map, key) : NULL;
    return entry == NULL ? SYN_NOTHING : entry->value;
}

static size_t add_draft(resolver *resolve, syn_entity_kind kind, char sex) {
    SYN_PUSH(resolve->arena, &resolve->drafts, ((draft){.kind = kind, .sex = sex}));
    return resolve->drafts.count - 1;
}

/// Makes the entity answer to its surname; `is_newest` when it is being named right now.
static void note_surname(resolver *resolve, size_t entity, const person_words *words,
                         bool is_newest) {
    syn_str surname = is_family_first(words) ? words->first : words->last;
    char sex = resolve->drafts.items[entity].sex;
    const char *tag = sex == 'm' ? "m" : sex == 'f' ? "f" : "u";
    set_value(&resolve->surnames, make_key(resolve, "s", surname, (syn_str){"", 0}), entity,
              is_newest);
    // "Mr. Holt" is the Holt whom the article is about, the one named first: papers that write
    // "Mr." name his brother in full each time.
    set_value(&resolve->surnames, make_key(resolve, tag, surname, (syn_str){"", 0}), entity, false);
    if (words->count < 2) return;
    syn_str given = is_family_first(words) ? words->last : words->first;
    set_value(&resolve->surnames, make_key(resolve, "g", given, (syn_str){"", 0}), entity,
              is_newest);
}

static char find_sex(const syn__name *name, const person_words *words) {
    if (name->sex != 0) return name->sex;
    const syn_lexicon_entry *entry = syn_lexicon_find(SYN_LEXICON_FIRST_NAME, words->first);
    if (entry == NULL || words->count < 2 || entry->value.size != 1) return 0;
    return entry->value.data[0] == 'u' ? 0 : entry->value.data[0];
}

/// The given name behind a family name, in one word: Kim Jong-un is Kim Jong Un.
static syn_str join_given(resolver *resolve, const syn__name *name) {
    const syn__view *view = &resolve->names->view;
    char bytes[LONGEST_KEY_BYTES];
    size_t size = 0;
    for (size_t i = name->first + 1; i < name->end; i++) {
        if (!syn__is_kind(view, i, SYN_TOKEN_WORD)) continue;
        size += syn__name_fold(view, i, i + 1, bytes + size, sizeof bytes - size).size;
    }
    return syn_arena_copy(resolve->arena, (syn_str){bytes, size});
}

/// Bill is William.
static syn_str unite_nickname(syn_str first) {
    const syn_lexicon_entry *entry = syn_lexicon_find(SYN_LEXICON_NICKNAME, first);
    return entry == NULL ? first : entry->value;
}

/// The person of a full name among those named so far: by first and last word, by a pet form of the
/// first, by what he is called in marks, or by a surname of two words (Herman Van Rompuy, Van
/// Rompuy).
static size_t find_known_person(resolver *resolve, const person_words *words, syn_str last) {
    syn_str forms[] = {words->first, words->called, unite_nickname(words->first), words->inner};
    static const char *const tags[] = {"person", "person", "pet", "person"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (forms[i].size == 0) continue;
        size_t entity = find_value(&resolve->whole, make_key(resolve, tags[i], forms[i], last));
        if (entity != SYN_NOTHING) return entity;
    }
    return words->count == 2
               ? find_value(&resolve->whole, make_key(resolve, "inner", words->first, last))
               : SYN_NOTHING;
}

/// The entity of a full name, made when it is new.
static size_t find_full_person(resolver *resolve, const syn__name *name,
                               const person_words *words) {
    bool is_family = is_family_first(words);
    syn_str last = is_family ? join_given(resolve, name) : words->last;
    syn_str key = make_key(resolve, "person", words->first, last);
    size_t entity = find_value(&resolve->whole, key);
    if (entity == SYN_NOTHING && !is_family) entity = find_known_person(resolve, words, last);
    if (entity == SYN_NOTHING)
        entity = add_draft(resolve, SYN_ENTITY_PERSON, find_sex(name, words));
    set_value(&resolve->whole, key, entity, false);
    if (!is_family) {
        syn_str pet = unite_nickname(words->first);
        set_value(&resolve->whole, make_key(resolve, "pet", pet, last), entity, false);
        if (words->called.size > 0)
            set_value(&resolve->whole, make_key(resolve, "person", words->called, last), entity,
                      false);
        if (words->inner.size > 0)
            set_value(&resolve->whole, make_key(resolve, "inner", words->inner, last), entity,
                      false);
    }
    if (entity < resolve->drafts.count && resolve->drafts.items[entity].sex == 0)
        resolve->drafts.items[entity].sex = find_sex(name, words);
    return entity;
}

/// "Mr. Wang": the Wang named last, not one of the other sex; else a given name (Hillary).
static size_t find_short_person(resolver *resolve, const syn__name *name,
                                const person_words *words) {
    syn_str empty = {"", 0};
    size_t entity = SYN_NOTHING;
    if (name->sex != 0) {
        entity = find_value(&resolve->surnames,
                            make_key(resolve, name->sex == 'm' ? "m" : "f", words->last, empty));
        if (entity == SYN_NOTHING)
            entity = find_value(&resolve->surnames, make_key(resolve, "u", words->last, empty));
    } else {
        entity = find_value(&resolve->surnames, make_key(resolve, "s", words->last, empty));
        if (entity == SYN_NOTHING)
            entity = find_value(&resolve->surnames, make_key(resolve, "g", words->last, empty));
    }
    if (entity != SYN_NOTHING) return entity;
    return add_draft(resolve, SYN_ENTITY_PERSON, name->sex);
}

static syn_str unite_alias(syn_str phrase) {
    static const char *const aliases[][2] = {
        {"u.s.", "united states"},     {"us", "united states"},
        {"usa", "united states"},      {"u.s.a.", "united states"},
        {"america", "united states"},  {"united states of america", "united states"},
        {"u.k.", "united kingdom"},    {"uk", "united kingdom"},
        {"britain", "united kingdom"}, {"great britain", "united kingdom"},
        {"u.n.", "united nations"},    {"un", "united nations"},
        {"e.u.", "european union"},    {"eu", "european union"}};
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (syn_str_equal(phrase, syn_str_from(aliases[i][0]))) return syn_str_from(aliases[i][1]);
    }
    return phrase;
}

/// World Conservation Union (WCU): do the capitals of the name make the acronym?
static bool is_acronym_of(const syn__view *view, const syn__name *name, syn_str acronym) {
    size_t at = 0;
    for (size_t i = name->first; i < name->end; i++) {
        if (!syn__is_capital(view, i)) continue;
        if (at >= acronym.size || syn__word(view, i).data[0] != acronym.data[at]) return false;
        at++;
    }
    return at == acronym.size && at >= 2;
}

static size_t find_other(resolver *resolve, size_t index) {
    const syn__view *view = &resolve->names->view;
    const syn__name *name = &resolve->names->items.items[index];
    char bytes[LONGEST_KEY_BYTES];
    syn_str phrase = unite_alias(syn__name_fold(view, name->first, name->end, bytes, sizeof bytes));
    syn_str key = make_key(resolve, "other", phrase, (syn_str){"", 0});
    size_t entity = find_value(&resolve->whole, key);
    if (entity != SYN_NOTHING) return entity;
    bool is_bracketed = index > 0 && name->end == name->first + 1 &&
                        syn__is(view, name->first - 1, "(") &&
                        resolve->names->items.items[index - 1].end == name->first - 1;
    const syn__name *before = index > 0 ? name - 1 : name;
    if (is_bracketed && is_acronym_of(view, before, syn__word(view, name->first))) {
        syn_str full =
            unite_alias(syn__name_fold(view, before->first, before->end, bytes, sizeof bytes));
        entity = find_value(&resolve->whole, make_key(resolve, "other", full, (syn_str){"", 0}));
    }
    if (entity == SYN_NOTHING) entity = add_draft(resolve, name->kind, 0);
    set_value(&resolve->whole, key, entity, true);
    return entity;
}

static void add_form(resolver *resolve, size_t entity, syn_str form) {
    bool is_new = false;
    syn_str number = {(const char *)&entity, sizeof entity};
    syn_str key = make_key(resolve, "f", number, form);
    if (!syn_str_is_known(key)) return;
    syn_map_add(&resolve->forms, key, 0, &is_new);
    if (is_new) SYN_PUSH(resolve->arena, &resolve->drafts.items[entity].forms, form);
}

/// Adds what a mention tells: form, fullest name, role.
static void note_mention(resolver *resolve, size_t entity, const syn__name *name,
                         size_t word_count) {
    const syn__view *view = &resolve->names->view;
    if (entity >= resolve->drafts.count) return;
    draft *one = &resolve->drafts.items[entity];
    syn_str form = syn_str_span(view->text, syn__span_of(view, name->first, name->end));
    bool is_fuller = word_count > one->name_words ||
                     (word_count == one->name_words && form.size > one->name.size);
    // A headline's "ANN POE" gives way to "Ann Poe".
    bool is_loud = syn_str_is_known(one->name) && syn__is_loud(one->name);
    if (word_count == one->name_words && is_loud != syn__is_loud(form)) is_fuller = is_loud;
    if (!syn_str_is_known(one->name) || is_fuller) {
        one->name = form;
        one->name_words = word_count;
    }
    if (one->role.end == 0 && name->kind == SYN_ENTITY_PERSON) one->role = name->role;
    add_form(resolve, entity, form);
    if (name->title.end > 0) {
        size_t start = name->title.start, end = view->tokens[name->end - 1].span.end;
        add_form(resolve, entity, syn_str_slice(view->text, start, end));
    }
}

/// Is the word one of an office: "Minister", and "Foreign" in front of it, "State" behind
/// "Secretary of", but neither word of "Policy Institute"?
static bool is_office_word(const syn__view *view, size_t token, size_t end) {
    static const char *const leads[] = {"former", "assistant", "deputy", "acting", "interim"};
    size_t at = token;
    bool is_behind_office = token > 1 && syn__is(view, token - 1, "of") &&
                            syn__in(view, token - 2, SYN_LEXICON_TITLE) &&
                            syn__in(view, token, SYN_LEXICON_TITLE_MODIFIER);
    if (is_behind_office || SYN__IS_ANY(view, token, leads)) return true;
    while (at < end && syn__in(view, at, SYN_LEXICON_TITLE_MODIFIER) &&
           !syn__in(view, at, SYN_LEXICON_ROLE) && !syn__in(view, at, SYN_LEXICON_TITLE))
        at++;
    // "University" speaks like an office, but stands in names.
    return at < end && (syn__in(view, at, SYN_LEXICON_TITLE) ||
                        (syn__in(view, at, SYN_LEXICON_ROLE) &&
                         !syn__in(view, at, SYN_LEXICON_ORGANISATION_WORD)));
}

/// "Foreign Minister" → "foreign minister"; names inside keep their capitals.
static syn_str copy_role(resolver *resolve, syn_span span) {
    const syn__view *view = &resolve->names->view;
    syn_str role = syn_arena_copy(resolve->arena, syn_str_span(view->text, span));
    if (!syn_str_is_known(role)) return role;
    char *bytes = syn_arena_alloc(resolve->arena, role.size + 1);
    if (bytes == NULL) return (syn_str){NULL, 0};
    memcpy(bytes, role.data, role.size);
    size_t end = syn__token_at(view, span.end);
    for (size_t i = syn__token_at(view, span.start); i < view->count; i++) {
        size_t at = view->tokens[i].span.start;
        if (at >= span.end) break;
        bool is_common = is_office_word(view, i, end);
        bool has_small =
            syn_span_size(view->tokens[i].span) > 1 && syn_ascii_is_lower(view->text.data[at + 1]);
        if (is_common && has_small)
            bytes[at - span.start] = syn_ascii_lower(bytes[at - span.start]);
    }
    return (syn_str){bytes, role.size};
}

static void give_entities(resolver *resolve, syn_marks *marks) {
    size_t count = resolve->drafts.count;
    marks->entities = syn_arena_array(resolve->arena, count, sizeof *marks->entities);
    if (marks->entities == NULL) return;
    marks->entity_count = count;
    for (size_t i = 0; i < count; i++) {
        const draft *one = &resolve->drafts.items[i];
        marks->entities[i] = (syn_entity){.kind = one->kind, .name = one->name};
        if (one->role.end > 0) marks->entities[i].role = copy_role(resolve, one->role);
        syn_str *forms = syn_arena_array(resolve->arena, one->forms.count, sizeof *forms);
        for (size_t k = 0; forms != NULL && k < one->forms.count; k++) {
            if (!syn_str_equal(one->forms.items[k], one->name))
                forms[marks->entities[i].form_count++] = one->forms.items[k];
        }
        marks->entities[i].forms = forms;
    }
}

/// Full names first, so that a short form in a headline finds the person named in full below it.
static void read_full_names(resolver *resolve, size_t *entities) {
    for (size_t i = 0; i < resolve->names->items.count && !resolve->arena->has_failed; i++) {
        const syn__name *name = &resolve->names->items.items[i];
        entities[i] = SYN_NOTHING;
        if (name->kind != SYN_ENTITY_PERSON || name->end == name->first + 1) continue;
        person_words words = read_words(resolve, name);
        if (words.count < 2) continue;
        entities[i] = find_full_person(resolve, name, &words);
        if (resolve->arena->has_failed) break;
        draft *one = &resolve->drafts.items[entities[i]];
        one->is_kin = one->is_kin || is_named_as_kin(&resolve->names->view, name);
    }
}

/// Lets the persons of full names answer to their surnames, those first who are not only somebody's
/// kin: "Felt" is not his daughter Joan Felt.
static void note_surnames(resolver *resolve, const size_t *entities, bool are_kin) {
    for (size_t i = 0; i < resolve->names->items.count && !resolve->arena->has_failed; i++) {
        if (entities[i] == SYN_NOTHING || resolve->drafts.items[entities[i]].is_kin != are_kin)
            continue;
        person_words words = read_words(resolve, &resolve->names->items.items[i]);
        note_surname(resolve, entities[i], &words, false);
    }
}

void syn__names_resolve(syn__names *names, syn_marks *marks) {
    resolver resolve = {.names = names, .arena = names->arena};
    syn_map_init(&resolve.whole, names->arena);
    syn_map_init(&resolve.surnames, names->arena);
    syn_map_init(&resolve.forms, names->arena);
    size_t count = names->items.count;
    size_t *entities = syn_arena_array(names->arena, count, sizeof *entities);
    marks->mentions = syn_arena_array(names->arena, count, sizeof *marks->mentions);
    if (entities == NULL || marks->mentions == NULL) return;
    read_full_names(&resolve, entities);
    note_surnames(&resolve, entities, false);
    note_surnames(&resolve, entities, true);
    for (size_t i = 0; i < count && !names->arena->has_failed; i++) {
        const syn__name *name = &names->items.items[i];
        person_words words = {.count = name->end - name->first};
        if (name->kind == SYN_ENTITY_PERSON) {
            words = read_words(&resolve, name);
            if (entities[i] == SYN_NOTHING) entities[i] = find_short_person(&resolve, name, &words);
            if (names->arena->has_failed) return;
            bool is_full = words.count > 1 || resolve.drafts.items[entities[i]].name_words == 0;
            bool is_newest = !resolve.drafts.items[entities[i]].is_kin;
            if (is_full) note_surname(&resolve, entities[i], &words, is_newest);
        } else {
            entities[i] = find_other(&resolve, i);
        }
        note_mention(&resolve, entities[i], name, words.count);
        marks->mentions[i] =
            (syn_mention){.span = syn__span_of(&names->view, name->first, name->end),
                          .kind = name->kind,
                          .entity = entities[i]};
    }
    marks->mention_count = count;
    give_entities(&resolve, marks);
}

char syn__entity_find_sex(const syn_entity *entity) {
    static const char *const men[] = {"Mr", "Sir", "King", "Prince", "Lord", "Father"};
    static const char *const women[] = {"Mrs", "Ms", "Miss", "Lady", "Queen", "Dame"};
    for (size_t i = 0; i < entity->form_count; i++) {
        for (size_t k = 0; k < 6; k++) {
            syn_str form = entity->forms[i], man = syn_str_from(men[k]),
                    woman = syn_str_from(women[k]);
            char behind = form.size > man.size ? form.data[man.size] : 'x';
            if (syn_str_starts(form, man) && (behind == '.' || behind == ' ')) return 'm';
            behind = form.size > woman.size ? form.data[woman.size] : 'x';
            if (syn_str_starts(form, woman) && (behind == '.' || behind == ' ')) return 'f';
        }
    }
    size_t end = syn_str_find_byte(entity->name, ' ', 0);
    if (end == SIZE_MAX) end = entity->name.size;
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, syn_str_slice(entity->name, 0, end));
    if (entry == NULL || entry->value.size != 1 || entry->value.data[0] == 'u') return 0;
    return entry->value.data[0];
}
