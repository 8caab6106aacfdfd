// SPDX-License-Identifier: Apache-2.0
// Counts words and pairs of neighbours as src/annotate/wording_words.c gives them, and writes the
// model that src/text/collocations.c reads; or shows the features of documents, or the
// values of their places, for tools/fit_wording.
//
//   train_wording count COUNT.jsonl models/collocations.bin FOLDER
//   train_wording features TEXTS.jsonl FOLDER > TABLE
//   train_wording places TEXTS.jsonl FOLDER > PLACES
//
// FOLDER gets eight models more, each counted without an eighth of the documents: what was counted
// can weigh the features, too, measured by the model that has not seen it (stacking; Wolpert 1992).
//
// Pairs are counted after rare words have become classes: a second pass. The same texts in the same
// order give the same bytes.
#include "annotate/parts.h"
#include "annotate/wording_places.h"
#include "base/fnv.h"
#include "base/sort.h"
#include "synopt/synopt.h"
#include "text/collocations.h"
#include "text/wordnet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct row {
    uint64_t hash;
    uint32_t count;
} row;

/// Open addressing by a hash that is never 0.
typedef struct table {
    row *slots;
    size_t slot_count, count;
} table;

static void stop(const char *path, const char *why) {
    fprintf(stderr, "train_wording: %s: %s\n", path, why);
    exit(2);
}

static row *find(table *in, uint64_t hash) {
    size_t at = (size_t)(hash * 0x9E3779B97F4A7C15u >> 20) & (in->slot_count - 1);
    while (in->slots[at].hash != 0 && in->slots[at].hash != hash)
        at = (at + 1) & (in->slot_count - 1);
    return &in->slots[at];
}

static table make_table(size_t slot_count) {
    table made = {calloc(slot_count, sizeof(row)), slot_count, 0};
    if (made.slots == NULL) stop("memory", "none left");
    return made;
}

static void add(table *to, uint64_t hash) {
    if (to->count * 3 >= to->slot_count * 2) stop("table", "too many words");
    row *one = find(to, hash);
    to->count += one->hash == 0;
    one->hash = hash;
    one->count++;
}

static int compare_rows(const void *a, const void *b) {
    uint64_t x = ((const row *)a)->hash, y = ((const row *)b)->hash;
    return (x > y) - (x < y);
}

/// The used rows, sorted, in front.
static void sort_rows(table *one) {
    size_t kept = 0;
    for (size_t i = 0; i < one->slot_count; i++) {
        if (one->slots[i].hash != 0) one->slots[kept++] = one->slots[i];
    }
    qsort(one->slots, kept, sizeof *one->slots, compare_rows);
}

enum { FOLDS = 8, NO_FOLD = -1, NONE_LEFT_OUT = -2 };

/// Words by part of speech: their key in the low bits.
static table posed;
/// How often each meaning of all lemmas would be drawn, per lemma and part of speech.
enum { POSES = 4, MOST_KIN = 400, MOST_LEMMAS = 28 };
static const char poses[POSES] = {'n', 'v', 'a', 'r'};

static double count_posed(uint32_t lemma, size_t pos) {
    return find(&posed, (uint64_t)syn_wordnet_get_hash(lemma) << 8 | (uint8_t)poses[pos])->count;
}

/// Kinds of a meaning: the reverse of its hypernyms.
typedef struct kin {
    uint32_t *starts, *items;
} kin;

static kin turn_kin(void) {
    size_t count = syn__wordnet_synset_count;
    kin made = {calloc(count + 2, sizeof(uint32_t)), NULL};
    uint32_t links[MOST_KIN];
    if (made.starts == NULL) stop("memory", "none left");
    for (uint32_t s = 0; s < count; s++) {
        size_t some = syn_wordnet_list_kin(s, links, MOST_KIN);
        for (size_t i = 0; i < some; i++)
            made.starts[links[i] + 2]++;
    }
    for (size_t s = 2; s < count + 2; s++)
        made.starts[s] += made.starts[s - 1];
    made.items = calloc(made.starts[count + 1] + 1, sizeof(uint32_t));
    if (made.items == NULL) stop("memory", "none left");
    for (uint32_t s = 0; s < count; s++) {
        size_t some = syn_wordnet_list_kin(s, links, MOST_KIN);
        for (size_t i = 0; i < some; i++)
            made.items[made.starts[links[i] + 1]++] = s;
    }
    return made;
}

