// SPDX-License-Identifier: Apache-2.0
// Names of elements and attributes to constants, by binary search over the sorted rows.
#include "extract/html_tags.h"
#include "base/str.h"

typedef struct tag_row {
    syn_str name;
    unsigned flags;
} tag_row;

static const tag_row tag_rows[SYN_TAG_COUNT] = {[SYN_TAG_UNKNOWN] = {{"", 0}, 0},
#define TAG_ROW(constant, name, flags) [SYN_TAG_##constant] = {{name, sizeof(name) - 1}, flags},
                                                SYN_TAG_LIST(TAG_ROW)
#undef TAG_ROW
};

static const syn_str attr_names[SYN_ATTR_COUNT] = {[SYN_ATTR_UNKNOWN] = {"", 0},
#define ATTR_ROW(constant, name) [SYN_ATTR_##constant] = {name, sizeof(name) - 1},
                                                   SYN_ATTR_LIST(ATTR_ROW)
#undef ATTR_ROW
};

/// Compares `name`, folded to lower case, with a row's name.
static int compare_folded(syn_str name, syn_str row) {
    for (size_t i = 0; i < name.size && i < row.size; i++) {
        int difference = (unsigned char)syn_ascii_lower(name.data[i]) - (unsigned char)row.data[i];
        if (difference != 0) return difference;
    }
    return (name.size > row.size) - (name.size < row.size);
}

syn_tag syn__html_tag_find(syn_str name) {
    size_t low = 1, high = SYN_TAG_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_folded(name, tag_rows[middle].name);
        if (order == 0) return (syn_tag)middle;
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return SYN_TAG_UNKNOWN;
}

unsigned syn__html_tag_get_flags(syn_tag tag) {
    return tag < SYN_TAG_COUNT ? tag_rows[tag].flags : 0;
}

syn_str syn__html_tag_get_name(syn_tag tag) {
    return tag < SYN_TAG_COUNT ? tag_rows[tag].name : SYN_STR("");
}

syn_attr syn__html_attr_find(syn_str name) {
    size_t low = 1, high = SYN_ATTR_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_folded(name, attr_names[middle]);
        if (order == 0) return (syn_attr)middle;
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return SYN_ATTR_UNKNOWN;
}
