// SPDX-License-Identifier: Apache-2.0
// The lines: key order, unknown as null, valid JSON from any bytes, numbers free of locale.
#include "unit/test.h"
#include "wire/json.h"
#include "wire/wire.h"

#include <jansson.h>
#include <locale.h>
#include <math.h>

static syn_buffer buffer;

static syn_buffer *fresh(void) {
    syn_buffer_finish(&buffer);
    return &buffer;
}

static void check_line(const char *wanted) {
    CHECK_TEXT(syn_buffer_view(&buffer), wanted);
    json_t *value = json_loadb(buffer.data, buffer.size, JSON_ALLOW_NUL, NULL);
    CHECK(value != NULL);
    json_decref(value);
    syn_buffer_finish(&buffer);
}

TEST(wire_text_escapes_quotes_controls_and_nul) {
    syn__json_text(fresh(), SYN_STR("a\"b\\c\n\r\t\x01\0é\x7f\xc2\x9b"));
    CHECK_TEXT(syn_buffer_view(&buffer), "\"a\\\"b\\\\c\\n\\r\\t\\u0001\\u0000é\\u007f\\u009b\"");
    syn_buffer_finish(&buffer);
}

TEST(wire_text_writes_ill_formed_bytes_as_replacement) {
    // A lone lead byte, an overlong slash, a surrogate half, a byte that never occurs, a cut end.
    syn__json_begin(fresh(), '[');
    syn__json_text(&buffer, SYN_STR("x\xc3y\xc0\xafz\xed\xa0\x80\xff\xe2\x82"));
    syn__json_end(&buffer, ']');
    json_t *value = json_loadb(buffer.data, buffer.size, 0, NULL);
    CHECK(value != NULL);
    json_decref(value);
    CHECK(syn_str_find(syn_buffer_view(&buffer), SYN_STR("x\xef\xbf\xbdy"), 0) == 2);
    syn_buffer_finish(&buffer);
}

TEST(wire_any_bytes_give_valid_json) {
    uint64_t state = 1;
    for (int round = 0; round < 2000; round++) {
        char bytes[48];
        for (size_t i = 0; i < sizeof bytes; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            bytes[i] = (char)(state >> 56);
        }
        syn__json_begin(fresh(), '[');
        syn__json_text(&buffer, (syn_str){bytes, sizeof bytes});
        syn__json_end(&buffer, ']');
        json_t *value = json_loadb(buffer.data, buffer.size, JSON_ALLOW_NUL, NULL);
        CHECK(value != NULL);
        json_decref(value);
    }
    syn_buffer_finish(&buffer);
}

TEST(wire_unknown_text_is_null_and_empty_text_is_empty) {
    syn__json_begin(fresh(), '{');
    syn__json_put_text(&buffer, "a", (syn_str){0});
    syn__json_put_text(&buffer, "b", SYN_STR(""));
    syn__json_put_index(&buffer, "c", SYN_NOTHING);
    syn__json_put_opt_span(&buffer, "d", (syn_opt_span){0});
    syn__json_end(&buffer, '}');
    check_line("{\"a\":null,\"b\":\"\",\"c\":null,\"d\":null}");
}

TEST(wire_numbers_are_short_and_finite) {
    static const double values[] = {0,    -0.0,  40, 5.5,      0.1,      1.0 / 3,
                                    1e15, 1e300, -2, 19800000, INFINITY, NAN};
    syn__json_begin(fresh(), '[');
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        syn__json_number(&buffer, values[i]);
    syn__json_end(&buffer, ']');
    check_line("[0,0,40,5.5,0.1,0.333333333333333,1e+15,1e+300,-2,19800000,null,null]");
}

TEST(wire_ratios_have_four_digits_at_most) {
    static const double values[] = {0.98, 1, 0, 2.0 / 3, 0.00004, NAN};
    syn__json_begin(fresh(), '[');
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        syn__json_ratio(&buffer, values[i]);
    syn__json_end(&buffer, ']');
    check_line("[0.98,1,0,0.6667,0,null]");
}

