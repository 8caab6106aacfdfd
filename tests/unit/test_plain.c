// SPDX-License-Identifier: Apache-2.0
// The rules of src/report/plain.c: what the news says stays text in a line, a cell and Markdown.
#include "unit/test.h"

#include "report/plain.h"

static bool becomes(const char *text, size_t size, syn_plain_style style, const char *wanted) {
    syn_buffer out = {0};
    syn__plain_append(&out, (syn_str){text, size}, 60, style);
    bool is_same = syn_str_equal(syn_buffer_view(&out), syn_str_from(wanted));
    if (!is_same) CHECK_TEXT(syn_buffer_view(&out), wanted);
    syn_buffer_finish(&out);
    return is_same;
}
#define BECOMES(text, style, wanted) CHECK(becomes(text, sizeof(text) - 1, style, wanted))

TEST(plain_white_space_is_one_space_and_none_at_the_ends) {
    BECOMES(" \n The\t \nbell  rang \n", SYN_PLAIN_LINE, "The bell rang");
    BECOMES("", SYN_PLAIN_LINE, "");
    BECOMES(" \n ", SYN_PLAIN_MARKDOWN, "");
}

TEST(plain_control_characters_and_overrides_are_tamed) {
    BECOMES("a\x1b[31m\0b\xE2\x80\xAE"
            "c",
            SYN_PLAIN_LINE,
            "a\xEF\xBF\xBD[31m\xEF\xBF\xBD"
            "b\xEF\xBF\xBD"
            "c");
    BECOMES("a\xff", SYN_PLAIN_CELL, "a\xEF\xBF\xBD");
}

TEST(plain_long_text_is_cut_at_a_word) {
    BECOMES("one two three four five six seven eight nine ten eleven twelve thirteen",
            SYN_PLAIN_LINE, "one two three four five six seven eight nine ten eleven ...");
}

TEST(plain_quote_in_a_cell_is_doubled) {
    BECOMES("The \"old\" bell, at 9", SYN_PLAIN_CELL, "The \"\"old\"\" bell, at 9");
}

TEST(plain_formula_is_seen_behind_what_is_not_seen) {
    static const char *const formulas[] = {"=1+1",
                                           "+1",
                                           "-1",
                                           "@SUM(A1)",
                                           " \n=1",
                                           "\xEF\xBB\xBF=1",
                                           "\xE2\x80\x8B+1",
                                           ("\xEF\xBC\x9D"
                                            "1"),
                                           "'=1",
                                           "\xC2\xA0=1"};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        if (!syn__plain_is_formula(syn_str_from(formulas[i])))
            CHECK_TEXT(syn_str_from(formulas[i]), "a formula");
    CHECK(!syn__plain_is_formula(SYN_STR("41 - or 27")));
    CHECK(!syn__plain_is_formula(SYN_STR("")));
    CHECK(!syn__plain_is_formula(SYN_STR("\xE2\x80\x9C=1\xE2\x80\x9D")));
}

TEST(plain_markdown_is_escaped) {
    BECOMES("<b>*a*</b> [x](y) `c` _d_ #e |f| \\", SYN_PLAIN_MARKDOWN,
            "\\<b\\>\\*a\\*\\</b\\> \\[x\\](y) \\`c\\` \\_d\\_ \\#e \\|f\\| \\\\");
    BECOMES("&lt; &#60; Oak & Elm", SYN_PLAIN_MARKDOWN, "\\&lt; \\&\\#60; Oak & Elm");
    BECOMES("at 9:40, https://a.example b@c.example", SYN_PLAIN_MARKDOWN,
            "at 9:40, https\\://a.example b\\@c.example");
}

TEST(plain_text_begins_no_list) {
    BECOMES("- no item", SYN_PLAIN_MARKDOWN, "\\- no item");
    BECOMES("+ no item", SYN_PLAIN_MARKDOWN, "\\+ no item");
    BECOMES("12. January", SYN_PLAIN_MARKDOWN, "12\\. January");
    BECOMES("3) no item", SYN_PLAIN_MARKDOWN, "3\\) no item");
    BECOMES("27 people. 3", SYN_PLAIN_MARKDOWN, "27 people. 3");
}
