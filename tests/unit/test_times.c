// SPDX-License-Identifier: Apache-2.0
// Time expressions and their values: annotate/times.c.
#include "annotate/parts.h"
#include "unit/annotated.h"

/// The times of a text as "words=value; ...", "?" for an unknown value.
static syn_str times_of(syn_arena *arena, syn_str text, const char *published) {
    syn_document document = {.text = text, .published = {.value = syn_str_from(published)}};
    syn_marks marks = {0};
    syn_pieces pieces = syn_pieces_split(document.text, arena);
    syn__annotate_times(&document, &pieces, arena, &marks);
    syn_str all = SYN_STR("");
    for (size_t i = 0; i < marks.time_count; i++) {
        syn_str words = syn_str_span(text, marks.times[i].span), value = marks.times[i].value;
        if (!syn_str_is_known(value)) value = SYN_STR("?");
        all = syn_arena_format(arena, "%.*s%s%.*s=%.*s", SYN_STR_PRINT(all), i > 0 ? "; " : "",
                               SYN_STR_PRINT(words), SYN_STR_PRINT(value));
    }
    return all;
}

#define CHECK_TIMES(text, published, wanted)                             \
    do {                                                                 \
        syn_arena arena_ = {0};                                          \
        CHECK_TEXT(times_of(&arena_, SYN_STR(text), published), wanted); \
        syn_arena_finish(&arena_);                                       \
    } while (0)

TEST(time_dates_complete_by_themselves) {
    CHECK_TIMES("Signed on April 26, 2024.", NULL, "April 26, 2024=2024-04-26");
    CHECK_TIMES("Signed on 26 April 2024.", NULL, "26 April 2024=2024-04-26");
    CHECK_TIMES("Signed Friday, April 26, 2024, at noon.", NULL,
                "Friday, April 26, 2024, at noon=2024-04-26T12:00");
    CHECK_TIMES("Filed 2024-04-26 and 4/26/2024 and 26.4.2024.", NULL,
                "2024-04-26=2024-04-26; 4/26/2024=2024-04-26; 26.4.2024=2024-04-26");
    CHECK_TIMES("In May 2019 and the 1990s, but since 2022.", NULL,
                "May 2019=2019-05; 1990s=199; 2022=2022");
    CHECK_TIMES("No such day: February 30, 2023.", NULL, "February=?; 2023=2023");
}

TEST(time_weekday_is_the_last_one_or_the_next_when_looking_ahead) {
    CHECK_TIMES("They met on Friday.", "2024-04-27", "Friday=2024-04-26");
    CHECK_TIMES("They met on Saturday.", "2024-04-27", "Saturday=2024-04-27");
    CHECK_TIMES("They will meet on Friday.", "2024-04-27", "Friday=2024-05-03");
    CHECK_TIMES("On Friday, they will meet.", "2024-04-27", "Friday=2024-05-03");
    CHECK_TIMES("The vote next Friday.", "2024-04-27", "next Friday=2024-05-03");
    CHECK_TIMES("The vote last Wednesday.", "2024-04-25", "last Wednesday=2024-04-17");
}

TEST(time_relative_words_need_an_anchor) {
    CHECK_TIMES("It rained yesterday and last month.", "2024-01-01",
                "yesterday=2023-12-31; last month=2023-12");
    CHECK_TIMES("It rained yesterday and last month.", NULL, "yesterday=?; last month=?");
    CHECK_TIMES("It rained yesterday and last month.", "2024-03",
                "yesterday=?; last month=2024-02");
    CHECK_TIMES("Earlier this week it rained.", "2024-04-27", "Earlier this week=2024-W17");
    CHECK_TIMES("A bill from 10 months ago, a year ago.", "2024-04-27",
                "10 months ago=2023-06; a year ago=2023");
    CHECK_TIMES("Two years later, on the same day.", "2024-04-27",
                "Two years later=?; the same day=?");
}

