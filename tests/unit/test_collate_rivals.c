// SPDX-License-Identifier: Apache-2.0
// The rules of what two statements are among all of their story. All is invented.
#include "unit/collate_pile.h"

#include "base/str.h"
#include "collate/align.h"

/// The two statements of an account that tell of the bridge, and what is told elsewhere of it.
static const test_account accounts[] = {
    {.text = "The old bridge at Lorn collapsed on Monday. The mayor closed the road. Schools stay "
             "shut. The baker of Ostry won the lottery again."},
    {.text = "On Monday the old bridge at Lorn collapsed. The old bridge at Lorn had stood for a "
             "century. Two foxes crossed the frozen river."},
};

typedef struct fixture {
    test_pile pile;
    syn__collator collator;
} fixture;

static void read_both(fixture *one) {
    test_pile_init(&one->pile, accounts, 2);
    test_pile_read_sentences(&one->pile, &one->collator);
    syn__collate_candidates(&one->collator);
}

static const syn__line *find_line(const fixture *one, const char *start) {
    for (size_t i = 0; i < one->collator.line_count; i++) {
        syn_str text = syn__line_text(&one->collator, &one->collator.lines[i]);
        if (syn_str_starts(text, syn_str_from(start))) return &one->collator.lines[i];
    }
    return NULL;
}

TEST(rival_in_the_same_account_leads_or_is_led) {
    fixture one;
    read_both(&one);
    const syn__line *fell = find_line(&one, "The old bridge at Lorn collapsed");
    const syn__line *same = find_line(&one, "On Monday the old bridge");
    const syn__line *other = find_line(&one, "The old bridge at Lorn had stood");
    CHECK(fell != NULL && same != NULL && other != NULL);
    if (fell != NULL && same != NULL && other != NULL) {
        syn__alignment best, beaten;
        syn__lines_align(&one.collator, fell, same, &best);
        syn__lines_align(&one.collator, fell, other, &beaten);
        syn__leads ahead = syn__rivals_lead(&one.collator, fell, same, best.similarity);
        syn__leads behind = syn__rivals_lead(&one.collator, fell, other, beaten.similarity);
        CHECK(best.similarity > beaten.similarity);
        CHECK(ahead.less > 0 && behind.less < 0);
        // Of the second statement, which has no other counterpart, the lead is its whole likeness.
        CHECK(behind.more > 0 && ahead.less <= ahead.more);
        CHECK(syn__lines_compare(&one.collator, fell, same) >
              syn__lines_compare(&one.collator, fell, other));
    }
    test_pile_finish(&one.pile);
}

TEST(rivals_unknown_leave_the_likeness_as_lead) {
    fixture one;
    read_both(&one);
    const syn__line *fell = find_line(&one, "The old bridge at Lorn collapsed");
    const syn__line *other = find_line(&one, "The old bridge at Lorn had stood");
    CHECK(fell != NULL && other != NULL);
    one.collator.rivals = NULL;
    if (fell != NULL && other != NULL) {
        syn__leads leads = syn__rivals_lead(&one.collator, fell, other, 0.25);
        CHECK(leads.less == 0.25 && leads.more == 0.25);
    }
    test_pile_finish(&one.pile);
}

TEST(place_of_a_statement_is_from_first_to_last) {
    fixture one;
    read_both(&one);
    const syn__line *first = find_line(&one, "The old bridge at Lorn collapsed");
    const syn__line *last = find_line(&one, "Two foxes");
    CHECK(first != NULL && last != NULL);
    if (first != NULL && last != NULL) {
        float judged[SYN__JUDGEMENT_COUNT];
        syn__alignment alignment;
        syn__lines_align(&one.collator, first, last, &alignment);
        syn__pair_measure(&one.collator, first, last, &alignment, judged);
        CHECK(judged[SYN__JUDGEMENT_PLACES_APART] == 1.0F);
        CHECK(judged[SYN__JUDGEMENT_PLACE_FIRST] == 0.0F);
    }
    test_pile_finish(&one.pile);
}
