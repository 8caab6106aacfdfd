// SPDX-License-Identifier: Apache-2.0
// First placeholder: replaced by the commands.
#include "synopt/synopt.h"
#include <stdio.h>
int main(void) {
    return puts(syn_version()) < 0;
}
