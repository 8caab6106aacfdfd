// SPDX-License-Identifier: Apache-2.0
// Takes labelled sentences, gives the weights of a conditional random field.
//
// Stochastic gradient descent with an L2 penalty (Bottou's CRFsgd: the rate falls as
// 1 / (lambda * (t0 + t)); all weights carry one common scale, so that the penalty costs nothing).
// The result is the mean over the later half of the epochs (Polyak and Juditsky 1992). Sentences
// are shuffled by a fixed seed: the same files give the same weights. Where a model may hold only
// so many features, the field is trained twice: the first time says which features matter, the
// second learns to do without the others. Cost: epochs x words x (features + labels squared).
#include "train_labeller.h"

#include <math.h>
#include <string.h>

enum { LABELS = SYN_LABELS_MOST, MOVES = (LABELS + 1) * LABELS, RATE_FALL = 10 };

// ---- features

static train_slot *find_slot(const train_labeller *trainer, uint64_t feature) {
    size_t at = (size_t)(feature ^ feature >> 29) & (trainer->slot_count - 1);
    while (trainer->slots[at].uses != 0 && trainer->slots[at].feature != feature)
        at = (at + 1) & (trainer->slot_count - 1);
    return &trainer->slots[at];
}

static void grow_slots(train_labeller *trainer) {
    train_slot *old = trainer->slots;
    size_t old_count = trainer->slot_count;
    trainer->slot_count = old_count == 0 ? 1 << 12 : old_count * 2;
    trainer->slots = need(calloc(trainer->slot_count, sizeof *trainer->slots));
    for (size_t i = 0; i < old_count; i++) {
        if (old[i].uses != 0) *find_slot(trainer, old[i].feature) = old[i];
    }
    free(old);
}

static void count_features(train_labeller *trainer, const train_corpus *corpus) {
    size_t used = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        const train_sentence *now = &corpus->items[i];
        for (size_t at = 0; at < now->count; at++) {
            uint64_t found[SYN_FEATURES_MOST];
            size_t count = trainer->features(now->words, at, found);
            for (size_t k = 0; k < count; k++) {
                if (used * 2 >= trainer->slot_count) grow_slots(trainer);
                train_slot *slot = find_slot(trainer, found[k]);
                slot->feature = found[k];
                used += slot->uses++ == 0;
            }
        }
    }
}

static void number_features(train_labeller *trainer) {
    for (size_t i = 0; i < trainer->slot_count; i++) {
        bool is_kept = trainer->slots[i].uses != 0 && trainer->slots[i].uses >= trainer->least_uses;
        trainer->slots[i].row = is_kept ? ++trainer->row_count : 0;
    }
}

/// The rows of all words; rows left out since are left out here.
static void index_features(const train_labeller *trainer, train_corpus *corpus) {
    for (size_t i = 0; i < corpus->count; i++) {
        train_sentence *now = &corpus->items[i];
        size_t total = 0;
        now->rows = need(realloc(now->rows, now->count * SYN_FEATURES_MOST * sizeof *now->rows));
        now->starts = need(realloc(now->starts, (now->count + 1) * sizeof *now->starts));
        for (size_t at = 0; at < now->count; at++) {
            uint64_t found[SYN_FEATURES_MOST];
            size_t count = trainer->features(now->words, at, found);
            now->starts[at] = (uint32_t)total;
            for (size_t k = 0; k < count; k++) {
                uint32_t row = find_slot(trainer, found[k])->row;
                if (row != 0) now->rows[total++] = row;
            }
        }
        now->starts[now->count] = (uint32_t)total;
        now->rows = need(realloc(now->rows, (total + 1) * sizeof *now->rows));
    }
}

// ---- the field

typedef struct train_lattice {
    double *scores, *forward, *backward; ///< [word][label]
    double *norms;
    size_t room;
    double moves[MOVES];     ///< exponentials
    uint32_t *rows, *starts; ///< of the sentence, without those that are left out this time
    size_t row_room, start_room;
    uint64_t chance; ///< state of what is left out
} train_lattice;

