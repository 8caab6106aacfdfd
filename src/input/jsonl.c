// SPDX-License-Identifier: Apache-2.0
// Takes a line, gives a record. Jansson parses. See jsonl.h.
//
// A line that jansson refuses because of its characters (a lone surrogate `\ud83d`, a byte that is
// no UTF-8: crawlers write both) is mended with U+FFFD, noted, and read again. A line of type
// "document", as `synopt extract` writes it, is taken as a clean text. Cost: linear.
#include "input/jsonl.h"

#include "base/buffer.h"
#include "base/json.h"
#include "base/str.h"
#include "base/utf8.h"
#include "input/json_cut.h"

#include <math.h>

static const size_t parse_flags = JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL;

static syn_str string_of(const json_t *value) {
    if (!json_is_string(value)) return (syn_str){0};
    return (syn_str){json_string_value(value), json_string_length(value)};
}

/// A field's text; empty counts as unknown, numbers are written out (ids often are numbers).
static syn_str take_field(const json_t *object, const char *key, syn_arena *arena) {
    const json_t *value = json_object_get(object, key);
    if (json_is_real(value)) {
        double number = json_real_value(value);
        bool is_whole = fabs(number) < 9e15 && number == floor(number);
        return is_whole ? syn_arena_format(arena, "%.0f", number)
                        : syn_arena_format(arena, "%.17g", number);
    }
    syn_str text = syn_str_trim(string_of(value));
    return text.size == 0 ? (syn_str){0} : syn_arena_copy(arena, text);
}

static void take_authors(const json_t *object, syn_record *record) {
    SYN_VEC(syn_str) authors = {0};
    const json_t *list = json_object_get(object, "authors");
    if (list == NULL) list = json_object_get(object, "author");
    if (json_is_string(list)) {
        SYN_PUSH(&record->arena, &authors, syn_arena_copy(&record->arena, string_of(list)));
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        syn_str name = string_of(json_array_get(list, i));
        if (name.size > 0) {
            SYN_PUSH(&record->arena, &authors, syn_arena_copy(&record->arena, name));
        }
    }
    record->authors = authors.items;
    record->author_count = authors.count;
}

/// `published` is a day, or the object that extract writes.
static syn_str take_published(const json_t *object, syn_arena *arena) {
    const json_t *value = json_object_get(object, "published");
    return json_is_object(value) ? take_field(value, "value", arena)
                                 : take_field(object, "published", arena);
}

/// A line's object; its long text may have been read apart.
typedef struct parsed {
    json_t *object;
    syn_str text, html; ///< in the record's arena, or unknown
} parsed;

static syn_str take_content(const parsed *line, const char *key, syn_str apart, syn_arena *arena) {
    if (syn_str_is_known(apart)) return apart;
    return syn_arena_copy(arena, string_of(json_object_get(line->object, key)));
}

static void take_fields(const parsed *line, syn_record *record, const char **out_problem) {
    syn_arena *arena = &record->arena;
    const json_t *object = line->object;
    syn_str text = take_content(line, "text", line->text, arena);
    syn_str html = {0};
    if (!syn_str_is_known(text)) html = take_content(line, "html", line->html, arena);
    if (!syn_str_is_known(text) && !syn_str_is_known(html)) {
        *out_problem = "it has neither text nor html";
        return;
    }
    bool is_document =
        syn_str_equal(string_of(json_object_get(object, "type")), SYN_STR("document"));
    bool is_clean = json_is_true(json_object_get(object, "clean")) || is_document;
    record->content = syn_str_is_known(text) ? (is_clean ? SYN_CONTENT_CLEAN : SYN_CONTENT_TEXT)
                                             : SYN_CONTENT_HTML;
    record->raw = syn_str_is_known(text) ? text : html;
    record->charset = SYN_STR("UTF-8");
    record->id = take_field(object, "id", arena);
    record->url = take_field(object, "url", arena);
    record->outlet = take_field(object, "outlet", arena);
    record->title = take_field(object, "title", arena);
    record->published = take_published(object, arena);
    record->language = take_field(object, "language", arena);
    record->story = take_field(object, "story", arena);
    take_authors(object, record);
}

