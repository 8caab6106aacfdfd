// SPDX-License-Identifier: Apache-2.0
// Counts blocks over the pages of a host. See site.h.
//
// Keys are 8 bytes: the hash of the host and of the letters and digits of a block. When there are
// more than SYN_CAP_SITE_KEYS, those of every second, fourth, ... hash stay: which ones is decided
// by the hashes alone, so that order does not matter. Cost: linear, and a sort of the keys.
#include "extract/site.h"

#include "base/caps.h"
#include "base/sort.h"
#include "base/str.h"
#include "extract/metadata_text.h"

/// A block is furniture from so many pages on, and from this share of the host's pages.
enum { LEAST_PAGES = 3, LEAST_SHARE = 4 };
/// Blocks of a page that are counted, and bytes of letters and digits that a block needs.
enum { MOST_BLOCKS = 256, LEAST_BYTES = 24 };

void syn_site_init(syn_site *site) {
    *site = (syn_site){0};
    syn_map_init(&site->hosts, &site->arena);
    syn_map_init(&site->seen, &site->arena);
}

void syn_site_finish(syn_site *site) {
    syn_arena_finish(&site->arena);
}

/// The hash of a text's letters and digits, 0 when they are too few to be counted.
static uint64_t hash_text(uint64_t host, syn_str text) {
    uint64_t hash = host;
    size_t size = 0, used = 0;
    char piece[64];
    for (size_t i = 0; i < text.size; i++) {
        char c = syn_ascii_lower(text.data[i]);
        if (!syn_ascii_is_alpha(c) && !syn_ascii_is_digit(c) && (c & 0x80) == 0) continue;
        if (c == '\xC2' && i + 1 < text.size && text.data[i + 1] == '\xA0') {
            i++; // a no-break space
            continue;
        }
        piece[used++] = c;
        size++;
        if (used < sizeof piece) continue;
        hash = syn_hash_combine(hash, syn_hash_bytes(piece, used));
        used = 0;
    }
    return size < LEAST_BYTES ? 0 : syn_hash_combine(hash, syn_hash_bytes(piece, used));
}

static uint64_t hash_host(const syn_document *document, syn_arena *arena) {
    syn_str host = syn__url_get_host(document->url, arena);
    return host.size == 0 ? 0 : syn_hash_str(host);
}

void syn_site_append_keys(syn_buffer *out, const syn_document *document) {
    syn_arena arena = {0};
    uint64_t keys[MOST_BLOCKS + 1] = {hash_host(document, &arena)};
    syn_arena_finish(&arena);
    size_t count = 1;
    for (size_t i = 0; keys[0] != 0 && i < document->block_count && count <= MOST_BLOCKS; i++) {
        uint64_t key = hash_text(keys[0], syn_document_slice(document, document->blocks[i].span));
        bool is_new = key != 0;
        for (size_t k = 1; k < count && is_new; k++)
            is_new = keys[k] != key;
        if (is_new) keys[count++] = key;
    }
    if (count > 1) syn_buffer_append(out, keys, count * sizeof *keys);
}

static bool is_on_level(const syn_site *site, uint64_t key) {
    return (key & (((uint64_t)1 << site->level) - 1)) == 0;
}

static void raise_level(syn_site *site) {
    site->level++;
    size_t kept = 0;
    for (size_t i = 0; i < site->keys.count; i++) {
        if (is_on_level(site, site->keys.items[i])) site->keys.items[kept++] = site->keys.items[i];
    }
    site->keys.count = kept;
}

static syn_map_entry *count_up(syn_map *map, syn_arena *arena, uint64_t key) {
    syn_str bytes = syn_arena_copy(arena, (syn_str){(const char *)&key, sizeof key});
    syn_map_entry *entry = syn_map_add(map, bytes, 0, NULL);
    if (entry != NULL) entry->value++;
    return entry;
}

syn_status syn_site_add(syn_site *site, const char *bytes, size_t size, syn_error *error) {
    uint64_t page = syn_hash_bytes(bytes, size), key;
    if (size < 2 * sizeof key) return SYN_OK;
    syn_map_entry *seen = count_up(&site->seen, &site->arena, page);
    if (seen == NULL) return syn_arena_status(&site->arena, error);
    if (seen->value > 1) return SYN_OK;
    memcpy(&key, bytes, sizeof key);
    (void)count_up(&site->hosts, &site->arena, key);
    for (size_t at = sizeof key; at + sizeof key <= size; at += sizeof key) {
        memcpy(&key, bytes + at, sizeof key);
        if (is_on_level(site, key)) SYN_PUSH(&site->arena, &site->keys, key);
        while (site->keys.count > SYN_CAP_SITE_KEYS && site->level < 60)
            raise_level(site);
    }
    return syn_arena_status(&site->arena, error);
}

static int compare_keys(const void *a, const void *b, void *context) {
    (void)context;
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

syn_status syn_site_close(syn_site *site, syn_error *error) {
    site->is_closed = true;
    uint64_t *keys = site->keys.items;
    if (site->keys.count == 0) return syn_arena_status(&site->arena, error);
    syn_sort(keys, site->keys.count, sizeof *keys, compare_keys, NULL);
    site->pages = syn_arena_array(&site->arena, site->keys.count, sizeof *site->pages);
    if (site->pages == NULL) return syn_arena_status(&site->arena, error);
    size_t kept = 0;
    for (size_t i = 0, end; i < site->keys.count; i = end) {
        for (end = i + 1; end < site->keys.count && keys[end] == keys[i];)
            end++;
        if (end - i < LEAST_PAGES) continue;
        site->pages[kept] = end - i > UINT32_MAX ? UINT32_MAX : (uint32_t)(end - i);
        keys[kept++] = keys[i];
    }
    site->keys.count = kept;
    return SYN_OK;
}

static size_t get_pages(const syn_site *site, uint64_t key) {
    size_t low = 0, high = site->keys.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (site->keys.items[middle] < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < site->keys.count && site->keys.items[low] == key ? site->pages[low] : 0;
}

void syn__page_drop_repeats(syn_page *page, const syn_site *site, const syn_document *document) {
    if (site == NULL || !site->is_closed || site->keys.count == 0) return;
    uint64_t host = hash_host(document, page->arena);
    const syn_map_entry *entry =
        syn_map_find(&site->hosts, (syn_str){(const char *)&host, sizeof host});
    bool *repeats = syn_arena_array(page->arena, page->blocks.count, sizeof *repeats);
    if (host == 0 || entry == NULL || repeats == NULL) return;
    uint64_t kept = 0, repeated = 0; // characters
    for (size_t i = 0; i < page->blocks.count; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->verdict != SYN_PAGE_KEPT) continue;
        kept += block->chars;
        // "How we tested" heads a part of every article of its kind.
        if (block->kind == SYN_BLOCK_HEADING) continue;
        uint64_t key = hash_text(host, syn__page_block_text(page, block, block->chars * 8 + 64));
        repeats[i] = key != 0 && get_pages(site, key) * LEAST_SHARE >= entry->value &&
                     get_pages(site, key) >= LEAST_PAGES;
        if (repeats[i]) repeated += block->chars;
    }
    if (repeated * 2 > kept) return; // a copy: a page printed, mailed, or moved
    for (size_t i = 0; i < page->blocks.count; i++) {
        if (repeats[i]) syn__page_drop(page, i, SYN_DROPPED_REPEAT);
    }
}
