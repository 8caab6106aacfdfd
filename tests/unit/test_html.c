// SPDX-License-Identifier: Apache-2.0
// Rules of the HTML scanner, the references and the tree, and hostile pages.
#include "unit/test.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "extract/html.h"
#include "extract/html_doctype.h"
#include "extract/html_scan.h"
#include "extract/html_tree.h"
#include "extract/metadata_page.h"
#include "text/html_reference.h"

#include <stdio.h>

/// The page as a line: "p( b( Text ) )" with texts trimmed.
static void sketch(const char *page, char out[512]) {
    syn_arena arena = {0};
    syn_html_tree tree;
    CHECK(syn__html_tree_build(syn_str_from(page), &arena, &tree, NULL) == SYN_OK);
    size_t size = 0;
    uint32_t open[32];
    size_t open_count = 0;
    out[0] = '\0';
    for (size_t i = 1; i <= tree.nodes.count; i++) {
        while (open_count > 0 && i >= tree.nodes.items[open[open_count - 1]].end) {
            open_count--;
            size += (size_t)snprintf(out + size, 512 - size, ") ");
        }
        if (i == tree.nodes.count) break;
        const syn_html_node *node = &tree.nodes.items[i];
        CHECK(node->end > i && node->end <= tree.nodes.count);
        CHECK(node->source.start < node->source.end);
        if (node->tag == SYN_TAG_TEXT) {
            syn_str text = syn_str_trim(syn_str_span(tree.source, node->source));
            size += (size_t)snprintf(out + size, 512 - size, "%.*s ", SYN_STR_PRINT(text));
        } else if (open_count < 32) {
            syn_str name = syn__html_tag_get_name(node->tag);
            size += (size_t)snprintf(out + size, 512 - size, "%.*s( ", SYN_STR_PRINT(name));
            open[open_count++] = (uint32_t)i;
        }
    }
    if (size > 0) out[size - 1] = '\0';
    syn_arena_finish(&arena);
}

#define CHECK_SKETCH(page, wanted)              \
    do {                                        \
        char got_[512];                         \
        sketch(page, got_);                     \
        CHECK_TEXT(syn_str_from(got_), wanted); \
    } while (0)

TEST(html_names_are_found_in_any_case) {
    for (syn_tag tag = (syn_tag)1; tag < SYN_TAG_COUNT; tag++)
        CHECK(syn__html_tag_find(syn__html_tag_get_name(tag)) == tag);
    CHECK(syn__html_tag_find(SYN_STR("BlockQuote")) == SYN_TAG_BLOCKQUOTE);
    CHECK(syn__html_tag_find(SYN_STR("x-card")) == SYN_TAG_UNKNOWN);
    CHECK(syn__html_attr_find(SYN_STR("DateTime")) == SYN_ATTR_DATETIME);
    CHECK(syn__html_attr_find(SYN_STR("data-testid")) == SYN_ATTR_DATA_TESTID);
    CHECK(syn__html_attr_find(SYN_STR("onclick")) == SYN_ATTR_UNKNOWN);
    CHECK(syn__html_attr_find(SYN_STR("data-tastid")) == SYN_ATTR_UNKNOWN);
    CHECK(syn__html_tag_find(SYN_STR("h\x11")) == SYN_TAG_UNKNOWN); // 0x11 | 0x20 is '1'
    CHECK(syn__html_tag_find(SYN_STR("")) == SYN_TAG_UNKNOWN);
}

TEST(html_scanner_passes_over_comments_and_declarations) {
    CHECK_SKETCH("<!doctype html><!-- <p>no</p> --><p>a<!-->b<!--->c<?php x ?>d</p>",
                 "p( a b c d )");
    CHECK_SKETCH("<p>a<!-- - -- --!>b</p><!bogus><p>c", "p( a b ) p( c )");
}

TEST(html_scanner_takes_a_lone_angle_bracket_as_text) {
    CHECK_SKETCH("<p>1 < 2 and <3 </p>", "p( 1 < 2 and <3 )");
}

