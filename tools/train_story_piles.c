// SPDX-License-Identifier: Apache-2.0
// Takes labelled sets, gives the piles that the decision is trained on: each set by itself, all
// news together, and thinned news in which most events are told once to three times, as in a real
// stream; what "alike" means depends on the pile. Then the pairs of each pile with their signs.
#include "train_story.h"

#include "base/json.h"
#include "text/vocabulary.h"

#include <math.h>
#include <string.h>

/// id → story of a gold file.
static void read_gold(const char *path, syn_arena *arena, syn_map *stories, syn_str **out_names) {
    SYN_VEC(syn_str) names = {0};
    static char line[1 << 16];
    FILE *file = fopen(path, "rb");
    if (file == NULL) stop("cannot be read", path);
    while (fgets(line, sizeof line, file) != NULL) {
        json_t *value = syn_json_parse(syn_str_from(line), 0, arena, NULL);
        const char *id = json_string_value(json_object_get(value, "id"));
        const char *story = json_string_value(json_object_get(value, "story"));
        if (id != NULL && story != NULL) {
            syn_map_add(stories, syn_arena_copy(arena, syn_str_from(id)), names.count, NULL);
            SYN_PUSH(arena, &names, syn_arena_copy(arena, syn_str_from(story)));
        }
        json_decref(value);
    }
    fclose(file);
    *out_names = names.items;
}

void read_set(trainer *t, const char *stem) {
    char path[4096];
    syn_run *run;
    syn_error error = {0};
    snprintf(path, sizeof path, "%s.jsonl", stem);
    check(syn_run_new(&(syn_options){.from = SYN_FROM_JSONL}, &run, &error), &error);
    check(syn_run_add_path(run, path, &error), &error);
    check(syn_run_execute(run, SYN_STEP_REUSE, &error), &error);
    const syn_pile *pile = syn_run_get_pile(run);
    const syn_reuse *reuse = syn_run_get_reuse(run);
    syn_map stories;
    syn_str *names;
    snprintf(path, sizeof path, "%s.gold.jsonl", stem);
    syn_map_init(&stories, &t->arena);
    read_gold(path, &t->arena, &stories, &names);
    size_t first_lineage = t->all.count;
    for (size_t i = 0; i < pile->count; i++) {
        const syn_map_entry *entry = syn_map_find(&stories, pile->documents[i]->id);
        if (entry == NULL) continue;
        syn_str event = names[entry->value], topic = event;
        if (topic.size > 1 && syn_ascii_is_lower(topic.data[topic.size - 1])) topic.size--;
        labelled one = {pile->documents[i],
                        pile->marks[i],
                        t->set_count,
                        first_lineage + reuse->lineage_of[i],
                        syn_map_add(&t->events, event, t->events.entries.count, NULL)->value,
                        syn_map_add(&t->topics, topic, t->topics.entries.count, NULL)->value,
                        0};
        SYN_PUSH(&t->arena, &t->all, one);
    }
    const char *slash = strrchr(stem, '/');
    t->names[t->set_count++] = slash == NULL ? stem : slash + 1;
}

