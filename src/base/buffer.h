// SPDX-License-Identifier: Apache-2.0
// A growing byte buffer on the heap, for output and for unpacked input.
//
// Failure is sticky: after a failed append the buffer stays as it was and `has_failed` is set; a
// chain of appends needs one check (syn_buffer_status). Zero-initialise it.
#ifndef SYN_BASE_BUFFER_H
#define SYN_BASE_BUFFER_H

#include "base/error.h"
#include "synopt/base.h"

#include <string.h>

typedef struct syn_buffer {
    char *data;
    size_t size, capacity;
    bool has_failed;
} syn_buffer;

void syn_buffer_finish(syn_buffer *buffer);
/// Forgets the content and the failure, keeps the memory.
void syn_buffer_clear(syn_buffer *buffer);
/// Makes room for `more` bytes; false (and sticky) on failure.
bool syn_buffer_reserve(syn_buffer *buffer, size_t more);
/// Appends `size` bytes. Here so that the usual case, there is room, calls nothing.
static inline void syn_buffer_append(syn_buffer *buffer, const void *bytes, size_t size) {
    if (size == 0) return;
    if ((size > buffer->capacity - buffer->size || buffer->has_failed) &&
        !syn_buffer_reserve(buffer, size))
        return;
    memcpy(buffer->data + buffer->size, bytes, size);
    buffer->size += size;
}
static inline void syn_buffer_append_str(syn_buffer *buffer, syn_str text) {
    syn_buffer_append(buffer, text.data, text.size);
}
static inline void syn_buffer_append_byte(syn_buffer *buffer, char byte) {
    syn_buffer_append(buffer, &byte, 1);
}
void syn_buffer_append_format(syn_buffer *buffer, const char *format, ...) SYN_PRINTF(2, 3);

static inline syn_str syn_buffer_view(const syn_buffer *buffer) {
    return (syn_str){buffer->data == NULL ? "" : buffer->data, buffer->size};
}

/// Appends a string literal.
#define SYN_APPEND(buffer, literal) syn_buffer_append((buffer), "" literal, sizeof(literal) - 1)

SYN_WARN_UNUSED syn_status syn_buffer_status(const syn_buffer *buffer, syn_error *error);

#endif
