// SPDX-License-Identifier: Apache-2.0
// Takes words, gives their lemmas and how two of them are related. See wordnet.h.
//
// Words are known by a 32-bit hash: of a million words that WordNet does not hold, some twenty are
// taken for one. Inflections are taken off by WordNet's own rules (morphy(7WN)): the list of
// irregular forms first, else endings by part of speech. Two words are compared by merging their
// sorted meanings; a word has at most 75.
#include "text/wordnet.h"

#include "base/fnv.h"
#include "base/sort.h"
#include "base/str.h"

enum {
    LONGEST_WORD = 40,
    ID_MASK = (1 << SYN_WORDNET_ID_BITS) - 1,
    RANK_SHIFT = SYN_WORDNET_ID_BITS,
    KIND_SHIFT = 28,
    // The kinds of a word's row, and those of a meaning's.
    KIND_SENSE = 0,
    KIND_ANTONYM = 1,
    KIND_DERIVED = 2,
    KIND_LEMMA = 0,
    KIND_SIMILAR = 1,
    KIND_HYPERNYM = 2,
    POS_NOUN = 0,
    POS_VERB = 1,
    POS_ADJECTIVE = 2
};

typedef struct slice {
    const uint32_t *items;
    size_t count;
} slice;

static uint32_t id_of(uint32_t entry) {
    return entry & ID_MASK;
}

/// The entries of one kind; kinds stand in order.
static slice cut_kind(slice row, uint32_t kind) {
    size_t first, end;
    SYN_LOWER_BOUND(first, row.count, i, row.items[i] >> KIND_SHIFT < kind);
    SYN_LOWER_BOUND(end, row.count, i, row.items[i] >> KIND_SHIFT <= kind);
    return (slice){row.items + first, end - first};
}

static slice get_row(const uint32_t *rows, const uint32_t *entries, uint32_t id) {
    return (slice){entries + rows[id], rows[id + 1] - rows[id]};
}
static slice get_word(uint32_t lemma) {
    return get_row(syn__wordnet_word_rows, syn__wordnet_words, lemma);
}
static slice get_synset(uint32_t synset) {
    return get_row(syn__wordnet_synset_rows, syn__wordnet_synsets, synset);
}

static bool has_id(slice row, uint32_t id) {
    size_t at;
    SYN_LOWER_BOUND(at, row.count, i, id_of(row.items[i]) < id);
    return at < row.count && id_of(row.items[at]) == id;
}

static unsigned pos_of(uint32_t synset) {
    unsigned pos = 0;
    while (pos < 3 && synset >= syn__wordnet_pos_ends[pos])
        pos++;
    return pos;
}

static void add_lemma(syn_wordnet_word *to, uint32_t lemma) {
    for (uint32_t i = 0; i < to->count; i++) {
        if (to->lemmas[i] == lemma) return;
    }
    if (to->count < SYN_WORDNET_LEMMAS) to->lemmas[to->count++] = lemma;
}

/// The number of a lemma, or SIZE_MAX.
static size_t find_lemma(uint32_t hash) {
    uint32_t bucket = hash >> (32 - SYN_WORDNET_BUCKET_BITS);
    uint32_t end = syn__wordnet_buckets[bucket + 1];
    for (uint32_t i = syn__wordnet_buckets[bucket]; i < end; i++) {
        if (syn__wordnet_hashes[i] == hash) return i;
    }
    return SIZE_MAX;
}

static void add_irregular(syn_wordnet_word *to, uint32_t hash) {
    uint32_t bucket = hash >> (32 - SYN_WORDNET_FORM_BITS);
    uint32_t end = syn__wordnet_form_buckets[bucket + 1];
    for (uint32_t i = syn__wordnet_form_buckets[bucket]; i < end; i++) {
        if (syn__wordnet_forms[i][0] == hash) add_lemma(to, syn__wordnet_forms[i][1]);
    }
}

/// Meanings are sorted, those of one part of speech beside each other.
static bool has_pos(uint32_t lemma, unsigned pos) {
    slice row = get_word(lemma);
    uint32_t first = pos == 0 ? 0 : syn__wordnet_pos_ends[pos - 1],
             end = syn__wordnet_pos_ends[pos];
    for (size_t i = 0; i < row.count && row.items[i] >> KIND_SHIFT == KIND_SENSE; i++) {
        uint32_t synset = id_of(row.items[i]);
        if (synset >= first) return synset < end;
    }
    return false;
}

/// An ending and what stands for it in the lemma: ladies, lady.
typedef struct ending {
    char from[5], to[5];
    uint8_t size;
    uint8_t pos;
    uint8_t least; ///< bytes that are left: "as" is no plural, "goes" is a form of "go"
} ending;

