// SPDX-License-Identifier: Apache-2.0
// What must hold for every document and its marks, whatever the input. Aborts when it does not.
#ifndef SYN_TESTS_FUZZ_CHECKS_H
#define SYN_TESTS_FUZZ_CHECKS_H

#include "input/record.h"
#include "synopt/marks.h"

/// Text is UTF-8; blocks and map rows are sorted, inside, apart; each map row's bytes are the
/// record's bytes; dropped spans lie inside the record.
void check_document(const syn_record *record, const syn_document *document);
/// Every span lies inside the text, on character boundaries, in the order that marks.h promises.
void check_marks(const syn_document *document, const syn_marks *marks);

/// Extracts and annotates one record and checks both.
void check_record(syn_str raw, syn_record_content content);

#endif
