// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop can be started with. Pure but for refuse().
#pragma once

#include "base/error.h"

namespace tidemark::desktop {

struct Options
{
    bool sample = false;
    QString tourFolder; // empty: no tour
    QStringList files;
};

// Whether the arguments ask for --help or --version.
[[nodiscard]] bool asksForText(const QStringList &arguments);

// The arguments without those that QApplication takes for itself (-platform xcb), which it can only do with a display.
[[nodiscard]] QStringList withoutToolkitOptions(const QStringList &arguments);

// Reads the arguments (the first is the program); --help and --version print and end the program.
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

// Says on the error stream what is wrong with the options; returns the exit code 2.
[[nodiscard]] int refuse(const Error &error);

} // namespace tidemark::desktop
