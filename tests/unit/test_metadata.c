// SPDX-License-Identifier: Apache-2.0
// Rules of what a page says of itself: its headline, its day, its authors, and of reading them.
#include "unit/page.h"
#include "unit/test.h"

#include "base/buffer.h"
#include "extract/dates.h"
#include "extract/html.h"
#include "extract/metadata_page.h"
#include "extract/metadata_text.h"

#define STORY                                                                                    \
    "<p>The ferry to Low Holm was late again on Monday, and the mayor of the island said that "  \
    "he had had enough of it. Nobody was hurt.</p>"                                              \
    "<p>The line has two ships, of which one is in the yard. It will be back in spring, said a " \
    "clerk who did not want to be named.</p>"

#define LONG_STORY STORY STORY STORY STORY STORY STORY STORY STORY

static void check_date(const char *page, const char *value, syn_date_source from) {
    result r;
    extract(page, &r);
    if (value == NULL) {
        CHECK(!syn_str_is_known(r.document.published.value));
    } else {
        CHECK_TEXT(r.document.published.value, value);
        CHECK(r.document.published.from == from);
    }
    syn_arena_finish(&r.arena);
}

/// `names` are parted by "|".
static void check_authors(const char *page, const char *names) {
    result r;
    extract(page, &r);
    syn_buffer all = {0};
    for (size_t i = 0; i < r.document.author_count; i++) {
        if (i > 0) syn_buffer_append_str(&all, SYN_STR("|"));
        syn_buffer_append_str(&all, r.document.authors[i]);
    }
    CHECK_TEXT(syn_buffer_view(&all), names);
    syn_buffer_finish(&all);
    syn_arena_finish(&r.arena);
}

static void check_title(const char *page, const char *title) {
    result r;
    extract(page, &r);
    CHECK_TEXT(r.document.title, title);
    syn_arena_finish(&r.arena);
}

// ---- days

TEST(day_is_read_in_seven_languages) {
    static const char *const texts[] = {
        "26 April 2024",
        "26. April 2024",
        "le 26 avril 2024",
        "26 de abril de 2024",
        "26 aprile 2024",
        "26 de abril del 2024",
        "26 april 2024",
        "2024-04-26",
        "Apr. 26th, 2024",
        "26-Apr-2024",
        "26.04.2024",
        "04/26/2024",
        "2024\xE5\xB9\xB4"
        "4\xE6\x9C\x88"
        "26\xE6\x97\xA5",
        "PublishedApril 26, 2024",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        syn__written_day found = {0};
        size_t start = 0;
        CHECK(syn__day_find(syn_str_from(texts[i]), 0, &start, &found));
        CHECK(found.day.year == 2024 && found.day.month == 4 && found.day.day == 26);
    }
}

TEST(day_in_digits_has_two_readings_where_both_are_days) {
    syn__written_day found = {0};
    size_t start = 0;
    CHECK(!syn__day_find(SYN_STR("on 03/04/2024"), 0, &start, &found));
    CHECK(syn__day_find_any(SYN_STR("on 03/04/2024"), 0, SYN__DAY_FIRST, &start, &found));
    CHECK(found.day.month == 4 && found.day.day == 3 && found.other.month == 3);
    CHECK(syn__day_find_any(SYN_STR("on 03/04/24"), 0, SYN__MONTH_FIRST, &start, &found));
    CHECK(found.day.month == 3 && found.day.day == 4 && found.day.year == 2024);
    CHECK(!syn__day_find_any(SYN_STR("1/2/3/2024 and 8.9/10"), 0, SYN__DAY_FIRST, &start, &found));
}

TEST(day_in_seconds_since_1970_is_read_from_data_only) {
    syn_arena arena = {0};
    CHECK_TEXT(syn__date_read(SYN_STR("1714118400"), &arena), "2024-04-26");
    CHECK_TEXT(syn__date_read(SYN_STR("1714118400000"), &arena), "2024-04-26");
    CHECK(!syn_str_is_known(syn__date_read(SYN_STR("call 1714118400"), &arena)));
    CHECK_TEXT(syn__date_read(SYN_STR("2024-04-26T23:30:00-07:00"), &arena),
               "2024-04-26T23:30:00-07:00");
    syn_arena_finish(&arena);
}

TEST(stamps_are_told_apart_by_the_words_before_them) {
    syn_stamps stamps = syn__stamps_read(
        SYN_STR("Posted on 26 April 2024 | Updated 2 May 2024 | Accessed 9 May 2024"),
        SYN__DAY_ORDER_UNKNOWN);
    CHECK(stamps.published.day.day == 26 && stamps.updated.day.day == 2);
    CHECK(stamps.plain.day.year == 0);
    stamps = syn__stamps_read(SYN_STR("Ann Lee, 26 April 2024 - aktualisiert 2. Mai 2024"),
                              SYN__DAY_ORDER_UNKNOWN);
    CHECK(stamps.plain.day.day == 26 && stamps.updated.day.day == 2);
}

