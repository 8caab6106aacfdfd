// SPDX-License-Identifier: Apache-2.0
// Takes the matching sentences of two documents, gives passages, containment and the kind of pair,
// or finds that they are no copies.
//
// What counts is wording outside of quotation marks: two reporters who quote one speech share the
// quotation and little around it. Sentences alike only in their stems count for less, as accounts
// of one event share names and figures. Linear in the matches.
#include "reuse/judge.h"

#include "base/str.h"
#include "reuse/rewording.h"

// All measured on data/reuse (copies, clough, minhash), with data/visit and data/stories read by
// eye: floors of bench/accuracy and tests/unit/test_reuse.c guard them.
enum {
    LEAST_WHOLE_MATCHES = 4,
    LEAST_SEVERAL_MATCHES = 3, ///< sentences that chance seldom gives together
    LEAST_COMPANY_WORDS = 6,   ///< of a neighbour that makes a sentence count
};

static const double CHANCE_IDENTITY = 0.3; ///< that sentences of one subject may have by chance
static const double LEAST_EVIDENCE_WORDS = 12;
static const double MIXED_EVIDENCE_WORDS = 14;  ///< sure sentences in full, weak ones by half
static const double WEAK_EVIDENCE_WORDS = 18;   ///< the same with weak sentences counted in full
static const double LEAST_SHARE = 0.15;         ///< of the words of one of the articles
static const double LEAST_SHARE_SEVERAL = 0.12; ///< less needs several sentences
static const double LEAST_CONTAINED = 0.15;     ///< of one of the texts with all that is in it
static const double SMALL_CONTAINED = 0.20;     ///< less needs more than a sentence
static const double SMALL_EVIDENCE_WORDS = 22;
static const double WEAK_SHARE = 0.30;
static const double WHOLE_SHARE = 0.70;
static const double LARGE_SHARE = 0.40;
static const double LONE_IDENTITY = 0.95; ///< of a sentence that proves something by itself
static const double VERBATIM_IDENTITY = 0.99;
static const double EDITED_IDENTITY = 0.80; ///< docs/FORMATS.md
static const double NEAR_SHARE = 0.70;      ///< docs/FORMATS.md

typedef struct tally {
    double evidence;        ///< words of sure sentences, beyond chance and outside of quotations
    double weak_evidence;   ///< the same of sentences that need their neighbours
    double quoted_evidence; ///< what the three leave out as quotation
    double lone_evidence;   ///< of sentences without company, counted in a large share only
    double same;            ///< all equal words
    double shared, quoted;  ///< words of the matches on both sides, and those in quotation marks
    size_t words_a, words_b, bytes_a, bytes_b;
    size_t reworded_bytes, all_bytes;
    size_t weak_words; ///< of the shorter side of matches that need their neighbours
    size_t match_count;
} tally;

static syn_passage_kind get_kind(double identity) {
    if (identity >= VERBATIM_IDENTITY) return SYN_PASSAGE_VERBATIM;
    return identity >= EDITED_IDENTITY ? SYN_PASSAGE_EDITED : SYN_PASSAGE_REWORDED;
}

static double get_unquoted(const syn__unit *a, const syn__unit *b) {
    double quoted_a = (double)a->quoted / (double)a->count;
    double quoted_b = (double)b->quoted / (double)b->count;
    return 1 - (quoted_a > quoted_b ? quoted_a : quoted_b);
}

/// Words in common beyond what any two sentences of one subject have.
static double get_excess(const syn__match *match, const syn__unit *a, const syn__unit *b) {
    double chance = CHANCE_IDENTITY * (double)(a->count + b->count) / 2;
    double least = (double)(a->count < b->count ? a->count : b->count);
    if (chance > CHANCE_IDENTITY * least) chance = CHANCE_IDENTITY * least;
    double excess = match->likeness.same_words - chance;
    return excess > 0 ? excess : 0;
}

