// SPDX-License-Identifier: Apache-2.0
// Takes items in any order, gives them sorted: quicksort on a median of three that turns to heap
// sort when it goes too deep (introsort, Musser 1997), so that no input makes it quadratic. See
// sort.h.
#include "base/sort.h"

#include <string.h>

enum { SMALL_COUNT = 12, SWAP_BYTES = 64 };

typedef struct sorter {
    size_t size;      ///< bytes of an item
    const char *stop; ///< what comes to stand from here on may stay in any order
    syn_compare_fn compare;
    void *context;
} sorter;

static int order(const sorter *sort, const char *a, const char *b) {
    return sort->compare(a, b, sort->context);
}

static void swap(const sorter *sort, char *a, char *b) {
    char kept[SWAP_BYTES];
    if (a == b) return;
    for (size_t left = sort->size; left > 0;) {
        size_t part = left < SWAP_BYTES ? left : SWAP_BYTES;
        memcpy(kept, a, part);
        memcpy(a, b, part);
        memcpy(b, kept, part);
        a += part;
        b += part;
        left -= part;
    }
}

static void insertion_sort(const sorter *sort, char *base, size_t count) {
    for (size_t i = 1; i < count; i++) {
        for (char *at = base + i * sort->size; at > base; at -= sort->size) {
            if (order(sort, at - sort->size, at) <= 0) break;
            swap(sort, at - sort->size, at);
        }
    }
}

static void sift_down(const sorter *sort, char *base, size_t root, size_t count) {
    for (;;) {
        size_t child = root * 2 + 1;
        if (child >= count) return;
        if (child + 1 < count &&
            order(sort, base + child * sort->size, base + (child + 1) * sort->size) < 0) {
            child++;
        }
        if (order(sort, base + root * sort->size, base + child * sort->size) >= 0) return;
        swap(sort, base + root * sort->size, base + child * sort->size);
        root = child;
    }
}

static void heap_sort(const sorter *sort, char *base, size_t count) {
    for (size_t i = count / 2; i-- > 0;)
        sift_down(sort, base, i, count);
    for (size_t end = count; end-- > 1;) {
        swap(sort, base, base + end * sort->size);
        sift_down(sort, base, 0, end);
    }
}

/// Moves the median of first, middle and last to the front.
static void choose_pivot(const sorter *sort, char *base, size_t count) {
    char *middle = base + count / 2 * sort->size, *last = base + (count - 1) * sort->size;
    if (order(sort, middle, last) > 0) swap(sort, middle, last);
    if (order(sort, base, last) > 0) swap(sort, base, last);
    if (order(sort, base, middle) < 0) swap(sort, base, middle);
}

/// Splits around the item at the front; gives its final index.
static size_t partition(const sorter *sort, char *base, size_t count) {
    size_t low = 1, high = count - 1;
    for (;;) {
        while (low <= high && order(sort, base + low * sort->size, base) < 0)
            low++;
        while (low <= high && order(sort, base + high * sort->size, base) > 0)
            high--;
        if (low >= high) break;
        swap(sort, base + low * sort->size, base + high * sort->size);
        low++;
        high--;
    }
    swap(sort, base, base + high * sort->size);
    return high;
}

/// Recursion goes only into the smaller part, so it is never deeper than log2(count).
static void intro_sort(const sorter *sort, char *base, size_t count, int depth_left) {
    while (count > SMALL_COUNT) {
        if (depth_left-- == 0) {
            heap_sort(sort, base, count);
            return;
        }
        choose_pivot(sort, base, count);
        size_t pivot = partition(sort, base, count);
        size_t behind = count - pivot - 1;
        char *after = base + (pivot + 1) * sort->size;
        if (after >= sort->stop) {
            count = pivot;
        } else if (pivot < behind) {
            intro_sort(sort, base, pivot, depth_left);
            base = after;
            count = behind;
        } else {
            intro_sort(sort, after, behind, depth_left);
            count = pivot;
        }
    }
    insertion_sort(sort, base, count);
}

void syn_sort_first(void *items, size_t count, size_t wanted, size_t item_size,
                    syn_compare_fn compare, void *context) {
    int depth = 2;
    for (size_t n = count; n > 1; n >>= 1)
        depth += 2;
    if (count < 2) return;
    if (wanted > count) wanted = count;
    const char *stop = (const char *)items + wanted * item_size;
    intro_sort(&(sorter){item_size, stop, compare, context}, items, count, depth);
}

void syn_sort(void *items, size_t count, size_t item_size, syn_compare_fn compare, void *context) {
    syn_sort_first(items, count, count, item_size, compare, context);
}