TEST(wire_numbers_do_not_depend_on_the_locale) {
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "C.UTF-8"};
    for (size_t i = 0; i < 4 && setlocale(LC_NUMERIC, names[i]) == NULL; i++) {
    }
    syn__json_begin(fresh(), '[');
    syn__json_number(&buffer, 1234.5);
    syn__json_ratio(&buffer, -0.25);
    syn__json_end(&buffer, ']');
    setlocale(LC_NUMERIC, "C");
    check_line("[1234.5,-0.25]");
}

TEST(wire_sizes_have_no_upper_end) {
    syn__json_begin(fresh(), '[');
    syn__json_size(&buffer, 0);
    syn__json_size(&buffer, SIZE_MAX);
    syn__json_end(&buffer, ']');
    CHECK_TEXT(syn_buffer_view(&buffer), "[0,18446744073709551615]");
}

TEST(wire_empty_document_has_every_key) {
    syn_document document = {0};
    syn_wire_append_document(fresh(), &document);
    check_line("{\"type\":\"document\",\"id\":null,\"source\":null,\"record\":0,\"url\":null,"
               "\"outlet\":null,\"title\":null,\"title_raw\":null,\"authors\":[],"
               "\"language\":null,\"page_kind\":\"other\",\"published\":null,\"text\":\"\","
               "\"blocks\":[],\"dropped\":[],\"map\":[],\"raw_size\":0,\"notes\":[]}");
}

static syn_document one_document(const char *id) {
    return (syn_document){.id = syn_str_from(id), .text = SYN_STR("Nobody came.")};
}

TEST(wire_document_keeps_the_order_of_the_contract) {
    syn_document document = one_document("a1");
    syn_str author = SYN_STR("Ada Quill");
    syn_block block = {SYN_BLOCK_PARAGRAPH, {0, 12}};
    syn_dropped dropped = {SYN_DROPPED_EMBED, {30, 40}, SYN_STR("Watch")};
    syn_map_row row = {0, 5, 12};
    syn_note note = {"cut_short", {{1, 2}, true}, SYN_STR("the end is missing")};
    document.source = SYN_STR("x/a1.txt");
    document.authors = &author;
    document.author_count = 1;
    document.page_kind = SYN_PAGE_ARTICLE;
    document.published = (syn_published){SYN_STR("2024-04"), SYN_DATE_FROM_JSON_LD, {{0}, false}};
    document.story = SYN_STR("s");
    document.blocks = &block;
    document.block_count = 1;
    document.dropped = &dropped;
    document.dropped_count = 1;
    document.map = &row;
    document.map_count = 1;
    document.notes = &note;
    document.note_count = 1;
    document.raw_size = 40;
    syn_wire_append_document(fresh(), &document);
    check_line(
        "{\"type\":\"document\",\"id\":\"a1\",\"source\":\"x/a1.txt\",\"record\":0,"
        "\"url\":null,\"outlet\":null,\"title\":null,\"title_raw\":null,"
        "\"authors\":[\"Ada Quill\"],\"language\":null,\"page_kind\":\"article\","
        "\"published\":{\"value\":\"2024-04\",\"from\":\"json-ld\",\"span\":null},"
        "\"story\":\"s\",\"text\":\"Nobody came.\","
        "\"blocks\":[{\"kind\":\"paragraph\",\"span\":[0,12]}],"
        "\"dropped\":[{\"kind\":\"embed\",\"raw\":[30,40],\"text\":\"Watch\"}],\"map\":[[0,5,12]],"
        "\"raw_size\":40,\"notes\":[{\"code\":\"cut_short\",\"span\":[1,2],"
        "\"text\":\"the end is missing\"}]}");
}

