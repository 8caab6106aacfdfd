// SPDX-License-Identifier: Apache-2.0
// Takes a file that is one text or one page, gives it as one record. See source.h.
//
// A packed file that is cut or damaged gives what could be unpacked, with a note.
#include "input/source.h"

#include "base/caps.h"
#include "base/str.h"

static syn_status read_whole(syn_source *source, syn_record **out_record, syn_error *error) {
    syn_str bytes;
    syn_stream *stream = &source->stream;
    syn_status status = syn_stream_peek(stream, SYN_CAP_RECORD_BYTES, &bytes, error);
    if (status != SYN_OK) return status;
    const char *problem = stream->problem;
    if (bytes.size > SYN_CAP_RECORD_BYTES || !stream->is_at_end) {
        bytes = syn_str_slice(bytes, 0, SYN_CAP_RECORD_BYTES);
        problem = "it is larger than one record may be";
    }
    syn_record *record = syn__source_new_record(source, error);
    if (record == NULL) return SYN_NO_MEMORY;
    record->content = source->content;
    record->raw = syn_arena_copy(&record->arena, bytes);
    if (problem != NULL) syn__record_add_note(record, "input_cut", problem);
    syn_stream_close(stream); // and with it the problem, which is told in the note
    source->is_ended = true;
    return syn__source_give(source, record, out_record, error);
}

const syn_source_kind syn__source_whole = {"file", NULL, read_whole, NULL};
