// SPDX-License-Identifier: Apache-2.0
// Rules of page kinds: what is an index, what an article, what is cut.
#include "unit/test.h"

#include "extract/html.h"
#include "extract/page_signs.h"

#include <stdio.h>
#include <stdlib.h>

#define PARAGRAPHS                                                                              \
    "<p>The ferry between Oxmoor and the islands stopped on Tuesday after its rudder broke in " \
    "heavy weather, the harbour master said. It carried forty people.</p>"                      \
    "<p>A tug brought it back to the quay before midnight. Nobody was hurt, but two lorries "   \
    "had slid against the rail and must be lifted off by crane.</p>"                            \
    "<p>The owner said that the ship would be looked at in dry dock. Until then a smaller one " \
    "will sail twice a day, without lorries.</p>"                                               \
    "<p>Islanders have asked for a second ship for years. The council will speak about it in "  \
    "the spring, according to its clerk.</p>"

typedef struct result {
    syn_arena arena;
    syn_document document;
} result;

static void extract(const char *page, const char *url, result *out) {
    *out = (result){.document = {.url = syn_str_from(url)}};
    syn_record record = {
        .source = SYN_STR("a.html"), .content = SYN_CONTENT_HTML, .raw = syn_str_from(page)};
    CHECK(syn__extract_html(&record, NULL, &out->arena, &out->document, NULL) == SYN_OK);
}

static syn_page_kind find_kind(const char *page, const char *url) {
    result r;
    extract(page, url, &r);
    syn_page_kind kind = r.document.page_kind;
    CHECK(kind != SYN_PAGE_LIST || r.document.text.size == 0);
    syn_arena_finish(&r.arena);
    return kind;
}

/// A page with `count` items of one form between a head and an end.
static char *build(const char *head, const char *item, size_t count, const char *end) {
    size_t size = strlen(head) + (strlen(item) + 20) * count + strlen(end) + 1;
    char *page = malloc(size);
    if (page == NULL) abort();
    size_t at = (size_t)snprintf(page, size, "%s", head);
    for (size_t i = 0; i < count; i++)
        at += (size_t)snprintf(page + at, size - at, "<!--%zu-->%s", i, item);
    snprintf(page + at, size - at, "%s", end);
    return page;
}

#define TEASER                                                                       \
    "<div class=entry><h3><a href='/news/ferry-stops'>Ferry to the islands stops "   \
    "again</a></h3><span>March 6, 2026</span><p>The rudder broke in heavy weather, " \
    "and nobody was hurt on board.</p><a href='/news/ferry-stops'>Read more</a></div>"

TEST(kind_headlines_with_teasers_are_a_list) {
    char *page = build("<title>News | The Oxmoor Lamp</title><body><h1>News</h1><div>", TEASER, 12,
                       "</div>");
    CHECK(find_kind(page, "https://lamp.example/news/") == SYN_PAGE_LIST);
    free(page);
}

TEST(kind_front_page_is_a_list) {
    char *page = build("<title>The Oxmoor Lamp</title><meta property=og:type content=website>"
                       "<body><main>",
                       TEASER, 20, "</main>");
    CHECK(find_kind(page, "https://lamp.example/") == SYN_PAGE_LIST);
    free(page);
}

TEST(kind_grid_of_goods_is_a_list) {
    char *page = build("<title>Storm Lamps | Lamp Shop</title><body><h1>Storm Lamps</h1><ul>",
                       "<li class=card><a href='/p/1'><img src=a.jpg>Brass storm lamp with "
                       "hook</a><span>$24.50</span><button>Add to cart</button></li>",
                       16, "</ul>");
    CHECK(find_kind(page, "https://shop.example/collections/storm-lamps") == SYN_PAGE_LIST);
    free(page);
}

TEST(kind_article_above_many_teasers_is_an_article) {
    char *page = build("<title>Ferry to the islands stops in heavy weather</title>"
                       "<meta property='article:published_time' content='2026-03-06'>"
                       "<body><article><h1>Ferry to the islands stops in heavy weather</h1>"
                       "<div class=article-body>" PARAGRAPHS "</div></article><div>",
                       TEASER, 12, "</div>");
    result r;
    extract(page, "https://lamp.example/news/ferry-to-the-islands-stops", &r);
    CHECK(r.document.page_kind == SYN_PAGE_ARTICLE);
    CHECK(syn_str_find(r.document.text, SYN_STR("two lorries"), 0) != SIZE_MAX);
    syn_arena_finish(&r.arena);
    free(page);
}

