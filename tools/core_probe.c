// SPDX-License-Identifier: Apache-2.0
// Takes lines of text, each a document of its own, shows the cores that collate finds in its
// statements: for reading by eye.
//
//     core_probe < sentences.txt
#include "annotate/annotate.h"
#include "collate/roles.h"
#include "text/vocabulary.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_LINE = 1 << 16 };

static void show_span(const syn_document *document, const syn_marks *marks, size_t first,
                      size_t end) {
    syn_span span = {marks->tokens[first].span.start, marks->tokens[end - 1].span.end};
    syn_str text = syn_str_span(document->text, span);
    printf("%.*s", (int)text.size, text.data);
}

static void show_core(const syn_document *document, const syn_marks *marks, const syn__core *core,
                      bool is_main) {
    static const char *const roles[] = {"who", "what", "whom", "being", "at", "when"};
    static const char *const modalities[] = {"",         " possible", " would",
                                             " planned", " asked",    " denied"};
    static const char *const places[] = {"main", "tied", "relative", "loose"};
    printf("    %c ", is_main ? '*' : ' ');
    show_span(document, marks, core->first, core->end);
    printf(" (%s%s%s%s)", places[core->place], modalities[core->modality],
           core->is_negated ? " NOT" : "", core->is_passive ? " passive" : "");
    for (size_t i = 0; i < core->filler_count; i++) {
        const syn__filler *one = &core->fillers[i];
        printf("; %s", roles[one->role]);
        if (one->preposition != SYN__NO_WORD) {
            printf(" ");
            show_span(document, marks, one->preposition, one->preposition + 1);
        }
        printf(": ");
        show_span(document, marks, one->first, one->end);
        if (one->word == SYN__NO_WORD) printf("?");
    }
    printf("\n");
}

static void show_document(syn_str text) {
    syn_arena arena = {0};
    syn_block block = {SYN_BLOCK_PARAGRAPH, {0, text.size}};
    syn_document document = {.text = text, .blocks = &block, .block_count = 1};
    syn_marks marks;
    const syn_document *documents[] = {&document};
    const syn_marks *list[] = {&marks};
    syn_pile pile = {.documents = documents, .marks = list, .count = 1};
    size_t zero = 0;
    syn_reuse reuse = {.lineage_of = &zero};
    syn_story story = {.documents = &zero, .document_count = 1};
    syn__collator collator = {
        .pile = &pile, .reuse = &reuse, .story = &story, .arena = &arena, .scratch = &arena};
    if (syn_annotate(&document, &arena, &marks, NULL) != SYN_OK) return;
    if (syn_vocabulary_build(&pile, &arena, NULL) != SYN_OK) return;
    syn__collate_entities(&collator);
    syn__collate_statements(&collator);
    for (size_t i = 0; i < collator.line_count; i++) {
        const syn__line *line = &collator.lines[i];
        syn_str said = syn__line_text(&collator, line);
        printf("%.*s\n", (int)said.size, said.data);
        for (size_t j = 0; j < line->core_count; j++)
            show_core(&document, &marks, &line->cores[j], j == line->main_core);
    }
    syn_arena_finish(&arena);
}

int main(void) {
    static char line[LONGEST_LINE];
    while (fgets(line, sizeof line, stdin) != NULL)
        show_document((syn_str){line, strcspn(line, "\n")});
    return 0;
}
