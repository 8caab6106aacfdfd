// SPDX-License-Identifier: Apache-2.0
// Sorting, and searching in what is sorted. Comparators must give a total order over what leaves a
// step: ties broken by number.
#ifndef SYN_BASE_SORT_H
#define SYN_BASE_SORT_H

#include <stddef.h>

typedef int (*syn_compare_fn)(const void *a, const void *b, void *context);

/// In place, not stable, O(n log n) whatever the input; needs no memory.
void syn_sort(void *items, size_t count, size_t item_size, syn_compare_fn compare, void *context);
/// The same for the first `wanted` items only; those behind them are in any order. O(count + wanted
/// log wanted) on the usual input.
void syn_sort_first(void *items, size_t count, size_t wanted, size_t item_size,
                    syn_compare_fn compare, void *context);

/// -1, 0, 1 for any two numbers.
#define SYN_COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/// Sets `out` to how many of `count` items stand before the place that is looked for: `is_before`
/// is an expression on the index `at`, true for the first items and false for all behind them.
///
///     SYN_LOWER_BOUND(first, marks->quote_count, i, marks->quotes[i].span.start < offset);
#define SYN_LOWER_BOUND(out, count, at, is_before) \
    do {                                           \
        size_t low_ = 0, high_ = (count);          \
        while (low_ < high_) {                     \
            size_t at = low_ + (high_ - low_) / 2; \
            if (is_before) {                       \
                low_ = at + 1;                     \
            } else {                               \
                high_ = at;                        \
            }                                      \
        }                                          \
        (out) = low_;                              \
    } while (0)

#endif
