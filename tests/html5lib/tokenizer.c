// SPDX-License-Identifier: Apache-2.0
// Takes html5lib tokenizer tests (*.test), runs the scanner on each in each of its initial states,
// and compares all tokens; prints the failures and one line of counts. Not part of the program.
//
//   html5lib_tokenizer FILE.test...
//
// The tokens come from syn__html_scan_next alone; strings are read by syn__html_text_read, the
// attributes of a tag by syn__html_scan_attribute, doctypes by syn__html_doctype_read. What is done
// here is what a tree builder does: of attributes with one name the first is kept, and neighbouring
// texts are joined. Inputs go in as they stand, line ends included. Parse errors are not compared:
// the scanner does not report them. The four xmlViolation tests expect what the standard calls
// "coercing an HTML DOM into an infoset"; that is done here, to the finished tokens of those tests.
#include "base/arena.h"
#include "base/buffer.h"
#include "base/str.h"
#include "base/utf8.h"
#include "extract/html_doctype.h"
#include "text/html_reference.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct run {
    syn_arena *arena;
    json_t *tokens;
    syn_buffer text; ///< characters that are not yet a token
    syn_str source;
    bool is_infoset; ///< an xmlViolation test
} run;

static json_t *make_string(run *r, syn_span span, unsigned how) {
    syn_str text = syn__html_text_read(r->arena, syn_str_span(r->source, span), how);
    return json_stringn_nocheck(text.data == NULL ? "" : text.data, text.size);
}

static json_t *make_known(run *r, syn_opt_span part, unsigned how) {
    return part.is_known ? make_string(r, part.span, how) : json_null();
}

static void flush_text(run *r) {
    if (r->text.size == 0) return;
    syn_str text = syn_buffer_view(&r->text);
    json_t *token = json_array();
    json_array_append_new(token, json_string("Character"));
    json_array_append_new(token, json_stringn_nocheck(text.data, text.size));
    json_array_append_new(r->tokens, token);
    syn_buffer_finish(&r->text);
}

static void add_text(run *r, const syn_html_token *token) {
    unsigned how = token->kind == SYN_HTML_TEXT ? SYN_HTML_READ_REFERENCES : 0;
    // Among tags and in CDATA sections a NUL is left to the tree builder.
    if (token->mode != SYN_HTML_MODE_DATA && token->mode != SYN_HTML_MODE_CDATA)
        how |= SYN_HTML_READ_NUL;
    syn_buffer_append_str(&r->text,
                          syn__html_text_read(r->arena, syn_str_span(r->source, token->span), how));
}

static json_t *make_attributes(run *r, const syn_html_token *token) {
    json_t *attributes = json_object();
    size_t at = token->attributes;
    syn_html_attribute attribute;
    while (syn__html_scan_attribute(r->source, &at, &attribute)) {
        json_t *name = make_string(r, attribute.name, SYN_HTML_READ_NUL | SYN_HTML_READ_LOWER);
        json_t *value =
            make_string(r, attribute.value,
                        SYN_HTML_READ_REFERENCES | SYN_HTML_READ_ATTRIBUTE | SYN_HTML_READ_NUL);
        if (json_object_get(attributes, json_string_value(name)) == NULL) {
            json_object_set_new_nocheck(attributes, json_string_value(name), value);
        } else {
            json_decref(value);
        }
        json_decref(name);
    }
    return attributes;
}