TEST(kind_plain_page_of_prose_is_no_list) {
    CHECK(find_kind("<title>How the ferry is kept going in winter</title><body><h1>How the ferry "
                    "is kept going in winter</h1><div>" PARAGRAPHS PARAGRAPHS "</div>",
                    "https://lamp.example/about/how-the-ferry-is-kept") != SYN_PAGE_LIST);
}

TEST(kind_article_with_linked_references_is_no_list) {
    char *page =
        build("<title>What is known about the old ferry of Oxmoor</title><body><h1>What is "
              "known about the old ferry of Oxmoor</h1><div>" PARAGRAPHS PARAGRAPHS "</div><ol>",
              "<li><a href='https://b.example/x'>Register of ships, part four</a>, "
              "1911.</li>",
              30, "</ol>");
    CHECK(find_kind(page, "https://lamp.example/history/what-is-known-about-the-ferry") !=
          SYN_PAGE_LIST);
    free(page);
}

#define SHORT                                                                                   \
    "<title>Ferry to the islands stops again in heavy weather</title><article><h1>Ferry stops " \
    "again</h1><div class=article-body><p>The ferry between Oxmoor and the islands stopped on " \
    "Tuesday after its rudder broke in heavy weather, the harbour master said."

TEST(stub_short_text_above_a_call_to_subscribe) {
    CHECK(find_kind(SHORT "</p></div><div class=wall><p>Subscribe to continue reading.</p>"
                          "</div></article>",
                    "https://lamp.example/2026/ferry-stops-again-in-weather") == SYN_PAGE_STUB);
}

TEST(stub_json_ld_says_that_a_short_text_is_not_free) {
    CHECK(find_kind(SHORT "</p></div></article><script type='application/ld+json'>"
                          "{\"isAccessibleForFree\" : \"False\"}</script>",
                    "https://lamp.example/2026/ferry-stops-again-in-weather") == SYN_PAGE_STUB);
}

TEST(stub_text_that_ends_open_above_a_wall) {
    CHECK(find_kind(SHORT "</p>" PARAGRAPHS "<p>The council of the islands had warned of it in "
                          "the autumn, and of the ...</p></div><div class='o-paywall'><p>Our "
                          "offers for you.</p></div></article>",
                    "https://lamp.example/2026/ferry-stops-again-in-weather") == SYN_PAGE_STUB);
}

TEST(stub_whole_article_of_a_site_with_a_wall_is_none) {
    CHECK(find_kind(SHORT "</p>" PARAGRAPHS "</div><div class=paywall><p>Already a subscriber? "
                          "Sign in.</p></div></article><script type='application/ld+json'>"
                          "{\"isAccessibleForFree\": false}</script>",
                    "https://lamp.example/2026/ferry-stops-again-in-weather") != SYN_PAGE_STUB);
    CHECK(find_kind(SHORT "</p></div></article><script type='application/ld+json'>"
                          "{\"isAccessibleForFree\": true}</script>",
                    "https://lamp.example/2026/ferry-stops-again-in-weather") != SYN_PAGE_STUB);
}

TEST(kind_of_nothing_is_other) {
    CHECK(find_kind("", "https://lamp.example/a-b-c-d-e-f-g") != SYN_PAGE_ARTICLE);
    CHECK(find_kind("<script type='application/ld+json'>\"@type\"", NULL) != SYN_PAGE_ARTICLE);
    CHECK(find_kind("<script type='application/ld+json'>\"@type\": [\"", NULL) != SYN_PAGE_ARTICLE);
}

TEST(kind_of_deep_and_wide_pages_is_linear) {
    char *deep = build("<body>", "<div class=cookie><div id=consent>", 20000, "words <h1>a");
    (void)find_kind(deep, "https://lamp.example/x");
    free(deep);
    char *wide = build("<body>", TEASER, 20000, "");
    CHECK(find_kind(wide, "https://lamp.example/news") == SYN_PAGE_LIST);
    free(wide);
}
