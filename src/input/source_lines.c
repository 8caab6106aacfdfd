// SPDX-License-Identifier: Apache-2.0
// Takes a file of JSON Lines, gives a record a line. See source.h.
//
// Memory: the longest line. A line over the cap is passed over piece by piece.
#include "input/source.h"

#include "base/caps.h"
#include "base/str.h"
#include "input/jsonl.h"

typedef struct line_state {
    size_t number; ///< of the line taken last, from 1
} line_state;

static syn_status open_lines(syn_source *source, syn_error *error) {
    source->state = syn__memory_new(sizeof(line_state));
    if (source->state == NULL) return syn_error_no_memory(error);
    *(line_state *)source->state = (line_state){0};
    return SYN_OK;
}

static void close_lines(syn_source *source) {
    syn__memory_free(source->state);
}

/// Takes the next line off the stream, without its end. SYN_END after the last one. A line over the
/// cap comes out empty.
static syn_status take_line(syn_source *source, syn_str *out_line, syn_error *error) {
    syn_stream *stream = &source->stream;
    syn_str bytes = {"", 0};
    size_t searched = 0, wanted = 1 << 12;
    bool is_skipping = false;
    line_state *state = source->state;
    state->number++;
    for (;;) {
        syn_status status = syn_stream_peek(stream, wanted, &bytes, error);
        if (status != SYN_OK) return status;
        size_t end = syn_str_find_byte(bytes, '\n', searched);
        bool is_last = end == SIZE_MAX && bytes.size < wanted;
        if (is_last) end = bytes.size;
        if (is_last && bytes.size == 0 && !is_skipping) return SYN_END;
        if (end != SIZE_MAX) {
            *out_line = is_skipping ? (syn_str){"", 0} : syn_str_slice(bytes, 0, end);
            syn_stream_skip(stream, is_last ? end : end + 1);
            if (is_skipping)
                syn__source_refuse(source, state->number,
                                   SYN_STR("it is larger than one record may be"));
            return SYN_OK;
        }
        searched = bytes.size;
        wanted = bytes.size * 2;
        if (bytes.size >= SYN_CAP_RECORD_BYTES) {
            is_skipping = true;
            syn_stream_skip(stream, bytes.size);
            searched = 0;
            wanted = 1 << 16;
        }
    }
}

static syn_status next_line(syn_source *source, syn_record **out_record, syn_error *error) {
    const line_state *state = source->state;
    for (;;) {
        syn_str line;
        syn_status status = take_line(source, &line, error);
        if (status != SYN_OK) return status;
        if (syn_str_starts(line, SYN_STR("\xef\xbb\xbf"))) line = syn_str_slice(line, 3, line.size);
        line = syn_str_trim(line);
        if (line.size == 0) continue;
        syn_record *record = syn__source_new_record(source, error);
        if (record == NULL) return SYN_NO_MEMORY;
        syn_str why;
        syn_jsonl_read_line(line, record, &record->arena, &why);
        if (!syn_str_is_known(why)) return syn__source_give(source, record, out_record, error);
        syn__source_refuse(source, state->number, why); // which stands in the record's arena
        syn_record_free(record);
    }
}

const syn_source_kind syn__source_lines = {"line", open_lines, next_line, close_lines};
