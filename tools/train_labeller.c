// SPDX-License-Identifier: Apache-2.0
// Trains a labeller (src/text/labeller.h): takes labelled words, gives a model file.
//
//   train_labeller TASK MODEL [--dev FILE] [--lambda X] [--epochs N] [--least N] FILE...
//
// TASK is pos or names. FILEs are the unpacked `*.tokens.txt` of ../shared/data/annotation: a word
// a line with its columns, a blank line after each sentence. A conditional random field by
// stochastic gradient descent with an L2 penalty (Bottou's CRFsgd: the rate falls as 1 / (lambda *
// (t0 + t))); the order of sentences is shuffled by a fixed seed, so the same files give the same
// model. Weights end as signed bytes; rows that are all near zero are left out.
#include "annotate/attribution.h"
#include "annotate/name_tagger.h"
#include "base/file.h"
#include "base/json.h"
#include "base/str.h"
#include "synopt/synopt.h"
#include "text/facts.h"
#include "text/tagger.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_LABELS = SYN_LABELS_MOST, LONGEST_LINE = 4096 };

typedef struct sentence {
    syn_str *words;
    syn_sketch *sketches;
    syn_attribution_words said; ///< of the task said
    syn_name_words named;       ///< of the task names
    uint8_t *labels;
    size_t count;
    uint32_t *features; ///< all words' one after another, weight row numbers
    uint32_t *starts;   ///< count + 1
} sentence;

typedef struct corpus {
    sentence *items;
    size_t count, capacity;
} corpus;

/// A feature and its row while training.
typedef struct slot {
    uint64_t feature;
    uint32_t uses;
    uint32_t row; ///< 1-based, 0: too rare
} slot;

typedef struct trainer {
    syn_feature_fn features;
    const char *const *labels; ///< names
    size_t label_count;
    int column; ///< of the label in a line; -1: UPOS with the form of XPOS
    slot *slots;
    size_t slot_count, used;
    uint32_t row_count;
    float *weights; ///< [row][label]
    float moves[(MOST_LABELS + 1) * MOST_LABELS];
    double scale, lambda, rate;
    int least_weight; ///< rows whose bytes are all smaller are left out
    double against;   ///< taken from the first label wherever it may stand: more is found
    bool is_names;
} trainer;

static void *need(void *memory) {
    if (memory == NULL) {
        fputs("train_labeller: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

// ---- reading

static char *strdup_or_end(const char *text) {
    size_t size = strlen(text) + 1;
    return memcpy(need(malloc(size)), text, size);
}

static int find_label(const trainer *trainer, const char *name) {
    for (size_t i = 0; i < trainer->label_count; i++) {
        if (strcmp(trainer->labels[i], name) == 0) return (int)i;
    }
    return -1;
}

/// "VERB" with "VBD" is "VERB/VBD" where there is such a label.
static int pos_label(const trainer *trainer, const char *coarse, const char *fine) {
    char both[64];
    if (strcmp(fine, "NNPS") != 0) {
        snprintf(both, sizeof both, "%s/%s", coarse, fine);
        int label = find_label(trainer, both);
        if (label >= 0) return label;
    }
    return find_label(trainer, coarse);
}

static int read_label(const trainer *trainer, char *const *columns) {
    if (!trainer->is_names) return pos_label(trainer, columns[1], columns[2]);
    int label = find_label(trainer, columns[3]);
    return label < 0 ? find_label(trainer, "O") : label;
}

static void add_sentence(corpus *corpus, sentence *now) {
    if (corpus->count == corpus->capacity) {
        corpus->capacity = corpus->capacity * 2 + 1024;
        corpus->items = need(realloc(corpus->items, corpus->capacity * sizeof *corpus->items));
    }
    corpus->items[corpus->count++] = *now;
    *now = (sentence){0};
}

static void end_sentence(corpus *corpus, sentence *now) {
    if (now->count == 0) return;
    syn_facts_find(now->words, now->sketches, now->count);
    add_sentence(corpus, now);
}

static void read_file(const trainer *trainer, const char *path, corpus *corpus) {
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "train_labeller: cannot open %s\n", path);
        exit(2);
    }
    char line[LONGEST_LINE];
    sentence now = {0};
    size_t room = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "# doc", 5) == 0) continue;
        if (line[0] == '\0') {
            end_sentence(corpus, &now);
            room = 0;
            continue;
        }
        char *columns[4] = {line, NULL, NULL, NULL};
        int found = 1;
        for (char *at = line; *at != '\0' && found < 4; at++) {
            if (*at != '\t') continue;
            *at = '\0';
            columns[found++] = at + 1;
        }
        int label = found == 4 ? read_label(trainer, columns) : -1;
        if (label < 0) continue;
        if (now.count == room) {
            room = room * 2 + 16;
            now.sketches = need(realloc(now.sketches, room * sizeof *now.sketches));
            now.labels = need(realloc(now.labels, room));
            now.words = need(realloc(now.words, room * sizeof *now.words));
        }
        now.words[now.count] = (syn_str){strdup_or_end(columns[0]), strlen(columns[0])};
        syn_sketch_make(now.words[now.count], &now.sketches[now.count]);
        now.labels[now.count++] = (uint8_t)label;
    }
    end_sentence(corpus, &now);
    fclose(file);
}

