// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the step itself.
#include "input/input.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/str.h"

struct syn_input {
    const char *const *paths;
    size_t count, at;
};

syn_status syn_input_open(const char *const *paths, size_t path_count, syn_input_format from,
                          syn_input **out_input, syn_error *error) {
    (void)from;
    *out_input = syn__memory_new(sizeof **out_input);
    if (*out_input == NULL) return syn_error_no_memory(error);
    **out_input = (syn_input){paths, path_count, 0};
    return SYN_OK;
}
syn_status syn_input_next(syn_input *input, syn_record **out_record, syn_error *error) {
    (void)input;
    (void)error;
    *out_record = NULL;
    return SYN_END;
}
const syn_unread *syn_input_get_unread(const syn_input *input, size_t *out_count) {
    (void)input;
    *out_count = 0;
    return NULL;
}
void syn_input_close(syn_input *input) {
    syn__memory_free(input);
}