/// Writes the escape that starts at `at` (a backslash) and gives its size: a surrogate without its
/// other half becomes U+FFFD, a pair and all else stay.
static size_t mend_escape(syn_str line, size_t at, syn_buffer *out) {
    size_t size = at + 1 < line.size ? 2 : 1;
    if (size == 2 && line.data[at + 1] == 'u') {
        uint32_t value = syn__json_read_hex(line, at + 2);
        bool is_high = value >= 0xD800 && value < 0xDC00;
        bool is_low = value >= 0xDC00 && value < 0xE000;
        if (is_high && at + 12 <= line.size && line.data[at + 6] == '\\' &&
            line.data[at + 7] == 'u') {
            uint32_t second = syn__json_read_hex(line, at + 8);
            if (second >= 0xDC00 && second < 0xE000) {
                syn_buffer_append(out, line.data + at, 12);
                return 12;
            }
        }
        if (is_high || is_low) {
            SYN_APPEND(out, "\\ufffd");
            return 6;
        }
    }
    syn_buffer_append(out, line.data + at, size);
    return size;
}

void syn__json_mend(syn_str line, syn_buffer *out) {
    for (size_t at = 0; at < line.size;) {
        size_t size;
        uint32_t character = syn_utf8_decode(line, at, &size);
        if (line.data[at] == '\\') {
            at += mend_escape(line, at, out);
            continue;
        }
        if (character == SYN_UTF8_BAD && size == 1) {
            SYN_APPEND(out, "\xef\xbf\xbd");
        } else {
            syn_buffer_append(out, line.data + at, size);
        }
        at += size;
    }
}

/// Parses a line, its long text apart when that can be done; nothing when that cannot.
static void parse_apart(syn_str line, syn_arena *arena, parsed *out_line) {
    syn_buffer rest = {0};
    if (syn__json_cut(line, SYN_STR("text"), arena, &rest, &out_line->text) ||
        syn__json_cut(line, SYN_STR("html"), arena, &rest, &out_line->html)) {
        size_t flags = parse_flags | JSON_REJECT_DUPLICATES;
        out_line->object = syn_json_parse(syn_buffer_view(&rest), flags, arena, NULL);
    }
    if (rest.has_failed) arena->has_failed = true;
    syn_buffer_finish(&rest);
    if (out_line->object == NULL) *out_line = (parsed){0};
}

void syn_jsonl_read_line(syn_str line, syn_record *record, syn_arena *why_arena, syn_str *out_why) {
    *out_why = (syn_str){0};
    json_error_t error;
    parsed parts = {0};
    parse_apart(line, &record->arena, &parts);
    json_t *object = parts.object;
    if (object == NULL) object = syn_json_parse(line, parse_flags, &record->arena, &error);
    bool is_mended = false;
    if (object == NULL) {
        syn_buffer mended = {0};
        syn__json_mend(line, &mended);
        if (!syn_str_equal(syn_buffer_view(&mended), line)) {
            json_error_t again;
            object = syn_json_parse(syn_buffer_view(&mended), parse_flags, &record->arena, &again);
            is_mended = object != NULL;
        }
        if (mended.has_failed) record->arena.has_failed = true;
        syn_buffer_finish(&mended);
    }
    const char *problem = NULL;
    if (record->arena.has_failed) {
        json_decref(object); // no memory, which the arena tells
        return;
    }
    if (object == NULL) {
        *out_why = syn_arena_format(why_arena, "it is no JSON (%s)", error.text);
    } else if (!json_is_object(object)) {
        problem = "it is no JSON object";
    } else {
        parts.object = object;
        take_fields(&parts, record, &problem);
        if (is_mended)
            syn__record_add_note(record, "characters_replaced",
                                 "the line held characters that are no Unicode");
    }
    if (problem != NULL) *out_why = syn_str_from(problem);
    json_decref(object);
}
