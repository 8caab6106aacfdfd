// SPDX-License-Identifier: Apache-2.0
// Takes the words of all documents, marks footers: sentences at the end of documents that are
// otherwise of different content, and last paragraphs full of a footer's phrases.
//
// A sentence near the end that stands in three documents or more is looked at: a sample of its
// documents is compared by sketches of the rest of their text (the shingles with the least hashes).
// When half of them share nothing else, the sentence is furniture; copies of one text share more.
// What stands in two documents only is told by lexicon/furniture_cue.txt. Never the middle of a
// text, so that a borrowed paragraph stays evidence.
#include "reuse/furniture.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"

enum {
    ZONE_UNITS = 6,      ///< sentences at the end that may be furniture
    LEAST_DOCUMENTS = 3, ///< as many must carry a sentence before it is compared
    SAMPLE_DOCUMENTS = 12,
    SKETCH_SIZE = 32,
    SHINGLE_WORDS = 5,
    LEAST_SKETCH = 4,          ///< with less of a text left, nothing can be told
    LONGEST_CUE_WORDS = 6,     ///< of lexicon/furniture_cue.txt
    SHORT_PARAGRAPH_WORDS = 30 ///< one phrase is enough in a paragraph up to this
};

typedef struct sketch_item {
    uint64_t hash;
    size_t word;
} sketch_item;

typedef struct sketch {
    sketch_item items[SKETCH_SIZE]; ///< ascending by hash
    size_t count;
} sketch;

/// A sentence in the zone of a document.
typedef struct tail_unit {
    uint64_t hash;
    size_t document, unit;
    bool is_common; ///< in LEAST_DOCUMENTS or more
} tail_unit;

static void add_to_sketch(sketch *out, uint64_t hash, size_t word) {
    if (out->count == SKETCH_SIZE && out->items[SKETCH_SIZE - 1].hash <= hash) return;
    size_t at = out->count;
    while (at > 0 && out->items[at - 1].hash > hash)
        at--;
    if (at > 0 && out->items[at - 1].hash == hash) return;
    size_t last = out->count < SKETCH_SIZE ? out->count++ : SKETCH_SIZE - 1;
    for (size_t i = last; i > at; i--)
        out->items[i] = out->items[i - 1];
    out->items[at] = (sketch_item){hash, word};
}

/// The least hashes among the shingles before word `end`.
static void make_sketch(const syn__words *words, size_t end, sketch *out) {
    out->count = 0;
    for (size_t i = 0; i + SHINGLE_WORDS <= end; i++) {
        uint64_t hash = 0;
        for (size_t k = 0; k < SHINGLE_WORDS; k++)
            hash = syn_hash_combine(hash, words->items[i + k].form);
        add_to_sketch(out, hash, i);
    }
}

static size_t count_common(const sketch *a, const sketch *b) {
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->items[i].hash == b->items[j].hash) common++;
        bool is_less = a->items[i].hash <= b->items[j].hash;
        j += a->items[i].hash >= b->items[j].hash;
        i += is_less;
    }
    return common;
}

static int compare_tails(const void *left, const void *right, void *context) {
    const tail_unit *a = left, *b = right;
    (void)context;
    if (a->hash != b->hash) return SYN_COMPARE(a->hash, b->hash);
    if (a->document != b->document) return SYN_COMPARE(a->document, b->document);
    return SYN_COMPARE(a->unit, b->unit);
}

static size_t find_zone(const syn__words *words) {
    size_t size = words->unit_count * 2 / 5;
    return words->unit_count - (size < ZONE_UNITS ? size : ZONE_UNITS);
}

typedef struct tails {
    tail_unit *items;
    size_t count;
    sketch *sketches; ///< per document, of the text before its first common tail sentence
    bool *has_sketch;
    size_t *first_common; ///< per document: a unit, or unit_count
} tails;

static void collect(const syn_pile *pile, const syn__words *words, tails *all) {
    for (size_t i = 0; i < pile->count; i++) {
        for (size_t unit = find_zone(&words[i]); unit < words[i].unit_count; unit++) {
            if (words[i].units[unit].role != SYN__UNIT_PROSE) continue;
            all->items[all->count++] = (tail_unit){words[i].units[unit].hash, i, unit, false};
        }
        all->first_common[i] = words[i].unit_count;
    }
    syn_sort(all->items, all->count, sizeof *all->items, compare_tails, NULL);
}

static size_t find_group_end(const tails *all, size_t start) {
    size_t end = start + 1;
    while (end < all->count && all->items[end].hash == all->items[start].hash)
        end++;
    return end;
}

static void find_common(tails *all) {
    for (size_t start = 0, end; start < all->count; start = end) {
        end = find_group_end(all, start);
        if (end - start < LEAST_DOCUMENTS) continue;
        for (size_t i = start; i < end; i++) {
            tail_unit *one = &all->items[i];
            one->is_common = true;
            if (one->unit < all->first_common[one->document])
                all->first_common[one->document] = one->unit;
        }
    }
}

