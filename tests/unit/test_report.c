// SPDX-License-Identifier: Apache-2.0
// The rules of src/report: a page that no input can break, links that land, words that are plain.
// The findings are made by hand, so that these rules do not depend on what the steps find.
#include "unit/test.h"

#include "base/map.h"
#include "base/utf8.h"
#include "report/assets.h"
#include "report/model.h"
#include "report/report.h"
#include "report/words.h"

#include <stdio.h>

#define TRAP "<script>alert(1)</script>\"' onload='x' \xE2\x80\xAE&amp;<img src=x onerror=y>"

enum { DOCUMENTS = 4, TEXT_BYTES = 400 };

/// Two accounts and a copy of one event, and a document that stands alone, all hostile.
typedef struct fixture {
    syn_document documents[DOCUMENTS];
    syn_marks marks[DOCUMENTS];
    const syn_document *document_list[DOCUMENTS];
    const syn_marks *marks_list[DOCUMENTS];
    syn_pile pile;
    syn_reuse reuse;
    syn_stories stories;
    syn_collation collations[2];
    syn_findings findings;
} fixture;

static char texts[DOCUMENTS][TEXT_BYTES];
static syn_block blocks[DOCUMENTS][2];
static syn_span sentences[DOCUMENTS][3];
static syn_quote quotes[DOCUMENTS][3];
static syn_quantity quantities[DOCUMENTS][1];
static syn_time times[DOCUMENTS][1];
static syn_mention mentions[DOCUMENTS][1];
static syn_entity entities[1] = {{.kind = SYN_ENTITY_PERSON, .name = {TRAP, sizeof TRAP - 1}}};
static syn_note notes[1] = {{.code = "odd_note"}};
static syn_wording_sign signs[1] = {{"odd", {0, 30}, {TRAP, sizeof TRAP - 1}}};
static syn_dropped dropped[2] = {{SYN_DROPPED_NAVIGATION, {0, 4}, {TRAP, sizeof TRAP - 1}},
                                 {SYN_DROPPED_NAVIGATION, {4, 8}, {0}}};
static syn_str authors[1] = {{TRAP, sizeof TRAP - 1}};

static void make_document(fixture *one, size_t i) {
    static const char *const bodies[2] = {
        "Twenty-seven were hurt \xE2\x80\xAE, " TRAP " said. \"It fell \x07 in,\" she said.",
        "At least 41 <b>people</b> were hurt. \"It came \"all\" in,\" she said of it. "};
    size_t size = (size_t)snprintf(texts[i], TEXT_BYTES, "%s\n\nThe end %zu", bodies[i % 2], i);
    size_t first = size - 11;
    texts[i][12] = '\0'; // a NUL inside the text
    blocks[i][0] = (syn_block){SYN_BLOCK_PARAGRAPH, {0, first}};
    blocks[i][1] = (syn_block){SYN_BLOCK_HEADING, {first + 2, size}};
    sentences[i][0] = (syn_span){0, 30};
    sentences[i][1] = (syn_span){31, first};
    sentences[i][2] = (syn_span){first + 2, size};
    // Marks that overlap and run over the ends of sentences and blocks.
    quotes[i][0] = (syn_quote){.span = {5, size},
                               .content = {6, size - 1},
                               .kind = SYN_QUOTE_DIRECT,
                               .speaker = {.name = {TRAP, sizeof TRAP - 1}}};
    quotes[i][1] = (syn_quote){.span = {8, 20}, .content = {9, 19}, .kind = SYN_QUOTE_MIXED};
    quotes[i][2] = (syn_quote){.span = {15, 40}, .content = {16, 39}, .kind = SYN_QUOTE_INDIRECT};
    quantities[i][0] = (syn_quantity){.span = {0, 12}, .counted = {TRAP, sizeof TRAP - 1}};
    times[i][0] = (syn_time){.span = {10, 35}, .value = {TRAP, sizeof TRAP - 1}};
    mentions[i][0] = (syn_mention){.span = {25, 9999}, .entity = 0};
    one->documents[i] =
        (syn_document){.id = {TRAP, sizeof TRAP - 1},
                       .source = {TRAP, sizeof TRAP - 1},
                       .url = syn_str_from("javascript:alert(1)"),
                       .outlet = {TRAP, sizeof TRAP - 1},
                       .title = {TRAP, sizeof TRAP - 1},
                       .authors = authors,
                       .author_count = 1,
                       .language = {TRAP, sizeof TRAP - 1},
                       .published = {.value = {TRAP, sizeof TRAP - 1}, .from = SYN_DATE_FROM_META},
                       .text = {texts[i], size},
                       .blocks = blocks[i],
                       .block_count = 2,
                       .dropped = dropped,
                       .dropped_count = 2,
                       .notes = notes,
                       .note_count = 1};
    one->marks[i] = (syn_marks){.sentences = sentences[i],
                                .sentence_count = 3,
                                .quotes = quotes[i],
                                .quote_count = 3,
                                .mentions = mentions[i],
                                .mention_count = 1,
                                .entities = entities,
                                .entity_count = 1,
                                .quantities = quantities[i],
                                .quantity_count = 1,
                                .times = times[i],
                                .time_count = 1,
                                .has_wording = true,
                                .wording_score = 0.9,
                                .wording_signs = signs,
                                .wording_sign_count = 1,
                                .notes = notes,
                                .note_count = 1};
    one->document_list[i] = &one->documents[i];
    one->marks_list[i] = &one->marks[i];
}

