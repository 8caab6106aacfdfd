// SPDX-License-Identifier: Apache-2.0
// Answers why two clock times that differ may yet be one: told to the minute and roughly, with
// "shortly after" or "before" beside them, in a time zone, or in accounts of nobody knows which
// day. Cost: a look at the tokens of both times.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"

#include <stdlib.h>

/// Steps in which people tell the time; how long "about" and "shortly after" last.
enum {
    SPOKEN_MINUTES = 5,
    LITTLE_MINUTES = 40,
    ROUGH_MINUTES = 10,
    FAR_MINUTES = 180,
    DAY_MINUTES = 1440
};

/// Bytes behind a clock time among which its zone stands.
enum { REACH_BYTES = 4 };

int syn__clock_read_minutes(syn_str value) {
    size_t at = syn_str_find_byte(value, 'T', 0);
    if (at == SIZE_MAX || at + 6 > value.size || value.data[at + 3] != ':') return -1;
    const char *clock = value.data + at + 1;
    for (int i = 0; i < 5; i++) {
        if (i != 2 && !syn_ascii_is_digit(clock[i])) return -1;
    }
    int hours = (clock[0] - '0') * 10 + clock[1] - '0';
    return hours * 60 + (clock[3] - '0') * 10 + clock[4] - '0';
}

/// What stands around a clock time and leaves room: nothing, "about", "shortly after", "before",
/// "after", a time zone or anything else.
typedef enum room { ROOM_NONE, ROOM_ROUGH, ROOM_LITTLE, ROOM_BEFORE, ROOM_AFTER, ROOM_ANY } room;

static room read_room(syn_str word) {
    static const char *const behind[] = {"after", "past"};
    static const char *const any[] = {"by", "until", "till", "as"};
    static const char *const rough[] = {"about", "around", "roughly", "approximately", "nearly"};
    if (SYN_STR_IS_ANY(word, rough)) return ROOM_ROUGH;
    if (syn_str_equal_nocase(word, SYN_STR("before"))) return ROOM_BEFORE;
    if (SYN_STR_IS_ANY(word, behind)) return ROOM_AFTER;
    return SYN_STR_IS_ANY(word, any) ? ROOM_ANY : ROOM_NONE;
}

static bool is_little(syn_str word) {
    static const char *const words[] = {"shortly", "just", "soon", "minutes", "right"};
    return SYN_STR_IS_ANY(word, words);
}

/// "half past three", "twelve minutes past five" are told to the minute.
static bool is_told_past(const syn__side *one, syn_span span, size_t token) {
    bool is_inside = one->marks->tokens[token].span.start > span.start;
    return is_inside && syn_str_equal_nocase(syn__side_word(one, token), SYN_STR("past"));
}

static room find_room(const syn__side *one, const syn__word *word) {
    static const char *const zones[] = {"GMT", "UTC", "BST", "CET", "EST", "EDT", "ET",
                                        "CST", "CDT", "CT",  "PST", "PDT", "PT",  "MST"};
    if (word->kind != SYN__WORD_TIME || !syn__time_is_clock(&one->marks->times[word->index]))
        return ROOM_NONE;
    syn_span span = one->marks->times[word->index].span;
    size_t first = word->token > 2 ? word->token - 2 : 0;
    room found = ROOM_NONE;
    for (size_t i = first; i < one->marks->token_count; i++) {
        syn_span token = one->marks->tokens[i].span;
        if (token.start > span.end + REACH_BYTES) break;
        room own = token.start < span.end ? read_room(syn__side_word(one, i)) : ROOM_NONE;
        if (is_told_past(one, span, i)) own = ROOM_NONE;
        bool is_near = i > 0 && own != ROOM_NONE && is_little(syn__side_word(one, i - 1));
        bool is_side = own == ROOM_BEFORE || own == ROOM_AFTER;
        if (own != ROOM_NONE) found = is_near && is_side ? ROOM_LITTLE : own;
        for (size_t j = 0; j < sizeof zones / sizeof *zones; j++) {
            if (syn_str_equal(syn__side_word(one, i), syn_str_from(zones[j]))) return ROOM_ANY;
        }
    }
    return found;
}

/// Whether the room around one clock time may hold the other.
static bool may_hold(room own, int minutes, int other) {
    if (own == ROOM_NONE) return false;
    if (own == ROOM_ANY || minutes < 0 || other < 0) return true;
    int apart = abs(minutes - other);
    if (apart > DAY_MINUTES / 2) apart = DAY_MINUTES - apart; // midnight
    if (own == ROOM_ROUGH) return apart <= ROUGH_MINUTES;
    // Hours that are far apart are of other deeds.
    if (own == ROOM_LITTLE) return apart <= LITTLE_MINUTES || apart >= FAR_MINUTES;
    return own == ROOM_AFTER ? other >= minutes : other <= minutes;
}

bool syn__clocks_leave_room(const syn__collator *collator, const syn__line *line_a,
                            const syn__word *a, const syn__line *line_b, const syn__word *b) {
    syn__side x = syn__side_read(collator, line_a), y = syn__side_read(collator, line_b);
    room room_a = find_room(&x, a), room_b = find_room(&y, b);
    int minutes_a = syn__clock_read_minutes(x.marks->times[a->index].value);
    int minutes_b = syn__clock_read_minutes(y.marks->times[b->index].value);
    // The quake of the morning and that of the evening, in accounts of nobody knows which day.
    bool is_dated = syn__document_is_dated(collator, line_a->document) &&
                    syn__document_is_dated(collator, line_b->document);
    if (!is_dated && minutes_a >= 0 && minutes_b >= 0 && abs(minutes_a - minutes_b) >= FAR_MINUTES)
        return true;
    if (room_a == ROOM_NONE && room_b == ROOM_NONE) return false;
    return may_hold(room_a, minutes_a, minutes_b) || may_hold(room_b, minutes_b, minutes_a);
}

bool syn__clocks_round_alike(syn_str value_a, syn_str value_b) {
    int a = syn__clock_read_minutes(value_a), b = syn__clock_read_minutes(value_b);
    if (a < 0 || b < 0 || abs(a - b) > SPOKEN_MINUTES) return false;
    return a == b || a % SPOKEN_MINUTES == 0 || b % SPOKEN_MINUTES == 0;
}
