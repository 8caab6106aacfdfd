// SPDX-License-Identifier: Apache-2.0
// Sorting. Comparators must give a total order over what leaves a step: ties broken by number.
#ifndef SYN_BASE_SORT_H
#define SYN_BASE_SORT_H

#include <stddef.h>

typedef int (*syn_compare_fn)(const void *a, const void *b, void *context);

/// In place, not stable, O(n log n) whatever the input; needs no memory.
void syn_sort(void *items, size_t count, size_t item_size, syn_compare_fn compare, void *context);

/// -1, 0, 1 for any two numbers.
#define SYN_COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

#endif
