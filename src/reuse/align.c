// SPDX-License-Identifier: Apache-2.0
// Takes two documents as words and units, gives the sentences that they share.
//
// Each sentence of a asks, by its content words, for the few sentences of b that hold most of their
// weight; these are compared word by word (unit.h), in both directions the best is kept. A match
// that is not sure by itself needs a neighbour: a match close by in both documents and in the same
// order, which copies have and independent accounts of one event have not. So moved paragraphs are
// found as well, as no order over the whole document is asked for.
// A content word that stands in very many sentences does not ask: the work stays linear.
#include "reuse/align.h"

enum {
    MOST_PLACES = 24, ///< a word in more sentences than this says nothing about which
    LARGE_DOCUMENT_WORDS = 4000,
    MOST_COMPARED = 3,   ///< sentences of b that one of a is compared with
    NEIGHBOUR_UNITS = 2, ///< how far away a supporting match may stand
    MOST_LOOKED_AT = 12, ///< matches around one that are asked for support
};

// Measured on data/reuse (copies, clough); tests/unit/test_reuse.c guards their manner.
static const double STRONG_IDENTITY = 0.60;
static const double TURNED_IDENTITY = 0.40;
static const double TURNED_CONTENT = 0.80;
static const double WEAK_STEMS = 0.34;
static const double WEAK_CONTENT = 0.25;
static const double LONE_SUPPORT = 0.42; ///< score of a weak match for which one neighbour will do
static const double PART_IDENTITY = 0.75;
static const double LONGER_SUM = 2.5; ///< both lengths by the shorter: one is half as long again

/// In a large document most words stand in many sentences; two in a row do not. Such a key has its
/// highest bit set, a term has not.
static uint32_t get_pair_key(uint32_t last, uint32_t term) {
    return (last * 2654435761u ^ term * 0x9E3779B1u) | 0x80000000u;
}

static size_t find_slot(const syn__aligner *aligner, uint32_t key) {
    size_t slot = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (aligner->slot_count - 1);
    while (aligner->keys[slot] != 0 && aligner->keys[slot] != key)
        slot = (slot + 1) & (aligner->slot_count - 1);
    return slot;
}

static void add_place(syn__aligner *aligner, uint32_t key, uint32_t unit) {
    size_t slot = find_slot(aligner, key);
    if (aligner->keys[slot] != 0 && aligner->unit_of[aligner->heads[slot]] == unit) return;
    uint32_t place = (uint32_t)aligner->place_count++;
    aligner->unit_of[place] = unit;
    aligner->next[place] = aligner->keys[slot] == 0 ? UINT32_MAX : aligner->heads[slot];
    aligner->keys[slot] = key;
    aligner->heads[slot] = place;
    aligner->lengths[slot]++;
}

void syn__aligner_set(syn__aligner *aligner, const syn__words *words, const float *weights,
                      syn_arena *arena) {
    *aligner = (syn__aligner){.words = words, .weights = weights, .slot_count = 64};
    aligner->has_pairs = words->count > LARGE_DOCUMENT_WORDS;
    size_t most_places = words->count * (aligner->has_pairs ? 2 : 1);
    while (aligner->slot_count < most_places * 2)
        aligner->slot_count *= 2;
    aligner->keys = syn_arena_array(arena, aligner->slot_count, sizeof *aligner->keys);
    aligner->heads = syn_arena_room(arena, aligner->slot_count, sizeof *aligner->heads);
    aligner->lengths = syn_arena_array(arena, aligner->slot_count, sizeof *aligner->lengths);
    aligner->next = syn_arena_room(arena, most_places, sizeof *aligner->next);
    aligner->unit_of = syn_arena_room(arena, most_places, sizeof *aligner->unit_of);
    aligner->votes = syn_arena_array(arena, words->unit_count, sizeof *aligner->votes);
    aligner->touched = syn_arena_room(arena, words->unit_count, sizeof *aligner->touched);
    aligner->sizes = syn_arena_array(arena, words->unit_count, sizeof *aligner->sizes);
    if (arena->has_failed) return;
    for (size_t unit = 0; unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (one->role != SYN__UNIT_PROSE) continue;
        aligner->sizes[unit] = syn__unit_measure(&words->items[one->first], one->count, weights);
        uint32_t last = SYN_NO_TERM;
        for (size_t i = one->first; i < one->first + one->count; i++) {
            if (words->items[i].is_stop_word) continue;
            uint32_t term = words->items[i].term;
            add_place(aligner, term + 1, (uint32_t)unit);
            if (aligner->has_pairs && last != SYN_NO_TERM)
                add_place(aligner, get_pair_key(last, term), (uint32_t)unit);
            last = term;
        }
    }
}

