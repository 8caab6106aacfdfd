// SPDX-License-Identifier: Apache-2.0
// Takes a path, gives the records of the file that stands there, by the kind of its container. See
// source.h.
#include "input/source.h"

#include "base/str.h"
#include "input/sniff.h"

enum { MOST_PROBLEMS_NAMED = 20 };

void syn__unread_add(syn_unread_list *list, syn_str source, syn_str why) {
    syn_unread unread = {syn_arena_copy(&list->arena, source), syn_arena_copy(&list->arena, why)};
    SYN_PUSH(&list->arena, &list->rows, unread);
}

// ---- for the kinds

syn_record *syn__source_new_record(const syn_source *source, syn_error *error) {
    syn_arena arena = {0};
    syn_record *record = syn_arena_alloc(&arena, sizeof *record);
    if (record == NULL) {
        syn_error_no_memory(error);
        return NULL;
    }
    record->arena = arena;
    record->source = syn_arena_copy(&record->arena, source->path);
    record->number = source->record_count;
    return record;
}

syn_status syn__source_give(syn_source *source, syn_record *record, syn_record **out_record,
                            syn_error *error) {
    syn_status status = syn_arena_status(&record->arena, error);
    if (status == SYN_OK) status = syn_arena_status(&source->unread->arena, error);
    if (status != SYN_OK) {
        syn_record_free(record);
        return status;
    }
    source->record_count++;
    *out_record = record;
    return SYN_OK;
}

bool syn__source_names_next(const syn_source *source) {
    return source->problem_count < MOST_PROBLEMS_NAMED;
}

void syn__source_refuse(syn_source *source, size_t number, syn_str why) {
    bool is_named = syn__source_names_next(source);
    source->problem_count++;
    if (!is_named) return;
    syn_arena *arena = &source->unread->arena;
    syn_str text =
        syn_arena_format(arena, "%s %zu: %.*s", source->kind->part, number, SYN_STR_PRINT(why));
    syn__unread_add(source->unread, source->path, text);
}

// ---- opening and closing

/// The row of a container.
static const syn_source_kind *const kinds[] = {
    [SYN_HOLDS_ONE] = &syn__source_whole,     [SYN_HOLDS_LINES] = &syn__source_lines,
    [SYN_HOLDS_VALUES] = &syn__source_values, [SYN_HOLDS_FEED] = &syn__source_feed,
    [SYN_HOLDS_WARC] = &syn__source_warc,     [SYN_HOLDS_ARC] = &syn__source_arc,
    [SYN_HOLDS_MHTML] = &syn__source_mhtml,
};

/// What the caller says a file is goes before what it looks like; how it is, it may still show.
static syn_sniffed obey(syn_sniffed sniffed, syn_input_format from) {
    if (sniffed.refusal != NULL || from == SYN_FROM_AUTO || from == sniffed.format) return sniffed;
    sniffed.format = from;
    sniffed.container = from == SYN_FROM_JSONL  ? SYN_HOLDS_LINES
                        : from == SYN_FROM_WARC ? SYN_HOLDS_WARC
                        : from == SYN_FROM_FEED ? SYN_HOLDS_FEED
                                                : SYN_HOLDS_ONE;
    return sniffed;
}

/// The first member of a packed archive may be the damaged one: looks whether an archive goes on
/// behind it. What came out of the member is given up, so it must be of no use or named as one.
static syn_status find_archive(syn_source *source, syn_sniffed *sniffed, syn_error *error) {
    const char *problem = source->stream.problem;
    bool is_lost = sniffed->refusal != NULL || syn_sniff_is_archive_name(source->path);
    if (problem == NULL || !is_lost) return SYN_OK;
    while (sniffed->format != SYN_FROM_WARC) {
        syn_str head;
        *sniffed = (syn_sniffed){.refusal = problem};
        syn_status status = syn_stream_resume(&source->stream, error);
        if (status == SYN_END) return SYN_OK;
        if (status == SYN_OK)
            status = syn_stream_peek(&source->stream, SYN_SNIFF_BYTES, &head, error);
        if (status != SYN_OK) return status;
        *sniffed = syn_sniff(source->path, head);
        if (sniffed->format == SYN_FROM_WARC)
            syn__unread_add(source->unread, source->path, syn_str_from(problem));
    }
    return SYN_OK;
}

syn_status syn__source_open(syn_source *source, syn_str path, syn_input_format from,
                            syn_unread_list *unread, syn_error *error) {
    *source = (syn_source){.path = path, .unread = unread};
    syn_str head;
    syn_status status = syn_stream_open(&source->stream, path.data, error);
    if (status == SYN_OK) status = syn_stream_peek(&source->stream, SYN_SNIFF_BYTES, &head, error);
    if (status != SYN_OK) goto done;
    syn_sniffed sniffed = syn_sniff(path, head);
    status = find_archive(source, &sniffed, error);
    if (status != SYN_OK) goto done;
    sniffed = obey(sniffed, from);
    if (sniffed.refusal != NULL) {
        syn__unread_add(unread, path, syn_str_from(sniffed.refusal));
        syn_stream_close(&source->stream);
        return SYN_OK;
    }
    source->kind = kinds[sniffed.container];
    bool is_page = sniffed.format == SYN_FROM_HTML;
    source->content = is_page ? SYN_CONTENT_HTML : SYN_CONTENT_TEXT;
    if (source->kind->open != NULL) status = source->kind->open(source, error);
done:
    if (status != SYN_OK) syn__source_close(source);
    return status;
}

/// What is left to say of a file that has been read to its end.
static void say_end(syn_source *source) {
    syn_unread_list *unread = source->unread;
    if (source->problem_count > MOST_PROBLEMS_NAMED) {
        size_t more = source->problem_count - MOST_PROBLEMS_NAMED;
        syn__unread_add(unread, source->path,
                        syn_arena_format(&unread->arena, "%zu more %ss could not be read", more,
                                         source->kind->part));
    }
    if (source->stream.problem != NULL)
        syn__unread_add(unread, source->path, syn_str_from(source->stream.problem));
}

syn_status syn__source_next(syn_source *source, syn_record **out_record, syn_error *error) {
    syn_status status = source->is_ended ? SYN_END : source->kind->next(source, out_record, error);
    if (status == SYN_END) say_end(source);
    return status;
}

void syn__source_close(syn_source *source) {
    if (source->kind != NULL && source->kind->close != NULL) source->kind->close(source);
    syn_stream_close(&source->stream);
    *source = (syn_source){0};
}