TEST(url_gives_a_day_with_the_name_of_the_month) {
    syn_arena arena = {0};
    CHECK_TEXT(syn__url_get_date(SYN_STR("https://a.example/2024/april/26/ferry"), &arena),
               "2024-04-26");
    CHECK_TEXT(syn__url_get_date(SYN_STR("https://a.example/2024/04/ferry"), &arena), "2024-04");
    syn_arena_finish(&arena);
}

TEST(published_json_ld_of_this_page_wins_over_that_of_others) {
    check_date("<link rel=canonical href='https://a.example/ferry'>"
               "<script type=application/ld+json>[{\"@type\":\"NewsArticle\",\"url\":"
               "\"https://a.example/other\",\"datePublished\":\"2020-01-01\"},"
               "{\"@type\":\"NewsArticle\",\"mainEntityOfPage\":\"https://a.example/ferry\","
               "\"datePublished\":\"2024-04-26\"}]</script><h1>Ferry late again</h1>" STORY,
               "2024-04-26", SYN_DATE_FROM_JSON_LD);
}

TEST(published_line_at_the_headline_corrects_the_day_of_the_build) {
    check_date("<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":"
               "\"2024-06-01\",\"dateModified\":\"2024-06-01\"}</script><h1>Ferry late again</h1>"
               "<p>April 26, 2024</p>" STORY,
               "2024-04-26", SYN_DATE_FROM_TEXT);
}

TEST(published_is_not_the_bare_day_that_data_call_a_change) {
    check_date("<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":"
               "\"2024-04-26\",\"dateModified\":\"2024-06-01\"}</script><h1>Ferry late again</h1>"
               "<p>June 1, 2024</p>" STORY,
               "2024-04-26", SYN_DATE_FROM_JSON_LD);
}

TEST(published_stamp_of_another_zone_is_no_contradiction) {
    check_date("<meta property=article:published_time content='2024-04-26T02:00:00Z'>"
               "<h1>Ferry late again</h1><p>April 25, 2024</p>" STORY,
               "2024-04-26T02:00:00Z", SYN_DATE_FROM_META);
}

TEST(published_digits_are_settled_by_the_country_or_another_day) {
    check_date("<html lang=en-GB><h1>Ferry late again</h1><p>03/04/2024</p>" STORY, "2024-04-03",
               SYN_DATE_FROM_TEXT);
    check_date("<html lang=en-US><h1>Ferry late again</h1><p>03/04/2024</p>" STORY, "2024-03-04",
               SYN_DATE_FROM_TEXT);
    check_date("<html lang=en><meta property=article:modified_time content=2024-04-03>"
               "<h1>Ferry late again</h1><p>Published 03/04/2024</p>" STORY,
               "2024-04-03", SYN_DATE_FROM_TEXT);
    check_date("<html lang=en><h1>Ferry late again</h1><p>03/04/2024</p>" STORY, NULL,
               SYN_DATE_FROM_NOTHING);
}

TEST(published_at_the_foot_counts_when_the_page_says_one_day) {
    check_date("<h1>Ferry late again</h1>" LONG_STORY "<p>Posted on the 26/04/2024 at 19:00</p>",
               "2024-04-26", SYN_DATE_FROM_TEXT);
    check_date("<h1>Ferry late again</h1>" LONG_STORY
               "<p>Posted on 26 April 2024</p><p>Posted on 2 May 2024</p>",
               NULL, SYN_DATE_FROM_NOTHING);
}

TEST(published_is_called_updated_where_only_the_change_is_dated) {
    check_date("<h1>Ferry late again</h1><p>Last updated: 26 April 2024</p>" STORY, "2024-04-26",
               SYN_DATE_FROM_UPDATE);
}

// ---- authors

TEST(authors_by_reference_into_the_graph) {
    check_authors("<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\","
                  "\"author\":[{\"@id\":\"#p\"},{\"@type\":\"Person\",\"name\":\"Bo Ek\"}]},"
                  "{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"Ann Lee\"}]}</script>"
                  "<h1>Ferry late again</h1>" STORY,
                  "Ann Lee|Bo Ek");
}

TEST(authors_family_name_first_is_turned) {
    check_authors("<meta name=citation_author content='Lee, Ann B.'>"
                  "<meta name=citation_author content='Ek, Bo'><h1>Ferry late again</h1>" STORY,
                  "Ann B. Lee|Bo Ek");
}

