// SPDX-License-Identifier: Apache-2.0
// Walks over the elements of a feed: takes its text, gives one item's fields after another.
//
// Fields are spans of the text; their values are made only for those that are used. Tags need not
// match: an end tag closes all that stands open inside of its element, one that closes nothing is
// passed over; an item ends where the next begins; a line of text (a title, a date) that was not
// closed ends where the next field begins. So damage stays inside of one item. Elements nested
// beyond SYN_CAP_NESTING are read flat. Cost: linear, at most SYN_CAP_NESTING steps an end tag.
#include "input/feed_parts.h"

#include "base/str.h"

static syn_feed_fields *get_fields(syn_feed *feed) {
    return feed->item_depth == SIZE_MAX ? &feed->fields : &feed->item.fields;
}

static syn_feed_element *get_top(syn_feed *feed) {
    return feed->depth == 0 ? NULL : &feed->open[feed->depth - 1];
}

// ---- closing

/// Closes elements until `depth` are left. The fields among them end at `end`. True when the item
/// was among them.
static bool close_to(syn_feed *feed, size_t depth, size_t end) {
    bool is_item_closed = false;
    feed->too_deep = 0;
    while (feed->depth > depth) {
        syn_feed_element *element = &feed->open[--feed->depth];
        feed->prefix_count = element->prefix_count;
        syn_feed_fields *fields = get_fields(feed);
        if (element->is_own_field && element->field < fields->count)
            fields->items[element->field].value.end = end;
        if (feed->depth != feed->item_depth) continue;
        feed->item_depth = SIZE_MAX;
        is_item_closed = true;
    }
    return is_item_closed;
}

/// True when the end tag closes the item.
static bool read_close(syn_feed *feed, const syn_xml_token *token) {
    if (feed->too_deep > 0) {
        bool is_item = feed->item_depth != SIZE_MAX &&
                       syn_str_equal(feed->open[feed->item_depth].name, token->name);
        if (!is_item) {
            feed->too_deep--;
            return false;
        }
    }
    for (size_t i = feed->depth; i-- > 0;) {
        if (syn_str_equal_nocase(feed->open[i].name, token->name))
            return close_to(feed, i, token->source.start);
    }
    return false;
}

// ---- opening

static syn_str get_prefix(syn_str name) {
    size_t colon = syn_str_find_byte(name, ':', 0);
    return colon == SIZE_MAX ? (syn_str){"", 0} : syn_str_slice(name, 0, colon);
}

static syn_feed_space find_space(const syn_feed *feed, syn_str name) {
    syn_str prefix = get_prefix(name);
    for (size_t i = feed->prefix_count; i-- > 0;) {
        if (syn_str_equal(feed->prefixes[i].prefix, prefix)) return feed->prefixes[i].space;
    }
    return prefix.size == 0 && feed->is_atom ? SYN_FEED_ATOM : syn__feed_guess_space(prefix);
}

/// Remembers the prefixes that a tag declares. An address that nobody knows leaves a customary
/// prefix its meaning.
static void add_prefixes(syn_feed *feed, syn_str attributes) {
    syn_str name, value;
    if (syn_str_find(attributes, SYN_STR("xmlns"), 0) == SIZE_MAX) return;
    for (size_t at = 0; syn__xml_next_attribute(attributes, &at, &name, &value);) {
        if (!syn_str_starts(name, SYN_STR("xmlns"))) continue;
        if (name.size > 5 && name.data[5] != ':') continue;
        if (feed->prefix_count == SYN_FEED_MOST_PREFIXES) return;
        syn_str prefix = syn_str_slice(name, 6, name.size);
        if (name.size == 5) prefix = (syn_str){"", 0};
        syn_feed_space space = syn__feed_find_space(value);
        bool is_foreign = prefix.size == 0 && feed->has_element;
        if (space == SYN_FEED_SPACE_OTHER && !is_foreign)
            space =
                prefix.size == 0 && feed->is_atom ? SYN_FEED_ATOM : syn__feed_guess_space(prefix);
        feed->prefixes[feed->prefix_count++] = (syn_feed_prefix){prefix, space};
    }
}

