// SPDX-License-Identifier: Apache-2.0
// A source: an open file as a row of records, whatever its container is.
//
// Each kind of container (whole file, lines, feed, WARC, ...) is one row of three functions, and
// the loop in input.c knows no more than these. What all kinds need stands here: the stream, making
// and handing over a record, and the list of what could not be read.
#ifndef SYN_INPUT_SOURCE_H
#define SYN_INPUT_SOURCE_H

#include "input/feed.h"
#include "input/record.h"
#include "input/stream.h"
#include "synopt/engine.h"

/// What could not be read, over all files of a run. Zero-initialise it.
typedef struct syn_unread_list {
    syn_arena arena;
    SYN_VEC(syn_unread) rows;
} syn_unread_list;

/// Both texts are copied.
void syn__unread_add(syn_unread_list *list, syn_str source, syn_str why);

typedef struct syn_source syn_source;

/// A kind of container. `open` and `close` may be NULL; `close` is called after a failed open, too.
typedef struct syn_source_kind {
    const char *part; ///< what its records are called in a message: "line"
    syn_status (*open)(syn_source *source, syn_error *error);
    /// The next good record, or SYN_END. An error gives the rest of the file up.
    syn_status (*next)(syn_source *source, syn_record **out_record, syn_error *error);
    void (*close)(syn_source *source);
} syn_source_kind;

/// Zero-initialise it.
struct syn_source {
    const syn_source_kind *kind; ///< NULL: no file is open
    syn_str path;                ///< borrowed, NUL-terminated
    syn_stream stream;
    syn_unread_list *unread; ///< borrowed
    syn_record_content content;
    size_t record_count, problem_count;
    void *state;   ///< the kind's own, from syn__memory_new
    bool is_ended; ///< next gives nothing more
};

extern const syn_source_kind syn__source_whole, syn__source_lines, syn__source_values,
    syn__source_feed, syn__source_warc, syn__source_arc, syn__source_mhtml;

/// Opens `path`, tells its container (unless `from` does) and makes ready for the first record. A
/// file that is refused is put on the list, and `kind` stays NULL.
SYN_WARN_UNUSED syn_status syn__source_open(syn_source *source, syn_str path, syn_input_format from,
                                            syn_unread_list *unread, syn_error *error);
/// The next record, or SYN_END; says what ended the file early, if anything did.
SYN_WARN_UNUSED syn_status syn__source_next(syn_source *source, syn_record **out_record,
                                            syn_error *error);
void syn__source_close(syn_source *source);

// ---- for the kinds

/// A record of this source, otherwise zeroed; NULL without memory.
syn_record *syn__source_new_record(const syn_source *source, syn_error *error);
/// Counts the record and gives it to *out_record, or frees it when its arena has failed.
SYN_WARN_UNUSED syn_status syn__source_give(syn_source *source, syn_record *record,
                                            syn_record **out_record, syn_error *error);
/// Names a part of the file that cannot be read: "line 12: why". The first ones of a file are named
/// one by one, the rest is counted.
void syn__source_refuse(syn_source *source, size_t number, syn_str why);
/// True when the next one will be named, so that its reason is worth making.
bool syn__source_names_next(const syn_source *source);

/// Gives the next item of an open feed, or SYN_END after the last one; a problem of the feed goes
/// to the unread then.
SYN_WARN_UNUSED syn_status syn__source_draw(syn_source *source, syn_feed *feed,
                                            syn_record **out_record, syn_error *error);

#endif
