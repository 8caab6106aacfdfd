// SPDX-License-Identifier: Apache-2.0
// The rules of who speaks (src/annotate/speakers.c, subjects.c, pronouns.c, indirect.c).
#include "unit/annotated.h"

/// The quotes as "content <- speaker", "?" for nobody, joined by "|"; scare quotes are left out.
static void check_speakers(int line, const char *text, const char *wanted) {
    annotated one;
    syn_buffer got = {0};
    annotate_text(&one, syn_str_from(text));
    check_marks(&one);
    for (size_t i = 0; i < one.marks.quote_count; i++) {
        const syn_quote *quote = &one.marks.quotes[i];
        if (quote->kind == SYN_QUOTE_SCARE) continue;
        if (got.size > 0) SYN_APPEND(&got, "|");
        syn_buffer_append_str(&got, syn_str_span(one.document.text, quote->content));
        SYN_APPEND(&got, " <- ");
        syn_str name = quote->speaker.name;
        syn_buffer_append_str(&got, syn_str_is_known(name) ? name : SYN_STR("?"));
    }
    test_check_text(__FILE__, line, syn_buffer_view(&got), syn_str_from(wanted));
    syn_buffer_finish(&got);
    syn_arena_finish(&one.arena);
}
#define CHECK_SPEAKERS(text, wanted) check_speakers(__LINE__, text, wanted)

TEST(speaker_before_and_after_the_cue) {
    CHECK_SPEAKERS("“It is very late,” Ann Poe said.", "It is very late, <- Ann Poe");
    CHECK_SPEAKERS("“It is very late,” said Ann Poe.", "It is very late, <- Ann Poe");
    CHECK_SPEAKERS("Ann Poe said: “It is very late.”", "It is very late. <- Ann Poe");
}

TEST(speaker_with_apposition) {
    CHECK_SPEAKERS("Ann Poe, a doctor at the clinic, said: “It is very late.”",
                   "It is very late. <- Ann Poe");
    CHECK_SPEAKERS("“It is very late,” said the union's new president, Ann Poe.",
                   "It is very late, <- Ann Poe");
    CHECK_SPEAKERS("“It is very late,” Ann Poe, who runs the depot, told reporters.",
                   "It is very late, <- Ann Poe");
}

TEST(speaker_by_pronoun_of_the_right_sex) {
    CHECK_SPEAKERS("Mary Poe met Paul Ray at the mill. “He gave us nothing but a fence,” she said.",
                   "He gave us nothing but a fence, <- Mary Poe");
    CHECK_SPEAKERS("Paul Ray met Mary Poe at the mill. “It is very late,” he said.",
                   "It is very late, <- Paul Ray");
}

TEST(speaker_goes_on_in_floating_quote) {
    CHECK_SPEAKERS("“It is very late,” Ann Poe said. “We must go home.”",
                   "It is very late, <- Ann Poe|We must go home. <- Ann Poe");
    CHECK_SPEAKERS("“We will sign it,” Ann Poe said on Sunday, “but not today.”",
                   "We will sign it, <- Ann Poe|but not today. <- Ann Poe");
}

TEST(speaker_group_or_office) {
    CHECK_SPEAKERS("“We want the logs,” said the families’ lawyers in a statement.",
                   "We want the logs, <- the families’ lawyers");
    CHECK_SPEAKERS("“We want the logs,” a spokesman for the mill said.",
                   "We want the logs, <- a spokesman for the mill");
}

TEST(speaker_of_a_place_is_the_person) {
    CHECK_SPEAKERS("“It is very late,” Foreign Minister Ann Poe of Kessary told reporters.",
                   "It is very late, <- Ann Poe");
    CHECK_SPEAKERS("“It is very late,” the Harrow Agency in Ulm said.",
                   "It is very late, <- Harrow Agency");
    CHECK_SPEAKERS("The envoy to the Harrow Agency in Ulm, Ann Poe, said: “It is very late.”",
                   "It is very late. <- Ann Poe");
    CHECK_SPEAKERS("“It is very late,” Ann Poe, director at Harrow Dene, a mill, said.",
                   "It is very late, <- Ann Poe");
}

TEST(speaker_pair_is_both) {
    CHECK_SPEAKERS("“It is very late,” Ann Poe and Paul Ray said.",
                   "It is very late, <- Ann Poe and Paul Ray");
    CHECK_SPEAKERS("“It is very late,” said Ann Poe and Paul Ray.",
                   "It is very late, <- Ann Poe and Paul Ray");
}

TEST(speaker_one_of_a_group) {
    CHECK_SPEAKERS("“It is very late,” one of the French divers says.",
                   "It is very late, <- one of the French divers");
}

TEST(speaker_of_participle_is_not_behind_to) {
    CHECK_SPEAKERS("The clerk made a call to the mill's owner stating: “It is very late.”",
                   "It is very late. <- The clerk");
}

