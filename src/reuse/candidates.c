// SPDX-License-Identifier: Apache-2.0
// Takes the words of all documents, gives for each the earlier documents that it may share text
// with.
//
// Three kinds of features, each a hash in one inverted index:
//   wording   shingles of five words, thinned by winnowing (Schleimer, Wilkerson and Aiken, 2003):
//             any twelve words in a row that two documents share give at least one;
//   content   pairs of neighbouring content stems, function words left out, the rarer of each two:
//             some survive when other words are replaced;
//   anchors   pairs of neighbouring names and figures: rewording leaves them alone.
// A feature that many documents have points only to the few nearest before, so one footer or one
// family of 100,000 copies never becomes quadratic, and copies still hang together by a chain.
//
// Chunks of documents are read side by side, each into its own list, parted by the first bits of
// the features; then each part is sorted by itself (radix), and only what two documents share is
// kept. So the order of the work, and the result, are the same for any number of workers. Where all
// features together would be too many, the documents are read again for every few parts: at most
// ROUND_BYTES of features at a time, then nine bytes for each that is shared.
#include "reuse/candidates.h"

#include "base/buffer.h"
#include "base/map.h"
#include "reuse/shingle.h"

#include <string.h>

enum {
    WINDOW_SHINGLES = 8,
    MOST_FEATURES = 3, ///< of one word: a shingle, a pair of content, one of anchors
    DOCUMENT_BITS = 28,
    FEATURE_BITS = 36,
    PART_BITS = 6,
    PARTS = 1 << PART_BITS,
    RADIX_BITS = 10,
    CHUNK_DOCUMENTS = 256,
    COMMON_DOCUMENTS = 64, ///< a feature of more documents than this points to NEAREST only
    NEAREST = 8,
    LEAST_POINTS = 8,
    LEAST_PAIRS = 8,           ///< of words, without a shingle
    LEAST_PAIRS_PERMILLE = 50, ///< the same, of the words of the shorter text
    WORDING_POINTS = 4,
};

/// Features are half as many as words, and this many of them are in memory at once.
static const size_t ROUND_BYTES = (size_t)512 << 20;

/// Flags of an item of `documents`: the first of its feature, and a feature of wording.
static const uint32_t IS_FIRST = (uint32_t)1 << 31, IS_WORDING = (uint32_t)1 << 30;

/// The lowest bit of a feature tells wording from the others.
static uint64_t make_entry(uint64_t hash, bool is_wording, size_t document) {
    uint64_t feature = (hash >> (64 - FEATURE_BITS) & ~(uint64_t)1) | (is_wording ? 1 : 0);
    return feature << DOCUMENT_BITS | (uint64_t)document;
}

/// Room for the features of one document is there before the first is added.
typedef struct entry_list {
    uint64_t *items;
    size_t count;
} entry_list;

/// Pairs of neighbouring words that may become a feature.
typedef struct pair_window {
    uint64_t last_hash; ///< of the pair before
    float last_weight;
    bool has_last, is_chosen; ///< there is one; it is a feature already
    uint32_t last_term;
} pair_window;

typedef struct feature_maker {
    const float *weights;             ///< per term
    uint64_t window[WINDOW_SHINGLES]; ///< the last shingles
    syn__shingle shingle;
    size_t shingle_count;
    size_t least; ///< number of the least shingle of the window
    uint64_t last_chosen;
    pair_window content;
    uint32_t last_anchor;
} feature_maker;

/// The least shingle of a full window, whose newest is `shingle_count - 1`.
static size_t find_least(const feature_maker *maker) {
    size_t least = maker->shingle_count - WINDOW_SHINGLES;
    for (size_t i = least + 1; i < maker->shingle_count; i++) {
        if (maker->window[i % WINDOW_SHINGLES] < maker->window[least % WINDOW_SHINGLES]) least = i;
    }
    return least;
}

