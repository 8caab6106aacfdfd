// SPDX-License-Identifier: Apache-2.0
// Stories for the trainers of collate: documents go through the program as it is.
#ifndef SYN_TOOLS_TRAIN_STORIES_H
#define SYN_TOOLS_TRAIN_STORIES_H

#include "collate/parts.h"

#include <stdio.h>

/// Looks at one story. The names of its collator are read; its arenas end with the call.
typedef void stories_visitor(void *context, syn__collator *collator);

/// Runs the program over the JSON lines at `path` and calls for each story in turn. False, with a
/// line on standard error that names the file, when it cannot.
bool stories_visit(const char *path, stories_visitor *visit, void *context);

/// fopen that names the file and the reason on standard error when it fails.
FILE *stories_open(const char *path, const char *mode);

#endif
