// SPDX-License-Identifier: Apache-2.0
// Rules of decoding records to UTF-8.
#include "unit/test.h"

#include "base/utf8.h"
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

TEST(charset_every_label_of_the_encoding_standard_is_known) {
    // clang-format off
    static const char *const rows[][2] = {
        {"866", "IBM866"}, {"ansi_x3.4-1968", "windows-1252"},
        {"arabic", "ISO-8859-6"}, {"ascii", "windows-1252"},
        {"asmo-708", "ISO-8859-6"}, {"big5", "Big5"},
        {"big5-hkscs", "Big5"}, {"chinese", "GBK"},
        {"cn-big5", "Big5"}, {"cp1250", "windows-1250"},
        {"cp1251", "windows-1251"}, {"cp1252", "windows-1252"},
        {"cp1253", "windows-1253"}, {"cp1254", "windows-1254"},
        {"cp1255", "windows-1255"}, {"cp1256", "windows-1256"},
        {"cp1257", "windows-1257"}, {"cp1258", "windows-1258"},
        {"cp819", "windows-1252"}, {"cp866", "IBM866"},
        {"csbig5", "Big5"}, {"cseuckr", "EUC-KR"},
        {"cseucpkdfmtjapanese", "EUC-JP"}, {"csgb2312", "GBK"},
        {"csibm866", "IBM866"}, {"csiso2022jp", "ISO-2022-JP"},
        {"csiso2022kr", "ISO-2022-KR"}, {"csiso58gb231280", "GBK"},
        {"csiso88596e", "ISO-8859-6"}, {"csiso88596i", "ISO-8859-6"},
        {"csiso88598e", "ISO-8859-8"}, {"csiso88598i", "ISO-8859-8-I"},
        {"csisolatin1", "windows-1252"}, {"csisolatin2", "ISO-8859-2"},
        {"csisolatin3", "ISO-8859-3"}, {"csisolatin4", "ISO-8859-4"},
        {"csisolatin5", "windows-1254"}, {"csisolatin6", "ISO-8859-10"},
        {"csisolatin9", "ISO-8859-15"}, {"csisolatinarabic", "ISO-8859-6"},
        {"csisolatincyrillic", "ISO-8859-5"}, {"csisolatingreek", "ISO-8859-7"},
        {"csisolatinhebrew", "ISO-8859-8"}, {"cskoi8r", "KOI8-R"},
        {"csksc56011987", "EUC-KR"}, {"csmacintosh", "macintosh"},
        {"csshiftjis", "Shift_JIS"}, {"csunicode", "UTF-16LE"},
        {"cyrillic", "ISO-8859-5"}, {"dos-874", "windows-874"},
        {"ecma-114", "ISO-8859-6"}, {"ecma-118", "ISO-8859-7"},
        {"elot_928", "ISO-8859-7"}, {"euc-jp", "EUC-JP"},
        {"euc-kr", "EUC-KR"}, {"gb18030", "gb18030"},
        {"gb2312", "GBK"}, {"gb_2312", "GBK"},
        {"gb_2312-80", "GBK"}, {"gbk", "GBK"},
        {"greek", "ISO-8859-7"}, {"greek8", "ISO-8859-7"},
        {"hebrew", "ISO-8859-8"}, {"hz-gb-2312", "HZ-GB-2312"},
        {"ibm819", "windows-1252"}, {"ibm866", "IBM866"},
        {"iso-10646-ucs-2", "UTF-16LE"}, {"iso-2022-cn", "ISO-2022-CN"},
        {"iso-2022-cn-ext", "ISO-2022-CN"}, {"iso-2022-jp", "ISO-2022-JP"},
        {"iso-2022-kr", "ISO-2022-KR"}, {"iso-8859-1", "windows-1252"},
        {"iso-8859-10", "ISO-8859-10"}, {"iso-8859-11", "windows-874"},
        {"iso-8859-13", "ISO-8859-13"}, {"iso-8859-14", "ISO-8859-14"},
        {"iso-8859-15", "ISO-8859-15"}, {"iso-8859-16", "ISO-8859-16"},
        {"iso-8859-2", "ISO-8859-2"}, {"iso-8859-3", "ISO-8859-3"},
        {"iso-8859-4", "ISO-8859-4"}, {"iso-8859-5", "ISO-8859-5"},
        {"iso-8859-6", "ISO-8859-6"}, {"iso-8859-6-e", "ISO-8859-6"},
        {"iso-8859-6-i", "ISO-8859-6"}, {"iso-8859-7", "ISO-8859-7"},
        {"iso-8859-8", "ISO-8859-8"}, {"iso-8859-8-e", "ISO-8859-8"},
        {"iso-8859-8-i", "ISO-8859-8-I"}, {"iso-8859-9", "windows-1254"},
        {"iso-ir-100", "windows-1252"}, {"iso-ir-101", "ISO-8859-2"},
        {"iso-ir-109", "ISO-8859-3"}, {"iso-ir-110", "ISO-8859-4"},
        {"iso-ir-126", "ISO-8859-7"}, {"iso-ir-127", "ISO-8859-6"},
        {"iso-ir-138", "ISO-8859-8"}, {"iso-ir-144", "ISO-8859-5"},
        {"iso-ir-148", "windows-1254"}, {"iso-ir-149", "EUC-KR"},
        {"iso-ir-157", "ISO-8859-10"}, {"iso-ir-58", "GBK"},
        {"iso8859-1", "windows-1252"}, {"iso8859-10", "ISO-8859-10"},
        {"iso8859-11", "windows-874"}, {"iso8859-13", "ISO-8859-13"},
        {"iso8859-14", "ISO-8859-14"}, {"iso8859-15", "ISO-8859-15"},
        {"iso8859-2", "ISO-8859-2"}, {"iso8859-3", "ISO-8859-3"},
        {"iso8859-4", "ISO-8859-4"}, {"iso8859-5", "ISO-8859-5"},
        {"iso8859-6", "ISO-8859-6"}, {"iso8859-7", "ISO-8859-7"},
        {"iso8859-8", "ISO-8859-8"}, {"iso8859-9", "windows-1254"},
        {"iso88591", "windows-1252"}, {"iso885910", "ISO-8859-10"},
        {"iso885911", "windows-874"}, {"iso885913", "ISO-8859-13"},
        {"iso885914", "ISO-8859-14"}, {"iso885915", "ISO-8859-15"},
        {"iso88592", "ISO-8859-2"}, {"iso88593", "ISO-8859-3"},
        {"iso88594", "ISO-8859-4"}, {"iso88595", "ISO-8859-5"},
        {"iso88596", "ISO-8859-6"}, {"iso88597", "ISO-8859-7"},
        {"iso88598", "ISO-8859-8"}, {"iso88599", "windows-1254"},
        {"iso_8859-1", "windows-1252"}, {"iso_8859-15", "ISO-8859-15"},
        {"iso_8859-1:1987", "windows-1252"}, {"iso_8859-2", "ISO-8859-2"},
        {"iso_8859-2:1987", "ISO-8859-2"}, {"iso_8859-3", "ISO-8859-3"},
        {"iso_8859-3:1988", "ISO-8859-3"}, {"iso_8859-4", "ISO-8859-4"},
        {"iso_8859-4:1988", "ISO-8859-4"}, {"iso_8859-5", "ISO-8859-5"},
        {"iso_8859-5:1988", "ISO-8859-5"}, {"iso_8859-6", "ISO-8859-6"},
        {"iso_8859-6:1987", "ISO-8859-6"}, {"iso_8859-7", "ISO-8859-7"},
        {"iso_8859-7:1987", "ISO-8859-7"}, {"iso_8859-8", "ISO-8859-8"},
        {"iso_8859-8:1988", "ISO-8859-8"}, {"iso_8859-9", "windows-1254"},
        {"iso_8859-9:1989", "windows-1254"}, {"koi", "KOI8-R"},
        {"koi8", "KOI8-R"}, {"koi8-r", "KOI8-R"},
        {"koi8-ru", "KOI8-U"}, {"koi8-u", "KOI8-U"},
        {"koi8_r", "KOI8-R"}, {"korean", "EUC-KR"},
        {"ks_c_5601-1987", "EUC-KR"}, {"ks_c_5601-1989", "EUC-KR"},
        {"ksc5601", "EUC-KR"}, {"ksc_5601", "EUC-KR"},
        {"l1", "windows-1252"}, {"l2", "ISO-8859-2"},
        {"l3", "ISO-8859-3"}, {"l4", "ISO-8859-4"},
        {"l5", "windows-1254"}, {"l6", "ISO-8859-10"},
        {"l9", "ISO-8859-15"}, {"latin1", "windows-1252"},
        {"latin2", "ISO-8859-2"}, {"latin3", "ISO-8859-3"},
        {"latin4", "ISO-8859-4"}, {"latin5", "windows-1254"},
        {"latin6", "ISO-8859-10"}, {"logical", "ISO-8859-8-I"},
        {"mac", "macintosh"}, {"macintosh", "macintosh"},
        {"ms932", "Shift_JIS"}, {"ms_kanji", "Shift_JIS"},
        {"shift-jis", "Shift_JIS"},
        {"shift_jis", "Shift_JIS"}, {"sjis", "Shift_JIS"},
        {"sun_eu_greek", "ISO-8859-7"}, {"tis-620", "windows-874"},
        {"ucs-2", "UTF-16LE"}, {"unicode", "UTF-16LE"},
        {"unicode-1-1-utf-8", "UTF-8"}, {"unicode11utf8", "UTF-8"},
        {"unicode20utf8", "UTF-8"}, {"unicodefeff", "UTF-16LE"},
        {"unicodefffe", "UTF-16BE"}, {"us-ascii", "windows-1252"},
        {"utf-16", "UTF-16LE"}, {"utf-16be", "UTF-16BE"},
        {"utf-16le", "UTF-16LE"}, {"utf-8", "UTF-8"},
        {"utf8", "UTF-8"}, {"visual", "ISO-8859-8"},
        {"windows-1250", "windows-1250"}, {"windows-1251", "windows-1251"},
        {"windows-1252", "windows-1252"}, {"windows-1253", "windows-1253"},
        {"windows-1254", "windows-1254"}, {"windows-1255", "windows-1255"},
        {"windows-1256", "windows-1256"}, {"windows-1257", "windows-1257"},
        {"windows-1258", "windows-1258"}, {"windows-31j", "Shift_JIS"},
        {"windows-874", "windows-874"}, {"windows-949", "EUC-KR"},
        {"x-cp1250", "windows-1250"}, {"x-cp1251", "windows-1251"},
        {"x-cp1252", "windows-1252"}, {"x-cp1253", "windows-1253"},
        {"x-cp1254", "windows-1254"}, {"x-cp1255", "windows-1255"},
        {"x-cp1256", "windows-1256"}, {"x-cp1257", "windows-1257"},
        {"x-cp1258", "windows-1258"}, {"x-euc-jp", "EUC-JP"},
        {"x-gbk", "GBK"}, {"x-mac-cyrillic", "x-mac-cyrillic"},
        {"x-mac-roman", "macintosh"}, {"x-mac-ukrainian", "x-mac-cyrillic"},
        {"x-sjis", "Shift_JIS"}, {"x-unicode20utf8", "UTF-8"},
        {"x-user-defined", "x-user-defined"}, {"x-x-big5", "Big5"},
    };
    // clang-format on
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const syn_encoding *found = syn__encoding_from_label(syn_str_from(rows[i][0]));
        CHECK(found != NULL);
        if (found != NULL) CHECK_TEXT(syn_str_from(found->name), rows[i][1]);
    }
    size_t count;
    const syn_encoding *list = syn__encoding_list(&count);
    uint16_t table[128];
    for (size_t i = 0; i < count; i++)
        CHECK(list[i].kind != SYN_ENCODING_SINGLE || syn__encoding_get_table(&list[i], table));
    CHECK(syn__encoding_from_label(SYN_STR("replacement")) == NULL);
}

