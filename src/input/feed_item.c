// SPDX-License-Identifier: Apache-2.0
// Chooses among an item's fields: takes what the walk gathered, fills a record.
//
// The order of belief is the one that feedparser documents and feed readers keep: content before
// summary, the link before the guid, `published` before `pubDate` before `issued` before dc:date,
// and `updated` last. A summary that is as long as an article is taken for one. Cost: linear in the
// item; values are made only for fields that are used.
#include "input/feed_parts.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/html_reference.h"

enum {
    LONGEST_ID = 256,
    TAIL_BYTES = 400,
    /// Visible bytes, white space not counted. 1,000 are some 200 words of English, and as much
    /// said in scripts that take three bytes a character: above every excerpt that publishing
    /// systems cut by themselves (WordPress: 55 words), below the shortest of full reports.
    LEAST_ARTICLE_BYTES = 1000
};

static syn_str get_attribute(const syn_feed_field *field, const char *name, syn_arena *arena) {
    syn_str value = syn__xml_find_attribute(field->attributes, syn_str_from(name));
    return syn_str_is_known(value) ? syn_str_trim(syn__html_reference_decode(arena, value, true))
                                   : value;
}

static bool is_word(syn_str value, const char *word) {
    return syn_str_equal_nocase(value, syn_str_from(word));
}

static bool is_plain_type(syn_str type) {
    return is_word(type, "text") || is_word(type, "text/plain") || is_word(type, "plain");
}

/// "image/png" and its kin: Atom holds them in Base64.
static bool is_packed(const syn_feed_field *field, syn_str type, syn_arena *arena) {
    if (is_word(get_attribute(field, "mode", arena), "base64")) return true;
    return field->space == SYN_FEED_ATOM && !field->has_children &&
           syn_str_find_byte(type, '/', 0) != SIZE_MAX &&
           !syn_str_starts_nocase(type, SYN_STR("text/")) &&
           syn_str_find_nocase(type, SYN_STR("xml"), 0) == SIZE_MAX &&
           syn_str_find_nocase(type, SYN_STR("html"), 0) == SIZE_MAX;
}

static syn_str unpack(syn_str value, syn_arena *arena) {
    syn_decoded decoded;
    syn_str bytes = syn__feed_decode_base64(value, arena);
    if (!syn_str_is_known(bytes)) return value;
    if (syn_str_find_byte(bytes, '\0', 0) != SIZE_MAX) return (syn_str){"", 0};
    syn_charset_decode(bytes, (syn_str){0}, true, arena, &decoded);
    return decoded.text;
}

/// The value as one line of text.
static syn_str read_line(const syn_feed *feed, const syn_feed_field *field, syn_arena *arena) {
    syn_str type = get_attribute(field, "type", arena);
    syn_str value = syn__feed_get_text(feed, field, arena);
    if (is_packed(field, type, arena)) value = unpack(value, arena);
    return syn__feed_make_line(value, !is_plain_type(type) && !field->has_children, arena);
}

static const syn_feed_field *find_field(const syn_feed_fields *fields, syn_feed_name name,
                                        syn_feed_name parent) {
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->items[i].name == name && fields->items[i].parent == parent)
            return &fields->items[i];
    }
    return NULL;
}

/// The first field with something in it, by the order of names, as one line.
static syn_str read_first(const syn_feed *feed, syn_feed_name first, syn_feed_name last,
                          syn_arena *arena) {
    const syn_feed_fields *fields = &feed->item.fields;
    for (int name = (int)first; name <= (int)last; name++) {
        for (size_t i = 0; i < fields->count; i++) {
            const syn_feed_field *field = &fields->items[i];
            if ((int)field->name != name ||
                (field->parent != SYN_FEED_ITEM && field->parent != SYN_FEED_GROUP))
                continue;
            syn_str line = read_line(feed, field, arena);
            if (syn_str_is_known(line)) return line;
        }
    }
    return (syn_str){0};
}

// ---- the address

