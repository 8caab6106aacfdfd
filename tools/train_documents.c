// SPDX-License-Identifier: Apache-2.0
// Takes labelled documents (SET.input.jsonl with SET.gold.jsonl beside it), gives their sentences
// with names or attributions as labels.
//
// The documents are annotated by the program as it is, so that training sees what the program will
// see: its tokens, its tags, its rules' names. What the marks of the gold touch is labelled.
#include "annotate/attribution.h"
#include "annotate/name_tagger.h"
#include "annotate/parts.h"
#include "base/json.h"
#include "base/str.h"
#include "synopt/synopt.h"
#include "train_labeller.h"

#include <string.h>

enum { LONGEST_PATH = 4096, LONGEST_LINE = 1 << 22 };

static void stop(const char *path, const char *why) {
    fprintf(stderr, "train_labeller: %s: %s\n", path, why);
    exit(2);
}

/// Reads [start, end]; false when there is none.
static bool read_span(const json_t *array, size_t *out_start, size_t *out_end) {
    if (json_array_size(array) != 2) return false;
    *out_start = (size_t)json_number_value(json_array_get(array, 0));
    *out_end = (size_t)json_number_value(json_array_get(array, 1));
    return *out_start <= *out_end;
}

static void label_words(const json_t *span, const syn_marks *marks, syn_attribution label,
                        uint8_t *labels) {
    size_t start, end;
    if (!read_span(span, &start, &end)) return;
    for (size_t k = syn_marks_find_token(marks, start);
         k < marks->token_count && marks->tokens[k].span.end <= end; k++)
        labels[k] = (uint8_t)label;
}

/// The words inside of a content; one over several sentences begins anew in each.
static void label_content(const syn_marks *marks, size_t start, size_t end, uint8_t *labels) {
    bool is_first = true;
    for (size_t k = syn_marks_find_token(marks, start);
         k < marks->token_count && marks->tokens[k].span.end <= end; k++) {
        if (k > 0 && marks->tokens[k].sentence != marks->tokens[k - 1].sentence) is_first = true;
        labels[k] = is_first ? SYN_ATTRIBUTION_FIRST : SYN_ATTRIBUTION_NEXT;
        is_first = false;
    }
}

/// Does a content of `quotes` hold all of [start, end) and more?
static bool is_inner(const json_t *quotes, size_t start, size_t end) {
    for (size_t i = 0; i < json_array_size(quotes); i++) {
        size_t first, last;
        if (read_span(json_object_get(json_array_get(quotes, i), "content"), &first, &last) &&
            first <= start && end <= last && last - first > end - start)
            return true;
    }
    return false;
}

/// The words of sources, cues and contents. Of what is said inside of what is said only the outer
/// content counts.
static void label_quotes(const json_t *gold, const syn_marks *marks, uint8_t *labels) {
    const json_t *quotes = json_object_get(gold, "quotes");
    for (size_t i = 0; i < json_array_size(quotes); i++) {
        const json_t *quote = json_array_get(quotes, i);
        const json_t *speaker = json_object_get(quote, "speaker");
        label_words(json_object_get(speaker, "mention"), marks, SYN_ATTRIBUTION_SOURCE, labels);
        label_words(json_object_get(quote, "cue"), marks, SYN_ATTRIBUTION_CUE, labels);
    }
    for (size_t i = 0; i < json_array_size(quotes); i++) {
        size_t start, end;
        if (read_span(json_object_get(json_array_get(quotes, i), "content"), &start, &end) &&
            !is_inner(quotes, start, end))
            label_content(marks, start, end, labels);
    }
}

/// The label of a name's first word; the next number is that of its other words.
static int find_kind(const char *kind) {
    static const struct {
        const char *kind;
        syn_name_label label;
    } kinds[] = {{"person", SYN_NAME_PERSON_FIRST},
                 {"organisation", SYN_NAME_ORGANISATION_FIRST},
                 {"place", SYN_NAME_PLACE_FIRST}};
    for (size_t i = 0; kind != NULL && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kind, kinds[i].kind) == 0) return (int)kinds[i].label;
    }
    return -1;
}

static void label_names(const json_t *gold, const syn_marks *marks, uint8_t *labels) {
    const json_t *mentions = json_object_get(gold, "mentions");
    for (size_t i = 0; i < json_array_size(mentions); i++) {
        const json_t *mention = json_array_get(mentions, i);
        int label = find_kind(json_string_value(json_object_get(mention, "kind")));
        size_t start, end;
        if (label < 0 || !read_span(json_object_get(mention, "span"), &start, &end)) continue;
        size_t first = syn_marks_find_token(marks, start), last = first;
        while (last + 1 < marks->token_count && marks->tokens[last + 1].span.start < end)
            last++;
        for (size_t t = first; t <= last && t < marks->token_count; t++)
            labels[t] = (uint8_t)(label + (first == last ? 3 : t == last ? 2 : t > first));
    }
}

/// The tagger of the documents that are read from now on; nothing in it: the program's own.
static syn_labeller tagger;

