// SPDX-License-Identifier: Apache-2.0
// Takes a document's number, gives its words, read from the pile again each time: of a million
// documents only those that are being compared are in memory as words. Linear in the document.
#include "reuse/shelf.h"

void syn__shelf_read(const syn__shelf *shelf, size_t document, syn_arena *arena,
                     syn__words *out_words) {
    syn_opened opened;
    syn_pile_open_words(shelf->pile, document, arena, &opened);
    syn__words_read(shelf->pile, &opened, &shelf->credits[document], arena, out_words);
    if (shelf->furniture == NULL) return;
    syn__words *words = out_words;
    for (size_t i = 0; i < SYN__SHELF_TAIL_UNITS && i < words->unit_count; i++) {
        if ((shelf->furniture[document] >> i & 1) != 0)
            words->units[words->unit_count - 1 - i].role = SYN__UNIT_FURNITURE;
    }
}