TEST(html_scanner_reads_attributes_in_every_quoting) {
    syn_arena arena = {0};
    syn_html_tree tree;
    syn_str page = SYN_STR("<a CLASS = \"x > y\" id='b' href=/c?d=1&amp;e hidden class=no>t</a>");
    CHECK(syn__html_tree_build(page, &arena, &tree, NULL) == SYN_OK);
    CHECK_TEXT(syn__html_tree_attribute(&tree, 1, SYN_ATTR_CLASS), "x > y");
    CHECK_TEXT(syn__html_tree_attribute(&tree, 1, SYN_ATTR_ID), "b");
    CHECK_TEXT(syn__html_tree_attribute(&tree, 1, SYN_ATTR_HREF), "/c?d=1&amp;e");
    CHECK(syn_str_is_known(syn__html_tree_attribute(&tree, 1, SYN_ATTR_HIDDEN)));
    CHECK(!syn_str_is_known(syn__html_tree_attribute(&tree, 1, SYN_ATTR_ROLE)));
    syn_arena_finish(&arena);
}

TEST(html_script_ends_at_its_end_tag_only) {
    CHECK_SKETCH("<script>if (a</b) '</p>' </scripts></script><p>x",
                 "script( if (a</b) '</p>' </scripts> ) p( x )");
    CHECK_SKETCH("<script><!-- <script>a</script> --></script>b",
                 "script( <!-- <script>a</script> --> ) b");
}

TEST(html_tag_cut_off_by_the_end_is_no_tag) {
    CHECK_SKETCH("<p>x</p><a href='y", "p( x )");
}

TEST(html_scanner_gives_comments_and_doctypes_as_spans) {
    syn_html_scanner scanner = {
        .source = SYN_STR("<!DOCTYPE html SYSTEM 'a:b'><!--x--!><?y?></z></ q><!doctype>")};
    syn_html_token token = syn__html_scan_next(&scanner);
    syn_html_doctype doctype = syn__html_doctype_read(scanner.source, &token);
    CHECK(token.kind == SYN_HTML_DOCTYPE && !doctype.is_broken && !doctype.public_id.is_known);
    CHECK_TEXT(syn_str_span(scanner.source, doctype.name.span), "html");
    CHECK_TEXT(syn_str_span(scanner.source, doctype.system_id.span), "a:b");
    static const char *const comments[] = {"x", "?y?", "", " q"};
    for (size_t i = 0; i < 4; i++) {
        token = syn__html_scan_next(&scanner);
        CHECK(token.kind == (i == 2 ? SYN_HTML_END_TAG : SYN_HTML_COMMENT));
        if (i != 2) CHECK_TEXT(syn_str_span(scanner.source, token.name), comments[i]);
    }
    token = syn__html_scan_next(&scanner);
    doctype = syn__html_doctype_read(scanner.source, &token);
    CHECK(doctype.is_broken && !doctype.name.is_known);
    CHECK(syn__html_scan_next(&scanner).kind == SYN_HTML_END_OF_PAGE);
}

TEST(html_slash_ends_a_tag_but_not_a_value) {
    syn_html_scanner scanner = {.source = SYN_STR("<br/><br / ><a href=b/><i\v>")};
    CHECK(syn__html_scan_next(&scanner).is_self_closing);
    CHECK(!syn__html_scan_next(&scanner).is_self_closing);
    CHECK(!syn__html_scan_next(&scanner).is_self_closing);
    CHECK_TEXT(syn_str_span(scanner.source, scanner.attributes[0].value), "b/");
    CHECK(syn__html_scan_next(&scanner).tag == SYN_TAG_UNKNOWN); // a vertical tab is no space
}

TEST(html_cdata_is_text_in_svg_and_a_comment_elsewhere) {
    CHECK_SKETCH("<svg><![CDATA[a<b>]]c]]>d</svg><p>e<![CDATA[f]]>g", "svg( a<b>]]c d ) p( e g )");
}

TEST(html_paragraph_ends_where_a_block_begins) {
    CHECK_SKETCH("<p>a<p>b<div>c</div>d", "p( a ) p( b ) div( c ) d");
    CHECK_SKETCH("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>e",
                 "ul( li( a ul( li( b ) li( c ) ) ) li( d ) ) e");
    CHECK_SKETCH("<dl><dt>a<dd>b<dt>c</dl>", "dl( dt( a ) dd( b ) dt( c ) )");
}

