// SPDX-License-Identifier: Apache-2.0
// The rules of cores: who did what, to whom, when, and how it is meant. All is invented.
#include "unit/collate_pile.h"

#include "base/buffer.h"
#include "collate/disagreements.h"
#include "collate/roles.h"

#include <stdio.h>

typedef struct reading {
    test_pile pile;
    syn_arena arena, scratch;
    syn__collator collator;
} reading;

static void read_accounts(reading *one, const test_account *accounts, size_t count) {
    *one = (reading){0};
    test_pile_init(&one->pile, accounts, count);
    one->collator = (syn__collator){.pile = &one->pile.pile,
                                    .reuse = &one->pile.reuse,
                                    .story = &one->pile.story,
                                    .arena = &one->arena,
                                    .scratch = &one->scratch};
    syn__collate_entities(&one->collator);
    syn__collate_statements(&one->collator);
}

static void read_text(reading *one, const char *text) {
    read_accounts(one, &(test_account){.text = text}, 1);
}

static void finish_text(reading *one) {
    syn_arena_finish(&one->arena);
    syn_arena_finish(&one->scratch);
    test_pile_finish(&one->pile);
}

static void append_tokens(const reading *one, size_t first, size_t end, syn_buffer *out) {
    const syn_token *tokens = one->pile.marks[0].tokens;
    syn_span span = {tokens[first].span.start, tokens[end - 1].span.end};
    syn_buffer_append_str(out, syn_str_span(one->pile.documents[0].text, span));
}

/// "sank who:ferry at-in:storm", the core with that verb; "" where there is none.
static bool has_core(const char *text, const char *verb, const char *wanted) {
    static const char *const roles[] = {"who:", "what:", "whom:", "being:", "at:", "when:"};
    reading one;
    syn_buffer got = {0};
    read_text(&one, text);
    for (size_t i = 0; i < one.collator.line_count; i++) {
        const syn__line *line = &one.collator.lines[i];
        for (size_t j = 0; j < line->core_count; j++) {
            const syn__core *core = &line->cores[j];
            syn_str word =
                syn_str_span(one.pile.documents[0].text, one.pile.marks[0].tokens[core->head].span);
            if (!syn_str_equal(word, syn_str_from(verb)) || got.size > 0) continue;
            if (core->is_negated) syn_buffer_append_str(&got, SYN_STR("not "));
            for (size_t k = 0; k < core->filler_count; k++) {
                const syn__filler *filler = &core->fillers[k];
                if (k > 0) syn_buffer_append_str(&got, SYN_STR(" "));
                syn_buffer_append_str(&got, syn_str_from(roles[filler->role]));
                append_tokens(&one, filler->head, filler->head + (size_t)1, &got);
            }
        }
    }
    bool is_as_wanted = syn_str_equal(syn_buffer_view(&got), syn_str_from(wanted));
    if (!is_as_wanted) printf("%s: %.*s\n", text, (int)got.size, got.data);
    syn_buffer_finish(&got);
    finish_text(&one);
    return is_as_wanted;
}

static bool has_modality(const char *text, const char *verb, syn__modality wanted) {
    reading one;
    bool is_as_wanted = false;
    read_text(&one, text);
    for (size_t i = 0; i < one.collator.line_count; i++) {
        const syn__core *core = syn__line_main_core(&one.collator.lines[i]);
        if (core == NULL) continue;
        syn_str word =
            syn_str_span(one.pile.documents[0].text, one.pile.marks[0].tokens[core->head].span);
        is_as_wanted |= syn_str_equal(word, syn_str_from(verb)) && core->modality == wanted;
    }
    finish_text(&one);
    return is_as_wanted;
}

TEST(core_of_a_passive_is_turned) {
    CHECK(has_core("The guard was shot by a thief on Monday.", "shot",
                   "what:guard when:Monday who:thief"));
    CHECK(has_core("A thief robbed the guard.", "robbed", "who:thief what:guard"));
}

TEST(core_of_a_relative_clause_leaves_the_subject_to_its_verb) {
    static const char text[] = "The ferry that sank in the storm had not been inspected.";
    CHECK(has_core(text, "sank", "who:ferry at:storm"));
    CHECK(has_core(text, "inspected", "not what:ferry"));
}

TEST(core_takes_a_past_tense_beside_another_for_a_participle) {
    static const char text[] = "The man killed in the crash was a farmer from Ostry.";
    CHECK(has_core(text, "killed", "what:man at:crash"));
    CHECK(has_core(text, "was", "who:man being:farmer at:Ostry"));
}

TEST(core_of_a_clause_without_that) {
    CHECK(has_core("Police said the driver, 45, was arrested at the harbour.", "arrested",
                   "what:driver at:harbour"));
}

TEST(core_of_a_telling_that_is_turned_around) {
    CHECK(has_core("So says Ada Reyl, a baker from Lorn.", "says", "who:Reyl at:Lorn"));
}

TEST(core_has_a_time_with_more_before_it_for_no_subject) {
    CHECK(has_core("Late Saturday a mob attacked the station.", "attacked",
                   "who:mob what:station when:Saturday"));
}

TEST(core_of_a_tied_clause_and_of_the_one_behind_it) {
    static const char text[] = "When the roof fell, more than 40 guests fled into the garden.";
    CHECK(has_core(text, "fell", "who:roof"));
    CHECK(has_core(text, "fled", "who:guests at:garden"));
}

