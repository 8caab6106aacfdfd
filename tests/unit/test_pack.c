// SPDX-License-Identifier: Apache-2.0
// Packed piles: what goes in comes out, and steps find the same in them.
#include "unit/test.h"

#include "annotate/annotate.h"
#include "base/str.h"
#include "reuse/reuse.h"
#include "text/pack.h"
#include "text/vocabulary.h"

enum { MOST = 16 };

/// The same documents as a pile that keeps everything, and as one that is packed.
typedef struct two_piles {
    syn_arena arena;
    syn_document documents[MOST], heads[MOST];
    syn_marks marks[MOST], full[MOST], none;
    const syn_document *whole_list[MOST], *head_list[MOST];
    const syn_marks *mark_list[MOST], *none_list[MOST];
    syn_pile whole, packed;
} two_piles;

static void make_piles(two_piles *on, const syn_str *texts, size_t count) {
    *on = (two_piles){0};
    syn_packer *packer = syn_packer_begin(&on->arena);
    for (size_t i = 0; i < count; i++) {
        on->documents[i] = (syn_document){
            .id = syn_arena_format(&on->arena, "d%zu", i),
            .outlet = syn_arena_format(&on->arena, "Herald of Town %c", (int)('A' + i)),
            .published = {.value = SYN_STR("2024-05-01")},
            .text = texts[i]};
        CHECK(syn_annotate_words(&on->documents[i], &on->arena, &on->marks[i], NULL) == SYN_OK);
        on->heads[i] = on->documents[i];
        on->heads[i].text = (syn_str){0};
        on->whole_list[i] = &on->documents[i];
        on->head_list[i] = &on->heads[i];
        on->mark_list[i] = &on->marks[i];
        on->none_list[i] = &on->none;
        uint32_t *numbers =
            syn_packer_look_up(packer, &on->documents[i], &on->marks[i], &on->arena);
        syn_packer_add(packer, &on->documents[i], &on->marks[i], numbers);
    }
    on->whole = (syn_pile){on->whole_list, on->mark_list, count, {0}, NULL, NULL};
    on->packed = (syn_pile){on->head_list, on->none_list, count, {0}, NULL, NULL};
    syn_packer_end(packer, &on->packed);
    CHECK(syn_vocabulary_build(&on->whole, &on->arena, NULL) == SYN_OK);
    CHECK(!on->arena.has_failed);
}

/// Annotates the documents of the whole pile with everything there is.
static void annotate_fully(two_piles *on) {
    for (size_t i = 0; i < on->whole.count; i++) {
        CHECK(syn_annotate(&on->documents[i], &on->arena, &on->full[i], NULL) == SYN_OK);
        on->mark_list[i] = &on->full[i];
    }
}

static void check_same(two_piles *on, size_t document) {
    syn_opened whole, packed;
    syn_pile_open(&on->whole, document, &on->arena, &whole);
    syn_pile_open(&on->packed, document, &on->arena, &packed);
    CHECK(syn_str_equal(whole.document.text, packed.document.text));
    CHECK(syn_str_equal(whole.document.id, packed.document.id));
    CHECK(whole.token_count == packed.token_count);
    CHECK(whole.sentence_count == packed.sentence_count);
    CHECK(whole.quotation_count == packed.quotation_count);
    CHECK(whole.text_size == packed.text_size);
    for (size_t i = 0, run = 0; i < whole.token_count; i++) {
        const syn_token *a = &whole.tokens[i];
        const syn_spelling *b = &packed.spellings[packed.numbers[i]];
        run += packed.runs[run].end == i;
        CHECK(a->span.start == packed.starts[i] && syn_span_size(a->span) == b->size);
        CHECK((uint32_t)a->kind == b->kind && a->sentence == packed.runs[run].sentence);
        CHECK(whole.terms[i] == b->term);
        syn_str word = syn_str_span(whole.document.text, a->span);
        CHECK(syn_str_equal(word, syn_spelling_get_text(b)));
    }
    for (size_t i = 0; i < whole.sentence_count; i++) {
        CHECK(whole.sentences[i].start == packed.sentences[i].start);
        CHECK(whole.sentences[i].end == packed.sentences[i].end);
    }
    for (size_t i = 0; i < whole.quotation_count; i++) {
        CHECK(whole.quotations[i].start == packed.quotations[i].start);
        CHECK(whole.quotations[i].end == packed.quotations[i].end);
    }
    syn_opened words;
    syn_pile_open_words(&on->packed, document, &on->arena, &words);
    CHECK(words.text_size == packed.text_size && words.document.text.data == NULL);
    for (size_t i = 0; i < packed.token_count; i++)
        CHECK(words.numbers[i] == packed.numbers[i] && words.starts[i] == packed.starts[i]);
}