/// SplitMix64 (Steele et al. 2014).
double draw(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return (double)((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}

/// How many documents of an event stay in a thinned pile: a share of the events is told once, the
/// others by a long-tailed number of documents.
static size_t draw_size(size_t thin, uint64_t *state) {
    static const double shares[] = {0.1, 0.3, 0.6};
    double slope = thin % 2 == 0 ? 0.8 : 1.2;
    if (draw(state) < shares[thin % 3]) return 1;
    double size = 1 + pow(1 - draw(state), -1 / slope);
    return size > 1000 ? 1000 : (size_t)size;
}

static train_pile *add_pile(trainer *t, const char *name, bool is_trained_on) {
    train_pile *pile = &t->piles[t->pile_count++];
    snprintf(pile->name, sizeof pile->name, "%s", name);
    pile->is_trained_on = is_trained_on;
    pile->members = need(calloc(t->all.count, sizeof *pile->members));
    return pile;
}

static void make_thin(trainer *t, size_t thin) {
    train_pile *pile = add_pile(t, "thinned", true);
    size_t *left = need(calloc(t->events.entries.count, sizeof *left));
    uint64_t state = thin + 1;
    for (size_t i = 0; i < t->events.entries.count; i++)
        left[i] = draw_size(thin, &state);
    // Which documents of an event stay is chance, too: walked from a random place.
    size_t first = (size_t)(draw(&state) * (double)t->all.count);
    bool *stays = need(calloc(t->all.count, sizeof *stays));
    for (size_t i = 0; i < t->all.count; i++) {
        size_t at = (first + i * 7919) % t->all.count; // 7919: prime, so every one is met once
        size_t event = t->all.items[at].event;
        if (left[event] == 0 || t->all.items[at].set >= t->news_count) continue;
        left[event]--;
        stays[at] = true;
    }
    for (size_t i = 0; i < t->all.count; i++) {
        if (stays[i]) pile->members[pile->count++] = i;
    }
    free(stays);
    free(left);
}

void make_piles(trainer *t) {
    for (size_t set = 0; set < t->set_count; set++) {
        train_pile *pile = add_pile(t, t->names[set], true);
        for (size_t i = 0; i < t->all.count; i++) {
            if (t->all.items[i].set == set) pile->members[pile->count++] = i;
        }
    }
    train_pile *whole = add_pile(t, "together", false);
    for (size_t i = 0; i < t->all.count; i++) {
        if (t->all.items[i].set < t->news_count) whole->members[whole->count++] = i;
    }
    for (size_t i = 0; i < THIN_COUNT; i++)
        make_thin(t, i);
}

/// Of each lineage the first document is compared, as in src/story/story.c the root.
static void choose_first_copies(const trainer *t, train_pile *pile) {
    size_t *firsts = need(calloc(2 * t->all.count, sizeof *firsts)); // place + 1
    for (size_t i = 0; i < pile->count; i++) {
        size_t member = pile->documents[i];
        size_t *first = &firsts[t->all.items[pile->members[member]].lineage];
        if (*first == 0) {
            pile->documents[pile->place_count++] = member;
            *first = pile->place_count;
        }
        pile->places[member] = *first - 1;
        pile->copies[*first - 1]++;
    }
    free(firsts);
}

void link_pile(trainer *t, train_pile *pile) {
    syn_error error = {0};
    syn_arena *arena = &pile->arena;
    const syn_document **documents = syn_arena_array(arena, pile->count, sizeof *documents);
    const syn_marks **marks = syn_arena_array(arena, pile->count, sizeof *marks);
    pile->days = syn_arena_array(arena, pile->count, sizeof(double));
    pile->documents = syn_arena_array(arena, pile->count, sizeof(size_t));
    pile->places = syn_arena_array(arena, pile->count, sizeof(size_t));
    pile->copies = syn_arena_array(arena, pile->count, sizeof(uint32_t));
    check(syn_arena_status(arena, &error), &error);
    for (size_t i = 0; i < pile->count; i++) {
        documents[i] = t->all.items[pile->members[i]].document;
        marks[i] = t->all.items[pile->members[i]].marks;
    }
    syn_pile view = {.documents = documents, .marks = marks, .count = pile->count};
    syn_outliner outliner;
    check(syn_vocabulary_build(&view, arena, &error), &error);
    syn__story_order(&view, arena, pile->documents, pile->days);
    choose_first_copies(t, pile);
    syn__outliner_make(&view, pile->documents, pile->place_count, arena, &outliner);
    check(syn_arena_status(arena, &error), &error);
    pile->links.wants_signs = true;
    const syn_places places = {pile->documents, pile->copies, pile->place_count, pile->days};
    check(syn__story_link(&outliner, &places, t->pool, arena, &pile->links, &error), &error);
}