TEST(time_months_without_a_year_look_back) {
    CHECK_TIMES("The summit in November was long.", "2024-04-27", "November=2023-11");
    CHECK_TIMES("He is facing the November election.", "2024-04-27", "November=2024-11");
    CHECK_TIMES("He met them last November.", "2024-04-27", "last November=2023-11");
    CHECK_TIMES("The hall burned on December 30.", "2024-01-02", "December 30=2023-12-30");
}

TEST(time_durations_and_sets) {
    CHECK_TIMES("They talked for five-and-a-half hours.", NULL, "five-and-a-half hours=PT5H30M");
    CHECK_TIMES("It took three days.", NULL, "three days=P3D");
    CHECK_TIMES("Open every Monday, paid weekly.", NULL, "every Monday=XXXX-WXX-1; weekly=P1W");
    CHECK_TIMES("A 27-year-old man, 30 years old, aged 5.", NULL, "");
    CHECK_TIMES("They build 10,000 homes a year.", NULL, "");
}

TEST(time_clock_joins_its_day) {
    CHECK_TIMES("Doors open at 6 a.m. on 14 March 2023.", NULL,
                "6 a.m. on 14 March 2023=2023-03-14T06:00");
    CHECK_TIMES("It struck on Friday at 3:15 pm.", "2024-04-27",
                "Friday at 3:15 pm=2024-04-26T15:15");
    CHECK_TIMES("It struck Friday morning.", "2024-04-27", "Friday morning=2024-04-26TMO");
    CHECK_TIMES("Front Burner23:36Who", NULL, "");
}

TEST(time_a_date_knows_more_than_its_weekday) {
    CHECK_TIMES("File - In this Thursday, Dec. 28, 2017 file photo.", "2018-01-04",
                "this Thursday, Dec. 28, 2017=2017-12-28");
    CHECK_TIMES("Let us meet on Wednesday next week.", "2018-08-01",
                "Wednesday next week=2018-08-08");
}

TEST(time_numbered_weekday_is_the_nearest) {
    CHECK_TIMES("It came on Friday the 26th.", "2024-05-03", "Friday the 26th=2024-04-26");
    CHECK_TIMES("It struck around 7 p.m. there.", NULL, "around 7 p.m.=T19:00");
}

TEST(time_part_of_a_month_is_as_coarse_as_the_month) {
    CHECK_TIMES("It rained in the last week of July 2021.", "2024-05-03",
                "last week of July 2021=2021-07");
    CHECK_TIMES("Open Tuesday from 7 to 7:30.", "2024-05-03", "Tuesday from 7 to 7:30=2024-04-30");
}

TEST(time_stretches_up_to_now_are_lengths) {
    CHECK_TIMES("In the past decade, and within the last year.", "2018-08-01",
                "past decade=P10Y; last year=P1Y");
    CHECK_TIMES("It fell last year.", "2018-08-01", "last year=2017");
}

TEST(time_counted_from_a_known_day) {
    CHECK_TIMES("It closes three weeks from tomorrow.", "2018-05-31",
                "three weeks from tomorrow=2018-06-22");
    CHECK_TIMES("It will open in two weeks.", "2024-04-27", "two weeks=2024-W19");
}

TEST(time_words_that_are_none) {
    CHECK_TIMES("They may march. A second man, sat in the sun, may fall.", "2024-04-27", "");
    CHECK_TIMES("She paid $2000 for 2,019 of 2000 tiles.", NULL, "");
    CHECK_TIMES("May I ask April about Augusta?", "2024-04-27", "");
}

TEST(time_vague_words_are_references) {
    CHECK_TIMES("They recently moved; they are poor now.", NULL,
                "recently=PAST_REF; now=PRESENT_REF");
}

