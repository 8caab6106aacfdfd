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

/// The rules' name that shares most with tokens [first, end), for its title and role.
static const syn__name *find_rule(const syn__names *names, size_t from, size_t first, size_t end) {
    for (size_t i = from; i < names->items.count && names->items.items[i].first < end; i++) {
        if (names->items.items[i].end > first) return &names->items.items[i];
    }
    return NULL;
}

/// Adds the model's names of a sentence, and the rules' names of no kind that it leaves alone.
static void add_names(const syn__names *names, size_t from, size_t to, size_t first,
                      const uint8_t *labels, size_t count, syn_arena *arena, name_vec *out) {
    size_t rule = from;
    for (size_t i = 0; i < count;) {
        if (labels[i] == SYN_NAME_NONE) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < count && labels[end] != SYN_NAME_NONE && !is_first(labels[end]) &&
               kind_of(labels[end]) == kind_of(labels[i]))
            end++;
        for (; rule < to && names->items.items[rule].end <= first + i; rule++) {
            if (names->items.items[rule].kind == SYN_ENTITY_OTHER)
                SYN_PUSH(arena, out, names->items.items[rule]);
        }
        const syn__name *old = find_rule(names, rule, first + i, first + end);
        syn__name name = {.first = first + i, .end = first + end, .kind = kind_of(labels[i])};
        if (old != NULL) {
            name.sex = old->sex;
            name.role = old->role;
            name.title = old->title;
            name.is_sure = old->is_sure;
        }
        SYN_PUSH(arena, out, name);
        while (rule < to && names->items.items[rule].first < first + end)
            rule++;
        i = end;
    }
    for (; rule < to; rule++) {
        if (names->items.items[rule].kind == SYN_ENTITY_OTHER)
            SYN_PUSH(arena, out, names->items.items[rule]);
    }
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
        add_names(names, from, at_name, first, labels, words.count, names->arena, &out);
        syn_arena_reset(&scratch);
    }
    if (scratch.has_failed) names->arena->has_failed = true;
    syn_arena_finish(&scratch);
    if (names->arena->has_failed) return;
    names->items.items = out.items;
    names->items.count = out.count;
    names->items.capacity = out.capacity;
}