static size_t lineage_of[DOCUMENTS] = {0, 1, 0, 2};
static size_t members[3][2] = {{0, 2}, {1, 1}, {3, 3}};
static syn_tree_edge edges[1] = {{0, 2, 0.8}};
static syn_evidence evidence[1] = {{"earlier_date", {TRAP, sizeof TRAP - 1}}};
static syn_pair pairs[2] = {{.a = 0, .b = 1, .kind = SYN_PAIR_PARTIAL, .contained_a = 0.2},
                            {.a = 0,
                             .b = 2,
                             .kind = SYN_PAIR_NEAR,
                             .contained_b = 0.9,
                             .evidence = evidence,
                             .evidence_count = 1}};
static syn_lineage lineages[3] = {{.documents = members[0],
                                   .document_count = 2,
                                   .tree = edges,
                                   .edge_count = 1,
                                   .root = 0,
                                   .credit = {TRAP, sizeof TRAP - 1}},
                                  {.documents = members[1], .document_count = 1, .root = 1},
                                  {.documents = members[2], .document_count = 1, .root = 3}};
static size_t story_members[2][3] = {{0, 1, 2}, {3}};
static syn_story story_list[2] = {
    {.documents = story_members[0], .document_count = 3, .title_document = 0},
    {.documents = story_members[1], .document_count = 1, .title_document = SYN_NOTHING}};
static syn_reason reasons[1] = {{"shared_names", 0.5, {TRAP, sizeof TRAP - 1}}};
static syn_membership memberships[DOCUMENTS] = {
    {0, reasons, 1, 1}, {0, reasons, 1, 0}, {0, NULL, 0, 0}, {1, NULL, 0, SYN_NOTHING}};

static syn_place places[2][2] = {{{0, {0, 12}}, {2, {0, 12}}}, {{1, {0, 11}}, {1, {9000, 9999}}}};
static size_t value_lineages[2] = {0, 1};
static syn_value values[2] = {{.text = {TRAP, sizeof TRAP - 1},
                               .is_interval = true,
                               .low = 27,
                               .high = 27,
                               .has_low = true,
                               .has_high = true,
                               .places = places[0],
                               .place_count = 2,
                               .lineages = &value_lineages[0],
                               .lineage_count = 1},
                              {.text = {TRAP, sizeof TRAP - 1},
                               .is_interval = true,
                               .low = 41,
                               .has_low = true,
                               .places = places[1],
                               .place_count = 2,
                               .lineages = &value_lineages[1],
                               .lineage_count = 1}};
static syn_disagreement disagreements[2] = {
    {.kind = SYN_DISAGREEMENT_QUANTITY,
     .thing = {TRAP, sizeof TRAP - 1},
     .values = values,
     .value_count = 2},
    {.kind = SYN_DISAGREEMENT_QUANTITY, .values = values, .value_count = 2}};
static syn_statement statements[2][3] = {
    {{.place = {0, {0, 30}}, .lineage = 0, .has_certainty = true, .certainty = 0.9},
     {.place = {1, {0, 30}}, .lineage = 1, .has_certainty = true, .certainty = 0.38},
     {.place = {2, {0, 30}}, .lineage = 0, .has_certainty = true, .certainty = 0.9}},
    {{.place = {1, {31, 60}}, .lineage = 1}}};
static syn_statement perhaps[2][3] = {
    {{.place = {2, {31, 60}}, .lineage = 2, .has_certainty = true, .certainty = 0.47},
     {.place = {2, {0, 30}}, .lineage = 2, .has_certainty = true, .certainty = 0.4},
     {.place = {0, {31, 60}}, .lineage = 0, .has_certainty = true, .certainty = 0.3}},
    {{.place = {0, {31, 60}}, .lineage = 0, .has_certainty = true, .certainty = 0.44}}};
static syn_str speakers[1] = {{TRAP, sizeof TRAP - 1}};
static syn_claim claims[2] = {{.statements = statements[0],
                               .statement_count = 3,
                               .representative = {0, {0, 30}},
                               .support_documents = 3,
                               .support_lineages = 2,
                               .speakers = speakers,
                               .speaker_count = 1,
                               .disagreements = disagreements,
                               .disagreement_count = 2,
                               .has_certainty = true,
                               .certainty = 0.62,
                               .perhaps = perhaps[0],
                               .perhaps_count = 3},
                              {.statements = statements[1],
                               .statement_count = 1,
                               .representative = {1, {31, 60}},
                               .support_documents = 1,
                               .support_lineages = 1,
                               .perhaps = perhaps[1],
                               .perhaps_count = 1}};
