// SPDX-License-Identifier: Apache-2.0
// Takes the documents of a run, gives a file that keeps them, and the documents of such a file at
// the start of another run: what was added to it in parts is found like one pile.
//
//     mark and version, the dictionary, then for each document its head and its words (pack.h),
//     then a hash over all of it
//
// Numbers are written seven bits a byte; a text as its size + 1 and its bytes, 0 when unknown. The
// file is read whole: its words serve where they lie. One of another version is refused, as texts
// may be cut into words otherwise there. Linear.
#include "base/file.h"
#include "base/str.h"
#include "engine/run.h"

static const char MARK[] = "synopt index " SYN_VERSION "\n";
enum { MARK_BYTES = sizeof MARK - 1, PIECE_BYTES = 1 << 20, HASH_BYTES = 8 };

static syn_status refuse(const syn_run *run, const char *why, syn_error *error) {
    return syn_error_set(error, SYN_INVALID, run->index_path, 0, "%s", why);
}

static bool read_text(syn_pack_reader *reader, syn_str *out_text) {
    size_t size;
    *out_text = (syn_str){0};
    if (!syn_pack_read_number(reader, &size)) return false;
    if (size == 0) return true;
    if (--size > (size_t)(reader->end - reader->at)) return false;
    *out_text = (syn_str){(const char *)reader->at, size};
    reader->at += size;
    return true;
}

static bool read_flag(syn_pack_reader *reader, size_t below, size_t *out_flag) {
    return syn_pack_read_number(reader, out_flag) && *out_flag < below;
}

/// The texts of a head, in the order in which they are written.
static void list_texts(syn_document *document, syn_str *out_texts[8]) {
    syn_str *texts[] = {&document->id,       &document->source, &document->url,
                        &document->outlet,   &document->title,  &document->published.value,
                        &document->language, &document->story};
    memcpy(out_texts, texts, sizeof texts);
}

static bool read_head(syn_pack_reader *reader, syn_document *document) {
    syn_str *texts[8];
    list_texts(document, texts);
    for (size_t i = 0; i < 8; i++)
        if (!read_text(reader, texts[i])) return false;
    size_t kind, from, has_offset;
    if (!read_flag(reader, SYN_PAGE_STUB + 1, &kind) ||
        !read_flag(reader, SYN_DATE_FROM_UPDATE + 1, &from) || !read_flag(reader, 2, &has_offset))
        return false;
    document->page_kind = (syn_page_kind)kind;
    document->published.from = (syn_date_source)from;
    document->has_offset = has_offset != 0;
    return syn_pack_read_number(reader, &document->record) &&
           syn_pack_read_number(reader, &document->offset) &&
           syn_pack_read_number(reader, &document->raw_size);
}

static void append_head(syn_buffer *out, const syn_document *found) {
    syn_document document = *found;
    syn_str *texts[8];
    list_texts(&document, texts);
    for (size_t i = 0; i < 8; i++) {
        bool is_known = syn_str_is_known(*texts[i]);
        syn_pack_append_number(out, is_known ? texts[i]->size + 1 : 0);
        if (is_known) syn_buffer_append_str(out, *texts[i]);
    }
    syn_pack_append_number(out, (size_t)document.page_kind);
    syn_pack_append_number(out, (size_t)document.published.from);
    syn_pack_append_number(out, document.has_offset);
    syn_pack_append_number(out, document.record);
    syn_pack_append_number(out, document.offset);
    syn_pack_append_number(out, document.raw_size);
}

static syn_status read_file(syn_run *run, syn_error *error) {
    syn_reader *reader;
    syn_status status = syn_reader_open(run->index_path, &reader, error);
    if (status != SYN_OK) return status;
    for (size_t size = 1; status == SYN_OK && size > 0;) {
        if (!syn_buffer_reserve(&run->index, PIECE_BYTES)) break;
        status =
            syn_reader_read(reader, run->index.data + run->index.size, PIECE_BYTES, &size, error);
        if (status == SYN_OK) run->index.size += size;
    }
    syn_reader_close(reader);
    return status == SYN_OK ? syn_buffer_status(&run->index, error) : status;
}

/// True when the file ends in the hash of what stands before it.
static bool is_whole(const syn_buffer *file) {
    uint64_t hash;
    if (file->size < MARK_BYTES + HASH_BYTES) return false;
    size_t size = file->size - HASH_BYTES;
    memcpy(&hash, file->data + size, sizeof hash);
    uint64_t found = 0;
    for (size_t at = 0; at < size; at += PIECE_BYTES) {
        size_t piece = size - at < PIECE_BYTES ? size - at : PIECE_BYTES;
        found = syn_hash_combine(found, syn_hash_bytes(file->data + at, piece));
    }
    return found == hash;
}

