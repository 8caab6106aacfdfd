// SPDX-License-Identifier: Apache-2.0
// Everything that libsynopt offers: the objects, one header each, and the engine that makes them
// (engine.h: a run is made, given paths, executed as far as a step, and read).
#ifndef SYNOPT_SYNOPT_H
#define SYNOPT_SYNOPT_H

#include "synopt/base.h"
#include "synopt/collation.h"
#include "synopt/document.h"
#include "synopt/engine.h"
#include "synopt/marks.h"
#include "synopt/pile.h"
#include "synopt/reuse.h"
#include "synopt/story.h"

#endif
