// SPDX-License-Identifier: Apache-2.0
// Rules of the document builder and of extraction from plain text.
#include "test.h"

#include "extract/builder.h"
#include "extract/extract.h"
#include "extract/metadata_text.h"

static syn_record record_of(syn_str raw, syn_record_content content) {
    return (syn_record){.source = SYN_STR("a.txt"), .content = content, .raw = raw};
}

/// Every map row is true, in order and without overlap; blocks are ordered, trimmed, not empty.
static void check_document(const syn_document *document, syn_str raw) {
    size_t at = 0;
    for (size_t i = 0; i < document->map_count; i++) {
        syn_map_row row = document->map[i];
        CHECK(row.text_start >= at && row.size > 0);
        at = row.text_start + row.size;
        CHECK(syn_str_equal(syn_str_slice(document->text, row.text_start, at),
                            syn_str_slice(raw, row.raw_start, row.raw_start + row.size)));
    }
    CHECK(at <= document->text.size);
    at = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        syn_str block = syn_document_slice(document, document->blocks[i].span);
        CHECK(document->blocks[i].span.start >= at && block.size > 0);
        CHECK(syn_str_equal(block, syn_str_trim(block)));
        at = document->blocks[i].span.end;
    }
}

TEST(builder_folds_space_across_pieces_and_maps_only_equal_bytes) {
    syn_arena arena = {0};
    syn_record record = record_of(SYN_STR("One  two\xc2\xa0three &amp; four"), SYN_CONTENT_TEXT);
    syn_builder builder;
    syn_builder_init(&builder, &record, &arena);
    syn_builder_begin(&builder, SYN_BLOCK_HEADING);
    syn_builder_begin(&builder, SYN_BLOCK_PARAGRAPH); // the empty heading vanishes
    syn_builder_add_decoded(&builder, (syn_span){0, 4});
    syn_builder_add_decoded(&builder, (syn_span){4, 16});
    syn_builder_add(&builder, SYN_STR("&"), SYN_MADE);
    syn_builder_add(&builder, SYN_STR(" four"), 21);
    syn_builder_begin(&builder, SYN_BLOCK_PARAGRAPH);
    syn_builder_add(&builder, SYN_STR("lies"), 0); // not what stands there
    syn_document document = {0};
    CHECK(syn_builder_finish(&builder, &document, NULL) == SYN_OK);
    CHECK_TEXT(document.text, "One two three & four\n\nlies");
    CHECK(document.block_count == 2 && document.blocks[0].kind == SYN_BLOCK_PARAGRAPH);
    check_document(&document, record.raw);
    CHECK(document.map[document.map_count - 1].text_start +
              document.map[document.map_count - 1].size ==
          20);
    syn_arena_finish(&arena);
}

TEST(clean_text_stays_byte_for_byte) {
    syn_arena arena = {0};
    syn_record record =
        record_of(SYN_STR(" One\r\ntwo. \n\n  \nThree\xc3\x82 \n"), SYN_CONTENT_CLEAN);
    syn_document document;
    CHECK(syn_extract(&record, &arena, &document, NULL) == SYN_OK);
    CHECK(syn_str_equal(document.text, record.raw));
    CHECK(document.map_count == 1 && document.block_count == 2);
    CHECK_TEXT(syn_document_slice(&document, document.blocks[0].span), "One\r\ntwo.");
    check_document(&document, record.raw);
    syn_arena_finish(&arena);
}

TEST(address_gives_outlet_and_day) {
    syn_arena arena = {0};
    syn_str url = SYN_STR("https://www.Example.org:80/World/2024/0426/some-title-2019");
    CHECK_TEXT(syn__url_get_host(url, &arena), "example.org");
    CHECK_TEXT(syn__url_get_date(url, &arena), "2024-04-26");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/2023/1/5/x"), &arena), "2023-01-05");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/news-2023-11-05-x.html"), &arena),
               "2023-11-05");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/20231105/x"), &arena), "2023-11-05");
    CHECK_TEXT(syn__url_get_date(SYN_STR("http://a.org/2023/11/x"), &arena), "2023-11");
    CHECK(!syn_str_is_known(syn__url_get_date(SYN_STR("http://a.org/story-2023/x"), &arena)));
    CHECK(!syn_str_is_known(syn__url_get_date(SYN_STR("http://a.org/id/20249951"), &arena)));
    CHECK(!syn_str_is_known(syn__url_get_host(SYN_STR("no address"), &arena)));
    syn_arena_finish(&arena);
}