TEST(wire_quote_without_speaker_has_null) {
    syn_document document = one_document("a1");
    syn_quote unattributed = {.span = {0, 6}, .content = {1, 5}, .is_balanced = true};
    unattributed.kind = SYN_QUOTE_DIRECT;
    unattributed.speaker.entity = SYN_NOTHING;
    syn_quote mixed = {.span = {7, 11}, .content = {8, 11}, .kind = SYN_QUOTE_MIXED};
    mixed.speaker = (syn_speaker){SYN_STR("Ada Quill"), {{1, 2}, true}, 0, SYN_SPEAKER_PRONOUN};
    mixed.cue = (syn_opt_span){{3, 4}, true};
    mixed.sentence = SYN_NOTHING;
    syn_quote quotes[] = {unattributed, mixed};
    syn_marks marks = {.quotes = quotes, .quote_count = 2};
    syn_wire_append_marks(fresh(), &document, &marks);
    check_line("{\"type\":\"marks\",\"id\":\"a1\",\"sentences\":[],\"quotes\":["
               "{\"span\":[0,6],\"content\":[1,5],\"kind\":\"direct\",\"balanced\":true,"
               "\"speaker\":null,\"cue\":null,\"sentence\":0},"
               "{\"span\":[7,11],\"content\":[8,11],\"kind\":\"mixed\",\"balanced\":false,"
               "\"speaker\":{\"name\":\"Ada Quill\",\"mention\":[1,2],\"entity\":0,"
               "\"how\":\"pronoun\"},\"cue\":[3,4],\"sentence\":null}],"
               "\"mentions\":[],\"entities\":[],\"quantities\":[],\"times\":[],\"notes\":[]}");
}

TEST(wire_open_interval_has_a_null_end) {
    syn_document document = one_document("a1");
    syn_span sentence = {0, 12};
    syn_str form = SYN_STR("Quill");
    syn_mention mention = {{2, 3}, SYN_ENTITY_PERSON, 0};
    syn_entity entity = {SYN_ENTITY_PERSON, SYN_STR("Ada Quill"), &form, 1, {0}};
    syn_quantity quantity = {.span = {0, 3},
                             .low = 100,
                             .has_low = true,
                             .counted = SYN_STR("boats"),
                             .hedge = SYN_STR("more_than")};
    syn_time time = {.span = {4, 5}, .kind = SYN_TIME_DATE};
    syn_marks marks = {.sentences = &sentence,
                       .sentence_count = 1,
                       .mentions = &mention,
                       .mention_count = 1,
                       .entities = &entity,
                       .entity_count = 1,
                       .quantities = &quantity,
                       .quantity_count = 1,
                       .times = &time,
                       .time_count = 1,
                       .has_wording = true,
                       .wording_score = 0.25};
    syn_wire_append_marks(fresh(), &document, &marks);
    check_line("{\"type\":\"marks\",\"id\":\"a1\",\"sentences\":[[0,12]],\"quotes\":[],"
               "\"mentions\":[{\"span\":[2,3],\"kind\":\"person\",\"entity\":0}],"
               "\"entities\":[{\"entity\":0,\"kind\":\"person\",\"name\":\"Ada Quill\","
               "\"forms\":[\"Quill\"],\"role\":null}],"
               "\"quantities\":[{\"span\":[0,3],\"low\":100,\"high\":null,\"unit\":null,"
               "\"counted\":\"boats\",\"counted_span\":null,\"hedge\":\"more_than\"}],"
               "\"times\":[{\"span\":[4,5],\"value\":null,\"kind\":\"date\",\"from\":null}],"
               "\"wording\":{\"score\":0.25,\"signs\":[]},\"notes\":[]}");
}

/// Two documents, "a" and "b", as a pile.
static const syn_pile *two_documents(void) {
    static syn_document documents[2];
    static const syn_document *pointers[2] = {&documents[0], &documents[1]};
    static syn_pile pile = {.documents = pointers, .count = 2};
    documents[0] = one_document("a");
    documents[1] = one_document("b");
    return &pile;
}

