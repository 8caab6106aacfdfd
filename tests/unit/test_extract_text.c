// SPDX-License-Identifier: Apache-2.0
// Rules of the document builder and of extraction from plain text.
#include "unit/test.h"

#include "base/memory.h"
#include "extract/builder.h"
#include "extract/extract.h"
#include "extract/metadata_text.h"

static syn_record record_of(syn_str raw, syn_record_content content) {
    return (syn_record){.source = SYN_STR("a.txt"), .content = content, .raw = raw};
}

/// Every map row is true, in order and without overlap; blocks are ordered, trimmed, not empty.
static void check_document(const syn_document *document, syn_str raw) {
    size_t at = 0;
    for (size_t i = 0; i < document->map_count; i++) {
        syn_map_row row = document->map[i];
        CHECK(row.text_start >= at && row.size > 0);
        at = row.text_start + row.size;
        CHECK(syn_str_equal(syn_str_slice(document->text, row.text_start, at),
                            syn_str_slice(raw, row.raw_start, row.raw_start + row.size)));
    }
    CHECK(at <= document->text.size);
    at = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        syn_str block = syn_document_slice(document, document->blocks[i].span);
        CHECK(document->blocks[i].span.start >= at && block.size > 0);
        CHECK(syn_str_equal(block, syn_str_trim(block)));
        at = document->blocks[i].span.end;
    }
}

TEST(builder_folds_space_across_pieces_and_maps_only_equal_bytes) {
    syn_arena arena = {0};
    syn_record record = record_of(SYN_STR("One  two\xc2\xa0three &amp; four"), SYN_CONTENT_TEXT);
    syn_builder builder;
    syn_builder_init(&builder, &record, &arena);
    syn_builder_begin(&builder, SYN_BLOCK_HEADING);
    syn_builder_begin(&builder, SYN_BLOCK_PARAGRAPH); // the empty heading vanishes
    syn_builder_add_decoded(&builder, (syn_span){0, 4});
    syn_builder_add_decoded(&builder, (syn_span){4, 16});
    syn_builder_add(&builder, SYN_STR("&"), SYN_MADE);
    syn_builder_add(&builder, SYN_STR(" four"), 21);
    syn_builder_begin(&builder, SYN_BLOCK_PARAGRAPH);
    syn_builder_add(&builder, SYN_STR("lies"), 0); // not what stands there
    syn_document document = {0};
    CHECK(syn_builder_finish(&builder, &document, NULL) == SYN_OK);
    CHECK_TEXT(document.text, "One two three & four\n\nlies");
    CHECK(document.block_count == 2 && document.blocks[0].kind == SYN_BLOCK_PARAGRAPH);
    check_document(&document, record.raw);
    CHECK(document.map[document.map_count - 1].text_start +
              document.map[document.map_count - 1].size ==
          20);
    syn_arena_finish(&arena);
}

TEST(span_leads_back_to_the_raw_bytes_it_came_from) {
    syn_map_row rows[] = {{0, 10, 4}, {6, 20, 3}};
    syn_document document = {.text = SYN_STR("One  two."), .map = rows, .map_count = 2};
    syn_opt_span raw = syn_document_find_raw(&document, (syn_span){1, 3});
    CHECK(raw.is_known && raw.span.start == 11 && raw.span.end == 13);
    raw = syn_document_find_raw(&document, (syn_span){2, 8}); // over a byte that was made
    CHECK(raw.is_known && raw.span.start == 12 && raw.span.end == 22);
    CHECK(!syn_document_find_raw(&document, (syn_span){4, 6}).is_known);
    CHECK(!syn_document_find_raw(&document, (syn_span){9, 12}).is_known);
}

TEST(clean_text_stays_byte_for_byte) {
    syn_arena arena = {0};
    syn_record record =
        record_of(SYN_STR(" One\r\ntwo. \n\n  \nThree\xc3\x82 \n"), SYN_CONTENT_CLEAN);
    syn_document document;
    CHECK(syn_extract(&record, NULL, &arena, &document, NULL) == SYN_OK);
    CHECK(syn_str_equal(document.text, record.raw));
    CHECK(document.map_count == 1 && document.block_count == 2);
    CHECK_TEXT(syn_document_slice(&document, document.blocks[0].span), "One\r\ntwo.");
    check_document(&document, record.raw);
    syn_arena_finish(&arena);
}