TEST(time_told_from_another_time) {
    CHECK_TIMES("The account was opened on March 4, 2016. Three days later it was empty; the same "
                "day, the clerk left. The following spring he came back.",
                "2019-03-10",
                "March 4, 2016=2016-03-04; Three days later=2016-03-07; the same day=2016-03-07; "
                "The following spring=2017-SP");
    CHECK_TIMES("She sold it in 1991 and two years later bought it back.", NULL,
                "1991=1991; two years later=1993");
    CHECK_TIMES("The tank burst on Thursday. The next morning the street was dry.", "2024-04-27",
                "Thursday=2024-04-25; The next morning=2024-04-26TMO");
    CHECK_TIMES("A loaf cost 1.31 in May 2018, against 1.22 a year earlier.", NULL,
                "May 2018=2018-05; a year earlier=2017-05");
    CHECK_TIMES("They met on Friday. He had arrived the night before.", "2024-04-27",
                "Friday=2024-04-26; the night before=2024-04-25TNI");
    CHECK_TIMES("In 2019 it opened. Three days later it closed.", NULL,
                "2019=2019; Three days later=?");
    CHECK_TIMES("The barn is the oldest since 1975. Two years later.", NULL,
                "1975=1975; Two years later=?");
}

TEST(time_told_too_far_away_anchors_nothing) {
    CHECK_TIMES("It began in 1991.\n\nThe rain fell.\n\nTwo years later it ended.", NULL,
                "1991=1991; Two years later=?");
}

TEST(time_dates_of_a_pair_share_what_is_not_said) {
    CHECK_TIMES("The court sat from April 3 to May 5, 2016.", "2024-04-27",
                "April 3=2016-04-03; May 5, 2016=2016-05-05");
    CHECK_TIMES("Closed in June and July 2019.", NULL, "June=2019-06; July 2019=2019-07");
    CHECK_TIMES("It was shut from November to May 2019.", NULL,
                "November=2018-11; May 2019=2019-05");
    CHECK_TIMES("It burned on April 17 of last year.", "2021-04-25",
                "April 17 of last year=2020-04-17");
    CHECK_TIMES("On March 4, 2016, she left. On March 9, he wrote.", "2024-04-27",
                "March 4, 2016=2016-03-04; March 9=2016-03-09");
    CHECK_TIMES("A law of 1970 was read by a judge in December.", "2017-11-14",
                "1970=1970; December=2016-12");
    CHECK_TIMES("Tips for Friday, December 1, by post.", "2016-11-03",
                "Friday, December 1=2017-12-01");
}

TEST(time_tense_of_the_clause_decides) {
    CHECK_TIMES("Monday was cold, but by the weekend it will be warm.", "2024-04-25",
                "Monday=2024-04-22; weekend=2024-W17-WE");
    CHECK_TIMES("The bill lifts the limit until Feb. 7.", "2013-10-17", "Feb. 7=2014-02-07");
    CHECK_TIMES("The band may march again on the 14th.", "2017-01-03", "the 14th=2017-01-14");
    CHECK_TIMES("The road will remain closed on Wednesday.", "2017-12-30", "Wednesday=2018-01-03");
}

TEST(time_feasts_and_seasons) {
    CHECK_TIMES("Traffic fell on Memorial Day and will rise on Labor Day.", "2022-05-31",
                "Memorial Day=2022-05-30; Labor Day=2022-09-05");
    CHECK_TIMES("He wept last Christmas and on Good Friday 2022.", "2023-08-01",
                "last Christmas=2022-12-25; Good Friday 2022=2022-04-15");
    CHECK_TIMES("It will open in the autumn; profit fell in the fourth quarter.", "2023-03-08",
                "autumn=2023-FA; fourth quarter=2022-Q4");
    CHECK_TIMES("A vote on the first Tuesday in November.", "2024-04-27",
                "first Tuesday in November=2023-11-07");
    CHECK_TIMES("It slowed in the second half of the year.", "2020-01-19",
                "second half of the year=2020-H2");
}

