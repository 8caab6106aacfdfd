// SPDX-License-Identifier: Apache-2.0
// Takes a list and a word, gives its entry. The tables are made by tools/lexicon_compile.c with the
// same hash. See lexicon.h.
#include "text/lexicon.h"

#include "base/fnv.h"
#include "base/str.h"

enum { LONGEST_FOLDED_KEY_BYTES = 64 };

const syn_lexicon_entry *syn_lexicon_find(syn_lexicon list, syn_str key) {
    const syn_lexicon_table *table = &syn__lexicon_tables[list];
    size_t slot = syn_fnv(key.data, key.size) & (table->slot_count - 1);
    while (table->slots[slot].key.data != NULL) {
        if (syn_str_equal(table->slots[slot].key, key)) return &table->slots[slot];
        slot = (slot + 1) & (table->slot_count - 1);
    }
    return NULL;
}

const syn_lexicon_entry *syn_lexicon_find_nocase(syn_lexicon list, syn_str key) {
    char folded[LONGEST_FOLDED_KEY_BYTES];
    if (key.size > sizeof folded) return NULL;
    for (size_t i = 0; i < key.size; i++)
        folded[i] = syn_ascii_lower(key.data[i]);
    return syn_lexicon_find(list, (syn_str){folded, key.size});
}

static syn_str get_key(uint32_t number) {
    uint32_t place = syn__lexicon_key_places[number];
    return (syn_str){syn__lexicon_keys + place, syn__lexicon_key_places[number + 1] - place};
}

uint32_t syn_lexicon_find_word(syn_str word) {
    char folded[LONGEST_FOLDED_KEY_BYTES];
    if (word.size > sizeof folded || word.size == 0) return 0;
    uint32_t value = SYN_FNV_START;
    for (size_t i = 0; i < word.size; i++) {
        folded[i] = syn_ascii_lower(word.data[i]);
        value = syn_fnv_add(value, (unsigned char)folded[i]);
    }
    syn_str key = {folded, word.size};
    size_t slot = value & (syn__lexicon_word_slot_count - 1);
    while (syn__lexicon_word_slots[slot] != 0) {
        uint32_t number = syn__lexicon_word_slots[slot] & 0xFFFF;
        bool may_be = (syn__lexicon_word_slots[slot] ^ value) >> 16 == 0;
        if (may_be && syn_str_equal(get_key(number), key)) return number;
        slot = (slot + 1) & (syn__lexicon_word_slot_count - 1);
    }
    return 0;
}

const syn_lexicon_table *syn_lexicon_get_table(syn_lexicon list) {
    return &syn__lexicon_tables[list];
}