TEST(speaker_before_agency_that_passes_it_on) {
    CHECK_SPEAKERS("Ann Poe said the mill “simply fell into the river,” the Harrow Agency reports.",
                   "simply fell into the river, <- Ann Poe");
}

TEST(speaker_not_from_caption_or_for_heading) {
    CHECK_SPEAKERS("Ann Poe at the mill\n\n“It is very late.”\n\nThe mill fell.",
                   "It is very late. <- ?");
    CHECK_SPEAKERS("Ann Poe said it was late.\n\n‘All kinds of trouble’\n\nThe mill fell.",
                   "it was late <- Ann Poe|All kinds of trouble <- ?");
}

TEST(speaker_pronoun_is_nobody_that_only_looks_like_a_name) {
    CHECK_SPEAKERS("Gondola Heavy will fly in May. “It is very big indeed,” he said.",
                   "It is very big indeed, <- ?");
}

TEST(speaker_two_of_one_surname) {
    CHECK_SPEAKERS(
        "Peter Holt and his sister Anna Holt disagree. “The budget is unlawful,” Anna Holt wrote. "
        "“She reads too fast,” Peter Holt answered.",
        "The budget is unlawful, <- Anna Holt|She reads too fast, <- Peter Holt");
}

TEST(speaker_behind_a_dash) {
    CHECK_SPEAKERS("“It never rains in here.” — Ann Poe\n\n“It always does.” — Bo Ray",
                   "It never rains in here. <- Ann Poe|It always does. <- Bo Ray");
}

TEST(speaker_unknown_stays_unknown) {
    CHECK_SPEAKERS("“It is very late and nobody came.”", "It is very late and nobody came. <- ?");
    CHECK_SPEAKERS("“It is very late,” they said.", "It is very late, <- ?");
}

TEST(speaker_indirect_clause_and_tag) {
    CHECK_SPEAKERS("Ann Poe said that the runway would be closed.",
                   "that the runway would be closed <- Ann Poe");
    CHECK_SPEAKERS("The post will close in August, Ann Poe said.",
                   "The post will close in August <- Ann Poe");
    CHECK_SPEAKERS("The post will close in August, according to two officials.",
                   "The post will close in August <- two officials");
    CHECK_SPEAKERS("According to the ministry, no decision was made.",
                   "no decision was made <- the ministry");
}

TEST(speaker_silence_is_no_speech) {
    CHECK_SPEAKERS("Ann Poe did not respond to a request for comment. Her party had said nothing.",
                   "");
    CHECK_SPEAKERS("Ann Poe was told to leave the house.", "");
}

TEST(speaker_silence_of_many_kinds_is_no_speech) {
    CHECK_SPEAKERS("Ann Poe declined to comment on the closure of the mill.", "");
    CHECK_SPEAKERS("Ann Poe had said nothing about it by Monday evening.", "");
}

TEST(speaker_turned_tag_far_behind) {
    CHECK_SPEAKERS("“It is very late to mend” the old mill now, wrote Ann Poe.",
                   "It is very late to mend <- Ann Poe");
}

TEST(speaker_pronoun_is_who_spoke_before_the_owner) {
    CHECK_SPEAKERS(
        "The mill will be closed in May, Professor Paul Ray said. The papers have often "
        "praised Mr. Holt’s plan. “Nobody wants a mill in the valley,” he said.",
        "The mill will be closed in May <- Paul Ray|Nobody wants a mill in the valley, <- "
        "Paul Ray");
}

TEST(speaker_knowledge_belongs_to_the_name) {
    CHECK_SPEAKERS("The post will close in August, according to two officials briefed on the plan.",
                   "The post will close in August <- two officials briefed on the plan");
}

TEST(speaker_office_over_an_article) {
    CHECK_SPEAKERS("Mayor: ‘We were warned twice’\n\nAnn Poe, mayor of Kessary, spoke at the mill.",
                   "We were warned twice <- Ann Poe");
}

TEST(speaker_of_participle_is_who_does_what_the_sentence_tells) {
    CHECK_SPEAKERS("The Harrow Union issued a warning, claiming “nobody was safe at the mill.”",
                   "nobody was safe at the mill. <- Harrow Union");
}

TEST(speaker_is_who_is_quoted_not_who_quotes) {
    CHECK_SPEAKERS("“It is very late,” the Harrow Agency quoted Ann Poe as saying.",
                   "It is very late, <- Ann Poe");
}

TEST(speaker_told_her_what_the_paper_reports) {
    CHECK_SPEAKERS("Paul Ray drove home. He told her, “You will never leave,” the paper reported.",
                   "You will never leave, <- Paul Ray");
}

