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
#include "train_story.h"

#include <float.h>
#include <math.h>
#include <string.h>

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

static void write_model(const char *path, const syn_tree *trees, size_t count) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) stop("cannot be written", path);
    fputs("# Trees that say whether two documents tell one event; made by tools/train_story.c,\n"
          "# see story.md. A line: signs of the nodes, their cuts, values of the leaves.\n",
          file);
    trees_write(file, trees, count);
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