/// Where a link leads: `href`, or its text.
static syn_str read_link(const syn_feed *feed, const syn_feed_field *field, syn_arena *arena) {
    syn_str address = get_attribute(field, "href", arena);
    if (!syn_str_is_known(address)) address = read_line(feed, field, arena);
    syn_str base = field->base;
    if (!syn_str_is_known(base)) base = feed->about.url;
    return syn__feed_resolve_url(base, address, arena);
}

/// How well a field tells the item's address: 0 best; SIZE_MAX not at all.
static size_t rank_link(const syn_feed_field *field, syn_arena *arena) {
    if (field->name == SYN_FEED_ORIGINAL_LINK) return 0;
    if (field->name == SYN_FEED_GUID)
        return is_word(get_attribute(field, "isPermaLink", arena), "false") ? SIZE_MAX : 4;
    if (field->name != SYN_FEED_LINK) return SIZE_MAX;
    syn_str rel = get_attribute(field, "rel", arena), type = get_attribute(field, "type", arena);
    if (rel.size > 0 && !is_word(rel, "alternate")) return SIZE_MAX;
    bool is_page = type.size == 0 || syn_str_find_nocase(type, SYN_STR("html"), 0) != SIZE_MAX;
    return is_page ? 1 : 2;
}

static syn_str find_url(const syn_feed *feed, syn_arena *arena) {
    const syn_feed_fields *fields = &feed->item.fields;
    syn_str about = syn__xml_find_attribute(feed->item.attributes, SYN_STR("about"));
    about = syn__feed_resolve_url((syn_str){0}, about, arena);
    size_t best = syn_str_is_known(about) ? 3 : SIZE_MAX;
    syn_str url = about;
    for (size_t i = 0; i < fields->count; i++) {
        const syn_feed_field *field = &fields->items[i];
        size_t rank = field->parent == SYN_FEED_ITEM ? rank_link(field, arena) : SIZE_MAX;
        if (rank >= best) continue;
        syn_str address = read_link(feed, field, arena);
        bool is_bare_guid = rank == 4 && !syn_str_is_known(get_attribute(field, "href", arena)) &&
                            !syn_str_starts_nocase(read_line(feed, field, arena), SYN_STR("http"));
        if (!syn_str_is_known(address) || is_bare_guid) continue;
        best = rank;
        url = address;
    }
    return url;
}

// ---- people, dates, outlet, id

/// Authors of the item, or those that its source names.
static void add_atom_authors(const syn_feed *feed, syn_feed_name parent, syn_arena *arena,
                             syn_feed_names *names) {
    const syn_feed_fields *fields = parent == SYN_FEED_FEED ? &feed->fields : &feed->item.fields;
    syn_feed_name around = SYN_FEED_NONE;
    for (size_t i = 0; i < fields->count; i++) {
        const syn_feed_field *field = &fields->items[i];
        if (field->name == SYN_FEED_AUTHOR) around = field->parent;
        if (around != parent) continue;
        bool is_line = field->name == SYN_FEED_AUTHOR_NAME ||
                       (field->name == SYN_FEED_AUTHOR && !field->has_children);
        if (is_line) syn__feed_add_authors(read_line(feed, field, arena), arena, names);
    }
}

static void add_lines(const syn_feed *feed, syn_feed_name name, syn_arena *arena,
                      syn_feed_names *names) {
    for (size_t i = 0; i < feed->item.fields.count; i++) {
        const syn_feed_field *field = &feed->item.fields.items[i];
        if (field->name == name) syn__feed_add_authors(read_line(feed, field, arena), arena, names);
    }
}

static void fill_authors(const syn_feed *feed, syn_record *record) {
    syn_arena *arena = &record->arena;
    syn_feed_names names = {0};
    add_atom_authors(feed, SYN_FEED_ITEM, arena, &names);
    add_lines(feed, SYN_FEED_CREATOR, arena, &names);
    if (names.count == 0) add_lines(feed, SYN_FEED_AUTHOR_OTHER, arena, &names);
    if (names.count == 0) add_atom_authors(feed, SYN_FEED_SOURCE, arena, &names);
    for (size_t i = 0; names.count < feed->about.author_count; i++)
        SYN_PUSH(arena, &names, syn_arena_copy(arena, feed->about.authors[i]));
    record->authors = names.items;
    record->author_count = names.count;
}

