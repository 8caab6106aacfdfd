// SPDX-License-Identifier: Apache-2.0
// Takes the pile, gives the order in which its documents are looked at: that of publication.
//
// Documents of one moment go by their ids, so a shuffled day gives the same order. Those without a
// date stand in front where a pile is compared as a whole; in a longer one the input has to say
// where: behind the dated one before them.
#include "story/parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/calendar.h"

#include <math.h>

typedef struct dated {
    double minute; ///< since 1970
    syn_str id;
    size_t document;
} dated;

static int compare_dated(const void *a, const void *b, void *context) {
    const dated *x = a, *y = b;
    (void)context;
    int order = SYN_COMPARE(x->minute, y->minute);
    if (order == 0) order = syn_str_compare(x->id, y->id);
    return order != 0 ? order : SYN_COMPARE(x->document, y->document);
}

void syn__story_order(const syn_pile *pile, syn_arena *arena, size_t *out_documents,
                      double *out_days) {
    dated *all = syn_arena_array(arena, pile->count + 1, sizeof *all);
    double minute = -INFINITY;
    for (size_t i = 0; all != NULL && i < pile->count; i++) {
        syn_anchor anchor = syn_anchor_parse(pile->documents[i]->published.value);
        bool is_known = anchor.precision >= SYN_PRECISION_DAY;
        out_days[i] = is_known ? (double)syn_calendar_number(anchor.day) : NAN;
        if (!is_known && pile->count <= SYN__STRETCH) minute = -INFINITY;
        if (is_known) {
            minute = out_days[i] * 24 * 60;
            if (anchor.precision == SYN_PRECISION_MINUTE)
                minute += anchor.hour * 60 + anchor.minute;
        }
        all[i] = (dated){minute, pile->documents[i]->id, i};
    }
    if (all == NULL) return;
    syn_sort(all, pile->count, sizeof *all, compare_dated, NULL);
    for (size_t i = 0; i < pile->count; i++)
        out_documents[i] = all[i].document;
}
