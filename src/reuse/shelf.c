// SPDX-License-Identifier: Apache-2.0
// Takes a document's number, gives its words, read from the pile again each time: of a million
// documents only those that are being compared are in memory as words. Linear in the document.
#include "reuse/shelf.h"

void syn__shelf_open(const syn__shelf *shelf, size_t document, syn_arena *arena,
                     syn__book *out_book) {
    syn_pile_open(shelf->pile, document, arena, &out_book->opened);
    syn__words_read(shelf->pile, &out_book->opened, &shelf->credits[document], arena,
                    &out_book->words);
    if (shelf->furniture == NULL) return;
    syn__words *words = &out_book->words;
    for (size_t i = 0; i < SYN__SHELF_TAIL_UNITS && i < words->unit_count; i++) {
        if ((shelf->furniture[document] >> i & 1) != 0)
            words->units[words->unit_count - 1 - i].role = SYN__UNIT_FURNITURE;
    }
}

void syn__couple_set(const syn__shelf *shelf, size_t document_a, const syn__book *a,
                     size_t document_b, const syn__book *b, syn__couple *out_couple) {
    *out_couple = (syn__couple){
        .pile = {.count = 2, .vocabulary = shelf->pile->vocabulary},
        .words = {a->words, b->words},
        .credits = {shelf->credits[document_a], shelf->credits[document_b]},
        .documents = {&a->opened.document, &b->opened.document},
        .marks = {&a->opened.marks, &b->opened.marks},
        .terms = {a->opened.terms, b->opened.terms},
    };
    out_couple->pile.documents = out_couple->documents;
    out_couple->pile.marks = out_couple->marks;
    out_couple->pile.terms = out_couple->terms;
}
