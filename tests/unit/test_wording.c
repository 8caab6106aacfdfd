// SPDX-License-Identifier: Apache-2.0
// Signs of reworded and damaged text. All texts are invented.
#include "annotated.h"

#include <stdio.h>

static const char plain[] =
    "The harbour board has decided to close the old fish market at the end of the year. The "
    "decision was taken on Tuesday after a long meeting, and it came as a surprise to most of the "
    "people who work there. The chairman of the board said the building was no longer safe and "
    "that repairs would cost more than two million pounds. \"We have looked at every way of "
    "keeping it open, but there is no money left,\" he told reporters after the vote. The market "
    "has been the heart of the town for more than a hundred years, and many families have lived "
    "from it for three generations. A spokeswoman for the traders said they would ask the court "
    "to stop the plan. She said the board had given them no time to make their case. The mayor "
    "has promised to meet both sides before the end of the month, but she said that the town "
    "could not pay for the repairs on its own.";

/// The same, word for word from a dictionary of synonyms.
static const char reworded[] =
    "The harbour plank has determined to shut the old fish marketplace at the terminate of the "
    "twelvemonth. The conclusion was adopted on Tuesday after a tenacious encounter, and it "
    "arrived as a astonishment to most of the multitude who labor there. The chair of the plank "
    "enounced the edifice was no longer dependable and that mends would be more than two million "
    "pounds. \"We have appeared at every manner of retaining it receptive, but there is no "
    "currency leftover,\" he narrated newsmen after the ballot. The marketplace has been the "
    "ticker of the townspeople for more than a hundred twelvemonths, and many kins have dwelled "
    "from it for three contemporaries. A voice for the bargainers articulated they would require "
    "the tribunal to block the programme. She tell the plank had yielded them no clip to create "
    "their lawsuit. A few of the older bargainers have commenced to attend for a raw topographic "
    "point on the opposite rim of the river, where the rip is frown and the course is wide. The "
    "mayor has assured to encounter both faces before the terminate of the "
    "calendar month, but she enunciated that the townspeople could not yield for the mends on its "
    "own.";

static size_t count_signs(const annotated *one, const char *code) {
    size_t count = 0;
    for (size_t i = 0; i < one->marks.wording_sign_count; i++) {
        const syn_wording_sign *sign = &one->marks.wording_signs[i];
        CHECK(!bad_span(one->document.text, sign->span));
        count += strcmp(sign->code, code) == 0;
    }
    return count;
}

static bool has_note(const annotated *one) {
    for (size_t i = 0; i < one->marks.note_count; i++) {
        if (strcmp(one->marks.notes[i].code, "reworded_text") == 0) return true;
    }
    return false;
}

TEST(wording_trusts_plain_prose) {
    annotated one;
    annotate_text(&one, syn_str_from(plain));
    CHECK(one.marks.has_wording);
    CHECK(one.marks.wording_score < 0.2);
    CHECK(!has_note(&one));
    syn_arena_finish(&one.arena);
}

TEST(wording_finds_words_swapped_for_synonyms) {
    annotated one;
    annotate_text(&one, syn_str_from(reworded));
    CHECK(one.marks.has_wording);
    CHECK(one.marks.wording_score >= 0.9);
    CHECK(has_note(&one));
    CHECK(count_signs(&one, "odd_collocation") >= 3);
    syn_arena_finish(&one.arena);
}

TEST(wording_finds_a_swapped_word_in_a_name) {
    annotated one;
    char text[4096];
    snprintf(text, sizeof text, "%s The unified Nations will send an expert.", plain);
    annotate_text(&one, syn_str_from(text));
    CHECK(one.marks.wording_score < 0.5);
    syn_arena_finish(&one.arena);
}

TEST(wording_finds_residues_of_templates) {
    annotated one;
    annotate_text(&one, SYN_STR("The {best|finest|top} plumber in [city] can help you today. Call "
                                "{us|our team} now."));
    CHECK(count_signs(&one, "template_residue") == 3);
    CHECK(one.marks.wording_score >= 0.9 && has_note(&one));
    syn_arena_finish(&one.arena);
}

TEST(wording_leaves_editors_brackets_and_code_alone) {
    annotated one;
    annotate_text(&one, SYN_STR("\"He [the minister] knew,\" she said [sic]. if (x) { y = a | b; } "
                                "Sales rose by 5% and 7% of that was new."));
    CHECK(count_signs(&one, "template_residue") == 0 && !one.marks.has_wording);
    syn_arena_finish(&one.arena);
}

TEST(wording_does_not_judge_short_or_foreign_texts) {
    annotated one;
    annotate_text(&one, SYN_STR("The plank has shut the marketplace."));
    CHECK(!one.marks.has_wording && one.marks.wording_sign_count == 0);
    syn_arena_finish(&one.arena);
    static const char german[] =
        "Der alte Fischmarkt am Hafen wird zum Ende des Jahres geschlossen. ";
    char text[64 * 30];
    size_t size = 0;
    for (int i = 0; i < 24; i++, size += sizeof german - 1)
        memcpy(text + size, german, sizeof german - 1);
    annotate_text(&one, (syn_str){text, size});
    CHECK(!one.marks.has_wording);
    syn_arena_finish(&one.arena);
}

TEST(wording_survives_hostile_texts) {
    static char text[60000];
    static const char *const pieces[] = {"{", "[", "{|", "a. ", "the. The ", "%", "\xFF", "\0a"};
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        size_t size = p == 7 ? 2 : strlen(pieces[p]);
        for (size_t at = 0; at + size <= sizeof text; at += size)
            memcpy(text + at, pieces[p], size);
        annotated one;
        annotate_text(&one, (syn_str){text, sizeof text / size * size});
        CHECK(one.marks.wording_score >= 0 && one.marks.wording_score <= 1);
        CHECK(count_signs(&one, "template_residue") <= 40);
        syn_arena_finish(&one.arena);
    }
}
