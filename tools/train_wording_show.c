// SPDX-License-Identifier: Apache-2.0
// Shows the features of documents, and the values of their places, each by the model that has not
// counted the document. Part of train_wording; read by tools/fit_wording.
#include "train_wording.h"

#include "annotate/parts.h"
#include "annotate/wording_places.h"

#include <stdio.h>
#include <stdlib.h>

/// What was counted without one fold; the last of them without none.
typedef struct counted {
    syn_collocations words;
    syn_chains chains;
} counted;

static const uint8_t *read_model(const char *path, size_t *out_size) {
    enum { MOST = 1 << 24 };
    FILE *file = fopen(path, "rb");
    uint8_t *model = malloc(MOST); // stays: the tables lie in it
    if (file == NULL || model == NULL) stop(path, "cannot open");
    *out_size = fread(model, 1, MOST, file);
    fclose(file);
    return model;
}

static void open_folds(const char *folder, counted out[FOLDS + 1]) {
    out[FOLDS] = (counted){syn_collocations_open(), syn_chains_open()};
    for (int fold = 0; fold < FOLDS; fold++) {
        char path[512];
        size_t size;
        name_fold(path, sizeof path, folder, "fold", fold);
        const uint8_t *model = read_model(path, &size);
        out[fold].words = syn_collocations_open_bytes(model, size);
        name_fold(path, sizeof path, folder, "chains", fold);
        model = read_model(path, &size);
        out[fold].chains = syn_chains_open_bytes(model, size);
    }
}

static const counted *find_counted(const counted folds[FOLDS + 1], syn_str id) {
    int fold = find_fold(id);
    return &folds[fold >= 0 && fold < FOLDS ? fold : FOLDS];
}

/// A document to be shown, with what was counted without it.
typedef struct shown {
    size_t number;
    const syn_document *document;
    const syn_marks *marks;
    const counted *from;
    syn_arena *arena; ///< emptied after it
} shown;

/// Shows each document of a file. Zero when all was written.
static int show_each(const char *path, const char *folder, void (*show)(const shown *one)) {
    static counted folds[FOLDS + 1];
    const syn_pile *pile = annotate_file(path);
    syn_arena arena = {0};
    open_folds(folder, folds);
    for (size_t d = 0; d < pile->count; d++) {
        const syn_document *document = pile->documents[d];
        const counted *from = find_counted(folds, document->id);
        show(&(shown){d, document, pile->marks[d], from, &arena});
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
    return fflush(stdout) != 0;
}

static void show_look(const shown *one, size_t most_prose) {
    const counted *from = one->from;
    syn_arena *arena = one->arena;
    syn__view view = syn__view_make(one->document, one->marks, arena);
    syn__wording_words words = syn__wording_read(&view, most_prose, arena);
    syn__wording_oddities oddities = {0};
    double features[SYN__ODDNESS_COUNT] = {0};
    syn__wording_measure(&view, &from->words, &words, arena, features, &oddities);
    if (most_prose > SYN__WORDING_FIRST_PROSE)
        syn__wording_measure_places(&view, &from->words, &from->chains, &words, arena, features);
    printf("%.*s\t%zu\t%zu", SYN_STR_PRINT(one->document->id), words.count, words.prose_count);
    for (size_t i = 0; i < SYN__ODDNESS_COUNT; i++)
        printf("\t%.5f", features[i]);
    putchar('\n');
}

static void show_document(const shown *one) {
    show_look(one, SYN__WORDING_FIRST_PROSE);
    show_look(one, SYN__WORDING_MOST_PROSE);
}

#define NAME(constant) "\t" #constant
int show_features(const char *path, const char *folder) {
    puts("id\twords\tprose" SYN__ODDNESS_LIST(NAME));
    return show_each(path, folder, show_document);
}

/// A row a place: number of the document, first byte, bits of what is asked, the values.
static void write_places(uint32_t document, const syn__places *in) {
    for (size_t i = 0; i < in->words->count; i++) {
        syn__place place;
        syn__places_read(in, i, &place);
        uint32_t asked = 0;
        for (size_t kind = 0; kind < SYN__PLACE_KINDS; kind++)
            asked |= (uint32_t)place.is_asked[kind] << kind;
        if (asked == 0) continue;
        uint32_t head[3] = {document, (uint32_t)in->view->tokens[place.word->token].span.start,
                            asked};
        for (size_t k = 0; k < 12; k++)
            putchar((int)(head[k / 4] >> 8 * (k % 4) & 255));
        fwrite(place.values, 1, sizeof place.values, stdout);
    }
}

static void show_places(const shown *one) {
    const counted *from = one->from;
    syn__view view = syn__view_make(one->document, one->marks, one->arena);
    syn__wording_words words = syn__wording_read(&view, SYN__WORDING_MOST_PROSE, one->arena);
    syn__wording_oddities oddities = {0};
    double features[SYN__ODDNESS_COUNT];
    syn__wording_measure(&view, &from->words, &words, one->arena, features, &oddities);
    syn__places in = syn__places_open(&view, &from->words, &from->chains, &words, one->arena);
    write_places((uint32_t)one->number, &in);
}

int write_all_places(const char *path, const char *folder) {
    puts("places" SYN__PLACE_LIST(NAME));
    return show_each(path, folder, show_places);
}