static bool read_document(syn_run *run, syn_pack_reader *reader) {
    syn_kept *kept = syn_arena_alloc(&run->arena, sizeof *kept);
    if (kept == NULL || !read_head(reader, &kept->document)) return false;
    if (!syn_packer_read_document(run->packer, reader)) return false;
    syn__ids_take(&run->ids, kept->document.id);
    SYN_PUSH(&run->arena, &run->kept, kept);
    run->document_count++;
    return true;
}

syn_status syn__index_read(syn_run *run, syn_error *error) {
    if (run->index_path == NULL || syn_path_get_kind(run->index_path) == SYN_PATH_MISSING)
        return SYN_OK;
    syn_status status = read_file(run, error);
    if (status != SYN_OK) return status;
    const syn_buffer *file = &run->index;
    if (file->size < MARK_BYTES || memcmp(file->data, MARK, MARK_BYTES) != 0)
        return refuse(run, "is no index of this version of synopt", error);
    if (!is_whole(file)) return refuse(run, "the index is damaged", error);
    const unsigned char *bytes = (const unsigned char *)file->data;
    syn_pack_reader reader = {bytes + MARK_BYTES, bytes + file->size - HASH_BYTES};
    size_t count = 0;
    bool is_well =
        syn_packer_read_spellings(run->packer, &reader) && syn_pack_read_number(&reader, &count);
    for (size_t i = 0; is_well && i < count; i++)
        is_well = read_document(run, &reader);
    status = syn_arena_status(&run->arena, error);
    if (status == SYN_OK) status = syn_arena_status(&run->ids.arena, error);
    if (status != SYN_OK) return status;
    return is_well && reader.at == reader.end ? SYN_OK : refuse(run, "the index is damaged", error);
}

/// The file on its way: its bytes are hashed in pieces of PIECE_BYTES.
typedef struct saver {
    syn_writer *writer;
    syn_buffer buffer;
    uint64_t hash;
} saver;

/// Writes whole pieces, or with `is_last` all there is.
static syn_status flush(saver *self, bool is_last, syn_error *error) {
    size_t at = 0;
    syn_status status = syn_buffer_status(&self->buffer, error);
    while (status == SYN_OK && at < self->buffer.size) {
        size_t left = self->buffer.size - at, piece = left < PIECE_BYTES ? left : PIECE_BYTES;
        if (piece < PIECE_BYTES && !is_last) break;
        self->hash = syn_hash_combine(self->hash, syn_hash_bytes(self->buffer.data + at, piece));
        status = syn_writer_write(self->writer, self->buffer.data + at, piece, error);
        at += piece;
    }
    if (at > 0) memmove(self->buffer.data, self->buffer.data + at, self->buffer.size - at);
    self->buffer.size -= at;
    return status;
}

static syn_status write_all(const syn_run *run, saver *self, syn_error *error) {
    syn_buffer_append(&self->buffer, MARK, MARK_BYTES);
    syn_packs_append_spellings(run->pile.packs, &self->buffer);
    syn_pack_append_number(&self->buffer, run->pile.count);
    syn_status status = SYN_OK;
    for (size_t i = 0; status == SYN_OK && i < run->pile.count; i++) {
        append_head(&self->buffer, run->pile.documents[i]);
        syn_packs_append_document(run->pile.packs, i, &self->buffer);
        if (self->buffer.size >= PIECE_BYTES) status = flush(self, false, error);
        if (status == SYN_OK) status = syn__run_check_cancel(run, error);
    }
    if (status == SYN_OK) status = flush(self, true, error);
    if (status != SYN_OK) return status;
    return syn_writer_write(self->writer, &self->hash, sizeof self->hash, error);
}

syn_status syn__index_save(const syn_run *run, syn_error *error) {
    if (run->index_path == NULL || run->pile.packs == NULL) return SYN_OK;
    saver self = {0};
    syn_status status = syn_writer_open(run->index_path, &self.writer, error);
    if (status != SYN_OK) return status;
    status = write_all(run, &self, error);
    syn_buffer_finish(&self.buffer);
    if (status == SYN_OK) return syn_writer_commit(self.writer, error);
    syn_writer_abandon(self.writer);
    return status;
}