/// The words of a sentence that have gone to the sentences of b.
typedef struct voting {
    size_t touched;       ///< sentences with votes
    struct syn__vote all; ///< of words that stand in too many sentences: each may have them
} voting;

/// Gives `weight` to the sentences of one key.
static void vote_key(syn__aligner *aligner, uint32_t key, float weight, voting *out) {
    size_t slot = find_slot(aligner, key);
    if (aligner->keys[slot] == 0) return;
    if (aligner->lengths[slot] > MOST_PLACES) {
        out->all.weight += weight;
        out->all.count++;
        return;
    }
    for (uint32_t at = aligner->heads[slot]; at != UINT32_MAX; at = aligner->next[at]) {
        uint32_t there = aligner->unit_of[at];
        if (aligner->votes[there].count++ == 0) aligner->touched[out->touched++] = there;
        aligner->votes[there].weight += weight;
    }
}

/// Fills the votes for one sentence.
static voting vote(syn__aligner *aligner, const syn__words *a, const syn__unit *unit) {
    voting out = {0};
    uint32_t last = SYN_NO_TERM;
    for (size_t i = unit->first; i < unit->first + unit->count; i++) {
        const syn__word *word = &a->items[i];
        if (word->is_stop_word) continue;
        float weight = aligner->weights[word->term];
        vote_key(aligner, word->term + 1, weight, &out);
        if (aligner->has_pairs && last != SYN_NO_TERM)
            vote_key(aligner, get_pair_key(last, word->term), weight, &out);
        last = word->term;
    }
    return out;
}

/// A sentence of b that one of a is compared with.
typedef struct choice {
    size_t unit;
    struct syn__vote votes;
} choice;

/// The best-voted sentences, and no vote left behind. Ties: the one that follows `expected`, then
/// the first.
static size_t take_best(syn__aligner *aligner, const voting *ballot, size_t expected,
                        choice out_best[MOST_COMPARED]) {
    size_t count = 0;
    float votes[MOST_COMPARED] = {0};
    for (size_t i = 0; i < ballot->touched; i++) {
        size_t unit = aligner->touched[i];
        float here = aligner->votes[unit].weight + (unit == expected ? 0.5f : 0.0f);
        size_t at = count;
        while (at > 0 && (votes[at - 1] < here ||
                          (!(votes[at - 1] > here) && out_best[at - 1].unit > unit))) {
            at--;
        }
        if (at >= MOST_COMPARED) continue;
        size_t last = count < MOST_COMPARED ? count : MOST_COMPARED - 1;
        for (size_t k = last; k > at; k--) {
            votes[k] = votes[k - 1];
            out_best[k] = out_best[k - 1];
        }
        votes[at] = here;
        out_best[at] = (choice){unit, aligner->votes[unit]};
        if (count < MOST_COMPARED) count++;
    }
    for (size_t i = 0; i < ballot->touched; i++)
        aligner->votes[aligner->touched[i]] = (struct syn__vote){0};
    return count;
}

/// What the likeness of two sentences amounts to; false when it is nothing.
static bool judge(const syn__unit *a, const syn__unit *b, syn__match *match) {
    double sum = (double)(a->count + b->count);
    double least = (double)(a->count < b->count ? a->count : b->count);
    double words = 2 * match->likeness.same_words / sum;
    double stems = 2 * match->likeness.same_stems / sum;
    double part = match->likeness.same_words / least;
    bool is_part = part >= PART_IDENTITY && least >= 6 && sum >= LONGER_SUM * least;
    match->identity = words;
    match->score = (stems + match->likeness.content) / 2;
    // “On Friday the mayor resigned” and “The mayor resigned on Friday”: all words, in other order
    bool is_turned =
        least >= 8 && words >= TURNED_IDENTITY && match->likeness.content >= TURNED_CONTENT;
    match->is_strong = (least >= 4 && words >= STRONG_IDENTITY) || is_turned;
    if (is_part) {
        match->identity = part;
        match->score = part;
        match->is_strong = true;
        match->is_part = true;
    }
    return match->is_strong || (stems >= WEAK_STEMS && match->likeness.content >= WEAK_CONTENT);
}