static void add_wording(feature_maker *maker, const syn__word *word, size_t document,
                        entry_list *entries) {
    uint64_t hash;
    if (!syn__shingle_add(&maker->shingle, word->form, &hash)) return;
    size_t number = maker->shingle_count++;
    maker->window[number % WINDOW_SHINGLES] = hash;
    if (maker->shingle_count < WINDOW_SHINGLES) return;
    if (maker->shingle_count == WINDOW_SHINGLES || maker->least + WINDOW_SHINGLES <= number) {
        maker->least = find_least(maker);
    } else if (hash < maker->window[maker->least % WINDOW_SHINGLES]) {
        maker->least = number;
    }
    uint64_t least = maker->window[maker->least % WINDOW_SHINGLES];
    if (least == maker->last_chosen) return;
    // the least of a window has its high bits small: mix again before they become the feature
    entries->items[entries->count++] = make_entry(syn_hash_combine(least, 1), true, document);
    maker->last_chosen = least;
}

static uint64_t hash_pair(uint32_t last, uint32_t term, uint64_t salt) {
    return syn_hash_combine((uint64_t)last << 32 | term, salt);
}

/// Of two pairs in a row the rarer is taken: it is the one that tells more, and a copy takes the
/// same.
static void add_content(feature_maker *maker, uint32_t term, size_t document, entry_list *entries) {
    pair_window *window = &maker->content;
    uint32_t last = window->last_term;
    window->last_term = term;
    if (last == SYN_NO_TERM || last == term) return;
    uint64_t hash = hash_pair(last, term, 2);
    float weight = maker->weights[last] + maker->weights[term];
    bool is_rarer = weight > window->last_weight ||
                    (!(weight < window->last_weight) && hash < window->last_hash);
    bool takes_last = window->has_last && !is_rarer && !window->is_chosen;
    bool takes_this = window->has_last && is_rarer;
    if (takes_last)
        entries->items[entries->count++] = make_entry(window->last_hash, false, document);
    if (takes_this) entries->items[entries->count++] = make_entry(hash, false, document);
    window->last_hash = hash;
    window->last_weight = weight;
    window->is_chosen = takes_this;
    window->has_last = true;
}

static void add_anchor(feature_maker *maker, uint32_t term, size_t document, entry_list *entries) {
    uint32_t last = maker->last_anchor;
    maker->last_anchor = term;
    if (last == SYN_NO_TERM || last == term) return;
    entries->items[entries->count++] = make_entry(hash_pair(last, term, 3), false, document);
}

static void add_features(const syn__words *words, const float *weights, size_t document,
                         syn_buffer *out) {
    if (!syn_buffer_reserve(out, words->count * MOST_FEATURES * sizeof(uint64_t))) return;
    entry_list entries = {.items = (void *)(out->data + out->size)};
    feature_maker maker = {
        .weights = weights, .content.last_term = SYN_NO_TERM, .last_anchor = SYN_NO_TERM};
    for (size_t unit = 0; unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (one->role != SYN__UNIT_PROSE) continue;
        for (size_t i = one->first; i < one->first + one->count; i++) {
            const syn__word *word = &words->items[i];
            add_wording(&maker, word, document, &entries);
            if (word->is_stop_word) continue;
            add_content(&maker, word->term, document, &entries);
            if (word->is_anchor) add_anchor(&maker, word->term, document, &entries);
        }
    }
    out->size += entries.count * sizeof(uint64_t);
}

/// The features of some documents that follow each other, part by part, each part by document.
typedef struct chunk {
    uint64_t *entries;
    size_t starts[PARTS + 1];
} chunk;

/// What two documents or more share, of one part.
typedef struct part {
    uint32_t *documents;
    size_t count;
} part;

typedef struct worker {
    syn_arena scratch; ///< for one document, or one part
    syn_arena chunks;  ///< of this round
    syn_arena parts;   ///< until the index is built
    syn_buffer entries;
} worker;

typedef struct builder {
    syn__read_fn read;
    void *context;
    const float *weights;
    size_t document_count, chunk_count;
    uint32_t *sizes; ///< of the index
    chunk *chunks;
    size_t first_part, end_part; ///< of this round
    part parts[PARTS];
    worker *workers;
} builder;

static size_t get_part(uint64_t entry) {
    return (size_t)(entry >> (64 - PART_BITS));
}

