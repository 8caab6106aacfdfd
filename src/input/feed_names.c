// SPDX-License-Identifier: Apache-2.0
// Takes the name of an element, gives what it is to a reader of feeds.
//
// Namespaces are told by their address; what feeds get wrong about it - case, scheme, a slash or #
// at the end, the addresses of drafts - is forgiven, and a prefix that nothing declares means what
// it means elsewhere. The elements are those of the RSS 0.9x-2.0, RSS 1.0, Atom 0.3 and 1.0, Dublin
// Core, Media RSS and iTunes documents. Cost: a walk over a short table.
#include "input/feed_parts.h"

#include "base/str.h"

typedef struct space_row {
    const char *address; ///< without scheme, and slash or # at its end
    syn_feed_space space;
} space_row;

static const space_row space_rows[] = {
    {"www.w3.org/2005/atom", SYN_FEED_ATOM},
    {"purl.org/atom/ns", SYN_FEED_ATOM},
    {"purl.org/atom", SYN_FEED_ATOM},
    {"example.com/newformat", SYN_FEED_ATOM},
    {"example.com/necho", SYN_FEED_ATOM},
    {"purl.org/echo", SYN_FEED_ATOM},
    {"uri/of/echo/namespace", SYN_FEED_ATOM},
    {"purl.org/pie", SYN_FEED_ATOM},
    {"purl.org/rss/1.0", SYN_FEED_RSS},
    {"purl.org/net/rss1.1", SYN_FEED_RSS},
    {"my.netscape.com/rdf/simple/0.9", SYN_FEED_RSS},
    {"channel.netscape.com/rdf/simple/0.9", SYN_FEED_RSS},
    {"my.netscape.com/publish/formats/rss-0.91.dtd", SYN_FEED_RSS},
    {"backend.userland.com/rss", SYN_FEED_RSS},
    {"backend.userland.com/rss2", SYN_FEED_RSS},
    {"backend.userland.com/rss091", SYN_FEED_RSS},
    {"backend.userland.com/blogchannelmodule", SYN_FEED_SPACE_OTHER},
    {"blogs.law.harvard.edu/tech/rss", SYN_FEED_RSS},
    {"cyber.law.harvard.edu/rss", SYN_FEED_RSS},
    {"rssboard.org/rss-specification", SYN_FEED_RSS},
    {"www.rssboard.org/rss-specification", SYN_FEED_RSS},
    {"purl.org/rss/1.0/modules/rss091", SYN_FEED_RSS},
    {"purl.org/dc/elements/1.1", SYN_FEED_DC},
    {"purl.org/dc/elements/1.0", SYN_FEED_DC},
    {"purl.org/dc/1.1", SYN_FEED_DC},
    {"dublincore.org/documents/dcmi-namespace", SYN_FEED_DC},
    {"purl.org/metadata/dublin_core", SYN_FEED_DC},
    {"purl.org/dc/terms", SYN_FEED_DCTERMS},
    {"purl.org/rss/1.0/modules/dcterms", SYN_FEED_DCTERMS},
    {"purl.org/rss/1.0/modules/content", SYN_FEED_CONTENT},
    {"purl.org/rss/modules/content", SYN_FEED_CONTENT},
    {"search.yahoo.com/mrss", SYN_FEED_MEDIA},
    {"search.yahoo.com/mrss/media", SYN_FEED_MEDIA},
    {"video.search.yahoo.com/mrss", SYN_FEED_MEDIA},
    {"tools.search.yahoo.com/mrss", SYN_FEED_MEDIA},
    {"www.rssboard.org/media-rss", SYN_FEED_MEDIA},
    {"www.itunes.com/dtds/podcast-1.0.dtd", SYN_FEED_ITUNES},
    {"itunes.com/dtds/podcast-1.0.dtd", SYN_FEED_ITUNES},
    {"example.com/dtds/podcast-1.0.dtd", SYN_FEED_ITUNES},
    {"www.w3.org/1999/xhtml", SYN_FEED_XHTML},
    {"www.w3.org/1999/xhtml1", SYN_FEED_XHTML},
    {"www.w3.org/tr/xhtml1", SYN_FEED_XHTML},
    {"rssnamespace.org/feedburner/ext/1.0", SYN_FEED_BURNER},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", SYN_FEED_RDF},
};

