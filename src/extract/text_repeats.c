// SPDX-License-Identifier: Apache-2.0
// Takes the units of a text, drops those that say again, word for word, what another says: a box
// that stands twice, a pull quote, a teaser, the headline once more.
//
// The first words of every unit are looked up among all runs of that many words (hashes, the first
// two places of each are kept); a unit is a repeat when the rest of its words follow there too. Of
// two equal units the later goes; a heading goes with the unit under it. Cost: linear, because a
// unit is compared with at most two others.
#include "extract/text_furniture.h"

#include "base/map.h"
#include "base/str.h"
#include "base/utf8.h"

enum { RUN_WORDS = 6, LEAST_WORDS = 7 };

/// A word of the whole text: what it says (folded, hashed), and whose it is.
typedef struct word {
    uint64_t hash;
    uint32_t unit;
} word;

/// The first two places of a run of words. Open addressing by the run's hash.
typedef struct run_slot {
    uint64_t hash;
    uint32_t first, second; ///< word numbers + 1
} run_slot;

typedef struct repeat_finder {
    SYN_VEC(word) words;
    size_t *starts; ///< of each unit in words; count + 1 of them
    run_slot *slots;
    size_t slot_count;
} repeat_finder;

static uint64_t hash_word(syn_str text) {
    char folded[64];
    size_t size = 0;
    for (size_t at = 0, step; at < text.size && size + 4 <= sizeof folded; at += step) {
        uint32_t c = syn_utf8_decode(text, at, &step);
        size += syn_utf8_encode(syn_char_lower(c), folded + size);
    }
    return syn_hash_bytes(folded, size);
}

static void add_words(repeat_finder *finder, syn_str text, size_t unit, syn_arena *arena) {
    for (size_t at = 0, size; at < text.size;) {
        uint32_t c = syn_utf8_decode(text, at, &size);
        size_t end = at + size;
        if (!syn_char_is_letter(c) && !syn_char_is_digit(c)) {
            at = end;
            continue;
        }
        while (end < text.size) {
            c = syn_utf8_decode(text, end, &size);
            if (!syn_char_is_letter(c) && !syn_char_is_digit(c)) break;
            end += size;
        }
        SYN_PUSH(arena, &finder->words,
                 ((word){hash_word(syn_str_slice(text, at, end)), (uint32_t)unit}));
        at = end;
    }
}

static bool is_run(const repeat_finder *finder, size_t at) {
    return at + RUN_WORDS <= finder->words.count &&
           finder->words.items[at].unit == finder->words.items[at + RUN_WORDS - 1].unit;
}

static uint64_t hash_run(const repeat_finder *finder, size_t at) {
    uint64_t hash = 0;
    for (size_t i = 0; i < RUN_WORDS; i++)
        hash = syn_hash_combine(hash, finder->words.items[at + i].hash);
    return hash;
}

static run_slot *find_slot(const repeat_finder *finder, uint64_t hash) {
    size_t at = (size_t)hash & (finder->slot_count - 1);
    while (finder->slots[at].first != 0 && finder->slots[at].hash != hash)
        at = (at + 1) & (finder->slot_count - 1);
    return &finder->slots[at];
}

static bool fill_slots(repeat_finder *finder, syn_arena *arena) {
    finder->slot_count = 64;
    while (finder->slot_count < finder->words.count * 2)
        finder->slot_count *= 2;
    finder->slots = syn_arena_array(arena, finder->slot_count, sizeof(run_slot));
    if (finder->slots == NULL) return false;
    for (size_t at = 0; at < finder->words.count; at++) {
        if (!is_run(finder, at)) continue;
        uint64_t hash = hash_run(finder, at);
        run_slot *slot = find_slot(finder, hash);
        slot->hash = hash;
        if (slot->first == 0) {
            slot->first = (uint32_t)at + 1;
        } else if (slot->second == 0 &&
                   finder->words.items[slot->first - 1].unit != finder->words.items[at].unit) {
            slot->second = (uint32_t)at + 1;
        }
    }
    return true;
}

/// Do all words of `unit` stand at word number `place`, in one other unit?
static bool stands_at(const repeat_finder *finder, size_t unit, size_t place) {
    size_t start = finder->starts[unit], size = finder->starts[unit + 1] - start;
    size_t other = finder->words.items[place].unit;
    if (other == unit || place + size > finder->starts[other + 1]) return false;
    for (size_t i = 0; i < size; i++) {
        if (finder->words.items[start + i].hash != finder->words.items[place + i].hash)
            return false;
    }
    return true;
}

/// True when the unit repeats another that is kept: a longer one, or an equal one before it.
static bool is_repeat(const repeat_finder *finder, const syn_unit *units, size_t unit) {
    size_t start = finder->starts[unit], size = finder->starts[unit + 1] - start;
    if (size < LEAST_WORDS || !is_run(finder, start)) return false;
    const run_slot *slot = find_slot(finder, hash_run(finder, start));
    size_t places[2] = {slot->first, slot->second};
    for (size_t i = 0; i < 2; i++) {
        if (places[i] == 0 || !stands_at(finder, unit, places[i] - 1)) continue;
        size_t other = finder->words.items[places[i] - 1].unit;
        size_t other_size = finder->starts[other + 1] - finder->starts[other];
        if (units[other].role == SYN_UNIT_DROPPED) continue;
        if (other < unit || other_size > size) return true;
    }
    return false;
}

/// A short line that stands before the unit and stood already before another.
static bool is_repeated_label(syn_str text, const syn_unit *units, size_t at) {
    syn_str label = syn__unit_get_text(text, &units[at]);
    for (size_t i = at; i-- > 0 && at - i < 64;) {
        if (syn_str_equal(syn__unit_get_text(text, &units[i]), label)) return true;
    }
    return false;
}

void syn__text_furniture_mark_repeats(syn_str text, syn_unit *units, size_t count,
                                      syn_arena *arena) {
    repeat_finder finder = {0};
    finder.starts = syn_arena_array(arena, count + 1, sizeof(size_t));
    if (finder.starts == NULL) return;
    for (size_t i = 0; i < count; i++) {
        finder.starts[i] = finder.words.count;
        if (units[i].role != SYN_UNIT_DROPPED)
            add_words(&finder, syn__unit_get_text(text, &units[i]), i, arena);
    }
    finder.starts[count] = finder.words.count;
    if (finder.words.count == 0 || !fill_slots(&finder, arena)) return;
    for (size_t i = 0; i < count; i++) {
        if (units[i].role != SYN_UNIT_PROSE || units[i].is_list_item) continue;
        size_t size;
        syn_str words = syn__unit_get_text(text, &units[i]);
        if (syn_char_is_lower(syn_utf8_decode(words, 0, &size))) continue; // a line of a paragraph
        if (!is_repeat(&finder, units, i)) continue;
        units[i].role = SYN_UNIT_DROPPED;
        units[i].dropped = SYN_DROPPED_REPEAT;
        bool has_label = i > 0 && units[i - 1].role != SYN_UNIT_DROPPED &&
                         units[i - 1].word_count < LEAST_WORDS && !units[i - 1].ends_sentence;
        if (has_label && is_repeated_label(text, units, i - 1)) {
            units[i - 1].role = SYN_UNIT_DROPPED;
            units[i - 1].dropped = SYN_DROPPED_REPEAT;
        }
    }
}