/// Deals `mass` to the lemmas of some meanings, but for `from`, by the root of how common they are.
static void deal(double *drawn, const uint32_t *synsets, size_t count, uint32_t from, size_t pos,
                 double mass) {
    for (int round = 0; round < 2; round++) {
        double all = 0;
        for (size_t i = 0; i < count; i++) {
            uint32_t lemmas[MOST_LEMMAS];
            size_t some = syn_wordnet_list_lemmas(synsets[i], lemmas, MOST_LEMMAS);
            for (size_t k = 0; k < some; k++) {
                double share = lemmas[k] == from ? 0 : sqrt(count_posed(lemmas[k], pos) + 1);
                all += share;
                if (round == 1) drawn[POSES * lemmas[k] + pos] += mass * share;
            }
        }
        if (all <= 0) return;
        mass /= all;
    }
}

/// What a program that exchanges words would write: near synonyms, or kinds too.
static double *draw(bool is_wide, const kin *kinds) {
    double *drawn = calloc(syn__wordnet_word_count * POSES, sizeof *drawn);
    if (drawn == NULL) stop("memory", "none left");
    for (uint32_t lemma = 0; lemma < syn__wordnet_word_count; lemma++) {
        syn_wordnet_sense senses[32];
        size_t count = syn_wordnet_list_senses(lemma, senses, 32);
        for (size_t pos = 0; pos < POSES; pos++) {
            double found = count_posed(lemma, pos), all = 0;
            for (size_t i = 0; i < count; i++)
                all += senses[i].pos == poses[pos] ? 1.0 / (1 + senses[i].rank) : 0;
            if (found <= 0 || all <= 0) continue;
            for (size_t i = 0; i < count; i++) {
                if (senses[i].pos != poses[pos]) continue;
                uint32_t near[MOST_KIN] = {senses[i].synset};
                size_t some = 1;
                if (is_wide) some += syn_wordnet_list_kin(near[0], near + 1, 40);
                uint32_t kind = kinds->starts[near[0]], end = kinds->starts[near[0] + 1];
                for (; is_wide && kind < end && some < MOST_KIN; kind++)
                    near[some++] = kinds->items[kind];
                deal(drawn, near, some, lemma, pos, found / all / (1 + senses[i].rank));
            }
        }
    }
    return drawn;
}

static unsigned step_drawn(double drawn, double found) {
    double step = 128.5 + SYN_COLLOCATIONS_DRAWN_STEPS * log2((drawn + 0.5) / (found + 0.5));
    return step < 0 ? 0 : step > 255 ? 255 : (unsigned)step;
}

static unsigned find_level(double count, double (*value_of)(unsigned), unsigned most) {
    unsigned level = 0;
    while (level < most && value_of(level + 1) <= count)
        level++;
    return level;
}

enum { TAGS = SYN_COLLOCATIONS_TAGS };
static double tag_counts[TAGS][TAGS][TAGS];

static void count_tag(uint8_t before_last, uint8_t last, uint8_t tag) {
    tag_counts[before_last][last][tag]++;
}

enum { MOST_RANK = 6, MOST_OTHERS = 24, MOST_SYNONYMS = 16 };

/// The numbers of the words counted, by key: bucket by bucket as the model has them.
static table words_written;

static uint32_t find_id(uint32_t key) {
    row wanted = {.hash = key};
    const row *at =
        bsearch(&wanted, words_written.slots, words_written.count, sizeof wanted, compare_rows);
    return at == NULL ? UINT32_MAX : (uint32_t)(at - words_written.slots);
}

