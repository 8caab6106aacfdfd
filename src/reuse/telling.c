// SPDX-License-Identifier: Apache-2.0
// Takes the words of one document and of many others, gives for each the share of telling words in
// common, by a table over the terms of the pile in which each comparison leaves its number: nothing
// is sorted and nothing cleared. Linear in the words of the other.
#include "reuse/telling.h"

void syn__telling_init(syn__telling *telling, size_t term_count, syn_arena *arena) {
    *telling = (syn__telling){.term_count = term_count};
    telling->first = syn_arena_array(arena, term_count, sizeof *telling->first);
    telling->second = syn_arena_array(arena, term_count, sizeof *telling->second);
}

static bool is_telling(const syn__word *word) {
    return !word->is_stop_word && !word->is_quoted;
}

void syn__telling_set(syn__telling *telling, const syn__words *words, const float *weights) {
    telling->number++;
    telling->all = 0;
    if (telling->first == NULL) return;
    for (size_t unit = 0; unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (one->role != SYN__UNIT_PROSE) continue;
        for (size_t i = one->first; i < one->first + one->count; i++) {
            uint32_t term = words->items[i].term;
            if (!is_telling(&words->items[i]) || telling->first[term] == telling->number) continue;
            telling->first[term] = telling->number;
            telling->all += (double)weights[term];
        }
    }
}

double syn__telling_share(syn__telling *telling, const syn__words *words, const float *weights) {
    double common = 0, all = 0;
    telling->comparison++;
    if (telling->first == NULL || telling->second == NULL) return 0;
    for (size_t unit = 0; unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (one->role != SYN__UNIT_PROSE) continue;
        for (size_t i = one->first; i < one->first + one->count; i++) {
            uint32_t term = words->items[i].term;
            if (!is_telling(&words->items[i]) || telling->second[term] == telling->comparison)
                continue;
            telling->second[term] = telling->comparison;
            all += (double)weights[term];
            if (telling->first[term] == telling->number) common += (double)weights[term];
        }
    }
    double least = all < telling->all ? all : telling->all;
    return least > 0 ? common / least : 0;
}
