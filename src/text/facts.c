// SPDX-License-Identifier: Apache-2.0
// Takes the words of a sentence, gives what lists know of them. See facts.h.
#include "text/facts.h"

#include "base/str.h"
#include "text/lexicon.h"

static uint32_t look_up(const syn_fact_slot *slots, size_t slot_count, uint64_t hash) {
    uint32_t check = syn_fact_check(hash);
    for (size_t at = (size_t)hash & (slot_count - 1);; at = (at + 1) & (slot_count - 1)) {
        if (slots[at].check == check) return slots[at].value;
        if (slots[at].check == 0) return 0;
    }
}

static uint32_t find_listed(syn_str word) {
    static const struct {
        syn_lexicon list;
        uint32_t fact;
    } lists[] = {{SYN_LEXICON_FIRST_NAME, SYN_FACT_FIRST_NAME},
                 {SYN_LEXICON_SURNAME, SYN_FACT_SURNAME},
                 {SYN_LEXICON_PLACE, SYN_FACT_PLACE},
                 {SYN_LEXICON_ORGANISATION, SYN_FACT_BODY},
                 {SYN_LEXICON_TITLE, SYN_FACT_TITLE},
                 {SYN_LEXICON_ORGANISATION_WORD, SYN_FACT_BODY_WORD},
                 {SYN_LEXICON_PLACE_WORD, SYN_FACT_PLACE_WORD},
                 {SYN_LEXICON_DEMONYM, SYN_FACT_DEMONYM},
                 {SYN_LEXICON_ROLE, SYN_FACT_ROLE},
                 {SYN_LEXICON_CALENDAR, SYN_FACT_CALENDAR}};
    uint32_t number = syn_lexicon_find_word(word), facts = 0;
    for (size_t i = 0; number != 0 && i < sizeof lists / sizeof *lists; i++) {
        if (syn_lexicon_has(lists[i].list, number)) facts |= lists[i].fact;
    }
    return facts;
}

/// Marks the longest phrase of several words that begins at `at`.
static void mark_phrase(syn_sketch *sketches, size_t count, size_t at) {
    uint64_t hash = syn_phrase_add(0, &sketches[at]);
    uint32_t kinds = 0;
    size_t end = at;
    for (size_t i = at + 1; i < count && i < at + SYN_PHRASE_WORDS; i++) {
        hash = syn_phrase_add(hash, &sketches[i]);
        uint32_t here = look_up(syn__gazetteer_slots, syn__gazetteer_slot_count, hash);
        if (here == 0 || !sketches[i].is_capital) continue;
        kinds = here;
        end = i;
    }
    static const uint32_t all[][3] = {
        {SYN_FACT_PLACE, SYN_FACT_PLACE_FIRST, SYN_FACT_PLACE_NEXT},
        {SYN_FACT_PERSON, SYN_FACT_PERSON_FIRST, SYN_FACT_PERSON_NEXT},
        {SYN_FACT_BODY, SYN_FACT_BODY_FIRST, SYN_FACT_BODY_NEXT}};
    for (size_t k = 0; k < 3; k++) {
        if ((kinds & all[k][0]) == 0) continue;
        sketches[at].facts |= all[k][1];
        for (size_t i = at + 1; i <= end; i++)
            sketches[i].facts |= all[k][2];
    }
}

void syn_facts_find(const syn_str *words, syn_sketch *sketches, size_t count) {
    for (size_t i = 0; i < count; i++) {
        syn_sketch *sketch = &sketches[i];
        sketch->cluster = look_up(syn__cluster_slots, syn__cluster_slot_count, sketch->word);
        if (sketch->cluster == 0)
            sketch->cluster = look_up(syn__cluster_slots, syn__cluster_slot_count, sketch->lower);
        if (!sketch->is_capital) continue;
        sketch->facts |=
            look_up(syn__gazetteer_slots, syn__gazetteer_slot_count, syn_phrase_add(0, sketch));
        sketch->facts |= find_listed(words[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (sketches[i].is_capital) mark_phrase(sketches, count, i);
    }
}
