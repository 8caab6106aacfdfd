// SPDX-License-Identifier: Apache-2.0
// Takes packed bytes, gives unpacked ones. zlib for gzip, libzstd for zstd. See unpacker.h.
//
// The WARC-zstd convention (IIPC, "Zstandard compression of WARC files"): a skippable frame of type
// 0x184D2A5D at the front of the file holds the dictionary of all frames, itself packed or not.
// Places of members are kept in a ring; one that was pushed out is not found any more.
#include "input/unpacker.h"
#include "input/zlib_memory.h"

#include "base/buffer.h"
#include "base/caps.h"
#include "base/memory.h"
#include "base/str.h"

#include <zlib.h>
#include <zstd.h>

enum { GZIP_WINDOW_BITS = 15 + 16, MEMBER_COUNT = 1 << 12, RETRY_FREE_BYTES = 1 << 20 };

/// The member that starts at `place` of the file gave byte `unpacked` first.
typedef struct member {
    size_t place, unpacked;
} member;

struct syn_unpacker {
    bool is_gzip, is_between, has_failed;
    z_stream gzip;
    ZSTD_DCtx *zstd;
    bool has_dictionary_ahead; ///< zstd: the dictionary's frame comes next
    syn_buffer dictionary;     ///< that frame as read so far
    member *members;           ///< ring of MEMBER_COUNT
    size_t member_count;       ///< ever seen
    size_t retried_bytes;      ///< unpacked a second time
};

void syn__unpacker_free(syn_unpacker *unpacker) {
    if (unpacker == NULL) return;
    if (unpacker->is_gzip) inflateEnd(&unpacker->gzip);
    ZSTD_freeDCtx(unpacker->zstd);
    syn_buffer_finish(&unpacker->dictionary);
    syn__memory_free(unpacker->members);
    syn__memory_free(unpacker);
}

static bool is_gzip_start(syn_str bytes) {
    // The four bytes are magic, magic, deflate, flags of which three bits must be 0.
    return syn_str_starts(bytes, SYN_STR("\x1f\x8b\x08")) &&
           (bytes.size < 4 || ((unsigned char)bytes.data[3] & 0xE0) == 0);
}

static bool is_zstd_start(syn_str bytes) {
    return syn_str_starts(bytes, SYN_STR("\x28\xb5\x2f\xfd"));
}

/// A frame for something else than data: pzstd begins with one, and so does a dictionary.
static bool is_skippable_start(syn_str bytes) {
    return bytes.size >= 4 && (bytes.data[0] & 0xF0) == 0x50 &&
           memcmp(bytes.data + 1, "\x2a\x4d\x18", 3) == 0;
}

syn_status syn__unpacker_new(syn_str head, syn_unpacker **out_unpacker, syn_error *error) {
    *out_unpacker = NULL;
    bool is_gzip = is_gzip_start(head);
    if (!is_gzip && !is_zstd_start(head) && !is_skippable_start(head)) return SYN_OK;
    syn_unpacker *unpacker = syn__memory_new(sizeof *unpacker);
    if (unpacker == NULL) return syn_error_no_memory(error);
    *unpacker = (syn_unpacker){.is_between = true};
    unpacker->has_dictionary_ahead = is_skippable_start(head) && head.data[0] == 0x5d;
    unpacker->members = syn__memory_new(MEMBER_COUNT * sizeof *unpacker->members);
    bool is_ready = unpacker->members != NULL;
    if (is_ready && is_gzip) {
        unpacker->gzip.zalloc = syn__zlib_take;
        unpacker->gzip.zfree = syn__zlib_give;
        is_ready = inflateInit2(&unpacker->gzip, GZIP_WINDOW_BITS) == Z_OK;
        unpacker->is_gzip = is_ready; // nothing to end otherwise
    } else if (is_ready) {
        unpacker->zstd = ZSTD_createDCtx();
        is_ready = unpacker->zstd != NULL;
    }
    if (!is_ready) {
        syn__unpacker_free(unpacker);
        return syn_error_no_memory(error);
    }
    *out_unpacker = unpacker;
    return SYN_OK;
}

bool syn__unpacker_is_between(const syn_unpacker *unpacker) {
    return unpacker->is_between;
}

