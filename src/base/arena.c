// SPDX-License-Identifier: Apache-2.0
// Takes sizes, gives zeroed memory from chunks that double up to a megabyte. See arena.h.
//
// What needs more than that has a chunk of its own. An array in one grows by resizing the chunk,
// which the C library does for large blocks by moving pages: no copy, and no second array is left
// behind.
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CHUNK_BYTES = 4096, LARGEST_STEP_BYTES = 1 << 20, ALIGNMENT = 16 };

struct syn_arena_chunk {
    syn_arena_chunk *next;
    size_t size; ///< of the bytes after the header
    _Alignas(ALIGNMENT) char bytes[];
};

void syn_arena_finish(syn_arena *arena) {
    syn_arena_chunk *chunk = arena->chunks;
    while (chunk != NULL) {
        syn_arena_chunk *next = chunk->next;
        syn__memory_free(chunk);
        chunk = next;
    }
    *arena = (syn_arena){0};
}

void syn_arena_reset(syn_arena *arena) {
    syn_arena_chunk *kept = arena->chunks;
    if (kept == NULL) {
        arena->has_failed = false;
        return;
    }
    arena->chunks = kept->next;
    syn_arena_finish(arena);
    kept->next = NULL;
    arena->chunks = kept;
    arena->at = kept->bytes;
    arena->end = kept->bytes + kept->size;
    arena->used_bytes = kept->size;
}

static syn_arena_chunk *new_chunk(syn_arena *arena, size_t size) {
    size_t total;
    if (!syn_size_add(size, sizeof(syn_arena_chunk), &total)) return NULL;
    syn_arena_chunk *chunk = syn__memory_new(total);
    if (chunk == NULL) return NULL;
    chunk->size = size;
    arena->used_bytes += size;
    return chunk;
}

static bool add_chunk(syn_arena *arena, size_t size) {
    size_t wanted = arena->chunks == NULL ? FIRST_CHUNK_BYTES : arena->chunks->size * 2;
    if (wanted > LARGEST_STEP_BYTES) wanted = LARGEST_STEP_BYTES;
    syn_arena_chunk *chunk = new_chunk(arena, wanted < size ? size : wanted);
    if (chunk == NULL) return false;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->at = chunk->bytes;
    arena->end = chunk->bytes + chunk->size;
    return true;
}

/// A block in a chunk of its own, behind the newest, which goes on to serve small ones.
static void *take_whole_chunk(syn_arena *arena, size_t size) {
    syn_arena_chunk *chunk = new_chunk(arena, size);
    if (chunk == NULL) return NULL;
    chunk->next = arena->chunks->next;
    arena->chunks->next = chunk;
    return chunk->bytes;
}

static void *take(syn_arena *arena, size_t size) {
    size_t padded;
    void *block = NULL;
    if (arena->has_failed || !syn_size_add(size, ALIGNMENT - 1, &padded)) goto failed;
    padded &= ~(size_t)(ALIGNMENT - 1);
    if (padded > (size_t)(arena->end - arena->at)) {
        if (padded >= LARGEST_STEP_BYTES && arena->chunks != NULL) {
            block = take_whole_chunk(arena, padded);
            if (block == NULL) goto failed;
            return block;
        }
        if (!add_chunk(arena, padded)) goto failed;
    }
    block = arena->at;
    arena->at += padded;
    return block;
failed:
    arena->has_failed = true;
    return NULL;
}

/// The link to the chunk that holds `block` and nothing else, or NULL.
static syn_arena_chunk **find_whole_chunk(syn_arena *arena, const char *block, size_t size) {
    if (arena->chunks == NULL || size < LARGEST_STEP_BYTES) return NULL;
    syn_arena_chunk **link = &arena->chunks->next;
    while (*link != NULL && (*link)->bytes != block)
        link = &(*link)->next;
    return *link != NULL && (*link)->size == size ? link : NULL;
}

