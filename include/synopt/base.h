// SPDX-License-Identifier: Apache-2.0
// The vocabulary that every part of Synopt shares: text views, spans, status and error.
//
// Text is always pointer + length; it may hold NUL and need not end in one. A span is a half-open
// range of byte offsets [start, end). Nothing in this library prints, exits or aborts.
#ifndef SYNOPT_BASE_H
#define SYNOPT_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SYN_VERSION_MAJOR 0
#define SYN_VERSION_MINOR 1
#define SYN_VERSION_PATCH 0
#define SYN_VERSION "0.1.0"

#if defined(__GNUC__)
#define SYN_API __attribute__((visibility("default")))
#define SYN_WARN_UNUSED __attribute__((warn_unused_result))
#define SYN_PRINTF(format_index, first_index) \
    __attribute__((format(printf, format_index, first_index)))
#else
#define SYN_API
#define SYN_WARN_UNUSED
#define SYN_PRINTF(format_index, first_index)
#endif

/// A borrowed stretch of bytes, UTF-8 unless said otherwise. `data == NULL` means "unknown", which
/// differs from an empty text.
typedef struct syn_str {
    const char *data;
    size_t size; ///< bytes
} syn_str;

/// Half-open byte range into a text that the context names.
typedef struct syn_span {
    size_t start;
    size_t end;
} syn_span;

/// A span that may be absent.
typedef struct syn_opt_span {
    syn_span span;
    bool is_known;
} syn_opt_span;

#define SYN_STATUS_LIST(ROW)                                     \
    ROW(SYN_OK, "ok")                                            \
    ROW(SYN_END, "end") /* nothing more to read: not an error */ \
    ROW(SYN_NO_MEMORY, "out of memory")                          \
    ROW(SYN_IO, "input/output error")                            \
    ROW(SYN_TOO_LARGE, "over a limit")                           \
    ROW(SYN_CANCELLED, "cancelled")                              \
    ROW(SYN_INVALID, "invalid argument")

typedef enum syn_status {
#define SYN_STATUS_CONSTANT(constant, text) constant,
    SYN_STATUS_LIST(SYN_STATUS_CONSTANT)
#undef SYN_STATUS_CONSTANT
} syn_status;

/// What went wrong, where. Caller-owned; functions fill it only when they do not return SYN_OK.
typedef struct syn_error {
    syn_status status;
    char message[240]; ///< one plain sentence, NUL-terminated
    char where[240];   ///< the file or source concerned, or empty
    size_t offset;     ///< byte offset in it, 0 when it does not apply
} syn_error;

/// The text of a status, never NULL.
SYN_API const char *syn_status_text(syn_status status);

/// The version of the library that runs, as "0.1.0".
SYN_API const char *syn_version(void);

#endif
