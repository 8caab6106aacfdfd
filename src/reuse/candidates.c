// SPDX-License-Identifier: Apache-2.0
// Takes the words of all documents, gives for each the earlier documents that it may share text
// with.
//
// Three kinds of features, each a hash in one inverted index:
//   wording   shingles of five words, thinned by winnowing (Schleimer, Wilkerson and Aiken, 2003):
//             any eight words in a row that two documents share give at least one;
//   content   pairs of neighbouring content stems, function words left out: some survive when other
//             words are replaced;
//   anchors   pairs of neighbouring names and figures: rewording leaves them alone.
// A feature that many documents have points only to the few nearest before, so one footer or one
// family of 100,000 copies never becomes quadratic, and copies still hang together by a chain.
// Eight bytes a feature, about one feature a word; n log n by radix sort.
#include "reuse/candidates.h"

#include "base/buffer.h"
#include "base/map.h"

#include <string.h>

enum {
    SHINGLE_WORDS = 5,
    WINDOW_SHINGLES = 4,
    DOCUMENT_BITS = 28,
    FEATURE_BITS = 36,
    RADIX_BITS = 12,
    COMMON_DOCUMENTS = 64, ///< a feature of more documents than this points to NEAREST only
    NEAREST = 8,
    LEAST_POINTS = 8,
    WORDING_POINTS = 4,
};

/// The lowest bit of a feature tells wording from the others.
static uint64_t make_entry(uint64_t hash, bool is_wording, size_t document) {
    uint64_t feature = (hash >> (64 - FEATURE_BITS) & ~(uint64_t)1) | (is_wording ? 1 : 0);
    return feature << DOCUMENT_BITS | (uint64_t)document;
}

/// A buffer and not an array of an arena: it is the largest of all, and grows without a copy.
static void add_entry(syn_buffer *entries, uint64_t entry) {
    syn_buffer_append(entries, &entry, sizeof entry);
}

typedef struct feature_maker {
    uint64_t window[WINDOW_SHINGLES]; ///< the last shingles
    uint32_t forms[SHINGLE_WORDS];
    size_t word_count, shingle_count;
    uint64_t last_chosen;
    uint32_t last_content, last_anchor;
} feature_maker;

static void add_wording(feature_maker *maker, const syn__word *word, size_t document,
                        syn_buffer *entries) {
    maker->forms[maker->word_count++ % SHINGLE_WORDS] = word->form;
    if (maker->word_count < SHINGLE_WORDS) return;
    uint64_t hash = 0;
    for (size_t i = 0; i < SHINGLE_WORDS; i++)
        hash = syn_hash_combine(hash, maker->forms[(maker->word_count + i) % SHINGLE_WORDS]);
    maker->window[maker->shingle_count++ % WINDOW_SHINGLES] = hash;
    if (maker->shingle_count < WINDOW_SHINGLES) return;
    uint64_t least = maker->window[0];
    for (size_t i = 1; i < WINDOW_SHINGLES; i++)
        least = maker->window[i] < least ? maker->window[i] : least;
    // the least of a window has its high bits small: mix again before they become the feature
    if (least != maker->last_chosen)
        add_entry(entries, make_entry(syn_hash_combine(least, 1), true, document));
    maker->last_chosen = least;
}

static void add_pair(uint32_t *last, uint32_t term, uint64_t salt, size_t document,
                     syn_buffer *entries) {
    if (*last != SYN_NO_TERM && *last != term) {
        uint64_t hash = syn_hash_combine(syn_hash_combine(salt, *last), term);
        add_entry(entries, make_entry(hash, false, document));
    }
    *last = term;
}

static void add_features(const syn__words *words, size_t document, syn_buffer *entries) {
    feature_maker maker = {.last_content = SYN_NO_TERM, .last_anchor = SYN_NO_TERM};
    for (size_t unit = 0; unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (one->role != SYN__UNIT_PROSE) continue;
        for (size_t i = one->first; i < one->first + one->count; i++) {
            const syn__word *word = &words->items[i];
            add_wording(&maker, word, document, entries);
            if (word->is_stop_word) continue;
            add_pair(&maker.last_content, word->term, 2, document, entries);
            if (word->is_anchor) add_pair(&maker.last_anchor, word->term, 3, document, entries);
        }
    }
}

/// Sorts by feature; entries of one feature stay in the order of their documents.
static void sort_entries(uint64_t *entries, uint64_t *other, size_t count, size_t *counts) {
    for (size_t pass = 0; pass < FEATURE_BITS / RADIX_BITS; pass++) {
        size_t shift = DOCUMENT_BITS + pass * RADIX_BITS, mask = ((size_t)1 << RADIX_BITS) - 1;
        memset(counts, 0, ((size_t)1 << RADIX_BITS) * sizeof *counts);
        for (size_t i = 0; i < count; i++)
            counts[entries[i] >> shift & mask]++;
        for (size_t i = 0, sum = 0; i <= mask; i++) {
            size_t here = counts[i];
            counts[i] = sum;
            sum += here;
        }
        for (size_t i = 0; i < count; i++)
            other[counts[entries[i] >> shift & mask]++] = entries[i];
        uint64_t *swap = entries;
        entries = other;
        other = swap;
    }
}

static size_t get_document(uint64_t entry) {
    return (size_t)(entry & (((uint64_t)1 << DOCUMENT_BITS) - 1));
}

static size_t drop_repeats(uint64_t *entries, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || entries[kept - 1] != entries[i]) entries[kept++] = entries[i];
    }
    return kept;
}

