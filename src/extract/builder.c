// SPDX-License-Identifier: Apache-2.0
// Takes pieces of text with their places, gives a document's text, blocks, map and notes. See
// builder.h.
//
// Everything grows in the scratch arena and is copied once, at its size, when finished.
#include "extract/builder.h"

#include "base/caps.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "extract/mojibake.h"

enum { MOST_MENDED_NOTES = 50, LONGEST_QUOTED = 200 };

void syn_builder_init(syn_builder *builder, const syn_record *record, syn_arena *arena) {
    *builder = (syn_builder){
        .record = record, .arena = arena, .space_at = SYN_MADE, .noted_run = SIZE_MAX};
    syn_decoded *decoded = &builder->decoded;
    syn_charset_decode(record->raw, record->charset, record->content == SYN_CONTENT_HTML,
                       &builder->scratch, decoded);
    if (decoded->text.size <= SYN_CAP_ARTICLE_BYTES) syn__mojibake_mend(decoded, &builder->scratch);
    if (builder->scratch.has_failed) *decoded = (syn_decoded){.text = {"", 0}, .charset = "UTF-8"};
}

// ---- text and map

static bool reserve(syn_builder *builder, size_t more) {
    size_t needed, wanted = builder->capacity < 4096 ? 4096 : builder->capacity;
    if (!syn_size_add(builder->size, more, &needed)) return false;
    if (needed <= builder->capacity) return true;
    while (wanted < needed) {
        if (!syn_size_multiply(wanted, 2, &wanted)) return false;
    }
    char *text = syn_arena_alloc(&builder->scratch, wanted);
    if (text == NULL) return false;
    if (builder->size > 0) memcpy(text, builder->text, builder->size);
    builder->text = text;
    builder->capacity = wanted;
    return true;
}

static void push_row(syn_builder *builder, size_t raw, size_t size) {
    syn_arena *arena = &builder->scratch;
    if (builder->rows.count > 0) {
        syn_map_row *last = &builder->rows.items[builder->rows.count - 1];
        if (last->text_start + last->size == builder->size && last->raw_start + last->size == raw) {
            last->size += size;
            return;
        }
    }
    SYN_PUSH(arena, &builder->rows, ((syn_map_row){builder->size, raw, size}));
}

/// A mended run gets its note when its first byte is written; after many one note tells the rest.
static void note_mended(syn_builder *builder, size_t run, size_t size) {
    if (builder->noted_run == run) return;
    builder->noted_run = run;
    builder->mended_count++;
    const syn_run *from = &builder->decoded.runs[run];
    syn_str raw = syn_str_slice(builder->record->raw, from->raw, (from + 1)->raw);
    bool is_readable = raw.size <= LONGEST_QUOTED && syn_utf8_find_bad(raw) == raw.size;
    if (builder->mended_count <= MOST_MENDED_NOTES) {
        syn_builder_note(builder, "mojibake_repaired",
                         (syn_opt_span){{builder->size, builder->size + size}, size > 0},
                         is_readable ? raw : (syn_str){0});
    } else if (builder->mended_count == MOST_MENDED_NOTES + 1) {
        syn_builder_note(builder, "mojibake_repaired", (syn_opt_span){0},
                         SYN_STR("and further places"));
    }
}

/// Maps `size` bytes that are about to be written, taken from decoded.text at `at`.
static void map_bytes(syn_builder *builder, size_t at, size_t size) {
    const syn_decoded *decoded = &builder->decoded;
    size_t written = builder->size;
    for (size_t run = syn_decoded_find_run(decoded, at); size > 0 && run < decoded->run_count;
         run++) {
        const syn_run *from = &decoded->runs[run];
        size_t left = (from + 1)->start - at;
        size_t part = left < size ? left : size;
        if (from->kind == SYN_RUN_SAME) push_row(builder, from->raw + (at - from->start), part);
        if (from->kind == SYN_RUN_MENDED) note_mended(builder, run, part);
        builder->size += part;
        at += part;
        size -= part;
    }
    builder->size = written;
}

static void write_bytes(syn_builder *builder, const char *bytes, size_t size, size_t at) {
    if (size == 0 || !reserve(builder, size)) return;
    const syn_str *decoded = &builder->decoded.text;
    if (at != SYN_MADE && at < decoded->size && size <= decoded->size - at &&
        memcmp(decoded->data + at, bytes, size) == 0) {
        map_bytes(builder, at, size);
    }
    memcpy(builder->text + builder->size, bytes, size);
    builder->size += size;
}

static void write_space(syn_builder *builder) {
    if (builder->has_space && builder->size > builder->block_start)
        write_bytes(builder, " ", 1, builder->space_at);
    builder->has_space = false;
}

// ---- blocks

void syn_builder_begin(syn_builder *builder, syn_block_kind kind) {
    syn_builder_end(builder, NULL);
    builder->kind = kind;
    builder->is_block_open = true;
    builder->has_space = false;
    builder->block_start = builder->size;
}

