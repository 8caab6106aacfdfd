// SPDX-License-Identifier: Apache-2.0
// Takes bytes, gives them in one piece; capacity doubles. See buffer.h.
#include "base/buffer.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>

void syn_buffer_finish(syn_buffer *buffer) {
    syn__memory_free(buffer->data);
    *buffer = (syn_buffer){0};
}

void syn_buffer_clear(syn_buffer *buffer) {
    buffer->size = 0;
    buffer->has_failed = false;
}

bool syn_buffer_reserve(syn_buffer *buffer, size_t more) {
    size_t needed, wanted;
    if (buffer->has_failed) return false;
    if (!syn_size_add(buffer->size, more, &needed)) goto failed;
    if (needed <= buffer->capacity) return true;
    wanted = buffer->capacity < 256 ? 256 : buffer->capacity;
    while (wanted < needed) {
        if (!syn_size_multiply(wanted, 2, &wanted)) goto failed;
    }
    char *data = syn__memory_resize(buffer->data, wanted);
    if (data == NULL) goto failed;
    buffer->data = data;
    buffer->capacity = wanted;
    return true;
failed:
    buffer->has_failed = true;
    return false;
}

void syn_buffer_append_format(syn_buffer *buffer, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0) buffer->has_failed = true;
    if (size > 0 && syn_buffer_reserve(buffer, (size_t)size + 1)) {
        vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
        buffer->size += (size_t)size;
    }
    va_end(again);
}

syn_status syn_buffer_status(const syn_buffer *buffer, syn_error *error) {
    return buffer->has_failed ? syn_error_no_memory(error) : SYN_OK;
}
