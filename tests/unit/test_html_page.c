// SPDX-License-Identifier: Apache-2.0
// Rules of extraction from a page: what is the article, what is dropped, what the page says of
// itself.
#include "unit/page.h"
#include "unit/test.h"

#include "base/caps.h"
#include "extract/html.h"

#include <stdlib.h>

/// Six sentences that read as an article.
#define STORY                                                                                    \
    "<p>The harbour of Lower Quay was closed on Monday after a crane fell into the water, the "  \
    "port said. Nobody was hurt, but two ships had to wait.</p>"                                 \
    "<p>&ldquo;We heard a noise like thunder,&rdquo; said Ada Moor, who sells fish nearby. "     \
    "She had seen the crane lean for weeks.</p>"                                                 \
    "<p>Work on the pier begins in the spring, according to the council, and will take a year. " \
    "The cost is not known.</p>"

/// What comes later in it.
#define LATER                                                                                      \
    "<p>Divers will look for the hook today, and the fire brigade has put a boom around the oil. " \
    "It may take until Friday.</p>"                                                                \
    "<p>A second crane of the same make stands at the north quay. It has been locked, and nobody " \
    "may pass below it.</p>"                                                                       \
    "<p>The firm that built both of them no longer exists, a clerk at the register said.</p>"

static bool has_dropped(const result *r, syn_dropped_kind kind) {
    for (size_t i = 0; i < r->document.dropped_count; i++) {
        if (r->document.dropped[i].kind == kind) return true;
    }
    return false;
}

TEST(page_keeps_the_story_and_clears_the_furniture) {
    result r;
    extract("<body><nav><a href=/>Home</a></nav><h1>Crane falls</h1><div class='body'>" STORY
            "<aside><p>Read our other stories about cranes, ships and the sea today.</p></aside>"
            "<div class='newsletter-box'><p>Get all the news of the quay in your inbox, daily.</p>"
            "</div></div><div id=comments><p>I saw it too. It was very loud indeed.</p></div>"
            "<footer>&copy; The Quay</footer>",
            &r);
    CHECK(has_text(&r, "closed on Monday") && has_text(&r, "not known."));
    CHECK(has_text(&r, "\xe2\x80\x9cWe heard"));
    CHECK(!has_text(&r, "Home") && !has_text(&r, "other stories") && !has_text(&r, "inbox"));
    CHECK(!has_text(&r, "saw it too") && !has_text(&r, "Crane falls"));
    CHECK(r.document.block_count == 3);
    CHECK(has_dropped(&r, SYN_DROPPED_NAVIGATION) && has_dropped(&r, SYN_DROPPED_COMMENTS));
    CHECK(has_dropped(&r, SYN_DROPPED_SUBSCRIPTION) && has_dropped(&r, SYN_DROPPED_PROMOTION));
    CHECK_TEXT(r.document.title, "Crane falls");
    CHECK(r.document.title_raw.is_known);
    syn_arena_finish(&r.arena);
}

TEST(page_names_around_everything_are_not_believed) {
    result r;
    extract("<body class='has-sidebar'><div class='page-menu sidebar'>" STORY "</div>", &r);
    CHECK(has_text(&r, "closed on Monday") && has_text(&r, "not known."));
    syn_arena_finish(&r.arena);
}

TEST(page_article_cut_into_several_elements_is_taken_whole) {
    result r;
    extract("<main><section class='story-body'>" STORY "</section><div class='ad'>Buy now</div>"
            "<section class='story-body'>" LATER "</section></main><div>" STORY "</div>",
            &r);
    CHECK(r.document.block_count == 6);
    syn_arena_finish(&r.arena);
}

