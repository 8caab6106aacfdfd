// SPDX-License-Identifier: Apache-2.0
// Takes words that the labeller takes for said, gives where they begin and end.
//
// The labeller cuts where a word surprises it: inside a name, in front of a verb. Every rule here
// moves a bound to a place where a clause can begin or end. Linear: every search has a bound.
#include "annotate/indirect.h"

/// Bounds fall between words and names: "late-night", "Marit | Solveng".
static void widen(const syn__reading *read, syn__piece *said) {
    enum { FARTHEST_BOUND = 8 };
    const syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    size_t first = read->first + said->first, least = said->first;
    uint32_t name = speech->mention_of[first];
    for (size_t i = 0; i < FARTHEST_BOUND && least > 0; i++) {
        size_t before = read->first + least - 1;
        bool is_inside = (name > 0 && speech->mention_of[before] == name) ||
                         (syn__is_glued(view, before) &&
                          (syn__is(view, before, "-") || syn__is(view, before + 1, "-")));
        if (!is_inside || read->labels[least - 1] == SYN_ATTRIBUTION_CUE) break;
        least--;
    }
    if (least < said->first && (least == 0 || !syn__is_said(read->labels[least - 1])))
        said->first = least;
    for (size_t i = 0; i < FARTHEST_BOUND && said->end < read->words.count; i++) {
        size_t next = read->first + said->end;
        name = speech->mention_of[next - 1];
        bool is_inside = (name > 0 && speech->mention_of[next] == name) ||
                         (syn__is_glued(view, next - 1) &&
                          (syn__is(view, next, "-") || syn__is(view, next - 1, "-")));
        if (!is_inside || read->labels[said->end] == SYN_ATTRIBUTION_CUE) break;
        said->end++;
    }
}

/// "She wondered why the train | was turning around": a clause is not cut in front of its verb.
static void take_verb(const syn__reading *read, syn__piece *said) {
    const syn__view *view = &read->speech->view;
    if (said->end >= read->words.count || read->labels[said->end] != SYN_ATTRIBUTION_NONE ||
        !syn__is_finite_tag(read->words.items[said->end].tag))
        return;
    for (size_t i = said->first; i < said->end; i++) {
        if (syn__is_finite_tag(read->words.items[i].tag)) return;
    }
    size_t end = said->end;
    while (end < read->words.count && end < said->end + SYN__SPEECH_WINDOW &&
           read->labels[end] == SYN_ATTRIBUTION_NONE && !read->words.items[end].is_quoted &&
           (!syn__is_kind(view, read->first + end, SYN_TOKEN_PUNCTUATION) ||
            syn__is(view, read->first + end, "-")))
        end++;
    said->end = end;
}


void syn__reading_fit(const syn__reading *read, syn__piece *said) {
    widen(read, said);
    take_verb(read, said);
    const syn__view *view = &read->speech->view;
    while (said->end > said->first &&
           syn__is_kind(view, read->first + said->end - 1, SYN_TOKEN_PUNCTUATION) &&
           !syn__is(view, read->first + said->end - 1, ")"))
        said->end--;
}