TEST(authors_degrees_and_offices_are_cut_off) {
    check_authors("<meta name=author content='Ann Lee, MD, FACLM'><h1>Ferry</h1>" STORY, "Ann Lee");
    check_authors("<h1>Ferry late again</h1><p class=byline>Ann Lee<br>Head of Ships</p>" STORY,
                  "Ann Lee");
    check_authors("<h1>Ferry late again</h1><p>By Ann Lee and Bo Ek | Staff writers</p>" STORY,
                  "Ann Lee|Bo Ek");
}

TEST(authors_house_comes_after_persons) {
    check_authors("<meta property=og:site_name content='The Quay'><meta name=author content="
                  "'The Quay'><h1>Ferry late again</h1><p>By Ann Lee</p>" STORY,
                  "Ann Lee");
    check_authors("<meta property=og:site_name content='The Quay'><meta name=author content="
                  "'The Quay'><h1>Ferry late again</h1>" STORY,
                  "The Quay");
}

TEST(authors_under_a_line_that_says_so) {
    check_authors("<h1>Ferry late again</h1><div>Written by</div><div>Anna Lee</div>" STORY,
                  "Anna Lee");
    check_authors("<h1>Ferry late again</h1><p>Anna Lee | Writer | July 2, 2024</p>" STORY,
                  "Anna Lee");
}

TEST(authors_no_address_no_admin_nobody_twice) {
    check_authors("<meta name=author content='ann@quay.example'><h1>Ferry</h1>" STORY, "");
    check_authors("<meta name=author content='site_admin'><h1>Ferry</h1>" STORY, "");
    check_authors("<meta property=article:author content='https://social.example/quay'>"
                  "<h1>Ferry</h1>" STORY,
                  "");
    check_authors("<meta name=author content='Ann Lee, ann lee, Dr. Ann Lee'><h1>Ferry</h1>" STORY,
                  "Ann Lee");
}

// ---- titles

TEST(title_loses_the_house_and_keeps_its_dash) {
    check_title("<meta property=og:site_name content='The Quay'>"
                "<title>Ferry late - and nobody knows why | The Quay</title>" STORY,
                "Ferry late - and nobody knows why");
    check_title("<link rel=canonical href='https://www.lowquay.example/a'>"
                "<title>Ferry late again - Low Quay</title>" STORY,
                "Ferry late again");
    check_title("<meta property=og:site_name content='The Quay'>"
                "<title>The Quay | Ferry late again</title>" STORY,
                "Ferry late again");
}

TEST(title_is_the_lone_heading_in_other_words) {
    check_title("<title>10 best ships of the year</title><h1>Ferry late again</h1>" STORY,
                "Ferry late again");
    check_title("<meta property=og:site_name content='The Quay'><title>Ferry late again</title>"
                "<h1>The Quay</h1>" STORY,
                "Ferry late again");
}

TEST(title_has_no_day_that_stands_in_its_heading) {
    check_title("<title>Ferry to Low Holm late again | The Quay</title>"
                "<h1>Dec 18, 2024 Ferry to Low Holm late again</h1>" STORY,
                "Ferry to Low Holm late again");
}

// ---- hostile

static void run_hostile(const char *before, const char *piece, size_t count, const char *after) {
    syn_buffer page = {0};
    syn_buffer_append_str(&page, syn_str_from(before));
    for (size_t i = 0; i < count; i++)
        syn_buffer_append_str(&page, syn_str_from(piece));
    syn_buffer_append_str(&page, syn_str_from(after));
    syn_arena arena = {0};
    syn_document document = {0};
    syn_record record = {.source = SYN_STR("hostile.html"),
                         .content = SYN_CONTENT_HTML,
                         .raw = syn_buffer_view(&page)};
    CHECK(syn__extract_html(&record, NULL, &arena, &document, NULL) == SYN_OK);
    syn_arena_finish(&arena);
    syn_buffer_finish(&page);
}

TEST(metadata_of_hostile_pages_is_linear) {
    static const char block[] = "<script type=application/ld+json>{\"@type\":\"Article\","
                                "\"headline\":\"a\",\"author\":{\"@id\":\"x\"}}</script>";
    run_hostile("", block, 20000, "");
    run_hostile("<script type=application/ld+json>[", "[", 200000, "\"author\"");
    run_hostile("<script type=application/ld+json>{\"@graph\":[",
                "{\"@type\":\"Article\",\"author\":{\"@id\":\"x\"}},", 20000, "{}]}</script>");
    run_hostile("<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"",
                "aaaaaaaa - ", 100000, "\"}</script><h1>aaa</h1>");
    run_hostile("<h1>Ferry</h1>", "<p>By Ann Lee, 03/04/2024</p>", 30000, "");
    run_hostile("", "<a rel=author class=byline>Ann<time datetime=2024-04-26>", 20000, "");
    run_hostile("<title>", " | -", 100000, "</title>");
    run_hostile("", "<meta name=author content='a, b, c'>", 30000, "");
}
