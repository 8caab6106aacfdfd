// SPDX-License-Identifier: Apache-2.0
// Takes decoded text, gives it with its mojibake undone. See mojibake.h.
//
// Each pass finds, for all sets at once, the sequences that spell UTF-8 in that set's bytes, and
// undoes those of the set with the strongest evidence; passes go on until none is left, because
// text is damaged twice and more often than one thinks. Stray C1 controls are what windows-1252 has
// in their place. Cost: linear a pass; text without such sequences is looked at once.
#include "extract/mojibake.h"

#include "base/str.h"
#include "base/utf8.h"

#include <unicode/uscript.h>

enum { MOST_PASSES = 6, EVIDENCE_WEIGHT = 4 };

typedef SYN_VEC(syn_mojibake_match) match_list;

typedef struct edit {
    uint32_t start, end;
    uint32_t character; ///< 0: nothing stands in its place
    bool adds_space;    ///< a space follows it
} edit;

typedef SYN_VEC(edit) edit_list;

// ---- finding

/// All matches of all sets, those of one set without overlap.
static void find_matches(syn_str text, match_list lists[SYN_MISREAD_COUNT], syn_arena *arena) {
    size_t free_from[SYN_MISREAD_COUNT] = {0};
    for (size_t at = 0, size; at < text.size; at += size) {
        if ((text.data[at] & 0x80) == 0) {
            size = syn_ascii_skip(text, at) - at;
            continue;
        }
        uint32_t character = syn_utf8_decode(text, at, &size);
        const syn_mojibake_row *row = syn__mojibake_find_row(character);
        for (size_t set = 0; row != NULL && set < SYN_MISREAD_COUNT; set++) {
            syn_mojibake_match match;
            if (row->bytes[set] < 0xC2 || at < free_from[set]) continue;
            if (!syn__mojibake_match_at(text, at, (syn_misread_set)set, row->bytes[set], size,
                                        &match))
                continue;
            SYN_PUSH(arena, &lists[set], match);
            free_from[set] = match.end;
        }
    }
}

static bool touches(const match_list *list, size_t i, size_t k) {
    return k < list->count && i < list->count && list->items[i].end == list->items[k].start;
}

static bool is_believed(const match_list *list, size_t i) {
    const syn_mojibake_match *match = &list->items[i];
    if (!match->needs_neighbour) return true;
    return (i > 0 && touches(list, i - 1, i)) || touches(list, i, i + 1);
}

/// What stands behind remains is taken out, and what it touches from behind.
static void drop_doubtful(match_list *list) {
    size_t kept = 0, doubtful_end = SIZE_MAX;
    for (size_t i = 0; i < list->count; i++) {
        syn_mojibake_match match = list->items[i];
        bool is_joined = kept > 0 && list->items[kept - 1].end == match.start;
        if ((match.is_doubtful && !is_joined) || match.start == doubtful_end) {
            doubtful_end = match.end;
        } else {
            list->items[kept++] = match;
        }
    }
    list->count = kept;
}

/// True when the matches [start, end) spell a text: one script, or one and another's letters.
static bool is_one_text(const match_list *list, size_t start, size_t end) {
    UScriptCode seen[2] = {USCRIPT_COMMON, USCRIPT_COMMON};
    size_t word_count = 0;
    for (size_t i = start; i < end; i++)
        word_count += list->items[i].is_word;
    if (word_count == end - start) return false;
    for (size_t i = start; i < end; i++) {
        UErrorCode problem = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)list->items[i].character, &problem);
        if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) script = USCRIPT_HAN;
        if (script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == seen[0] ||
            script == seen[1])
            continue;
        if (seen[1] != USCRIPT_COMMON) return false;
        seen[seen[0] == USCRIPT_COMMON ? 0 : 1] = script;
    }
    return true;
}

/// Three and more in a row that spell one text are in no good text, whatever they are.
static void mark_chains(match_list *list) {
    for (size_t i = 0; i < list->count;) {
        size_t end = i + 1;
        while (touches(list, end - 1, end))
            end++;
        bool is_sure = end - i >= SYN_MOJIBAKE_SURE_CHAIN && is_one_text(list, i, end);
        for (size_t k = i; k < end && is_sure; k++)
            list->items[k].is_strong = true;
        i = end;
    }
}

/// Signs that would be undone, strong ones counting more; 0 without any strong one.
static size_t weigh(const match_list *list, bool is_known) {
    size_t strong = 0, all = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (!is_believed(list, i)) continue;
        all += list->items[i].sign_count;
        if (list->items[i].is_strong) strong += list->items[i].sign_count;
    }
    return strong == 0 && !is_known ? 0 : strong * EVIDENCE_WEIGHT + all;
}

// ---- mending

/// "Ã s crianças" is "às", "Ã perturber" is "à perturber": Portuguese joins à with these.
static bool joins_next_word(syn_str text, size_t at) {
    static const char *const words[] = {"s", "quele", "quela", "queles", "quelas", "quilo"};
    size_t end = at;
    while (end < text.size && syn_ascii_is_alpha(text.data[end]))
        end++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal(syn_str_slice(text, at, end), syn_str_from(words[i])))
            return end == text.size || text.data[end] == ' ' || text.data[end] == '\n';
    }
    return false;
}

