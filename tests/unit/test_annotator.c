// SPDX-License-Identifier: Apache-2.0
// What an annotator remembers of documents before (src/annotate/annotator.h) changes no marks:
// sums of features in parts are the sums of all features.
#include "annotate/annotate.h"
#include "base/buffer.h"
#include "base/str.h"
#include "unit/test.h"
#include "wire/wire.h"

#include <string.h>

static const char *const texts[] = {
    "Anna Holt said on Monday that the bridge over the Tarn would open in May. \"We are ready,\" "
    "said Mr. Holt, the mayor of Ulm. The Bank of Ulm lent $4 million.",
    "SEOUL (AP) - Officials deny that 40 workers left. According to the ministry, they \"never "
    "came\". Holt, 52, told reporters he had warned of it.",
    "new delhi is where the river bends. Nobody said so. The council believes it will last.", ""};

/// The line of one text; with an annotator, or one of its own when that is NULL.
static void append_line(const char *text, syn_annotator *annotator, syn_buffer *out) {
    syn_document document = {.id = SYN_STR("one"), .text = syn_str_from(text)};
    syn_arena arena = {0};
    syn_marks marks;
    syn_status status = annotator == NULL
                            ? syn_annotate(&document, &arena, &marks, NULL)
                            : syn_annotate_with(annotator, &document, &arena, &marks, NULL);
    CHECK(status == SYN_OK);
    syn_wire_append_marks(out, &document, &marks);
    SYN_APPEND(out, "\n");
    syn_arena_finish(&arena);
}

TEST(annotator_memory_changes_no_marks) {
    enum { COUNT = sizeof texts / sizeof *texts };
    syn_annotator *annotator;
    CHECK(syn_annotator_new(true, &annotator, NULL) == SYN_OK);
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            syn_buffer fresh = {0}, remembered = {0};
            append_line(texts[i], NULL, &fresh);
            append_line(texts[i], annotator, &remembered);
            CHECK(fresh.size > 0 && fresh.size == remembered.size);
            CHECK(memcmp(fresh.data, remembered.data, fresh.size) == 0);
            syn_buffer_finish(&fresh);
            syn_buffer_finish(&remembered);
        }
    }
    syn_annotator_free(annotator);
    syn_annotator_free(NULL);
}
