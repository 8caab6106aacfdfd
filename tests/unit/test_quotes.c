// SPDX-License-Identifier: Apache-2.0
// The rules of quotation marks (src/annotate/quotes.c, quote_kinds.c).
#include "unit/annotated.h"

/// The quotes in marks as "kind:content", with ! where a mark is missing, joined by "|".
static void check_quotes(int line, const char *text, const char *wanted) {
    static const char *const kinds[] = {"other", "direct", "mixed", "scare", "indirect"};
    annotated one;
    syn_buffer got = {0};
    annotate_text(&one, syn_str_from(text));
    check_marks(&one);
    for (size_t i = 0; i < one.marks.quote_count; i++) {
        const syn_quote *quote = &one.marks.quotes[i];
        if (quote->kind == SYN_QUOTE_INDIRECT) continue;
        if (got.size > 0) SYN_APPEND(&got, "|");
        syn_buffer_append_format(&got, "%s%s:", kinds[quote->kind], quote->is_balanced ? "" : "!");
        syn_buffer_append_str(&got, syn_str_span(one.document.text, quote->content));
    }
    test_check_text(__FILE__, line, syn_buffer_view(&got), syn_str_from(wanted));
    syn_buffer_finish(&got);
    syn_arena_finish(&one.arena);
}
#define CHECK_QUOTES(text, wanted) check_quotes(__LINE__, text, wanted)

TEST(quote_all_kinds_of_marks) {
    CHECK_QUOTES("“It is very late,” she said.", "direct:It is very late,");
    CHECK_QUOTES("\"It is very late,\" she said.", "direct:It is very late,");
    CHECK_QUOTES("« It is very late », she said.", "direct:It is very late");
    CHECK_QUOTES("„It is very late,“ she said.", "direct:It is very late,");
    CHECK_QUOTES("``It is very late,'' she said.", "direct:It is very late,");
    CHECK_QUOTES("‘It’s very late,’ she said.", "direct:It’s very late,");
    CHECK_QUOTES("'It's very late,' she said.", "direct:It's very late,");
}

TEST(quote_single_inside_double) {
    CHECK_QUOTES("“He shouted ‘Get out,’ and we ran,” she said.",
                 "direct:He shouted ‘Get out,’ and we ran,");
}

TEST(quote_apostrophes_are_no_marks) {
    CHECK_QUOTES("The workers' canteen shut in '09, and it wasn't the tenants' fault.", "");
}

TEST(quote_runs_over_paragraphs) {
    CHECK_QUOTES("Ann Poe said: “We saw it all.\n\n“Nobody came.”\n\nThen it rained.",
                 "direct:We saw it all.\n\n“Nobody came.");
}

TEST(quote_without_opening_mark_begins_with_its_sentence) {
    CHECK_QUOTES("It rained. The harbour is getting warmer,” Ann Poe said on Friday.",
                 "direct!:The harbour is getting warmer,");
}

TEST(quote_without_closing_mark_ends_with_its_paragraph) {
    CHECK_QUOTES("Ann Poe replied: “We asked for the files in May.\n\nThe files are gone.",
                 "direct!:We asked for the files in May.");
}

TEST(quote_closing_mark_misplaced_behind_a_blank) {
    CHECK_QUOTES("We met on Friday. Much more needs to be done to make it last. “",
                 "direct!:Much more needs to be done to make it last.");
}

TEST(quote_part_of_a_sentence_is_mixed) {
    CHECK_QUOTES("Bo Ray called the verdict “a stain on the court” and left.",
                 "mixed:a stain on the court");
    CHECK_QUOTES("Bo Ray called it “a joke” and left.", "mixed:a joke");
    CHECK_QUOTES("Bo Ray said that it would be “disastrous.”", "mixed:disastrous.");
}

TEST(quote_scare_words_and_titles) {
    CHECK_QUOTES("The party’s “renewal” meant a new logo.", "scare:renewal");
    CHECK_QUOTES("Her film “The Salt Road” opens on Friday.", "");
}

TEST(quote_lines_of_a_transcript) {
    CHECK_QUOTES("SMITH: Did you open it?\n\nORTEGA: I did not.",
                 "direct:Did you open it?|direct:I did not.");
}

static void annotate_repeats(const char *head, const char *piece, size_t count) {
    syn_buffer text = {0};
    syn_buffer_append_str(&text, syn_str_from(head));
    for (size_t i = 0; i < count; i++)
        syn_buffer_append_str(&text, syn_str_from(piece));
    annotated one;
    annotate_text(&one, syn_buffer_view(&text));
    check_marks(&one);
    syn_arena_finish(&one.arena);
    syn_buffer_finish(&text);
}

