// SPDX-License-Identifier: Apache-2.0
// Reads a line of stamps: "Posted on 26 April 2024 | Updated 2 May 2024".
//
// Each day belongs to the last label between it and the day before it. A day after a label of
// another kind ("Accessed 2 May 2024", "Valid until ...") is none of ours. Cost: linear in the
// line.
#include "base/str.h"
#include "base/utf8.h"
#include "extract/metadata_page.h"
#include "text/lexicon.h"

typedef enum label { LABEL_NONE, LABEL_PUBLISHED, LABEL_UPDATED, LABEL_OTHER } label;

static label find_label(syn_str word) {
    const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_DATE_LABEL, word);
    if (entry == NULL) return LABEL_NONE;
    if (syn_str_equal(entry->value, SYN_STR("published"))) return LABEL_PUBLISHED;
    return syn_str_equal(entry->value, SYN_STR("updated")) ? LABEL_UPDATED : LABEL_OTHER;
}

/// The last label among the words of `text`. "First published, last updated": a word that says
/// "updated" wins over "published" beside it only where it comes later.
static label find_last_label(syn_str text) {
    label last = LABEL_NONE;
    for (size_t at = 0, size; at < text.size; at += size) {
        if (!syn_char_is_letter(syn_utf8_decode(text, at, &size))) continue;
        size_t end = at;
        while (end < text.size && syn_char_is_letter(syn_utf8_decode(text, end, &size)))
            end += size;
        label here = find_label(syn_str_slice(text, at, end));
        if (here != LABEL_NONE) last = here;
        size = end - at;
    }
    return last;
}

syn_stamps syn__stamps_read(syn_str line, syn__day_order order) {
    syn_stamps stamps = {0};
    size_t from = 0, start = 0;
    syn__written_day found;
    while (syn__day_find_any(line, from, order, &start, &found)) {
        syn__written_day *place = NULL;
        switch (find_last_label(syn_str_slice(line, from, start))) {
        case LABEL_PUBLISHED: place = &stamps.published; break;
        case LABEL_UPDATED: place = &stamps.updated; break;
        case LABEL_NONE: place = &stamps.plain; break;
        case LABEL_OTHER: break;
        }
        if (place != NULL && place->day.year == 0) *place = found;
        from = found.end;
    }
    return stamps;
}