/// Sorts the entries of a chunk by part, those of this round; those of a part stay in order.
static void part_entries(const builder *build, const uint64_t *entries, size_t count,
                         syn_arena *arena, chunk *out_chunk) {
    size_t *starts = out_chunk->starts;
    *out_chunk = (chunk){0};
    for (size_t i = 0; i < count; i++) {
        size_t at = get_part(entries[i]);
        starts[at + 1] += at >= build->first_part && at < build->end_part;
    }
    for (size_t i = 0; i < PARTS; i++)
        starts[i + 1] += starts[i];
    out_chunk->entries = syn_arena_array(arena, starts[PARTS], sizeof *out_chunk->entries);
    if (out_chunk->entries == NULL) return;
    for (size_t i = 0; i < count; i++) {
        size_t at = get_part(entries[i]);
        if (at < build->first_part || at >= build->end_part) continue;
        out_chunk->entries[starts[at]++] = entries[i];
    }
    for (size_t i = PARTS; i > 0; i--) // filling moved each start to its end
        starts[i] = starts[i - 1];
    starts[0] = 0;
}

static syn_status read_turn(void *context, size_t index, size_t worker_index, syn_error *error) {
    builder *build = context;
    worker *own = &build->workers[worker_index];
    size_t first = index * CHUNK_DOCUMENTS, end = first + CHUNK_DOCUMENTS;
    if (end > build->document_count) end = build->document_count;
    syn_buffer_clear(&own->entries);
    for (size_t i = first; i < end; i++) {
        syn__words words;
        syn_arena_reset(&own->scratch);
        if (build->read(build->context, i, &own->scratch, &words)) {
            add_features(&words, build->weights, i, &own->entries);
            build->sizes[i] = (uint32_t)words.count;
        }
        if (own->scratch.has_failed) return syn_arena_status(&own->scratch, error);
    }
    syn_status status = syn_buffer_status(&own->entries, error);
    size_t count = own->entries.size / sizeof(uint64_t);
    if (status != SYN_OK) return status;
    part_entries(build, (const void *)own->entries.data, count, &own->chunks,
                 &build->chunks[index]);
    return syn_arena_status(&own->chunks, error);
}

/// Sorts by feature, within a part; entries of one feature stay in the order of their documents.
/// Gives the one of both arrays that holds the result.
static uint64_t *sort_entries(uint64_t *entries, uint64_t *other, size_t count) {
    enum { PASSES = (FEATURE_BITS - PART_BITS) / RADIX_BITS, MASK = (1 << RADIX_BITS) - 1 };
    for (size_t pass = 0; pass < PASSES; pass++) {
        size_t shift = DOCUMENT_BITS + pass * RADIX_BITS;
        size_t counts[MASK + 1] = {0};
        for (size_t i = 0; i < count; i++)
            counts[entries[i] >> shift & MASK]++;
        for (size_t i = 0, sum = 0; i <= MASK; i++) {
            size_t here = counts[i];
            counts[i] = sum;
            sum += here;
        }
        for (size_t i = 0; i < count; i++)
            other[counts[entries[i] >> shift & MASK]++] = entries[i];
        uint64_t *swap = entries;
        entries = other;
        other = swap;
    }
    return entries;
}

static uint32_t get_document(uint64_t entry) {
    return (uint32_t)(entry & (((uint64_t)1 << DOCUMENT_BITS) - 1));
}

/// Writes the documents of each feature that points anywhere; gives how many.
static size_t group_entries(const uint64_t *entries, size_t count, uint32_t *out_documents) {
    size_t kept = 0;
    for (size_t start = 0, end; start < count; start = end) {
        uint64_t feature = entries[start] >> DOCUMENT_BITS;
        size_t first = kept;
        for (end = start; end < count && entries[end] >> DOCUMENT_BITS == feature; end++) {
            if (end > start && entries[end] == entries[end - 1]) continue;
            out_documents[kept++] = get_document(entries[end]);
        }
        bool is_wording = (feature & 1) != 0;
        if (kept - first < 2 || (!is_wording && kept - first > COMMON_DOCUMENTS)) {
            kept = first;
            continue;
        }
        out_documents[first] |= IS_FIRST;
        for (size_t i = first; is_wording && i < kept; i++)
            out_documents[i] |= IS_WORDING;
    }
    return kept;
}