/// Gives each document the list of its entries that others share.
static void list_places(syn__index *index, syn_arena *arena) {
    for (int is_second = 0; is_second < 2; is_second++) {
        for (size_t start = 0, end; start < index->entry_count; start = end) {
            uint64_t feature = index->entries[start] >> DOCUMENT_BITS;
            for (end = start + 1; end < index->entry_count; end++) {
                if (index->entries[end] >> DOCUMENT_BITS != feature) break;
            }
            if (end - start < 2) continue;
            for (size_t i = start; i < end; i++) {
                size_t document = get_document(index->entries[i]);
                if (is_second == 0) {
                    index->first[document + 1]++;
                } else {
                    size_t place = index->first[document]++;
                    index->places[place] = (uint32_t)i;
                    index->counts[place] = (uint8_t)(end - start < 255 ? end - start : 255);
                }
            }
        }
        if (is_second != 0) break;
        for (size_t i = 0; i < index->document_count; i++)
            index->first[i + 1] += index->first[i];
        size_t count = index->first[index->document_count];
        index->places = syn_arena_array(arena, count, sizeof *index->places);
        index->counts = syn_arena_array(arena, count, sizeof *index->counts);
        if (arena->has_failed) return;
    }
    for (size_t i = index->document_count; i-- > 0;) // filling moved each start to its end
        index->first[i + 1] = index->first[i];
    index->first[0] = 0;
}

syn_status syn__index_build(const syn__words *words, const bool *is_left_out, size_t document_count,
                            syn_arena *arena, syn__index *out_index, syn_error *error) {
    *out_index = (syn__index){.document_count = document_count};
    if (document_count >> DOCUMENT_BITS != 0)
        return syn_error_set(error, SYN_TOO_LARGE, "", 0, "too many documents");
    syn_arena scratch = {0};
    syn_buffer entries = {0};
    for (size_t i = 0; i < document_count; i++) {
        if (!is_left_out[i]) add_features(&words[i], i, &entries);
    }
    size_t entry_count = entries.size / sizeof *out_index->entries;
    out_index->entries = syn_arena_array(arena, entry_count, sizeof *out_index->entries);
    out_index->first = syn_arena_array(arena, document_count + 2, sizeof *out_index->first);
    size_t *counts = syn_arena_array(&scratch, (size_t)1 << RADIX_BITS, sizeof *counts);
    syn_status status = syn_arena_status(&scratch, error);
    if (status == SYN_OK) status = syn_buffer_status(&entries, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status == SYN_OK && entry_count > UINT32_MAX)
        status = syn_error_set(error, SYN_TOO_LARGE, "", 0, "too many words in one run");
    if (status == SYN_OK && entry_count > 0) {
        // three passes: from the vector to the arena and back and to the arena
        sort_entries((void *)entries.data, out_index->entries, entry_count, counts);
        out_index->entry_count = drop_repeats(out_index->entries, entry_count);
        list_places(out_index, arena);
        status = syn_arena_status(arena, error);
    }
    syn_buffer_finish(&entries);
    syn_arena_finish(&scratch);
    return status;
}

void syn__tally_init(syn__tally *tally, size_t document_count, syn_arena *arena) {
    tally->points = syn_arena_array(arena, document_count, sizeof *tally->points);
    tally->touched = syn_arena_array(arena, document_count, sizeof *tally->touched);
    tally->touched_count = 0;
}

static uint32_t get_points(uint64_t feature, size_t count) {
    if (feature & 1) return WORDING_POINTS;
    return count <= 8 ? 3 : count <= 24 ? 2 : count <= COMMON_DOCUMENTS ? 1 : 0;
}

static void add_points(const syn__index *index, size_t place, syn__tally *tally) {
    size_t at = index->places[place], count = index->counts[place];
    uint64_t feature = index->entries[at] >> DOCUMENT_BITS;
    uint32_t points = get_points(feature, count);
    size_t most = count > COMMON_DOCUMENTS ? NEAREST : COMMON_DOCUMENTS;
    for (size_t i = at; points > 0 && most > 0 && i-- > 0; most--) {
        if (index->entries[i] >> DOCUMENT_BITS != feature) break;
        size_t other = get_document(index->entries[i]);
        if (tally->points[other] == 0) tally->touched[tally->touched_count++] = (uint32_t)other;
        tally->points[other] += points;
    }
}

size_t syn__index_find(const syn__index *index, size_t document, syn__tally *tally,
                       size_t out_documents[SYN__CANDIDATES_MOST]) {
    tally->touched_count = 0;
    for (size_t i = index->first[document]; i < index->first[document + 1]; i++)
        add_points(index, i, tally);
    size_t count = 0;
    for (size_t i = 0; i < tally->touched_count; i++) {
        size_t other = tally->touched[i];
        uint32_t points = tally->points[other];
        if (points < LEAST_POINTS) continue;
        size_t at = count;
        while (at > 0) {
            size_t before = out_documents[at - 1];
            uint32_t there = tally->points[before];
            if (there > points || (there == points && before < other)) break;
            at--;
        }
        if (at >= SYN__CANDIDATES_MOST) continue;
        size_t last = count < SYN__CANDIDATES_MOST ? count++ : SYN__CANDIDATES_MOST - 1;
        for (size_t k = last; k > at; k--)
            out_documents[k] = out_documents[k - 1];
        out_documents[at] = other;
    }
    for (size_t i = 0; i < tally->touched_count; i++)
        tally->points[tally->touched[i]] = 0;
    return count;
}