TEST(wire_pair_names_documents_by_id) {
    syn_passage passage = {{0, 9}, {1, 10}, SYN_PASSAGE_EDITED, 0.98765};
    syn_evidence evidence = {"earlier_date", SYN_STR("a day before")};
    syn_pair pair = {.a = 0,
                     .b = 1,
                     .kind = SYN_PAIR_NEAR,
                     .contained_a = 0.9,
                     .contained_b = 0.75,
                     .quoted = 0.4,
                     .passages = &passage,
                     .passage_count = 1,
                     .direction = SYN_DIRECTION_A_TO_B,
                     .evidence = &evidence,
                     .evidence_count = 1};
    syn_wire_append_pair(fresh(), two_documents(), &pair);
    check_line("{\"type\":\"pair\",\"a\":\"a\",\"b\":\"b\",\"kind\":\"near\",\"contained_a\":0.9,"
               "\"contained_b\":0.75,\"quoted\":0.4,\"passages\":[{\"a\":[0,9],\"b\":[1,10],"
               "\"kind\":\"edited\","
               "\"identity\":0.9877}],\"direction\":\"a_to_b\",\"evidence\":"
               "[{\"code\":\"earlier_date\",\"text\":\"a day before\"}]}");
}

TEST(wire_lineage_without_known_root_has_null) {
    size_t documents[] = {0, 1};
    syn_tree_edge edge = {0, 1, 0.5};
    syn_lineage lineage = {documents, 2, &edge, 1, SYN_NOTHING, {0}};
    syn_wire_append_lineage(fresh(), two_documents(), &lineage, 3);
    check_line("{\"type\":\"lineage\",\"lineage\":3,\"documents\":[\"a\",\"b\"],"
               "\"tree\":[{\"from\":\"a\",\"to\":\"b\",\"confidence\":0.5}],\"root\":null,"
               "\"credit\":null}");
}

TEST(wire_membership_alone_has_no_nearest) {
    syn_reason reason = {"alone", 1, SYN_STR("nothing near")};
    syn_membership memberships[] = {{0, &reason, 1, SYN_NOTHING}};
    syn_story story = {.id = SYN_STR("s0001"), .follows = SYN_NOTHING};
    syn_stories stories = {&story, 1, memberships};
    syn_wire_append_membership(fresh(), two_documents(), &stories, 0);
    check_line("{\"type\":\"membership\",\"id\":\"a\",\"story\":\"s0001\",\"reasons\":"
               "[{\"code\":\"alone\",\"weight\":1,\"text\":\"nothing near\"}],\"nearest\":null,"
               "\"follows\":null}");
}

TEST(wire_unread_names_source_and_reason) {
    syn_unread unread = {SYN_STR("x/y"), SYN_STR("cannot open: no such file")};
    syn_wire_append_unread(fresh(), &unread);
    check_line("{\"type\":\"unread\",\"source\":\"x/y\",\"why\":\"cannot open: no such file\"}");
}

TEST(wire_collation_without_anything_is_whole) {
    syn_story story = {.id = SYN_STR("s0001"), .title_document = SYN_NOTHING};
    syn_stories stories = {&story, 1, NULL};
    syn_reuse reuse = {0};
    syn_collation collation = {0};
    syn_wire_append_collation(fresh(), two_documents(), &reuse, &stories, &collation);
    check_line("{\"type\":\"collation\",\"story\":\"s0001\",\"title\":null,\"period\":null,"
               "\"documents\":[],\"lineages\":[],\"keywords\":[],\"claims\":[],"
               "\"quote_families\":[],\"timeline\":[],\"brief\":[]}");
}

/// A claim with one disagreement of two values, the second one open.
static syn_claim one_claim(void) {
    static syn_statement statement = {.place = {0, {0, 12}}, .lineage = 1};
    static syn_place places[] = {{0, {2, 4}}, {1, {5, 7}}};
    static size_t lineages[] = {0, 1};
    static syn_value values[2];
    static syn_disagreement disagreement;
    values[0] =
        (syn_value){SYN_STR("forty"), true, 40, 40, true, true, {0}, &places[0], 1, lineages, 2};
    values[1] = (syn_value){SYN_STR("some"),    true,       3, 0,        true, false,
                            SYN_STR("percent"), &places[1], 1, lineages, 1};
    disagreement = (syn_disagreement){SYN_DISAGREEMENT_QUANTITY, SYN_STR("boats"), values, 2, true};
    static syn_statement perhaps = {{1, {0, 9}}, 0, true, 0.41};
    return (syn_claim){.statements = &statement,
                       .statement_count = 1,
                       .representative = {0, {0, 12}},
                       .support_documents = 1,
                       .support_lineages = 1,
                       .disagreements = &disagreement,
                       .disagreement_count = 1,
                       .perhaps = &perhaps,
                       .perhaps_count = 1};
}

