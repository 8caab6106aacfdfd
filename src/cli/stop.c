// SPDX-License-Identifier: Apache-2.0
// Takes Ctrl-C (SIGINT) and SIGTERM, gives the run a flag to stop at the next safe point.
//
// A program that waits for standard input must stop too: the handler puts /dev/null in its place,
// so the read that was interrupted comes back with the end of the input.
#define _POSIX_C_SOURCE 200809L
#include "cli/work.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static syn_cancel flag;
static volatile sig_atomic_t signal_number;
static int nothing_to_read = -1;

static void stop(int number) {
    int kept = errno;
    signal_number = number;
    syn_cancel_request(&flag);
    if (nothing_to_read >= 0) (void)dup2(nothing_to_read, STDIN_FILENO);
    errno = kept;
}

static void listen_for(int number) {
    struct sigaction action = {.sa_handler = stop}, old;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    // Started with the signal ignored (nohup, a job in the background): so it stays.
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_IGN) return;
    sigaction(number, &action, NULL);
}

void cli_stop_listen(void) {
    nothing_to_read = open("/dev/null", O_RDONLY | O_CLOEXEC);
    listen_for(SIGINT);
    listen_for(SIGTERM);
}

syn_cancel *cli_stop_get_flag(void) {
    return &flag;
}

int cli_stop_signal(void) {
    return signal_number;
}