static syn_family_quote family_quotes[3] = {
    {0, 0, {40, 60}, 0, SYN_WORDING_MAJORITY},
    {1, 0, {40, 60}, 1, SYN_WORDING_REWORDED},
    {2, 0, {40, 60}, 0, SYN_WORDING_DIFFERENTLY_ATTRIBUTED}};
static syn_wording_difference differences[2] = {
    {{1, {44, 48}}, {TRAP, sizeof TRAP - 1}, {"came", 4}},
    {{1, {46, 50}}, {"overlaps", 8}, {"x", 1}}};
static syn_quote_family families[1] = {{.speaker = {TRAP, sizeof TRAP - 1},
                                        .speakers = speakers,
                                        .speaker_count = 1,
                                        .quotes = family_quotes,
                                        .quote_count = 3,
                                        .differences = differences,
                                        .difference_count = 2}};
static size_t timeline_claims[2] = {0, 1};
static syn_timeline_entry timeline[1] = {{{TRAP, sizeof TRAP - 1}, timeline_claims, 2}};
static syn_brief_sentence brief[2] = {{{0, {0, 30}}, 0}, {{1, {31, 60}}, SYN_NOTHING}};
static size_t story_lineages[2] = {0, 1};
static syn_unread unread[1] = {{{TRAP, sizeof TRAP - 1}, {TRAP, sizeof TRAP - 1}}};

static void make_fixture(fixture *one) {
    for (size_t i = 0; i < DOCUMENTS; i++)
        make_document(one, i);
    one->pile =
        (syn_pile){.documents = one->document_list, .marks = one->marks_list, .count = DOCUMENTS};
    one->reuse = (syn_reuse){.pairs = pairs,
                             .pair_count = 2,
                             .lineages = lineages,
                             .lineage_count = 3,
                             .lineage_of = lineage_of};
    one->stories =
        (syn_stories){.stories = story_list, .story_count = 2, .memberships = memberships};
    one->collations[0] = (syn_collation){.period_start = {TRAP, sizeof TRAP - 1},
                                         .lineages = story_lineages,
                                         .lineage_count = 2,
                                         .claims = claims,
                                         .claim_count = 2,
                                         .families = families,
                                         .family_count = 1,
                                         .timeline = timeline,
                                         .timeline_count = 1,
                                         .brief = brief,
                                         .brief_count = 2};
    one->collations[1] = (syn_collation){.story = 1};
    one->findings = (syn_findings){.pile = &one->pile,
                                   .reuse = &one->reuse,
                                   .stories = &one->stories,
                                   .collations = one->collations,
                                   .unread = unread,
                                   .unread_count = 1};
}

static syn_status keep(void *context, const char *bytes, size_t size) {
    syn_buffer *out = context;
    syn_buffer_append(out, bytes, size);
    return syn_buffer_status(out, NULL);
}

typedef syn_status (*render_fn)(const syn_findings *, const syn_sink *, syn_error *);

/// The rendered bytes; the caller frees the buffer.
static syn_buffer render(render_fn function) {
    static fixture one;
    make_fixture(&one);
    syn_buffer out = {0};
    CHECK(function(&one.findings, &(syn_sink){keep, &out}, NULL) == SYN_OK);
    return out;
}

static bool holds(const syn_buffer *page, const char *text) {
    return syn_str_find(syn_buffer_view(page), syn_str_from(text), 0) != SIZE_MAX;
}

/// The one script of a page is ours, whole and last: what a browser runs is not the news'.
static bool has_only_our_script(syn_str page) {
    size_t at = syn_str_find(page, SYN_STR("<script"), 0);
    if (at == SIZE_MAX) return false;
    syn_str rest = syn_str_slice(page, at + strlen("<script>"), page.size);
    return syn_str_starts(rest, syn__asset_report_js.text) &&
           syn_str_equal(syn_str_slice(rest, syn__asset_report_js.text.size, rest.size),
                         SYN_STR("</script></body></html>\n"));
}

TEST(report_hostile_pile_is_inert) {
    syn_buffer page = render(syn_report_render_html);
    CHECK(holds(&page, "&lt;script&gt;alert(1)"));
    CHECK(has_only_our_script(syn_buffer_view(&page)));
    CHECK(!holds(&page, "<img"));
    CHECK(!holds(&page, "<b>people"));
    CHECK(!holds(&page, "onload='"));
    CHECK(!holds(&page, "href=\"javascript:"));
    CHECK(holds(&page, "<code>javascript:alert(1)</code>"));
    CHECK(!holds(&page, "\xE2\x80\xAE")); // the override that turns text round
    bool has_control = false;
    for (size_t i = 0; i < page.size; i++)
        has_control |=
            ((unsigned char)page.data[i] < ' ' && page.data[i] != '\n') || page.data[i] == 0x7F;
    CHECK(!has_control);
    syn_buffer_finish(&page);
}

