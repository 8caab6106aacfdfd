// SPDX-License-Identifier: Apache-2.0
// Any bytes in any declared character set: decoded and mended, the text is well-formed UTF-8 and
// its runs lead back to the raw bytes. The first byte chooses the declaration and whether there are
// tags.
#include "fuzz/fuzz.h"

#include "base/str.h"
#include "base/utf8.h"
#include "extract/mojibake.h"
#include "input/charset.h"
#include "input/detect.h"

#include <stdlib.h>
#include <string.h>

static void check(bool is_true) {
    if (!is_true) abort();
}

static void check_decoded(const syn_decoded *decoded, syn_str raw) {
    check(syn_utf8_find_bad(decoded->text) == decoded->text.size);
    size_t end = 0;
    for (size_t i = 0; i < decoded->run_count; i++) {
        syn_run run = decoded->runs[i], next = decoded->runs[i + 1];
        check(run.start == end && run.start <= next.start && run.raw <= next.raw);
        check(next.raw <= raw.size);
        end = next.start;
        size_t size = next.start - run.start;
        if (run.kind != SYN_RUN_SAME) continue;
        check(run.raw + size <= raw.size);
        check(memcmp(decoded->text.data + run.start, raw.data + run.raw, size) == 0);
    }
    check(decoded->run_count == 0 || end == decoded->text.size);
    for (size_t at = 0; at < decoded->text.size; at += 97) {
        syn_span span = syn_decoded_get_raw(decoded, (syn_span){at, decoded->text.size});
        check(span.start <= span.end && span.end <= raw.size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size == 0) return 0;
    size_t count;
    const syn_encoding *list = syn__encoding_list(&count);
    size_t chosen = bytes[0] >> 1; // one more than there are: nothing is declared
    syn_str declared = chosen < count ? syn_str_from(list[chosen].name) : (syn_str){0};
    syn_str raw = {(const char *)bytes + 1, size - 1};
    syn_arena arena = {0};
    syn_decoded decoded;
    syn_charset_decode(raw, declared, (bytes[0] & 1) != 0, &arena, &decoded);
    check_decoded(&decoded, raw);
    syn__mojibake_mend(&decoded, &arena);
    check_decoded(&decoded, raw);
    syn_arena_finish(&arena);
    return 0;
}
