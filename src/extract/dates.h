// SPDX-License-Identifier: Apache-2.0
// Reads written days: "2024-04-26", "26 April 2024", "April 26, 2024", "26.04.2024".
#ifndef SYN_EXTRACT_DATES_H
#define SYN_EXTRACT_DATES_H

#include "text/calendar.h"

typedef struct syn__written_day {
    syn_day day;
    size_t end; ///< offset behind its last byte
} syn__written_day;

/// A whole day (year, month and day, 1900 to 2099) that begins exactly at `at`. A month by name may
/// be English, German, French, Spanish, Italian, Portuguese or Dutch.
bool syn__day_scan(syn_str text, size_t at, syn__written_day *out_day);

/// The first such day that begins at a word of `text` at or after `from`; *out_start is where.
bool syn__day_find(syn_str text, size_t from, size_t *out_start, syn__written_day *out_day);

#endif