/// The other lemmas of a word's commoner meanings, each once.
static size_t list_others(uint32_t lemma, char pos, uint32_t *out_lemmas) {
    syn_wordnet_sense senses[32];
    size_t sense_count = syn_wordnet_list_senses(lemma, senses, 32), count = 0;
    for (size_t i = 0; i < sense_count; i++) {
        if (senses[i].pos != pos || senses[i].rank >= MOST_RANK) continue;
        uint32_t lemmas[MOST_LEMMAS];
        size_t some = syn_wordnet_list_lemmas(senses[i].synset, lemmas, MOST_LEMMAS);
        for (size_t k = 0; k < some && count < MOST_OTHERS; k++) {
            bool is_new = lemmas[k] != lemma;
            for (size_t j = 0; j < count; j++)
                is_new = is_new && out_lemmas[j] != lemmas[k];
            if (is_new) out_lemmas[count++] = lemmas[k];
        }
    }
    return count;
}

static int compare_ids(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t more = words_written.slots[x].count, less = words_written.slots[y].count;
    if (more != less) return more > less ? -1 : 1;
    return (x > y) - (x < y);
}

/// What is written, piece by piece.
typedef struct bytes {
    uint8_t *items;
    size_t count, capacity;
} bytes;

static void put(bytes *to, uint32_t value, int size) {
    for (int i = 0; i < size; i++) {
        if (to->count == to->capacity) {
            to->capacity = to->capacity * 2 + 4096;
            to->items = realloc(to->items, to->capacity);
            if (to->items == NULL) stop("memory", "none left");
        }
        to->items[to->count++] = (uint8_t)(value >> 8 * i & 255);
    }
}

/// The place of its list of synonyms; 0, an empty list, where none was counted.
static uint32_t put_synonyms(bytes *lists, uint32_t lemma, char pos) {
    uint32_t lemmas[MOST_OTHERS], ids[MOST_OTHERS];
    size_t count = list_others(lemma, pos, lemmas), known = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t id = find_id(syn_wordnet_get_hash(lemmas[i]));
        if (id != UINT32_MAX) ids[known++] = id;
    }
    if (known == 0) return 0;
    qsort(ids, known, sizeof *ids, compare_ids);
    uint32_t place = (uint32_t)lists->count;
    size_t kept = known < MOST_SYNONYMS ? known : MOST_SYNONYMS;
    put(lists, (uint32_t)kept, 1);
    put(lists, (uint32_t)(count - known), 1);
    for (size_t i = 0; i < kept; i++)
        put(lists, ids[i], 2);
    return place;
}

/// A row a word and part of speech: its key, its two steps and the place of its list as the count.
typedef struct choice {
    uint32_t key, steps, place;
} choice;

static int compare_choices(const void *a, const void *b) {
    uint32_t x = ((const choice *)a)->key, y = ((const choice *)b)->key;
    return (x > y) - (x < y);
}

static void put_choices(bytes *out, bytes *lists) {
    kin kinds = turn_kin();
    double *near = draw(false, &kinds), *wide = draw(true, &kinds);
    choice *made = calloc(syn__wordnet_word_count * POSES, sizeof *made);
    size_t count = 0;
    if (made == NULL) stop("memory", "none left");
    put(lists, 0, 2);
    for (uint32_t lemma = 0; lemma < syn__wordnet_word_count; lemma++) {
        for (size_t pos = 0; pos < POSES; pos++) {
            size_t at = POSES * (size_t)lemma + pos;
            double found = count_posed(lemma, pos);
            uint32_t place = put_synonyms(lists, lemma, poses[pos]);
            if (found < 1 && near[at] < 0.5 && wide[at] < 0.5 && place == 0) continue;
            uint32_t key = syn__collocation_as(syn_wordnet_get_hash(lemma), poses[pos]);
            uint32_t steps = step_drawn(near[at], found) | step_drawn(wide[at], found) << 8;
            made[count++] = (choice){key, steps, place};
        }
    }
    qsort(made, count, sizeof *made, compare_choices);
    for (size_t bucket = 0, at = 0; bucket <= 1 << SYN_COLLOCATIONS_WORD_BITS; bucket++) {
        while (at < count && made[at].key >> (32 - SYN_COLLOCATIONS_WORD_BITS) < bucket)
            at++;
        put(out, (uint32_t)at, 4);
    }
    for (size_t i = 0; i < count; i++) {
        put(out, made[i].key, 3);
        put(out, made[i].steps, 2);
        put(out, made[i].place, 3);
    }
    if (lists->count >> 24 != 0) stop("synonyms", "too many");
}