// ---- documents

/// Labels from a gold line's quotes: the words inside a content.
static void label_quotes(const json_t *gold, const syn_marks *marks, uint8_t *labels) {
    const json_t *quotes = json_object_get(gold, "quotes");
    for (size_t i = 0; i < json_array_size(quotes); i++) {
        const json_t *quote = json_array_get(quotes, i);
        const json_t *spans[2] = {json_object_get(quote, "cue"), json_object_get(quote, "content")};
        for (size_t side = 0; side < 2; side++) {
            if (json_array_size(spans[side]) != 2) continue;
            size_t start = (size_t)json_number_value(json_array_get(spans[side], 0));
            size_t end = (size_t)json_number_value(json_array_get(spans[side], 1));
            bool is_first = true;
            for (size_t k = syn_marks_find_token(marks, start);
                 k < marks->token_count && marks->tokens[k].span.end <= end; k++) {
                if (k > 0 && marks->tokens[k].sentence != marks->tokens[k - 1].sentence)
                    is_first = true;
                labels[k] = side == 0  ? SYN_ATTRIBUTION_CUE
                            : is_first ? SYN_ATTRIBUTION_FIRST
                                       : SYN_ATTRIBUTION_NEXT;
                is_first = false;
            }
        }
    }
}

/// Labels from a gold line's mentions.
static void label_names(const json_t *gold, const syn_marks *marks, uint8_t *labels) {
    static const struct {
        const char *kind;
        uint8_t label;
    } kinds[] = {{"person", SYN_NAME_PERSON_FIRST},
                 {"organisation", SYN_NAME_ORGANISATION_FIRST},
                 {"place", SYN_NAME_PLACE_FIRST}};
    const json_t *mentions = json_object_get(gold, "mentions");
    for (size_t i = 0; i < json_array_size(mentions); i++) {
        const json_t *mention = json_array_get(mentions, i),
                     *span = json_object_get(mention, "span");
        const char *kind = json_string_value(json_object_get(mention, "kind"));
        size_t start = (size_t)json_number_value(json_array_get(span, 0));
        size_t end = (size_t)json_number_value(json_array_get(span, 1));
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            if (kind == NULL || strcmp(kind, kinds[k].kind) != 0) continue;
            uint8_t label = kinds[k].label;
            for (size_t t = syn_marks_find_token(marks, start);
                 t < marks->token_count && marks->tokens[t].span.start < end; t++) {
                labels[t] = label;
                label = (uint8_t)(kinds[k].label + 1);
            }
        }
    }
}

static void read_sentences(const syn_document *document, const syn_marks *marks, const json_t *gold,
                           bool is_said, corpus *corpus) {
    static syn_arena arena; // lives as long as the training
    uint8_t *labels = need(calloc(marks->token_count + 1, 1));
    if (is_said)
        label_quotes(gold, marks, labels);
    else
        label_names(gold, marks, labels);
    syn__view view = syn__view_make(document, marks, &arena);
    syn__names names;
    size_t at_name = 0;
    syn__names_find(&view, &arena, &names);
    for (size_t first = 0, end; first < marks->token_count; first = end) {
        end = first + 1;
        while (end < marks->token_count &&
               marks->tokens[end].sentence == marks->tokens[first].sentence)
            end++;
        sentence now = {.count = end - first, .labels = labels + first};
        if (is_said)
            now.said = syn__attribution_read(&view, marks, first, end, &arena);
        else
            now.named = syn__name_words_read(&names, first, end, &at_name, &arena);
        add_sentence(corpus, &now);
    }
    syn__names_finish(&names);
}

