// SPDX-License-Identifier: Apache-2.0
// Takes two documents as words and units, gives the sentences that one retells of the other.
//
// A rewriter changes the words and keeps the plan: names, figures and what is said of them come in
// the order of the source. Two independent accounts of one event share names and figures too, but
// each has its own order. So every finding is held against the same finding with one text turned
// around, which keeps its words and loses their order; what is left is evidence of copying, and no
// likeness of subject or vocabulary adds to it. In three steps, each only when the one before says
// so:
//   words   the telling words both have (by stem), by their weight;
//   thread  the heaviest common subsequence of telling words over both texts, forward and turned
//           (Smith and Waterman without gaps' cost);
//   chain   words held against words by WordNet as well, sentences against sentences, and the best
//           chain of them in order (after sentence alignment in bitexts: Gale and Church, 1993).
// Quoted words count nowhere. Moved paragraphs break the thread: they are for align.c, which finds
// them when their wording is kept. Two long documents are compared by their first 800 telling
// words.
#include "reuse/rewording.h"

#include "base/str.h"
#include "reuse/terms.h"
#include "text/wordnet.h"

enum {
    MOST_WORDS = 800, ///< telling words of a document that are looked at
    MOST_LINKS = 3,   ///< sentences of b that one of a may go with
    LEAST_LINKS = 7,  ///< sentences in order: fewer may be chance
    CLEAR_LINKS = 4,  ///< the same when hardly anything is left without the order
};

// Measured on data/collation/events, data/reuse/clough and, by eye, the pairs of data/stories with
// the highest figures; tests/unit/test_reuse_rewording.c guards their manner.
static const double LEAST_PLAIN_EXCESS = 0.18;  ///< of the thread over the turned one, words only
static const double LEAST_PLAIN_RATIO = 2.4;    ///< the same as a ratio
static const double LEAST_THREAD_EXCESS = 0.20; ///< the same with synonyms
static const double LEAST_THREAD_RATIO = 2.0;
static const double LEAST_CHAIN_RATIO = 2.8; ///< of the chain over the turned one
static const double LEAST_COVERED = 0.40;    ///< of one text's words, by the chain
static const double CLEAR_CHAIN_RATIO = 4;
static const double CLEAR_COVERED = 0.45;
static const double LIKE_SENTENCE = 0.35;  ///< a link that counts among LEAST_LINKS
static const double LEAST_SENTENCE = 0.20; ///< a link that becomes a passage
static const float SAME_LEMMA = 0.9f, SYNONYM = 0.7f, RELATED = 0.4f;

/// A different telling word of one side.
typedef struct type {
    uint32_t term;
    float weight;
    bool is_fixed;    ///< has no synonyms here: a name, a figure, or a word that both have
    bool has_partner; ///< something in the other text goes with it
    uint32_t equal;   ///< number of the word that both have, or 0
    syn_wordnet_word word;
} type;

/// One telling word outside of quotations, in text order.
typedef struct place {
    uint32_t type, unit;
} place;

typedef struct side {
    const syn__words *words;
    type *types; ///< ascending by term
    size_t type_count;
    place *places;
    size_t place_count;
    size_t *first;     ///< per unit: its first place; one more than units
    double *weight;    ///< per unit
    size_t unit_count; ///< that were read
    double all;
} side;

static bool is_telling(const syn__word *word) {
    return !word->is_stop_word && !word->is_quoted;
}

/// Lists the words, and their terms with their places, as far as there is room.
static void list_places(const syn__words *words, const float *weights, uint64_t *terms, side *out) {
    out->first[0] = 0;
    for (size_t unit = 0; unit < words->unit_count; unit++) {
        const syn__unit *one = &words->units[unit];
        if (out->place_count + one->count > MOST_WORDS) break;
        out->weight[unit] = 0;
        for (size_t i = one->first; i < one->first + one->count; i++) {
            const syn__word *word = &words->items[i];
            if (one->role != SYN__UNIT_PROSE || !is_telling(word)) continue;
            double weight = (double)weights[word->term];
            terms[out->place_count] = syn__term_key(word->term, out->place_count);
            out->places[out->place_count++] = (place){word->is_anchor, (uint32_t)unit};
            out->weight[unit] += weight;
            out->all += weight;
        }
        out->first[unit + 1] = out->place_count;
        out->unit_count = unit + 1;
    }
}

/// Makes the types, and gives each place its own; until now it tells an anchor.
static void list_types(const uint64_t *terms, const float *weights, side *out) {
    for (size_t i = 0; i < out->place_count; i++) {
        uint32_t term = syn__term_of(terms[i]);
        if (i == 0 || syn__term_of(terms[i - 1]) != term)
            out->types[out->type_count++] = (type){.term = term, .weight = weights[term]};
        place *one = &out->places[syn__term_place(terms[i])];
        out->types[out->type_count - 1].is_fixed |= one->type != 0;
        one->type = (uint32_t)out->type_count - 1;
    }
}