TEST(charset_utf16_in_a_meta_is_utf8_and_user_defined_is_windows_1252) {
    syn_arena arena = {0};
    CHECK_TEXT(decode(SYN_STR("<meta charset=utf-16le>br\xc3\xbc"
                              "cke"),
                      SYN_CONTENT_HTML, NULL, &arena)
                   .text,
               "<meta charset=utf-16le>brücke");
    CHECK_TEXT(
        decode(SYN_STR("<meta charset=x-user-defined>caf\xe9"), SYN_CONTENT_HTML, NULL, &arena)
            .text,
        "<meta charset=x-user-defined>café");
    syn_arena_finish(&arena);
}

TEST(charset_a_declaration_that_the_bytes_deny_is_not_believed) {
    // "Мост через реку закрыт до осени" in windows-1251, said to be Latin 1 by the server
    syn_str raw = SYN_STR("<meta charset=windows-1251>\xcc\xee\xf1\xf2 \xf7\xe5\xf0\xe5\xe7 "
                          "\xf0\xe5\xea\xf3 \xe7\xe0\xea\xf0\xfb\xf2 \xe4\xee "
                          "\xee\xf1\xe5\xed\xe8");
    syn_arena arena = {0};
    const char *good = "<meta charset=windows-1251>Мост через реку закрыт до осени";
    CHECK_TEXT(decode(raw, SYN_CONTENT_HTML, "iso-8859-1", &arena).text, good);
    CHECK_TEXT(decode(raw, SYN_CONTENT_HTML, "utf-8", &arena).text, good);
    raw = syn_str_slice(raw, 27, raw.size);
    CHECK_TEXT(decode(raw, SYN_CONTENT_TEXT, "iso-8859-1", &arena).text,
               "Мост через реку закрыт до осени");
    CHECK_TEXT(decode(SYN_STR("fermé"), SYN_CONTENT_TEXT, "windows-1251", &arena).text, "fermé");
    CHECK_TEXT(decode(SYN_STR("d\xe9j\xe0 vu"), SYN_CONTENT_TEXT, "utf-8", &arena).text, "déjà vu");
    syn_arena_finish(&arena);
}

