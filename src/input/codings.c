// SPDX-License-Identifier: Apache-2.0
// Takes a coded body, gives it decoded, or says that it is not coded so. See codings.h.
//
// zlib, libbrotlidec and libzstd decode; chunks (RFC 9112, 7.1) are read here. Each decoder has the
// same loop around it: room that doubles with what has come out, until the end, damage or a cap.
#include "input/codings.h"
#include "input/zlib_memory.h"

#include "base/caps.h"
#include "base/memory.h"
#include "base/str.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

static const char cut_short[] = "its packed body is cut short";
static const char damaged[] = "its packed body is damaged";
static const char too_much[] = "its body unpacks to far more than a page or a text would";

syn_coding syn__coding_from_name(syn_str name) {
    static const struct {
        syn_str name;
        syn_coding coding;
    } names[] = {
        {{"gzip", 4}, SYN_CODING_GZIP},       {{"x-gzip", 6}, SYN_CODING_GZIP},
        {{"deflate", 7}, SYN_CODING_DEFLATE}, {{"br", 2}, SYN_CODING_BROTLI},
        {{"brotli", 6}, SYN_CODING_BROTLI},   {{"zstd", 4}, SYN_CODING_ZSTD},
        {{"chunked", 7}, SYN_CODING_CHUNKED},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (syn_str_equal_nocase(name, names[i].name)) return names[i].coding;
    }
    return SYN_CODING_NONE;
}

bool syn__coding_is_gzip(syn_str body) {
    return syn_str_starts(body, SYN_STR("\x1f\x8b\x08"));
}

// ---- chunks

/// The size line at *at, which moves behind it; false when there is none. Extensions (";...") are
/// passed over.
static bool take_chunk_size(syn_str body, size_t *at, size_t *out_size) {
    size_t line_end = syn_str_find_byte(body, '\n', *at);
    if (line_end == SIZE_MAX) line_end = body.size;
    size_t digit_count = 0, size = 0, i = *at;
    for (; i < line_end; i++) {
        char c = syn_ascii_lower(body.data[i]);
        bool is_letter = c >= 'a' && c <= 'f';
        if (!syn_ascii_is_digit(c) && !is_letter) break;
        // More than the body has is as good as any number that is too large.
        if (size <= body.size) size = size * 16 + (size_t)(is_letter ? c - 'a' + 10 : c - '0');
        digit_count++;
    }
    while (i < line_end && (body.data[i] == ' ' || body.data[i] == '\t' || body.data[i] == '\r'))
        i++;
    if (digit_count == 0 || (i < line_end && body.data[i] != ';')) return false;
    *out_size = size;
    *at = line_end == body.size ? line_end : line_end + 1;
    return true;
}

/// The first size line decides whether the claim holds. Behind a bad one the rest is taken as it
/// is: some tools undo the chunks only in part.
static bool undo_chunks(syn_str body, syn_buffer *out, const char **out_problem) {
    size_t at = 0, size;
    for (bool is_first = true;; is_first = false) {
        size_t before = at;
        if (!take_chunk_size(body, &at, &size)) {
            if (is_first) return false;
            bool has_more = at < body.size;
            *out_problem = has_more ? "its chunks are damaged" : "its chunks are cut short";
            if (has_more) syn_buffer_append_str(out, syn_str_slice(body, before, body.size));
            return true;
        }
        if (size == 0) return true;
        if (size > body.size - at) {
            if (is_first && body.size > at && size / 2 > body.size) return false;
            syn_buffer_append_str(out, syn_str_slice(body, at, body.size));
            *out_problem = "its chunks are cut short";
            return true;
        }
        syn_buffer_append_str(out, syn_str_slice(body, at, at + size));
        at += size;
        if (at < body.size && body.data[at] == '\r') at++;
        if (at < body.size && body.data[at] == '\n') at++;
    }
}

// ---- unpacking

/// Makes room for what comes next; false (with the problem, or failure in `out`) when there is
/// none.
static bool make_room(syn_buffer *out, size_t taken_bytes, const char **out_problem) {
    bool is_bomb =
        out->size > SYN_CAP_UNPACK_FREE_BYTES && out->size / SYN_CAP_UNPACK_RATIO > taken_bytes;
    if (is_bomb || out->size >= SYN_CAP_RECORD_BYTES) {
        *out_problem = too_much;
        return false;
    }
    size_t wanted = out->size / 2 < 1 << 14 ? 1 << 14 : out->size / 2;
    if (wanted > SYN_CAP_RECORD_BYTES - out->size) wanted = SYN_CAP_RECORD_BYTES - out->size;
    return syn_buffer_reserve(out, wanted);
}

static size_t room_of(const syn_buffer *out) {
    size_t room = out->capacity - out->size;
    size_t most = SYN_CAP_RECORD_BYTES - out->size;
    return room < most ? room : most;
}

/// One member of zlib data. `window_bits` as inflateInit2 has it. *out_used: bytes taken.
static int inflate_member(syn_str body, int window_bits, syn_buffer *out, size_t *out_used,
                          const char **out_problem) {
    union {
        const char *bytes;
        Bytef *zlib;
    } next = {.bytes = body.data}; // zlib's interface has no const, it does not write here
    z_stream stream = {.zalloc = syn__zlib_take, .zfree = syn__zlib_give};
    stream.next_in = next.zlib;
    stream.avail_in = (uInt)body.size; // at most SYN_CAP_RECORD_BYTES
    if (inflateInit2(&stream, window_bits) != Z_OK) {
        out->has_failed = true;
        return Z_MEM_ERROR;
    }
    int result = Z_OK;
    while (result == Z_OK && make_room(out, body.size - stream.avail_in, out_problem)) {
        size_t room = room_of(out);
        stream.next_out = (Bytef *)out->data + out->size;
        stream.avail_out = (uInt)room;
        result = inflate(&stream, Z_NO_FLUSH);
        out->size += room - stream.avail_out;
    }
    if (result == Z_MEM_ERROR) out->has_failed = true;
    *out_used = body.size - stream.avail_in;
    inflateEnd(&stream);
    return result;
}

