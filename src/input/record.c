// SPDX-License-Identifier: Apache-2.0
// Frees records. See record.h.
#include "input/record.h"

void syn_record_free(syn_record *record) {
    if (record == NULL) return;
    syn_arena arena = record->arena; // the record itself lives in its arena
    syn_arena_finish(&arena);
}