static bool is_company(const syn__match *one, const syn__match *next) {
    return next->a - one->a <= 2 && next->b > one->b && next->b - one->b <= 2;
}

/// A match without a long one that follows or precedes it in both documents. Two agencies write “X
/// died on Monday. He was 80” alike; two whole sentences in a row they do not.
static bool is_lone(const syn__matches *matches, size_t at) {
    const syn__match *one = &matches->items[at];
    bool has_last =
        at > 0 && is_company(one - 1, one) && one[-1].likeness.same_words >= LEAST_COMPANY_WORDS;
    bool has_next = at + 1 < matches->count && is_company(one, one + 1) &&
                    one[1].likeness.same_words >= LEAST_COMPANY_WORDS;
    return !has_last && !has_next;
}

static void count_match(tally *sum, const syn__match *match, const syn__unit *a, const syn__unit *b,
                        bool is_alone) {
    double all = get_excess(match, a, b), words = all * get_unquoted(a, b);
    sum->quoted_evidence += all - words;
    if (is_alone && match->identity < LONE_IDENTITY) {
        sum->lone_evidence += words / 2;
    } else if (match->is_strong) {
        sum->evidence += words;
    } else {
        sum->weak_evidence += words;
    }
    size_t least = match->words_a < match->words_b ? match->words_a : match->words_b;
    if (!match->is_strong) sum->weak_words += least;
    sum->match_count++;
    sum->same += match->likeness.same_words;
    sum->shared += (double)(match->words_a + match->words_b);
    sum->quoted += (double)match->words_a * (double)a->quoted / (double)a->count +
                   (double)match->words_b * (double)b->quoted / (double)b->count;
    size_t bytes = syn_span_size(match->span_a) + syn_span_size(match->span_b);
    sum->all_bytes += bytes;
    sum->reworded_bytes += get_kind(match->identity) == SYN_PASSAGE_REWORDED ? bytes : 0;
}

/// How much of one sentence the matches cover; several may cover parts of it.
typedef struct cover {
    size_t words, bytes;
} cover;

static void add_cover(cover *one, const syn__unit *unit, size_t words, syn_span span,
                      size_t *sum_words, size_t *sum_bytes) {
    size_t bytes = syn_span_size(span), most_bytes = syn_span_size(unit->span);
    if (words > unit->count - one->words) words = unit->count - one->words;
    if (bytes > most_bytes - one->bytes) bytes = most_bytes - one->bytes;
    one->words += words;
    one->bytes += bytes;
    *sum_words += words;
    *sum_bytes += bytes;
}

/// A stretch of matches that follow each other in both documents and are of one kind.
typedef struct run {
    syn_passage passage;
    size_t last_a, last_b;
    double same, words;
} run;

static void close_run(run *open, syn_arena *arena, syn_pair *pair, size_t *capacity) {
    if (open->words <= 0) return;
    open->passage.identity = open->same / open->words;
    if (open->passage.identity > 1) open->passage.identity = 1;
    syn_passage *grown = syn_arena_grow(arena, pair->passages, pair->passage_count, capacity,
                                        sizeof *pair->passages);
    if (grown == NULL) return;
    pair->passages = grown;
    pair->passages[pair->passage_count++] = open->passage;
}

static bool continues(const run *open, const syn__match *match, syn_passage_kind kind) {
    return open->words > 0 && open->passage.kind == kind && match->a - open->last_a <= 1 &&
           match->b >= open->last_b && match->b - open->last_b <= 1;
}

