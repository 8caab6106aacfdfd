// SPDX-License-Identifier: Apache-2.0
// Groups words that are used alike: takes paths of text, gives `word<TAB>cluster` lines.
//
//   cluster_words CLUSTERS LEAST PATH... > models/word_clusters.tsv
//
// The exchange algorithm of Martin, Liermann and Ney (1998): every word that stands at least LEAST
// times is moved, again and again, to the cluster that most raises the likelihood of the text under
// a model of cluster pairs (that of Brown et al. 1992). Words keep their case; digits count as 0.
// Starts from the words' order by frequency, so the same text gives the same clusters. Cost: words
// x clusters x neighbours, ten rounds.
#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "synopt/synopt.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 12, TABLE = 1 << 20 };

typedef struct neighbour {
    uint32_t word, count;
} neighbour;

typedef struct model {
    uint32_t word_count, cluster_count;
    syn_str *words;
    uint32_t *totals;    ///< per word
    uint32_t *first[2];  ///< per word and one more: into sides[]
    neighbour *sides[2]; ///< words behind; words before
    uint32_t *clusters;  ///< per word
    int64_t *pairs;      ///< [cluster][cluster behind]
    int64_t *sums;       ///< per cluster
    double *table;       ///< x log x of small x
} model;

static void *need(void *memory) {
    if (memory == NULL) {
        fputs("cluster_words: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

static double x_log_x(const model *model, int64_t x) {
    if (x <= 0) return 0;
    return x < TABLE ? model->table[x] : (double)x * log((double)x);
}

// ---- counting

static syn_str normal(syn_str word, char *room) {
    size_t size = word.size < 63 ? word.size : 63;
    for (size_t i = 0; i < size; i++)
        room[i] = syn_ascii_is_digit(word.data[i]) ? '0' : word.data[i];
    return (syn_str){room, size};
}

typedef struct text {
    uint32_t *words; ///< numbers + 1; 0 between sentences
    size_t count;
} text;

static text number_words(const syn_pile *pile, syn_map *map, syn_arena *arena) {
    size_t total = 0;
    for (size_t i = 0; i < pile->count; i++)
        total += 2 * pile->marks[i]->token_count + 1;
    text text = {need(calloc(total + 1, sizeof(uint32_t))), 0};
    for (size_t i = 0; i < pile->count; i++) {
        const syn_marks *marks = pile->marks[i];
        for (size_t k = 0; k < marks->token_count; k++) {
            char room[64];
            const syn_token *token = &marks->tokens[k];
            if (k == 0 || token->sentence != marks->tokens[k - 1].sentence)
                text.words[text.count++] = 0;
            syn_str word = normal(syn_document_slice(pile->documents[i], token->span), room);
            syn_map_entry *entry = syn_map_find(map, word);
            if (entry == NULL) entry = syn_map_add(map, syn_arena_copy(arena, word), 0, NULL);
            if (entry == NULL) exit(2);
            entry->value++;
            text.words[text.count++] = (uint32_t)(entry - map->entries.items) + 1;
        }
        text.words[text.count++] = 0;
    }
    return text;
}

static int compare_counts(const void *a, const void *b, void *context) {
    const syn_map *map = context;
    const syn_map_entry *x = &map->entries.items[*(const uint32_t *)a];
    const syn_map_entry *y = &map->entries.items[*(const uint32_t *)b];
    if (x->value != y->value) return x->value < y->value ? 1 : -1;
    return syn_str_compare(x->key, y->key);
}

/// Words in the order of their counts; word 0 stands for the ends of sentences and the rare.
static void choose_words(model *model, const syn_map *map, size_t least, text *text) {
    uint32_t *order = need(malloc((map->entries.count + 1) * sizeof *order));
    uint32_t *number = need(calloc(map->entries.count + 1, sizeof *number));
    for (uint32_t i = 0; i < map->entries.count; i++)
        order[i] = i;
    syn_sort(order, map->entries.count, sizeof *order, compare_counts, (void *)map);
    model->words = need(calloc(map->entries.count + 1, sizeof *model->words));
    model->word_count = 1;
    for (size_t i = 0; i < map->entries.count && map->entries.items[order[i]].value >= least; i++) {
        model->words[model->word_count] = map->entries.items[order[i]].key;
        number[order[i]] = model->word_count++;
    }
    for (size_t i = 0; i < text->count; i++)
        text->words[i] = text->words[i] == 0 ? 0 : number[text->words[i] - 1];
    free(order);
    free(number);
}

static int compare_pairs(const void *a, const void *b, void *context) {
    (void)context;
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/// Fills one side of the neighbours from the sorted pairs.
static void fill_side(model *model, int side, uint64_t *pairs, size_t count) {
    syn_sort(pairs, count, sizeof *pairs, compare_pairs, NULL);
    model->first[side] = need(calloc(model->word_count + 1, sizeof(uint32_t)));
    model->sides[side] = need(calloc(count + 1, sizeof(neighbour)));
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t word = (uint32_t)(pairs[i] >> 32), other = (uint32_t)pairs[i];
        if (i > 0 && pairs[i] == pairs[i - 1]) {
            model->sides[side][filled - 1].count++;
            continue;
        }
        model->sides[side][filled++] = (neighbour){other, 1};
        model->first[side][word + 1] = (uint32_t)filled;
    }
    for (uint32_t w = 1; w <= model->word_count; w++) {
        if (model->first[side][w] < model->first[side][w - 1])
            model->first[side][w] = model->first[side][w - 1];
    }
}

static void count_pairs(model *model, const text *text) {
    uint64_t *pairs = need(malloc((text->count + 1) * sizeof *pairs));
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i + 1 < text->count; i++) {
            uint64_t a = text->words[i], b = text->words[i + 1];
            pairs[i] = side == 0 ? a << 32 | b : b << 32 | a;
        }
        fill_side(model, side, pairs, text->count - 1);
    }
    free(pairs);
    model->totals = need(calloc(model->word_count, sizeof *model->totals));
    for (size_t i = 0; i < text->count; i++)
        model->totals[text->words[i]]++;
}

// ---- exchange

static void start(model *model) {
    uint32_t k = model->cluster_count;
    model->clusters = need(calloc(model->word_count, sizeof *model->clusters));
    model->pairs = need(calloc((size_t)k * k, sizeof *model->pairs));
    model->sums = need(calloc(k, sizeof *model->sums));
    for (uint32_t w = 1; w < model->word_count; w++)
        model->clusters[w] = w < k ? w : 1 + w % (k - 1); // cluster 0 is word 0's alone
    for (uint32_t w = 0; w < model->word_count; w++) {
        model->sums[model->clusters[w]] += model->totals[w];
        for (uint32_t i = model->first[0][w]; i < model->first[0][w + 1]; i++) {
            neighbour next = model->sides[0][i];
            model->pairs[(size_t)model->clusters[w] * k + model->clusters[next.word]] += next.count;
        }
    }
}

/// A word's neighbours by cluster, its own pairs left out.
typedef struct surroundings {
    uint32_t *touched[2];
    int64_t *counts[2]; ///< per cluster
    size_t touched_count[2];
    int64_t own; ///< the word behind itself
} surroundings;

static void look_around(const model *model, uint32_t word, surroundings *around) {
    around->own = 0;
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < around->touched_count[side]; i++)
            around->counts[side][around->touched[side][i]] = 0;
        around->touched_count[side] = 0;
        for (uint32_t i = model->first[side][word]; i < model->first[side][word + 1]; i++) {
            neighbour next = model->sides[side][i];
            if (next.word == word) {
                around->own = next.count;
                continue;
            }
            uint32_t cluster = model->clusters[next.word];
            if (around->counts[side][cluster] == 0)
                around->touched[side][around->touched_count[side]++] = cluster;
            around->counts[side][cluster] += next.count;
        }
    }
}

