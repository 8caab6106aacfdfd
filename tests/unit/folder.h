// SPDX-License-Identifier: Apache-2.0
// Folders and files for one test, under /tmp. A call that fails is reported as a failed check.
#ifndef SYN_TESTS_UNIT_FOLDER_H
#define SYN_TESTS_UNIT_FOLDER_H

#include "unit/test.h"

enum { TEST_PATH_BYTES = 64 };

/// A fresh folder.
void test_folder_make(char out_path[TEST_PATH_BYTES]);
/// With all that is in it.
void test_folder_remove(const char *path);
/// Writes a file, in place of what was there.
void test_folder_put(const char *path, const char *name, syn_str bytes);
/// Files and folders in it, hidden ones left out.
size_t test_folder_count(const char *path);

#endif