static bool is_item_name(syn_feed_space space, syn_str local) {
    return (space & (SYN_FEED_RSS | SYN_FEED_ATOM)) != 0 &&
           (syn_str_equal_nocase(local, SYN_STR("item")) ||
            syn_str_equal_nocase(local, SYN_STR("entry")));
}

static bool is_feed_name(syn_feed_space space, syn_str local) {
    return (space & (SYN_FEED_RSS | SYN_FEED_ATOM)) != 0 &&
           (syn_str_equal_nocase(local, SYN_STR("channel")) ||
            syn_str_equal_nocase(local, SYN_STR("feed")));
}

/// Fields that are no element of HTML, so that they end a content that was not closed.
static bool ends_content(syn_feed_name name) {
    return name == SYN_FEED_GUID || (name >= SYN_FEED_PUBLISHED && name <= SYN_FEED_SIDE_LINE);
}

/// Closes a field of the item that the field `next` shows to be over: "<title>Talks<link>".
static void end_open_line(syn_feed *feed, syn_feed_name next, size_t at) {
    const syn_feed_element *top = get_top(feed);
    if (top == NULL || feed->item_depth == SIZE_MAX || next == SYN_FEED_NONE) return;
    if (top->field >= feed->item.fields.count) return;
    const syn_feed_field *field = &feed->item.fields.items[top->field];
    bool is_over = field->parent == SYN_FEED_ITEM &&
                   (syn__feed_is_line(field->name)
                        ? field->name != SYN_FEED_AUTHOR
                        : field->name >= SYN_FEED_CONTENT_FULL && ends_content(next));
    if (is_over) close_to(feed, feed->item_depth + 1, at);
}

/// The base and the language for an element's content.
static void inherit(syn_feed *feed, const syn_feed_element *parent, syn_str attributes,
                    syn_arena *arena, syn_feed_element *element) {
    element->base = parent == NULL ? feed->about.base : parent->base;
    element->language = parent == NULL ? (syn_str){0} : parent->language;
    if (syn_str_find(attributes, SYN_STR("xml:"), 0) == SIZE_MAX) return;
    syn_str language = syn__xml_find_attribute(attributes, SYN_STR("xml:lang"));
    if (syn_str_is_known(language)) element->language = language;
    syn_str base = syn__xml_find_attribute(attributes, SYN_STR("xml:base"));
    if (!syn_str_is_known(base) || base.size > SYN_FEED_LONGEST_URL) return;
    if (feed->base_count == SYN_FEED_MOST_BASES) return;
    feed->base_count++;
    base = syn__feed_resolve_url(element->base, base, arena);
    if (syn_str_is_known(base)) element->base = base;
}

static void add_field(syn_feed *feed, syn_feed_element *element, syn_feed_space space,
                      syn_feed_name parent, const syn_xml_token *token) {
    syn_feed_fields *fields = get_fields(feed);
    if (fields->count >= SYN_FEED_MOST_FIELDS) return;
    syn_feed_field field = {element->is,
                            space,
                            parent,
                            token->attributes,
                            {token->source.end, token->source.end},
                            false,
                            element->base};
    element->field = fields->count;
    element->is_own_field = true;
    SYN_PUSH(feed->item_depth == SIZE_MAX ? &feed->arena : &feed->item_arena, fields, field);
}

static void begin_item(syn_feed *feed, const syn_feed_element *element, syn_str attributes) {
    syn__feed_take_about(feed);
    feed->item = (syn_feed_item){
        .attributes = attributes, .base = element->base, .language = element->language};
    feed->item_depth = feed->depth;
}

