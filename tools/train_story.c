// SPDX-License-Identifier: Apache-2.0
// Trains the decision whether two documents tell one event (src/story/trees.c) and says how well it
// does on events that it was not trained on.
//
//   train_story MODEL [--errors] SET... [--invented SET...]
//
// A SET is SET.jsonl with SET.gold.jsonl beside it, unpacked. --errors lists every wrong group.
// The documents of all sets are put together to piles: each set by itself, all news together, and
// thinned news in which most events are told once to three times, as in a real stream; what "alike"
// means depends on the pile. Trees are trained on the pairs of all piles but the one of all news.
// For the scores the events are dealt to five parts, look-alike events ("e13a", "e13b") to one, and
// a pair is judged by trees that saw no event of either document's part. MODEL is then trained on
// everything. The same sets give the same bytes on one machine (exp and log of the C library have a
// say).
#include "base/json.h"
#include "base/map.h"
#include "base/str.h"
#include "synopt/engine.h"
#include "text/vocabulary.h"
#include "train_trees.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { MEAN_COUNT = 5, SHIPPED_MEAN = 2 };
static const double LEAST_MEANS[MEAN_COUNT] = {0.35, 0.4, 0.45, 0.5, 0.55};

enum { MOST_SETS = 4, THIN_COUNT = 6, DEAL_COUNT = 3, MOST_LISTED = 2000, MOST_WEIGHT = 3000 };
enum { MOST_PILES = MOST_SETS + 1 + THIN_COUNT, FOLD_COUNT = 5 };

typedef struct labelled {
    const syn_document *document;
    const syn_marks *marks;
    size_t set, lineage;
    size_t event; ///< number of its story over all sets
    size_t topic; ///< of its story without the letter behind it
    size_t part;  ///< of the cross-validation
} labelled;

typedef struct train_pile {
    char name[16];
    bool is_trained_on;
    size_t *members; ///< numbers of labelled documents
    size_t count;
    syn_arena arena;
    size_t *documents; ///< by place: index into members
    size_t place_count;
    uint32_t *copies; ///< by place
    double *days;     ///< per member
    size_t *places;   ///< per member: its own, or that of the copy that stands for it
    syn_links links;
} train_pile;

typedef struct trainer {
    syn_arena arena;
    syn_map events, topics;
    SYN_VEC(labelled) all;
    train_pile piles[MOST_PILES];
    size_t pile_count, set_count;
    bool lists_errors;
    const char *names[MOST_SETS];
    size_t news_count; ///< sets before the first invented one; only they are mixed and thinned
    syn_pool *pool;
    train_options options;
} trainer;

static void stop(const char *what, const char *which) {
    fprintf(stderr, "train_story: %s: %s\n", what, which);
    exit(2);
}

static void check(syn_status status, const syn_error *error) {
    if (status != SYN_OK) stop("failed", error->message);
}

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