TEST(charset_islands_of_a_declared_set_inside_of_utf8) {
    syn_arena arena = {0};
    CHECK_TEXT(
        decode(SYN_STR("мост закрыт до осени \xe4\xe0."), SYN_CONTENT_TEXT, "windows-1251", &arena)
            .text,
        "мост закрыт до осени да.");
    syn_arena_finish(&arena);
}

TEST(charset_seven_bit_sets_are_told_by_their_escapes) {
    static const char *const rows[][2] = {
        {"\x1b$B66\x1b(B.", "橋."},   {"\x1b$)C\x0e\x34\x59\x38\x2e\x0f.", "다리."},
        {"~{GE~}, ~{GE~}", "桥, 桥"}, {"if (~{ a }) ~b", "if (~{ a }) ~b"},
        {"Hi +AGE-", "Hi +AGE-"}, // UTF-7 is refused
    };
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_TEXT(decode(syn_str_from(rows[i][0]), SYN_CONTENT_TEXT, NULL, &arena).text,
                   rows[i][1]);
    syn_arena_finish(&arena);
}

TEST(charset_johab_is_spelled_by_letters) {
    // "다리" and "水" (through KS X 1001), a lone ㄱ, a byte that begins nothing
    syn_arena arena = {0};
    CHECK_TEXT(decode(SYN_STR("\x94\x61\x9f\xa1 \xec\x39 \x88\x41 \xff"), SYN_CONTENT_TEXT, "johab",
                      &arena)
                   .text,
               "다리 水 ㄱ \xef\xbf\xbd");
    syn_arena_finish(&arena);
}

