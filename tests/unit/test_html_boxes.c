// SPDX-License-Identifier: Apache-2.0
// Rules about parts of a page that stand within or below an article: lists of links, boxes about
// other things, questions in buttons, marks of footnotes.
#include "unit/page.h"
#include "unit/test.h"

#include "extract/html.h"

#define STORY                                                                                    \
    "<p>The harbour of Lower Quay was closed on Monday after a crane fell into the water, the "  \
    "port said. Nobody was hurt, but two ships had to wait.</p>"                                 \
    "<p>&ldquo;We heard a noise like thunder,&rdquo; said Ada Moor, who sells fish nearby. "     \
    "She had seen the crane lean for weeks.</p>"                                                 \
    "<p>Work on the pier begins in the spring, according to the council, and will take a year. " \
    "The cost is not known.</p>"

TEST(page_keeps_a_list_of_links_that_a_paragraph_leads_to) {
    result r;
    extract("<article><h1>Crane falls</h1>" STORY
            "<p>Three firms bid for the work:</p><ul><li><a href=/a>Quay Iron and Sons</a></li>"
            "<li><a href=/b>Upper Crane Works</a></li></ul>" STORY "</article>",
            &r);
    CHECK(has_text(&r, "Quay Iron and Sons"));
    CHECK(has_text(&r, "Upper Crane Works"));
    syn_arena_finish(&r.arena);
}

TEST(page_drops_a_list_of_links_at_its_end_or_below_a_heading) {
    result r;
    extract("<article><h1>Crane falls</h1>" STORY
            "<h3>From the quay</h3><ul><li><a href=/a>Quay Iron and Sons have a new hammer</a></li>"
            "<li><a href=/b>Upper Crane Works to close in May</a></li></ul>" STORY
            "<ul><li><a href=/c>Fish is dear this week</a></li></ul></article>",
            &r);
    CHECK(!has_text(&r, "new hammer"));
    CHECK(!has_text(&r, "Fish is dear"));
    syn_arena_finish(&r.arena);
}

TEST(page_drops_the_box_that_a_label_heads) {
    result r;
    extract("<article><h1>Crane falls</h1>" STORY
            "<p>Divers will look for the hook today, and the fire brigade has put a boom around "
            "the oil. It may take until Friday.</p>"
            "<div><h3>Related stories</h3><p>The bridge of Lower Quay has been painted in green, "
            "which nobody asked for. It will be painted again.</p></div>"
            "<p>The council meets on Thursday to speak of it, and all may come.</p>"
            "<h4 class=relatedpoststitle>Well read</h4><ul><li>A ship in a bottle, and "
            "<a href=/d>how it got in</a></li></ul></article>",
            &r);
    CHECK(!has_text(&r, "painted in green"));
    CHECK(has_text(&r, "meets on Thursday"));
    CHECK(!has_text(&r, "ship in a bottle"));
    syn_arena_finish(&r.arena);
}

TEST(page_drops_announcements_of_other_articles_but_no_parts_of_its_own) {
    result r;
    extract("<main><article><h1>Crane falls</h1>" STORY STORY
            "<article><h2>Noon</h2><p>The hook has been found, a diver said. It is bent.</p>"
            "</article></article>"
            "<article><h2><a href=/b>Bridge painted green again</a></h2><p>Nobody had asked for "
            "it, and the council did it all the same.</p></article></main>",
            &r);
    CHECK(has_text(&r, "hook has been found"));
    CHECK(!has_text(&r, "Nobody had asked"));
    syn_arena_finish(&r.arena);
}

TEST(page_clears_no_paragraph_for_a_small_element_at_its_end) {
    result r;
    extract("<article>" STORY "<p>Divers will look for the hook today, and the brigade has put a "
            "boom around the oil.<span class='share'>Share</span></p>" STORY "</article>",
            &r);
    CHECK(has_text(&r, "boom around the oil."));
    CHECK(!has_text(&r, "Share"));
    syn_arena_finish(&r.arena);
}

