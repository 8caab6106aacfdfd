// SPDX-License-Identifier: Apache-2.0
// Takes a text, gives jansson's value of it, or nothing at all. See json.h.
#include "base/json.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>

/// Ours end in malloc and free as well, so values that a program made before this stay good. A
/// program that has set functions of its own keeps them.
static void lead_through_ours(void) {
    json_malloc_t take;
    json_free_t give;
    json_get_alloc_funcs(&take, &give);
    if (take == malloc && give == free) {
        json_set_alloc_funcs(syn__memory_new, syn__memory_free);
    }
}

json_t *syn_json_parse(syn_str text, size_t flags, syn_arena *arena, json_error_t *error) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, lead_through_ours);
    (void)syn__memory_take_failure();
    json_t *value = json_loadb(text.data, text.size, flags, error);
    if (!syn__memory_take_failure()) return value;
    json_decref(value);
    arena->has_failed = true;
    return NULL;
}
