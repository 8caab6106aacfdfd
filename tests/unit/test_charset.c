// SPDX-License-Identifier: Apache-2.0
// Rules of decoding records to UTF-8.
#include "unit/test.h"

#include "input/charset.h"
#include "input/detect.h"
#include "input/record.h"

static syn_decoded decode(syn_str raw, syn_record_content content, const char *declared,
                          syn_arena *arena) {
    syn_decoded decoded;
    syn_charset_decode(raw, syn_str_from(declared), content == SYN_CONTENT_HTML, arena, &decoded);
    // Runs cover the text in order, and same runs are the raw bytes.
    for (size_t i = 0; i < decoded.run_count; i++) {
        syn_run run = decoded.runs[i], next = decoded.runs[i + 1];
        CHECK(run.start <= next.start && next.raw <= raw.size);
        syn_str part = syn_str_slice(decoded.text, run.start, next.start);
        if (run.kind == SYN_RUN_SAME)
            CHECK(syn_str_equal(part, syn_str_slice(raw, run.raw, run.raw + part.size)));
    }
    return decoded;
}

static syn_str detect(syn_str raw, syn_arena *arena) {
    return syn_str_from(syn__charset_detect(raw, false, arena)->name);
}

TEST(charset_well_formed_utf8_is_not_copied_and_marks_are_left_out) {
    syn_arena arena = {0};
    syn_str raw = SYN_STR("\xef\xbb\xbf"
                          "br\xc3\xbc"
                          "cke");
    syn_decoded decoded = decode(raw, SYN_CONTENT_TEXT, "ISO-8859-1", &arena);
    CHECK_TEXT(decoded.text, "br\xc3\xbc"
                             "cke");
    CHECK(decoded.text.data == raw.data + 3 && decoded.run_count == 1);
    syn_arena_finish(&arena);
}

TEST(charset_declared_is_read_as_browsers_do) {
    syn_arena arena = {0};
    syn_str raw = SYN_STR("<meta charset=\"iso-8859-1\">\x93"
                          "br\xfc"
                          "cke\x94");
    CHECK_TEXT(decode(raw, SYN_CONTENT_HTML, NULL, &arena).text,
               "<meta charset=\"iso-8859-1\">\xe2\x80\x9c"
               "br\xc3\xbc"
               "cke\xe2\x80\x9d");
    raw = SYN_STR("\xcf\xf0\xe8\xe2\xe5\xf2, <b>\xec\xe8\xf0</b>");
    syn_decoded decoded = decode(raw, SYN_CONTENT_HTML, "windows-1251", &arena);
    CHECK_TEXT(decoded.text, "Привет, <b>мир</b>");
    syn_span span = syn_decoded_get_raw(&decoded, (syn_span){17, 23}); // the second word
    CHECK(span.start == 11 && span.end == 14);
    syn_arena_finish(&arena);
}

TEST(charset_single_bad_bytes_do_not_spoil_utf8) {
    syn_arena arena = {0};
    syn_str raw =
        SYN_STR("a \xc3\xbc b \xc3\xa4 c \xc3\xb6 d \xc3\xbc e \xc3\xbc f \x92 g \xe2\x80");
    CHECK_TEXT(
        decode(raw, SYN_CONTENT_TEXT, NULL, &arena).text,
        "a \xc3\xbc b \xc3\xa4 c \xc3\xb6 d \xc3\xbc e \xc3\xbc f \xe2\x80\x99 g \xef\xbf\xbd");
    syn_arena_finish(&arena);
}

TEST(charset_is_guessed_by_the_letters_of_languages) {
    // "Совет города решил починить мост" in IBM866
    syn_str raw = SYN_STR("\x91\xae\xa2\xa5\xe2 \xa3\xae\xe0\xae\xa4\xa0 \xe0\xa5\xe8\xa8\xab "
                          "\xaf\xae\xe7\xa8\xad\xa8\xe2\xec \xac\xae\xe1\xe2");
    syn_arena arena = {0};
    CHECK_TEXT(decode(raw, SYN_CONTENT_TEXT, NULL, &arena).text,
               "Совет города решил починить мост");
    CHECK_TEXT(detect(SYN_STR("caf\xe9 cr\xe8me na\xefve \xe0 la carte d\xe9j\xe0 "
                              "vu \xe9t\xe9 No\xebl gar\xe7on"),
                      &arena),
               "windows-1252");
    syn_arena_finish(&arena);
}

TEST(charset_wide_text_without_mark_is_seen) {
    syn_arena arena = {0};
    syn_str raw = {"B\0r\0i\0d\0g\0e\0 \0f\0a\0l\0l\0s\0", 24};
    CHECK_TEXT(decode(raw, SYN_CONTENT_TEXT, NULL, &arena).text, "Bridge falls");
    CHECK_TEXT(decode((syn_str){"\xff\xfe"
                                "a\0\x3d\xd8\x00\xde",
                                8},
                      SYN_CONTENT_TEXT, NULL, &arena)
                   .text,
               "a\xf0\x9f\x98\x80");
    syn_arena_finish(&arena);
}

TEST(charset_labels_that_are_unsafe_or_unknown_are_refused) {
    CHECK(syn__encoding_from_label(SYN_STR("utf-7")) == NULL);
    CHECK(syn__encoding_from_label(SYN_STR("no-such-set")) == NULL);
    CHECK(syn__encoding_from_label(SYN_STR("utf-8,version=1")) == NULL);
    CHECK(syn__encoding_from_label(SYN_STR("")) == NULL);
    CHECK_TEXT(syn_str_from(syn__encoding_from_label(SYN_STR(" LATIN1 "))->name), "windows-1252");
    CHECK_TEXT(syn__charset_find_declared(SYN_STR(
                   "<!-- <meta --><META http-equiv=x content='text/html; charset=koi8-r'>")),
               "koi8-r");
    CHECK_TEXT(syn__charset_find_declared(SYN_STR("<?xml version='1.0' encoding='utf-8'?>")),
               "utf-8");
}
