// SPDX-License-Identifier: Apache-2.0
// Takes the words of a sentence, gives what lists know of them. See facts.h.
#include "text/facts.h"

#include "base/str.h"
#include "text/labeller.h"
#include "text/lexicon.h"

enum { MOST_TITLED_BYTES = 64 };

static uint32_t look_up(const syn_fact_slot *slots, size_t slot_count, uint64_t hash) {
    uint32_t check = syn_fact_check(hash);
    for (size_t at = (size_t)hash & (slot_count - 1);; at = (at + 1) & (slot_count - 1)) {
        if (slots[at].check == check) return slots[at].value;
        if (slots[at].check == 0) return 0;
    }
}

uint8_t syn_facts_sure_tag(const syn_sketch *word) {
    uint32_t tag = look_up(syn__sure_tag_slots, syn__sure_tag_slot_count, word->word);
    return tag == 0 ? SYN_LABEL_OPEN : (uint8_t)(tag - 1); // 0 is a word that is not there
}

static uint32_t find_listed(uint32_t number) {
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
    uint32_t facts = 0;
    for (size_t i = 0; number != 0 && i < sizeof lists / sizeof *lists; i++) {
        if (syn_lexicon_has(lists[i].list, number)) facts |= lists[i].fact;
    }
    return facts;
}

/// A kind of phrase, and what its first and its other words are marked with.
typedef struct phrase_kind {
    uint32_t kind, first, next;
} phrase_kind;

static void mark_words(syn_sketch *sketches, size_t at, size_t end, uint32_t kinds,
                       const phrase_kind *all, size_t count) {
    for (size_t k = 0; k < count; k++) {
        if ((kinds & all[k].kind) == 0) continue;
        sketches[at].facts |= all[k].first;
        for (size_t i = at + 1; i <= end; i++)
            sketches[i].facts |= all[k].next;
    }
}

/// Marks the longest phrases of several words that begin at `at`: one of the lists that the tagger
/// knows, one of the others.
static void mark_phrase(syn_sketch *sketches, size_t count, size_t at) {
    static const phrase_kind older[] = {
        {SYN_FACT_PLACE, SYN_FACT_PLACE_FIRST, SYN_FACT_PLACE_NEXT},
        {SYN_FACT_PERSON, SYN_FACT_PERSON_FIRST, SYN_FACT_PERSON_NEXT},
        {SYN_FACT_BODY, SYN_FACT_BODY_FIRST, SYN_FACT_BODY_NEXT}};
    static const phrase_kind newer[] = {
        {SYN_FACT_TOWN, SYN_FACT_TOWN_FIRST, SYN_FACT_TOWN_NEXT},
        {SYN_FACT_KNOWN, SYN_FACT_KNOWN_FIRST, SYN_FACT_KNOWN_NEXT},
        {SYN_FACT_THING, SYN_FACT_THING_FIRST, SYN_FACT_THING_NEXT}};
    uint64_t hash = syn_phrase_add(0, &sketches[at]);
    uint32_t kinds[2] = {0};
    size_t ends[2] = {at, at};
    for (size_t i = at + 1; i < count && i < at + SYN_PHRASE_WORDS; i++) {
        hash = syn_phrase_add(hash, &sketches[i]);
        if (!sketches[i].is_capital) continue;
        uint32_t here = look_up(syn__gazetteer_slots, syn__gazetteer_slot_count, hash);
        for (size_t k = 0; k < 2; k++) {
            uint32_t some = k == 0 ? here & SYN_FACT_TAGGER : here & ~(uint32_t)SYN_FACT_TAGGER;
            if (some == 0) continue;
            kinds[k] = some;
            ends[k] = i;
        }
    }
    mark_words(sketches, at, ends[0], kinds[0], older, sizeof older / sizeof *older);
    mark_words(sketches, at, ends[1], kinds[1], newer, sizeof newer / sizeof *newer);
}

