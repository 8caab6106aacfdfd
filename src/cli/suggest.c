// SPDX-License-Identifier: Apache-2.0
// Takes a mistyped word, gives the nearest of the words there are. Distance: insertions, deletions,
// changes and swaps of neighbours (Damerau's, restricted), over names of at most 15 letters.
#include "cli/table.h"

#include <string.h>

enum { LONGEST_NAME = 15 };

static size_t least(size_t a, size_t b, size_t c) {
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static size_t measure_distance(const char *a, const char *b) {
    size_t rows[LONGEST_NAME + 1][LONGEST_NAME + 1];
    size_t a_size = strlen(a), b_size = strlen(b);
    if (a_size > LONGEST_NAME || b_size > LONGEST_NAME) return SIZE_MAX;
    for (size_t i = 0; i <= a_size; i++) {
        for (size_t k = 0; k <= b_size; k++) {
            if (i == 0 || k == 0) {
                rows[i][k] = i + k;
                continue;
            }
            bool is_same = a[i - 1] == b[k - 1];
            rows[i][k] = least(rows[i - 1][k] + 1, rows[i][k - 1] + 1,
                               rows[i - 1][k - 1] + (is_same ? 0 : 1));
            bool is_swap = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
            if (is_swap && rows[i - 2][k - 2] + 1 < rows[i][k]) {
                rows[i][k] = rows[i - 2][k - 2] + 1;
            }
        }
    }
    return rows[a_size][b_size];
}

/// Keeps the nearer of two names; the first one on a tie. Three changes in seven letters are too
/// many for a slip: "stores" is "stories", "search" is nothing.
static void consider(const char *typed, const char *name, const char **nearest, size_t *distance) {
    size_t here = measure_distance(typed, name);
    if (here > 1 && here > strlen(name) / 3) return;
    if (*nearest != NULL && here >= *distance) return;
    *nearest = name;
    *distance = here;
}

const char *cli_suggest_command(const char *typed) {
    const char *nearest = NULL;
    size_t distance = 0;
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].is_hidden) consider(typed, cli_commands[i].name, &nearest, &distance);
    }
    return nearest;
}

const char *cli_suggest_option(const char *typed, const cli_command *command) {
    const char *nearest = NULL;
    size_t distance = 0;
    for (size_t i = 0; i < cli_option_count; i++) {
        if (command != NULL && !cli_option_is_for(&cli_options[i], command)) continue;
        consider(typed, cli_options[i].name, &nearest, &distance);
    }
    return nearest;
}
