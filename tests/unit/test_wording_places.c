// SPDX-License-Identifier: Apache-2.0
// Classes in a row, and what single places of a text are told from. All texts are invented.
#include "annotate/wording_places.h"
#include "annotated.h"
#include "text/facts.h"

static uint32_t class_of(const char *word) {
    syn_sketch sketch;
    syn_str text = syn_str_from(word);
    syn_sketch_make(text, &sketch);
    syn_facts_find(&text, &sketch, 1);
    return sketch.cluster;
}

TEST(chains_know_the_order_of_words) {
    syn_chains in = syn_chains_open();
    uint32_t of = class_of("of"), the = class_of("the"), town = class_of("town");
    int usual = syn_chains_surprise(&in, of, the, town);
    CHECK(usual > 0 && usual + 16 < syn_chains_surprise(&in, of, the, of));
    CHECK(syn_chains_surprise_alone(&in, the) < syn_chains_surprise_alone(&in, town));
}

TEST(chains_of_no_class_or_model_are_no_surprise) {
    syn_chains in = syn_chains_open(), none = syn_chains_open_bytes((const uint8_t *)"SYNCHAI1", 8);
    CHECK(syn_chains_surprise(&in, UINT32_MAX, 1, 2) == 0);
    CHECK(syn_chains_surprise_alone(&in, UINT32_MAX) == syn_chains_surprise_alone(&in, 0));
    CHECK(syn_chains_surprise(&none, 1, 2, 3) == 0 && syn_chains_surprise_alone(&none, 1) == 0);
    CHECK(syn_chains_attract(&none, 1, 2) == 0);
}

/// The features of a text with its places.
static void measure(const char *text, double features[SYN__ODDNESS_COUNT]) {
    annotated one;
    annotate_text(&one, syn_str_from(text));
    syn__view view = syn__view_make(&one.document, &one.marks, &one.arena);
    syn_collocations from = syn_collocations_open();
    syn_chains chains = syn_chains_open();
    syn__wording_words words = syn__wording_read(&view, SIZE_MAX, &one.arena);
    syn__wording_oddities oddities = {0};
    syn__wording_measure(&view, &from, &words, &one.arena, features, &oddities);
    syn__wording_measure_places(&view, &from, &chains, &words, &one.arena, features);
    syn_arena_finish(&one.arena);
}

static const char whole[] =
    "The council met in the town hall on Monday to talk about the future of the old bridge. The "
    "mayor said that the work would start at the end of the summer and that the state would pay "
    "for it. A group of people who live near the river asked for a new road as well.";

static double differ(const char *text, syn__wording_feature feature) {
    double before[SYN__ODDNESS_COUNT], after[SYN__ODDNESS_COUNT];
    measure(whole, before);
    measure(text, after);
    return after[feature] - before[feature];
}

TEST(places_see_swapped_words) {
    static const char text[] =
        "The council encountered in the borough vestibule on Monday to speak about the hereafter "
        "of the aged span. The mayor alleged that the labour would commence at the close of the "
        "summertime and that the nation would remunerate for it. A cluster of folks who dwell near "
        "the river inquired for a fresh route as well.";
    CHECK(differ(text, SYN__ODDNESS_SWAPS_SOME) > 0.3);
    CHECK(differ(text, SYN__ODDNESS_SWAPS_LOW) > 0.2);
}

TEST(places_see_stops_that_were_put_in) {
    static const char text[] =
        "The council met in the. Town hall on Monday to talk about the future of. The old bridge. "
        "The mayor said that the. Work would start at the end of the summer and. That the state "
        "would pay for it. A group of people who. Live near the river asked for a new road as "
        "well.";
    CHECK(differ(text, SYN__ODDNESS_BREAKS_SOME) > 0.3);
    CHECK(differ(text, SYN__ODDNESS_BREAKS_COUNT) >= 3);
}

TEST(places_see_lost_articles_and_turned_neighbours) {
    static const char text[] = "Council met at town hall to Monday to talk on future from old "
                               "bridge. Mayor that said work "
                               "start would at end of summer and that state would pay to it. Group "
                               "of people who live near "
                               "river asked to road new as well.";
    CHECK(differ(text, SYN__ODDNESS_DAMAGE_SOME) > 0.1);
}

TEST(places_of_any_bytes_are_read) {
    annotated one;
    annotate_text(&one, SYN_STR(". . .\n.A. the. The. \xff\xfe the the the. a\n\nB c."));
    syn__view view = syn__view_make(&one.document, &one.marks, &one.arena);
    syn_collocations from = syn_collocations_open();
    syn_chains chains = syn_chains_open();
    syn__wording_words words = syn__wording_read(&view, SIZE_MAX, &one.arena);
    for (size_t i = 0; i < words.count; i++) {
        syn__wording_set_count(&from, &words.items[i]);
        words.items[i].is_prose = true;
    }
    syn__places in = syn__places_open(&view, &from, &chains, &words, &one.arena);
    for (size_t i = 0; i < words.count + 3; i++) {
        syn__place place;
        syn__places_read(&in, i, &place);
        CHECK((place.word == NULL) == (i >= words.count));
    }
    syn_arena_finish(&one.arena);
}