TEST(page_captions_credits_and_calls_to_read_on_are_dropped) {
    result r;
    extract("<article>" STORY "<figure><img><figcaption>The crane, seen on Sunday from the sea."
            "</figcaption></figure><p>Read more: <a href=x>The cranes of old</a></p>"
            "<p>Sign up for our letter.</p>" LATER "</article>",
            &r);
    CHECK(!has_text(&r, "seen on Sunday") && !has_text(&r, "Read more") &&
          !has_text(&r, "Sign up"));
    CHECK(r.document.block_count == 6);
    CHECK(has_dropped(&r, SYN_DROPPED_CAPTION));
    syn_arena_finish(&r.arena);
}

TEST(page_second_copy_of_a_part_is_dropped) {
    result r;
    extract("<article>" STORY "<div class='for-phones'>" STORY "</div>" LATER "</article>", &r);
    CHECK(r.document.block_count == 6);
    CHECK(has_dropped(&r, SYN_DROPPED_REPEAT));
    syn_arena_finish(&r.arena);
}

TEST(page_cookie_notices_credits_and_author_notes_are_dropped) {
    result r;
    extract(
        "<article><p class=byline>By <a rel=author href=/ada>Ada Moor</a></p>" STORY
        "<p>This website uses cookies to make your visit better, and you may refuse them.</p>"
        "<p>Reporting by Bo Ek; editing by Cy Dun.</p>" LATER
        "<p>Ada Moor is a reporter for the paper of the quay. She lives by the sea.</p></article>",
        &r);
    CHECK(r.document.block_count == 6);
    CHECK(r.document.author_count == 1);
    CHECK(has_dropped(&r, SYN_DROPPED_CREDIT) && has_dropped(&r, SYN_DROPPED_METADATA));
    syn_arena_finish(&r.arena);
}

TEST(page_index_of_headlines_has_no_text) {
    result r;
    extract("<body><h1>News</h1>"
            "<h2><a href=1>Crane falls into harbour</a></h2><p>Two ships had to wait on Monday, "
            "the port said.</p>"
            "<h2><a href=2>Council meets on Thursday</a></h2><p>The pier is on the list again, "
            "after two years.</p>"
            "<h2><a href=3>Market to move in May</a></h2><p>Sellers of fish are not all glad of "
            "it, they say.</p>"
            "<h2><a href=4>Rain for the rest of week</a></h2><p>The sea will be rough until "
            "Friday, or longer still.</p>"
            "<h2><a href=5>School choir wins a prize</a></h2><p>Forty voices sang in the old hall "
            "on Sunday night.</p>",
            &r);
    CHECK(r.document.page_kind == SYN_PAGE_LIST && r.document.text.size == 0);
    syn_arena_finish(&r.arena);
}

TEST(page_stamp_of_a_change_is_no_publication_date) {
    result r;
    extract(
        "<article><h1>Crane falls</h1><p>Updated <time datetime=2024-05-01>1 May</time></p>" STORY,
        &r);
    CHECK(r.document.published.from == SYN_DATE_FROM_UPDATE);
    syn_arena_finish(&r.arena);
    extract("<article><h1>Crane falls</h1><p>Published April 26, 2024</p>" STORY, &r);
    CHECK_TEXT(r.document.published.value, "2024-04-26");
    CHECK(r.document.published.from == SYN_DATE_FROM_TEXT);
    CHECK(!has_text(&r, "Published"));
    syn_arena_finish(&r.arena);
}

TEST(page_keeps_headings_lists_and_quotes_in_order) {
    result r;
    extract("<article>" STORY "<h2>What is known</h2><ul><li>The crane fell at noon.</li>"
            "<li>Two ships wait.</li></ul><blockquote><p>It leaned for weeks, and they knew of it."
            "</p></blockquote><p>The council meets on Thursday to speak of it.</p></article>",
            &r);
    CHECK(r.document.block_count == 8);
    CHECK(r.document.blocks[3].kind == SYN_BLOCK_HEADING);
    CHECK(r.document.blocks[4].kind == SYN_BLOCK_LIST_ITEM);
    CHECK(r.document.blocks[6].kind == SYN_BLOCK_QUOTE);
    CHECK(r.document.blocks[7].kind == SYN_BLOCK_PARAGRAPH);
    syn_arena_finish(&r.arena);
}