TEST(html_table_cells_end_at_the_next_and_hold_end_tags_back) {
    CHECK_SKETCH("<table><tr><td>a<td>b</div><tr><th>c</table>d",
                 "table( tr( td( a ) td( b ) ) tr( th( c ) ) ) d");
}

TEST(html_misplaced_table_content_stands_before_the_table) {
    CHECK_SKETCH("<table>a<tr>b<td>c</table>d", "a b table( tr( td( c ) ) ) d");
    CHECK_SKETCH("<table><tr><td>a<table><div>b</div><td>c</table>d</table>",
                 "table( tr( td( a div( b ) table( tr( td( c ) ) ) d ) ) )");
    CHECK_SKETCH("<table><tr><td>a<table>b<tr><td>c</table><tr>d</table>",
                 "d table( tr( td( a b table( tr( td( c ) ) ) ) ) tr( ) )");
}

TEST(html_row_of_a_lone_cell_is_made_up) {
    CHECK_SKETCH("<table><td>a<td>b<tr><th>c</table>",
                 "table( tr( td( a ) td( b ) ) tr( th( c ) ) )");
    CHECK_SKETCH("<div><tr><td>a</td></tr></div>", "div( a )"); // no table: no cells
    CHECK_SKETCH("<table><tr><td>a<table><tr><td>b</table>c",
                 "table( tr( td( a table( tr( td( b ) ) ) c ) ) )");
    CHECK_SKETCH("<table><caption>a<tr><td>b</caption>c</table>",
                 "table( caption( a ) tr( td( b c ) ) )");
}

TEST(html_form_ends_under_what_is_open_in_it) {
    CHECK_SKETCH("<div><form><div>a</form>b</div>c</div>d", "div( form( div( a b ) ) c ) d");
    CHECK_SKETCH("<form><p>a<form>b</form>c</form>d", "form( p( a b ) ) c d");
    CHECK_SKETCH("<table><form><tr><td>a</form></table>b", "table( form( ) tr( td( a ) ) ) b");
}

TEST(html_svg_ends_where_only_html_can_stand) {
    CHECK_SKETCH("<svg><g><p>a</svg>b", "svg( ( ) ) p( a b )");
    CHECK_SKETCH("<svg><desc>a</desc>b<foreignObject><style><i></style><div>c</div></foreignObject>"
                 "</svg>d",
                 "svg( desc( a ) b foreignobject( style( <i> ) div( c ) ) ) d");
    CHECK_SKETCH("<svg><desc><p>a</desc>b</svg>c", "svg( desc( p( a b c ) ) )"); // p holds it back
    CHECK_SKETCH("<svg><font>a<font color=b>c", "svg( font( a ) ) font( c )");
    CHECK_SKETCH("<svg><image>a</image><style>b<c></style></svg>d",
                 "svg( image( a ) style( b ( ) ) ) d");
}

TEST(html_end_tag_without_a_paragraph_makes_one) {
    CHECK_SKETCH("a</p>b</br>c", "a p( ) b br( ) c");
    CHECK_SKETCH("<p>a<button><p>b</button>c", "p( a button( p( b ) ) c )");
}

TEST(html_table_ends_a_paragraph_but_not_in_an_old_page) {
    CHECK_SKETCH("<!--\n--><!doctype html><p>a<table><td>b", "p( a ) table( tr( td( b ) ) )");
    CHECK_SKETCH("<p>a<table><td>b", "p( a table( tr( td( b ) ) ) )");
    CHECK_SKETCH("<!doctype html public '-//W3C//DTD HTML 3.2//EN'><p>a<table><td>b",
                 "p( a table( tr( td( b ) ) ) )");
}

TEST(html_frames_have_no_text) {
    CHECK_SKETCH("<title>a</title><frameset>b<frame><p>c</frameset>d", "title( a ) frameset( )");
    CHECK_SKETCH("<p>a<frameset>b", "p( a b )");
}

TEST(html_names_of_unknown_elements_are_compared) {
    CHECK_SKETCH("<x-a>a<x-b>b</x-A>c</x-b>d", "( a ( b ) ) c d");
    CHECK_SKETCH("<x-aa>a</x-a>b</x-aa>c", "( a b ) c");
}

