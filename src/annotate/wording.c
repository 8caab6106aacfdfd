// SPDX-License-Identifier: Apache-2.0
// Takes a document's tokens, gives how far its wording can be trusted as its author's: a score and
// the signs it rests on.
//
// The features of wording_features.h are weighed by boosted trees that were learned from good texts
// and from the same reworded or damaged (models/wording.md, tools/fit_wording). Texts with little
// English prose are not judged: lists, other languages, a few sentences. Residues of templates
// (wording_residues.c) count by themselves. The score is calibrated on good documents: REWORDED is
// reached by fewer than 0.5 % of them (docs/decisions/019-wording.md). Linear.
#include "annotate/parts.h"
#include "annotate/wording_places.h"
#include "annotate/wording_residues.h"

#include <math.h>

enum {
    LEAST_PROSE = 110, ///< tokens of prose that can be judged
    LEAST_SHARE = 4,   ///< one token in so many is prose: damage makes prose look like none
    SHORT_PROSE = 180, ///< fewer say less
    MOST_SIGNS = 40,   ///< shown; the strongest
    FAMILIES = 3, ///< of manners: breaks, losses, swaps; as many trees each and for the first look
    DEPTH = 3,    ///< of a tree
    NODES = (1 << DEPTH) - 1
};
static const double steepness = 4; ///< of the score around the bar
static const double cleared = 2;   ///< taken off a sum of the first look that needs no second one
static const double spare_in_front = 1.5; ///< below that, in the first sentences: they say less
static const double spare_in_all = 0.5;   ///< the same in all that is read
static const double for_short = 0.7; ///< taken off a short text: two in a hundred were above else
static const double reworded = 0.9;  ///< the score at the bar; from it on a note says so
static const double doubted = 0.5;   ///< below it odd words are their author's: not shown
static const double sign_bits = 5;   ///< an oddity that is shown

typedef struct tree {
    uint8_t features[NODES];
    double cuts[NODES], values[NODES + 1];
} tree;

static const tree trees[] = {
#include "wording_trees.h"
};

static double follow(const tree *one, const double features[SYN__ODDNESS_COUNT]) {
    size_t node = 0;
    for (int depth = 0; depth < DEPTH; depth++)
        node = 2 * node + (features[one->features[node]] > one->cuts[node] ? 2 : 1);
    return one->values[node - NODES];
}

static double sum_up_family(const double features[SYN__ODDNESS_COUNT], size_t family) {
    static const size_t count = sizeof trees / sizeof *trees / (FAMILIES + 1);
    double sum = 0;
    for (size_t i = family * count; i < (family + 1) * count; i++)
        sum += follow(&trees[i], features);
    return sum;
}

/// The highest of the families' sums: above 0 for a reworded document.
static double sum_up(const double features[SYN__ODDNESS_COUNT]) {
    double best = -HUGE_VAL;
    for (size_t f = 0; f < FAMILIES; f++) {
        double sum = sum_up_family(features, f);
        best = sum > best ? sum : best;
    }
    return best;
}

static double score_sum(double sum) {
    return 1 / (1 + exp(-steepness * sum) * (1 - reworded) / reworded);
}

static int compare_bits(const void *a, const void *b, void *context) {
    (void)context;
    const syn__wording_oddity *x = a, *y = b;
    if (x->bits != y->bits) return SYN_COMPARE(y->bits, x->bits);
    return SYN_COMPARE(x->word, y->word);
}

static int compare_places(const void *a, const void *b, void *context) {
    (void)context;
    const syn_wording_sign *x = a, *y = b;
    if (x->span.start != y->span.start) return SYN_COMPARE(x->span.start, y->span.start);
    return SYN_COMPARE(x->span.end, y->span.end);
}

typedef SYN_VEC(syn_wording_sign) sign_vec;

static syn_wording_sign make_sign(const syn__view *view, const syn__wording_words *words,
                                  const syn__wording_oddity *odd) {
    const syn__wording_word *word = &words->items[odd->word];
    size_t first = word->token, end = first + 1;
    bool has_left = odd->word > 0 && !word->is_first;
    bool has_right = odd->word + 1 < words->count && !word[1].is_first;
    bool is_name = (has_left && word[-1].is_capital && !word[-1].is_first) ||
                   (has_right && word[1].is_capital);
    syn_wording_sign sign = {0};
    if (odd->kind == SYN__ODDNESS_ARTICLE) {
        sign.code = "lost_article";
        sign.text = SYN_STR("an article is usual here");
    } else if (odd->kind == SYN__ODDNESS_PREPOSITION) {
        sign.code = "odd_preposition";
        sign.text = SYN_STR("another preposition is usual here");
        if (has_left) first = word[-1].token;
    } else if (odd->kind == SYN__ODDNESS_BREAK) {
        sign.code = "false_break";
        sign.text = SYN_STR("a sentence that seems to end too early");
        if (odd->word > 1) first = word[-2].token;
    } else {
        sign.code = is_name ? "broken_name" : "odd_collocation";
        sign.text = is_name ? SYN_STR("another word of the same meaning is usual in this name")
                            : SYN_STR("another word of the same meaning is usual here");
        if (has_left) first = word[-1].token;
        if (has_right) end = (size_t)word[1].token + 1;
    }
    sign.span = syn__span_of(view, first, end);
    return sign;
}

