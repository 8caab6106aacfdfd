// SPDX-License-Identifier: Apache-2.0
// The one way to jansson, which parses JSON for the steps that read it.
//
// jansson 2.14 does not check every allocation: when one fails inside a long text it goes on
// without the byte that did not fit, and “40 million” has been seen to come out as “4 million”. So
// its requests are led through base/memory, and a parse during which one failed gives nothing.
#ifndef SYN_BASE_JSON_H
#define SYN_BASE_JSON_H

#include "base/arena.h"

#include <jansson.h>

/// Parses `text`; the caller gives the value back with json_decref. NULL when it is no JSON
/// (`error` says why; it may be NULL) or when there was no memory, and then `arena` has failed,
/// too.
json_t *syn_json_parse(syn_str text, size_t flags, syn_arena *arena, json_error_t *error);

#endif
