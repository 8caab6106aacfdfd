// SPDX-License-Identifier: Apache-2.0
// Takes a WARC or ARC file, gives a record for each page, text or feed item in it. See source.h.
//
// A record's length is believed when what stands behind it looks like an end; otherwise the record
// ends where the next one starts. So a wrong length, a cut record, garbage between records or a
// damaged gzip member cost at most the record they are in. What can be seen early not to be wanted
// (pictures, failed requests) is passed over unread. Memory: one record, at most a small multiple
// of SYN_CAP_RECORD_BYTES, however long the file. Cost: linear.
#include "input/source.h"

#include "base/caps.h"
#include "base/str.h"
#include "input/headers.h"
#include "input/http.h"
#include "input/sniff.h"
#include "input/warc_record.h"

enum {
    HEAD_BYTES = 1 << 16,      ///< looked at before the whole record is
    LARGEST_CHECKED = 1 << 20, ///< unwanted records up to here have their length checked
    PIECE_BYTES = 1 << 17,     ///< larger ones are passed over in pieces of this size
    END_BYTES = 256            ///< looked at behind a record: blanks and the next start
};

typedef struct warc_state {
    bool is_arc;
    size_t number;      ///< of the record in the file, from 1, whatever its kind
    bool is_in_garbage; ///< bytes of no record have been named already
    size_t offset;      ///< of the record; has_offset tells whether it is known
    bool has_offset;
    syn_buffer header; ///< of the record, which `now` points into
    syn_warc_header now;
    syn_spare spare;
    syn_feed *feed;      ///< of the record before, whose items come first
    syn_buffer feed_url; ///<
} warc_state;

static const char too_large[] = "it is larger than one record may be";

/// The block of a record within the window.
typedef struct block {
    syn_str bytes;
    size_t size;         ///< with what was cut off its end
    const char *problem; ///< why it is not all there, or NULL
    bool is_length_wrong;
} block;

static syn_status open_warc(syn_source *source, syn_error *error) {
    warc_state *state = syn__memory_new(sizeof *state);
    if (state == NULL) return syn_error_no_memory(error);
    *state = (warc_state){0};
    source->state = state;
    return SYN_OK;
}

static syn_status open_arc(syn_source *source, syn_error *error) {
    syn_status status = open_warc(source, error);
    if (status == SYN_OK) ((warc_state *)source->state)->is_arc = true;
    return status;
}

static void close_warc(syn_source *source) {
    warc_state *state = source->state;
    if (state == NULL) return;
    syn_feed_close(state->feed);
    syn_buffer_finish(&state->feed_url);
    syn_buffer_finish(&state->header);
    syn__spare_finish(&state->spare);
    syn__memory_free(state);
}

static void refuse(syn_source *source, const char *why) {
    const warc_state *state = source->state;
    if (!syn__source_names_next(source)) {
        syn__source_refuse(source, state->number, (syn_str){0}); // only counted
        return;
    }
    syn_arena *arena = &source->unread->arena;
    syn_str text = state->has_offset
                       ? syn_arena_format(arena, "%s (at byte %zu)", why, state->offset)
                       : syn_str_from(why);
    syn__source_refuse(source, state->number, text);
}

// ---- finding the next record

static size_t count_blanks(syn_str bytes) {
    size_t count = 0;
    while (count < bytes.size && (syn_ascii_is_space(bytes.data[count]) || bytes.data[count] == 0))
        count++;
    return count;
}

/// The file has ended early or for good: SYN_OK when it goes on behind the damage. Other bytes
/// behind the last of all members are passed over in silence, as gzip does.
static syn_status go_on(syn_source *source, syn_error *error) {
    warc_state *state = source->state;
    syn_stream *stream = &source->stream;
    const char *problem = stream->problem;
    bool has_other = stream->has_other;
    stream->problem = NULL;
    syn_status status = syn_stream_resume(stream, error);
    if (has_other && status == SYN_OK) problem = "what stands here is no record";
    if (problem != NULL && !state->is_in_garbage) {
        state->number++;
        state->has_offset = false;
        refuse(source, problem);
        state->is_in_garbage = true;
    }
    return status;
}

