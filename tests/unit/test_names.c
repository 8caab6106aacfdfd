// SPDX-License-Identifier: Apache-2.0
// The rules of names and of who is who (src/annotate/names.c, name_kinds.c, entities.c).
#include "annotate/names.h"
#include "unit/annotated.h"

/// The mentions as "text/kind=entity name", joined by "|".
static void check_names(int line, const char *text, const char *wanted) {
    static const char *const kinds[] = {"other", "person", "organisation", "place"};
    annotated one;
    syn_buffer got = {0};
    annotate_text(&one, syn_str_from(text));
    check_marks(&one);
    for (size_t i = 0; i < one.marks.mention_count; i++) {
        const syn_mention *mention = &one.marks.mentions[i];
        syn_str name = one.marks.entities[mention->entity].name;
        syn_str form = syn_str_span(one.document.text, mention->span);
        if (i > 0) SYN_APPEND(&got, "|");
        syn_buffer_append_str(&got, form);
        syn_buffer_append_format(&got, "/%s", kinds[mention->kind]);
        if (!syn_str_equal(form, name))
            syn_buffer_append_format(&got, "=%.*s", SYN_STR_PRINT(name));
    }
    test_check_text(__FILE__, line, syn_buffer_view(&got), syn_str_from(wanted));
    syn_buffer_finish(&got);
    syn_arena_finish(&one.arena);
}
#define CHECK_NAMES(text, wanted) check_names(__LINE__, text, wanted)

/// The role of the entity that is called `name`.
static void check_role(int line, const char *text, const char *name, const char *wanted) {
    annotated one;
    syn_str role = SYN_STR("(no such entity)");
    annotate_text(&one, syn_str_from(text));
    for (size_t i = 0; i < one.marks.entity_count; i++) {
        if (syn_str_equal(one.marks.entities[i].name, syn_str_from(name)))
            role = one.marks.entities[i].role;
    }
    test_check_text(__FILE__, line, role, syn_str_from(wanted));
    syn_arena_finish(&one.arena);
}

TEST(name_title_makes_a_person) {
    CHECK_NAMES("They met Mr. Zork and President Quill.", "Zork/person|Quill/person");
}

TEST(name_short_form_is_the_full_one) {
    CHECK_NAMES("Karl Voss left. Later Mr. Voss came back, and Voss sang.",
                "Karl Voss/person|Voss/person=Karl Voss|Voss/person=Karl Voss");
    CHECK_NAMES("Anton J. Blake spoke. Anton Blake left.",
                "Anton J. Blake/person|Anton Blake/person=Anton J. Blake");
}

TEST(name_given_name_with_or_without_hyphen) {
    CHECK_NAMES("We saw Kim Bo-min. Later we saw Kim Bo Min.",
                "Kim Bo-min/person=Kim Bo Min|Kim Bo Min/person");
}

TEST(name_initial_in_front_and_pet_form_are_one) {
    CHECK_NAMES("R. Karl Voss left. Karl Voss sang.",
                "R. Karl Voss/person|Karl Voss/person=R. Karl Voss");
    CHECK_NAMES("Benjamin Holt left. Ben Holt sang.",
                "Benjamin Holt/person|Ben Holt/person=Benjamin Holt");
    CHECK_NAMES("Karl Holt left. Ben Holt sang.", "Karl Holt/person|Ben Holt/person");
}

TEST(name_mister_is_the_one_named_first) {
    CHECK_NAMES("Peter Holt left. His brother, Karl Holt, stayed. Mr. Holt sang.",
                "Peter Holt/person|Karl Holt/person|Holt/person=Peter Holt");
}

TEST(name_two_of_one_surname_stay_two) {
    CHECK_NAMES("Peter Holt met Anna Holt. Mr. Holt left, Ms. Holt stayed.",
                "Peter Holt/person|Anna Holt/person|Holt/person=Peter Holt|Holt/person=Anna Holt");
    CHECK_NAMES("He saw Wang Bo and Wang Min.", "Wang Bo/person|Wang Min/person");
}

TEST(name_bare_surname_is_not_the_daughter) {
    CHECK_NAMES("Karl Voss died. His daughter, Ann Voss, sang. Voss was 80.",
                "Karl Voss/person|Ann Voss/person|Voss/person=Karl Voss");
    CHECK_NAMES("Karl Voss died. Ann Voss, the deputy's wife, sang. Voss was 80.",
                "Karl Voss/person|Ann Voss/person|Voss/person=Karl Voss");
    CHECK_NAMES("Karl Voss died. Ann Voss sang. Voss was 80.",
                "Karl Voss/person|Ann Voss/person|Voss/person=Ann Voss");
}

TEST(name_family_name_stands_first_behind_a_capital) {
    CHECK_NAMES("If Kim Bo-min were to sing, they would leave.", "Kim Bo-min/person");
}

