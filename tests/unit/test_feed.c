// SPDX-License-Identifier: Apache-2.0
// Rules of feeds: what an item gives, what damage may cost, what hostile input may not.
#include "unit/test.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "extract/extract.h"
#include "input/feed.h"
#include "input/sniff.h"

#include <time.h>

/// One field, "-" when it is unknown.
static void put(syn_buffer *out, const char *name, syn_str value) {
    if (syn_str_is_known(value))
        syn_buffer_append_format(out, "%s=%.*s\n", name, SYN_STR_PRINT(value));
}

static void put_record(syn_buffer *out, const syn_record *record) {
    put(out, "title", record->title);
    put(out, "url", record->url);
    put(out, "published", record->published);
    for (size_t i = 0; i < record->author_count; i++)
        put(out, "author", record->authors[i]);
    put(out, "outlet", record->outlet);
    put(out, "language", record->language);
    put(out, "id", record->id);
    syn_buffer_append_format(out, "%s%s[%.*s]\n", record->content == SYN_CONTENT_HTML ? "html" : "",
                             record->is_teaser ? " teaser" : "", SYN_STR_PRINT(record->raw));
}

/// Reads a feed; the number of its items, or SIZE_MAX when memory failed.
static size_t read_feed(syn_str bytes, syn_str charset, const char *url, syn_buffer *out,
                        const char **out_problem) {
    syn_feed *feed;
    size_t count = 0;
    if (syn_feed_open(bytes, charset, &feed, NULL) != SYN_OK) return SIZE_MAX;
    if (url != NULL) syn_feed_set_url(feed, syn_str_from(url));
    syn_status status;
    for (;;) {
        syn_record record = {.number = count};
        status = syn_feed_next(feed, &record, NULL);
        if (status == SYN_OK && out != NULL) put_record(out, &record);
        syn_arena_finish(&record.arena);
        if (status != SYN_OK) break;
        count++;
    }
    if (out_problem != NULL) *out_problem = syn_feed_get_problem(feed);
    syn_feed_close(feed);
    return status == SYN_END ? count : SIZE_MAX;
}

static void check_feed(int line, const char *feed, const char *wanted) {
    syn_buffer out = {0};
    read_feed(syn_str_from(feed), (syn_str){0}, NULL, &out, NULL);
    test_check_text(__FILE__, line, syn_buffer_view(&out), syn_str_from(wanted));
    syn_buffer_finish(&out);
}

#define CHECK_FEED(feed, wanted) check_feed(__LINE__, feed, wanted)
#define RSS(item) "<?xml version='1.0'?><rss version='2.0'><channel>" item "</channel></rss>"
#define ATOM(entry) "<feed xmlns='http://www.w3.org/2005/Atom'>" entry "</feed>"

TEST(feed_rss_item_gives_its_fields) {
    CHECK_FEED(RSS("<title>Harbour Post</title><link>https://harbour.example/</link>"
                   "<language>en-gb</language>"
                   "<item><title>Ferry &amp;amp; tram meet</title>"
                   "<link> https://www.harbour.example/a/1 </link>"
                   "<author>ann@harbour.example (Ann Lee)</author>"
                   "<pubDate>Thu, 05 Feb 2026 07:08:09 +0100</pubDate>"
                   "<guid isPermaLink='false'>77</guid>"
                   "<description>&lt;p&gt;A short word.&lt;/p&gt;</description></item>"),
               "title=Ferry & tram meet\nurl=https://www.harbour.example/a/1\n"
               "published=2026-02-05T07:08:09+01:00\nauthor=Ann Lee\nlanguage=en-gb\n"
               "html teaser[<p>A short word.</p>]\n");
}

