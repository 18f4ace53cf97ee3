// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for ui, the desktop and the ui tests.
#pragma once

#include "pch_core.h"

#include <QtWidgets/QtWidgets>