/// False when `judge` would find nothing, whatever the order of the words: the votes tell how many
/// content words two sentences may have in common, and function words may all be the same.
static bool may_match(const syn__aligner *aligner, const syn__unit *a, const syn__unit_size *size_a,
                      const voting *ballot, const choice *other) {
    const syn__unit *b = &aligner->words->units[other->unit];
    const syn__unit_size *size_b = &aligner->sizes[other->unit];
    double sum = (double)(a->count + b->count);
    double least = (double)(a->count < b->count ? a->count : b->count);
    uint32_t stop_words =
        size_a->stop_words < size_b->stop_words ? size_a->stop_words : size_b->stop_words;
    double most = (double)(stop_words + other->votes.count + ballot->all.count);
    if (most > least) most = least;
    double words = 2 * most / sum, weight = (double)(other->votes.weight + ballot->all.weight);
    double rounding = 1.0001; // of the votes, which are summed up in another order
    bool has_content = 2 * weight * rounding >= WEAK_CONTENT * (size_a->weight + size_b->weight);
    if (has_content && words >= WEAK_STEMS) return true;
    return words >= STRONG_IDENTITY || (most >= PART_IDENTITY * least && sum >= LONGER_SUM * least);
}

static syn__match compare(const syn__aligner *aligner, const syn__unit_pattern *pattern,
                          double weight_a, size_t unit_a, size_t unit_b) {
    const syn__unit *right = &aligner->words->units[unit_b];
    syn__match match = {.a = unit_a, .b = unit_b};
    match.likeness = syn__unit_compare(pattern, &aligner->words->items[right->first], right->count,
                                       weight_a + aligner->sizes[unit_b].weight, aligner->weights);
    return match;
}

/// The best match of every sentence on either side, by unit number; score 0: none.
typedef struct best_matches {
    syn__match *of_a, *of_b;
} best_matches;

/// Compares a sentence of a with some of b.
static void compare_some(syn__aligner *aligner, const syn__words *a, size_t unit,
                         const voting *ballot, const choice *others, size_t count, size_t expected,
                         best_matches *best) {
    const syn__unit *one = &a->units[unit];
    syn__unit_size size = syn__unit_measure(&a->items[one->first], one->count, aligner->weights);
    syn__unit_pattern pattern;
    bool has_pattern = false;
    for (size_t i = 0; i < count; i++) {
        size_t other = others[i].unit;
        if (!may_match(aligner, one, &size, ballot, &others[i])) continue;
        if (!has_pattern) syn__unit_pattern_set(&pattern, &a->items[one->first], one->count);
        has_pattern = true;
        syn__match match = compare(aligner, &pattern, size.weight, unit, other);
        if (!judge(one, &aligner->words->units[other], &match)) continue;
        double bonus = other == expected ? 0.05 : 0;
        match.score += bonus;
        if (match.score > best->of_a[unit].score) best->of_a[unit] = match;
        if (match.score > best->of_b[other].score) best->of_b[other] = match;
    }
}

static void find_best(syn__aligner *aligner, const syn__words *a, best_matches *best) {
    size_t expected = SIZE_MAX;
    for (size_t unit = 0; unit < a->unit_count; unit++) {
        if (a->units[unit].role != SYN__UNIT_PROSE) continue;
        choice others[MOST_COMPARED];
        voting ballot = vote(aligner, a, &a->units[unit]);
        size_t count = take_best(aligner, &ballot, expected, others);
        if (count > 0) compare_some(aligner, a, unit, &ballot, others, count, expected, best);
        if (best->of_a[unit].score > 0) expected = best->of_a[unit].b + 1;
    }
}

static bool is_part_match(const syn__match *match, const syn__unit *a, const syn__unit *b) {
    double least = (double)(a->count < b->count ? a->count : b->count);
    return match->is_strong && least >= 6 && match->likeness.same_words / least >= PART_IDENTITY;
}

/// A match is kept when it is the best for both, or when one sentence is part of the other.
static bool is_kept(const syn__words *a, const syn__words *b, const best_matches *best,
                    const syn__match *match) {
    bool is_mutual = best->of_a[match->a].b == match->b && best->of_b[match->b].a == match->a;
    return is_mutual || is_part_match(match, &a->units[match->a], &b->units[match->b]);
}

