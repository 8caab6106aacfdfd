// SPDX-License-Identifier: Apache-2.0
// Finding one's way in marks.
#include "synopt/marks.h"

size_t syn_marks_find_sentence(const syn_marks *marks, size_t offset) {
    size_t low = 0, high = marks->sentence_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (marks->sentences[middle].end <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_inside = low < marks->sentence_count && marks->sentences[low].start <= offset;
    return is_inside ? low : SYN_NOTHING;
}
