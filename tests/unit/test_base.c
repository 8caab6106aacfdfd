// SPDX-License-Identifier: Apache-2.0
// The rules of src/base: arenas, buffers, texts, maps, sorting, UTF-8.
#include "unit/test.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"

TEST(arena_vector_keeps_its_items) {
    syn_arena arena = {0};
    SYN_VEC(size_t) numbers = {0};
    for (size_t i = 0; i < 10000; i++)
        SYN_PUSH(&arena, &numbers, i * 3);
    CHECK(numbers.count == 10000 && numbers.items[9999] == 29997 && numbers.items[17] == 51);
    syn_arena_finish(&arena);
}

TEST(arena_gives_zeroed_aligned_memory_after_reset) {
    syn_arena arena = {0};
    for (int round = 0; round < 3; round++) {
        char *block = syn_arena_alloc(&arena, 100001);
        bool is_zero = (uintptr_t)block % 16 == 0;
        for (size_t i = 0; i < 100001; i++)
            is_zero &= block[i] == 0;
        CHECK(is_zero);
        memset(block, 7, 100001);
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
}

TEST(arena_two_vectors_grow_side_by_side) {
    syn_arena arena = {0};
    SYN_VEC(uint32_t) odd = {0}, even = {0};
    for (uint32_t i = 0; i < 5000; i++) {
        if (i % 2 == 0) {
            SYN_PUSH(&arena, &even, i);
        } else {
            SYN_PUSH(&arena, &odd, i);
        }
    }
    bool is_right = true;
    for (uint32_t i = 0; i < 2500; i++) {
        is_right &= even.items[i] == i * 2 && odd.items[i] == i * 2 + 1;
    }
    CHECK(is_right);
    syn_arena_finish(&arena);
}

TEST(arena_refuses_sizes_that_overflow) {
    syn_arena arena = {0};
    CHECK(syn_arena_array(&arena, SIZE_MAX / 2, 3) == NULL);
    CHECK(syn_arena_status(&arena, NULL) == SYN_NO_MEMORY);
    syn_arena_reset(&arena);
    CHECK(syn_arena_alloc(&arena, SIZE_MAX - 4) == NULL && arena.has_failed);
    syn_arena_finish(&arena);
}

/// A little of everything that allocates; true when all went well and gave the right answer.
static bool fill_everything(void) {
    syn_arena arena = {0};
    syn_buffer buffer = {0};
    syn_map map;
    SYN_VEC(size_t) numbers = {0};
    syn_map_init(&map, &arena);
    for (size_t i = 0; i < 600; i++) {
        syn_str key = syn_arena_format(&arena, "name %zu", i % 200);
        if (syn_str_is_known(key)) syn_map_add(&map, key, i, NULL);
        SYN_PUSH(&arena, &numbers, i);
        syn_buffer_append_format(&buffer, "%zu,", i);
    }
    bool has_failed = arena.has_failed || buffer.has_failed;
    bool is_right = has_failed || (numbers.count == 600 && map.entries.count == 200 &&
                                   syn_str_ends(syn_buffer_view(&buffer), SYN_STR("598,599,")));
    CHECK(is_right);
    syn_buffer_finish(&buffer);
    syn_arena_finish(&arena);
    return !has_failed;
}

TEST(base_every_failed_allocation_is_clean) {
    syn__memory_fail_at(SIZE_MAX, false);
    CHECK(fill_everything());
    size_t count = syn__memory_request_count();
    CHECK(count > 6);
    for (size_t nth = 1; nth <= count; nth++) {
        syn__memory_fail_at(nth, true);
        CHECK(!fill_everything());
        syn__memory_fail_at(nth, false);
        CHECK(!fill_everything());
    }
    syn__memory_fail_at(0, false);
}

static int compare_numbers(const void *a, const void *b, void *context) {
    if (context != NULL) ++*(size_t *)context;
    return SYN_COMPARE(*(const uint32_t *)a, *(const uint32_t *)b);
}

TEST(sort_orders_any_input) {
    static uint32_t numbers[5000];
    for (int kind = 0; kind < 5; kind++) {
        uint32_t state = 7;
        for (uint32_t i = 0; i < 5000; i++) {
            state = state * 1664525u + 1013904223u;
            const uint32_t inputs[] = {state, i, 5000 - i, i % 3, i < 2500 ? i : 5000 - i};
            numbers[i] = inputs[kind];
        }
        syn_sort(numbers, 5000, sizeof *numbers, compare_numbers, NULL);
        bool is_sorted = true;
        for (size_t i = 1; i < 5000; i++)
            is_sorted &= numbers[i - 1] <= numbers[i];
        CHECK(is_sorted);
    }
}

TEST(sort_first_orders_the_first_and_keeps_all) {
    const size_t wanted[] = {0, 1, 13, 200, 4999, 5000, 6000};
    for (size_t kind = 0; kind < sizeof wanted / sizeof *wanted; kind++) {
        static uint32_t numbers[5000];
        for (uint32_t i = 0; i < 5000; i++)
            numbers[i] = i * 2741 % 5000; // 2741 shares no factor with 5000: each number once
        syn_sort_first(numbers, 5000, wanted[kind], sizeof *numbers, compare_numbers, NULL);
        bool is_right = true;
        uint64_t sum = 0;
        for (uint32_t i = 0; i < 5000; i++) {
            is_right &= i >= wanted[kind] || numbers[i] == i;
            sum += numbers[i];
        }
        CHECK(is_right);
        CHECK(sum == 4999u * 5000u / 2);
    }
}

/// McIlroy's adversary (1999): answers comparisons so that quicksort's pivots are always bad.
typedef struct adversary {
    uint32_t values[4000];
    uint32_t solid_count, candidate;
    size_t comparisons;
} adversary;

static int compare_against(const void *a, const void *b, void *context) {
    adversary *enemy = context;
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b, gas = 4000;
    enemy->comparisons++;
    if (enemy->values[x] == gas && enemy->values[y] == gas) {
        enemy->values[x == enemy->candidate ? x : y] = enemy->solid_count++;
    }
    if (enemy->values[x] == gas) enemy->candidate = x;
    if (enemy->values[y] == gas) enemy->candidate = y;
    return SYN_COMPARE(enemy->values[x], enemy->values[y]);
}

TEST(sort_is_not_quadratic_for_an_adversary) {
    static adversary enemy;
    static uint32_t items[4000];
    for (uint32_t i = 0; i < 4000; i++) {
        items[i] = i;
        enemy.values[i] = 4000;
    }
    syn_sort(items, 4000, sizeof *items, compare_against, &enemy);
    CHECK(enemy.comparisons < 4000 * 12 * 6);
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
    CHECK(syn_map_find(&map, SYN_STR("")) == NULL);
    syn_arena_finish(&arena);
}

TEST(utf8_refuses_overlong_cut_and_surrogates) {
    syn_str good = SYN_STR("gut \xC3\xBC \xE2\x80\x99 \xF0\x9F\x98\x80");
    CHECK(syn_utf8_find_bad(good) == good.size);
    CHECK(syn_utf8_find_bad(SYN_STR("a\xC0\x80")) == 1);
    CHECK(syn_utf8_find_bad(SYN_STR("a\xED\xA0\x80")) == 1);
    CHECK(syn_utf8_find_bad(SYN_STR("ab\xE2\x80")) == 2);
    CHECK(syn_utf8_find_bad(SYN_STR("\xF4\x90\x80\x80")) == 0);
    CHECK(syn_utf8_find_bad(SYN_STR("well-formed U+FFFD: \xEF\xBF\xBD")) == 23);
}

TEST(utf8_encode_and_decode_are_inverse) {
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 251) {
        if (c >= 0xD800 && c < 0xE000) continue;
        char bytes[4];
        size_t size = syn_utf8_encode(c, bytes), forward, backward;
        syn_str text = {bytes, size};
        bool is_same = syn_utf8_decode(text, 0, &forward) == c && forward == size &&
                       syn_utf8_decode_before(text, size, &backward) == c && backward == size;
        CHECK(is_same);
    }
}

