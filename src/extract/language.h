// SPDX-License-Identifier: Apache-2.0
// Tells the language of a text.
#ifndef SYN_EXTRACT_LANGUAGE_H
#define SYN_EXTRACT_LANGUAGE_H

#include "synopt/base.h"

/// ISO 639-1 code as static text, or unknown when the text is too short or too mixed to say. Looks
/// at the first few thousand words only.
syn_str syn__language_detect(syn_str text);

#endif
