// SPDX-License-Identifier: Apache-2.0
// Small piles for the tests of collate; see collate_pile.h.
#include "unit/collate_pile.h"

#include "annotate/annotate.h"
#include "collate/collate.h"
#include "text/vocabulary.h"

void test_pile_init(test_pile *out_pile, const test_account *accounts, size_t count) {
    *out_pile = (test_pile){0};
    for (size_t i = 0; i < count; i++) {
        syn_str text = syn_str_from(accounts[i].text);
        out_pile->blocks[i] = (syn_block){SYN_BLOCK_PARAGRAPH, {0, text.size}};
        out_pile->documents[i] =
            (syn_document){.text = text,
                           .published = {.value = syn_str_from(accounts[i].published)},
                           .blocks = &out_pile->blocks[i],
                           .block_count = text.size > 0};
        CHECK(syn_annotate(&out_pile->documents[i], &out_pile->arena, &out_pile->marks[i], NULL) ==
              SYN_OK);
        out_pile->document_list[i] = &out_pile->documents[i];
        out_pile->marks_list[i] = &out_pile->marks[i];
        out_pile->members[i] = i;
        out_pile->lineage_of[i] =
            accounts[i].lineage == 0 ? TEST_ACCOUNT_CAP + i : accounts[i].lineage;
    }
    out_pile->pile = (syn_pile){
        .documents = out_pile->document_list, .marks = out_pile->marks_list, .count = count};
    CHECK(syn_vocabulary_build(&out_pile->pile, &out_pile->arena, NULL) == SYN_OK);
    out_pile->reuse = (syn_reuse){.lineage_of = out_pile->lineage_of};
    out_pile->story = (syn_story){.documents = out_pile->members, .document_count = count};
    out_pile->stories = (syn_stories){.stories = &out_pile->story, .story_count = 1};
}

syn_status test_pile_collate(test_pile *pile, syn_collation *out_collation) {
    return syn_collate_story(&pile->pile, &pile->reuse, &pile->stories, 0, &pile->arena,
                             out_collation, NULL);
}

void test_pile_read_sentences(test_pile *pile, syn__collator *out_collator) {
    *out_collator = (syn__collator){.pile = &pile->pile,
                                    .reuse = &pile->reuse,
                                    .story = &pile->story,
                                    .arena = &pile->arena,
                                    .scratch = &pile->arena};
    syn__collate_entities(out_collator);
    syn__collate_sentences(out_collator);
}

void test_pile_finish(test_pile *pile) {
    syn_arena_finish(&pile->arena);
}

const syn_claim *test_find_claim(const test_pile *pile, const syn_collation *collation,
                                 size_t document, const char *beginning) {
    for (size_t i = 0; i < collation->claim_count; i++) {
        const syn_claim *claim = &collation->claims[i];
        for (size_t j = 0; j < claim->statement_count; j++) {
            syn_place place = claim->statements[j].place;
            syn_str text = syn_str_span(pile->documents[place.document].text, place.span);
            if (place.document == document && syn_str_starts(text, syn_str_from(beginning))) {
                return claim;
            }
        }
    }
    return NULL;
}
