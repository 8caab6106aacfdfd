// SPDX-License-Identifier: Apache-2.0
// Takes the labels of a document's words, gives names. See name_tagger.h; the features are those of
// name_features.c.
#include "annotate/name_tagger.h"

extern const uint8_t syn__names_model[], syn__names_model_end[]; // text/models.S

static syn_entity_kind kind_of(uint8_t label) {
    return label >= SYN_NAME_PLACE_FIRST          ? SYN_ENTITY_PLACE
           : label >= SYN_NAME_ORGANISATION_FIRST ? SYN_ENTITY_ORGANISATION
                                                  : SYN_ENTITY_PERSON;
}

static bool is_first(uint8_t label) {
    return label == SYN_NAME_PERSON_FIRST || label == SYN_NAME_ORGANISATION_FIRST ||
           label == SYN_NAME_PLACE_FIRST;
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

/// Adds the rules' names before token `end` that the model leaves alone but that stay: those of no
/// kind that the model knows, and those whose neighbours say what they are.
static void add_left(reading *read, size_t end) {
    for (; read->rule < read->rule_end; read->rule++) {
        const syn__name *name = &read->names->items.items[read->rule];
        if (name->end > end) break;
        if (name->kind == SYN_ENTITY_OTHER || name->is_told)
            SYN_PUSH(read->arena, read->out, *name);
    }
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
        add_name(read, (syn__name){.first = read->first + i,
                                   .end = read->first + end,
                                   .kind = kind_of(labels[i])});
    }
    add_left(read, read->first + count);
}

void syn__names_relabel(syn__names *names) {
    syn_labeller model;
    size_t size = (size_t)(syn__names_model_end - syn__names_model);
    if (!syn_labeller_open(syn__names_model, size, SYN_NAME_LABEL_COUNT, &model)) return;
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
        if (labels == NULL) break;
        syn_labeller_run(&model, syn__name_features, &words, words.count, &scratch, labels);
        reading read = {names, from, at_name, first, names->arena, &out};
        add_names(&read, labels, words.count);
        if (scratch.has_failed) break;
        syn_arena_reset(&scratch);
    }
    if (scratch.has_failed) names->arena->has_failed = true;
    syn_arena_finish(&scratch);
    if (names->arena->has_failed) return;
    names->items.items = out.items;
    names->items.count = out.count;
    names->items.capacity = out.capacity;
}
