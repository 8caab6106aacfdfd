// SPDX-License-Identifier: Apache-2.0
// Rules of archives: WARC and ARC records, their packing, their bodies' codings, and damage.
#include "unit/folder.h"
#include "unit/reader.h"

#include "base/file.h"
#include "base/memory.h"

#include <stdio.h>
#include <zlib.h>
#include <zstd.h>

static char folder[TEST_PATH_BYTES];
static syn_buffer file, out, member;

static void begin(void) {
    test_folder_make(folder);
    syn_buffer_clear(&file);
    syn_buffer_clear(&member);
}

static void end(void) {
    test_folder_remove(folder);
    syn_buffer_finish(&file);
    syn_buffer_finish(&member);
    syn_buffer_finish(&out);
}

static const char *path_of(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/// What reading the file gives, its name left out.
static syn_str read_file(const char *name) {
    test_folder_put(folder, name, syn_buffer_view(&file));
    return test_read_all(path_of(name), path_of(name), SYN_FROM_AUTO, &out);
}

/// A record whose header says what `length` is, however long the block is.
static void append_claiming(syn_buffer *to, const char *type, const char *url, const char *length,
                            syn_str block) {
    syn_buffer_append_format(to,
                             "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
                             "WARC-Date: 2024-04-26T10:00:00Z\r\nContent-Length: %s\r\n\r\n",
                             type, url, length);
    syn_buffer_append_str(to, block);
    SYN_APPEND(to, "\r\n\r\n");
}

static void append_record(syn_buffer *to, const char *type, const char *url, syn_str block) {
    char length[24];
    snprintf(length, sizeof length, "%zu", block.size);
    append_claiming(to, type, url, length, block);
}

/// A response with these header lines and this body.
static void append_response(syn_buffer *to, const char *url, const char *header, syn_str body) {
    syn_buffer block = {0};
    syn_buffer_append_format(&block, "HTTP/1.1 200 OK\r\n%s\r\n", header);
    syn_buffer_append_str(&block, body);
    append_record(to, "response", url, syn_buffer_view(&block));
    syn_buffer_finish(&block);
}

#define PAGE "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>a page"

// ---- what is read

TEST(warc_gives_responses_resources_and_conversions) {
    begin();
    append_record(&file, "warcinfo", "urn:x", SYN_STR("software: none\r\n"));
    append_record(&file, "request", "http://a/", SYN_STR("GET / HTTP/1.1\r\n\r\n"));
    append_response(&file, "http://a/1", "Content-Type: text/html\r\n", SYN_STR("<p>one"));
    append_record(&file, "resource", "http://a/2", SYN_STR("<html><p>two"));
    append_record(&file, "conversion", "http://a/3", SYN_STR("three words here"));
    append_record(&file, "revisit", "http://a/4", SYN_STR(PAGE));
    CHECK_TEXT(read_file("a.warc"), "#0 http://a/1 [<p>one] html @265\n"
                                    "#1 http://a/2 [<html><p>two] html @434\n"
                                    "#2 http://a/3 [three words here] @565\n");
    end();
}

TEST(warc_passes_over_failed_requests_pictures_and_scripts) {
    begin();
    append_record(&file, "response", "http://a/1",
                  SYN_STR("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>none"));
    append_record(&file, "response", "http://a/2",
                  SYN_STR("HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n<p>moved"));
    append_response(&file, "http://a/3", "Content-Type: image/png\r\n",
                    SYN_STR("\x89PNG\r\n\x1a\n...."));
    append_response(&file, "http://a/4", "Content-Type: text/css\r\n", SYN_STR("p { color: red }"));
    append_response(&file, "http://a/5", "Content-Type: application/json\r\n",
                    SYN_STR("{\"text\": \"x\"}"));
    append_response(&file, "http://a/6", "Content-Type: text/html\r\n", SYN_STR(""));
    append_record(&file, "response", "dns:a", SYN_STR("20240426100000\na. 1 IN A 127.0.0.1\n"));
    CHECK_TEXT(read_file("a.warc"), "");
    end();
}

TEST(warc_believes_the_body_before_its_content_type) {
    begin();
    append_response(&file, "http://a/1", "Content-Type: application/octet-stream\r\n",
                    SYN_STR("<!DOCTYPE html><p>one"));
    append_response(&file, "http://a/2", "Content-Type: text/html\r\n",
                    SYN_STR("\x89PNG\r\n\x1a\n...."));
    append_response(&file, "http://a/3", "Content-Type: text/html; charset=\"koi8-r\"\r\n",
                    SYN_STR("words without a tag"));
    append_response(&file, "http://a/4", "", SYN_STR("words of no type"));
    CHECK_TEXT(read_file("a.warc"), "#0 http://a/1 [<!DOCTYPE html><p>one] html @0\n"
                                    "#1 http://a/3 [words without a tag] @374\n"
                                    "#2 http://a/4 [words of no type] @574\n");
    end();
}

TEST(warc_address_loses_angle_brackets_and_blanks) {
    begin();
    append_response(&file, "<http://a/b>", "", SYN_STR("<p>one"));
    append_response(&file, "http://a/b c d", "", SYN_STR("<p>two"));
    CHECK_TEXT(read_file("a.warc"), "#0 http://a/b [<p>one] html @0\n"
                                    "#1 http://a/b%20c%20d [<p>two] html @146\n");
    end();
}

TEST(arc_lines_are_read_from_their_end) {
    begin();
    SYN_APPEND(&file, "filedesc://x.arc 0.0.0.0 20010101000000 text/plain 15\n1 0 Somebody\n\n\n");
    SYN_APPEND(&file, "http://a/b c.html 127.0.0.1 20010101000000 text/html 47\n"
                      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nabc\n");
    SYN_APPEND(&file, "http://a/2 127.0.0.1 20010101000000 text/html 200 - - 0 x.arc 6\n<p>two\n");
    SYN_APPEND(&file, "http://a/3 127.0.0.1 20010101000000 text/html -1\n<p>three\n");
    CHECK_TEXT(read_file("a.arc"), "#0 http://a/b%20c.html [abc] @69\n"
                                   "#1 http://a/2 [<p>two] html @173\n"
                                   "#2 http://a/3 [<p>three] html @244\nnote length_wrong\n");
    end();
}

// ---- packing of the file

static void pack_member(const char *url, syn_str body) {
    syn_buffer_clear(&member);
    append_response(&member, url, "Content-Type: text/html\r\n", body);
    test_append_gzip(&file, syn_buffer_view(&member));
}

TEST(warc_in_gzip_members_keeps_the_place_of_each) {
    char wanted[128];
    begin();
    pack_member("http://a/1", SYN_STR("<p>one"));
    size_t second = file.size;
    pack_member("http://a/2", SYN_STR("<p>two"));
    snprintf(wanted, sizeof wanted,
             "#0 http://a/1 [<p>one] html @0\n#1 http://a/2 [<p>two] html @%zu\n", second);
    CHECK_TEXT(read_file("a.warc.gz"), wanted);
    syn_buffer_clear(&file);
    syn_buffer_clear(&member);
    append_response(&member, "http://a/1", "", SYN_STR("<p>one"));
    append_response(&member, "http://a/2", "", SYN_STR("<p>two"));
    test_append_gzip(&file, syn_buffer_view(&member)); // one member for all
    CHECK_TEXT(read_file("a.warc.gz"), "#0 http://a/1 [<p>one] html @0\n"
                                       "#1 http://a/2 [<p>two] html\n");
    end();
}

TEST(warc_goes_on_behind_a_damaged_gzip_member) {
    begin();
    pack_member("http://a/1", SYN_STR("<p>one"));
    size_t second = file.size;
    pack_member("http://a/2", SYN_STR("<p>two"));
    pack_member("http://a/3", SYN_STR("<p>three"));
    memset(file.data + second + 30, 0x55, 20);
    syn_str got = read_file("a.warc.gz");
    CHECK(syn_str_starts(got, SYN_STR("#0 http://a/1 [<p>one] html @0\n#1 http://a/3 [<p>three]")));

    CHECK(syn_str_find(got, SYN_STR("record 2: the gzip data is damaged"), 0) != SIZE_MAX);
    file.size = second;
    pack_member("http://a/2", SYN_STR("<p>two"));
    file.data[file.size - 6] ^= 1; // the check sum alone
    pack_member("http://a/3", SYN_STR("<p>three"));
    got = read_file("a.warc.gz");
    CHECK(syn_str_find(got, SYN_STR("<p>two"), 0) == SIZE_MAX);
    CHECK(syn_str_find(got, SYN_STR("[<p>three] html"), 0) != SIZE_MAX);
    CHECK(syn_str_find(got, SYN_STR("record 2: the gzip data is damaged"), 0) != SIZE_MAX);
    end();
}

TEST(warc_survives_a_damaged_first_member) {
    begin();
    pack_member("http://a/1", SYN_STR("<p>one"));
    memset(file.data + 12, 0x55, 20);
    pack_member("http://a/2", SYN_STR("<p>two"));
    syn_str got = read_file("a.warc.gz");
    CHECK(syn_str_starts(got, SYN_STR("#0 http://a/2 [<p>two] html @")));
    CHECK(syn_str_ends(got, SYN_STR("unread : the gzip data is damaged\n")));
    end();
}

TEST(warc_finds_members_behind_padding) {
    begin();
    pack_member("http://a/1", SYN_STR("<p>one"));
    for (size_t i = 0; i < 300; i++)
        syn_buffer_append_byte(&file, '\0');
    pack_member("http://a/2", SYN_STR("<p>two"));
    syn_str got = read_file("a.warc.gz");
    CHECK(syn_str_find(got, SYN_STR("#1 http://a/2 [<p>two] html @"), 0) != SIZE_MAX);
    end();
}

static void append_zstd(syn_str bytes, ZSTD_CCtx *context) {
    size_t bound = ZSTD_compressBound(bytes.size);
    CHECK(syn_buffer_reserve(&file, bound));
    size_t size = ZSTD_compress2(context, file.data + file.size, bound, bytes.data, bytes.size);
    CHECK(!ZSTD_isError(size));
    file.size += size;
}

TEST(warc_in_zstd_frames_with_their_dictionary) {
    static const char dictionary[] =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/\r\nHTTP/1.1 200 OK\r\n";
    begin();
    ZSTD_CCtx *context = ZSTD_createCCtx();
    CHECK(context != NULL);
    CHECK(!ZSTD_isError(ZSTD_CCtx_loadDictionary(context, dictionary, sizeof dictionary - 1)));
    SYN_APPEND(&file, "\x5d\x2a\x4d\x18");
    syn_buffer_append_byte(&file, (char)(sizeof dictionary - 1));
    syn_buffer_append(&file, "\0\0\0", 3);
    syn_buffer_append(&file, dictionary, sizeof dictionary - 1);
    append_response(&member, "http://a/1", "", SYN_STR("<p>one"));
    append_zstd(syn_buffer_view(&member), context);
    syn_buffer_clear(&member);
    append_response(&member, "http://a/2", "", SYN_STR("<p>two"));
    append_zstd(syn_buffer_view(&member), context);
    ZSTD_freeCCtx(context);
    syn_str got = read_file("a.warc.zst");
    CHECK(syn_str_starts(got, SYN_STR("#0 http://a/1 [<p>one] html @84\n"
                                      "#1 http://a/2 [<p>two] html @")));
    end();
}

// ---- codings of bodies

static void append_deflated(syn_buffer *to, syn_str bytes, int window_bits) {
    z_stream stream = {0};
    Bytef copy[512], packed[512];
    CHECK(bytes.size <= sizeof copy);
    memcpy(copy, bytes.data, bytes.size);
    CHECK(deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = copy;
    stream.avail_in = (uInt)bytes.size;
    stream.next_out = packed;
    stream.avail_out = sizeof packed;
    CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    syn_buffer_append(to, packed, sizeof packed - stream.avail_out);
    deflateEnd(&stream);
}

/// Brotli that packs nothing: a block of plain bytes, and an empty last block.
static void append_brotli(syn_buffer *to, syn_str bytes) {
    unsigned bits = (unsigned)(bytes.size - 1) << 4 | 1u << 20;
    for (size_t i = 0; i < 3; i++)
        syn_buffer_append_byte(to, (char)(unsigned char)(bits >> (8 * i) & 0xFF));
    syn_buffer_append_str(to, bytes);
    syn_buffer_append_byte(to, 3);
}

static void append_chunked(syn_buffer *to, syn_str bytes) {
    syn_buffer_append_format(to, "%zX;a=b\r\n", bytes.size / 2);
    syn_buffer_append(to, bytes.data, bytes.size / 2);
    syn_buffer_append_format(to, "\r\n%zx\r\n", bytes.size - bytes.size / 2);
    syn_buffer_append_str(to, syn_str_slice(bytes, bytes.size / 2, bytes.size));
    SYN_APPEND(to, "\r\n0\r\nTrailer: x\r\n\r\n");
}

/// The raw text of the only record, whose body is `member` under these header lines.
static void check_body(const char *header, const char *wanted) {
    static syn_buffer line;
    syn_buffer_clear(&file);
    append_response(&file, "http://a/", header, syn_buffer_view(&member));
    syn_buffer_clear(&line);
    syn_buffer_append_format(&line, "#0 http://a/ [%s] html @0\n", wanted);
    syn_buffer_append_byte(&line, '\0');
    CHECK_TEXT(read_file("a.warc"), line.data);
    syn_buffer_finish(&line);
    syn_buffer_clear(&member);
}

TEST(warc_undoes_each_coding) {
    syn_str page = SYN_STR("<p>some words of a page, some words of a page");
    begin();
    append_chunked(&member, page);
    check_body("Transfer-Encoding: chunked\r\n", page.data);
    test_append_gzip(&member, page);
    check_body("Content-Encoding: gzip\r\n", page.data);
    append_deflated(&member, page, 15);
    check_body("content-encoding : Deflate\r\n", page.data);
    append_deflated(&member, page, -15);
    check_body("Content-Encoding: deflate\r\n", page.data);
    append_brotli(&member, page);
    check_body("Content-Encoding: br\r\n", page.data);
    CHECK(syn_buffer_reserve(&member, 512));
    member.size = ZSTD_compress(member.data, 512, page.data, page.size, 1);
    check_body("Content-Encoding: zstd\r\n", page.data);
    test_append_gzip(&member, page); // the header is silent
    check_body("Content-Type: text/html\r\n", page.data);
    end();
}

TEST(warc_undoes_codings_in_a_row_from_the_outside) {
    syn_str page = SYN_STR("<p>some words of a page, some words of a page");
    syn_buffer inner = {0}, middle = {0};
    begin();
    append_brotli(&inner, page);
    test_append_gzip(&middle, syn_buffer_view(&inner));
    append_chunked(&member, syn_buffer_view(&middle));
    check_body("Transfer-Encoding: chunked\r\nContent-Encoding: br, gzip\r\n", page.data);
    append_chunked(&member, syn_buffer_view(&middle));
    check_body("Transfer-Encoding: gzip, chunked\r\nContent-Encoding: br\r\n", page.data);
    syn_buffer_finish(&inner);
    syn_buffer_finish(&middle);
    end();
}

TEST(warc_believes_a_coding_only_if_it_holds) {
    static const char page[] = "<p>said to be packed, and is not";
    static const char *const headers[] = {
        "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
        "Content-Encoding: deflate\r\n",  "Content-Encoding: br\r\n",
        "Content-Encoding: zstd\r\n",     "Content-Encoding: gzip, br, deflate, zstd, gzip\r\n",
        "Content-Encoding: utf-8\r\n",    "Content-Encoding: none, ,,\r\n"};
    begin();
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        syn_buffer_append(&member, page, sizeof page - 1);
        check_body(headers[i], page);
    }
    SYN_APPEND(&member, "fade is a word of four letters");
    check_body("Transfer-Encoding: chunked\r\n\r\n<p>", "<p>\r\nfade is a word of four letters");
    end();
}

TEST(warc_chunk_sizes_that_overflow_are_no_chunks) {
    begin();
    SYN_APPEND(&member, "<p>");
    SYN_APPEND(&file, "");
    syn_buffer_clear(&member);
    SYN_APPEND(&member, "fffffffffffffffffffffffffffffffff\r\n<p>words");
    syn_buffer_clear(&file);
    append_response(&file, "http://a/", "Transfer-Encoding: chunked\r\n", syn_buffer_view(&member));
    CHECK(syn_str_find(read_file("a.warc"), SYN_STR("words] "), 0) != SIZE_MAX);
    syn_buffer_clear(&file);
    append_response(&file, "http://a/", "Transfer-Encoding: chunked\r\n",
                    SYN_STR("6\r\n<p>one\r\n10000000000000000000000000006\r\nmore"));
    CHECK_TEXT(read_file("a.warc"), "#0 http://a/ [<p>onemore] html @0\nnote input_cut\n");
    end();
}

// ---- damage

TEST(warc_wrong_length_ends_at_the_next_record) {
    static const char *const lengths[] = {"5",  "5000000000000000000000000", "100000", "-7", "99",
                                          "abc"};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        begin();
        append_claiming(&file, "response", "http://a/1", lengths[i], SYN_STR(PAGE));
        append_record(&file, "response", "http://a/2", SYN_STR(PAGE));
        syn_str got = read_file("a.warc");
        CHECK(syn_str_starts(
            got, SYN_STR("#0 http://a/1 [<p>a page] html @0\nnote length_wrong\n#1 http://a/2 ")));
        CHECK(syn_str_find(got, SYN_STR("unread"), 0) == SIZE_MAX);
        end();
    }
}

TEST(warc_garbage_between_records_is_named_once) {
    begin();
    append_record(&file, "response", "http://a/1", SYN_STR(PAGE));
    for (size_t i = 0; i < 5000; i++)
        SYN_APPEND(&file, "WARC/1.0 is not the start of a line here\n");
    append_record(&file, "response", "http://a/2", SYN_STR(PAGE));
    syn_str got = read_file("a.warc");
    CHECK(syn_str_find(got, SYN_STR("#1 http://a/2 [<p>a page] html"), 0) != SIZE_MAX);
    CHECK(syn_str_ends(got, SYN_STR("\nunread : record 2: what stands here is no record (at byte "
                                    "172)\n")));
    end();
}

TEST(warc_bad_header_costs_its_record_alone) {
    begin();
    SYN_APPEND(&file, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a/0\r\n");
    append_record(&file, "response", "http://a/1", SYN_STR(PAGE));
    SYN_APPEND(&file, "WARC/1.0\r\nno colon in this line\r\n\r\n");
    append_record(&file, "response", "http://a/2", SYN_STR(PAGE));
    SYN_APPEND(&file, "WARC/1.0\r\nWARC-Type: response\r\nContent-");
    syn_str got = read_file("a.warc");
    CHECK(syn_str_starts(got, SYN_STR("#0 http://a/1 [<p>a page] html @60\n#1 http://a/2 ")));
    CHECK(syn_str_find(got, SYN_STR("record 1: its header is cut or damaged"), 0) != SIZE_MAX);
    CHECK(syn_str_find(got, SYN_STR("record 3: what stands here is no record"), 0) != SIZE_MAX);
    CHECK(syn_str_find(got, SYN_STR("record 5: its header is cut or damaged"), 0) != SIZE_MAX);
    end();
}

TEST(warc_keeps_what_a_cut_record_gives) {
    begin();
    append_record(&file, "response", "http://a/1", SYN_STR(PAGE));
    file.size -= 8;
    CHECK_TEXT(read_file("a.warc"), "#0 http://a/1 [<p>a ] html @0\nnote input_cut\n");
    end();
}

// ---- hostile

TEST(warc_bombs_in_bodies_are_cut) {
    begin();
    syn_buffer zeros = {0};
    CHECK(syn_buffer_reserve(&zeros, 64 << 20));
    memset(zeros.data, 'a', zeros.size = 64 << 20);
    memcpy(zeros.data, "<p>", 3);
    test_append_gzip(&member, syn_buffer_view(&zeros));
    append_response(&file, "http://a/1", "Content-Encoding: gzip\r\n", syn_buffer_view(&member));
    append_record(&file, "response", "http://a/2", SYN_STR(PAGE));
    syn_str got = read_file("a.warc");
    CHECK(got.size < 40u << 20);
    CHECK(syn_str_find(got, SYN_STR("note input_cut\n#1 http://a/2 [<p>a page]"), 0) != SIZE_MAX);
    syn_buffer_finish(&zeros);
    end();
}

TEST(warc_endless_header_is_passed_over) {
    begin();
    SYN_APPEND(&file, "WARC/1.0\r\n");
    for (size_t i = 0; i < 40000; i++)
        SYN_APPEND(&file, "WARC-Type: response\r\n");
    append_record(&file, "response", "http://a/2", SYN_STR(PAGE));
    syn_str got = read_file("a.warc");
    CHECK(syn_str_starts(got, SYN_STR("#0 http://a/2 [<p>a page] html @")));
    end();
}

TEST(warc_of_many_tiny_records_is_linear) {
    begin();
    for (size_t i = 0; i < 20000; i++)
        append_claiming(&file, "response", "http://a/", "200000000", SYN_STR(""));
    append_record(&file, "response", "http://a/2", SYN_STR(PAGE));
    syn_str got = read_file("a.warc");
    CHECK(syn_str_starts(got, SYN_STR("#0 http://a/2 [<p>a page] html @")));
    end();
}

TEST(warc_survives_every_failed_allocation_and_read) {
    begin();
    pack_member("http://a/1", SYN_STR("<p>one"));
    syn_buffer_clear(&member);
    test_append_gzip(&member, SYN_STR("<p>two"));
    syn_buffer body = member;
    member = (syn_buffer){0};
    append_response(&member, "http://a/2", "Content-Encoding: gzip\r\n", syn_buffer_view(&body));
    test_append_gzip(&file, syn_buffer_view(&member));
    syn_buffer_clear(&member);
    syn_buffer_clear(&body);
    append_brotli(&body, SYN_STR("<p>three"));
    append_response(&member, "http://a/3", "Content-Encoding: br\r\n", syn_buffer_view(&body));
    test_append_gzip(&file, syn_buffer_view(&member));
    syn_buffer_finish(&body);
    test_folder_put(folder, "a.warc.gz", syn_buffer_view(&file));
    const char *path = path_of("a.warc.gz");
    size_t records, unread;
    syn_status status = SYN_NO_MEMORY;
    for (size_t nth = 1; status != SYN_END && nth < 1000; nth++) {
        syn__memory_fail_at(nth, true);
        status = test_read_to_end(path, &records, &unread);
        syn__memory_fail_at(0, false);
        CHECK(status == SYN_END || status == SYN_NO_MEMORY);
    }
    CHECK(records == 3 && unread == 0);
    for (size_t nth = 1; nth < 10; nth++) {
        syn__file_fail_at(nth);
        status = test_read_to_end(path, &records, &unread);
        syn__file_fail_at(0);
        CHECK(status == SYN_END && (records == 3 || unread == 1));
    }
    end();
}

// ---- other containers

TEST(mhtml_gives_its_page) {
    begin();
    SYN_APPEND(&file, "From: <Saved by nobody>\r\nSnapshot-Content-Location: http://a/b\r\n"
                      "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
                      "\ttype=\"text/html\";\r\n\tboundary=\"--x--\"\r\n\r\n\r\n"
                      "----x--\r\nContent-Type: text/css\r\n\r\np {}\r\n"
                      "----x--\r\nContent-Type: text/html; charset=utf-8\r\n"
                      "Content-Transfer-Encoding: quoted-printable\r\n"
                      "Content-Location: cid:frame@mhtml\r\n\r\n"
                      "<p class=3D\"a\">one =\r\nline =E2=80=9C=zz=\r\n----x----\r\n");
    CHECK_TEXT(read_file("a.mhtml"),
               "#0 http://a/b [<p class=\"a\">one line \xe2\x80\x9c=zz] html\n");
    syn_buffer_clear(&file);
    SYN_APPEND(&file, "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
                      "--b\nContent-Type: multipart/alternative; boundary=c\n\n"
                      "--c\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n"
                      "Content-Location: http://a/c\n\nPHA+\nd29yZHM=\n--c--\n--b--\n");
    CHECK_TEXT(read_file("a.mht"), "#0 http://a/c [<p>words] html\n");
    syn_buffer_clear(&file);
    SYN_APPEND(&file, "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n");
    CHECK_TEXT(read_file("a.mht"), "unread : it is mail without a page\n");
    end();
}

TEST(json_arrays_and_printed_objects_give_a_record_each) {
    begin();
    SYN_APPEND(&file, "[{\"id\":\"a\",\"text\":\"one }\\\"{\"}, {\"id\":\"b\"},\n"
                      " {\"id\":\"c\",\n  \"text\": \"two\"}]\n");
    CHECK_TEXT(read_file("a.json"), "#0 a [one }\"{]\n#1 c [two]\n"
                                    "unread : object 2: it has neither text nor html\n");
    syn_buffer_clear(&file);
    SYN_APPEND(&file, "{\n  \"status\": \"ok\",\n  \"articles\": [\n    {\"id\":\"a\",\n"
                      "     \"html\": \"<p>\"},\n    {\"id\":\"b\",\"text\":\"x\"}\n  ]\n}\n");
    CHECK_TEXT(read_file("a.json"), "#0 a [<p>] html\n#1 b [x]\n"
                                    "unread : object 1: it has neither text nor html\n");
    syn_buffer_clear(&file);
    SYN_APPEND(&file, "{\n \"text\": \"one \"unescaped\n}\n{\n \"text\": \"two\"\n}\n");
    syn_str got = read_file("a.json");
    CHECK(syn_str_starts(got, SYN_STR("#0  [two]\nunread : object 1: it ")));
    end();
}