static syn_status sort_turn(void *context, size_t index, size_t worker_index, syn_error *error) {
    builder *build = context;
    worker *own = &build->workers[worker_index];
    size_t count = 0, at = 0;
    index += build->first_part;
    for (size_t i = 0; i < build->chunk_count; i++)
        count += build->chunks[i].starts[index + 1] - build->chunks[i].starts[index];
    if (count == 0) return SYN_OK;
    syn_arena_reset(&own->scratch);
    uint64_t *entries = syn_arena_array(&own->scratch, count, sizeof *entries);
    uint64_t *other = syn_arena_array(&own->scratch, count, sizeof *other);
    syn_status status = syn_arena_status(&own->scratch, error);
    if (status != SYN_OK) return status;
    for (size_t i = 0; i < build->chunk_count; i++) {
        const chunk *one = &build->chunks[i];
        size_t size = one->starts[index + 1] - one->starts[index];
        if (size == 0) continue;
        memcpy(&entries[at], &one->entries[one->starts[index]], size * sizeof *entries);
        at += size;
    }
    uint64_t *sorted = sort_entries(entries, other, count);
    // the array that is free holds the groups, each no longer than its entries
    uint32_t *documents = (void *)(sorted == entries ? other : entries);
    part *made = &build->parts[index];
    made->count = group_entries(sorted, count, documents);
    made->documents = syn_arena_array(&own->parts, made->count, sizeof *made->documents);
    if (made->documents != NULL)
        memcpy(made->documents, documents, made->count * sizeof *documents);
    return syn_arena_status(&own->parts, error);
}

/// Puts the parts one behind the other, and gives each document the list of its places in them.
static void list_places(const builder *build, syn_arena *arena, syn__index *index) {
    size_t count = 0;
    for (size_t i = 0; i < PARTS; i++)
        count += build->parts[i].count;
    index->documents = syn_arena_array(arena, count, sizeof *index->documents);
    index->places = syn_arena_array(arena, count, sizeof *index->places);
    index->counts = syn_arena_array(arena, count, sizeof *index->counts);
    if (count == 0 || arena->has_failed) return;
    for (size_t i = 0, at = 0; i < PARTS; i++) {
        const part *one = &build->parts[i];
        if (one->count == 0) continue;
        memcpy(&index->documents[at], one->documents, one->count * sizeof *one->documents);
        at += one->count;
    }
    for (size_t i = 0; i < count; i++)
        index->first[get_document(index->documents[i] & ~(IS_FIRST | IS_WORDING)) + 2]++;
    for (size_t i = 0; i < index->document_count; i++)
        index->first[i + 2] += index->first[i + 1];
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && (index->documents[end] & IS_FIRST) == 0; end++)
            continue;
        for (size_t i = start; i < end; i++) {
            uint32_t document = index->documents[i] & ~(IS_FIRST | IS_WORDING);
            size_t place = index->first[document + 1]++;
            index->places[place] = (uint32_t)i;
            index->counts[place] = (uint8_t)(end - start < 255 ? end - start : 255);
        }
    }
}

static syn_status build_parts(builder *build, syn_pool *pool, syn_error *error) {
    syn_status status = syn_pool_for(pool, build->chunk_count, read_turn, build, error);
    size_t part_count = build->end_part - build->first_part;
    if (status == SYN_OK) status = syn_pool_for(pool, part_count, sort_turn, build, error);
    for (size_t i = 0; i < syn_pool_get_size(pool); i++)
        syn_arena_finish(&build->workers[i].chunks);
    return status;
}

static syn_status build_all(builder *build, size_t round_count, syn_pool *pool, syn_arena *arena,
                            syn__index *index, syn_error *error) {
    syn_status status = SYN_OK;
    for (size_t round = 0; status == SYN_OK && round < round_count; round++) {
        build->first_part = PARTS * round / round_count;
        build->end_part = PARTS * (round + 1) / round_count;
        status = build_parts(build, pool, error);
    }
    size_t count = 0;
    for (size_t i = 0; i < PARTS; i++)
        count += build->parts[i].count;
    if (status == SYN_OK && count > UINT32_MAX)
        status = syn_error_set(error, SYN_TOO_LARGE, "", 0, "too many words in one run");
    if (status == SYN_OK) list_places(build, arena, index);
    return status == SYN_OK ? syn_arena_status(arena, error) : status;
}

