// SPDX-License-Identifier: Apache-2.0
// The parts of a feed reader, one file each: what elements are called (feed_names.c), the walk over
// them that gathers an item's fields (feed_walk.c), the choice among the fields (feed_item.c),
// their values as text (feed_text.c), dates (feed_date.c), people (feed_people.c), addresses
// (feed_url.c), and JSON Feed (feed_json.c). feed.c is the door.
#ifndef SYN_INPUT_FEED_PARTS_H
#define SYN_INPUT_FEED_PARTS_H

#include "base/caps.h"
#include "input/charset.h"
#include "input/feed.h"
#include "input/xml.h"

/// Where an element belongs, by the address of its namespace; sets of them are bits.
typedef enum syn_feed_space {
    SYN_FEED_SPACE_OTHER = 0,
    SYN_FEED_RSS = 1, ///< and elements of no namespace
    SYN_FEED_ATOM = 2,
    SYN_FEED_DC = 4,
    SYN_FEED_DCTERMS = 8,
    SYN_FEED_CONTENT = 16,
    SYN_FEED_MEDIA = 32,
    SYN_FEED_ITUNES = 64,
    SYN_FEED_XHTML = 128,
    SYN_FEED_BURNER = 256,
    SYN_FEED_RDF = 512
} syn_feed_space;

/// What an element is to us. Within each group the first one that says something is believed.
typedef enum syn_feed_name {
    SYN_FEED_NONE,
    SYN_FEED_FEED, ///< the feed itself: <channel>, <feed>
    SYN_FEED_ITEM,
    SYN_FEED_GROUP, ///< media:group, media:content
    SYN_FEED_SOURCE,
    // texts of one line
    SYN_FEED_TITLE,
    SYN_FEED_TITLE_DC,
    SYN_FEED_TITLE_OTHER,
    SYN_FEED_ORIGINAL_LINK,
    SYN_FEED_LINK,
    SYN_FEED_GUID,
    SYN_FEED_ID,
    SYN_FEED_AUTHOR,
    SYN_FEED_AUTHOR_NAME,
    SYN_FEED_CREATOR,
    SYN_FEED_AUTHOR_OTHER,
    SYN_FEED_PUBLISHED,
    SYN_FEED_PUB_DATE,
    SYN_FEED_ISSUED,
    SYN_FEED_DATE,
    SYN_FEED_CREATED,
    SYN_FEED_UPDATED,
    SYN_FEED_LANGUAGE,
    SYN_FEED_SIDE_LINE, ///< known, and not used: <category>, <comments>
    // texts of any length
    SYN_FEED_CONTENT_FULL,
    SYN_FEED_DESCRIPTION,
    SYN_FEED_SUMMARY,
    SYN_FEED_SUMMARY_OTHER
} syn_feed_name;

static inline bool syn__feed_is_line(syn_feed_name name) {
    return name >= SYN_FEED_TITLE && name <= SYN_FEED_SIDE_LINE;
}

typedef struct syn_feed_field {
    syn_feed_name name;
    syn_feed_space space;
    syn_feed_name parent; ///< ITEM, GROUP, SOURCE, AUTHOR or FEED
    syn_str attributes;   ///< of its tag
    syn_span value;       ///< between its tags
    bool has_children;
    syn_str base; ///< address that relative ones are relative to, or unknown
} syn_feed_field;

typedef SYN_VEC(syn_feed_field) syn_feed_fields;

typedef struct syn_feed_element {
    syn_str name;        ///< as it stands
    syn_feed_name is;    ///<
    size_t field;        ///< number of the field around it, or SIZE_MAX
    bool is_own_field;   ///< the field is this element
    size_t prefix_count; ///< known before it
    syn_str base, language;
} syn_feed_element;

typedef struct syn_feed_prefix {
    syn_str prefix; ///< empty: the default namespace
    syn_feed_space space;
} syn_feed_prefix;

enum {
    SYN_FEED_MOST_PREFIXES = 128, ///< in sight at one place; more are not looked at
    SYN_FEED_MOST_FIELDS = 512,   ///< of one item
    SYN_FEED_MOST_AUTHORS = 64,
    SYN_FEED_MOST_BASES = 1 << 16,
    SYN_FEED_LONGEST_LINE = 1 << 16, ///< of a title, a name, an address; the rest is cut
    SYN_FEED_LONGEST_URL = 2048
};