static const sketch *get_sketch(tails *all, const syn__words *words, size_t document) {
    if (!all->has_sketch[document]) {
        const syn__words *one = &words[document];
        size_t unit = all->first_common[document];
        size_t end = unit < one->unit_count ? one->units[unit].first : one->count;
        make_sketch(one, end, &all->sketches[document]);
        all->has_sketch[document] = true;
    }
    return &all->sketches[document];
}

/// True when the documents of a group have little else in common.
static bool is_of_many_texts(tails *all, const syn__words *words, size_t start, size_t end) {
    size_t count = end - start, sample = count < SAMPLE_DOCUMENTS ? count : SAMPLE_DOCUMENTS;
    size_t compared = 0, unrelated = 0, last = SIZE_MAX;
    for (size_t i = 0; i < sample; i++) {
        size_t document = all->items[start + i * count / sample].document;
        if (last != SIZE_MAX && last != document) {
            const sketch *a = get_sketch(all, words, last), *b = get_sketch(all, words, document);
            bool is_known = a->count >= LEAST_SKETCH && b->count >= LEAST_SKETCH;
            compared++;
            unrelated += is_known && count_common(a, b) < 2;
        }
        last = document;
    }
    return compared >= LEAST_DOCUMENTS - 1 && unrelated * 2 >= compared;
}

/// Marks the common sentences that are furniture; sentences before one that is not stay prose.
static void mark_common(tails *all, syn__words *words) {
    for (size_t start = 0, end; start < all->count; start = end) {
        end = find_group_end(all, start);
        if (!all->items[start].is_common || !is_of_many_texts(all, words, start, end)) continue;
        for (size_t i = start; i < end; i++) {
            const tail_unit *one = &all->items[i];
            words[one->document].units[one->unit].role = SYN__UNIT_FURNITURE;
        }
    }
}

static size_t count_cues(syn_str text, const syn_marks *marks, const syn__words *words,
                         const syn__unit *unit) {
    size_t cues = 0;
    for (size_t i = unit->first; i < unit->first + unit->count; i++) {
        for (size_t length = 2; length <= LONGEST_CUE_WORDS; length++) {
            if (i + length > unit->first + unit->count) break;
            size_t start = marks->tokens[words->items[i].token].span.start;
            size_t end = marks->tokens[words->items[i + length - 1].token].span.end;
            syn_str phrase = syn_str_slice(text, start, end);
            cues += syn_lexicon_find_nocase(SYN_LEXICON_FURNITURE_CUE, phrase) != NULL;
        }
    }
    return cues;
}

static bool is_same_paragraph(syn_str text, const syn__unit *a, const syn__unit *b) {
    return syn_str_find_byte(syn_str_slice(text, a->span.end, b->span.start), '\n', 0) == SIZE_MAX;
}

/// The last paragraph, when it has a footer's phrases; then the one before it. What stands before a
/// paragraph of prose is left alone, whatever said of it.
static void mark_tail(const syn_pile *pile, size_t document, syn__words *words) {
    syn_str text = pile->documents[document]->text;
    size_t zone = find_zone(words), end = words->unit_count;
    while (end > zone) {
        size_t start = end - 1, cues = 0, count = 0, known = 0;
        while (start > zone &&
               is_same_paragraph(text, &words->units[start - 1], &words->units[start])) {
            start--;
        }
        for (size_t i = start; i < end; i++) {
            cues += count_cues(text, pile->marks[document], words, &words->units[i]);
            count += words->units[i].count;
            known += words->units[i].role != SYN__UNIT_PROSE;
        }
        bool is_footer = cues >= 2 || (cues == 1 && count <= SHORT_PARAGRAPH_WORDS);
        if (!is_footer && known == 0) break;
        for (size_t i = start; i < end; i++) {
            if (is_footer && words->units[i].role == SYN__UNIT_PROSE)
                words->units[i].role = SYN__UNIT_FURNITURE;
        }
        end = start;
    }
    // a sentence found common, but with prose after it, is no footer
    for (size_t i = zone; i < end; i++) {
        if (words->units[i].role == SYN__UNIT_FURNITURE) words->units[i].role = SYN__UNIT_PROSE;
    }
}

syn_status syn__furniture_mark(const syn_pile *pile, syn__words *words, syn_arena *scratch,
                               syn_error *error) {
    tails all = {
        .items = syn_arena_array(scratch, pile->count * ZONE_UNITS, sizeof *all.items),
        .sketches = syn_arena_array(scratch, pile->count, sizeof *all.sketches),
        .has_sketch = syn_arena_array(scratch, pile->count, sizeof *all.has_sketch),
        .first_common = syn_arena_array(scratch, pile->count, sizeof *all.first_common),
    };
    syn_status status = syn_arena_status(scratch, error);
    if (status != SYN_OK) return status;
    collect(pile, words, &all);
    find_common(&all);
    mark_common(&all, words);
    for (size_t i = 0; i < pile->count; i++)
        mark_tail(pile, i, &words[i]);
    return SYN_OK;
}
