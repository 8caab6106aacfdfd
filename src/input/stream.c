// SPDX-License-Identifier: Apache-2.0
// Takes a file's bytes, gives them as unpacked, through a window. See stream.h.
//
// The window is one buffer: taken bytes are moved out only when more than half of it is free, so
// the cost stays linear. Memory: the largest stretch that a caller peeks at. Of a packed file the
// last bytes read stay for a while, because damage shows late: a decoder that has lost its way runs
// on into the member behind, whose start must be found again.
#include "input/stream.h"

#include "base/caps.h"
#include "base/memory.h"
#include "base/str.h"
#include "input/unpacker.h"

enum {
    PIECE_BYTES = 1 << 16,
    KEPT_BYTES = 1 << 16,
    PACKED_BYTES = 2 << 16,
    LARGEST_KEPT_BYTES = 8 << 20
};

static syn_str packed_bytes(const syn_stream *stream) {
    return (syn_str){stream->packed + stream->packed_at, stream->packed_end - stream->packed_at};
}

/// The place in the file of the next byte to be unpacked.
static size_t packed_place(const syn_stream *stream) {
    return stream->read_bytes - (stream->packed_end - stream->packed_at);
}

/// Reads behind the bytes that wait; those that were unpacked move out but for the last ones.
static syn_status read_packed(syn_stream *stream, syn_error *error) {
    size_t most_kept = stream->unpacker == NULL ? 0 : KEPT_BYTES;
    if (stream->packed_at > most_kept) {
        size_t out = stream->packed_at - most_kept;
        memmove(stream->packed, stream->packed + out, stream->packed_end - out);
        stream->packed_at -= out;
        stream->packed_end -= out;
    }
    size_t got, room = PACKED_BYTES - stream->packed_end;
    syn_status status = syn_reader_read(stream->reader, stream->packed + stream->packed_end,
                                        room < PIECE_BYTES ? room : PIECE_BYTES, &got, error);
    if (status != SYN_OK) return status;
    stream->packed_end += got;
    stream->read_bytes += got;
    stream->is_file_at_end = got == 0;
    return SYN_OK;
}

syn_status syn_stream_open(syn_stream *stream, const char *path, syn_error *error) {
    *stream = (syn_stream){0};
    syn_status status = syn_reader_open(path, &stream->reader, error);
    if (status != SYN_OK) return status;
    stream->packed = syn__memory_new(PACKED_BYTES);
    if (stream->packed == NULL) {
        status = syn_error_no_memory(error);
        goto done;
    }
    while (status == SYN_OK && stream->packed_end < 4 && !stream->is_file_at_end)
        status = read_packed(stream, error);
    if (status == SYN_OK)
        status = syn__unpacker_new(packed_bytes(stream), &stream->unpacker, error);
done:
    if (status != SYN_OK) syn_stream_close(stream);
    return status;
}

void syn_stream_close(syn_stream *stream) {
    syn__unpacker_free(stream->unpacker);
    syn_reader_close(stream->reader);
    syn__memory_free(stream->packed);
    syn_buffer_finish(&stream->window);
    *stream = (syn_stream){0};
}

// ---- unpacking

/// Ends the stream where it stands; what was unpacked so far stays good.
static void end_with(syn_stream *stream, const char *problem) {
    stream->is_at_end = true;
    stream->problem = problem;
}

/// Moves what the next packed bytes give to `out`.
static size_t unpack(syn_stream *stream, char *out, size_t room, bool is_dry) {
    if (stream->unpacker == NULL) {
        syn_str in = packed_bytes(stream);
        memcpy(out, in.data, in.size);
        stream->packed_at = stream->packed_end;
        return in.size;
    }
    size_t made = 0, used = 0;
    syn_unpacked result =
        syn__unpacker_step(stream->unpacker, packed_bytes(stream), packed_place(stream),
                           stream->unpacked_bytes, out, room, &used, &made);
    stream->packed_at += used;
    switch (result) {
    case SYN_UNPACKED_SOME:
        if (made == 0 && is_dry) end_with(stream, "the packed data is cut short");
        break;
    case SYN_UNPACKED_OTHER: // mostly padding behind the last member
        stream->is_at_end = true;
        stream->has_other = stream->packed[stream->packed_at] != '\0';
        break;
    case SYN_UNPACKED_DAMAGE:
        end_with(stream, syn__unpacker_get_damage(stream->unpacker));
        stream->is_damaged = true;
        break;
    case SYN_UNPACKED_BOMB:
        end_with(stream, "it unpacks to far more than a page or a text would");
        break;
    }
    return made;
}