bool syn__unpacker_has_failed(const syn_unpacker *unpacker) {
    return unpacker->has_failed;
}

const char *syn__unpacker_get_damage(const syn_unpacker *unpacker) {
    return unpacker->is_gzip ? "the gzip data is damaged" : "the zstd data is damaged";
}

// ---- members

static member *newest_member(const syn_unpacker *unpacker) {
    return &unpacker->members[(unpacker->member_count + MEMBER_COUNT - 1) % MEMBER_COUNT];
}

/// A member that gave nothing makes room for the next: the byte comes from the last of them.
static void begin_member(syn_unpacker *unpacker, size_t place, size_t unpacked) {
    if (unpacker->member_count == 0 || newest_member(unpacker)->unpacked != unpacked)
        unpacker->member_count++;
    *newest_member(unpacker) = (member){place, unpacked};
    unpacker->is_between = false;
}

/// The ring is in order of `unpacked`: halves what is left until the last member at or before.
bool syn__unpacker_find_member(const syn_unpacker *unpacker, size_t unpacked, size_t *out_place) {
    size_t end = unpacker->member_count;
    size_t start = end > MEMBER_COUNT ? end - MEMBER_COUNT : 0;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        const member *here = &unpacker->members[middle % MEMBER_COUNT];
        if (here->unpacked == unpacked) {
            *out_place = here->place;
            return true;
        }
        if (here->unpacked < unpacked) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    return false;
}

/// Counted over the member, so that one bomb does not cost what stands behind it.
static bool is_bomb(const syn_unpacker *unpacker, size_t place, size_t unpacked) {
    if (unpacker->member_count == 0) return false;
    const member *here = newest_member(unpacker);
    size_t made = unpacked - here->unpacked;
    return made > SYN_CAP_UNPACK_FREE_BYTES && made / SYN_CAP_UNPACK_RATIO > place - here->place;
}

// ---- steps

/// A member that ends is followed by the next, as `cat a.gz b.gz` makes them.
static syn_unpacked step_gzip(syn_unpacker *unpacker, syn_str in, char *out, size_t room,
                              size_t *out_used, size_t *out_made) {
    union {
        const char *bytes;
        Bytef *zlib;
    } next = {.bytes = in.data}; // zlib's interface has no const, it does not write here
    z_stream *gzip = &unpacker->gzip;
    gzip->next_in = next.zlib;
    gzip->avail_in = (uInt)in.size;
    gzip->next_out = (Bytef *)out;
    gzip->avail_out = (uInt)room;
    int result = inflate(gzip, Z_NO_FLUSH);
    *out_used = in.size - gzip->avail_in;
    *out_made = room - gzip->avail_out;
    if (result == Z_MEM_ERROR) unpacker->has_failed = true;
    if (result == Z_STREAM_END) {
        unpacker->is_between = true;
        if (inflateReset(gzip) != Z_OK) return SYN_UNPACKED_DAMAGE;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
        return SYN_UNPACKED_DAMAGE;
    }
    return SYN_UNPACKED_SOME;
}

static syn_unpacked step_zstd(syn_unpacker *unpacker, syn_str in, char *out, size_t room,
                              size_t *out_used, size_t *out_made) {
    ZSTD_inBuffer source = {in.data, in.size, 0};
    ZSTD_outBuffer target = {out, room, 0};
    size_t result = ZSTD_decompressStream(unpacker->zstd, &target, &source);
    *out_used = source.pos;
    *out_made = target.pos;
    unpacker->is_between = result == 0;
    return ZSTD_isError(result) ? SYN_UNPACKED_DAMAGE : SYN_UNPACKED_SOME;
}