static void show_oddities(const syn__view *view, const syn__wording_words *words,
                          syn__wording_oddities *oddities, syn_arena *arena, sign_vec *signs) {
    size_t kept = 0;
    for (size_t i = 0; i < oddities->count; i++) {
        if (oddities->items[i].bits >= sign_bits) oddities->items[kept++] = oddities->items[i];
    }
    if (kept > 0) syn_sort(oddities->items, kept, sizeof *oddities->items, compare_bits, NULL);
    for (size_t i = 0; i < kept && i < MOST_SIGNS; i++)
        SYN_PUSH(arena, signs, make_sign(view, words, &oddities->items[i]));
}

static void note_reworded(syn_arena *arena, syn_marks *marks) {
    SYN_VEC(syn_note) notes = {0};
    for (size_t i = 0; i < marks->note_count; i++)
        SYN_PUSH(arena, &notes, marks->notes[i]);
    syn_note note = {.code = "reworded_text",
                     .text = SYN_STR("machine-reworded, translated back, or damaged: its facts may "
                                     "be those of another text, its wording is not")};
    SYN_PUSH(arena, &notes, note);
    marks->notes = notes.items;
    marks->note_count = notes.count;
}

/// A document that is read, in part or in whole, and what it came to.
typedef struct judgement {
    syn__wording_words words;
    syn__wording_oddities oddities;
    double sum; ///< above 0 for a reworded document
    bool is_judged;
} judgement;

typedef struct look {
    const syn__view *view;
    syn_collocations from;
    syn_chains chains;
    syn_arena *scratch;
    syn__wording_measures *measures;
    double features[SYN__ODDNESS_COUNT];
} look;

/// Reads and measures on, up to so many tokens of prose in all.
static void read_on(look *on, size_t most_prose, judgement *made) {
    syn__wording_read_on(on->view, most_prose, on->scratch, &made->words);
    made->is_judged = made->words.prose_count >= LEAST_PROSE &&
                      made->words.prose_count * LEAST_SHARE >= made->words.count;
    if (made->is_judged)
        syn__wording_measure_on(on->measures, &made->words, on->features, &made->oddities);
}

/// Whether what was read is clearly its author's by trees that ask nothing of single places, with
/// something to spare.
static bool is_clear(const look *on, judgement *made, double spare) {
    made->sum = sum_up_family(on->features, FAMILIES) - cleared;
    return made->sum < -cleared - spare;
}

/// The sentences in front say enough where they are clearly their author's, and then those that are
/// read at most: the rest is spared, as are all questions about single places.
static judgement judge(const syn__view *view, syn_arena *scratch) {
    look on = {.view = view,
               .from = syn_collocations_open(),
               .chains = syn_chains_open(),
               .scratch = scratch};
    judgement made = {0};
    on.measures = syn__wording_measures_new(view, &on.from, scratch);
    if (on.measures == NULL) return made;
    read_on(&on, SYN__WORDING_FIRST_PROSE, &made);
    if (made.is_judged && is_clear(&on, &made, spare_in_front)) return made;
    if (!made.words.is_whole) {
        read_on(&on, SYN__WORDING_MOST_PROSE, &made);
        if (made.is_judged && is_clear(&on, &made, spare_in_all)) return made;
    }
    if (!made.is_judged) return made;
    syn__wording_measure_places(view, &on.from, &on.chains, &made.words, scratch, on.features);
    made.sum = sum_up(on.features) - (made.words.prose_count < SHORT_PROSE ? for_short : 0);
    return made;
}

void syn__annotate_wording(const syn_document *document, const syn__view *view, syn_arena *arena,
                           syn_marks *marks) {
    bool is_english =
        document->language.size == 0 || syn_str_starts(document->language, SYN_STR("en"));
    syn_arena scratch = {0};
    sign_vec signs = {0};
    double residues = syn__residues_find(document->text, arena, &signs.items, &signs.count);
    signs.capacity = signs.count;
    judgement made = {0};
    if (is_english) made = judge(view, &scratch);
    double score = made.is_judged ? score_sum(made.sum) : 0;
    if (score >= doubted) show_oddities(view, &made.words, &made.oddities, arena, &signs);
    if (scratch.has_failed) arena->has_failed = true;
    syn_arena_finish(&scratch);
    if (signs.items != NULL)
        syn_sort(signs.items, signs.count, sizeof *signs.items, compare_places, NULL);
    marks->has_wording = made.is_judged || residues > 0;
    marks->wording_score = 1 - (1 - score) * (1 - residues);
    marks->wording_signs = signs.items;
    marks->wording_sign_count = signs.items == NULL ? 0 : signs.count;
    if (marks->wording_score >= reworded) note_reworded(arena, marks);
}