/// Opens a paragraph when none is open, and writes the blank line once the block gets its first
/// byte. That line's bytes are made: what parts two blocks in the record may be anything.
static void ensure_block(syn_builder *builder) {
    if (!builder->is_block_open) syn_builder_begin(builder, SYN_BLOCK_PARAGRAPH);
    if (builder->size > builder->block_start || builder->size == 0) return;
    write_bytes(builder, "\n\n", 2, SYN_MADE);
    builder->block_start = builder->size;
}

void syn_builder_end(syn_builder *builder, syn_span *out_span) {
    syn_span span = {builder->size, builder->size};
    if (builder->is_block_open && builder->size > builder->block_start) {
        span.start = builder->block_start;
        SYN_PUSH(&builder->scratch, &builder->blocks, ((syn_block){builder->kind, span}));
    }
    builder->is_block_open = false;
    builder->has_space = false;
    if (out_span != NULL) *out_span = span;
}

// ---- folding

typedef enum character_use { USE_KEEP, USE_SPACE, USE_DROP } character_use;

static character_use use_of(uint32_t character) {
    if (character <= ' ') {
        return character == ' ' || (character >= '\t' && character <= '\r') ? USE_SPACE : USE_DROP;
    }
    if (character < 0x7F) return USE_KEEP;
    if (character == 0x85) return USE_SPACE; // next line
    if (character < 0xA0 || character == 0xAD || character == 0xFEFF)
        return USE_DROP;                                             // soft hyphen
    if (character == 0x200B || character == 0x2060) return USE_DROP; // zero width, says nothing
    if (character == 0x200C || character == 0x200D) return USE_KEEP; // joiners shape letters
    if (character >= 0x200E && character <= 0x2064 &&
        (character <= 0x200F || character >= 0x202A) && character <= 0x202E)
        return USE_DROP; // direction marks
    return syn_char_is_space(character) ? USE_SPACE : USE_KEEP;
}

static bool is_plain(char byte) {
    return byte > ' ' && byte < 0x7F;
}

/// The end of the stretch from `at` that is written as it stands: plain ASCII letters and signs,
/// and single spaces between them when something is `kept` before.
static size_t skip_plain(syn_str text, size_t at, size_t kept) {
    for (; at < text.size; at++) {
        if (is_plain(text.data[at])) continue;
        if (text.data[at] != ' ' || at == kept) break;
        if (at + 1 == text.size || !is_plain(text.data[at + 1])) break;
    }
    return at;
}

/// A mended character that is folded away, "said.\xc3\x82" -> "said.", still gets its note.
static void note_vanished(syn_builder *builder, size_t at) {
    if (at >= builder->decoded.text.size) return;
    size_t run = syn_decoded_find_run(&builder->decoded, at);
    if (builder->decoded.runs[run].kind == SYN_RUN_MENDED) note_mended(builder, run, 0);
}

void syn_builder_add(syn_builder *builder, syn_str text, size_t at) {
    size_t kept = 0; // start of the stretch that is to be written as it stands
    for (size_t i = 0, size; i <= text.size; i += size) {
        i = skip_plain(text, i, kept);
        bool is_end = i == text.size;
        size = 1;
        character_use use = is_end ? USE_DROP : use_of(syn_utf8_decode(text, i, &size));
        if (use == USE_KEEP) continue;
        if (i > kept) {
            ensure_block(builder);
            write_space(builder);
            write_bytes(builder, text.data + kept, i - kept, at == SYN_MADE ? SYN_MADE : at + kept);
        }
        if (at != SYN_MADE && !is_end && (text.data[i] & 0x80) != 0) note_vanished(builder, at + i);
        if (use == USE_SPACE && (!builder->has_space || builder->space_at == SYN_MADE)) {
            // Of folded white space, the first space that stands in the record is the one kept.
            builder->has_space = true;
            builder->space_at = at == SYN_MADE || text.data[i] != ' ' ? SYN_MADE : at + i;
        }
        kept = i + size;
    }
}

void syn_builder_add_decoded(syn_builder *builder, syn_span span) {
    syn_str text = syn_str_span(builder->decoded.text, span);
    syn_builder_add(builder, text, span.start);
}

// ---- notes

/// The beginning of a dropped part's words, within what a document keeps of them.
static syn_str keep_words(syn_builder *builder, syn_str words) {
    size_t end = SYN_CAP_DROPPED_WORD_BYTES;
    if (builder->dropped_word_bytes + end > SYN_CAP_DROPPED_WORDS_BYTES) return (syn_str){0};
    bool is_cut = words.size > end;
    while (end < words.size && !syn_utf8_is_boundary(words, end))
        end--;
    words = syn_builder_fold(builder, syn_str_slice(words, 0, end));
    builder->dropped_word_bytes += words.size;
    if (!is_cut || !syn_str_is_known(words)) return words;
    return syn_arena_format(builder->arena, "%.*s \xE2\x80\xA6", SYN_STR_PRINT(words));
}