TEST(speaker_of_a_deed_is_none) {
    CHECK_SPEAKERS("The rules are creating a market for gangs to meet their buyers.", "");
    CHECK_SPEAKERS("The Ostmere champion extended his unbeaten run to eight years by beating Ray.",
                   "");
    CHECK_SPEAKERS("Riot police responded by firing tear gas at the people in the square.", "");
    CHECK_SPEAKERS("Ann Poe found that the ferry was late.", "that the ferry was late <- Ann Poe");
}

TEST(speaker_is_no_thing_that_a_relative_clause_tells_of) {
    CHECK_SPEAKERS(
        "The Energia company that built the Corvane 4 satellite said its engineers had found it.",
        "its engineers had found it <- The Energia company");
    CHECK_SPEAKERS("The officer who fired the shot says he did not mean to hurt anybody.",
                   "he did not mean to hurt anybody <- The officer");
}

TEST(speaker_is_no_event_that_shows_something) {
    CHECK_SPEAKERS("The digital blackout highlighted the vulnerability of the whole harbour.", "");
    CHECK_SPEAKERS("The mayor highlighted that the harbour was open.",
                   "that the harbour was open <- The mayor");
}

TEST(speaker_office_in_the_plural) {
    CHECK_SPEAKERS("Two ambassadors to the Harrow Union said they opposed any new tolls.",
                   "they opposed any new tolls <- Two ambassadors to the Harrow Union");
}

TEST(speaker_nearest_to_the_verb) {
    CHECK_SPEAKERS(
        "Calls to Harrow Advisers were not answered, and a recording said the offices were closed.",
        "the offices were closed <- a recording");
}

TEST(speaker_is_the_paper_that_is_read) {
    CHECK_SPEAKERS("“We were sorry to learn of it,” read a company statement.",
                   "We were sorry to learn of it, <- a company statement");
    CHECK_SPEAKERS("“It is a sad time for us,” a statement reads. “We work with them.”",
                   "It is a sad time for us, <- a statement|We work with them. <- a statement");
}

TEST(speaker_clause_is_not_cut_in_front_of_its_verb) {
    CHECK_SPEAKERS("Ann Poe wondered why the ferry was turning around.",
                   "why the ferry was turning around <- Ann Poe");
}

TEST(speaker_told_in_nested_marks) {
    CHECK_SPEAKERS("Ann Poe said: “He told me, ‘We are done,’ and left.”",
                   "He told me, ‘We are done,’ and left. <- Ann Poe");
    CHECK_SPEAKERS("‘He told me, “We are done,” and left,’ Ann Poe said.",
                   "He told me, “We are done,” and left, <- Ann Poe");
    CHECK_SPEAKERS("«He told me, “We are done,” and left», Ann Poe said.",
                   "He told me, “We are done,” and left <- Ann Poe");
    CHECK_SPEAKERS("„He told me, ‚We are done,‘ and left,“ Ann Poe said.",
                   "He told me, ‚We are done,‘ and left, <- Ann Poe");
    CHECK_SPEAKERS("»It is very late«, Ann Poe said.", "It is very late <- Ann Poe");
    CHECK_SPEAKERS("\"He told me, 'We are done,' and left,\" Ann Poe said.",
                   "He told me, 'We are done,' and left, <- Ann Poe");
}

TEST(speaker_over_three_paragraphs) {
    CHECK_SPEAKERS(
        "“We saw it all,” Ann Poe said. “We were there.\n\n“Nobody came.\n\n“Nobody "
        "called.”\n\nThen it rained.",
        "We saw it all, <- Ann Poe|We were there.\n\n“Nobody came.\n\n“Nobody called. <- "
        "Ann Poe");
}

TEST(speaker_of_transcript_lines) {
    CHECK_SPEAKERS("HOLT: We did not know.\n\nPOE: You knew in May.\n\nHOLT: In June.",
                   "We did not know. <- HOLT|You knew in May. <- POE|In June. <- HOLT");
}

TEST(speaker_floating_behind_what_is_said_without_marks) {
    CHECK_SPEAKERS("The mill gave no warning, Ann Poe said. “It was a very long night.”",
                   "The mill gave no warning <- Ann Poe|It was a very long night. <- Ann Poe");
    CHECK_SPEAKERS(
        "“It is late,” Ann Poe said. None of them came, said Paul Ray. “We went home.”",
        "It is late, <- Ann Poe|None of them came <- Paul Ray|We went home. <- Paul Ray");
}

TEST(speaker_is_who_issues_a_statement) {
    CHECK_SPEAKERS("Ann Poe issued a statement on Friday saying, “It is very late.”",
                   "It is very late. <- Ann Poe");
}

TEST(speaker_in_front_of_a_colon_without_a_verb_of_speech) {
    CHECK_SPEAKERS("Ann Poe paid tribute on her page: “We will miss him very much.”",
                   "We will miss him very much. <- Ann Poe");
}