TEST(wire_claim_shows_values_with_their_places) {
    size_t documents[] = {0, 1};
    syn_story story = {.id = SYN_STR("s"), .documents = documents, .document_count = 2};
    syn_stories stories = {&story, 1, NULL};
    syn_reuse reuse = {0};
    syn_claim claim = one_claim();
    syn_brief_sentence sentence = {{1, {0, 12}}, SYN_NOTHING};
    syn_collation collation = {.claims = &claim,
                               .claim_count = 1,
                               .period_start = SYN_STR("2024-04-24"),
                               .period_end = SYN_STR("2024-04-27"),
                               .brief = &sentence,
                               .brief_count = 1};
    syn_wire_append_collation(fresh(), two_documents(), &reuse, &stories, &collation);
    check_line(
        "{\"type\":\"collation\",\"story\":\"s\",\"title\":{\"document\":\"a\",\"field\":\"title\"}"
        ","
        "\"period\":[\"2024-04-24\",\"2024-04-27\"],\"documents\":[\"a\",\"b\"],\"lineages\":[],"
        "\"keywords\":[],\"claims\":[{\"claim\":0,\"statements\":[{\"document\":\"a\","
        "\"span\":[0,12],\"lineage\":1,\"certainty\":null}],\"representative\":{\"document\":\"a\","
        "\"span\":[0,12]},"
        "\"support\":{\"documents\":1,\"lineages\":1,\"speakers\":[]},\"disagreements\":["
        "{\"kind\":\"quantity\",\"thing\":\"boats\",\"values\":[{\"text\":\"forty\",\"low\":40,"
        "\"high\":40,\"unit\":null,\"places\":[{\"document\":\"a\",\"span\":[2,4]}],"
        "\"lineages\":[0,1]},{\"text\":\"some\",\"low\":3,\"high\":null,\"unit\":\"percent\","
        "\"places\":[{\"document\":\"b\",\"span\":[5,7]}],\"lineages\":[0]}],"
        "\"compatible\":true}],\"certainty\":null,\"perhaps\":[{\"document\":\"b\","
        "\"span\":[0,9],\"lineage\":0,\"certainty\":0.41}]}],\"quote_families\":[],\"timeline\":[],"
        "\"brief\":[{\"document\":\"b\",\"span\":[0,12],\"claim\":null}]}");
}

TEST(wire_quote_family_shows_differences) {
    syn_story story = {.id = SYN_STR("s"), .title_span = {0, 12}, .has_title_span = true};
    syn_stories stories = {&story, 1, NULL};
    syn_reuse reuse = {0};
    syn_family_quote quote = {1, 2, {3, 9}, 0, SYN_WORDING_REWORDED};
    syn_wording_difference difference = {{1, {4, 6}}, SYN_STR("is"), SYN_STR("was")};
    syn_quote_family family = {{0}, NULL, 0, &quote, 1, &difference, 1};
    size_t claim = 0;
    syn_timeline_entry entry = {SYN_STR("2024-04-26"), &claim, 1};
    syn_collation collation = {
        .families = &family, .family_count = 1, .timeline = &entry, .timeline_count = 1};
    syn_wire_append_collation(fresh(), two_documents(), &reuse, &stories, &collation);
    check_line(
        "{\"type\":\"collation\",\"story\":\"s\",\"title\":{\"document\":\"a\",\"span\":[0,12]},"
        "\"period\":null,\"documents\":[],\"lineages\":[],\"keywords\":[],\"claims\":[],"
        "\"quote_families\":[{\"family\":0,\"speaker\":null,\"speakers\":[],\"quotes\":["
        "{\"document\":\"b\",\"quote\":2,\"span\":[3,9],\"lineage\":0,\"status\":\"reworded\"}],"
        "\"differences\":[{\"document\":\"b\",\"majority\":\"is\",\"here\":\"was\","
        "\"span\":[4,6]}]}],\"timeline\":[{\"value\":\"2024-04-26\",\"claims\":[0]}],"
        "\"brief\":[]}");
}
