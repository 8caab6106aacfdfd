// SPDX-License-Identifier: Apache-2.0
// Takes a term, gives the share of documents that hold it: binary search over the hashes that
// tools/words_compile.c wrote. Two terms with one hash share the larger value: at 30,000 terms one
// pair in ten tables. See words.h.
#include "text/words.h"

#include "base/fnv.h"
#include "base/sort.h"

#include <math.h>

double syn_words_get_share(syn_str term) {
    uint32_t wanted = syn_fnv(term.data, term.size);
    size_t low;
    SYN_LOWER_BOUND(low, syn__word_count, i, syn__word_hashes[i] < wanted);
    if (low == syn__word_count || syn__word_hashes[low] != wanted) return 0;
    return exp2(((double)syn__word_levels[low] - 255) / 16);
}
