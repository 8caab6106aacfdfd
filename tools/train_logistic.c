// SPDX-License-Identifier: Apache-2.0
// Takes examples, gives the weights of a logistic regression. See train_logistic.h.
//
// Values are brought to mean 0 and spread 1, so that one penalty fits all. Accelerated gradient
// descent (Nesterov 1983) with a step of one over the greatest curvature, which power iteration
// finds; after each step the weights that may not be negative are led back to 0. No chance in it:
// the same rows give the same bytes.
#include "train_logistic.h"

#include <math.h>
#include <string.h>

enum { STEPS = 3000, CURVATURE_STEPS = 60 };

static const logistic_row *row_at(logistic_rows rows, size_t i) {
    return (const logistic_row *)((const char *)rows.first + i * rows.stride);
}

/// Mean and spread of each column.
static void find_scales(logistic *model, logistic_rows rows, size_t left_out) {
    size_t bias = model->columns - 1;
    for (size_t j = 0; j < bias; j++) {
        double sum = 0, squares = 0, count = 0;
        for (size_t i = 0; i < rows.count; i++) {
            const logistic_row *one = row_at(rows, i);
            if (one->part == left_out) continue;
            sum += one->values[j];
            squares += one->values[j] * one->values[j];
            count++;
        }
        model->means[j] = sum / count;
        model->spreads[j] =
            sqrt(fmax(squares / count - model->means[j] * model->means[j], 0)) + 1e-9;
    }
    model->means[bias] = 0;
    model->spreads[bias] = 1;
}

static double add_up(const logistic *model, const double *weights, const logistic_row *one) {
    double sum = 0;
    for (size_t j = 0; j < model->columns; j++)
        sum += weights[j] * (one->values[j] - model->means[j]) / model->spreads[j];
    return sum;
}

double logistic_add_up(const logistic *model, const logistic_row *row) {
    return add_up(model, model->weights, row);
}

static void find_gradient(const logistic *model, logistic_rows rows, size_t left_out,
                          const double *at, double *out_gradient) {
    for (size_t j = 0; j < model->columns; j++)
        out_gradient[j] = j + 1 < model->columns ? model->penalty * at[j] : 0;
    for (size_t i = 0; i < rows.count; i++) {
        const logistic_row *one = row_at(rows, i);
        if (one->part == left_out) continue;
        double miss = 1 / (1 + exp(-add_up(model, at, one))) - one->target;
        for (size_t j = 0; j < model->columns; j++)
            out_gradient[j] += miss * (one->values[j] - model->means[j]) / model->spreads[j];
    }
}

/// The greatest curvature of the loss, by power iteration.
static double find_curvature(const logistic *model, logistic_rows rows, size_t left_out) {
    double at[LOGISTIC_COLUMN_CAP], next[LOGISTIC_COLUMN_CAP], size = 1;
    for (size_t j = 0; j < model->columns; j++)
        at[j] = 1;
    for (int turn = 0; turn < CURVATURE_STEPS; turn++) {
        size = 0;
        for (size_t j = 0; j < model->columns; j++)
            next[j] = 0;
        for (size_t i = 0; i < rows.count; i++) {
            const logistic_row *one = row_at(rows, i);
            if (one->part == left_out) continue;
            double sum = add_up(model, at, one);
            for (size_t j = 0; j < model->columns; j++)
                next[j] += sum * (one->values[j] - model->means[j]) / model->spreads[j];
        }
        for (size_t j = 0; j < model->columns; j++)
            size += next[j] * next[j];
        size = sqrt(size);
        for (size_t j = 0; j < model->columns; j++)
            at[j] = next[j] / size;
    }
    return size / 4 + model->penalty;
}

void logistic_fit(logistic *model, logistic_rows rows, size_t left_out) {
    double weights[LOGISTIC_COLUMN_CAP] = {0}, ahead[LOGISTIC_COLUMN_CAP] = {0};
    double gradient[LOGISTIC_COLUMN_CAP], pace = 1;
    find_scales(model, rows, left_out);
    double step = 1 / find_curvature(model, rows, left_out);
    for (int turn = 0; turn < STEPS; turn++) {
        find_gradient(model, rows, left_out, ahead, gradient);
        double next_pace = (1 + sqrt(1 + 4 * pace * pace)) / 2;
        for (size_t j = 0; j < model->columns; j++) {
            double next = ahead[j] - step * gradient[j];
            ahead[j] = next + (pace - 1) / next_pace * (next - weights[j]);
            weights[j] = next;
        }
        pace = next_pace;
    }
    memcpy(model->weights, weights, sizeof weights);
}

void logistic_write(const logistic *model, const char *const *names, FILE *file) {
    double bias = model->weights[model->columns - 1];
    for (size_t j = 0; j + 1 < model->columns; j++) {
        double weight = model->weights[j] / model->spreads[j];
        fprintf(file, "%s\t%.4f\n", names[j], weight);
        bias -= weight * model->means[j];
    }
    fprintf(file, "bias\t%.4f\n", bias);
}