void syn_builder_drop(syn_builder *builder, syn_dropped_kind kind, syn_span decoded,
                      syn_str words) {
    if (decoded.end > builder->decoded.text.size) decoded.end = builder->decoded.text.size;
    if (decoded.end <= decoded.start) return;
    syn_span raw = syn_decoded_get_raw(&builder->decoded, decoded);
    if (raw.end > raw.start)
        SYN_PUSH(&builder->scratch, &builder->dropped,
                 ((syn_dropped){kind, raw, keep_words(builder, words)}));
}

void syn_builder_note(syn_builder *builder, const char *code, syn_opt_span span, syn_str text) {
    syn_note note = {code, span, syn_arena_copy(builder->arena, text)};
    SYN_PUSH(&builder->scratch, &builder->notes, note);
}

syn_opt_span syn_builder_get_raw(const syn_builder *builder, syn_span decoded) {
    if (decoded.end <= decoded.start) return (syn_opt_span){0};
    return (syn_opt_span){syn_decoded_get_raw(&builder->decoded, decoded), true};
}

syn_str syn_builder_fold(const syn_builder *builder, syn_str text) {
    char *out = syn_arena_array(builder->arena, text.size, 1);
    size_t written = 0;
    bool has_space = false;
    for (size_t i = 0, size; i < text.size && out != NULL; i += size) {
        character_use use = use_of(syn_utf8_decode(text, i, &size));
        if (use == USE_SPACE) has_space = written > 0;
        if (use != USE_KEEP) continue;
        if (has_space) out[written++] = ' ';
        has_space = false;
        memcpy(out + written, text.data + i, size);
        written += size;
    }
    return written == 0 ? (syn_str){0} : (syn_str){out, written};
}

// ---- the end

static int compare_dropped(const void *a, const void *b, void *context) {
    (void)context;
    const syn_dropped *left = a, *right = b;
    int order = SYN_COMPARE(left->raw.start, right->raw.start);
    if (order == 0) order = SYN_COMPARE(left->raw.end, right->raw.end);
    return order != 0 ? order : SYN_COMPARE(left->kind, right->kind);
}

static bool is_blank(syn_str bytes) {
    for (size_t i = 0; i < bytes.size; i++) {
        if (!syn_ascii_is_space(bytes.data[i])) return false;
    }
    return true;
}

/// Sorts, clips overlaps, joins neighbours of one kind with only white space between them.
static void tidy_dropped(syn_builder *builder) {
    syn_sort(builder->dropped.items, builder->dropped.count, sizeof(syn_dropped), compare_dropped,
             NULL);
    size_t kept = 0;
    for (size_t i = 0; i < builder->dropped.count; i++) {
        syn_dropped next = builder->dropped.items[i];
        syn_dropped *last = kept == 0 ? NULL : &builder->dropped.items[kept - 1];
        if (last != NULL && next.raw.start < last->raw.end) next.raw.start = last->raw.end;
        if (next.raw.end <= next.raw.start) continue;
        if (last != NULL && last->kind == next.kind &&
            is_blank(syn_str_slice(builder->record->raw, last->raw.end, next.raw.start))) {
            last->raw.end = next.raw.end;
        } else {
            builder->dropped.items[kept++] = next;
        }
    }
    builder->dropped.count = kept;
}

static void *copy_items(syn_arena *arena, const void *items, size_t count, size_t item_size) {
    void *copy = syn_arena_array(arena, count, item_size);
    if (copy != NULL) memcpy(copy, items, count * item_size);
    return copy;
}

static void join_notes(syn_builder *builder, syn_document *document) {
    size_t first = document->note_count, more = builder->notes.count;
    if (more == 0) return;
    syn_note *notes = syn_arena_array(builder->arena, first + more, sizeof *notes);
    if (notes == NULL) return;
    if (first > 0) memcpy(notes, document->notes, first * sizeof *notes);
    memcpy(notes + first, builder->notes.items, more * sizeof *notes);
    document->notes = notes;
    document->note_count = first + more;
}

syn_status syn_builder_finish(syn_builder *builder, syn_document *document, syn_error *error) {
    syn_builder_end(builder, NULL);
    syn_status status = syn_arena_status(&builder->scratch, error);
    if (status != SYN_OK) goto done;
    tidy_dropped(builder);
    syn_arena *arena = builder->arena;
    document->text =
        syn_arena_copy(arena, (syn_str){builder->text == NULL ? "" : builder->text, builder->size});
    document->blocks =
        copy_items(arena, builder->blocks.items, builder->blocks.count, sizeof(syn_block));
    document->block_count = builder->blocks.count;
    document->map =
        copy_items(arena, builder->rows.items, builder->rows.count, sizeof(syn_map_row));
    document->map_count = builder->rows.count;
    document->dropped =
        copy_items(arena, builder->dropped.items, builder->dropped.count, sizeof(syn_dropped));
    document->dropped_count = builder->dropped.count;
    document->raw_size = builder->record->raw.size;
    join_notes(builder, document);
    status = syn_arena_status(arena, error);
done:
    syn_arena_finish(&builder->scratch);
    return status;
}
