// SPDX-License-Identifier: Apache-2.0
// report.json: everything that was found, as docs/FORMATS.md says, by way of wire.
//
// Takes the findings, writes one object with a line an entry to the sink, piece by piece; memory is
// that of the longest entry. Order is that of the findings, so the same input gives the same bytes.
#include "report/report.h"

#include "base/str.h"
#include "wire/wire.h"

#define PIECE_BYTES ((size_t)64 << 10)

typedef struct writer {
    const syn_sink *sink;
    syn_buffer buffer;
    syn_status status;
    syn_error *error;
} writer;

static void flush(writer *out) {
    if (out->status == SYN_OK) out->status = syn_buffer_status(&out->buffer, out->error);
    if (out->status == SYN_OK && out->buffer.size > 0)
        out->status = out->sink->write(out->sink->context, out->buffer.data, out->buffer.size);
    syn_buffer_clear(&out->buffer);
}

/// Before each entry of a list.
static void next_entry(writer *out, size_t index) {
    if (out->buffer.size >= PIECE_BYTES || out->buffer.has_failed) flush(out);
    if (index > 0) SYN_APPEND(&out->buffer, ",");
    SYN_APPEND(&out->buffer, "\n");
}

static void write_documents(writer *out, const syn_pile *pile) {
    SYN_APPEND(&out->buffer, ",\n\"documents\": [");
    for (size_t i = 0; i < pile->count && out->status == SYN_OK; i++) {
        next_entry(out, i);
        syn_wire_append_document(&out->buffer, pile->documents[i]);
    }
    SYN_APPEND(&out->buffer, "],\n\"marks\": [");
    for (size_t i = 0; i < pile->count && out->status == SYN_OK; i++) {
        next_entry(out, i);
        syn_wire_append_marks(&out->buffer, pile->documents[i], pile->marks[i]);
    }
    SYN_APPEND(&out->buffer, "]");
}

static void write_reuse(writer *out, const syn_findings *findings) {
    const syn_reuse *reuse = findings->reuse;
    SYN_APPEND(&out->buffer, ",\n\"pairs\": [");
    for (size_t i = 0; i < reuse->pair_count && out->status == SYN_OK; i++) {
        next_entry(out, i);
        syn_wire_append_pair(&out->buffer, findings->pile, &reuse->pairs[i]);
    }
    SYN_APPEND(&out->buffer, "],\n\"lineages\": [");
    for (size_t i = 0; i < reuse->lineage_count && out->status == SYN_OK; i++) {
        next_entry(out, i);
        syn_wire_append_lineage(&out->buffer, findings->pile, &reuse->lineages[i], i);
    }
    SYN_APPEND(&out->buffer, "]");
}

static void write_stories(writer *out, const syn_findings *findings) {
    const syn_stories *stories = findings->stories;
    SYN_APPEND(&out->buffer, ",\n\"memberships\": [");
    for (size_t i = 0; i < findings->pile->count && out->status == SYN_OK; i++) {
        next_entry(out, i);
        syn_wire_append_membership(&out->buffer, findings->pile, stories, i);
    }
    SYN_APPEND(&out->buffer, "],\n\"collations\": [");
    for (size_t i = 0; i < stories->story_count && out->status == SYN_OK; i++) {
        next_entry(out, i);
        syn_wire_append_collation(&out->buffer, findings->pile, findings->reuse, stories,
                                  &findings->collations[i]);
    }
    SYN_APPEND(&out->buffer, "]");
}

syn_status syn_report_render_json(const syn_findings *findings, const syn_sink *sink,
                                  syn_error *error) {
    writer out = {.sink = sink, .error = error};
    SYN_APPEND(&out.buffer,
               "{\"type\": \"report\", \"format\": 1, \"synopt\": \"" SYN_VERSION "\"");
    write_documents(&out, findings->pile);
    write_reuse(&out, findings);
    write_stories(&out, findings);
    SYN_APPEND(&out.buffer, ",\n\"unread\": [");
    for (size_t i = 0; i < findings->unread_count && out.status == SYN_OK; i++) {
        next_entry(&out, i);
        syn_wire_append_unread(&out.buffer, &findings->unread[i]);
    }
    SYN_APPEND(&out.buffer, "]}\n");
    flush(&out);
    syn_buffer_finish(&out.buffer);
    return out.status;
}