static void put_surprise(bytes *out, double share) {
    double steps = -log2(share) * SYN_COLLOCATIONS_STEPS + 0.5;
    put(out, steps > 255 ? 255 : (uint32_t)steps, 1);
}

/// Rows that were seldom seen lean on the rows of their last tag alone.
static void put_tags(bytes *out) {
    double pairs[TAGS][TAGS] = {{0}}, lasts[TAGS] = {0};
    for (size_t a = 0; a < TAGS * TAGS * TAGS; a++) {
        double count = tag_counts[a / TAGS / TAGS][a / TAGS % TAGS][a % TAGS];
        pairs[a / TAGS % TAGS][a % TAGS] += count;
        lasts[a / TAGS % TAGS] += count;
    }
    for (size_t a = 0; a < TAGS; a++) {
        for (size_t b = 0; b < TAGS; b++) {
            double all = 0;
            for (size_t c = 0; c < TAGS; c++)
                all += tag_counts[a][b][c];
            for (size_t c = 0; c < TAGS; c++) {
                double share = (pairs[b][c] + 1) / (lasts[b] + TAGS);
                put_surprise(out, (tag_counts[a][b][c] + 20 * share) / (all + 20));
            }
        }
    }
    double singles[TAGS] = {0}, all = 0;
    for (size_t a = 0; a < TAGS * TAGS; a++) {
        singles[a % TAGS] += pairs[a / TAGS][a % TAGS];
        all += pairs[a / TAGS][a % TAGS];
    }
    for (size_t a = 0; a < TAGS; a++)
        put_surprise(out, (singles[a] + 1) / (all + TAGS));
}

static void put_words(bytes *out, const table *words) {
    for (size_t bucket = 0, at = 0; bucket <= 1 << SYN_COLLOCATIONS_WORD_BITS; bucket++) {
        while (at < words->count &&
               words->slots[at].hash >> (32 - SYN_COLLOCATIONS_WORD_BITS) < bucket)
            at++;
        put(out, (uint32_t)at, 4);
    }
    for (size_t i = 0; i < words->count; i++) {
        unsigned level = find_level(words->slots[i].count, syn__collocation_of_level, 60);
        put(out, level, 1);
        put(out, (uint32_t)words->slots[i].hash, 3);
    }
}

/// Pairs in order of their keys, each into the first free slot from its bucket on.
static void put_pairs(bytes *out, const table *pairs) {
    enum {
        SLOTS = SYN_COLLOCATIONS_PAIR_SLOTS,
        BUCKETS = (1 << SYN_COLLOCATIONS_PAIR_BITS) + SYN_COLLOCATIONS_PAIR_TAIL
    };
    static uint16_t slots[BUCKETS][SLOTS];
    memset(slots, 0, sizeof slots);
    for (size_t i = 0; i < pairs->count; i++) {
        uint32_t left = find_id((uint32_t)(pairs->slots[i].hash >> 32));
        uint32_t right = find_id((uint32_t)pairs->slots[i].hash);
        if (left == UINT32_MAX || right == UINT32_MAX) stop("pairs", "a word has no number");
        uint32_t hash = syn__collocation_hash(left, right);
        size_t bucket = hash >> (32 - SYN_COLLOCATIONS_PAIR_BITS);
        while (bucket < BUCKETS && slots[bucket][SLOTS - 1] != 0)
            bucket++;
        if (bucket + 1 >= BUCKETS) stop("pairs", "too many");
        size_t at = 0;
        while (slots[bucket][at] != 0)
            at++;
        unsigned level = find_level(pairs->slots[i].count, syn__collocation_of_pair_level, 15);
        slots[bucket][at] = (uint16_t)(syn__collocation_check(hash) << 4 | level);
    }
    for (size_t i = 0; i < BUCKETS; i++) {
        for (size_t k = 0; k < SLOTS; k++)
            put(out, slots[i][k], 2);
    }
}

