// SPDX-License-Identifier: Apache-2.0
// The engine: runs the steps, in order, over paths; gives objects or writes JSON Lines and reports.
//
// A run is made with options, given paths, executed up to a step, and then read or written. The
// same input gives the same bytes for any number of jobs. One run may be used by one thread at a
// time; only syn_cancel_request may be called from anywhere, also from a signal handler.
#ifndef SYNOPT_ENGINE_H
#define SYNOPT_ENGINE_H

#include "synopt/collation.h"

#define SYN_INPUT_FORMAT_LIST(ROW) \
    ROW(SYN_FROM_AUTO, "auto")     \
    ROW(SYN_FROM_TEXT, "text")     \
    ROW(SYN_FROM_HTML, "html")     \
    ROW(SYN_FROM_JSONL, "jsonl")   \
    ROW(SYN_FROM_WARC, "warc")     \
    ROW(SYN_FROM_FEED, "feed")

/// The steps in their order; the engine's table has one row for each.
#define SYN_STEP_LIST(ROW)             \
    ROW(SYN_STEP_EXTRACT, "extract")   \
    ROW(SYN_STEP_ANNOTATE, "annotate") \
    ROW(SYN_STEP_REUSE, "reuse")       \
    ROW(SYN_STEP_STORIES, "stories")   \
    ROW(SYN_STEP_COLLATE, "collate")   \
    ROW(SYN_STEP_REPORT, "report")

typedef enum syn_input_format { SYN_INPUT_FORMAT_LIST(SYN_ENUM_CONSTANT) } syn_input_format;
typedef enum syn_step { SYN_STEP_LIST(SYN_ENUM_CONSTANT) } syn_step;

/// A flag that stops a run at the next safe point. Zero-initialise it.
typedef struct syn_cancel {
    volatile int is_requested;
} syn_cancel;

/// What a run tells while it works: the step, and how much of it is done (`total` 0: unknown).
typedef struct syn_progress {
    syn_step step;
    size_t done;
    size_t total;
} syn_progress;
typedef void (*syn_progress_fn)(void *context, const syn_progress *progress);

typedef struct syn_options {
    size_t jobs; ///< worker threads; 0: one a processor
    syn_input_format from;
    syn_progress_fn on_progress; ///< may be NULL; called on the thread that executes the run
    void *progress_context;
    syn_cancel *cancel; ///< may be NULL
    /// Reads all inputs twice: what the pages of one host have in common is furniture. Nothing
    /// comes of it when standard input is among them.
    bool wants_site_repeats;
    /// For syn_run_stream of `reuse`; NULL: none. A file that keeps the documents of a run: those
    /// that are in it come before the inputs, and in the end all of them are. What comes out is
    /// what one run over everything would give.
    const char *index_path;
} syn_options;

/// An input that could not be read, and why.
typedef struct syn_unread {
    syn_str source;
    syn_str why;
} syn_unread;

/// Where output goes: called with the next bytes, in order; anything but SYN_OK stops the writing.
typedef syn_status (*syn_sink_fn)(void *context, const char *bytes, size_t size);
typedef struct syn_sink {
    syn_sink_fn write;
    void *context;
} syn_sink;

typedef struct syn_run syn_run;

/// Makes a run. `options` is copied. The caller frees it with syn_run_free.
SYN_API SYN_WARN_UNUSED syn_status syn_run_new(const syn_options *options, syn_run **out_run,
                                               syn_error *error);
SYN_API void syn_run_free(syn_run *run);

/// Adds a file, a folder (walked) or "-" (standard input). The path is copied; it is opened only
/// when the run executes.
SYN_API SYN_WARN_UNUSED syn_status syn_run_add_path(syn_run *run, const char *path,
                                                    syn_error *error);

/// The same for the whole report in `folder` (syn_run_save_report).
SYN_API SYN_WARN_UNUSED syn_status syn_run_skip_report(syn_run *run, const char *folder,
                                                       syn_error *error);
/// Names a file that is output and must not be read again as input, though it may lie in a folder
/// that is walked: the report of the last time.
SYN_API SYN_WARN_UNUSED syn_status syn_run_skip_path(syn_run *run, const char *path,
                                                     syn_error *error);

/// Runs all steps up to `last` and keeps their results.
SYN_API SYN_WARN_UNUSED syn_status syn_run_execute(syn_run *run, syn_step last, syn_error *error);

/// Runs all steps up to `last` and writes the JSON Lines of that step to `sink` as they come.
/// `extract` and `annotate` keep nothing, so their memory does not grow with the input; `reuse`
/// keeps its documents packed, and the pile that it leaves has no texts and no marks.
SYN_API SYN_WARN_UNUSED syn_status syn_run_stream(syn_run *run, syn_step last, const syn_sink *sink,
                                                  syn_error *error);

/// Results of an executed run; they live until it is freed. NULL before their step has run.
SYN_API const syn_pile *syn_run_get_pile(const syn_run *run);
SYN_API const syn_reuse *syn_run_get_reuse(const syn_run *run);
SYN_API const syn_stories *syn_run_get_stories(const syn_run *run);
SYN_API const syn_collation *syn_run_get_collations(const syn_run *run, size_t *out_count);
SYN_API const syn_unread *syn_run_get_unread(const syn_run *run, size_t *out_count);
SYN_API size_t syn_run_get_document_count(const syn_run *run);

/// Writes report.json, or the self-contained page, of a run executed up to SYN_STEP_REPORT.
SYN_API SYN_WARN_UNUSED syn_status syn_run_write_report_json(syn_run *run, const syn_sink *sink,
                                                             syn_error *error);
SYN_API SYN_WARN_UNUSED syn_status syn_run_write_report_html(syn_run *run, const syn_sink *sink,
                                                             syn_error *error);
/// How wide the terminal is, and whether words may be coloured.
typedef struct syn_terminal {
    size_t columns; ///< 0: 80
    bool has_colour;
} syn_terminal;

/// Writes a summary of the same run for people: no line is wider than the terminal, and no text of
/// the news can command it.
SYN_API SYN_WARN_UNUSED syn_status syn_run_write_terminal_summary(syn_run *run,
                                                                  const syn_terminal *terminal,
                                                                  const syn_sink *sink,
                                                                  syn_error *error);
/// The same 80 columns wide and without colour.
SYN_API SYN_WARN_UNUSED syn_status syn_run_write_summary(syn_run *run, const syn_sink *sink,
                                                         syn_error *error);

/// The same into files, which appear only when they are whole: syn_run_stream into `path`, and
/// report.html with report.json in `folder`, which is made when it is missing. Of a large pile
/// report.html is an index, and the stories stand in `folder`/stories, a page each. Without a
/// document no lines are saved, and an older file stays.
SYN_API SYN_WARN_UNUSED syn_status syn_run_save_lines(syn_run *run, syn_step last, const char *path,
                                                      syn_error *error);
SYN_API SYN_WARN_UNUSED syn_status syn_run_save_report(syn_run *run, const char *folder,
                                                       syn_error *error);

/// Beside them, of the same run: claims.csv and disagreements.csv for spreadsheets; and
/// `folder`/stories/s1.md and so on, each story of several accounts as Markdown.
SYN_API SYN_WARN_UNUSED syn_status syn_run_save_tables(syn_run *run, const char *folder,
                                                       syn_error *error);
SYN_API SYN_WARN_UNUSED syn_status syn_run_save_notes(syn_run *run, const char *folder,
                                                      syn_error *error);

/// Asks the run that was given this flag to stop. Safe in a signal handler.
SYN_API void syn_cancel_request(syn_cancel *cancel);

#endif
