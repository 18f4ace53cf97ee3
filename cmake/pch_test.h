// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the tests without a window.
#pragma once

#include "pch_core.h"

#include <QtTest/QtTest>
