// SPDX-License-Identifier: Apache-2.0
// Writes what was counted as the model that src/text/collocations.c reads: surprise at tags in a
// row, words, pairs, and what could have stood in a word's place. Part of train_wording.
#include "train_wording.h"

#include "text/wordnet.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

enum { MOST_RANK = 6, MOST_OTHERS = 24, MOST_SYNONYMS = 16 };

/// The words counted, sorted by key: a word's place is its number in the model. Here for a
/// comparison that qsort calls.
static const table *words_written;

static uint32_t find_id(uint32_t key) {
    row wanted = {.hash = key};
    const row *at =
        bsearch(&wanted, words_written->slots, words_written->count, sizeof wanted, compare_rows);
    return at == NULL ? UINT32_MAX : (uint32_t)(at - words_written->slots);
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
    uint32_t more = words_written->slots[x].count, less = words_written->slots[y].count;
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

static void put_choices(bytes *out, bytes *lists, const counts *in) {
    double *near = draw_words(in, false), *wide = draw_words(in, true);
    choice *made = calloc(syn__wordnet_word_count * POSES, sizeof *made);
    size_t count = 0;
    if (made == NULL) stop("memory", "none left");
    put(lists, 0, 2);
    for (uint32_t lemma = 0; lemma < syn__wordnet_word_count; lemma++) {
        for (size_t pos = 0; pos < POSES; pos++) {
            size_t at = POSES * (size_t)lemma + pos;
            double found = count_posed(in, lemma, pos);
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
static void put_tags(bytes *out, const counts *in) {
    double pairs[TAGS][TAGS] = {{0}}, lasts[TAGS] = {0};
    for (size_t a = 0; a < TAGS * TAGS * TAGS; a++) {
        double count = in->tags[a / TAGS / TAGS][a / TAGS % TAGS][a % TAGS];
        pairs[a / TAGS % TAGS][a % TAGS] += count;
        lasts[a / TAGS % TAGS] += count;
    }
    for (size_t a = 0; a < TAGS; a++) {
        for (size_t b = 0; b < TAGS; b++) {
            double all = 0;
            for (size_t c = 0; c < TAGS; c++)
                all += in->tags[a][b][c];
            for (size_t c = 0; c < TAGS; c++) {
                double share = (pairs[b][c] + 1) / (lasts[b] + TAGS);
                put_surprise(out, (in->tags[a][b][c] + 20 * share) / (all + 20));
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

void write_wording_model(const char *path, const counts *in) {
    enum { TABLES = 4 };
    bytes head = {0}, tags = {0}, tables[TABLES] = {{0}};
    words_written = &in->words;
    put_tags(&tags, in);
    put_words(&tables[0], &in->words);
    put_pairs(&tables[1], &in->pairs);
    put_choices(&tables[2], &tables[3], in);
    FILE *out = fopen(path, "wb");
    if (out == NULL) stop(path, "cannot write");
    fputs(SYN_COLLOCATIONS_MAGIC, out);
    put(&head, (uint32_t)in->all, 4);
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