/// `path`: SET.input.jsonl; the labels lie in SET.gold.jsonl beside it.
static void read_documents(const char *path, bool is_said, corpus *corpus) {
    char gold_path[LONGEST_LINE];
    snprintf(gold_path, sizeof gold_path, "%.*sgold.jsonl",
             (int)(strlen(path) - strlen("input.jsonl")), path);
    syn_error error = {0};
    syn_run *run;
    FILE *gold = fopen(gold_path, "r");
    bool is_good = gold != NULL && syn_run_new(&(syn_options){.jobs = 1}, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_ANNOTATE, &error) == SYN_OK;
    if (!is_good) {
        fprintf(stderr, "train_labeller: %s: %s\n", path, error.message);
        exit(2);
    }
    const syn_pile *pile = syn_run_get_pile(run);
    static char line[1 << 20];
    for (size_t i = 0; fgets(line, sizeof line, gold) != NULL; i++) {
        json_t *object = json_loads(line, 0, NULL);
        const char *id = json_string_value(json_object_get(object, "id"));
        for (size_t k = 0; id != NULL && k < pile->count; k++) {
            if (syn_str_equal(pile->documents[k]->id, syn_str_from(id)))
                read_sentences(pile->documents[k], pile->marks[k], object, is_said, corpus);
        }
        json_decref(object);
    }
    fclose(gold); // the run stays: sentences point into it
}

// ---- features

static const void *words_of(const trainer *trainer, const sentence *now, syn_sketches *room) {
    *room = (syn_sketches){now->sketches, now->count};
    if (trainer->features == syn__attribution_features) return &now->said;
    if (trainer->features == syn__name_features) return &now->named;
    return room;
}

static slot *find_slot(trainer *trainer, uint64_t feature) {
    size_t at = (size_t)(feature ^ feature >> 29) & (trainer->slot_count - 1);
    while (trainer->slots[at].uses != 0 && trainer->slots[at].feature != feature)
        at = (at + 1) & (trainer->slot_count - 1);
    return &trainer->slots[at];
}

static void count_features(trainer *trainer, const corpus *corpus) {
    trainer->slot_count = (size_t)1 << 24;
    trainer->slots = need(calloc(trainer->slot_count, sizeof *trainer->slots));
    for (size_t i = 0; i < corpus->count; i++) {
        syn_sketches room;
        const void *words = words_of(trainer, &corpus->items[i], &room);
        for (size_t at = 0; at < room.count; at++) {
            uint64_t found[SYN_FEATURES_MOST];
            size_t count = trainer->features(words, at, found);
            for (size_t k = 0; k < count; k++) {
                slot *slot = find_slot(trainer, found[k]);
                slot->feature = found[k];
                slot->uses++;
            }
        }
    }
}

static void number_features(trainer *trainer, uint32_t least) {
    for (size_t i = 0; i < trainer->slot_count; i++) {
        if (trainer->slots[i].uses >= least) trainer->slots[i].row = ++trainer->row_count;
    }
    trainer->weights = need(
        calloc((size_t)(trainer->row_count + 1) * trainer->label_count, sizeof *trainer->weights));
}

static void index_features(trainer *trainer, corpus *corpus) {
    for (size_t i = 0; i < corpus->count; i++) {
        sentence *now = &corpus->items[i];
        syn_sketches room;
        const void *words = words_of(trainer, now, &room);
        now->features = need(malloc(now->count * SYN_FEATURES_MOST * sizeof *now->features));
        now->starts = need(malloc((now->count + 1) * sizeof *now->starts));
        uint32_t total = 0;
        for (size_t at = 0; at < room.count; at++) {
            uint64_t found[SYN_FEATURES_MOST];
            size_t count = trainer->features(words, at, found);
            now->starts[at] = total;
            for (size_t k = 0; k < count; k++) {
                uint32_t row = find_slot(trainer, found[k])->row;
                if (row != 0) now->features[total++] = row;
            }
        }
        now->starts[now->count] = total;
        if (total > 0) now->features = need(realloc(now->features, total * sizeof(uint32_t)));
    }
}