static bool read_side(const syn__words *words, const float *weights, syn_arena *arena, side *out) {
    size_t most = words->count < MOST_WORDS ? words->count : MOST_WORDS;
    *out = (side){.words = words};
    out->types = syn_arena_room(arena, most, sizeof *out->types);
    out->places = syn_arena_room(arena, most, sizeof *out->places);
    out->first = syn_arena_room(arena, words->unit_count + 1, sizeof *out->first);
    out->weight = syn_arena_room(arena, words->unit_count, sizeof *out->weight);
    uint64_t *terms = syn_arena_room(arena, most * 2, sizeof *terms);
    if (arena->has_failed || terms == NULL) return false;
    list_places(words, weights, terms, out);
    list_types(syn__terms_sort(terms, terms + most, out->place_count), weights, out);
    return out->type_count > 0;
}

/// The share of the lighter side's different words that the other has too.
static double get_common(const side *a, const side *b) {
    double common = 0, all_a = 0, all_b = 0;
    for (size_t i = 0, k = 0; i < a->type_count && k < b->type_count;) {
        uint32_t left = a->types[i].term, right = b->types[k].term;
        if (left == right) common += (double)a->types[i].weight;
        i += left <= right;
        k += right <= left;
    }
    for (size_t i = 0; i < a->type_count; i++)
        all_a += (double)a->types[i].weight;
    for (size_t i = 0; i < b->type_count; i++)
        all_b += (double)b->types[i].weight;
    double least = all_a < all_b ? all_a : all_b;
    return least > 0 ? common / least : 0;
}

/// What two types have in common, as a weight: types of a in rows, of b in columns.
typedef struct grid {
    float *cells;
    size_t width;
} grid;

static float relate(const type *a, const type *b) {
    switch (syn_wordnet_relate(&a->word, &b->word)) {
    case SYN_WORDNET_SAME: return SAME_LEMMA;
    case SYN_WORDNET_SYNONYM:
    case SYN_WORDNET_DERIVED: return SYNONYM;
    case SYN_WORDNET_SIMILAR:
    case SYN_WORDNET_HYPERNYM: return RELATED;
    case SYN_WORDNET_NONE:
    case SYN_WORDNET_ANTONYM: break;
    }
    return 0;
}

/// Words that both have stand for themselves; the others are open to synonyms.
static void find_equals(side *a, side *b) {
    uint32_t number = 0;
    for (size_t i = 0, k = 0; i < a->type_count && k < b->type_count;) {
        type *left = &a->types[i], *right = &b->types[k];
        i += left->term <= right->term;
        k += right->term <= left->term;
        if (left->term != right->term) continue;
        left->is_fixed = right->is_fixed = true;
        left->has_partner = right->has_partner = true;
        left->equal = right->equal = ++number;
    }
}

static void add_equals(const side *a, const side *b, grid *like) {
    for (size_t i = 0, k = 0; i < a->type_count && k < b->type_count;) {
        uint32_t left = a->types[i].term, right = b->types[k].term;
        if (left == right) like->cells[i * like->width + k] = a->types[i].weight;
        i += left <= right;
        k += right <= left;
    }
}

static void look_up(side *one) {
    const syn__words *words = one->words;
    for (size_t unit = 0; unit < one->unit_count; unit++) {
        if (one->first[unit] == one->first[unit + 1]) continue;
        size_t at = one->first[unit];
        for (size_t i = words->units[unit].first; at < one->first[unit + 1]; i++) {
            if (!is_telling(&words->items[i])) continue;
            type *known = &one->types[one->places[at++].type];
            if (known->is_fixed || known->word.count > 0) continue;
            known->word = syn_wordnet_find(syn__words_get_text(words, &words->items[i]));
        }
    }
}

static void add_synonyms(side *a, side *b, grid *like) {
    for (size_t i = 0; i < a->type_count; i++) {
        if (a->types[i].word.count == 0) continue;
        for (size_t k = 0; k < b->type_count; k++) {
            float *cell = &like->cells[i * like->width + k];
            if (b->types[k].word.count == 0) continue;
            float weight = a->types[i].weight, other = b->types[k].weight;
            *cell = relate(&a->types[i], &b->types[k]) * (weight < other ? weight : other);
            if (*cell > 0) a->types[i].has_partner = b->types[k].has_partner = true;
        }
    }
}

/// The telling words of a side that go with some word of the other, by their types, in text order.
/// A thread passes the others by, so it is as heavy without them.
typedef struct partners {
    uint32_t types[MOST_WORDS];
    size_t count;
} partners;

static void list_partners(const side *one, partners *out) {
    out->count = 0;
    for (size_t i = 0; i < one->place_count; i++) {
        uint32_t number = one->places[i].type;
        if (one->types[number].has_partner) out->types[out->count++] = number;
    }
}

