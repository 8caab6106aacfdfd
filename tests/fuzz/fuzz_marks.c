// SPDX-License-Identifier: Apache-2.0
// Any text as the clean text of an article: annotated without extract, checked. What no repair of
// characters has touched reaches the splitter, the labellers and the rules as it is.
#include "annotate/annotate.h"
#include "base/str.h"
#include "base/utf8.h"
#include "fuzz/checks.h"
#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    syn_arena arena = {0};
    syn_document document = {.id = SYN_STR("fuzz"), .text = {(const char *)bytes, size}};
    syn_marks marks;
    if (size == 0) document.text = SYN_STR("");
    document.text.size = syn_utf8_find_bad(document.text); // a document's text is UTF-8
    document.published.value = SYN_STR("2024-04-27");
    PROMISE(syn_annotate(&document, &arena, &marks, NULL) == SYN_OK);
    check_marks(&document, &marks);
    syn_arena_finish(&arena);
    return 0;
}
