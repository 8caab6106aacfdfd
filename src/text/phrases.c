// SPDX-License-Identifier: Apache-2.0
// Takes a word list and a text, gives the entries that stand in it. See phrases.h.
#include "text/phrases.h"

#include "base/str.h"

void syn_phrases_init(syn_phrases *phrases, syn_lexicon list, syn_arena *arena) {
    *phrases = (syn_phrases){.table = syn_lexicon_get_table(list)};
    size_t count = phrases->table->slot_count;
    phrases->next = syn_arena_array(arena, count, sizeof *phrases->next);
    for (size_t i = count; phrases->next != NULL && i-- > 0;) {
        syn_str key = phrases->table->slots[i].key;
        if (key.size < 2) continue;
        unsigned char first = (unsigned char)key.data[0];
        phrases->next[i] = phrases->first[first];
        phrases->first[first] = (uint32_t)i + 1;
        phrases->seconds[first] |= 1u << (key.data[1] & 31);
    }
}

/// The next place from `at` where the first two bytes of some phrase may stand, or text.size.
static size_t find_candidate(const syn_phrases *phrases, syn_str text, size_t at) {
    const unsigned char *bytes = (const unsigned char *)text.data;
    for (; at + 1 < text.size; at++) {
        if ((phrases->seconds[bytes[at]] >> (bytes[at + 1] & 31) & 1) != 0) return at;
    }
    return text.size;
}

bool syn_phrases_find(const syn_phrases *phrases, syn_str text, syn_phrase_match *match) {
    if (phrases->next == NULL) return false;  // memory has failed
    bool is_new_place = match->entry == NULL; // else go on behind the last match
    size_t at = is_new_place ? find_candidate(phrases, text, 0) : match->start;
    uint32_t number = match->next;
    for (; at < text.size; at = find_candidate(phrases, text, at + 1), is_new_place = true) {
        if (is_new_place) number = phrases->first[(unsigned char)text.data[at]];
        for (; number != 0; number = phrases->next[number - 1]) {
            const syn_lexicon_entry *entry = &phrases->table->slots[number - 1];
            if (!syn_str_starts(syn_str_slice(text, at, text.size), entry->key)) continue;
            *match = (syn_phrase_match){entry, number - 1, at, phrases->next[number - 1]};
            return true;
        }
    }
    return false;
}