TEST(core_counts_what_is_counted_not_the_count) {
    CHECK(has_core("None of the passengers had left the coach.", "left",
                   "not who:passengers what:coach"));
    CHECK(has_core("No one was hurt in the blaze.", "hurt", "not what:one at:blaze"));
    CHECK(has_core("The accused did not enter a plea.", "enter", "not who:accused what:plea"));
}

TEST(core_has_the_modality_of_what_carries_it) {
    CHECK(has_modality("The company plans to close the mill.", "close", SYN__MODALITY_PLANNED));
    CHECK(
        has_modality("The mayor denied that the mill was closed.", "closed", SYN__MODALITY_DENIED));
    CHECK(has_modality("The mayor denied closing the mill.", "closing", SYN__MODALITY_DENIED));
    CHECK(
        has_modality("The fire may have started in the hold.", "started", SYN__MODALITY_POSSIBLE));
    CHECK(has_modality("The council began to close the mill.", "close", SYN__MODALITY_FACT));
    CHECK(has_modality("The council will in fact close the mill.", "close", SYN__MODALITY_PLANNED));
}

TEST(core_of_an_order_is_done_by_whom_it_is_given_to) {
    CHECK(has_core("The council urged the minister to resign.", "resign", "who:minister"));
}

TEST(cores_that_are_turned_around_are_seen) {
    static const test_account accounts[] = {
        {.text = "The bank sued the builder on Monday.", .published = "2026-03-04"},
        {.text = "The builder sued the bank on Monday.", .published = "2026-03-04"}};
    reading one;
    read_accounts(&one, accounts, 2);
    CHECK(one.collator.line_count == 2);
    if (one.collator.line_count == 2) {
        const syn__line *a = &one.collator.lines[0], *b = &one.collator.lines[1];
        syn__matrix matrix;
        syn__core_match match;
        CHECK(a->core_count == 1 && b->core_count == 1);
        syn__lines_equate(&one.collator, a, b, &matrix);
        syn__cores_compare(&one.collator, a, a->cores, b, b->cores, &matrix, &match);
        CHECK(match.predicate > 0.99 && match.swapped > 0.99);
        CHECK(match.roles[SYN__ROLE_WHO] == 0 && match.roles[SYN__ROLE_WHAT] == 0);
        CHECK(match.roles[SYN__ROLE_WHEN] > 0.99 && match.roles[SYN__ROLE_AT] == -1);
    }
    finish_text(&one);
}

TEST(cores_of_what_is_no_prose_are_bounded) {
    static const char *const pieces[] = {
        "who ",         "the ",     "that the ",      "said ",        "to be ", ", and ",
        "had been to ", "none of ", "old-",           "'s ",          "( ",     "not ",
        "\" he ",       "killed, ", "which the man ", "will in the ", "May 4 "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        syn_buffer text = {0};
        while (text.size < 20000)
            syn_buffer_append_str(&text, syn_str_from(pieces[i]));
        syn_buffer_append_str(&text, (syn_str){"\0", 1});
        reading one;
        read_text(&one, text.data);
        for (size_t j = 0; j < one.collator.line_count; j++) {
            const syn__line *line = &one.collator.lines[j];
            CHECK(line->core_count <= SYN__CORE_CAP);
            for (size_t k = 0; k < line->core_count; k++)
                CHECK(line->cores[k].end <= one.pile.marks[0].token_count);
        }
        finish_text(&one);
        syn_buffer_finish(&text);
    }
}

/// Whether the first sentence of `a` and that of `b` contradict each other by their cores.
static bool do_contradict(const char *a, const char *b) {
    const test_account accounts[] = {{.text = a, .published = "2026-03-04"},
                                     {.text = b, .published = "2026-03-04"}};
    syn_span spans[2];
    reading one;
    read_accounts(&one, accounts, 2);
    const syn__line *lines = one.collator.lines;
    bool found = one.collator.line_count == 2 &&
                 syn__cores_contradict(&one.collator, &lines[0], &lines[1], spans);
    if (found) {
        for (size_t i = 0; i < 2; i++)
            CHECK(spans[i].end > spans[i].start && spans[i].end <= one.pile.documents[i].text.size);
    }
    finish_text(&one);
    return found;
}

TEST(contradiction_of_roles_sees_through_voice_and_distance) {
    CHECK(do_contradict("He denied that the company had been warned about the dam.",
                        "Two engineers of the dam had warned the company in writing."));
    CHECK(do_contradict("The rider fell from the bridge but was not wearing a helmet.",
                        "He was wearing a helmet but rode too fast."));
}

TEST(contradiction_of_roles_needs_one_deed) {
    // Another time, another place, another person, another tense, and no deed at all.
    CHECK(!do_contradict("The dam had not been inspected since 2019.",
                         "The dam was inspected in 2012."));
    CHECK(!do_contradict("The council did not repair the bridge in Lorn.",
                         "The council repaired the bridge."));
    CHECK(!do_contradict("Residents of Lorn were not warned about the cattle market last week.",
                         "Residents of Lorn were warned by the water company last week."));
    CHECK(!do_contradict("The woman was identified by the police.",
                         "The police did not identify the man."));
    CHECK(!do_contradict("Ada Reyl does not own the mill.", "She had owned the mill for years."));
    CHECK(!do_contradict("Prosecutors have not approved that clinic.",
                         "A clinic that was approved by prosecutors was closed."));
    CHECK(!do_contradict("The council does not think that charges will be filed.",
                         "He released a statement saying he doubts charges will be filed."));
    CHECK(!do_contradict("The warship not only repulsed the attack.",
                         "The warship repulsed the attack."));
    CHECK(!do_contradict("The pastor declined to say whether the church was insured.",
                         "The pastor said that the church was old."));
}
