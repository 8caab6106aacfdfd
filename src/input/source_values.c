// SPDX-License-Identifier: Apache-2.0
// Takes JSON objects that are not one a line, gives a record each: an array of them, or objects
// printed over several lines, one after another. See source.h.
//
// Only strings and braces are followed to find where an object ends; jsonl.h parses it. A broken
// object is named, and reading goes on at the next line that begins with a brace. Memory: the
// largest object. Cost: linear; bytes of broken objects are looked at again, within a limit.
#include "input/source.h"

#include "base/caps.h"
#include "base/str.h"
#include "input/jsonl.h"

typedef struct value_state {
    size_t number;       ///< of the object, from 1
    size_t wasted_bytes; ///< looked at in vain
} value_state;

static syn_status open_values(syn_source *source, syn_error *error) {
    source->state = syn__memory_new(sizeof(value_state));
    if (source->state == NULL) return syn_error_no_memory(error);
    *(value_state *)source->state = (value_state){0};
    return SYN_OK;
}

static void close_values(syn_source *source) {
    syn__memory_free(source->state);
}

/// Where a scan over an object stands.
typedef struct scan {
    size_t at, depth;
    bool is_in_string, is_escaped;
} scan;

/// Goes on over the bytes; true when the object ends, and then `at` stands behind it.
static bool scan_object(syn_str bytes, scan *state) {
    while (state->at < bytes.size) {
        char c = bytes.data[state->at++];
        if (state->is_in_string) {
            if (c == '"' && !state->is_escaped) state->is_in_string = false;
            state->is_escaped = c == '\\' && !state->is_escaped;
        } else if (c == '"') {
            state->is_in_string = true;
        } else if (c == '{') {
            state->depth++;
        } else if (c == '}' && --state->depth == 0) {
            return true;
        }
    }
    return false;
}

/// Brings the next brace to the front; SYN_END when there is none. Inside of a broken object only a
/// brace that begins a line counts.
static syn_status find_object(syn_source *source, bool must_begin_line, syn_error *error) {
    bool is_blank_before = false;
    for (;;) {
        syn_str bytes;
        syn_status status = syn_stream_peek(&source->stream, 1, &bytes, error);
        if (status != SYN_OK) return status;
        if (bytes.size == 0) return SYN_END;
        size_t at = 0;
        for (; at < bytes.size; at++) {
            char c = bytes.data[at];
            if (c == '{' && (is_blank_before || !must_begin_line)) break;
            if (c == '\n') is_blank_before = true;
            if (!syn_ascii_is_space(c) && c != ',' && c != '[') is_blank_before = false;
        }
        syn_stream_skip(&source->stream, at);
        if (at < bytes.size) return SYN_OK;
    }
}

/// The object at the front of the window; unknown when it has no end.
static syn_status measure_object(syn_source *source, syn_str *out_object, syn_error *error) {
    scan state = {0};
    *out_object = (syn_str){0};
    for (size_t wanted = 1 << 14;; wanted *= 2) {
        syn_str bytes;
        syn_status status = syn_stream_peek(&source->stream, wanted, &bytes, error);
        if (status != SYN_OK) return status;
        if (scan_object(bytes, &state)) {
            *out_object = syn_str_slice(bytes, 0, state.at);
            return SYN_OK;
        }
        if (bytes.size < wanted || bytes.size >= SYN_CAP_RECORD_BYTES) {
            ((value_state *)source->state)->wasted_bytes += bytes.size;
            return SYN_OK;
        }
    }
}

/// Reads the object into a record, or names it when it is of no use; then there is no record.
static syn_status read_object(syn_source *source, syn_str object, syn_record **out_record,
                              syn_error *error) {
    value_state *state = source->state;
    syn_record *record = syn__source_new_record(source, error);
    if (record == NULL) return SYN_NO_MEMORY;
    syn_str why = SYN_STR("it has no end");
    if (syn_str_is_known(object)) syn_jsonl_read_line(object, record, &record->arena, &why);
    if (!syn_str_is_known(why)) {
        syn_stream_skip(&source->stream, object.size);
        return syn__source_give(source, record, out_record, error);
    }
    state->wasted_bytes += object.size;
    syn__source_refuse(source, state->number, why);
    syn_record_free(record);
    return SYN_OK;
}

static syn_status next_value(syn_source *source, syn_record **out_record, syn_error *error) {
    value_state *state = source->state;
    for (bool is_inside = false; state->wasted_bytes <= SYN_CAP_RECORD_BYTES;) {
        syn_str object;
        syn_status status = find_object(source, is_inside, error);
        if (status == SYN_OK) status = measure_object(source, &object, error);
        if (status != SYN_OK) return status;
        state->number++;
        status = read_object(source, object, out_record, error);
        if (status != SYN_OK || *out_record != NULL) return status;
        // An answer of a web service has the articles inside of one that holds no text.
        is_inside = syn_str_find_byte(object, '\n', 0) != SIZE_MAX || !syn_str_is_known(object);
        syn_stream_skip(&source->stream, is_inside ? 1 : object.size);
    }
    return SYN_END;
}

const syn_source_kind syn__source_values = {"object", open_values, next_value, close_values};
