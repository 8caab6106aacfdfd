// SPDX-License-Identifier: Apache-2.0
// Takes the labels of a document's words, gives names. See name_tagger.h; the features are those of
// name_features.c.
#include "annotate/name_tagger.h"

#include "text/facts.h"

#include <string.h>

extern const uint8_t syn__names_model[], syn__names_model_end[]; // text/models.S

static syn_entity_kind kind_of(uint8_t label) {
    return label >= SYN_NAME_PLACE_FIRST          ? SYN_ENTITY_PLACE
           : label >= SYN_NAME_ORGANISATION_FIRST ? SYN_ENTITY_ORGANISATION
                                                  : SYN_ENTITY_PERSON;
}

/// Does a name begin here?
static bool is_first(uint8_t label) {
    return label != SYN_NAME_NONE && ((label - 1) % SYN_NAME_PARTS == 0 ||
                                      (label - 1) % SYN_NAME_PARTS == SYN_NAME_PARTS - 1);
}

typedef SYN_VEC(syn__name) name_vec;

/// A sentence being read.
typedef struct reading {
    const syn__names *names;
    size_t rule, rule_end; ///< the rules' names of the sentence that are still to come
    size_t first;          ///< its first token
    syn_arena *arena;
    name_vec *out;
} reading;

/// "3ZK", "2GH": a name does not begin inside of a word, so the number glued to it is its own;
/// not a person's, where it is a note's ("7Ann Poe").
static void take_number(const reading *read, syn__name *name) {
    const syn__view *view = &read->names->view;
    size_t number = name->first - 1, before = read->out->count;
    if (name->first == 0 || name->kind == SYN_ENTITY_PERSON) return;
    bool is_free = before == 0 || read->out->items[before - 1].end <= number;
    bool is_glued = syn__is_kind(view, number, SYN_TOKEN_NUMBER) && syn__is_glued(view, number) &&
                    view->tokens[number].sentence == view->tokens[name->first].sentence;
    bool is_alone = number == 0 || !syn__is_glued(view, number - 1);
    if (is_free && is_glued && is_alone) name->first--;
}

/// Does the rules' sure person with the family name in front lie over the model's name: Kim Jong
/// Un, Park Soo-hyun? The texts that the model learnt from have few of them.
static bool is_family_first(const syn__names *names, const syn__name *old, const syn__name *name) {
    bool is_over = old->first <= name->first && old->end >= name->end && old->end > old->first + 1;
    return is_over && old->is_sure && old->kind == SYN_ENTITY_PERSON &&
           syn__in(&names->view, old->first, SYN_LEXICON_FAMILY_NAME_FIRST);
}

/// Adds a name of no kind, or the agency that is in front of it and the rest: "AFP | Ann Poe".
static void add_credit(reading *read, syn__name name) {
    size_t words =
        name.kind == SYN_ENTITY_OTHER ? syn__name_count_agency(&read->names->view, &name) : 0;
    if (words > 0) {
        syn__name agency = name;
        name.first += words;
        agency.end = name.first;
        agency.kind = SYN_ENTITY_ORGANISATION;
        SYN_PUSH(read->arena, read->out, agency);
    }
    if (words > 0 && syn__name_is_common(&read->names->view, &name)) return; // "AFP Image"
    if (name.first < name.end) SYN_PUSH(read->arena, read->out, name);
}

/// Adds the rules' names before token `end` that the model leaves alone: as names of no kind that
/// it knows, unless their neighbours say what they are.
static void add_left(reading *read, size_t end) {
    for (; read->rule < read->rule_end; read->rule++) {
        syn__name name = read->names->items.items[read->rule];
        if (name.end > end) break;
        if (!name.is_told && !is_family_first(read->names, &name, &name))
            name.kind = SYN_ENTITY_OTHER;
        take_number(read, &name);
        add_credit(read, name);
    }
}

