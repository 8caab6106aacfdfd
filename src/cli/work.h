// SPDX-License-Identifier: Apache-2.0
// Doing what a command asks for, and telling how it goes.
#ifndef SYN_CLI_WORK_H
#define SYN_CLI_WORK_H

#include "cli/arguments.h"

#include <stdio.h>

/// Runs a step or a report. The exit status; CLI_STOPPED when Ctrl-C or a request to end stopped
/// it.
int cli_work(const cli_arguments *arguments);
enum { CLI_STOPPED = -1 };

// stop.c: SIGINT and SIGTERM.

/// The first signal asks the run to stop, a second one ends the program at once.
void cli_stop_listen(void);
/// The flag that a signal sets, for the run.
syn_cancel *cli_stop_get_flag(void);
/// The signal that came, 0 when none did.
int cli_stop_signal(void);

// output.c

/// Sinks over a FILE, as they come and without control characters for people's terminals.
syn_status cli_output_write(void *context, const char *bytes, size_t size);
syn_status cli_output_write_plain(void *context, const char *bytes, size_t size);
/// What standard output is: no terminal, then 80 columns without colour; NO_COLOR is heard.
syn_terminal cli_output_find_terminal(void);
/// Ends standard output: false, and said on standard error, when a byte of it was lost.
bool cli_output_close(void);
/// A path that is no plain file: /dev/null, a named pipe.
bool cli_output_is_device(const char *path);
/// Lines into such a one, which cannot be written beside and renamed.
syn_status cli_output_stream_to_device(syn_run *run, syn_step step, const char *path,
                                       syn_error *error);
/// On standard error: what could not be read; what went wrong.
void cli_output_list_unread(const syn_run *run);
void cli_output_explain(const syn_error *error);

// progress.c: one line on a terminal's standard error that is drawn over itself, by a thread of
// its own, so that a step of many seconds shows that it lives.

/// Draws only on a terminal, from the second second on, and never when `is_quiet`.
void cli_progress_begin(bool is_quiet);
/// A syn_progress_fn without context.
void cli_progress_show(void *context, const syn_progress *progress);
/// Takes the line away again. May be called twice.
void cli_progress_end(void);

#endif