/// Loads the dictionary out of its frame, which is whole.
static syn_unpacked load_dictionary(syn_unpacker *unpacker, syn_str frame) {
    syn_buffer plain = {0};
    syn_str dictionary = syn_str_slice(frame, 8, frame.size);
    bool is_good = true;
    if (is_zstd_start(dictionary)) {
        unsigned long long size = ZSTD_getFrameContentSize(dictionary.data, dictionary.size);
        is_good = size <= SYN_CAP_DICTIONARY_BYTES &&
                  syn_buffer_reserve(&plain, size > 0 ? (size_t)size : 1);
        if (plain.has_failed) unpacker->has_failed = true;
        size_t got = is_good ? ZSTD_decompressDCtx(unpacker->zstd, plain.data, plain.capacity,
                                                   dictionary.data, dictionary.size)
                             : 0;
        is_good = is_good && !ZSTD_isError(got);
        if (is_good) dictionary = (syn_str){plain.data, got};
    }
    is_good = is_good && !ZSTD_isError(ZSTD_DCtx_loadDictionary(unpacker->zstd, dictionary.data,
                                                                dictionary.size));
    syn_buffer_finish(&plain);
    return is_good ? SYN_UNPACKED_SOME : SYN_UNPACKED_DAMAGE;
}

/// Gathers the dictionary's frame: its type, its size in four bytes, little end first, the bytes.
static syn_unpacked step_dictionary(syn_unpacker *unpacker, syn_str in, size_t *out_used) {
    syn_buffer *frame = &unpacker->dictionary;
    size_t wanted = 8;
    if (frame->size >= 8) {
        for (size_t i = 0; i < 4; i++)
            wanted += (size_t)(unsigned char)frame->data[4 + i] << (8 * i);
        if (wanted > SYN_CAP_DICTIONARY_BYTES) return SYN_UNPACKED_DAMAGE;
    }
    size_t more = wanted - frame->size;
    *out_used = more < in.size ? more : in.size;
    syn_buffer_append(frame, in.data, *out_used);
    if (frame->has_failed) unpacker->has_failed = true;
    if (frame->size < wanted || wanted == 8) return SYN_UNPACKED_SOME;
    syn_unpacked result = load_dictionary(unpacker, syn_buffer_view(frame));
    syn_buffer_finish(frame);
    unpacker->has_dictionary_ahead = false;
    unpacker->is_between = true;
    return result;
}

syn_unpacked syn__unpacker_step(syn_unpacker *unpacker, syn_str in, size_t place, size_t unpacked,
                                char *out, size_t room, size_t *out_used, size_t *out_made) {
    *out_used = *out_made = 0;
    if (unpacker->is_between) {
        if (unpacker->is_gzip && in.data[0] != 0x1f) return SYN_UNPACKED_OTHER;
        begin_member(unpacker, place, unpacked);
    }
    if (unpacker->has_dictionary_ahead) return step_dictionary(unpacker, in, out_used);
    syn_unpacked result = unpacker->is_gzip
                              ? step_gzip(unpacker, in, out, room, out_used, out_made)
                              : step_zstd(unpacker, in, out, room, out_used, out_made);
    if (result == SYN_UNPACKED_SOME && is_bomb(unpacker, place + *out_used, unpacked + *out_made))
        return SYN_UNPACKED_BOMB;
    return result;
}

// ---- going on behind damage

size_t syn__unpacker_choose_retry(syn_unpacker *unpacker, size_t place, size_t oldest) {
    if (unpacker->is_between || unpacker->member_count == 0) return place;
    size_t from = newest_member(unpacker)->place + 1;
    if (from < oldest) from = oldest;
    if (from > place) return from; // nothing of it was taken
    // Bytes that look like starts and are none could make this a square: it ends at twice the file.
    if (unpacker->retried_bytes > place + RETRY_FREE_BYTES) return place;
    unpacker->retried_bytes += place - from;
    return from;
}

size_t syn__unpacker_find_start(const syn_unpacker *unpacker, syn_str bytes) {
    char first = unpacker->is_gzip ? 0x1f : 0x28;
    for (size_t at = 0;; at++) {
        at = syn_str_find_byte(bytes, first, at);
        if (at == SIZE_MAX || at + 4 > bytes.size) return SIZE_MAX;
        syn_str rest = syn_str_slice(bytes, at, bytes.size);
        if (unpacker->is_gzip ? is_gzip_start(rest) : is_zstd_start(rest)) return at;
    }
}

void syn__unpacker_restart(syn_unpacker *unpacker) {
    unpacker->is_between = true;
    unpacker->has_dictionary_ahead = false;
    if (unpacker->is_gzip) {
        inflateReset(&unpacker->gzip);
    } else {
        ZSTD_DCtx_reset(unpacker->zstd, ZSTD_reset_session_only);
    }
}