static void take_match(syn_str text, const match_list *list, size_t i, edit_list *edits,
                       syn_arena *arena) {
    const syn_mojibake_match *match = &list->items[i];
    edit one = {match->start, match->end, match->character, false};
    one.adds_space = match->keeps_space && !joins_next_word(text, match->end);
    bool is_low = one.character >= 0xDC00 && one.character < 0xE000;
    if (is_low && touches(list, i - 1, i) && edits->count > 0) { // the pair of a CESU-8 character
        edit *high = &edits->items[edits->count - 1];
        if (high->character >= 0xD800 && high->character < 0xDC00 && high->end == one.start) {
            high->character =
                0x10000 + ((high->character - 0xD800) << 10) + (one.character - 0xDC00);
            high->end = one.end;
            return;
        }
    }
    SYN_PUSH(arena, edits, one);
}

/// The edits of the set that has the most evidence; none when no set has any. A set that was undone
/// in the pass before (*last_set) needs no strong sequence again.
static void find_edits(syn_str text, size_t *last_set, edit_list *edits, syn_arena *arena) {
    match_list lists[SYN_MISREAD_COUNT] = {0};
    size_t best = 0, best_weight = 0;
    find_matches(text, lists, arena);
    for (size_t set = 0; set < SYN_MISREAD_COUNT; set++) {
        drop_doubtful(&lists[set]);
        mark_chains(&lists[set]);
        size_t weight = weigh(&lists[set], set == *last_set);
        if (weight <= best_weight) continue;
        best = set;
        best_weight = weight;
    }
    *last_set = best;
    for (size_t i = 0; best_weight > 0 && i < lists[best].count; i++) {
        if (is_believed(&lists[best], i)) take_match(text, &lists[best], i, edits, arena);
    }
}

/// C1 controls, but for the next-line sign alone on its place between words.
static void find_controls(syn_str text, edit_list *edits, syn_arena *arena) {
    static const uint16_t readings[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    for (size_t at = 0; at + 1 < text.size; at += 2) {
        at = syn_str_find_byte(text, '\xC2', at);
        if (at == SIZE_MAX || at + 1 >= text.size) return;
        unsigned char second = (unsigned char)text.data[at + 1];
        if (second < 0x80 || second >= 0xA0) continue;
        uint32_t reading = readings[second - 0x80];
        // Behind a combining mark it belongs to mojibake in parts ("A", tilde, 0x83): left alone.
        bool is_apart = at >= 2 && (unsigned char)text.data[at - 2] == 0xCC;
        if (reading != 0 && !is_apart) {
            SYN_PUSH(arena, edits, ((edit){(uint32_t)at, (uint32_t)at + 2, reading, false}));
        }
    }
}

/// Writes the text anew with its edits, and runs that lead from it to the same raw bytes.
static void apply_edits(syn_decoded *decoded, const edit_list *edits, syn_arena *arena) {
    const syn_str text = decoded->text;
    SYN_VEC(syn_run) runs = {0};
    char *out = syn_arena_array(arena, text.size + edits->count + 1, 1);
    size_t size = 0, at = 0, run = 0;
    if (out == NULL) return;
    for (size_t i = 0; i <= edits->count; i++) {
        size_t stop = i < edits->count ? edits->items[i].start : text.size;
        while (at < stop) { // what stays, run by run
            while (run + 1 < decoded->run_count && decoded->runs[run + 1].start <= at)
                run++;
            const syn_run *from = &decoded->runs[run];
            size_t end =
                run + 1 < decoded->run_count && (from + 1)->start < stop ? (from + 1)->start : stop;
            size_t raw = from->raw + (from->kind == SYN_RUN_SAME ? at - from->start : 0);
            SYN_PUSH(arena, &runs, ((syn_run){(uint32_t)size, (uint32_t)raw, from->kind}));
            memcpy(out + size, text.data + at, end - at);
            size += end - at;
            at = end;
        }
        if (i == edits->count) break;
        const edit *one = &edits->items[i];
        syn_span raw = syn_decoded_get_raw(decoded, (syn_span){one->start, one->end});
        bool is_joined = runs.count > 0 && runs.items[runs.count - 1].kind == SYN_RUN_MENDED &&
                         i > 0 && edits->items[i - 1].end == one->start;
        if (!is_joined) {
            SYN_PUSH(arena, &runs,
                     ((syn_run){(uint32_t)size, (uint32_t)raw.start, SYN_RUN_MENDED}));
        }
        size += syn_utf8_encode(one->character, out + size);
        if (one->adds_space) out[size++] = ' ';
        at = one->end;
    }
    syn_run last = decoded->runs[decoded->run_count];
    decoded->run_count = runs.count;
    SYN_PUSH(arena, &runs, ((syn_run){(uint32_t)size, last.raw, SYN_RUN_SAME}));
    decoded->runs = runs.items;
    decoded->text = (syn_str){out, size};
}

void syn__mojibake_mend(syn_decoded *decoded, syn_arena *arena) {
    bool has_control = false;
    if (decoded->run_count == 0) return;
    bool has_match = syn__mojibake_is_suspect(decoded->text, &has_control);
    size_t last_set = SYN_MISREAD_COUNT;
    for (size_t pass = 0; has_match && pass < MOST_PASSES && !arena->has_failed; pass++) {
        edit_list edits = {0};
        find_edits(decoded->text, &last_set, &edits, arena);
        if (edits.count == 0) break;
        apply_edits(decoded, &edits, arena);
    }
    if (!has_match && !has_control) return;
    edit_list edits = {0};
    find_controls(decoded->text, &edits, arena);
    if (edits.count > 0 && !arena->has_failed) apply_edits(decoded, &edits, arena);
}
