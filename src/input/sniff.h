// SPDX-License-Identifier: Apache-2.0
// Tells what a file holds from its first bytes, and from its name where those leave it open.
#ifndef SYN_INPUT_SNIFF_H
#define SYN_INPUT_SNIFF_H

#include "synopt/engine.h"

/// First bytes that are looked at.
enum { SYN_SNIFF_BYTES = 8192 };

typedef struct syn_sniffed {
    syn_input_format format; ///< SYN_FROM_AUTO when it is refused
    const char *refusal;     ///< why nothing can be read from it, or NULL
} syn_sniffed;

/// `name` is the path, `head` the first unpacked bytes (all of them when the file is short).
syn_sniffed syn_sniff(syn_str name, syn_str head);

#endif
