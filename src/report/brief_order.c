// SPDX-License-Identifier: Apache-2.0
// Takes the sentences chosen for a brief, puts them in reading order: the lead first, then as the
// accounts tell, what is to come last; who is named by a family name alone behind the sentence that
// names them in full; a sentence that follows another right behind it. Cost: the square of ten.
#include "report/brief_parts.h"

#include "base/sort.h"

static const double next_position = 0.9;
static const double right_behind = 1e-9, right_ahead = 1e-6;

bool syn__offer_is_right_before(const syn__chooser *chooser, const syn__offer *before,
                                const syn__offer *one) {
    if (before->place.document != one->place.document) return false;
    const syn_marks *marks = chooser->pile->marks[one->place.document];
    size_t sentence = syn_marks_find_sentence(marks, one->place.span.start);
    if (sentence == SYN_NOTHING || sentence == 0) return false;
    return marks->sentences[sentence - 1].start == before->place.span.start;
}

static int compare_chosen(const void *x, const void *y, void *context) {
    const syn__offer *offers = context;
    size_t a = *(const size_t *)x, b = *(const size_t *)y;
    if (offers[a].position != offers[b].position) {
        return offers[a].position < offers[b].position ? -1 : 1;
    }
    return SYN_COMPARE(a, b);
}

/// Those that lean on the sentence before them stand behind it, where it is told.
static void place_followers(syn__chooser *chooser, const size_t *chosen, size_t count) {
    for (size_t i = 1; i < count; i++) {
        syn__offer *one = &chooser->offers[chosen[i]];
        if (one->standing == SYN_STANDING_CLEAR) continue;
        for (size_t j = 0; j < count; j++) {
            const syn__offer *before = &chooser->offers[chosen[j]];
            if (syn__offer_is_right_before(chooser, before, one))
                one->position = before->position + right_behind;
        }
    }
}

/// "Aldous said …": the sentence that says who Aldous is comes before.
static void place_introductions(syn__chooser *chooser, const size_t *chosen, size_t count) {
    for (size_t i = 1; i < count; i++) {
        const syn__offer *one = &chooser->offers[chosen[i]];
        for (size_t j = 0; j < one->bare_count; j++) {
            syn__offer *first = NULL;
            for (size_t k = 0; k < count; k++) {
                syn__offer *other = &chooser->offers[chosen[k]];
                if (!syn__offer_meets(other, one->bare[j])) continue;
                if (first == NULL || other->position < first->position) first = other;
            }
            if (first != NULL && first->position > one->position && !first->tells_next)
                first->position = one->position - right_ahead;
        }
    }
}

void syn__brief_order(syn__chooser *chooser, size_t *chosen, size_t count) {
    for (size_t i = 0; i < count; i++) {
        syn__offer *one = &chooser->offers[chosen[i]];
        if (i == 0)
            one->position = -1;
        else if (one->tells_next && one->position < next_position)
            one->position = next_position + one->position / 10;
    }
    place_introductions(chooser, chosen, count);
    place_followers(chooser, chosen, count);
    syn_sort(chosen, count, sizeof *chosen, compare_chosen, chooser->offers);
}