/// `hashes` of the word's first bytes, by their number.
static void add_regular(syn_wordnet_word *to, syn_str word, const uint32_t *hashes) {
    static const ending endings[] = {
        {"s", "", 1, POS_NOUN, 3},         {"ses", "s", 3, POS_NOUN, 2},
        {"xes", "x", 3, POS_NOUN, 1},      {"zes", "z", 3, POS_NOUN, 1},
        {"ches", "ch", 4, POS_NOUN, 1},    {"shes", "sh", 4, POS_NOUN, 1},
        {"men", "man", 3, POS_NOUN, 2},    {"ies", "y", 3, POS_NOUN, 2},
        {"s", "", 1, POS_VERB, 3},         {"ies", "y", 3, POS_VERB, 1},
        {"es", "", 2, POS_VERB, 2},        {"ed", "e", 2, POS_VERB, 1},
        {"ed", "", 2, POS_VERB, 2},        {"ing", "e", 3, POS_VERB, 1},
        {"ing", "", 3, POS_VERB, 2},       {"er", "", 2, POS_ADJECTIVE, 2},
        {"er", "e", 2, POS_ADJECTIVE, 2},  {"est", "", 3, POS_ADJECTIVE, 2},
        {"est", "e", 3, POS_ADJECTIVE, 2}, {"ier", "y", 3, POS_ADJECTIVE, 1},
        {"iest", "y", 4, POS_ADJECTIVE, 1}};
    char last = word.data[word.size - 1];
    if (last != 's' && last != 'd' && last != 'g' && last != 'n' && last != 'r' && last != 't')
        return; // the last letters of all endings
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const ending *one = &endings[i];
        if (one->from[one->size - 1] != last || word.size < (size_t)one->size + one->least)
            continue;
        size_t kept = word.size - one->size;
        if (memcmp(word.data + kept, one->from, one->size) != 0) continue;
        uint32_t hash = hashes[kept];
        for (const char *at = one->to; *at != '\0'; at++)
            hash = syn_fnv_add(hash, (unsigned char)*at);
        size_t lemma = find_lemma(hash);
        if (lemma != SIZE_MAX && has_pos((uint32_t)lemma, one->pos)) add_lemma(to, (uint32_t)lemma);
    }
}

syn_wordnet_word syn_wordnet_find(syn_str word) {
    syn_wordnet_word found = {0};
    char lower[LONGEST_WORD];
    uint32_t hashes[LONGEST_WORD + 1] = {SYN_FNV_START};
    if (word.size == 0 || word.size > sizeof lower) return found;
    for (size_t i = 0; i < word.size; i++) {
        lower[i] = syn_ascii_lower(word.data[i]);
        hashes[i + 1] = syn_fnv_add(hashes[i], (unsigned char)lower[i]);
    }
    uint32_t hash = hashes[word.size];
    size_t lemma = find_lemma(hash);
    if (lemma != SIZE_MAX) add_lemma(&found, (uint32_t)lemma);
    uint32_t before = found.count;
    add_irregular(&found, hash);
    if (found.count == before) add_regular(&found, (syn_str){lower, word.size}, hashes);
    return found;
}

/// Do two sorted rows share an entry?
static bool meet(slice a, slice b) {
    size_t i = 0, j = 0;
    while (i < a.count && j < b.count) {
        uint32_t x = id_of(a.items[i]), y = id_of(b.items[j]);
        if (x == y) return true;
        if (x < y) {
            i++;
        } else {
            j++;
        }
    }
    return false;
}

/// Is a meaning of `a` linked to one of `b`?
static bool are_linked(slice a, slice b, uint32_t kind) {
    if (b.count == 0) return false;
    for (size_t i = 0; i < a.count; i++) {
        slice links = cut_kind(get_synset(id_of(a.items[i])), kind);
        for (size_t k = 0; k < links.count; k++) {
            if (has_id(b, id_of(links.items[k]))) return true;
        }
    }
    return false;
}

static syn_wordnet_relation relate_lemmas(uint32_t a, uint32_t b) {
    if (a == b) return SYN_WORDNET_SAME;
    slice row_a = get_word(a), row_b = get_word(b);
    slice senses_a = cut_kind(row_a, KIND_SENSE), senses_b = cut_kind(row_b, KIND_SENSE);
    if (meet(senses_a, senses_b)) return SYN_WORDNET_SYNONYM;
    // Links of words stand in the rows of both, those of meanings too, but for hypernyms.
    if (has_id(cut_kind(row_a, KIND_ANTONYM), b)) return SYN_WORDNET_ANTONYM;
    if (has_id(cut_kind(row_a, KIND_DERIVED), b)) return SYN_WORDNET_DERIVED;
    bool is_a_shorter = senses_a.count <= senses_b.count;
    slice few = is_a_shorter ? senses_a : senses_b, many = is_a_shorter ? senses_b : senses_a;
    if (are_linked(few, many, KIND_SIMILAR)) return SYN_WORDNET_SIMILAR;
    if (are_linked(few, many, KIND_HYPERNYM) || are_linked(many, few, KIND_HYPERNYM))
        return SYN_WORDNET_HYPERNYM;
    return SYN_WORDNET_NONE;
}

