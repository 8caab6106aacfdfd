// SPDX-License-Identifier: Apache-2.0
// Takes what the steps over the pile found, gives their lines and the report, to a sink or to files
// that appear only when they are whole (base/file.h).
#include "base/file.h"
#include "base/str.h"
#include "engine/run.h"
#include "report/report.h"
#include "wire/wire.h"

static syn_status explain_sink(syn_status status, syn_error *error) {
    const char *text = status == SYN_IO ? "cannot write the output" : syn_status_text(status);
    return syn_error_set(error, status, "", 0, "%s", text);
}

syn_status syn__sink_write(const syn_sink *sink, const char *bytes, size_t size, syn_error *error) {
    if (size == 0) return SYN_OK;
    syn_status status = sink->write(sink->context, bytes, size);
    return status == SYN_OK ? SYN_OK : explain_sink(status, error);
}

/// Lines on their way to a sink, in pieces large enough to be cheap.
typedef struct line_writer {
    const syn_sink *sink;
    syn_buffer buffer;
    syn_error *error;
} line_writer;

enum { PIECE_BYTES = 1 << 16 };

static syn_status flush(line_writer *writer) {
    syn_status status = syn_buffer_status(&writer->buffer, writer->error);
    if (status == SYN_OK) {
        status =
            syn__sink_write(writer->sink, writer->buffer.data, writer->buffer.size, writer->error);
    }
    syn_buffer_clear(&writer->buffer);
    return status;
}

static syn_status end_line(line_writer *writer) {
    SYN_APPEND(&writer->buffer, "\n");
    if (writer->buffer.size < PIECE_BYTES && !writer->buffer.has_failed) return SYN_OK;
    return flush(writer);
}

static syn_status finish(line_writer *writer, syn_status status) {
    if (status == SYN_OK) status = flush(writer);
    syn_buffer_finish(&writer->buffer);
    return status;
}

syn_status syn__write_reuse(syn_run *run, const syn_sink *sink, syn_error *error) {
    line_writer writer = {.sink = sink, .error = error};
    syn_status status = SYN_OK;
    for (size_t i = 0; status == SYN_OK && i < run->reuse.pair_count; i++) {
        syn_wire_append_pair(&writer.buffer, &run->pile, &run->reuse.pairs[i]);
        status = end_line(&writer);
    }
    for (size_t i = 0; status == SYN_OK && i < run->reuse.lineage_count; i++) {
        syn_wire_append_lineage(&writer.buffer, &run->pile, &run->reuse.lineages[i], i);
        status = end_line(&writer);
    }
    return finish(&writer, status);
}

syn_status syn__write_stories(syn_run *run, const syn_sink *sink, syn_error *error) {
    line_writer writer = {.sink = sink, .error = error};
    syn_status status = SYN_OK;
    for (size_t i = 0; status == SYN_OK && i < run->pile.count; i++) {
        syn_wire_append_membership(&writer.buffer, &run->pile, &run->stories, i);
        status = end_line(&writer);
    }
    return finish(&writer, status);
}

syn_status syn__write_collations(syn_run *run, const syn_sink *sink, syn_error *error) {
    line_writer writer = {.sink = sink, .error = error};
    syn_status status = SYN_OK;
    for (size_t i = 0; status == SYN_OK && i < run->stories.story_count; i++) {
        syn_wire_append_collation(&writer.buffer, &run->pile, &run->reuse, &run->stories,
                                  &run->collations[i]);
        status = end_line(&writer);
    }
    return finish(&writer, status);
}

syn_status syn__run_find_findings(const syn_run *run, syn_findings *out_findings,
                                  syn_error *error) {
    *out_findings = (syn_findings){&run->pile,      &run->reuse, &run->stories,
                                   run->collations, run->unread, run->unread_count};
    if (run->has_collations) return SYN_OK;
    return syn_error_set(error, SYN_INVALID, "", 0, "the run has not been executed up to report");
}

typedef syn_status (*render_fn)(const syn_findings *findings, const syn_sink *sink,
                                syn_error *error);

/// A renderer that fails because its sink did may have no words for it: it gets some.
static syn_status end_render(syn_status status, const syn_error *problem, syn_error *error) {
    if (status == SYN_OK) return SYN_OK;
    if (problem->status == SYN_OK) return explain_sink(status, error);
    if (error != NULL) *error = *problem;
    return status;
}

static syn_status render(const syn_run *run, render_fn function, const syn_sink *sink,
                         syn_error *error) {
    syn_findings findings;
    syn_status status = syn__run_find_findings(run, &findings, error);
    if (status != SYN_OK) return status;
    syn_error problem = {0};
    status = function(&findings, sink, &problem);
    return end_render(status, &problem, error);
}

syn_status syn_run_write_report_json(syn_run *run, const syn_sink *sink, syn_error *error) {
    return render(run, syn_report_render_json, sink, error);
}

syn_status syn_run_write_report_html(syn_run *run, const syn_sink *sink, syn_error *error) {
    return render(run, syn_report_render_html, sink, error);
}

syn_status syn_run_write_terminal_summary(syn_run *run, const syn_terminal *terminal,
                                          const syn_sink *sink, syn_error *error) {
    syn_findings findings;
    syn_status status = syn__run_find_findings(run, &findings, error);
    if (status != SYN_OK) return status;
    syn_error problem = {0};
    status = syn_report_render_terminal(&findings, terminal, sink, &problem);
    return end_render(status, &problem, error);
}

syn_status syn_run_write_summary(syn_run *run, const syn_sink *sink, syn_error *error) {
    return render(run, syn_report_render_summary, sink, error);
}