/// The first date that can be read; the first that is there, as it stands, when none can.
static syn_str find_date(const syn_feed *feed, syn_arena *arena) {
    const syn_feed_fields *fields = &feed->item.fields;
    syn_str unread = {NULL, 0};
    for (int name = SYN_FEED_PUBLISHED; name <= SYN_FEED_UPDATED; name++) {
        for (size_t i = 0; i < fields->count; i++) {
            if ((int)fields->items[i].name != name || fields->items[i].parent != SYN_FEED_ITEM)
                continue;
            syn_str line = read_line(feed, &fields->items[i], arena);
            syn_str date = syn__feed_read_date(line, arena);
            if (syn_str_is_known(date)) return date;
            if (!syn_str_is_known(unread)) unread = line;
        }
    }
    return unread;
}

/// The real publisher, where the item comes from elsewhere.
static syn_str find_source(const syn_feed *feed, syn_arena *arena) {
    const syn_feed_fields *fields = &feed->item.fields;
    const syn_feed_field *source = find_field(fields, SYN_FEED_SOURCE, SYN_FEED_ITEM);
    if (source == NULL) return (syn_str){0};
    syn_str host = syn__feed_get_host(get_attribute(source, "url", arena), arena);
    if (syn_str_is_known(host)) return host;
    for (int name = SYN_FEED_LINK; name <= SYN_FEED_ID; name++) {
        const syn_feed_field *field = find_field(fields, (syn_feed_name)name, SYN_FEED_SOURCE);
        if (field == NULL) continue;
        host = syn__feed_get_host(read_link(feed, field, arena), arena);
        if (syn_str_is_known(host)) return host;
    }
    const syn_feed_field *title = find_field(fields, SYN_FEED_TITLE, SYN_FEED_SOURCE);
    if (title != NULL) return read_line(feed, title, arena);
    return source->has_children ? (syn_str){0} : read_line(feed, source, arena);
}

/// The source, else what the address says (then it is left to extraction), else the feed.
static syn_str find_outlet(const syn_feed *feed, syn_str url, syn_arena *arena) {
    syn_str outlet = find_source(feed, arena);
    if (syn_str_is_known(outlet)) return outlet;
    if (syn_str_is_known(syn__feed_get_host(url, arena))) return (syn_str){0};
    outlet = syn__feed_get_host(feed->about.url, arena);
    if (!syn_str_is_known(outlet)) outlet = syn__feed_get_host(feed->about.base, arena);
    return syn_str_is_known(outlet) || syn_str_is_known(url) ? outlet : feed->about.title;
}

/// A guid that is an address of some kind is unique in the world; "1234" is so only in its feed.
static syn_str find_id(const syn_feed *feed, syn_arena *arena) {
    syn_str id = read_first(feed, SYN_FEED_GUID, SYN_FEED_ID, arena);
    bool is_good = id.size > 0 && id.size <= LONGEST_ID &&
                   syn_str_find_byte(id, ':', 0) != SIZE_MAX &&
                   syn_str_find_byte(id, ' ', 0) == SIZE_MAX;
    return is_good ? id : (syn_str){0};
}

// ---- the content

typedef struct value {
    syn_str text;
    bool is_html, is_full;
    size_t visible_bytes;
} value;

