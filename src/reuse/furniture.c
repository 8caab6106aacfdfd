// SPDX-License-Identifier: Apache-2.0
// Takes the last sentences of all documents, marks footers: sentences at the end of documents that
// are otherwise of different content, and last paragraphs full of a footer's phrases.
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
#include "reuse/shingle.h"
#include "text/lexicon.h"

enum {
    LEAST_DOCUMENTS = 3, ///< as many must carry a sentence before it is compared
    SAMPLE_DOCUMENTS = 12,
    SKETCH_SIZE = 32,
    LEAST_SKETCH = 4, ///< with less of a text left, nothing can be told
    CUE_START_BYTES = 8,
    LONGEST_CUE_WORDS = 6,     ///< of lexicon/furniture_cue.txt
    SHORT_PARAGRAPH_WORDS = 30 ///< one phrase is enough in a paragraph up to this
};

typedef struct sketch {
    uint64_t hashes[SKETCH_SIZE]; ///< ascending
    size_t count;
} sketch;

/// A sentence that may be common.
typedef struct candidate {
    uint64_t hash;
    uint32_t document;
    uint8_t unit;   ///< of the tail
    bool is_common; ///< in LEAST_DOCUMENTS or more
} candidate;

typedef struct finder {
    const syn__shelf *shelf;
    syn__tail *tails;
    candidate *items;
    size_t count;
    uint8_t *first_common; ///< per document: a unit of its tail, or their count
    sketch **sketches;     ///< per document, of the text before its first common sentence
    size_t *sampled;       ///< documents whose sketch is wanted
    size_t sampled_count;
    syn_arena *arenas; ///< one a worker
} finder;

/// The hash of eight bytes, small letters and capitals alike.
static size_t hash_start(const char *bytes) {
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    eight &= UINT64_C(0x1F1F1F1F1F1F1F1F);
    return (size_t)(eight * UINT64_C(0x9E3779B97F4A7C15) >> 52);
}

void syn__cue_starts_fill(syn__cue_starts *out_starts) {
    const syn_lexicon_table *table = syn_lexicon_get_table(SYN_LEXICON_FURNITURE_CUE);
    *out_starts = (syn__cue_starts){0};
    for (size_t i = 0; i < table->slot_count; i++) {
        syn_str key = table->slots[i].key; // two words
        if (key.data == NULL) continue;
        if (key.size >= CUE_START_BYTES) out_starts->has[hash_start(key.data)] = true;
        out_starts->has_short |= key.size < CUE_START_BYTES;
    }
}

static bool is_start(const syn__cue_starts *starts, syn_str text) {
    if (text.size < CUE_START_BYTES) return starts->has_short;
    return starts->has_short || starts->has[hash_start(text.data)];
}

static size_t count_cues(syn_str text, const syn__words *words, const syn__cue_starts *starts,
                         const syn__unit *unit) {
    size_t cues = 0;
    for (size_t i = unit->first; i < unit->first + unit->count; i++) {
        size_t at = words->items[i].start;
        if (!is_start(starts, syn_str_slice(text, at, SIZE_MAX))) continue;
        for (size_t length = 2; length <= LONGEST_CUE_WORDS; length++) {
            if (i + length > unit->first + unit->count) break;
            syn_str phrase = syn_str_slice(text, at, words->items[i + length - 1].end);
            cues += syn_lexicon_find_nocase(SYN_LEXICON_FURNITURE_CUE, phrase) != NULL;
        }
    }
    return cues;
}

static bool is_same_paragraph(syn_str text, const syn__unit *a, const syn__unit *b) {
    return syn_str_find_byte(syn_str_slice(text, a->span.end, b->span.start), '\n', 0) == SIZE_MAX;
}

void syn__tail_read(syn_str text, const syn__words *words, const syn__cue_starts *starts,
                    syn__tail *out_tail) {
    size_t most = words->unit_count * 2 / 5;
    if (most > SYN__SHELF_TAIL_UNITS) most = SYN__SHELF_TAIL_UNITS;
    *out_tail = (syn__tail){.count = (uint8_t)most};
    for (size_t i = 0; i < most; i++) {
        const syn__unit *unit = &words->units[words->unit_count - most + i];
        size_t cues = count_cues(text, words, starts, unit);
        out_tail->units[i] = (syn__tail_unit){
            .hash = unit->hash,
            .words = (uint16_t)unit->count,
            .cues = (uint8_t)(cues < UINT8_MAX ? cues : UINT8_MAX),
            .role = (uint8_t)unit->role,
            .starts_paragraph = i == 0 || !is_same_paragraph(text, unit - 1, unit),
        };
    }
}

