// SPDX-License-Identifier: Apache-2.0
// Names of elements and attributes to constants: one multiplication, one table, one comparison.
// The tables are made by tools/html_names_compile.c. Cost: constant.
#include "extract/html_tags.h"
#include "base/str.h"

const uint8_t syn__html_tag_flags[SYN_TAG_COUNT + 1] = {[SYN_TAG_UNKNOWN] = 0,
#define TAG_FLAGS(constant, name, flags) [SYN_TAG_##constant] = (flags),
                                                        SYN_TAG_LIST(TAG_FLAGS)
#undef TAG_FLAGS
                                                            [SYN_TAG_TEXT] = 0};

/// The rest of a name that is longer than its key.
static bool is_rest_equal(const char *name, const char *wanted, size_t size) {
    for (size_t i = 8; i < size; i++) {
        if (syn_ascii_lower(name[i]) != wanted[i]) return false;
    }
    return true;
}

unsigned syn__html_name_find(const syn_html_names *names, syn_str source, syn_span name) {
    size_t size = name.end - name.start;
    const char *at = source.data + name.start;
    uint64_t key = syn__html_name_key(at, size, source.size - name.start);
    unsigned number = names->slots[syn__html_name_slot(key, size, names->multiplier)];
    if (names->keys[number] != key || names->sizes[number] != size) return 0;
    if (size > 8 && !is_rest_equal(at, names->names[number], size)) return 0;
    return number;
}