static void make_room(train_lattice *lattice, size_t words, size_t labels) {
    if (words <= lattice->room) return;
    lattice->room = words;
    lattice->scores = need(realloc(lattice->scores, words * labels * sizeof(double)));
    lattice->forward = need(realloc(lattice->forward, words * labels * sizeof(double)));
    lattice->backward = need(realloc(lattice->backward, words * labels * sizeof(double)));
    lattice->norms = need(realloc(lattice->norms, words * sizeof(double)));
}

static void finish_lattice(train_lattice *lattice) {
    free(lattice->scores);
    free(lattice->forward);
    free(lattice->backward);
    free(lattice->norms);
    free(lattice->rows);
    free(lattice->starts);
}

/// The sentence without some of its features, others each time: no word may be known by one of them
/// alone (Wager, Wang and Liang 2013).
static train_sentence leave_out(const train_labeller *trainer, const train_sentence *now,
                                train_lattice *lattice) {
    size_t total = now->starts[now->count], kept = 0;
    if (total + 1 > lattice->row_room) {
        lattice->row_room = total * 2 + 1;
        lattice->rows = need(realloc(lattice->rows, lattice->row_room * sizeof(uint32_t)));
    }
    if (now->count + 1 > lattice->start_room) {
        lattice->start_room = now->count * 2 + 1;
        lattice->starts = need(realloc(lattice->starts, lattice->start_room * sizeof(uint32_t)));
    }
    uint64_t most = (uint64_t)(trainer->left_out * 4294967296.0);
    for (size_t at = 0; at < now->count; at++) {
        lattice->starts[at] = (uint32_t)kept;
        for (uint32_t k = now->starts[at]; k < now->starts[at + 1]; k++) {
            lattice->chance = lattice->chance * 6364136223846793005u + 1442695040888963407u;
            if (lattice->chance >> 32 >= most) lattice->rows[kept++] = now->rows[k];
        }
    }
    lattice->starts[now->count] = (uint32_t)kept;
    train_sentence left = *now;
    left.rows = lattice->rows;
    left.starts = lattice->starts;
    return left;
}

static void score_words(const train_labeller *trainer, const train_sentence *now,
                        train_lattice *lattice) {
    size_t labels = trainer->label_count;
    for (size_t at = 0; at < now->count; at++) {
        double *sums = lattice->scores + at * labels, most = -1e300;
        memset(sums, 0, labels * sizeof *sums);
        for (uint32_t k = now->starts[at]; k < now->starts[at + 1]; k++) {
            const float *row = trainer->weights + (size_t)now->rows[k] * labels;
            for (size_t y = 0; y < labels; y++)
                sums[y] += (double)row[y];
        }
        for (size_t y = 0; y < labels; y++) {
            sums[y] *= trainer->scale;
            most = fmax(most, sums[y]);
        }
        for (size_t y = 0; y < labels; y++)
            sums[y] = exp(sums[y] - most);
    }
    for (size_t i = 0; i < (labels + 1) * labels; i++)
        lattice->moves[i] = exp((double)trainer->moves[i] * trainer->scale);
}

static void run_forward(size_t labels, size_t count, train_lattice *lattice) {
    for (size_t at = 0; at < count; at++) {
        double *now = lattice->forward + at * labels, total = 0;
        const double *first = lattice->moves + labels * labels;
        for (size_t y = 0; y < labels; y++)
            now[y] = at == 0 ? first[y] : 0;
        for (size_t x = 0; x < labels && at > 0; x++) {
            const double *moves = lattice->moves + x * labels, before = now[x - labels];
            for (size_t y = 0; y < labels; y++)
                now[y] += before * moves[y];
        }
        for (size_t y = 0; y < labels; y++)
            total += now[y] *= lattice->scores[at * labels + y];
        for (size_t y = 0; y < labels; y++)
            now[y] /= total;
        lattice->norms[at] = total;
    }
}

static void run_backward(size_t labels, size_t count, train_lattice *lattice) {
    for (size_t at = count; at-- > 0;) {
        double *now = lattice->backward + at * labels;
        for (size_t x = 0; x < labels; x++) {
            now[x] = at + 1 == count ? 1 : 0;
            const double *moves = lattice->moves + x * labels;
            for (size_t y = 0; y < labels && at + 1 < count; y++)
                now[x] += moves[y] * lattice->scores[(at + 1) * labels + y] * now[labels + y] /
                          lattice->norms[at + 1];
        }
    }
}

