// SPDX-License-Identifier: GPL-3.0-or-later
// What this build of Tidemark is. Pure functions, safe on any thread.
#pragma once

#include <QtCore/QString>

namespace tidemark::base {

/// The version as released, such as `0.1.0`.
[[nodiscard]] QString version();

/// One line for bug reports: build type, compiler and the Qt that is loaded, such as
/// `RelWithDebInfo, GNU 14.2.0, Qt 6.8.2`.
[[nodiscard]] QString buildInfo();

} // namespace tidemark::base