/// The weight of the heaviest common subsequence of all telling words.
static double find_thread(const partners *a, const partners *b, const grid *like, bool is_turned) {
    double row[MOST_WORDS + 1];
    for (size_t k = 0; k <= b->count; k++)
        row[k] = 0;
    for (size_t i = 0; i < a->count; i++) {
        const float *cells = &like->cells[a->types[i] * like->width];
        double diagonal = 0;
        for (size_t k = 0; k < b->count; k++) {
            size_t at = is_turned ? b->count - 1 - k : k;
            double here = diagonal + (double)cells[b->types[at]];
            diagonal = row[k + 1];
            if (diagonal > here) here = diagonal;
            if (row[k] > here) here = row[k];
            row[k + 1] = here;
        }
    }
    return row[b->count];
}

/// The same, without synonyms: words go with themselves only.
static double find_plain_thread(const side *a, const side *b, const partners *of_a,
                                const partners *of_b, bool is_turned) {
    double row[MOST_WORDS + 1];
    uint32_t equals[MOST_WORDS];
    for (size_t k = 0; k < of_b->count; k++) {
        size_t at = is_turned ? of_b->count - 1 - k : k;
        equals[k] = b->types[of_b->types[at]].equal;
    }
    for (size_t k = 0; k <= of_b->count; k++)
        row[k] = 0;
    for (size_t i = 0; i < of_a->count; i++) {
        const type *word = &a->types[of_a->types[i]];
        double diagonal = 0, left = 0, weight = (double)word->weight;
        for (size_t k = 0; k < of_b->count; k++) {
            double up = row[k + 1], here = diagonal + (equals[k] == word->equal ? weight : 0);
            here = up > here ? up : here;
            left = left > here ? left : here;
            diagonal = up;
            row[k + 1] = left;
        }
    }
    return row[of_b->count];
}

/// `like` NULL: words go with themselves only.
static bool is_threaded(const side *a, const side *b, const grid *like, double excess,
                        double ratio) {
    partners of_a, of_b;
    list_partners(a, &of_a);
    list_partners(b, &of_b);
    double forward = like == NULL ? find_plain_thread(a, b, &of_a, &of_b, false)
                                  : find_thread(&of_a, &of_b, like, false);
    double least = a->all < b->all ? a->all : b->all;
    if (forward < excess * least) return false; // whatever it is turned around
    double turned = like == NULL ? find_plain_thread(a, b, &of_a, &of_b, true)
                                 : find_thread(&of_a, &of_b, like, true);
    return forward - turned >= excess * least && forward >= ratio * turned;
}

/// A sentence of each side that may be one.
typedef struct node {
    size_t a, b;
    double shared; ///< weight of the words that go together
    double likeness;
    double sum; ///< of the best chain that ends here, each link by shared × likeness
    size_t last;
} node;

typedef SYN_VEC(node) node_vec;

static double get_gain(const node *one) {
    return one->shared * one->likeness;
}

/// Each word of one sentence takes the free word of the other that is most like it.
static double share_words(const side *a, const side *b, const grid *like, size_t unit_a,
                          size_t unit_b) {
    uint64_t used = 0; // a unit has 64 words at most
    double shared = 0;
    for (size_t i = a->first[unit_a]; i < a->first[unit_a + 1]; i++) {
        const float *cells = &like->cells[a->places[i].type * like->width];
        size_t first = b->first[unit_b], count = b->first[unit_b + 1] - first, best = count;
        for (size_t k = 0; k < count; k++) {
            float here = cells[b->places[first + k].type];
            if ((used >> k & 1) != 0 || here <= 0) continue;
            if (best == count || here > cells[b->places[first + best].type]) best = k;
        }
        if (best == count) continue;
        used |= (uint64_t)1 << best;
        shared += (double)cells[b->places[first + best].type];
    }
    return shared;
}

static void list_nodes(const side *a, const side *b, const grid *like, syn_arena *arena,
                       node_vec *out_nodes) {
    for (size_t i = 0; i < a->unit_count; i++) {
        node best[MOST_LINKS] = {{0}};
        for (size_t k = 0; a->weight[i] > 0 && k < b->unit_count; k++) {
            if (b->weight[k] <= 0) continue;
            node one = {.a = i, .b = k, .shared = share_words(a, b, like, i, k)};
            one.likeness = 2 * one.shared / (a->weight[i] + b->weight[k]);
            for (size_t at = 0; at < MOST_LINKS; at++) {
                if (get_gain(&one) <= get_gain(&best[at])) continue;
                node swap = best[at];
                best[at] = one;
                one = swap;
            }
        }
        for (size_t at = 0; at < MOST_LINKS; at++) {
            if (best[at].shared > 0) SYN_PUSH(arena, out_nodes, best[at]);
        }
    }
}

