// SPDX-License-Identifier: Apache-2.0
// Runs the registered cases in the order of their names. See test.h.
#include "unit/test.h"

#include <stdio.h>
#include <time.h>

/// No case may need more processor time: a hostile text on which a step is quadratic needs hours.
/// The slowest needs 3 seconds, 15 under AddressSanitizer.
enum { LIMIT_SECONDS = 60 };

static test_case *cases;
static size_t failed_check_count;

void test_register(test_case *one) {
    test_case **at = &cases;
    while (*at != NULL && strcmp((*at)->name, one->name) < 0)
        at = &(*at)->next;
    one->next = *at;
    *at = one;
}

void test_fail(const char *file, int line, const char *what) {
    failed_check_count++;
    fprintf(stderr, "%s:%d: not true: %s\n", file, line, what);
}

void test_check_text(const char *file, int line, syn_str got, syn_str wanted) {
    if (syn_str_equal(got, wanted)) return;
    failed_check_count++;
    fprintf(stderr, "%s:%d: got “%.*s”, wanted “%.*s”\n", file, line, (int)got.size,
            got.data == NULL ? "" : got.data, (int)wanted.size, wanted.data);
}

/// With arguments, runs only the cases whose names hold one of them.
static bool is_wanted(const char *name, int count, char **arguments) {
    for (int i = 1; i < count; i++) {
        if (strstr(name, arguments[i]) != NULL) return true;
    }
    return count < 2;
}

int main(int count, char **arguments) {
    size_t passed = 0, failed = 0;
    for (test_case *one = cases; one != NULL; one = one->next) {
        if (!is_wanted(one->name, count, arguments)) continue;
        size_t before = failed_check_count;
        clock_t started = clock();
        one->run();
        if ((clock() - started) / CLOCKS_PER_SEC >= LIMIT_SECONDS)
            test_fail(one->name, 0, "in time");
        if (failed_check_count == before) {
            passed++;
        } else {
            failed++;
            fprintf(stderr, "FAILED %s\n", one->name);
        }
    }
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
