// SPDX-License-Identifier: Apache-2.0
// Takes a record, gives its document an id that is unique in the run.
//
// The id is the one that the input gives; else the record's URL; else the file's name without the
// endings that only say how it is packed, and "#N" for all but the first record of a source, so
// that a source that grows keeps its ids. One that is taken gets "-2", "-3", ...
#include "base/str.h"
#include "base/utf8.h"
#include "engine/run.h"

void syn__ids_init(syn_ids *ids) {
    *ids = (syn_ids){0};
    syn_map_init(&ids->taken, &ids->arena);
}

void syn__ids_finish(syn_ids *ids) {
    syn_arena_finish(&ids->arena);
}

/// `prefix`, a mark and a number in decimal digits.
static syn_str join_number(syn_arena *arena, syn_str prefix, char mark, size_t number) {
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    digits[--at] = mark;
    size_t digit_count = sizeof digits - at;
    char *bytes = syn_arena_alloc(arena, prefix.size + digit_count);
    if (bytes == NULL) return (syn_str){0};
    if (prefix.size > 0) memcpy(bytes, prefix.data, prefix.size);
    memcpy(bytes + prefix.size, digits + at, digit_count);
    return (syn_str){bytes, prefix.size + digit_count};
}

/// The text with ill-formed bytes as U+FFFD, as it will be written: ids that look the same are.
static syn_str mend(syn_arena *arena, syn_str text) {
    if (syn_utf8_find_bad(text) == text.size) return text;
    SYN_VEC(char) bytes = {0};
    for (size_t at = 0, step; at < text.size; at += step) {
        char encoded[4];
        size_t size = syn_utf8_encode(syn_utf8_decode(text, at, &step), encoded);
        for (size_t i = 0; i < size; i++)
            SYN_PUSH(arena, &bytes, encoded[i]);
    }
    return (syn_str){bytes.items, bytes.count};
}

static syn_str cut_ending(syn_str name, const syn_str *endings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (name.size <= endings[i].size) continue;
        size_t cut = name.size - endings[i].size;
        if (syn_str_equal_nocase(syn_str_slice(name, cut, name.size), endings[i])) {
            return syn_str_slice(name, 0, cut);
        }
    }
    return name;
}

static syn_str name_of_source(syn_str source) {
    static const syn_str packings[] = {{".gz", 3}, {".zst", 4}};
    static const syn_str types[] = {{".txt", 4},   {".html", 5}, {".htm", 4}, {".xhtml", 6},
                                    {".mhtml", 6}, {".mht", 4},  {".json", 5}};
    if (syn_str_equal(source, SYN_STR("-"))) return SYN_STR("stdin");
    size_t start = source.size;
    while (start > 0 && source.data[start - 1] != '/')
        start--;
    syn_str name = syn_str_slice(source, start, source.size);
    name = cut_ending(name, packings, sizeof packings / sizeof *packings);
    name = cut_ending(name, types, sizeof types / sizeof *types);
    return name.size > 0 ? name : SYN_STR("document");
}

/// What the document would like to be called. May point into the record.
static syn_str propose(syn_arena *arena, const syn_record *record) {
    if (record->id.size > 0) return mend(arena, record->id);
    if (record->url.size > 0) return mend(arena, record->url);
    syn_str name = mend(arena, name_of_source(record->source));
    return record->number == 0 ? name : join_number(arena, name, '#', record->number);
}

/// `wanted` with the first suffix that nobody has. Its entry remembers the last one given, so many
/// documents of one id cost no more than others.
static syn_str find_free(syn_ids *ids, syn_arena *arena, syn_str wanted) {
    size_t suffix = syn_map_find(&ids->taken, wanted)->value;
    syn_str id;
    do {
        id = join_number(arena, wanted, '-', ++suffix);
    } while (!arena->has_failed && syn_map_find(&ids->taken, id) != NULL);
    syn_map_find(&ids->taken, wanted)->value = suffix;
    return id;
}

syn_status syn__ids_assign(syn_ids *ids, syn_account *account, syn_error *error) {
    syn_str wanted = propose(&account->arena, account->record);
    account->has_repeated_id = syn_map_find(&ids->taken, wanted) != NULL;
    syn_str id = account->has_repeated_id ? find_free(ids, &account->arena, wanted)
                                          : syn_arena_copy(&account->arena, wanted);
    syn_map_add(&ids->taken, syn_arena_copy(&ids->arena, id), 1, NULL);
    account->id = id;
    syn_status status = syn_arena_status(&account->arena, error);
    return status == SYN_OK ? syn_arena_status(&ids->arena, error) : status;
}

void syn__ids_take(syn_ids *ids, syn_str id) {
    syn_map_add(&ids->taken, id, 1, NULL);
}
