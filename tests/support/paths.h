// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tests find the checkout and the freshly built programs. Pure functions, safe on any thread.
#pragma once

#include <QtCore/QString>

namespace tidemark::test {

/// The root of the checkout, without a trailing slash.
[[nodiscard]] QString sourceDir();

/// A file or folder of tests/data.
[[nodiscard]] QString dataPath(const QString &name);

/// A program of this build, such as `tidemark` or `tidemark-desktop`.
[[nodiscard]] QString programPath(const QString &name);

} // namespace tidemark::test