TEST(report_every_link_has_its_target_and_every_id_is_one) {
    syn_buffer page = render(syn_report_render_html);
    syn_str text = syn_buffer_view(&page);
    syn_arena arena = {0};
    syn_map ids;
    syn_map_init(&ids, &arena);
    for (size_t at = 0; (at = syn_str_find(text, SYN_STR(" id=\""), at)) != SIZE_MAX;) {
        at += 5;
        bool is_new = false;
        syn_map_add(&ids, syn_str_slice(text, at, syn_str_find_byte(text, '"', at)), at, &is_new);
        CHECK(is_new);
    }
    size_t count = 0;
    for (size_t at = 0; (at = syn_str_find(text, SYN_STR(" href=\"#"), at)) != SIZE_MAX; count++) {
        at += 8;
        syn_str wanted = syn_str_slice(text, at, syn_str_find_byte(text, '"', at));
        if (syn_map_find(&ids, wanted) == NULL) CHECK_TEXT(wanted, "an id of the page");
    }
    CHECK(count > 20);
    syn_arena_finish(&arena);
    syn_buffer_finish(&page);
}

TEST(report_says_how_sure_it_is_that_several_say_the_same) {
    syn_buffer page = render(syn_report_render_html), summary = render(syn_report_render_summary);
    CHECK(holds(&page, "Probably the same <span class=\"meta\">1 statement</span>"));
    CHECK(holds(&page, ">2 accounts, probably</span>"));
    CHECK(holds(&page, "2 independent accounts, probably</a>")); // in the brief
    CHECK(!holds(&page, "Surely the same"));
    CHECK(holds(&summary, "1 statement of several accounts, 0 of them surely the same; perhaps 1"));
    syn_buffer_finish(&page);
    syn_buffer_finish(&summary);
}

TEST(report_marks_the_account_that_perhaps_says_something_else) {
    syn_buffer page = render(syn_report_render_html);
    CHECK(holds(&page, "about 38 said the same"));
    CHECK(holds(&page, ">perhaps something else</span> <p"));
    CHECK(!holds(&page, "about 90 said the same"));
    syn_buffer_finish(&page);
}

TEST(report_folds_what_perhaps_belongs_to_a_statement_when_it_is_more_than_two) {
    syn_buffer page = render(syn_report_render_html);
    CHECK(holds(&page, "<summary>perhaps also 3 more</summary>"));
    CHECK(holds(&page, "about 47 said the same"));
    CHECK(holds(&page, "<h3>What several accounts perhaps say</h3>"));
    CHECK(holds(&page, "<ul class=\"near\"><li>")); // of the lone statement, open
    syn_buffer_finish(&page);
}

TEST(report_page_loads_nothing) {
    syn_buffer page = render(syn_report_render_html);
    static const char *const loads[] = {" src=",   "url(",   "@import", "<link", "<iframe",
                                        "<object", "srcset", " style=", "<base"};
    for (size_t i = 0; i < sizeof loads / sizeof *loads; i++)
        CHECK(syn_str_find(syn_buffer_view(&page), syn_str_from(loads[i]), 0) == SIZE_MAX ||
              i == 0); // " src=" stands in the escaped trap
    CHECK(holds(&page, "default-src 'none'; style-src 'sha256-"));
    CHECK(!holds(&page, "unsafe"));
    syn_buffer_finish(&page);
}

TEST(report_overlapping_marks_are_written_flat) {
    syn_buffer page = render(syn_report_render_html);
    syn_str text = syn_buffer_view(&page);
    size_t depth = 0, deepest = 0, links = 0;
    bool is_balanced = true;
    for (size_t at = 0; (at = syn_str_find_byte(text, '<', at)) != SIZE_MAX; at++) {
        syn_str rest = syn_str_slice(text, at, at + 8);
        if (syn_str_starts(rest, SYN_STR("<span"))) depth++;
        if (syn_str_starts(rest, SYN_STR("</span"))) is_balanced &= depth-- > 0;
        if (syn_str_starts(rest, SYN_STR("<a "))) is_balanced &= links++ == 0;
        if (syn_str_starts(rest, SYN_STR("</a>"))) is_balanced &= links-- == 1;
        if (depth > deepest) deepest = depth;
    }
    CHECK(is_balanced && depth == 0 && links == 0);
    CHECK(deepest <= 3);
    syn_buffer_finish(&page);
}

TEST(report_same_disagreement_is_shown_once) {
    syn_buffer page = render(syn_report_render_html);
    CHECK(holds(&page, "id=\"v1x0x0\"") && !holds(&page, "id=\"v1x0x1\""));
    CHECK(holds(&page, "cannot all be true"));
    CHECK(holds(&page, "<mark>At least 41</mark>"));
    syn_buffer_finish(&page);
}

TEST(report_copies_stand_behind_their_original) {
    static fixture one;
    make_fixture(&one);
    syn_arena arena = {0};
    syn_report_pile pile;
    CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
    CHECK(pile.entry_count == 2 && pile.shared_count == 1 && pile.copy_count == 1);
    const syn_report_entry *entry = &pile.entries[0];
    CHECK(entry->account_count == 3 && entry->independent_count == 2);
    CHECK(entry->accounts[0].document == 0 && entry->accounts[1].document == 2 &&
          entry->accounts[2].document == 1);
    CHECK(entry->accounts[0].relation == SYN_REPORT_ORIGINAL &&
          entry->accounts[1].relation == SYN_REPORT_COPY &&
          entry->accounts[2].relation == SYN_REPORT_OWN_WORDS);
    CHECK(entry->accounts[1].copy_of == 0 && entry->accounts[1].group == 0 &&
          entry->accounts[2].group == 1);
    syn_arena_finish(&arena);
}