/// Passes over bytes that begin no record, up to the next start or the end of what stands here.
static void pass_garbage(syn_source *source, syn_str bytes) {
    warc_state *state = source->state;
    if (!state->is_in_garbage) {
        state->number++;
        state->has_offset = syn_stream_find_offset(&source->stream, &state->offset);
        refuse(source, "what stands here is no record");
        state->is_in_garbage = true;
    }
    size_t next = syn__warc_find_start(bytes, state->is_arc, 1);
    if (next == SIZE_MAX) {
        bool is_all = source->stream.is_at_end;
        next = is_all || bytes.size <= SYN_WARC_START_BYTES ? bytes.size
                                                            : bytes.size - SYN_WARC_START_BYTES;
    }
    syn_stream_skip(&source->stream, next);
}

/// Brings the next record's start to the front of the window; SYN_END when there is none.
static syn_status find_record(syn_source *source, syn_error *error) {
    warc_state *state = source->state;
    for (;;) {
        syn_str bytes;
        syn_status status =
            syn_stream_peek(&source->stream, SYN_WARC_START_BYTES * 2, &bytes, error);
        if (status != SYN_OK) return status;
        size_t blank_count = count_blanks(bytes);
        if (bytes.size == 0) {
            status = go_on(source, error);
            if (status != SYN_OK) return status;
        } else if (blank_count > 0) {
            syn_stream_skip(&source->stream, blank_count);
        } else if (syn__warc_is_start(bytes, state->is_arc)) {
            state->is_in_garbage = false;
            return SYN_OK;
        } else {
            pass_garbage(source, bytes);
        }
    }
}

// ---- header and block

/// Reads the header at the front of the window into `now`; false when it does not end before the
/// next start, the cap or the end of the file. *out_next: that start, or SIZE_MAX.
static syn_status read_header(syn_source *source, bool *out_is_good, syn_str *out_bytes,
                              size_t *out_next, syn_error *error) {
    warc_state *state = source->state;
    for (size_t wanted = SYN_WARC_START_BYTES;; wanted *= 4) {
        if (wanted > SYN_CAP_HEADER_BYTES) wanted = SYN_CAP_HEADER_BYTES;
        syn_status status = syn_stream_peek(&source->stream, wanted, out_bytes, error);
        if (status != SYN_OK) return status;
        syn_str head = syn_str_slice(*out_bytes, 0, wanted);
        *out_next = syn__warc_find_start(head, state->is_arc, 1);
        head = syn_str_slice(head, 0, *out_next);
        *out_is_good = syn__warc_read_header(head, state->is_arc, &state->now);
        bool is_all = out_bytes->size < wanted || wanted == SYN_CAP_HEADER_BYTES;
        if (*out_is_good || *out_next != SIZE_MAX || is_all) return SYN_OK;
    }
}

/// Takes the header off the window, into a copy that `now` points into. One that is no good is
/// named and passed over.
static syn_status take_header(syn_source *source, bool *out_is_good, syn_error *error) {
    warc_state *state = source->state;
    syn_stream *stream = &source->stream;
    syn_str bytes;
    size_t next;
    state->number++;
    state->has_offset = syn_stream_find_offset(stream, &state->offset);
    syn_status status = read_header(source, out_is_good, &bytes, &next, error);
    if (status != SYN_OK) return status;
    if (!*out_is_good) {
        const char *problem = next == SIZE_MAX ? stream->problem : NULL;
        refuse(source, problem != NULL ? problem : "its header is cut or damaged");
        state->is_in_garbage = true; // the rest of it need not be named again
        syn_stream_skip(stream, next != SIZE_MAX ? next : 5);
        return SYN_OK;
    }
    size_t size = state->now.size;
    syn_buffer_clear(&state->header);
    syn_buffer_append(&state->header, bytes.data, size);
    syn_stream_skip(stream, size);
    status = syn_buffer_status(&state->header, error);
    if (status != SYN_OK) return status;
    syn__warc_read_header(syn_buffer_view(&state->header), state->is_arc, &state->now);
    return SYN_OK;
}