/// Does the name begin with an article or a small link that is none of it: "The Saints"?
static bool starts_early(const syn__names *names, const syn__name *name) {
    const syn__view *view = &names->view;
    if (name->end < name->first + 2) return false;
    return syn__is_nocase(view, name->first, "the") || syn__is(view, name->first, "and") ||
           syn__is(view, name->first, "of") || syn__is(view, name->first, "a");
}

/// How many last words of a body's name are a person: "United Nations | Ann Poe", where the first
/// words are listed, or end as bodies do, and the last ones are a given name and one more.
static size_t count_person_words(const syn__names *names, const syn__name *name) {
    const syn__view *view = &names->view;
    size_t first = name->end - 2;
    syn_entity_kind kind;
    if (name->kind == SYN_ENTITY_PERSON || name->kind == SYN_ENTITY_OTHER ||
        name->end < name->first + 3)
        return 0;
    bool is_listed = syn__name_find_listed(view, name->first, first, &kind);
    if (!is_listed && !syn__in(view, first - 1, SYN_LEXICON_ORGANISATION_WORD)) return 0;
    if (syn__in(view, name->end - 1, SYN_LEXICON_ORGANISATION_WORD) ||
        syn__in(view, name->end - 1, SYN_LEXICON_PLACE_WORD) ||
        !syn__is_capital(view, name->end - 1) || !syn__is_capital(view, first))
        return 0;
    return syn__in(view, first, SYN_LEXICON_FIRST_NAME) ? 2 : 0;
}

/// Adds a name, or the two names that are in it.
static void add_split(reading *read, syn__name name) {
    size_t words = count_person_words(read->names, &name);
    if (words > 0) {
        syn__name person = name;
        name.end -= words;
        person.first = name.end;
        person.kind = SYN_ENTITY_PERSON;
        SYN_PUSH(read->arena, read->out, name);
        name = person;
    }
    SYN_PUSH(read->arena, read->out, name);
}

/// "Karl Voss Jr", "Karl Voss, Jr."
static void take_suffix(const syn__view *view, syn__name *name) {
    static const char *const suffixes[] = {"jr", "sr"};
    size_t at = name->end + syn__is(view, name->end, ",");
    if (name->kind != SYN_ENTITY_PERSON || name->end < name->first + 2) return;
    if (SYN__IS_ANY(view, at, suffixes) && syn__is_capital(view, at)) name->end = at + 1;
}

/// Where the last name ends that was added.
static size_t find_least(const reading *read) {
    size_t count = read->out->count;
    return count > 0 ? read->out->items[count - 1].end : 0;
}

/// "Radio Ostmere": a place by its last word, but the first one says that it is a body.
static bool is_body_by_first_word(const syn__names *names, const syn__name *rules,
                                  const syn__name *own) {
    return rules->kind == SYN_ENTITY_ORGANISATION && rules->first == own->first &&
           rules->end == own->end && own->kind == SYN_ENTITY_PLACE &&
           syn__in(&names->view, own->first, SYN_LEXICON_ORGANISATION_WORD);
}

/// Adds the model's name [first, end) with the title and role of the rules' name that it meets.
static void add_name(reading *read, syn__name name) {
    const syn__name *rules = read->names->items.items;
    if (read->rule < read->rule_end && rules[read->rule].first < name.end) {
        const syn__name *old = &rules[read->rule];
        name.sex = old->sex;
        name.role = old->role;
        name.title = old->title;
        name.is_sure = old->is_sure;
        if (old->first >= find_least(read) && is_family_first(read->names, old, &name)) {
            name.first = old->first;
            name.end = old->end;
            name.kind = SYN_ENTITY_PERSON;
        }
        if (is_body_by_first_word(read->names, old, &name)) name.kind = SYN_ENTITY_ORGANISATION;
        name.is_told = old->is_told && old->first == name.first && old->end == name.end;
        if (name.is_told && old->kind != SYN_ENTITY_OTHER) name.kind = old->kind;
    }
    while (read->rule < read->rule_end && rules[read->rule].first < name.end)
        read->rule++;
    take_number(read, &name);
    add_split(read, name);
}

