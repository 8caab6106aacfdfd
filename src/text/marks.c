// SPDX-License-Identifier: Apache-2.0
// Takes marks and a byte of the text, gives the sentence or the token there. Both lists are sorted
// and do not overlap, so it is a binary search. Kept in text, since every later step asks it.
#include "synopt/marks.h"

#include "base/sort.h"

size_t syn_marks_find_sentence(const syn_marks *marks, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, marks->sentence_count, i, marks->sentences[i].end <= offset);
    bool is_inside = low < marks->sentence_count && marks->sentences[low].start <= offset;
    return is_inside ? low : SYN_NOTHING;
}

size_t syn_marks_find_token(const syn_marks *marks, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, marks->token_count, i, marks->tokens[i].span.start < offset);
    return low;
}
