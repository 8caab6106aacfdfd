// SPDX-License-Identifier: Apache-2.0
// Takes word sketches and the rules' names, gives names. See name_tagger.h.
//
// A conditional random field with the features of Ratinov and Roth (2009): words and shapes around,
// word clusters, gazetteers, and what the document says elsewhere, which here is what the rules
// made of it.
#include "annotate/name_tagger.h"

#include "text/facts.h"

static const syn_sketch no_sketch = {0};
static const syn_name_word beyond = {.sketch = &no_sketch, .tag = SYN_POS_COUNT};

static const syn_name_word *at_offset(const syn_name_words *words, size_t at, long offset) {
    long place = (long)at + offset;
    return place < 0 || (size_t)place >= words->count ? &beyond : &words->items[place];
}

size_t syn__name_features(const void *sentence, size_t at, uint64_t *out_features) {
    const syn_name_words *words = sentence;
    uint64_t *out = out_features, form = 0;
    const syn_name_word *here = &words->items[at];
    const syn_sketch *word = here->sketch;
    // A word far from every capital is no name.
    bool is_far = here->rule == 0;
    for (long offset = -1; offset <= 1; offset++)
        is_far = is_far && !at_offset(words, at, offset)->sketch->is_capital;
    if (is_far) {
        *out = syn_feature(99, 0);
        return 1;
    }
    const syn_sketch *left = at_offset(words, at, -1)->sketch;
    const syn_sketch *right = at_offset(words, at, 1)->sketch;
    for (long offset = -2; offset <= 2; offset++, form++) {
        const syn_name_word *near = at_offset(words, at, offset);
        *out++ = syn_feature(form, near->sketch->lower);
        *out++ = syn_feature(form + 8, near->sketch->shape);
        *out++ = syn_feature(form + 16, near->sketch->cluster);
        *out++ = syn_feature(form + 24, near->rule);
        uint32_t facts = offset < -1 || offset > 1 ? 0 : near->sketch->facts;
        for (uint32_t bit = 1; bit != 0 && bit <= facts; bit <<= 1) {
            if ((facts & bit) != 0) *out++ = syn_feature(form + 32, bit);
        }
    }
    form = 48;
    *out++ = syn_feature(form++, word->word);
    *out++ = syn_feature(form++, syn_feature_pair(left->lower, word->lower));
    *out++ = syn_feature(form++, syn_feature_pair(word->lower, right->lower));
    *out++ = syn_feature(form++, word->ends[1]);
    *out++ = syn_feature(form++, word->ends[2]);
    *out++ = syn_feature(form++, word->starts[2]);
    *out++ = syn_feature(form++, syn_feature_pair(word->shape, at == 0));
    *out++ = syn_feature(form++, syn_feature_pair(left->shape, word->shape));
    *out++ = syn_feature(form++, syn_feature_pair(word->shape, right->shape));
    *out++ = syn_feature(form++, syn_feature_pair(here->rule, word->facts));
    *out++ = syn_feature(form++, syn_feature_pair(here->rule, word->cluster));
    *out++ = syn_feature(form++, syn_feature_pair(here->rule, at_offset(words, at, 1)->rule));
    *out++ = syn_feature(form++, syn_feature_pair(here->rule, at_offset(words, at, -1)->rule));
    *out++ = syn_feature(form++, syn_feature_pair(here->elsewhere, here->is_part));
    *out++ =
        syn_feature(form++, syn_feature_pair(syn_feature_pair(here->has_small, word->is_capital),
                                             (uint64_t)here->is_headline * 2 + (at == 0)));
    *out++ = syn_feature(form++, syn_feature_pair(here->tag, word->is_capital));
    return (size_t)(out - out_features);
}

// ---- the words of a sentence

static void note_rules(const syn__names *names, size_t first, size_t end, size_t *at_name,
                       syn_name_words *words) {
    for (; *at_name < names->items.count; (*at_name)++) {
        const syn__name *name = &names->items.items[*at_name];
        if (name->first >= end) break;
        for (size_t k = name->first; k < name->end && k < end; k++) {
            if (k < first) continue;
            words->items[k - first].rule =
                (uint8_t)((unsigned)name->kind + 1 + (k > name->first ? 8 : 0));
        }
    }
}

syn_name_words syn__name_words_read(const syn__names *names, size_t first, size_t end,
                                    size_t *at_name, syn_arena *arena) {
    size_t count = end - first;
    syn_str *texts = syn_arena_array(arena, count, sizeof *texts);
    syn_sketch *sketches = syn_arena_array(arena, count, sizeof *sketches);
    syn_name_words out = {syn_arena_array(arena, count, sizeof *out.items), count};
    if (arena->has_failed || count == 0) return (syn_name_words){0};
    syn__sketch_tokens(names->view.text, names->view.tokens + first, count, sketches, texts);
    for (size_t i = 0; i < count; i++) {
        syn_name_word *word = &out.items[i];
        *word = (syn_name_word){.sketch = &sketches[i], .tag = names->view.tags[first + i]};
        if (!sketches[i].is_capital) continue;
        char bytes[64];
        syn_str key = syn__name_fold(&names->view, first + i, first + i + 1, bytes, sizeof bytes);
        const syn_map_entry *known = syn_map_find(&names->known, key);
        if (known != NULL) word->elsewhere = (uint8_t)(known->value + 1);
        word->is_part = syn_map_find(&names->person_parts, key) != NULL;
        word->has_small = syn__names_has_small(names, first + i);
    }
    for (size_t i = 0; i < names->headlines.count; i++) { // few
        if (names->headlines.items[i].start != first) continue;
        for (size_t k = 0; k < count; k++)
            out.items[k].is_headline = true;
    }
    note_rules(names, first, end, at_name, &out);
    return out;
}

// ---- the names of a document

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