TEST(feed_atom_entry_gives_its_fields) {
    CHECK_FEED(ATOM("<title>Lamp</title><author><name>The Lamp</name></author>"
                    "<entry xml:lang='de'><title type='html'>Wir &lt;b&gt;sind&lt;/b&gt; da</title>"
                    "<link rel='self' href='https://lamp.example/x.atom'/>"
                    "<link rel='alternate' href='https://lamp.example/x?a=1&amp;b=2'/>"
                    "<updated>2026-02-06T00:00:00Z</updated>"
                    "<published>2026-02-05T00:00:00Z</published><id>tag:lamp.example,2026:x</id>"
                    "<content type='html'>&lt;p&gt;Ganz kurz.&lt;/p&gt;</content></entry>"),
               "title=Wir sind da\nurl=https://lamp.example/x?a=1&b=2\n"
               "published=2026-02-05T00:00:00Z\nauthor=The Lamp\nlanguage=de\n"
               "id=tag:lamp.example,2026:x\nhtml[<p>Ganz kurz.</p>]\n");
}

TEST(feed_rdf_item_stands_beside_its_channel) {
    CHECK_FEED("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
               "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
               "<channel rdf:about='https://lamp.example/'><title>Lamp</title>"
               "<items><rdf:Seq><rdf:li resource='https://lamp.example/1'/></rdf:Seq></items>"
               "</channel><item rdf:about='https://lamp.example/1'><title>One</title>"
               "<dc:creator>Bo Ek</dc:creator><dc:date>2026-02-05</dc:date></item></rdf:RDF>",
               "title=One\nurl=https://lamp.example/1\npublished=2026-02-05\nauthor=Bo Ek\n"
               " teaser[]\n");
}

TEST(feed_json_item_gives_its_fields) {
    CHECK_FEED("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Lamp\","
               "\"home_page_url\":\"https://lamp.example/\",\"authors\":[{\"name\":\"Bo Ek\"}],"
               "\"items\":[{\"id\":\"1\",\"url\":\"/1\",\"title\":\"A &amp; B\","
               "\"content_html\":\"<p>Said.</p>\",\"date_published\":\"2026-02-05T07:08:09Z\"},"
               "{\"id\":\"2\",\"content_text\":\"Plain.\",\"language\":\"fr\"}]}",
               "title=A & B\nurl=https://lamp.example/1\npublished=2026-02-05T07:08:09Z\n"
               "author=Bo Ek\nhtml[<p>Said.</p>]\n"
               "author=Bo Ek\noutlet=lamp.example\nlanguage=fr\n[Plain.]\n");
}

TEST(feed_json_cut_or_damaged_gives_what_came_before) {
    const char *problem;
    syn_str cut = SYN_STR("{\"items\":[{\"title\":\"a\"},{\"title\":\"]}\"},{\"title\":\"c");
    CHECK(read_feed(cut, (syn_str){0}, NULL, NULL, &problem) == 2 && problem != NULL);
    syn_str bad = SYN_STR("{\"items\":[{\"title\":\"a\"},{oops},7,{\"title\":\"b\"}]}");
    CHECK(read_feed(bad, (syn_str){0}, NULL, NULL, &problem) == 2 && problem != NULL);
    CHECK(read_feed(SYN_STR("{\"a\":[1]}"), (syn_str){0}, NULL, NULL, &problem) == 0);
    CHECK(problem != NULL);
}

TEST(feed_json_characters_are_mended) {
    CHECK_FEED("{\"items\":[{\"title\":\"a\\ud83d\"}]}", "title=a\xef\xbf\xbd\n teaser[]\n");
}

TEST(feed_that_ends_twice_is_read_on) {
    CHECK(read_feed(SYN_STR(RSS("<item/><item/>") RSS("<item/>")), (syn_str){0}, NULL, NULL,
                    NULL) == 3);
}