static void write_model(const char *path, const table *words, const table *pairs, double all) {
    enum { TABLES = 4 };
    bytes head = {0}, tags = {0}, tables[TABLES] = {{0}};
    words_written = *words;
    put_tags(&tags);
    put_words(&tables[0], words);
    put_pairs(&tables[1], pairs);
    put_choices(&tables[2], &tables[3]);
    FILE *out = fopen(path, "wb");
    if (out == NULL) stop(path, "cannot write");
    fputs(SYN_COLLOCATIONS_MAGIC, out);
    put(&head, (uint32_t)all, 4);
    // Each table begins on a cache line.
    size_t place = SYN_COLLOCATIONS_HEAD_BYTES + tags.count;
    while (place++ % 64 != 0)
        put(&tags, 0, 1);
    place--;
    for (size_t i = 0; i < TABLES; i++) {
        put(&head, (uint32_t)place, 4);
        while (i + 1 < TABLES && tables[i].count % 64 != 0)
            put(&tables[i], 0, 1);
        place += tables[i].count;
    }
    put(&head, (uint32_t)place, 4);
    fwrite(head.items, 1, head.count, out);
    fwrite(tags.items, 1, tags.count, out);
    for (size_t i = 0; i < TABLES; i++)
        fwrite(tables[i].items, 1, tables[i].count, out);
    if (fclose(out) != 0) stop(path, "cannot write");
    fprintf(stderr, "%zu bytes: words %zu, pairs %zu, choices %zu, synonyms %zu\n", place,
            tables[0].count, tables[1].count, tables[2].count, tables[3].count);
}

static const syn_pile *annotate(const char *path) {
    syn_error error = {0};
    syn_run *run; // stays: the pile lies in it
    bool is_good = syn_run_new(&(syn_options){.jobs = 0}, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_ANNOTATE, &error) == SYN_OK;
    if (!is_good) stop(path, error.message);
    return syn_run_get_pile(run);
}

/// Names of documents begin with the fold whose model does not count them: "3/bbc-17", "-/gum-2".
static int find_fold(syn_str id) {
    bool has_fold = id.size > 1 && id.data[1] == '/' && id.data[0] >= '0' && id.data[0] <= '9';
    return has_fold ? id.data[0] - '0' : NO_FOLD;
}

