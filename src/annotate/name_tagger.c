// SPDX-License-Identifier: Apache-2.0
// Takes the labels of a document's words, gives names. See name_tagger.h; the features are those of
// name_features.c.
#include "annotate/name_tagger.h"

#include "text/facts.h"

#include <string.h>

enum { LONGEST_KEY_BYTES = 96 };

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

/// Adds the rules' names before token `end` that the model leaves alone: as names of no kind that
/// it knows, unless their neighbours say what they are.
static void add_left(reading *read, size_t end) {
    for (; read->rule < read->rule_end; read->rule++) {
        syn__name name = read->names->items.items[read->rule];
        if (name.end > end) break;
        if (!name.is_told) name.kind = SYN_ENTITY_OTHER;
        SYN_PUSH(read->arena, read->out, name);
    }
}

/// Does the name begin with an article or a small link that is none of it: "The Saints"?
static bool starts_early(const syn__names *names, const syn__name *name) {
    const syn__view *view = &names->view;
    if (name->end < name->first + 2) return false;
    return syn__is_nocase(view, name->first, "the") || syn__is(view, name->first, "and") ||
           syn__is(view, name->first, "of") || syn__is(view, name->first, "a");
}

/// Does the rules' sure person with the family name in front lie over the model's name: Kim Jong
/// Un, Park Soo-hyun? The texts that the model learnt from have few of them.
static bool is_family_first(const syn__names *names, const syn__name *old, const syn__name *name) {
    bool is_over = old->first <= name->first && old->end >= name->end && old->end > old->first + 1;
    return is_over && old->is_sure && old->kind == SYN_ENTITY_PERSON &&
           syn__in(&names->view, old->first, SYN_LEXICON_FAMILY_NAME_FIRST);
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
        if (is_family_first(read->names, old, &name)) {
            name.first = old->first;
            name.end = old->end;
            name.kind = SYN_ENTITY_PERSON;
        }
        name.is_told = old->is_told && old->first == name.first && old->end == name.end;
        if (name.is_told && old->kind != SYN_ENTITY_OTHER) name.kind = old->kind;
    }
    while (read->rule < read->rule_end && rules[read->rule].first < name.end)
        read->rule++;
    SYN_PUSH(read->arena, read->out, name);
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
        add_name(read, name);
    }
    add_left(read, read->first + count);
}

/// What the model says elsewhere in the document of the name's words: the kind it gives most often,
/// the first of equals; SYN_ENTITY_OTHER when it gives none.
static syn_entity_kind find_elsewhere(const syn_map *counts, syn_str phrase) {
    const syn_map_entry *entry = syn_map_find(counts, phrase);
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

/// Counts the model's kinds of a phrase, 10 bits each.
static void count_kind(syn_map *counts, syn_str phrase, syn_entity_kind kind, syn_arena *arena) {
    unsigned shift = 10 * ((unsigned)kind - 1);
    syn_map_entry *entry = syn_map_find(counts, phrase);
    if (phrase.size == 0) return;
    if (entry == NULL) entry = syn_map_add(counts, syn_arena_copy(arena, phrase), 0, NULL);
    if (entry != NULL && (entry->value >> shift & 1023) < 1023) entry->value += (size_t)1 << shift;
}

/// "Leader Xi Jinping" where the document also speaks of "Mr. Xi".
static bool has_known_family_first(const syn__names *names, const syn__name *name,
                                   const syn_map *counts) {
    char bytes[LONGEST_KEY_BYTES];
    if (name->end < name->first + 2 || name->end > name->first + 3) return false;
    if (!syn__in(&names->view, name->first, SYN_LEXICON_FAMILY_NAME_FIRST)) return false;
    syn_str family =
        syn__name_fold(&names->view, name->first, name->first + 1, bytes, sizeof bytes);
    return find_elsewhere(counts, family) == SYN_ENTITY_PERSON;
}

/// Names of no kind take that of the same words elsewhere: "Holt" once Peter Holt is known.
static void agree(const syn__names *names, name_vec *found, syn_arena *scratch) {
    char bytes[LONGEST_KEY_BYTES];
    syn_map counts;
    syn_map_init(&counts, scratch);
    for (size_t i = 0; i < found->count && !scratch->has_failed; i++) {
        const syn__name *name = &found->items[i];
        if (name->kind == SYN_ENTITY_OTHER) continue;
        syn_str phrase = syn__name_fold(&names->view, name->first, name->end, bytes, sizeof bytes);
        count_kind(&counts, phrase, name->kind, scratch);
        if (name->kind != SYN_ENTITY_PERSON || name->end < name->first + 2) continue;
        phrase = syn__name_fold(&names->view, name->end - 1, name->end, bytes, sizeof bytes);
        count_kind(&counts, phrase, name->kind, scratch);
    }
    for (size_t i = 0; i < found->count && !scratch->has_failed; i++) {
        syn__name *name = &found->items[i];
        bool is_common = name->end == name->first + 1 &&
                         (syn__in(&names->view, name->first, SYN_LEXICON_DEMONYM) ||
                          syn__names_has_small(names, name->first));
        if (name->kind != SYN_ENTITY_OTHER || is_common) continue;
        syn_str phrase = syn__name_fold(&names->view, name->first, name->end, bytes, sizeof bytes);
        if (find_elsewhere(&counts, phrase) == SYN_ENTITY_PERSON ||
            has_known_family_first(names, name, &counts))
            name->kind = SYN_ENTITY_PERSON;
    }
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
        agree(names, &out, &scratch);
        syn__names_find_teams(names, out.items, out.count, &scratch);
    }
    if (scratch.has_failed) names->arena->has_failed = true;
    syn_arena_finish(&scratch);
    if (names->arena->has_failed) return;
    names->items.items = out.items;
    names->items.count = out.count;
    names->items.capacity = out.capacity;
}