/// Adds the word's counts to a cluster (sign 1) or takes them away (-1).
static void shift(model *model, uint32_t word, uint32_t to, const surroundings *around, int sign) {
    size_t k = model->cluster_count;
    for (size_t i = 0; i < around->touched_count[0]; i++) {
        uint32_t c = around->touched[0][i];
        model->pairs[to * k + c] += sign * around->counts[0][c];
    }
    for (size_t i = 0; i < around->touched_count[1]; i++) {
        uint32_t c = around->touched[1][i];
        model->pairs[c * k + to] += sign * around->counts[1][c];
    }
    model->pairs[to * k + to] += sign * around->own;
    model->sums[to] += sign * (int64_t)model->totals[word];
}

/// What the likelihood gains when the word, taken out of every cluster, joins `to`.
static double gain(const model *model, uint32_t word, uint32_t to, const surroundings *around) {
    size_t k = model->cluster_count;
    double sum = 0;
    int64_t loop = around->own + around->counts[0][to] + around->counts[1][to];
    for (size_t i = 0; i < around->touched_count[0]; i++) {
        uint32_t c = around->touched[0][i];
        if (c == to) continue;
        int64_t now = model->pairs[to * k + c];
        sum += x_log_x(model, now + around->counts[0][c]) - x_log_x(model, now);
    }
    for (size_t i = 0; i < around->touched_count[1]; i++) {
        uint32_t c = around->touched[1][i];
        if (c == to) continue;
        int64_t now = model->pairs[c * k + to];
        sum += x_log_x(model, now + around->counts[1][c]) - x_log_x(model, now);
    }
    int64_t now = model->pairs[to * k + to];
    sum += x_log_x(model, now + loop) - x_log_x(model, now);
    sum -= 2 * (x_log_x(model, model->sums[to] + model->totals[word]) -
                x_log_x(model, model->sums[to]));
    return sum;
}