/// The hash of the word with its first letter as a capital and all others small.
static uint64_t hash_titled(syn_str word) {
    char bytes[MOST_TITLED_BYTES];
    size_t size = word.size < sizeof bytes ? word.size : sizeof bytes;
    for (size_t i = 0; i < size; i++)
        bytes[i] = syn_ascii_lower(word.data[i]);
    if (size > 0 && syn_ascii_is_lower(bytes[0])) bytes[0] = (char)(bytes[0] - 'a' + 'A');
    syn_sketch sketch;
    syn_sketch_make((syn_str){bytes, size}, &sketch);
    return sketch.word;
}

/// Coarse clusters are the low half of a row, fine ones the high half. A word that is only known
/// with a capital in front ("mexico", "MEXICO") has the fine cluster of that.
static void find_clusters(syn_str word, syn_sketch *sketch) {
    uint32_t row = look_up(syn__cluster_slots, syn__cluster_slot_count, sketch->word);
    sketch->cluster = row & 0xFFFF;
    sketch->fine = row >> 16;
    if (sketch->cluster != 0 && sketch->fine != 0) return;
    if (sketch->word != sketch->lower) {
        row = look_up(syn__cluster_slots, syn__cluster_slot_count, sketch->lower);
        if (sketch->cluster == 0) sketch->cluster = row & 0xFFFF;
        if (sketch->fine == 0) sketch->fine = row >> 16;
    }
    if (sketch->fine != 0 || sketch->cluster != 0 || word.size < 2) return;
    if (!syn_ascii_is_lower(word.data[0]) && !syn_ascii_is_upper(word.data[1])) return;
    sketch->fine = look_up(syn__cluster_slots, syn__cluster_slot_count, hash_titled(word)) >> 16;
}

/// "mexico", "new delhi": a word, or the last of a phrase, that is never written small and that
/// lists know as a name; `person` is the fact by which they know one.
static uint32_t find_small(uint64_t hash, uint32_t person) {
    enum { PLACES = SYN_FACT_PLACE | SYN_FACT_TOWN, BODIES = SYN_FACT_BODY | SYN_FACT_KNOWN };
    uint32_t facts = look_up(syn__gazetteer_slots, syn__gazetteer_slot_count, hash), small = 0;
    if ((facts & PLACES) != 0) small |= SYN_FACT_SMALL_PLACE;
    if ((facts & person) != 0) small |= SYN_FACT_SMALL_PERSON;
    if ((facts & BODIES) != 0) small |= SYN_FACT_SMALL_BODY;
    return small;
}

/// A word that is written small and hardly known so.
static bool is_rare_small(syn_str word, const syn_sketch *sketch) {
    return !sketch->is_capital && sketch->cluster == 0 && word.size > 2 &&
           syn_ascii_is_lower(word.data[0]);
}

void syn_facts_find_word(syn_str word, uint32_t number, syn_sketch *sketch) {
    find_clusters(word, sketch);
    sketch->sure_tag = syn_facts_sure_tag(sketch);
    uint64_t hash = syn_phrase_add(0, sketch);
    if (sketch->is_capital) {
        sketch->facts |= look_up(syn__gazetteer_slots, syn__gazetteer_slot_count, hash);
        sketch->facts |= find_listed(number);
    } else if (is_rare_small(word, sketch)) {
        sketch->facts |= find_small(hash, SYN_FACT_FIRST_NAME);
    }
}

void syn_facts_find_phrases(const syn_str *words, syn_sketch *sketches, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (sketches[i].is_capital) mark_phrase(sketches, count, i);
        bool may_end = i > 0 && !sketches[i - 1].is_capital;
        if (!may_end || !is_rare_small(words[i], &sketches[i])) continue;
        uint64_t pair = syn_phrase_add(syn_phrase_add(0, &sketches[i - 1]), &sketches[i]);
        uint32_t small = find_small(pair, SYN_FACT_PERSON);
        sketches[i].facts |= small;
        sketches[i - 1].facts |= small;
    }
}

void syn_facts_find(const syn_str *words, syn_sketch *sketches, size_t count) {
    for (size_t i = 0; i < count; i++)
        syn_facts_find_word(words[i], syn_lexicon_find_word(words[i]), &sketches[i]);
    syn_facts_find_phrases(words, sketches, count);
}