/// True when a block that ends here has the end of a record behind it: two line ends, or nothing
/// but blanks up to the next start or the end of the file.
static bool is_end(const syn_source *source, syn_str behind) {
    const warc_state *state = source->state;
    if (syn_str_starts(behind, SYN_STR("\r\n\r\n")) || syn_str_starts(behind, SYN_STR("\n\n")))
        return true;
    size_t blank_count = count_blanks(behind);
    if (blank_count == behind.size) return true;
    return syn__warc_is_start(syn_str_slice(behind, blank_count, behind.size), state->is_arc);
}

/// The line ends between a block and what follows it are not part of the block.
static syn_str cut_line_ends(syn_str bytes) {
    for (size_t i = 0; i < 2; i++) {
        if (bytes.size > 0 && bytes.data[bytes.size - 1] == '\n') bytes.size--;
        if (bytes.size > 0 && bytes.data[bytes.size - 1] == '\r') bytes.size--;
    }
    return bytes;
}

/// Finds the block's end at the next start, because its length is missing or wrong.
static syn_status search_end(syn_source *source, block *out, syn_error *error) {
    const warc_state *state = source->state;
    syn_stream *stream = &source->stream;
    size_t searched = 1, next;
    for (size_t wanted = HEAD_BYTES;; wanted *= 2) {
        syn_str bytes;
        if (wanted > SYN_CAP_RECORD_BYTES) wanted = SYN_CAP_RECORD_BYTES;
        syn_status status = syn_stream_peek(stream, wanted, &bytes, error);
        if (status != SYN_OK) return status;
        next = syn__warc_find_start(bytes, state->is_arc, searched > 1 ? searched : 0);
        bool is_over = bytes.size >= SYN_CAP_RECORD_BYTES;
        if (next == SIZE_MAX && !stream->is_at_end && !is_over) {
            if (bytes.size > SYN_WARC_START_BYTES) searched = bytes.size - SYN_WARC_START_BYTES;
            continue;
        }
        out->is_length_wrong = next != SIZE_MAX || stream->problem == NULL;
        out->size = next != SIZE_MAX ? next : bytes.size;
        out->bytes = cut_line_ends(syn_str_slice(bytes, 0, out->size));
        if (next == SIZE_MAX && is_over) out->problem = too_large;
        return SYN_OK;
    }
}

/// Brings the whole block into the window and tells its true end.
static syn_status measure_block(syn_source *source, block *out, syn_error *error) {
    const warc_state *state = source->state;
    *out = (block){0};
    size_t length = state->now.length;
    if (!state->now.has_length || length > SYN_CAP_RECORD_BYTES)
        return search_end(source, out, error);
    syn_str bytes;
    size_t behind = state->is_arc ? SYN_WARC_START_BYTES : END_BYTES;
    syn_status status = syn_stream_peek(&source->stream, length + behind, &bytes, error);
    if (status != SYN_OK) return status;
    syn_str after = syn_str_slice(bytes, length, bytes.size);
    if (bytes.size >= length && is_end(source, after)) {
        out->bytes = syn_str_slice(bytes, 0, length);
        out->size = length;
        // A check sum at the end of a gzip member: what came out of it is not what went in.
        bool is_last = count_blanks(after) == after.size;
        if (source->stream.is_damaged && is_last) out->problem = source->stream.problem;
        return SYN_OK;
    }
    status = search_end(source, out, error);
    if (status == SYN_OK && bytes.size < length && out->size == bytes.size) {
        out->is_length_wrong = false;
        bool is_damaged = source->stream.is_damaged;
        out->problem = is_damaged ? source->stream.problem : "the record is cut short";
    }
    return status;
}

/// Passes over a block that nobody wants, but not over a start inside of it, which shows that its
/// length is wrong.
static syn_status pass_block(syn_source *source, syn_error *error) {
    const warc_state *state = source->state;
    syn_stream *stream = &source->stream;
    size_t left = state->now.has_length ? state->now.length : SIZE_MAX;
    if (left <= LARGEST_CHECKED) {
        block unwanted;
        syn_status status = measure_block(source, &unwanted, error);
        if (status == SYN_OK) syn_stream_skip(stream, unwanted.size);
        return status;
    }
    for (bool is_first = true; left > 0; is_first = false) {
        syn_str bytes;
        syn_status status = syn_stream_peek(stream, PIECE_BYTES, &bytes, error);
        if (status != SYN_OK) return status;
        if (bytes.size == 0) return SYN_OK; // what ended it is said by the next turn
        size_t next = syn__warc_find_start(bytes, state->is_arc, is_first ? 0 : 1);
        size_t step =
            bytes.size > SYN_WARC_START_BYTES ? bytes.size - SYN_WARC_START_BYTES : bytes.size;
        if (next != SIZE_MAX && next < left) {
            syn_stream_skip(stream, next);
            return SYN_OK;
        }
        if (step > left) step = left;
        syn_stream_skip(stream, step);
        left -= step;
    }
    return SYN_OK;
}

