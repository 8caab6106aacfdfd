// SPDX-License-Identifier: Apache-2.0
// Takes paths of pages, gives a line a page: its source, then the signs of its kind with their
// names, parted by tabs. tools/train_page_kind reads them.
//
//   page_signs PATH...
#include "extract/page_signs.h"
#include "base/str.h"
#include "extract/extract.h"
#include "extract/html.h"
#include "input/input.h"

#include <stdio.h>

static const char *const names[] = {
#define NAME(name) #name,
    SYN_PAGE_SIGN_LIST(NAME)
#undef NAME
};

static syn_status write_signs(const syn_record *record, syn_arena *arena, syn_error *error) {
    syn_document document = {.url = syn_arena_copy(arena, record->url)};
    syn_builder builder;
    syn_builder_init(&builder, record, arena);
    syn_page page = {.arena = &builder.scratch};
    syn_status status = syn__page_judge(&page, &builder, &document, error);
    if (status == SYN_OK) {
        syn_page_signs signs;
        syn__page_count_signs(&page, &document, &signs);
        printf("%.*s\t%.*s", SYN_STR_PRINT(record->source), SYN_STR_PRINT(document.url));
        for (size_t i = 0; i < SYN_PAGE_SIGN_COUNT; i++)
            printf("\t%s=%.6g", names[i], signs.values[i]);
        printf("\n");
    }
    syn_status finished = syn_builder_finish(&builder, &document, error);
    return status == SYN_OK ? finished : status;
}

int main(int count, char **arguments) {
    syn_error error = {0};
    syn_input *input = NULL;
    const char *const *paths = (const char *const *)arguments + 1;
    if (count < 2 ||
        syn_input_open(paths, (size_t)count - 1, SYN_FROM_AUTO, &input, &error) != SYN_OK) {
        fprintf(stderr, "page_signs PATH...\n");
        return 2;
    }
    syn_arena arena = {0};
    syn_record *record = NULL;
    syn_status status = syn_input_next(input, &record, &error);
    for (; status == SYN_OK; status = syn_input_next(input, &record, &error)) {
        if (record->content == SYN_CONTENT_HTML) status = write_signs(record, &arena, &error);
        syn_record_free(record);
        syn_arena_reset(&arena);
        if (status != SYN_OK) break;
    }
    syn_arena_finish(&arena);
    syn_input_close(input);
    return status == SYN_END && fflush(stdout) == 0 ? 0 : 1;
}