TEST(time_nights_and_days_around_publication) {
    CHECK_TIMES("The storm weakened overnight but killed two.", "2020-09-15",
                "overnight=2020-09-14TNI");
    CHECK_TIMES("Snow will spread overnight.", "2020-09-15", "overnight=2020-09-15TNI");
    CHECK_TIMES("They met the day before yesterday.", "2020-09-15",
                "the day before yesterday=2020-09-13");
    CHECK_TIMES("It is in force from 9pm Friday to noon Sunday.", "2023-01-21",
                "9pm Friday=2023-01-20T21:00; noon Sunday=2023-01-22T12:00");
}

TEST(time_rates_and_vague_lengths) {
    CHECK_TIMES("She trained six days a week for years.", NULL, "six days a week=P1W; years=PXY");
    CHECK_TIMES("In recent weeks it fell; it could take several months.", NULL,
                "recent weeks=PAST_REF; several months=PXM");
    CHECK_TIMES("They sing on Friday mornings.", "2024-04-27", "Friday mornings=XXXX-WXX-5TMO");
}

TEST(time_names_that_only_look_like_times) {
    CHECK_TIMES("The Sunday Times and Sheffield Wednesday at 1945 Mill Road.", "2024-04-27", "");
    CHECK_TIMES("Watch the clip | 1:21 Elon and his tunnel.", "2024-04-27", "");
    CHECK_TIMES("It closed on a Friday. A 24/7 shop on 9/11 sells 7UP.", "2024-04-27", "Friday=?");
    CHECK_TIMES("Things soon went wrong.", "2024-04-27", "");
}

TEST(time_written_in_other_ways) {
    CHECK_TIMES("Filed 23/Sep/2020, Sep-23-2020 and 2020/Sep/23.", NULL,
                "23/Sep/2020=2020-09-23; Sep-23-2020=2020-09-23; 2020/Sep/23=2020-09-23");
    CHECK_TIMES("Born in October two thousand and five, not in nineteen eighty-four.", NULL,
                "October two thousand and five=2005-10; nineteen eighty-four=1984");
    CHECK_TIMES("It sat on June 28 and 29 and on 18 and 19 May.", "2021-06-30",
                "June 28=2021-06-28; 29=2021-06-29; 18=2021-05-18; 19 May=2021-05-19");
}

TEST(time_without_any_date_resolves_nothing) {
    CHECK_TIMES("The shop burned on Friday, last year, in the autumn, overnight, at Easter.", NULL,
                "Friday=?; last year=?; autumn=?; overnight=?; Easter=?");
    CHECK_TIMES("The next day they left; that night it rained.", NULL,
                "The next day=?; that night=?");
}

TEST(time_hostile_texts_stay_linear_and_in_bounds) {
    static const char *const units[] = {
        "last ",        "1/",    "12-",           "Friday ",     "May ",       "one hundred and ",
        "a year a ",    "2024-", "the same day ", "and 9 ",      "June 1 to ", "the end of ",
        "on a Friday ", "soon ", "5 to ",         "the 3rd of ", "\xE2\x80",   "9"};
    CHECK_REPEATED(40000, units);
}

TEST(time_far_counts_do_not_overflow) {
    CHECK_TIMES("It was 999999999999 years ago and 9000 years ago.", "2024-04-27",
                "9000 years ago=?");
    CHECK_TIMES("In 99999999999999999999 days.", "2024-04-27", "");
}

TEST(time_passive_and_deadline_look_ahead) {
    CHECK_TIMES("Quotas were left out and will be discussed in March.", "2026-01-21",
                "March=2026-03");
    CHECK_TIMES("The parliaments must approve it by 31 March.", "2026-01-21",
                "31 March=2026-03-31");
    CHECK_TIMES("The mayor promised the traders a roof by Monday.", "2026-01-16",
                "Monday=2026-01-19");
    CHECK_TIMES("The mayor promised a roof on Monday.", "2026-01-16", "Monday=2026-01-12");
    CHECK_TIMES("The toll had risen to 40 by Monday.", "2026-01-16", "Monday=2026-01-12");
}