TEST(quote_hostile_texts_stay_linear) {
    static const char *const pieces[] = {"\"",
                                         "“",
                                         "”",
                                         "‘",
                                         "’",
                                         "« ",
                                         "“a ",
                                         "a” ",
                                         "“A b c d e,” he said, ",
                                         "he said ",
                                         "he said that ",
                                         "(",
                                         "[",
                                         "said \"",
                                         "\n\n“a b c",
                                         "A: b c d\n\n",
                                         ", who ",
                                         "according to ",
                                         "Ann Poe, ",
                                         "\"a b c d\" "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        annotate_repeats("Ann Poe said ", pieces[i], 12000);
    annotate_repeats("", "\"", 1000000);
    annotate_repeats("", "a", 1 << 20);
}

TEST(quote_every_unicode_block_gives_valid_spans) {
    syn_buffer text = {0};
    char bytes[4];
    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 101) {
        syn_buffer_append(&text, bytes, syn_utf8_encode(c, bytes));
        if (c % 7 == 0) SYN_APPEND(&text, " \"A b c d,\" he said. ");
    }
    annotated one;
    annotate_text(&one, syn_buffer_view(&text));
    check_marks(&one);
    syn_arena_finish(&one.arena);
    syn_buffer_finish(&text);
}

TEST(quote_every_failed_allocation_is_clean) {
    syn_buffer text = {0};
    for (size_t i = 0; i < 40; i++) {
        SYN_APPEND(&text, "Foreign Minister Karl Voss met Ann Poe. “It is ‘late’,” Mr. Voss said. "
                          "He said that it "
                          "rained.\n\nSMITH: We did.\n\nANN: No, said the mayor.\n\n");
    }
    for (size_t nth = 1; nth < 400; nth++) {
        syn_document document = {.text = syn_buffer_view(&text)};
        syn_arena arena = {0};
        syn_marks marks;
        syn__memory_fail_at(nth, true);
        syn_status status = syn_annotate(&document, &arena, &marks, NULL);
        bool has_failed = syn__memory_request_count() >= nth;
        syn__memory_fail_at(0, false);
        syn_arena_finish(&arena);
        CHECK(status == (has_failed ? SYN_NO_MEMORY : SYN_OK));
        if (!has_failed) break;
    }
    syn_buffer_finish(&text);
}

TEST(quote_closing_mark_glued_to_the_next_word) {
    CHECK_QUOTES("\"The mill stands still, \"the mayor's aide said. \"It will open again.\"",
                 "direct:The mill stands still,|direct:It will open again.");
    CHECK_QUOTES("It rained. The mill stands still now, \"she said.",
                 "direct!:The mill stands still now,");
}

TEST(quote_title_with_the_stop_of_its_sentence) {
    CHECK_QUOTES("She starred in \"The Long Ford.\"", "");
    CHECK_QUOTES("He left the series \"Mill, Weir, Lock,\" in May.", "");
    CHECK_QUOTES("They sang: \"Long Live Ulm.\"", "direct:Long Live Ulm.");
}

TEST(quote_heading_in_capitals_is_no_transcript) {
    CHECK_QUOTES("READ MORE: Mill shut for good\n\nIt rained.\n\nREAD MORE: Weir shut for good",
                 "");
}

TEST(quote_goes_on_over_a_paragraph_break) {
    CHECK_QUOTES("\"We saw it all.\n\nNobody came,\" Ann Poe said. Then it rained.",
                 "direct:We saw it all.\n\nNobody came,");
    CHECK_QUOTES("\"We saw it all.\n\nNobody came, \"she said. Then it rained.",
                 "direct:We saw it all.\n\nNobody came,");
    CHECK_QUOTES("Ann Poe replied: “We asked for the files.\n\nThe files are gone. “It is late,” "
                 "said Paul Ray.",
                 "direct!:We asked for the files.|direct:It is late,");
}

TEST(quote_of_paragraphs_run_together) {
    CHECK_QUOTES("Ann Poe said: \"We saw it all. \"Nobody came. \"Nobody called.\" Then it rained.",
                 "direct:We saw it all. \"Nobody came. \"Nobody called.");
}

TEST(quote_closing_mark_glued_behind_a_verb_of_speech) {
    CHECK_QUOTES("It rained. \"Because it is deep, no wave is expected, \"he told the agency.",
                 "direct:Because it is deep, no wave is expected,");
}

TEST(quote_many_open_paragraphs_stay_linear) {
    syn_buffer text = {0};
    for (size_t i = 0; i < 20000; i++)
        SYN_APPEND(&text, "“We saw.\n\nNobody\n\n");
    annotated one;
    annotate_text(&one, syn_buffer_view(&text));
    check_marks(&one);
    syn_arena_finish(&one.arena);
    syn_buffer_finish(&text);
}