/// Several members in a row are one body. What follows the last one is passed over.
static bool undo_gzip(syn_str body, syn_buffer *out, const char **out_problem) {
    if (!syn__coding_is_gzip(body)) return false;
    const char *problem = NULL;
    while (syn__coding_is_gzip(body) && !out->has_failed && problem == NULL) {
        size_t used;
        int result = inflate_member(body, 15 + 16, out, &used, &problem);
        if (result == Z_BUF_ERROR) problem = cut_short;
        if (result == Z_DATA_ERROR) problem = damaged;
        body = syn_str_slice(body, used, body.size);
    }
    if (problem != NULL) *out_problem = problem;
    return out->size > 0 || problem == NULL;
}

/// zlib's wrapping has a check sum in its first two bytes. Without it nothing but a clean end shows
/// that the data is deflated.
static bool undo_deflate(syn_str body, syn_buffer *out, const char **out_problem) {
    if (syn__coding_is_gzip(body)) return undo_gzip(body, out, out_problem);
    if (body.size < 2) return false;
    unsigned first = (unsigned char)body.data[0], second = (unsigned char)body.data[1];
    bool is_wrapped = (first & 0x0F) == 8 && (first * 256 + second) % 31 == 0;
    const char *problem = NULL;
    size_t used;
    int result = inflate_member(body, is_wrapped ? 15 : -15, out, &used, &problem);
    if (result == Z_BUF_ERROR) problem = cut_short;
    if (result == Z_DATA_ERROR) problem = damaged;
    bool holds = is_wrapped ? out->size > 0 || problem == NULL
                            : result == Z_STREAM_END || problem == too_much;
    if (holds && problem != NULL) *out_problem = problem;
    return holds;
}

static void *take_brotli_memory(void *unused, size_t size) {
    (void)unused;
    return syn__memory_new(size);
}

static void give_brotli_memory(void *unused, void *block) {
    (void)unused;
    syn__memory_free(block);
}

/// Brotli has no first bytes to know it by: it must end cleanly, or be cut after it gave much.
static bool undo_brotli(syn_str body, syn_buffer *out, const char **out_problem) {
    BrotliDecoderState *state =
        BrotliDecoderCreateInstance(take_brotli_memory, give_brotli_memory, NULL);
    if (state == NULL) {
        out->has_failed = true;
        return false;
    }
    (void)syn__memory_take_failure();
    const uint8_t *next_in = (const uint8_t *)body.data;
    size_t in_size = body.size;
    const char *problem = NULL;
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT &&
           make_room(out, body.size - in_size, &problem)) {
        size_t room = room_of(out), left = room;
        uint8_t *next_out = (uint8_t *)out->data + out->size;
        result = BrotliDecoderDecompressStream(state, &in_size, &next_in, &left, &next_out, NULL);
        out->size += room - left;
    }
    BrotliDecoderDestroyInstance(state);
    if (syn__memory_take_failure()) out->has_failed = true;
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return true;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) problem = cut_short;
    if (problem == NULL || out->size <= body.size) return false;
    *out_problem = problem;
    return true;
}

static bool undo_zstd(syn_str body, syn_buffer *out, const char **out_problem) {
    if (!syn_str_starts(body, SYN_STR("\x28\xb5\x2f\xfd"))) return false;
    ZSTD_DStream *stream = ZSTD_createDStream();
    if (stream == NULL) {
        out->has_failed = true;
        return false;
    }
    ZSTD_inBuffer in = {body.data, body.size, 0};
    const char *problem = NULL;
    size_t result = 1;
    while (make_room(out, in.pos, &problem)) {
        ZSTD_outBuffer to = {out->data + out->size, room_of(out), 0};
        result = ZSTD_decompressStream(stream, &to, &in);
        out->size += to.pos;
        if (ZSTD_isError(result)) problem = damaged;
        bool is_done = in.pos == in.size && (to.pos < to.size || result == 0);
        if (is_done && result != 0 && problem == NULL) problem = cut_short;
        if (is_done || problem != NULL) break;
    }
    ZSTD_freeDStream(stream);
    if (problem != NULL) *out_problem = problem;
    return out->size > 0 || problem == NULL;
}

bool syn__coding_undo(syn_coding coding, syn_str body, syn_buffer *out, const char **out_problem) {
    syn_buffer_clear(out);
    bool holds = false;
    if (body.size == 0 || body.size > SYN_CAP_RECORD_BYTES) return false;
    switch (coding) {
    case SYN_CODING_NONE: break;
    case SYN_CODING_CHUNKED: holds = undo_chunks(body, out, out_problem); break;
    case SYN_CODING_GZIP: holds = undo_gzip(body, out, out_problem); break;
    case SYN_CODING_DEFLATE: holds = undo_deflate(body, out, out_problem); break;
    case SYN_CODING_BROTLI: holds = undo_brotli(body, out, out_problem); break;
    case SYN_CODING_ZSTD: holds = undo_zstd(body, out, out_problem); break;
    }
    return holds;
}