/// The gradient of the moves into the word at `at`.
static void learn_moves(train_labeller *trainer, const train_sentence *now, size_t at, double gain,
                        const float *change, const train_lattice *lattice) {
    size_t labels = trainer->label_count;
    if (at == 0) {
        for (size_t y = 0; y < labels; y++)
            trainer->moves[labels * labels + y] += change[y];
        return;
    }
    const double *before = lattice->forward + (at - 1) * labels;
    const double *scores = lattice->scores + at * labels, *after = lattice->backward + at * labels;
    for (size_t x = 0; x < labels; x++) {
        double out = gain * before[x] / lattice->norms[at];
        for (size_t y = 0; y < labels; y++)
            trainer->moves[x * labels + y] -=
                (float)(out * lattice->moves[x * labels + y] * scores[y] * after[y]);
    }
    trainer->moves[now->labels[at - 1] * labels + now->labels[at]] += (float)gain;
}

/// One step of the gradient on one sentence.
static void learn(train_labeller *trainer, const train_sentence *sentence, double rate,
                  train_lattice *lattice) {
    size_t labels = trainer->label_count;
    train_sentence left = *sentence;
    if (trainer->left_out > 0) left = leave_out(trainer, sentence, lattice);
    const train_sentence *now = &left;
    make_room(lattice, now->count, labels);
    score_words(trainer, now, lattice);
    run_forward(labels, now->count, lattice);
    run_backward(labels, now->count, lattice);
    trainer->scale *= 1 - rate * trainer->lambda;
    double gain = rate / trainer->scale;
    for (size_t at = 0; at < now->count; at++) {
        const double *f = lattice->forward + at * labels, *b = lattice->backward + at * labels;
        float change[LABELS];
        for (size_t y = 0; y < labels; y++)
            change[y] = (float)(gain * ((now->labels[at] == y) - f[y] * b[y]));
        for (uint32_t k = now->starts[at]; k < now->starts[at + 1]; k++) {
            float *row = trainer->weights + (size_t)now->rows[k] * labels;
            for (size_t y = 0; y < labels; y++)
                row[y] += change[y];
        }
        learn_moves(trainer, now, at, gain, change, lattice);
    }
}

static void shuffle(uint32_t *order, size_t count, uint64_t *state) {
    for (size_t i = count; i > 1; i--) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        size_t k = (size_t)(*state >> 33) % i;
        uint32_t kept = order[i - 1];
        order[i - 1] = order[k];
        order[k] = kept;
    }
}

// ---- the epochs

/// What the mean is made of.
typedef struct train_sums {
    float *weights;
    float moves[MOVES];
    int count;
} train_sums;

static void add_up(const train_labeller *trainer, train_sums *sums) {
    size_t labels = trainer->label_count;
    for (size_t i = 0; i < (size_t)(trainer->row_count + 1) * labels; i++)
        sums->weights[i] += (float)((double)trainer->weights[i] * trainer->scale);
    for (size_t i = 0; i < (labels + 1) * labels; i++)
        sums->moves[i] += (float)((double)trainer->moves[i] * trainer->scale);
    sums->count++;
}

static void take_mean(train_labeller *trainer, train_sums *sums) {
    size_t labels = trainer->label_count;
    for (size_t i = 0; i < (size_t)(trainer->row_count + 1) * labels; i++)
        trainer->weights[i] = sums->weights[i] / (float)sums->count;
    for (size_t i = 0; i < (labels + 1) * labels; i++)
        trainer->moves[i] = sums->moves[i] / (float)sums->count;
    trainer->scale = 1;
    for (size_t i = 0; i < (size_t)(trainer->row_count + 1) * labels; i++)
        trainer->weights[i] *= (float)(1 - trainer->left_out);
    free(sums->weights);
}