TEST(page_line_breaks_make_paragraphs_when_doubled_or_behind_a_sentence) {
    result r;
    extract("<div>One sentence stands on this line, and a second one,<br>which goes on here for a "
            "while.<br>&ldquo;A third one is quoted,&rdquo; she said.<br><br>Another paragraph "
            "begins here, with more words.</div>",
            &r);
    CHECK(r.document.block_count == 3);
    CHECK(has_text(&r, "second one, which goes on"));
    CHECK(has_text(&r, "while.\n\n\xE2\x80\x9C"
                       "A third"));
    syn_arena_finish(&r.arena);
}

TEST(page_line_breaks_part_the_entries_of_a_list_but_no_heading) {
    result r;
    extract("<article><h2>Dates of<br>The Singing Cranes</h2>" STORY "<p>12 May, Harbour Hall<br>\n"
            "14 May, Old Mill, Upper Quay<br>16 May, Town Square</p>" STORY "</article>",
            &r);
    CHECK(has_text(&r, "Dates of The Singing"));
    CHECK(has_text(&r, "Harbour Hall\n\n14 May"));
    syn_arena_finish(&r.arena);
}

TEST(page_metadata_prefers_json_ld_then_meta) {
    result r;
    extract("<html lang='en-GB'><head><title>Crane falls - The Quay</title>"
            "<meta property='og:site_name' content='The Quay'>"
            "<meta property='article:published_time' content='2024-04-27T01:00:00Z'>"
            "<link rel=canonical href='https://www.quay.example/2024/crane'>"
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\","
            "\"headline\":\"Crane falls\",\"datePublished\":\"2024-04-26T23:00:00Z\","
            "\"author\":{\"@id\":\"#a\"}},{\"@id\":\"#a\",\"@type\":\"Person\","
            "\"name\":\"Ada Moor\"}]}</script></head><body>" STORY,
            &r);
    CHECK_TEXT(r.document.title, "Crane falls");
    CHECK_TEXT(r.document.published.value, "2024-04-26T23:00:00Z");
    CHECK(r.document.published.from == SYN_DATE_FROM_JSON_LD);
    CHECK(r.document.author_count == 1);
    if (r.document.author_count == 1) CHECK_TEXT(r.document.authors[0], "Ada Moor");
    CHECK_TEXT(r.document.url, "https://www.quay.example/2024/crane");
    CHECK_TEXT(r.document.language, "en");
    syn_arena_finish(&r.arena);
}

TEST(page_without_evidence_leaves_metadata_unknown) {
    result r;
    extract("<body>" STORY, &r);
    CHECK(!syn_str_is_known(r.document.title) && !syn_str_is_known(r.document.published.value));
    CHECK(r.document.author_count == 0 && !syn_str_is_known(r.document.language));
    CHECK(has_text(&r, "closed on Monday"));
    syn_arena_finish(&r.arena);
}

TEST(page_beyond_the_cap_is_cut_with_a_note) {
    result r;
    size_t size = SYN_CAP_PAGE_BYTES + 100;
    char *page = malloc(size + 1);
    CHECK(page != NULL);
    if (page == NULL) return;
    memset(page, ' ', size);
    page[size] = '\0';
    memcpy(page, "<article>" STORY, sizeof "<article>" STORY - 1);
    memcpy(page + size - 40, "<p>The last word stands here.</p>", 33);
    extract(page, &r);
    CHECK(has_text(&r, "closed on Monday") && !has_text(&r, "The last word"));
    CHECK(r.document.note_count == 1);
    if (r.document.note_count == 1) CHECK_TEXT(syn_str_from(r.document.notes[0].code), "input_cut");
    syn_arena_finish(&r.arena);
    free(page);
}