// ---- the field

typedef struct lattice {
    double *scores, *forward, *backward; ///< [word][label]
    double *norms;
    size_t room;
    double moves[(MOST_LABELS + 1) * MOST_LABELS]; ///< exponentials
} lattice;

static void make_room(lattice *lattice, size_t words, size_t labels) {
    if (words <= lattice->room) return;
    lattice->room = words;
    lattice->scores = need(realloc(lattice->scores, words * labels * sizeof(double)));
    lattice->forward = need(realloc(lattice->forward, words * labels * sizeof(double)));
    lattice->backward = need(realloc(lattice->backward, words * labels * sizeof(double)));
    lattice->norms = need(realloc(lattice->norms, words * sizeof(double)));
}

static void score_words(const trainer *trainer, const sentence *now, lattice *lattice) {
    size_t labels = trainer->label_count;
    for (size_t at = 0; at < now->count; at++) {
        double *sums = lattice->scores + at * labels, most = -1e300;
        for (size_t y = 0; y < labels; y++)
            sums[y] = 0;
        for (uint32_t k = now->starts[at]; k < now->starts[at + 1]; k++) {
            const float *row = trainer->weights + (size_t)now->features[k] * labels;
            for (size_t y = 0; y < labels; y++)
                sums[y] += row[y];
        }
        for (size_t y = 0; y < labels; y++) {
            sums[y] *= trainer->scale;
            if (sums[y] > most) most = sums[y];
        }
        for (size_t y = 0; y < labels; y++)
            sums[y] = exp(sums[y] - most);
    }
    for (size_t i = 0; i < (labels + 1) * labels; i++)
        lattice->moves[i] = exp(trainer->moves[i] * trainer->scale);
}

static void run_forward(const trainer *trainer, size_t count, lattice *lattice) {
    size_t labels = trainer->label_count;
    for (size_t at = 0; at < count; at++) {
        double *now = lattice->forward + at * labels, total = 0;
        const double *before = now - labels, *first = lattice->moves + labels * labels;
        for (size_t y = 0; y < labels; y++)
            now[y] = at == 0 ? first[y] : 0;
        for (size_t x = 0; x < labels && at > 0; x++) {
            const double *moves = lattice->moves + x * labels;
            for (size_t y = 0; y < labels; y++)
                now[y] += before[x] * moves[y];
        }
        for (size_t y = 0; y < labels; y++)
            total += now[y] *= lattice->scores[at * labels + y];
        for (size_t y = 0; y < labels; y++)
            now[y] /= total;
        lattice->norms[at] = total;
    }
}

static void run_backward(const trainer *trainer, size_t count, lattice *lattice) {
    size_t labels = trainer->label_count;
    for (size_t at = count; at-- > 0;) {
        double *now = lattice->backward + at * labels;
        for (size_t x = 0; x < labels; x++) {
            now[x] = at + 1 == count ? 1 : 0;
            const double *moves = lattice->moves + x * labels;
            for (size_t y = 0; y < labels && at + 1 < count; y++)
                now[x] += moves[y] * lattice->scores[(at + 1) * labels + y] *
                          lattice->backward[(at + 1) * labels + y] / lattice->norms[at + 1];
        }
    }
}

/// One step of the gradient on one sentence.
static void learn(trainer *trainer, const sentence *now, double rate, lattice *lattice) {
    size_t labels = trainer->label_count;
    make_room(lattice, now->count, labels);
    score_words(trainer, now, lattice);
    run_forward(trainer, now->count, lattice);
    run_backward(trainer, now->count, lattice);
    trainer->scale *= 1 - rate * trainer->lambda;
    double gain = rate / trainer->scale;
    for (size_t at = 0; at < now->count; at++) {
        const double *f = lattice->forward + at * labels, *b = lattice->backward + at * labels;
        float change[MOST_LABELS];
        for (size_t y = 0; y < labels; y++)
            change[y] = (float)(gain * ((now->labels[at] == y) - f[y] * b[y]));
        for (uint32_t k = now->starts[at]; k < now->starts[at + 1]; k++) {
            float *row = trainer->weights + (size_t)now->features[k] * labels;
            for (size_t y = 0; y < labels; y++)
                row[y] += change[y];
        }
        if (at == 0) {
            for (size_t y = 0; y < labels; y++)
                trainer->moves[labels * labels + y] += change[y];
            continue;
        }
        const double *before = f - labels;
        for (size_t x = 0; x < labels; x++) {
            double out = gain * before[x] / lattice->norms[at];
            for (size_t y = 0; y < labels; y++)
                trainer->moves[x * labels + y] -= (float)(out * lattice->moves[x * labels + y] *
                                                          lattice->scores[at * labels + y] * b[y]);
        }
        trainer->moves[now->labels[at - 1] * labels + now->labels[at]] += (float)gain;
    }
}

static uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static void shuffle(uint32_t *order, size_t count, uint64_t *state) {
    for (size_t i = count; i > 1; i--) {
        size_t k = (size_t)(next_random(state) % i);
        uint32_t kept = order[i - 1];
        order[i - 1] = order[k];
        order[k] = kept;
    }
}

/// Adds the weights as they stand to the sums that the mean is made of.
static void add_up(const trainer *trainer, float *sums, float *move_sums) {
    size_t labels = trainer->label_count;
    for (size_t i = 0; i < (size_t)(trainer->row_count + 1) * labels; i++)
        sums[i] += (float)(trainer->weights[i] * trainer->scale);
    for (size_t i = 0; i < (labels + 1) * labels; i++)
        move_sums[i] += (float)(trainer->moves[i] * trainer->scale);
}

/// The mean over the later epochs is steadier than the last step (Polyak and Juditsky 1992).
static void take_mean(trainer *trainer, const float *sums, const float *move_sums, int count) {
    size_t labels = trainer->label_count;
    for (size_t i = 0; i < (size_t)(trainer->row_count + 1) * labels; i++)
        trainer->weights[i] = sums[i] / (float)count;
    for (size_t i = 0; i < (labels + 1) * labels; i++)
        trainer->moves[i] = move_sums[i] / (float)count;
    trainer->scale = 1;
}

static void train(trainer *trainer, const corpus *corpus, int epochs) {
    enum { SPEED = 10 };
    int first_mean = epochs / 2, means = 0;
    float *sums =
        need(calloc((size_t)(trainer->row_count + 1) * trainer->label_count, sizeof *sums));
    float move_sums[(MOST_LABELS + 1) * MOST_LABELS] = {0};
    uint32_t *order = need(malloc((corpus->count + 1) * sizeof *order));
    for (uint32_t i = 0; i < corpus->count; i++)
        order[i] = i;
    lattice lattice = {0};
    uint64_t state = 42;
    double first = trainer->rate, steps = 0;
    trainer->scale = 1;
    for (int epoch = 0; epoch < epochs; epoch++) {
        shuffle(order, corpus->count, &state);
        for (size_t i = 0; i < corpus->count; i++, steps++) {
            double rate = first / (1 + first * trainer->lambda * steps * SPEED);
            learn(trainer, &corpus->items[order[i]], rate, &lattice);
        }
        if (epoch >= first_mean) {
            add_up(trainer, sums, move_sums);
            means++;
        }
        fprintf(stderr, "epoch %d\r", epoch + 1);
    }
    take_mean(trainer, sums, move_sums, means);
    free(sums);
    free(order);
    fputc('\n', stderr);
}

// ---- the model file

/// A feature's weights as bytes; false when they say nothing.
static bool round_row(const trainer *trainer, const slot *slot, double factor, int8_t *out_row) {
    int most = 0;
    const float *weights = trainer->weights + (size_t)slot->row * trainer->label_count;
    for (size_t y = 0; y < trainer->label_count; y++) {
        double value = weights[y] * factor;
        int rounded = (int)lround(value > 127 ? 127 : value < -127 ? -127 : value);
        out_row[y] = (int8_t)rounded;
        most = abs(rounded) > most ? abs(rounded) : most;
    }
    return slot->row != 0 && most >= trainer->least_weight;
}

