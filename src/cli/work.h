// SPDX-License-Identifier: Apache-2.0
// Doing what a command asks for, and telling how it goes.
#ifndef SYN_CLI_WORK_H
#define SYN_CLI_WORK_H

#include "cli/arguments.h"

#include <stdio.h>
#include <time.h>

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

// progress.c: one line on standard error that is drawn over itself.

typedef struct cli_progress {
    bool is_wanted;
    bool is_drawn;
    struct timespec began, drawn;
} cli_progress;

/// Draws only on a terminal, and never when `is_quiet`.
void cli_progress_begin(cli_progress *progress, bool is_quiet);
/// A syn_progress_fn; `context` is the cli_progress.
void cli_progress_show(void *context, const syn_progress *progress);
/// Takes the line away again.
void cli_progress_end(cli_progress *progress);

#endif
