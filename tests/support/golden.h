// SPDX-License-Identifier: GPL-3.0-or-later
// Golden files: what a program should print, kept under tests/data. `tests_NAME Class --update` writes them anew, to be
// looked at before they are committed. Test thread only.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace tidemark::test {

/// Whether this run writes golden files instead of comparing; set by runTests.
void setUpdatingGolden(bool updating);

/// Nothing when `actual` equals the file of tests/data; otherwise where they differ first. With --update the file
/// becomes `actual` and nothing differs.
[[nodiscard]] QString goldenDifference(const QString &name, const QByteArray &actual);

} // namespace tidemark::test
