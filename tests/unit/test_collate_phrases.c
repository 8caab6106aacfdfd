// SPDX-License-Identifier: Apache-2.0
// Turns of phrase as one word, and accounts that say another one again. All is invented.
#include "unit/collate_pile.h"

#include "collate/parts.h"
#include "collate/pos.h"

/// The tokens of the phrase at the first token of a text, and whether it is of the class of a word.
static size_t count_phrase(const char *text, const char *like, bool *out_is_like) {
    test_account account = {.text = text};
    test_pile pile;
    uint32_t senses[SYN__SENSE_CAP] = {0}, wanted[SYN__SENSE_CAP];
    test_pile_init(&pile, &account, 1);
    const syn_marks *marks = pile.pile.marks[0];
    const syn_document *document = pile.pile.documents[0];
    syn_arena arena = {0};
    const uint8_t *tags = syn__document_tag(document, marks, &arena);
    syn__tagged tagged = {document->text, marks, tags, 0, marks->token_count};
    size_t end = syn__phrase_find(&tagged, 0, marks->token_count, senses);
    syn_arena_finish(&arena);
    syn__senses_find(syn_str_from(like), SYN_POS_COUNT, wanted);
    *out_is_like = syn__senses_meet(senses, wanted);
    test_pile_finish(&pile);
    return end;
}

TEST(phrase_stands_for_a_word_in_any_form) {
    bool is_like;
    CHECK(count_phrase("caved in at noon, the bakers of Lorn said.", "collapse", &is_like) == 2);
    CHECK(is_like);
    CHECK(count_phrase("gave way at noon, the bakers of Lorn said.", "break", &is_like) == 2);
    CHECK(is_like);
    CHECK(count_phrase("caves were dry in Lorn.", "collapse", &is_like) == 0);
}

TEST(phrase_passes_over_articles_and_takes_the_longest) {
    bool is_like;
    CHECK(count_phrase("Went to the polls in Lorn they did.", "vote", &is_like) == 4);
    CHECK(is_like);
    CHECK(count_phrase("taking up her post in Lorn.", "inauguration", &is_like) == 4);
    CHECK(is_like);
}

TEST(phrase_may_hold_adjectives_but_no_negation) {
    bool is_like;
    CHECK(count_phrase("came to an early decision in Lorn.", "decide", &is_like) == 5);
    CHECK(is_like);
    CHECK(count_phrase("came never to a decision in Lorn.", "decide", &is_like) == 0);
}

TEST(phrase_of_verb_and_particle_spans_the_object) {
    bool is_like;
    // The object is read as it stands: one token is taken.
    CHECK(count_phrase("turned the offer down.", "refuse", &is_like) == 1);
    CHECK(is_like);
    CHECK(count_phrase("turned the cart down the hill.", "refuse", &is_like) == 0);
}

TEST(class_of_a_word_is_by_its_use) {
    uint32_t verb[SYN__SENSE_CAP], noun[SYN__SENSE_CAP], arrest[SYN__SENSE_CAP];
    syn__senses_find(SYN_STR("arrest"), SYN_POS_COUNT, arrest);
    syn__senses_find(SYN_STR("collared"), SYN_POS_VERB_PAST, verb);
    syn__senses_find(SYN_STR("collar"), SYN_POS_NOUN, noun);
    CHECK(syn__senses_meet(verb, arrest));
    CHECK(!syn__senses_meet(noun, arrest));
    CHECK(noun[0] == 0);
    syn__senses_find(SYN_STR("collar"), SYN_POS_COUNT, noun);
    CHECK(syn__senses_meet(noun, arrest));
}

TEST(phrase_ends_where_the_text_does) {
    bool is_like;
    CHECK(count_phrase("caved", "vote", &is_like) == 0);
    CHECK(!is_like);
}

static size_t count_lineages(const char *first, const char *second) {
    test_account accounts[] = {{.text = first}, {.text = second}};
    test_pile pile;
    syn_collation collation = {0};
    test_pile_init(&pile, accounts, 2);
    CHECK(test_pile_collate(&pile, &collation) == SYN_OK);
    size_t count = collation.lineage_count;
    test_pile_finish(&pile);
    return count;
}

static const char original[] =
    "The old mill of Lorn burned down on Friday after a lamp fell into the hay. "
    "Seven horses died in the stable behind the mill. "
    "The miller, Odo Brand, carried his daughter out through the smoke. "
    "The council of Lorn will pay for a new roof before the winter. "
    "The mill was built in 1790 by two brothers from Urdal. "
    "Farmers lent their carts to bring the flour to the church.";

TEST(echo_of_an_account_is_of_its_lineage) {
    CHECK(count_lineages(
              original, "On Friday the ancient mill of Lorn burnt down when a lamp dropped into "
                        "the hay. Seven horses perished in the stable at the back of the mill. Odo "
                        "Brand, the miller, bore his daughter out through the fumes. Lorn's "
                        "council is going to pay for a new roof before winter. Two brothers from "
                        "Urdal constructed the mill in 1790. Farmers lent carts to carry the "
                        "flour to the church.") == 1);
}

TEST(echo_is_not_who_tells_the_event_by_himself) {
    CHECK(count_lineages(original,
                         "Nobody slept in Lorn on Friday. The mill burned for nine hours, and the "
                         "sky over the valley was red. Seven horses died in the stable. Insurers "
                         "put the damage at two million crowns. The fire brigade came from Urdal, "
                         "forty kilometres away. Its chief says that the road was blocked by snow. "
                         "Schools stay shut.") == 2);
}