static const space_row prefix_rows[] = {
    {"", SYN_FEED_RSS},
    {"atom", SYN_FEED_ATOM},
    {"atom10", SYN_FEED_ATOM},
    {"a10", SYN_FEED_ATOM},
    {"rss", SYN_FEED_RSS},
    {"dc", SYN_FEED_DC},
    {"dcterms", SYN_FEED_DCTERMS},
    {"content", SYN_FEED_CONTENT},
    {"media", SYN_FEED_MEDIA},
    {"itunes", SYN_FEED_ITUNES},
    {"xhtml", SYN_FEED_XHTML},
    {"feedburner", SYN_FEED_BURNER},
    {"rdf", SYN_FEED_RDF},
};

syn_feed_space syn__feed_find_space(syn_str address) {
    address = syn_str_trim(address);
    size_t scheme = syn_str_find(address, SYN_STR("://"), 0);
    if (scheme != SIZE_MAX) address = syn_str_slice(address, scheme + 3, address.size);
    while (address.size > 0 &&
           (address.data[address.size - 1] == '/' || address.data[address.size - 1] == '#'))
        address.size--;
    for (size_t i = 0; i < sizeof space_rows / sizeof *space_rows; i++) {
        if (syn_str_equal_nocase(address, syn_str_from(space_rows[i].address)))
            return space_rows[i].space;
    }
    return SYN_FEED_SPACE_OTHER;
}

syn_feed_space syn__feed_guess_space(syn_str prefix) {
    for (size_t i = 0; i < sizeof prefix_rows / sizeof *prefix_rows; i++) {
        if (syn_str_equal_nocase(prefix, syn_str_from(prefix_rows[i].address)))
            return prefix_rows[i].space;
    }
    return SYN_FEED_SPACE_OTHER;
}

typedef struct name_row {
    const char *local; ///< lower case
    int spaces;
    syn_feed_name name;
} name_row;

enum { OWN = SYN_FEED_RSS | SYN_FEED_ATOM };

