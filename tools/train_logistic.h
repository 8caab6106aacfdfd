// SPDX-License-Identifier: Apache-2.0
// Logistic regression for the trainer of collate.
#ifndef SYN_TOOLS_TRAIN_LOGISTIC_H
#define SYN_TOOLS_TRAIN_LOGISTIC_H

#include <stddef.h>
#include <stdio.h>

enum { LOGISTIC_COLUMN_CAP = 64 };

/// One example. A trainer's own record may begin with it.
typedef struct logistic_row {
    double values[LOGISTIC_COLUMN_CAP]; ///< the last of the model's columns is 1
    double target;                      ///< 0 or 1
    double score;                       ///< for the trainer
    size_t part;                        ///< fold or event that may be left out
} logistic_row;

/// The examples: `count` records of `stride` bytes that begin with a logistic_row.
typedef struct logistic_rows {
    const void *first;
    size_t count, stride;
} logistic_rows;

typedef struct logistic {
    size_t columns; ///< with the last one, whose weight is the bias: free and not penalised
    double penalty;
    double means[LOGISTIC_COLUMN_CAP], spreads[LOGISTIC_COLUMN_CAP], weights[LOGISTIC_COLUMN_CAP];
} logistic;

/// Fits the weights to all rows but those of the part `left_out`.
void logistic_fit(logistic *model, logistic_rows rows, size_t left_out);
/// The log-odds that the fitted weights give.
double logistic_add_up(const logistic *model, const logistic_row *row);
/// Writes a line `name<TAB>weight` a column, for values as they are, and the bias.
void logistic_write(const logistic *model, const char *const *names, FILE *file);

#endif
