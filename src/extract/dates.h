// SPDX-License-Identifier: Apache-2.0
// Reads written days: "2024-04-26", "26 April 2024", "April 26, 2024", "26.04.2024", "26/04/2024".
#ifndef SYN_EXTRACT_DATES_H
#define SYN_EXTRACT_DATES_H

#include "base/arena.h"
#include "text/calendar.h"

/// Which of two numbers with a slash between them is the day.
typedef enum syn__day_order {
    SYN__DAY_ORDER_UNKNOWN,
    SYN__DAY_FIRST,  ///< "26/04/2024"
    SYN__MONTH_FIRST ///< "04/26/2024"
} syn__day_order;

typedef struct syn__written_day {
    syn_day day;
    syn_day
        other;  ///< the reading with day and month changed about; its year is 0 when there is none
    size_t end; ///< offset behind its last byte
} syn__written_day;

/// A whole day (year, month and day, 1900 to 2099) that begins exactly at `at` and can be read in
/// one way only. A month by name may be English, German, French, Spanish, Italian, Portuguese or
/// Dutch.
bool syn__day_scan(syn_str text, size_t at, syn__written_day *out_day);

/// The first such day that begins at a word of `text` at or after `from`; *out_start is where.
bool syn__day_find(syn_str text, size_t from, size_t *out_start, syn__written_day *out_day);

/// The same, and days of digits that can be read in two ways: `day` is then the reading that
/// `order` asks for (month first when it is unknown), `other` the second one. A year of two digits
/// ("09/26/24") is read, too.
bool syn__day_find_any(syn_str text, size_t from, syn__day_order order, size_t *out_start,
                       syn__written_day *out_day);

/// The date in a text as a page's data write it ("2024-04-26T10:00:00Z", "20240426", "26 Apr 2024",
/// "Fri, 26 Apr 2024 10:00:00 GMT", seconds or milliseconds since 1970) as ISO 8601 in the arena,
/// with the time where it follows the ISO form. Unknown when there is none, or when day and month
/// could be either way round ("04/05/2024").
syn_str syn__date_read(syn_str text, syn_arena *arena);

/// "2024-04-26".
syn_str syn__day_format(syn_day day, syn_arena *arena);
/// The day that an ISO 8601 date begins with; its year is 0 when it has none.
syn_day syn__day_parse(syn_str iso);
/// The day number of the calendar, 0 for no day.
static inline long syn__day_number(syn_day day) {
    return day.year == 0 ? 0 : syn_calendar_number(day);
}

#endif
