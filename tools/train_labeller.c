// SPDX-License-Identifier: Apache-2.0
// Trains a labeller (src/text/labeller.h): takes labelled words or documents, gives a model file.
//
//   train_labeller pos|names|said MODEL [OPTION VALUE]... FILE...
//
// FILEs are the sets of ../shared/data/annotation, unpacked:
//   for f in ../shared/data/annotation/*.gz; do gzip -dc $f > /tmp/ann/$(basename $f .gz); done
// For pos they are `*.tokens.txt`, for names and said `SET.input.jsonl` with `SET.gold.jsonl`
// beside it. Options:
//   --dev FILE    print how well a held-out file is labelled; never trained on; may be repeated
//   --tagger FILE the documents named behind it are tagged by this model: one that has not learnt
//                 from them, so that training sees tags as good as it will meet
//   --lambda X    the penalty on weights (1e-6);  --rate X  the first rate of learning (0.05)
//   --epochs N    (20);  --least N  features that are used less often are left out (2)
//   --weight N    rows of a model whose bytes are all smaller are left out (2)
//   --rows N      train twice, the second time with the N features that mattered most
//   --leave X     each step of training does without this part of the features (0)
//   --against X   taken from the first label wherever it stands: more is found, less is right
//   --verify 1    write nothing; say whether MODEL holds the very bytes that training gives
// The same files and options give the same bytes on one machine (exp of the C library has a say).
#include "train_labeller.h"
#include "annotate/attribution.h"
#include "annotate/name_tagger.h"
#include "text/tagger.h"

#include <string.h>

enum { MOST_DEVS = 8 };

typedef enum train_task { TASK_POS, TASK_NAMES, TASK_SAID, TASK_NONE } train_task;

typedef struct train_job {
    train_task task;
    const char *model;
    train_labeller trainer;
    train_corpus data, devs[MOST_DEVS];
    size_t dev_count;
    bool is_check;
} train_job;

static void read_file(const train_job *job, const char *path, train_corpus *corpus) {
    if (job->task == TASK_POS)
        train_read_words(&job->trainer, path, corpus);
    else
        train_read_documents(path, job->task == TASK_SAID, corpus);
}

static bool choose_task(train_job *job, const char *name) {
#define LABEL_TEXT(constant, text) text,
    static const char *const tags[] = {SYN_POS_LIST(LABEL_TEXT)};
    static const char *const names[] = {SYN_NAME_LABEL_LIST(LABEL_TEXT)};
    static const char *const said[] = {SYN_ATTRIBUTION_LIST(LABEL_TEXT)};
    static const struct {
        const char *name;
        syn_feature_fn features;
        const char *const *labels;
        size_t label_count;
    } tasks[] = {[TASK_POS] = {"pos", syn__tagger_features, tags, SYN_POS_COUNT},
                 [TASK_NAMES] = {"names", syn__name_features, names, SYN_NAME_LABEL_COUNT},
                 [TASK_SAID] = {"said", syn__attribution_features, said, SYN_ATTRIBUTION_COUNT}};
    for (size_t i = 0; i < TASK_NONE; i++) {
        if (strcmp(name, tasks[i].name) != 0) continue;
        job->task = (train_task)i;
        job->trainer.features = tasks[i].features;
        job->trainer.labels = tasks[i].labels;
        job->trainer.label_count = tasks[i].label_count;
        return true;
    }
    return false;
}

/// False when there is no such option.
static bool set_option(train_job *job, const char *name, const char *value) {
    train_labeller *trainer = &job->trainer;
    if (strcmp(name, "--dev") == 0 && job->dev_count < MOST_DEVS)
        read_file(job, value, &job->devs[job->dev_count++]);
    else if (strcmp(name, "--tagger") == 0)
        train_use_tagger(value);
    else if (strcmp(name, "--lambda") == 0)
        trainer->lambda = atof(value);
    else if (strcmp(name, "--rate") == 0)
        trainer->rate = atof(value);
    else if (strcmp(name, "--against") == 0)
        trainer->against = atof(value);
    else if (strcmp(name, "--leave") == 0)
        trainer->left_out = atof(value);
    else if (strcmp(name, "--weight") == 0)
        trainer->least_weight = atoi(value);
    else if (strcmp(name, "--epochs") == 0)
        trainer->epochs = atoi(value);
    else if (strcmp(name, "--least") == 0)
        trainer->least_uses = (uint32_t)atoi(value);
    else if (strcmp(name, "--rows") == 0)
        trainer->most_rows = (size_t)atol(value);
    else if (strcmp(name, "--verify") == 0)
        job->is_check = atoi(value) != 0;
    else
        return false;
    return true;
}

static bool write_model(const char *path, const uint8_t *bytes, size_t size) {
    FILE *out = fopen(path, "wb");
    bool is_written = out != NULL && fwrite(bytes, 1, size, out) == size;
    if (out != NULL && fclose(out) != 0) is_written = false;
    if (!is_written) fprintf(stderr, "train_labeller: cannot write %s\n", path);
    return is_written;
}

static bool verify_model(const char *path, const uint8_t *bytes, size_t size) {
    FILE *in = fopen(path, "rb");
    uint8_t *there = need(malloc(size + 1));
    bool is_same =
        in != NULL && fread(there, 1, size + 1, in) == size && memcmp(there, bytes, size) == 0;
    if (in != NULL) fclose(in);
    free(there);
    printf("%s: %s\n", path, is_same ? "the same bytes" : "differs from what was trained");
    return is_same;
}

static int usage(void) {
    fputs("usage: train_labeller pos|names|said MODEL [--dev FILE] [--lambda X] [--rate X] "
          "[--epochs N] [--least N] [--weight N] [--rows N] [--against X] [--leave X] [--tagger "
          "FILE] "
          "[--verify 1] FILE...\n",
          stderr);
    return 3;
}

int main(int argc, char **argv) {
    static train_job job = {
        .trainer = {
            .lambda = 1e-6, .rate = 0.05, .epochs = 20, .least_uses = 2, .least_weight = 2}};
    if (argc < 4 || !choose_task(&job, argv[1])) return usage();
    job.model = argv[2];
    for (int i = 3; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) != 0)
            read_file(&job, argv[i], &job.data);
        else if (i + 1 == argc || !set_option(&job, argv[i], argv[i + 1]))
            return usage();
        else
            i++;
    }
    if (job.data.count == 0 || job.trainer.epochs < 1) return usage();
    train_run(&job.trainer, &job.data);
    uint8_t *bytes;
    size_t size = train_make_model(&job.trainer, &bytes);
    for (size_t i = 0; i < job.dev_count; i++)
        train_evaluate(&job.trainer, bytes, size, &job.devs[i], job.task != TASK_POS);
    bool is_good =
        job.is_check ? verify_model(job.model, bytes, size) : write_model(job.model, bytes, size);
    free(bytes);
    return is_good ? 0 : 2;
}