TEST(time_in_copy_whose_marks_stand_apart) {
    CHECK_TIMES("Posted: Nov 27, 2005 8: 20 AM. She led from 1996 - 97.", NULL,
                "Nov 27, 2005 8: 20 AM=2005-11-27T08:20; 1996 - 97=?");
}

TEST(time_noun_that_looks_like_a_verb_gives_no_tense) {
    CHECK_TIMES("The union issued a travel warning in October.", "2017-12-27", "October=2017-10");
    CHECK_TIMES("The insurer set that price in June.", "2017-11-14", "June=2017-06");
}

TEST(time_of_a_picture_is_past) {
    CHECK_TIMES("It will fly to the moon next. (Sept. 29)", "2017-12-27", "Sept. 29=2017-09-29");
}

TEST(time_units_without_a_count) {
    CHECK_TIMES("The report comes days after the vote.", NULL, "days=PXD");
    CHECK_TIMES("After years of waiting, a ruling is months away.", NULL, "years=PXY; months=PXM");
    CHECK_TIMES("In the years after the war they hid the days before.", NULL, "");
}

TEST(time_soon_as_a_comparison_is_none) {
    CHECK_TIMES("Come as soon as you can, said Harbour Now News.", NULL, "");
}

TEST(time_turns_of_phrase) {
    CHECK_TIMES("She hopes it will one day open.", "2024-04-27", "one day=FUTURE_REF");
    CHECK_TIMES("It lasted half a century and a quarter of a century.", NULL,
                "half a century=P50Y; a quarter of a century=P25Y");
    CHECK_TIMES("It comes on the second Tuesday of every month.", "2024-04-27",
                "second Tuesday of every month=P1M");
    CHECK_TIMES("He left the day before the vote.", "2024-04-27", "the day before=?");
    CHECK_TIMES("He left a year after the vote.", "2024-04-27", "a year=P1Y");
    CHECK_TIMES("In the nineteen sixties he was in his sixties.", NULL, "nineteen sixties=196");
    CHECK_TIMES("It moved too soon.", NULL, "");
}

TEST(time_year_in_front_of_a_month) {
    CHECK_TIMES("J Tides 2017 Dec;20. Seen 2010 Nov 29.", NULL,
                "2017 Dec=2017-12; 2010 Nov 29=2010-11-29");
    CHECK_TIMES("A 2/5/10/20-second delay.", NULL, "20-second=PT20S");
    CHECK_TIMES("It blooms in April-May 2017.", NULL, "April-May 2017=?");
}

TEST(time_quarter_of_a_game_is_none) {
    CHECK_TIMES("Ray threw two touchdowns in the third quarter of a long game.", "2024-04-27", "");
    CHECK_TIMES("Profit rose 4% in the first quarter.", "2024-04-27", "first quarter=2024-Q1");
}

TEST(time_heads_of_a_table_are_no_days) {
    CHECK_TIMES("Monday Tuesday Wednesday", "2024-04-27", "Monday=?; Tuesday=?; Wednesday=?");
    CHECK_TIMES("Hopes are slim after Friday night's loss.", "2024-04-27",
                "Friday night=2024-04-26TNI");
}

TEST(time_year_told_before) {
    CHECK_TIMES("He came in January 2007 and left in September of that year.", "2019-11-19",
                "January 2007=2007-01; September=2007-09; that year=2007");
    CHECK_TIMES("It retold the 1967 killings.", NULL, "1967=1967");
}

TEST(time_second_reading) {
    CHECK_TIMES("It took millions of years.", NULL, "millions of years=PXY");
    CHECK_TIMES("They waited at least a month.", NULL, "a month=P1M");
    CHECK_TIMES("He told his bold plans late Friday.", "2018-01-10", "late Friday=2018-01-05");
    CHECK_TIMES("They met at an office party, a Christmas party.", "2018-01-10", "");
    CHECK_TIMES("Soon battles erupted. It pays years from now.", NULL, "years from now=FUTURE_REF");
}