TEST(address_gives_outlet_and_day) {
    syn_arena arena = {0};
    syn_str url = SYN_STR("https://www.Example.org:80/World/2024/0426/some-title-2019");
    CHECK_TEXT(syn__url_get_host(url, &arena), "example.org");
    CHECK_TEXT(syn__url_get_date(url, &arena), "2024-04-26");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/2023/1/5/x"), &arena), "2023-01-05");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/news-2023-11-05-x.html"), &arena),
               "2023-11-05");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/20231105/x"), &arena), "2023-11-05");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/2023/11/x"), &arena), "2023-11");
    CHECK(!syn_str_is_known(syn__url_get_date(SYN_STR("http://a.org/story-2023/x"), &arena)));
    CHECK(!syn_str_is_known(syn__url_get_date(SYN_STR("http://a.org/id/20249951"), &arena)));
    CHECK(!syn_str_is_known(syn__url_get_host(SYN_STR("no address"), &arena)));
    syn_arena_finish(&arena);
}

/// The clean text of a plain text, blocks parted by "|"; headings begin with "#", items with "*".
static syn_str extract_text(const char *raw, syn_arena *arena, syn_document *document) {
    syn_record record = record_of(syn_str_from(raw), SYN_CONTENT_TEXT);
    SYN_VEC(char) out = {0};
    CHECK(syn_extract(&record, NULL, arena, document, NULL) == SYN_OK);
    check_document(document, record.raw);
    for (size_t i = 0; i < document->block_count; i++) {
        syn_block block = document->blocks[i];
        if (i > 0) SYN_PUSH(arena, &out, '|');
        if (block.kind == SYN_BLOCK_HEADING) SYN_PUSH(arena, &out, '#');
        if (block.kind == SYN_BLOCK_LIST_ITEM) SYN_PUSH(arena, &out, '*');
        for (size_t k = block.span.start; k < block.span.end; k++)
            SYN_PUSH(arena, &out, document->text.data[k]);
    }
    return (syn_str){out.items == NULL ? "" : out.items, out.count};
}

#define LONG_ONE "The council met on Tuesday and agreed to mend the old bridge over the river."
#define LONG_TWO "Work begins in June, the mayor said, and will cost nine million crowns in all."
#define LONG_THREE "Two members voted against the plan because the ferry would have to stop for it."

TEST(text_lines_are_paragraphs_and_wrapped_lines_are_joined) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text(LONG_ONE "\n" LONG_TWO "\r\n\n" LONG_THREE, &arena, &document),
               LONG_ONE "|" LONG_TWO "|" LONG_THREE);
    CHECK_TEXT(extract_text("The council met on Tuesday and agreed to\n"
                            "mend the old bridge over the river. The well-\n"
                            "known engineer Ada Holm will lead the work,\n"
                            "which begins in June.\n"
                            "\n"
                            "Two members voted against the plan because\n"
                            "the ferry would have to stop for it.\n",
                            &arena, &document),
               "The council met on Tuesday and agreed to mend the old bridge over the river. The "
               "well-known engineer Ada Holm will lead the work, which begins in June.|Two members "
               "voted against the plan because the ferry would have to stop for it.");
    syn_arena_finish(&arena);
}

TEST(text_headline_is_title_and_short_lines_inside_are_headings) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text("Bridge to be mended\n\n" LONG_ONE "\n\nFerry stops\n\n" LONG_THREE
                            "\n\n\xe2\x80\xa2 first point\n\xe2\x80\xa2 second point",
                            &arena, &document),
               LONG_ONE "|#Ferry stops|" LONG_THREE "|*first point|*second point");
    CHECK_TEXT(document.title, "Bridge to be mended");
    CHECK(document.title_raw.is_known && document.title_raw.span.end == 19);
    CHECK(document.page_kind == SYN_PAGE_ARTICLE);
    // a sentence is no headline
    extract_text(LONG_ONE "\n\n" LONG_TWO, &arena, &document);
    CHECK(!syn_str_is_known(document.title));
    syn_arena_finish(&arena);
}

