// SPDX-License-Identifier: Apache-2.0
// Takes raw bytes, gives well-formed UTF-8 with runs that lead back to the raw bytes. See
// charset.h.
//
// The order of belief is that of docs/decisions/007-characters.md: what the bytes cannot be by
// chance (a mark, well-formed UTF-8, the zeros of UTF-16, escapes) comes before what is said about
// them, and what is said is checked against the bytes. Decoders: charset_decode.c; guessing:
// detect.c. Cost: linear; well-formed UTF-8 is only looked at, not copied.
#include "input/charset.h"

#include "base/str.h"
#include "base/utf8.h"
#include "input/charset_decode.h"

#include <string.h>

enum { LEAST_ISLAND_BYTES = 12, GOOD_FOR_BAD = 2, GOOD_FOR_BAD_IF_DENIED = 4 };

typedef struct choice {
    const syn_encoding *encoding;
    const syn_encoding *island; ///< what odd bytes inside of UTF-8 are
    bool is_good;               ///< the bytes are well-formed UTF-8 or ASCII
} choice;

static const syn_encoding *read_mark(syn_str raw, size_t *out_size) {
    static const struct {
        syn_str bytes;
        const char *charset;
    } marks[] = {{{"\xef\xbb\xbf", 3}, "UTF-8"},    {{"\xff\xfe\0\0", 4}, "UTF-32LE"},
                 {{"\0\0\xfe\xff", 4}, "UTF-32BE"}, {{"\xff\xfe", 2}, "UTF-16LE"},
                 {{"\xfe\xff", 2}, "UTF-16BE"},     {{"\x84\x31\x95\x33", 4}, "gb18030"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!syn_str_starts(raw, marks[i].bytes)) continue;
        *out_size = marks[i].bytes.size;
        return syn__encoding_get(marks[i].charset);
    }
    *out_size = 0;
    return NULL;
}

/// Counts characters of UTF-8 and bytes that are none. A character cut at the very end is neither.
static void count_utf8(syn_str raw, size_t *out_good, size_t *out_bad) {
    *out_good = *out_bad = 0;
    for (size_t at = syn_ascii_skip(raw, 0), size; at < raw.size;
         at = syn_ascii_skip(raw, at + size)) {
        bool is_bad = syn_utf8_decode(raw, at, &size) == SYN_UTF8_BAD && size == 1;
        size_t cut_size = is_bad ? syn__measure_cut(raw, at) : 0;
        if (cut_size > 0) size = cut_size;
        if (is_bad && cut_size > 0 && at + size == raw.size) break;
        *out_good += !is_bad;
        *out_bad += is_bad;
    }
}

/// The set of the bytes that are no UTF-8, asked with the good characters blanked out.
static const syn_encoding *find_island(syn_str raw, bool has_tags, size_t bad,
                                       const syn_encoding *said, syn_arena *arena) {
    const syn_encoding *usual = syn__encoding_get("windows-1252");
    if (said != NULL && said->kind == SYN_ENCODING_SINGLE) return said;
    if (bad < LEAST_ISLAND_BYTES) return usual;
    char *blank = syn_arena_alloc(arena, raw.size);
    if (blank == NULL) return usual;
    for (size_t at = 0, size; at < raw.size; at += size) {
        bool is_bad = syn_utf8_decode(raw, at, &size) == SYN_UTF8_BAD && size == 1;
        memset(blank + at, is_bad || size == 1 ? raw.data[at] : ' ', size);
    }
    const syn_encoding *found = syn__charset_detect((syn_str){blank, raw.size}, has_tags, arena);
    return found->kind == SYN_ENCODING_SINGLE ? found : usual;
}

/// `meta` says UTF-16 in bytes that can be searched for it: then it is UTF-8, as the HTML Standard
/// says; x-user-defined is windows-1252 there.
static const syn_encoding *read_meta(syn_str raw) {
    const syn_encoding *found = syn__encoding_from_label(syn__charset_find_declared(raw));
    if (found == NULL) return NULL;
    if (found->kind == SYN_ENCODING_WIDE) return syn__encoding_get("UTF-8");
    return found->kind == SYN_ENCODING_USER ? syn__encoding_get("windows-1252") : found;
}

static bool is_legacy(const syn_encoding *encoding) {
    return encoding != NULL && encoding->kind != SYN_ENCODING_UTF8;
}

