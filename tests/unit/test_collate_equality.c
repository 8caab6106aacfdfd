// SPDX-License-Identifier: Apache-2.0
// What the words of two statements are to each other. All is invented.
#include "unit/collate_pile.h"

#include "collate/align.h"

/// The heaviest tie of the word that begins with `a` in the first account to one that begins with
/// `b` in the second, in hundredths; -1 where there is no such word.
static int find_tie(const char *first, const char *a, const char *second, const char *b) {
    test_account accounts[] = {{.text = first}, {.text = second}};
    test_pile pile;
    syn__collator collator;
    test_pile_init(&pile, accounts, 2);
    test_pile_read_sentences(&pile, &collator);
    int best = -1;
    CHECK(collator.line_count == 2);
    if (collator.line_count == 2) {
        const syn__line *x = &collator.lines[0], *y = &collator.lines[1];
        syn__matrix matrix;
        syn__lines_equate(&collator, x, y, &matrix);
        for (size_t i = 0; i < x->word_count; i++) {
            const syn_marks *marks_x = pile.pile.marks[x->document];
            syn_str word = syn_str_slice(syn_str_from(first),
                                         marks_x->tokens[x->words[i].token].span.start, SIZE_MAX);
            if (!syn_str_starts(word, syn_str_from(a))) continue;
            for (size_t j = 0; j < y->word_count; j++) {
                const syn_marks *marks_y = pile.pile.marks[y->document];
                syn_str other = syn_str_slice(
                    syn_str_from(second), marks_y->tokens[y->words[j].token].span.start, SIZE_MAX);
                if (!syn_str_starts(other, syn_str_from(b))) continue;
                bool is_some = (matrix.some[i] >> j & 1) != 0;
                int here = is_some ? (int)(matrix.cells[i][j] * 100 + 0.5F) : 0;
                if (here > best) best = here;
            }
        }
    }
    test_pile_finish(&pile);
    return best;
}

TEST(equality_is_by_meanings_that_are_common_enough) {
    const char *a = "The council of Lorn will impose a toll on the old bridge.";
    CHECK(find_tie(a, "impose", "The council of Urdal visited the new bridge.", "visited") == 0);
    CHECK(find_tie("The car burned near the mill.", "car",
                   "An automobile stood in flames beside the mill.", "automobile") == 80);
}

TEST(equality_of_one_beginning_is_not_of_two_known_words) {
    CHECK(find_tie("The mayor confirmed the visit of the baker.", "confirmed",
                   "The mayor is confident about the harvest.", "confident") == 0);
}

TEST(equality_of_figures_asks_what_is_counted) {
    const char *a = "The flood killed five men in the valley.";
    CHECK(find_tie(a, "five", "The club won nine matches in the valley.", "nine") == 0);
    CHECK(find_tie(a, "five", "The flood killed seven men in the valley.", "seven") >= 40);
    CHECK(find_tie(a, "five", "The club won five matches in the valley.", "five") == 30);
}

TEST(equality_is_remembered_for_either_order) {
    const char *a = "The ferry sank off the coast of Lorn.";
    const char *b = "A ferry went down near the shore.";
    CHECK(find_tie(a, "ferry", b, "ferry") == 100);
    CHECK(find_tie(a, "coast", b, "shore") == find_tie(b, "shore", a, "coast"));
}

TEST(equality_of_a_name_with_an_error) {
    const char *a = "The pilot, Henrik Sattler, was freed on bail.";
    CHECK(find_tie(a, "Henrik", "The pilot, named as Hendrik Settler, is free.", "Hendrik") == 60);
    CHECK(find_tie(a, "Henrik", "The pilot, named as Lena Brandt, is free.", "Lena") <= 0);
}

TEST(equality_of_a_class_is_not_of_opposites) {
    const char *a = "A man was taken from the mill.";
    CHECK(find_tie(a, "man", "A woman was taken from the mill.", "woman") == 30);
    CHECK(find_tie(a, "man", "One person was taken from the mill.", "person") == 80);
}

TEST(equality_of_offices_and_kin_said_in_several_words) {
    CHECK(find_tie("The managing director of the mill resigned.", "managing",
                   "The chief executive of the brewery resigned.", "chief") == 80);
    CHECK(find_tie("The next of kin were told at noon.", "next",
                   "The relatives heard it in the chapel.", "relatives") == 80);
}

TEST(equality_of_a_knife_is_not_of_a_murder) {
    CHECK(find_tie("The cook dropped the knife.", "knife", "The murder was in the papers.",
                   "murder") == 0);
}