TEST(speaker_in_front_of_brackets_and_open_apposition) {
    CHECK_SPEAKERS("“It is very late,” Ann Poe (D-Ostmere), a member of the panel, said.",
                   "It is very late, <- Ann Poe");
    CHECK_SPEAKERS("“It is very late,” Ann Poe, a manager at the mill told the paper.",
                   "It is very late, <- Ann Poe");
}

TEST(speaker_pronoun_is_not_whoever_was_told) {
    CHECK_SPEAKERS("One man told the paper's Paul Ray that the mill had closed. “I work there,” he "
                   "said.",
                   "that the mill had closed <- One man|I work there, <- One man");
}

TEST(speaker_of_a_passive_is_who_does_it) {
    CHECK_SPEAKERS("Ann Poe has been described as the “mother of the mill” for years.",
                   "mother of the mill <- ?");
    CHECK_SPEAKERS("Ann Poe was expected to leave the mill on Friday.", "");
    CHECK_SPEAKERS("Asked whether the mill would close, Ann Poe said: “It is very late.”",
                   "whether the mill would close <- ?|It is very late. <- Ann Poe");
}

TEST(speaker_ministry_is_not_who_speaks_for_it) {
    CHECK_SPEAKERS("Ann Poe, a spokeswoman for the Kessary government, left. The government said "
                   "that the mill was closed.",
                   "that the mill was closed <- The government");
}

TEST(speaker_clause_beside_the_cue_is_the_reporters) {
    CHECK_SPEAKERS("The ferry was empty, and the mayor says that nobody was hurt.",
                   "that nobody was hurt <- the mayor");
    CHECK_SPEAKERS("Ann Poe, who announced that she would leave, is on her way home.",
                   "that she would leave <- Ann Poe");
    CHECK_SPEAKERS("In a post on its pages, the Harrow Agency said: “It is very late.”",
                   "It is very late. <- Harrow Agency");
}

TEST(speaker_clause_is_whole_with_its_marks_and_insertions) {
    CHECK_SPEAKERS("Ann Poe said that the mill, built in 1954, was “very old.”",
                   "that the mill, built in 1954, was “very old.” <- Ann Poe|very old. <- Ann Poe");
}

TEST(speaker_who_and_which_stand_for_somebody) {
    CHECK_SPEAKERS("The girls who the police said were killed had gone home.",
                   "were killed had gone home <- the police");
}

/// Whom the first quote that is no scare quote was spoken to, as it stands in the text; "" for
/// nobody.
static void check_addressee(int line, const char *text, const char *wanted) {
    annotated one;
    syn_str got = {"", 0};
    annotate_text(&one, syn_str_from(text));
    check_marks(&one);
    for (size_t i = 0; i < one.marks.quote_count && got.size == 0; i++) {
        const syn_addressee *to = &one.marks.quotes[i].addressee;
        if (to->is_known) got = syn_str_span(one.document.text, to->mention);
    }
    test_check_text(__FILE__, line, got, syn_str_from(wanted));
    syn_arena_finish(&one.arena);
}
#define CHECK_ADDRESSEE(text, wanted) check_addressee(__LINE__, text, wanted)

TEST(addressee_behind_the_verb) {
    CHECK_ADDRESSEE("“It is very late,” Ann Poe told reporters on Friday.", "reporters");
    CHECK_ADDRESSEE("Ann Poe told the court that the ferry was late.", "the court");
    CHECK_ADDRESSEE("“It is very late,” he told her. Ann Poe left.", "her");
    CHECK_ADDRESSEE("Ann Poe told her father that the ferry was late.", "her father");
}

TEST(addressee_behind_to) {
    CHECK_ADDRESSEE("“It is very late,” Ann Poe wrote to the mayor.", "the mayor");
    CHECK_ADDRESSEE("“It is very late,” Ann Poe said to laughter.", "");
}

TEST(addressee_is_not_who_speaks_or_is_spoken_of) {
    CHECK_ADDRESSEE("“Is it late?” asked the mayor.", "");
    CHECK_ADDRESSEE("Ann Poe warned Ostmere would “regret it for a very long time.”", "");
    CHECK_ADDRESSEE("Ann Poe responded to Western calls “with great care.”", "");
    CHECK_ADDRESSEE("Ann Poe promised help “for as long as it takes.”", "");
}

TEST(addressee_joined_by_and) {
    CHECK_ADDRESSEE("Ann Poe told reporters and editors that the ferry was late.",
                    "reporters and editors");
}

TEST(addressee_is_no_part_of_what_is_said) {
    CHECK_SPEAKERS("Ann Poe told police the ferry had left the harbour at noon.",
                   "the ferry had left the harbour at noon <- Ann Poe");
}