/// Adds the documents of a set; its run lives as long as the program.
static void read_set(trainer *t, const char *stem) {
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

/// A small generator, the same on every machine (SplitMix64, Steele et al. 2014).
static double draw(uint64_t *state) {
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

static void make_piles(trainer *t) {
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

/// Finds the pairs of a pile and their signs.
static void link_pile(trainer *t, train_pile *pile) {
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

static const labelled *get_labelled(const trainer *t, const train_pile *pile, size_t place) {
    return &t->all.items[pile->members[pile->documents[place]]];
}

/// Trains on the pairs of which neither document lies in parts a or b (FOLD_COUNT: in any).
static syn_tree *train_without(const trainer *t, size_t a, size_t b) {
    size_t most = 0;
    for (size_t i = 0; i < t->pile_count; i++)
        most += t->piles[i].links.items.count;
    float *signs = need(calloc(most * SYN__SIGN_COUNT, sizeof *signs));
    float *labels = need(calloc(most, sizeof *labels)),
          *weights = need(calloc(most, sizeof(float)));
    train_rows rows = {signs, labels, weights, 0, SYN__SIGN_COUNT};
    double total = 0;
    for (size_t i = 0; i < t->pile_count; i++) {
        const train_pile *pile = &t->piles[i];
        if (!pile->is_trained_on) continue;
        size_t first = rows.count;
        for (size_t j = 0; j < pile->links.items.count; j++) {
            const labelled *x = get_labelled(t, pile, pile->links.items.items[j].a);
            const labelled *y = get_labelled(t, pile, pile->links.items.items[j].b);
            size_t u = x->part, v = y->part;
            if (u == a || u == b || v == a || v == b) continue;
            memcpy(&signs[rows.count * SYN__SIGN_COUNT],
                   &pile->links.signs.items[j * SYN__SIGN_COUNT], SYN__SIGN_COUNT * sizeof *signs);
            labels[rows.count++] = x->event == y->event ? 1 : 0;
        }
        // A pile weighs as much as it has documents, an invented one no more than the news.
        double weight = pile->count < MOST_WEIGHT ? (double)pile->count : MOST_WEIGHT;
        for (size_t j = first; j < rows.count; j++)
            weights[j] = (float)(weight / (double)(rows.count - first));
        total += weight;
    }
    for (size_t i = 0; i < rows.count; i++)
        weights[i] = (float)((double)weights[i] * (double)rows.count / total);
    syn_tree *trees = train_trees(&rows, &t->options);
    free(signs);
    free(labels);
    free(weights);
    return trees;
}

/// Sets the chances of all pairs between parts a and b.
static void judge(trainer *t, const syn_tree *trees, size_t a, size_t b) {
    for (size_t i = 0; i < t->pile_count; i++) {
        train_pile *pile = &t->piles[i];
        for (size_t j = 0; j < pile->links.items.count; j++) {
            syn_link *link = &pile->links.items.items[j];
            size_t u = get_labelled(t, pile, link->a)->part;
            size_t v = get_labelled(t, pile, link->b)->part;
            if ((u != a || v != b) && (u != b || v != a)) continue;
            const float *signs = &pile->links.signs.items[j * SYN__SIGN_COUNT];
            double score = syn__trees_add(trees, t->options.tree_count, signs);
            link->chance = (float)(1 / (1 + exp(-score)));
        }
    }
}

typedef struct scores {
    double bcubed, pairs, apart, look_alikes, count;
} scores;

static double f1(double p, double r) {
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

typedef struct keyed {
    uint64_t key;
    size_t index;
} keyed;

static int compare_keys(const void *a, const void *b) {
    const keyed *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

/// For each document how many of the pile have the same numbers as it.
static double *count_same(size_t count, const size_t *a, const size_t *b) {
    keyed *all = need(calloc(count, sizeof *all));
    double *counts = need(calloc(count, sizeof *counts));
    for (size_t i = 0; i < count; i++)
        all[i] = (keyed){(uint64_t)a[i] << 32 | b[i], i};
    qsort(all, count, sizeof *all, compare_keys);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && all[end].key == all[i].key; end++)
            continue;
        for (size_t j = i; j < end; j++)
            counts[all[j].index] = (double)(end - i);
    }
    free(all);
    return counts;
}

/// How well groups are those of the labels.
static scores score_groups(const trainer *t, const train_pile *pile, const size_t *groups) {
    size_t *numbers[4]; // nothing, group, event, topic
    for (size_t i = 0; i < 4; i++)
        numbers[i] = need(calloc(pile->count + 1, sizeof(size_t)));
    for (size_t i = 0; i < pile->count; i++) {
        numbers[1][i] = groups[pile->places[i]];
        numbers[2][i] = t->all.items[pile->members[i]].event;
        numbers[3][i] = t->all.items[pile->members[i]].topic;
    }
    static const size_t pairs[5][2] = {{1, 0}, {2, 0}, {3, 0}, {1, 2}, {1, 3}};
    double *same[5];
    for (size_t i = 0; i < 5; i++)
        same[i] = count_same(pile->count, numbers[pairs[i][0]], numbers[pairs[i][1]]);
    double precision = 0, recall = 0, both = 0, found = 0, gold = 0, alike = 0, merged = 0;
    for (size_t i = 0; i < pile->count; i++) {
        double of_group = same[0][i], of_event = same[1][i], of_both = same[3][i];
        precision += of_both / of_group;
        recall += of_both / of_event;
        both += of_both - 1;
        found += of_group - 1;
        gold += of_event - 1;
        alike += same[2][i] - of_event;
        merged += same[4][i] - of_both;
    }
    for (size_t i = 0; i < 5; i++)
        free(same[i]);
    for (size_t i = 0; i < 4; i++)
        free(numbers[i]);
    double n = (double)pile->count;
    return (scores){f1(precision / n, recall / n),
                    f1(found > 0 ? both / found : 1, gold > 0 ? both / gold : 1), alike - merged,
                    alike, 1};
}

/// Lists each group with what it holds, for groups of several events or events of several groups.
/// Quadratic: for the news.
static void report_errors(const trainer *t, const train_pile *pile, const size_t *groups) {
    for (size_t i = 0; i < pile->count; i++) {
        const labelled *x = &t->all.items[pile->members[i]];
        bool is_first = true, is_wrong = false;
        for (size_t j = 0; j < pile->count; j++) {
            const labelled *y = &t->all.items[pile->members[j]];
            bool is_found = groups[pile->places[i]] == groups[pile->places[j]];
            if (is_found && j < i) is_first = false;
            if (is_found != (x->event == y->event)) is_wrong = true;
        }
        if (is_first && is_wrong) printf("    group %zu:", groups[pile->places[i]]);
        for (size_t j = 0; j < pile->count && is_first && is_wrong; j++) {
            const labelled *y = &t->all.items[pile->members[j]];
            if (groups[pile->places[i]] == groups[pile->places[j]])
                printf(" %.*s/%.*s", SYN_STR_PRINT(t->events.entries.items[y->event].key),
                       SYN_STR_PRINT(y->document->id));
        }
        if (is_first && is_wrong) printf("\n");
    }
}

static void add_scores(scores *sums, scores one) {
    sums->bcubed += one.bcubed;
    sums->pairs += one.pairs;
    sums->apart += one.look_alikes > 0 ? one.apart / one.look_alikes : 1;
    sums->count++;
}

/// Adds to `sums` how well the events of a pile are found: one for each least mean, and one for
/// documents put into stories on arrival.
static void score_pile(const trainer *t, const train_pile *pile, bool lists_errors, scores *sums) {
    size_t *groups = need(calloc(pile->count, sizeof *groups));
    size_t *fixed = need(calloc(pile->count, sizeof *fixed));
    for (size_t i = 0; i < pile->count; i++)
        fixed[i] = SYN_NOTHING;
    for (size_t i = 0; i < MEAN_COUNT; i++) {
        syn_arena arena = {0};
        syn__story_cluster(&pile->links, pile->place_count, fixed, LEAST_MEANS[i], &arena, groups);
        add_scores(&sums[i], score_groups(t, pile, groups));
        if (lists_errors && i == SHIPPED_MEAN) report_errors(t, pile, groups);
        syn_arena_finish(&arena);
    }
    syn_arena arena = {0};
    const syn_places places = {pile->documents, pile->copies, pile->place_count, pile->days};
    syn__story_arrive(&pile->links, &places, fixed, LEAST_MEANS[SHIPPED_MEAN], &arena, groups);
    add_scores(&sums[MEAN_COUNT], score_groups(t, pile, groups));
    syn_arena_finish(&arena);
    free(groups);
    free(fixed);
}

/// Deals the topics to parts: the first time one after the other, then by chance.
static void deal(trainer *t, size_t number) {
    for (size_t i = 0; i < t->all.count; i++) {
        labelled *one = &t->all.items[i];
        uint64_t state = one->topic + 100000 * (uint64_t)number;
        one->part = number == 0 ? one->topic % FOLD_COUNT : (size_t)(draw(&state) * FOLD_COUNT);
    }
}

/// Judges every pair by trees that saw neither part, for each way to deal the events.
static void cross_validate(trainer *t) {
    scores sums[MOST_PILES][MEAN_COUNT + 1] = {{{0}}};
    for (size_t i = 0; i < DEAL_COUNT; i++) {
        deal(t, i);
        for (size_t a = 0; a < FOLD_COUNT; a++) {
            for (size_t b = a; b < FOLD_COUNT; b++) {
                syn_tree *trees = train_without(t, a, b);
                judge(t, trees, a, b);
                free(trees);
            }
        }
        size_t row = 0;
        for (size_t j = 0; j < t->pile_count; j++) {
            const train_pile *pile = &t->piles[j];
            if (j > 0 && strcmp(pile->name, pile[-1].name) != 0) row++; // piles of one name are one
            bool lists_errors = t->lists_errors && i == 0 && pile->count <= MOST_LISTED;
            if (lists_errors) printf("%s:\n", pile->name);
            score_pile(t, pile, lists_errors, sums[row]);
        }
    }
    printf("BCubed F1, pair F1, look-alike pairs kept apart, at least means of");
    for (size_t i = 0; i < MEAN_COUNT; i++)
        printf(" %.2f", LEAST_MEANS[i]);
    printf(" and on arrival; means of %d ways to deal the events\n", DEAL_COUNT);
    for (size_t i = 0, row = 0; i < t->pile_count; i++) {
        if (i > 0 && strcmp(t->piles[i].name, t->piles[i - 1].name) == 0) continue;
        printf("%-14s", t->piles[i].name);
        for (size_t j = 0; j <= MEAN_COUNT; j++) {
            const scores *s = &sums[row][j];
            printf(" %.3f %.3f %.3f |", s->bcubed / s->count, s->pairs / s->count,
                   s->apart / s->count);
        }
        printf("\n");
        row++;
    }
}

static void write_numbers(FILE *file, const float *values, size_t count, char behind) {
    for (size_t i = 0; i < count; i++)
        fprintf(file, "%.9ef%c", (double)values[i], i + 1 < count ? ',' : behind);
}

static void write_model(const char *path, const syn_tree *trees, size_t count) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) stop("cannot be written", path);
    fputs("# Trees that say whether two documents tell one event; made by tools/train_story.c,\n"
          "# see story.md. A line: signs of the nodes, their cuts, values of the leaves.\n",
          file);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < SYN__TREE_NODES; j++)
            fprintf(file, "%d%c", trees[i].signs[j], j + 1 < SYN__TREE_NODES ? ',' : '\t');
        write_numbers(file, trees[i].cuts, SYN__TREE_NODES, '\t');
        write_numbers(file, trees[i].values, SYN__TREE_NODES + 1, '\n');
    }
    if (fclose(file) != 0) stop("cannot be written", path);
}

