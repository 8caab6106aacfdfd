// SPDX-License-Identifier: Apache-2.0
// What is measured of two statements that stand alone. All is invented.
#include "unit/collate_pile.h"

#include "collate/align.h"

/// Measures two statements as a pair that stands alone; false where one of them has no words.
static bool measure(const char *first, const char *second, float out_measures[SYN__MEASURE_COUNT]) {
    test_account accounts[] = {{.text = first}, {.text = second}};
    test_pile pile;
    syn__collator collator;
    test_pile_init(&pile, accounts, 2);
    test_pile_read_sentences(&pile, &collator);
    bool is_pair = collator.line_count == 2;
    if (is_pair) {
        const syn__line *a = &collator.lines[0], *b = &collator.lines[1];
        static syn__matrix matrix;
        syn__alignment alignment;
        syn__lines_align(&collator, a, b, &alignment);
        syn__lines_equate(&collator, a, b, &matrix);
        syn__alignment_measure(a, b, &matrix, &alignment, out_measures);
        syn__alignment_measure_lone(&collator, a, b, &matrix, &alignment, out_measures);
    }
    test_pile_finish(&pile);
    return is_pair;
}

TEST(measures_of_equal_statements_are_whole) {
    float found[SYN__MEASURE_COUNT];
    const char *text = "The ferry sank near the old harbour.";
    CHECK(measure(text, text, found));
    CHECK(found[SYN__MEASURE_RARE_COVERED] > 0.999F);
    CHECK(found[SYN__MEASURE_FREE_FIRST] < 0.001F && found[SYN__MEASURE_FREE_SECOND] < 0.001F);
    CHECK(found[SYN__MEASURE_SEQUENCE_WEIGHT] > 0.999F);
    CHECK(found[SYN__MEASURE_TERMS_SHORT] > 0.999F);
    CHECK(found[SYN__MEASURE_DENSITY] > 0.999F && found[SYN__MEASURE_SPAN] > 0.999F);
    CHECK(found[SYN__MEASURE_GAP] < 1.5F && found[SYN__MEASURE_CROSSED] < 0.001F);
    CHECK(found[SYN__MEASURE_FULL_STOPS] > 1.5F);
}

TEST(measures_tell_an_order_turned_round) {
    float found[SYN__MEASURE_COUNT];
    CHECK(measure("Bakers sued brewers.", "Brewers sued bakers.", found));
    CHECK(found[SYN__MEASURE_CROSSED] > 0.9F);
}

TEST(measures_tell_words_far_apart) {
    float near[SYN__MEASURE_COUNT], far[SYN__MEASURE_COUNT];
    const char *brief = "The bakery burned.";
    CHECK(measure(brief, "The bakery burned on a cold night while children slept upstairs.", near));
    CHECK(measure(brief, "The bakery stood beside a mill whose roof and granary burned.", far));
    CHECK(far[SYN__MEASURE_GAP] > near[SYN__MEASURE_GAP]);
    CHECK(far[SYN__MEASURE_DENSITY] < near[SYN__MEASURE_DENSITY]);
}

TEST(measures_tell_figures_and_denials_of_one_side) {
    float found[SYN__MEASURE_COUNT];
    CHECK(measure("The mill denied paying 300 workers.", "The mill paid 240 workers.", found));
    CHECK(found[SYN__MEASURE_FIGURES_DIFFER] > 0.5F);
    CHECK(found[SYN__MEASURE_DENIAL_DIFFERS] > 0.5F);
    CHECK(measure("The mill paid 240 workers.", "The mill paid 240 workers in May.", found));
    CHECK(found[SYN__MEASURE_FIGURES_DIFFER] < 0.5F);
    CHECK(found[SYN__MEASURE_DENIAL_DIFFERS] < 0.5F);
}

TEST(measures_of_nothing_in_common_are_numbers) {
    float found[SYN__MEASURE_COUNT];
    CHECK(measure("Ferry fire", "Granary burglars jailed", found));
    CHECK(found[SYN__MEASURE_DENSITY] < 0.001F && found[SYN__MEASURE_GAP] > 8);
    CHECK(found[SYN__MEASURE_FULL_STOPS] < 0.5F);
}
