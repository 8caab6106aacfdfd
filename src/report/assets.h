// SPDX-License-Identifier: Apache-2.0
// The files of src/report/assets/, compiled into the program by tools/embed.c.
#ifndef SYN_REPORT_ASSETS_H
#define SYN_REPORT_ASSETS_H

#include "synopt/base.h"

typedef struct syn_asset {
    syn_str text;       ///< ASCII
    const char *sha256; ///< of the text, in base64
} syn_asset;

extern const syn_asset syn__asset_report_css, syn__asset_report_js;

#endif
