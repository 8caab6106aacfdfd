// SPDX-License-Identifier: Apache-2.0
// Takes two statements that stand alone and the alignment of their words, gives what is measured
// only there (align.h, SYN__LONE_LIST): whether the short one's words stand near each other and in
// order in the long one, what it says that the long one does not, figures, verbs and denials, and
// what kind of text both are. In a story these told nothing (docs/decisions/031). Cost: the product
// of the word counts.
#include "collate/align.h"
#include "collate/pos.h"
#include "text/vocabulary.h"

/// Figures of a side that are compared.
enum { FIGURE_CAP = 16 };

static const float most_gap = 9; ///< also where nothing is aligned
static const float no_verb = -1;
static const double stop_word_weight = 0.5; ///< added to all words whose order is compared

/// The best tie of each word of both sides.
typedef struct ties {
    float of_short[SYN__WORD_CAP], of_long[SYN__WORD_CAP];
} ties;

static void find_ties(const syn__matrix *matrix, bool is_a_short, ties *out_ties) {
    float *rows = is_a_short ? out_ties->of_short : out_ties->of_long;
    float *columns = is_a_short ? out_ties->of_long : out_ties->of_short;
    for (size_t i = 0; i < matrix->rows; i++) {
        for (uint64_t left = matrix->some[i]; left != 0; left &= left - 1) {
            size_t j = syn__bits_find(left);
            float cell = matrix->cells[i][j];
            if (cell > rows[i]) rows[i] = cell;
            if (cell > columns[j]) columns[j] = cell;
        }
    }
}

/// What of the short side is told by no word of the long one.
static void measure_free(const syn__line *line, const float *best, float *measures) {
    double covered = 0, whole = 0;
    float first = 0, second = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        float weight = line->words[i].weight, rest = (1 - best[i]) * weight;
        double cube = (double)(weight * weight * weight);
        covered += cube * (double)best[i];
        whole += cube;
        if (rest > first) {
            second = first;
            first = rest;
        } else if (rest > second) {
            second = rest;
        }
    }
    measures[SYN__MEASURE_RARE_COVERED] = whole > 0 ? (float)(covered / whole) : 0;
    measures[SYN__MEASURE_FREE_FIRST] = first;
    measures[SYN__MEASURE_FREE_SECOND] = second;
}

static float cover_verbs(const syn__line *line, const float *best) {
    float covered = 0, count = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        const syn__word *word = &line->words[i];
        bool is_verb = word->kind == SYN__WORD_PLAIN && word->entity == 0 &&
                       word->tag >= SYN_POS_VERB_BASE && word->tag <= SYN_POS_VERB_PRESENT_S;
        if (!is_verb) continue;
        covered += best[i];
        count++;
    }
    return count > 0 ? covered / count : no_verb;
}

/// Where in the long side the words stand that are aligned, taken in the order of the short side.
static size_t list_places(const syn__alignment *alignment, bool is_a_short,
                          size_t places[SYN__WORD_CAP]) {
    size_t by_short[SYN__WORD_CAP], count = 0;
    for (size_t i = 0; i < SYN__WORD_CAP; i++)
        by_short[i] = SYN_NOTHING;
    for (size_t i = 0; i < alignment->count; i++) {
        const syn__link *link = &alignment->links[i];
        by_short[is_a_short ? link->a : link->b] = is_a_short ? link->b : link->a;
    }
    for (size_t i = 0; i < SYN__WORD_CAP; i++) {
        if (by_short[i] != SYN_NOTHING) places[count++] = by_short[i];
    }
    return count;
}

static void measure_places(const syn__alignment *alignment, bool is_a_short, size_t long_count,
                           float *measures) {
    size_t places[SYN__WORD_CAP], count = list_places(alignment, is_a_short, places), crossed = 0;
    uint64_t held = 0;
    measures[SYN__MEASURE_GAP] = most_gap;
    if (count == 0) return;
    for (size_t i = 0; i < count; i++) {
        held |= (uint64_t)1 << places[i];
        for (size_t j = i + 1; j < count; j++)
            crossed += places[i] > places[j];
    }
    size_t first = syn__bits_find(held), last = first, gap = 0;
    for (uint64_t left = held; left != 0; left &= left - 1) {
        size_t place = syn__bits_find(left);
        if (place - last > gap) gap = place - last;
        last = place;
    }
    float span = (float)(last - first + 1);
    measures[SYN__MEASURE_GAP] = (float)gap;
    measures[SYN__MEASURE_SPAN] = span / (float)long_count;
    measures[SYN__MEASURE_DENSITY] = (float)count / span;
    if (count > 1)
        measures[SYN__MEASURE_CROSSED] = (float)(2 * crossed) / (float)(count * (count - 1));
}

