// SPDX-License-Identifier: Apache-2.0
// A program of a stranger: reads a folder through the library and counts its stories.
#include <synopt/synopt.h>

#include <stdio.h>

int main(int count, char **arguments) {
    syn_error error = {0};
    syn_run *run = NULL;
    if (count < 2 || syn_run_new(&(syn_options){.jobs = 2}, &run, &error) != SYN_OK) return 2;
    syn_status status = syn_run_add_path(run, arguments[1], &error);
    if (status == SYN_OK) status = syn_run_execute(run, SYN_STEP_STORIES, &error);
    if (status == SYN_OK) {
        printf("%zu documents, %zu stories, synopt %s\n", syn_run_get_document_count(run),
               syn_run_get_stories(run)->story_count, syn_version());
    } else {
        fprintf(stderr, "%s: %s\n", error.where, error.message);
    }
    syn_run_free(run);
    return status == SYN_OK ? 0 : 1;
}