// ---- bodies

/// Splits a block that begins as HTTP; one that is a body itself gets a header made from the
/// record's. False when it is neither.
static bool read_http(const warc_state *state, syn_str bytes, syn_http *out) {
    if (syn__http_split(bytes, out)) return true;
    *out = (syn_http){.status = 200, .type = state->now.type, .body = bytes};
    return state->now.kind == SYN_WARC_RESOURCE || state->is_arc;
}

/// Records about the crawl itself, as wget writes them.
static bool is_about_crawl(syn_str url) {
    return syn_str_starts_nocase(url, SYN_STR("metadata:"));
}

/// Whether there may be something to read in the block, by its header and first bytes.
static bool is_wanted(const warc_state *state, syn_str head, syn_http *out_http) {
    if (is_about_crawl(state->now.url) || !read_http(state, head, out_http)) return false;
    if (out_http->status != 200 && out_http->status != 203) return false;
    if (syn__http_is_coded(out_http)) return !syn_sniff_is_media(out_http->type);
    return out_http->body.size == 0 ||
           syn_sniff_body(out_http->type, out_http->body).format != SYN_FROM_AUTO;
}

/// Blanks inside of an address are written as browsers send them.
static syn_str copy_url(syn_arena *arena, syn_str url) {
    size_t blank_count = 0;
    for (size_t i = 0; i < url.size; i++)
        blank_count += url.data[i] == ' ';
    if (blank_count == 0) return syn_arena_copy(arena, url);
    char *bytes = syn_arena_array(arena, url.size + 2 * blank_count, 1);
    if (bytes == NULL) return (syn_str){0};
    size_t size = 0;
    for (size_t i = 0; i < url.size; i++) {
        if (url.data[i] == ' ') {
            memcpy(bytes + size, "%20", 3);
            size += 3;
        } else {
            bytes[size++] = url.data[i];
        }
    }
    return (syn_str){bytes, size};
}

static void mark_record(const warc_state *state, syn_record *record) {
    record->offset = state->offset;
    record->has_offset = state->has_offset;
}

static syn_status give_page(syn_source *source, const block *whole, const syn_http *http,
                            syn_input_format format, syn_body body, syn_record **out_record,
                            syn_error *error) {
    const warc_state *state = source->state;
    syn_record *record = syn__source_new_record(source, error);
    if (record == NULL) return SYN_NO_MEMORY;
    mark_record(state, record);
    record->content = format == SYN_FROM_HTML ? SYN_CONTENT_HTML : SYN_CONTENT_TEXT;
    record->raw = syn_arena_copy(&record->arena, body.bytes);
    record->url = copy_url(&record->arena, state->now.url);
    record->charset =
        syn_arena_copy(&record->arena, syn__header_find_parameter(http->type, SYN_STR("charset")));
    if (whole->problem != NULL) syn__record_add_note(record, "input_cut", whole->problem);
    if (body.problem != NULL) syn__record_add_note(record, "input_cut", body.problem);
    if (whole->is_length_wrong)
        syn__record_add_note(record, "length_wrong", "it ends elsewhere than its header says");
    if (state->now.is_truncated)
        syn__record_add_note(record, "input_cut", "the crawler did not keep all of it");
    return syn__source_give(source, record, out_record, error);
}