// "Nine of the injured were taken to hospital, two of them with serious injuries."
TEST(report_account_with_both_values_disagrees_with_nobody) {
    static fixture one;
    make_fixture(&one);
    syn_value both[2] = {values[0], values[0]};
    syn_disagreement within = disagreements[0];
    within.values = both;
    syn_claim claim = claims[0];
    claim.disagreements = &within;
    claim.disagreement_count = 1;
    one.collations[0].claims = &claim;
    one.collations[0].claim_count = 1;
    syn_arena arena = {0};
    syn_report_pile pile;
    CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
    CHECK(pile.entries[0].difference_count == 0 && pile.conflict_count == 0);
    both[1] = values[1];
    CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
    CHECK(pile.entries[0].difference_count == 1 && pile.conflict_count == 1);
    syn_arena_finish(&arena);
}

TEST(report_summary_is_short_and_tame) {
    syn_buffer text = render(syn_report_render_summary);
    size_t lines = 0;
    bool has_control = false;
    for (size_t i = 0; i < text.size; i++) {
        lines += text.data[i] == '\n';
        has_control |= (unsigned char)text.data[i] < ' ' && text.data[i] != '\n';
    }
    CHECK(lines >= 4 && lines <= 24 && !has_control);
    CHECK(!holds(&text, "\xE2\x80\xAE"));
    CHECK(holds(&text, "3 accounts, 2 independent"));
    syn_buffer_finish(&text);
}

TEST(report_of_nothing_is_a_page) {
    syn_pile pile = {0};
    syn_reuse reuse = {0};
    syn_stories stories = {0};
    syn_findings findings = {.pile = &pile, .reuse = &reuse, .stories = &stories};
    syn_buffer page = {0}, summary = {0};
    CHECK(syn_report_render_html(&findings, &(syn_sink){keep, &page}, NULL) == SYN_OK);
    CHECK(syn_report_render_summary(&findings, &(syn_sink){keep, &summary}, NULL) == SYN_OK);
    CHECK(holds(&page, "Nothing to report") && holds(&page, "</html>"));
    CHECK_TEXT(syn_buffer_view(&summary), "0 articles read.\n");
    syn_buffer_finish(&page);
    syn_buffer_finish(&summary);
}

static syn_status refuse(void *context, const char *bytes, size_t size) {
    (void)bytes;
    (void)size;
    ++*(size_t *)context;
    return SYN_IO;
}

TEST(report_stops_when_the_sink_refuses) {
    static fixture one;
    make_fixture(&one);
    size_t calls = 0;
    CHECK(syn_report_render_html(&one.findings, &(syn_sink){refuse, &calls}, NULL) == SYN_IO);
    CHECK(calls == 1);
}

static syn_status count_bytes(void *context, const char *bytes, size_t size) {
    (void)bytes;
    *(size_t *)context += size;
    return SYN_OK;
}

TEST(report_every_failed_allocation_is_an_error_or_the_whole_page) {
    static fixture one;
    make_fixture(&one);
    static const render_fn functions[3] = {syn_report_render_html, syn_report_render_summary,
                                           syn_report_render_json};
    for (size_t i = 0; i < 3; i++) {
        size_t whole = 0;
        syn__memory_fail_at(SIZE_MAX, false);
        CHECK(functions[i](&one.findings, &(syn_sink){count_bytes, &whole}, NULL) == SYN_OK);
        size_t requests = syn__memory_request_count();
        CHECK(requests > 0);
        for (size_t nth = 1; nth <= requests; nth++) {
            size_t size = 0;
            syn__memory_fail_at(nth, true);
            syn_status status = functions[i](&one.findings, &(syn_sink){count_bytes, &size}, NULL);
            syn__memory_fail_at(0, false);
            CHECK(status == SYN_NO_MEMORY || (status == SYN_OK && size == whole));
        }
    }
}

TEST(report_words_are_plain) {
    syn_arena arena = {0};
    CHECK_TEXT(syn_words_from_date(&arena, SYN_STR("2026-01-05T10:00:00Z")), "5 January 2026");
    CHECK_TEXT(syn_words_from_date(&arena, SYN_STR("2024-04")), "April 2024");
    CHECK_TEXT(syn_words_from_date(&arena, SYN_STR("2024-W17")), "2024-W17");
    CHECK_TEXT(syn_words_from_period(&arena, SYN_STR("2026-01-15"), SYN_STR("2026-01-21")),
               "15\xE2\x80\x93"
               "21 January 2026");
    CHECK_TEXT(syn_words_from_period(&arena, SYN_STR("2025-12-30"), SYN_STR("2026-01-02")),
               "30 December 2025 \xE2\x80\x93 2 January 2026");
    syn_value value = {
        .is_interval = true, .low = 19800, .high = 25, .has_low = true, .unit = SYN_STR("second")};
    CHECK_TEXT(syn_words_from_interval(&arena, &value), "at least 5 h 30 min");
    value = (syn_value){.is_interval = true, .low = 1500000, .high = 1.5, .has_low = true};
    CHECK_TEXT(syn_words_from_interval(&arena, &value), "at least 1,500,000");
    value = (syn_value){
        .is_interval = true, .high = 1.25, .has_high = true, .unit = SYN_STR("percent")};
    CHECK_TEXT(syn_words_from_interval(&arena, &value), "at most 1.25 %");
    syn_arena_finish(&arena);
}

