// SPDX-License-Identifier: Apache-2.0
// Rules of the input step: walking, sniffing, lines, packing.
#include "unit/folder.h"
#include "unit/reader.h"

#include "base/file.h"
#include "base/memory.h"
#include "input/input.h"
#include "input/sniff.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

static char folder[TEST_PATH_BYTES];

static const char *path_of(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put(const char *name, syn_str bytes) {
    test_folder_put(folder, name, bytes);
}

static void put_gzip(const char *name, syn_str bytes, size_t kept) {
    syn_buffer packed = {0};
    test_append_gzip(&packed, bytes);
    put(name, syn_str_slice(syn_buffer_view(&packed), 0, kept));
    syn_buffer_finish(&packed);
}

static syn_str read_all(const char *path, syn_input_format from, syn_buffer *out) {
    return test_read_all(folder, path, from, out);
}

TEST(input_walks_folders_by_sorted_names_and_skips_hidden_ones) {
    syn_buffer out = {0};
    test_folder_make(folder);
    CHECK(syn_folder_make(path_of("b"), NULL) == SYN_OK);
    put("b/z.txt", SYN_STR("three"));
    put("b/a.txt", SYN_STR("two"));
    put("a.txt", SYN_STR("one"));
    put("c.txt", SYN_STR("four"));
    put(".hidden", SYN_STR("no"));
    CHECK_TEXT(read_all(folder, SYN_FROM_AUTO, &out),
               "a.txt#0  [one]\nb/a.txt#0  [two]\nb/z.txt#0  [three]\nc.txt#0  [four]\n");
    test_folder_remove(folder);
    syn_buffer_finish(&out);
}

TEST(input_names_what_it_cannot_read_and_goes_on) {
    syn_buffer out = {0};
    test_folder_make(folder);
    put("a.txt", SYN_STR(""));
    put("b.txt", SYN_STR(" \n\t "));
    put("c.png", SYN_STR("\x89PNG\r\n\x1a\n...."));
    put("d.warc", SYN_STR("WARC/1.0\r\n"));
    put("f.txt", SYN_STR("good"));
    CHECK_TEXT(read_all(folder, SYN_FROM_AUTO, &out),
               "f.txt#0  [good]\n"
               "unread a.txt: it is empty\n"
               "unread b.txt: it holds nothing but white space\n"
               "unread c.png: it is a picture (PNG)\n"
               "unread d.warc: record 1: what stands here is no record (at byte 0)\n");
    test_folder_remove(folder);
    CHECK(syn_str_find(read_all("/tmp/there-is-no-such-file", SYN_FROM_AUTO, &out),
                       SYN_STR("cannot open"), 0) != SIZE_MAX);
    syn_buffer_finish(&out);
}

TEST(input_reads_lines_and_notes_the_bad_ones) {
    syn_buffer out = {0};
    test_folder_make(folder);
    put("a.jsonl", SYN_STR("{\"id\":\"x\",\"text\":\"one\"}\r\n\nnot json\n[1]\n{\"id\":7}\n"
                           "{\"id\":7,\"text\":\"two\",\"clean\":true}\n{\"html\":\"<p>\"}"));
    syn_str got = read_all(path_of("a.jsonl"), SYN_FROM_AUTO, &out);
    CHECK(syn_str_starts(got, SYN_STR("a.jsonl#0 x [one]\na.jsonl#1 7 [two] clean\n"
                                      "a.jsonl#2  [<p>] html\nunread a.jsonl: line 3: it is no "
                                      "JSON")));
    CHECK(syn_str_find(got, SYN_STR("line 4: it is no JSON object"), 0) != SIZE_MAX);
    CHECK(syn_str_find(got, SYN_STR("line 5: it has neither text nor html"), 0) != SIZE_MAX);
    test_folder_remove(folder);
    syn_buffer_finish(&out);
}

TEST(input_mends_lines_with_broken_characters) {
    syn_buffer out = {0};
    test_folder_make(folder);
    put("a.jsonl", SYN_STR("{\"text\":\"a\\ud83db \\ud83d\\ude00 c\xff\"}\n"));
    CHECK_TEXT(read_all(path_of("a.jsonl"), SYN_FROM_AUTO, &out),
               "a.jsonl#0  [a\xef\xbf\xbd"
               "b \xf0\x9f\x98\x80 c\xef\xbf\xbd]\nnote characters_replaced\n");
    test_folder_remove(folder);
    syn_buffer_finish(&out);
}

TEST(input_unpacks_gzip_and_keeps_what_a_cut_one_gives) {
    syn_buffer out = {0}, text = {0};
    test_folder_make(folder);
    for (size_t i = 0; i < 60; i++)
        syn_buffer_append_format(&text, "{\"id\":\"%zu\",\"text\":\"line number %zu\"}\n", i,
                                 i * i);
    put_gzip("a.gz", SYN_STR("plain words"), SIZE_MAX);
    put_gzip("b.jsonl.gz", syn_buffer_view(&text), 200);
    CHECK_TEXT(read_all(path_of("a.gz"), SYN_FROM_AUTO, &out), "a.gz#0  [plain words]\n");
    syn_str got = read_all(path_of("b.jsonl.gz"), SYN_FROM_AUTO, &out);
    CHECK(syn_str_starts(got, SYN_STR("b.jsonl.gz#0 0 [line number 0]\n")));
    CHECK(syn_str_find(got, SYN_STR("the packed data is cut short"), 0) != SIZE_MAX);
    test_folder_remove(folder);
    syn_buffer_finish(&out);
    syn_buffer_finish(&text);
}

static syn_input_format sniff(const char *name, const char *head) {
    return syn_sniff(syn_str_from(name), syn_str_from(head)).format;
}

TEST(sniff_believes_content_before_the_name) {
    CHECK(sniff("a.txt", "<!-- saved --><!DOCTYPE html><html>") == SYN_FROM_HTML);
    CHECK(sniff("a.html", "{\"text\":\"x\"}") == SYN_FROM_JSONL);
    CHECK(sniff("a", "<?xml version=\"1.0\"?>\n<html xmlns='x'>") == SYN_FROM_HTML);
    CHECK(sniff("a.xml", "<?xml version=\"1.0\"?><!-- x --><feed xmlns='x'>") == SYN_FROM_FEED);
    CHECK(sniff("a.txt", "WARC/1.1\r\n") == SYN_FROM_WARC);
    CHECK(sniff("a.txt", "He said {so} and <left>.") == SYN_FROM_TEXT);
    CHECK(sniff("a.html", "words first <p>then tags") == SYN_FROM_HTML);
    CHECK(sniff("a.json", "{\n  \"text\": \"x\"}") == SYN_FROM_JSONL);
    CHECK(sniff("a.json", "[{\"text\": \"x\"}]") == SYN_FROM_JSONL);
    CHECK(sniff("a", "{\"version\": \"https://jsonfeed.org/version/1.1\"}") == SYN_FROM_FEED);
    CHECK(sniff("a.txt", "[Oslo] {said}") == SYN_FROM_TEXT);
    CHECK(sniff("a.jsonl.gz", "not json at first\n{}") == SYN_FROM_JSONL);
}

TEST(sniff_refuses_binary_data_but_bears_a_stray_nul) {
    syn_str noise = {"\1\2\3\4\5\6\7\0ab\0\0\1cd", 15};
    CHECK(syn_sniff(SYN_STR("a.bin"), noise).refusal != NULL);
    syn_str text = {"a text of some forty bytes, with one \0 in it", 44};
    CHECK(syn_sniff(SYN_STR("a.txt"), text).format == SYN_FROM_TEXT);
    syn_str wide = {"<\0h\0t\0m\0l\0>\0", 12};
    CHECK(syn_sniff(SYN_STR("a"), wide).format == SYN_FROM_HTML);
}

TEST(input_survives_every_failed_allocation_and_read) {
    test_folder_make(folder);
    CHECK(syn_folder_make(path_of("b"), NULL) == SYN_OK);
    put("a.jsonl", SYN_STR("{\"id\":\"x\",\"text\":\"one\",\"authors\":[\"A B\"]}\nbad\n"));
    put("b/c.txt", SYN_STR("two"));
    put_gzip("d.gz", SYN_STR("plain words"), SIZE_MAX);
    size_t records, unread;
    syn_status status = SYN_NO_MEMORY;
    for (size_t nth = 1; status != SYN_END && nth < 1000; nth++) {
        syn__memory_fail_at(nth, true);
        status = test_read_to_end(folder, &records, &unread);
        syn__memory_fail_at(0, false);
        CHECK(status == SYN_END || status == SYN_NO_MEMORY);
    }
    CHECK(records == 3 && unread == 1);
    for (size_t nth = 1; nth < 60; nth++) { // a file that fails is named, the others are read
        syn__file_fail_at(nth);
        status = test_read_to_end(folder, &records, &unread);
        syn__file_fail_at(0);
        CHECK(status == SYN_END && records + unread >= 1);
    }
    test_folder_remove(folder);
}

TEST(input_cuts_what_unpacks_without_end) {
    test_folder_make(folder);
    gzFile file = gzopen(path_of("a.txt.gz"), "wb");
    CHECK(file != NULL);
    char piece[1 << 16];
    memset(piece, 'a', sizeof piece);
    piece[100] = ' ';
    for (size_t i = 0; i < 1024; i++)
        CHECK(gzwrite(file, piece, sizeof piece) == (int)sizeof piece);
    gzclose(file);
    const char *path = path_of("a.txt.gz");
    syn_input *input;
    syn_record *record = NULL;
    CHECK(syn_input_open(&path, 1, SYN_FROM_AUTO, &input, NULL) == SYN_OK);
    CHECK(syn_input_next(input, &record, NULL) == SYN_OK);
    if (record != NULL) {
        CHECK(record->raw.size < sizeof piece * 512 && record->note_count == 1);
        CHECK_TEXT(syn_str_from(record->notes[0].code), "input_cut");
    }
    syn_record_free(record);
    syn_input_close(input);
    test_folder_remove(folder);
}
