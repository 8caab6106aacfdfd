// SPDX-License-Identifier: Apache-2.0
// Takes a file's bytes, gives them unpacked. zlib for gzip, libzstd for zstd. See stream.h.
//
// The window is one buffer: taken bytes are moved out only when more than half of it is free, so
// the cost stays linear. Memory: the largest stretch that a caller peeks at.
#include "input/stream.h"

#include "base/caps.h"
#include "base/memory.h"
#include "base/str.h"

#include <zlib.h>
#include <zstd.h>

enum { PIECE_BYTES = 1 << 16, GZIP_WINDOW_BITS = 15 + 16 };

struct syn_unpacker {
    bool is_gzip;
    z_stream gzip;
    ZSTD_DStream *zstd;
    bool is_between_members; ///< a member has ended and no byte of the next was seen
};

static voidpf take_memory(voidpf unused, uInt count, uInt size) {
    (void)unused;
    size_t total;
    return syn_size_multiply(count, size, &total) ? syn__memory_new(total) : NULL;
}

static void give_memory(voidpf unused, voidpf block) {
    (void)unused;
    syn__memory_free(block);
}

static void free_unpacker(syn_unpacker *unpacker) {
    if (unpacker == NULL) return;
    if (unpacker->is_gzip) inflateEnd(&unpacker->gzip);
    ZSTD_freeDStream(unpacker->zstd);
    syn__memory_free(unpacker);
}

static syn_unpacker *new_unpacker(bool is_gzip) {
    syn_unpacker *unpacker = syn__memory_new(sizeof *unpacker);
    if (unpacker == NULL) return NULL;
    *unpacker = (syn_unpacker){.is_gzip = is_gzip};
    bool is_ready = false;
    if (is_gzip) {
        unpacker->gzip.zalloc = take_memory;
        unpacker->gzip.zfree = give_memory;
        is_ready = inflateInit2(&unpacker->gzip, GZIP_WINDOW_BITS) == Z_OK;
        unpacker->is_gzip = is_ready; // nothing to end otherwise
    } else {
        unpacker->zstd = ZSTD_createDStream();
        is_ready = unpacker->zstd != NULL && !ZSTD_isError(ZSTD_initDStream(unpacker->zstd));
    }
    if (is_ready) return unpacker;
    free_unpacker(unpacker);
    return NULL;
}

static syn_status read_packed(syn_stream *stream, syn_error *error) {
    if (stream->packed_at == stream->packed_end) stream->packed_at = stream->packed_end = 0;
    size_t got;
    syn_status status = syn_reader_read(stream->reader, stream->packed + stream->packed_end,
                                        PIECE_BYTES - stream->packed_end, &got, error);
    if (status != SYN_OK) return status;
    stream->packed_end += got;
    stream->read_bytes += got;
    stream->is_file_at_end = got == 0;
    return SYN_OK;
}

static syn_str packed_bytes(const syn_stream *stream) {
    return (syn_str){stream->packed + stream->packed_at, stream->packed_end - stream->packed_at};
}

syn_status syn_stream_open(syn_stream *stream, const char *path, syn_error *error) {
    *stream = (syn_stream){0};
    syn_status status = syn_reader_open(path, &stream->reader, error);
    if (status != SYN_OK) return status;
    stream->packed = syn__memory_new(PIECE_BYTES);
    if (stream->packed == NULL) {
        status = syn_error_no_memory(error);
        goto done;
    }
    while (status == SYN_OK && stream->packed_end < 4 && !stream->is_file_at_end)
        status = read_packed(stream, error);
    if (status != SYN_OK) goto done;
    syn_str head = packed_bytes(stream);
    bool is_gzip = syn_str_starts(head, SYN_STR("\x1f\x8b\x08"));
    if (is_gzip || syn_str_starts(head, SYN_STR("\x28\xb5\x2f\xfd"))) {
        stream->unpacker = new_unpacker(is_gzip);
        if (stream->unpacker == NULL) status = syn_error_no_memory(error);
    }
done:
    if (status != SYN_OK) syn_stream_close(stream);
    return status;
}

void syn_stream_close(syn_stream *stream) {
    free_unpacker(stream->unpacker);
    syn_reader_close(stream->reader);
    syn__memory_free(stream->packed);
    syn_buffer_finish(&stream->window);
    *stream = (syn_stream){0};
}

/// Ends the stream where it stands; what was unpacked so far stays good.
static void end_with(syn_stream *stream, const char *problem) {
    stream->is_at_end = true;
    stream->problem = problem;
}