TEST(name_of_a_ship_is_no_body) {
    CHECK_NAMES("The warship INS Zorkana left. The MV Quill sank.",
                "INS Zorkana/other|MV Quill/other");
}

TEST(name_family_name_stands_first) {
    CHECK_NAMES("They met Liu Fang. Mr. Liu smiled.", "Liu Fang/person|Liu/person=Liu Fang");
}

TEST(name_family_name_is_known_from_elsewhere) {
    CHECK_NAMES("He spoke after talks with Chinese leader Xi Jinping, Foreign Minister Wang Bo, "
                "and other top officials. Mr. Xi left.",
                "Chinese/other|Xi Jinping/person|Wang Bo/person|Xi/person=Xi Jinping");
}

TEST(name_begins_with_a_joined_small_word) {
    CHECK_NAMES("Karim al-Voss spoke. Later they met al-Voss.",
                "Karim al-Voss/person|al-Voss/person=Karim al-Voss");
    CHECK_NAMES("He met a pro-Quill group of la-la singers.", "Quill/other");
}

TEST(name_without_possessive_and_title) {
    CHECK_NAMES("It is Ann Poe's house in France.", "Ann Poe/person|France/place");
    CHECK_NAMES("U.S. Secretary of State Ann Poe left.", "U.S./place|Ann Poe/person");
}

TEST(name_people_are_no_persons) {
    CHECK_NAMES("The Chinese and some Germans met.", "Chinese/other|Germans/other");
}

TEST(name_body_by_its_words) {
    CHECK_NAMES("He joined the Bank of Narnia and the Harbour Safety Council.",
                "Bank of Narnia/organisation|Harbour Safety Council/organisation");
    CHECK_NAMES("The World Fish Union (WFU) met. The WFU voted.",
                "World Fish Union/organisation|WFU/organisation=World Fish Union|"
                "WFU/organisation=World Fish Union");
}

TEST(name_opening_words_are_none) {
    CHECK_NAMES("Residents fled. Yesterday it rained. We saw it on Monday in May.", "");
    CHECK_NAMES("Why We Wrote This", "");
}

TEST(name_role_from_title_and_apposition) {
    check_role(__LINE__, "Foreign Minister Karl Voss left.", "Karl Voss", "foreign minister");
    check_role(__LINE__, "Karl Voss, a doctor at the clinic, left.", "Karl Voss",
               "doctor at the clinic");
    check_role(__LINE__, "The singer Ann Poe left.", "Ann Poe", "singer");
}

TEST(name_role_is_no_verb_and_keeps_names) {
    check_role(__LINE__, "Ann Poe, police said, left the house.", "Ann Poe", "");
    check_role(__LINE__, "They met Ann Poe, professor of physics at Zork University, in Ulm.",
               "Ann Poe", "professor of physics at Zork University");
    check_role(__LINE__, "They saw the writer and actor Bo Ray.", "Bo Ray", "writer and actor");
    check_role(__LINE__, "Secretary of State Ann Poe left.", "Ann Poe", "secretary of state");
}

TEST(name_hostile_texts_stay_linear) {
    static const char *const pieces[] = {"A ",      "Ann ",       "Ann Smith ", "Mr. ",
                                         "of ",     "Bank of ",   "U.S. ",      "A. ",
                                         "Smith, ", "a, doctor ", "A-",         "de la Ann "};
    CHECK_REPEATED(40000, pieces);
}

TEST(name_office_with_its_body) {
    check_role(__LINE__, "They met Treasury Secretary Ann Poe.", "Ann Poe", "treasury secretary");
    check_role(__LINE__, "They met U.S. Secretary of State Ann Poe.", "Ann Poe",
               "secretary of state");
}

TEST(name_common_words_are_no_person) {
    CHECK_NAMES("He asked all Member States and the mill.", "Member States/other");
    CHECK_NAMES("Radio Zorkmere is back.", "Radio Zorkmere/organisation");
}

TEST(name_person_with_the_word_of_a_place) {
    CHECK_NAMES("“It is late,” said Elva Moor, a baker.", "Elva Moor/person");
    CHECK_NAMES("They crossed Elva Moor by night.", "Elva Moor/place");
}

TEST(name_place_by_its_government) {
    CHECK_NAMES("It was signed by Ann Poe of Zorkmere.", "Ann Poe/person|Zorkmere/place");
    CHECK_NAMES("It was Zorkmere's foreign minister. We saw Zorkmere.",
                "Zorkmere/place|Zorkmere/place");
}

TEST(name_place_that_plays_is_a_team) {
    const char *text = "France beat Poland 3-1 in the last match of the season. The winning goal "
                       "came late in Rome, and the coach of the team praised his players.";
    CHECK_NAMES(text, "France/organisation|Poland/organisation|Rome/place");
}