static void *resize_whole_chunk(syn_arena *arena, syn_arena_chunk **link, size_t size) {
    size_t total, old_size = (*link)->size;
    if (!syn_size_add(size, sizeof(syn_arena_chunk), &total)) return NULL;
    syn_arena_chunk *chunk = syn__memory_resize(*link, total);
    if (chunk == NULL) return NULL;
    *link = chunk;
    chunk->size = size;
    arena->used_bytes += size - old_size;
    return chunk->bytes;
}

void *syn_arena_alloc(syn_arena *arena, size_t size) {
    if (size == 0) return NULL;
    void *block = take(arena, size);
    if (block != NULL) memset(block, 0, size);
    return block;
}

void *syn_arena_array(syn_arena *arena, size_t count, size_t item_size) {
    size_t size;
    if (!syn_size_multiply(count, item_size, &size)) {
        arena->has_failed = true;
        return NULL;
    }
    return syn_arena_alloc(arena, size);
}

void *syn_arena_room(syn_arena *arena, size_t count, size_t item_size) {
    size_t size;
    if (syn_size_multiply(count, item_size, &size)) return size == 0 ? NULL : take(arena, size);
    arena->has_failed = true;
    return NULL;
}

void *syn_arena_lines(syn_arena *arena, size_t count, size_t item_size) {
    size_t size;
    if (!syn_size_multiply(count, item_size, &size) || !syn_size_add(size, SYN_LINE_BYTES, &size)) {
        arena->has_failed = true;
        return NULL;
    }
    char *block = take(arena, size);
    if (block == NULL) return NULL;
    return block + (SYN_LINE_BYTES - (uintptr_t)block % SYN_LINE_BYTES) % SYN_LINE_BYTES;
}

static size_t pad(size_t size) {
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

/// True when `items` ends where the free bytes begin and there is room behind it.
static bool extend_in_place(syn_arena *arena, const char *items, size_t old_size, size_t new_size) {
    size_t more = pad(new_size) - pad(old_size);
    if (items == NULL || items + pad(old_size) != arena->at) return false;
    if (more > (size_t)(arena->end - arena->at)) return false;
    arena->at += more;
    return true;
}

/// The first `used` bytes of `items`, with room for `new_size`. NULL on failure.
static void *move(syn_arena *arena, void *items, size_t used, size_t old_size, size_t new_size) {
    if (extend_in_place(arena, items, old_size, new_size)) return items;
    syn_arena_chunk **link = find_whole_chunk(arena, items, pad(old_size));
    if (link != NULL) {
        void *resized = resize_whole_chunk(arena, link, pad(new_size));
        if (resized == NULL) arena->has_failed = true;
        return resized;
    }
    void *copy = take(arena, new_size);
    if (copy != NULL && used > 0) memcpy(copy, items, used);
    return copy;
}

void *syn_arena_grow(syn_arena *arena, void *items, size_t count, size_t *capacity,
                     size_t item_size) {
    if (arena->has_failed) return NULL;
    if (count < *capacity) return items;
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    size_t size, old_size = *capacity * item_size;
    if (!syn_size_multiply(wanted, 2, &wanted) || !syn_size_multiply(wanted, item_size, &size) ||
        size > SIZE_MAX / 2) {
        arena->has_failed = true;
        return NULL;
    }
    items = move(arena, items, count * item_size, old_size, size);
    if (items != NULL) *capacity = wanted;
    return items;
}

syn_str syn_arena_copy(syn_arena *arena, syn_str text) {
    if (text.data == NULL) return text;
    char *copy = take(arena, text.size + 1);
    if (copy == NULL) return (syn_str){0};
    if (text.size > 0) memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return (syn_str){copy, text.size};
}

syn_str syn_arena_format(syn_arena *arena, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = size < 0 ? NULL : take(arena, (size_t)size + 1);
    if (text != NULL) vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text == NULL ? (syn_str){0} : (syn_str){text, (size_t)size};
}

syn_status syn_arena_status(const syn_arena *arena, syn_error *error) {
    return arena->has_failed ? syn_error_set(error, SYN_NO_MEMORY, "", 0, "out of memory") : SYN_OK;
}
