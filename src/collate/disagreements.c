// SPDX-License-Identifier: Apache-2.0
#include "collate/parts.h"
void syn__collate_disagreements(const syn__collator *collator, syn_collation *collation) {
    (void)collator;
    (void)collation;
}