/// Walks all documents but those of a fold: counts words, or pairs once words are known.
static void count_pile(const syn_pile *pile, int left_out, table *words, table *pairs) {
    syn_arena arena = {0};
    for (size_t d = 0; d < pile->count; d++) {
        if (find_fold(pile->documents[d]->id) == left_out) continue;
        syn__view view = syn__view_make(pile->documents[d], pile->marks[d], &arena);
        syn__wording_words found = syn__wording_read(&view, SIZE_MAX, &arena);
        uint32_t left = SYN__WORDING_START;
        for (size_t i = 0; i < found.count; i++) {
            syn__wording_word *word = &found.items[i];
            if (pairs == NULL) {
                add(words, word->key);
                continue;
            }
            uint32_t own = word->key;
            word->key = syn__wording_classify(word, find(words, word->key)->count);
            if (word->key == SYN__WORDING_NAME || word->key == SYN__WORDING_RARE)
                add(words, word->key);
            if (word->is_first) add(words, SYN__WORDING_START);
            if (word->pos != 0 && (!word->is_capital || word->is_first))
                add(&posed, (uint64_t)own << 8 | (uint8_t)word->pos);
            uint8_t tags[2] = {SYN_POS_COUNT, SYN_POS_COUNT};
            syn__wording_find_tags(&found, i, tags);
            // The stop at the end of a sentence is no other mark.
            bool is_last = i + 1 == found.count || found.items[i + 1].is_first;
            uint8_t tag = is_last && own == syn_fnv(".", 1) ? SYN_POS_COUNT : word->tag;
            if (word->is_prose) count_tag(tags[0], tags[1], tag);
            add(pairs, (uint64_t)(word->is_first ? SYN__WORDING_START : left) << 32 | word->key);
            left = word->key;
        }
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
}

/// Rare words are left out of the model; their classes get what all of them have.
static void drop_rare(table *words) {
    table kept = make_table(words->slot_count);
    for (size_t i = 0; i < words->slot_count; i++) {
        row *one = &words->slots[i];
        if (one->hash == 0 || (one->count < SYN__WORDING_LEAST && one->hash > SYN__WORDING_SYMBOL))
            continue;
        *find(&kept, one->hash) = *one;
        kept.count++;
    }
    free(words->slots);
    *words = kept;
}

static void count_but(const syn_pile *pile, int left_out, const char *to) {
    table words = make_table((size_t)1 << 20), pairs = make_table((size_t)1 << 23);
    count_pile(pile, left_out, &words, NULL);
    double all = 0;
    for (size_t i = 0; i < words.slot_count; i++)
        all += words.slots[i].count;
    posed = make_table(1 << 20);
    memset(tag_counts, 0, sizeof tag_counts);
    count_pile(pile, left_out, &words, &pairs);
    drop_rare(&words);
    sort_rows(&words);
    sort_rows(&pairs);
    write_model(to, &words, &pairs, all);
    fprintf(stderr, "%.0f tokens, %zu words, %zu pairs\n", all, words.count, pairs.count);
    free(words.slots);
    free(pairs.slots);
    free(posed.slots);
}

static void name_fold(char *out, size_t size, const char *folder, int fold) {
    snprintf(out, size, "%s/fold.%d", folder, fold);
}

/// The model of all documents, and for each fold one without it.
static int count(const char *from, const char *to, const char *folder) {
    const syn_pile *pile = annotate(from);
    count_but(pile, NONE_LEFT_OUT, to);
    for (int fold = 0; fold < FOLDS; fold++) {
        char path[512];
        name_fold(path, sizeof path, folder, fold);
        count_but(pile, fold, path);
    }
    return 0;
}

/// What was counted without one fold; the last of them without none.
typedef struct counted {
    syn_collocations words;
    syn_chains chains;
} counted;

static const uint8_t *read_model(const char *path, size_t *out_size) {
    enum { MOST = 1 << 24 };
    FILE *file = fopen(path, "rb");
    uint8_t *model = malloc(MOST); // stays: the tables lie in it
    if (file == NULL || model == NULL) stop(path, "cannot open");
    *out_size = fread(model, 1, MOST, file);
    fclose(file);
    return model;
}

static void open_folds(const char *folder, counted out[FOLDS + 1]) {
    out[FOLDS] = (counted){syn_collocations_open(), syn_chains_open()};
    for (int fold = 0; fold < FOLDS; fold++) {
        char path[512];
        size_t size;
        name_fold(path, sizeof path, folder, fold);
        const uint8_t *model = read_model(path, &size);
        out[fold].words = syn_collocations_open_bytes(model, size);
        snprintf(path, sizeof path, "%s/chains.%d", folder, fold);
        model = read_model(path, &size);
        out[fold].chains = syn_chains_open_bytes(model, size);
    }
}

static const counted *find_counted(const counted folds[FOLDS + 1], syn_str id) {
    int fold = find_fold(id);
    return &folds[fold >= 0 && fold < FOLDS ? fold : FOLDS];
}

static void show_document(const syn_document *document, const syn_marks *marks, const counted *from,
                          size_t most_prose, syn_arena *arena) {
    syn__view view = syn__view_make(document, marks, arena);
    syn__wording_words words = syn__wording_read(&view, most_prose, arena);
    syn__wording_oddities oddities = {0};
    double features[SYN__ODDNESS_COUNT] = {0};
    syn__wording_measure(&view, &from->words, &words, arena, features, &oddities);
    if (most_prose > SYN__WORDING_FIRST_PROSE)
        syn__wording_measure_places(&view, &from->words, &from->chains, &words, arena, features);
    printf("%.*s\t%zu\t%zu", SYN_STR_PRINT(document->id), words.count, words.prose_count);
    for (size_t i = 0; i < SYN__ODDNESS_COUNT; i++)
        printf("\t%.5f", features[i]);
    putchar('\n');
}

#define NAME(constant) "\t" #constant
/// Two rows a document, of the first look and of the second: name, words, prose, and the features
/// by name in the first row.
static int show(const char *path, const char *folder) {
    puts("id\twords\tprose" SYN__ODDNESS_LIST(NAME));
    const syn_pile *pile = annotate(path);
    static counted folds[FOLDS + 1];
    open_folds(folder, folds);
    syn_arena arena = {0};
    for (size_t d = 0; d < pile->count; d++) {
        const syn_document *one = pile->documents[d];
        const counted *from = find_counted(folds, one->id);
        show_document(one, pile->marks[d], from, SYN__WORDING_FIRST_PROSE, &arena);
        show_document(one, pile->marks[d], from, SYN__WORDING_MOST_PROSE, &arena);
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
    return fflush(stdout) != 0;
}

/// A row a place: number of the document, first byte, bits of what is asked, the values.
static void write_places(uint32_t document, const syn__places *in) {
    for (size_t i = 0; i < in->words->count; i++) {
        syn__place place;
        syn__places_read(in, i, &place);
        uint32_t asked = 0;
        for (size_t kind = 0; kind < SYN__PLACE_KINDS; kind++)
            asked |= (uint32_t)place.is_asked[kind] << kind;
        if (asked == 0) continue;
        uint32_t head[3] = {document, (uint32_t)in->view->tokens[place.word->token].span.start,
                            asked};
        for (size_t k = 0; k < 12; k++)
            putchar((int)(head[k / 4] >> 8 * (k % 4) & 255));
        fwrite(place.values, 1, sizeof place.values, stdout);
    }
}

/// The places of all documents that are judged, as the second look sees them. The first line
/// has the names of the values.
static int write_all_places(const char *path, const char *folder) {
    puts("places" SYN__PLACE_LIST(NAME));
    const syn_pile *pile = annotate(path);
    static counted folds[FOLDS + 1];
    open_folds(folder, folds);
    syn_arena arena = {0};
    for (size_t d = 0; d < pile->count; d++) {
        const counted *from = find_counted(folds, pile->documents[d]->id);
        syn__view view = syn__view_make(pile->documents[d], pile->marks[d], &arena);
        syn__wording_words words = syn__wording_read(&view, SYN__WORDING_MOST_PROSE, &arena);
        syn__wording_oddities oddities = {0};
        double features[SYN__ODDNESS_COUNT];
        syn__wording_measure(&view, &from->words, &words, &arena, features, &oddities);
        syn__places in = syn__places_open(&view, &from->words, &from->chains, &words, &arena);
        write_places((uint32_t)d, &in);
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
    return fflush(stdout) != 0;
}

int main(int argc, char **argv) {
    if (argc == 5 && strcmp(argv[1], "count") == 0) return count(argv[2], argv[3], argv[4]);
    if (argc == 4 && strcmp(argv[1], "features") == 0) return show(argv[2], argv[3]);
    if (argc == 4 && strcmp(argv[1], "places") == 0) return write_all_places(argv[2], argv[3]);
    fputs("usage: train_wording count COUNT.jsonl MODEL FOLDER | features TEXTS.jsonl FOLDER | "
          "places TEXTS.jsonl FOLDER\n",
          stderr);
    return 3;
}
