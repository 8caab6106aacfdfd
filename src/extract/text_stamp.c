// SPDX-License-Identifier: Apache-2.0
// Reads stamps, and finds the one that dates an account. See text_stamp.h.
//
// Texts that come without a day often tell it in their first lines, run together with the headline
// by whoever copied the page. A stamp is told from a day that a sentence tells of by what stands on
// either side of it: the end of a line, a label, a clock; no preposition in front, no small word
// behind. Cost: linear in the first bytes.
#include "extract/text_stamp.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

enum { HEAD_BYTES = 400, HEAD_LINES = 4, LATER_BYTES = 4000 };

bool syn__stamp_note_label(syn_str word, syn__stamp *stamp) {
    static const char *const labels[] = {"date", "published", "posted", "updated", "dated"};
    if (!SYN_STR_IS_ANY(word, labels)) return false;
    bool is_update = syn_str_equal_nocase(word, SYN_STR("updated"));
    stamp->is_update = is_update && (stamp->is_update || !stamp->has_label);
    stamp->has_label = true;
    return true;
}

bool syn__stamp_is_time_word(syn_str word) {
    return syn_lexicon_find_nocase(SYN_LEXICON_TIME_WORD, word) != NULL;
}

bool syn__stamp_opens_text(syn_str text, size_t at) {
    size_t size;
    uint32_t next = syn_utf8_decode(text, at, &size);
    return syn_char_is_upper(next) || next == '"' || next == 0x201C || next == 0x2018;
}

/// Blanks and signs between the pieces: "26 April 2024 | 10:15", "26 April 2024 – 10:15 (GMT)".
static bool is_sign(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == ':' || c == ',' ||
           c == '.' || c == '|' || c == '-' || c == 0x2013 || c == 0x2014 || c == '/' || c == '@' ||
           c == '(' || c == ')' || c == '+';
}

/// Moves over one piece: a label, a day, a time or its zone. False at anything else.
static bool skip_piece(syn_str text, size_t *at, syn__stamp *stamp) {
    syn__written_day found;
    if (syn__day_scan(text, *at, &found)) {
        if (stamp->day.end == 0) stamp->day = found;
        *at = found.end;
        return true;
    }
    size_t end = *at;
    while (end < text.size && syn_ascii_is_digit(text.data[end]))
        end++;
    stamp->has_clock = stamp->has_clock || end > *at;
    if (end == *at) {
        while (end < text.size && syn_ascii_is_alpha(text.data[end]))
            end++;
        syn_str word = syn_str_slice(text, *at, end);
        bool is_time = syn__stamp_is_time_word(word);
        bool is_label = syn__stamp_note_label(word, stamp);
        if (!is_label && !is_time) return false;
        // After the day a word with a capital may be the first of the account: "On Tuesday ..."
        bool is_named = word.size < 2 || syn_ascii_is_lower(word.data[1]);
        is_label = is_label || syn_str_equal(word, SYN_STR("Last"));
        if (stamp->day.end != 0 && is_named && !is_label && syn_ascii_is_upper(word.data[0]))
            return false;
    }
    bool is_piece = end > *at;
    *at = end;
    return is_piece;
}

syn__stamp syn__stamp_scan(syn_str text, size_t at) {
    syn__stamp stamp = {.start = at, .end = at, .next = at};
    while (at < text.size && skip_piece(text, &at, &stamp)) {
        stamp.end = at; // the signs behind the last piece belong to it when something follows
        for (size_t size; at < text.size && is_sign(syn_utf8_decode(text, at, &size));)
            at += size;
        stamp.next = at;
    }
    return stamp;
}

// ---- the day of an account

/// The word that ends in front of `at`, blanks between; empty at the start of the line.
static syn_str find_word_before(syn_str line, size_t at) {
    size_t end = at;
    while (end > 0 && syn_ascii_is_space(line.data[end - 1]))
        end--;
    size_t start = end;
    while (start > 0 && syn_ascii_is_alpha(line.data[start - 1]))
        start--;
    return syn_str_slice(line, start, end);
}

