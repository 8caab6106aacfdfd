// SPDX-License-Identifier: Apache-2.0
// Any bytes as a page: extracted, annotated, checked.
#include "fuzz/checks.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    check_record((syn_str){(const char *)bytes, size}, SYN_CONTENT_HTML);
    return 0;
}
