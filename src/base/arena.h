// SPDX-License-Identifier: Apache-2.0
// An arena: memory that is given back all at once. One a document, one scratch a worker.
//
// Failure is sticky: an allocation that fails returns NULL and marks the arena, and all later ones
// fail too, so parallel arrays never get out of step and a chain of pushes needs one check at its
// end (syn_arena_status). Growable arrays (SYN_VEC) live in an arena; the last one grown is
// extended in place, so the usual waste is small.
//
//     SYN_VEC(syn_span) spans = {0};
//     SYN_PUSH(arena, &spans, ((syn_span){0, 4}));      // no-op once the arena has failed
//     ...
//     if ((status = syn_arena_status(arena, error)) != SYN_OK) goto done;
#ifndef SYN_BASE_ARENA_H
#define SYN_BASE_ARENA_H

#include "base/error.h"
#include "base/memory.h"
#include "synopt/base.h"

enum { SYN_LINE_BYTES = 64 };

typedef struct syn_arena_chunk syn_arena_chunk;

/// Ready for use when zeroed.
typedef struct syn_arena {
    syn_arena_chunk *chunks; ///< newest first
    char *at, *end;          ///< free bytes of the newest chunk
    size_t used_bytes;       ///< taken from the system
    bool has_failed;
} syn_arena;

/// Gives all memory back; the arena is zeroed then, as a new one is.
void syn_arena_finish(syn_arena *arena);
/// Forgets all content, keeps one chunk for the next use, and clears the failure.
void syn_arena_reset(syn_arena *arena);

/// Aligned for any object; zeroed. NULL on failure or when `size` is 0.
void *syn_arena_alloc(syn_arena *arena, size_t size);
/// An array of `count` zeroed items; NULL on overflow, failure or when it is empty.
void *syn_arena_array(syn_arena *arena, size_t count, size_t item_size);
/// The same with whatever bytes were there: for what is written at once and whole.
void *syn_arena_room(syn_arena *arena, size_t count, size_t item_size);
/// The same at the beginning of a line of the processor's memory, SYN_LINE_BYTES: for tables whose
/// items fill whole lines.
void *syn_arena_lines(syn_arena *arena, size_t count, size_t item_size);
/// Makes room for one more item: `items` itself, or its copy with a larger `*capacity`. NULL on
/// failure. Used through SYN_PUSH.
void *syn_arena_grow(syn_arena *arena, void *items, size_t count, size_t *capacity,
                     size_t item_size);
/// A copy, also of an empty text; unknown stays unknown. Unknown on failure.
syn_str syn_arena_copy(syn_arena *arena, syn_str text);
/// As printf, into the arena. Unknown on failure.
syn_str syn_arena_format(syn_arena *arena, const char *format, ...) SYN_PRINTF(2, 3);

/// SYN_OK, or SYN_NO_MEMORY (and `error` filled, which may be NULL) when any allocation failed.
SYN_WARN_UNUSED syn_status syn_arena_status(const syn_arena *arena, syn_error *error);

/// A growable array inside an arena. Zero-initialise it.
#define SYN_VEC(type)           \
    struct {                    \
        type *items;            \
        size_t count, capacity; \
    }

/// Appends `value` (in parentheses when it holds commas). Once the arena has failed, does nothing.
/// The usual case, room and no failure, calls nothing.
#define SYN_PUSH(arena, vec, value)                                                        \
    do {                                                                                   \
        syn_arena *arena_ = (arena);                                                       \
        bool has_room_ = (vec)->count < (vec)->capacity && !arena_->has_failed;            \
        void *grown_ = has_room_ ? (void *)(vec)->items                                    \
                                 : syn_arena_grow(arena_, (vec)->items, (vec)->count,      \
                                                  &(vec)->capacity, sizeof *(vec)->items); \
        if (grown_ != NULL) {                                                              \
            (vec)->items = grown_;                                                         \
            (vec)->items[(vec)->count++] = (value);                                        \
        }                                                                                  \
    } while (0)

#endif
