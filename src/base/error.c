// SPDX-License-Identifier: Apache-2.0
// Takes what went wrong, gives it to the caller's syn_error. See error.h.
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

syn_status syn_error_set(syn_error *error, syn_status status, const char *where, size_t offset,
                         const char *format, ...) {
    if (error == NULL) return status;
    error->status = status;
    error->offset = offset;
    snprintf(error->where, sizeof error->where, "%s", where);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}

syn_status syn_error_no_memory(syn_error *error) {
    return syn_error_set(error, SYN_NO_MEMORY, "", 0, "out of memory");
}

const char *syn_status_text(syn_status status) {
    static const char *const texts[] = {
#define STATUS_TEXT(constant, text) [constant] = text,
        SYN_STATUS_LIST(STATUS_TEXT)
#undef STATUS_TEXT
    };
    size_t index = (size_t)status;
    return index < sizeof texts / sizeof *texts ? texts[index] : "unknown status";
}

const char *syn_version(void) {
    return SYN_VERSION;
}