/// The heaviest chain in order, or with b turned around; the number of its last node.
static double find_chain(node_vec *nodes, bool is_turned, size_t *out_last) {
    double most = 0;
    *out_last = SIZE_MAX;
    for (size_t i = 0; i < nodes->count; i++) {
        node *one = &nodes->items[i];
        one->sum = get_gain(one);
        one->last = SIZE_MAX;
        for (size_t k = 0; k < i; k++) {
            const node *other = &nodes->items[k];
            bool is_before = is_turned ? other->b > one->b : other->b < one->b;
            if (other->a >= one->a || !is_before) continue;
            double sum = other->sum + get_gain(one);
            if (sum <= one->sum) continue;
            one->sum = sum;
            one->last = k;
        }
        if (one->sum <= most) continue;
        most = one->sum;
        *out_last = i;
    }
    return most;
}

static bool is_retelling(const side *a, const side *b, node_vec *nodes, size_t *out_last) {
    double turned = find_chain(nodes, true, out_last);
    double ordered = find_chain(nodes, false, out_last);
    if (ordered < LEAST_CHAIN_RATIO * turned) return false;
    bool is_clear = ordered >= CLEAR_CHAIN_RATIO * turned;
    double shared = 0, least = a->all < b->all ? a->all : b->all;
    size_t links = 0;
    for (size_t at = *out_last; at != SIZE_MAX; at = nodes->items[at].last) {
        shared += nodes->items[at].shared;
        links += nodes->items[at].likeness >= LIKE_SENTENCE;
    }
    return is_clear ? links >= CLEAR_LINKS && shared >= CLEAR_COVERED * least
                    : links >= LEAST_LINKS && shared >= LEAST_COVERED * least;
}

/// The chain as matches, from its end to its start and then turned.
static void add_matches(const side *a, const side *b, const node_vec *nodes, size_t last,
                        const float *weights, syn_arena *arena, syn__matches *out_matches) {
    for (size_t at = last; at != SIZE_MAX; at = nodes->items[at].last) {
        const node *one = &nodes->items[at];
        if (one->likeness < LEAST_SENTENCE) continue;
        const syn__unit *left = &a->words->units[one->a], *right = &b->words->units[one->b];
        syn__unit_pattern pattern;
        syn__unit_pattern_set(&pattern, &a->words->items[left->first], left->count);
        syn__match match = {.a = one->a, .b = one->b, .score = one->likeness};
        const syn__word *of_a = &a->words->items[left->first];
        const syn__word *of_b = &b->words->items[right->first];
        double all = syn__unit_measure(of_a, left->count, weights).weight +
                     syn__unit_measure(of_b, right->count, weights).weight;
        match.likeness = syn__unit_compare(&pattern, of_b, right->count, all, weights);
        match.identity = 2.0 * match.likeness.same_words / (double)(left->count + right->count);
        match.span_a = left->span;
        match.span_b = right->span;
        match.words_a = left->count;
        match.words_b = right->count;
        SYN_PUSH(arena, out_matches, match);
    }
    for (size_t i = 0; i < out_matches->count / 2; i++) {
        syn__match *first = &out_matches->items[i];
        syn__match *end = &out_matches->items[out_matches->count - 1 - i], swap = *first;
        *first = *end;
        *end = swap;
    }
}

bool syn__rewording_find(const syn__words *a, const syn__words *b, const float *weights,
                         syn_arena *arena, syn__matches *out_matches) {
    *out_matches = (syn__matches){0};
    side left, right;
    if (a->unit_count < CLEAR_LINKS || b->unit_count < CLEAR_LINKS) return false;
    if (!read_side(a, weights, arena, &left)) return false;
    if (!read_side(b, weights, arena, &right)) return false;
    if (get_common(&left, &right) < SYN__REWORDING_LEAST_COMMON) return false;
    find_equals(&left, &right);
    if (!is_threaded(&left, &right, NULL, LEAST_PLAIN_EXCESS, LEAST_PLAIN_RATIO)) return false;
    grid like = {.width = right.type_count};
    like.cells = syn_arena_array(arena, left.type_count * right.type_count, sizeof *like.cells);
    if (like.cells == NULL) return false;
    add_equals(&left, &right, &like);
    look_up(&left);
    look_up(&right);
    add_synonyms(&left, &right, &like);
    if (!is_threaded(&left, &right, &like, LEAST_THREAD_EXCESS, LEAST_THREAD_RATIO)) return false;
    node_vec nodes = {0};
    size_t last;
    list_nodes(&left, &right, &like, arena, &nodes);
    if (arena->has_failed || !is_retelling(&left, &right, &nodes, &last)) return false;
    add_matches(&left, &right, &nodes, last, weights, arena, out_matches);
    return out_matches->count > 0;
}