/// A megabyte of marks inside one another, and a sentence without an end, cost what they are long.
TEST(report_a_million_overlapping_quotes_stay_linear) {
    enum { SIZE = 300000 };
    static char text[SIZE];
    static syn_quote many[SIZE];
    memset(text, 'a', SIZE);
    for (size_t i = 0; i < SIZE; i++)
        many[i] = (syn_quote){.span = {i, SIZE - i / 2}, .kind = SYN_QUOTE_DIRECT};
    syn_block block = {SYN_BLOCK_PARAGRAPH, {0, SIZE}};
    syn_document document = {.text = {text, SIZE}, .blocks = &block, .block_count = 1};
    syn_marks marks = {.quotes = many, .quote_count = SIZE};
    const syn_document *document_list[1] = {&document};
    const syn_marks *marks_list[1] = {&marks};
    syn_pile pile = {.documents = document_list, .marks = marks_list, .count = 1};
    size_t zero[1] = {0};
    syn_lineage lineage = {.documents = zero, .document_count = 1, .root = 0};
    syn_reuse reuse = {.lineages = &lineage, .lineage_count = 1, .lineage_of = zero};
    syn_story story = {.documents = zero, .document_count = 1};
    syn_membership membership = {.nearest = SYN_NOTHING};
    syn_stories stories = {.stories = &story, .story_count = 1, .memberships = &membership};
    syn_collation collation = {0};
    syn_findings findings = {
        .pile = &pile, .reuse = &reuse, .stories = &stories, .collations = &collation};
    size_t size = 0;
    CHECK(syn_report_render_html(&findings, &(syn_sink){count_bytes, &size}, NULL) == SYN_OK);
    CHECK(size > SYN_REPORT_MOST_TEXT && size < (size_t)SIZE * 100);
}

// An account without an outlet goes by its title, else by its first words, never by a file's name.
TEST(report_account_without_outlet_goes_by_its_title) {
    static fixture one;
    make_fixture(&one);
    one.documents[0].outlet = (syn_str){0};
    one.documents[0].title = SYN_STR("Ferry runs aground off the northern harbour wall");
    one.documents[1].outlet = (syn_str){0};
    one.documents[1].title = (syn_str){0};
    one.documents[3].outlet = SYN_STR("www.ferry.example");
    syn_arena arena = {0};
    syn_report_pile pile;
    CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
    CHECK_TEXT(pile.labels[0], "\xE2\x80\x9C"
                               "Ferry runs aground off the northern\xE2\x80\xA6\xE2\x80\x9D");
    CHECK(syn_str_starts(pile.labels[1], SYN_STR("\xE2\x80\x9C"
                                                 "At least 41")));
    CHECK_TEXT(pile.labels[3], "ferry.example");
    syn_arena_finish(&arena);
}

TEST(report_margin_names_other_accounts_and_odd_wordings) {
    static fixture one;
    make_fixture(&one);
    syn_arena arena = {0};
    syn_report_pile pile;
    syn_report_story story;
    syn_report_article article;
    CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
    CHECK(syn_report_story_make(&pile, 0, &arena, &story, NULL) == SYN_OK);
    CHECK(syn_report_article_make(&story, 0, &arena, &article, NULL) == SYN_OK);
    CHECK(article.side_count == 1 && article.sides[0].block == 0);
    CHECK(article.sides[0].sign_count == 1 && article.wording_percent == 90);
    CHECK(article.sides[0].links.count == 2);
    CHECK(article.sides[0].links.items[0].document == 2);
    CHECK(article.sides[0].links.items[1].document == 1);
    syn_arena_finish(&arena);
}

