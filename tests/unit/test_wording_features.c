// SPDX-License-Identifier: Apache-2.0
// What the signs of wording measure: the same text whole and damaged in one way. All invented.
#include "annotate/wording_features.h"
#include "annotate/wording_places.h"
#include "annotated.h"

static const char plain[] =
    "The council met in the town hall on Monday to talk about the future of the old bridge. It was "
    "built in the last century and has been closed since a storm damaged it in the spring. The "
    "mayor said that the work would start at the end of the summer and that it would be paid for "
    "by the state. A group of people who live near the river asked for a new road as well. They "
    "said that the traffic in the centre of the town had become a danger for the children on the "
    "way to school. The council will vote on the plan at the next meeting in October.";

static void measure(const char *text, double features[SYN__ODDNESS_COUNT]) {
    annotated one;
    annotate_text(&one, syn_str_from(text));
    syn__view view = syn__view_make(&one.document, &one.marks, &one.arena);
    syn_collocations from = syn_collocations_open();
    syn__wording_words words = syn__wording_read(&view, SIZE_MAX, &one.arena);
    syn_chains chains = syn_chains_open();
    syn__wording_oddities oddities = {0};
    syn__wording_measure(&view, &from, &words, &one.arena, features, &oddities);
    syn__wording_measure_places(&view, &from, &chains, &words, &one.arena, features);
    syn_arena_finish(&one.arena);
}

/// `from` in all places of the plain text becomes `to`.
static const char *exchange(const char *text, const char *from, const char *to) {
    static char made[2][4096];
    static size_t next;
    char *out = made[next++ % 2];
    size_t size = 0;
    for (const char *at = text; *at != '\0' && size + 64 < sizeof *made;) {
        if (strncmp(at, from, strlen(from)) == 0) {
            memcpy(out + size, to, strlen(to));
            size += strlen(to);
            at += strlen(from);
        } else {
            out[size++] = *at++;
        }
    }
    out[size] = '\0';
    return out;
}

static double damage(const char *from, const char *to, syn__wording_feature feature) {
    double before[SYN__ODDNESS_COUNT], after[SYN__ODDNESS_COUNT];
    measure(plain, before);
    measure(exchange(plain, from, to), after);
    return after[feature] - before[feature];
}

TEST(wording_style_sees_lost_articles) {
    CHECK(damage(" the ", " ", SYN__ODDNESS_NO_ARTICLE) > 0.2);
    CHECK(damage(" the ", " ", SYN__ODDNESS_LOST) > 0.2);
    CHECK(damage(" the ", " ", SYN__ODDNESS_ARTICLES) < -0.1);
}

TEST(wording_style_sees_stops_that_were_put_in) {
    CHECK(damage(" the ", " the. ", SYN__ODDNESS_SHORT) > 0.1);
    CHECK(damage(" in the ", " in. The ", SYN__ODDNESS_JOINED) > 0.3);
    CHECK(damage(" in the ", " in. The ", SYN__ODDNESS_PARTED) > 0.3);
}

TEST(wording_style_sees_mixed_prepositions) {
    CHECK(damage(" of ", " from ", SYN__ODDNESS_MIXED) > 0.1);
    CHECK(damage(" in the ", " by the ", SYN__ODDNESS_PREPOSITION) > 0.1);
}

TEST(wording_style_sees_neighbours_turned_round) {
    CHECK(damage("old bridge", "bridge old", SYN__ODDNESS_TURNED) > 0);
    CHECK(damage(" would be ", " be would ", SYN__ODDNESS_TURNED) > 0);
}

TEST(wording_style_sees_a_cue_that_is_far_too_rare) {
    CHECK(damage(" said ", " opined ", SYN__ODDNESS_CUE) > 1);
    CHECK(damage(" said ", " asserted ", SYN__ODDNESS_CUE) > 0.5);
}

TEST(wording_style_sees_drawn_words) {
    CHECK(damage("town", "townspeople", SYN__ODDNESS_DRAWN) > 0);
    CHECK(damage("people", "multitude", SYN__ODDNESS_DRAWN_OFTEN) > 0);
}

TEST(wording_style_sees_speech_that_lost_its_marks) {
    static const char speech[] = "It is our harbour and we will not sell it, she said. ";
    static const char marked[] = "\"It is our harbour and we will not sell it,\" she said. ";
    double lost[SYN__ODDNESS_COUNT], kept[SYN__ODDNESS_COUNT];
    measure(speech, lost);
    measure(marked, kept);
    CHECK(lost[SYN__ODDNESS_LOST_MARKS] > kept[SYN__ODDNESS_LOST_MARKS]);
    CHECK(lost[SYN__ODDNESS_PERSONS] > 0);
}

TEST(wording_style_misses_the_words_that_every_text_has) {
    double whole[SYN__ODDNESS_COUNT];
    measure(plain, whole);
    CHECK(whole[SYN__ODDNESS_ABSENT] > -1 && whole[SYN__ODDNESS_ABSENT] < 1);
    CHECK(damage(" said ", " stated ", SYN__ODDNESS_ABSENT) > 0);
}

TEST(wording_features_of_an_empty_text_are_numbers) {
    static const char *const texts[] = {"",        ".",           "a",       "\"\"\"",
                                        ". . . .", "The The The", "\xFF\xFE"};
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        double features[SYN__ODDNESS_COUNT];
        measure(texts[t], features);
        for (size_t i = 0; i < SYN__ODDNESS_COUNT; i++)
            CHECK(features[i] > -1000 && features[i] < 1000);
    }
}

TEST(wording_logarithms_are_near) {
    static const double values[] = {1e-9, 0.3, 1, 1.0001, 2, 3, 1000, 7.5e12};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        double bits = syn__wording_log2(values[i]);
        double back = syn__wording_exp2(bits) / values[i];
        CHECK(back > 0.999 && back < 1.001);
    }
    CHECK(syn__wording_log2(8) > 2.9995 && syn__wording_log2(8) < 3.0005);
    CHECK(syn__wording_clip(7, 2) == 2 && syn__wording_clip(-7, 2) == -2);
}

TEST(wording_reads_whole_sentences_up_to_a_limit) {
    annotated one;
    annotate_text(&one, syn_str_from(plain));
    syn__view view = syn__view_make(&one.document, &one.marks, &one.arena);
    syn__wording_words all = syn__wording_read(&view, SIZE_MAX, &one.arena);
    syn__wording_words some = syn__wording_read(&view, 25, &one.arena);
    CHECK(all.is_whole && !some.is_whole);
    CHECK(some.prose_count >= 25 && some.prose_count < 60 && some.count < all.count);
    CHECK(all.items[some.count].is_first);
    CHECK(all.prose_count == all.count);
    syn_arena_finish(&one.arena);
}