syn_status syn__index_build(size_t document_count, size_t word_count, syn__read_fn read,
                            void *context, const float *weights, syn_pool *pool, syn_arena *arena,
                            syn__index *out_index, syn_error *error) {
    *out_index = (syn__index){.document_count = document_count};
    if (document_count >> DOCUMENT_BITS != 0)
        return syn_error_set(error, SYN_TOO_LARGE, "", 0, "too many documents");
    size_t chunk_count = (document_count + CHUNK_DOCUMENTS - 1) / CHUNK_DOCUMENTS;
    size_t worker_count = syn_pool_get_size(pool);
    size_t round_count = 1 + word_count / 2 / (ROUND_BYTES / sizeof(uint64_t));
    if (round_count > PARTS) round_count = PARTS;
    builder build = {.read = read,
                     .context = context,
                     .weights = weights,
                     .document_count = document_count,
                     .chunk_count = chunk_count};
    syn_arena own = {0};
    build.chunks = syn_arena_array(&own, chunk_count, sizeof *build.chunks);
    build.workers = syn_arena_array(&own, worker_count, sizeof *build.workers);
    out_index->first = syn_arena_array(arena, document_count + 2, sizeof *out_index->first);
    out_index->sizes = syn_arena_array(arena, document_count, sizeof *out_index->sizes);
    build.sizes = out_index->sizes;
    syn_status status = syn_arena_status(&own, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    if (status == SYN_OK) status = build_all(&build, round_count, pool, arena, out_index, error);
    for (size_t i = 0; build.workers != NULL && i < worker_count; i++) {
        syn_arena_finish(&build.workers[i].scratch);
        syn_arena_finish(&build.workers[i].chunks);
        syn_arena_finish(&build.workers[i].parts);
        syn_buffer_finish(&build.workers[i].entries);
    }
    syn_arena_finish(&own);
    return status;
}

void syn__tally_init(syn__tally *tally, size_t document_count, syn_arena *arena) {
    tally->common = syn_arena_array(arena, document_count, sizeof *tally->common);
    tally->touched = syn_arena_array(arena, document_count, sizeof *tally->touched);
    tally->touched_count = 0;
}

static uint32_t get_points(bool is_wording, size_t count) {
    if (is_wording) return WORDING_POINTS;
    return count <= 8 ? 3 : count <= 24 ? 2 : 1;
}

static void add_points(const syn__index *index, size_t place, syn__tally *tally) {
    size_t at = index->places[place], count = index->counts[place];
    bool is_wording = (index->documents[at] & IS_WORDING) != 0;
    uint32_t points = get_points(is_wording, count);
    size_t most = count > COMMON_DOCUMENTS ? NEAREST : COMMON_DOCUMENTS;
    for (; most > 0 && (index->documents[at] & IS_FIRST) == 0; most--) {
        size_t other = index->documents[--at] & ~(IS_FIRST | IS_WORDING);
        syn__common *common = &tally->common[other];
        if (common->points == 0) tally->touched[tally->touched_count++] = (uint32_t)other;
        common->points += points;
        common->wording += is_wording;
        common->pairs += !is_wording;
    }
}

/// Without a shingle in common two texts can only be retellings, and these have many pairs of words
/// in common, for their length: as the shortest found in any set have (15; a tenth of the words).
static bool may_be_copies(const syn__index *index, size_t a, size_t b, const syn__common *common) {
    if (common->points < LEAST_POINTS) return false;
    if (common->wording > 0) return true;
    uint32_t least = index->sizes[a] < index->sizes[b] ? index->sizes[a] : index->sizes[b];
    return common->pairs >= LEAST_PAIRS &&
           (uint64_t)common->pairs * 1000 >= (uint64_t)least * LEAST_PAIRS_PERMILLE;
}

size_t syn__index_find(const syn__index *index, size_t document, syn__tally *tally,
                       size_t out_documents[SYN__CANDIDATES_MOST]) {
    tally->touched_count = 0;
    for (size_t i = index->first[document]; i < index->first[document + 1]; i++)
        add_points(index, i, tally);
    size_t count = 0;
    for (size_t i = 0; i < tally->touched_count; i++) {
        size_t other = tally->touched[i];
        uint32_t points = tally->common[other].points;
        if (!may_be_copies(index, document, other, &tally->common[other])) continue;
        size_t at = count;
        while (at > 0) {
            size_t before = out_documents[at - 1];
            uint32_t there = tally->common[before].points;
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
        tally->common[tally->touched[i]] = (syn__common){0};
    return count;
}
