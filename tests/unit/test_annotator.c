// SPDX-License-Identifier: Apache-2.0
// What an annotator remembers of documents before (src/annotate/annotator.h) changes no marks:
// sums of features in parts are the sums of all features.
#include "annotate/annotate.h"
#include "base/buffer.h"
#include "base/str.h"
#include "unit/test.h"
#include "wire/wire.h"

#include <stdlib.h>
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

TEST(annotator_together_gives_the_same_marks) {
    enum { COUNT = sizeof texts / sizeof *texts, LONG_BYTES = 120000 };
    // A document that is too long to go with others, between those that go together.
    char *long_text = malloc(LONG_BYTES + 1);
    CHECK(long_text != NULL);
    for (size_t i = 0; i < LONG_BYTES; i++)
        long_text[i] = "Ann Poe said so. "[i % 17];
    long_text[LONG_BYTES] = '\0';
    syn_annotator *annotator;
    CHECK(syn_annotator_new(true, &annotator, NULL) == SYN_OK);
    syn_document documents[COUNT + 1];
    syn_arena arenas[COUNT + 1] = {0};
    syn_marks marks[COUNT + 1];
    syn_annotation items[COUNT + 1];
    for (size_t i = 0; i <= COUNT; i++) {
        const char *text = i == 2 ? long_text : texts[i < 2 ? i : i - 1];
        documents[i] = (syn_document){.id = SYN_STR("one"), .text = syn_str_from(text)};
        items[i] = (syn_annotation){&documents[i], &arenas[i], &marks[i]};
    }
    CHECK(syn_annotate_together(annotator, items, COUNT + 1, NULL) == SYN_OK);
    for (size_t i = 0; i <= COUNT; i++) {
        syn_buffer alone = {0}, together = {0};
        append_line(documents[i].text.data, NULL, &alone);
        syn_wire_append_marks(&together, &documents[i], &marks[i]);
        SYN_APPEND(&together, "\n");
        CHECK(alone.size > 0 && alone.size == together.size);
        CHECK(memcmp(alone.data, together.data, alone.size) == 0);
        syn_buffer_finish(&alone);
        syn_buffer_finish(&together);
        syn_arena_finish(&arenas[i]);
    }
    CHECK(syn_annotate_together(annotator, NULL, 0, NULL) == SYN_OK);
    syn_annotator_free(annotator);
    free(long_text);
}