static void run_epochs(train_labeller *trainer, const train_corpus *corpus) {
    size_t weights = (size_t)(trainer->row_count + 1) * trainer->label_count;
    free(trainer->weights);
    trainer->weights = need(calloc(weights, sizeof *trainer->weights));
    memset(trainer->moves, 0, sizeof trainer->moves);
    trainer->scale = 1;
    train_sums sums = {.weights = need(calloc(weights, sizeof *sums.weights))};
    uint32_t *order = need(malloc((corpus->count + 1) * sizeof *order));
    for (uint32_t i = 0; i < corpus->count; i++)
        order[i] = i;
    train_lattice lattice = {0};
    uint64_t state = 42;
    double steps = 0;
    lattice.chance = 7;
    for (int epoch = 0; epoch < trainer->epochs; epoch++) {
        shuffle(order, corpus->count, &state);
        for (size_t i = 0; i < corpus->count; i++, steps++) {
            double fall = 1 + trainer->rate * trainer->lambda * steps * RATE_FALL;
            learn(trainer, &corpus->items[order[i]], trainer->rate / fall, &lattice);
        }
        if (epoch >= trainer->epochs / 2) add_up(trainer, &sums);
        if (!trainer->is_quiet) fprintf(stderr, "epoch %d\r", epoch + 1);
    }
    take_mean(trainer, &sums);
    free(order);
    finish_lattice(&lattice);
    if (!trainer->is_quiet) fputc('\n', stderr);
}

// ---- leaving features out

typedef struct worth {
    float value;
    uint32_t row;
} worth;

static int compare_worth(const void *a, const void *b) {
    const worth *left = a, *right = b;
    if (left->value != right->value) return left->value < right->value ? 1 : -1;
    return left->row < right->row ? -1 : 1; // a total order
}

/// Leaves out all but `most` features: those stay that move the sums of a text the most, which is
/// the spread of their weights by the root of how often they are used.
static void keep_best(train_labeller *trainer, size_t most) {
    size_t labels = trainer->label_count;
    worth *worths = need(calloc(trainer->row_count + 1, sizeof *worths));
    for (size_t i = 0; i < trainer->slot_count; i++) {
        const train_slot *slot = &trainer->slots[i];
        if (slot->row == 0) continue;
        const float *row = trainer->weights + (size_t)slot->row * labels;
        double sum = 0, squares = 0;
        for (size_t y = 0; y < labels; y++) {
            sum += (double)row[y];
            squares += (double)row[y] * (double)row[y];
        }
        double spread = squares - sum * sum / (double)labels;
        worths[slot->row - 1] = (worth){(float)(spread * sqrt(slot->uses)), slot->row};
    }
    qsort(worths, trainer->row_count, sizeof *worths, compare_worth);
    uint32_t *numbers = need(calloc(trainer->row_count + 1, sizeof *numbers));
    for (size_t i = 0; i < trainer->row_count && i < most; i++)
        numbers[worths[i].row] = (uint32_t)i + 1;
    for (size_t i = 0; i < trainer->slot_count; i++)
        trainer->slots[i].row = numbers[trainer->slots[i].row];
    if (trainer->row_count > most) trainer->row_count = (uint32_t)most;
    free(numbers);
    free(worths);
}

void train_run(train_labeller *trainer, train_corpus *corpus) {
    grow_slots(trainer);
    count_features(trainer, corpus);
    number_features(trainer);
    index_features(trainer, corpus);
    if (!trainer->is_quiet)
        fprintf(stderr, "%zu sentences, %u features\n", corpus->count, trainer->row_count);
    run_epochs(trainer, corpus);
    if (trainer->most_rows == 0 || trainer->row_count <= trainer->most_rows) return;
    keep_best(trainer, trainer->most_rows);
    index_features(trainer, corpus);
    run_epochs(trainer, corpus);
}

void train_corpus_add(train_corpus *corpus, train_sentence sentence) {
    if (sentence.count == 0) return;
    if (corpus->count == corpus->capacity) {
        corpus->capacity = corpus->capacity * 2 + 1024;
        corpus->items = need(realloc(corpus->items, corpus->capacity * sizeof *corpus->items));
    }
    corpus->items[corpus->count++] = sentence;
}

void train_finish(train_labeller *trainer, train_corpus *corpus) {
    for (size_t i = 0; i < corpus->count; i++) {
        free(corpus->items[i].rows);
        free(corpus->items[i].starts);
    }
    free(corpus->items);
    free(trainer->slots);
    free(trainer->weights);
}
