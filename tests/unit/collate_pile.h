// SPDX-License-Identifier: Apache-2.0
// Small piles for the tests of collate and of the brief: one paragraph of text an account, split
// and annotated by the program itself, in lineages that the test gives.
#ifndef SYN_TESTS_UNIT_COLLATE_PILE_H
#define SYN_TESTS_UNIT_COLLATE_PILE_H

#include "unit/test.h"

#include "base/arena.h"
#include "collate/parts.h"
#include "synopt/collation.h"

enum { TEST_ACCOUNT_CAP = 8 };

typedef struct test_account {
    const char *text;
    const char *published; ///< may be NULL
    size_t lineage;        ///< 0: a lineage of its own
} test_account;

typedef struct test_pile {
    syn_arena arena;
    syn_document documents[TEST_ACCOUNT_CAP];
    syn_marks marks[TEST_ACCOUNT_CAP];
    syn_block blocks[TEST_ACCOUNT_CAP];
    const syn_document *document_list[TEST_ACCOUNT_CAP];
    const syn_marks *marks_list[TEST_ACCOUNT_CAP];
    size_t members[TEST_ACCOUNT_CAP];
    size_t lineage_of[TEST_ACCOUNT_CAP];
    syn_pile pile;
    syn_reuse reuse;
    syn_story story;
    syn_stories stories;
} test_pile;

void test_pile_init(test_pile *out_pile, const test_account *accounts, size_t count);
syn_status test_pile_collate(test_pile *pile, syn_collation *out_collation);
/// The statements of the pile with whole sentences, as collate compares them.
void test_pile_read_sentences(test_pile *pile, syn__collator *out_collator);
void test_pile_finish(test_pile *pile);

/// The claim that holds the statement of `document` that begins so, or NULL.
const syn_claim *test_find_claim(const test_pile *pile, const syn_collation *collation,
                                 size_t document, const char *beginning);

#endif