void train_use_tagger(const char *path) {
    enum { LARGEST_MODEL = 1 << 23 };
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = need(malloc(LARGEST_MODEL)); // stays: the tagger reads it
    size_t size = file == NULL ? 0 : fread(bytes, 1, LARGEST_MODEL, file);
    if (!syn_labeller_open(bytes, size, SYN_POS_COUNT, &tagger)) stop(path, "is no tagger");
    fclose(file);
}

static syn__view make_view(const syn_document *document, const syn_marks *marks, syn_arena *arena) {
    syn_annotator *annotator = need(syn_arena_room(arena, 1, sizeof *annotator));
    syn__annotator_open(annotator);
    if (tagger.label_count > 0) annotator->tagger = tagger;
    return syn__view_make_with(annotator, document, marks, arena);
}

static void read_sentences(const syn_document *document, const syn_marks *marks, const json_t *gold,
                           bool is_said, train_corpus *corpus) {
    static syn_arena arena; // lives as long as the training
    uint8_t *labels = need(calloc(marks->token_count + 1, 1));
    if (is_said)
        label_quotes(gold, marks, labels);
    else
        label_names(gold, marks, labels);
    syn__view view = make_view(document, marks, &arena);
    syn__names names;
    size_t at_name = 0;
    syn__names_find(&view, &arena, &names);
    syn_marks quoted = *marks; // as they are before indirect speech is looked for
    quoted.quotation_count = 0;
    syn__speech speech;
    syn__annotate_quotes(document, &view, &arena, &quoted);
    if (!syn__speech_begin(document, &view, &arena, &quoted, &speech)) need(NULL);
    for (size_t first = 0, end; first < marks->token_count; first = end) {
        end = first + 1;
        while (end < marks->token_count &&
               marks->tokens[end].sentence == marks->tokens[first].sentence)
            end++;
        train_sentence now = {.labels = labels + first, .count = end - first};
        if (is_said) {
            syn_attribution_words *words = need(malloc(sizeof *words));
            syn__quote_vec rules = {0};
            *words = syn__indirect_read(&speech, first, end, &rules, &arena);
            now.words = words;
        } else {
            syn_name_words *words = need(malloc(sizeof *words));
            *words = syn__name_words_read(&names, first, end, &at_name, &arena);
            now.words = words;
        }
        train_corpus_add(corpus, now);
    }
    syn__names_finish(&names);
    if (arena.has_failed) need(NULL);
}

static const syn_pile *annotate(const char *path) {
    syn_error error = {0};
    syn_run *run; // stays: sentences point into it
    bool is_good = syn_run_new(&(syn_options){.jobs = 1}, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_ANNOTATE, &error) == SYN_OK;
    if (!is_good) stop(path, error.message);
    return syn_run_get_pile(run);
}

/// The document of that id from `from` on, where it mostly is; else wherever.
static size_t find_document(const syn_pile *pile, size_t from, const char *id) {
    for (size_t i = 0; id != NULL && i < pile->count; i++) {
        size_t k = (from + i) % pile->count;
        if (syn_str_equal(pile->documents[k]->id, syn_str_from(id))) return k;
    }
    return pile->count;
}

/// Some documents of a set are labelled for other things only.
static bool is_labelled(const json_t *gold, const char *what) {
    const json_t *scored = json_object_get(gold, "scored");
    bool is_found = scored == NULL;
    for (size_t i = 0; i < json_array_size(scored); i++) {
        const char *kind = json_string_value(json_array_get(scored, i));
        is_found = is_found || (kind != NULL && strcmp(kind, what) == 0);
    }
    return is_found;
}

void train_read_documents(const char *path, bool is_said, train_corpus *corpus) {
    static const char ending[] = "input.jsonl";
    size_t size = strlen(path), ending_size = sizeof ending - 1;
    char gold_path[LONGEST_PATH];
    if (size < ending_size || size >= sizeof gold_path ||
        strcmp(path + size - ending_size, ending) != 0)
        stop(path, "is no SET.input.jsonl");
    snprintf(gold_path, sizeof gold_path, "%.*sgold.jsonl", (int)(size - ending_size), path);
    FILE *gold = fopen(gold_path, "r");
    if (gold == NULL) stop(gold_path, "cannot open");
    const syn_pile *pile = annotate(path);
    char *line = need(malloc(LONGEST_LINE));
    for (size_t next = 0; fgets(line, LONGEST_LINE, gold) != NULL;) {
        json_t *object = json_loads(line, 0, NULL);
        if (object == NULL) stop(gold_path, "a line is not JSON");
        const char *id = json_string_value(json_object_get(object, "id"));
        size_t at = find_document(pile, next, id);
        if (at == pile->count) stop(gold_path, "labels without a text");
        if (is_labelled(object, is_said ? "quotes" : "mentions"))
            read_sentences(pile->documents[at], pile->marks[at], object, is_said, corpus);
        next = at + 1;
        json_decref(object);
    }
    free(line);
    fclose(gold);
}
