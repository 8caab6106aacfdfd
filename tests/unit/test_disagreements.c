// SPDX-License-Identifier: Apache-2.0
// What is shown as a disagreement and what is not: names, negation, doubts. The events are
// invented.
#include "unit/collate_pile.h"

#include "base/buffer.h"
#include "collate/disagreements.h"

/// What two accounts are shown to disagree in: 'n' a name, 'q' a figure, 't' a time, 'x' whether it
/// is so, in capitals where all can be true; '-' nothing.
static char find_kind_apart(const char *a, const char *day_a, const char *b, const char *day_b) {
    static const char kinds[] = {
        [SYN_DISAGREEMENT_OTHER] = '?', [SYN_DISAGREEMENT_QUANTITY] = 'q',
        [SYN_DISAGREEMENT_TIME] = 't',  [SYN_DISAGREEMENT_NEGATION] = 'x',
        [SYN_DISAGREEMENT_NAME] = 'n',  [SYN_DISAGREEMENT_ATTRIBUTION] = 'a'};
    test_account accounts[] = {{.text = a, .published = day_a}, {.text = b, .published = day_b}};
    test_pile pile;
    syn_collation collation;
    char found = '-';
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    for (size_t i = 0; i < collation.claim_count; i++) {
        for (size_t j = 0; j < collation.claims[i].disagreement_count; j++) {
            const syn_disagreement *one = &collation.claims[i].disagreements[j];
            found = kinds[one->kind];
            if (one->is_compatible) found = (char)(found - 'a' + 'A');
            CHECK(one->value_count >= 2 && one->values[0].place_count > 0);
        }
    }
    test_pile_finish(&pile);
    return found;
}

static char find_kind(const char *a, const char *b) {
    return find_kind_apart(a, "2031-06-10", b, "2031-06-10");
}

TEST(name_misspelt_is_found_whatever_is_said_of_it) {
    CHECK(find_kind("The driver, Henrik Sattler, was unhurt. Rain fell in Lorn.",
                    "Cattle crossed the line at noon. Police heard the driver, Hendrik Sadler, for "
                    "two hours.") == 'n');
    // Other offices are other people.
    CHECK(find_kind(
              "The driver, Henrik Sattler, was unhurt. Rain fell in Lorn.",
              "Cattle crossed the line at noon. The minister, Hendrik Sadler, opened a school.") ==
          '-');
    // An account that holds both knows two people.
    CHECK(find_kind("The driver, Henrik Sattler, was unhurt. Rain fell in Lorn.",
                    "The driver, Hendrik Sadler, spoke. So did the guard, Henrik Sattler.") == '-');
}