TEST(html_formatting_end_tag_does_not_end_a_paragraph) {
    CHECK_SKETCH("<b><p>a</b>b</p>c</b>d", "b( p( a b ) c ) d");
    CHECK_SKETCH("<div><select><option>a<option>b</select>c</div>",
                 "div( select( option( a ) option( b ) ) c )");
    CHECK_SKETCH("<svg><use><path></svg>a", "svg( ( ( ) ) ) a");
}

TEST(html_head_ends_at_the_first_thing_that_cannot_stand_in_it) {
    CHECK_SKETCH("<html><head><title>a &amp; b</title><p>c",
                 "html( head( title( a &amp; b ) ) p( c ) )");
}

TEST(html_references_are_read_as_the_standard_says) {
    static const struct {
        const char *text, *wanted;
        bool is_in_attribute;
    } cases[] = {
        {"a &amp; b &lt;i&gt; &eacute;", "a & b <i> \xc3\xa9", false},
        {"&#8217;&#x2019;&#146;", "\xe2\x80\x99\xe2\x80\x99\xe2\x80\x99", false},
        {"&#0;&#xD800;&#1114112;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", false},
        {"&notit; &notin; &amp", "\xc2\xacit; \xe2\x88\x89 &", false},
        {"?a=1&copy=2&lt", "?a=1&copy=2<", true},
        {"AT&T & &; &# &#x; &nosuch;", "AT&T & &; &# &#x; &nosuch;", false},
        {"&nGt;&nLt;", "\xe2\x89\xab\xe2\x83\x92\xe2\x89\xaa\xe2\x83\x92", false}, // it grows
        {"a\r\nb\rc&#13;", "a\nb\nc\r", false},
    };
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_TEXT(syn__html_reference_decode(&arena, syn_str_from(cases[i].text),
                                              cases[i].is_in_attribute),
                   cases[i].wanted);
    syn_arena_finish(&arena);
}

TEST(date_of_a_page_is_read_only_where_it_can_be_read_one_way) {
    static const struct {
        const char *text, *wanted;
    } cases[] = {
        {"2024-04-26T10:00:00+02:00", "2024-04-26T10:00:00+02:00"},
        {"Friday, April 26, 2024 at 9 pm", "2024-04-26"},
        {"26th of April 2024", "2024-04-26"},
        {"Fri, 26 Apr 2024 10:00:00 GMT", "2024-04-26"},
        {"Published 2024/4/6", "2024-04-06"},
        {"20240426", "2024-04-26"},
        {"26/04/2024", "2024-04-26"},
        {"04/26/2024", "2024-04-26"},
        {"04/05/2024", NULL},
        {"2024-02-30", NULL},
        {"May we quote you? In 2024", NULL},
    };
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syn_str got = syn__date_read(syn_str_from(cases[i].text), &arena);
        if (cases[i].wanted == NULL) {
            CHECK(!syn_str_is_known(got));
        } else {
            CHECK_TEXT(got, cases[i].wanted);
        }
    }
    syn_arena_finish(&arena);
}

TEST(byline_gives_names_and_not_offices) {
    static const struct {
        const char *byline, *first, *second;
    } cases[] = {
        {"By Ann Lee and Bo Ek", "Ann Lee", "Bo Ek"},
        {"Written by: Ann Lee, Senior Editor", "Ann Lee", NULL},
        {"Ann Lee &amp; Bo Ek | The Evening Lamp", "Ann Lee", "Bo Ek"},
        {"By Ann Lee in Rome", "Ann Lee", NULL},
        {"Staff Writer", NULL, NULL},
        {"https://example.org/ann", NULL, NULL},
        {"Former Managing Editor", NULL, NULL},
    };
    syn_arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        syn_str_vec names = {0};
        syn__author_add(&arena, &names, syn_str_from(cases[i].byline));
        size_t wanted = (cases[i].first != NULL) + (size_t)(cases[i].second != NULL);
        CHECK(names.count == wanted);
        if (names.count > 0 && wanted > 0) CHECK_TEXT(names.items[0], cases[i].first);
        if (names.count > 1 && wanted > 1) CHECK_TEXT(names.items[1], cases[i].second);
    }
    syn_arena_finish(&arena);
}

