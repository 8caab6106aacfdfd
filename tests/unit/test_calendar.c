// SPDX-License-Identifier: Apache-2.0
// Date arithmetic: text/calendar.h.
#include "text/calendar.h"
#include "unit/test.h"

TEST(calendar_day_numbers_go_both_ways) {
    long expected = syn_calendar_number((syn_day){1, 1, 1});
    for (int year = 1; year <= 2400; year++) {
        for (int month = 1; month <= 12; month++) {
            long first = syn_calendar_number((syn_day){year, month, 1});
            CHECK(first == expected);
            int length = syn_calendar_month_length(year, month);
            syn_day last = syn_calendar_day(first + length - 1);
            CHECK(last.year == year && last.month == month && last.day == length);
            expected = first + length;
        }
    }
    CHECK(syn_calendar_number((syn_day){1970, 1, 1}) == 0);
}

TEST(calendar_weekdays_are_known_ones) {
    CHECK(syn_calendar_weekday(syn_calendar_number((syn_day){2024, 4, 26})) == 5);
    CHECK(syn_calendar_weekday(syn_calendar_number((syn_day){1900, 1, 1})) == 1);
    CHECK(syn_calendar_weekday(syn_calendar_number((syn_day){1969, 12, 28})) == 7);
}

TEST(calendar_weeks_belong_to_the_year_of_their_thursday) {
    syn_week week = syn_calendar_week(syn_calendar_number((syn_day){2021, 1, 3}));
    CHECK(week.year == 2020 && week.week == 53);
    week = syn_calendar_week(syn_calendar_number((syn_day){2024, 12, 30}));
    CHECK(week.year == 2025 && week.week == 1);
    week = syn_calendar_week(syn_calendar_number((syn_day){2024, 4, 27}));
    CHECK(week.year == 2024 && week.week == 17);
    CHECK(syn_calendar_week_start((syn_week){2024, 17}) ==
          syn_calendar_number((syn_day){2024, 4, 22}));
}

TEST(calendar_months_are_cut_to_their_length) {
    syn_day day = syn_calendar_add_months((syn_day){2024, 1, 31}, 1);
    CHECK(day.year == 2024 && day.month == 2 && day.day == 29);
    day = syn_calendar_add_months((syn_day){2024, 3, 15}, -15);
    CHECK(day.year == 2022 && day.month == 12 && day.day == 15);
}

TEST(calendar_easter_moves) {
    syn_day day = syn_calendar_easter(2019);
    CHECK(day.month == 4 && day.day == 21);
    day = syn_calendar_easter(2024);
    CHECK(day.month == 3 && day.day == 31);
}

TEST(anchor_is_as_precise_as_its_text) {
    CHECK(syn_anchor_parse(SYN_STR("2024")).precision == SYN_PRECISION_YEAR);
    CHECK(syn_anchor_parse(SYN_STR("2024-04")).precision == SYN_PRECISION_MONTH);
    CHECK(syn_anchor_parse(SYN_STR("2024-04-26")).precision == SYN_PRECISION_DAY);
    CHECK(syn_anchor_parse(SYN_STR("2024-02-30")).precision == SYN_PRECISION_MONTH);
    syn_anchor anchor = syn_anchor_parse(SYN_STR("2024-04-26T10:05:00Z"));
    CHECK(anchor.precision == SYN_PRECISION_MINUTE && anchor.hour == 10 && anchor.minute == 5);
    CHECK(syn_anchor_parse(SYN_STR("soon")).precision == SYN_PRECISION_NONE);
    CHECK(syn_anchor_parse((syn_str){0}).precision == SYN_PRECISION_NONE);
}