/// Writes checks and rows; gives the number of slots.
static size_t make_table(const trainer *trainer, double factor, uint8_t **out_table) {
    int8_t row[MOST_LABELS];
    size_t kept = 0, slots = 1, row_size = syn_label_row_size(trainer->label_count);
    for (size_t i = 0; i < trainer->slot_count; i++)
        kept += round_row(trainer, &trainer->slots[i], factor, row);
    while (slots * 7 < kept * 8)
        slots *= 2;
    uint8_t *checks = need(calloc(slots, row_size + 2)), *rows = checks + 2 * slots;
    for (size_t i = 0; i < trainer->slot_count; i++) {
        if (!round_row(trainer, &trainer->slots[i], factor, row)) continue;
        size_t at = syn_feature_slot(trainer->slots[i].feature, slots);
        while (checks[2 * at] != 0 || checks[2 * at + 1] != 0)
            at = (at + 1) & (slots - 1);
        uint16_t check = syn_feature_check(trainer->slots[i].feature);
        checks[2 * at] = (uint8_t)(check & 255);
        checks[2 * at + 1] = (uint8_t)(check >> 8);
        memcpy(rows + at * row_size, row, trainer->label_count);
    }
    fprintf(stderr, "%zu of %u features kept, %zu slots, %zu KB\n", kept, trainer->row_count, slots,
            slots * (row_size + 2) / 1024);
    *out_table = checks;
    return slots;
}

static size_t make_model(const trainer *trainer, uint8_t **out_bytes) {
    size_t labels = trainer->label_count, row_size = syn_label_row_size(labels);
    double most = 0;
    for (size_t i = 0; i < (size_t)(trainer->row_count + 1) * labels; i++)
        most = fmax(most, fabs(trainer->weights[i]));
    double clip = most * trainer->scale > 6 ? 6 : most * trainer->scale; // larger ones are rare
    double factor = 127 / clip * trainer->scale;
    uint8_t *table;
    size_t slots = make_table(trainer, factor, &table);
    size_t table_at = (12 + (labels + 1) * labels * 2 + 15) / 16 * 16;
    size_t table_size = slots * (row_size + 2);
    uint8_t *bytes = need(calloc(table_at + table_size, 1));
    memcpy(bytes, "SYNL", 4);
    bytes[4] = (uint8_t)labels;
    for (size_t i = 0; i < 4; i++)
        bytes[8 + i] = (uint8_t)(slots >> 8 * i);
    for (size_t i = 0; i < (labels + 1) * labels; i++) {
        double move = trainer->moves[i] - (i % labels == 0 ? trainer->against : 0);
        uint16_t value = (uint16_t)(int16_t)lround(fmax(-2000, fmin(2000, move * factor)));
        bytes[12 + 2 * i] = (uint8_t)(value & 255);
        bytes[13 + 2 * i] = (uint8_t)(value >> 8);
    }
    memcpy(bytes + table_at, table, table_size);
    free(table);
    *out_bytes = bytes;
    return table_at + table_size;
}

/// Accuracy and, for names, exact F1 on a held-out file, by the model as it will be shipped.
static void evaluate(const trainer *trainer, const uint8_t *bytes, size_t size, const corpus *dev) {
    syn_labeller model;
    if (!syn_labeller_open(bytes, size, trainer->label_count, &model)) exit(2);
    size_t right = 0, total = 0, coarse = 0, gold = 0, given = 0, both = 0;
    syn_arena arena = {0};
    for (size_t i = 0; i < dev->count; i++) {
        const sentence *now = &dev->items[i];
        uint8_t *labels = need(malloc(now->count));
        syn_sketches room;
        const void *words = words_of(trainer, now, &room);
        syn_labeller_run(&model, trainer->features, words, now->count, &arena, labels);
        syn_arena_reset(&arena);
        for (size_t k = 0; k < now->count; k++) {
            const char *a = trainer->labels[labels[k]], *b = trainer->labels[now->labels[k]];
            right += labels[k] == now->labels[k];
            coarse += strcspn(a, "/") == strcspn(b, "/") && strncmp(a, b, strcspn(a, "/")) == 0;
        }
        for (size_t k = 0; trainer->is_names && k < now->count; k++) {
            const uint8_t *rows[2] = {labels, now->labels};
            size_t ends[2] = {0, 0};
            for (size_t r = 0; r < 2; r++) {
                const char *name = trainer->labels[rows[r][k]];
                bool starts =
                    name[0] == 'B' ||
                    (name[0] == 'I' &&
                     (k == 0 || strcmp(trainer->labels[rows[r][k - 1]] + 1, name + 1) != 0));
                if (!starts) continue;
                ends[r] = k + 1;
                while (ends[r] < now->count && trainer->labels[rows[r][ends[r]]][0] == 'I' &&
                       strcmp(trainer->labels[rows[r][ends[r]]] + 1, name + 1) == 0)
                    ends[r]++;
            }
            given += ends[0] > 0;
            gold += ends[1] > 0;
            both +=
                ends[0] > 0 && ends[0] == ends[1] &&
                strcmp(trainer->labels[labels[k]] + 1, trainer->labels[now->labels[k]] + 1) == 0;
        }
        total += now->count;
        free(labels);
    }
    syn_arena_finish(&arena);
    printf("words %zu  right %.4f  without forms %.4f", total, (double)right / (double)total,
           (double)coarse / (double)total);
    if (trainer->is_names)
        printf("  names P %.4f R %.4f F1 %.4f", (double)both / (double)given,
               (double)both / (double)gold, 2.0 * (double)both / (double)(gold + given));
    printf("\n");
}