/// A page of `count` copies of `piece` between two paragraphs gives a document in bounded time.
static void run_hostile(const char *before, const char *piece, size_t count) {
    syn_buffer page = {0};
    syn_buffer_append_str(&page, syn_str_from(before));
    for (size_t i = 0; i < count; i++)
        syn_buffer_append_str(&page, syn_str_from(piece));
    syn_record record = {.source = SYN_STR("hostile.html"),
                         .content = SYN_CONTENT_HTML,
                         .raw = syn_buffer_view(&page)};
    syn_arena arena = {0};
    syn_document document = {0};
    CHECK(syn__extract_html(&record, NULL, &arena, &document, NULL) == SYN_OK);
    CHECK(document.text.size <= page.size * 4);
    syn_arena_finish(&arena);
    syn_buffer_finish(&page);
}

TEST(html_hostile_pages_stay_linear) {
    static const struct {
        const char *before, *piece;
        size_t count;
    } cases[] = {
        {"", "<div>", 300000},
        {"", "<b><div class='sidebar'>", 150000},
        {"", "<a href=x><figure>", 150000},
        {"", "</b></div></p></a></table>", 60000},
        {"<a", " b=c class=d", 300000},
        {"<p>", "x", 3000000},
        {"<p>", "&", 1000000},
        {"<p>", "&#8217;", 400000},
        {"<p>", "&notanameatallreally", 100000},
        {"<p>", "<!--", 400000},
        {"<script>", "<!-- <script", 200000},
        {"<style>", "</styl", 300000},
        {"<p>", "<", 1000000},
        {"", "<li><p>A word. ", 150000},
        {"<table>", "<tr><td>1", 150000},
        {"", "<table>a", 150000},
        {"<table>", "a<tr>b<div>", 100000},
        {"<table>", "<td><table>a", 100000},
        {"", "<form><div></form>", 100000},
        {"", "<svg><desc>", 150000},
        {"<svg>", "<x><p></y>", 100000},
        {"", "<x-a></x-b>", 200000},
        {"", "</p>", 300000},
        {"", "<ul><li><div></li>", 100000},
        {"", "<select><option>a", 150000},
        {"<!--", "--!-", 500000},
        {"<svg><![CDATA[", "]]", 500000},
        {"", "<h1>Title - of | it</h1><p>by A</p>", 60000},
        {"", "<article class='entry-content'><p>One sentence of some words here, and another. ",
         20000},
        {"<title>", " | a", 300000},
        {"<meta name=author content='", "A, ", 300000},
        {"<script type='application/ld+json'>", "[", 300000},
        {"<script type='application/ld+json'>{\"a\":\"", "\\u0041", 200000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        run_hostile(cases[i].before, cases[i].piece, cases[i].count);
}

TEST(html_null_bytes_and_bad_utf8_are_only_characters) {
    static const char page[] = "<p>One\0two \xff\xfe three sentences stand here.</p>\0<p\0>x</p\0>";
    syn_record record = {.content = SYN_CONTENT_HTML, .raw = {page, sizeof page - 1}};
    syn_arena arena = {0};
    syn_document document = {0};
    CHECK(syn__extract_html(&record, NULL, &arena, &document, NULL) == SYN_OK);
    syn_arena_finish(&arena);
}

TEST(html_every_failed_allocation_is_a_clean_error) {
    static const char page[] =
        "<html lang=en><title>T</title><script type='application/ld+json'>{\"@type\":\"Article\","
        "\"headline\":\"T\"}</script><article><h1>T</h1><p>One sentence &amp; another one of "
        "several words.<p>Two.</article>";
    syn_record record = {.content = SYN_CONTENT_HTML, .raw = {page, sizeof page - 1}};
    syn_status status = SYN_NO_MEMORY;
    for (size_t nth = 1; status != SYN_OK && nth < 1000; nth++) {
        syn_arena arena = {0};
        syn_document document = {0};
        syn__memory_fail_at(nth, true);
        status = syn__extract_html(&record, NULL, &arena, &document, NULL);
        syn__memory_fail_at(0, false);
        CHECK(status == SYN_OK || status == SYN_NO_MEMORY);
        syn_arena_finish(&arena);
    }
    CHECK(status == SYN_OK);
}