/// Finds out what an element is, and makes a field of one that is asked for.
static void place(syn_feed *feed, const syn_xml_token *token, syn_feed_space space,
                  syn_feed_element *element) {
    const syn_feed_element *parent = get_top(feed);
    syn_str local = syn__xml_get_local(token->name);
    syn_feed_name parent_is = parent == NULL ? SYN_FEED_NONE : parent->is;
    if (is_item_name(space, local)) {
        element->is = SYN_FEED_ITEM;
        begin_item(feed, element, token->attributes);
        return;
    }
    if (feed->item_depth == SIZE_MAX && is_feed_name(space, local)) {
        element->is = SYN_FEED_FEED;
        feed->has_feed = true;
        if (!syn_str_is_known(feed->about.language)) feed->about.language = element->language;
        return;
    }
    syn_feed_fields *fields = get_fields(feed);
    element->field = parent == NULL ? SIZE_MAX : parent->field;
    if (element->field < fields->count) fields->items[element->field].has_children = true;
    element->is = syn__feed_find_name(parent_is, space, local);
    if (element->is != SYN_FEED_NONE) add_field(feed, element, space, parent_is, token);
}

static void begin_document(syn_feed *feed, syn_str local) {
    feed->is_atom = syn_str_equal_nocase(local, SYN_STR("feed")) ||
                    syn_str_equal_nocase(local, SYN_STR("entry"));
    feed->has_feed =
        syn_str_equal_nocase(local, SYN_STR("rss")) || syn_str_equal_nocase(local, SYN_STR("rdf"));
}

/// Pushes the element of a tag, which an empty tag takes off again. True when an item is complete.
static bool read_open(syn_feed *feed, const syn_xml_token *token) {
    size_t prefix_count = feed->prefix_count;
    syn_str local = syn__xml_get_local(token->name);
    if (!feed->has_element) begin_document(feed, local);
    add_prefixes(feed, token->attributes);
    feed->has_element = true;
    syn_feed_space space = find_space(feed, token->name);
    bool is_item = is_item_name(space, local);
    if (is_item && feed->item_depth != SIZE_MAX) { // the last one was not closed
        feed->prefix_count = prefix_count;
        feed->xml.at = token->source.start;
        return close_to(feed, feed->item_depth, token->source.start);
    }
    if (space == SYN_FEED_RSS || space == SYN_FEED_ATOM)
        end_open_line(feed, syn__feed_find_name(SYN_FEED_ITEM, space, local), token->source.start);
    if (feed->depth == SYN_CAP_NESTING) {
        feed->too_deep += !token->is_empty;
        feed->prefix_count = prefix_count;
        return false;
    }
    syn_feed_element element = {.name = token->name, .field = SIZE_MAX};
    // Closing a line may have taken prefixes away, these among them.
    element.prefix_count = prefix_count < feed->prefix_count ? prefix_count : feed->prefix_count;
    bool is_of_item = is_item || feed->item_depth != SIZE_MAX;
    inherit(feed, get_top(feed), token->attributes, is_of_item ? &feed->item_arena : &feed->arena,
            &element);
    place(feed, token, space, &element);
    feed->open[feed->depth++] = element;
    return token->is_empty && close_to(feed, feed->depth - 1, token->source.end);
}

bool syn__feed_walk(syn_feed *feed) {
    syn_xml_token token;
    syn_arena_reset(&feed->item_arena);
    feed->item = (syn_feed_item){0};
    while (syn__xml_next(&feed->xml, &token)) {
        if (feed->arena.has_failed || feed->item_arena.has_failed) return false;
        if (token.kind == SYN_XML_OPEN && read_open(feed, &token)) return true;
        if (token.kind == SYN_XML_CLOSE && read_close(feed, &token)) return true;
    }
    if (!feed->has_feed && feed->item_depth == SIZE_MAX) feed->problem = "it is no feed";
    if (feed->depth > 0) feed->problem = "it ends before its last element does";
    if (feed->item_depth == SIZE_MAX) return false;
    return close_to(feed, 0, feed->xml.source.size);
}
