// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the desktop together: options, the engines of this build, the workbench, the window. Once, on the main thread.
#pragma once

namespace tidemark::desktop {

// Runs until the window is closed; returns the exit code (2 for options that make no sense).
[[nodiscard]] int run(int &argc, char **argv);

} // namespace tidemark::desktop
