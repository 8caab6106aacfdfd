// SPDX-License-Identifier: Apache-2.0
// A small runner for unit tests: a case registers itself, its name states the rule it guards.
//
//     TEST(arena_gives_zeroed_memory) {
//         ...
//         CHECK(sum == 0);
//         CHECK_TEXT(name, "Wang Yi");
//     }
//
// Each case runs in the same process; a failed check is reported and the case goes on. A case that
// needs a minute has failed.
#ifndef SYN_TESTS_UNIT_TEST_H
#define SYN_TESTS_UNIT_TEST_H

#include "base/str.h"

typedef struct test_case {
    const char *name;
    void (*run)(void);
    struct test_case *next;
} test_case;

void test_register(test_case *one);
void test_fail(const char *file, int line, const char *what);
void test_check_text(const char *file, int line, syn_str got, syn_str wanted);

#define TEST(name)                                                   \
    static void test_##name(void);                                   \
    __attribute__((constructor)) static void register_##name(void) { \
        static test_case one = {#name, test_##name, NULL};           \
        test_register(&one);                                         \
    }                                                                \
    static void test_##name(void)

#define CHECK(condition)                                             \
    do {                                                             \
        if (!(condition)) test_fail(__FILE__, __LINE__, #condition); \
    } while (0)
#define CHECK_TEXT(got, wanted) test_check_text(__FILE__, __LINE__, (got), syn_str_from(wanted))

#endif