/// What an item is made of, before it is a record.
typedef struct syn_feed_item {
    syn_str attributes, base, language;
    syn_feed_fields fields;
} syn_feed_item;

/// What the feed says of all its items.
typedef struct syn_feed_about {
    syn_str title, url, base, language;
    syn_str *authors;
    size_t author_count;
} syn_feed_about;

struct syn_feed {
    syn_arena arena; ///< as long as the feed
    syn_arena item_arena;
    syn_decoded decoded;
    const char *problem;
    syn_feed_about about;
    bool is_json;
    // XML
    syn_xml xml;
    syn_feed_element open[SYN_CAP_NESTING];
    size_t depth, too_deep; ///< too_deep: elements open beyond the array
    syn_feed_prefix prefixes[SYN_FEED_MOST_PREFIXES];
    size_t prefix_count;
    size_t item_depth;                   ///< its place in `open`, or SIZE_MAX
    bool is_atom, has_element, has_feed; ///< has_feed: an element that only feeds have was seen
    size_t base_count;                   ///< xml:base that were resolved
    syn_feed_item item;
    syn_feed_fields fields; ///< of the feed itself
    // JSON
    size_t at; ///< where the next item may begin
};

// ---- names

/// The namespace of an address, with the usual mistakes forgiven.
syn_feed_space syn__feed_find_space(syn_str address);
/// The namespace that a prefix means where nothing declares it.
syn_feed_space syn__feed_guess_space(syn_str prefix);
/// What an element is by its parent, namespace and local name.
syn_feed_name syn__feed_find_name(syn_feed_name parent, syn_feed_space space, syn_str local);

// ---- walk

/// Reads on until feed->item is complete; false at the end.
bool syn__feed_walk(syn_feed *feed);

// ---- values

/// A field's value with one level of XML undone; child elements are left out, their text stays.
syn_str syn__feed_get_text(const syn_feed *feed, const syn_feed_field *field, syn_arena *arena);
/// The same with child elements kept, as HTML.
syn_str syn__feed_get_markup(const syn_feed *feed, const syn_feed_field *field, syn_arena *arena);
/// A value as one line of plain text: references read, white space folded, and tags left out when
/// it may hold them. Unknown when nothing is left.
syn_str syn__feed_make_line(syn_str value, bool may_hold_tags, syn_arena *arena);
/// True when a text holds HTML: a tag that HTML knows, or a reference.
bool syn__feed_is_html(syn_str value);
/// Bytes of a text that a reader would see, tags, references and white space left out.
size_t syn__feed_count_visible(syn_str value, bool is_html);
/// The bytes that Base64 stands for, or unknown when it is none.
syn_str syn__feed_decode_base64(syn_str value, syn_arena *arena);

/// The date as ISO 8601 with what it says of time and zone; unknown when it cannot be read.
syn_str syn__feed_read_date(syn_str text, syn_arena *arena);

/// Appends the names in an author's line: "ann@example.org (Ann Lee)", "Ann Lee and Bo Ek". A bare
/// address is no name. Names that are there already are left out.
typedef SYN_VEC(syn_str) syn_feed_names;
void syn__feed_add_authors(syn_str line, syn_arena *arena, syn_feed_names *names);

/// `address` made absolute by `base` (may be unknown); unknown when it leads nowhere on the web.
syn_str syn__feed_resolve_url(syn_str base, syn_str address, syn_arena *arena);
/// The host without "www." and a feed's own subdomain; unknown for services that carry the feeds of
/// others.
syn_str syn__feed_get_host(syn_str url, syn_arena *arena);

// ---- records

/// Fills the record from feed->item.
void syn__feed_fill_record(syn_feed *feed, syn_record *record);
/// Takes what feed->fields say of the feed itself.
void syn__feed_take_about(syn_feed *feed);
/// Sets the content and whether it is a teaser, from the fullest of the values. `text` is copied.
void syn__feed_set_content(syn_record *record, syn_str text, bool is_html, bool is_full);

/// Sets the language as it is claimed, unless title and content are plainly in another one.
void syn__feed_set_language(syn_record *record, syn_str language, syn_arena *scratch);

bool syn__feed_is_json(syn_str text);
void syn__feed_open_json(syn_feed *feed);
/// SYN_END after the last item.
syn_status syn__feed_next_json(syn_feed *feed, syn_record *record);

#endif
