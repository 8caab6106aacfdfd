// SPDX-License-Identifier: Apache-2.0
// Character references moved to src/text, because feeds need them too; kept for a while so that
// code on other branches still finds them.
#ifndef SYN_EXTRACT_HTML_REFERENCE_H
#define SYN_EXTRACT_HTML_REFERENCE_H

#include "text/html_reference.h"

#endif
