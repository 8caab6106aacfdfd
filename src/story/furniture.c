// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives what of each document is its own: without the sentences that its outlet
// puts in front of and behind everything ("Sign up for our morning letter", who holds the rights).
//
// Such lines name the outlet, a city, an agency, and two items of one house would look related. A
// sentence is furniture when at least three texts of one outlet, copies counted once, begin or end
// with it. Counts stand in two tables by hash, of which the smaller is believed; a chance meeting
// of both is one in many thousands and costs a sentence. Linear.
#include "story/parts.h"

#include "base/str.h"

enum { FIRST_SENTENCES = 2, LAST_SENTENCES = 4, LEAST_TEXTS = 3, SLOTS_PER_DOCUMENT = 64 };

struct syn_furniture {
    uint8_t *counts[2];
    size_t mask;
};

/// Tokens [*at, *end) of the sentence that starts at token *at.
static size_t find_sentence_end(const syn_marks *marks, size_t at) {
    size_t end = at;
    while (end < marks->token_count && marks->tokens[end].sentence == marks->tokens[at].sentence)
        end++;
    return end;
}

static size_t find_sentence_start(const syn_marks *marks, size_t end) {
    size_t at = end - 1;
    while (at > 0 && marks->tokens[at - 1].sentence == marks->tokens[end - 1].sentence)
        at--;
    return at;
}

static uint64_t hash_sentence(const syn_pile *pile, size_t document, size_t start, size_t end) {
    uint64_t terms =
        syn_hash_bytes(&pile->terms[document][start], (end - start) * sizeof(uint32_t));
    return syn_hash_combine(syn_hash_str(pile->documents[document]->outlet), terms);
}

static bool is_furniture(const syn_furniture *furniture, uint64_t hash) {
    return furniture->counts[0][hash & furniture->mask] >= LEAST_TEXTS &&
           furniture->counts[1][(hash >> 32) & furniture->mask] >= LEAST_TEXTS;
}

static void count_sentence(const syn_furniture *furniture, uint64_t hash) {
    uint8_t *counts[2] = {&furniture->counts[0][hash & furniture->mask],
                          &furniture->counts[1][(hash >> 32) & furniture->mask]};
    for (size_t i = 0; i < 2; i++) {
        if (*counts[i] < UINT8_MAX) ++*counts[i];
    }
}

static void count_document(const syn_furniture *furniture, const syn_pile *pile, size_t document) {
    const syn_marks *marks = pile->marks[document];
    size_t at = 0, end = marks->token_count;
    for (size_t i = 0; i < FIRST_SENTENCES && at < end; i++) {
        size_t next = find_sentence_end(marks, at);
        count_sentence(furniture, hash_sentence(pile, document, at, next));
        at = next;
    }
    for (size_t i = 0; i < LAST_SENTENCES && end > at; i++) {
        size_t start = find_sentence_start(marks, end);
        count_sentence(furniture, hash_sentence(pile, document, start, end));
        end = start;
    }
}

syn_furniture *syn__furniture_make(const syn_pile *pile, const size_t *documents, size_t count,
                                   syn_arena *arena) {
    syn_furniture *furniture = syn_arena_alloc(arena, sizeof *furniture);
    size_t slots = 1024;
    while (slots < count * SLOTS_PER_DOCUMENT && slots < ((size_t)1 << 31))
        slots *= 2;
    if (furniture == NULL) return NULL;
    furniture->mask = slots - 1;
    for (size_t i = 0; i < 2; i++)
        furniture->counts[i] = syn_arena_array(arena, slots, 1);
    if (arena->has_failed) return NULL;
    for (size_t i = 0; i < count; i++) {
        if (syn_str_is_known(pile->documents[documents[i]]->outlet))
            count_document(furniture, pile, documents[i]);
    }
    return furniture;
}

void syn__furniture_trim(const syn_furniture *furniture, const syn_pile *pile, size_t document,
                         size_t *out_start, size_t *out_end) {
    const syn_marks *marks = pile->marks[document];
    *out_start = 0;
    *out_end = marks->token_count;
    if (furniture == NULL || !syn_str_is_known(pile->documents[document]->outlet)) return;
    while (*out_start < *out_end) {
        size_t next = find_sentence_end(marks, *out_start);
        if (!is_furniture(furniture, hash_sentence(pile, document, *out_start, next))) break;
        *out_start = next;
    }
    while (*out_end > *out_start) {
        size_t start = find_sentence_start(marks, *out_end);
        if (!is_furniture(furniture, hash_sentence(pile, document, start, *out_end))) break;
        *out_end = start;
    }
}