int main(int argc, char **argv) {
#define LABEL_TEXT(constant, text) text,
    static const char *const tags[] = {SYN_POS_LIST(LABEL_TEXT)};
    static const char *const name_labels[] = {SYN_NAME_LABEL_LIST(LABEL_TEXT)};
    static const char *const said_labels[] = {SYN_ATTRIBUTION_LIST(LABEL_TEXT)};
    if (argc < 4) {
        fputs("usage: train_labeller pos|names MODEL [--dev FILE] [--lambda X] [--epochs N] "
              "[--least N] FILE...\n",
              stderr);
        return 3;
    }
    trainer trainer = {
        .lambda = 1e-6, .rate = 0.05, .least_weight = 2, .is_names = strcmp(argv[1], "names") == 0};
    trainer.features = trainer.is_names ? syn__name_features : syn__tagger_features;
    trainer.labels = trainer.is_names ? name_labels : tags;
    trainer.label_count = trainer.is_names ? SYN_NAME_LABEL_COUNT : SYN_POS_COUNT;
    bool is_said = strcmp(argv[1], "said") == 0;
    if (is_said) {
        trainer.is_names = true; // counted by pieces
        trainer.features = syn__attribution_features;
        trainer.labels = said_labels;
        trainer.label_count = SYN_ATTRIBUTION_COUNT;
    }
    corpus data = {0}, dev[8] = {{0}};
    size_t dev_count = 0;
    int epochs = 20;
    uint32_t least = 2;
    for (int i = 3; i < argc; i++) {
        if (strcmp(argv[i], "--dev") == 0 && dev_count < 8) {
            i++;
            if (trainer.is_names)
                read_documents(argv[i], is_said, &dev[dev_count]);
            else
                read_file(&trainer, argv[i], &dev[dev_count]);
            dev_count++;
        } else if (strcmp(argv[i], "--lambda") == 0) {
            trainer.lambda = atof(argv[++i]);
        } else if (strcmp(argv[i], "--rate") == 0) {
            trainer.rate = atof(argv[++i]);
        } else if (strcmp(argv[i], "--against") == 0) {
            trainer.against = atof(argv[++i]);
        } else if (strcmp(argv[i], "--weight") == 0) {
            trainer.least_weight = atoi(argv[++i]);
        } else if (strcmp(argv[i], "--epochs") == 0) {
            epochs = atoi(argv[++i]);
        } else if (strcmp(argv[i], "--least") == 0) {
            least = (uint32_t)atoi(argv[++i]);
        } else if (trainer.is_names) {
            read_documents(argv[i], is_said, &data);
        } else {
            read_file(&trainer, argv[i], &data);
        }
    }
    count_features(&trainer, &data);
    number_features(&trainer, least);
    index_features(&trainer, &data);
    fprintf(stderr, "%zu sentences, %u features\n", data.count, trainer.row_count);
    train(&trainer, &data, epochs);
    uint8_t *bytes;
    size_t size = make_model(&trainer, &bytes);
    for (size_t i = 0; i < dev_count; i++)
        evaluate(&trainer, bytes, size, &dev[i]);
    FILE *out = fopen(argv[2], "wb");
    bool is_written = out != NULL && fwrite(bytes, 1, size, out) == size;
    if (out != NULL && fclose(out) != 0) is_written = false;
    if (!is_written) fprintf(stderr, "train_labeller: cannot write %s\n", argv[2]);
    return is_written ? 0 : 2;
}
