// SPDX-License-Identifier: Apache-2.0
// Johab (KS X 1001, annex 3), the Korean set of DOS: a syllable is spelled by its letters' numbers.
#ifndef SYN_INPUT_CHARSET_JOHAB_H
#define SYN_INPUT_CHARSET_JOHAB_H

#include "synopt/base.h"

struct UConverter;

/// The character of two bytes; U+FFFD when they are none. `korean` is ICU's converter of
/// windows-949: signs and Chinese characters go through it.
uint32_t syn__johab_get(uint8_t first, uint8_t second, struct UConverter *korean);

#endif