TEST(page_reads_questions_in_buttons_as_headings) {
    result r;
    extract("<article>" STORY "<h3><button>Who pays for the crane?</button></h3>"
            "<p>The port does, and its insurer, if there is one. Nobody could say.</p>"
            "<button class=x>Open the box</button></article>",
            &r);
    CHECK(has_text(&r, "Who pays for the crane?\n\nThe port does"));
    CHECK(!has_text(&r, "Open the box"));
    syn_arena_finish(&r.arena);
}

TEST(page_leaves_marks_of_footnotes_out_but_no_raised_figures) {
    result r;
    extract("<article>" STORY "<p>The deck has 40 m<sup>2</sup> and is wet."
            "<sup><a href='#note-1'>1</a></sup> Nobody may go there today.</p></article>",
            &r);
    CHECK(has_text(&r, "40 m2 and is wet. Nobody"));
    syn_arena_finish(&r.arena);
}

TEST(page_drops_what_is_shown_in_print_only) {
    result r;
    extract("<article>" STORY "<div class='d-none d-print-block'><p>This copy of the page was made "
            "for paper, and may not be sold to anybody at all.</p></div></article>",
            &r);
    CHECK(!has_text(&r, "made for paper"));
    syn_arena_finish(&r.arena);
}

TEST(page_compares_titles_in_every_script) {
    result r;
    extract("<title>PC \xE3\x81\xA7\xE8\xAA\xAD\xE3\x82\x80</title><article>"
            "<h1>PC \xE3\x81\xA7\xE8\xAA\xAD\xE3\x82\x80</h1>" STORY
            "<p>\xE4\xBB\x8A\xE6\x97\xA5\xE3\x81\xAF PC \xE3\x81\xAE\xE8\xA9\xB1\xE3\x80\x82</p>"
            "</article>",
            &r);
    CHECK(has_text(&r, "\xE4\xBB\x8A\xE6\x97\xA5\xE3\x81\xAF PC"));
    syn_arena_finish(&r.arena);
}

TEST(page_keeps_a_named_standfirst_above_the_body_as_a_heading) {
    result r;
    extract("<main><header><h1>Crane falls</h1><p class='subtitle'>Nobody was hurt, and two ships "
            "had to wait outside</p><p class='tagline'>News of the quay, daily and by hand</p>"
            "</header><div class='article-body'>" STORY "</div></main>",
            &r);
    CHECK(syn_str_starts(r.document.text, SYN_STR("Nobody was hurt, and two ships")));
    CHECK(r.document.blocks[0].kind == SYN_BLOCK_HEADING);
    CHECK(!has_text(&r, "daily and by hand"));
    syn_arena_finish(&r.arena);
}

TEST(page_drops_a_standfirst_that_is_cut_from_the_text) {
    result r;
    extract("<main><header><h1>Crane falls</h1><p class='excerpt'>The harbour of Lower Quay was "
            "closed on Monday after a crane ...</p></header><div class='article-body'>" STORY
            "</div></main>",
            &r);
    CHECK(!has_text(&r, "a crane ..."));
    syn_arena_finish(&r.arena);
}

TEST(page_keeps_quotations_in_embeds_and_rows_about_players) {
    result r;
    extract("<article>" STORY "<div class='social-media-embed'><blockquote><p>It leaned for weeks, "
            "and they knew of it.</p></blockquote><span>12 likes and a heart</span></div>"
            "<table><tr class='player-1'><td>1</td><td>Ada Moor</td><td>40</td></tr></table>" STORY
            "</article>",
            &r);
    CHECK(has_text(&r, "It leaned for weeks, and they"));
    CHECK(!has_text(&r, "12 likes"));
    CHECK(has_text(&r, "1 Ada Moor 40"));
    syn_arena_finish(&r.arena);
}