#define QUAY                                                                                      \
    "The quay of Ostermond is to be rebuilt by autumn, the port office said on Monday.\n\n"       \
    "\"Nobody has moored a ship there for nine years,\" said Ida Marsh, who runs the fish hall. " \
    "The work will cost 14,500 crowns and take 60 days.\n\n"
#define CREW                                                                                     \
    "A crew of twelve from the yard at Lund will begin on the northern wall before the ferries " \
    "return. Two sheds beside the slip are to be pulled down.\n"

TEST(pack_gives_back_every_byte) {
    static const char nul[] =
        "A\0B \x80\xFF and  two   blanks,\tand \xE2\x80\x9Cquotes\xE2\x80\x9D.";
    const syn_str texts[] = {
        SYN_STR(QUAY CREW),
        SYN_STR(""),
        SYN_STR("  \n\n "),
        {nul, sizeof nul - 1},
        SYN_STR("One... two -- three's 1,000 o'clock; U.S. a.m. ''x'' ``y``\n"),
        SYN_STR("one two 1,000 U.S. \"one\" 'two' one")};
    static two_piles on;
    make_piles(&on, texts, sizeof texts / sizeof *texts);
    for (size_t i = 0; i < on.whole.count; i++)
        check_same(&on, i);
    CHECK(on.whole.vocabulary.term_count == on.packed.vocabulary.term_count);
    for (size_t i = 0; i < on.whole.vocabulary.term_count; i++) {
        CHECK(syn_str_equal(on.whole.vocabulary.terms[i], on.packed.vocabulary.terms[i]));
        CHECK(on.whole.vocabulary.document_counts[i] == on.packed.vocabulary.document_counts[i]);
    }
    syn_arena_finish(&on.arena);
}

TEST(pack_is_small) {
    syn_arena arena = {0};
    syn_packer *packer = syn_packer_begin(&arena);
    syn_document document = {.text = SYN_STR(QUAY CREW)};
    syn_marks marks;
    CHECK(syn_annotate_words(&document, &arena, &marks, NULL) == SYN_OK);
    uint32_t *numbers = syn_packer_look_up(packer, &document, &marks, &arena);
    syn_packer_add(packer, &document, &marks, numbers);
    size_t before = arena.used_bytes;
    numbers = syn_packer_look_up(packer, &document, &marks, &arena);
    for (size_t i = 0; i < 20000; i++)
        syn_packer_add(packer, &document, &marks, numbers);
    CHECK(arena.used_bytes - before < 20000 * document.text.size * 6 / 10);
    syn_pile pile = {0};
    syn_packer_end(packer, &pile);
    syn_arena_finish(&arena);
}

/// What reuse finds in a pile made for it alone, and in one with all marks (engine/run.h,
/// syn_need).
static void check_same_copies(bool is_full) {
    const syn_str texts[] = {
        SYN_STR(QUAY CREW), SYN_STR("By Ann Lee\n\n" QUAY CREW),
        SYN_STR("OSTERMOND (Herald of Town A) - " QUAY),
        SYN_STR("The museum of clocks has no visitors in winter, and its keeper reads.\n\n" CREW),
        SYN_STR(QUAY CREW)};
    static two_piles on;
    make_piles(&on, texts, sizeof texts / sizeof *texts);
    if (is_full) annotate_fully(&on);
    for (size_t i = 0; is_full && i < on.whole.count; i++)
        check_same(&on, i);
    syn_pool *pool;
    syn_reuse whole, packed;
    CHECK(syn_pool_new(2, &pool, NULL) == SYN_OK);
    CHECK(syn_reuse_find(&on.whole, pool, &on.arena, &whole, NULL) == SYN_OK);
    CHECK(syn_reuse_find(&on.packed, pool, &on.arena, &packed, NULL) == SYN_OK);
    CHECK(whole.pair_count >= 4 && whole.pair_count == packed.pair_count);
    CHECK(whole.lineage_count == packed.lineage_count);
    for (size_t i = 0; i < whole.pair_count && i < packed.pair_count; i++) {
        const syn_pair *a = &whole.pairs[i], *b = &packed.pairs[i];
        CHECK(a->a == b->a && a->b == b->b && a->kind == b->kind && a->direction == b->direction);
        CHECK(a->passage_count == b->passage_count && a->evidence_count == b->evidence_count);
        for (size_t k = 0; k < a->passage_count && k < b->passage_count; k++)
            CHECK(a->passages[k].a.start == b->passages[k].a.start &&
                  a->passages[k].b.end == b->passages[k].b.end);
    }
    syn_pool_free(pool);
    syn_arena_finish(&on.arena);
}

TEST(pack_and_pile_have_the_same_copies) {
    check_same_copies(false);
}

TEST(pack_of_words_and_pile_of_all_marks_have_the_same_copies) {
    check_same_copies(true);
}