TEST(name_of_many_that_play_is_a_team) {
    CHECK_NAMES("The coach of the team praised his players after the last match of the season. The "
                "Zorkers beat the Quillens 3-1, and the goal of the Zorkers came late.",
                "Zorkers/organisation|Quillens/organisation|Zorkers/organisation");
    CHECK_NAMES("The Zorkers sang, and the Quillens left.", "Zorkers/other|Quillens/other");
}

TEST(name_agency_of_a_picture_is_a_body) {
    CHECK_NAMES("Boats leave the harbour. AFP Image", "AFP/organisation");
}

TEST(name_page_controls_are_none) {
    CHECK_NAMES("They sang in Ulm. Hide Caption They met Ann Poe.", "Ulm/place|Ann Poe/person");
}

TEST(name_told_by_an_apposition_is_a_body_elsewhere) {
    CHECK_NAMES("He left Gordon Wexlers, a public accounting and consulting firm. They called "
                "Gordon Wexlers again.",
                "Gordon Wexlers/organisation|Gordon Wexlers/organisation");
    CHECK_NAMES("They met Ann Poe, the firm said. Ann Poe left.", "Ann Poe/person|Ann Poe/person");
}

TEST(name_place_that_beats_no_team_stays) {
    CHECK_NAMES("The minister said that France beat Poland to the contract for the railway.",
                "France/place|Poland/place");
}

TEST(name_written_small_is_found) {
    CHECK_NAMES("does anyone know a cheap hotel in mexico?", "mexico/place");
}

TEST(name_of_letters_and_digits_is_one_word) {
    CHECK_NAMES("They met Ann Poe in 2019 and heard of 4ZK.", "Ann Poe/person|4ZK/other");
}

TEST(name_codes_of_offices_are_no_given_names) {
    CHECK_NAMES("Karl Voss won. Later MVP Voss sang.",
                "Karl Voss/person|MVP Voss/person=Karl Voss");
}

/// What name_hints.c notes of the word `key` (small letters) in `text`.
static uint32_t find_hints(const char *text, const char *key) {
    annotated one;
    annotate_text(&one, syn_str_from(text));
    syn__view view = syn__view_make(&one.document, &one.marks, &one.arena);
    syn__names names;
    syn__names_find(&view, &one.arena, &names);
    uint32_t hints = syn__names_get_hints(&names, syn_str_from(key));
    syn__names_finish(&names);
    syn_arena_finish(&one.arena);
    return hints;
}

TEST(name_hints_are_joined_over_the_document) {
    uint32_t titled = find_hints("They met Mr. Holt.", "holt");
    uint32_t placed = find_hints("They sang in Holt.", "holt");
    CHECK(titled != 0 && placed != 0 && (titled & placed) != titled);
    CHECK(find_hints("They met Mr. Holt. They sang in Holt.", "holt") == (titled | placed));
    CHECK(find_hints("They met Mr. Holt.", "poe") == 0);
}

TEST(name_of_one_word_with_shares_or_site_is_a_firm) {
    CHECK_NAMES("Zorkwell said that it rained. Customers sued Zorkwell. He read Zorkwell.com.",
                "Zorkwell/organisation|Zorkwell/organisation|Zorkwell.com/other");
    CHECK_NAMES("“It rained,” Zorkwell said. He sold his shares of Zorkwell.",
                "Zorkwell/organisation|Zorkwell/organisation");
    CHECK_NAMES("Anton Zorkwell said that it rained. “It rained,” Zorkwell said. Zorkwell's "
                "customers left.",
                "Anton Zorkwell/person|Zorkwell/person=Anton Zorkwell|Zorkwell/person=Anton "
                "Zorkwell");
    CHECK_NAMES("He read .com and went.", "");
}

TEST(name_of_a_place_that_speaks_is_the_known_person) {
    CHECK_NAMES("Mike Montgomery won. “It rained,” Montgomery said.",
                "Mike Montgomery/person|Montgomery/person=Mike Montgomery");
    CHECK_NAMES("Mike Montgomery won. They sang in Montgomery.",
                "Mike Montgomery/person|Montgomery/place");
}

TEST(name_of_a_body_and_a_person_is_two) {
    CHECK_NAMES("The envoy to the United Nations Karl Voss said that it rained.",
                "United Nations/organisation|Karl Voss/person");
    CHECK_NAMES("He met Karl Voss Jr. and Ann Poe, Sr., in France.",
                "Karl Voss Jr./person|Ann Poe, Sr/person|France/place");
}

TEST(name_hints_hostile) {
    static const char *const pieces[] = {
        ".com ", "A.com", "Ulmax.com ",       "CEO of ", "shares of Ulm's ",
        "7A",    "7A7",   "\xF0\x9D\x94\x98", "3Ulm "};
    CHECK_REPEATED(40000, pieces);
}