TEST(feed_is_told_from_its_first_element) {
    static const char *const feeds[] = {
        "<rss version='2.0'>",
        "\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><feed xmlns='a'>",
        "<atom:feed xmlns:atom='x'>",
        "<?xml version='1.0'?><rdf:RDF>",
        "<RDF xmlns='x'>",
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>\n]><rss>",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}",
        "{\n \"version\": \"https:\\/\\/jsonfeed.org\\/version\\/1.1\",\n \"title\": \"x\""};
    static const char *const others[] = {"<html><body>", "<?xml version='1.0'?><html>",
                                         "{\"text\":\"jsonfeed\"}", "<p>rss"};
    for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++) {
        if (syn_sniff(SYN_STR("a.txt"), syn_str_from(feeds[i])).format != SYN_FROM_FEED)
            test_fail(__FILE__, __LINE__, feeds[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(syn_sniff(SYN_STR("a.xml"), syn_str_from(others[i])).format != SYN_FROM_FEED);
}

TEST(feed_content_is_preferred_to_summary) {
    CHECK_FEED(RSS("<item xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
                   "<content:encoded><![CDATA[<p>All of it, said.</p>]]></content:encoded>"
                   "<description>Some of it</description></item>"),
               "html[<p>All of it, said.</p>]\n");
}

TEST(feed_wrong_namespaces_are_forgiven) {
    CHECK_FEED("<rss><channel><item xmlns:c='https://PURL.org/rss/1.0/modules/content'>"
               "<c:encoded>Full text.</c:encoded><dc:creator>Ann Lee</dc:creator>"
               "<media:title>Not declared</media:title></item></channel></rss>",
               "title=Not declared\nauthor=Ann Lee\n[Full text.]\n");
    CHECK_FEED("<a:feed xmlns:a='http://purl.org/atom/ns#'><a:entry><a:title>T</a:title>"
               "<a:issued>2003-12-31T10:14:55Z</a:issued></a:entry></a:feed>",
               "title=T\npublished=2003-12-31T10:14:55Z\n teaser[]\n");
}

TEST(feed_fields_of_other_elements_do_not_bleed) {
    CHECK_FEED(RSS("<item><image><title>No</title><link>https://no.example/</link></image>"
                   "<media:group><media:title>No</media:title></media:group>"
                   "<title>Yes</title></item>"),
               "title=Yes\n teaser[]\n");
}

TEST(feed_xhtml_is_kept_as_html) {
    CHECK_FEED(ATOM("<entry><content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'>"
                    "<h:p class='x'>3 &lt; 4 <h:br/>&eacute;</h:p><![CDATA[<&]]></h:div></content>"
                    "</entry>"),
               "html[<div xmlns:h='http://www.w3.org/1999/xhtml'><p class='x'>3 &lt; 4 <br/>"
               "&eacute;</p>&lt;&amp;</div>]\n");
}

TEST(feed_base64_is_unpacked) {
    CHECK_FEED(ATOM("<entry><content type='application/octet-stream'>\n PHA+SGVsbG8uPC9wPg==\n"
                    "</content></entry>"),
               "html[<p>Hello.</p>]\n");
}

TEST(feed_html_entities_need_no_declaration) {
    CHECK_FEED(RSS("<item><title>Caf&eacute;&nbsp;Roma &mdash; R&D &unknown; &#146;s</title>"
                   "<link>https://a.example/?a=1&copy=2&b=3</link></item>"),
               "title=Caf\xc3\xa9 Roma \xe2\x80\x94 R&D &unknown; \xe2\x80\x99s\n"
               "url=https://a.example/?a=1&copy=2&b=3\n teaser[]\n");
}

TEST(feed_damage_stays_inside_of_its_item) {
    static const char *const damages[] = {
        "<description>a < b and 3<4 <5 </description>",
        "<description>a <b>bold</description>",
        "<description>a </b> bold</description>",
        "<description>a <br> b",
        "<description>a & b &; &#; &#xZ;",
        "<title>x",
        "<description a=b c d=\"x<y\" e='>text",
        "<description><![CDATA[a ]]>",
        "<description>\x01\x02\x0b</description>",
        "<a><b><c>",
        "</item>",
        "<!-- <title>",
        "<enclosure url=\"x>",
        "<description>]]> &lt",
    };
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        syn_buffer feed = {0};
        SYN_APPEND(&feed, "<rss><channel>");
        for (size_t k = 0; k < 20; k++)
            syn_buffer_append_format(&feed, "<item>%s<link>https://a.example/%zu</link></item>",
                                     k % 2 == 0 ? damages[i] : "<title>Good</title>", k);
        SYN_APPEND(&feed, "</channel></rss>");
        syn_buffer out = {0};
        size_t count = read_feed(syn_buffer_view(&feed), (syn_str){0}, NULL, &out, NULL);
        size_t good = 0;
        for (size_t at = 0; (at = syn_str_find(syn_buffer_view(&out), SYN_STR("title=Good\nurl="),
                                               at)) != SIZE_MAX;
             at++)
            good++;
        CHECK(count == 20);
        CHECK(good == 10);
        if (count != 20 || good != 10) test_fail(__FILE__, __LINE__, damages[i]);
        syn_buffer_finish(&feed);
        syn_buffer_finish(&out);
    }
}

TEST(feed_unclosed_line_ends_where_the_next_field_begins) {
    CHECK_FEED(RSS("<item><title>Talks resume<link>https://a.example/1</link>"
                   "<description>One <p>two<pubDate>2026-02-05</pubDate></item>"
                   "<item><title>Next<item><title>Last</title>"),
               "title=Talks resume\nurl=https://a.example/1\npublished=2026-02-05\n"
               "html teaser[One <p>two]\ntitle=Next\n teaser[]\ntitle=Last\n teaser[]\n");
}

TEST(feed_cut_gives_its_last_item_and_a_problem) {
    const char *problem;
    syn_str cut = SYN_STR("<rss><channel><item><title>a</title></item><item><title>b</ti");
    CHECK(read_feed(cut, (syn_str){0}, NULL, NULL, &problem) == 2 && problem != NULL);
    CHECK(read_feed(SYN_STR("<html><p>No feed"), (syn_str){0}, NULL, NULL, &problem) == 0);
    CHECK(problem != NULL);
    CHECK(read_feed(SYN_STR(RSS("")), (syn_str){0}, NULL, NULL, &problem) == 0 && problem == NULL);
    CHECK(read_feed(SYN_STR(""), (syn_str){0}, NULL, NULL, &problem) == 0);
}

TEST(feed_title_is_plain) {
    CHECK_FEED(RSS("<item><title>&lt;b&gt;Big&lt;/b&gt;\n  news&lt;br&gt;today &lt;blink</title>"
                   "</item><item><title><![CDATA[<i>A</i> &amp; B]]></title></item>"
                   "<item><title>  </title></item>"),
               "title=Big news today <blink\n teaser[]\ntitle=A & B\n teaser[]\n teaser[]\n");
    CHECK_FEED(ATOM("<entry><title type='text'>The &lt;b&gt; tag</title></entry>"),
               "title=The <b> tag\n teaser[]\n");
}

TEST(feed_links_are_chosen_and_made_absolute) {
    CHECK_FEED(RSS("<link>https://lamp.example/news/index.html</link>"
                   "<item><link>../a/./b?x</link></item><item><guid>https://g.example/1</guid>"
                   "</item><item><guid>urn:1</guid></item>"
                   "<item xml:base='https://base.example/x/'><link>y</link></item>"
                   "<item><link>javascript:void(0)</link></item>"
                   "<item><link>//cdn.example/z</link></item>"),
               "url=https://lamp.example/a/b?x\n teaser[]\n"
               "url=https://g.example/1\nid=https://g.example/1\n teaser[]\n"
               "outlet=lamp.example\nid=urn:1\n teaser[]\n"
               "url=https://base.example/x/y\n teaser[]\noutlet=lamp.example\n teaser[]\n"
               "url=https://cdn.example/z\n teaser[]\n");
    syn_buffer out = {0};
    read_feed(SYN_STR(RSS("<item><link>/a</link></item>")), (syn_str){0},
              "http://far.example/feed.xml", &out, NULL);
    CHECK_TEXT(syn_buffer_view(&out), "url=http://far.example/a\n teaser[]\n");
    syn_buffer_finish(&out);
}

TEST(feed_outlet_is_the_source_where_one_is_named) {
    CHECK_FEED(RSS("<link>https://news.google.com/</link>"
                   "<item><source url='https://www.lamp.example/rss'>The Lamp</source>"
                   "<link>https://news.google.com/1</link></item>"
                   "<item><source url='https://feeds.feedburner.com/lamp'>The Lamp</source></item>"
                   "<item><source url='https://rss.harbour.example/'>x</source></item>"),
               "url=https://news.google.com/1\noutlet=lamp.example\n teaser[]\n"
               "outlet=The Lamp\n teaser[]\noutlet=harbour.example\n teaser[]\n");
    CHECK_FEED(ATOM("<entry><source><title>Lamp</title><link href='https://lamp.example/'/>"
                    "<author><name>Ann Lee</name></author></source></entry>"),
               "author=Ann Lee\noutlet=lamp.example\n teaser[]\n");
}

static void check_date(int line, const char *text, const char *wanted) {
    syn_buffer feed = {0}, out = {0}, expected = {0};
    syn_buffer_append_format(&feed, "<rss><item><pubDate>%s</pubDate></item></rss>", text);
    syn_buffer_append_format(&expected, "%s%s%s teaser[]\n", wanted[0] ? "published=" : "", wanted,
                             wanted[0] ? "\n" : "");
    read_feed(syn_buffer_view(&feed), (syn_str){0}, NULL, &out, NULL);
    test_check_text(__FILE__, line, syn_buffer_view(&out), syn_buffer_view(&expected));
    syn_buffer_finish(&feed);
    syn_buffer_finish(&out);
    syn_buffer_finish(&expected);
}

#define CHECK_DATE(text, wanted) check_date(__LINE__, text, wanted)

TEST(feed_dates_become_iso_8601) {
    CHECK_DATE("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
    CHECK_DATE("1 Jan 04 19:48 EST", "2004-01-01T19:48-05:00");
    CHECK_DATE("Thursday, January 1, 2004 7:48 PM", "2004-01-01T19:48");
    CHECK_DATE("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21");
    CHECK_DATE("Thu Jan 1 19:48:21 PST 2004", "2004-01-01T19:48:21-08:00");
    CHECK_DATE("Thu, 01 Jan 2004 19:48:21.250 +0530", "2004-01-01T19:48:21+05:30");
    CHECK_DATE("2004-01-01T19:48:21.5-08:00", "2004-01-01T19:48:21-08:00");
    CHECK_DATE("2004-01-01 19:48:21", "2004-01-01T19:48:21");
    CHECK_DATE("2004-01-01T19:48+0100", "2004-01-01T19:48+01:00");
    CHECK_DATE("2004-01", "2004-01");
    CHECK_DATE("2004", "2004");
    CHECK_DATE("20040102", "2004-01-02");
    CHECK_DATE("31/12/2003 10:00", "2003-12-31T10:00");
    CHECK_DATE("Thu, 01 Sept 2004", "2004-09-01");
    CHECK_DATE("Thu, 01 Jan 2004 29:48:21 GMT", "2004-01-01");
}

TEST(feed_dates_that_nobody_can_read_stay_as_they_are) {
    CHECK_DATE("04/05/2003", "04/05/2003");
    CHECK_DATE("soon", "soon");
    CHECK_DATE("Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK_DATE("31 Feb 2004", "31 Feb 2004");
    CHECK_DATE("", "");
}

TEST(feed_authors_are_names) {
    CHECK_FEED(RSS("<item><author>noreply@lamp.example</author>"
                   "<dc:creator>By Ann Lee and Bo Ek</dc:creator></item>"
                   "<item><dc:creator>Smith and Sons</dc:creator></item>"
                   "<item><author>Ann Lee &lt;ann@lamp.example&gt;</author></item>"),
               "author=Ann Lee\nauthor=Bo Ek\n teaser[]\nauthor=Smith and Sons\n teaser[]\n"
               "author=Ann Lee\n teaser[]\n");
}

TEST(feed_summary_as_long_as_an_article_is_one) {
    syn_buffer feed = {0}, out = {0};
    SYN_APPEND(&feed, "<rss><item><description>");
    for (size_t i = 0; i < 300; i++)
        SYN_APPEND(&feed, "water rose ");
    SYN_APPEND(&feed, ".</description></item><item><content:encoded>It was said that the water "
                      "rose [&amp;hellip;]</content:encoded></item></rss>");
    read_feed(syn_buffer_view(&feed), (syn_str){0}, NULL, &out, NULL);
    syn_str got = syn_buffer_view(&out);
    CHECK(syn_str_starts(got, SYN_STR("[water rose")));
    CHECK(syn_str_find(got, SYN_STR("html teaser[It was said"), 0) != SIZE_MAX);
    syn_buffer_finish(&feed);
    syn_buffer_finish(&out);
}

TEST(feed_characters_are_decoded_before_they_are_parsed) {
    syn_buffer out = {0};
    read_feed(SYN_STR("<?xml version='1.0' encoding='windows-1251'?><rss><item><title>"
                      "\xcc\xee\xf1\xea\xe2\xe0</title></item></rss>"),
              (syn_str){0}, NULL, &out, NULL);
    CHECK_TEXT(syn_buffer_view(&out), "title=\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0\n"
                                      " teaser[]\n");
    syn_buffer_finish(&out);
}

TEST(feed_english_is_not_believed_of_another_script) {
    CHECK_FEED(RSS("<language>en</language>"
                   "<item><title>\xe6\xb0\xb4\xe4\xbd\x8d\xe4\xb8\x8a\xe6\x98\x87</title></item>"
                   "<item><title>Water rises</title></item>"),
               "title=\xe6\xb0\xb4\xe4\xbd\x8d\xe4\xb8\x8a\xe6\x98\x87\n teaser[]\n"
               "title=Water rises\nlanguage=en\n teaser[]\n");
}

TEST(feed_entities_of_a_document_type_cannot_grow) {
    CHECK_FEED("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
               "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
               "<rss><item><title>&b; &x;</title></item></rss>",
               "title=&b; &x;\n teaser[]\n");
}

// ---- an item becomes a document

static syn_page_kind extract_first(const char *feed_text, syn_buffer *out) {
    syn_feed *feed;
    syn_record record = {.source = SYN_STR("a.xml")};
    syn_arena arena = {0};
    syn_document document = {0};
    CHECK(syn_feed_open(syn_str_from(feed_text), (syn_str){0}, &feed, NULL) == SYN_OK);
    CHECK(syn_feed_next(feed, &record, NULL) == SYN_OK);
    syn_feed_close(feed); // the record stands on its own
    CHECK(syn_extract(&record, NULL, &arena, &document, NULL) == SYN_OK);
    syn_buffer_append_format(out, "%.*s|", SYN_STR_PRINT(document.title));
    syn_buffer_append_str(out, document.text);
    syn_page_kind kind = document.page_kind;
    syn_arena_finish(&arena);
    syn_arena_finish(&record.arena);
    return kind;
}

TEST(feed_item_is_extracted_whole) {
    syn_buffer out = {0};
    syn_page_kind kind = extract_first(
        RSS("<item><title>Given title</title><content:encoded><![CDATA[<h1>Another</h1>"
            "<p>The lake fell by two metres.</p><p><a href='x'>The whole report</a></p>"
            "<p>It had been dry.</p><p><a href='y'>Permalink</a> | <a href='z'>Email</a></p>"
            "<p>The post <a href='x'>Given title</a> appeared first on <a href='y'>Lamp</a>.</p>"
            "]]></content:encoded></item>"),
        &out);
    CHECK(kind == SYN_PAGE_ARTICLE);
    CHECK_TEXT(syn_buffer_view(&out), "Given title|Another\n\nThe lake fell by two metres.\n\n"
                                      "The whole report\n\nIt had been dry.");
    syn_buffer_finish(&out);
}

TEST(feed_teaser_is_a_stub_with_its_text) {
    syn_buffer out = {0};
    CHECK(extract_first(RSS("<item><title>T</title><description>The lake fell by two metres."
                            "</description></item>"),
                        &out) == SYN_PAGE_STUB);
    CHECK_TEXT(syn_buffer_view(&out), "T|The lake fell by two metres.");
    syn_buffer_clear(&out);
    CHECK(extract_first(RSS("<item><title>T</title></item>"), &out) == SYN_PAGE_STUB);
    CHECK_TEXT(syn_buffer_view(&out), "T|");
    syn_buffer_finish(&out);
}

TEST(feed_line_ends_of_rss_are_spaces_and_those_of_plain_text_are_not) {
    syn_buffer out = {0};
    extract_first(
        RSS("<item><title>T</title><description>\n The council voted on Monday\n to close "
            "the harbour. It had been open &lt; a year.</description></item>"),
        &out);
    CHECK_TEXT(syn_buffer_view(&out), "T|The council voted on Monday to close the harbour. It had "
                                      "been open < a year.");
    syn_buffer_clear(&out);
    extract_first(ATOM("<entry><title>T</title><summary type='text'>The council voted\n"
                       "The harbour closes.</summary></entry>"),
                  &out);
    CHECK_TEXT(syn_buffer_view(&out), "T|The council voted\n\nThe harbour closes.");
    syn_buffer_finish(&out);
}

// ---- hostile

TEST(feed_survives_every_failed_allocation) {
    static const char feeds[][700] = {
        RSS("<title>Lamp</title><link>https://lamp.example/</link><item "
            "xml:base='https://b.example/'>"
            "<title>A &amp; <b>B</b></title><link>x</link><dc:creator>Ann Lee, Bo Ek</dc:creator>"
            "<pubDate>2004-01-01</pubDate><source url='https://s.example/'>S</source>"
            "<content:encoded>&lt;p&gt;All.&lt;/p&gt;</content:encoded></item><item/>"),
        "{\"title\":\"L\",\"home_page_url\":\"https://l.example/\",\"items\":[{\"title\":\"a\","
        "\"authors\":[{\"name\":\"Ann Lee\"}],\"content_html\":\"<p>x</p>\"},{\"id\":\"2\"}]}"};
    for (size_t i = 0; i < 2; i++) {
        size_t count = SIZE_MAX, nth = 0;
        while (count == SIZE_MAX && nth < 2000) {
            syn__memory_fail_at(++nth, true);
            count = read_feed(syn_str_from(feeds[i]), (syn_str){0}, NULL, NULL, NULL);
            syn__memory_fail_at(0, false);
        }
        CHECK(count == 2);
        CHECK(nth > 5);
        for (nth = 1; nth < 200; nth++) { // a single failure is told or was not needed
            syn__memory_fail_at(nth, false);
            count = read_feed(syn_str_from(feeds[i]), (syn_str){0}, NULL, NULL, NULL);
            syn__memory_fail_at(0, false);
            CHECK(count == 2 || count == SIZE_MAX);
        }
    }
}

static double read_repeated(const char *head, const char *piece, size_t times) {
    syn_buffer feed = {0};
    syn_buffer_append_str(&feed, syn_str_from(head));
    for (size_t i = 0; i < times; i++)
        syn_buffer_append_str(&feed, syn_str_from(piece));
    clock_t start = clock();
    read_feed(syn_buffer_view(&feed), SYN_STR("utf-8"), NULL, NULL, NULL);
    clock_t end = clock();
    syn_buffer_finish(&feed);
    return (double)(end - start) / CLOCKS_PER_SEC;
}

TEST(feed_hostile_input_stays_linear) {
    static const char *const cases[][2] = {
        {"<rss>", "<item><title>x</title></item>"},
        {"<rss><item>", "<a>"},
        {"<rss><item><title>", "<b>"},
        {"<rss><item>", "<title x='"},
        {"<rss><item>", "<a b=\"<c d='"},
        {"<rss><item><description>", "<!--"},
        {"<rss><item><description>", "&lt;!-- &lt;a "},
        {"<rss><item><description>", "<![CDATA[<a ]]>"},
        {"<rss><item><description>", "<a <b <c "},
        {"<rss><item><link>", "a/../"},
        {"<rss><item>", "<x xmlns:a='b' xml:base='c/'>"},
        {"<rss ", "a='b' "},
        {"<rss><item>", "</a>"},
        {"<rss><item><dc:creator>", "Ann Lee, "},
        {"<!DOCTYPE a [", "<!D["},
        {"<rss><item>", "<title>x</title>"},
        {"<rss><item>", "<link href='a?b'/>"},
        {"<rss><item><author>", "<name>Ann Lee</name>"},
        {"{\"items\":[", "{},"},
        {"{\"items\":[", "["},
        {"{", "\"a\":1,"},
        {"{\"items\":[{\"content_html\":\"", "<a <!-- &"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double seconds = read_repeated(cases[i][0], cases[i][1], 60000);
        if (seconds > 1.0) test_fail(__FILE__, __LINE__, cases[i][1]);
    }
}
