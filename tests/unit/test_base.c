// SPDX-License-Identifier: Apache-2.0
// The rules of src/base.
#include "unit/test.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/thread.h"
#include "base/utf8.h"

TEST(arena_vector_keeps_its_items) {
    syn_arena arena = {0};
    SYN_VEC(size_t) numbers = {0};
    for (size_t i = 0; i < 10000; i++)
        SYN_PUSH(&arena, &numbers, i * 3);
    CHECK(numbers.count == 10000 && numbers.items[9999] == 29997 && numbers.items[17] == 51);
    syn_arena_finish(&arena);
}

static int compare_numbers(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(*(const uint32_t *)a, *(const uint32_t *)b);
}

TEST(sort_orders_any_input) {
    static uint32_t numbers[5000];
    for (int kind = 0; kind < 4; kind++) {
        uint32_t state = 7;
        for (uint32_t i = 0; i < 5000; i++) {
            state = state * 1664525u + 1013904223u;
            numbers[i] = kind == 0 ? state : kind == 1 ? i : kind == 2 ? 5000 - i : i % 3;
        }
        syn_sort(numbers, 5000, sizeof *numbers, compare_numbers, NULL);
        bool is_sorted = true;
        for (size_t i = 1; i < 5000; i++)
            is_sorted &= numbers[i - 1] <= numbers[i];
        CHECK(is_sorted);
    }
}

TEST(map_keeps_order_of_first_appearance) {
    syn_arena arena = {0};
    syn_map map;
    syn_map_init(&map, &arena);
    for (size_t i = 0; i < 3000; i++) {
        syn_map_add(&map, syn_arena_format(&arena, "key %zu", i % 1000), i, NULL);
    }
    CHECK(map.entries.count == 1000);
    CHECK_TEXT(map.entries.items[999].key, "key 999");
    CHECK(syn_map_find(&map, SYN_STR("key 500"))->value == 500);
    CHECK(syn_map_find(&map, SYN_STR("key")) == NULL);
    syn_arena_finish(&arena);
}

TEST(utf8_refuses_overlong_and_surrogates) {
    CHECK(syn_utf8_find_bad(SYN_STR("gut \xC3\xBC \xE2\x80\x99 \xF0\x9F\x98\x80")) == 15);
    CHECK(syn_utf8_find_bad(SYN_STR("a\xC0\x80")) == 1);
    CHECK(syn_utf8_find_bad(SYN_STR("a\xED\xA0\x80")) == 1);
    CHECK(syn_utf8_find_bad(SYN_STR("ab\xE2\x80")) == 2);
}

static syn_status square(void *context, size_t index, size_t worker, syn_error *error) {
    (void)worker;
    if (index == 777) return syn_error_set(error, SYN_IO, "seven", 7, "stop at %zu", index);
    ((size_t *)context)[index] = index * index;
    return SYN_OK;
}

TEST(pool_runs_every_turn_and_gives_the_first_error) {
    static size_t squares[700];
    syn_pool *pool;
    syn_error error = {0};
    CHECK(syn_pool_new(4, &pool, &error) == SYN_OK);
    CHECK(syn_pool_for(pool, 700, square, squares, &error) == SYN_OK);
    CHECK(squares[699] == 699 * 699 && squares[1] == 1);
    CHECK(syn_pool_for(pool, 900, square, (size_t[900]){0}, &error) == SYN_IO);
    CHECK_TEXT(syn_str_from(error.message), "stop at 777");
    syn_pool_free(pool);
}
