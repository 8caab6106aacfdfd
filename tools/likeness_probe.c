// SPDX-License-Identifier: Apache-2.0
// Takes documents as JSON lines, gives their stories' statements and how like they are, before any
// of it is turned into certainty: a JSON line a story, {"lines", "pairs"}. Read by
// tools/fit_certainty.
//
//     likeness_probe DOCUMENTS.jsonl
//
// A line is [document, start, end, lineage, twin, claim]; a pair [line, line, likeness] of
// lines that are their own twins and stand close, or in one claim. Cost: the square of the lines.
#include "base/json.h"
#include "base/str.h"
#include "collate/align.h"
#include "train_stories.h"

#include <stdlib.h>

static void show_line(const syn__collator *collator, size_t index) {
    const syn__line *line = &collator->lines[index];
    syn_str id = collator->pile->documents[line->document]->id;
    json_t *name = json_stringn(id.data, id.size);
    char *text = json_dumps(name, JSON_ENCODE_ANY);
    printf("%s[%s,%zu,%zu,%zu,%zu,%zu]", index > 0 ? "," : "", text, line->span.start,
           line->span.end, line->lineage, line->twin, line->claim);
    free(text);
    json_decref(name);
}

static void show_pair(size_t a, size_t b, double likeness, bool is_first) {
    printf("%s[%zu,%zu,%.6f]", is_first ? "" : ",", a, b, likeness);
}

static void show_pairs(const syn__collator *collator, syn__edges edges) {
    for (size_t i = 0; i < edges.count; i++)
        show_pair(edges.items[i].a, edges.items[i].b, (double)edges.items[i].similarity, i == 0);
    bool is_first = edges.count == 0;
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *a = &collator->lines[i];
        for (size_t j = i + 1; j < collator->line_count && a->twin == i; j++) {
            const syn__line *b = &collator->lines[j];
            if (b->twin != j || a->claim != b->claim) continue;
            // Pairs that the index proposed stand here twice, with one likeness.
            show_pair(i, j, syn__lines_compare(collator, a, b), is_first);
            is_first = false;
        }
    }
}

static void show_story(void *context, syn__collator *collator) {
    syn_collation collation = {0};
    (void)context;
    syn__collate_statements(collator);
    syn__collate_quotes(collator, &collation);
    syn__edges edges = syn__collate_candidates(collator);
    syn__collate_echoes(collator, edges);
    syn__collate_claims(collator, edges, &collation);
    printf("{\"lines\":[");
    for (size_t i = 0; i < collator->line_count; i++)
        show_line(collator, i);
    printf("],\"pairs\":[");
    show_pairs(collator, edges);
    printf("]}\n");
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: likeness_probe DOCUMENTS.jsonl\n");
        return 3;
    }
    return stories_visit(argv[1], show_story, NULL) ? 0 : 2;
}