static const name_row item_rows[] = {
    {"title", OWN, SYN_FEED_TITLE},
    {"title", SYN_FEED_DC, SYN_FEED_TITLE_DC},
    {"title", SYN_FEED_MEDIA | SYN_FEED_ITUNES, SYN_FEED_TITLE_OTHER},
    {"link", OWN, SYN_FEED_LINK},
    {"origlink", SYN_FEED_BURNER, SYN_FEED_ORIGINAL_LINK},
    {"guid", SYN_FEED_RSS, SYN_FEED_GUID},
    {"id", OWN, SYN_FEED_ID},
    {"author", OWN, SYN_FEED_AUTHOR},
    {"creator", SYN_FEED_DC | SYN_FEED_DCTERMS | SYN_FEED_RSS, SYN_FEED_CREATOR},
    {"author", SYN_FEED_ITUNES | SYN_FEED_DC, SYN_FEED_AUTHOR_OTHER},
    {"published", OWN, SYN_FEED_PUBLISHED},
    {"pubdate", OWN, SYN_FEED_PUB_DATE},
    {"issued", OWN | SYN_FEED_DCTERMS, SYN_FEED_ISSUED},
    {"date", SYN_FEED_DC | SYN_FEED_DCTERMS | SYN_FEED_RSS, SYN_FEED_DATE},
    {"created", OWN | SYN_FEED_DCTERMS, SYN_FEED_CREATED},
    {"updated", OWN, SYN_FEED_UPDATED},
    {"modified", OWN | SYN_FEED_DCTERMS, SYN_FEED_UPDATED},
    {"language", SYN_FEED_DC | SYN_FEED_RSS, SYN_FEED_LANGUAGE},
    {"category", OWN, SYN_FEED_SIDE_LINE},
    {"comments", SYN_FEED_RSS, SYN_FEED_SIDE_LINE},
    {"enclosure", SYN_FEED_RSS, SYN_FEED_SIDE_LINE},
    {"encoded", SYN_FEED_CONTENT, SYN_FEED_CONTENT_FULL},
    {"content", OWN, SYN_FEED_CONTENT_FULL},
    {"fulltext", SYN_FEED_RSS, SYN_FEED_CONTENT_FULL},
    {"body", SYN_FEED_XHTML | SYN_FEED_RSS, SYN_FEED_CONTENT_FULL},
    {"div", SYN_FEED_XHTML, SYN_FEED_CONTENT_FULL},
    {"description", OWN, SYN_FEED_DESCRIPTION},
    {"summary", OWN, SYN_FEED_SUMMARY},
    {"description", SYN_FEED_DC | SYN_FEED_MEDIA, SYN_FEED_SUMMARY_OTHER},
    {"abstract", SYN_FEED_DCTERMS, SYN_FEED_SUMMARY_OTHER},
    {"summary", SYN_FEED_ITUNES, SYN_FEED_SUMMARY_OTHER},
    {"group", SYN_FEED_MEDIA, SYN_FEED_GROUP},
    {"content", SYN_FEED_MEDIA, SYN_FEED_GROUP},
    {"source", OWN, SYN_FEED_SOURCE},
};

static const name_row feed_rows[] = {
    {"title", OWN, SYN_FEED_TITLE},
    {"link", OWN, SYN_FEED_LINK},
    {"language", SYN_FEED_RSS | SYN_FEED_DC, SYN_FEED_LANGUAGE},
    {"author", SYN_FEED_ATOM, SYN_FEED_AUTHOR},
};

static const name_row source_rows[] = {
    {"title", OWN, SYN_FEED_TITLE},
    {"link", OWN, SYN_FEED_LINK},
    {"id", OWN, SYN_FEED_ID},
    {"author", OWN, SYN_FEED_AUTHOR},
};

static const name_row author_rows[] = {{"name", OWN, SYN_FEED_AUTHOR_NAME}};

static const name_row group_rows[] = {
    {"title", SYN_FEED_MEDIA, SYN_FEED_TITLE_OTHER},
    {"description", SYN_FEED_MEDIA, SYN_FEED_SUMMARY_OTHER},
    {"content", SYN_FEED_MEDIA, SYN_FEED_GROUP},
};

static syn_feed_name find_row(const name_row *rows, size_t count, syn_feed_space space,
                              syn_str local) {
    for (size_t i = 0; i < count; i++) {
        if ((rows[i].spaces & (int)space) != 0 &&
            syn_str_equal_nocase(local, syn_str_from(rows[i].local)))
            return rows[i].name;
    }
    return SYN_FEED_NONE;
}

#define FIND_ROW(rows) find_row(rows, sizeof rows / sizeof *rows, space, local)

syn_feed_name syn__feed_find_name(syn_feed_name parent, syn_feed_space space, syn_str local) {
    if (space == SYN_FEED_SPACE_OTHER) return SYN_FEED_NONE;
    if (parent == SYN_FEED_ITEM) return FIND_ROW(item_rows);
    if (parent == SYN_FEED_FEED) return FIND_ROW(feed_rows);
    if (parent == SYN_FEED_SOURCE) return FIND_ROW(source_rows);
    if (parent == SYN_FEED_AUTHOR) return FIND_ROW(author_rows);
    if (parent == SYN_FEED_GROUP) return FIND_ROW(group_rows);
    return SYN_FEED_NONE;
}