TEST(str_slices_never_leave_the_text) {
    syn_str text = SYN_STR("harbour");
    CHECK_TEXT(syn_str_slice(text, 3, 99), "bour");
    CHECK(syn_str_slice(text, 99, 3).size == 0);
    CHECK(syn_str_slice((syn_str){0}, 0, 9).size == 0);
    CHECK(syn_str_find(text, SYN_STR("ou"), 0) == 4 &&
          syn_str_find(text, SYN_STR("ou"), 5) == SIZE_MAX);
    CHECK(syn_str_find_nocase(text, SYN_STR("BOUR"), 0) == 3);
    CHECK(syn_str_find_nocase(text, SYN_STR("BOUR"), 99) == SIZE_MAX);
    CHECK_TEXT(syn_str_trim(SYN_STR(" \t\nquay \r")), "quay");
}

TEST(str_numbers_stop_at_their_limit) {
    size_t value = 7;
    CHECK(syn_str_parse_size(SYN_STR("256"), 256, &value) && value == 256);
    CHECK(!syn_str_parse_size(SYN_STR("257"), 256, &value) && value == 256);
    CHECK(!syn_str_parse_size(SYN_STR("99999999999999999999999"), SIZE_MAX, &value));
    CHECK(!syn_str_parse_size(SYN_STR(""), 9, &value) &&
          !syn_str_parse_size(SYN_STR("-1"), 9, &value));
}

TEST(buffer_appends_and_keeps_what_it_had_on_failure) {
    syn_buffer buffer = {0};
    SYN_APPEND(&buffer, "one ");
    syn_buffer_append_format(&buffer, "%d %s", 2, "three");
    CHECK_TEXT(syn_buffer_view(&buffer), "one 2 three");
    CHECK(!syn_buffer_reserve(&buffer, SIZE_MAX - 3));
    CHECK(syn_buffer_status(&buffer, NULL) == SYN_NO_MEMORY);
    CHECK_TEXT(syn_buffer_view(&buffer), "one 2 three");
    syn_buffer_finish(&buffer);
}