static void add_markup(run *r, const syn_html_token *token) {
    json_t *out = json_array();
    unsigned name = SYN_HTML_READ_NUL | SYN_HTML_READ_LOWER;
    flush_text(r);
    if (token->kind == SYN_HTML_START_TAG) {
        json_array_append_new(out, json_string("StartTag"));
        json_array_append_new(out, make_string(r, token->name, name));
        json_array_append_new(out, make_attributes(r, token));
        if (token->is_self_closing) json_array_append_new(out, json_true());
    } else if (token->kind == SYN_HTML_END_TAG) {
        json_array_append_new(out, json_string("EndTag"));
        json_array_append_new(out, make_string(r, token->name, name));
    } else if (token->kind == SYN_HTML_COMMENT) {
        json_array_append_new(out, json_string("Comment"));
        json_array_append_new(out, make_string(r, token->name, SYN_HTML_READ_NUL));
    } else {
        syn_html_doctype doctype = syn__html_doctype_read(r->source, token);
        json_array_append_new(out, json_string("DOCTYPE"));
        json_array_append_new(out, make_known(r, doctype.name, name));
        json_array_append_new(out, make_known(r, doctype.public_id, SYN_HTML_READ_NUL));
        json_array_append_new(out, make_known(r, doctype.system_id, SYN_HTML_READ_NUL));
        json_array_append_new(out, json_boolean(!doctype.is_broken));
    }
    json_array_append_new(r->tokens, out);
}

/// U+FFFF and form feeds have no place in XML, nor have two dashes in a comment of it.
static json_t *coerce_string(const json_t *string, bool is_comment) {
    const char *text = json_string_value(string);
    size_t size = json_string_length(string);
    syn_buffer out = {0};
    for (size_t i = 0; i < size; i++) {
        if (size - i >= 3 && memcmp(text + i, "\xEF\xBF\xBF", 3) == 0) {
            syn_buffer_append_str(&out, SYN_STR("\xEF\xBF\xBD"));
            i += 2;
            continue;
        }
        if (is_comment && i > 0 && text[i] == '-' && text[i - 1] == '-')
            syn_buffer_append_str(&out, SYN_STR(" "));
        syn_buffer_append_str(&out, (syn_str){text[i] == '\f' ? " " : text + i, 1});
    }
    syn_str view = syn_buffer_view(&out);
    json_t *coerced = json_stringn_nocheck(view.data == NULL ? "" : view.data, view.size);
    syn_buffer_finish(&out);
    return coerced;
}

static void coerce(json_t *tokens) {
    size_t i, j;
    json_t *token, *part;
    json_array_foreach(tokens, i, token) {
        bool is_comment = strcmp(json_string_value(json_array_get(token, 0)), "Comment") == 0;
        json_array_foreach(token, j, part) {
            if (json_is_string(part)) json_array_set_new(token, j, coerce_string(part, is_comment));
        }
    }
}

static syn_html_mode find_mode(const char *state) {
    static const char *const states[] = {"Data state",      "RCDATA state",
                                         "RAWTEXT state",   "Script data state",
                                         "PLAINTEXT state", "CDATA section state"};
    for (size_t i = 0; i < 6; i++) {
        if (strcmp(state, states[i]) == 0) return (syn_html_mode)i;
    }
    fprintf(stderr, "html5lib_tokenizer: unknown state %s\n", state);
    exit(1);
}

static json_t *scan(syn_str source, const char *state, const char *last_start_tag,
                    bool is_infoset) {
    syn_arena arena = {0};
    run r = {.arena = &arena, .tokens = json_array(), .source = source};
    syn_html_scanner scanner = {
        .source = source, .mode = find_mode(state), .raw_name = syn_str_from(last_start_tag)};
    syn_html_token token;
    while ((token = syn__html_scan_next(&scanner)).kind != SYN_HTML_END_OF_PAGE) {
        if (token.kind == SYN_HTML_TEXT || token.kind == SYN_HTML_TEXT_AS_IS) {
            add_text(&r, &token);
        } else {
            add_markup(&r, &token);
        }
        // The tests name the state they begin in; what a start tag changes is the tree's matter.
        scanner.mode = SYN_HTML_MODE_DATA;
    }
    flush_text(&r);
    if (is_infoset) coerce(r.tokens);
    syn_arena_finish(&arena);
    return r.tokens;
}

