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

bool syn__html_name_is_rest_equal(const char *name, const char *wanted, size_t size) {
    for (size_t i = 8; i < size; i++) {
        if (syn_ascii_lower(name[i]) != wanted[i]) return false;
    }
    return true;
}
