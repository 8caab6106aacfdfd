// SPDX-License-Identifier: Apache-2.0
// Takes the tokens of a statement, gives those that only tell who says it: "…, the coastguard
// said", "Officials insisted that …", "According to the log, …". Rules over commas and cue verbs
// (lexicon/cue_verb), not a parse: what they miss counts as part of what is said. Linear.
#include "collate/parts.h"

#include "text/lexicon.h"

/// Longest attribution in tokens, fewest tokens of what is said, and how far behind its verb the
/// "that" may stand ("told reporters at the harbour that").
enum { LONGEST_TAIL = 22, LONGEST_HEAD = 16, FEWEST_SAID = 4, THAT_REACH = 7, LONGEST_INSET = 5 };

static bool is_comma(const syn__page *read, size_t token) {
    return syn_str_equal(syn__page_word(read, token), SYN_STR(","));
}

static bool is_cue(const syn__page *read, size_t token) {
    return syn_lexicon_find_nocase(SYN_LEXICON_CUE_VERB, syn__page_word(read, token)) != NULL;
}

static bool is_according(const syn__page *read, size_t token) {
    return syn_str_equal_nocase(syn__page_word(read, token), SYN_STR("according"));
}

/// "Officials insisted that the ship …", "According to Aldous, the blaze …": gives the first token
/// of what is said, or `first`.
static size_t find_head_end(const syn__page *read, size_t first, size_t end) {
    size_t cue = SYN_NOTHING;
    for (size_t i = first; i < end && i - first < LONGEST_HEAD; i++) {
        if (is_according(read, first) && is_comma(read, i)) return i + 1;
        if (is_cue(read, i)) cue = i;
        bool is_that = syn_str_equal_nocase(syn__page_word(read, i), SYN_STR("that"));
        if (is_that && cue != SYN_NOTHING && i - cue <= THAT_REACH) return i + 1;
    }
    return first;
}

/// "…, killing 40 people, the coastguard said.": gives the comma before the last part of the
/// sentence that holds a cue verb, or `end`. "…, the mayor, Ella Roth, said in her address.": a
/// part that begins with its verb takes the short parts before it along.
static size_t find_tail_start(const syn__page *read, size_t first, size_t end) {
    size_t comma = end;
    bool has_cue = false, begins_with_cue = false;
    for (size_t i = end; i-- > first && end - i <= LONGEST_TAIL;) {
        if (is_according(read, i)) return i;
        // "…, they said; the visit was put off": behind it something else is told.
        if (syn_str_equal(syn__page_word(read, i), SYN_STR(";"))) return end;
        if (is_cue(read, i)) {
            has_cue = true;
            begins_with_cue = i > first && is_comma(read, i - 1);
        }
        if (!is_comma(read, i)) continue;
        if (!has_cue) return end;
        comma = i;
        break;
    }
    for (int insets = 0; begins_with_cue && insets < 2 && comma < end; insets++) {
        size_t i = comma;
        while (i > first && comma - i <= LONGEST_INSET && !is_comma(read, i - 1))
            i--;
        if (i <= first || !is_comma(read, i - 1)) break;
        comma = i - 1;
    }
    return comma;
}

void syn__attribution_find(const syn_document *document, const syn_marks *marks, size_t first,
                           size_t end, size_t *out_said_first, size_t *out_said_end) {
    syn__page read = {document->text, marks};
    *out_said_first = first;
    *out_said_end = end;
    size_t tail = find_tail_start(&read, first, end);
    if (tail < end && tail - first >= FEWEST_SAID) {
        *out_said_end = tail;
        return;
    }
    size_t head = find_head_end(&read, first, end);
    if (head > first && end - head >= FEWEST_SAID) *out_said_first = head;
}

bool syn__aside_starts(const syn_document *document, const syn_marks *marks, size_t token,
                       size_t end) {
    static const char *const openers[] = {"which", "who", "whose", "whom", "where"};
    syn__page read = {document->text, marks};
    if (token + 1 >= end || !is_comma(&read, token)) return false;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        if (syn_str_equal_nocase(syn__page_word(&read, token + 1), syn_str_from(openers[i])))
            return true;
    }
    return false;
}