TEST(text_stamp_before_the_first_word_gives_the_day) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text(" date 2023-05-04 " LONG_ONE "\n\n" LONG_TWO, &arena, &document),
               LONG_ONE "|" LONG_TWO);
    CHECK_TEXT(document.published.value, "2023-05-04");
    CHECK(document.published.from == SYN_DATE_FROM_TEXT && document.dropped_count == 1);
    CHECK(document.dropped[0].kind == SYN_DROPPED_METADATA);
    CHECK_TEXT(
        extract_text("2023-05-04 was the day when the bridge fell, he said.\n", &arena, &document),
        "2023-05-04 was the day when the bridge fell, he said.");
    CHECK(!syn_str_is_known(document.published.value));
    CHECK_TEXT(extract_text("Last updated: Tuesday, 4 May 2023 at 10:15 GMT On Tuesday the bridge "
                            "fell into the river, he said.",
                            &arena, &document),
               "On Tuesday the bridge fell into the river, he said.");
    CHECK_TEXT(document.published.value, "2023-05-04");
    CHECK(document.published.from == SYN_DATE_FROM_UPDATE);
    syn_arena_finish(&arena);
}

TEST(text_byline_and_day_line_are_read_and_left_out) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text("Bridge to be mended\nBy Ada Holm and Bo Lind, Reuters\n"
                            "Published: 4 May 2023 at 10:15 GMT\n\n" LONG_ONE "\n\n" LONG_TWO,
                            &arena, &document),
               LONG_ONE "|" LONG_TWO);
    CHECK(document.author_count == 2);
    if (document.author_count == 2) {
        CHECK_TEXT(document.authors[0], "Ada Holm");
        CHECK_TEXT(document.authors[1], "Bo Lind");
    }
    CHECK_TEXT(document.published.value, "2023-05-04");
    syn_arena_finish(&arena);
}

TEST(text_address_that_spells_the_headline_is_the_documents) {
    syn_arena arena = {0};
    syn_document document;
    extract_text("Bridge to be mended in June\n\n" LONG_ONE "\n" LONG_TWO
                 "\nhttps://other.example/some-other-page\n"
                 "https://www.paper.example/2023/0504/Bridge-to-be-mended-in-June\n",
                 &arena, &document);
    CHECK_TEXT(document.url, "https://www.paper.example/2023/0504/Bridge-to-be-mended-in-June");
    CHECK_TEXT(document.outlet, "paper.example");
    CHECK_TEXT(document.published.value, "2023-05-04");
    CHECK(document.published.from == SYN_DATE_FROM_URL);
    syn_arena_finish(&arena);
}

TEST(text_players_credits_and_captions_are_left_out) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text(LONG_ONE "\n\nWATCH l The bridge from above:\n\n" LONG_TWO
                                     "\n\nAda Holm/AP\nThe mayor shows the plan in the hall.\n\n"
                                     "River Hour12:40Why do bridges fall?\n\n" LONG_THREE
                                     "\n\nThe hall before the vote (Bo Lind/Reuters)",
                            &arena, &document),
               LONG_ONE "|" LONG_TWO "|" LONG_THREE);
    CHECK(document.dropped_count == 5);
    // prose that only looks like it
    const char *prose = "Watch out for the bridge, the mayor said at 12:40 on Tuesday afternoon.";
    CHECK_TEXT(extract_text(prose, &arena, &document), prose);
    prose = "He moved his money to a bank in the hall called Credit Lind. (Reuters)";
    CHECK_TEXT(extract_text(prose, &arena, &document), prose);
    syn_arena_finish(&arena);
}