syn_wordnet_relation syn_wordnet_relate(const syn_wordnet_word *a, const syn_wordnet_word *b) {
    syn_wordnet_relation best = SYN_WORDNET_NONE;
    for (uint32_t i = 0; i < a->count; i++) {
        for (uint32_t j = 0; j < b->count; j++) {
            syn_wordnet_relation here = relate_lemmas(a->lemmas[i], b->lemmas[j]);
            if (here == SYN_WORDNET_SAME) return here;
            if (here != SYN_WORDNET_NONE && (best == SYN_WORDNET_NONE || here < best)) best = here;
        }
    }
    return best;
}

/// Lemmas and meanings are numbered apart: `kind` keeps them so.
static void set_bit(uint64_t *bits, uint32_t id, uint32_t kind) {
    uint64_t hash = ((uint64_t)id * 2 + kind) * 0x9E3779B97F4A7C15u >> 32;
    size_t bit = hash % (64 * SYN_WORDNET_SKETCH_WORDS);
    bits[bit / 64] |= (uint64_t)1 << bit % 64;
}

static void set_all(uint64_t *bits, slice ids, uint32_t kind) {
    for (size_t i = 0; i < ids.count; i++)
        set_bit(bits, id_of(ids.items[i]), kind);
}

syn_wordnet_sketch syn_wordnet_make_sketch(const syn_wordnet_word *word) {
    enum { LEMMA, MEANING };
    syn_wordnet_sketch sketch = {0};
    for (uint32_t i = 0; i < word->count; i++) {
        slice row = get_word(word->lemmas[i]), senses = cut_kind(row, KIND_SENSE);
        set_bit(sketch.own, word->lemmas[i], LEMMA);
        set_all(sketch.own, senses, MEANING);
        set_all(sketch.near, cut_kind(row, KIND_ANTONYM), LEMMA);
        set_all(sketch.near, cut_kind(row, KIND_DERIVED), LEMMA);
        for (size_t k = 0; k < senses.count; k++) {
            slice links = get_synset(id_of(senses.items[k]));
            set_all(sketch.near, cut_kind(links, KIND_SIMILAR), MEANING);
            set_all(sketch.near, cut_kind(links, KIND_HYPERNYM), MEANING);
        }
    }
    for (size_t i = 0; i < SYN_WORDNET_SKETCH_WORDS; i++)
        sketch.near[i] |= sketch.own[i];
    return sketch;
}

size_t syn_wordnet_list_senses(uint32_t lemma, syn_wordnet_sense *out_senses, size_t most) {
    if (lemma >= syn__wordnet_word_count) return 0;
    slice senses = cut_kind(get_word(lemma), KIND_SENSE);
    size_t count = senses.count < most ? senses.count : most;
    for (size_t i = 0; i < count; i++) {
        uint32_t synset = id_of(senses.items[i]);
        uint32_t rank = senses.items[i] >> RANK_SHIFT & (SYN_WORDNET_RANKS - 1);
        out_senses[i] = (syn_wordnet_sense){synset, rank, "nvar"[pos_of(synset)]};
    }
    return count;
}

bool syn_wordnet_has_pos(uint32_t lemma, char pos) {
    static const char letters[4] = {'n', 'v', 'a', 'r'};
    if (lemma >= syn__wordnet_word_count) return false;
    for (unsigned i = 0; i < sizeof letters; i++) {
        if (letters[i] == pos) return has_pos(lemma, i);
    }
    return false;
}

size_t syn_wordnet_list_lemmas(uint32_t synset, uint32_t *out_lemmas, size_t most) {
    if (synset >= syn__wordnet_synset_count) return 0;
    slice lemmas = cut_kind(get_synset(synset), KIND_LEMMA);
    size_t count = lemmas.count < most ? lemmas.count : most;
    for (size_t i = 0; i < count; i++)
        out_lemmas[i] = id_of(lemmas.items[i]);
    return count;
}

size_t syn_wordnet_list_kin(uint32_t synset, uint32_t *out_synsets, size_t most) {
    size_t count = 0;
    if (synset >= syn__wordnet_synset_count) return 0;
    slice row = get_synset(synset);
    for (size_t i = 0; i < row.count && count < most; i++) {
        if (row.items[i] >> KIND_SHIFT != KIND_LEMMA) out_synsets[count++] = id_of(row.items[i]);
    }
    return count;
}

uint32_t syn_wordnet_get_hash(uint32_t lemma) {
    return lemma < syn__wordnet_word_count ? syn__wordnet_hashes[lemma] : 0;
}