// "headline [menu] first paragraph [advertisement, menu] second": two gaps.
TEST(report_left_out_pieces_stand_where_they_stood) {
    static fixture one;
    make_fixture(&one);
    size_t second = blocks[0][1].span.start;
    syn_map_row map[2] = {{0, 40, 20}, {second, 400, 7}};
    syn_dropped pieces[3] = {{SYN_DROPPED_NAVIGATION, {10, 30}, SYN_STR("Home")},
                             {SYN_DROPPED_PROMOTION, {200, 260}, SYN_STR("Buy it")},
                             {SYN_DROPPED_NAVIGATION, {270, 280}, SYN_STR("Sport")}};
    one.documents[0].map = map;
    one.documents[0].map_count = 2;
    one.documents[0].dropped = pieces;
    one.documents[0].dropped_count = 3;
    syn_arena arena = {0};
    syn_report_pile pile;
    syn_report_story story;
    syn_report_article article;
    CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
    CHECK(syn_report_story_make(&pile, 0, &arena, &story, NULL) == SYN_OK);
    CHECK(syn_report_article_make(&story, 0, &arena, &article, NULL) == SYN_OK);
    CHECK(article.gap_count == 2);
    CHECK(article.gaps[0].block == 0 && article.gaps[0].bytes == 20);
    CHECK(article.gaps[1].block == 1 && article.gaps[1].bytes == 70);
    CHECK_TEXT(article.gaps[0].words, "Home");
    CHECK_TEXT(article.gaps[1].words, "Buy it \xC2\xB7 Sport");
    CHECK(article.gaps[1].kinds == (1u << SYN_DROPPED_NAVIGATION | 1u << SYN_DROPPED_PROMOTION));
    syn_arena_finish(&arena);
}

/// Pages in memory: of each its name, where it begins, and all bytes.
typedef struct kept_pages {
    syn_buffer bytes;
    char names[8][16];
    size_t starts[9], count;
    syn_status refusal; ///< what `open` gives for the second page
} kept_pages;

static syn_status open_kept(void *context, const char *name, syn_sink *out_sink, syn_error *error) {
    kept_pages *self = context;
    (void)error;
    if (self->count == 1 && self->refusal != SYN_OK) return self->refusal;
    if (self->count == 8) return SYN_IO;
    snprintf(self->names[self->count], sizeof self->names[0], "%s", name);
    self->starts[self->count++] = self->bytes.size;
    *out_sink = (syn_sink){keep, &self->bytes};
    return SYN_OK;
}

static syn_status close_kept(void *context, syn_status status, syn_error *error) {
    kept_pages *self = context;
    (void)error;
    self->starts[self->count] = self->bytes.size;
    return status;
}

TEST(report_large_pile_has_an_index_and_a_page_a_story) {
    static fixture one;
    make_fixture(&one);
    kept_pages pages = {0};
    syn_report_pages to = {open_kept, close_kept, &pages};
    syn_buffer index = {0};
    CHECK(!syn_report_is_large(&one.findings));
    CHECK(syn_report_render_stories(&one.findings, &to, NULL) == SYN_OK);
    CHECK(syn_report_render_index(&one.findings, &(syn_sink){keep, &index}, NULL) == SYN_OK);
    CHECK(pages.count == 2);
    CHECK(strcmp(pages.names[0], "s1.html") == 0 && strcmp(pages.names[1], "more1.html") == 0);
    CHECK(holds(&index, "href=\"stories/s1.html#s1\"") && !holds(&index, "<article"));
    CHECK(holds(&index, "href=\"stories/more1.html#s2\""));
    syn_str all = syn_buffer_view(&pages.bytes);
    syn_str first = syn_str_slice(all, 0, pages.starts[1]);
    CHECK(syn_str_find(first, SYN_STR(" id=\"s1\""), 0) != SIZE_MAX);
    CHECK(syn_str_find(first, SYN_STR(" href=\"#d0s0\""), 0) != SIZE_MAX);
    CHECK(syn_str_find(first, SYN_STR("href=\"../report.html#stories\""), 0) != SIZE_MAX);
    CHECK(has_only_our_script(first));
    syn_buffer_finish(&pages.bytes);
    pages = (kept_pages){.refusal = SYN_IO};
    CHECK(syn_report_render_stories(&one.findings, &to, NULL) == SYN_IO);
    syn_buffer_finish(&pages.bytes);
    syn_buffer_finish(&index);
}

// "Adler said", "Mara Q. Adler said", "Mara Adler said": one person; two Bells stay two.
TEST(report_speakers_stand_under_their_fullest_name) {
    static fixture one;
    make_fixture(&one);
    static const char *const names[DOCUMENTS][3] = {{"Mara Adler", "Tom Bell", "Bell"},
                                                    {"Adler", "Mara Q. Adler", "Ann Bell"},
                                                    {"the mayor", "Adler", "Mara Adler"}};
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 3; j++)
            quotes[i][j].speaker.name = syn_str_from(names[i][j]);
    syn_arena arena = {0};
    syn_report_pile pile;
    syn_report_story story;
    CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
    CHECK(syn_report_story_make(&pile, 0, &arena, &story, NULL) == SYN_OK);
    CHECK(story.speaker_count == 5);
    CHECK_TEXT(story.speakers[0].name, "Mara Adler");
    CHECK(story.speakers[0].account_count == 3);
    syn_arena_finish(&arena);
}

