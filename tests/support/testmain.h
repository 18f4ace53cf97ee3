// SPDX-License-Identifier: GPL-3.0-or-later
// The runner that every test program shares: test classes register themselves, ctest runs each of them by name.
// GUI thread only. A test file holds one class and ends with TIDEMARK_TEST(Class) and #include "file.moc".
#pragma once

#include <QtCore/QObject>
#include <memory>

namespace tidemark::test {

using Factory = std::unique_ptr<QObject> (*)();

/// Adds a test class to this program; constructed at file scope by TIDEMARK_TEST.
class Registration
{
public:
    Registration(const char *name, Factory make);
};

/// Runs `program --list`, `program [QTest options]` (all classes) or `program Class [QTest options]`, and returns the
/// exit code: 0 when all passed, 2 for a class that does not exist. `--update` writes golden files anew (golden.h). The
/// caller has made the application object.
[[nodiscard]] int runTests(int argc, char **argv);

} // namespace tidemark::test

#define TIDEMARK_TEST(Class)                                                                                           \
    static const tidemark::test::Registration registered##Class(                                                       \
        #Class, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