TEST(text_lines_that_lead_elsewhere_are_left_out) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text(LONG_ONE
                            "\n\nFollow Ada Holm on Twitter: @adaholm\n\n" LONG_TWO
                            "\n\nFor more on bridges: http://a.example/b\n\nReuters The old "
                            "bridge before it fell\n\nThe mayor (pictured) in the hall on "
                            "Monday\n\nPhotos: Bridges The hall at night Hide Caption 3 of 9",
                            &arena, &document),
               LONG_ONE "|" LONG_TWO);
    CHECK_TEXT(
        extract_text("Reuters first reported the fall of the bridge on Sunday.", &arena, &document),
        "Reuters first reported the fall of the bridge on Sunday.");
    syn_arena_finish(&arena);
}

TEST(text_menus_and_rights_are_left_out) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text("Home > World > Rivers\n16.01.2026 - 07:10\n\n" LONG_ONE "\n\n" LONG_TWO
                            "\n\n\xc2\xa9 2026 The Star. Contact | Imprint | Privacy",
                            &arena, &document),
               LONG_ONE "|" LONG_TWO);
    CHECK_TEXT(document.published.value, "2026-01-16");
    syn_arena_finish(&arena);
}

TEST(given_day_and_language_are_written_in_one_way) {
    static const char *const days[][2] = {{"2024-04-26T10:00:00Z", "2024-04-26T10:00:00Z"},
                                          {"2024-04", "2024-04"},
                                          {"Fri, 26 Apr 2024 10:00:00 GMT", "2024-04-26"},
                                          {"April 26, 2024", "2024-04-26"},
                                          {"the day before", ""}};
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        syn_record record = record_of(SYN_STR(LONG_ONE), SYN_CONTENT_CLEAN);
        record.published = syn_str_from(days[i][0]);
        record.language = SYN_STR("EN-gb");
        syn_document document;
        CHECK(syn_extract(&record, NULL, &arena, &document, NULL) == SYN_OK);
        CHECK_TEXT(document.published.value, days[i][1]);
        CHECK_TEXT(document.language, "en");
    }
    syn_arena_finish(&arena);
}

TEST(text_that_stands_twice_is_kept_once) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text(LONG_ONE "\n\nWhy it matters\n\n" LONG_TWO "\n\n" LONG_THREE
                                     "\n\nWhy it matters\n\n" LONG_TWO
                                     "\n\nWork begins in June, the mayor said\n",
                            &arena, &document),
               LONG_ONE "|#Why it matters|" LONG_TWO "|" LONG_THREE);
    CHECK(document.dropped_count == 1 && document.dropped[0].kind == SYN_DROPPED_REPEAT);
    syn_arena_finish(&arena);
}

TEST(text_after_the_end_is_left_out) {
    syn_arena arena = {0};
    syn_document document;
    CHECK_TEXT(extract_text(LONG_ONE "\n\n" LONG_TWO "\n\n" LONG_THREE
                                     "\n\nSubscribe to continue.\n\nNews that helps you see.\n\n"
                                     "Give us your feedback\n\nDear Reader,\n\nOnce I met a "
                                     "bridge builder who told me to write to you.\n\nYours, B.",
                            &arena, &document),
               LONG_ONE "|" LONG_TWO "|" LONG_THREE);
    syn_arena_finish(&arena);
}

TEST(text_given_title_is_not_repeated_in_the_text) {
    syn_arena arena = {0};
    syn_record record = record_of(SYN_STR("Bridge \"to be\" mended\n" LONG_ONE), SYN_CONTENT_TEXT);
    record.title = SYN_STR("Bridge \xe2\x80\x9cto be\xe2\x80\x9d Mended");
    syn_document document;
    CHECK(syn_extract(&record, NULL, &arena, &document, NULL) == SYN_OK);
    CHECK_TEXT(document.text, LONG_ONE);
    CHECK(document.title_raw.is_known && syn_str_equal(document.title, record.title));
    syn_arena_finish(&arena);
}