/// The heaviest common sequence of all words as a share of the long side, and the share of the
/// short side's words that the long one has.
static void measure_sequences(const syn__collator *collator, const syn__line *less,
                              const syn__line *more, float *measures) {
    double row[SYN__SEQUENCE_CAP + 1] = {0}, whole = 0;
    size_t shared = 0;
    for (size_t j = 0; j < more->sequence_count; j++) {
        whole += stop_word_weight + syn_vocabulary_get_weight(collator->pile, more->sequence[j]);
    }
    for (size_t i = 0; i < less->sequence_count; i++) {
        uint32_t term = less->sequence[i];
        double diagonal = 0,
               weight = stop_word_weight + syn_vocabulary_get_weight(collator->pile, term);
        bool is_there = false;
        for (size_t j = 0; j < more->sequence_count; j++) {
            double above = row[j + 1];
            if (more->sequence[j] == term) {
                row[j + 1] = diagonal + weight;
                is_there = true;
            } else if (row[j] > above) {
                row[j + 1] = row[j];
            }
            diagonal = above;
        }
        shared += is_there;
    }
    if (whole > 0)
        measures[SYN__MEASURE_SEQUENCE_WEIGHT] = (float)(row[more->sequence_count] / whole);
    if (less->sequence_count > 0)
        measures[SYN__MEASURE_TERMS_SHORT] = (float)shared / (float)less->sequence_count;
}

/// What is read of the bare tokens of a statement.
typedef struct surface {
    syn_str figures[FIGURE_CAP];
    size_t figure_count;
    bool is_denied, has_stop;
} surface;

/// Words that unsay what stands behind them.
static bool is_denial(syn_str word) {
    static const char *const words[] = {"deny",     "denies",  "denied", "refuse",
                                        "refuses",  "refused", "reject", "rejects",
                                        "rejected", "fail",    "fails",  "failed"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal_nocase(word, syn_str_from(words[i]))) return true;
    }
    return syn__word_is_negation(word);
}

static void read_surface(const syn__collator *collator, const syn__line *line, surface *out) {
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_str text = collator->pile->documents[line->document]->text;
    for (size_t i = 0; i < line->token_count; i++) {
        syn_str word = syn_str_span(text, marks->tokens[line->first_token + i].span);
        if (word.size == 0) continue;
        if (syn_ascii_is_digit(word.data[0])) {
            if (out->figure_count < FIGURE_CAP) out->figures[out->figure_count++] = word;
        } else {
            out->is_denied = out->is_denied || is_denial(word);
        }
    }
    syn_str said = syn_str_trim(syn__line_text(collator, line));
    // The stop may stand before a closing quotation mark.
    syn_str end = syn_str_slice(said, said.size > 2 ? said.size - 2 : 0, said.size);
    out->has_stop = syn_str_find_byte(end, '.', 0) < end.size;
}

static size_t count_missing(const surface *a, const surface *b) {
    size_t count = 0;
    for (size_t i = 0; i < a->figure_count; i++) {
        bool is_there = false;
        for (size_t j = 0; j < b->figure_count; j++)
            is_there = is_there || syn_str_equal(a->figures[i], b->figures[j]);
        count += !is_there;
    }
    return count;
}

static void measure_surface(const syn__collator *collator, const syn__line *less,
                            const syn__line *more, float *measures) {
    surface x = {.figure_count = 0}, y = {.figure_count = 0};
    read_surface(collator, less, &x);
    read_surface(collator, more, &y);
    size_t only_x = count_missing(&x, &y), only_y = count_missing(&y, &x);
    measures[SYN__MEASURE_FIGURES_DIFFER] = (float)(only_x < only_y ? only_x : only_y);
    measures[SYN__MEASURE_DENIAL_DIFFERS] = x.is_denied != y.is_denied ? 1 : 0;
    measures[SYN__MEASURE_FULL_STOPS] = (float)(x.has_stop + y.has_stop);
    measures[SYN__MEASURE_STOP_WORDS] = (float)less->sequence_count - (float)less->word_count;
}

void syn__alignment_measure_lone(const syn__collator *collator, const syn__line *a,
                                 const syn__line *b, const syn__matrix *matrix,
                                 const syn__alignment *alignment,
                                 float out_measures[SYN__MEASURE_COUNT]) {
    bool is_a_short = syn__line_is_shorter(a, b);
    const syn__line *less = is_a_short ? a : b, *more = is_a_short ? b : a;
    ties best = {.of_short = {0}};
    find_ties(matrix, is_a_short, &best);
    measure_free(less, best.of_short, out_measures);
    out_measures[SYN__MEASURE_VERBS_SHORT] = cover_verbs(less, best.of_short);
    out_measures[SYN__MEASURE_VERBS_LONG] = cover_verbs(more, best.of_long);
    measure_places(alignment, is_a_short, more->word_count, out_measures);
    measure_sequences(collator, less, more, out_measures);
    measure_surface(collator, less, more, out_measures);
}
