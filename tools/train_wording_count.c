// SPDX-License-Identifier: Apache-2.0
// Counts words, pairs of neighbours and tags in a row over documents, as
// src/annotate/wording_words.c gives them. Pairs are counted after rare words have become classes:
// a second pass. Part of train_wording.
#include "train_wording.h"

#include "annotate/parts.h"
#include "annotate/wording_places.h"
#include "base/fnv.h"

#include <stdlib.h>
#include <string.h>

row *find_row(const table *in, uint64_t hash) {
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
    row *one = find_row(to, hash);
    to->count += one->hash == 0;
    one->hash = hash;
    one->count++;
}

int compare_rows(const void *a, const void *b) {
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

/// A word whose key has become that of its class, with the one before it.
static void count_pair(const syn__wording_words *found, size_t at, uint32_t own, uint32_t left,
                       counts *out) {
    const syn__wording_word *word = &found->items[at];
    if (word->key == SYN__WORDING_NAME || word->key == SYN__WORDING_RARE)
        add(&out->words, word->key);
    if (word->is_first) add(&out->words, SYN__WORDING_START);
    if (word->pos != 0 && (!word->is_capital || word->is_first))
        add(&out->posed, (uint64_t)own << 8 | (uint8_t)word->pos);
    uint8_t tags[2] = {SYN_POS_COUNT, SYN_POS_COUNT};
    syn__wording_find_tags(found, at, tags);
    // The stop at the end of a sentence is no other mark.
    bool is_last = at + 1 == found->count || found->items[at + 1].is_first;
    uint8_t tag = is_last && own == syn_fnv(".", 1) ? SYN_POS_COUNT : word->tag;
    if (word->is_prose) out->tags[tags[0]][tags[1]][tag]++;
    add(&out->pairs, (uint64_t)(word->is_first ? SYN__WORDING_START : left) << 32 | word->key);
}

static void count_pairs(const syn__wording_words *found, counts *out) {
    uint32_t left = SYN__WORDING_START;
    for (size_t i = 0; i < found->count; i++) {
        syn__wording_word *word = &found->items[i];
        uint32_t own = word->key;
        word->key = syn__wording_classify(word, find_row(&out->words, own)->count);
        count_pair(found, i, own, left, out);
        left = word->key;
    }
}

/// Walks all documents but those of a fold: counts words, or pairs once words are known.
static void count_pile(const syn_pile *pile, int left_out, counts *out, bool has_words) {
    syn_arena arena = {0};
    for (size_t d = 0; d < pile->count; d++) {
        if (find_fold(pile->documents[d]->id) == left_out) continue;
        syn__view view = syn__view_make(pile->documents[d], pile->marks[d], &arena);
        syn__wording_words found = syn__wording_read(&view, SIZE_MAX, &arena);
        if (has_words) count_pairs(&found, out);
        for (size_t i = 0; i < found.count && !has_words; i++)
            add(&out->words, found.items[i].key);
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
        *find_row(&kept, one->hash) = *one;
        kept.count++;
    }
    free(words->slots);
    *words = kept;
}

void count_words(const syn_pile *pile, int left_out, counts *out) {
    *out = (counts){.words = make_table((size_t)1 << 20),
                    .pairs = make_table((size_t)1 << 23),
                    .posed = make_table((size_t)1 << 20)};
    count_pile(pile, left_out, out, false);
    for (size_t i = 0; i < out->words.slot_count; i++)
        out->all += out->words.slots[i].count;
    count_pile(pile, left_out, out, true);
    drop_rare(&out->words);
    sort_rows(&out->words);
    sort_rows(&out->pairs);
}

void free_counts(counts *one) {
    free(one->words.slots);
    free(one->pairs.slots);
    free(one->posed.slots);
}