static size_t exchange(model *model, surroundings *around) {
    size_t moved = 0;
    for (uint32_t word = 1; word < model->word_count; word++) {
        uint32_t from = model->clusters[word], best = from;
        look_around(model, word, around);
        shift(model, word, from, around, -1);
        double most = gain(model, word, from, around) + 1e-6;
        for (uint32_t to = 1; to < model->cluster_count; to++) {
            double here = to == from ? 0 : gain(model, word, to, around);
            if (to != from && here > most) {
                most = here;
                best = to;
            }
        }
        shift(model, word, best, around, 1);
        model->clusters[word] = best;
        moved += best != from;
    }
    return moved;
}

static void cluster(model *model) {
    surroundings around = {0};
    model->table = need(malloc(TABLE * sizeof *model->table));
    for (int64_t i = 0; i < TABLE; i++)
        model->table[i] = i == 0 ? 0 : (double)i * log((double)i);
    for (int side = 0; side < 2; side++) {
        around.touched[side] = need(calloc(model->cluster_count, sizeof(uint32_t)));
        around.counts[side] = need(calloc(model->cluster_count, sizeof(int64_t)));
    }
    start(model);
    for (int round = 0; round < ROUNDS; round++)
        fprintf(stderr, "round %d: %zu moved\n", round + 1, exchange(model, &around));
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fputs("usage: cluster_words CLUSTERS LEAST PATH...\n", stderr);
        return 3;
    }
    syn_error error = {0};
    syn_run *run;
    syn_options options = {.jobs = 1};
    if (syn_run_new(&options, &run, &error) != SYN_OK) return 2;
    for (int i = 3; i < argc; i++) {
        if (syn_run_add_path(run, argv[i], &error) != SYN_OK) return 2;
    }
    if (syn_run_execute(run, SYN_STEP_ANNOTATE, &error) != SYN_OK) {
        fprintf(stderr, "cluster_words: %s\n", error.message);
        return 2;
    }
    syn_arena arena = {0};
    syn_map map;
    syn_map_init(&map, &arena);
    model model = {.cluster_count = (uint32_t)atoi(argv[1])};
    text text = number_words(syn_run_get_pile(run), &map, &arena);
    choose_words(&model, &map, (size_t)atoi(argv[2]), &text);
    fprintf(stderr, "%zu words of text, %u words\n", text.count, model.word_count - 1);
    count_pairs(&model, &text);
    cluster(&model);
    printf("# Words that are used alike, made by tools/cluster_words.c. Card: word_clusters.md\n");
    for (uint32_t w = 1; w < model.word_count; w++)
        printf("%.*s\t%u\n", SYN_STR_PRINT(model.words[w]), model.clusters[w]);
    return 0;
}
