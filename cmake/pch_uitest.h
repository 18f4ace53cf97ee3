// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for the tests with windows.
#pragma once

#include "pch_ui.h"

#include <QtTest/QtTest>