/// RSS is HTML even where it has no tags: its line ends are spaces. A line that breaks off inside
/// of a sentence shows that it is meant so: "The council voted on Monday / to close the harbour."
/// Blank lines show that a text was meant.
static bool is_wrapped(syn_str text) {
    bool is_wrap_seen = false, is_open = false; // open: the last line did not end a sentence
    text = syn_str_trim(text);
    for (size_t at = 0; at < text.size;) {
        size_t end = syn_str_find_byte(text, '\n', at);
        if (end == SIZE_MAX) end = text.size;
        syn_str line = syn_str_trim(syn_str_slice(text, at, end));
        if (line.size == 0) return false;
        is_wrap_seen |= is_open;
        char last = line.data[line.size - 1];
        is_open = syn_ascii_is_alpha(last) || syn_ascii_is_digit(last) || last == ',';
        at = end + 1;
    }
    return is_wrap_seen;
}

/// True when reading the text as HTML would take nothing away from it.
static bool is_safe_as_html(syn_str text) {
    for (size_t at = 0; (at = syn_str_find_byte(text, '<', at)) != SIZE_MAX; at++) {
        char next = at + 1 < text.size ? text.data[at + 1] : ' ';
        if (syn_ascii_is_alpha(next) || strchr("!?/", next) != NULL) return false;
    }
    return true;
}

static value read_value(const syn_feed *feed, const syn_feed_field *field, syn_arena *arena) {
    value v = {.is_full = field->name == SYN_FEED_CONTENT_FULL};
    syn_str type = get_attribute(field, "type", arena);
    if (field->has_children) {
        v.text = syn__feed_get_markup(feed, field, arena);
        v.is_html = true;
    } else {
        v.text = syn__feed_get_text(feed, field, arena);
        if (is_packed(field, type, arena)) v.text = unpack(v.text, arena);
        v.is_html =
            syn_str_find_nocase(type, SYN_STR("html"), 0) != SIZE_MAX || syn__feed_is_html(v.text);
        if (!v.is_html && field->space == SYN_FEED_RSS && type.size == 0)
            v.is_html = is_wrapped(v.text) && is_safe_as_html(v.text);
    }
    v.visible_bytes = syn__feed_count_visible(v.text, v.is_html);
    return v;
}

/// "The council said on Monday that […]", "... Read more".
static bool is_cut(syn_str text, bool is_html, syn_arena *arena) {
    static const syn_str ends[] = {{"\xe2\x80\xa6", 3}, {"...", 3},       {"[\xe2\x80\xa6]", 5},
                                   {"[...]", 5},        {"(more...)", 9}, {"(more)", 6}};
    size_t start = text.size > TAIL_BYTES ? text.size - TAIL_BYTES : 0;
    syn_str tail = syn__feed_make_line(syn_str_slice(text, start, text.size), is_html, arena);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (syn_str_ends(tail, ends[i])) return true;
    while (tail.size > 0 && !syn_ascii_is_alpha(tail.data[tail.size - 1])) // "Read more \xc2\xbb"
        tail.size--;
    syn_str call = syn_str_slice(tail, tail.size < 9 ? 0 : tail.size - 9, tail.size);
    if (syn_str_equal_nocase(call, SYN_STR("read more"))) return true;
    // "Continue reading The night library": the title goes on behind it.
    return syn_str_find(tail, SYN_STR("Continue reading "), 0) != SIZE_MAX;
}

void syn__feed_set_content(syn_record *record, syn_str text, bool is_html, bool is_full) {
    size_t visible_bytes = syn__feed_count_visible(text, is_html);
    syn_arena scratch = {0};
    bool is_long = visible_bytes >= LEAST_ARTICLE_BYTES;
    bool is_broken_off = is_cut(text, is_html, &scratch);
    record->arena.has_failed |= scratch.has_failed;
    syn_arena_finish(&scratch);
    record->content = is_html ? SYN_CONTENT_HTML : SYN_CONTENT_TEXT;
    record->raw = syn_arena_copy(&record->arena, visible_bytes == 0 ? (syn_str){"", 0} : text);
    record->charset = SYN_STR("UTF-8");
    record->is_item = true;
    record->is_teaser =
        visible_bytes == 0 || (is_broken_off && !(is_full && is_long)) || (!is_full && !is_long);
}