/// Adds what the next packed bytes give to the window.
static syn_status unpack_more(syn_stream *stream, syn_error *error) {
    if (stream->packed_at == stream->packed_end && !stream->is_file_at_end) {
        syn_status status = read_packed(stream, error);
        if (status != SYN_OK) return status;
    }
    bool is_dry = stream->packed_at == stream->packed_end;
    if (is_dry && (stream->unpacker == NULL || syn__unpacker_is_between(stream->unpacker))) {
        stream->is_at_end = true;
        return SYN_OK;
    }
    if (!syn_buffer_reserve(&stream->window, PACKED_BYTES)) return syn_error_no_memory(error);
    size_t made = unpack(stream, stream->window.data + stream->window.size, PIECE_BYTES, is_dry);
    stream->window.size += made;
    stream->unpacked_bytes += made;
    if (stream->unpacker != NULL && syn__unpacker_has_failed(stream->unpacker))
        return syn_error_no_memory(error);
    return SYN_OK;
}

// ---- the window

/// Gives the memory of an unusually large record back.
static void shrink(syn_buffer *window) {
    if (window->capacity <= LARGEST_KEPT_BYTES || window->size > LARGEST_KEPT_BYTES / 2) return;
    char *data = syn__memory_resize(window->data, LARGEST_KEPT_BYTES);
    if (data == NULL) return; // then it stays large
    window->data = data;
    window->capacity = LARGEST_KEPT_BYTES;
}

static void drop_taken(syn_stream *stream) {
    size_t left = stream->window.size - stream->at;
    if (stream->at == 0 || stream->at < left) return;
    if (left > 0) memmove(stream->window.data, stream->window.data + stream->at, left);
    stream->window.size = left;
    stream->at = 0;
    shrink(&stream->window);
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

// ---- behind damage

/// Puts `packed_at` to the first place at or behind it where a member may start, reading on.
static syn_status find_member(syn_stream *stream, syn_error *error) {
    for (;;) {
        size_t found = syn__unpacker_find_start(stream->unpacker, packed_bytes(stream));
        if (found != SIZE_MAX) {
            stream->packed_at += found;
            return SYN_OK;
        }
        if (stream->is_file_at_end) return SYN_END;
        size_t waiting = packed_bytes(stream).size; // a start may be cut by the end of the bytes
        stream->packed_at = stream->packed_end - (waiting < 3 ? waiting : 3);
        syn_status status = read_packed(stream, error);
        if (status != SYN_OK) return status;
    }
}

syn_status syn_stream_resume(syn_stream *stream, syn_error *error) {
    if (stream->unpacker == NULL || !stream->is_at_end) return SYN_END;
    size_t buffer_place = stream->read_bytes - stream->packed_end;
    size_t from = syn__unpacker_choose_retry(stream->unpacker, packed_place(stream), buffer_place);
    stream->packed_at = from - buffer_place;
    syn_status status = find_member(stream, error);
    if (status != SYN_OK) {
        stream->packed_at = stream->packed_end;
        return status;
    }
    stream->at = stream->window.size;
    stream->is_at_end = false;
    stream->problem = NULL;
    stream->is_damaged = stream->has_other = false;
    syn__unpacker_restart(stream->unpacker);
    return SYN_OK;
}

bool syn_stream_find_offset(const syn_stream *stream, size_t *out_offset) {
    size_t place = stream->unpacked_bytes - (stream->window.size - stream->at);
    *out_offset = place;
    return stream->unpacker == NULL ||
           syn__unpacker_find_member(stream->unpacker, place, out_offset);
}