static syn_span unite(syn_span a, syn_span b) {
    return (syn_span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

static void add_passages(const syn__matches *matches, syn_arena *arena, syn_pair *pair) {
    run open = {0};
    size_t capacity = 0;
    for (size_t i = 0; i < matches->count; i++) {
        const syn__match *match = &matches->items[i];
        syn_passage_kind kind = get_kind(match->identity);
        if (!continues(&open, match, kind)) {
            close_run(&open, arena, pair, &capacity);
            open = (run){.passage = {.a = match->span_a, .b = match->span_b, .kind = kind}};
        }
        open.passage.a = unite(open.passage.a, match->span_a);
        open.passage.b = unite(open.passage.b, match->span_b);
        open.last_a = match->a;
        open.last_b = match->b;
        double words = (double)(match->words_a + match->words_b) / 2;
        open.words += words;
        open.same += match->identity * words;
    }
    close_run(&open, arena, pair, &capacity);
}

static bool is_copy(const tally *sum, double share_a, double share_b) {
    double most = share_a > share_b ? share_a : share_b;
    double weak = sum->evidence + sum->weak_evidence;
    double sure = sum->evidence + sum->weak_evidence / 2;
    if (most >= LARGE_SHARE) sure += sum->lone_evidence;
    bool is_several = sum->match_count >= LEAST_SEVERAL_MATCHES;
    // one sentence and what stands beside it: only what is sure counts as shared
    if (!is_several && sum->words_a + sum->words_b > 0)
        most *= 1 - 2 * (double)sum->weak_words / (double)(sum->words_a + sum->words_b);
    if (most < (is_several ? LEAST_SHARE_SEVERAL : LEAST_SHARE)) return false;
    if (sum->evidence >= LEAST_EVIDENCE_WORDS) return true;
    // an interview: who quotes so much of it, and hardly anything else, has it from the other
    if (most >= WHOLE_SHARE && sum->match_count >= LEAST_WHOLE_MATCHES)
        sure += sum->quoted_evidence / 2;
    // without sure sentences, several in a row have to go along, and make up much of a text
    if (!is_several) return false;
    return most >= LARGE_SHARE ? sure >= MIXED_EVIDENCE_WORDS
                               : most >= WEAK_SHARE && weak >= WEAK_EVIDENCE_WORDS;
}

static syn_pair_kind get_pair_kind(const tally *sum, const syn_pair *pair) {
    double least = pair->contained_a, most = pair->contained_b;
    if (least > most) {
        least = pair->contained_b;
        most = pair->contained_a;
    }
    if (sum->reworded_bytes * 2 > sum->all_bytes) return SYN_PAIR_REWORDED;
    if (least >= NEAR_SHARE) return SYN_PAIR_NEAR;
    return most >= NEAR_SHARE ? SYN_PAIR_CONTAINED : SYN_PAIR_PARTIAL;
}

static double get_share(size_t part, size_t whole) {
    return whole == 0 ? 0 : part >= whole ? 1 : (double)part / (double)whole;
}

/// Counts the matches; sets the shares of the link.
static tally weigh(const syn__words *left, const syn__words *right, const syn__matches *matches,
                   syn_arena *scratch, syn__link *out_link) {
    tally sum = {0};
    cover *of_a = syn_arena_array(scratch, left->unit_count, sizeof *of_a);
    cover *of_b = syn_arena_array(scratch, right->unit_count, sizeof *of_b);
    if (of_a == NULL || of_b == NULL) return sum;
    for (size_t i = 0; i < matches->count; i++) {
        const syn__match *match = &matches->items[i];
        const syn__unit *unit_a = &left->units[match->a], *unit_b = &right->units[match->b];
        count_match(&sum, match, unit_a, unit_b, is_lone(matches, i));
        add_cover(&of_a[match->a], unit_a, match->words_a, match->span_a, &sum.words_a,
                  &sum.bytes_a);
        add_cover(&of_b[match->b], unit_b, match->words_b, match->span_b, &sum.words_b,
                  &sum.bytes_b);
    }
    out_link->share_a = get_share(sum.words_a, syn__words_count_prose(left));
    out_link->share_b = get_share(sum.words_b, syn__words_count_prose(right));
    out_link->same_words = sum.same;
    size_t least_words = sum.words_a < sum.words_b ? sum.words_a : sum.words_b;
    out_link->identity = least_words == 0 ? 0 : sum.same / (double)least_words;
    if (out_link->identity > 1) out_link->identity = 1;
    return sum;
}

static void set_pair(const syn__words *a, const syn__words *b, const tally *sum,
                     const syn__matches *matches, syn_arena *arena, syn_pair *pair) {
    pair->contained_a = get_share(sum->bytes_a, a->text_size);
    pair->contained_b = get_share(sum->bytes_b, b->text_size);
    pair->quoted = sum->shared > 0 ? sum->quoted / sum->shared : 0;
    pair->kind = get_pair_kind(sum, pair);
    add_passages(matches, arena, pair);
}

bool syn__judge(const syn_pile *pile, const syn__words *a, const syn__words *b,
                const syn__matches *matches, syn_arena *scratch, syn_arena *arena,
                syn__link *out_link) {
    *out_link = (syn__link){0};
    if (matches->count == 0) return false;
    tally sum = weigh(a, b, matches, scratch, out_link);
    double share_a = get_share(sum.bytes_a, a->text_size);
    double share_b = get_share(sum.bytes_b, b->text_size);
    double contained = share_a > share_b ? share_a : share_b;
    if (contained < LEAST_CONTAINED) return false;
    if (contained < SMALL_CONTAINED && sum.evidence + sum.weak_evidence < SMALL_EVIDENCE_WORDS)
        return false;
    if (!is_copy(&sum, out_link->share_a, out_link->share_b)) return false;
    set_pair(a, b, &sum, matches, arena, &out_link->pair);
    out_link->edits = syn__edits_find(pile, a, b, matches, scratch);
    return true;
}

void syn__judge_retold(const syn_pile *pile, const syn__words *a, const syn__words *b,
                       const float *weights, syn_arena *scratch, syn_arena *arena,
                       syn__link *link) {
    syn__matches matches;
    if (!syn__rewording_find(a, b, weights, scratch, &matches)) return;
    *link = (syn__link){0};
    tally sum = weigh(a, b, &matches, scratch, link);
    set_pair(a, b, &sum, &matches, arena, &link->pair);
    link->edits = syn__edits_find(pile, a, b, &matches, scratch);
}

void syn__judge_identical(const syn__words *a, const syn__words *b, syn_arena *arena,
                          syn__link *out_link) {
    *out_link = (syn__link){.share_a = 1, .share_b = 1, .identity = 1};
    out_link->same_words = (double)syn__words_count_prose(a);
    syn_pair *pair = &out_link->pair;
    *pair = (syn_pair){.kind = SYN_PAIR_IDENTICAL};
    pair->contained_a = pair->contained_b = 1;
    size_t quoted = 0;
    for (size_t i = 0; i < a->unit_count; i++) {
        const syn__unit *unit = &a->units[i];
        quoted += unit->role == SYN__UNIT_PROSE ? unit->quoted : 0;
    }
    pair->quoted = get_share(quoted, syn__words_count_prose(a));
    pair->passages = syn_arena_array(arena, 1, sizeof *pair->passages);
    if (pair->passages == NULL) return;
    pair->passages[0] =
        (syn_passage){{0, a->text_size}, {0, b->text_size}, SYN_PASSAGE_VERBATIM, 1};
    pair->passage_count = 1;
    // the article only, where it is known
    size_t first = 0, end = a->unit_count;
    while (first < end && a->units[first].role != SYN__UNIT_PROSE)
        first++;
    while (end > first && a->units[end - 1].role != SYN__UNIT_PROSE)
        end--;
    if (first == end || b->unit_count != a->unit_count) return;
    pair->passages[0].a = (syn_span){a->units[first].span.start, a->units[end - 1].span.end};
    pair->passages[0].b = (syn_span){b->units[first].span.start, b->units[end - 1].span.end};
}