TEST(charset_is_guessed_for_many_scripts) {
    static const struct {
        const char *bytes, *name;
    } rows[] = {
        {"\xd4\xef \xe3\xe5\xf6\xfd\xf1\xe9 \xdd\xea\xeb\xe5\xe9\xf3\xe5 \xf7\xe8\xe5\xf2",
         "windows-1253"}, // Το γεφύρι έκλεισε χθες
        {"\xe4\xe2\xf9\xf8 \xf0\xf1\xe2\xf8 \xe0\xfa\xee\xe5\xec",
         "windows-1255"}, // הגשר נסגר אתמול
        {"\xb5\xcc\xb8\xae\xb4\xc2 \xb0\xa1\xc0\xbb\xb1\xee\xc1\xf6", "EUC-KR"}, // 다리는 가을까지
        {"\xc7\xc5\xd2\xd1\xb9\xd8\xb1\xd5\xd6\xb1\xb5\xbd\xc7\xef\xcc\xec",
         "GBK"}, // 桥已关闭直到秋天
        {"Most p\xf8"
         "es \xf8"
         "eku je zav\xf8"
         "en\xfd, \xf8"
         "ekla m\xec"
         "stsk\xe1 rada",
         "windows-1250"},
        {"K\xf6pr\xfc sonbahara kadar kapal\xfd kalacak, dedi ba\xfekan", "windows-1254"},
    };
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_TEXT(detect(syn_str_from(rows[i].bytes), &arena), rows[i].name);
    syn_arena_finish(&arena);
}

TEST(charset_bytes_of_no_set_are_linear_and_well_formed) {
    syn_arena arena = {0};
    size_t size = 1 << 20;
    char *bytes = syn_arena_alloc(&arena, size);
    if (bytes == NULL) return;
    uint32_t state = 1;
    for (size_t i = 0; i < size; i++) {
        state = state * 1664525u + 1013904223u;
        bytes[i] = (char)(state >> 24);
    }
    syn_decoded decoded = decode((syn_str){bytes, size}, SYN_CONTENT_HTML, NULL, &arena);
    CHECK(syn_utf8_find_bad(decoded.text) == decoded.text.size && decoded.text.size > 0);
    syn_arena_finish(&arena);
}
