// SPDX-License-Identifier: Apache-2.0
// Takes marks and a byte of the text, gives the sentence or the token there; and the sentence that
// opens an account. Both lists are sorted and do not overlap, so it is a binary search. Kept in
// text, since every later step asks it.
#include "synopt/marks.h"

#include "base/sort.h"
#include "base/str.h"

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

size_t syn_marks_find_lead(const syn_document *document, const syn_marks *marks) {
    enum { LONGEST_DATELINE = 12 };
    if (marks->sentence_count == 0) return SYN_NOTHING;
    if (marks->sentence_count == 1) return 0;
    size_t end = syn_marks_find_token(marks, marks->sentences[1].start);
    if (end == 0 || end > LONGEST_DATELINE) return 0;
    syn_str last = syn_document_slice(document, marks->tokens[end - 1].span);
    bool is_dash = syn_str_starts(last, SYN_STR("-")) || syn_str_starts(last, SYN_STR("\u2013")) ||
                   syn_str_starts(last, SYN_STR("\u2014"));
    return is_dash ? 1 : 0;
}