static void add_to_sketch(sketch *out, uint64_t hash) {
    if (out->count == SKETCH_SIZE && out->hashes[SKETCH_SIZE - 1] <= hash) return;
    size_t at = out->count;
    while (at > 0 && out->hashes[at - 1] > hash)
        at--;
    if (at > 0 && out->hashes[at - 1] == hash) return;
    size_t last = out->count < SKETCH_SIZE ? out->count++ : SKETCH_SIZE - 1;
    for (size_t i = last; i > at; i--)
        out->hashes[i] = out->hashes[i - 1];
    out->hashes[at] = hash;
}

/// The least hashes among the shingles before word `end`.
static void make_sketch(const syn__words *words, size_t end, sketch *out) {
    out->count = 0;
    syn__shingle shingle = {0};
    for (size_t i = 0; i < end; i++) {
        uint64_t hash;
        if (syn__shingle_add(&shingle, words->items[i].form, &hash)) add_to_sketch(out, hash);
    }
}

static size_t count_common(const sketch *a, const sketch *b) {
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->hashes[i] == b->hashes[j]) common++;
        bool is_less = a->hashes[i] <= b->hashes[j];
        j += a->hashes[i] >= b->hashes[j];
        i += is_less;
    }
    return common;
}

static int compare_candidates(const void *left, const void *right, void *context) {
    const candidate *a = left, *b = right;
    (void)context;
    if (a->hash != b->hash) return SYN_COMPARE(a->hash, b->hash);
    if (a->document != b->document) return SYN_COMPARE(a->document, b->document);
    return SYN_COMPARE(a->unit, b->unit);
}

static void collect(finder *find) {
    for (size_t i = 0; i < find->shelf->pile->count; i++) {
        const syn__tail *tail = &find->tails[i];
        for (uint8_t unit = 0; unit < tail->count; unit++) {
            if (tail->units[unit].role != SYN__UNIT_PROSE) continue;
            find->items[find->count++] =
                (candidate){tail->units[unit].hash, (uint32_t)i, unit, false};
        }
        find->first_common[i] = tail->count;
    }
    syn_sort(find->items, find->count, sizeof *find->items, compare_candidates, NULL);
}

static size_t find_group_end(const finder *find, size_t start) {
    size_t end = start + 1;
    while (end < find->count && find->items[end].hash == find->items[start].hash)
        end++;
    return end;
}

/// The `number`-th document of the sample of a group.
static size_t get_sampled(const finder *find, size_t start, size_t end, size_t number) {
    size_t count = end - start, sample = count < SAMPLE_DOCUMENTS ? count : SAMPLE_DOCUMENTS;
    if (number >= sample) return SYN_NOTHING;
    return find->items[start + number * count / sample].document;
}

static void find_common(finder *find, syn_arena *arena) {
    bool *is_sampled = syn_arena_array(arena, find->shelf->pile->count, sizeof *is_sampled);
    if (is_sampled == NULL) return;
    for (size_t start = 0, end; start < find->count; start = end) {
        end = find_group_end(find, start);
        if (end - start < LEAST_DOCUMENTS) continue;
        for (size_t i = start; i < end; i++) {
            candidate *one = &find->items[i];
            one->is_common = true;
            if (one->unit < find->first_common[one->document])
                find->first_common[one->document] = one->unit;
        }
        size_t document;
        for (size_t i = 0; (document = get_sampled(find, start, end, i)) != SYN_NOTHING; i++) {
            find->sampled_count += !is_sampled[document];
            is_sampled[document] = true;
        }
    }
    find->sampled = syn_arena_array(arena, find->sampled_count, sizeof *find->sampled);
    size_t count = 0;
    for (size_t i = 0; find->sampled != NULL && i < find->shelf->pile->count; i++)
        if (is_sampled[i]) find->sampled[count++] = i;
}

static syn_status sketch_turn(void *context, size_t index, size_t worker, syn_error *error) {
    finder *find = context;
    size_t document = find->sampled[index];
    syn_arena scratch = {0};
    syn__words words;
    syn__shelf_read(find->shelf, document, &scratch, &words);
    sketch *made = syn_arena_alloc(&find->arenas[worker], sizeof *made);
    if (made != NULL && !scratch.has_failed) {
        size_t unit = words.unit_count - find->tails[document].count;
        unit += find->first_common[document];
        size_t end = unit < words.unit_count ? words.units[unit].first : words.count;
        make_sketch(&words, end, made);
        find->sketches[document] = made;
    }
    syn_status status = syn_arena_status(&scratch, error);
    syn_arena_finish(&scratch);
    return status != SYN_OK ? status : syn_arena_status(&find->arenas[worker], error);
}