/// Opens the feed that the body is. The body may stand in the window: its bytes stay where they are
/// until the feed is closed, because nobody peeks before.
static syn_status open_feed(syn_source *source, syn_str body, const syn_http *http,
                            syn_error *error) {
    warc_state *state = source->state;
    syn_buffer_clear(&state->feed_url);
    syn_buffer_append_str(&state->feed_url, state->now.url);
    syn_status status = syn_buffer_status(&state->feed_url, error);
    if (status != SYN_OK) return status;
    syn_str charset = syn__header_find_parameter(http->type, SYN_STR("charset"));
    status = syn_feed_open(body, charset, &state->feed, error);
    if (status == SYN_OK) syn_feed_set_url(state->feed, syn_buffer_view(&state->feed_url));
    return status;
}

/// Reads the block that stands at the front of the window; no record when there is nothing to read
/// in it.
static syn_status take_block(syn_source *source, syn_record **out_record, syn_error *error) {
    warc_state *state = source->state;
    block whole;
    syn_status status = measure_block(source, &whole, error);
    if (status != SYN_OK) return status;
    syn_http http;
    syn_body body = {0};
    bool is_readable = is_wanted(state, whole.bytes, &http);
    bool is_damaged = whole.problem != NULL && source->stream.is_damaged;
    if (whole.problem != NULL) source->stream.problem = NULL; // told with the record
    if (is_damaged || whole.problem == too_large) {
        refuse(source, whole.problem);
        is_readable = false;
        state->is_in_garbage = true; // the rest of it need not be named again
    }
    if (is_readable && http.body.size == 0 && whole.bytes.size > SYN_CAP_HEADER_BYTES)
        refuse(source, "its header is cut or damaged");
    if (is_readable && !syn__http_decode(&http, &state->spare, &body))
        return syn_error_no_memory(error);
    syn_stream_skip(&source->stream, whole.size);
    if (!is_readable || body.bytes.size == 0) return SYN_OK;
    syn_input_format format = syn_sniff_body(http.type, body.bytes).format;
    if (format == SYN_FROM_FEED) return open_feed(source, body.bytes, &http, error);
    if (format != SYN_FROM_AUTO)
        return give_page(source, &whole, &http, format, body, out_record, error);
    bool is_lost = body.is_claim_false && syn_sniff_is_page_type(http.type);
    if (is_lost) refuse(source, "its packed body cannot be unpacked");
    return SYN_OK;
}

/// A large block is looked at before it is brought in whole.
static syn_status take_large(syn_source *source, syn_record **out_record, syn_error *error) {
    const warc_state *state = source->state;
    syn_str head;
    syn_status status = syn_stream_peek(&source->stream, HEAD_BYTES, &head, error);
    if (status != SYN_OK) return status;
    syn_http http;
    bool is_readable = is_wanted(state, syn_str_slice(head, 0, HEAD_BYTES), &http);
    return is_readable ? take_block(source, out_record, error) : pass_block(source, error);
}

static syn_status take_record(syn_source *source, syn_record **out_record, syn_error *error) {
    const warc_state *state = source->state;
    bool is_good;
    syn_status status = find_record(source, error);
    if (status == SYN_OK) status = take_header(source, &is_good, error);
    if (status != SYN_OK || !is_good) return status;
    if (state->now.kind == SYN_WARC_OTHER) return pass_block(source, error);
    bool is_large = state->now.has_length && state->now.length > LARGEST_CHECKED;
    return is_large ? take_large(source, out_record, error) : take_block(source, out_record, error);
}

/// Gives the next item of the open feed; closes it behind the last.
static syn_status draw_item(syn_source *source, syn_record **out_record, syn_error *error) {
    warc_state *state = source->state;
    syn_status status = syn__source_draw(source, state->feed, out_record, error);
    if (status == SYN_OK) mark_record(state, *out_record);
    if (status != SYN_END) return status;
    syn_feed_close(state->feed);
    state->feed = NULL;
    return SYN_OK;
}

static syn_status next_record(syn_source *source, syn_record **out_record, syn_error *error) {
    warc_state *state = source->state;
    syn_status status = SYN_OK;
    while (status == SYN_OK && *out_record == NULL) {
        syn__spare_shrink(&state->spare);
        status = state->feed != NULL ? draw_item(source, out_record, error)
                                     : take_record(source, out_record, error);
    }
    return status;
}

const syn_source_kind syn__source_warc = {"record", open_warc, next_record, close_warc};
const syn_source_kind syn__source_arc = {"record", open_arc, next_record, close_warc};