/// Reads \uXXXX once more; surrogates that stand alone are encoded as if they were characters.
static json_t *unescape(const json_t *string) {
    const char *text = json_string_value(string);
    syn_buffer out = {0};
    for (size_t i = 0, size = json_string_length(string); i < size; i++) {
        unsigned code;
        if (size - i < 6 || text[i] != '\\' || sscanf(text + i, "\\u%4x", &code) != 1) {
            syn_buffer_append_str(&out, (syn_str){text + i, 1});
            continue;
        }
        char bytes[4] = {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)),
                         (char)(0x80 | (code & 0x3F))};
        size_t written = 3; // a surrogate
        if (code < 0xD800 || code >= 0xE000) written = syn_utf8_encode(code, bytes);
        syn_buffer_append_str(&out, (syn_str){bytes, written});
        i += 5;
    }
    syn_str view = syn_buffer_view(&out);
    json_t *read = json_stringn_nocheck(view.data == NULL ? "" : view.data, view.size);
    syn_buffer_finish(&out);
    return read;
}

/// The same value with all strings of it, and of what it holds, unescaped once more.
static json_t *unescape_all(json_t *value) {
    size_t i;
    const char *key;
    json_t *part, *out;
    if (json_is_string(value)) return unescape(value);
    if (json_is_array(value)) {
        out = json_array();
        json_array_foreach(value, i, part) json_array_append_new(out, unescape_all(part));
        return out;
    }
    if (!json_is_object(value)) return json_incref(value);
    out = json_object();
    json_object_foreach(value, key, part) {
        json_t *name = json_string_nocheck(key), *read = unescape(name);
        json_object_set_new_nocheck(out, json_string_value(read), unescape_all(part));
        json_decref(name);
        json_decref(read);
    }
    return out;
}

static void show(const char *title, const json_t *value) {
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    fprintf(stderr, "  %s %s\n", title, text == NULL ? "(not to be shown)" : text);
    free(text);
}

/// Runs one test in all of its states; true when all give what is expected.
static bool check(const json_t *test, bool is_infoset) {
    json_t *states = json_object_get(test, "initialStates");
    json_t *input = json_object_get(test, "input"), *output = json_object_get(test, "output");
    const char *last = json_string_value(json_object_get(test, "lastStartTag"));
    bool is_escaped = json_is_true(json_object_get(test, "doubleEscaped"));
    input = is_escaped ? unescape(input) : json_incref(input);
    output = is_escaped ? unescape_all(output) : json_incref(output);
    bool is_right = true;
    for (size_t i = 0; i == 0 || i < json_array_size(states); i++) {
        const char *state = json_string_value(json_array_get(states, i));
        // A copy of its exact size: a read behind the end is seen under AddressSanitizer.
        size_t size = json_string_length(input);
        char *copy = malloc(size == 0 ? 1 : size);
        if (copy == NULL) exit(1);
        memcpy(copy, json_string_value(input), size);
        json_t *got =
            scan((syn_str){copy, size}, state == NULL ? "Data state" : state, last, is_infoset);
        if (!json_equal(got, output)) {
            is_right = false;
            fprintf(stderr, "FAILED %s (%s)\n",
                    json_string_value(json_object_get(test, "description")),
                    state == NULL ? "Data state" : state);
            show("input ", input);
            show("wanted", output);
            show("got   ", got);
        }
        json_decref(got);
        free(copy);
    }
    json_decref(input);
    json_decref(output);
    return is_right;
}

int main(int argc, char **argv) {
    size_t count = 0, right_count = 0;
    for (int i = 1; i < argc; i++) {
        json_error_t error;
        json_t *file = json_load_file(argv[i], JSON_ALLOW_NUL, &error);
        if (file == NULL) {
            fprintf(stderr, "html5lib_tokenizer: %s: %s\n", argv[i], error.text);
            return 1;
        }
        json_t *infoset = json_object_get(file, "xmlViolationTests");
        json_t *tests = infoset != NULL ? infoset : json_object_get(file, "tests");
        for (size_t j = 0; j < json_array_size(tests); j++) {
            count++;
            if (check(json_array_get(tests, j), infoset != NULL)) right_count++;
        }
        json_decref(file);
    }
    printf("score html5lib tokenizer: %zu of %zu tests\n", right_count, count);
    return count > 0 && right_count == count ? 0 : 1;
}