/// One turn of zlib. A member that ends is followed by the next, as `cat a.gz b.gz` makes them;
/// anything else after a member is padding and ends the stream.
static size_t unpack_gzip(syn_stream *stream, char *out, size_t room) {
    syn_unpacker *unpacker = stream->unpacker;
    syn_str in = packed_bytes(stream);
    if (unpacker->is_between_members) {
        if ((unsigned char)in.data[0] != 0x1f) {
            stream->is_at_end = true;
            return 0;
        }
        if (inflateReset(&unpacker->gzip) != Z_OK) end_with(stream, "the gzip data is damaged");
        unpacker->is_between_members = false;
    }
    union {
        const char *bytes;
        Bytef *zlib;
    } next = {.bytes = in.data}; // zlib's interface has no const, it does not write here
    unpacker->gzip.next_in = next.zlib;
    unpacker->gzip.avail_in = (uInt)in.size;
    unpacker->gzip.next_out = (Bytef *)out;
    unpacker->gzip.avail_out = (uInt)room;
    int result = inflate(&unpacker->gzip, Z_NO_FLUSH);
    stream->packed_at += in.size - unpacker->gzip.avail_in;
    if (result == Z_STREAM_END) {
        unpacker->is_between_members = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
        end_with(stream, "the gzip data is damaged");
    }
    return room - unpacker->gzip.avail_out;
}

static size_t unpack_zstd(syn_stream *stream, char *out, size_t room) {
    syn_str in = packed_bytes(stream);
    ZSTD_inBuffer source = {in.data, in.size, 0};
    ZSTD_outBuffer target = {out, room, 0};
    size_t result = ZSTD_decompressStream(stream->unpacker->zstd, &target, &source);
    stream->packed_at += source.pos;
    stream->unpacker->is_between_members = result == 0;
    if (ZSTD_isError(result)) end_with(stream, "the zstd data is damaged");
    return target.pos;
}

static bool is_bomb(const syn_stream *stream) {
    return stream->unpacked_bytes > SYN_CAP_UNPACK_FREE_BYTES &&
           stream->unpacked_bytes / SYN_CAP_UNPACK_RATIO > stream->read_bytes;
}

/// Adds what the next packed bytes give to the window.
static syn_status unpack_more(syn_stream *stream, syn_error *error) {
    if (stream->packed_at == stream->packed_end && !stream->is_file_at_end) {
        syn_status status = read_packed(stream, error);
        if (status != SYN_OK) return status;
    }
    bool is_dry = stream->packed_at == stream->packed_end;
    if (is_dry && (stream->unpacker == NULL || stream->unpacker->is_between_members)) {
        stream->is_at_end = true;
        return SYN_OK;
    }
    if (!syn_buffer_reserve(&stream->window, PIECE_BYTES)) return syn_error_no_memory(error);
    char *out = stream->window.data + stream->window.size;
    size_t made;
    if (stream->unpacker == NULL) {
        syn_str in = packed_bytes(stream);
        made = in.size;
        memcpy(out, in.data, made);
        stream->packed_at = stream->packed_end;
    } else {
        made = stream->unpacker->is_gzip ? unpack_gzip(stream, out, PIECE_BYTES)
                                         : unpack_zstd(stream, out, PIECE_BYTES);
        if (made == 0 && is_dry && !stream->is_at_end && !stream->unpacker->is_between_members)
            end_with(stream, "the packed data is cut short");
    }
    stream->window.size += made;
    stream->unpacked_bytes += made;
    if (is_bomb(stream)) end_with(stream, "it unpacks to far more than a page or a text would");
    return SYN_OK;
}

static void drop_taken(syn_stream *stream) {
    size_t left = stream->window.size - stream->at;
    if (stream->at == 0 || stream->at < left) return;
    if (left > 0) memmove(stream->window.data, stream->window.data + stream->at, left);
    stream->window.size = left;
    stream->at = 0;
}

syn_status syn_stream_peek(syn_stream *stream, size_t wanted, syn_str *out_bytes,
                           syn_error *error) {
    *out_bytes = (syn_str){"", 0};
    drop_taken(stream);
    while (stream->window.size - stream->at < wanted && !stream->is_at_end) {
        syn_status status = unpack_more(stream, error);
        if (status != SYN_OK) {
            stream->is_at_end = true;
            return status;
        }
    }
    syn_str all = syn_buffer_view(&stream->window);
    *out_bytes = syn_str_slice(all, stream->at, all.size);
    return SYN_OK;
}

void syn_stream_skip(syn_stream *stream, size_t size) {
    size_t left = stream->window.size - stream->at;
    stream->at += size < left ? size : left;
}