/// Of bytes that are ASCII or well-formed UTF-8.
static const syn_encoding *choose_among_good(syn_str raw, bool is_ascii, const syn_encoding *said) {
    const syn_encoding *wide = syn__charset_detect_wide(raw);
    if (wide != NULL) return wide;
    bool is_utf8_said = said != NULL && said->kind == SYN_ENCODING_UTF8;
    bool is_open = is_ascii ? !is_utf8_said : said != NULL && said->kind == SYN_ENCODING_ESCAPED;
    const syn_encoding *escaped = is_open ? syn__charset_detect_escaped(raw) : NULL;
    return escaped != NULL ? escaped : syn__encoding_get("UTF-8");
}

static choice choose(syn_str raw, syn_str declared, bool has_tags, syn_arena *arena) {
    const syn_encoding *first = syn__encoding_from_label(declared), *second = NULL;
    const syn_encoding *utf8 = syn__encoding_get("UTF-8");
    if (has_tags) second = read_meta(raw);
    if (first == NULL) {
        first = second;
        second = NULL;
    }
    size_t ascii_size = syn_ascii_skip(raw, 0);
    if (ascii_size == raw.size || syn__is_utf8(raw))
        return (choice){choose_among_good(raw, ascii_size == raw.size, first), NULL, true};
    const syn_encoding *wide = syn__charset_detect_wide(raw);
    if (wide != NULL) return (choice){wide, NULL, false};
    if (first != NULL && first->kind == SYN_ENCODING_WIDE) return (choice){first, NULL, false};

    size_t good, bad;
    const syn_encoding *said = is_legacy(first) ? first : is_legacy(second) ? second : NULL;
    size_t factor = said == NULL ? GOOD_FOR_BAD : GOOD_FOR_BAD_IF_DENIED;
    count_utf8(raw, &good, &bad);
    if (good > factor * bad)
        return (choice){utf8, find_island(raw, has_tags, bad, said, arena), false};
    if (said == NULL) return (choice){syn__charset_detect(raw, has_tags, arena), NULL, false};
    if (!is_legacy(second) || !is_legacy(first)) second = NULL;
    return (choice){syn__charset_check(raw, has_tags, said, second, arena), NULL, false};
}

void syn_charset_decode(syn_str raw, syn_str declared, bool has_tags, syn_arena *arena,
                        syn_decoded *out_decoded) {
    *out_decoded = (syn_decoded){.text = {"", 0}, .charset = "UTF-8"};
    raw = syn_str_slice(raw, 0, UINT32_MAX / SYN_WORST_GROWTH - 1);
    size_t mark_size;
    choice chosen = {.encoding = read_mark(raw, &mark_size)};
    if (chosen.encoding == NULL) chosen = choose(raw, declared, has_tags, arena);
    bool is_utf8 = chosen.encoding->kind == SYN_ENCODING_UTF8;
    if (is_utf8 && mark_size > 0)
        chosen.is_good = syn__is_utf8(syn_str_slice(raw, mark_size, raw.size));
    if (is_utf8 && chosen.is_good) {
        syn__decode_same(raw, mark_size, arena, out_decoded);
    } else if (is_utf8 || !syn__decode_set(raw, mark_size, chosen.encoding, arena, out_decoded)) {
        const syn_encoding *island = chosen.island;
        if (island == NULL) island = syn__encoding_get("windows-1252");
        syn__decode_broken_utf8(raw, mark_size, island, arena, out_decoded);
    }
    if (arena->has_failed) *out_decoded = (syn_decoded){.text = {"", 0}, .charset = "UTF-8"};
}

size_t syn_decoded_find_run(const syn_decoded *decoded, size_t at) {
    size_t low = 0, high = decoded->run_count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (decoded->runs[middle].start <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

syn_span syn_decoded_get_raw(const syn_decoded *decoded, syn_span span) {
    if (decoded->run_count == 0 || span.end < span.start) return (syn_span){0, 0};
    const syn_run *first = &decoded->runs[syn_decoded_find_run(decoded, span.start)];
    const syn_run *last =
        &decoded
             ->runs[syn_decoded_find_run(decoded, span.end > span.start ? span.end - 1 : span.end)];
    size_t start = first->raw, end = (last + 1)->raw;
    if (first->kind == SYN_RUN_SAME) start += span.start - first->start;
    if (last->kind == SYN_RUN_SAME) end = last->raw + (span.end - last->start);
    return (syn_span){start, end < start ? start : end};
}
