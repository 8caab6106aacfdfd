// SPDX-License-Identifier: Apache-2.0
// Takes what the engine tells of a run, gives a line on standard error that says how far it is:
// nothing in the first second, then ten times a second. A thread of its own draws, so a long step
// does not look dead.
#define _POSIX_C_SOURCE 200809L
#include "cli/work.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 1000, STEP_MS = 100 };

static struct {
    pthread_mutex_t lock;
    pthread_cond_t ended;
    pthread_t thread;
    bool is_running, is_ending;
    syn_progress progress;
    struct timespec began;
} state = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void add_ms(struct timespec *time, long ms) {
    time->tv_nsec += ms * 1000000;
    time->tv_sec += time->tv_nsec / 1000000000;
    time->tv_nsec %= 1000000000;
}

static void draw(void) {
#define STEP_NAME(constant, text) text,
    static const char *const names[] = {SYN_STEP_LIST(STEP_NAME)};
#undef STEP_NAME
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const syn_progress *progress = &state.progress;
    size_t count = progress->total > 0 ? progress->total : progress->done;
    fprintf(stderr, "\r\033[K%s: %zu documents, %ld s", names[progress->step], count,
            (long)(now.tv_sec - state.began.tv_sec));
    fflush(stderr);
}

static void *run(void *unused) {
    (void)unused;
    struct timespec due = state.began;
    add_ms(&due, FIRST_MS);
    bool is_drawn = false;
    pthread_mutex_lock(&state.lock);
    while (!state.is_ending) {
        if (pthread_cond_timedwait(&state.ended, &state.lock, &due) == 0) continue;
        draw();
        is_drawn = true;
        add_ms(&due, STEP_MS);
    }
    pthread_mutex_unlock(&state.lock);
    if (is_drawn) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
    return NULL;
}

void cli_progress_begin(bool is_quiet) {
    if (is_quiet || isatty(STDERR_FILENO) != 1) return;
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&state.ended, &attributes);
    pthread_condattr_destroy(&attributes);
    clock_gettime(CLOCK_MONOTONIC, &state.began);
    // Signals belong to the thread that reads: it must be woken by Ctrl-C.
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    state.is_running = pthread_create(&state.thread, NULL, run, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}

void cli_progress_show(void *context, const syn_progress *progress) {
    (void)context;
    pthread_mutex_lock(&state.lock);
    state.progress = *progress;
    pthread_mutex_unlock(&state.lock);
}

void cli_progress_end(void) {
    if (!state.is_running) return;
    pthread_mutex_lock(&state.lock);
    state.is_ending = true;
    pthread_cond_signal(&state.ended);
    pthread_mutex_unlock(&state.lock);
    pthread_join(state.thread, NULL);
    state.is_running = false;
}
