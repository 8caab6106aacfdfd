// SPDX-License-Identifier: Apache-2.0
// Whether a sentence can be understood where it stands alone.
#ifndef SYN_COLLATE_READABLE_H
#define SYN_COLLATE_READABLE_H

#include "synopt/pile.h"

typedef enum syn_standing {
    SYN_STANDING_CLEAR,   ///< can be read alone
    SYN_STANDING_LEANS,   ///< "The minister said ...": who is not said
    SYN_STANDING_FOLLOWS, ///< "It gives drivers ...": clear right behind the sentence before it
    SYN_STANDING_BROKEN   ///< holds half a quotation, is cut, advertises, or says only "he"
} syn_standing;

/// How `sentence` of a document of the pile stands alone. Linear in the sentence.
syn_standing syn_sentence_get_standing(const syn_pile *pile, size_t document, syn_span sentence);

#endif
