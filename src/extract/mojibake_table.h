// SPDX-License-Identifier: Apache-2.0
// The characters of the sets as which UTF-8 is most often misread, with their bytes.
#ifndef SYN_EXTRACT_MOJIBAKE_TABLE_H
#define SYN_EXTRACT_MOJIBAKE_TABLE_H

#include "synopt/base.h"

typedef enum syn_misread_set {
    SYN_MISREAD_1252, ///< with ISO-8859-1
    SYN_MISREAD_1251,
    SYN_MISREAD_1250,
    SYN_MISREAD_8859_2,
    SYN_MISREAD_1257,
    SYN_MISREAD_MACINTOSH,
    SYN_MISREAD_IBM437,
    SYN_MISREAD_COUNT
} syn_misread_set;

typedef struct syn_mojibake_row {
    uint16_t character;
    uint8_t bytes[SYN_MISREAD_COUNT]; ///< by set; 0: the set lacks the character
} syn_mojibake_row;

/// The row of a character, or NULL. Logarithmic.
const syn_mojibake_row *syn__mojibake_find_row(uint32_t character);

/// All of them, by character.
const syn_mojibake_row *syn__mojibake_list_rows(size_t *out_count);

#endif