TEST(report_tables_are_of_one_width_and_inert) {
    static const render_fn tables[] = {syn_report_render_claims, syn_report_render_disagreements};
    for (size_t i = 0; i < 2; i++) {
        syn_buffer table = render(tables[i]);
        size_t columns = 0, row = 0, rows = 0;
        bool is_quoted = false, is_first = true;
        for (size_t at = 3; at < table.size; at++) {
            char c = table.data[at];
            if (c == '"') is_quoted = !is_quoted;
            if (c == ',' && !is_quoted) row++;
            if (is_quoted && is_first) CHECK(strchr("=+-@", c) == NULL || c == '\0');
            is_first = c == '"' && is_quoted;
            if (c != '\n') continue;
            CHECK(!is_quoted && table.data[at - 1] == '\r');
            if (rows++ == 0) columns = row;
            CHECK(row == columns);
            row = 0;
        }
        CHECK(rows > 1 && columns > 10 && !is_quoted);
        CHECK(!holds(&table, "\xE2\x80\xAE"));
        syn_buffer_finish(&table);
    }
}

static syn_status open_note(void *context, const char *name, syn_sink *out_sink, syn_error *error) {
    (void)error;
    CHECK(strncmp(name, "s1.md", 6) == 0);
    *out_sink = (syn_sink){keep, context};
    return SYN_OK;
}

static syn_status close_note(void *context, syn_status status, syn_error *error) {
    (void)context;
    (void)error;
    return status;
}

TEST(report_notes_are_inert) {
    static fixture one;
    make_fixture(&one);
    syn_buffer note = {0};
    syn_report_pages pages = {open_note, close_note, &note};
    CHECK(syn_report_render_notes(&one.findings, &pages, NULL) == SYN_OK);
    CHECK(holds(&note, "\\<script\\>alert(1)\\</script\\>"));
    CHECK(!holds(&note, "\n<") && !holds(&note, " <") && !holds(&note, "\xE2\x80\xAE"));
    CHECK(!holds(&note, "](javascript") && !holds(&note, "<javascript"));
    CHECK(holds(&note, "](../report.html#d1s"));
    syn_buffer_finish(&note);
}

TEST(report_summary_is_no_wider_than_the_terminal) {
    static fixture one;
    make_fixture(&one);
    for (size_t columns = 40; columns <= 120; columns += 20) {
        syn_buffer text = {0};
        syn_terminal terminal = {columns, false};
        CHECK(syn_report_render_terminal(&one.findings, &terminal, &(syn_sink){keep, &text},
                                         NULL) == SYN_OK);
        size_t width = 0;
        for (size_t at = 0, size; at < text.size; at += size) {
            uint32_t c = syn_utf8_decode(syn_buffer_view(&text), at, &size);
            width = c == '\n' ? 0 : width + 1;
            CHECK(width <= columns && (c >= ' ' || c == '\n'));
        }
        CHECK(holds(&text, "They differ on one point"));
        syn_buffer_finish(&text);
    }
}

TEST(report_summary_is_coloured_only_when_asked) {
    static fixture one;
    make_fixture(&one);
    syn_buffer text = {0};
    syn_terminal terminal = {80, true};
    CHECK(syn_report_render_terminal(&one.findings, &terminal, &(syn_sink){keep, &text}, NULL) ==
          SYN_OK);
    CHECK(holds(&text, "\x1b[1m4 articles read\x1b[0m"));
    syn_buffer_finish(&text);
}

// "At least 2 dead" on Monday, "5" on Tuesday, "9" on Wednesday: the figure grew. In any other
// order of days it did not, and two values are a difference.
TEST(report_figure_that_rises_with_the_days_is_a_sequence) {
    static fixture one;
    make_fixture(&one);
    syn_place where[3] = {{0, {0, 12}}, {1, {0, 11}}, {2, {0, 12}}};
    syn_value three[3];
    for (size_t i = 0; i < 3; i++) {
        three[i] = values[0];
        three[i].low = three[i].high = 2 + 3 * (double)i;
        three[i].places = &where[i];
        three[i].place_count = 1;
    }
    syn_disagreement rising = disagreements[0];
    rising.values = three;
    rising.value_count = 3;
    syn_claim claim = claims[0];
    claim.disagreements = &rising;
    claim.disagreement_count = 1;
    one.collations[0].claims = &claim;
    one.collations[0].claim_count = 1;
    static const char *const days[3][3] = {{"2026-02-02", "2026-02-03", "2026-02-04"},
                                           {"2026-02-02", "2026-02-04", "2026-02-03"},
                                           {"2026-02-02", "2026-02-03", "2026-02-03"}};
    for (size_t round = 0; round < 4; round++) {
        rising.value_count = round < 3 ? 3 : 2;
        for (size_t i = 0; i < 3; i++)
            one.documents[i].published.value = syn_str_from(days[round % 3][i]);
        syn_arena arena = {0};
        syn_report_pile pile;
        syn_report_story story;
        CHECK(syn_report_pile_make(&one.findings, &arena, &pile, NULL) == SYN_OK);
        CHECK(syn_report_story_make(&pile, 0, &arena, &story, NULL) == SYN_OK);
        CHECK(story.difference_count == 1 && story.differences[0].is_growing == (round == 0));
        if (round == 0) CHECK_TEXT(story.differences[0].values[2].day, "4 February 2026");
        syn_arena_finish(&arena);
    }
}
