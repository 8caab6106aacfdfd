// SPDX-License-Identifier: Apache-2.0
// The rules by which paragraphs are cut into sentences (src/text/sentences.c).
#include "base/buffer.h"
#include "text/tokens.h"
#include "unit/test.h"

/// The sentences joined by "|".
static void check_sentences(int line, const char *text, const char *wanted) {
    syn_arena arena = {0};
    syn_document document = {.text = syn_str_from(text)};
    syn_marks marks;
    syn_buffer got = {0};
    CHECK(syn_text_split(&document, &arena, &marks, NULL) == SYN_OK);
    for (size_t i = 0; i < marks.sentence_count; i++) {
        if (i > 0) SYN_APPEND(&got, "|");
        syn_buffer_append_str(&got, syn_str_span(document.text, marks.sentences[i]));
    }
    test_check_text(__FILE__, line, syn_buffer_view(&got), syn_str_from(wanted));
    syn_buffer_finish(&got);
    syn_arena_finish(&arena);
}
#define CHECK_SENTENCES(text, wanted) check_sentences(__LINE__, text, wanted)

TEST(sentence_abbreviations_and_initials_go_on) {
    CHECK_SENTENCES("Mr. Poe met Gen. J. Ray. They left.", "Mr. Poe met Gen. J. Ray.|They left.");
    CHECK_SENTENCES("It is in the U.S. Senate. It is in the U.S. The end.",
                    "It is in the U.S. Senate.|It is in the U.S.|The end.");
    CHECK_SENTENCES("No. 5 won. I said no. It rained.", "No. 5 won.|I said no.|It rained.");
}

TEST(sentence_decimals_and_ellipses_go_on) {
    CHECK_SENTENCES("It rose 5.5 percent. It fell.", "It rose 5.5 percent.|It fell.");
    CHECK_SENTENCES("We must ... rather than not. Yes… No.",
                    "We must ... rather than not.|Yes…|No.");
}

TEST(sentence_takes_closing_marks_along) {
    CHECK_SENTENCES("“It rained.” He left. (It did.) So.", "“It rained.”|He left.|(It did.)|So.");
    CHECK_SENTENCES("A lasting impact. “ The end.", "A lasting impact. “|The end.");
    CHECK_SENTENCES("He died in 2014. [4] She left.", "He died in 2014. [4]|She left.");
}

TEST(sentence_goes_on_behind_quoted_question) {
    CHECK_SENTENCES("“Really?” she asked. “No!” Ann Poe said.",
                    "“Really?” she asked.|“No!” Ann Poe said.");
    CHECK_SENTENCES("“Is it?” Poe demanded. It was.", "“Is it?” Poe demanded.|It was.");
}

TEST(sentence_never_crosses_a_paragraph) {
    CHECK_SENTENCES("A heading without a stop\n\nIt rained", "A heading without a stop|It rained");
    CHECK_SENTENCES("1. Method\n\nWe cut.", "1. Method|We cut.");
}

TEST(sentence_found_where_a_blank_was_lost) {
    CHECK_SENTENCES("It rained all week.The mayor left.", "It rained all week.|The mayor left.");
}

TEST(sentence_without_capitals) {
    CHECK_SENTENCES("i was there. it was nice! i left", "i was there.|it was nice!|i left");
}

TEST(sentence_wrapped_lines_are_one_paragraph) {
    CHECK_SENTENCES("The mayor said on Friday that the old bridge would\nbe closed for a year.",
                    "The mayor said on Friday that the old bridge would\nbe closed for a year.");
}

TEST(sentence_begins_behind_date_line_and_at_caption_label) {
    CHECK_SENTENCES("The mill at Ulm Image: Ann Poe.", "The mill at Ulm|Image: Ann Poe.");
    CHECK_SENTENCES("Thursday, May 7, 2015 The council met.",
                    "Thursday, May 7, 2015|The council met.");
}

TEST(sentence_begins_behind_dateline) {
    CHECK_SENTENCES("HARBURG, Ahland (HP) - The mayor left.",
                    "HARBURG, Ahland (HP) -|The mayor left.");
    CHECK_SENTENCES("HARBURG — Ann Poe left.", "HARBURG —|Ann Poe left.");
    CHECK_SENTENCES("Group F — Ulm 1, Harburg 0", "Group F — Ulm 1, Harburg 0");
}

TEST(sentence_mail_heads_and_closings_are_apart) {
    CHECK_SENTENCES("Ann Poe 08/16/2000 12:05 PM Please call.",
                    "Ann Poe|08/16/2000 12:05 PM|Please call.");
    CHECK_SENTENCES("Hello Bo - Please call. Thanks, Ann", "Hello Bo -|Please call.|Thanks,|Ann");
    CHECK_SENTENCES("It went well :-) The next one is ours.",
                    "It went well :-)|The next one is ours.");
}

