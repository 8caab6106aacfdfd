// SPDX-License-Identifier: Apache-2.0
// Frees records, adds notes to them. See record.h.
#include "input/record.h"

#include "base/str.h"

void syn_record_free(syn_record *record) {
    if (record == NULL) return;
    syn_arena arena = record->arena; // the record itself lives in its arena
    syn_arena_finish(&arena);
}

void syn__record_add_note(syn_record *record, const char *code, const char *text) {
    SYN_VEC(syn_note) notes = {record->notes, record->note_count, record->note_count};
    SYN_PUSH(
        &record->arena, &notes,
        ((syn_note){code, {{0, 0}, false}, syn_arena_copy(&record->arena, syn_str_from(text))}));
    record->notes = notes.items;
    record->note_count = notes.count;
}