static size_t distance(size_t a, size_t b) {
    return a > b ? a - b : b - a;
}

/// How many kept matches stand near one, in the same order, on both sides.
static size_t count_neighbours(const syn__matches *matches, size_t at) {
    const syn__match *one = &matches->items[at];
    size_t count = 0;
    for (size_t i = at; i-- > 0 && at - i < MOST_LOOKED_AT;) {
        const syn__match *other = &matches->items[i];
        if (one->a - other->a > NEIGHBOUR_UNITS) break;
        if (one->a > other->a && one->b > other->b && one->b - other->b <= NEIGHBOUR_UNITS) count++;
    }
    for (size_t i = at + 1; i < matches->count && i - at < MOST_LOOKED_AT; i++) {
        const syn__match *other = &matches->items[i];
        if (other->a - one->a > NEIGHBOUR_UNITS) break;
        if (other->a > one->a && other->b > one->b && distance(other->b, one->b) <= NEIGHBOUR_UNITS)
            count++;
    }
    return count;
}

static void drop_lonely(syn__matches *matches) {
    for (size_t i = 0; i < matches->count; i++) {
        syn__match *one = &matches->items[i];
        if (one->is_strong) continue;
        size_t needed = one->score >= LONE_SUPPORT ? 1 : 2;
        if (count_neighbours(matches, i) < needed) one->score = -1;
    }
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++) {
        if (matches->items[i].score >= 0) matches->items[kept++] = matches->items[i];
    }
    matches->count = kept;
}

/// Keeps a match, with the places of its sentences; of a long one only the part that is shared.
static void add_match(const syn__words *a, const syn__words *b, const syn__match *found,
                      syn__matches *matches, syn_arena *arena) {
    syn__match match = *found;
    const syn__unit *left = &a->units[match.a], *right = &b->units[match.b];
    size_t first_a = 0, first_b = 0;
    match.words_a = left->count;
    match.words_b = right->count;
    if (match.is_part && left->count > right->count) {
        syn__unit_find_part(&b->items[right->first], right->count, &a->items[left->first],
                            left->count, &first_a, &match.words_a);
    } else if (match.is_part) {
        syn__unit_find_part(&a->items[left->first], left->count, &b->items[right->first],
                            right->count, &first_b, &match.words_b);
    }
    match.span_a = syn__words_get_span(a, left, first_a, match.words_a);
    match.span_b = syn__words_get_span(b, right, first_b, match.words_b);
    SYN_PUSH(arena, matches, match);
}

void syn__aligner_find(syn__aligner *aligner, const syn__words *a, syn_arena *arena,
                       syn__matches *out_matches) {
    *out_matches = (syn__matches){0};
    const syn__words *b = aligner->words;
    best_matches best = {
        .of_a = syn_arena_array(arena, a->unit_count, sizeof *best.of_a),
        .of_b = syn_arena_array(arena, b->unit_count, sizeof *best.of_b),
    };
    if (arena->has_failed || a->unit_count == 0 || b->unit_count == 0) return;
    find_best(aligner, a, &best);
    // parts of one sentence of a, found from the side of b, are put in order with the rest
    size_t *first_part = syn_arena_array(arena, a->unit_count + 1, sizeof *first_part);
    size_t *next_part = syn_arena_array(arena, b->unit_count, sizeof *next_part);
    if (arena->has_failed) return;
    for (size_t unit = b->unit_count; unit-- > 0;) {
        const syn__match *match = &best.of_b[unit];
        if (match->score <= 0 || best.of_a[match->a].b == unit) continue;
        next_part[unit] = first_part[match->a];
        first_part[match->a] = unit + 1;
    }
    for (size_t unit = 0; unit < a->unit_count; unit++) {
        const syn__match *own = &best.of_a[unit];
        bool is_added = own->score <= 0 || !is_kept(a, b, &best, own);
        for (size_t part = first_part[unit]; part != 0; part = next_part[part - 1]) {
            if (!is_added && own->b < part - 1) {
                add_match(a, b, own, out_matches, arena);
                is_added = true;
            }
            const syn__match *match = &best.of_b[part - 1];
            if (is_kept(a, b, &best, match)) add_match(a, b, match, out_matches, arena);
        }
        if (!is_added) add_match(a, b, own, out_matches, arena);
    }
    drop_lonely(out_matches);
}