/// Nothing in front of the stamp at `start` makes it a part of a sentence: "since 4 May 2023".
static bool stands_free(syn_str line, size_t start, const syn__stamp *stamp) {
    syn_str before = find_word_before(line, start),
            own = syn_str_first_word(syn_str_slice(line, start, stamp->end));
    if (stamp->has_label) return true;
    bool is_on = syn_lexicon_find_nocase(SYN_LEXICON_PREPOSITION, own) != NULL && !stamp->has_clock;
    static const char *const ties[] = {"since", "until", "till", "before", "after", "and", "born"};
    return !is_on && !SYN_STR_IS_ANY(before, ties) &&
           syn_lexicon_find_nocase(SYN_LEXICON_PREPOSITION, before) == NULL &&
           syn_lexicon_find_nocase(SYN_LEXICON_DETERMINER, before) == NULL;
}

/// The line ends behind the stamp, or the account begins there.
static bool ends_well(syn_str line, size_t start, const syn__stamp *stamp) {
    bool is_sure = stamp->has_label || stamp->has_clock;
    bool has_stop =
        syn_str_find_byte(syn_str_slice(line, stamp->end, stamp->next), '.', 0) != SIZE_MAX;
    if (stamp->next >= line.size) return is_sure || !has_stop;
    return (is_sure || start == 0) && syn__stamp_opens_text(line, stamp->next);
}

/// The first stamp of a line that is no part of a sentence; its day's `end` is 0 for none.
static syn__stamp find_stamp(syn_str line) {
    for (size_t at = 0; at < line.size;) {
        bool is_start = at == 0 || !(syn_ascii_is_alpha(line.data[at - 1]) ||
                                     syn_ascii_is_digit(line.data[at - 1]));
        syn__stamp stamp = is_start ? syn__stamp_scan(line, at) : (syn__stamp){.end = at};
        if (stamp.day.end > 0 && stands_free(line, at, &stamp) && ends_well(line, at, &stamp))
            return stamp;
        at = stamp.end > at ? stamp.end : at + 1;
    }
    return (syn__stamp){0};
}

/// "Remembering the flood of 9 May 1953" over an account that tells of 1983: no day of it. The next
/// year may be looked forward to.
static bool tells_of_later(syn_str text, int year) {
    if (text.size > LATER_BYTES) text.size = LATER_BYTES;
    for (size_t at = 0; at < text.size;) {
        int number = 0;
        size_t first = at;
        while (at < text.size && syn_ascii_is_digit(text.data[at]) && at - first < 5)
            number = 10 * number + (text.data[at++] - '0');
        if (at - first == 4 && number > year + 1 && number < 2100) return true;
        if (at == first) at++;
    }
    return false;
}

/// The day of a stamp of the line that begins at `offset`.
static syn_published give(const syn__stamp *stamp, size_t offset, syn_arena *arena) {
    syn_span span = {offset + stamp->start, offset + stamp->end};
    return (syn_published){.value = syn__day_format(stamp->day.day, arena),
                           .from = stamp->is_update ? SYN_DATE_FROM_UPDATE : SYN_DATE_FROM_TEXT,
                           .span = {span, true}};
}

syn_published syn__stamp_find_published(syn_str text, syn_arena *arena) {
    syn_published none = {0};
    syn_str head = syn_str_slice(text, 0, text.size < HEAD_BYTES ? text.size : HEAD_BYTES);
    for (size_t at = 0, lines = 0; at < head.size && lines < HEAD_LINES;) {
        size_t end = syn_str_find_byte(head, '\n', at);
        // Of a line that the head cuts in two the end is not seen.
        bool is_cut = end == SIZE_MAX && head.size < text.size;
        if (end == SIZE_MAX) end = head.size;
        syn_str line = syn_str_trim(syn_str_slice(head, at, end));
        syn__stamp stamp = find_stamp(line);
        is_cut = is_cut && stamp.next >= line.size;
        bool is_sure = stamp.has_label || stamp.has_clock;
        if (stamp.day.end > 0 && !is_cut && (is_sure || !tells_of_later(text, stamp.day.day.year)))
            return give(&stamp, (size_t)(line.data - text.data), arena);
        lines += line.size > 0;
        at = end + 1;
    }
    return none;
}
