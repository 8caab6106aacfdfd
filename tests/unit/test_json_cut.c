// SPDX-License-Identifier: Apache-2.0
// A long text read apart from its line is what jansson reads, or is not read apart.
#include "unit/test.h"

#include "base/json.h"
#include "input/json_cut.h"

#define LONG \
    "The ferry to Ostermond was late again, and forty people waited on the quay in the rain."

static const size_t flags = JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL;

/// The text as it is read apart; unknown when it is not. Never anything but what jansson reads.
static syn_str read_apart(syn_str line, syn_arena *arena) {
    syn_buffer rest = {0};
    syn_str text = {0};
    json_t *object = NULL;
    if (syn__json_cut(line, SYN_STR("text"), arena, &rest, &text))
        object =
            syn_json_parse(syn_buffer_view(&rest), flags | JSON_REJECT_DUPLICATES, arena, NULL);
    syn_buffer_finish(&rest);
    if (object == NULL) return (syn_str){0};
    json_t *whole = syn_json_parse(line, flags, arena, NULL);
    CHECK(whole != NULL);
    const json_t *value = json_object_get(whole, "text");
    CHECK(json_is_string(value));
    syn_str expected = {json_string_value(value), json_string_length(value)};
    CHECK(syn_str_equal(text, expected));
    json_object_del(whole, "text");
    json_object_del(object, "text");
    CHECK(json_equal(whole, object));
    json_decref(whole);
    json_decref(object);
    return text;
}

TEST(json_cut_reads_what_jansson_reads) {
    const syn_str lines[] = {
        SYN_STR("{\"id\":\"a\",\"text\":\"" LONG "\",\"clean\":true}"),
        SYN_STR("{ \"id\" : 7 , \"list\" : [1,{\"text\":\"no\"}], \"text\" : \"" LONG "\" }"),
        SYN_STR("{\"text\":\"\\u201cYes\\u201d \\\"a\\\" \\\\ \\/ \\n\\t\\b\\f\\r \\u0000 " LONG
                "\"}"),
        SYN_STR("{\"text\":\"\xE2\x80\x9CYes\xE2\x80\x9D \x7F \xF0\x9F\x9A\xA2 " LONG "\\\\\"}"),
        SYN_STR("{\"a\":\"{\\\"text\\\":\\\"x\",\"text\":\"" LONG "\"}"),
    };
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        CHECK(syn_str_is_known(read_apart(lines[i], &arena)));
    syn_arena_finish(&arena);
}

TEST(json_cut_leaves_what_is_unusual_to_jansson) {
    const syn_str lines[] = {
        SYN_STR(""),
        SYN_STR("{"),
        SYN_STR("{\"text\""),
        SYN_STR("{\"text\":\""),
        SYN_STR("{\"text\":\"" LONG),
        SYN_STR("{\"text\":\"" LONG "\\\""),
        SYN_STR("{\"text\":\"" LONG "\""),
        SYN_STR("{\"text\":\"" LONG "\"} x"),
        SYN_STR("{\"text\":\"" LONG "\",\"text\":\"other\"}"),
        SYN_STR("{\"text\":\"" LONG "\",\"te\\u0078t\":\"other\"}"),
        SYN_STR("{\"text\":\"" LONG " \\ud83d\\udea2\"}"), // jansson knows pairs
        SYN_STR("{\"text\":\"" LONG " \\ud83d\"}"),
        SYN_STR("{\"text\":\"" LONG " \\q\"}"),
        SYN_STR("{\"text\":\"" LONG " \\u12\"}"),
        SYN_STR("{\"text\":\"" LONG " \x01\"}"),
        SYN_STR("{\"text\":\"" LONG " \0\"}"),
        SYN_STR("{\"text\":\"" LONG " \xED\xA0\x80\"}"),
        SYN_STR("{\"text\":\"" LONG " \xC0\xAF\"}"),
        SYN_STR("{\"text\":\"" LONG " \xE2\x80\"}"),
        SYN_STR("{,\"text\":\"" LONG "\"}"),
        SYN_STR("{\"a\" \"text\":\"" LONG "\"}"),
        SYN_STR("[{\"text\":\"" LONG "\"}]"),
        SYN_STR("{\"a\":{\"text\":\"" LONG "\"}}"),
        SYN_STR("{\"text\":\"short\"}"),
    };
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        CHECK(!syn_str_is_known(read_apart(lines[i], &arena)));
    syn_arena_finish(&arena);
}