/// How often each sign is asked.
static void report_signs(const syn_tree *trees, size_t count) {
#define SIGN_TEXT(constant, text) text,
    static const char *const names[] = {SYN__SIGN_LIST(SIGN_TEXT)};
    size_t uses[SYN__SIGN_COUNT] = {0};
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < SYN__TREE_NODES; j++)
            uses[trees[i].signs[j]] += trees[i].cuts[j] < FLT_MAX;
    }
    printf("asked:");
    for (size_t i = 0; i < SYN__SIGN_COUNT; i++)
        printf(" %s %zu", names[i], uses[i]);
    printf("\n");
}

int main(int argc, char **argv) {
    if (argc < 3 || argc - 4 > MOST_SETS) {
        fputs("train_story MODEL SET...\n", stderr);
        return 2;
    }
    static trainer t = {.options = {80, 0.12, 20, 5}};
    syn_error error = {0};
    syn_map_init(&t.events, &t.arena);
    syn_map_init(&t.topics, &t.arena);
    check(syn_pool_new(0, &t.pool, &error), &error);
    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--invented") == 0)
            t.news_count = t.set_count;
        else if (strcmp(argv[i], "--errors") == 0)
            t.lists_errors = true;
        else
            read_set(&t, argv[i]);
    }
    if (t.news_count == 0) t.news_count = t.set_count;
    make_piles(&t);
    for (size_t i = 0; i < t.pile_count; i++)
        link_pile(&t, &t.piles[i]);
    syn_tree *trees = train_without(&t, FOLD_COUNT, FOLD_COUNT);
    report_signs(trees, t.options.tree_count);
    write_model(argv[1], trees, t.options.tree_count);
    free(trees);
    cross_validate(&t);
    return 0;
}
