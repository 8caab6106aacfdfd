// SPDX-License-Identifier: Apache-2.0
// Takes a loop, gives its turns to threads in chunks of one, lowest index first. See thread.h.
#include "base/thread.h"

#include "base/caps.h"
#include "base/memory.h"

#include <pthread.h>
#include <unistd.h>

typedef struct worker {
    syn_pool *pool;
    size_t number;
    pthread_t thread;
} worker;

struct syn_pool {
    pthread_mutex_t lock;
    pthread_cond_t has_work, is_done;
    worker *workers; ///< the calling thread is number 0 and has no entry running
    size_t size;     ///< workers, the calling thread included
    // The loop that runs; guarded by the lock.
    size_t generation, count, next, running;
    syn_turn_fn turn;
    void *context;
    size_t failed_index;
    syn_error error;
    bool is_closing;
    const volatile int *stop; ///< set by a signal handler or another thread; may be NULL
};

size_t syn_processor_count(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : (size_t)count;
}

static syn_status take_turn(syn_pool *pool, size_t index, size_t number, syn_error *error) {
    if (pool->stop == NULL || !*pool->stop) {
        return pool->turn(pool->context, index, number, error);
    }
    return syn_error_set(error, SYN_CANCELLED, "", 0, "stopped before it was done");
}

/// Takes turns until none is left. Called with the lock held, returns with it held.
static void take_turns(syn_pool *pool, size_t number) {
    while (pool->next < pool->count) {
        size_t index = pool->next++;
        pthread_mutex_unlock(&pool->lock);
        syn_error error = {0};
        syn_status status = take_turn(pool, index, number, &error);
        pthread_mutex_lock(&pool->lock);
        if (status != SYN_OK && index < pool->failed_index) {
            pool->failed_index = index;
            pool->error = error;
            pool->error.status = status;
            pool->next = pool->count;
        }
    }
}

static void *work(void *argument) {
    worker *self = argument;
    syn_pool *pool = self->pool;
    size_t seen = 0;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (pool->generation == seen && !pool->is_closing) {
            pthread_cond_wait(&pool->has_work, &pool->lock);
        }
        if (pool->is_closing) break;
        seen = pool->generation;
        pool->running++;
        take_turns(pool, self->number);
        if (--pool->running == 0) pthread_cond_signal(&pool->is_done);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

syn_status syn_pool_new(size_t jobs, syn_pool **out_pool, syn_error *error) {
    *out_pool = NULL;
    if (jobs == 0) jobs = syn_processor_count();
    if (jobs > SYN_CAP_JOBS) jobs = SYN_CAP_JOBS;
    syn_pool *pool = syn__memory_new(sizeof *pool);
    worker *workers = syn__memory_new(jobs * sizeof *workers);
    if (pool == NULL || workers == NULL) {
        syn__memory_free(pool);
        syn__memory_free(workers);
        return syn_error_no_memory(error);
    }
    *pool = (syn_pool){.workers = workers, .size = 1};
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->has_work, NULL);
    pthread_cond_init(&pool->is_done, NULL);
    while (pool->size < jobs) {
        worker *self = &workers[pool->size];
        *self = (worker){.pool = pool, .number = pool->size};
        if (pthread_create(&self->thread, NULL, work, self) != 0) break;
        pool->size++;
    }
    *out_pool = pool;
    return SYN_OK;
}

void syn_pool_free(syn_pool *pool) {
    if (pool == NULL) return;
    pthread_mutex_lock(&pool->lock);
    pool->is_closing = true;
    pthread_cond_broadcast(&pool->has_work);
    pthread_mutex_unlock(&pool->lock);
    for (size_t i = 1; i < pool->size; i++)
        pthread_join(pool->workers[i].thread, NULL);
    pthread_cond_destroy(&pool->is_done);
    pthread_cond_destroy(&pool->has_work);
    pthread_mutex_destroy(&pool->lock);
    syn__memory_free(pool->workers);
    syn__memory_free(pool);
}

void syn_pool_set_stop(syn_pool *pool, const volatile int *stop) {
    pool->stop = stop;
}

size_t syn_pool_get_size(const syn_pool *pool) {
    return pool->size;
}

syn_status syn_pool_for(syn_pool *pool, size_t count, syn_turn_fn turn, void *context,
                        syn_error *error) {
    pthread_mutex_lock(&pool->lock);
    pool->count = count;
    pool->next = 0;
    pool->turn = turn;
    pool->context = context;
    pool->failed_index = SIZE_MAX;
    pool->generation++;
    if (count > 1) pthread_cond_broadcast(&pool->has_work);
    take_turns(pool, 0);
    while (pool->running > 0)
        pthread_cond_wait(&pool->is_done, &pool->lock);
    bool has_failed = pool->failed_index != SIZE_MAX;
    if (has_failed && error != NULL) *error = pool->error;
    syn_status status = has_failed ? pool->error.status : SYN_OK;
    pthread_mutex_unlock(&pool->lock);
    return status;
}
