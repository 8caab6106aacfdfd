// SPDX-License-Identifier: Apache-2.0
// Word sketches, what lists know of words, and parts of speech (src/text/sketch.h, facts.h,
// tagger.h); hostile words.
#include "annotate/view.h"
#include "base/arena.h"
#include "base/str.h"
#include "text/facts.h"
#include "text/tagger.h"
#include "text/tokens.h"
#include "unit/test.h"

#include <stdlib.h>
#include <string.h>

static syn_sketch sketch_of(syn_str word) {
    syn_sketch sketch;
    syn_sketch_make(word, &sketch);
    return sketch;
}
#define SKETCH(word) sketch_of(SYN_STR(word))

TEST(sketch_folds_letters_and_digits) {
    CHECK(SKETCH("Ulm").lower == SKETCH("uLM").lower);
    CHECK(SKETCH("Ulm").word != SKETCH("ulm").word);
    CHECK(SKETCH("1984").lower == SKETCH("2024").lower);
    CHECK(SKETCH("1984").word != SKETCH("2024").word);
    CHECK(SKETCH("walking").ends[2] == SKETCH("TALKING").ends[2]);
    CHECK(SKETCH("unkind").starts[1] == SKETCH("Unfair").starts[1]);
}

TEST(sketch_shape_is_runs_of_classes) {
    CHECK(SKETCH("Poe").shape == SKETCH("Coleman").shape);
    CHECK(SKETCH("U.S.").shape == SKETCH("A.B.").shape);
    CHECK(SKETCH("2,300").shape == SKETCH("17,5").shape);
    CHECK(SKETCH("McCoy").shape != SKETCH("Mccoy").shape);
    CHECK(SKETCH("Poe").is_capital && !SKETCH("poe").is_capital && !SKETCH("1a").is_capital);
}

TEST(sketch_of_nothing_and_of_bad_bytes) {
    syn_sketch empty = SKETCH("");
    CHECK(empty.ends[0] == 0 && empty.starts[0] == 0 && !empty.is_capital);
    syn_sketch bad = sketch_of((syn_str){"\xFF\x00\x80", 3});
    CHECK(bad.word != empty.word && bad.ends[2] != 0 && bad.ends[3] == 0);
}

TEST(sketch_of_a_megabyte_looks_at_its_start) {
    enum { SIZE = 1 << 20 };
    char *bytes = malloc(SIZE);
    memset(bytes, 'a', SIZE);
    CHECK(sketch_of((syn_str){bytes, SIZE}).word == sketch_of((syn_str){bytes, SIZE / 2}).word);
    free(bytes);
}

/// The tags of a text's words, joined by blanks.
static void check_tags(int line, const char *text, const char *wanted) {
#define TAG_NAME(constant, text) text,
    static const char *const names[] = {SYN_POS_LIST(TAG_NAME)};
    syn_arena arena = {0};
    syn_document document = {.text = syn_str_from(text)};
    syn_marks marks;
    char got[512] = "";
    CHECK(syn_text_split(&document, &arena, &marks, NULL) == SYN_OK);
    syn__view view = syn__view_make(&document, &marks, &arena);
    for (size_t i = 0; i < view.count && strlen(got) < sizeof got - 16; i++) {
        if (i > 0) strcat(got, " ");
        strcat(got, names[view.tags[i]]);
    }
    test_check_text(__FILE__, line, syn_str_from(got), syn_str_from(wanted));
    syn_arena_finish(&arena);
}
#define CHECK_TAGS(text, wanted) check_tags(__LINE__, text, wanted)

TEST(tagger_tells_verbs_by_form) {
    CHECK_TAGS("The mayor said she was happy.", "DET NOUN VERB/VBD PRON AUX ADJ PUNCT");
    CHECK_TAGS("He wants to leave.", "PRON VERB/VBZ PART VERB PUNCT");
    CHECK_TAGS("They have closed two bridges.", "PRON AUX VERB/VBN NUM NOUN/NNS PUNCT");
}

TEST(tagger_tells_one_word_in_two_uses) {
    CHECK_TAGS("They plan to march in March.", "PRON VERB/VBP PART VERB ADP PROPN PUNCT");
    CHECK_TAGS("You may go.", "PRON AUX VERB PUNCT");
}

TEST(tagger_clitics_and_names) {
    CHECK_TAGS("Ann Poe doesn't know.", "PROPN PROPN AUX PART VERB PUNCT");
    CHECK_TAGS("the city's bridges", "DET NOUN PART NOUN/NNS");
}

TEST(tagger_empty_text_has_no_tags) {
    CHECK_TAGS("", "");
    CHECK_TAGS("\n\n", "");
}

static void check_total(const char *bytes, size_t size) {
    syn_arena arena = {0};
    syn_document document = {.text = {bytes, size}};
    syn_marks marks;
    size_t wrong = 0;
    CHECK(syn_text_split(&document, &arena, &marks, NULL) == SYN_OK);
    syn__view view = syn__view_make(&document, &marks, &arena);
    CHECK(view.count == marks.token_count && !arena.has_failed);
    for (size_t i = 0; i < view.count; i++)
        wrong += view.tags[i] >= SYN_POS_COUNT;
    CHECK(wrong == 0);
    syn_arena_finish(&arena);
}

TEST(tagger_hostile_texts_get_tags) {
    enum { SIZE = 1 << 20 };
    static const char units[][4] = {"a", "a ", "\"", "Xx ", "(", "\xFF", "\xE2\x80 ", "1/", "\0"};
    char *bytes = malloc(SIZE);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t unit = strlen(units[i]) == 0 ? 1 : strlen(units[i]);
        for (size_t k = 0; k < SIZE / 8; k++)
            bytes[k] = units[i][k % unit];
        check_total(bytes, SIZE / 8);
    }
    memset(bytes, 'a', SIZE);
    check_total(bytes, SIZE);
    free(bytes);
}

TEST(tagger_failed_memory_is_sticky) {
    syn_arena arena = {0}, failed = {.has_failed = true};
    syn_document document = {.text = SYN_STR("Ann Poe left.")};
    syn_marks marks;
    CHECK(syn_text_split(&document, &arena, &marks, NULL) == SYN_OK);
    syn__view view = syn__view_make(&document, &marks, &failed);
    CHECK(view.count == 0 && failed.has_failed);
    syn_arena_finish(&failed);
    syn_arena_finish(&arena);
}

TEST(facts_know_words_and_phrases) {
    syn_str words[] = {SYN_STR("New"), SYN_STR("York"), SYN_STR("zzqx")};
    syn_sketch sketches[3];
    for (size_t i = 0; i < 3; i++)
        syn_sketch_make(words[i], &sketches[i]);
    syn_facts_find(words, sketches, 3);
    CHECK((sketches[0].facts & SYN_FACT_PLACE_FIRST) != 0);
    CHECK((sketches[1].facts & SYN_FACT_PLACE_NEXT) != 0);
    CHECK(sketches[0].cluster != 0 && sketches[2].cluster == 0 && sketches[2].facts == 0);
    syn_facts_find(words, sketches, 0); // nothing to do
}
