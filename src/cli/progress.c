// SPDX-License-Identifier: Apache-2.0
// Draws how far a run is: nothing in its first second, then at most ten times a second.
#define _POSIX_C_SOURCE 200809L
#include "cli/work.h"

#include <unistd.h>

static double seconds_between(struct timespec from, struct timespec to) {
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

void cli_progress_begin(cli_progress *progress, bool is_quiet) {
    *progress = (cli_progress){.is_wanted = !is_quiet && isatty(STDERR_FILENO) == 1};
    clock_gettime(CLOCK_MONOTONIC, &progress->began);
}

void cli_progress_show(void *context, const syn_progress *progress) {
#define STEP_VERB(constant, text) text,
    static const char *const names[] = {SYN_STEP_LIST(STEP_VERB)};
#undef STEP_VERB
    cli_progress *self = context;
    if (!self->is_wanted) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (seconds_between(self->began, now) < 1) return;
    bool is_begin =
        progress->total > 0 && progress->done == 0; // a long step without turns of its own
    if (self->is_drawn && !is_begin && seconds_between(self->drawn, now) < 0.1) return;
    size_t count = progress->total > 0 ? progress->total : progress->done;
    fprintf(stderr, "\r\033[K%s: %zu documents", names[progress->step], count);
    fflush(stderr);
    self->is_drawn = true;
    self->drawn = now;
}

void cli_progress_end(cli_progress *progress) {
    if (!progress->is_drawn) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress->is_drawn = false;
}