static void add_names(reading *read, const uint8_t *labels, size_t count) {
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        if (labels[i] == SYN_NAME_NONE) continue;
        while (end < count && labels[end] != SYN_NAME_NONE && !is_first(labels[end]) &&
               kind_of(labels[end]) == kind_of(labels[i]))
            end++;
        add_left(read, read->first + i);
        syn__name name = {read->first + i, read->first + end, .kind = kind_of(labels[i])};
        name.first += starts_early(read->names, &name);
        take_suffix(&read->names->view, &name);
        // The name before may have taken words of this one: "Bo Poe Ann Ray".
        if (name.first < find_least(read)) name.first = find_least(read);
        if (name.first < name.end) add_name(read, name);
    }
    add_left(read, read->first + count);
}

/// Can the word be in a name by itself, not only between two that can?
static bool may_be_name(const syn_name_word *word) {
    return word->sketch->is_capital || word->rule != 0 ||
           (word->sketch->facts & SYN_FACT_SMALL) != 0 || word->tag == SYN_POS_NAME ||
           word->tag == SYN_POS_NUMERAL || word->tag == SYN_POS_OTHER;
}

/// The words that are surely in no name: small words and marks with nothing beside them that could
/// be a name's ("Bank of the Lowlands": both small words stand beside one). Gives SYN_LABEL_OPEN
/// or SYN_LABEL_APART for all others.
static uint8_t *find_plain(const syn_name_words *words, syn_arena *scratch) {
    uint8_t *known = syn_arena_array(scratch, words->count, sizeof *known);
    if (known == NULL) return NULL;
    memset(known, SYN_NAME_NONE, words->count);
    for (size_t i = 0; i < words->count; i++) {
        if (!may_be_name(&words->items[i])) continue;
        size_t first = i == 0 ? 0 : i - 1, end = i + 1 < words->count ? i + 2 : i + 1;
        memset(known + first, SYN_LABEL_OPEN, end - first);
    }
    for (size_t i = 0; i < words->count; i++) {
        if (known[i] == SYN_LABEL_OPEN && syn__name_is_far(words, i)) known[i] = SYN_LABEL_APART;
    }
    return known;
}

bool syn__names_open(syn_labeller *out_model) {
    size_t size = (size_t)(syn__names_model_end - syn__names_model);
    return syn_labeller_open(syn__names_model, size, SYN_NAME_LABEL_COUNT, out_model);
}

void syn__names_relabel(syn__names *names) {
    if (names->view.annotator == NULL || names->view.annotator->names.label_count == 0) return;
    const syn_labeller *model = &names->view.annotator->names;
    name_vec out = {0};
    syn_arena scratch = {0};
    const syn_token *tokens = names->view.tokens;
    for (size_t first = 0, end, at_name = 0; first < names->view.count; first = end) {
        end = first + 1;
        while (end < names->view.count && tokens[end].sentence == tokens[first].sentence)
            end++;
        size_t from = at_name;
        syn_name_words words = syn__name_words_read(names, first, end, &at_name, &scratch);
        uint8_t *labels = syn_arena_array(&scratch, words.count, 1);
        const uint8_t *plain = find_plain(&words, &scratch);
        if (labels == NULL || plain == NULL) break;
        syn_labeller_run(model, &syn__name_plan, &words, words.count, plain, &scratch, labels);
        reading read = {names, from, at_name, first, names->arena, &out};
        add_names(&read, labels, words.count);
        if (scratch.has_failed) break;
        syn_arena_reset(&scratch);
    }
    if (!scratch.has_failed && !names->arena->has_failed) {
        syn__names_agree(names, out.items, out.count, &scratch);
        syn__names_find_teams(names, out.items, out.count, &scratch);
        out.count = syn__names_settle_rest(names, out.items, out.count, &scratch);
    }
    if (scratch.has_failed) names->arena->has_failed = true;
    syn_arena_finish(&scratch);
    if (names->arena->has_failed) return;
    names->items.items = out.items;
    names->items.count = out.count;
    names->items.capacity = out.capacity;
}