TEST(text_of_any_bytes_gives_a_document) {
    syn_arena arena = {0};
    syn_document document;
    const char *raws[] = {
        "",   "\n\n\r\r\n", "|",     "\xff\xfe", "a",   "\xc2\xa0\n\xc2\xa0", "By", "Dear", "(",
        "[]", "\xe2\x80",   "12:34", "12:345",   ":::", "Dear Reader,"};
    for (size_t i = 0; i < sizeof raws / sizeof *raws; i++)
        extract_text(raws[i], &arena, &document);
    syn_arena_finish(&arena);
}

TEST(text_extraction_survives_every_failed_allocation) {
    syn_record record =
        record_of(SYN_STR("Bridge to be mended\nBy Ada Holm\n\n" LONG_ONE "\n\n" LONG_TWO
                          " caf\xc3\x83\xc2\xa9\n\n" LONG_ONE "\n\nAda Holm/AP"),
                  SYN_CONTENT_TEXT);
    syn_status status = SYN_NO_MEMORY;
    for (size_t nth = 1; status != SYN_OK && nth < 1000; nth++) {
        syn_arena arena = {0};
        syn_document document;
        syn_error error = {0};
        syn__memory_fail_at(nth, true);
        status = syn_extract(&record, NULL, &arena, &document, &error);
        syn__memory_fail_at(0, false);
        CHECK(status == SYN_OK || (status == SYN_NO_MEMORY && error.status == SYN_NO_MEMORY));
        if (status == SYN_OK) check_document(&document, record.raw);
        syn_arena_finish(&arena);
    }
    CHECK(status == SYN_OK);
}

static void check_published(int line, const char *text, const char *wanted) {
    syn_arena arena = {0};
    syn_document document;
    syn_record record = record_of(syn_str_from(text), SYN_CONTENT_CLEAN);
    CHECK(syn_extract(&record, NULL, &arena, &document, NULL) == SYN_OK);
    test_check_text(__FILE__, line, document.published.value, syn_str_from(wanted));
    CHECK(syn_str_equal(document.text, record.raw));
    syn_arena_finish(&arena);
}
#define CHECK_PUBLISHED(text, wanted) check_published(__LINE__, text, wanted)

TEST(stamp_glued_to_the_headline_dates_a_clean_text) {
    CHECK_PUBLISHED("Fire at mill Published: April 10, 2007\n\nA mill burned.", "2007-04-10");
    CHECK_PUBLISHED("Fire at mill May 2, 2013\n\nA mill burned.", "2013-05-02");
    CHECK_PUBLISHED("Fire at mill 18 May 2013 | 10:15 (GMT+01:00)\n\nIt burned.", "2013-05-18");
    CHECK_PUBLISHED("updated 12/19/2005 2:48:40 PM ET A mill burned down.", "2005-12-19");
    CHECK_PUBLISHED("Fire at mill\n\nMonday 10th June 2013\n\nA mill burned.", "2013-06-10");
}

TEST(stamp_is_no_day_that_a_sentence_tells_of) {
    CHECK_PUBLISHED("Her visit to Ostmere on April 26, 2024, marked a change.", "");
    CHECK_PUBLISHED("She was born in Ostmere on April 22, 1923. She sang.", "");
    CHECK_PUBLISHED("She was born April 22, 1923. She sang.", "");
    CHECK_PUBLISHED("On Tuesday, Oct. 10, 1972, Ostmere awoke to news.", "");
    CHECK_PUBLISHED("The mill has stood still since May 2, 2013\n\nIt is sold.", "");
    CHECK_PUBLISHED("The flood of May 9, 1953\n\nIn 1983 a book told of it.", "");
    CHECK_PUBLISHED("Remembering May 9, 1953\n\nIn 1983 a book told of it.", "");
}

TEST(stamp_says_where_it_stands) {
    syn_arena arena = {0};
    syn_document document;
    syn_record record =
        record_of(SYN_STR("\nMill burns Posted 4 May 2023\n\nIt burned."), SYN_CONTENT_CLEAN);
    CHECK(syn_extract(&record, NULL, &arena, &document, NULL) == SYN_OK);
    CHECK(document.published.span.is_known);
    CHECK_TEXT(syn_str_span(document.text, document.published.span.span), "Posted 4 May 2023");
    syn_arena_finish(&arena);
}
