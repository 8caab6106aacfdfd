// SPDX-License-Identifier: Apache-2.0
// Takes packs, gives the bytes that keep them in a file, and packs again.
//
// Spellings are written in their order, kind, size and bytes, so they get their numbers and terms
// again as they are read; a document's bytes are as they are in memory. What is read may be
// anything: each number is looked at before it is believed, for opening a pack believes them all.
// Linear.
#include "text/pack_parts.h"

#include "base/caps.h"

void syn_pack_append_number(syn_buffer *out, size_t number) {
    for (; number >= 0x80; number >>= 7)
        syn_buffer_append_byte(out, (char)(unsigned char)(number | 0x80));
    syn_buffer_append_byte(out, (char)(unsigned char)number);
}

void syn_packs_append_spellings(const syn_packs *packs, syn_buffer *out) {
    syn_pack_append_number(out, packs->spellings.count);
    for (size_t i = 0; i < packs->spellings.count; i++) {
        const syn_spelling *one = &packs->spellings.items[i];
        syn_pack_append_number(out, one->kind);
        syn_pack_append_number(out, one->size);
        syn_buffer_append_str(out, syn_spelling_get_text(one));
    }
}

bool syn_pack_read_number(syn_pack_reader *reader, size_t *out_number) {
    size_t value = 0;
    *out_number = 0;
    for (unsigned shift = 0; shift < 63 && reader->at < reader->end; shift += 7) {
        unsigned char byte = *reader->at++;
        value |= (size_t)(byte & 0x7F) << shift;
        if (byte >= 0x80) continue;
        *out_number = value;
        return true;
    }
    return false;
}

void syn_packs_append_document(const syn_packs *packs, size_t document, syn_buffer *out) {
    const unsigned char *start = packs->items.items[document];
    syn_pack_reader reader = {start, start + sizeof(uint64_t) + 2};
    size_t size;
    if (!syn_pack_read_number(&reader, &size)) return;
    syn_buffer_append(out, start, (size_t)(reader.at - start) + size);
}

bool syn_packer_read_spellings(syn_packer *packer, syn_pack_reader *reader) {
    size_t count, kind, size;
    if (!syn_pack_read_number(reader, &count)) return false;
    for (size_t i = 0; i < count; i++) {
        if (!syn_pack_read_number(reader, &kind) || kind > SYN__PACK_GAP_KIND) return false;
        if (!syn_pack_read_number(reader, &size) || size > (size_t)(reader->end - reader->at))
            return false;
        syn_str text = {(const char *)reader->at, size};
        reader->at += size;
        if (syn__pack_get_spelling(packer, text, (uint32_t)kind) != i) return false;
    }
    return count == packer->packs.spellings.count;
}

/// Reads a number that may be at most `most`.
static bool read_bounded(syn_pack_reader *reader, size_t most, size_t *out_number) {
    return syn_pack_read_number(reader, out_number) && *out_number <= most;
}

/// Reads the step to a number of at most `most`.
static bool read_step(syn_pack_reader *reader, size_t most, size_t *number) {
    size_t step;
    if (!syn_pack_read_number(reader, &step)) return false;
    size_t size = (step + 1) / 2;
    if ((step & 1) != 0) {
        if (size > *number) return false;
        *number -= size;
    } else {
        if (size > most || *number > most - size) return false;
        *number += size;
    }
    return *number <= most;
}

/// The size of a spelling that is a gap or is none, as asked for; counted into *used.
static bool use_spelling(const syn_packer *packer, size_t number, bool is_gap, size_t text_size,
                         size_t *used) {
    if (number >= packer->packs.spellings.count) return false;
    const syn_spelling *one = &packer->packs.spellings.items[number];
    if ((one->kind == SYN__PACK_GAP_KIND) != is_gap) return false;
    if (one->size > text_size - *used) return false;
    *used += one->size;
    return true;
}

static bool read_tokens(syn_packer *packer, syn_pack_reader *reader, size_t count,
                        size_t text_size) {
    size_t used = 0, code, gap;
    for (size_t i = 0; i < count; i++) {
        if (!syn_pack_read_number(reader, &code) || code / 2 >= packer->packs.spellings.count)
            return false;
        const syn_spelling *one = &packer->packs.spellings.items[code / 2];
        gap = syn__pack_get_usual_gap(one->kind);
        if ((code & 1) != 0 && !syn_pack_read_number(reader, &gap)) return false;
        if (!use_spelling(packer, gap, true, text_size, &used)) return false;
        if (!use_spelling(packer, code / 2, false, text_size, &used)) return false;
        syn_vocabulary_count(packer->vocabulary, one->term, packer->packs.items.count);
    }
    return syn_pack_read_number(reader, &gap) &&
           use_spelling(packer, gap, true, text_size, &used) && used == text_size;
}

static bool read_sentences(syn_pack_reader *reader, size_t count, size_t token_count,
                           size_t text_size) {
    size_t at = 0, size, sentence = 0;
    for (size_t i = 0; i < count; i++) {
        if (!read_step(reader, text_size, &at)) return false;
        if (!read_bounded(reader, text_size - at, &size)) return false;
        at += size;
    }
    for (size_t left = token_count; left > 0; left -= size) {
        if (!read_step(reader, count, &sentence)) return false;
        if (!read_bounded(reader, left, &size) || size == 0) return false;
    }
    return true;
}

bool syn_packer_read_document(syn_packer *packer, syn_pack_reader *reader) {
    const unsigned char *start = reader->at;
    size_t size, text_size, tokens, sentences, quotations, at = 0;
    if (!read_bounded(reader, (size_t)(reader->end - reader->at), &size)) return false;
    if (size > (size_t)(reader->end - reader->at)) return false;
    syn_pack_reader own = {reader->at, reader->at + size};
    reader->at = own.end;
    // no more of anything than there are bytes for it; a text of words known is longer than them
    if (!syn_pack_read_number(&own, &text_size) || text_size > SYN_CAP_RECORD_BYTES) return false;
    if (!read_bounded(&own, size, &tokens) || !read_bounded(&own, size, &sentences) ||
        !read_bounded(&own, size, &quotations))
        return false;
    if (!read_tokens(packer, &own, tokens, text_size)) return false;
    if (!read_sentences(&own, sentences, tokens, text_size)) return false;
    for (size_t i = 0; i < quotations; i++) {
        size_t length;
        if (!read_step(&own, text_size, &at) || !read_bounded(&own, text_size - at, &length))
            return false;
    }
    if (own.at != own.end) return false;
    SYN_PUSH(packer->arena, &packer->packs.items, start);
    return !packer->arena->has_failed;
}