/// Publishing systems write "en" into every feed unless they are told otherwise: it is not believed
/// of a text whose letters are of another script.
void syn__feed_set_language(syn_record *record, syn_str language, syn_arena *scratch) {
    size_t latin = 0, other = 0;
    bool is_default = syn_str_starts_nocase(language, SYN_STR("en"));
    syn_str texts[] = {record->title, record->raw};
    for (size_t i = 0; is_default && i < 2; i++) {
        syn_str text = texts[i];
        if (text.size > 0)
            text = syn__feed_make_line(text, record->content == SYN_CONTENT_HTML, scratch);
        for (size_t at = 0, size; at < text.size; at += size) {
            uint32_t character = syn_utf8_decode(text, at, &size);
            if (!syn_char_is_letter(character)) continue;
            latin += character < 0x250;
            other += character >= 0x370;
        }
    }
    record->language = syn_arena_copy(&record->arena, other > latin ? (syn_str){0} : language);
}

/// The fullest value; of equal ones that of the better name.
static void fill_content(const syn_feed *feed, syn_record *record, syn_arena *arena) {
    const syn_feed_fields *fields = &feed->item.fields;
    value best = {{"", 0}, false, false, 0};
    syn_feed_name best_name = SYN_FEED_NONE;
    for (int name = SYN_FEED_CONTENT_FULL; name <= SYN_FEED_SUMMARY_OTHER; name++) {
        // What goes with a picture speaks only where nothing else does.
        if (name == SYN_FEED_SUMMARY_OTHER && best_name == SYN_FEED_CONTENT_FULL) break;
        for (size_t i = 0; i < fields->count; i++) {
            if ((int)fields->items[i].name != name) continue;
            value v = read_value(feed, &fields->items[i], arena);
            if (v.visible_bytes <= best.visible_bytes) continue;
            best = v;
            best_name = (syn_feed_name)name;
        }
    }
    syn__feed_set_content(record, best.text, best.is_html, best.is_full);
}

void syn__feed_fill_record(syn_feed *feed, syn_record *record) {
    syn_arena *scratch = &feed->item_arena, *arena = &record->arena;
    syn_str url = find_url(feed, scratch);
    record->url = syn_arena_copy(arena, url);
    record->id = syn_arena_copy(arena, find_id(feed, scratch));
    record->title =
        syn_arena_copy(arena, read_first(feed, SYN_FEED_TITLE, SYN_FEED_TITLE_OTHER, scratch));
    record->published = syn_arena_copy(arena, find_date(feed, scratch));
    record->outlet = syn_arena_copy(arena, find_outlet(feed, url, scratch));
    syn_str language = read_first(feed, SYN_FEED_LANGUAGE, SYN_FEED_LANGUAGE, scratch);
    if (!syn_str_is_known(language)) language = feed->item.language;
    if (language.size == 0) language = feed->about.language;
    fill_authors(feed, record);
    fill_content(feed, record, scratch);
    syn__feed_set_language(record, language, scratch);
    arena->has_failed |= scratch->has_failed;
}

void syn__feed_take_about(syn_feed *feed) {
    syn_arena *arena = &feed->arena;
    syn_feed_names names = {0};
    for (size_t i = 0; i < feed->fields.count; i++) {
        const syn_feed_field *field = &feed->fields.items[i];
        if (field->parent != SYN_FEED_FEED) continue;
        if (field->name == SYN_FEED_LINK && !syn_str_is_known(feed->about.url) &&
            rank_link(field, arena) <= 2)
            feed->about.url = read_link(feed, field, arena);
        if (field->name == SYN_FEED_TITLE && !syn_str_is_known(feed->about.title))
            feed->about.title = read_line(feed, field, arena);
        syn_str language =
            field->name == SYN_FEED_LANGUAGE ? read_line(feed, field, arena) : (syn_str){0};
        if (syn_str_is_known(language)) feed->about.language = language;
    }
    add_atom_authors(feed, SYN_FEED_FEED, arena, &names);
    if (names.count > 0) {
        feed->about.authors = names.items;
        feed->about.author_count = names.count;
    }
    feed->fields.count = 0;
}
