// SPDX-License-Identifier: Apache-2.0
// Takes what went wrong, gives it in a syn_error that the caller owns: status, a message for
// people, where it happened. There is no last error of the program, and no allocation: a message
// that is too long is cut.
#ifndef SYN_BASE_ERROR_H
#define SYN_BASE_ERROR_H

#include "synopt/base.h"

/// Fills `error` (which may be NULL) and returns `status`, so that it can stand in a return or an
/// assignment. `where` names the file or source; "" when there is none.
syn_status syn_error_set(syn_error *error, syn_status status, const char *where, size_t offset,
                         const char *format, ...) SYN_PRINTF(5, 6);

/// The short form for a failed allocation.
syn_status syn_error_no_memory(syn_error *error);

#endif