TEST(sentence_rules_and_addresses_are_apart) {
    CHECK_SENTENCES("It is over --------- All rights kept", "It is over|---------|All rights kept");
    CHECK_SENTENCES("See below. http://example.org/a http://example.org/b",
                    "See below.|http://example.org/a|http://example.org/b");
}

TEST(sentence_items_with_one_bracket) {
    CHECK_SENTENCES("Bring this: 1) a rope 2) a lamp", "Bring this:|1) a rope|2) a lamp");
    CHECK_SENTENCES("The first group (n = 31) left.", "The first group (n = 31) left.");
}

TEST(sentence_quotation_with_its_source_is_one) {
    CHECK_SENTENCES("“It rained. We left.” Ann Poe", "“It rained. We left.” Ann Poe");
    CHECK_SENTENCES("“It rained. We left.” – Ann Poe, mayor",
                    "“It rained. We left.” – Ann Poe, mayor");
    CHECK_SENTENCES("“It rained. We left.” Ann Poe smiled.",
                    "“It rained.|We left.”|Ann Poe smiled.");
}

TEST(sentence_full_stop_in_quotation_ends) {
    CHECK_SENTENCES("She called it “a star.” Poe told the council more.",
                    "She called it “a star.”|Poe told the council more.");
}

TEST(sentence_small_letter_behind_full_stop) {
    CHECK_SENTENCES("It is not allowed. just call me.", "It is not allowed.|just call me.");
    CHECK_SENTENCES("He lives in St. clair now.", "He lives in St. clair now.");
}

static size_t find_lead(const char *text) {
    syn_arena arena = {0};
    syn_document document = {.text = syn_str_from(text)};
    syn_marks marks;
    CHECK(syn_text_split(&document, &arena, &marks, NULL) == SYN_OK);
    size_t lead = syn_marks_find_lead(&document, &marks);
    syn_arena_finish(&arena);
    return lead;
}

TEST(sentence_lead_stands_behind_a_dateline) {
    CHECK(find_lead("PORT SALVO (UNS) - The bridge fell on Monday. Nobody was hurt.") == 1);
    CHECK(find_lead("The bridge fell on Monday. Nobody was hurt.") == 0);
    CHECK(find_lead("The bridge fell.") == 0);
    CHECK(find_lead("") == SYN_NOTHING);
}

TEST(sentence_numbers_of_headings_and_lives_go_on) {
    CHECK_SENTENCES("#7. Harbour Hotel", "#7. Harbour Hotel");
    CHECK_SENTENCES("Figure 3. Two ships. They sank.", "Figure 3. Two ships.|They sank.");
    CHECK_SENTENCES("Ann (b. March 1958) and Cal (m. 1949; div. 1964) left. It rained.",
                    "Ann (b. March 1958) and Cal (m. 1949; div. 1964) left.|It rained.");
    CHECK_SENTENCES("It was Sun. Dec. 31 then.", "It was Sun. Dec. 31 then.");
    CHECK_SENTENCES("They left for the sun. Poe stayed.", "They left for the sun.|Poe stayed.");
    CHECK_SENTENCES("Add 8 oz. water and stir.", "Add 8 oz. water and stir.");
}

TEST(sentence_begins_with_a_name_in_small_letters) {
    CHECK_SENTENCES("Sales fell. iPhone sales rose.", "Sales fell.|iPhone sales rose.");
    CHECK_SENTENCES("She saw Viva Nora! (1965) twice.", "She saw Viva Nora! (1965) twice.");
}

TEST(sentence_closes_at_a_lost_mark) {
    CHECK_SENTENCES("He said 'wait there. ' She left.", "He said 'wait there. '|She left.");
}

TEST(sentence_source_belongs_to_the_last_of_a_long_quotation) {
    CHECK_SENTENCES("“It rained.” Cal Voss has left the harbour again today",
                    "“It rained.”|Cal Voss has left the harbour again today");
}

TEST(sentence_points_of_loose_copy_are_decimal) {
    CHECK_SENTENCES(
        "A 16 - year - old shot 35. 2 percent. It cost $2. 6 million. In 2010. 12 left.",
        "A 16 - year - old shot 35. 2 percent.|It cost $2. 6 million.|In 2010.|12 left.");
    CHECK_SENTENCES("He was 35. 2 percent left.", "He was 35.|2 percent left.");
}