TEST(name_forms_are_one_name) {
    CHECK(syn__name_compare(SYN_STR("Ivo Marsan"), SYN_STR("Ivan Marsen")) == SYN__NAMES_MISSPELT);
    CHECK(syn__name_compare(SYN_STR("Peter Halvik"), SYN_STR("Martin Halvik")) ==
          SYN__NAMES_SURNAME);
    const char *const forms[][2] = {
        {"Lenny Tolm", "Lennie Tolm"},
        {"Dan Tolm", "Daniel Tolm"},
        {"Tony Award", "Tony Awards"},
        {"Alexis Tolm", "Alexandros Tolm"},
        {"Trooper Tolm", "William Tolm"},
        {"Tolm", "William Tolm"},
        {"", ""},
        {"Ada B. Pohl", "Ada Pohl"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        CHECK(syn__name_compare(syn_str_from(forms[i][0]), syn_str_from(forms[i][1])) ==
              SYN__NAMES_UNLIKE);
}

TEST(name_in_two_alphabets_is_no_conflict) {
    const char *const forms[][2] = {
        {"Giannis Tolm", "Yiannis Tolm"},   {"Heidar Arvandi", "Heydar Arbandi"},
        {"Spyros Lagias", "Spyros Layias"}, {"Darvish Iran-Zad", "Darvish Iranzad"},
        {"Petrios Maron", "Petris Maron"},  {"Halid Rahman", "Khalid Rahman"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        CHECK(syn__name_compare(syn_str_from(forms[i][0]), syn_str_from(forms[i][1])) ==
              SYN__NAMES_VARIANT);
    // At home in our letters: two names, of which one is wrong.
    CHECK(syn__name_compare(SYN_STR("Robyn Tolmer"), SYN_STR("Robin Tolmer")) ==
          SYN__NAMES_MISSPELT);
    CHECK(!syn__names_spell_alike(SYN_STR(""), SYN_STR("Ivo")));
    CHECK(syn__names_spell_alike(SYN_STR(""), SYN_STR("-")));
    CHECK(find_kind("The governor, Heidar Arvandi, was unhurt. Rain fell in Lorn.",
                    "Cattle crossed the line at noon. Police heard the governor, Heydar Arbandi, "
                    "for two hours.") == 'N');
}

TEST(negation_needs_one_subject_and_one_object) {
    CHECK(find_kind("Her rival, Viktor Stamm, conceded defeat shortly after one in the morning.",
                    "Viktor Stamm has not conceded.") == 'x');
    CHECK(find_kind("Lawyers for Viktor Stamm asked for a recount of the mayoral vote on Monday.",
                    "The party of Viktor Stamm said that it had not requested a recount.") == 'x');
    CHECK(find_kind("Residents of Lorn were warned by the water company last week.",
                    "Residents of Lorn were not warned about the cattle market last week.") == '-');
}

TEST(negation_of_what_never_took_place) {
    const char *off = "Cattle ran off. The inspection planned for April never took place, said two "
                      "workers. It rained in Lorn.";
    CHECK(find_kind("The railway said the track had been inspected in April. Roads were shut.",
                    off) == 'x');
    CHECK(find_kind("The railway said the track was to be inspected in April. Roads were shut.",
                    off) == '-');
}

TEST(negation_is_none_of_what_may_be_or_is_of_another_time) {
    CHECK(find_kind("The track at Lorn had been inspected by engineers.",
                    "The track at Lorn could not have been inspected by engineers.") == '-');
    CHECK(find_kind("The track at Lorn has been inspected by engineers.",
                    "The track at Lorn has not yet been inspected by engineers.") == '-');
    CHECK(find_kind("Lorn won the cup of the valley, its first since 1908.",
                    "Lorn had not won the cup of the valley since 1908.") == '-');
}

TEST(origin_of_a_fire_is_one_place) {
    const char *deck = "The fire on the Marigold began on the car deck, the owner said. It sank.";
    CHECK(find_kind(deck,
                    "Two sailors said that the fire on the Marigold had started in the engine "
                    "room. Cattle drowned.") == 'n');
    // One place may hold the other, and what may have been is not told.
    CHECK(find_kind(deck, "Two sailors said that the fire on the Marigold had started in the "
                          "terminal. Cattle drowned.") == '-');
    CHECK(find_kind(deck, "Two sailors said that the fire on the Marigold may have started in the "
                          "engine room. Cattle drowned.") == '-');
    // An account that names both places knows more than one of them.
    CHECK(find_kind(deck,
                    "Two sailors said that the fire on the Marigold had started in the engine "
                    "room, not on the car deck. Cattle drowned.") == '-');
}

TEST(values_are_no_stamps_of_pages) {
    CHECK(find_kind("Mill at Lorn burns down May 2, 2031 12:50 PM The mill at Lorn burned down.",
                    "Updated 9:06 AM Mill at Lorn burns down. The mill at Lorn burned down.") ==
          '-');
}

TEST(values_are_no_sums_in_another_currency) {
    CHECK(find_kind("Damage to the church at Lorn was put at 85 million euros ($108 million).",
                    "Damage to the church at Lorn was put at $85 million.") == '-');
}

TEST(values_are_no_part_of_a_count_and_no_average) {
    CHECK(find_kind("The storm at Lorn injured 40 people in the village.",
                    "The storm at Lorn injured another 60 people in the village.") == '-');
    CHECK(find_kind("The coach of Lorn counted 40 goals in the cup.",
                    "The coach of Lorn counted 60 goals on average in the cup.") == '-');
}

TEST(values_of_other_persons_are_no_conflict) {
    CHECK(find_kind("Baker Ada Pohl has worked at the mill in Lorn for 30 years.",
                    "Miller Jan Brandt has worked at the mill in Lorn for 37 years.") == '-');
    // Who only tells of it is nobody else.
    CHECK(
        find_kind("The storm at Lorn injured 40 people, Ada Pohl said. Cattle ran off. Hens died.",
                  "The storm at Lorn injured 60 people, Jan Brandt said. Roads were shut. It "
                  "rained.") == 'q');
}

TEST(values_of_whom_a_pronoun_means) {
    CHECK(find_kind("The baker Ada Pohl slept. She has worked at the mill in Lorn for 30 years.",
                    "Miller Jan Brandt has worked at the mill in Lorn for 37 years. Hens died.") ==
          '-');
    CHECK(find_kind("It rained. Ada Pohl, who has worked at the mill in Lorn for 30 years, said "
                    "that she ran.",
                    "Hens died. Jan Brandt, who has worked at the mill in Lorn for 37 years, said "
                    "that he hid.") == '-');
}

TEST(values_of_other_places_are_no_conflict) {
    CHECK(find_kind("The storm cut off 60 percent of the lines in Norway. Denmark was hit, too.",
                    "The storm cut off 80 percent of the lines in Denmark. Norway was hit, too.") ==
          '-');
}

TEST(values_of_a_narrower_kind_or_a_shorter_time_are_no_conflict) {
    CHECK(find_kind("The storm at Lorn destroyed 40 wooden houses in the village.",
                    "The storm at Lorn destroyed 60 houses in the village.") == '-');
    CHECK(find_kind("The keeper of Lorn has stopped 40 balls since Easter in the cup.",
                    "The keeper of Lorn has stopped 60 balls in the cup.") == '-');
    CHECK(find_kind("The mill of Lorn raised its offer to 40 million euros for the farm.",
                    "The mill of Lorn made an offer of 60 million euros for the farm.") == '-');
}

TEST(outcome_of_one_person_is_found_in_the_whole_story) {
    const char *dead =
        "The army said on Tuesday that it had killed the rebel leader Sabo Kande near "
        "the border. Rain fell in Lorn.";
    CHECK(find_kind(dead, "Cattle blocked a road. Sabo Kande is alive, a rebel told this paper.") ==
          'x');
    CHECK(find_kind(dead, "Cattle blocked a road. Ivo Marsan is alive, a rebel told this paper.") ==
          '-');
    // Who tells both knows what is said on the other side.
    CHECK(find_kind(dead, "Cattle blocked a road. Sabo Kande is alive, a rebel said. The army had "
                          "said it killed him.") == '-');
    CHECK(find_kind("Lioma sacked coach Renzo Albar on Sunday. Rain fell in Lorn.",
                    "Cattle blocked a road. Renzo Albar had resigned on Saturday night.") == 'x');
}

TEST(outcome_is_told_of_what_stands_behind_of) {
    CHECK(find_kind("The village of Hegau has won its lawsuit against the quarry. Rain fell.",
                    "Hegau has lost its case against the quarry. Hens died.") == 'x');
}

TEST(ages_of_one_person_are_one) {
    CHECK(find_kind("Baker Ada Pohl, 41, was hurt. Rain fell in Lorn.",
                    "Cattle blocked a road. Doctors saw the 43-year-old miller Ada Pohl.") == 'q');
    CHECK(find_kind("Baker Ada Pohl (41) was hurt. Rain fell in Lorn.",
                    "Cattle blocked a road. Ada Pohl, a 43-year-old miller, slept.") == 'q');
    CHECK(find_kind("Baker Ada Pohl, 41, was hurt. Rain fell in Lorn.",
                    "Cattle blocked a road. Doctors saw Jan Pohl, 43, a miller.") == '-');
    // A figure with a thing is no age; an account that gives two ages means something else.
    CHECK(find_kind("Baker Ada Pohl, 41, was hurt. Rain fell in Lorn.",
                    "Cattle blocked a road. Behind Ada Pohl, 43 trams stood.") == '-');
    CHECK(find_kind("Baker Ada Pohl, 41, was hurt. Rain fell in Lorn.",
                    "Ada Pohl, 43, slept. Cattle blocked a road. Ada Pohl, 41, ran.") == '-');
}

TEST(ordinals_of_one_thing_are_one) {
    const char *fourth = "Mara Lindt won the marathon of Lorn on Sunday, her fourth victory in the "
                         "race. It rained.";
    CHECK(find_kind(fourth, "Mara Lindt won the marathon of Lorn on Sunday, her fifth victory "
                            "there. Hens died.") == 'q');
    CHECK(find_kind(fourth, "Mara Lindt won the marathon of Lorn on Sunday, the fifth Lornish "
                            "victory in the race. Hens died.") == '-');
    CHECK(find_kind("Mara Lindt scored in the third quarter of the final in Lorn.",
                    "Mara Lindt scored in the fourth quarter of the final in Lorn.") == '-');
}

TEST(name_of_one_first_name_needs_one_claim) {
    CHECK(find_kind("The farce will star Robert Halm and Kirsten Bell in the lead roles in Lorn.",
                    "The farce will star Robert Halm and Kirsten Stuart in the lead roles in "
                    "Lorn. Hens died.") == 'n');
    CHECK(find_kind("Kirsten Bell sang in Lorn.", "Kirsten Stuart sold a mill in Holm.") == '-');
}

TEST(names_of_a_family_are_two_people) {
    CHECK(find_kind("Mark Vilnar watched his brother fall from a ridge of Mount Lorn on Thursday.",
                    "Miles Vilnar watched a man fall from a ridge of Mount Lorn on Thursday.") ==
          '-');
}

TEST(values_of_two_gauges_are_of_two_things) {
    CHECK(find_kind("The quake at Lorn struck on Sunday, injuring 50 people in seven villages.",
                    "The quake at Lorn struck on Sunday, killing 100 people in seven villages.") ==
          '-');
}

TEST(years_of_what_was_built_are_no_other_times) {
    CHECK(find_kind("The mill of Lorn was built in 1787 and stood empty. Rain fell.",
                    "Cattle blocked a road. The mill was built in 1812 and is listed.") == 't');
}

TEST(disagreements_of_a_thousand_persons_end_in_time) {
    syn_buffer text = {0};
    for (int i = 0; i < 1000; i++)
        syn_buffer_append_format(&text, "Baker Ada Po%chl%c was there. ", 'a' + i % 26,
                                 'a' + i / 26 % 26);
    syn_buffer_append_byte(&text, '\0');
    test_account accounts[] = {{.text = text.data}, {.text = text.data}};
    test_pile pile;
    syn_collation collation;
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    test_pile_finish(&pile);
    syn_buffer_finish(&text);
}

TEST(gauge_is_met_in_other_words) {
    CHECK(find_kind("Turnout was 58 percent. Rain fell in Lorn.",
                    "Cattle blocked a road. Sixty-three percent of those entitled to vote went to "
                    "the polls, more than ever.") == 'q');
    CHECK(find_kind("The power cut lasted three hours, the operator said. Rain fell in Lorn.",
                    "Cattle blocked a road. Parts of the town were in the dark for seven hours, "
                    "said the fire chief.") == 'q');
    // What may be, what is worse, what came so long after is another thing.
    CHECK(find_kind("The storm may leave 40 people dead. Rain fell in Lorn.",
                    "Cattle blocked a road. In the end 12 died.") == '-');
    CHECK(find_kind("Fifty were taken to hospital. Rain fell in Lorn.",
                    "Cattle blocked a road. Doctors said that four were seriously injured.") ==
          '-');
    CHECK(find_kind("He was sentenced to nine years. Rain fell in Lorn.",
                    "Cattle blocked a road. He left prison two years later.") == '-');
}

TEST(gauge_of_an_account_that_gives_two_is_open) {
    CHECK(find_kind("Turnout was 58 percent. Rain fell in Lorn.",
                    "Turnout was 61 percent in the north. Cattle blocked a road. In the south "
                    "turnout was 66 percent.") == '-');
}

TEST(gauge_of_a_person_asks_for_the_person) {
    CHECK(
        find_kind("The banker Otto Reim was sentenced to nine years in prison. Rain fell in Lorn.",
                  "Cattle blocked a road. A court jailed Otto Reim for 12 years.") == 'q');
    CHECK(
        find_kind("The banker Otto Reim was sentenced to nine years in prison. Rain fell in Lorn.",
                  "Cattle blocked a road. The driver must go to prison for three years.") == '-');
}

TEST(figure_that_is_part_of_a_total_is_no_other_total) {
    CHECK(find_kind("The shipyard in Holm will lay off 600 workers. Rain fell in Lorn.",
                    "Of those whom the shipyard in Holm will lay off, 140 workers are apprentices. "
                    "Cattle blocked a road.") == '-');
}

TEST(outcome_is_one_of_two_that_exclude_each_other) {
    const char *off = "Saturday's concert in the park of Elmar has been cancelled because of a "
                      "storm. Rain fell in Lorn. A mill burned.";
    CHECK(find_kind(off,
                    "Saturday's concert in the park of Elmar will go ahead, its director said. "
                    "Cattle blocked a road.") == 'x');
    CHECK(find_kind(off, "Sunday's match in the stadium of Elmar will go ahead, a trainer said. "
                         "Cattle blocked a road.") == '-');
}

TEST(negation_of_what_was_said_on_another_day) {
    CHECK(find_kind("The journalist Amira Solh was released on Monday evening. Rain fell in Lorn.",
                    "The journalist Amira Solh has not been released, her husband told reporters "
                    "on Tuesday. Cattle blocked a road.") == 'x');
    // Who is denied something denies nothing.
    CHECK(find_kind("Robert Pitman will appear before the court of Lorn.",
                    "Robert Pitman has been denied bail and is to appear before the court of "
                    "Lorn.") == '-');
}

TEST(time_of_day_with_its_points_is_whole) {
    CHECK(find_kind("The first trams will leave the depots at 5 a.m. on Monday. Rain fell in Lorn.",
                    "Cattle blocked a road. Trams run again from Tuesday morning, because the "
                    "points have to be greased first.") == 't');
}

TEST(clock_time_told_roughly_is_the_same) {
    CHECK(syn__clocks_round_alike(SYN_STR("2031-06-10T03:33"), SYN_STR("2031-06-10T03:30")));
    CHECK(!syn__clocks_round_alike(SYN_STR("2031-06-10T03:33"), SYN_STR("T03:31")));
    CHECK(!syn__clocks_round_alike(SYN_STR("2031-06-10T03:30"), SYN_STR("T04:30")));
    CHECK(!syn__clocks_round_alike(SYN_STR("2031-06-10TMO"), SYN_STR("T")));
}

TEST(fine_does_not_change_in_a_week) {
    const char *two = "The quarry firm Holm Stone was fined 2 million crowns over the landslide at "
                      "Lorn. Rain fell.";
    const char *three = "The quarry firm Holm Stone was fined 3 million crowns over the landslide "
                        "at Lorn. Hens died.";
    CHECK(find_kind_apart(two, "2031-06-10", three, "2031-06-17") == 'q');
    // A count may have grown in the meantime.
    CHECK(find_kind_apart("The quarry firm Holm Stone has paid 40 families at Lorn. Rain fell.",
                          "2031-06-10",
                          "The quarry firm Holm Stone has paid 50 families at Lorn. Hens died.",
                          "2031-06-17") == '-');
}

TEST(toll_of_long_ago_has_come_to_rest) {
    const char *nine = "The roof of the mill in Lorn fell in November 2029 and killed nine people. "
                       "A court now heard of it.";
    CHECK(find_kind_apart(nine, "2031-06-10",
                          "The roof of the mill in Lorn gave way in November 2029. Eleven people "
                          "were killed. A court now heard of it.",
                          "2031-06-13") == 'q');
    CHECK(find_kind_apart("The roof of the mill in Lorn fell on Monday and killed nine people.",
                          "2031-06-10",
                          "The roof of the mill in Lorn fell on Monday and killed eleven people.",
                          "2031-06-12") == 'Q');
}

TEST(outcome_of_another_person_is_no_doubt) {
    const char *cleared = "The court in Lorn found the miller Jan Tolm guilty. The engineer Ada "
                          "Pohl was acquitted.";
    CHECK(find_kind(cleared, "The court in Lorn heard the miller for an hour. The engineer Ada "
                             "Pohl was convicted of neglect.") == 'x');
    // Who tells both ends of one person tells what changed.
    CHECK(find_kind("Ada Pohl had been found guilty by a court in Holm. The engineer Ada Pohl was "
                    "acquitted.",
                    "The engineer Ada Pohl was convicted of neglect. Rain fell in Lorn.") == '-');
}

TEST(day_of_one_plan_is_one) {
    const char *april = "Brandel will close its glass works in Corvey, and production will end on "
                        "August 30. Rain fell.";
    CHECK(find_kind(april, "Brandel will close its glass works in Corvey. Its production will stop "
                           "on September 12. Hens died.") == 't');
    CHECK(find_kind(april, "Brandel will close its glass works in Corvey, and a fair for workers "
                           "opens on September 12. Hens died.") == '-');
}

TEST(count_grows_with_the_hour_by_its_gauge) {
    CHECK(find_kind_apart("A storm left 80,000 homes in Lorn without power. Rain fell.",
                          "2031-06-10T06:00:00Z",
                          "Some 210,000 homes in Lorn were without power. Hens died.",
                          "2031-06-10T18:00:00Z") == 'Q');
    // The first of them is not how many.
    CHECK(find_kind("One man was killed near Lorn when a tree fell on his van. Rain fell.",
                    "The storm killed two people in Lorn. Hens died.") == '-');
    CHECK(find_kind("Three workers were killed while the tunnel of Lorn was built. Rain fell.",
                    "There were two fatalities while the tunnel of Lorn was built. Hens died.") ==
          'q');
}

TEST(figure_met_with_a_former_year_is_of_now) {
    CHECK(find_kind("A gust of 158 kilometres an hour was measured at the lighthouse of Lorn.",
                    "The gusts peaked at 171 kilometres an hour at the lighthouse of Lorn, the "
                    "highest figure since 1961.") == 'q');
}

TEST(clock_times_leave_room_for_each_other) {
    const char *after = "Thieves broke into the museum of Lorn shortly after 2 a.m. on Sunday.";
    CHECK(
        find_kind(after,
                  "The burglary in Lorn took place at half past three in the morning on Sunday.") ==
        't');
    CHECK(find_kind(after, "The burglary in Lorn took place at 2:20 a.m. on Sunday.") == '-');
    CHECK(find_kind("Thieves broke into the museum of Lorn after 2 a.m. on Sunday.",
                    "The burglary in Lorn took place at 3:30 a.m. on Sunday.") == '-');
}

TEST(outcome_of_a_thing_by_a_pronoun) {
    const char *closed = "The airport of Lorn has been closed because of cracks in its runway. "
                         "Rain fell.";
    CHECK(find_kind(
              closed,
              "The airport of Lorn said that it had remained open despite cracks in its runway.") ==
          'x');
    CHECK(find_kind(closed, "The airport of Lorn has not been closed at any time. Hens died.") ==
          'x');
    // What opens again was closed.
    CHECK(find_kind(closed, "The airport of Lorn will reopen on Friday. Hens died.") == '-');
}

TEST(clock_times_told_roughly_are_one) {
    CHECK(find_kind("The mill of Lorn exploded at about 3 p.m. on Sunday. Rain fell.",
                    "The mill of Lorn exploded at about 3:10 p.m. on Sunday. Hens died.") == '-');
    CHECK(find_kind("The mill of Lorn exploded at about 3 p.m. on Sunday. Rain fell.",
                    "The mill of Lorn exploded at 4:20 p.m. on Sunday. Hens died.") == 't');
}

TEST(length_is_no_distance) {
    CHECK(find_kind("The trial of the miller of Lorn will begin within ten days, a judge ruled.",
                    "The trial of the miller of Lorn lasted twenty days, a judge said.") == '-');
}

TEST(day_told_from_publication_may_be_the_one_next_to_it) {
#define CALLS(when) \
    "Calls to the Ostry mill were not answered " when ", and a voice said that it was closed."
    // 9 June 2031 is a Monday; the page is stamped on Tuesday.
    CHECK(find_kind(CALLS("on Monday afternoon"), CALLS("this afternoon")) == '-');
    CHECK(find_kind(CALLS("on Monday afternoon"), CALLS("on Tuesday afternoon")) == 't');
#undef CALLS
}
