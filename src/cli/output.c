// SPDX-License-Identifier: Apache-2.0
// Takes bytes, gives them to a stream. News is untrusted text: what goes to people, not to
// programs, loses the control characters that a terminal would obey.
#define _DEFAULT_SOURCE 1 // ioctl and its window size
#include "cli/work.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static int lost_reason; ///< errno of the first write that failed

syn_status cli_output_write(void *context, const char *bytes, size_t size) {
    if (fwrite(bytes, 1, size, context) == size) return SYN_OK;
    if (lost_reason == 0) lost_reason = errno;
    return SYN_IO;
}

bool cli_output_close(void) {
    bool has_failed = ferror(stdout) != 0;
    int reason = lost_reason != 0 ? lost_reason : errno;
    if (fclose(stdout) != 0 && !has_failed) {
        has_failed = true;
        reason = errno;
    }
    // The reader has gone, and knows it: no words. Any other loss is ours to tell.
    if (has_failed && reason != EPIPE) {
        fprintf(stderr, "synopt: cannot write to standard output: %s\n", strerror(reason));
    }
    return !has_failed;
}

/// Bytes of a control character at `at`: U+0000 to U+001F but for the line break, U+007F, and
/// U+0080 to U+009F, which take two bytes. 0 when there is none.
static size_t scan_control(const char *bytes, size_t size, size_t at) {
    unsigned char c = (unsigned char)bytes[at];
    if ((c < 0x20 && c != '\n') || c == 0x7f) return 1;
    bool is_pair = c == 0xc2 && at + 1 < size;
    return is_pair && (unsigned char)bytes[at + 1] >= 0x80 && (unsigned char)bytes[at + 1] < 0xa0
               ? 2
               : 0;
}

syn_status cli_output_write_plain(void *context, const char *bytes, size_t size) {
    size_t start = 0;
    for (size_t at = 0; at < size;) {
        size_t control = scan_control(bytes, size, at);
        if (control == 0) {
            at++;
            continue;
        }
        syn_status status = cli_output_write(context, bytes + start, at - start);
        if (status == SYN_OK) status = cli_output_write(context, "?", 1);
        if (status != SYN_OK) return status;
        at += control;
        start = at;
    }
    return cli_output_write(context, bytes + start, size - start);
}

syn_terminal cli_output_find_terminal(void) {
    syn_terminal terminal = {0};
    struct winsize size;
    if (isatty(STDOUT_FILENO) == 0) return terminal;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) terminal.columns = size.ws_col;
    const char *wish = getenv("NO_COLOR"), *kind = getenv("TERM");
    bool is_wanted = wish == NULL || wish[0] == '\0';
    terminal.has_colour = is_wanted && kind != NULL && strcmp(kind, "dumb") != 0;
    return terminal;
}

static syn_status fail(const char *path, syn_error *error) {
    error->status = SYN_IO;
    snprintf(error->where, sizeof error->where, "%s", path);
    snprintf(error->message, sizeof error->message, "cannot write: %s", strerror(errno));
    return SYN_IO;
}

bool cli_output_is_device(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode);
}

syn_status cli_output_stream_to_device(syn_run *run, syn_step step, const char *path,
                                       syn_error *error) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) return fail(path, error);
    syn_sink sink = {cli_output_write, file};
    syn_status status = syn_run_stream(run, step, &sink, error);
    bool has_failed = ferror(file) != 0;
    if (fclose(file) != 0 || has_failed) return fail(path, error);
    return status;
}

static bool is_same_text(syn_str a, syn_str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static void print_unread(syn_str source, syn_str why) {
    fputs("synopt: not read: ", stderr);
    (void)cli_output_write_plain(stderr, source.data, source.size);
    fputs(": ", stderr);
    (void)cli_output_write_plain(stderr, why.data, why.size);
    fputc('\n', stderr);
}

void cli_output_list_unread(const syn_run *run) {
    enum { MOST_OF_ONE_SOURCE = 5 };
    size_t count, of_source = 0;
    const syn_unread *unread = syn_run_get_unread(run, &count);
    for (size_t i = 0; i < count; i++) {
        bool is_next_same = i + 1 < count && is_same_text(unread[i].source, unread[i + 1].source);
        of_source++;
        if (of_source <= MOST_OF_ONE_SOURCE) {
            print_unread(unread[i].source, unread[i].why);
        } else if (!is_next_same) {
            char more[64];
            int size =
                snprintf(more, sizeof more, "%zu more parts of it", of_source - MOST_OF_ONE_SOURCE);
            print_unread(unread[i].source, (syn_str){more, (size_t)size});
        }
        if (!is_next_same) of_source = 0;
    }
    if (count > 0 && syn_run_get_document_count(run) > 0) {
        fputs("synopt: all else was read\n", stderr);
    }
}

void cli_output_explain(const syn_error *error) {
    fputs("synopt: ", stderr);
    (void)cli_output_write_plain(stderr, error->where, strlen(error->where));
    if (error->where[0] != '\0') fputs(": ", stderr);
    (void)cli_output_write_plain(stderr, error->message, strlen(error->message));
    fputc('\n', stderr);
}
