// SPDX-License-Identifier: Apache-2.0
// Takes paths, gives their records as text, and packs test data. See reader.h.
#include "unit/reader.h"

#include "input/input.h"

#include <zlib.h>

static void append_str(syn_buffer *out, syn_str text) {
    if (text.data != NULL) syn_buffer_append_str(out, text);
}

static void append_record(syn_buffer *out, const syn_record *record, size_t cut) {
    append_str(out, syn_str_slice(record->source, cut, SIZE_MAX));
    syn_buffer_append_format(out, "#%zu ", record->number);
    append_str(out, syn_str_is_known(record->id) ? record->id : record->url);
    SYN_APPEND(out, " [");
    append_str(out, record->raw);
    SYN_APPEND(out, "]");
    if (record->content == SYN_CONTENT_HTML) SYN_APPEND(out, " html");
    if (record->content == SYN_CONTENT_CLEAN) SYN_APPEND(out, " clean");
    if (record->has_offset) syn_buffer_append_format(out, " @%zu", record->offset);
    SYN_APPEND(out, "\n");
    for (size_t i = 0; i < record->note_count; i++)
        syn_buffer_append_format(out, "note %s\n", record->notes[i].code);
}

syn_str test_read_all(const char *folder, const char *path, syn_input_format from,
                      syn_buffer *out) {
    syn_input *input;
    syn_buffer_clear(out);
    CHECK(syn_input_open(&path, 1, from, &input, NULL) == SYN_OK);
    syn_record *record;
    syn_status status;
    size_t cut = strlen(folder) + 1;
    while ((status = syn_input_next(input, &record, NULL)) == SYN_OK) {
        append_record(out, record, cut);
        syn_record_free(record);
    }
    CHECK(status == SYN_END);
    size_t count;
    const syn_unread *unread = syn_input_get_unread(input, &count);
    for (size_t i = 0; i < count; i++) {
        SYN_APPEND(out, "unread ");
        append_str(out, syn_str_slice(unread[i].source, cut, SIZE_MAX));
        SYN_APPEND(out, ": ");
        append_str(out, unread[i].why);
        SYN_APPEND(out, "\n");
    }
    syn_input_close(input);
    return syn_buffer_view(out);
}

syn_status test_read_to_end(const char *path, size_t *out_records, size_t *out_unread) {
    syn_input *input = NULL;
    syn_record *record;
    syn_error error = {0};
    *out_records = *out_unread = 0;
    syn_status status = syn_input_open(&path, 1, SYN_FROM_AUTO, &input, &error);
    while (status == SYN_OK) {
        status = syn_input_next(input, &record, &error);
        if (status != SYN_OK) break;
        ++*out_records;
        syn_record_free(record);
    }
    if (status == SYN_NO_MEMORY) CHECK(error.status == SYN_NO_MEMORY);
    if (input != NULL) syn_input_get_unread(input, out_unread);
    syn_input_close(input);
    return status;
}

void test_append_gzip(syn_buffer *out, syn_str bytes) {
    z_stream stream = {0};
    CHECK(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    union {
        const char *bytes;
        Bytef *zlib;
    } next = {.bytes = bytes.data}; // zlib's interface has no const
    uLong bound = deflateBound(&stream, (uLong)bytes.size);
    CHECK(syn_buffer_reserve(out, bound));
    stream.next_in = next.zlib;
    stream.avail_in = (uInt)bytes.size;
    stream.next_out = (Bytef *)out->data + out->size;
    stream.avail_out = (uInt)bound;
    CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    out->size += bound - stream.avail_out;
    deflateEnd(&stream);
}