/// True when the documents of a group have little else in common.
static bool is_of_many_texts(const finder *find, size_t start, size_t end) {
    size_t compared = 0, unrelated = 0, last = SYN_NOTHING, document;
    for (size_t i = 0; (document = get_sampled(find, start, end, i)) != SYN_NOTHING; i++) {
        if (last != SYN_NOTHING && last != document) {
            const sketch *a = find->sketches[last], *b = find->sketches[document];
            bool is_known = a->count >= LEAST_SKETCH && b->count >= LEAST_SKETCH;
            compared++;
            unrelated += is_known && count_common(a, b) < 2;
        }
        last = document;
    }
    return compared >= LEAST_DOCUMENTS - 1 && unrelated * 2 >= compared;
}

/// Marks the common sentences that are furniture; sentences before one that is not stay prose.
static void mark_common(finder *find) {
    for (size_t start = 0, end; start < find->count; start = end) {
        end = find_group_end(find, start);
        if (!find->items[start].is_common || !is_of_many_texts(find, start, end)) continue;
        for (size_t i = start; i < end; i++) {
            const candidate *one = &find->items[i];
            find->tails[one->document].units[one->unit].role = SYN__UNIT_FURNITURE;
        }
    }
}

/// The last paragraph, when it has a footer's phrases; then the one before it. What stands before a
/// paragraph of prose is left alone, whatever said of it.
static void mark_tail(syn__tail *tail) {
    size_t end = tail->count;
    while (end > 0) {
        size_t start = end - 1, cues = 0, count = 0, known = 0;
        while (start > 0 && !tail->units[start].starts_paragraph)
            start--;
        for (size_t i = start; i < end; i++) {
            cues += tail->units[i].cues;
            count += tail->units[i].words;
            known += tail->units[i].role != SYN__UNIT_PROSE;
        }
        bool is_footer = cues >= 2 || (cues == 1 && count <= SHORT_PARAGRAPH_WORDS);
        if (!is_footer && known == 0) break;
        for (size_t i = start; i < end; i++) {
            if (is_footer && tail->units[i].role == SYN__UNIT_PROSE)
                tail->units[i].role = SYN__UNIT_FURNITURE;
        }
        end = start;
    }
    // a sentence found common, but with prose after it, is no footer
    for (size_t i = 0; i < end; i++) {
        if (tail->units[i].role == SYN__UNIT_FURNITURE) tail->units[i].role = SYN__UNIT_PROSE;
    }
}

static syn_status find_all(finder *find, syn_pool *pool, syn_arena *arena, syn_error *error) {
    size_t count = find->shelf->pile->count, room = 0;
    for (size_t i = 0; i < count; i++)
        room += find->tails[i].count;
    find->items = syn_arena_array(arena, room, sizeof *find->items);
    find->sketches = syn_arena_array(arena, count, sizeof *find->sketches);
    find->first_common = syn_arena_array(arena, count, sizeof *find->first_common);
    find->arenas = syn_arena_array(arena, syn_pool_get_size(pool), sizeof *find->arenas);
    syn_status status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    collect(find);
    find_common(find, arena);
    status = syn_arena_status(arena, error);
    if (status == SYN_OK)
        status = syn_pool_for(pool, find->sampled_count, sketch_turn, find, error);
    if (status == SYN_OK) mark_common(find);
    return status;
}

syn_status syn__furniture_mark(syn__shelf *shelf, syn__tail *tails, syn_pool *pool,
                               syn_error *error) {
    syn_arena arena = {0};
    finder find = {.shelf = shelf, .tails = tails};
    syn_status status = find_all(&find, pool, &arena, error);
    for (size_t i = 0; status == SYN_OK && i < shelf->pile->count; i++) {
        syn__tail *tail = &tails[i];
        mark_tail(tail);
        for (size_t unit = 0; unit < tail->count; unit++) {
            if (tail->units[unit].role == SYN__UNIT_FURNITURE)
                shelf->furniture[i] |= (uint8_t)(1u << (tail->count - 1 - unit));
        }
    }
    for (size_t i = 0; find.arenas != NULL && i < syn_pool_get_size(pool); i++)
        syn_arena_finish(&find.arenas[i]);
    syn_arena_finish(&arena);
    return status;
}
